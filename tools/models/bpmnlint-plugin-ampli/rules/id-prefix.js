const { is } = require('bpmnlint-utils');

// The first kind that matches wins.
const PREFIXES = [
  ['bpmn:StartEvent', 'StartEvent'],
  ['bpmn:EndEvent', 'EndEvent'],
  ['bpmn:BoundaryEvent', 'BoundaryEvent'],
  ['bpmn:IntermediateCatchEvent', 'CatchEvent'],
  ['bpmn:IntermediateThrowEvent', 'ThrowEvent'],
  ['bpmn:UserTask', 'UserTask'],
  ['bpmn:ServiceTask', 'ServiceTask'],
  ['bpmn:SendTask', 'SendTask'],
  ['bpmn:ReceiveTask', 'ReceiveTask'],
  ['bpmn:BusinessRuleTask', 'BusinessRuleTask'],
  ['bpmn:CallActivity', 'CallActivity'],
  ['bpmn:SubProcess', 'SubProcess'],
  ['bpmn:Gateway', 'Gateway']
];

const PASCAL_PHRASE = /^[A-Z][A-Za-z0-9]*$/;

// What modelers invent: Activity_0abc12f, Flow_1x2y3z, Event_0k9zq1t.
const GENERATED = /_(?=[0-9a-z]*\d)[0-9a-z]{6,8}$/;

/**
 * Element ids say the kind and the meaning: UserTask_AssessApplication. Code, tests and running
 * instances hold on to these ids, so an invented one must not get in.
 */
module.exports = function() {

  function check(node, reporter) {
    if (is(node, 'bpmn:SequenceFlow')) {
      checkFlow(node, reporter);
    } else if (is(node, 'bpmn:FlowNode')) {
      checkFlowNode(node, reporter);
    } else if (is(node, 'bpmn:RootElement') && GENERATED.test(node.id)) {
      reporter.report(node.id, 'Generated id, give it a meaning', ['id']);
    }
  }

  function checkFlowNode(node, reporter) {
    const entry = PREFIXES.find(([type]) => is(node, type));
    if (!entry) {
      reporter.report(node.id, `${node.$type} is not a kind this house draws`);
      return;
    }
    const prefix = entry[1] + '_';
    if (!node.id.startsWith(prefix) || !PASCAL_PHRASE.test(node.id.slice(prefix.length))) {
      reporter.report(node.id, `Id must be ${prefix}<PascalPhrase>`, ['id']);
    }
  }

  function checkFlow(flow, reporter) {
    if (GENERATED.test(flow.id)) {
      reporter.report(flow.id, 'Generated id, give it a meaning', ['id']);
    } else if (isAnswer(flow) && !/^Flow_[A-Z][A-Za-z0-9]*$/.test(flow.id)) {
      reporter.report(flow.id, 'Id of a flow with a condition must be Flow_<QuestionAnswer>', ['id']);
    }
  }

  return { check };
};

function isAnswer(flow) {
  return flow.conditionExpression || (flow.sourceRef && flow.sourceRef.default === flow);
}

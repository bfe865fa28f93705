const { is, isAny } = require('bpmnlint-utils');

/**
 * What officers and managers meet in Tasklist and Cockpit has a (French) name: user tasks, calls,
 * starts and ends, and the question of every exclusive gateway that splits.
 */
module.exports = function() {

  function check(node, reporter) {
    if (needsName(node) && !(node.name || '').trim()) {
      reporter.report(node.id, 'French label is missing', ['name']);
    }
  }

  return { check };
};

function needsName(node) {
  return isAny(node, ['bpmn:UserTask', 'bpmn:CallActivity', 'bpmn:StartEvent', 'bpmn:EndEvent'])
    || is(node, 'bpmn:ExclusiveGateway') && (node.outgoing || []).length > 1;
}

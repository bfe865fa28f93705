const { is } = require('bpmnlint-utils');

/**
 * A send task only writes its letter; another process takes it away. With a savepoint in front of it there could be an
 * act without its letter.
 */
module.exports = function() {

  function check(node, reporter) {
    if (is(node, 'bpmn:SendTask') && node.get('camunda:asyncBefore') === true) {
      reporter.report(node.id, 'Send task must not have camunda:asyncBefore="true"', ['camunda:asyncBefore']);
    }
  }

  return { check };
};

const { is } = require('bpmnlint-utils');

/**
 * A send task reaches outside. Without a savepoint in front of it a failing mail server would roll back
 * the officer's click, and a later failure would send the same letter twice.
 */
module.exports = function() {

  function check(node, reporter) {
    if (is(node, 'bpmn:SendTask') && node.get('camunda:asyncBefore') !== true) {
      reporter.report(node.id, 'Send task must have camunda:asyncBefore="true"', ['camunda:asyncBefore']);
    }
  }

  return { check };
};

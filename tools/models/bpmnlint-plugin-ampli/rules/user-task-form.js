const { is } = require('bpmnlint-utils');

const FORM_KEY = /^embedded:deployment:forms\/[a-z0-9]+(-[a-z0-9]+)*\.html$/;

/**
 * An officer sees a task only through its candidate group, and can do it only through a form that was
 * deployed with the model. Several tasks may share a form, so the file name is not compared with the id.
 */
module.exports = function() {

  function check(node, reporter) {
    if (!is(node, 'bpmn:UserTask')) {
      return;
    }
    if (!FORM_KEY.test(node.get('camunda:formKey') || '')) {
      reporter.report(node.id, 'camunda:formKey must be embedded:deployment:forms/<kebab-case>.html', ['camunda:formKey']);
    }
    if (!(node.get('camunda:candidateGroups') || '').trim()) {
      reporter.report(node.id, 'camunda:candidateGroups is missing', ['camunda:candidateGroups']);
    }
  }

  return { check };
};

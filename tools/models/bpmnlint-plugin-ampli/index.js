module.exports = {
  configs: {
    recommended: {
      rules: {
        'ampli/id-prefix': 'error',
        'ampli/user-task-form': 'error',
        'ampli/french-label': 'error',
        'ampli/async-before-send': 'error'
      }
    }
  },
  rules: {
    'id-prefix': './rules/id-prefix',
    'user-task-form': './rules/user-task-form',
    'french-label': './rules/french-label',
    'async-before-send': './rules/async-before-send'
  }
};

module.exports = {
  configs: {
    recommended: {
      rules: {
        'ampli/id-prefix': 'error',
        'ampli/user-task-form': 'error',
        'ampli/french-label': 'error',
        'ampli/letter-with-its-act': 'error'
      }
    }
  },
  rules: {
    'id-prefix': './rules/id-prefix',
    'user-task-form': './rules/user-task-form',
    'french-label': './rules/french-label',
    'letter-with-its-act': './rules/letter-with-its-act'
  }
};

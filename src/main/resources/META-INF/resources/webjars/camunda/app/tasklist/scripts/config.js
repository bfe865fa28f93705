export default {
  customScripts: ['../../../ampli/to-login.js', 'scripts/ampli-forms.js'],

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'prendre en charge la tâche affichée'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'aller à la première liste de tâches'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'aller à la première tâche de la liste'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'aller au premier champ du formulaire'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'ouvrir la fenêtre de démarrage d’un processus'
    }
  }
};

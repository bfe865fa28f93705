import {either, locales} from '../../../../ampli/language.js';

export default {
  app: {name: either('Tâches', 'Tasklist'), vendor: 'AMPLI'},
  locales,
  customScripts: ['../../../ampli/to-login.js', '../../../ampli/webapps.js', 'scripts/ampli-forms.js', 'scripts/ampli-lists.js'],

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: either('prendre la tâche affichée', 'claim the task shown')
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: either('aller à la première liste de tâches', 'go to the first list of tasks')
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: either('aller à la première tâche de la liste', 'go to the first task of the list')
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: either('aller au premier champ du formulaire', 'go to the first field of the form')
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: either('ouvrir la fenêtre de démarrage d\'un processus', 'open the window that starts a process')
    }
  }
};

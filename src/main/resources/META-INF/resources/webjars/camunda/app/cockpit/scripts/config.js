import {either, locales} from '../../../../ampli/language.js';

export default {
  app: {name: either('Cockpit', 'Cockpit'), vendor: 'AMPLI'},
  locales,
  customScripts: ['../../../ampli/to-login.js', '../../../ampli/webapps.js']
};

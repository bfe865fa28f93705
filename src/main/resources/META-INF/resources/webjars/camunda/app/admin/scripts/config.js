import {either, locales} from '../../../../ampli/language.js';

export default {
  app: {name: either('Administration', 'Admin'), vendor: 'AMPLI'},
  locales,
  customScripts: ['../../../ampli/to-login.js', '../../../ampli/webapps.js']
};

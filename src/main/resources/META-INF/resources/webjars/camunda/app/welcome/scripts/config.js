export default {
  customScripts: ['../../../ampli/to-login.js']
};

// There is one login, at /connexion. When a Camunda web application turns to its own login view
// (after logout, or when the session is over), leave for ours instead; after the login ours leads back.
import {remember, forget} from './place.js';

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const LOGIN = /^#!?\/login\b/;

let loggedOut = false;
let leaving = false;
window.angular.module('camunda.common.widgets').run(['$rootScope', ($rootScope) => {
  $rootScope.$on('authentication.logout.success', () => { loggedOut = true; });
}]);

// Where the application was before it turned to its login view
let place = '';

async function lookWhereWeAre() {
  if (leaving) return;
  if (!LOGIN.test(window.location.hash)) {
    place = window.location.hash;
    return;
  }
  leaving = true;
  if (loggedOut) {
    forget();
    window.location.replace(`${root}/connexion?fin`);
    return;
  }
  if (place) remember(place);
  // Asked for as a page, the server keeps in mind where the login should lead
  await fetch(window.location.pathname, {credentials: 'same-origin', headers: {Accept: 'text/html'}}).catch(() => {});
  window.location.replace(`${root}/connexion?session`);
}

// AngularJS changes the route by the history API, which fires no event, or by the hash
for (const change of ['pushState', 'replaceState']) {
  const original = window.history[change];
  window.history[change] = function (...args) {
    const result = original.apply(this, args);
    lookWhereWeAre();
    return result;
  };
}
window.addEventListener('hashchange', lookWhereWeAre);
window.addEventListener('popstate', lookWhereWeAre);
lookWhereWeAre();

// There is one login, at /connexion. When a Camunda web application turns to its own login view
// (after logout, or when the session is over), leave for ours instead.
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

function leaveIfLoggedOut() {
  if (/^#!?\/login\b/.test(window.location.hash)) {
    window.location.replace(`${root}/connexion`);
  }
}

// AngularJS changes the route by the history API, which fires no event
for (const change of ['pushState', 'replaceState']) {
  const original = window.history[change];
  window.history[change] = function (...args) {
    const result = original.apply(this, args);
    leaveIfLoggedOut();
    return result;
  };
}
window.addEventListener('hashchange', leaveIfLoggedOut);
window.addEventListener('popstate', leaveIfLoggedOut);
leaveIfLoggedOut();

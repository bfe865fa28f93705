// Where somebody was in a web application when the session ended, or where a link led that was opened without a
// session, to come (back) there after the login. The part of an address behind "#" names the task or the page, and no
// server ever sees it. Kept in this tab only, and not for long: whoever sits down tomorrow begins afresh.
const KEPT = 'ampli.place';
const FOR = 60 * 60_000;
const LOGIN = /\/connexion$/;

/** path: of this application, with what is asked for; hash: with its "#", or nothing */
export function remember(hash, path = location.pathname + location.search) {
  sessionStorage.setItem(KEPT, JSON.stringify({path, hash, at: Date.now()}));
}

export function forget() {
  sessionStorage.removeItem(KEPT);
}

// A web application is one page, whatever stands behind its name
const page = (path) => (/^.*\/camunda\/app\/\w+/.exec(path) || [path])[0];

function comesFromLogin() {
  const from = document.referrer && new URL(document.referrer);
  return from && from.origin === location.origin && LOGIN.test(from.pathname);
}

// On a page to which a login leads: before an application starts and looks where it is
function arrive() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) || 'null');
  if (!kept) return;
  // "#//" names no page, and AngularJS would stop at it
  const hash = /^#(?!\/\/)/.test(kept.hash) ? kept.hash : '';
  const here = page(kept.path) === page(location.pathname + location.search);
  const fromLogin = comesFromLogin();
  if (!here && !fromLogin) return;
  forget();
  if (Date.now() - kept.at > FOR) return;
  if (!here) {
    // Of two tabs that wait for a login, the server knows the last one's place only. The path is one that the server
    // wrote into its own login page; "//" would be somebody else's.
    if (/^\/(?![/\\])/.test(kept.path)) location.replace(kept.path + hash);
  } else if (hash && (fromLogin || /^(#!?\/?)?$/.test(location.hash))) {
    history.replaceState(history.state, '', location.pathname + location.search + hash);
    const part = document.getElementById(hash.slice(1));
    if (part) part.scrollIntoView();
  }
}

if (!LOGIN.test(location.pathname)) arrive();

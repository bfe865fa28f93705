// Where somebody was in a web application when the session ended, to come back there after the login. Kept in this tab
// only, and not for long: whoever sits down tomorrow begins afresh.
const KEPT = 'ampli.place';
const FOR = 60 * 60_000;

export function remember(hash) {
  sessionStorage.setItem(KEPT, JSON.stringify({path: location.pathname, hash, at: Date.now()}));
}

export function forget() {
  sessionStorage.removeItem(KEPT);
}

// Before the application starts and looks where it is
const kept = JSON.parse(sessionStorage.getItem(KEPT) || 'null');
if (kept && kept.path === location.pathname) {
  forget();
  if (Date.now() - kept.at < FOR && /^(#!?\/?)?$/.test(location.hash)) {
    history.replaceState(history.state, '', kept.hash);
  }
}

// A link to a task (…/tasklist/default/#/?task=…) that somebody opens without a session: the server leads here, and the
// browser hands on what stands behind "#", which the login itself would lose. So it is kept in this tab.
import {forget, remember} from './place.js';

// Where the server will lead after the login; nothing where somebody came here by themselves
const {place} = document.body.dataset;
const comesAnew = location.search === '';

if (location.hash && place) {
  remember(location.hash, place);
} else if (comesAnew && place) {
  remember('', place);
} else if (comesAnew || location.search === '?fin') {
  forget();
}

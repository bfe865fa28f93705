// What happened, step by step, and what people decided: of one instance, or of all that belongs to a dossier.
import {ask, views} from './data.js';
import {dossierLink, el, fill, frame, table} from './dom.js';

/** A list that comes in pages: what is there, and a button for more. */
function pages(caption, address, empty) {
  const place = el('div', {});
  let known = [];
  async function more(next) {
    await fill(place, () => ask(next), (part) => {
      known = known.concat(part.rows);
      return [
        known.length === 0 ? el('p', {class: 'ampli-quiet'}, empty) : table(caption, part.columns, known),
        part.next && el('button', {type: 'button', class: 'btn btn-default', click: () => more(`${address}?after=${encodeURIComponent(part.next)}`)}, 'Voir la suite'),
      ].filter(Boolean);
    });
  }
  more(address);
  return place;
}

const trail = (base) => [
  el('h2', {}, 'Étapes'),
  pages('Étapes terminées et en cours', `${base}/activities`, 'Aucune étape n’est enregistrée.'),
  el('h2', {}, 'Actes du dossier'),
  pages('Actes inscrits au journal', `${base}/acts`, 'Aucun acte n’est inscrit au journal.'),
];

/** Below the diagram of a running instance. */
export function instanceTab(node, {processInstanceId}) {
  const base = `/api/oversight/instances/${encodeURIComponent(processInstanceId)}`;
  const about = el('div', {});
  frame(node, about, trail(base));
  return fill(about, () => ask(base), ({dossier}) => (dossier
    ? el('p', {}, 'Dossier ', dossierLink(dossier))
    : el('p', {class: 'ampli-quiet'}, 'Ce processus ne porte pas sur un dossier.')));
}

/** The page of a dossier whose processes may have ended, which Cockpit itself does not open any more. */
export function page(node) {
  document.title = 'AMPLI Cockpit | Piste d’audit';
  const number = new URLSearchParams(window.location.hash.split('?')[1] || '').get('dossier') || '';
  frame(node,
    el('header', {class: 'ampli-head'},
      el('h1', {}, 'Piste d’audit ', dossierLink(number)),
      el('nav', {'aria-label': 'Autres vues'}, views.finished && el('a', {href: '#/dossiers-clos'}, 'Dossiers clos'), el('a', {href: '#/pilotage'}, 'Pilotage'))),
    trail(`/api/oversight/dossiers/${encodeURIComponent(number)}`)).classList.add('ampli-page');
}

// « Dossiers clos »: how dossiers ended, found by outcome, period, department and words.
import {ask, at} from './data.js';
import {el, fill, frame, newId, table} from './dom.js';

const FINISHED = '/api/oversight/finished';

function field(label, control) {
  control.id = newId('field');
  control.classList.add('form-control');
  return el('div', {class: 'ampli-field'}, el('label', {for: control.id}, label), control);
}

/** The page. */
export function page(node) {
  document.title = 'AMPLI Cockpit | Dossiers clos';
  const ending = el('select', {name: 'ending'}, el('option', {value: ''}, 'Toutes'));
  const from = el('input', {type: 'date', name: 'from'});
  const to = el('input', {type: 'date', name: 'to'});
  const department = el('input', {name: 'department', maxlength: '3', size: '4', autocomplete: 'off', placeholder: '33'});
  const words = el('input', {type: 'search', name: 'words', autocomplete: 'off', placeholder: 'porteur, projet, commune'});
  const controls = [ending, from, to, department, words];
  const place = el('div', {});
  const said = el('p', {class: 'ampli-quiet', role: 'status'});
  const csv = el('a', {download: true}, 'CSV');

  const asked = () => new URLSearchParams(controls.filter((one) => one.value.trim() !== '').map((one) => [one.name, one.value.trim()]));
  let known = [];

  async function more(after) {
    const question = asked();
    csv.href = at(`${FINISHED}.csv?${question}`);
    if (after) {
      question.set('after', after);
    } else {
      known = [];
    }
    await fill(place, () => ask(`${FINISHED}?${question}`), (part) => {
      known = known.concat(part.rows);
      said.textContent = known.length === 0
        ? 'Aucun dossier clos ne répond à ces critères.'
        : `${known.length} ${known.length < 2 ? 'dossier affiché' : 'dossiers affichés'}${part.next ? ', il y en a d’autres' : ''}`;
      return known.length === 0 ? [] : [
        table('Dossiers clos, le plus récent d’abord', part.columns, known),
        part.next && el('button', {type: 'button', class: 'btn btn-default', click: () => more(part.next)}, 'Voir la suite'),
      ].filter(Boolean);
    });
  }

  const form = el('form', {
    class: 'ampli-search',
    role: 'search',
    submit: (event) => {
      event.preventDefault();
      more();
    },
  },
  field('Issue', ending), field('Clos du', from), field('au', to), field('Département', department), field('Mots', words),
  el('button', {type: 'submit', class: 'btn btn-primary'}, 'Rechercher'));

  frame(node,
    el('header', {class: 'ampli-head'},
      el('h1', {}, 'Dossiers clos'),
      el('nav', {'aria-label': 'Autres vues'}, el('a', {href: '#/pilotage'}, 'Pilotage')),
      csv),
    form, said, place).classList.add('ampli-page');

  ask(`${FINISHED}/endings`).then((endings) => ending.append(...endings.map(({value, label}) => el('option', {value}, label))), () => {});
  return more();
}

// « Pilotage AMPLI »: every figure that the server knows, drawn from what it says about itself.
import {ask, at, views} from './data.js';
import {chart} from './chart.js';
import {el, fill, frame, newId, table} from './dom.js';
import {time, words} from './words.js';

const FIGURES = '/api/oversight/figures';

// Said in words too, not by colour alone
const TONES = {ok: 'conforme', watch: 'à surveiller', late: 'hors cible'};

function headline(values) {
  return values.length > 0 && el('dl', {class: 'ampli-headline'}, values.map((one) => el(
    'div', {class: `ampli-tile ${one.tone ? `ampli-tone-${one.tone}` : ''}`},
    el('dt', {}, one.label),
    el('dd', {}, words(one.value, one.type), one.tone && TONES[one.tone] && el('span', {class: 'ampli-tone'}, TONES[one.tone])),
  )));
}

/**
 * A figure: headline numbers, chart, the table that is its twin, and the files to take away.
 * drawnRows: which rows the chart shows, all unless told.
 */
export async function draw(figure, files, drawnRows = figure.rows) {
  const drawn = figure.chart && figure.chart.kind !== 'none' && drawnRows.length > 0;
  const twin = table(figure.title, figure.columns, figure.rows);
  return [
    figure.explanation && el('p', {class: 'ampli-explanation'}, figure.explanation),
    headline(figure.headline || []),
    drawn && await chart({...figure, rows: drawnRows}),
    figure.rows.length === 0 && el('p', {class: 'ampli-quiet'}, 'Rien à montrer pour le moment.'),
    drawn && el('details', {class: 'ampli-twin'}, el('summary', {}, 'Voir le tableau'), twin),
    !drawn && figure.rows.length > 0 && twin,
    figure.note && el('p', {class: 'ampli-note'}, figure.note),
    el('p', {class: 'ampli-foot'},
      el('span', {}, `À jour à ${time(figure.asOf)}`),
      figure.rows.length > 0 && files.map(([label, address]) => el(
        'a', {href: at(address), download: true, 'aria-label': `${label} : ${figure.title}`}, label))),
  ].filter(Boolean);
}

const addressOf = (id) => `${FIGURES}/${encodeURIComponent(id)}`;

function card({id, title}) {
  const heading = newId('figure');
  const place = el('div', {class: 'ampli-place'});
  const section = el('section', {class: 'ampli-figure', 'aria-labelledby': heading, 'data-figure': id},
    el('h3', {id: heading}, title), place);
  section.load = () => fill(place, () => ask(addressOf(id)), (figure) => {
    section.asOf = figure.asOf;
    section.classList.toggle('ampli-wide', figure.chart.kind === 'none' && figure.columns.length > 5);
    return draw(figure, [['CSV', `${addressOf(id)}.csv`], ['Excel', `${addressOf(id)}.xlsx`]]);
  });
  return section;
}

/** A figure that would stand alone beside an empty column takes both. */
function spread(grid) {
  const narrow = (figure) => figure && !figure.classList.contains('ampli-wide');
  for (const figure of [...grid.children]) {
    if (narrow(figure) && !narrow(figure.previousElementSibling) && !narrow(figure.nextElementSibling)) {
      figure.classList.add('ampli-wide');
    }
  }
}

/** The page. */
export function page(node) {
  document.title = 'AMPLI Cockpit | Pilotage';
  const place = el('div', {});
  const said = el('span', {class: 'ampli-quiet', role: 'status'});
  async function load() {
    said.textContent = 'Lecture des chiffres…';
    await fill(place, () => ask(FIGURES), (list) => {
      if (list.length === 0) {
        return el('p', {class: 'ampli-quiet'}, 'Aucun chiffre n’est disponible.');
      }
      const sections = [...new Set(list.map(({section}) => section))];
      return sections.map((name) => el('section', {class: 'ampli-section'},
        el('h2', {}, name),
        el('div', {class: 'ampli-grid'}, list.filter(({section}) => section === name).map(card))));
    });
    const figures = [...place.querySelectorAll('.ampli-figure')];
    await Promise.all(figures.map((figure) => figure.load()));
    [...place.querySelectorAll('.ampli-grid')].forEach(spread);
    const moments = figures.map(({asOf}) => asOf).filter(Boolean).sort();
    said.textContent = moments.length > 0 ? `À jour à ${time(moments[0])}` : '';
  }
  frame(node,
    el('header', {class: 'ampli-head'},
      el('h1', {}, 'Pilotage AMPLI'),
      views.finished && el('nav', {'aria-label': 'Autres vues'}, el('a', {href: '#/dossiers-clos'}, 'Dossiers clos')),
      said,
      el('button', {type: 'button', class: 'btn btn-default', click: load}, 'Actualiser')),
    place).classList.add('ampli-page');
  return load();
}

/** The few numbers of the first figures, on the dashboard, and the way to the rest. */
export function tile(node) {
  const place = el('div', {});
  frame(node, el('p', {}, el('a', {class: 'btn btn-primary', href: '#/pilotage'}, 'Ouvrir le pilotage AMPLI')), place);
  return fill(place, async () => {
    const list = await ask(FIGURES);
    return Promise.all(list.slice(0, 3).map(({id}) => ask(addressOf(id))));
  }, (figures) => headline(figures.flatMap((figure) => figure.headline || [])) || []);
}

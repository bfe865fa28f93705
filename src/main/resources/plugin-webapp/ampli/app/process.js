// A process: how much runs and has run through each step, and how long it takes. On the diagram, and as a tab.
import {ask} from './data.js';
import {el, fill, frame} from './dom.js';
import {draw} from './figures.js';
import {words} from './words.js';

const addressOf = (id) => `/api/oversight/processes/${encodeURIComponent(id)}/activities`;

/** "3 en cours, 12 terminées, 4,5 jours en moyenne" */
const sentence = ({running, finished, meanDays}) => `${words(running, 'integer')} en cours, ${
  words(finished, 'integer')} ${finished < 2 ? 'terminée' : 'terminées'}${
  finished > 0 ? `, ${words(meanDays, 'days')} en moyenne` : ''}`;

function badge(row) {
  return el('div', {class: 'ampli-badge', lang: 'fr', title: `${row.name} : ${sentence(row)}`, role: 'note', 'aria-label': `${row.name} : ${sentence(row)}`},
    `✓ ${words(row.finished, 'integer')}`,
    row.meanDays > 0 && el('span', {class: 'ampli-badge-mean'}, `⌀ ${words(row.meanDays, 'days').replace(/jours?/, 'j')}`));
}

/** Finished instances and mean duration above each step; what runs Cockpit itself shows, below. */
export async function badges(viewer, {processDefinitionId}) {
  let figure;
  try {
    figure = await ask(addressOf(processDefinitionId));
  } catch (unreadable) {
    return; // the tab says why
  }
  const overlays = viewer.get('overlays');
  const elements = viewer.get('elementRegistry');
  for (const row of figure.rows) {
    if (row.finished > 0 && elements.get(row.activity)) {
      overlays.add(row.activity, 'ampli', {position: {top: -13, left: 4}, scale: {min: 0.7}, html: badge(row)});
    }
  }
}

/** The same as a table, with a chart of the durations. */
export function tab(node, {processDefinitionId}) {
  const place = el('div', {class: 'ampli-figure'});
  frame(node, place);
  const address = addressOf(processDefinitionId);
  return fill(place, () => ask(address), (figure) => draw(
    figure,
    [['CSV', `${address}.csv`], ['Excel', `${address}.xlsx`]],
    figure.rows.filter(({meanDays}) => meanDays > 0), // the rest takes no time, and would only lengthen the chart
  ));
}

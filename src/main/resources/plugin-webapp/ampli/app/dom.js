// What all views are built from: elements, tables, and what stands there while something loads or fails.
import {at} from './data.js';
import {isNumber, words} from './words.js';

/** An element with attributes, listeners (as functions) and children; what is empty is left out. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

let last = 0;

/** An id that nothing else on the page has. */
export const newId = (what) => `ampli-${what}-${++last}`;

/** The frame of a view: everything of ours speaks French, whatever the language of the browser. */
export function frame(node, ...children) {
  const view = el('div', {class: 'ampli-cockpit', lang: 'fr'}, ...children);
  node.replaceChildren(view);
  return view;
}

const turns = new WeakMap();

/**
 * Fills a place with what is asked for, and says so while it comes and when it does not. Where more is asked for the
 * same place, only the last question counts, whichever answer comes last.
 */
export async function fill(place, question, draw) {
  const turn = (turns.get(place) || 0) + 1;
  turns.set(place, turn);
  place.setAttribute('aria-busy', 'true');
  if (!place.hasChildNodes()) {
    place.append(el('p', {class: 'ampli-quiet'}, 'Chargement…'));
  }
  try {
    const answer = await question();
    if (turns.get(place) !== turn) {
      return;
    }
    place.replaceChildren(...[await draw(answer)].flat());
  } catch (failure) {
    if (turns.get(place) !== turn) {
      return;
    }
    place.replaceChildren(el('div', {class: 'ampli-error', role: 'alert'},
      el('p', {}, failure.message),
      el('button', {type: 'button', class: 'btn btn-default', click: () => fill(place, question, draw)}, 'Réessayer')));
  }
  place.removeAttribute('aria-busy');
}

export const dossierLink = (number) => el('a', {href: at(`/dossiers/${encodeURIComponent(number)}`)}, number);

const align = (type) => (isNumber(type) ? 'ampli-number' : ['date', 'instant', 'dossier', 'link'].includes(type) && 'ampli-whole');

function content(value, type) {
  if (value === null || value === undefined || value === '') {
    return words(value, type);
  }
  if (type === 'dossier') {
    return dossierLink(value);
  }
  if (type === 'link') {
    const {href, label} = typeof value === 'object' ? value : {href: value, label: 'Ouvrir'};
    return el('a', {href: href.startsWith('/') ? at(href) : href}, label);
  }
  return words(value, type);
}

/** A table that can be read by eye, by ear and on paper; it scrolls sideways rather than widening the page. */
export function table(caption, columns, rows) {
  const head = columns.map((column) => el('th', {scope: 'col', class: align(column.type)}, column.label));
  const body = rows.map((row) => el('tr', {}, columns.map((column, index) => el(
    index === 0 ? 'th' : 'td',
    {scope: index === 0 && 'row', class: align(column.type)},
    content(row[column.key], column.type),
  ))));
  return el('div', {class: 'ampli-scroll', tabindex: '0', role: 'region', 'aria-label': caption},
    el('table', {class: 'ampli-table'},
      el('caption', {class: 'sr-only'}, caption),
      el('thead', {}, el('tr', {}, head)),
      el('tbody', {}, body)));
}

/*
 * The task lists of Tasklist: which one a person begins with, in which order tasks stand, how many there are in each, and
 * what a card tells of its dossier. Facts come from the record in one request for a whole list (docs/decisions/0027).
 */
import {either} from '../../../../ampli/language.js';
import '../../../../ampli/place.js'; // first: it may know where to begin

const path = new URL(document.baseURI).pathname;
const ROOT = path.slice(0, Math.max(0, path.indexOf('/camunda/')));

async function ask(address) {
  const answer = await fetch(ROOT + address, {credentials: 'same-origin', headers: {Accept: 'application/json'}});
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

// Tasklist sorts by age and forgets the order of the list, unless the address says otherwise
const ORDER = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}, {sortBy: 'priority', sortOrder: 'desc'}]);

async function begin() {
  const [route, query = ''] = location.hash.replace(/^#!?/, '').split('?');
  if (route !== '' && route !== '/') return;
  const parameters = new URLSearchParams(query);
  if (!parameters.has('sorting')) parameters.set('sorting', ORDER);
  if (!parameters.has('filter') && !parameters.has('task')) {
    const lists = await ask('/api/tasks/lists').catch(() => []);
    const of = (kind) => lists.find((list) => list.kind === kind);
    if (of('mine') && of('groups') && of('mine').tasks === 0) parameters.set('filter', of('groups').id);
    show(lists);
  } else {
    count();
  }
  history.replaceState(history.state, '', `#/?${parameters}`);
}

/** Tasklist draws its whole list anew every ten seconds: who was in it with the keyboard is put back where they were. */
function keepPlace() {
  const place = document.activeElement?.closest('.tasks-list li a')?.getAttribute('href');
  if (!place) return;
  const list = document.querySelector('[cam-tasks]');
  const watch = new MutationObserver(() => {
    if (document.activeElement !== document.body) return;
    list.querySelector(`.tasks-list li a[href="${CSS.escape(place)}"]`)?.focus({preventScroll: true});
  });
  watch.observe(list, {childList: true, subtree: true});
  setTimeout(() => watch.disconnect(), 5_000);
}

let rootScope = null;
let counts = {};
let counted = 0;

function show(lists) {
  counts = Object.fromEntries(lists.map((list) => [list.id, list.tasks]));
  counted = Date.now();
  if (rootScope) rootScope.$evalAsync(() => { rootScope.ampliCounts = counts; });
}

/** Each list that is not open shows its number too; asked again when somebody looks, once a minute at most. */
function count() {
  if (Date.now() - counted < 60_000) return;
  counted = Date.now();
  ask('/api/tasks/lists').then(show).catch(() => {}); // the list in front says what is wrong
}

// Who takes a task, gives it back or ends it changes the numbers
document.addEventListener('click', (event) => {
  if (event.target.closest('[ng-click="claim()"], [ng-click="unclaim()"], [ng-click="complete()"]')) counted = 0;
}, true);

// Tasklist asks for its list every ten seconds, day and night, and so no session would ever end
const IDLE = 15 * 60_000;
let touched = Date.now();
for (const act of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
  window.addEventListener(act, () => { touched = Date.now(); }, {capture: true, passive: true});
}
const somebodyLooks = () => !document.hidden && Date.now() - touched < IDLE;

window.angular.module('camunda.common.widgets').run(['$rootScope', '$location', '$injector', ($rootScope, $location, $injector) => {
  rootScope = $rootScope;
  $rootScope.ampliCounts = counts;

  const [filters] = $injector.get('camTasklistFiltersDirective');
  filters.template = filters.template.replace(
    /<span ng-show="isFocused\(filter\)"\s+class="counter">\{\{ filterCount \}\}<\/span>/,
    '<span class="counter">{{ isFocused(filter) ? filterCount : $root.ampliCounts[filter.id] }}</span>');

  // "dans 9 jours" counts hours where the law counts days
  const [meta] = $injector.get('camTasklistTaskMetaDirective');
  meta.template = meta.template.replace('am-time-ago="task.due">{{ task.due }}', '>{{ task.due | camDate:\'short\' }}');

  const broadcast = $rootScope.$broadcast;
  $rootScope.$broadcast = function (name, ...rest) {
    if (name === 'refresh' && !somebodyLooks()) return {defaultPrevented: false};
    return broadcast.call(this, name, ...rest);
  };
  $rootScope.$on('refresh', () => { keepPlace(); count(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) $rootScope.$broadcast('refresh'); });

  // The name in the header leads to an address without any order
  $rootScope.$on('$locationChangeSuccess', () => {
    if ($location.path() === '/' && !$location.search().sorting) $location.search('sorting', ORDER).replace();
  });
}]);

// Cards: all that are drawn in one breath are asked for together
const FRESH = 60_000;
const known = new Map();
let batch = null;

function card(id) {
  const kept = known.get(id);
  if (kept && Date.now() - kept.at < FRESH) return Promise.resolve(kept.card);
  if (!batch) {
    const ids = new Set();
    batch = {ids, answer: new Promise((go) => { setTimeout(go); }).then(async () => {
      batch = null;
      const cards = await ask(`/api/tasks/cards?ids=${[...ids].map(encodeURIComponent).join(',')}`);
      for (const each of ids) known.set(each, {card: cards.find((found) => found.id === each), at: Date.now()});
    })};
  }
  batch.ids.add(id);
  return batch.answer.then(() => known.get(id).card);
}

function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function day({label, day: on, when, late}) {
  return element('span', {class: late ? 'ampli-day ampli-late' : 'ampli-day'},
    on ? `${label}\u00a0: ${on}, ` : `${label}\u00a0: `, element('strong', {}, when));
}

function draw(node, facts) {
  if (!facts) return; // a task that is about no dossier
  if (!facts.open) {
    node.replaceChildren(element('p', {}, 'Dossier qui ne vous est pas ouvert'));
    return;
  }
  const link = element('a', {href: `${ROOT}/dossiers/${facts.number}`, target: '_blank', rel: 'noopener', title: 'Voir le dossier (nouvel onglet)'}, facts.number);
  // The card around it would open the task as well
  link.addEventListener('click', (event) => event.stopPropagation());
  const lines = [
    element('p', {}, link, ' ', element('span', {class: 'ampli-holder'}, facts.holder)),
    element('p', {class: 'ampli-stage'}, facts.stage, ...(facts.awaited ? [' · ', element('em', {}, `en attente ${facts.awaited}`)] : [])),
  ];
  const days = [facts.due, facts.law].filter((each) => each).map(day);
  if (days.length) lines.push(element('p', {class: 'ampli-days'}, ...days));
  node.replaceChildren(...lines);
  node.closest('li.task')?.classList.add('ampli-told');
}

await begin().catch((broken) => console.warn(broken)); // Tasklist then begins as it always did

export default [
  {
    id: 'ampli-card',
    pluginPoint: 'tasklist.card',
    priority: 300,
    render(node, {taskId}) {
      node.className = 'ampli-card';
      node.lang = 'fr';
      // What is known from before stands there at once: the list is drawn anew every few seconds
      if (known.has(taskId)) queueMicrotask(() => draw(node, known.get(taskId).card));
      card(taskId).then((facts) => draw(node, facts)).catch((broken) => console.warn(broken));
    },
    unmount() {},
  },
  {
    id: 'ampli-dossiers',
    pluginPoint: 'tasklist.navbar.action',
    priority: 300,
    render(node) {
      node.replaceChildren(element('a', {href: `${ROOT}/dossiers`, target: '_blank', rel: 'noopener', title: either('Chercher un dossier (nouvel onglet)', 'Find a dossier (new tab)')},
        element('span', {class: 'glyphicon glyphicon-folder-open'}), '\u00a0 Dossiers'));
    },
    unmount() {},
  },
];

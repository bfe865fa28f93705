// What the modules of the forms share: how to ask the application, and how to write what it answers.

const API = document.querySelector('base') ? appRoot() : '';

function appRoot() {
  // The webapp's base is <root>/camunda/app/tasklist/…: our API lives beside /camunda.
  const path = new URL(document.baseURI).pathname;
  return path.slice(0, Math.max(0, path.indexOf('/camunda/')));
}

function cookie(name) {
  const found = document.cookie.split('; ').find((part) => part.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

const SILENT = 'Le service ne répond pas. Attendez un instant puis recommencez\u00a0; rien n\'est perdu.';

/** What the application refused: its sentence, the HTTP status (0 where nothing answered) and the reasons. */
class Refused extends Error {
  constructor(message, status, reasons) {
    super(message);
    this.status = status;
    this.reasons = reasons;
  }

  is(code) {
    return this.reasons.some((reason) => reason.code === code);
  }
}

/** Asks the application; answers the JSON that it sends, null where it sends nothing. */
export async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(API + path, {
      credentials: 'same-origin',
      ...options,
      headers: {Accept: 'application/json', 'X-AMPLI-XSRF': cookie('AMPLI-XSRF'), ...(options.headers || {})},
    });
  } catch (broken) {
    // The browser's own words are English, and a server cuts the line on a file far above its limit.
    throw new Refused(options.body instanceof FormData
      ? 'L\'envoi a été interrompu. Vérifiez la connexion et la taille du fichier, puis recommencez.'
      : SILENT, 0, []);
  }
  if (response.ok) {
    return response.status === 204 ? null : response.json();
  }
  const body = await response.json().catch(() => ({}));
  throw new Refused(body.message || body.detail || SILENT, response.status, body.reasons || []);
}

/** The same with something to say. */
export const send = (method, path, body, options = {}) => call(path, {
  method,
  headers: {'Content-Type': 'application/json'},
  body: JSON.stringify(body),
  ...options,
});

export const address = (path) => API + path;

export const at = (object, path) => path.split('.').reduce((value, key) => (value == null ? value : value[key]), object);

const isoDate = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/;
const moment = (style) => new Intl.DateTimeFormat('fr-FR', {...style, timeZone: 'Europe/Paris'});

/** A fact as people read it: dates in French, yes and no in words, a dash for nothing. */
export function readable(value) {
  if (value == null || value === '') return '–';
  if (value === true) return 'oui';
  if (value === false) return 'non';
  const date = typeof value === 'string' && isoDate.exec(value);
  if (!date) return String(value);
  if (!date[4]) return `${date[3]}/${date[2]}/${date[1]}`;
  return moment({dateStyle: 'short', timeStyle: 'short'}).format(new Date(value));
}

/** The day of a moment, as in "25/11/2026". */
export const day = (instant) => moment({dateStyle: 'short'}).format(new Date(instant));

/** A day and an hour, as in "25/11/2026 à 10 h 32". */
export const dayAndHour = (instant) => `${day(instant)} à ${hour(instant)}`;

/** The hour of a moment, as in "10 h 32". */
export const hour = (instant) => moment({hour: '2-digit', minute: '2-digit'}).format(new Date(instant)).replace(':', ' h ');

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export function button(label, act, look = 'btn-default btn-sm') {
  const node = element('button', {type: 'button', class: `btn ${look}`}, label);
  node.addEventListener('click', act);
  return node;
}

const partials = new Map();

/** The HTML that several forms share, fetched once; see docs/forms.md. */
export function partial(name) {
  if (!partials.has(name)) {
    const found = fetch(address(`/camunda/app/tasklist/partials/${name}.html`), {credentials: 'same-origin'}).then((answer) => {
      if (!answer.ok) throw new Error('Une partie du formulaire n\'a pas pu être chargée. Rechargez la page.');
      return answer.text();
    });
    found.catch(() => partials.delete(name));
    partials.set(name, found);
  }
  return partials.get(name);
}

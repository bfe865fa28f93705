/*
 * What is typed in a form and not handed in yet. It is kept by the application, per person and task; what was typed
 * since the last time also in this tab, so that it outlives a session that ends. Account numbers (data-no-draft) are
 * kept nowhere.
 */
import {button, call, dayAndHour, element, hour, send} from './ampli-api.js';

const HERE = 'ampli-draft:';
const PAUSE = 2000;
const AGAIN = 30000;

/** Desks are shared: whatever another person left in this tab goes, and so does what Camunda itself keeps of forms. */
export function forgetOthers(person) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(HERE) && !key.startsWith(`${HERE}${person}:`)) sessionStorage.removeItem(key);
  }
  for (const key of Object.keys(localStorage)) {
    if (/^cam(unda-f|F)orm:/.test(key)) localStorage.removeItem(key);
  }
}

export class Draft {
  constructor(form, person, place) {
    this.form = form;
    this.path = `/api/drafts/${place}`;
    this.key = `${HERE}${person}:${place}`;
    this.revision = 0;
    this.dirty = false;
    this.state = element('p', {class: 'ampli-draft-state', role: 'status', 'aria-live': 'polite'});
    this.notice = element('div', {class: 'ampli-draft-notice', role: 'status', hidden: ''});
  }

  /** Shows what was typed before, if anything was. */
  async open() {
    let kept;
    try {
      kept = await call(this.path);
    } catch (trouble) {
      // Somebody else's task is only looked at; without an answer nothing is restored, and typing will tell
      this.closed = Boolean(trouble.is?.('FORM_NOT_YOURS'));
      return;
    }
    this.before = this.values();
    this.revision = kept.revision;
    const here = JSON.parse(sessionStorage.getItem(this.key) || 'null');
    if (here && kept.revision && here.basedOn !== kept.revision) {
      await this.apply(here.content);
      this.dirty = true;
      this.conflict();
    } else if (here) {
      await this.apply(here.content);
      this.dirty = true;
      this.tell('Ce que vous aviez tapé ici et qui n\'était pas encore enregistré est de retour.');
      this.save();
    } else if (kept.revision) {
      await this.apply(kept.content);
      this.tell(`Votre brouillon du ${dayAndHour(kept.savedAt)} est repris.`);
    }
  }

  tell(sentence) {
    const sensitive = this.form.fields().some((field) => 'noDraft' in field.dataset && this.form.sent(field));
    this.notice.replaceChildren(
      element('span', {}, sentence + (sensitive ? ' Les numéros de compte ne sont jamais gardés\u00a0: retapez-les.' : '') + ' '),
      button('Repartir de zéro', () => this.startOver()));
    this.notice.hidden = false;
  }

  async startOver() {
    clearTimeout(this.timer);
    await this.saving;
    try {
      await call(this.path, {method: 'DELETE'});
    } catch (trouble) {
      this.state.textContent = `Le brouillon n'a pas pu être effacé. ${trouble.message}`;
      return;
    }
    this.revision = 0;
    this.dirty = false;
    sessionStorage.removeItem(this.key);
    await this.apply(this.before);
    this.notice.hidden = true;
    this.state.textContent = 'Le brouillon est effacé.';
    this.form.first()?.focus();
  }

  keptFields() {
    return this.form.fields().filter((field) => !('noDraft' in field.dataset) && !['hidden', 'password'].includes(field.type));
  }

  /** Values by name, of hidden questions too: they may come back. */
  values() {
    const values = {};
    for (const field of this.keptFields()) {
      if (field.type === 'checkbox') (values[field.name] ??= []).push(...(field.checked ? [field.value] : []));
      else if (field.type !== 'radio') values[field.name] = field.value;
      else if (field.checked) values[field.name] = field.value;
      else values[field.name] ??= null;
    }
    return values;
  }

  async apply(values) {
    await this.form.chooseDossier(values);
    // Twice: a list may be made anew when the answer that it depends on is there
    for (let round = 0; round < 2; round++) {
      for (const field of this.keptFields()) {
        if (!(field.name in values)) continue;
        const value = values[field.name];
        if (field.type === 'checkbox') field.checked = (value || []).includes(field.value);
        else if (field.type === 'radio') field.checked = field.value === value;
        else field.value = value ?? '';
      }
      this.form.follow();
    }
  }

  touched() {
    if (this.closed) return;
    this.dirty = true;
    this.keepHere();
    this.later(PAUSE);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  keepHere() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({basedOn: this.revision, content: this.values()}));
    } catch (full) {
      // The application keeps it; only the time between two savings is without a net
    }
  }

  /** Keeps what is typed now. One at a time, so that the last word is the last one typed. */
  save(leaving = false) {
    clearTimeout(this.timer);
    if (!this.dirty || this.closed || this.asking) return this.saving;
    if (this.saving) return this.saving.then(() => this.save(leaving));
    this.dirty = false;
    this.saving = send('PUT', this.path, {basedOn: this.revision, content: this.values()}, {keepalive: leaving})
      .then((saved) => this.saved(saved), (trouble) => this.notSaved(trouble))
      .finally(() => { this.saving = null; });
    return this.saving;
  }

  saved({revision, savedAt}) {
    this.revision = revision;
    if (this.dirty) this.keepHere();
    else sessionStorage.removeItem(this.key);
    this.state.textContent = `Brouillon enregistré à ${hour(savedAt)}`;
  }

  notSaved(trouble) {
    this.dirty = true;
    if (trouble.is('DRAFT_CHANGED_ELSEWHERE')) {
      this.conflict();
    } else if (trouble.is('FORM_NOT_YOURS')) {
      this.closed = true;
      this.state.textContent = trouble.message;
    } else if (trouble.reasons.length) {
      this.state.textContent = trouble.message;
    } else {
      this.state.textContent = trouble.status === 401 || trouble.status === 403
        ? 'Votre session est terminée. Ce que vous avez tapé est gardé dans cet onglet\u00a0: reconnectez-vous, puis rouvrez la tâche.'
        : 'Le brouillon n\'est pas encore enregistré\u00a0; ce que vous avez tapé est gardé dans cet onglet.';
      this.later(AGAIN);
    }
  }

  /** Two tabs, two desks: both texts stay until the person has chosen. */
  conflict() {
    this.asking = true;
    this.notice.replaceChildren(
      element('span', {}, 'Ce brouillon a été modifié ailleurs, dans un autre onglet ou sur un autre poste. Ce que vous avez tapé ici n\'est plus enregistré. '),
      button('Garder ce qui est ici', () => this.choose(false)), ' ',
      button('Reprendre l\'autre version', () => this.choose(true)));
    this.notice.classList.add('ampli-warn');
    this.notice.hidden = false;
    this.state.textContent = '';
    this.notice.scrollIntoView({block: 'nearest'});
  }

  async choose(theirs) {
    try {
      const kept = await call(this.path);
      this.revision = kept.revision;
      if (theirs) {
        this.dirty = false;
        sessionStorage.removeItem(this.key);
        await this.apply(kept.content || this.before);
      }
    } catch (trouble) {
      this.state.textContent = trouble.message;
      return;
    }
    this.asking = false;
    this.notice.classList.remove('ampli-warn');
    this.notice.hidden = true;
    this.form.first()?.focus();
    await this.save();
  }

  /** The answer is on its way: nothing is saved behind it. */
  pause() {
    clearTimeout(this.timer);
  }

  /** The form is handed in, or no longer this person's. */
  close() {
    this.pause();
    this.closed = true;
    sessionStorage.removeItem(this.key);
    this.state.remove();
    this.notice.remove();
    // What was on its way when the form was handed in would come back to life
    this.saving?.then(() => call(this.path, {method: 'DELETE'})).catch(() => {});
  }
}

/*
 * What every AMPLI form shares. A form is plain HTML; this module shows the dossier's facts in it, checks what is typed
 * as a courtesy (the application checks again, and decides), uploads documents, and hands the answer over as ONE
 * transient variable, so that nothing typed is ever kept by the engine.
 *
 *   data-ampli-header              the dossier's facts, and where to declare a link of interests
 *   data-fact="path"               text of a fact                     data-value-from="path"  pre-fills an input
 *   data-show-if="field=a|b"       shown (and sent) only then         data-when="path"        shown only if the fact is there
 *   data-type="decimal|integer|siret|iban|postal-code"                data-help="sentence"
 *   data-upload="KIND"             upload and list of one kind        data-documents="KIND …" list with links
 *   data-file="/api/…" data-name   upload of a file that is about no dossier; its key becomes the answer of that name
 *   data-link="path"               a link to the address that the fact holds
 *   <form data-more="/api/…/{variable}">  further facts, under "more"
 *   data-dossier-number            the input that names the dossier, in a form that is not yet about one
 *   data-options="path.{field}"    the same, chosen anew as that field changes; the first row with "proposed" is selected
 *   data-fills="path"              on a select: fills the fields named like the row whose value is chosen
 *   data-propose="path" data-into="field-id"   a text beside the question, and a button that takes it over
 *   data-table="path" with <template> of one row using data-fact      data-options="path"     options {value,label} of a select
 *   data-partial="name" data-prefix  HTML that several forms share    data-no-draft           never kept in a draft
 */
import {address, at, button, call, day, element, partial, readable, send} from './ampli-api.js';
import {Draft, forgetOthers} from './ampli-draft.js';

const checks = {
  decimal: [/^\d[\d\s]*([.,]\d+)?$/, 'Écrivez un nombre, par exemple 17,5.'],
  integer: [/^\d+$/, 'Écrivez un nombre entier, par exemple 3.'],
  siret: [/^(\d\s?){14}$/, 'Un numéro SIRET compte 14 chiffres.'],
  iban: [/^[A-Za-z]{2}\d{2}(\s?[A-Za-z0-9]){11,30}$/, 'Un IBAN commence par deux lettres et deux chiffres, par exemple FR76.'],
  'postal-code': [/^\d{5}$/, 'Un code postal compte 5 chiffres.'],
};

/* By kind and not by form, so that no form can forget it. */
const MASKED = ['PAYSLIP', 'HIRING_DECLARATION', 'EMPLOYMENT_CONTRACT', 'PART_TIME_DEROGATION', 'LAST_PAYSLIP',
  'CONTRACT_AMENDMENT', 'HEADCOUNT', 'PRESENCE_STATEMENT'];
const MASK = 'Avant l\'envoi, masquez le numéro de sécurité sociale, la date de naissance, l\'adresse personnelle, les coordonnées bancaires et les montants. '
  + 'Laissez lisibles le nom, les dates et la durée du travail.';

class Form {
  constructor(camForm, scope, options) {
    this.camForm = camForm;
    this.node = camForm.formElement[0];
    this.options = options;
    this.facts = {};
    this.submitting = false;
    this.changedOnce = new Set();
    this.node.setAttribute('novalidate', '');
    this.node.lang = 'fr';
    this.alert = element('div', {class: 'alert alert-danger ampli-alert', role: 'alert', tabindex: '-1', hidden: ''});
    const place = camForm.taskId ? `TASK/${camForm.taskId}` : `START/${String(camForm.processDefinitionId).split(':')[0]}`;
    this.draft = new Draft(this, scope.$root?.authentication?.name, place);
    this.node.prepend(this.alert, this.draft.notice);
    this.node.append(this.draft.state);
    this.node.addEventListener('input', (event) => this.typed(event.target));
    this.node.addEventListener('change', (event) => this.typed(event.target));
    this.node.addEventListener('focusout', (event) => this.leaves(event.target));
    this.node.addEventListener('keydown', (event) => {
      // Camunda listens to keypress, which not every browser fires for this
      if (event.key !== 'Enter' || !event.ctrlKey) return;
      event.preventDefault();
      (this.node.closest('.modal-content') || document).querySelector('[ng-click="complete()"], [ng-click="startProcessInstance()"]')?.click();
    });
    this.stayInTouch(scope);
    camForm.on('form-loaded', () => {
      for (const name of ['dossierNumber', ...(options.variables || [])]) camForm.variableManager.fetchVariable(name);
    });
    camForm.on('variables-applied', () => this.start());
    camForm.on('submit', () => this.submit());
    camForm.on('submit-success', () => { this.submitting = false; this.draft.close(); });
    camForm.on('submit-failed', (source, [trouble]) => this.failed(trouble));
    // The browser's own storage outlives the session and the person: the application keeps the draft instead
    camForm.on('store', () => { camForm.storePrevented = true; this.draft.save(); });
    if (!camForm.taskId) this.start();
    this.refresh();
  }

  /** What is typed is saved when the tab is left, and when Tasklist turns to another task. */
  stayInTouch(scope) {
    const hidden = () => { if (document.visibilityState === 'hidden') this.draft.save(true); };
    const away = () => this.draft.save(true);
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', away);
    scope.$on('$destroy', () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', away);
      this.draft.save();
    });
    // After Camunda's own, which may choose a field that cannot be seen
    scope.$on('shortcut:focusForm', () => setTimeout(() => this.first()?.focus()));
  }

  async start() {
    if (this.started) return;
    this.started = true;
    const variable = (name) => {
      const found = this.camForm.variableManager.variables[name];
      return found ? found.value : undefined;
    };
    try {
      await this.complete();
      const number = variable('dossierNumber');
      if (number) {
        this.number = number;
        this.facts = await call(`/api/dossiers/${encodeURIComponent(number)}`);
      } else if (this.node.dataset.facts) {
        const source = this.node.dataset.facts.replace(/\{(\w+)}/g, (all, name) => encodeURIComponent(variable(name)));
        this.facts = await call(source);
      }
      if (this.node.dataset.more) {
        const more = this.node.dataset.more.replace(/\{(\w+)}/g, (all, name) => encodeURIComponent(variable(name)));
        this.facts.more = await call(more);
      }
      this.facts.variables = Object.fromEntries((this.options.variables || []).map((name) => [name, variable(name)]));
      for (const [name, [list, field, wanted]] of Object.entries(this.options.pick || {})) {
        this.facts[name] = (at(this.facts, list) || []).find((row) => row[field] === variable(wanted));
      }
      this.show();
      if (this.options.ready) this.options.ready(this);
    } catch (trouble) {
      this.problem([{sentence: 'Les informations du dossier ne peuvent pas être affichées. ' + trouble.message}]);
    }
    for (const field of this.node.querySelectorAll('[data-dossier-number]')) {
      field.addEventListener('change', () => this.choose(field));
    }
    this.refresh();
    await this.draft.open();
    this.node.dataset.ready = 'true';
    this.greet();
  }

  /** Puts in what the form shares with others: without it half an answer would be handed in. Then all that is asked is one block. */
  async complete() {
    try {
      await Promise.all([...this.node.querySelectorAll('[data-partial]')].map(async (place) => {
        const html = await partial(place.dataset.partial);
        place.innerHTML = html.replaceAll('[prefix]', place.dataset.prefix || '');
      }));
    } catch (missing) {
      this.left = true;
      throw missing;
    } finally {
      this.questions = element('div', {class: 'ampli-questions'});
      const around = [this.alert, this.draft.notice, this.draft.state, this.node.querySelector(':scope > [data-ampli-header]')];
      this.questions.append(...[...this.node.childNodes].filter((child) => !around.includes(child)));
      this.draft.state.before(this.questions);
      this.prepareHelp();
    }
  }

  /**
   * Where the focus is when a form opens: at its first question in the window that starts a process, and where the
   * form follows a click on a button that is gone. Whoever walks through the list of tasks stays there.
   */
  greet() {
    const active = document.activeElement;
    const nowhere = !active || active === document.body || active.matches('[ng-click="claim()"]');
    const first = this.first();
    if (!first || !(nowhere || this.node.closest('.modal'))) return;
    const box = first.getBoundingClientRect();
    // Never past the facts that are to be read first
    if (box.bottom < window.innerHeight) first.focus({preventScroll: true});
  }

  first() {
    return this.fields().find((field) => this.sent(field) && field.type !== 'hidden' && field.getClientRects().length);
  }

  /** A form beside the pathway: the officer names the dossier, and sees at once whose it is. */
  async choose(field) {
    try {
      this.facts = await call(`/api/dossiers/${encodeURIComponent(field.value.trim())}`);
      this.number = this.facts.number;
      this.show();
    } catch (trouble) {
      this.number = undefined;
      for (const header of this.node.querySelectorAll('[data-ampli-header]')) header.replaceChildren();
      this.mark(field, trouble.message);
    }
  }

  /** The same from a draft, before the rest of it is put back. */
  async chooseDossier(values) {
    const field = this.node.querySelector('[data-dossier-number]');
    if (field && values[field.name]) {
      field.value = values[field.name];
      await this.choose(field);
    }
  }

  prepareHelp() {
    for (const field of this.fields()) {
      const sentence = field.dataset.help;
      if (!field.id && field.type !== 'radio') field.id = 'ampli-' + field.name.replaceAll('.', '-');
      let error = this.node.querySelector('#' + CSS.escape(this.errorId(field)));
      if (!error) {
        error = element('p', {class: 'help-block ampli-error', id: this.errorId(field), hidden: ''});
        const group = this.groupOf(this.named(field.name).at(-1));
        // Below the choices it is about, which may share a frame with other questions
        if (group.matches('.radio, .checkbox')) group.after(error);
        else group.append(error);
      }
      const described = [error.id];
      if (sentence) {
        const id = error.id + '-help';
        if (!this.node.querySelector('#' + CSS.escape(id))) {
          const help = element('p', {class: 'help-block', id}, sentence);
          if (sentence.includes('{')) help.dataset.words = sentence;
          error.before(help);
        }
        described.push(id);
      }
      field.setAttribute('aria-describedby', described.join(' '));
    }
  }

  show() {
    for (const header of this.node.querySelectorAll('[data-ampli-header]')) this.header(header);
    for (const table of this.node.querySelectorAll('[data-table]')) this.table(table);
    for (const select of this.node.querySelectorAll('select[data-options]')) {
      if (select.dataset.options.includes('{')) continue;
      for (const old of select.querySelectorAll('[data-ampli-row]')) old.remove();
      for (const option of at(this.facts, select.dataset.options) || []) {
        select.append(element('option', {value: option.value, 'data-ampli-row': ''}, option.label));
      }
    }
    for (const place of this.node.querySelectorAll('[data-link]')) this.link(place, this.facts);
    for (const place of this.node.querySelectorAll('[data-propose]')) this.propose(place);
    for (const place of this.node.querySelectorAll('[data-fact]')) {
      if (!place.closest('template')) place.textContent = readable(at(this.facts, place.dataset.fact));
    }
    for (const help of this.node.querySelectorAll('[data-words]')) {
      help.textContent = help.dataset.words.replace(/\{([\w.]+)}/g, (all, path) => readable(at(this.facts, path)));
    }
    for (const field of this.node.querySelectorAll('[data-value-from]')) {
      const value = at(this.facts, field.dataset.valueFrom);
      if (value == null || value === '') continue;
      if (field.type === 'checkbox') field.checked = value === true;
      else if (field.type === 'radio') field.checked = field.value === String(value);
      else if (!field.value) field.value = String(value);
    }
    for (const select of this.node.querySelectorAll('select[data-options*="{"]')) {
      delete select.dataset.shown;
      this.suggest(select);
    }
    for (const part of this.node.querySelectorAll('[data-when]')) {
      const path = part.dataset.when;
      const negated = path.startsWith('!');
      const value = at(this.facts, negated ? path.slice(1) : path);
      const there = Array.isArray(value) ? value.length > 0 : Boolean(value);
      part.hidden = negated ? there : !there;
    }
    for (const place of this.node.querySelectorAll('[data-upload]')) this.upload(place);
    for (const place of this.node.querySelectorAll('[data-file]')) this.file(place);
    for (const place of this.node.querySelectorAll('[data-documents]')) this.documents(place);
    this.pieces();
  }

  header(node) {
    const {holder, project, contact} = this.facts;
    if (!holder) return;
    const line = (label, value) => [element('dt', {}, label), element('dd', {}, readable(value))];
    const page = address(`/dossiers/${this.facts.number}`);
    // In tabs of their own: what is typed here stays
    const tab = (href, words) => element('a', {href, target: '_blank', title: 'Nouvel onglet'}, words);
    node.replaceChildren(
      element('p', {class: 'ampli-title'}, tab(page, this.facts.number), ' – ', project.title),
      element('dl', {class: 'ampli-facts'},
        ...line('Porteur', `${holder.name} (${holder.legalForm})`),
        ...line('SIRET', holder.siret),
        ...line('Commune', `${project.postalCode} ${project.commune}`),
        ...line('Étape', this.facts.stage),
        ...line('Contact', `${contact.name}, ${contact.phone}`)),
      ...this.clocks(),
      element('p', {class: 'ampli-ways'}, tab(page, 'Voir tout le dossier'), ' · ', tab(page + '#imprimer', 'Imprimer la synthèse')));
    // A form that asks the question itself need not ask it twice.
    if (!this.node.querySelector('[name="hasLink"]')) node.append(this.interests());
  }

  /** The delays that run, the next day first; the application writes the words. */
  clocks() {
    const running = (this.facts.clocks || []).filter((clock) => clock.words).sort((one, other) => one.dueOn.localeCompare(other.dueOn));
    if (!running.length) return [];
    const row = (clock) => element('li', {class: `ampli-clock-${clock.tone}`},
      element('strong', {}, clock.label), clock.legal ? ' (délai légal)' : '', '\u00a0: ', clock.words);
    return [element('ul', {class: 'ampli-clocks', 'aria-label': 'Délais qui courent'}, ...running.map(row))];
  }

  /** The documents stand beside the questions, so that one reads and answers on one screen. */
  pieces() {
    const all = this.facts.documents || [];
    if (!this.aside) {
      const lists = [...this.node.querySelectorAll('[data-documents]')].filter((place) => !place.closest('template, [data-show-if], [data-when]'));
      if (!lists.length && !all.length) return;
      this.all = element('div');
      this.aside = element('aside', {class: 'ampli-pieces', 'aria-label': 'Pièces du dossier'},
        element('h4', {}, 'Pièces'), ...lists, this.all);
      this.questions.before(this.aside);
      this.node.classList.add('ampli-beside');
    }
    const shown = [...this.aside.querySelectorAll('[data-documents]')].flatMap((place) => place.dataset.documents.split(/\s+/));
    const others = all.filter((document) => !shown.includes(document.kind));
    // Open where the form names no documents of its own and they stand beside the questions, not above them
    const open = this.all.querySelector('details')?.open ?? (!shown.length && this.aside.offsetTop === this.questions.offsetTop);
    this.all.replaceChildren(...(others.length
      ? [element('details', open ? {open: ''} : {}, element('summary', {}, `${shown.length ? 'Autres pièces' : 'Pièces'} du dossier (${others.length})`), this.documentList(others))]
      : []));
  }

  /** Whoever finds a link says so here, whatever the task; its fields have no name and stay out of the answer. */
  interests() {
    const id = 'ampli-interest-nature';
    const nature = element('textarea', {id, class: 'form-control', rows: '3', maxlength: '2000', 'aria-describedby': id + '-state'});
    const state = element('p', {class: 'help-block', id: id + '-state', role: 'alert'});
    const declare = button('Déclarer ce lien et laisser le dossier', async () => {
      if (!nature.value.trim()) {
        group.classList.add('has-error');
        state.textContent = 'Décrivez le lien en quelques mots.';
        nature.focus();
        return;
      }
      declare.disabled = true;
      try {
        const {message} = await send('POST', `/api/dossiers/${encodeURIComponent(this.number)}/interests`,
          {hasLink: 'true', nature: nature.value});
        this.leave(message);
      } catch (trouble) {
        group.classList.add('has-error');
        state.textContent = trouble.message;
        declare.disabled = false;
      }
    }, 'btn-default');
    const group = element('div', {class: 'form-group'}, element('label', {for: id}, 'Nature du lien'), nature, state);
    return element('details', {class: 'ampli-interest'},
      element('summary', {}, 'Déclarer un lien d\'intérêts sur ce dossier'),
      element('p', {}, 'Lien familial ou amical avec les responsables, mandat, emploi ou bénévolat dans la structure, intérêt financier\u00a0: ce n\'est pas une faute. '
        + 'Une fois le lien déclaré, vos tâches de ce dossier reviennent à leur groupe, ce qui est saisi ici est perdu, et vous n\'intervenez plus sur ce dossier. Une déclaration ne se retire pas.'),
      group, declare);
  }

  /** The dossier is no longer this person's: nothing of it stays on the screen, and nothing can be sent. */
  leave(message) {
    this.left = true;
    this.draft.close();
    const again = button('Revenir à mes tâches', () => location.assign(location.pathname), 'btn-default');
    const notice = element('div', {class: 'alert alert-info', role: 'status', tabindex: '-1'}, element('p', {}, message));
    this.node.replaceChildren(notice, again);
    this.node.classList.add('ampli-left');
    notice.focus();
  }

  table(node) {
    const rows = at(this.facts, node.dataset.table) || [];
    const template = node.querySelector('template');
    const body = node.querySelector('tbody') || node;
    // A form beside the pathway may have shown another dossier before
    for (const old of body.querySelectorAll(':scope > [data-ampli-row]')) old.remove();
    for (const row of rows) {
      const copy = template.content.cloneNode(true);
      for (const part of copy.children) part.dataset.ampliRow = '';
      for (const place of copy.querySelectorAll('[data-fact]')) {
        place.textContent = readable(place.dataset.fact === '.' ? row : at(row, place.dataset.fact));
        place.removeAttribute('data-fact');
      }
      for (const place of copy.querySelectorAll('[data-link]')) this.link(place, row);
      for (const part of copy.querySelectorAll('[data-when]')) {
        part.hidden = !at(row, part.dataset.when);
        part.removeAttribute('data-when');
      }
      for (const place of copy.querySelectorAll('[data-name]')) place.name = place.dataset.name.replace('{}', row.code || row.kind || row.id);
      for (const place of copy.querySelectorAll('[data-value-of]')) place.value = at(row, place.dataset.valueOf) ?? '';
      body.append(copy);
    }
    const empty = node.querySelector('[data-empty]');
    if (empty) empty.hidden = rows.length > 0;
    if (template.content.querySelector('[data-name]')) this.prepareHelp();
  }

  /** A list that depends on another field: the best row is chosen beforehand, and says why below. */
  suggest(select) {
    const path = select.dataset.options.replace(/\{([\w.]+)}/g, (all, name) => this.node.elements[name]?.value || '-');
    if (select.dataset.shown === path) return;
    select.dataset.shown = path;
    const rows = at(this.facts, path) || [];
    select.replaceChildren(select.options[0], ...rows.map((row) => element('option', {value: row.value}, row.label)));
    select.value = (rows.find((row) => row.proposed) || {value: ''}).value;
    let why = select.parentElement.querySelector('.ampli-why');
    if (!why) {
      why = element('p', {class: 'help-block ampli-why', role: 'status', id: select.id + '-why'});
      select.after(why);
      select.setAttribute('aria-describedby', `${why.id} ${select.getAttribute('aria-describedby') || ''}`.trim());
      select.addEventListener('change', () => this.explain(select, why));
    }
    this.explain(select, why);
  }

  explain(select, why) {
    const rows = at(this.facts, select.dataset.shown) || [];
    const row = rows.find((each) => each.value === select.value);
    if (row) why.textContent = (row.proposed ? 'Proposé\u00a0: ' : 'Choisi par vous\u00a0: ') + row.reason + '.';
    else if (rows.length && !rows.some((each) => each.proposed)) why.textContent = 'Aucun partenaire ne couvre à la fois ce lieu et ce besoin avec de la place\u00a0: choisissez dans la liste.';
    else why.textContent = '';
  }

  /** Fills the form with the row that was chosen, so that only what changes is typed. */
  fill(select) {
    const row = (at(this.facts, select.dataset.fills) || []).find((each) => each.value === select.value);
    if (!row) return;
    for (const field of this.fields()) {
      if (field === select || !(field.name in row)) continue;
      const value = row[field.name];
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = [].concat(value ?? []).map(String).includes(field.value);
      else field.value = value ?? '';
    }
  }

  /** What others wrote, beside the question; it becomes the answer only by the officer's own click. */
  propose(place) {
    const text = at(this.facts, place.dataset.propose);
    place.hidden = !text;
    if (!text) return;
    const field = this.node.querySelector('#' + CSS.escape(place.dataset.into));
    const title = element('strong', {}, place.dataset.label || '');
    const words = element('p', {class: 'ampli-words'}, String(text));
    const take = button('Reprendre ce texte dans la réponse', () => {
      field.value = (field.value.trim() ? field.value.trim() + '\n' : '') + text;
      this.typed(field);
      field.focus();
    });
    place.classList.add('ampli-proposal');
    place.replaceChildren(title, words, take);
  }

  documentsOf(kinds) {
    return (this.facts.documents || []).filter((document) => kinds.includes(document.kind));
  }

  documentList(documents) {
    const list = element('ul', {class: 'ampli-documents'});
    for (const document of documents) {
      const file = address(`/api/documents/${document.id}`);
      // What a browser can show opens in a tab of its own; the rest is a download
      const look = /\.(pdf|png|jpe?g)$/i.test(document.fileName) ? {href: `${file}?view=true`, target: '_blank', title: 'Lire dans un nouvel onglet'} : {href: file, download: ''};
      list.append(element('li', {}, element('a', look, document.fileName),
        ` (${document.label}, ${Math.max(1, Math.round(document.size / 1024))} Ko, reçu le ${day(document.storedAt)})`,
        ...(look.target ? [' ', element('a', {href: file, download: '', 'aria-label': `Télécharger ${document.fileName}`}, 'Télécharger')] : [])));
    }
    return list;
  }

  documents(place) {
    const kinds = place.dataset.documents.split(/\s+/);
    const list = this.documentList(this.documentsOf(kinds));
    place.replaceChildren(list.children.length ? list : element('p', {class: 'text-muted'}, 'Aucun document reçu.'));
  }

  upload(place) {
    const kind = place.dataset.upload;
    const label = place.dataset.label || kind;
    const id = 'ampli-upload-' + kind;
    const file = element('input', {type: 'file', id, accept: '.pdf,.jpg,.jpeg,.png,.odt,.ods,.docx,.xlsx', 'data-upload-input': kind});
    const state = element('p', {class: 'help-block ampli-state', role: 'status', id: id + '-state'});
    const reminder = MASKED.includes(kind) ? [element('p', {class: 'help-block ampli-mask', id: id + '-mask'}, MASK)] : [];
    file.setAttribute('aria-describedby', [state, ...reminder].map((each) => each.id).join(' '));
    const title = element('label', {for: id}, label);
    if (place.hasAttribute('data-required')) title.append(element('span', {class: 'ampli-required'}, ' (obligatoire)'));
    const show = () => place.replaceChildren(title, ...reminder, this.documentList(this.documentsOf([kind])), file, state);
    show();
    file.addEventListener('change', async () => {
      if (!file.files.length) return;
      if (!this.number) {
        state.textContent = 'Indiquez d\'abord le numéro du dossier.';
        file.value = '';
        return;
      }
      const data = new FormData();
      data.append('kind', kind);
      data.append('file', file.files[0]);
      file.disabled = true;
      state.textContent = 'Envoi en cours…';
      place.classList.remove('has-error');
      try {
        const stored = await call(`/api/dossiers/${encodeURIComponent(this.number)}/documents`, {method: 'POST', body: data});
        this.facts.documents = [...(this.facts.documents || []), stored];
        this.pieces();
        file.value = '';
        show();
        state.textContent = 'Document reçu.';
        place.dataset.stored = stored.id;
      } catch (trouble) {
        place.classList.add('has-error');
        state.textContent = trouble.message;
        file.value = '';
      } finally {
        file.disabled = false;
      }
    });
  }

  link(place, facts) {
    const path = at(facts, place.dataset.link);
    if (path) place.href = address(path);
    else place.removeAttribute('href');
    place.removeAttribute('data-link');
  }

  /** A file of the office itself: what the application read in it is told at once, its key goes with the answer. */
  file(place) {
    const id = 'ampli-file-' + place.dataset.name;
    const input = element('input', {type: 'file', id, accept: place.dataset.accept || '', 'data-file-input': place.dataset.name, 'aria-describedby': id + '-state'});
    const state = element('p', {class: 'help-block ampli-state', role: 'status', id: id + '-state'});
    const key = element('input', {type: 'hidden', name: place.dataset.name});
    const title = element('label', {for: id}, place.dataset.label || '', element('span', {class: 'ampli-required'}, ' (obligatoire)'));
    place.classList.add('form-group');
    place.replaceChildren(title, input, key, state);
    input.addEventListener('change', async () => {
      key.value = '';
      if (!input.files.length) return;
      const data = new FormData();
      data.append('file', input.files[0]);
      input.disabled = true;
      state.textContent = 'Lecture en cours…';
      place.classList.remove('has-error');
      try {
        const read = await call(place.dataset.file, {method: 'POST', body: data});
        key.value = read.id;
        state.textContent = read.summary;
      } catch (trouble) {
        place.classList.add('has-error');
        state.textContent = trouble.message;
        input.value = '';
      } finally {
        input.disabled = false;
      }
    });
  }

  fields() {
    return [...this.node.elements].filter((field) => field.name && ['INPUT', 'SELECT', 'TEXTAREA'].includes(field.tagName) && field.type !== 'file');
  }

  sent(field) {
    return !field.disabled && !field.closest('[hidden]');
  }

  named(name) {
    return this.fields().filter((field) => field.name === name);
  }

  groupOf(field) {
    return field.closest('.radio, .checkbox') || field.closest('.form-group, fieldset, td') || field.parentElement;
  }

  errorId(field) {
    return 'ampli-error-' + field.name.replaceAll('.', '-');
  }

  typed(field) {
    if (field.name) {
      this.changedOnce.add(field.name);
      this.mark(field, null);
      this.draft.touched();
    }
    if (field.dataset && field.dataset.fills) this.fill(field);
    this.follow();
  }

  /** A field is left: what is wrong in it is said now; that it is empty, only where something stood in it. */
  leaves(field) {
    if (!field.name || !this.changedOnce.has(field.name) || !this.sent(field)) return;
    this.mark(field, this.fault(field));
    this.draft.save();
  }

  /** Brings what depends on answers in line with them. */
  follow() {
    for (const select of this.node.querySelectorAll('select[data-options*="{"]')) this.suggest(select);
    this.refresh();
  }

  /** Shows and hides what depends on other fields. */
  refresh() {
    for (const part of this.node.querySelectorAll('[data-show-if]')) {
      const [name, values] = part.dataset.showIf.split('=');
      part.hidden = !values.split('|').includes(String(this.valueOf(name) ?? ''));
    }
  }

  valueOf(name) {
    const fields = this.fields().filter((field) => field.name === name && this.sent(field));
    if (!fields.length) return null;
    if (fields[0].type === 'radio') {
      const chosen = fields.find((field) => field.checked);
      return chosen ? chosen.value : null;
    }
    if (fields[0].type === 'checkbox') {
      return fields.length > 1 ? fields.filter((field) => field.checked).map((field) => field.value) : fields[0].checked;
    }
    return fields[0].value.trim();
  }

  answer() {
    const answer = {};
    const names = new Set(this.fields().filter((field) => this.sent(field)).map((field) => field.name));
    for (const name of names) {
      const path = name.split('.');
      let place = answer;
      for (const key of path.slice(0, -1)) place = place[key] ??= {};
      place[path.at(-1)] = this.valueOf(name);
    }
    return answer;
  }

  mark(field, message) {
    const error = this.node.querySelector('#' + CSS.escape(this.errorId(field)));
    for (const same of this.named(field.name)) {
      this.groupOf(same).classList.toggle('has-error', Boolean(message));
      if (message) same.setAttribute('aria-invalid', 'true');
      else same.removeAttribute('aria-invalid');
    }
    if (error) {
      error.textContent = message || '';
      error.hidden = !message;
    }
  }

  /** What a courtesy check has against the answer of a field, or null. */
  fault(field) {
    const value = this.valueOf(field.name);
    const missing = field.required && (value == null || value === '' || value === false || (Array.isArray(value) && !value.length));
    const rule = checks[field.dataset.type];
    if (missing && field.dataset.missing) return field.dataset.missing;
    if (missing && field.type === 'radio') return 'Choisissez une réponse.';
    if (missing && field.type === 'checkbox') return 'Cochez cette case pour continuer.';
    if (missing && !field.validity.badInput) return 'Remplissez ce champ.';
    if (field.validity && field.validity.badInput) return 'Écrivez une date complète\u00a0: jour, mois, année.';
    if (field.type === 'email' && value && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) return 'Écrivez une adresse électronique, par exemple nom@exemple.fr.';
    return rule && value && !rule[0].test(value) ? rule[1] : null;
  }

  /** Courtesy checks; answers what is wrong, in the order of the form. */
  check() {
    const wrong = [];
    const seen = new Set();
    for (const field of this.fields()) {
      if (seen.has(field.name) || !this.sent(field)) continue;
      seen.add(field.name);
      const message = this.fault(field);
      this.mark(field, message);
      if (message) wrong.push({field, sentence: `${this.labelOf(field)}\u00a0: ${lowered(message)}`});
    }
    for (const place of this.node.querySelectorAll('[data-file]')) {
      if (place.closest('[hidden]') || place.querySelector('[type=hidden]').value) continue;
      place.classList.add('has-error');
      const state = place.querySelector('.ampli-state');
      if (!state.textContent) state.textContent = 'Choisissez un fichier.';
      wrong.push({field: place.querySelector('input[type=file]'), sentence: `${place.dataset.label}\u00a0: ${lowered(state.textContent)}`});
    }
    for (const place of this.node.querySelectorAll('[data-upload][data-required]')) {
      if (place.closest('[hidden]')) continue;
      const there = this.documentsOf([place.dataset.upload]).length > 0;
      place.classList.toggle('has-error', !there);
      if (!there) {
        place.querySelector('.ampli-state').textContent = 'Joignez cette pièce avant de terminer.';
        wrong.push({field: place.querySelector('input'), sentence: `${place.dataset.label}\u00a0: joignez cette pièce avant de terminer.`});
      }
    }
    return wrong.sort((one, other) => (one.field.compareDocumentPosition(other.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }

  /** How the person knows a field. */
  labelOf(field) {
    const own = ['radio', 'checkbox'].includes(field.type) ? null : field.labels?.[0];
    const words = field.getAttribute('aria-label') || (own || field.closest('fieldset')?.querySelector('legend') || field.labels?.[0])?.textContent || field.name;
    return words.replace(/\s*\?\s*$/, '').trim();
  }

  /** The field that a reason of the application is about, by its name or by the name of what it is part of. */
  fieldNamed(name) {
    if (!name) return null;
    const shown = this.fields().filter((field) => this.sent(field));
    return shown.find((field) => field.name === name)
      || shown.find((field) => field.name.startsWith(name + '.') || field.name.endsWith('.' + name))
      || this.node.querySelector(`[data-upload-input="${CSS.escape(name)}"]`);
  }

  /** What is wrong, at the top: each with a way to its field, where it is about one. */
  problem(wrongs) {
    const said = wrongs.map(({field, sentence}) => {
      if (!field) return sentence;
      const way = element('a', {href: '#'}, sentence);
      way.addEventListener('click', (event) => {
        event.preventDefault();
        field.focus();
      });
      return way;
    });
    this.alert.replaceChildren(element('strong', {}, 'À corriger'), said.length > 1
      ? element('ul', {}, ...said.map((each) => element('li', {}, each)))
      : element('p', {}, said[0]));
    this.alert.hidden = false;
    this.alert.scrollIntoView({block: 'nearest'});
    const first = wrongs.find(({field}) => field);
    (first ? first.field : this.alert).focus();
  }

  submit() {
    this.alert.hidden = true;
    if (this.submitting || this.left) {
      this.camForm.submitPrevented = true;
      return;
    }
    const wrong = this.check();
    if (wrong.length) {
      this.camForm.submitPrevented = true;
      this.problem(wrong);
      return;
    }
    this.submitting = true;
    this.draft.pause();
    const manager = this.camForm.variableManager;
    // After a refusal the webapp may have kept the answer, and would send others again as changed: only the answer goes.
    for (const name of Object.keys(manager.variables)) manager.destroyVariable(name);
    manager.createVariable({name: 'answer', type: 'String', value: JSON.stringify(this.answer()), valueInfo: {transient: true}, isDirty: true});
  }

  failed(trouble) {
    const message = trouble && trouble.message;
    if (message === 'camForm submission prevented') return;
    this.submitting = false;
    this.draft.save();
    if (!message) return;
    const reasons = trouble.response?.body?.reasons || message.split('\n').filter(Boolean).map((sentence) => ({sentence}));
    const wrong = new Map();
    for (const {field: name, sentence} of reasons) {
      const field = this.fieldNamed(name);
      if (field && field.name && field.getAttribute('aria-invalid') !== 'true') this.mark(field, sentence);
      wrong.set(sentence, {field, sentence});
    }
    this.problem([...wrong.values()]);
  }
}

const lowered = (sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

// Whoever comes after another person in this tab finds nothing of theirs
window.angular?.module('camunda.common.widgets').run(['$rootScope', ($rootScope) => {
  $rootScope.$watch('authentication.name', (person) => { if (person) forgetOthers(person); });
}]);

window.ampli = {
  form: (camForm, scope, options = {}) => new Form(camForm, scope, options),
};

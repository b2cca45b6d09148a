// A country field: the ARIA APG's editable combobox with list autocomplete and manual
// selection. Nothing is chosen while people type: a wrong country is worse than one more
// key. Names are looked for on the device first; the daemon is asked only for what no name
// here fits. The form stays a plain one: it sends the country's code, or the text as it is.

import { h, fill } from '/dom.js';
import { say, sayCount } from '/boot.js';
import { askDaemon, fold, loadNames } from '/names.js';

const DEBOUNCE_MS = 250; // before the daemon is asked
const ANNOUNCE_MS = 1000; // sooner, the echo of typing would drown it

const known = new WeakMap();

/** The combobox of a text field, made when it is first asked for. */
export function combobox(input) {
  if (!known.has(input)) known.set(input, new Combobox(input));
  return known.get(input);
}

/** One for each country field of a form. */
export function comboboxes(form) {
  form.querySelectorAll('[data-picker]').forEach(combobox);
}

class Combobox {
  #input;
  #names = null; // all countries; null until they are here
  #chosen = null; // the country that the text stands for
  #hits = []; // what is in the list
  #isSure = true; // false: they are guesses at what was meant
  #active = -1;
  #asking = null; // aborts what the daemon is asked
  #timers = {};
  #spoken = '';

  constructor(input) {
    const id = `${input.id}-list`;
    this.#input = input;
    this.list = h('ul', { id, role: 'listbox', 'aria-label': say('js_countries') });
    this.note = h('p', { 'aria-hidden': true });
    // What can be scrolled can be reached by Tab, unless it says otherwise.
    this.popup = h('div', { class: 'popup', hidden: true, tabindex: -1 }, this.note, this.list);
    this.live = h('p', { class: 'unseen', role: 'status' });
    input.after(this.popup, this.live);
    for (const [name, value] of Object.entries({
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': false,
    })) input.setAttribute(name, value);
    this.#listen();
    this.#load();
    if (document.activeElement === input && !this.isEmpty) this.#typed(); // before this was here
  }

  #listen() {
    const { form } = this.#input;
    this.#input.addEventListener('input', () => this.#typed());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('focus', () => this.#input.select());
    this.#input.addEventListener('blur', () => this.settle());
    // A press on the list must not take the focus, and with it the keyboard, from the field.
    this.popup.addEventListener('mousedown', (event) => event.preventDefault());
    form?.addEventListener('formdata', ({ formData }) => {
      if (this.chosen) formData.set(this.#input.name, this.chosen.id);
    });
  }

  async #load() {
    this.#names ??= await loadNames().catch(() => null);
    return this.#names;
  }

  /** The country that the text stands for, if that is known. */
  get chosen() {
    const { country } = this.#input.dataset; // filled in by clock.js
    return this.#chosen ?? (country ? { id: country, name: this.#input.value } : null);
  }

  get isEmpty() {
    return this.#input.value.trim() === '';
  }

  /** Fill in a country, {id, name}. */
  set(country) {
    this.#chosen = country;
    this.#input.value = country.name;
    this.#input.removeAttribute('aria-invalid');
    this.#close();
    this.#input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Close, and take the text for the one country that it can mean, if any. */
  settle() {
    const text = this.#input.value;
    const shown = this.#isSure ? this.#hits : [];
    const hits = shown.length > 0 ? shown : this.#names?.find(text) ?? [];
    const exact = hits.filter((hit) => hit.exact);
    const only = [exact, hits].find((list) => list.length === 1);
    const isOpenOnAll = text.trim() === '';
    if (!this.chosen && only && !isOpenOnAll) this.set(only[0].country);
    else this.#close();
  }

  async #typed() {
    this.#chosen = null;
    delete this.#input.dataset.country;
    this.#close();
    const text = this.#input.value;
    if (fold(text) === '') return;
    const names = this.#names ?? await this.#load();
    if (this.#input.value !== text || this.chosen) return; // typed on, meanwhile
    const hits = names?.find(text) ?? [];
    if (hits.length > 0) this.#show(hits);
    else this.#timers.asking = setTimeout(() => this.#ask(text), DEBOUNCE_MS);
  }

  async #ask(text) {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const { hits, isSure } = await askDaemon(text, asking.signal);
      if (asking === this.#asking) this.#show(hits, isSure);
    } catch {
      if (asking === this.#asking) this.#say(say('js_no_connection'));
    }
  }

  #show(hits, isSure = true) {
    this.#hits = hits;
    this.#isSure = isSure;
    this.#activate(-1);
    fill(this.list, hits.map((hit, index) => this.#option(hit, index)));
    if (hits.length === 0) this.#say(say('js_no_suggestions'));
    else if (isSure) this.#say('', sayCount('js_suggestions', hits.length));
    else this.#say(say('js_did_you_mean'));
  }

  /** A country by its name, and by which other one it was found. */
  #option({ country, matched }, index) {
    const isOther = matched && fold(matched) !== fold(country.name);
    return h('li', {
      id: `${this.list.id}-${index}`, role: 'option', 'aria-selected': 'false', onclick: () => this.set(country),
    }, h('bdi', {}, country.name), isOther && [' ', h('bdi', { class: 'soft' }, matched)]);
  }

  /** Open the list under a note; `spoken` is what screen readers are told, once. */
  #say(note, spoken = note) {
    this.note.textContent = note;
    this.note.hidden = !note;
    this.popup.hidden = false;
    this.#input.setAttribute('aria-expanded', this.#hits.length > 0);
    clearTimeout(this.#timers.speaking);
    this.#timers.speaking = setTimeout(() => this.#speak(spoken), ANNOUNCE_MS);
  }

  #speak(words) {
    if (words === this.#spoken) return;
    this.#spoken = words;
    this.live.textContent = words;
  }

  #close() {
    clearTimeout(this.#timers.asking);
    clearTimeout(this.#timers.speaking);
    this.#asking?.abort();
    this.#asking = null;
    this.#hits = [];
    this.#isSure = true;
    this.#activate(-1);
    fill(this.list);
    this.popup.hidden = true;
    this.#input.setAttribute('aria-expanded', false);
    if (this.isEmpty || this.chosen) this.#speak('');
  }

  #activate(index) {
    this.list.children[this.#active]?.setAttribute('aria-selected', false);
    this.#active = index;
    const option = this.list.children[index];
    option?.setAttribute('aria-selected', true);
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const active = this.#hits[this.#active];

    if (key === 'ArrowDown' || key === 'ArrowUp') this.#move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Escape') this.#escape();
    else if ((key === 'Enter' || key === 'Tab') && active) this.set(active.country);
    else if (key === 'Enter') { this.settle(); return; } // and the form goes its way
    else return;
    if (key !== 'Tab') event.preventDefault();
  }

  async #move(step) {
    if (this.#hits.length === 0) await this.#open();
    const count = this.#hits.length;
    const from = this.#active < 0 && step < 0 ? count : this.#active;
    if (count > 0) this.#activate((from + step + count) % count);
  }

  /** What the text may mean; every country where there is none, or it is chosen already. */
  async #open() {
    const names = this.#names ?? await this.#load();
    if (!names) return;
    const hits = this.chosen ? [] : names.find(this.#input.value);
    this.#show(hits.length > 0 ? hits : names.all());
  }

  #escape() {
    if (this.popup.hidden) {
      this.#input.value = '';
      this.#chosen = null;
      this.#input.dispatchEvent(new Event('change', { bubbles: true }));
    }
    this.#close();
  }
}

// A country field: the ARIA APG's editable combobox with list autocomplete and manual
// selection. Nothing is chosen while people type: a wrong country is worse than one more key.

import { h, fill } from '/dom.js';
import { countries } from '/api.js';

const DEBOUNCE_MS = 120;
const ANNOUNCE_MS = 1000; // sooner, the echo of typing would drown it

export class Combobox {
  #input;
  #chosen = null; // the country that the text stands for
  #found = []; // the countries in the list
  #active = -1;
  #typing = 0;
  #speaking = 0;
  #request = null;

  constructor(input) {
    const id = `${input.id}-list`;
    this.#input = input;
    this.list = h('ul', { id, role: 'listbox', 'aria-label': 'Countries' });
    this.note = h('p', { 'aria-hidden': true });
    this.popup = h('div', { class: 'popup', hidden: true }, this.note, this.list);
    this.live = h('p', { class: 'unseen', role: 'status' });
    input.after(this.popup, this.live);
    for (const [name, value] of Object.entries({
      role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': false,
    })) input.setAttribute(name, value);

    input.addEventListener('input', () => this.#typed());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('focus', () => input.select());
    input.addEventListener('blur', () => this.settle());
    // A press on the list must not take the focus, and with it the keyboard, from the field.
    this.popup.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** The chosen country's id, else the text. */
  get value() {
    return this.#chosen?.id || this.#input.value.trim();
  }

  set(country) {
    this.#chosen = country;
    this.#input.value = country.name;
    this.#input.removeAttribute('aria-invalid');
    this.#close();
  }

  /** A text from elsewhere: a code or a name, shown as the country's name if there is one. */
  async read(text) {
    this.#input.value = text;
    this.#chosen = null;
    await this.settle();
  }

  /** Close, and take the text for the one country that it can mean, if any. */
  async settle() {
    const text = this.#input.value;
    this.#close();
    if (this.#chosen || !text.trim()) return;
    const { items } = await countries(text).catch(() => ({ items: [] }));
    const exact = items.filter(({ id, name, matched = name }) => (
      [id, name, matched].some((known) => fold(known) === fold(text))));
    const only = [exact, items].find((list) => list.length === 1);
    if (only && this.#input.value === text) this.set(only[0]);
  }

  #typed() {
    this.#chosen = null;
    this.#close();
    if (this.#input.value.trim()) {
      this.#typing = setTimeout(() => this.#suggest(this.#input.value), DEBOUNCE_MS);
    }
  }

  async #suggest(text) {
    const request = new AbortController();
    this.#request = request;
    try {
      const found = await countries(text, request);
      if (request === this.#request) this.#show(found);
    } catch {
      if (request === this.#request) this.#say('No suggestions: the service cannot be reached.');
    }
  }

  #show({ items, suggestions = [] }) {
    this.#found = items.length > 0 ? items : suggestions;
    const count = this.#found.length;

    fill(this.list, this.#found.map(({ name, matched = name }, index) => h('li', {
      id: `${this.list.id}-${index}`, role: 'option', 'aria-selected': 'false',
      onclick: () => this.set(this.#found[index]),
    }, h('span', { dir: 'auto' }, name), ' ',
    fold(matched) !== fold(name) && h('span', { class: 'soft', dir: 'auto' }, matched))));

    if (items.length > 0) this.#say('', count === 1 ? '1 country' : `${count} countries`);
    else if (count > 0) this.#say('No country has this name. Did you mean:');
    else this.#say('No country found. Try another spelling.');
  }

  /** Open the list under a note; `spoken` is what screen readers are told. */
  #say(note, spoken = note) {
    this.note.textContent = note;
    this.note.hidden = !note;
    this.popup.hidden = false;
    this.#input.setAttribute('aria-expanded', this.#found.length > 0);
    this.#speaking = setTimeout(() => { this.live.textContent = spoken; }, ANNOUNCE_MS);
  }

  #close() {
    clearTimeout(this.#typing);
    clearTimeout(this.#speaking);
    this.#request?.abort();
    this.#request = null;
    this.#found = [];
    this.#activate(-1);
    fill(this.list);
    this.live.textContent = '';
    this.popup.hidden = true;
    this.#input.setAttribute('aria-expanded', false);
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
    const active = this.#found[this.#active];

    if (key === 'ArrowDown' || key === 'ArrowUp') this.#move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Escape') this.#escape();
    else if ((key === 'Enter' || key === 'Tab') && active) this.set(active);
    else return;
    if (key !== 'Tab') event.preventDefault();
  }

  async #move(step) {
    if (this.#found.length === 0) await this.#suggest(this.#chosen ? '' : this.#input.value);
    const count = this.#found.length;
    const from = this.#active < 0 && step < 0 ? count : this.#active;
    if (count > 0) this.#activate((from + step + count) % count);
  }

  #escape() {
    if (this.popup.hidden) this.set({ name: '' });
    this.#close();
  }
}

function fold(text) {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

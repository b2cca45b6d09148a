// Fills in the citizenship that was chosen on this device before, so that there is less to
// type. Else the region of the browser's language is offered, never filled in.

import { h } from '/dom.js';
import { say } from '/boot.js';
import { combobox } from '/combobox.js';
import { loadNames } from '/names.js';

const REMEMBERED = 'nationality';

/** For a form that asks of whom. */
export async function guess(form) {
  const input = form.querySelector('[data-picker][name="nationality"]');
  if (!input) return;
  form.addEventListener('submit', () => remember(combobox(input).chosen));
  const names = await loadNames().catch(() => null);
  if (names) guessNationality(input, names);
}

function guessNationality(input, names) {
  if (!combobox(input).isEmpty) return;
  const country = names.byId(recall());
  if (country) combobox(input).set(country);
  else offer(input, names.byId(regionOf(navigator.languages?.[0])));
}

function offer(input, country) {
  if (!country) return;
  const take = () => {
    combobox(input).set(country);
    input.focus();
  };
  const button = h('button', { type: 'button', onclick: take }, say('js_offer', { name: country.name }));
  const line = h('p', { class: 'offer' }, button);
  input.parentElement.append(line);
  for (const event of ['input', 'change']) input.addEventListener(event, () => line.remove(), { once: true });
}

function regionOf(language) {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined;
  }
}

function remember(country) {
  try {
    if (country) localStorage.setItem(REMEMBERED, country.id);
  } catch { /* not allowed to: asked again next time */ }
}

function recall() {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

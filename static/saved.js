// /saved: what this device keeps, and how to have more or less of it.

import { h, fill } from '/dom.js';
import { boot, moment, say } from '/boot.js';
import * as store from '/store.js';

const prefix = boot.lang === 'en' ? '' : `/${boot.lang}`;
const DAY_MS = 24 * 60 * 60 * 1000;
let isSaving = false;

export async function list(element) {
  if (!('caches' in window)) return; // the page says why
  document.querySelector('[data-plain]').hidden = true;
  element.hidden = false;
  const part = (selector) => element.querySelector(selector);
  part('form').addEventListener('submit', (event) => {
    event.preventDefault();
    saveTyped(element, event.target);
  });
  wire(part('[data-do="save-all"]'), () => saveAll(element));
  wire(part('[data-do="remove-all"]'), async () => {
    await store.removeAll();
    tell(say('js_removed'));
    await show(element);
  });
  part('#host').addEventListener('focus', (event) => suggest(event.target), { once: true });
  await show(element);
}

function wire(button, run) {
  button.addEventListener('click', run);
  button.hidden = false;
}

async function tell(words) {
  const actions = await import('/actions.js');
  actions.tell(words);
}

let names = null;

/** All countries; from the network, or what the service worker keeps of it. */
function countries() {
  names ??= readNames().catch(() => []);
  return names;
}

async function readNames() {
  const { countriesOf } = await import('/packs.js');
  const response = await fetch(`/api/v1/packs/names.json?lang=${boot.lang}`);
  return countriesOf(await response.json());
}

/** The field is a plain one until somebody goes to it. */
async function suggest(input) {
  const { combobox } = await import('/combobox.js');
  combobox?.(input);
}

async function show(element) {
  const saved = await store.savedCountries();
  const known = saved.length > 0 ? await countries() : [];
  const named = saved.map((one) => ({ ...one, known: known.find(({ id }) => id === one.country) }))
    .sort((one, other) => nameOf(one).localeCompare(nameOf(other), boot.lang));
  put(element, 'countries', named.map((one) => line(nameOf(one), one.known && `${prefix}/country/${one.known.slug}`, one, async () => {
    await store.removeCountry(one.country);
    await show(element);
  })));
  const pages = await store.seenPages();
  put(element, 'pages', pages.map((page) => line(page.title, page.address, page, async () => {
    await store.removePage(page.address);
    await show(element);
  })));
  element.querySelector('[data-do="remove-all"]').hidden = saved.length + pages.length === 0;
}

function nameOf({ known, country }) {
  return known?.name ?? country;
}

function put(element, name, lines) {
  element.querySelector(`[data-none="${name}"]`).hidden = lines.length > 0;
  fill(element.querySelector(`[data-list="${name}"]`), lines);
}

function line(name, address, { saved, bytes }, remove) {
  const size = new Intl.NumberFormat(boot.lang, { maximumFractionDigits: 1 }).format(bytes / 1000);
  const words = h('bdi', {}, name);
  return h(
    'li',
    { class: 'kept' },
    h('div', {}, address ? h('a', { href: address }, words) : h('strong', {}, words),
      h('p', { class: 'soft' }, say('kept_line', { size, time: moment(saved) }))),
    h('button', {
      type: 'button', 'aria-label': say('kept_remove_what', { name }), onclick: remove,
    }, say('kept_remove')),
  );
}

// ---- More of it ----

async function saveTyped(element, form) {
  const typed = form.elements.host.value;
  const { findCountry } = await import('/packs.js');
  const country = findCountry(await countries(), typed);
  if (!country) {
    tell(say('kept_no_country', { name: typed }));
    return;
  }
  try {
    await store.saveCountry(country.id, country.slug, boot.lang);
    tell(say('js_saved'));
    form.reset();
    import('/keep.js').then(({ keep }) => keep());
  } catch {
    tell(say('js_save_failed'));
  }
  await show(element);
}

/** One country after the other, no faster than the line brings them. What is saved stays when
 * somebody stops it or the connection breaks. */
async function saveAll(element) {
  const button = element.querySelector('[data-do="save-all"]');
  if (isSaving) {
    isSaving = false;
    return;
  }
  const label = button.textContent;
  isSaving = true;
  button.textContent = say('kept_stop');
  tell(say(await saveEach(element.querySelector('[data-progress]'))));
  isSaving = false;
  button.textContent = label;
  await show(element);
}

/** Returns what is to be said at the end. */
async function saveEach(box) {
  const bar = box.querySelector('progress');
  const wanted = await missing().catch(() => null);
  if (!wanted) return 'js_save_failed';
  box.hidden = false;
  bar.max = wanted.length;
  let words = 'kept_all_saved';
  for (const [count, country] of wanted.entries()) {
    bar.value = count;
    box.querySelector('span').textContent = say('kept_progress', { count, total: wanted.length });
    const isSaved = isSaving && await store.saveCountry(country).then(() => true, () => false);
    if (!isSaved) {
      words = isSaving ? 'js_save_failed' : 'kept_stopped';
      break;
    }
  }
  box.hidden = true;
  return words;
}

/** Countries with missions that are not saved, or not since yesterday. */
async function missing() {
  const response = await fetch('/api/v1/packs/index.json');
  const { hosts } = await response.json();
  const saved = await store.savedCountries();
  const fresh = saved.filter((one) => Date.now() - Date.parse(one.saved) < DAY_MS);
  return hosts.filter((host) => !fresh.some(({ country }) => country === host));
}

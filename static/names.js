// All countries by all their usual names, kept on the device: finds one while somebody
// types, without a connection.

import { boot } from '/boot.js';

const language = boot.lang ?? document.documentElement.lang;

// How well a text fits a name; the smaller, the better.
const EXACT = 0;
const STARTS = 1;
const STARTS_A_WORD = 2;
const INSIDE = 3;
const NOT_AT_ALL = 4;

const INSIDE_LETTERS = 3; // fewer are inside everything
const LIST_LENGTH = 8;

// Letters that no decomposition takes apart but that people type as these: as db/fold.c.
const SPELT_OUT = {
  ß: 'ss', æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', œ: 'oe', ə: 'e', '&': ' and ',
};

/** A text without what people leave out: marks, case, apostrophes, punctuation. */
export function fold(text) {
  return text.normalize('NFKD').toLowerCase()
    .replace(/[ßæðøþđħıłœə&]/g, (letter) => SPELT_OUT[letter])
    .replace(/[\p{M}\p{Cf}'`´‘’‚‛ʹ-ʿ′·]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(^| )st(?= |$)/g, '$1saint')
    .replace(/^the (?=.)/, '');
}

/** Codes are written in one case: "NL", "nl"; "Nl" is the beginning of a word. */
function isCode(text, id) {
  return text === id || text === id.toLowerCase();
}

function fits(key, wanted) {
  if (key === wanted) return EXACT;
  if (key.startsWith(wanted)) return STARTS;
  if (key.includes(` ${wanted}`)) return STARTS_A_WORD;
  const isLong = wanted.length >= INSIDE_LETTERS || /\p{Script=Han}/u.test(wanted);
  return isLong && key.includes(wanted) ? INSIDE : NOT_AT_ALL;
}

class Names {
  #countries;
  #byId = new Map();
  #order = new Intl.Collator(language);

  constructor(pack) {
    this.#countries = pack.id.map((id, place) => this.#country(pack, id, place));
    this.#countries.sort((one, other) => this.#order.compare(one.name, other.name));
  }

  #country(pack, id, place) {
    const name = pack.name[place];
    const others = [pack.english?.[place], pack.own?.[place], pack.others?.[place]].flat();
    const known = [name, ...others.filter(Boolean)];
    const country = { id, name, keys: known.map((text) => ({ text, key: fold(text) })) };
    this.#byId.set(id, country);
    return country;
  }

  byId(id) {
    return this.#byId.get(id);
  }

  /** Every country, in the order of its names in the language of the page. */
  all() {
    return this.#countries.map((country) => ({ country }));
  }

  /** The best first: {country, exact, matched?: the name, where it is not the one shown}. */
  find(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    return this.#countries
      .map((country) => this.#hit(country, wanted, text.trim()))
      .filter(({ fit }) => fit < NOT_AT_ALL)
      .sort((one, other) => one.fit - other.fit || one.place - other.place)
      .slice(0, LIST_LENGTH);
  }

  /** The best of a country's names; the one shown where it is as good as another. */
  #hit(country, wanted, text) {
    const hit = { country, fit: NOT_AT_ALL, place: 0 };
    country.keys.forEach(({ text: name, key }, place) => {
      const fit = fits(key, wanted);
      if (fit >= hit.fit) return;
      Object.assign(hit, { fit, place: Math.min(place, 1), matched: place > 0 ? name : undefined });
    });
    if (hit.fit > EXACT && isCode(text, country.id)) {
      Object.assign(hit, { fit: EXACT, place: 0, matched: country.id });
    }
    return { ...hit, exact: hit.fit === EXACT };
  }
}

let names = null;

/** The names, fetched once; fails where there is no connection and none were kept. */
export function loadNames() {
  names ??= fetch(`/api/v1/packs/names.json?lang=${encodeURIComponent(language)}`)
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.status))))
    .then((pack) => new Names(pack))
    .catch((error) => {
      names = null; // the next one to ask tries again
      throw error;
    });
  return names;
}

/** What the daemon makes of a text that no name here fits: {hits, isSure}. */
export async function askDaemon(text, signal) {
  const query = new URLSearchParams({ q: text.trim(), fields: 'id,name', limit: LIST_LENGTH, lang: language });
  const response = await fetch(`/api/v1/countries?${query}`, { signal });
  if (!response.ok) throw new Error(response.status);
  const { items, suggestions = [] } = await response.json();
  const isSure = items.length > 0;
  const list = isSure ? items : suggestions;
  const known = await loadNames().catch(() => null);
  const hits = list.map(({ id, name, matched }) => ({
    country: known?.byId(id) ?? { id, name }, matched, exact: isSure && fold(matched ?? name) === fold(text),
  }));
  return { hits, isSure };
}

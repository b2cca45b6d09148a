// What the daemon tells the scripts of a page: its language, its kind, and their texts.

export const boot = read();

function read() {
  try {
    return JSON.parse(document.getElementById('boot').textContent);
  } catch {
    return {};
  }
}

/** A text of ours, its places filled: say('js_saved_at', { time }). */
export function say(key, values = {}) {
  return pieces(key, values).join('');
}

/** The form of a text for a count. */
export function sayCount(key, count, values = {}) {
  const forms = find(key);
  const form = typeof forms === 'object'
    ? forms[new Intl.PluralRules(boot.lang).select(count)] ?? forms.other : forms;
  const number = new Intl.NumberFormat(boot.lang).format(count);
  return fillPlaces(form, { count: number, ...values }).join('');
}

/** "12 April 2017, 14:05" in the language of the page, by the clock of this device. */
export function moment(time) {
  const date = new Date(time ?? NaN);
  if (Number.isNaN(date.getTime())) return '?';
  const language = boot.lang === 'en' ? 'en-GB' : boot.lang;
  return say('js_moment', {
    date: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date),
    time: new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(date),
  });
}

/** A text in pieces, so that values may be nodes: fill(p, pieces('js_x', { name: bdi })). */
export function pieces(key, values = {}) {
  const text = find(key);
  return fillPlaces(typeof text === 'object' ? text.other : text, values);
}

function find(key) {
  return boot.texts?.[key] ?? boot.more?.[key] ?? '';
}

function fillPlaces(text, values) {
  return text.split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? values[piece] ?? '' : piece));
}

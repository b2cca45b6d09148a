// The texts of the interface: node texts.mjs [--untranslated] [DIRECTORY]   (api/texts)
//                              node texts.mjs --self-test
// --untranslated: English may be left standing, until somebody has translated it.
// A key has a text, or one for each plural form of the language: {"one": ..., "other": ...}.
// Every language has the keys of English in its order, the same {placeholders} in each form,
// exactly the forms that CLDR gives it, and no text that is empty, edged by blanks, markup,
// or English left standing. Needs Node alone.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LANGUAGES = ['en', 'fr', 'es', 'de', 'pt', 'ru', 'uk', 'ar', 'zh', 'hi'];

// What is the same in English, and has been looked at.
const SAME = {
  fr: ['Fax', 'Police', 'Ambulance', 'E-mail', 'Important', 'source', 'Source:', 'Contact', 'Source', 'Mission'],
  es: ['Fax', 'no'],
  de: ['Fax', 'Website', 'Name', 'Status', 'Delegation', 'Mission'],
  pt: ['Fax', 'E-mail'],
  ru: ['ID'],
  uk: ['ID'],
};

// Letters that belong to the language; of the others no text may be without.
const SCRIPTS = {
  ru: /\p{Script=Cyrillic}/u, uk: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u,
  zh: /\p{Script=Han}/u, hi: /\p{Script=Devanagari}/u,
};
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const NEVER = [
  [/^$|^\s*$/u, 'is empty'],
  [/^\s|\s$/u, 'begins or ends with a blank'],
  [/ {2}|[\t\n\r]/u, 'has two blanks, or a line break'],
  [/<[/!a-zA-Z]|&(?:[a-zA-Z]+|#\w+);/u, 'has markup'],
  // The page sets directions; a control in a text turns around what follows it.
  [/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u, 'has a control of direction'],
  [/[\u0000-\u001f\u007f-\u009f\ufffd\ufeff\u200b]/u, 'has a character that cannot be seen'],
  [/\bTODO\b|\bFIXME\b|\b[Ll]orem ipsum/u, 'is not done'],
  [/'\w|\w'\w/u, 'has a typewriter’s apostrophe'],
  [/\.\.\./u, 'has three points in place of …'],
];

const isText = (value) => typeof value === 'string';
const textsOf = (value) => (isText(value) ? [['', value]] : Object.entries(value));
const placeholders = (text) => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name).sort();
const categories = (language) => {
  const has = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return FORMS.filter((form) => has.includes(form));
};

/** What is wrong with one text, by itself. */
function faultsOfText(text) {
  const faults = NEVER.filter(([pattern]) => pattern.test(text)).map(([, words]) => words);
  if (/[{}]/.test(text.replaceAll(/\{[a-z][a-z0-9_]*\}/g, ''))) faults.push('has a brace that is no placeholder');
  return faults;
}

function faultsOfForms(value, language) {
  if (isText(value)) return [];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return ['is no text'];
  const wanted = categories(language);
  const found = Object.keys(value);
  if (found.some((form) => !isText(value[form]))) return ['has a form that is no text'];
  return found.join() === wanted.join() ? [] : [`has the forms ${found}, not ${wanted}`];
}

/** The same placeholders as English. Forms of exact numbers may leave {count} out. */
function faultsOfPlaceholders(value, english) {
  const wanted = placeholders(textsOf(english).at(-1)[1]);
  return textsOf(value).flatMap(([form, text]) => {
    const found = placeholders(text);
    const without = ['zero', 'one', 'two'].includes(form) ? wanted.filter((name) => name !== 'count') : wanted;
    return [wanted.join(), without.join()].includes(found.join()) ? []
      : [`${form} has the placeholders {${found}}, not {${wanted}}`];
  });
}

/** English left standing: the same text, or none of the letters of the language. */
function faultsOfTranslation(value, english, language) {
  const originals = new Set(textsOf(english).map(([, text]) => text));
  return textsOf(value).flatMap(([form, text]) => {
    const words = text.replaceAll(/\{[^{}]*\}/g, '');
    if (!/\p{L}{2}/u.test(words) || SAME[language]?.includes(text)) return [];
    if (originals.has(text)) return [`${form} is English`];
    return SCRIPTS[language] && !SCRIPTS[language].test(words) ? [`${form} has no letter of the language`] : [];
  });
}

/** All faults of all languages: {en: {key: text}, ...} to "fr.json: key: what is wrong". */
export function faults(files, { untranslated = false } = {}) {
  const english = files.en || {};
  const found = [];
  for (const language of LANGUAGES) {
    const texts = files[language];
    const say = (key, words) => found.push(`${language}.json: ${key}: ${words}`);
    if (!texts) {
      say('', 'is missing');
      continue;
    }
    for (const key of Object.keys(english)) if (!(key in texts)) say(key, 'is missing');
    const known = Object.keys(texts).filter((key) => key in english);
    if (known.join() !== Object.keys(english).filter((key) => key in texts).join()) say('', 'has another order than en.json');
    for (const [key, value] of Object.entries(texts)) {
      const strange = faultsOfForms(value, language);
      strange.forEach((words) => say(key, words));
      if (!/^[a-z][a-z0-9_]*$/.test(key)) say(key, 'is no key');
      if (!(key in english)) say(key, 'is not in en.json');
      if (!(key in english) || strange.some((words) => words.includes('no text'))) continue;
      textsOf(value).flatMap(([, text]) => faultsOfText(text)).forEach((words) => say(key, words));
      if (isText(value) !== isText(english[key])) {
        say(key, 'has plural forms in one language and none in the other');
        continue;
      }
      faultsOfPlaceholders(value, english[key]).forEach((words) => say(key, words));
      if (language !== 'en' && !untranslated) faultsOfTranslation(value, english[key], language).forEach((words) => say(key, words));
    }
  }
  for (const language of Object.keys(files)) if (!LANGUAGES.includes(language)) found.push(`${language}.json: is of no language of ours`);
  return found;
}

// ---- It has to find what is wrong ----

function selfTest() {
  const words = { ar: 'مرحبا', ru: 'Привет', uk: 'Привіт', zh: '你好', hi: 'नमस्ते' };
  const sound = () => Object.fromEntries(LANGUAGES.map((language) => [language, {
    hello: language === 'en' ? 'Hello, {name}' : `${words[language] || `Xx ${language}`} {name}`,
    posts: Object.fromEntries(categories(language).map((form) => [form,
      `${words[language] || language.repeat(2)} {count}`])),
  }]));
  sound().en.posts = { one: '{count} post', other: '{count} posts' };
  assert.deepEqual(faults(sound()), []);
  const broken = {
    'fr.json: hello: is missing': (all) => delete all.fr.hello,
    'de.json: : is missing': (all) => delete all.de,
    'xx.json: is of no language of ours': (all) => { all.xx = {}; },
    'de.json: more: is not in en.json': (all) => { all.de.more = 'mehr'; },
    'en.json: Bad-Key: is no key': (all) => { all.en['Bad-Key'] = 'x'; },
    'es.json: : has another order than en.json': (all) => { all.es = { posts: all.es.posts, hello: all.es.hello }; },
    'fr.json: hello:  has the placeholders {nom}, not {name}': (all) => { all.fr.hello = 'Bonjour {nom}'; },
    'fr.json: hello:  has the placeholders {}, not {name}': (all) => { all.fr.hello = 'Bonjour'; },
    'ru.json: posts: few has the placeholders {}, not {count}': (all) => { all.ru.posts.few = 'посты'; },
    'ru.json: posts: has the forms one,other, not one,few,many,other': (all) => { all.ru.posts = { one: 'пост {count}', other: 'поста {count}' }; },
    'zh.json: posts: has the forms one,other, not other': (all) => { all.zh.posts = { one: '好 {count}', other: '好 {count}' }; },
    'de.json: posts: has the forms other,one, not one,other': (all) => { all.de.posts = { other: 'Posten {count}', one: 'Posten {count}' }; },
    'hi.json: posts: has plural forms in one language and none in the other': (all) => { all.hi.posts = 'नमस्ते {count}'; },
    'pt.json: hello: is no text': (all) => { all.pt.hello = null; },
    'pt.json: posts: has a form that is no text': (all) => { all.pt.posts.one = 1; },
    'fr.json: hello: is empty': (all) => { all.fr.hello = ''; },
    'fr.json: hello: begins or ends with a blank': (all) => { all.fr.hello = 'Bonjour {name} '; },
    'fr.json: hello: has two blanks, or a line break': (all) => { all.fr.hello = 'Bonjour  {name}'; },
    'fr.json: hello: has markup': (all) => { all.fr.hello = '<b>Bonjour</b> {name}'; },
    'de.json: hello: has markup': (all) => { all.de.hello = 'Gr&uuml;&szlig; {name}'; },
    'ar.json: hello: has a control of direction': (all) => { all.ar.hello = 'مرحبا \u200f{name}'; },
    'fr.json: hello: has a character that cannot be seen': (all) => { all.fr.hello = 'Bon\u200bjour {name}'; },
    'fr.json: hello: has a typewriter’s apostrophe': (all) => { all.fr.hello = "L'ami {name}"; },
    'fr.json: hello: has a brace that is no placeholder': (all) => { all.fr.hello = 'Bonjour {name} {'; },
    'de.json: hello:  is English': (all) => { all.de.hello = 'Hello, {name}'; },
    'uk.json: hello:  has no letter of the language': (all) => { all.uk.hello = 'Hi {name}'; },
  };
  for (const [expected, spoil] of Object.entries(broken)) {
    const all = sound();
    spoil(all);
    assert.ok(faults(all).includes(expected), `${expected}\nfound: ${faults(all).join('\n')}`);
  }
  const all = sound();
  all.ar.posts.zero = 'لا شيء';
  assert.deepEqual(faults(all), [], 'a form of an exact number may be without it');
  console.log(`ok - ${Object.keys(broken).length} kinds of broken texts are found`);
}

// ---- The files ----

async function read(directory) {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(await Promise.all(names.map(async (name) =>
    [path.basename(name, '.json'), JSON.parse(await readFile(path.join(directory, name), 'utf8'))])));
}

selfTest();
const options = process.argv.slice(2);
if (!options.includes('--self-test')) {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const files = await read(options.find((option) => !option.startsWith('--')) || path.join(here, '../../api/texts'));
  const found = faults(files, { untranslated: options.includes('--untranslated') });
  found.slice(0, 200).forEach((words) => console.log(`not ok - ${words}`));
  console.log(`${Object.keys(files.en).length} texts in ${Object.keys(files).length} languages, ${found.length} faults`);
  process.exit(found.length === 0 ? 0 : 1);
}

// Gives every language the keys that en.json has, in its order: node api/texts/fill.mjs
// What a language lacks gets the English text until somebody translates it; what English no
// longer has is dropped. The build refuses a language that lacks a key.

import { readFile, writeFile } from 'node:fs/promises';

const here = new URL('.', import.meta.url);
const LANGUAGES = ['fr', 'es', 'de', 'pt', 'ru', 'uk', 'ar', 'zh', 'hi'];

const read = async (name) => JSON.parse(await readFile(new URL(name, here), 'utf8'));

/** An English text with plural forms, in the forms that another language has. */
function inForms(text, language) {
  if (typeof text === 'string') return text;
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const order = ['zero', 'one', 'two', 'few', 'many', 'other'];
  return Object.fromEntries(order.filter((form) => pluralCategories.includes(form))
    .map((form) => [form, text[form] ?? text.other]));
}

const english = await read('en.json');
for (const language of LANGUAGES) {
  const known = await read(`${language}.json`).catch(() => ({}));
  const filled = Object.fromEntries(Object.entries(english)
    .map(([key, text]) => [key, known[key] ?? inForms(text, language)]));
  await writeFile(new URL(`${language}.json`, here), `${JSON.stringify(filled, null, 2)}\n`);
}

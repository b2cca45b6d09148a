// axe on every type of page, light and dark, in languages of three scripts and both directions:
//   EMBASSYD_WEB_TOOLS=... node audit.mjs URL-OF-A-DAEMON
// No violation, and nothing that axe is not sure of but what ALLOWED names. A page is read once
// and then turned dark, where only rules about colours are asked again; with
// EMBASSYD_WEB_LONG set, all are.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { languages, pages, schemes } from './pages.mjs';
import { Suite } from './suite.mjs';
import { file } from './tools.mjs';
import { visit } from './visit.mjs';

const origin = new URL(process.argv[2]).origin;
const long = Boolean(process.env.EMBASSYD_WEB_LONG);
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

// What axe cannot be sure of, and a human has looked at: "rule selector".
const ALLOWED = [];

const axe = await readFile(file('axe-core/axe.min.js'), 'utf8');
const suite = new Suite(origin, { policy: false, worker: false });

/** What axe finds: "violation rule selector: why" for each element. */
async function findings(tab, only) {
  return tab.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(only)}, resultTypes: ['violations', 'incomplete'] })
    .then((found) => ['violations', 'incomplete'].flatMap((kind) => found[kind].flatMap((rule) =>
      rule.nodes.map((node) => kind + ' ' + rule.id + ' ' + node.target.join(' ') + ': '
        + [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ')))))`);
}
const unexpected = (found) => found.filter((words) => !ALLOWED.some((allowed) => words.startsWith(`incomplete ${allowed}:`)));

async function auditIn(tab, page, language) {
  const all = [];
  for (const [index, scheme] of schemes.entries()) {
    await tab.media({ 'prefers-color-scheme': scheme });
    if (index === 0) {
      await visit(tab, origin, page, language);
      await tab.evaluate(axe);
    }
    const only = index === 0 || long ? { type: 'tag', values: TAGS } : { type: 'rule', values: OF_COLOURS };
    all.push(...unexpected(await findings(tab, only)).map((found) => `${language}, ${scheme}: ${found}`));
  }
  return all;
}

for (const page of await pages(origin)) {
  suite.test(`${page.name}: ${page.path} in ${languages}`, async (tab) => {
    const found = [];
    for (const language of languages) found.push(...await auditIn(tab, page, language));
    assert.deepEqual(found, []);
  });
}

// The instrument itself: it sees what is wrong.
suite.test('a page with faults is found to have them', async (tab) => {
  await tab.open(`${origin}/news`);
  await tab.evaluate(`{
    const image = document.createElement('img');
    const faint = document.createElement('p');
    faint.textContent = 'Hard to read';
    faint.setAttribute('class', 'faint');
    faint.style.color = '#ddd';
    faint.style.background = '#fff';
    document.querySelector('main').append(image, faint);
  }`);
  await tab.evaluate(axe);
  const found = (await findings(tab, { type: 'tag', values: TAGS })).join('\n');
  assert.match(found, /^violations image-alt /m);
  assert.match(found, /^violations color-contrast \.faint/m);
});

process.exit(await suite.run());

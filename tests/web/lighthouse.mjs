// Lighthouse on every type of page: node lighthouse.mjs URL-OF-A-DAEMON
// Accessibility, best practices and SEO have to be 100; what they ask does not depend on how
// fast the machine is, as performance does, which budget.mjs measures in other ways. In
// English, and of pages of one kind only the first; with EMBASSYD_WEB_LONG set, all of them in
// all the languages of the list. What answers 404 or 410 Lighthouse calls not loaded: those
// are left to axe.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Browser } from './devtools.mjs';
import { languages, pages, spoken } from './pages.mjs';
import { tool } from './tools.mjs';

const origin = new URL(process.argv[2]).origin;
const long = Boolean(process.env.EMBASSYD_WEB_LONG);
const { default: lighthouse } = await tool('lighthouse');

// "simulate" is for a performance that is not asked for: the other methods wait 5 s more.
const SETTINGS = {
  output: 'json', logLevel: 'error', onlyCategories: ['accessibility', 'best-practices', 'seo'],
  throttlingMethod: 'simulate', disableFullPageScreenshot: true, disableStorageReset: true,
  skipAboutBlank: true, maxWaitForLoad: 20000, pauseAfterFcpMs: 0, pauseAfterLoadMs: 0,
  networkQuietThresholdMs: 200, cpuQuietThresholdMs: 100,
};
// A page that is to be left out by search engines cannot be praised for being found by them.
const UNLISTED = new Set(['is-crawlable']);

const browser = await Browser.start(['--remote-debugging-port=0']);
const port = Number((await readFile(path.join(browser.profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0]);

const isBroken = ({ runtimeError, audits }) => runtimeError
  || Object.values(audits).some((audit) => audit.scoreDisplayMode === 'error');

/** Looks at a page; once more when Lighthouse itself had trouble. */
async function look(address, again = true) {
  const { lhr } = await lighthouse(address, { ...SETTINGS, port });
  return again && isBroken(lhr) ? look(address, false) : lhr;
}

/** What keeps a category from 100: "category audit: elements". */
function lacks(lhr, page) {
  return Object.values(lhr.categories).flatMap(({ id, auditRefs }) => auditRefs
    .filter(({ weight }) => weight > 0)
    .map((ref) => lhr.audits[ref.id])
    .filter((audit) => page.index || !UNLISTED.has(audit.id))
    .filter((audit) => audit.scoreDisplayMode === 'error' || (audit.score !== null && audit.score < 1))
    .map((audit) => `${id} ${audit.id}: ${audit.errorMessage || ''}${(audit.details?.items || [])
      .map((item) => item.node?.selector || item.description || item.url || '').join(', ')}`));
}

let failed = 0;
let number = 0;
const looked = (await pages(origin)).filter(({ status, like }) => status === 200 && (long || !like));
for (const page of looked) {
  for (const language of long ? languages : languages.slice(0, 1)) {
    const began = Date.now();
    const lhr = await look(origin + spoken(page.path, language));
    const found = lhr.runtimeError ? [lhr.runtimeError.message] : lacks(lhr, page);
    const scores = Object.values(lhr.categories).map(({ id, score }) => `${id} ${Math.round(score * 100)}`).join(', ');
    number += 1;
    failed += found.length > 0 ? 1 : 0;
    console.log(`${found.length > 0 ? 'not ok' : 'ok'} ${number} - ${page.name}, ${language}: ${scores} (${Date.now() - began} ms)`);
    for (const words of found) console.log(`  # ${words}`);
  }
}
await browser.stop();
console.log(`${number - failed} passed, ${failed} failed`);
process.exit(failed === 0 && number > 0 ? 0 : 1);

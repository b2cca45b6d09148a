// Every type of page as all kinds of readers have it: node reading.mjs URL DIRECTORY
// By touch; 320 pixels wide; with text twice as large; in forced colours and without motion;
// from right to left; without scripts. Pictures of it go into DIRECTORY, for a human to look at.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { languages, pages, schemes } from './pages.mjs';
import { Suite, excess } from './suite.mjs';
import { visit } from './visit.mjs';

if (!process.argv[3]) {
  console.error('usage: reading.mjs URL DIRECTORY');
  process.exit(64);
}
const origin = new URL(process.argv[2]).origin;
const album = process.argv[3];
const suite = new Suite(origin, { policy: false, worker: false });
const PHONE = [360, 740];
const DESKTOP = [1280, 900];
const TALL = 2400;
const TEXT = 16;

await mkdir(album, { recursive: true });

async function picture(tab, [width, height], name) {
  await tab.evaluate('scrollTo(0, 0)');
  const high = await tab.evaluate('document.documentElement.scrollHeight');
  await tab.screen(width, Math.max(height, Math.min(high, TALL)));
  await writeFile(path.join(album, `${name}.png`), await tab.picture());
  await tab.screen(width, height);
}

const unfold = (tab) => tab.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");

/** Runs in the page: what is too small to hit. Links within a sentence are as high as it is. */
function tiny() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.skip')
    && element.getClientRects().length > 0;
  const inline = (link) => getComputedStyle(link).display === 'inline'
    && [...link.parentElement.childNodes].some((node) => node !== link && node.textContent.trim().length > 1);
  const box = (element) => (element.matches('[type=checkbox], [type=radio]') && element.closest('label')) || element;
  const lower = (selector, limit) => [...document.querySelectorAll(selector)].filter(shown)
    .filter((element) => !element.matches('a') || !inline(element))
    .filter((element) => box(element).getBoundingClientRect().height < limit - 0.01)
    .map((element) => `${Math.round(box(element).getBoundingClientRect().height)} px high: ${element.outerHTML.slice(0, 100)}`);
  return [...lower('button, input:not([type=hidden]), select, summary, textarea', 44), ...lower('a[href]', 24)];
}

/** Runs in the page: elements that reach over its edge. */
function wide(width) {
  return [...document.querySelectorAll('body *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return (box.right > width + 1 || box.left < -1) && element.checkVisibility();
  }).slice(0, 4).map((element) => element.outerHTML.slice(0, 90));
}

async function sideways(tab, width, language) {
  await unfold(tab);
  const more = await excess(tab, width);
  return more <= 0 ? [] : [`${language}, ${width} px wide: ${more} px too wide: ${await tab.evaluate(`(${wide})(${width})`)}`];
}

async function byTouchAndInPictures(tab, page) {
  const found = [];
  await tab.screen(...PHONE);
  await visit(tab, origin, page);
  for (const [kind, screen] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    await tab.screen(...screen);
    for (const scheme of schemes) {
      await tab.media({ 'prefers-color-scheme': scheme });
      await picture(tab, screen, `${page.name}-${kind}-${scheme}`);
    }
  }
  await tab.screen(...PHONE);
  await tab.media({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
  await picture(tab, PHONE, `${page.name}-phone-forced-colors`);
  if (await tab.evaluate('document.getAnimations().some((one) => one.effect.getTiming().duration > 10)')) {
    found.push('it moves, though the reader wants no motion');
  }
  await tab.media({ 'prefers-color-scheme': 'light' });
  await unfold(tab);
  found.push(...await tab.evaluate(`(${tiny})()`));
  await tab.screen(320, 640);
  return [...found, ...await sideways(tab, 320, 'en')];
}

async function rightToLeft(tab, page) {
  await tab.screen(...PHONE);
  await visit(tab, origin, page, 'ar');
  await picture(tab, PHONE, `${page.name}-phone-ar`);
  await tab.screen(320, 640);
  return sideways(tab, 320, 'ar');
}

async function large(tab, page) {
  const found = [];
  await tab.screen(...PHONE);
  await tab.call('Page.setFontSizes', { fontSizes: { standard: 2 * TEXT } });
  for (const language of ['en', 'ar'].filter((one) => languages.includes(one))) {
    await visit(tab, origin, page, language);
    found.push(...(await sideways(tab, PHONE[0], language)).map((words) => `text twice as large: ${words}`));
  }
  await tab.call('Page.setFontSizes', { fontSizes: { standard: TEXT } });
  return found;
}

/** What is read without scripts; `scripted`: as much as is read with them. */
async function withoutScripts(tab, page) {
  const words = () => tab.evaluate("document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()");
  await visit(tab, origin, page);
  const scripted = await words();
  await tab.call('Emulation.setScriptExecutionDisabled', { value: true });
  tab.forgive(/^failed: $/); // modules announced to the browser, which has no use for them
  await visit(tab, origin, { ...page, needs: 'true', settles: false });
  const plain = await words();
  const found = await tab.evaluate(`[...document.querySelectorAll('button, select')]
    .filter((element) => element.checkVisibility() && !element.form)
    .map((element) => 'does nothing without scripts: ' + element.outerHTML.slice(0, 100))`);
  if (plain.length < 20 || (!page.scripted && plain.length < 0.8 * scripted.length)) {
    found.push(`${plain.length} characters without scripts, ${scripted.length} with: ${plain.slice(0, 300)}`);
  }
  if (page.contact && await tab.evaluate(`document.querySelectorAll('main a[href^="tel:"]').length`) === 0) {
    found.push('no number to call without scripts');
  }
  return found;
}

for (const page of await pages(origin)) {
  suite.test(`${page.name}: by touch, narrow, large, from right to left, without scripts`, async (tab) => {
    const found = [...await byTouchAndInPictures(tab, page), ...await rightToLeft(tab, page),
      ...await large(tab, page), ...await withoutScripts(tab, page)];
    assert.deepEqual(found, []);
  });
}

process.exit(await suite.run());

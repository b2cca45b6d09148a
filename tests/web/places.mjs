// Countries and missions in a real browser: node places.mjs URL-OF-A-DAEMON

import assert from 'node:assert/strict';
import { Suite, excess } from './suite.mjs';

const origin = new URL(process.argv[2]).origin;
const suite = new Suite(origin);
const test = (name, run) => suite.test(name, run);

// Rows of the list that are to be seen.
const SHOWN = "[...document.querySelectorAll('#missions li li')].filter((row) => row.checkVisibility())";
const COUNT = `${SHOWN}.length`;
const STATUS = "document.querySelector('.filter [role=status]').textContent";
const FILTER = "!document.querySelector('.filter').hidden";

const open = async (page, path) => {
  await page.open(origin + path);
  await page.until(FILTER);
};
const clear = async (page) => {
  await page.key('Escape');
  await page.until(`document.activeElement.value === ''`);
};

test('a list narrows while somebody types, by the keyboard alone', async (page) => {
  await open(page, '/country/russia');
  const all = await page.evaluate(COUNT);
  assert.ok(all > 20, `${all} missions`);
  // on from the heading to the box
  for (let i = 0; i < 60 && !await page.evaluate("document.activeElement.id === 'filter'"); i += 1) {
    await page.key('Tab');
  }
  assert.equal(await page.evaluate('document.activeElement.id'), 'filter', 'Tab leads to the box');
  await page.type('FRANCE pet');
  await page.until(`${COUNT} === 1`);
  assert.match(await page.evaluate(`${SHOWN}[0].textContent`), /France in Saint Petersburg/);
  await page.until(`${STATUS} === 'Shown: 1 of ${all}'`);
  await clear(page);
  await page.until(`${COUNT} === ${all} && ${STATUS} === ''`);
  await page.type('atlantis');
  await page.until(`${COUNT} === 0`);
  await page.until(`${STATUS} === 'Nothing in this list matches.'`);
  assert.equal(await page.evaluate("document.querySelectorAll('#missions > li:not([hidden])').length"), 0,
    'no group is left without its rows');
});

test('accents and capitals do not matter, nor the language of the page', async (page) => {
  await open(page, '/de/country/russia');
  await page.evaluate("document.getElementById('filter').focus()");
  await page.type('osterreich');
  await page.until(`${COUNT} === 1`);
  assert.match(await page.evaluate(`${SHOWN}[0].textContent`), /Austria/);
});

test('what is announced is announced once, after a pause', async (page) => {
  await open(page, '/country/russia');
  await page.evaluate(`window.said = [];
    new MutationObserver(() => window.said.push(${STATUS}))
      .observe(document.querySelector('.filter [role=status]'), { childList: true })`);
  await page.evaluate("document.getElementById('filter').focus()");
  await page.type('germ');
  await page.until(`${STATUS} !== ''`);
  assert.equal(await page.evaluate('window.said.length'), 1);
});

test('without a script the list is whole and nothing is offered that would not work', async (page) => {
  await page.call('Emulation.setScriptExecutionDisabled', { value: true });
  await page.open(`${origin}/country/russia`);
  const html = await (await fetch(`${origin}/country/russia`)).text();
  assert.match(html, /<div class="filter"[^>]* hidden>/);
  assert.match(html, /<button hidden data-script="save"/);
  assert.ok((html.match(/href="\/mission\//g) || []).length > 20);
});

for (const path of ['/country/russia', '/missions-of/germany', '/ar/country/russia', '/about', '/ar/about']) {
  test(`${path} fits a narrow screen`, async (page) => {
    await page.screen(320, 640);
    await page.open(origin + path);
    assert.ok(await excess(page, 320) <= 0);
  });
}

process.exit(await suite.run());

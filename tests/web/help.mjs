// The answer in a real browser: node help.mjs URL-OF-A-DAEMON [DIRECTORY-FOR-SCREENSHOTS]
// From the question to the number to call, with and without scripts, on paper, and nearest
// first. Needs Node 18 and Chromium, nothing else.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { patch, put } from './daemon.mjs';
import { ask, facts } from './pages.mjs';
import { Suite, excess, faint } from './suite.mjs';

if (!process.argv[2]) {
  console.error('usage: help.mjs URL [DIRECTORY]');
  process.exit(64);
}
const origin = new URL(process.argv[2]).origin;
const album = process.argv[3];
const suite = new Suite(origin);
const test = (name, run) => suite.test(name, run);
const ANSWER = `${origin}/help/serbia/russia`;
const KINDS = ['/', '/help/serbia/russia', '/help/estonia/nepal?need=passport', '/help/france/germany',
  '/help/bhutan/chad', '/ar/help/serbia/russia'];

const { mission } = await facts(origin); // the best mission of the pair has all that a mission can have

// Three posts of a state that no data has there, so that the answer is the same with any data.
const SEVERAL = `${origin}/help/tuvalu/germany`;
for (const [index, [city, latitude, longitude]] of [['Berlin', 52.52, 13.4], ['Munich', 48.14, 11.6],
  ['Frankfurt', 50.1, 8.7], ['Hamburg', 53.6, 10]].entries()) {
  await put(origin, `missions/Q9900000${index}`, {
    name: `Tuvalu in ${city}`, sending: 'TV', host: 'DE', city, rank: index ? 'consulate_general' : 'embassy', status: 'open',
    location: { latitude, longitude, quality: 'building' },
  });
}

test('pages come with a policy of their own', async () => {
  for (const address of ['/', '/help/serbia/russia']) {
    const response = await fetch(origin + address);
    const policy = response.headers.get('content-security-policy') || '';
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type'), /^text\/html; *charset=utf-8/i);
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      assert.ok(policy.includes(rule), `the policy lacks ${rule}: ${policy}`);
    }
    assert.doesNotMatch(policy, /unsafe/);
  }
});

test('every file has the type its name promises', async () => {
  const html = await (await fetch(ANSWER)).text();
  const files = [...html.matchAll(/(?:href|src)="(\/[\w-]+\.(?:js|css|svg))"/g)].map((match) => match[1]);
  assert.ok(files.length >= 2, `only ${files}`);
  for (const file of new Set(files)) {
    const response = await fetch(origin + file);
    const type = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }[file.split('.').pop()];
    assert.equal(response.status, 200, file);
    assert.ok(response.headers.get('content-type').startsWith(type), `${file} is not ${type}`);
  }
});

test('without scripts the form leads to the answer, by the keyboard alone', async (page) => {
  await page.call('Emulation.setScriptExecutionDisabled', { value: true });
  await page.open(`${origin}/`);
  await page.evaluate("document.getElementById('nationality').focus()");
  await page.type('Сербия');
  await page.key('Tab');
  await page.type('RU');
  await page.key('Enter');
  await page.arrive('/help/serbia/russia');
  assert.equal(await page.evaluate("document.querySelector('h1').textContent"), 'Help in: Russia');
  assert.ok(await page.evaluate("document.querySelectorAll('[data-script]').length > 3"));
  assert.ok(await page.evaluate("[...document.querySelectorAll('[data-script]')].every((button) => !button.checkVisibility())"));
});

test('the emergency number comes first, then one number to call', async (page) => {
  await page.open(ANSWER);
  const links = await page.evaluate("[...document.querySelectorAll('main a[href^=\"tel:\"]')].map((a) => a.getAttribute('href'))");
  assert.equal(links[0], 'tel:112');
  assert.match(links[1], /^tel:\+\d{5,15}$/);
  assert.ok(await page.evaluate("document.querySelector('.card.best .actions .call').getAttribute('href') === "
    + JSON.stringify(links[1])));
  assert.equal(await page.evaluate("document.querySelectorAll('.card.best').length"), 1);
});

// Day and night, and in two days only: open and closed, whenever this runs.
const DAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];
const DOORS = { open: '24/7', closed: `${DAYS[(new Date().getUTCDay() + 2) % 7]} 09:00-12:00` };

for (const [door, hours] of Object.entries(DOORS)) {
  test(`on a phone the button to call is there without scrolling, the door ${door}`, async (page) => {
    const before = await ask(origin, `/missions/${mission}`);
    await patch(origin, `missions/${mission}`, { opening_hours: hours });
    await page.screen(360, 740);
    await page.open(ANSWER);
    const [words, bottom] = await page.evaluate("[document.querySelector('.card.best .hours').textContent, "
      + "document.querySelector('.card.best .call').getBoundingClientRect().bottom]");
    await patch(origin, `missions/${mission}`, { opening_hours: before.opening_hours });
    assert.match(words, { open: /^Open now/, closed: /^Closed now/ }[door]);
    assert.ok(bottom <= 740, `it ends at ${bottom}`);
  });
}

test('buttons that only a script can serve come out', async (page) => {
  await page.open(ANSWER);
  await page.until("['print', 'copy'].every((name) => document.querySelector(`[data-script=${name}]`).checkVisibility())");
});

test('a wrong spelling leads on to the same question', async (page) => {
  await page.open(`${origin}/help?nationality=Frnce&host=Russia&need=arrest`);
  page.forgive(/^404 .*\/help\?/);
  assert.equal(await page.evaluate('nationality.value'), 'Frnce', 'what was typed is lost');
  assert.equal(await page.evaluate('host.value'), 'Russia');
  await page.tap('.choices a');
  await page.arrive('/help/france/russia?need=arrest');
});

test('what happened changes what to do', async (page) => {
  await page.open(ANSWER);
  await page.tap('.choices a[href$="need=arrest"]');
  await page.arrive('/help/serbia/russia?need=arrest');
  assert.match(await page.evaluate("document.querySelector('.steps').textContent"), /Article 36/);
  assert.equal(await page.evaluate("document.querySelector('.choices [aria-current]').getAttribute('href')"),
    '/help/serbia/russia?need=arrest');
});

test('somebody without a nationality is asked another question', async (page) => {
  await page.open(`${origin}/`);
  await page.tap('form.ask p a');
  await page.arrive('/?as=resident');
  assert.ok(await page.evaluate("document.querySelector('input[name=residence]')"));
});

test('nearest first, by a position that is sent to nobody', async (page) => {
  await page.open(SEVERAL);
  await page.until("document.querySelector('[data-script=near]')?.checkVisibility()");
  await page.evaluate(`navigator.geolocation.getCurrentPosition = (found) => {
    found({ coords: { latitude: 48.14, longitude: 11.58 } });
  }`);
  await page.quiet(400);
  const before = page.requests;
  await page.tap('[data-script=near]');
  await page.until("document.querySelectorAll('.km').length > 2");
  const distances = await page.evaluate("[...document.querySelectorAll('.posts .km')].map((km) => parseFloat(km.textContent))");
  assert.deepEqual(distances, [...distances].sort((a, b) => a - b));
  assert.equal(await page.evaluate("document.querySelector('details.others').open"), true);
  assert.equal(page.requests, before, 'something was asked for');
});

test('a position that cannot be had is said', async (page) => {
  await page.open(SEVERAL);
  await page.until("document.querySelector('[data-script=near]')?.checkVisibility()");
  await page.quiet(400); // buttons that scripts bring out have moved it
  await page.evaluate('navigator.geolocation.getCurrentPosition = (found, failed) => { failed(new Error()); }');
  await page.tap('[data-script=near]');
  await page.until("/position/.test(document.querySelector('[data-script=near]').parentElement.querySelector('[role=status]').textContent)");
});

test('markup in the address is shown as text and runs nothing', async (page) => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  await page.open(`${origin}/help?nationality=${encodeURIComponent(hostile)}&host=NP`);
  page.forgive(/^404 .*\/help\?/);
  assert.ok((await page.evaluate("document.querySelector('h1').textContent")).includes(hostile));
  assert.equal(await page.evaluate("document.querySelectorAll('main img, main script').length"), 0);
});

test('on paper it is one sheet', async (page) => {
  for (const address of ['/help/serbia/russia', '/help/france/germany', '/help/estonia/nepal']) {
    await page.open(origin + address);
    const { data } = await page.call('Page.printToPDF', { paperWidth: 8.27, paperHeight: 11.69 });
    const pdf = Buffer.from(data, 'base64').toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.equal(sheets, 1, `${address}: ${sheets} sheets`);
  }
});

test('on paper stand the ways that can be typed again', async (page) => {
  await page.open(ANSWER);
  await page.call('Emulation.setEmulatedMedia', { media: 'print' });
  const shown = await page.evaluate(`['tel:', 'mailto:', 'https://embassy.example.org/', 'https://www.openstreetmap.org/']
    .map((way) => document.querySelector(\`.card.best .actions a[href^="\${way}"]\`).checkVisibility())`);
  assert.deepEqual(shown, [true, true, true, false]);
});

test('no sideways scrolling at 320 and 360 pixels, nor with text twice as large', async (page) => {
  for (const [width, size] of [[320, 16], [360, 16], [360, 32]]) {
    await page.screen(width, 640);
    await page.call('Page.setFontSizes', { fontSizes: { standard: size } });
    for (const address of KINDS) {
      await page.open(origin + address);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      const more = await excess(page, width);
      assert.ok(more <= 0, `${address}, ${width} px, text ${size}: ${more} px too wide`);
    }
  }
});

test('what is pressed in need is at least 44 pixels high', async (page) => {
  await page.screen(360, 740);
  for (const address of KINDS) {
    await page.open(origin + address);
    const small = await page.evaluate(`[...document.querySelectorAll('.button, button, .choices a, main summary, input')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => element.outerHTML.slice(0, 80))`);
    assert.deepEqual(small, [], address);
  }
});

test('text stands out from its ground, light and dark', async (page) => {
  for (const scheme of ['light', 'dark']) {
    await page.media({ 'prefers-color-scheme': scheme });
    for (const address of KINDS) {
      await page.open(origin + address);
      assert.deepEqual(await page.evaluate(`(${faint})()`), [], `${address}, ${scheme}`);
    }
  }
});

test('every field, button and link has a name', async (page) => {
  for (const address of KINDS) {
    await page.open(origin + address);
    const { nodes } = await page.call('Accessibility.getFullAXTree');
    const nameless = nodes.filter((node) => !node.ignored
      && ['combobox', 'textbox', 'button', 'link', 'heading'].includes(node.role.value) && !node.name.value.trim());
    assert.deepEqual(nameless.map((node) => node.role.value), [], address);
  }
});

if (album) {
  test('screenshots', async (page) => {
    await mkdir(album, { recursive: true });
    for (const [name, width, height, scale] of [['phone', 360, 740, 2], ['desktop', 1280, 900, 1]]) {
      await page.screen(width, height, scale);
      for (const [index, address] of KINDS.entries()) {
        await page.open(origin + address);
        await writeFile(path.join(album, `${name}-${index}.png`), await page.picture());
      }
    }
  });
}

process.exit(await suite.run());

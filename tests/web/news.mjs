// News and notices in a real browser: node news.mjs URL-OF-A-DAEMON DIRECTORY-FOR-SCREENSHOTS
// EMBASSYD_TOKEN may write: what is to be seen is first published through the API.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Suite, excess, faint } from './suite.mjs';

if (!process.argv[3] || !process.env.EMBASSYD_TOKEN) {
  console.error('usage: EMBASSYD_TOKEN=... news.mjs URL DIRECTORY');
  process.exit(64);
}
const origin = new URL(process.argv[2]).origin;
const album = process.argv[3];
const here = path.dirname(fileURLToPath(import.meta.url));
const suite = new Suite(origin);
const test = (name, run) => suite.test(name, run);
const MAIN = "document.getElementById('main').innerText";

async function write(method, address, record, fields) {
  const response = await fetch(`${origin}/api/v1/${address}`, {
    method,
    headers: { Authorization: `Bearer ${process.env.EMBASSYD_TOKEN}`, ...fields },
    body: JSON.stringify(record),
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return response.json();
}
const publish = (address, record) => write('PUT', address, { state: 'published', ...record },
  { 'Content-Type': 'application/json', 'If-None-Match': '*' });
const change = (address, record) => write('PATCH', address, record,
  { 'Content-Type': 'application/merge-patch+json', 'If-Match': '*' });

// ---- What is published ----

await mkdir(album, { recursive: true });

const days = (count) => new Date(Date.now() + count * 86400000).toISOString().slice(0, 10);
const notice = (number) => `notices/01KJM${String(number).padStart(21, '0')}`;

await publish('articles/visit-to-moscow', {
  title: 'A visit to Moscow leaves the big questions open',
  summary: 'Two ministers met for five hours. They agreed on one telephone line.',
  body: 'The talks lasted **five hours**, twice as long as planned.\n\n'
    + '## What was agreed\n\nA telephone line between both staffs is to work again. '
    + 'It had been silent for a week.\n\n- One line, day and night\n- A first call in May\n\n'
    + '> Neither of us came to agree on everything.\n\n'
    + 'If you travel between these countries, look up [who can help you](/?host=RU) first.',
  countries: ['US', 'RU'], tags: ['diplomacy', 'Moscow'], authors: ['Ada Example', 'Ben Example'],
  source_name: 'Example Agency', source_url: 'https://example.org/a', published_at: '2017-04-12',
});
await publish('articles/consulate-closes', {
  title: 'A consulate in Saint Petersburg closes its doors',
  summary: 'Citizens are asked to turn to Moscow.', body: 'It closes in May.',
  countries: ['RU'], published_at: days(-3),
});
await publish('articles/nouvelle-ambassade', {
  title: 'Une nouvelle ambassade à Katmandou', body: 'Elle ouvre en mai.', lang: 'fr',
  countries: ['NP'], published_at: days(-2),
});
await publish('articles/arabic', {
  title: 'افتتاح سفارة جديدة في القاهرة', body: 'تفتح السفارة في مايو. (2026)', lang: 'ar',
  countries: ['EG'], published_at: days(-1),
});
await publish('articles/first-name', {
  title: 'It has another address now', body: 'Since today.', countries: ['FR'], published_at: '2016-02-01',
});
await change('articles/first-name', { slug: 'second-name' });
await publish('articles/was-wrong', {
  title: 'Something wrong', body: 'It was wrong.', countries: ['FR'], published_at: '2016-02-01',
});
await change('articles/was-wrong', { state: 'withdrawn', withdrawn_reason: 'Its <b>source</b> took it back.' });
await publish('articles/a-draft', { title: 'A draft', countries: ['FR'], state: 'draft' });

await publish(notice(1), {
  issuer: 'Ministry of Examples', source_url: 'https://example.org/n', headline: 'War: consular help in Russia is limited',
  level: 'Level 4: Do not travel', level_scale: '1 to 4', category: 'Security', severity: 'Severe',
  body: 'Some missions work with **fewer staff**. Ask before you travel to one.',
  instruction: 'Tell your embassy where you are.', countries: ['RU'], banner: true,
  starts_at: '2022-02-24', reviewed_at: days(-2), published_at: '2022-02-24',
});
await publish(notice(2), {
  issuer: 'Ministry of Examples', headline: 'New passports take twelve weeks', body: 'Ask early.',
  countries: ['RU'], published_at: days(-9),
});
await publish(notice(3), {
  issuer: 'Office for Landslides', headline: 'Roads are closed', body: 'Landslides.', category: 'Geo',
  countries: ['NP'], banner: true, reviewed_at: '2026-01-15', published_at: '2026-01-15',
});

// ---- Pages that need no script ----

const reading = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const texts = (page, selector) => page.evaluate(
  `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => element.innerText.trim())`);
const addresses = (page, selector) => page.evaluate(
  `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => element.getAttribute('href'))`);

/** Each after the one before. */
function inOrder(text, order) {
  let place = 0;
  for (const words of order) {
    place = text.indexOf(words, place);
    assert.ok(place >= 0, `“${words}” is not where it should be: ${text.slice(0, 2000)}`);
  }
}

test('the list of news: newest first, each with its date', async (page) => {
  await page.open(`${origin}/news`);
  const links = await addresses(page, '.news a');
  const own = links.filter((link) => /arabic|nouvelle|consulate|visit/.test(link));
  assert.deepEqual(own, ['/news/arabic', '/news/nouvelle-ambassade', '/news/consulate-closes', '/news/visit-to-moscow']);
  assert.equal(await page.evaluate('document.title'), 'News · Embassy finder');
  assert.ok((await page.evaluate(MAIN)).includes('12 April 2017'));
  assert.doesNotMatch(await page.evaluate(MAIN), /A draft|Something wrong/);
});

test('an article: banner, way, title, date, text, related embassies', async (page) => {
  await page.open(`${origin}/news/visit-to-moscow`);
  assert.deepEqual(await texts(page, 'nav.trail li'),
    ['Home', 'News', 'A visit to Moscow leaves the big questions open']);
  assert.equal(await page.evaluate("document.querySelector('.trail [aria-current]').innerText"),
    'A visit to Moscow leaves the big questions open');
  assert.deepEqual(await texts(page, 'h1'), ['A visit to Moscow leaves the big questions open']);
  assert.equal(await page.evaluate("document.querySelector('h1 + p').innerText"), 'Published on 12 April 2017');
  assert.match(await page.evaluate("document.querySelector('h1 + p time').dateTime"), /^2017-04-12T/);
  assert.equal(await page.evaluate("document.querySelectorAll('.notice:not(.banner)').length"), 0);
  const order = ['War: consular help in Russia', 'Level 4: Do not travel', 'Find your country\'s embassy in Russia',
    'Ministry of Examples', 'Home', 'A visit to Moscow', 'Published on', 'five hours', 'What was agreed',
    'Ada Example', 'Example Agency', 'diplomacy', 'Related embassies'];
  const text = await page.evaluate(MAIN);
  inOrder(text, order);
  const related = await addresses(page, '.related a');
  assert.ok(related.includes('/?nationality=US&host=RU') && related.includes('/?nationality=RU&host=US'), `${related}`);
  assert.equal(await page.evaluate("document.querySelector('article strong').innerText"), 'five hours');
  assert.equal(await page.evaluate("document.querySelectorAll('script').length"), 0);
});

test('from the banner to the embassy: the host is chosen', async (page) => {
  await page.open(`${origin}/news/visit-to-moscow`);
  await page.tap('.banner .way a');
  await page.until("location.pathname === '/' && location.search === '?host=RU' && document.readyState === 'complete'");
  await page.until("document.getElementById('host').value === 'Russia'");
  await page.evaluate('nationality.focus()');
  await page.type('France');
  await page.key('Enter');
  await page.until("location.search === '?nationality=FR&host=RU'");
});

test('a country: what holds, who to ask, news, missions', async (page) => {
  await page.open(`${origin}/country/RU`);
  const text = await page.evaluate(MAIN);
  for (const words of ['War: consular help in Russia', 'New passports take twelve weeks', 'Help in Russia',
    'A consulate in Saint Petersburg', 'I am a citizen of']) assert.ok(text.includes(words), words);
  const shown = await page.evaluate("document.querySelectorAll('.missions p').length");
  const names = await texts(page, '.missions a');
  assert.deepEqual(names, [...new Set(names)].sort(), 'each country once, by its name');
  assert.match(text, new RegExp(`Missions here: ${shown}\\b`));
  assert.ok(shown > 50, `${shown} missions`);
  await page.evaluate('nationality.focus()');
  await page.type('Germany');
  await page.key('Enter');
  await page.until("location.search === '?nationality=DE&host=RU'");
});

test('what is not there says so: 404, 410 with the reason, 308', async (page) => {
  const ask = async (address) => fetch(origin + address, { redirect: 'manual' });
  for (const address of ['/news/none', '/news/a-draft', '/news/visit-to-moscow/x', '/country/Nowhere', '/country', '/page.html']) {
    assert.equal((await ask(address)).status, 404, address);
  }
  for (const [from, to] of [['/news/first-name', '/news/second-name'], ['/country/russia', '/country/RU']]) {
    const moved = await ask(from);
    assert.deepEqual([moved.status, moved.headers.get('location')], [308, to]);
  }
  await page.open(`${origin}/news/was-wrong`);
  page.forgive(/^410 .*\/news\/was-wrong$/);
  assert.ok((await page.evaluate(MAIN)).includes('Its <b>source</b> took it back.'));
  await page.open(`${origin}/nwes`);
  page.forgive(/^404 .*\/nwes$/);
  assert.deepEqual(await addresses(page, '#main p a'), ['/']);
  assert.match((await ask('/nwes')).headers.get('content-type'), /^application\/problem\+json/);
  await page.open(`${origin}/country/Frnce`);
  page.forgive(/^404 .*\/country\/Frnce$/);
  assert.deepEqual(await addresses(page, '#main li a[href^="/country/"]'), ['/country/FR']);
});

test('pages come with the policy of pages, a tag, and not for other sites', async () => {
  for (const address of ['/news', '/news/visit-to-moscow', '/country/RU']) {
    const response = await fetch(origin + address);
    assert.match(response.headers.get('content-security-policy'), /default-src 'none'.*trusted-types 'none'/);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.match(response.headers.get('cache-control'), /^public, max-age=\d+/);
    const again = await fetch(origin + address, { headers: { 'If-None-Match': response.headers.get('etag') } });
    assert.equal(again.status, 304);
    const head = await fetch(origin + address, { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('etag')], [200, response.headers.get('etag')]);
    assert.equal((await fetch(origin + address, { method: 'OPTIONS' })).headers.get('allow'), 'GET, HEAD, OPTIONS');
    assert.equal((await fetch(origin + address, { method: 'DELETE' })).status, 405);
  }
});

// ---- The front page and its answers ----

test('the front page shows what holds and the latest news', async (page) => {
  await page.open(`${origin}/`);
  await page.until("document.querySelector('#current .news')");
  const banners = await texts(page, '#current .banner h3');
  assert.ok(banners.includes('War: consular help in Russia is limited') && banners.includes('Roads are closed'), `${banners}`);
  assert.deepEqual(await addresses(page, '#current .news a'), ['/news/arabic', '/news/nouvelle-ambassade', '/news/consulate-closes']);
  assert.ok((await texts(page, '#current .way')).includes('Find your country\'s embassy in Russia'));
  assert.match(await page.evaluate("document.getElementById('current').innerText"), /15 January 2026\. This is overdue for review/);
});

test('an answer shows its notices first, in the words of who issued them', async (page) => {
  await page.open(`${origin}/?nationality=FR&host=RU`);
  await page.until("document.querySelector('#answer .notice')");
  const text = await page.evaluate("document.getElementById('answer').innerText");
  const order = ['War: consular help in Russia is limited', 'Level 4: Do not travel', '1 to 4',
    `Issued by Ministry of Examples, reviewed ${reading.format(new Date(days(-2)))}`, 'New passports take twelve weeks'];
  inOrder(text, [...order, 'Why this one']);
  assert.equal(await page.evaluate("document.getElementById('current').hidden"), true);
});

// ---- Every reader ----

test('without scripts: news, article, country, and back to the form', async (page) => {
  await page.call('Emulation.setScriptExecutionDisabled', { value: true });
  page.forgive(/^failed: $/); // modules announced to the browser, which has no use for them
  await page.open(`${origin}/`);
  await page.tap('header nav a');
  await page.until("location.pathname === '/news' && document.querySelector('.news a')");
  await page.tap('.news a[href="/news/visit-to-moscow"]');
  await page.until("location.pathname === '/news/visit-to-moscow' && document.querySelector('h1')");
  await page.open(`${origin}/country/RU`);
  await page.evaluate("document.getElementById('nationality').focus()");
  await page.type('FR');
  await page.key('Enter');
  await page.until("location.pathname === '/api/v1/lookup' && location.search === '?nationality=FR&host=RU'");
  page.forgive(/^404 .*\/favicon\.ico$/); // asked for by the browser beside any page that is not HTML
});

const everyPage = ['/', '/news', '/news/visit-to-moscow', '/news/arabic', '/country/RU', '/?nationality=FR&host=RU'];

async function settled(page, address) {
  await page.open(origin + address);
  if (address === '/') await page.until("document.querySelector('#current .news')");
  if (address.startsWith('/?')) await page.until("document.querySelector('#answer .notice')");
}

test('no sideways scrolling at 320 pixels, nor with text twice as large', async (page) => {
  for (const [width, size] of [[320, 16], [360, 32]]) {
    await page.screen(width, 640);
    await page.call('Page.setFontSizes', { fontSizes: { standard: size } });
    for (const address of everyPage) {
      await settled(page, address);
      const more = await excess(page, width);
      assert.ok(more <= 0, `${address} at ${width} px, text ${size}: ${more} px too wide`);
    }
  }
});

test('text stands out from its ground, light and dark', async (page) => {
  for (const scheme of ['light', 'dark']) {
    await page.media({ 'prefers-color-scheme': scheme });
    for (const address of everyPage) {
      await settled(page, address);
      assert.deepEqual(await page.evaluate(`(${faint})()`), [], `${address}, ${scheme}`);
    }
  }
});

test('links that stand alone are at least 44 pixels high', async (page) => {
  await page.screen(360, 740);
  for (const address of everyPage) {
    await settled(page, address);
    const small = await page.evaluate(`[...document.querySelectorAll(
      'header a, .trail a, .way a, .news a, .missions a, .related a, button, input')]
      .filter((element) => element.checkVisibility() && element.type !== 'hidden')
      .filter((element) => element.getBoundingClientRect().height < 44)
      .map((element) => element.outerHTML.slice(0, 80))`);
    assert.deepEqual(small, [], address);
  }
});

// ---- Markup that is nested as it is written ----

/** "depth name" of every element of <main>, as the source says; throws where it cannot be so. */
function outline(html) {
  const alone = new Set(['br', 'hr', 'img', 'input', 'wbr']);
  const open = [];
  const found = [];
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>') + 7);
  for (const [tag, end, name] of main.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^>]*)?>/g)) {
    if (end) assert.equal(open.pop(), name, `${tag} ends another element`);
    else {
      found.push(`${open.length} ${name}`);
      if (!alone.has(name)) open.push(name);
    }
  }
  assert.deepEqual(open, [], 'left open');
  return found;
}

test('browsers nest the elements as the daemon wrote them', async (page) => {
  await page.call('Emulation.setScriptExecutionDisabled', { value: true }); // <noscript> is markup then
  for (const address of ['/news', '/news/visit-to-moscow', '/country/RU', '/country/NP', '/news/was-wrong', '/country/Frnce']) {
    const source = outline(await (await fetch(origin + address)).text());
    await page.open(origin + address);
    page.forgive(/^4(10|04) .*(was-wrong|Frnce)$/);
    const seen = await page.evaluate(`(() => {
      const main = document.querySelector('main');
      const depth = (element) => (element === main ? 0 : 1 + depth(element.parentElement));
      return [main, ...main.querySelectorAll('*')].map((element) => depth(element) + ' ' + element.localName);
    })()`);
    assert.deepEqual(seen, source, address);
    assert.ok(source.length > 8, address);
  }
});

// ---- For a human to look at ----

test('screenshots', async (page) => {
  const pages = {
    home: '/', news: '/news', article: '/news/visit-to-moscow', arabic: '/news/arabic', country: '/country/RU',
    answer: '/?nationality=FR&host=RU', gone: '/news/was-wrong',
  };
  page.forgive(/^410 /);
  for (const [screen, width, height, scale] of [['phone', 360, 740, 2], ['desktop', 1280, 900, 1]]) {
    await page.screen(width, height, scale);
    for (const scheme of ['light', 'dark']) {
      await page.media({ 'prefers-color-scheme': scheme });
      for (const [name, address] of Object.entries(pages)) {
        await settled(page, address);
        await page.evaluate('scrollTo(0, 0)');
        const high = await page.evaluate('Math.min(document.documentElement.scrollHeight, 1800)');
        await page.screen(width, Math.max(height, high), scale);
        await writeFile(path.join(album, `${screen}-${scheme}-${name}.png`), await page.picture());
        await page.screen(width, height, scale);
      }
    }
  }
});

// ---- Hostile texts ----

const HOSTILE = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '</title><svg onload=alert(1)>',
  '</main><iframe src="javascript:alert(1)">', '<!--MAIN--><!--HEAD--><base href="https://other.example/">',
  '&lt;script&gt;alert(1)&lt;/script&gt;', '\u202e<b>right to left</b>',
];

/** Opens a page, and fails on a dialog, a report, or an element that our own words never make. */
async function harmless(page, address) {
  await settled(page, address);
  const strange = await page.evaluate(`[...document.querySelectorAll(
    'script, iframe, svg, object, embed, base, style, form[action^="j"], [onerror], [onload], [onmouseover], main img, a[href^="javascript:" i], a[href^="data:" i]')]
    .filter((element) => element.getAttribute('src') !== '/main.js')
    .map((element) => element.outerHTML.slice(0, 100))`);
  assert.deepEqual(strange, [], address);
}

test('hostile texts in every field are shown as text', async (page) => {
  for (const [index, text] of HOSTILE.entries()) {
    await publish(`articles/hostile-${index}`, {
      title: text, summary: text, body: text, authors: [text], tags: [text.slice(0, 60)], source_name: text,
      source_url: `https://example.org/"><script>alert(1)</script>${index}`.replaceAll(/["<>]/g, encodeURIComponent),
      countries: ['BT'], published_at: days(0),
    });
    await publish(notice(20 + index), {
      issuer: text, headline: text, body: text, level: text, level_scale: text, instruction: text,
      regional_level: text, countries: ['BT'], banner: true, reviewed_at: days(-1), published_at: days(-1),
    });
    await publish(`articles/gone-${index}`, { title: text, body: text, countries: ['BT'], published_at: '2016-01-01' });
    await change(`articles/gone-${index}`, { state: 'withdrawn', withdrawn_reason: text });
  }
  for (const [index, text] of HOSTILE.entries()) {
    await harmless(page, `/news/hostile-${index}`);
    assert.equal(await page.evaluate("document.querySelector('h1').textContent"), text);
    assert.ok((await page.evaluate('document.title')).startsWith(text.replaceAll(/\s+/g, ' ')), 'the title');
    assert.equal(await page.evaluate("document.querySelector('meta[name=description]').content"), text);
    await harmless(page, `/news/gone-${index}`);
    page.forgive(/^410 /);
    assert.ok((await page.evaluate("document.querySelector('main').textContent")).includes(text));
  }
  for (const address of ['/news', '/country/BT', '/', '/?nationality=IN&host=BT']) {
    await harmless(page, address);
    const text = await page.evaluate("document.querySelector('main').textContent");
    assert.ok(HOSTILE.some((each) => text.includes(each)), address);
  }
  for (let index = 0; index < HOSTILE.length; index += 1) {
    await change(`articles/hostile-${index}`, { state: 'withdrawn', withdrawn_reason: 'Tried.' });
    await change(notice(20 + index), { state: 'withdrawn', withdrawn_reason: 'Tried.' });
  }
});

test('hostile Markdown in the body of an article runs nothing', async () => {
  const bodies = (await readFile(`${here}/hostile_markdown.txt`, 'utf8')).split(/^%%%%\n/m);
  const list = path.join(album, 'hostile-pages.txt');
  const pages = bodies.map((_, index) => `${origin}/news/markdown-${index}`);
  assert.ok(bodies.length >= 200, `only ${bodies.length}`);
  for (const [index, body] of bodies.entries()) {
    await publish(`articles/markdown-${index}`, { title: `Number ${index}`, body, published_at: '2010-01-01' });
    const marks = outline(await (await fetch(pages[index])).text());
    assert.ok(marks.includes('1 article') && marks.includes('2 h1'), body);
  }
  await writeFile(list, pages.join('\n'));
  const { stdout } = await promisify(execFile)(process.execPath, [`${here}/hostile.mjs`, '--urls', list])
    .catch((error) => assert.fail(error.stdout + error.stderr));
  assert.match(stdout, new RegExp(`ok - ${bodies.length} pages as published: 0 at fault`));
});

process.exit(await suite.run());

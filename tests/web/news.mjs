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
const publish = (address, record) => write('PUT', address, address.startsWith('missions/') ? record : { state: 'published', ...record },
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
  assert.equal(await page.evaluate("[...document.querySelectorAll('h1, h2, h3')][0].localName"), 'h1', 'the first heading');
  assert.match(await page.evaluate("document.querySelector('h1 + p time').dateTime"), /^2017-04-12T/);
  assert.equal(await page.evaluate("document.querySelectorAll('.notice:not(.banner)').length"), 0);
  const order = ['Severe danger', 'War: consular help in Russia', 'Level 4: Do not travel',
    'Find your country’s embassy in Russia', 'Ministry of Examples', 'Home', 'A visit to Moscow', 'Published on',
    'five hours', 'What was agreed', 'Ada Example', 'Example Agency', 'United States', 'diplomacy', 'Related embassies'];
  const text = await page.evaluate(MAIN);
  inOrder(text, order);
  const related = await addresses(page, '.related a');
  assert.ok(related.includes('/help/united-states/russia') && related.includes('/help/russia/united-states'), `${related}`);
  assert.ok(related.some((link) => /^\/mission\/[0-9A-Z]+$/.test(link)), `${related}`);
  assert.deepEqual(await addresses(page, '.facts .choices a'),
    ['/country/united-states', '/country/russia', '/news?tag=diplomacy', '/news?tag=Moscow']);
  assert.equal(await page.evaluate("document.querySelector('article strong').innerText"), 'five hours');
});

test('from the banner to the country, where the question is', async (page) => {
  await page.open(`${origin}/news/visit-to-moscow`);
  await page.tap('.banner .way a');
  await page.arrive('/country/russia');
  assert.match(await page.evaluate("document.querySelector('form.ask [name=host]').value"), /^russia$/i);
  assert.deepEqual([...new Set(await addresses(page, '.banner .way a'))], ['/?host=russia'], 'not to where one is');
});

test('news of one country, of one subject, older and newer', async (page) => {
  await page.open(`${origin}/news`);
  await page.evaluate("document.getElementById('country').focus()");
  await page.type('Nepal');
  await page.tap('form.narrow button:not([type=button])');
  await page.arrive(/^\/news\?.*country=/);
  assert.match(await page.evaluate("document.querySelector('h1').innerText"), /Nepal/);
  assert.deepEqual(await addresses(page, '.news a'), ['/news/nouvelle-ambassade']);
  await page.open(`${origin}/news/visit-to-moscow`);
  await page.tap('.facts a[href="/news?tag=Moscow"]');
  await page.arrive('/news?tag=Moscow');
  assert.deepEqual(await addresses(page, '.news a'), ['/news/visit-to-moscow']);
  await page.open(`${origin}/news?older=consulate-closes`);
  await page.tap('.pages a[href^="/news?newer="]');
  await page.arrive(/^\/news\?newer=/);
  assert.deepEqual((await addresses(page, '.news a')).slice(-1), ['/news/consulate-closes']);
});

test('search: in groups, marked, and something to do when nothing is found', async (page) => {
  await page.open(`${origin}/search`);
  await page.evaluate('q.focus()');
  await page.type('katmandou');
  await page.key('Enter');
  await page.arrive('/search?q=katmandou');
  assert.deepEqual(await addresses(page, '.found.news a'), ['/news/nouvelle-ambassade']);
  assert.deepEqual(await texts(page, '.found.news a mark'), ['Katmandou']);
  await page.open(`${origin}/ar/search?q=landslides`);
  assert.deepEqual(await addresses(page, '.found a'), ['/ar/country/nepal']);
  await page.open(`${origin}/search?q=Frnce`);
  assert.deepEqual(await addresses(page, '.choices a'), ['/country/france']);
  assert.equal(await page.evaluate("document.querySelectorAll('form.ask').length"), 1);
});

test('what is not there says so: 404, 410 with the reason, 308', async (page) => {
  const ask = async (address) => fetch(origin + address, { redirect: 'manual' });
  for (const address of ['/news/none', '/news/a-draft', '/news/visit-to-moscow/x', '/country/Nowhere', '/country', '/page.html']) {
    assert.equal((await ask(address)).status, 404, address);
  }
  for (const [from, to] of [['/news/first-name', '/news/second-name'], ['/country/RU', '/country/russia']]) {
    const moved = await ask(from);
    assert.deepEqual([moved.status, moved.headers.get('location')], [308, to]);
  }
  await page.open(`${origin}/news/was-wrong`);
  page.forgive(/^410 .*\/news\/was-wrong$/);
  assert.ok((await page.evaluate(MAIN)).includes('Its <b>source</b> took it back.'));
  await page.open(`${origin}/nwes`);
  page.forgive(/^404 .*\/nwes$/);
  assert.equal(await page.evaluate("document.querySelectorAll('form.ask').length"), 1);
  assert.match((await ask('/nwes')).headers.get('content-type'), /^application\/problem\+json/);
  await page.open(`${origin}/country/Frnce`);
  page.forgive(/^404 .*\/country\/Frnce$/);
  assert.deepEqual(await addresses(page, '#main li a[href^="/country/"]'), ['/country/france']);
});

test('pages come with the policy of pages, a tag, and not for other sites', async () => {
  for (const address of ['/news', '/news/visit-to-moscow', '/search?q=moscow']) {
    const response = await fetch(origin + address);
    assert.match(response.headers.get('content-security-policy'), /default-src 'none'.*trusted-types embassyd/);
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

// ---- Every reader ----

test('without scripts: news, article, country, search, and a form that asks', async (page) => {
  await page.call('Emulation.setScriptExecutionDisabled', { value: true });
  page.forgive(/^failed: $/); // modules announced to the browser, which has no use for them
  await page.open(`${origin}/`);
  await page.tap('header nav a');
  await page.arrive('/news');
  await page.tap('.news a[href="/news/visit-to-moscow"]');
  await page.arrive('/news/visit-to-moscow');
  await page.open(`${origin}/news`);
  await page.evaluate("document.getElementById('country').focus()");
  await page.type('Égypte');
  await page.key('Enter');
  await page.arrive(/^\/news\?.*country=/);
  assert.ok((await addresses(page, '.news a')).includes('/news/arabic'));
  await page.open(`${origin}/search`);
  await page.evaluate("document.getElementById('q').focus()");
  await page.type('moscow');
  await page.key('Enter');
  await page.arrive('/search?q=moscow');
  assert.ok(await page.evaluate("document.querySelectorAll('.found li').length > 3"));
});

const everyPage = ['/news', '/news/visit-to-moscow', '/news/arabic', '/ar/news/visit-to-moscow', '/search?q=moscow',
  '/search?q=Frnce', '/ar/search?q=moscow'];

const settled = (page, address) => page.open(origin + address);

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

test('links that stand alone are at least 24 pixels high, what is pressed 44', async (page) => {
  await page.screen(360, 740);
  for (const address of everyPage) {
    await settled(page, address);
    const small = await page.evaluate(`[...document.querySelectorAll(
      'header a, .trail a, .way a, .pages a, .news a, .missions a, .related a, .choices a, button, input')]
      .filter((element) => element.checkVisibility() && element.type !== 'hidden')
      .filter((element) => element.getBoundingClientRect().height < 24)
      .map((element) => element.outerHTML.slice(0, 80))`);
    assert.deepEqual(small, [], address);
    const low = await page.evaluate(`[...document.querySelectorAll('main :is(button, input, .way a, .related a)')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 40)
      .map((element) => element.outerHTML.slice(0, 80))`);
    assert.deepEqual(low, [], `${address}: low`);
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
  for (const address of ['/news', '/news/visit-to-moscow', '/search?q=moscow', '/search?q=Frnce', '/country/nepal', '/news/was-wrong']) {
    const source = outline(await (await fetch(origin + address)).text());
    await page.open(origin + address);
    page.forgive(/^410 .*was-wrong$/);
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
    news: '/news', article: '/news/visit-to-moscow', arabic: '/ar/news/arabic', search: '/search?q=moscow',
    nothing: '/search?q=Frnce', gone: '/news/was-wrong',
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

const blocks = (page) => page.evaluate(`[...document.querySelectorAll('script[type$=json]')]
  .map((element) => JSON.stringify(JSON.parse(element.textContent)))`);

/** Opens a page, and fails on a dialog, a report, or an element that our own words never make. */
async function harmless(page, address) {
  await settled(page, address);
  const strange = await page.evaluate(`[...document.querySelectorAll(
    'script, iframe, svg:not(.brand > svg), object, embed, base, style, form[action^="j"], [onerror], [onload], [onmouseover], main img, a[href^="javascript:" i], a[href^="data:" i]')]
    .filter((element) => element.getAttribute('src') !== '/main.js' && !/json/.test(element.type ?? ''))
    .filter((element) => !element.closest('header')) // the emblem
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
    await publish(`missions/Q9900${index}`, {
      sending: 'IN', host: 'BT', rank: 'consulate', name: text, city: text, address: text, status: 'closed',
      status_reason: text, opening_hours_text: text,
    });
    await publish(`articles/gone-${index}`, { title: text, body: text, countries: ['BT'], published_at: '2016-01-01' });
    await change(`articles/gone-${index}`, { state: 'withdrawn', withdrawn_reason: text });
  }
  for (const [index, text] of HOSTILE.entries()) {
    await harmless(page, `/news/hostile-${index}`);
    assert.equal(await page.evaluate("document.querySelector('h1').textContent"), text);
    assert.ok((await page.evaluate('document.title')).startsWith(text.replaceAll(/\s+/g, ' ')), 'the title');
    assert.equal(await page.evaluate("document.querySelector('meta[name=description]').content"), text);
    assert.ok((await blocks(page))[0].includes(JSON.stringify(text).slice(1, -1)), 'JSON-LD');
    await harmless(page, `/mission/Q9900${index}`);
    page.forgive(/^404 .*\/(mission|help)\//);
    await harmless(page, `/news/gone-${index}`);
    page.forgive(/^410 /);
    assert.ok((await page.evaluate("document.querySelector('main').textContent")).includes(text));
  }
  for (const address of ['/news', '/country/bhutan', '/', '/search?q=alert', '/news?country=Bhutan',
    `/news?tag=${encodeURIComponent(HOSTILE[0].slice(0, 60))}`]) {
    await harmless(page, address);
    const text = await page.evaluate("document.querySelector('main').textContent");
    assert.ok(HOSTILE.some((each) => text.includes(each)), address);
  }
  await harmless(page, '/help/india/bhutan');
  await harmless(page, '/missions-of/india');
  for (const text of HOSTILE) {
    await harmless(page, `/search?q=${encodeURIComponent(text)}`);
    assert.equal(await page.evaluate('q.value'), text);
    await harmless(page, `/news?country=${encodeURIComponent(text)}`);
    page.forgive(/^40[04] .*country=/);
    await harmless(page, `/?host=${encodeURIComponent(text)}`);
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

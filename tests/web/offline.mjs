// Without a connection: node offline.mjs URL-OF-A-DAEMON [DIRECTORY-FOR-SCREENSHOTS]
// What was seen and saved is there after the daemon was killed, says how old it is, and never
// passes for new. What could not be kept is said so. And the files of sw.js are those of static/.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Browser } from './devtools.mjs';
import { Daemon, put, write } from './daemon.mjs';
import { facts } from './pages.mjs';
import { Suite, excess } from './suite.mjs';

const [address, pictures] = process.argv.slice(2);
const origin = new URL(address).origin;
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const statics = path.resolve(here, '../../static');
const daemon = new Daemon(origin);
const suite = new Suite(origin, { policy: false });

const ANSWER = '/help/serbia/russia'; // with a number to call
const CALL = 'main a[href^="tel:"]';
const FAST_MS = 1000;
const PAGES_MAX = 60;
// No files of a page, or kept only once a page has shown them.
const NOT_KEPT = ['page.html', 'sw.js', 'icon-512.png', 'world.svg'];

// Of states that no data has there, so that the answers are the same with any data.
const TELEPHONE = '+97715550100';
await put(origin, 'missions/Q99000001', {
  name: 'Embassy of Tuvalu', sending: 'TV', host: 'NP', rank: 'embassy', city: 'Kathmandu', status: 'open',
  contacts: [{ kind: 'switchboard', value: TELEPHONE, display: '+977 1 555 0100' }],
});
await put(origin, 'missions/Q99000002', {
  name: 'Embassy of Kiribati', sending: 'KI', host: 'IN', rank: 'embassy', city: 'New Delhi', status: 'open', serves: ['IN', 'NP'],
});
await put(origin, 'missions/Q99000003', { // of the Union
  name: 'Embassy of Malta', sending: 'MT', host: 'NP', rank: 'embassy', city: 'Kathmandu', status: 'open',
});
await facts(origin);

const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** What the caches of a page's origin hold: {name: [address]}. */
const caches = (page) => page.evaluate(`(async () => {
  const all = {};
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    all[name] = requests.map(({ url }) => url.slice(location.origin.length));
  }
  return all;
})()`);

const isKept = (key) => `caches.match(${JSON.stringify(key)}, { ignoreVary: true }).then(Boolean)`;

/** Opens a page as its visitors do, and waits until the worker has kept what it keeps. */
async function warm(page, where = ANSWER, last = '/api/v1/packs/names.json?lang=en') {
  await page.worker(true);
  await page.open(origin + where);
  await page.until('navigator.serviceWorker.controller');
  await page.until(isKept(where));
  await page.until(isKept(last));
}

/** By the form of /saved. */
async function saveNepal(page, language = '') {
  await page.open(`${origin}${language}/saved`);
  await page.until("!document.querySelector('[data-kept]').hidden");
  await page.evaluate("document.getElementById('host').value = 'nepal'");
  await page.tap('[data-kept] form button');
}

/** Runs while the daemon is dead; it lives again afterwards. */
async function withoutDaemon(page, run) {
  page.forgive(/^failed: net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|FAILED)/);
  await daemon.kill();
  try {
    await run();
  } finally {
    await daemon.start();
  }
}

async function open(page, where) {
  const began = Date.now();
  await page.open(origin + where);
  return began;
}

const words = (page, selector) => page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`);

// ---- Without a browser ----

const worker = await readFile(path.join(statics, 'sw.js'), 'utf8');
const listed = (name) => [...new RegExp(`const ${name} = \\[([^\\]]*)\\]`).exec(worker)[1].matchAll(/'\/([^']+)'/g)]
  .map(([, file]) => file);

suite.test('sw.js names each file of static/, once', async () => {
  const files = (await readdir(statics)).filter((name) => !NOT_KEPT.includes(name)).sort();
  assert.deepEqual([...listed('NEEDED'), ...listed('USEFUL')].sort(), files);
});

suite.test('the list of what a kept page needs has all that its modules import', async () => {
  const needed = listed('NEEDED');
  for (const name of needed.filter((file) => file.endsWith('.js') && file !== 'main.js')) {
    const code = await readFile(path.join(statics, name), 'utf8');
    for (const [, file] of code.matchAll(/^import [^;]*'\/([^']+)';$/gms)) {
      assert.ok(needed.includes(file), `${name} imports ${file}`);
    }
  }
});

// ---- Pages ----

suite.test('a page that was seen is there without the daemon, and says from when it is', async (page) => {
  await page.worker(true);
  await warm(page);
  const call = await page.evaluate(`document.querySelector('${CALL}').href`);
  const counted = page.requests;
  await wait(500);
  console.log(`# ${counted} requests of the page, none after it: ${page.requests - counted}; kept: ${JSON.stringify(await caches(page))}`);
  await withoutDaemon(page, async () => {
    await page.call('Page.reload');
    const began = Date.now();
    await page.until("document.querySelector('.saved-bar')");
    await page.until(`document.querySelector('${CALL}')?.href === ${JSON.stringify(call)}`);
    const took = Date.now() - began;
    console.log(`# the answer stands ${took} ms after the reload`);
    assert.ok(took < FAST_MS, `the answer took ${took} ms`);
    const { saved } = await page.evaluate("({ saved: document.documentElement.dataset.saved })");
    assert.ok(Math.abs(Date.now() - Date.parse(saved)) < 120000, saved);
    const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(saved));
    assert.match(await words(page, '.saved-bar'), new RegExp(`^Saved ${date}, \\d\\d:\\d\\d\\. You are offline\\.\\s+Try again`));
    assert.equal(await page.evaluate("document.querySelector('.saved-bar [role=status]') !== null"), true);
    // It comes back: that is said, and nothing is loaded by itself.
    await page.evaluate('window.mark = 1; window.dispatchEvent(new Event("online"))');
    assert.match(await words(page, '.saved-bar'), /^The connection is back\.\s+Reload/);
    assert.equal(await page.evaluate('window.mark'), 1);
  });
  await page.tap('.saved-bar button');
  await page.until("document.readyState === 'complete' && !window.mark && document.querySelector('h1')");
  assert.equal(await words(page, '.saved-bar'), '', 'the page itself');
});

suite.test('a page of a moment ago is a copy too, whatever the cache of the browser would answer', async (page) => {
  await warm(page);
  await open(page, ANSWER);
  await open(page, '/news');
  await withoutDaemon(page, async () => {
    await page.evaluate(`location.href = ${JSON.stringify(ANSWER)}`);
    await page.arrive(ANSWER);
    await page.until("document.querySelector('.saved-bar')");
    assert.match(await words(page, '.saved-bar'), /You are offline/);
  });
});

suite.test('what holds until a moment is hidden on a copy, and after it', async (page) => {
  const hours = (until) => `<p id="hours" data-until="${until}">Open now</p><main`;
  const soon = new Date(Date.now() + 86400000).toISOString();
  const state = `getComputedStyle(document.getElementById('hours')).display`;
  let mark = hours(soon);
  await page.intercept((url) => (url.endsWith('/news') ? { edit: (text) => text.replace('<main', mark) } : null));
  await open(page, '/news');
  assert.equal(await page.evaluate(state), 'block', 'before it');
  mark = hours(new Date(Date.now() + 1500).toISOString());
  await open(page, '/news');
  await page.until(`${state} === 'none'`, 4000);
  mark = hours(new Date(Date.now() - 1500).toISOString());
  await open(page, '/news');
  await page.until(`${state} === 'none'`);
  mark = hours(soon);
  await page.intercept((url) => (url.endsWith('/news') ? {
    edit: (text) => text.replace('<main', mark).replace('<html', '<html data-saved="2017-04-12T12:05:00Z"'),
  } : null));
  await open(page, '/news');
  await page.until(`${state} === 'none'`);
  assert.match(await words(page, '.saved-bar'), /^Saved 12 April 2017, \d\d:\d\d\./);
});

suite.test('a daemon that does not answer: the copy after three seconds, and what came then', async (page) => {
  await warm(page);
  await daemon.halt();
  try {
    const began = Date.now();
    await page.call('Page.navigate', { url: origin + ANSWER });
    await page.until("document.querySelector('.saved-bar')", 10000);
    const took = Date.now() - began;
    assert.ok(took > 2900 && took < 10000, `${took} ms`); // not at once, nor after the twenty where there is none
    assert.match(await words(page, '.saved-bar'), /The site does not answer just now\.\s+Try again/);
  } finally {
    daemon.goOn();
  }
  await page.until("document.querySelector('.saved-bar').innerText.startsWith('A newer version')");
});

suite.test('what was taken back is not shown from a copy', async (page) => {
  await put(origin, 'missions/Q99000004', {
    name: 'Embassy of Nauru', sending: 'NR', host: 'NP', rank: 'embassy', city: 'Kathmandu', status: 'open',
  });
  await warm(page, '/mission/Q99000004');
  page.forgive(/^410 /);
  await write(origin, 'DELETE', 'missions/Q99000004', undefined, { 'If-Match': '*' });
  await open(page, '/mission/Q99000004');
  await page.until(`${isKept('/mission/Q99000004')}.then((is) => !is)`);
  await withoutDaemon(page, async () => {
    await open(page, '/mission/Q99000004');
    await page.until("document.querySelector('[data-offline]')");
  });
});

suite.test('nothing is kept of redirects and errors, and a tracker in the address is no other page', async (page) => {
  await warm(page);
  page.forgive(/^404 /);
  await open(page, '/country/RU');
  assert.match(await page.evaluate('location.pathname'), /^\/country\/russia$/);
  for (const nowhere of ['/news/there-is-none', '/country/Frnce', '/nowhere']) await open(page, nowhere);
  await open(page, '/news?fbclid=abc&utm_source=a&page=1');
  await open(page, '/news?gclid=abc');
  await page.until(isKept('/news'));
  const { pages } = await caches(page);
  assert.deepEqual(pages.sort(), ['/country/russia', ANSWER, '/news', '/news?page=1']);
});

suite.test(`of the pages that were seen the ${PAGES_MAX} newest are kept`, async (page) => {
  await warm(page, '/news');
  for (let i = 0; i < PAGES_MAX + 2; i += 1) {
    await page.evaluate(`location.assign('/news?n=${i}')`);
    await page.arrive(`/news?n=${i}`);
    if (i === 50) await open(page, '/news'); // seen again: it is new again
  }
  await page.until(isKept(`/news?n=${PAGES_MAX + 1}`));
  const { pages } = await caches(page);
  assert.equal(pages.length, PAGES_MAX);
  assert.ok(!pages.includes('/news?n=0') && !pages.includes('/news?n=2') && pages.includes('/news?n=3'), pages.join());
  assert.ok(pages.includes('/news'));
});

suite.test('where there is no room the page comes all the same', async (page) => {
  await warm(page);
  await page.call('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  await open(page, '/news');
  assert.match(await words(page, 'h1'), /News/);
  await saveNepal(page);
  await page.until("document.querySelector('.said')?.innerText.startsWith('This could not be saved')");
  assert.equal(await page.evaluate(isKept('/api/v1/packs/NP.json')), false);
});

// ---- The offline page ----

suite.test('a pair that nobody looked up: who is where, from the matrix, with its date', async (page) => {
  await warm(page);
  await withoutDaemon(page, async () => {
    const began = await open(page, '/help/kiribati/nepal');
    await page.until("document.querySelector('[data-offline] strong')");
    console.log(`# the offline page answers after ${Date.now() - began} ms`);
    const told = await words(page, 'main');
    assert.match(told, /^Help in: Nepal\n+Citizen of: Kiribati\n/);
    assert.match(told, /From what is saved on this device \(\d+ \w+ \d{4}, \d\d:\d\d\)\. You are offline/);
    assert.match(told, /Data as of \d+ \w+ \d{4}\./);
    assert.match(told, /Embassy or consulate there: none that we know of; served from another country/);
    assert.match(told, /Emergency numbers\nPolice\s100\nAmbulance\s102\nFire\s101\n/);
    assert.match(told, /Telephone numbers of embassies there are not saved/);
    assert.doesNotMatch(told, /Citizens of the Union/);
    await open(page, '/help/estonia/nepal');
    await page.until("document.querySelector('main').innerText.includes('Citizens of the Union')");
    assert.match(await words(page, 'main'), /Foreign ministry: Estonia\n+Call\s\+372/);
    await open(page, '/help/australia/nepal'); // one of its lines is for callers in Australia
    await page.until("document.querySelector('main').innerText.includes('Foreign ministry: Australia')");
    assert.equal(await page.evaluate("document.querySelectorAll('.ministry a').length"), 1);
    assert.match(await words(page, '.ministry .unlinked'), /^Call\s1300555135$/);
    await open(page, '/help/nepal/nepal');
    await page.until("document.querySelector('main').innerText.includes('your own country')");
  });
});

suite.test('a saved country answers with its numbers', async (page) => {
  await warm(page);
  await saveNepal(page);
  assert.equal(await page.evaluate("document.querySelector('[data-plain]').hidden"), true);
  await page.until("document.querySelector('[data-list=countries] li')?.innerText.includes('Nepal')");
  await withoutDaemon(page, async () => {
    await open(page, '/help/tuvalu/nepal');
    await page.until("document.querySelector('.card.best a.call')");
    assert.equal(await page.evaluate("document.querySelector('.card.best a.call').href"), `tel:${TELEPHONE}`);
    assert.match(await words(page, '.emergency'), /Police\s+100/);
    await open(page, '/help/kiribati/nepal');
    await page.until("document.querySelector('.card')");
    assert.match(await words(page, 'main'), /In other countries, and responsible for this one/);
    await open(page, '/ar/help/tuvalu/nepal');
    await page.until("document.querySelector('[data-offline]') && document.documentElement.lang");
    await open(page, '/country/nepal'); // its page was saved with it
    await page.until("document.querySelector('.saved-bar')?.innerText.startsWith('Saved ')");
    await open(page, '/saved');
    await page.until("document.querySelector('[data-list=countries] button')");
    await page.tap('[data-list=countries] button');
    await page.until("!document.querySelector('[data-none=countries]').hidden");
    assert.deepEqual((await caches(page)).saved, []);
  });
});

suite.test('with a page that is saved its cards for the address book are', async (page) => {
  const { items } = await (await fetch(`${origin}/api/v1/missions?host=RU&sending=RS&limit=1`)).json();
  const card = `/api/v1/missions/${items[0].id}.vcf`;
  await warm(page, `/mission/${items[0].id}`);
  assert.equal(await page.evaluate(`document.querySelector('main a[href$=".vcf"]').hasAttribute('download')`), true);
  await page.evaluate("import('/store.js').then(({ saveCountry }) => saveCountry('RU', 'russia', 'en', document))");
  assert.ok((await caches(page)).saved.includes(card));
  await withoutDaemon(page, async () => {
    await open(page, `/mission/${items[0].id}`);
    assert.match(await page.evaluate(`fetch('${card}').then((response) => response.text())`), /^BEGIN:VCARD\r\n/);
    // And the link writes it to the disk, though a download goes past the worker.
    const folder = await mkdtemp(path.join(tmpdir(), 'embassyd-cards-'));
    await page.call('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await page.until("document.querySelector('.saved-bar')");
    await page.tap('main a[href$=".vcf"]');
    for (let i = 0; i < 100 && (await readdir(folder)).join() !== `${items[0].id}.vcf`; i += 1) await wait(50);
    assert.match(await readFile(path.join(folder, `${items[0].id}.vcf`), 'utf8'), /^BEGIN:VCARD\r\n/);
    await rm(folder, { recursive: true });
  });
});

suite.test('the form works: any spelling leads to the answer, to the page itself where it was kept', async (page) => {
  await warm(page);
  await withoutDaemon(page, async () => {
    await open(page, '/nowhere-yet');
    await page.evaluate("nationality.value = 'Burma'; host.value = 'Holland'; document.querySelector('form.ask').requestSubmit()");
    await page.until("document.querySelector('h1')?.innerText === 'Help in: Netherlands'");
    assert.match(await words(page, 'main'), /Citizen of: Myanmar/);
    await open(page, '/help?nationality=Serbia&host=RU'); // that answer was kept
    await page.arrive(ANSWER);
    await page.until("document.querySelector('.saved-bar')");
    await open(page, '/help/france,italy/nauru');
    await page.until("document.querySelectorAll('[data-offline] .lead strong').length === 2");
    await open(page, '/help/italy/nauru?as=resident');
    await page.until("document.querySelector('main').innerText.includes('Resident in: Italy')");
    assert.ok(!(await words(page, 'main')).includes('Union'), 'a right of citizens');
    await open(page, '/help?nationality=Xyzzy&host=Holland');
    await page.until("document.querySelector('main').innerText.includes('does not know the country “Xyzzy”')");
  });
});

suite.test('what was not saved is said so, in the language of the page', async (page) => {
  await warm(page, '/ar/news', '/api/v1/packs/names.json?lang=ar');
  await withoutDaemon(page, async () => {
    await open(page, '/ar/news?page=7');
    assert.deepEqual(await page.evaluate("[document.documentElement.lang, document.documentElement.dir]"), ['ar', 'rtl']);
    assert.equal(await page.evaluate('location.search'), '?page=7', 'the address stays: Try again asks for it');
    await open(page, '/ar/help/france/russia');
    await page.until("document.querySelector('[data-offline] strong')");
    assert.match(await words(page, 'main'), /روسيا/);
    await open(page, '/de/news'); // no offline page of this language was kept
    await page.until("document.querySelector('[data-offline]') || document.querySelector('#main-frame-error')");
  });
});

suite.test('everything can be saved, and stopped, and removed', async (page) => {
  await warm(page);
  await open(page, '/saved');
  await page.until("!document.querySelector('[data-do=save-all]').hidden");
  await page.tap('[data-do=save-all]');
  await page.until("document.querySelector('progress').value >= 3", 15000);
  await page.tap('[data-do=save-all]');
  await page.until("document.querySelector('.said')?.innerText === 'Stopped: what was saved stays.'", 15000);
  const { saved } = await caches(page);
  assert.ok(saved.length >= 3 && saved.every((key) => /^\/api\/v1\/packs\/[A-Zx-z-]+\.json$/.test(key)), saved.join());
  await page.evaluate("localStorage.setItem('nationality', 'RS')");
  await page.tap('[data-do=remove-all]');
  await page.until("!document.querySelector('[data-none=countries]').hidden && !document.querySelector('[data-none=pages]').hidden");
  const left = await caches(page);
  assert.deepEqual([left.saved, left.pages], [[], []]);
  assert.equal(await page.evaluate('localStorage.length'), 0, 'nor whose citizen somebody is');
});

// ---- The worker ----

const BUILD = /"build":"([0-9a-f]{12})"/;

/** Pages that say they are of another build of the site. */
const ofBuild = (build) => (url) => (url.startsWith(`${origin}/`) && !/\.\w+(\?|$)|\/api\//.test(url)
  ? { edit: (text) => text.replace(BUILD, `"build":"${build}"`) } : null);

suite.test('a new build: its worker takes over, the files of the old one go, what people have stays', async (page) => {
  await warm(page);
  const [, old] = BUILD.exec(await page.evaluate("document.getElementById('boot').textContent"));
  assert.ok((await caches(page))[`files-${old}`].includes('/style.css'));
  await saveNepal(page);
  await page.until(isKept('/api/v1/packs/NP.json'));
  await withoutDaemon(page, async () => {});
  await page.worker(false);
  await page.intercept(ofBuild('0123456789ab'));
  await open(page, '/news');
  await page.until("navigator.serviceWorker.controller?.scriptURL.endsWith('?build=0123456789ab')");
  await page.until("caches.has('files-0123456789ab')");
  await page.until(`caches.has('files-${old}').then((is) => !is)`);
  const all = await caches(page);
  for (const file of listed('NEEDED')) assert.ok(all['files-0123456789ab'].includes(`/${file}`), file);
  assert.ok(all.pages.includes(ANSWER) && all.saved.includes('/api/v1/packs/NP.json'), JSON.stringify(all));
});

suite.test('the policy lets one worker in, and no other policy is made', async (page) => {
  page.forgive(/ContentSecurityPolicy|TrustedTypes|TrustedScriptURL|trusted-types|createPolicy|^policy:/i);
  await page.intercept(ofBuild('0123456789ab/../x'));
  await open(page, '/news');
  await wait(1500);
  assert.equal(await page.evaluate('navigator.serviceWorker.getRegistration().then(Boolean)'), false, 'another address');
  await page.intercept(() => null);
  await open(page, '/about-nothing').catch(() => {});
  page.forgive(/^404 /);
  const refused = (name) => page.evaluate(`(() => {
    try { trustedTypes.createPolicy('${name}', { createScriptURL: (text) => text }); return false; } catch { return true; }
  })()`);
  assert.equal(await refused('other'), true);
  assert.equal(await page.evaluate("(async () => navigator.serviceWorker.register('/sw.js'))().then(() => false, () => true)"),
    true, 'an address that no policy has passed');
});

suite.test('a device that saves data keeps the page and the offline page alone', async (page) => {
  await page.worker(true);
  await page.call('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
  await page.open(origin + ANSWER);
  await page.until(isKept('/offline'));
  await wait(1000);
  const all = await caches(page);
  assert.deepEqual(all.basics, ['/offline']);
  assert.deepEqual(all.pages, [ANSWER]);
  assert.deepEqual(all[Object.keys(all).find((name) => name.startsWith('files-'))].sort(),
    listed('NEEDED').map((file) => `/${file}`).sort());
});

suite.test('over plain http from elsewhere nothing is kept, and /saved says why', async () => {
  const browser = await Browser.start(['--host-resolver-rules=MAP embassyd.example 127.0.0.1']);
  try {
    const page = await browser.page();
    await page.open(`${origin.replace('127.0.0.1', 'embassyd.example')}/saved`);
    await wait(1000);
    assert.equal(await page.evaluate('window.isSecureContext'), false);
    assert.equal(await page.evaluate("document.querySelector('[data-kept]').hidden"), true);
    assert.match(await words(page, '[data-plain]'), /https/);
    assert.equal(await page.evaluate("performance.getEntriesByName(new URL('/keep.js', location)).length"), 0);
    assert.deepEqual(page.faults.filter((fault) => !/Cross-Origin-Opener-Policy header has been ignored/.test(fault)), []);
  } finally {
    await browser.stop();
  }
});

// ---- Buttons ----

const BUTTONS = '<p><button hidden data-script="share">Share</button> <button hidden data-script="print">Print</button> '
  + '<button hidden data-script="copy" data-copy="+7 495 1">Copy</button> '
  + '<button hidden data-script="save" data-country="NP" data-slug="nepal">Save for offline</button> '
  + '<button hidden data-script="unheard-of">?</button></p>';

suite.test('buttons come out where they work: copy, share, print, save', async (page) => {
  await page.worker(true);
  await page.call('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'], origin }).catch(() => {});
  await page.intercept((url) => (url.endsWith('/news') ? { edit: (text) => text.replace('<h1', `${BUTTONS}<h1`) } : null));
  await open(page, '/news');
  await page.until("!document.querySelector('[data-script=save]').hidden");
  const tampered = page.tamper;
  page.tamper = null;
  assert.equal(await page.evaluate("document.querySelector('[data-script=unheard-of]').hidden"), true);
  await page.evaluate(`window.clip = []; window.printed = 0; window.print = () => { window.printed += 1; };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { window.clip.push(text); } } });
    Object.defineProperty(navigator, 'share', { configurable: true, value: undefined });`);
  await page.tap('[data-script=copy]');
  await page.until("document.querySelector('.said[role=status]')?.innerText === 'Copied'");
  await page.tap('[data-script=share]');
  await page.until("document.querySelector('.said').innerText === 'Link copied'");
  assert.deepEqual(await page.evaluate('window.clip'), ['+7 495 1', `${origin}/news`]);
  await page.evaluate("navigator.share = async (what) => { window.shared = what; }; Object.defineProperty(navigator, 'share', { value: async (what) => { window.shared = what; } });");
  await page.tap('[data-script=share]');
  assert.equal((await page.until('window.shared')).url, `${origin}/news`);
  await page.tap('[data-script=print]');
  assert.equal(await page.evaluate('window.printed'), 1);
  // Without a clipboard: what is selected is copied.
  await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.addEventListener('copy', () => { window.copied = document.activeElement.value; })");
  await page.tap('[data-script=copy]');
  assert.equal(await page.until('window.copied'), '+7 495 1');
  await page.tap('[data-script=save]');
  await page.until("document.querySelector('[data-script=save]').textContent === 'Saved ✓ Remove'");
  assert.deepEqual((await caches(page)).saved.sort(), ['/api/v1/packs/NP.json', '/country/nepal', '/news']);
  page.tamper = tampered;
  await page.worker(false); // it would bring the page without our buttons
  await open(page, '/news');
  await page.until("document.querySelector('[data-script=save]').textContent === 'Saved ✓ Remove'");
  await page.tap('[data-script=save]');
  await page.until("document.querySelector('[data-script=save]').textContent === 'Save for offline'");
  assert.deepEqual((await caches(page)).saved, []);
});

suite.test('it can be installed: the manifest and its icons', async (page) => {
  await page.open(`${origin}/news`);
  const { url, errors, data } = await page.call('Page.getAppManifest');
  assert.equal(url, `${origin}/app.webmanifest`);
  assert.deepEqual(errors, []);
  const { icons, start_url: start } = JSON.parse(data);
  assert.equal(start, '/');
  for (const { src, sizes, type } of icons.filter((icon) => icon.type === 'image/png')) {
    const response = await fetch(origin + src);
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.equal(response.headers.get('content-type'), type);
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes);
  }
});

// ---- To be looked at ----

if (pictures) {
  suite.test('pictures', async (page) => {
    await mkdir(pictures, { recursive: true });
    for (const language of ['', '/ar']) {
      await page.screen(360, 740, 2);
      const tag = language.slice(1) || 'en';
      await warm(page, language + ANSWER, `/api/v1/packs/names.json?lang=${tag}`);
      await page.until(isKept(`${language}/saved`));
      await saveNepal(page, language);
      await page.until("document.querySelector('[data-list=countries] li')");
    }
    await withoutDaemon(page, async () => {
      for (const scheme of ['light', 'dark']) {
        await page.media({ 'prefers-color-scheme': scheme });
        for (const language of ['', '/ar']) {
          for (const [name, where] of Object.entries({
            bar: ANSWER, saved: '/saved', matrix: '/help/estonia/nauru', country: '/help/tuvalu/nepal', unsaved: '/nowhere',
          })) {
            await open(page, language + where);
            await wait(400);
            assert.ok(await excess(page, 360) <= 0, `${language}${where} is too wide`);
            await writeFile(path.join(pictures, `${name}-${language.slice(1) || 'en'}-${scheme}.png`), await page.picture());
          }
        }
      }
    });
  });
}

process.exit(await suite.run());

// The service worker: what was seen or saved can be read without a connection, and is never
// shown as if it were new. By hand, because this is all there is to do:
//
//   pages     network for 3 seconds, then the kept copy, marked with its time; else the
//             offline page, which answers from the packs (offline.js)
//   packs     of the API: network for 3 seconds, then what is kept
//   files     those of this build, kept at the beginning
//
// Caches: "files-BUILD" goes with its build; the others stay. "pages" has the newest that were
// seen, "saved" what people asked to keep (store.js), "basics" what is of use on any page.

const BUILD = new URL(self.location).searchParams.get('build');
const FILES = `files-${BUILD}`;
const PAGES = 'pages';
const SAVED = 'saved';
const BASICS = 'basics';

const PAGES_MAX = 60;
const LIMIT_MS = 3000; // where there is a copy
const PATIENCE_MS = 20000; // where there is none
const DAY_MS = 24 * 60 * 60 * 1000;
const GONE = 410;

// Files that a kept page and the offline page need; others are kept when they come, and the
// useful ones beforehand, unless the device saves data.
const NEEDED = ['/style.css', '/favicon.svg', '/main.js', '/boot.js', '/dom.js', '/fresh.js',
  '/actions.js', '/offline.js', '/packs.js'];
const USEFUL = ['/store.js', '/saved.js', '/keep.js', '/combobox.js', '/names.js', '/guess.js', '/clock.js',
  '/filter.js', '/map.js', '/near.js', '/icon-192.png', '/app.webmanifest'];

const FILE = /^\/[\w-]+\.(?:css|js|svg|png|webmanifest)$/;
const PACK = /^\/api\/v1\/packs\/[^/]+\.json$/;
const CARD = /^\/api\/v1\/[^.]+\.vcf$/;
const TOOL = /^(?:\/[a-z]{2})?\/(?:offline|saved)$/; // pages that are the same for everybody
const FOLLOWED = /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_\w+)$/;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepFiles(NEEDED));
});

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (PACK.test(pathname) || CARD.test(pathname)) event.respondWith(answerPack(event));
  else if (FILE.test(pathname)) event.respondWith(answerFile(event));
  else if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(answerPage(event));
});

self.addEventListener('message', (event) => {
  if (event.data?.kind === 'seen') event.waitUntil(prepare(event.data));
});

function isPage(pathname) {
  return !pathname.startsWith('/api/') && pathname !== '/healthz' && !/\.\w+$/.test(pathname);
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith('files-') && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// ---- Pages ----

async function answerPage(event) {
  const key = keyOf(event.request.url);
  const network = fetchPage(event, key);
  event.waitUntil(network.catch(() => {}));
  const kept = await keptPage(key);
  try {
    const response = await within(network, kept ? LIMIT_MS : PATIENCE_MS);
    if (response.status < 500 || !kept) return response;
    return asCopy(kept, key, true);
  } catch (error) {
    if (!kept) return offlinePage(key);
    if (error.isLate) event.waitUntil(tellOfNewer(event, network));
    return asCopy(kept, key, Boolean(error.isLate));
  }
}

/** The address without what only says how somebody came to it. */
function keyOf(address) {
  const { pathname, searchParams } = new URL(address);
  [...searchParams.keys()].filter((name) => FOLLOWED.test(name))
    .forEach((name) => searchParams.delete(name));
  const query = searchParams.toString();
  return query ? `${pathname}?${query}` : pathname;
}

async function fetchPage(event, key) {
  // The browser's own cache would answer for minutes without asking, and not say that it is a copy.
  const response = await fetch(event.request, { cache: 'no-cache' });
  if (isWholePage(response)) event.waitUntil(keepPage(key, response.clone()));
  if (response.status === GONE) event.waitUntil(forgetPage(key));
  return response;
}

/** No redirect, no problem, nothing of others. */
function isWhole(response) {
  return response.status === 200 && response.type === 'basic' && !response.redirected
    && !/no-store|private/.test(response.headers.get('Cache-Control'));
}

function isWholePage(response) {
  return isWhole(response) && /^text\/html/.test(response.headers.get('Content-Type'));
}

async function keepPage(key, response) {
  if (TOOL.test(key)) {
    await put(BASICS, key, response);
    return;
  }
  await put(PAGES, key, response);
  await forgetPages(PAGES_MAX);
}

/** What those who published it took back is not shown again, whoever asked to keep it. */
async function forgetPage(key) {
  for (const name of [PAGES, SAVED]) await (await caches.open(name)).delete(key, { ignoreVary: true });
}

/** The oldest go first. */
async function forgetPages(most) {
  const cache = await caches.open(PAGES);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

async function keptPage(key) {
  const found = await Promise.all([PAGES, SAVED, BASICS].map((name) => kept(name, key)));
  return found.filter(Boolean).sort((one, other) => timeOf(other) - timeOf(one))[0];
}

/** The copy as a page that knows when it was saved, and whether the network was too slow. */
async function asCopy(response, key, isSlow) {
  if (TOOL.test(key)) return response;
  const time = timeOf(response);
  const mark = `<html data-saved="${time ? new Date(time).toISOString() : ''}"${isSlow ? ' data-slow' : ''}`;
  const text = await response.text();
  return new Response(text.replace('<html', mark), { headers: response.headers });
}

async function offlinePage(key) {
  const [, language = ''] = /^(\/[a-z]{2})(?:\/|$)/.exec(key) || [];
  return await kept(BASICS, `${language}/offline`) || await kept(BASICS, '/offline') || Response.error();
}

/** What came after all is kept; the page that was shown instead is told. */
async function tellOfNewer(event, network) {
  const response = await network;
  const client = await self.clients.get(event.resultingClientId);
  if (response.status === 200) client?.postMessage({ kind: 'newer' });
}

// ---- Packs, cards, files ----

async function answerPack(event) {
  const { pathname, search } = new URL(event.request.url);
  const key = pathname + search;
  const copies = await Promise.all([SAVED, BASICS].map(async (name) => ({ name, copy: await kept(name, key) })));
  const found = copies.find(({ copy }) => copy);
  const network = fetch(event.request).then((response) => {
    if (found && isWhole(response)) event.waitUntil(put(found.name, key, response.clone()));
    return response;
  });
  event.waitUntil(network.catch(() => {}));
  if (!found) return network;
  return within(network, LIMIT_MS)
    .then((response) => (response.status < 500 ? response : found.copy), () => found.copy);
}

async function answerFile(event) {
  const { pathname } = new URL(event.request.url);
  const copy = await kept(FILES, pathname);
  if (copy) return copy;
  const response = await fetch(event.request);
  if (isWhole(response)) event.waitUntil(put(FILES, pathname, response.clone()));
  return response;
}

async function keepFiles(names) {
  const cache = await caches.open(FILES);
  // The browser may have one of the build before.
  await cache.addAll(names.map((name) => new Request(name, { cache: 'no-cache' })));
}

// ---- After a page is there and idle ----

/** Keeps the page itself where this worker did not see it come, and what helps offline. */
async function prepare({ page, lang, isLite }) {
  const language = /^[a-z]{2}$/.test(lang) && lang !== 'en' ? `/${lang}` : '';
  if (page && isPage(page)) await keepUnseen(page);
  await refresh(`${language}/offline`);
  if (isLite) return;
  const missing = [];
  for (const name of USEFUL) {
    if (!await kept(FILES, name)) missing.push(name);
  }
  await keepFiles(missing);
  await refresh(`${language}/saved`);
  await refresh('/api/v1/packs/index.json');
  await refresh('/api/v1/packs/lines.json');
  await refresh(`/api/v1/packs/names.json?lang=${language.slice(1) || 'en'}`);
}

async function keepUnseen(page) {
  const address = new URL(page, self.location.origin);
  if (address.origin !== self.location.origin) return;
  // The browser has just had it.
  const response = await fetch(address, { cache: 'force-cache', headers: { Accept: 'text/html' } });
  if (isWholePage(response)) await keepPage(keyOf(address), response);
}

/** Again where it is a day old or was kept by another build. */
async function refresh(key) {
  const copy = await kept(BASICS, key);
  const isFresh = copy && copy.headers.get('Kept-By') === BUILD && Date.now() - timeOf(copy) < DAY_MS;
  if (isFresh) return;
  const response = await fetch(key).catch(() => null);
  if (response && isWhole(response)) await put(BASICS, key, response);
}

// ---- Caches ----

function kept(name, key) {
  return caches.match(key, { cacheName: name, ignoreVary: true });
}

function timeOf(response) {
  return Date.parse(response.headers.get('Date')) || 0;
}

/** Keeps an answer once all of it is there, as the newest of its cache. */
async function put(name, key, response) {
  const body = await response.blob();
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding'); // the body is decoded
  headers.delete('Content-Length');
  headers.set('Kept-By', BUILD);
  const cache = await caches.open(name);
  try {
    await cache.put(key, new Response(body, { headers }));
  } catch { // no room: half of the pages go for it
    await forgetPages(PAGES_MAX / 2);
    await cache.put(key, new Response(body, { headers })).catch(() => {});
  }
}

function within(promise, limit) {
  return new Promise((resolve, reject) => {
    const late = Object.assign(new Error('late'), { isLate: true });
    const timer = setTimeout(() => reject(late), limit);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

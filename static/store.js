// What people asked this device to keep: countries, each with its page and the page on which
// they asked. The service worker (sw.js) answers with it when there is no connection.

const SAVED = 'saved';
const PAGES = 'pages'; // those that were only seen
const CARD_MAX = 16 * 1024; // bytes of a card for the address book
const CARDS_MAX = 3;

export const packAddress = (country) => `/api/v1/packs/${country}.json`;

/** Saves what is known of a country; of a document also itself and its cards. */
export async function saveCountry(country, slug = null, language = 'en', here = null) {
  const prefix = language === 'en' ? '' : `/${language}`;
  await put(country, packAddress(country));
  if (slug) await put(country, `${prefix}/country/${slug}`).catch(ifRoom);
  if (!here) return;
  const { pathname, search } = here.location;
  await put(country, pathname + search, 'force-cache').catch(ifRoom);
  const cards = [...here.querySelectorAll('main a[href$=".vcf"]')].slice(0, CARDS_MAX);
  for (const { pathname: card } of cards) await put(country, card, 'default', CARD_MAX).catch(ifRoom);
}

/** The pack is what counts: what belongs to it may be missing, but not for want of room. */
function ifRoom(error) {
  if (error.name === 'QuotaExceededError') throw error;
}

async function put(country, address, cache = 'no-cache', most = Infinity) {
  const isPage = !address.startsWith('/api/');
  const response = await fetch(address, { cache, headers: isPage ? { Accept: 'text/html' } : {} });
  if (response.status !== 200 || response.redirected) throw new Error(`${address}: ${response.status}`);
  const body = await response.blob();
  const headers = new Headers(response.headers);
  headers.delete('Content-Encoding'); // the body is decoded
  headers.delete('Content-Length');
  headers.set('Kept-For', country);
  if (body.size <= most) await (await caches.open(SAVED)).put(address, new Response(body, { headers }));
}

export async function removeCountry(country) {
  const cache = await caches.open(SAVED);
  const answers = await all(cache);
  await Promise.all(answers
    .filter(({ address, headers }) => headers.get('Kept-For') === country || address === packAddress(country))
    .map(({ address }) => cache.delete(address)));
}

/** The saved countries: [{country, saved, bytes}], bytes with all that belongs to them. */
export async function savedCountries() {
  const answers = await all(await caches.open(SAVED));
  const sizes = new Map();
  for (const { headers, bytes } of answers) {
    const country = headers.get('Kept-For');
    sizes.set(country, (sizes.get(country) || 0) + bytes);
  }
  return answers.filter(({ address }) => address.startsWith('/api/v1/packs/'))
    .map(({ address, headers }) => {
      const [, country] = /([^/]+)\.json$/.exec(address);
      return { country, saved: headers.get('Date'), bytes: sizes.get(country) ?? 0 };
    });
}

/** The pages seen, newest first: [{address, title, saved, bytes}]. */
export async function seenPages() {
  const cache = await caches.open(PAGES);
  const answers = await all(cache);
  return answers.reverse().map(({ address, headers, bytes, text }) => ({
    address, title: titleOf(text) || address, saved: headers.get('Date'), bytes,
  }));
}

export async function removePage(address) {
  await (await caches.open(PAGES)).delete(address);
}

/** Everything that was seen, saved or chosen; the files of the site itself stay. */
export async function removeAll() {
  try {
    localStorage.clear(); // the nationality that guess.js remembers
  } catch { /* not allowed to: then nothing is there */ }
  await caches.delete(PAGES);
  await caches.delete(SAVED);
}

async function all(cache) {
  const requests = await cache.keys();
  return Promise.all(requests.map(async (request) => {
    const response = await cache.match(request, { ignoreVary: true });
    const { pathname, search } = new URL(request.url);
    const text = await response.text();
    return { address: pathname + search, headers: response.headers, bytes: text.length, text };
  }));
}

/** Of a page that this site wrote. The text is read, never made into nodes. */
function titleOf(page) {
  const [, title = ''] = /<meta property="og:title" content="([^"]*)"/.exec(page) || [];
  const marks = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return title.replace(/&(?:amp|lt|gt|quot|#39);/g, (mark) => marks[mark]);
}

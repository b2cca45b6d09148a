// The daemon's JSON API, as far as this page needs it.

const TIMEOUT_MS = 20000;
const REMEMBERED = 60;
const remembered = new Map();

/** A refusal by the daemon (RFC 9457); status 0 when no answer came at all. */
export class Problem extends Error {
  constructor(status, { title, detail, errors = [], suggestions = [] } = {}) {
    super(detail || title);
    Object.assign(this, { status, errors, suggestions });
  }
}

/** Parameters as a query; commas stay readable. */
export function query(parameters) {
  return `?${new URLSearchParams(parameters).toString().replaceAll('%2C', ',')}`;
}

/** Who helps; each of the pair is a code, a name or an alias. */
export function lookup(pair, controller) {
  return get(`/api/v1/lookup${query(pair)}`, controller);
}

/** What countries a text may mean, {items, suggestions?}; all for ''. */
export async function countries(text, controller) {
  const key = text.trim().toLowerCase();
  if (!remembered.has(key)) {
    const wanted = { fields: 'id,name', ...(key ? { q: key, limit: 8 } : { limit: 300 }) };
    const found = await get(`/api/v1/countries${query(wanted)}`, controller);
    if (!key) found.items.sort((one, other) => one.name.localeCompare(other.name));
    if (remembered.size === REMEMBERED) remembered.clear();
    remembered.set(key, found);
  }
  return remembered.get(key);
}

/** What holds and what is new, for the front page; nothing where it cannot be had. */
export async function current() {
  const none = () => ({ items: [] });
  const [notices, news] = await Promise.all([
    get('/api/v1/notices?active=true&banner=true&limit=3').catch(none),
    get('/api/v1/articles?limit=3').catch(none),
  ]);
  return { notices: notices.items, articles: news.items };
}

async function get(address, controller = new AbortController()) {
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(address, { signal: controller.signal });
    const body = await response.json();
    if (response.ok) return body;
    throw new Problem(response.status, body);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(0);
  } finally {
    clearTimeout(timer);
  }
}

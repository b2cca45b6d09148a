// What pages tell search engines and those who share them: node head.mjs URL-OF-A-DAEMON
// No browser: what is served is read as it is. The title, description, addresses in all
// languages, Open Graph and JSON-LD of every type of page; sitemap.xml and robots.txt.

import assert from 'node:assert/strict';
import { check, summary } from './checks.mjs';
import { languages, pages, spoken } from './pages.mjs';

const origin = new URL(process.argv[2]).origin;
const ALL = ['en', 'fr', 'es', 'de', 'pt', 'ru', 'uk', 'ar', 'zh', 'hi'];
const SAMPLE = 40;

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text) => text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
  (name ? ENTITIES[name] : String.fromCodePoint(Number.parseInt(decimal || hex, decimal ? 10 : 16))));

/** Attributes of each such tag. */
const tags = (html, name) => [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))]
  .map(([, text]) => Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value)])));

async function read(address) {
  const response = await fetch(address, { headers: { Accept: 'text/html' }, redirect: 'manual' });
  const html = await response.text();
  const metas = tags(html, 'meta');
  const links = tags(html, 'link');
  return {
    status: response.status,
    language: tags(html, 'html')[0]?.lang,
    title: plain(html.match(/<title>([^<]*)<\/title>/)?.[1] || ''),
    meta: (name) => metas.filter((meta) => meta.name === name || meta.property === name).map(({ content }) => content),
    canonical: links.filter(({ rel }) => rel === 'canonical').map(({ href }) => href),
    others: Object.fromEntries(links.filter(({ rel, hreflang }) => rel === 'alternate' && hreflang).map(({ hreflang, href }) => [hreflang, href])),
    linked: [...html.matchAll(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/gs)].map(([, json]) => JSON.parse(json)),
    boot: [...html.matchAll(/<script type="application\/json" id="boot"[^>]*>(.*?)<\/script>/gs)].map(([, json]) => JSON.parse(json)),
  };
}

/** Every object of it with a @type. */
function things(json) {
  if (json === null || typeof json !== 'object') return [];
  return [...(json['@type'] ? [json] : []), ...Object.values(json).flatMap(things)];
}

const list = await pages(origin);
const titles = new Map();

for (const page of list) {
  for (const language of languages) {
    const address = origin + spoken(page.path, language);
    await check(`${page.name}, ${language}`, async () => {
      const head = await read(address);
      assert.equal(head.status, page.status);
      assert.equal(head.language, language);
      assert.ok(head.title.length > 5 && head.title.length < 200, head.title);
      const [about, ...more] = head.meta('description');
      assert.ok(about?.length > 10 && more.length === 0, about);
      assert.equal(head.boot.length, 1, 'what scripts are told');
      assert.equal(head.boot[0].lang, language);
      for (const linked of head.linked) {
        assert.match(linked['@context'], /^https:\/\/schema\.org\/?$/);
        for (const url of JSON.stringify(linked).match(/"(url|@id|item)":"[^"]*"/g) || []) {
          assert.match(url, /:"https?:\/\//, 'an address that is not whole');
        }
      }
      const types = head.linked.flatMap(things).map((thing) => thing['@type']);
      for (const type of page.types) assert.ok(types.includes(type), `no ${type} among ${types}`);
      if (!page.index) {
        assert.match(head.meta('robots').join(), /noindex/);
        assert.deepEqual([head.canonical, head.others], [[], {}]);
        return;
      }
      assert.doesNotMatch(head.meta('robots').join(), /noindex/);
      if (language === 'en') {
        assert.equal(titles.get(head.title), undefined, `two pages are called “${head.title}”`);
        titles.set(head.title, page.name);
      }
      assert.deepEqual(head.canonical, [address]);
      assert.deepEqual(Object.keys(head.others).sort(), [...ALL, 'x-default'].sort());
      for (const other of ALL) assert.equal(head.others[other], origin + spoken(page.path, other));
      assert.equal(head.others['x-default'], head.others.en);
      assert.deepEqual(head.meta('og:url'), [address]);
      for (const name of ['og:title', 'og:description', 'og:type', 'og:site_name']) {
        assert.equal(head.meta(name).length, 1, name);
        assert.ok(head.meta(name)[0].length > 3, name);
      }
    });
  }
}

// What a page names as itself in another language must name this page in turn.
await check('the languages of a page name each other', async () => {
  for (const page of list.filter(({ index }) => index)) {
    const head = await read(origin + page.path);
    const found = await Promise.all(Object.entries(head.others).map(async ([, address]) => read(address)));
    for (const other of found) {
      assert.equal(other.status, 200, other.canonical[0]);
      assert.deepEqual(other.others, head.others, other.canonical[0]);
    }
  }
});

await check('English has no prefix, and no language but ours has one', async () => {
  const ask = (path) => fetch(origin + path, { redirect: 'manual' });
  for (const [from, to] of [['/en/', '/'], ['/en/news', '/news']]) {
    const moved = await ask(from);
    assert.deepEqual([moved.status, moved.headers.get('location')?.replace(origin, '')], [308, to], from);
  }
  for (const path of ['/xx/', '/xx/news', '/ru/ar/news', '/RU/news', '/fr/en/']) {
    assert.equal((await ask(path)).status, 404, path);
  }
});

if (process.argv.includes('--sitemap')) {
  await check('robots.txt leads to the sitemap, and all in it is there', async () => {
    const robots = await fetch(`${origin}/robots.txt`);
    assert.equal(robots.status, 200);
    assert.match(robots.headers.get('content-type'), /^text\/plain/);
    const start = (await robots.text()).match(/^Sitemap: (\S+)$/m)?.[1];
    assert.equal(start, `${origin}/sitemap.xml`);
    const places = async (address) => {
      const response = await fetch(address);
      assert.equal(response.status, 200, address);
      assert.match(response.headers.get('content-type'), /^(application|text)\/xml/);
      const text = await response.text();
      const found = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => plain(url));
      return /<sitemapindex/.test(text) ? (await Promise.all(found.map(places))).flat() : found;
    };
    const urls = await places(start);
    assert.ok(urls.length > 100, `${urls.length} addresses`);
    assert.equal(new Set(urls).size, urls.length, 'an address twice');
    for (const page of list.filter(({ index, listed }) => index && listed)) {
      assert.ok(urls.includes(origin + page.path), `${page.path} is not in the sitemap`);
    }
    const step = Math.max(1, Math.floor(urls.length / SAMPLE));
    for (let index = 0; index < urls.length; index += step) {
      const head = await read(urls[index]);
      assert.deepEqual([head.status, head.canonical], [200, [urls[index]]], urls[index]);
    }
  });
}

process.exit(summary());

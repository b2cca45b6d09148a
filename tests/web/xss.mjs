// Texts that want to be programs, in every text of the database that is not news (news.mjs has
// those) and in every address that takes words: node xss.mjs URL-OF-A-DAEMON
// Nothing of them may run, be reported against the policy, become an element or an attribute
// that could act, or a link elsewhere than links may lead; what is shown is the text itself.

import assert from 'node:assert/strict';
import { put } from './daemon.mjs';
import { Suite } from './suite.mjs';

const origin = new URL(process.argv[2]).origin;
const suite = new Suite(origin, { policy: false, worker: false });

const HOSTILE = [
  '<script>ran(1)</script>', '"><img src=x onerror=ran(2)>', "' onmouseover='ran(3)' x='", '</title><svg onload=ran(4)>',
  '</script><script>ran(5)</script>', '</main><iframe src="javascript:ran(6)">', '<!--MAIN--><!--HEAD--><base href="https://other.example/">',
  '&lt;script&gt;ran(7)&lt;/script&gt;', '{name} {count} %s %n \\u003cscript\\u003eran(8)', '\u202e<b>right to left</b>\u2066',
  '</bdi></p></template><form action="https://other.example/"><button autofocus onfocus=ran(9)>', 'javascript:ran(10)//https://example.org/',
];
const numbered = (index) => `Q9000001${String(index).padStart(2, '0')}`;

// ---- What is stored ----

for (const [index, text] of HOSTILE.entries()) {
  await put(origin, `missions/${numbered(index)}`, {
    name: text, sending: 'NP', host: 'BT', rank: 'consulate', city: text, address: text, areas: [text],
    location: { latitude: 27.47, longitude: 89.64 + index / 100, quality: 'building' },
    status: 'limited', status_reason: text, opening_hours_text: text, services: [{ kind: 'passport', value: 'yes' }],
    contacts: [
      { kind: 'switchboard', value: `+9755550${100 + index}`, display: text },
      { kind: 'email', value: 'a@example.org', display: text },
      { kind: 'website', value: `https://example.org/"><script>ran(20)</script>${index}`.replaceAll(/["<>]/g, encodeURIComponent), display: text },
      { kind: 'form', value: 'https://example.org/form', display: text },
      { kind: 'social', value: index % 2 ? text : 'javascript:ran(21)', display: text },
    ],
  });
  await put(origin, `arrangements/hostile-${index}`, {
    kind: 'mutual_assistance', title: text, beneficiaries: ['BD'], providers: ['NP'], scope: 'third_countries',
    unrepresented: 'always', provider_posts: 'any', needs: [], consular_cover: 'full', legal_ref: text,
    source_name: text, source_url: 'https://example.org/law', verified_at: '2026-01-01', caveat: text, enabled: true,
  });
}
const lines = (kinds) => ({
  lines: HOSTILE.slice(0, 6).map((text, index) => ({
    kind: kinds[index % kinds.length], number: `+975555${200 + index}`, display: text, hours: index % 2 ? null : text,
    lang: null, note: text, source_name: text, source_url: 'https://example.org/lines', verified_at: '2026-01-01',
  })),
});
const stored = { BT: ['local_general', 'local_police'], NP: ['mfa_24h', 'mfa_office'] };

// ---- What is seen ----

/** Runs before any script of a page. */
const HOOK = `(() => {
  window.__ran = [];
  const note = (name) => (...values) => { window.__ran.push(name + ' ' + values); return null; };
  for (const name of ['ran', 'alert', 'confirm', 'prompt', 'print']) window[name] = note(name);
  window.open = note('open');
  addEventListener('securitypolicyviolation', (event) => window.__ran.push('refused ' + event.violatedDirective + ' ' + event.blockedURI));
})();`;

/** Runs in the page: elements, attributes and links that are none of ours. */
function strange() {
  const ours = (element) => (element.localName === 'script' && (element.getAttribute('src') === '/main.js'
    || ['application/json', 'application/ld+json'].includes(element.type)));
  const elements = [...document.querySelectorAll('script, iframe, frame, object, embed, base, style, link[href^="http"], meta[http-equiv], foreignObject')]
    .filter((element) => !ours(element) && !(element.localName === 'link' && new URL(element.href).origin === location.origin));
  const acting = [...document.querySelectorAll('*')].filter((element) =>
    element.getAttributeNames().some((name) => /^on|^style$|^srcdoc$|^formaction$|^ping$/.test(name)));
  const links = [...document.querySelectorAll('a[href], area[href]')].filter((link) =>
    !['http:', 'https:', 'mailto:', 'tel:', 'geo:', 'sms:', 'blob:'].includes(link.protocol || new URL(link.href).protocol));
  const elsewhere = [...document.querySelectorAll('form, [src]')].filter((element) =>
    new URL(element.action || element.src, location.href).origin !== location.origin);
  return [...new Set([...elements, ...acting, ...links, ...elsewhere])].map((element) => element.outerHTML.slice(0, 160));
}

async function harmless(tab, path, status, text) {
  tab.forgive(/^4(00|04|10) /);
  await tab.open(origin + path);
  await tab.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
  await tab.evaluate(`new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))`);
  const seen = await tab.evaluate(`({ ran: window.__ran, strange: (${strange})(), headings: document.querySelectorAll('h1').length,
    status: performance.getEntriesByType('navigation')[0].responseStatus, text: document.body.textContent,
    blocks: [...document.querySelectorAll('script[type*=json]')].map((block) => block.textContent) })`);
  assert.deepEqual(seen.ran, [], path);
  assert.deepEqual(seen.strange, [], path);
  assert.ok([].concat(status).includes(seen.status), `${path}: ${seen.status}`);
  if (seen.status !== 400) assert.equal(seen.headings, 1, path); // a bad address may be told as data
  for (const block of seen.blocks) JSON.parse(block);
  if (text) assert.ok(seen.text.includes(text), `${path} does not show ${text}`);
}

const test = (name, run) => suite.test(name, async (tab) => {
  await tab.call('Page.addScriptToEvaluateOnNewDocument', { source: HOOK });
  await run(tab);
});

test('the instrument sees what runs', async (tab) => {
  await tab.call('Page.setBypassCSP', { enabled: true });
  await tab.open(`${origin}/news`);
  await tab.evaluate("{ const script = document.createElement('script'); script.textContent = 'ran(0)'; document.body.append(script); }");
  assert.deepEqual(await tab.evaluate('window.__ran'), ['ran 0']);
  assert.equal((await tab.evaluate(`(${strange})()`)).length, 1);
});

test('lines of countries', async () => {
  for (const [country, kinds] of Object.entries(stored)) {
    const address = `countries/${country}/helplines`;
    const known = await fetch(`${origin}/api/v1/${address}`);
    const tag = known.ok ? known.headers.get('etag') : null;
    const response = await fetch(`${origin}/api/v1/${address}`, {
      method: 'PUT',
      headers: {
        Authorization: `Bearer ${process.env.EMBASSYD_TOKEN}`, 'Content-Type': 'application/json',
        ...(tag ? { 'If-Match': '*' } : { 'If-None-Match': '*' }),
      },
      body: JSON.stringify(lines(kinds)),
    });
    assert.ok(response.ok, await response.text());
  }
});

for (const prefix of ['', '/ar']) {
  const texts = prefix ? HOSTILE.slice(0, 3) : HOSTILE;
  const name = prefix || '/en';

  test(`${name}: missions, who is where, who helps`, async (tab) => {
    for (const text of texts) {
      await harmless(tab, `${prefix}/mission/${numbered(HOSTILE.indexOf(text))}`, 200, text);
    }
    await harmless(tab, `${prefix}/country/bhutan`, 200, HOSTILE[0]);
    await harmless(tab, `${prefix}/missions-of/nepal`, 200, HOSTILE[0]);
    await harmless(tab, `${prefix}/help/nepal/bhutan`, 200, HOSTILE[0]);
    await harmless(tab, `${prefix}/help/bangladesh/bhutan`, 200, HOSTILE[0]);
    await harmless(tab, `${prefix}/help/nepal/bhutan?need=passport`, 200, HOSTILE[0]);
    await harmless(tab, `${prefix}/about`, 200);
  });

  test(`${name}: words in addresses`, async (tab) => {
    for (const text of texts) {
      const word = encodeURIComponent(text);
      const queries = [`/help?nationality=${word}&host=${word}`, `/search?q=${word}`, `/?nationality=${word}&host=${word}`];
      const others = [`/country/${word}`, `/missions-of/${word}`, `/mission/${word}`, `/news/${word}`, `/${word}`,
        `/help/${word}/bhutan`, `/help/nepal/bhutan?need=${word}`, `/news?country=${word}`];
      // All of these go one way: some texts for each of them are enough.
      for (const path of [...queries, ...(HOSTILE.indexOf(text) % 4 ? [] : others)]) {
        await harmless(tab, prefix + path, [200, 400, 404]);
      }
    }
  });
}

test('what a browser adds: the list of countries, the filter, the map', async (tab) => {
  await harmless(tab, '/country/bhutan', 200);
  await tab.evaluate("document.querySelector('input').focus()");
  await tab.type('<img src=x onerror=ran(30)>');
  await tab.evaluate("document.querySelectorAll('[data-map]').forEach((map) => map.scrollIntoView())");
  await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 800))');
  assert.deepEqual(await tab.evaluate(`({ ran: window.__ran, strange: (${strange})() })`), { ran: [], strange: [] });
});

process.exit(await suite.run());

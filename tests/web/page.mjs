// The first page in a real browser: node page.mjs URL-OF-A-DAEMON [DIRECTORY-FOR-SCREENSHOTS]
// Needs Node 18 and Chromium, nothing else. What the daemon knows decides what is expected;
// answers that its data may lack are played to the page instead.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Suite, excess, faint } from './suite.mjs';

if (!process.argv[2]) {
  console.error('usage: page.mjs URL [DIRECTORY]');
  process.exit(64);
}
const origin = new URL(process.argv[2]).origin;
const album = process.argv[3];
const TEXT = "document.getElementById('answer').innerText";
const ANSWERED = "document.querySelector('#answer-title') && !document.getElementById('answer').hidden";
const FOCUS = 'document.activeElement.id';
const suite = new Suite(origin);
const test = (name, run) => suite.test(name, run);
const strict = (url) => suite.strict(url);

async function daemon(address) {
  const response = await fetch(origin + address);
  return response.json();
}

const country = (id, name) => ({ id, name });
const mission = (more) => ({
  id: 'Q1', self: '/api/v1/missions/Q1', name: 'Embassy of Estonia in New Delhi', class: 'embassy',
  rank: 'embassy', status: 'open', status_reason: null, sending: 'EE', host: 'IN',
  host_name: 'India', city: 'New Delhi', address: null,
  location: { latitude: 28.6, longitude: 77.2, quality: 'building' },
  contacts: [
    { kind: 'switchboard', value: '+91 11 0000-0000', display: '+91-11-0000-0000' },
    { kind: 'email', value: 'office@example.org', display: 'office@example.org' },
    { kind: 'website', value: 'https://example.org/', display: 'example.org' },
  ],
  serves: ['IN', 'NP'],
  ...more,
});
const candidate = (more, of) => ({
  tier: 'accredited', basis: 'accreditation', why: 'It is accredited to Nepal.', caveat: null,
  distance_km: 802, source: 'example-source', as_of: '2022-06-23', mission: mission(of), ...more,
});
const played = {
  nationalities: [country('EE', 'Estonia')],
  host: country('NP', 'Nepal'),
  assistance: 'remote',
  summary: 'Estonia has no known mission in Nepal; one accredited to it is in New Delhi, India.',
  best: {
    mission: 'Q1', name: 'Embassy of Estonia in New Delhi', why: 'A telephone number is known.',
    contact: { kind: 'switchboard', value: '+91 11 0000-0000', display: '+91-11-0000-0000' },
  },
  candidates: [
    candidate({ caveat: 'It is in another country.' }),
    candidate({ distance_km: 3900 }, {
      id: 'Q2', name: 'Consulate General of Estonia in Shanghai', city: 'Shanghai', host: 'CN',
      host_name: 'China', status: 'closed', status_reason: 'Closed in 2020.', contacts: [],
    }),
  ],
  notices: [],
  next_steps: ['Any embassy of a member state of the European Union in Nepal can help you.'],
  disclaimer: 'Information, not legal advice.',
  as_of: '2022-06-23',
};
const silence = {
  ...played, assistance: 'unknown', best: null, candidates: [],
  summary: 'It is not known who helps citizens of Estonia in Nepal.',
  next_steps: ['Call your foreign ministry.'],
};

/** Play this lookup answer in place of the daemon's. */
const play = (page, body, status = 200) => page.intercept((url) => (
  url.includes('/api/v1/lookup') ? { body, status } : strict(url)));

test('the page comes with a policy of its own', async () => {
  const response = await fetch(`${origin}/`);
  const policy = response.headers.get('content-security-policy') || '';
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^text\/html; *charset=utf-8/i);
  for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
    assert.ok(policy.includes(rule), `the policy lacks ${rule}: ${policy}`);
  }
  assert.doesNotMatch(policy, /unsafe/);
});

test('every file has the type its name promises', async () => {
  const html = await (await fetch(`${origin}/`)).text();
  const files = [...html.matchAll(/(?:href|src)="(\/[\w-]+\.\w+)"/g)].map((match) => match[1]);
  assert.ok(files.length >= 7, `only ${files}`);
  for (const file of new Set(files)) {
    const response = await fetch(origin + file);
    const type = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }[file.split('.').pop()];
    assert.equal(response.status, 200, file);
    assert.ok(response.headers.get('content-type').startsWith(type), `${file} is not ${type}`);
  }
});

test('keyboard only, from the first field to the answer', async (page) => {
  await page.open(`${origin}/`);
  await page.evaluate("document.getElementById('main').focus()");
  await page.key('Tab');
  assert.equal(await page.evaluate(FOCUS), 'nationality');
  await page.type('eston');
  await page.until("document.querySelector('#nationality-list li')");
  assert.equal(await page.evaluate('nationality.getAttribute("aria-expanded")'), 'true');
  assert.equal(await page.evaluate('nationality.hasAttribute("aria-activedescendant")'), false,
    'a suggestion was chosen unasked');
  await page.key('ArrowDown');
  assert.equal(await page.evaluate('nationality.getAttribute("aria-activedescendant")'), 'nationality-list-0');
  await page.key('Enter');
  assert.equal(await page.evaluate('nationality.value'), 'Estonia');
  await page.key('Tab');
  assert.equal(await page.evaluate(FOCUS), 'host');
  await page.type('Nepal');
  await page.key('Enter');
  await page.until(ANSWERED);
  assert.equal(await page.evaluate(FOCUS), 'answer-title', 'the focus is not on the heading');
  assert.equal(await page.evaluate('location.search'), '?nationality=EE&host=NP');
  const { summary, disclaimer } = await daemon('/api/v1/lookup?nationality=EE&host=NP');
  const text = await page.evaluate(TEXT);
  for (const sentence of [summary, disclaimer]) {
    assert.ok(text.includes(sentence), `the page hides “${sentence}”`);
  }
});

test('the list opens, closes and leaves by the keys of the pattern', async (page) => {
  await page.open(`${origin}/`);
  await page.evaluate('nationality.focus()');
  await page.key('ArrowDown');
  await page.until("document.querySelectorAll('#nationality-list li').length > 190");
  assert.equal(await page.evaluate('nationality.getAttribute("aria-activedescendant")'), 'nationality-list-0');
  await page.key('ArrowUp');
  assert.equal(await page.evaluate("document.querySelector('#nationality-list [aria-selected=true]').nextSibling"), null,
    'Up does not go round to the last');
  await page.key('Escape');
  assert.equal(await page.evaluate('nationality.getAttribute("aria-expanded")'), 'false');
  await page.type('fra');
  await page.key('Escape');
  await page.key('Escape');
  assert.equal(await page.evaluate('nationality.value'), '', 'a second Escape does not clear');
});

test('the number of suggestions is announced', async (page) => {
  await page.open(`${origin}/`);
  await page.evaluate('nationality.focus()');
  await page.type('guin');
  await page.until("/^\\d+ countries$/.test(document.querySelector('form [role=status]').textContent)");
});

test('Burma is found by that name, by touch', async (page) => {
  await page.screen(360, 740);
  await page.open(`${origin}/?nationality=EE`);
  await page.evaluate('host.focus()');
  await page.type('Burma');
  await page.until("document.querySelector('#host-list li')");
  assert.match(await page.evaluate("document.querySelector('#host-list li').innerText"), /Myanmar/);
  await page.tap('#host-list li');
  assert.match(await page.evaluate('host.value'), /Myanmar/);
  assert.equal(await page.evaluate(FOCUS), 'host', 'the keyboard would go away');
});

test('a name in an address is understood and made canonical', async (page) => {
  await page.open(`${origin}/?nationality=Estonia&host=Burma`);
  await page.until(ANSWERED);
  assert.equal(await page.evaluate('location.search'), '?nationality=EE&host=MM');
  assert.equal(await page.evaluate('nationality.value'), 'Estonia');
});

test('a typo brings suggestions while typing', async (page) => {
  await page.open(`${origin}/`);
  await page.evaluate('host.focus()');
  await page.type('Nepql');
  await page.until("document.querySelector('#host-list li')?.innerText === 'Nepal'");
});

test('a typo in the address brings suggestions as buttons', async (page) => {
  await page.open(`${origin}/?nationality=EE&host=Nepql`);
  await page.until("document.querySelector('#answer button')");
  assert.equal(await page.evaluate(FOCUS), 'answer-title');
  assert.equal(await page.evaluate('host.value'), 'Nepql', 'what was entered is lost');
  assert.equal(await page.evaluate('host.getAttribute("aria-invalid")'), 'true');
  page.forgive(/^404 .*\/api\/v1\/lookup/);
  await page.tap('#answer button');
  await page.until("location.search === '?nationality=EE&host=NP'");
  await page.until(`${TEXT}.includes('Nepal')`);
});

test('Back leads to the former answer and then to the empty page', async (page) => {
  await page.open(`${origin}/`);
  await page.open(`${origin}/?nationality=EE&host=NP`);
  await page.until(ANSWERED);
  await page.evaluate("host.focus()");
  await page.type('India');
  await page.key('Enter');
  await page.until("location.search.endsWith('host=IN')");
  await page.until("document.getElementById('answer-title').innerText.includes('India')");
  await page.evaluate('history.back()');
  await page.until("document.getElementById('answer-title').innerText.includes('Nepal')");
  assert.equal(await page.evaluate('host.value'), 'Nepal');
  await page.evaluate('history.back()');
  await page.until("location.search === '' && document.getElementById('answer').hidden");
});

test('markup in the address is shown as text and runs nothing', async (page) => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  await page.open(`${origin}/?nationality=${encodeURIComponent(hostile)}&host=NP`);
  await page.until(ANSWERED);
  assert.ok((await page.evaluate(TEXT)).includes(hostile), 'it is not shown');
  assert.equal(await page.evaluate("document.querySelectorAll('main img, main script').length"), 0);
  page.forgive(/^40[04] .*\/api\/v1\/lookup/);
});

test('hostile data is shown as text and never linked', async (page) => {
  const markup = '<img src=x onerror=alert(1)>';
  const contacts = [
    { kind: 'website', value: 'javascript:alert(1)', display: 'a website' },
    { kind: 'form', value: 'JAVASCRIPT:alert(1)//https://example.org', display: 'a form' },
    { kind: 'social', value: 'data:text/html,<script>alert(1)</script>', display: 'social' },
    { kind: 'switchboard', value: '+1 202 000 0000; +1 202 000 0001', display: 'two numbers' },
    { kind: 'email', value: 'a@example.org?bcc=b@example.org', display: 'an address' },
    { kind: 'fax', value: '+12020000003', display: 'a fax' },
    { kind: 'consular', value: '+49 (0)30 000 000', display: 'a number' },
  ];
  await play(page, {
    ...played,
    summary: markup,
    host: country('NP', markup),
    best: { ...played.best, contact: contacts[0], why: markup },
    candidates: [candidate({ caveat: markup }, { name: markup, address: markup, contacts })],
    next_steps: [markup],
  });
  await page.open(`${origin}/?nationality=EE&host=NP`);
  await page.until(ANSWERED);
  assert.equal(await page.evaluate("document.querySelectorAll('main img').length"), 0);
  assert.ok((await page.evaluate(TEXT)).includes(markup));
  const links = await page.evaluate("[...document.querySelectorAll('.card a[href]')].map((a) => a.getAttribute('href'))");
  assert.deepEqual(links.filter((link) => !link.startsWith('https://www.openstreetmap.org/')), ['tel:+4930000000']);
});

test('the best contact comes first and everything is said', async (page) => {
  await play(page, played);
  await page.open(`${origin}/?nationality=EE&host=NP`);
  await page.until(ANSWERED);
  assert.equal(await page.evaluate("document.querySelector('#answer a').getAttribute('href')"), 'tel:+911100000000');
  const text = await page.evaluate(TEXT);
  for (const sentence of [
    played.summary, 'A telephone number is known.', 'It is in another country.', '802 km',
    'As known on 23 June 2022', 'example-source', played.next_steps[0], played.disclaimer,
  ]) assert.ok(text.includes(sentence), `the page hides “${sentence}”`);
  assert.equal(await page.evaluate("document.querySelector('#answer details').open"), false);
  assert.match(await page.evaluate("document.querySelector('#answer details').textContent"), /Shanghai.*Closed/s);
});

test('not known is never said as none', async (page) => {
  await play(page, silence);
  await page.open(`${origin}/?nationality=EE&host=NP`);
  await page.until(ANSWERED);
  const text = await page.evaluate(TEXT);
  assert.match(text, /We do not know/);
  assert.ok(text.includes(silence.next_steps[0]));
  assert.doesNotMatch(text, /No embassy|no embassy/);
});

test('a lost network leaves the values and a way to try again', async (page) => {
  await page.open(`${origin}/`);
  await page.evaluate('nationality.focus()');
  await page.type('EE');
  await page.key('Tab');
  await page.type('NP');
  await page.until("host.value === 'NP'");
  const network = (offline, latency) => page.call('Network.emulateNetworkConditions',
    { offline, latency, downloadThroughput: -1, uploadThroughput: -1 });
  await network(true, 0);
  await page.key('Enter');
  await page.until(`${TEXT}.includes('No connection')`);
  assert.equal(await page.evaluate('host.value'), 'NP');
  await network(false, 900);
  page.forgive(/^failed: net::ERR_INTERNET_DISCONNECTED/);
  await page.tap('#answer button');
  await page.until("document.getElementById('progress').textContent !== ''");
  await page.until(`${TEXT}.includes('Who can help')`);
  assert.equal(await page.evaluate("document.getElementById('progress').textContent"), '');
});

test('no sideways scrolling at 320 and 360 pixels, nor with text twice as large', async (page) => {
  await play(page, played);
  for (const [width, size] of [[320, 16], [360, 16], [360, 32]]) {
    await page.screen(width, 640);
    await page.call('Page.setFontSizes', { fontSizes: { standard: size } });
    for (const search of ['', '?nationality=EE&host=NP']) {
      await page.open(`${origin}/${search}`);
      if (search) await page.until(ANSWERED);
      const more = await excess(page, width);
      assert.ok(more <= 0, `${width} px, text ${size}: ${more} px too wide`);
    }
  }
});

test('everything to tap is at least 44 pixels high', async (page) => {
  await page.screen(360, 740);
  await play(page, played);
  await page.open(`${origin}/?nationality=EE&host=NP`);
  await page.until(ANSWERED);
  await page.evaluate("document.querySelector('details').open = true");
  const small = await page.evaluate(`[...document.querySelectorAll('a:not(.skip), button, input, summary')]
    .filter((element) => element.getBoundingClientRect().height < 44)
    .map((element) => element.outerHTML.slice(0, 80))`);
  assert.deepEqual(small, []);
});

test('text stands out from its ground, light and dark', async (page) => {
  await play(page, played);
  for (const scheme of ['light', 'dark']) {
    await page.media({ 'prefers-color-scheme': scheme });
    await page.open(`${origin}/?nationality=EE&host=NP`);
    await page.until(ANSWERED);
    assert.deepEqual(await page.evaluate(`(${faint})()`), [], scheme);
  }
});

test('every field, button and link has a name', async (page) => {
  await play(page, played);
  await page.open(`${origin}/?nationality=EE&host=NP`);
  await page.until(ANSWERED);
  const { nodes } = await page.call('Accessibility.getFullAXTree');
  const heard = nodes.filter((node) => !node.ignored);
  const named = (role) => heard.filter((node) => node.role.value === role).map((node) => node.name.value);
  for (const role of ['combobox', 'button', 'link', 'heading', 'main', 'banner', 'contentinfo']) {
    assert.ok(named(role).length > 0, `no ${role}`);
  }
  for (const role of ['combobox', 'button', 'link', 'heading']) {
    assert.ok(named(role).every((name) => name.trim()), `a ${role} without a name`);
  }
  assert.deepEqual(named('combobox').map((name) => name.trim()), ['I am a citizen of', 'I am in']);
});

test('without scripts the form still leads to the answer', async (page) => {
  await page.call('Emulation.setScriptExecutionDisabled', { value: true });
  await page.open(`${origin}/`);
  const { root } = await page.call('DOM.getDocument');
  const { nodeId } = await page.call('DOM.querySelector', { nodeId: root.nodeId, selector: 'noscript button' });
  assert.ok(nodeId, 'there is no way on');
  await page.evaluate("document.getElementById('nationality').focus()");
  await page.type('EE');
  await page.key('Tab');
  await page.type('NP');
  await page.key('Enter');
  await page.until("location.pathname === '/api/v1/lookup'");
  const { summary } = await daemon('/api/v1/lookup?nationality=EE&host=NP');
  await page.until(`document.body.textContent.includes(${JSON.stringify(JSON.stringify(summary).slice(1, -1))})`);
  page.forgive(/^failed: $/); // modules announced to the browser, which has no use for them
  page.forgive(/^404 .*\/favicon\.ico$/); // asked for by the browser beside any page that is not HTML
});

test('few requests, few bytes', async (page) => {
  await page.open(`${origin}/`);
  await page.until("document.getElementById('current').hasChildNodes() || performance.getEntriesByType('resource').length >= 12");
  const bytes = await page.evaluate(`[...performance.getEntries()]
    .filter(({ name }) => !name.includes('/api/'))
    .filter((entry, index, all) => all.findIndex(({ name }) => name === entry.name) === index)
    .reduce((sum, entry) => sum + (entry.decodedBodySize || 0), 0)`);
  // Files: eleven, some 4,000 bytes of them for notices and news, and their styles are those
  // of the news pages too, which a reader then has. What holds and is new, two questions, is
  // as long as its editors wrote it.
  assert.ok(page.requests <= 13, `${page.requests} requests`);
  assert.ok(bytes > 10000 && bytes < 32000, `${bytes} bytes`);
});

if (album) {
  test('screenshots', async (page) => {
    await mkdir(album, { recursive: true });
    const shot = async (name) => writeFile(path.join(album, `${name}.png`), await page.picture());
    let body = played;
    await page.intercept((url) => (url.includes('/api/v1/lookup') && body ? { body } : strict(url)));
    for (const [name, width, height, scale] of [['phone', 360, 740, 2], ['desktop', 1280, 900, 1]]) {
      await page.screen(width, height, scale);
      for (const scheme of ['light', 'dark']) {
        await page.media({ 'prefers-color-scheme': scheme });
        await page.open(`${origin}/`);
        await shot(`${name}-${scheme}-home`);
        await page.evaluate('nationality.focus()');
        await page.type('guin');
        await page.until("document.querySelector('#nationality-list li')");
        await page.key('ArrowDown');
        await shot(`${name}-${scheme}-list`);
        for (const [kind, answer] of Object.entries({ answer: played, unknown: silence, daemon: null })) {
          body = answer;
          await page.open(`${origin}/?nationality=EE&host=NP`);
          await page.until(ANSWERED);
          await shot(`${name}-${scheme}-${kind}`);
        }
      }
    }
    body = null;
    await page.open(`${origin}/?nationality=EE&host=Nepql`);
    await page.until(ANSWERED);
    await shot('desktop-dark-typo');
    page.forgive(/^404 .*\/api\/v1\/lookup/);
    body = played;
    await page.media({ 'forced-colors': 'active' });
    await page.screen(360, 740, 2);
    await page.open(`${origin}/?nationality=EE&host=NP`);
    await page.until(ANSWERED);
    await shot('phone-forced-colors');
  });
}

process.exit(await suite.run());

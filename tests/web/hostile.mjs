// Hostile Markdown in a real browser:
//   node hostile.mjs BODIES REPLY_C   what `test_markdown --render` printed, each body as a
//                                     page, under the policy that reply.c sends and under none
//   node hostile.mjs --urls FILE      pages that a running daemon serves, one address a line
// Nothing may run, ask another host, go elsewhere, or be reported against the policy; every
// link has to lead where links may lead, by the browser's own reading of it. Before that, the
// instrument is shown pages that do misbehave, and has to see it.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { Browser } from './devtools.mjs';

const LINKS = ['http:', 'https:', 'mailto:', 'tel:'];
const SETTLE_MS = 25;
// Of the page around a body, and what markdown.h names.
const TAGS = 'html head meta title body article h1 h2 h3 h4 h5 h6 p blockquote ul ol li hr pre code '
  + 'table thead tbody tr th td em strong del br a';
const ATTRIBUTES = { a: ['href', 'rel'], ol: ['start'], th: ['scope'], meta: ['charset'] };

// Tells our scripts from the page's in the browser's list of them.
const OURS = `instrument-${randomUUID()}.js`;

// Runs before any script of a page, outside its policy.
const HOOKS = `(() => {
  window.__ran = [];
  window.__refused = [];
  const note = (name) => () => { window.__ran.push(name); return null; };
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch', 'eval', 'MsgBox']) {
    window[name] = note(name);
  }
  XMLHttpRequest.prototype.open = note('XMLHttpRequest');
  navigator.sendBeacon = note('sendBeacon');
  addEventListener('securitypolicyviolation',
    (event) => window.__refused.push(event.violatedDirective + ' ' + event.blockedURI));
})();
//# sourceURL=${OURS}`;

// What stands in the page: elements and attributes that could act, and the links.
const LOOK = `(() => {
  const strange = [];
  const links = [];
  for (const element of document.querySelectorAll('*')) {
    const tag = element.localName;
    const names = element.getAttributeNames();
    if (STRICT && (!TAGS.includes(tag)
        || names.some((name) => !(ATTRIBUTES[tag] || []).includes(name)))) {
      strange.push(element.cloneNode().outerHTML);
    }
    if (names.some((name) => /^on|^(srcdoc|style|action|formaction|ping|background)$/i.test(name))
        || (!STRICT && document.querySelector('main')?.contains(element)
            && /^(script|iframe|frame|object|embed|base|meta|link|style|svg|math|template)$/.test(tag))) {
      strange.push(element.cloneNode().outerHTML);
    }
    if (tag === 'a' && names.includes('href')) {
      links.push({ text: element.getAttribute('href'), protocol: element.protocol,
        host: element.host, user: element.username, rel: element.rel });
    }
  }
  return { ran: window.__ran, refused: window.__refused, here: location.href, strange, links };
})()`;

function look(strict) {
  return LOOK.replaceAll('STRICT', strict).replaceAll('ATTRIBUTES', JSON.stringify(ATTRIBUTES))
    .replaceAll('TAGS', JSON.stringify(TAGS.split(' ')));
}

/** The policy as the daemon sends it: the string of reply.c, put together. */
async function policy(file) {
  const text = await readFile(file, 'utf8');
  const field = /"Content-Security-Policy",\s*((?:"[^"]*"\s*)+)/.exec(text);
  assert(field, `${file} names a Content-Security-Policy`);
  return field[1].replace(/"\s*"/g, '').trim().replace(/^"|"$/g, '');
}

function document(body) {
  return `<!doctype html><html><head><meta charset="utf-8"><title>A</title></head><body><article>`
    + `<h1>A</h1>\n${body}</article></body></html>`;
}

/** Pages by number: /strict/N under the policy, /open/N under none. */
async function serve(bodies, csp) {
  const server = http.createServer((request, response) => {
    const [, mode, number] = request.url.split('/');
    const body = bodies[Number(number)];
    const found = ['strict', 'open'].includes(mode) && body !== undefined;
    const policed = mode === 'strict' ? { 'Content-Security-Policy': csp } : {};
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', ...policed });
    response.end(found ? document(body) : '');
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return server;
}

/** Writes down all that the browser itself knows of, whatever the page does. */
async function instrument(page) {
  const seen = { scripts: [], requests: [], dialogs: [], moves: [] };
  const event = page.event.bind(page);
  page.event = (method, params) => {
    if (method === 'Debugger.scriptParsed' && params.url !== OURS) {
      seen.scripts.push(params.url || `(${params.length} characters)`);
    }
    if (method === 'Network.requestWillBeSent') seen.requests.push(params.request.url);
    if (method === 'Page.javascriptDialogOpening') seen.dialogs.push(params.message);
    if (/^Page\.frame(Navigated|RequestedNavigation|ScheduledNavigation)$/.test(method)) {
      seen.moves.push(params.url || params.frame?.url);
    }
    event(method, params);
  };
  const evaluate = page.evaluate.bind(page);
  page.evaluate = (expression) => evaluate(`${expression}\n//# sourceURL=${OURS}`);
  await page.call('Debugger.enable');
  await page.call('Page.addScriptToEvaluateOnNewDocument', { source: HOOKS });
  return seen;
}

function link_fault({ text, protocol, host, user, rel }, origin) {
  const outside = ['http:', 'https:'].includes(protocol) && host !== origin.host;
  if (protocol === ':') return null; // no address at all to the browser: it goes nowhere
  if (!LINKS.includes(protocol)) return `link of scheme ${protocol} ${text}`;
  if (user && protocol !== 'mailto:') return `link with a user name: ${text}`;
  if (outside && !['nofollow', 'noopener', 'noreferrer'].every((word) => rel.split(' ').includes(word))) {
    return `link to elsewhere without rel: ${text}`;
  }
  return null;
}

/** Everything wrong with one page. `own`: scripts of the site itself may run. */
async function faults_of(page, seen, url, strict) {
  for (const list of [...Object.values(seen), page.faults]) list.length = 0;
  await page.open(url);
  await new Promise((resolve) => { setTimeout(resolve, SETTLE_MS); });
  const found = await page.evaluate(look(strict));
  const origin = new URL(url);
  const own = (address) => !strict && address.startsWith(`${origin.origin}/`) && address !== url;
  return [
    ...found.ran.map((name) => `ran: ${name}`),
    ...found.refused.map((words) => `policy: ${words}`),
    ...found.strange.map((markup) => `stands there: ${markup}`),
    ...found.links.map((link) => link_fault(link, origin)).filter(Boolean),
    ...seen.scripts.filter((address) => !own(address)).map((address) => `script: ${address}`),
    ...seen.requests.filter((address) => address !== url && !own(address)
      && new URL(address).pathname !== '/favicon.ico').map((address) => `asked: ${address}`),
    ...seen.dialogs.map((words) => `dialog: ${words}`),
    ...seen.moves.filter((address) => address !== url).map((address) => `went: ${address}`),
    ...(found.here === url ? [] : [`is at ${found.here}`]),
    ...page.faults.filter((words) => /policy|dialog/i.test(words)),
  ];
}

// What must be seen, without a policy and with one.
const CONTROLS = [
  ['<script>alert(1)</script>', /ran: alert/, /policy: script-src/],
  ['<script>void 0</script>', /script: /, /policy: script-src/],
  ['<img src=x onerror=alert(1)>', /ran: alert/, /policy: script-src/],
  ['<img src=https://other.example/a.png>', /asked: https:\/\/other/, /policy: img-src/],
  ['<meta http-equiv=refresh content="0;url=/open/0">', /went: /, /went: /],
  ['<p style="color:red">a</p>', /stands there/, /policy: style-src/],
  ['<base href="/x/">', /stands there/, /policy: base-uri/],
  ['<a href="javascript:alert(1)">a</a>', /link of scheme javascript:/, /link of scheme/],
  ['<a href="java&#9;script:alert(1)">a</a>', /link of scheme javascript:/, /link of scheme/],
  ['<a href="https://a.example@b.example/">a</a>', /user name/, /user name/],
  ['<a href="//other.example/">a</a>', /without rel/, /without rel/],
];

async function calibrate(browser, csp) {
  const server = await serve(CONTROLS.map(([body]) => body), csp);
  const base = `http://127.0.0.1:${server.address().port}`;
  for (const [number, [body, open, strict]] of CONTROLS.entries()) {
    for (const [mode, expected] of [['open', open], ['strict', strict]]) {
      const page = await browser.page();
      const seen = await instrument(page);
      const faults = await faults_of(page, seen, `${base}/${mode}/${number}`, true);
      assert(faults.some((words) => expected.test(words)), `${mode}: ${body} is seen: ${faults}`);
      await page.close();
    }
  }
  server.closeAllConnections();
  server.close();
  console.log(`ok - ${CONTROLS.length} pages that misbehave are seen to, under the policy and without`);
}

async function open_all(browser, urls, strict) {
  const page = await browser.page();
  const seen = await instrument(page);
  let bad = 0;
  for (const url of urls) {
    const faults = await faults_of(page, seen, url, strict);
    if (faults.length > 0) {
      bad += 1;
      console.log(`# ${url}\n#   ${faults.join('\n#   ')}`);
    }
  }
  await page.close();
  return bad;
}

function report(bad, count, words) {
  console.log(`${bad === 0 ? 'ok' : 'not ok'} - ${count} pages ${words}: ${bad} at fault`);
  return bad;
}

async function rendered(browser, [bodies_file, reply_file]) {
  const bodies = (await readFile(bodies_file, 'utf8')).split('\0').slice(0, -1);
  const csp = await policy(reply_file);
  assert(bodies.length >= 220, `${bodies.length} bodies`);
  await calibrate(browser, csp);
  const server = await serve(bodies, csp);
  const base = `http://127.0.0.1:${server.address().port}`;
  let bad = 0;
  for (const mode of ['strict', 'open']) {
    bad += report(await open_all(browser, bodies.map((_, n) => `${base}/${mode}/${n}`), true),
      bodies.length, mode === 'strict' ? 'under the policy' : 'without a policy');
  }
  server.closeAllConnections();
  server.close();
  return bad;
}

async function published(browser, file) {
  const urls = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  assert(urls.length > 0, `${file} names pages`);
  return report(await open_all(browser, urls, false), urls.length, 'as published');
}

const [first, second] = process.argv.slice(2);
if (!second) {
  console.error('usage: hostile.mjs BODIES REPLY_C | --urls FILE');
  process.exit(64);
}
const browser = await Browser.start();
try {
  const bad = first === '--urls' ? await published(browser, second)
    : await rendered(browser, [first, second]);
  process.exitCode = bad === 0 ? 0 : 1;
} finally {
  await browser.stop();
}

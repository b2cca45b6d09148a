// What a page costs, and how soon it can be read on a bad line: node budget.mjs URL-OF-A-DAEMON
// Everything cold. Bytes are those on the wire: header and compressed body of each answer.
// A page is readable when its h1 and, where it is for a contact that one comes, the first link
// to one have been painted. The line is emulated by the browser, so that its figures hardly
// depend on how busy the machine is; the best of three tries counts.

import assert from 'node:assert/strict';
import { pages } from './pages.mjs';
import { Suite } from './suite.mjs';
import { visit } from './visit.mjs';

const origin = new URL(process.argv[2]).origin;
const KB = 1000;
const ANSWER = { bytes: 14 * KB, requests: 3 };
const ANY = { bytes: 40 * KB, requests: 8 };
const SLOW = { offline: false, latency: 400, downloadThroughput: 50 * KB, uploadThroughput: 50 * KB };
const READABLE_MS = 2500;
const SHIFT = 0.02;
const QUIET_MS = 500;
const LIMIT_MS = 10000;
// What the browser asks for by itself, and what begins only when the page has nothing to do.
const LATER = ['/favicon.svg', '/keep.js'];

/** Runs before any script of a page: notes when it is readable, and what jumped about. */
function instrument(contact) {
  const painted = (selector) => [...document.querySelectorAll(selector)]
    .some((element) => element.getClientRects().length > 0);
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries()
    .filter((entry) => !entry.hadRecentInput)
    .map(({ value, sources }) => ({ value, by: sources.map(({ node }) => node?.outerHTML?.slice(0, 60)) }))))
    .observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    // A frame is asked for only when styles are there; what runs after it finds it painted.
    if (painted('main h1') && (!contact || painted(contact))) {
      setTimeout(() => { window.readable = performance.now(); });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
const CONTACT = 'main a[href^="tel:"], main a[href^="mailto:"], main a[rel~="external"], main a[rel~="noopener"]';

const sum = (requests) => requests.reduce((bytes, request) => bytes + request.bytes, 0);

/** Loads a page cold; what it cost until it was readable, and until nothing came any more. */
async function load(tab, page, line) {
  const asked = new Map();
  let last = Date.now();
  const deaf = tab.listen((method, params) => {
    const entry = asked.get(params.requestId);
    if (method === 'Network.requestWillBeSent' && params.request.url.startsWith('http')) {
      asked.set(params.requestId, { url: params.request.url, bytes: 0 });
    } else if (!entry) return;
    else if (method === 'Network.requestServedFromCache' || params.response?.fromDiskCache) {
      asked.delete(params.requestId);
    }
    else if (method === 'Network.loadingFinished') {
      entry.bytes = params.encodedDataLength;
      entry.ended = true;
    } else if (method === 'Network.loadingFailed') entry.ended = true;
    last = Date.now();
  });
  const { identifier } = await tab.call('Page.addScriptToEvaluateOnNewDocument',
    { source: `(${instrument})(${JSON.stringify(page.contact ? CONTACT : '')})` });
  await tab.call('Network.emulateNetworkConditions', line);
  await visit(tab, origin, { ...page, settles: false });
  await tab.until('window.readable');
  await tab.until(`document.readyState === 'complete'`);
  const busy = () => Date.now() - last < QUIET_MS || [...asked.values()].some(({ ended }) => !ended);
  for (const end = Date.now() + LIMIT_MS; busy() && Date.now() < end;) await new Promise((resolve) => { setTimeout(resolve, 50); });
  deaf();
  await tab.call('Page.removeScriptToEvaluateOnNewDocument', { identifier });
  const readable = await tab.evaluate('window.readable');
  const shifts = await tab.evaluate('window.shifts');
  // Of what was asked for before, all counts, though some of it may have come later.
  const all = [...asked.values()].filter(({ url }) => !LATER.includes(new URL(url).pathname));
  const early = await tab.evaluate(`[location.href, ...performance.getEntriesByType('resource')
    .filter(({ startTime }) => startTime <= window.readable).map(({ name }) => name)]`);
  const before = all.filter(({ url }) => early.includes(url));
  return {
    readable,
    shifts,
    urls: all.map(({ url, bytes }) => `${url.slice(origin.length)} ${bytes}`),
    requests: all.length,
    bytes: sum(all),
    requestsBefore: before.length,
    bytesBefore: sum(before),
  };
}

const suite = new Suite(origin, { policy: false });
const best = (tries) => tries.reduce((one, other) => (other.readable < one.readable ? other : one));

for (const page of (await pages(origin)).filter(({ status }) => status === 200)) {
  suite.test(`${page.name} on a slow line`, async (tab) => {
    const tries = [];
    while (tries.length < 3 && !tries.some(({ readable }) => readable < READABLE_MS)) {
      await tab.call('Network.clearBrowserCache');
      tries.push(await load(tab, page, SLOW));
    }
    const cost = best(tries);
    const told = `${page.name}: readable after ${Math.round(cost.readable)} ms, ${cost.requestsBefore} requests, `
      + `${cost.bytesBefore} bytes; in all ${cost.requests} requests, ${cost.bytes} bytes: ${cost.urls.join(', ')}`;
    console.log(`# ${told}`);
    assert.ok(cost.readable < READABLE_MS, told);
    assert.ok(cost.requests <= ANY.requests && cost.bytes <= ANY.bytes, told);
    if (page.contact) {
      assert.ok(cost.requestsBefore <= ANSWER.requests && cost.bytesBefore <= ANSWER.bytes, told);
    }
    const moved = cost.shifts.reduce((all, { value }) => all + value, 0);
    assert.ok(moved < SHIFT, `${page.name} jumps by ${moved}: ${JSON.stringify(cost.shifts)}`);
  });
}

process.exit(await suite.run());

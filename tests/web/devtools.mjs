// Debian's Chromium without a window, driven over the DevTools protocol through a pipe:
// file descriptors 3 (to the browser) and 4 (from it), one JSON message per NUL.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const ANSWER_MS = 20000;
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-dev-shm-usage', '--hide-scrollbars', '--remote-debugging-pipe',
];

export class Browser {
  #calls = new Map();
  #sessions = new Map();
  #last = 0;

  /** `flags`: more of the command line. */
  static async start(flags = []) {
    const browser = new Browser();
    browser.profile = await mkdtemp(path.join(tmpdir(), 'embassyd-page-'));
    browser.process = spawn(CHROMIUM,
      [...FLAGS, ...flags, `--user-data-dir=${browser.profile}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true });
    browser.exited = once(browser.process, 'exit');
    browser.#listen(browser.process.stdio[4]);
    await browser.call('Browser.getVersion');
    return browser;
  }

  #listen(pipe) {
    let rest = Buffer.alloc(0);
    pipe.on('data', (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#receive(JSON.parse(rest.subarray(0, end).toString()));
        rest = rest.subarray(end + 1);
      }
    });
  }

  #receive(message) {
    if (!message.id) {
      this.#sessions.get(message.sessionId)?.(message.method, message.params);
      return;
    }
    const { resolve, reject, method, timer } = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    clearTimeout(timer);
    if (message.error) reject(new Error(`${method}: ${message.error.message}`));
    else resolve(message.result);
  }

  call(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method}: no answer`)), ANSWER_MS);
      this.#calls.set(id, { resolve, reject, method, timer });
      this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** A page in a browser context of its own: no cache, history or storage of another. */
  async page() {
    const { browserContextId } = await this.call('Target.createBrowserContext');
    const { targetId } = await this.call('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await this.call('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page((method, params) => this.call(method, params, sessionId),
      () => this.call('Target.disposeBrowserContext', { browserContextId }));
    this.#sessions.set(sessionId, (method, params) => page.event(method, params));
    await page.watch();
    return page;
  }

  async stop() {
    await this.call('Browser.close').catch(() => {});
    const timer = setTimeout(() => process.kill(-this.process.pid, 'SIGKILL'), 5000);
    await this.exited;
    clearTimeout(timer);
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

// What a key press needs besides its name.
const KEYS = {
  Tab: { keyCode: 9 }, Enter: { keyCode: 13, text: '\r' }, Escape: { keyCode: 27 },
  ArrowUp: { keyCode: 38 }, ArrowDown: { keyCode: 40 },
};

export class Page {
  faults = []; // everything a visitor's console or network panel would show in red
  origins = new Set();
  requests = 0;
  listeners = []; // (method, params)
  pending = new Set(); // requests without an end
  changed = 0; // when it last was another set
  tamper = null; // (url) => {status, body} | {edit: (text) => text} | {headers} | null

  constructor(call, close) {
    this.call = call;
    this.close = close;
  }

  async watch() {
    for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'Audits']) {
      await this.call(`${domain}.enable`);
    }
    await this.worker(false);
  }

  /** Whether a service worker may answer; else each page is as the daemon sends it. */
  worker(mayAnswer) {
    return this.call('Network.setBypassServiceWorker', { bypass: !mayAnswer });
  }

  event(method, params) {
    const seen = {
      'Runtime.exceptionThrown': () => params.exceptionDetails.exception?.description
        || params.exceptionDetails.text,
      'Runtime.consoleAPICalled': () => ['error', 'warning', 'assert'].includes(params.type)
        && `console.${params.type}: ${params.args.map((arg) => arg.value).join(' ')}`,
      'Log.entryAdded': () => params.entry.source !== 'network' && params.entry.level !== 'verbose'
        && `${params.entry.source}: ${params.entry.text}`,
      'Audits.issueAdded': () => params.issue.code === 'ContentSecurityPolicyIssue'
        && `policy: ${JSON.stringify(params.issue.details)}`,
      'Network.loadingFailed': () => !params.canceled && `failed: ${params.errorText}`,
      'Network.responseReceived': () => params.response.status >= 400
        && `${params.response.status} ${params.response.url}`,
      'Page.javascriptDialogOpening': () => {
        this.call('Page.handleJavaScriptDialog', { accept: false });
        return `dialog: ${params.message}`;
      },
    }[method]?.();
    if (seen) this.faults.push(seen);
    if (method === 'Network.requestWillBeSent') {
      this.requests += 1;
      this.origins.add(new URL(params.request.url).origin);
    }
    if (method === 'Network.requestWillBeSent') this.#pend(params.requestId, true);
    if (/^Network\.loading(Finished|Failed)$/.test(method)) this.#pend(params.requestId, false);
    if (method === 'Fetch.requestPaused') this.#paused(params);
    for (const listener of this.listeners) listener(method, params);
  }

  #pend(id, begins) {
    if (begins) this.pending.add(id);
    else this.pending.delete(id);
    this.changed = Date.now();
  }

  /** Wait until nothing has been asked for, or come, for a while: scripts have what they want. */
  async quiet(still = 80, limit = 3000) {
    this.changed = Date.now();
    for (const end = Date.now() + limit; Date.now() < end;) {
      if (this.pending.size === 0 && Date.now() - this.changed >= still) return;
      await new Promise((resolve) => { setTimeout(resolve, 10); });
    }
  }

  /** Be told of every event from now on; a function that ends it. */
  listen(listener) {
    this.listeners.push(listener);
    return () => { this.listeners = this.listeners.filter((other) => other !== listener); };
  }

  /** Let `tamper` replace answers, or add headers to them, from now on. */
  async intercept(tamper) {
    this.tamper = tamper;
    await this.call('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Response' }] });
  }

  async #paused({ requestId, request, responseStatusCode, responseHeaders }) {
    const change = this.tamper?.(request.url);
    if (change?.body) {
      await this.call('Fetch.fulfillRequest', {
        requestId,
        responseCode: change.status || 200,
        responseHeaders: [{ name: 'Content-Type', value: 'application/json' }],
        body: Buffer.from(JSON.stringify(change.body)).toString('base64'),
      });
      return;
    }
    if (change?.edit) {
      const { body, base64Encoded } = await this.call('Fetch.getResponseBody', { requestId });
      const text = base64Encoded ? Buffer.from(body, 'base64').toString() : body;
      await this.call('Fetch.fulfillRequest', {
        requestId,
        responseCode: responseStatusCode,
        responseHeaders: responseHeaders.filter(({ name }) => !/^content-(encoding|length)$/i.test(name)),
        body: Buffer.from(change.edit(text)).toString('base64'),
      });
      return;
    }
    const more = change?.headers && responseHeaders ? {
      responseCode: responseStatusCode, responseHeaders: [...responseHeaders, ...change.headers],
    } : {};
    await this.call('Fetch.continueResponse', { requestId, ...more }).catch(() => {});
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.call('Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || expression);
    return result.value;
  }

  /** Wait until an expression is true in the page, and return it. */
  async until(expression, limit = 8000) {
    const end = Date.now() + limit;
    for (;;) {
      const value = await this.evaluate(expression).catch(() => null);
      if (value) return value;
      if (Date.now() > end) throw new Error(`waited in vain for ${expression}`);
      await new Promise((resolve) => { setTimeout(resolve, 30); });
    }
  }

  async open(url) {
    await this.call('Page.navigate', { url });
    await this.until("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** Wait until a tap, a key or a script has led to an address, and its page is there whole. */
  arrive(where) {
    const here = 'location.pathname + location.search';
    const there = where instanceof RegExp ? `${where}.test(${here})` : `${here} === ${JSON.stringify(where)}`;
    return this.until(`document.readyState === 'complete' && ${there}`);
  }

  async key(key) {
    const { keyCode, text } = KEYS[key];
    const press = { key, code: key, windowsVirtualKeyCode: keyCode, text };
    await this.call('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', ...press });
    await this.call('Input.dispatchKeyEvent', { type: 'keyUp', ...press, text: undefined });
  }

  async type(text) {
    for (const letter of text) {
      await this.call('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, key: letter });
      await this.call('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    }
  }

  /** In its middle, once it stands still: a page may yet be moving. */
  async tap(selector) {
    const middle = () => this.evaluate(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    })()`);
    let [x, y] = [NaN, NaN];
    for (let place = await middle(); place[0] !== x || place[1] !== y; place = await middle()) {
      [x, y] = place;
      await new Promise((resolve) => { setTimeout(resolve, 40); });
    }
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.call('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    }
  }

  screen(width, height, scale = 1) {
    return this.call('Emulation.setDeviceMetricsOverride',
      { width, height, deviceScaleFactor: scale, mobile: width < 600 });
  }

  media(features) {
    return this.call('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
  }

  async picture() {
    const { data } = await this.call('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
    return Buffer.from(data, 'base64');
  }
}

// What the browser tests share: a list of tests, each on a fresh page, and what is asked of
// every page. Needs Node 18 and Chromium, nothing else.

import assert from 'node:assert/strict';
import { Browser } from './devtools.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
  + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
  + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types embassyd";

export class Suite {
  #tests = [];

  /** `policy`: each page also under the strictest one, whatever the daemon itself sends.
   * `worker`: the pages know of service workers, so that one is installed for each test. */
  constructor(origin, { policy = true, worker = true } = {}) {
    this.origin = origin;
    this.policy = policy;
    this.worker = worker;
  }

  test(name, run) {
    this.#tests.push({ name, run });
  }

  strict(url) {
    return url.startsWith(this.origin) && !url.includes('/api/')
      ? { headers: [{ name: 'Content-Security-Policy', value: POLICY }] } : null;
  }

  /** One test; whatever a visitor's console would show in red fails it. */
  async #one(browser, run) {
    const page = await browser.page();
    const forgiven = [];
    page.forgive = (pattern) => forgiven.push(pattern);
    try {
      if (this.policy) await page.intercept((url) => this.strict(url));
      if (!this.worker) {
        await page.call('Page.addScriptToEvaluateOnNewDocument',
          { source: 'delete Navigator.prototype.serviceWorker;' });
      }
      await run(page);
      assert.deepEqual(page.faults.filter((fault) => !forgiven.some((pattern) => pattern.test(fault))),
        [], 'errors in the browser');
      assert.deepEqual([...page.origins].filter((from) => from !== this.origin && from !== 'null'), [],
        'requests to others');
    } finally {
      await page.close();
    }
  }

  /** All of them; the exit code. */
  async run() {
    const browser = await Browser.start();
    let failed = 0;
    for (const [index, { name, run }] of this.#tests.entries()) {
      const began = Date.now();
      try {
        await this.#one(browser, run);
        console.log(`ok ${index + 1} - ${name} (${Date.now() - began} ms)`);
      } catch (error) {
        failed += 1;
        console.log(`not ok ${index + 1} - ${name}`);
        console.log(String(error.stack).replace(/^/gm, '  # '));
      }
    }
    await browser.stop();
    console.log(`${this.#tests.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  }
}

// Not innerWidth: a phone zooms out until everything fits, and then nothing seems too wide.
export const excess = (page, width) => page.evaluate(
  `Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth) - ${width}`);

/** Runs in the page: texts with less contrast than 4.5 to 1. */
export function faint() {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) => channels(colour).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const ground = (element) => {
    const colour = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)';
    return channels(colour)[3] === 0 ? ground(element.parentElement) : colour;
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const [low, high] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => a - b);
      return { text: element.textContent.slice(0, 40), ratio: (high + 0.05) / (low + 0.05) };
    })
    .filter(({ ratio }) => ratio < 4.5);
}

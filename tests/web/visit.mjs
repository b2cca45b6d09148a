// To open a page of the list, and to be sure that it is that page.

import assert from 'node:assert/strict';
import { heading, spoken } from './pages.mjs';

/** Opens it and waits for its scripts (`settles` false: does not); its status, its one h1 and its language must be right. */
export async function visit(tab, origin, page, language = 'en') {
  const address = origin + spoken(page.path, language);
  if (page.status !== 200) tab.forgive?.(new RegExp(`^${page.status} `));
  await tab.open(address);
  await tab.until(page.needs);
  if (page.settles !== false) await tab.quiet();
  const seen = await tab.evaluate(`({
    status: performance.getEntriesByType('navigation')[0].responseStatus,
    headings: [...document.querySelectorAll('h1')].map((h1) => h1.textContent.trim()),
    language: document.documentElement.lang,
    direction: getComputedStyle(document.documentElement).direction,
  })`);
  assert.equal(seen.status, page.status, `${address}: its status`);
  assert.equal(seen.headings.length, 1, `${address}: its h1: ${seen.headings}`);
  assert.match(seen.headings[0], heading(page, language), `${address}: its h1`);
  assert.equal(seen.language.split('-')[0], language, `${address}: its language`);
  assert.equal(seen.direction, language === 'ar' ? 'rtl' : 'ltr', `${address}: its direction`);
}

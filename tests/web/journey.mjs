// Ways through the site: node journey.mjs URL-OF-A-DAEMON
// From the first page to a number to call, with the keyboard alone and in few key presses; the
// same without scripts; and from a spelling that nobody knows.

import assert from 'node:assert/strict';
import { pair, pages } from './pages.mjs';
import { Suite } from './suite.mjs';

const origin = new URL(process.argv[2]).origin;
const KEYS = 14;
const suite = new Suite(origin, { policy: false });
const CALL = "document.activeElement?.getAttribute('href')?.startsWith('tel:')";

await pages(origin); // the mission of the pair is made complete
const { summary, best } = await (await fetch(`${origin}/api/v1/lookup?nationality=${pair.nationality}&host=${pair.host}`)).json();
const number = `tel:${best.contact.value}`;
assert.match(number, /^tel:\+\d+$/, summary);

/** Presses keys and counts them. */
function keyboard(tab) {
  let pressed = 0;
  return {
    key: async (name) => { pressed += 1; await tab.key(name); },
    type: async (text) => { pressed += text.length; await tab.type(text); },
    pressed: () => pressed,
  };
}

/** Tab until an expression is true in the page; the focus can be seen all the way. */
async function tabTo(tab, keys, expression) {
  for (let tabs = 0; !await tab.evaluate(expression); tabs += 1) {
    assert.ok(tabs < 30, `not reached: ${expression}`);
    await keys.key('Tab');
    assert.ok(await tab.evaluate(`(() => {
      const { activeElement: element } = document;
      const style = getComputedStyle(element);
      return element === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    })()`), 'the focus cannot be seen');
  }
}

async function skip(tab, keys) {
  await tabTo(tab, keys, "document.activeElement.classList.contains('skip')");
  await keys.key('Enter');
  await tab.until("document.activeElement.id === 'main'");
}

suite.test(`in the country, from the first page to the embassy's number in at most ${KEYS} key presses`, async (tab) => {
  const keys = keyboard(tab);
  await tab.call('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Moscow' });
  await tab.open(`${origin}/`);
  await skip(tab, keys);
  await tabTo(tab, keys, "document.activeElement.name === 'nationality'");
  await keys.type('RS');
  await tab.until("document.querySelector('[name=host]').value === 'Russia'"); // by the clock of the device
  await keys.key('Enter');
  await tab.arrive('/help/serbia/russia');
  await skip(tab, keys);
  await tabTo(tab, keys, `document.activeElement.getAttribute('href') === '${number}'`);
  console.log(`# ${keys.pressed()} key presses`);
  assert.ok(keys.pressed() <= KEYS, `${keys.pressed()} key presses`);
});

suite.test(`elsewhere, from the first page to the first number to call in at most ${KEYS} key presses`, async (tab) => {
  const keys = keyboard(tab);
  await tab.call('Emulation.setTimezoneOverride', { timezoneId: 'UTC' });
  await tab.open(`${origin}/`);
  await skip(tab, keys);
  await tabTo(tab, keys, "document.activeElement.name === 'nationality'");
  await keys.type('RS');
  await keys.key('Tab');
  await keys.type('FR');
  await keys.key('Enter');
  await tab.arrive('/help/serbia/france');
  await skip(tab, keys);
  await tabTo(tab, keys, CALL);
  console.log(`# ${keys.pressed()} key presses`);
  assert.ok(keys.pressed() <= KEYS, `${keys.pressed()} key presses`);
});

suite.test('the same without scripts', async (tab) => {
  await tab.call('Emulation.setScriptExecutionDisabled', { value: true });
  tab.forgive(/^failed: $/); // modules announced to the browser, which has no use for them
  await tab.open(`${origin}/`);
  await tab.evaluate("document.querySelector('[name=nationality]').focus()");
  await tab.type('Srbija');
  await tab.key('Tab');
  await tab.type('Russland');
  await tab.key('Enter');
  await tab.arrive('/help/serbia/russia');
  assert.equal(await tab.evaluate(`document.querySelectorAll('main a[href="${number}"]').length > 0`), true, number);
  await tab.evaluate('history.back()');
  await tab.arrive('/');
});

suite.test('a spelling that nobody knows brings one back to the form, with what was entered', async (tab) => {
  await tab.call('Emulation.setScriptExecutionDisabled', { value: true });
  tab.forgive(/^failed: $/);
  tab.forgive(/^40[04] /);
  await tab.open(`${origin}/help?nationality=Serbai&host=RU`);
  assert.equal(await tab.evaluate("document.querySelectorAll('h1').length"), 1);
  const { values, links } = await tab.evaluate(`({
    values: [...document.querySelectorAll('form input')].map((input) => input.value),
    links: [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')),
  })`);
  assert.ok(values.includes('Serbai') || links.some((link) => /serbia/.test(link)), `${values} ${links}`);
  assert.ok(links.some((link) => /serbia/.test(link)), `no suggestion: ${links}`);
});

process.exit(await suite.run());

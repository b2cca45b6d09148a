// The country fields in a real browser: node picker.mjs URL-OF-A-DAEMON [DIRECTORY-FOR-SCREENSHOTS]
// What people type and which country comes first, the keys of the ARIA APG, what is announced,
// what is guessed, and what the form sends. Needs Node 18 and Chromium, nothing else.

import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Suite, excess, faint } from './suite.mjs';

if (!process.argv[2]) {
  console.error('usage: picker.mjs URL [DIRECTORY]');
  process.exit(64);
}
const origin = new URL(process.argv[2]).origin;
const album = process.argv[3];
const suite = new Suite(origin);
const test = (name, run) => suite.test(name, run);

const FOCUS = 'document.activeElement.id';
const LIST = "[...document.querySelectorAll('#nationality-list li')]";
const FIRST = `${LIST}[0]?.querySelector('bdi').textContent`;
const EXPANDED = "nationality.getAttribute('aria-expanded')";
const SAID = "nationality.parentElement.querySelector('[role=status]').textContent";

/** The home page in a language, its names loaded, the first field focused and empty. */
async function openAt(page, address, zone = 'Etc/UTC') {
  await page.call('Emulation.setTimezoneOverride', { timezoneId: zone });
  await page.open(origin + address);
  await page.evaluate('nationality.focus()');
  await page.until("nationality.getAttribute('role') === 'combobox'");
  await page.evaluate("import('/names.js').then((module) => module.loadNames()).then(() => true)");
}

/** Replace what is in the field by a text, as if typed in one go. */
const enter = (page, text) => page.evaluate(`(() => {
  nationality.focus();
  nationality.value = ${JSON.stringify(text)};
  nationality.dispatchEvent(new Event('input', { bubbles: true }));
})()`);

/** What the form would send. */
const sent = (page) => page.evaluate(
  "Object.fromEntries(new FormData(document.querySelector('form.ask')))");

const LOCAL = { // found on the device, first in the list
  en: {
    Burma: 'Myanmar', myanm: 'Myanmar', Deutschland: 'Germany', UK: 'United Kingdom', uk: 'United Kingdom',
    USA: 'United States', us: 'United States', America: 'United States', Holland: 'Netherlands',
    Dutch: 'Netherlands', British: 'United Kingdom', 'Great Britain': 'United Kingdom', England: 'United Kingdom',
    'Côte': 'Côte d’Ivoire', Cote: 'Côte d’Ivoire', 'cote d\'ivoire': 'Côte d’Ivoire', 'Ivory C': 'Côte d’Ivoire',
    中国: 'China', Росс: 'Russia', 'Росси́я': 'Russia', USSR: 'Russia', fra: 'France', FR: 'France', DE: 'Germany',
    Guinea: 'Guinea', Niger: 'Niger', niger: 'Niger', Dominica: 'Dominica', Georgia: 'Georgia', Ireland: 'Ireland',
    Korea: 'North Korea', 'south k': 'South Korea', Congo: 'Democratic Republic of the Congo', Zaire: 'Democratic Republic of the Congo',
    'st kitts': 'Saint Kitts and Nevis', 'St. Lucia': 'Saint Lucia', Aland: 'Åland Islands', 'the gambia': 'Gambia',
    Swaziland: 'Eswatini', Macedonia: 'North Macedonia', Persia: 'Iran', Ceylon: 'Sri Lanka', Suomi: 'Finland',
    Österreich: 'Austria', osterreich: 'Austria', España: 'Spain', 日本: 'Japan', مصر: 'Egypt', भारत: 'India',
    Emirates: 'United Arab Emirates', UAE: 'United Arab Emirates', Vatican: 'Vatican City', 'x-sml': 'Somaliland',
    '  fRaNcE ': 'France',
  },
  ar: { روسيا: 'روسيا', روس: 'روسيا', Russia: 'روسيا', Россия: 'روسيا', 'الإمارات': 'الإمارات العربية المتحدة', UK: 'المملكة المتحدة' },
  uk: { Росія: 'Росія', рос: 'Росія', Burma: 'Мʼянма (Бірма)' },
  zh: { 俄罗斯: '俄罗斯', 联合: '阿拉伯联合酋长国', Germany: '德国' },
  de: { Österr: 'Österreich', osterr: 'Österreich', Holland: 'Niederlande', Spain: 'Spanien', 'Vereinigtes K': 'Vereinigtes Königreich' },
};

for (const [language, words] of Object.entries(LOCAL)) {
  test(`what people type in a page in ${language}, without asking the daemon`, async (page) => {
    await openAt(page, language === 'en' ? '/' : `/${language}/`);
    const before = page.requests;
    for (const [text, name] of Object.entries(words)) {
      await enter(page, text);
      await page.until(`${FIRST} === ${JSON.stringify(name)}`, 2000).catch(async () => {
        assert.fail(`${text}: ${JSON.stringify(await page.evaluate(`${LIST}.map((li) => li.innerText)`))}, not ${name}`);
      });
    }
    assert.equal(page.requests, before, 'something was fetched');
  });
}

test('what no name here fits, the daemon finds: other languages, misspellings', async (page) => {
  await openAt(page, '/');
  const words = {
    Росія: 'Russia', روسيا: 'Russia', Rusia: 'Russia', Germny: 'Germany', Nepql: 'Nepal', Allemagne: 'Germany',
    Alemania: 'Germany', Albanian: 'Albania', DEU: 'Germany', Q142: 'France',
    'Kingdom of Spain': 'Spain',
  };
  for (const [text, name] of Object.entries(words)) {
    await enter(page, text);
    await page.until(`${FIRST} === ${JSON.stringify(name)}`).catch(async () => {
      assert.fail(`${text}: ${JSON.stringify(await page.evaluate(`${LIST}.map((li) => li.innerText)`))}, not ${name}`);
    });
  }
  await enter(page, 'Xyzzyqua');
  await page.until("document.querySelector('.popup').innerText.startsWith('No country found.')");
  assert.equal(await page.evaluate(EXPANDED), 'false', 'there is no list to expand');
});

test('a country in the language of the page, also when the daemon found it', async (page) => {
  await openAt(page, '/ar/');
  await enter(page, 'Germny');
  await page.until(`${FIRST} === 'ألمانيا'`);
});

test('it is said by which name a country was found', async (page) => {
  await openAt(page, '/');
  for (const [text, words] of Object.entries({ Burma: 'Myanmar Burma', fran: 'France', Росс: 'Russia Россия' })) {
    await enter(page, text);
    await page.until(`${LIST}[0]?.innerText.replace(/\\s+/g, ' ').trim() === ${JSON.stringify(words)}`);
  }
});

test('the list opens, moves, closes and leaves by the keys of the pattern', async (page) => {
  await openAt(page, '/');
  await page.key('ArrowDown');
  await page.until(`${LIST}.length > 240`);
  const names = await page.evaluate(`${LIST}.map((li) => li.innerText)`);
  const order = new Intl.Collator('en');
  assert.deepEqual(names, [...names].sort(order.compare), 'not in the order of the alphabet');
  assert.equal(await page.evaluate('nationality.getAttribute("aria-activedescendant")'), 'nationality-list-0');
  await page.key('ArrowUp');
  assert.equal(await page.evaluate("document.querySelector('#nationality-list [aria-selected=true]').nextSibling"), null,
    'Up does not go round to the last');
  assert.equal(await page.evaluate(FOCUS), 'nationality', 'the focus left the field');
  await page.key('Escape');
  assert.equal(await page.evaluate(EXPANDED), 'false');
  await page.type('fra');
  await page.until(`${FIRST} === 'France'`);
  assert.equal(await page.evaluate('nationality.hasAttribute("aria-activedescendant")'), false, 'a suggestion was chosen unasked');
  await page.key('ArrowDown');
  await page.key('ArrowDown');
  assert.equal(await page.evaluate('nationality.value'), 'fra', 'moving must not change what was typed');
  await page.key('Escape');
  assert.equal(await page.evaluate(EXPANDED), 'false');
  assert.equal(await page.evaluate('nationality.value'), 'fra', 'the first Escape only closes');
  await page.key('Escape');
  assert.equal(await page.evaluate('nationality.value'), '', 'the second clears');
});

test('Enter takes what is active, and sends nothing yet', async (page) => {
  await openAt(page, '/');
  await page.type('guin');
  await page.until(`${LIST}.length > 2`);
  await page.key('ArrowDown');
  await page.key('ArrowDown');
  const wanted = await page.evaluate("document.querySelector('[aria-selected=true] bdi').textContent");
  await page.key('Enter');
  assert.equal(await page.evaluate('nationality.value'), wanted);
  assert.equal(await page.evaluate('location.pathname'), '/');
});

test('Tab takes an exact or only match, and nothing else', async (page) => {
  for (const [text, value] of Object.entries({
    eston: 'Estonia', Guinea: 'Guinea', niger: 'Niger', Burma: 'Myanmar', MA: 'Morocco', guin: 'guin', Ma: 'Ma', Congo: 'Congo',
  })) {
    await openAt(page, '/');
    await page.type(text);
    await page.until(`${LIST}.length > 0`);
    await page.key('Tab');
    assert.equal(await page.evaluate('nationality.value'), value, text);
    assert.equal(await page.evaluate(FOCUS), 'host', `${text}: ${await page.evaluate('document.activeElement.outerHTML.slice(0, 200)')}`);
  }
  await openAt(page, '/');
  await page.type('Germny');
  await page.until(`${FIRST} === 'Germany'`);
  await page.key('Tab');
  assert.equal(await page.evaluate('nationality.value'), 'Germny', 'what may be meant is not what was typed');
});

test('the form sends what the daemon resolves', async (page) => {
  await openAt(page, '/ar/');
  await page.type('Burma');
  await page.until(`${LIST}.length > 0`);
  await page.key('Tab');
  await page.type('Nepal');
  await page.until("host.getAttribute('aria-expanded') === 'true'");
  assert.deepEqual(await sent(page), { nationality: 'MM', host: 'Nepal' });
  await page.evaluate("document.querySelector('form.ask').addEventListener('submit', (event) => event.preventDefault())");
  await page.key('Enter');
  assert.deepEqual(await sent(page), { nationality: 'MM', host: 'NP' });
  assert.equal(await page.evaluate('host.value'), 'نيبال');
});

test('a city stands for the country that it is in', async (page) => {
  await openAt(page, '/');
  await page.type('Moscow');
  await page.until(`${FIRST} === 'Russia'`);
  await page.key('ArrowDown');
  await page.key('Enter');
  assert.deepEqual((await sent(page)).nationality, 'RU');
});

test('the number of suggestions is announced once, after a pause', async (page) => {
  await openAt(page, '/');
  await page.evaluate(`(() => {
    window.said = [];
    const status = nationality.parentElement.querySelector('[role=status]');
    new MutationObserver(() => status.textContent && said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  })()`);
  await page.type('guin');
  await page.until(`${LIST}.length > 0`);
  assert.equal(await page.evaluate(SAID), '', 'the echo of typing would drown it');
  await page.until(`/^\\d+ countries$/.test(${SAID})`);
  await page.type('e');
  await page.until(`${LIST}.length > 0`);
  await new Promise((resolve) => { setTimeout(resolve, 1300); });
  const said = await page.evaluate('said');
  assert.equal(new Set(said).size, said.length, `repeated: ${said}`);
  await enter(page, 'eston');
  await page.until(`${SAID} === '1 country'`);
});

test('by touch', async (page) => {
  await page.screen(360, 740);
  await page.call('Emulation.setTouchEmulationEnabled', { enabled: true });
  await openAt(page, '/');
  await page.type('Burma');
  await page.until(`${FIRST} === 'Myanmar'`);
  await page.tap('#nationality-list li');
  assert.equal(await page.evaluate('nationality.value'), 'Myanmar');
  assert.equal(await page.evaluate(FOCUS), 'nationality', 'the keyboard would go away');
  assert.equal(await page.evaluate(EXPANDED), 'false');
});

test('the clock fills in the host, as a guess that goes when it is changed', async (page) => {
  for (const [zone, name] of Object.entries({ 'Europe/Moscow': 'Russia', 'Asia/Calcutta': 'India', 'Europe/Kiev': 'Ukraine', 'America/Argentina/Ushuaia': 'Argentina' })) {
    await openAt(page, '/', zone);
    await page.until(`host.value === ${JSON.stringify(name)}`);
  }
  const under = "document.getElementById('hint').innerText";
  assert.match(await page.evaluate(under), /^Guessed from your device/);
  assert.equal(await page.evaluate('host.getAttribute("aria-describedby")'), 'hint');
  await page.evaluate('nationality.focus()');
  await page.evaluate('host.focus()');
  assert.match(await page.evaluate(under), /^Guessed from your device/, 'looking at it changes nothing');
  assert.equal((await sent(page)).host, 'AR');
  await page.evaluate('host.focus()');
  await page.type('N');
  assert.equal(await page.evaluate(under), 'Any spelling, in any language');
  assert.equal(await page.evaluate('host.getAttribute("aria-describedby")'), null);
  await openAt(page, '/?host=Nepal', 'Europe/Moscow');
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  assert.notEqual(await page.evaluate('host.value'), 'Russia', 'what was there is lost');
  await openAt(page, '/', 'Etc/UTC');
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  assert.equal(await page.evaluate('host.value'), '');
});

test('a host that is not asked for is left alone', async (page) => {
  await openAt(page, '/country/russia', 'Europe/Paris');
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  assert.deepEqual(await page.evaluate("[...document.querySelectorAll('[role=combobox]')].map(({ name }) => name)"), ['nationality']);
  assert.equal((await sent(page)).host !== undefined, true, 'the form has no host');
});

test('a citizenship is offered, never filled in, until it was chosen here', async (page) => {
  await page.call('Emulation.setUserAgentOverride', { userAgent: 'test', acceptLanguage: 'sr-RS,en' });
  await page.call('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Moscow' });
  await page.open(`${origin}/`);
  await page.until("host.value === 'Russia'"); // without being asked
  await page.evaluate('host.focus()');
  await page.until("document.querySelector('.offer button')?.innerText === 'Fill in: Serbia'");
  assert.equal(await page.evaluate('nationality.value'), '');
  await page.tap('.offer button');
  assert.equal(await page.evaluate('nationality.value'), 'Serbia');
  assert.equal(await page.evaluate("document.querySelector('.offer')"), null);
  await page.evaluate("document.querySelector('form.ask').addEventListener('submit', (event) => event.preventDefault())");
  await page.tap('form.ask > button');
  await page.open(`${origin}/ar/`);
  await page.evaluate('nationality.focus()');
  await page.until("nationality.value === 'صربيا'");
  assert.equal(await page.evaluate("document.querySelector('.offer')"), null);
});

test('without a connection it finds what the device has', async (page) => {
  await openAt(page, '/');
  await page.call('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await enter(page, 'Burma');
  await page.until(`${FIRST} === 'Myanmar'`);
  await enter(page, 'Rusia');
  await page.until("document.querySelector('.popup').innerText.includes('no connection')");
  page.forgive(/^failed: net::ERR_INTERNET_DISCONNECTED/);
});

test('until somebody turns to the form it costs nothing; what is typed meanwhile counts', async (page) => {
  await page.open(`${origin}/`);
  await new Promise((resolve) => { setTimeout(resolve, 700); });
  const loaded = "performance.getEntriesByType('resource').map(({ name }) => name).join()";
  assert.doesNotMatch(await page.evaluate(loaded), /combobox|names\.js\b/);
  await page.evaluate('nationality.focus()');
  await page.type('Burma');
  await page.until(`${FIRST} === 'Myanmar'`);
});

test('it fits the screen, stands out from its ground, and is large enough to tap', async (page) => {
  await page.screen(320, 640);
  for (const scheme of ['light', 'dark']) {
    await page.media({ 'prefers-color-scheme': scheme });
    for (const address of ['/', '/ar/']) {
      await openAt(page, address, 'Europe/Moscow');
      await page.until("document.getElementById('host').value");
      await enter(page, 'guin');
      await page.until(`${LIST}.length > 2`);
      assert.ok(await excess(page, 320) <= 0, `${address}: too wide`);
      assert.deepEqual(await page.evaluate(`(${faint})()`), [], `${address} ${scheme}`);
      assert.deepEqual(await page.evaluate(`${LIST}.filter((li) => li.offsetHeight < 44).length`), 0);
    }
  }
});

if (album) {
  test('screenshots', async (page) => {
    await mkdir(album, { recursive: true });
    for (const [name, width, height, scale] of [['phone', 360, 740, 2], ['desktop', 1280, 900, 1]]) {
      await page.screen(width, height, scale);
      for (const scheme of ['light', 'dark']) {
        await page.media({ 'prefers-color-scheme': scheme });
        for (const [label, address, text] of [['en', '/', 'guin'], ['burma', '/', 'Burma'], ['ar', '/ar/', 'UK']]) {
          await page.call('Emulation.setUserAgentOverride', { userAgent: 'test', acceptLanguage: 'sr-RS,en' });
          await openAt(page, address, 'Europe/Moscow');
          await page.until("document.getElementById('host').value");
          await enter(page, text);
          await page.until(`${LIST}.length > 0`);
          await page.key('ArrowDown');
          await writeFile(path.join(album, `picker-${name}-${scheme}-${label}.png`), await page.picture());
        }
      }
    }
  });
}

process.exit(await suite.run());

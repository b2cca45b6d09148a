// The offline page stands for a page that could not be had. It reads the address that was
// asked for, and answers it from what this device keeps: the missions of a saved country, else
// who is where for all pairs of countries. It says from when that is.

import { h, fill } from '/dom.js';
import { boot, moment, pieces, say, sayCount } from '/boot.js';
import {
  countriesOf, findCountry, helpersOf, isWorking, kindOf, linesOf, missionsOf,
} from '/packs.js';

const collator = new Intl.Collator(boot.lang);
const MISSIONS_MAX = 12; // of one nationality
const PROVIDERS_MAX = 40;
const DIALLED = /^\+\d{5,15}$/; // without the country's code a number calls others from elsewhere
const DIALLED_HERE = /^(?:\d{2,6}|\+\d{5,15})$/; // in an emergency
const LINES = { local_police: 'kept_police', local_ambulance: 'kept_ambulance', local_fire: 'kept_fire' };
const prefix = boot.lang === 'en' ? '' : `/${boot.lang}`;
let countries = [];

export async function answer(element) {
  const asked = readAddress(window.location);
  if (!asked) return;
  const names = await keptPack(`/api/v1/packs/names.json?lang=${boot.lang}`)
    ?? await keptPack('/api/v1/packs/names.json?lang=en');
  if (!names) return;
  countries = countriesOf(names.body);
  const unknown = [...asked.from, asked.host].find((word) => !findCountry(countries, word));
  if (unknown) {
    fill(element, h('p', { class: 'lead' }, pieces('kept_no_country', { name: bdi(unknown) })));
    return;
  }
  const pair = {
    from: asked.from.map((word) => findCountry(countries, word)),
    host: findCountry(countries, asked.host),
    isResident: asked.isResident,
  };
  if (asked.isForm && await goToKept(pair)) return;
  await show(element, pair);
}

/** /help/serbia/russia, /help/france,italy/russia?as=resident, /country/russia, and what the form
 * sends: /help?nationality=Serbia&host=Russia. */
function readAddress({ pathname, search }) {
  const [, page, one, two] = /^(?:\/[a-z]{2})?\/(help|country)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(pathname) || [];
  const fields = new URLSearchParams(search);
  const residence = fields.get('residence');
  const from = residence || fields.get('nationality');
  try {
    if (page === 'country' && one) return { from: [], host: decodeURIComponent(one) };
    if (page === 'help' && two) {
      return {
        from: decodeURIComponent(one).split(','),
        host: decodeURIComponent(two),
        isResident: fields.get('as') === 'resident',
      };
    }
  } catch {
    return null; // no text at all
  }
  if (!from || !fields.get('host')) return null;
  return { from: from.split(','), host: fields.get('host'), isResident: Boolean(residence), isForm: true };
}

function helpAddress({ from, host, isResident }) {
  const slugs = from.map(({ slug }) => slug).join(',');
  return `${prefix}/help/${slugs}/${host.slug}${isResident ? '?as=resident' : ''}`;
}

/** Where the answer itself was kept, it is the better page. */
async function goToKept(pair) {
  const address = helpAddress(pair);
  if (!await isKept(address)) return false;
  window.location.replace(address);
  return true;
}

async function isKept(address) {
  const found = await Promise.all(['pages', 'saved']
    .map((cacheName) => caches.match(address, { cacheName, ignoreVary: true })));
  return found.some(Boolean);
}

async function keptPack(address) {
  const response = await caches.match(address, { ignoreVary: true });
  return response ? { saved: response.headers.get('Date'), body: await response.json() } : null;
}

// ---- The answer ----

async function show(element, pair) {
  const { from, host, isResident } = pair;
  const pack = await keptPack(`/api/v1/packs/${host.id}.json`);
  const index = await keptPack('/api/v1/packs/index.json');
  const lines = (await keptPack('/api/v1/packs/lines.json'))?.body ?? { lines: {} };
  const source = pack ?? index;
  if (!source) {
    fill(element, h('p', { class: 'lead' }, say('kept_nothing')));
    return;
  }
  const pages = await keptPages(pair);
  document.title = say('kept_title', { country: host.name });
  fill(document.querySelector('h1'), pieces('kept_title', { country: bdi(host.name) }));
  fill(
    element,
    from.map(({ name }) => h('p', {}, pieces(isResident ? 'kept_resident' : 'kept_citizen', { country: bdi(name) }))),
    h('p', { class: 'note' }, say('kept_from', { time: moment(source.saved) }), ' ',
      source.body.as_of && say('kept_as_of', { date: day(source.body.as_of) })),
    emergency(pack?.body ?? { lines: linesOf(lines, host.id).local }),
    from.length > 0 ? from.map((country) => help(country, pair, { pack: pack?.body, index: index?.body, lines }))
      : directory(pack?.body),
    !pack && h('p', { class: 'note' }, say('kept_no_numbers')),
    pages,
  );
}

function help(nationality, { host, isResident }, { pack, index, lines }) {
  if (nationality.id === host.id) return h('p', { class: 'lead' }, say('kept_own'));
  const own = pack ? missionsOf(pack).filter(({ sending }) => sending === nationality.id) : [];
  const here = own.filter(({ isHere }) => isHere);
  const others = own.filter(({ isHere }) => !isHere);
  return [
    here.slice(0, MISSIONS_MAX).map((mission, i) => card(mission, i === 0)),
    others.length > 0 && h('h2', {}, say('kept_elsewhere')),
    others.slice(0, MISSIONS_MAX).map((mission, i) => card(mission, i === 0 && here.length === 0)),
    own.length === 0 && index && verdict(kindOf(index, nationality.id, host.id)),
    !isResident && ministry(nationality, linesOf(lines, nationality.id).ministry),
    index && !isResident && helpers(nationality, host, pack, index), // rights of citizens alone
  ];
}

/** It tells its citizens who helps them, wherever they are. */
function ministry(nationality, lines) {
  if (lines.length === 0) return null;
  const hours = [...new Set(lines.map((line) => line.hours).filter(Boolean))];
  return h(
    'section',
    { class: 'card ministry' },
    h('h2', {}, pieces('kept_ministry', { country: bdi(nationality.name) })),
    h('div', { class: 'actions' }, lines.map(({ number }) => call(number, 'call', say('kept_call')))),
    hours.map((text) => h('p', { class: 'soft', lang: 'en', dir: 'auto' }, text)),
  );
}

function verdict(kind) {
  return h('p', { class: 'lead' }, say('kept_verdict'), ' ', h('strong', {}, say(`kept_${kind}`)));
}

/** Arrangements between states, and who of their parties has a post there. */
function helpers(nationality, host, pack, index) {
  const today = new Date().toISOString().slice(0, 10);
  const rules = helpersOf(index, nationality.id, host.id, pack, today);
  if (rules.length === 0) return null;
  return h('section', {}, h('h2', {}, say('kept_others')), rules.map(({ title, providers }) => h(
    'div',
    { class: 'card' },
    h('p', { lang: 'en', dir: 'auto' }, h('strong', {}, title)),
    h('p', { class: 'soft' }, say('kept_have_posts')),
    h('ul', { class: 'missions' }, providers.slice(0, PROVIDERS_MAX)
      .map((code) => h('li', {}, bdi(nameOf(code)), ' ', phoneThere(code, pack)))),
  )));
}

function phoneThere(sender, pack) {
  const mission = pack && missionsOf(pack)
    .find(({ sending, isHere, phones }) => sending === sender && isHere && phones.length > 0);
  return mission && isWorking(mission) ? call(mission.phones[0], '') : null;
}

// ---- Parts ----

function emergency(pack) {
  const lines = pack.lines.map(({ kind, number }) => ({ number, words: say(LINES[kind] ?? 'kept_general') }));
  if (lines.length === 0 && pack.emergency) lines.push({ number: pack.emergency, words: say('kept_general') });
  if (lines.length === 0) return null;
  return h('div', { class: 'emergency' }, h('strong', {}, say('kept_emergency')),
    lines.map(({ number, words }) => call(number, '', words, DIALLED_HERE)));
}

function card(mission, isBest) {
  const sender = nameOf(mission.sending);
  return h(
    'section',
    { class: isBest && isWorking(mission) ? 'card best' : 'card' },
    h('h2', { lang: 'en', dir: 'auto' }, mission.name ?? mission.title),
    mission.status !== 'open' && h('p', {}, h('strong', { class: 'badge warn' }, say(`kept_status_${mission.status}`))),
    h('p', {}, [sender, mission.city, mission.isHere ? null : nameOf(mission.host)].filter(Boolean)
      .flatMap((part, i) => [i > 0 && ' · ', bdi(part)])),
    mission.hours && h('p', { class: 'soft', dir: 'ltr' }, mission.hours),
    ways(mission),
  );
}

function ways({ phones, email, website }) {
  if (phones.length === 0 && !email && !website) return h('p', { class: 'soft' }, say('kept_no_contact'));
  return h(
    'div',
    { class: 'actions' },
    phones.map((number, i) => call(number, i === 0 ? 'call' : '', say('kept_call'))),
    email && h('a', { class: 'button', href: `mailto:${email}` }, say('kept_email'), ' ', bdi(email)),
    website && h('a', { class: 'button', href: website, rel: 'nofollow noopener' }, say('kept_website')),
  );
}

/** Only digits are dialled; what else a number says stays readable. */
function call(number, kind, words = '', dialled = DIALLED) {
  const digits = number.replace(/(?!^\+)[^\d]/g, '');
  const shown = [words, words && ' ', h('bdi', { dir: 'ltr' }, number)];
  return dialled.test(digits) ? h('a', { class: `button ${kind}`.trim(), href: `tel:${digits}` }, shown)
    : h('span', { class: 'unlinked' }, shown);
}

/** All missions of a country, by their senders. */
function directory(pack) {
  if (!pack) return null;
  const missions = missionsOf(pack).filter(({ isHere }) => isHere);
  const named = missions.map((mission) => ({ ...mission, sender: nameOf(mission.sending) }));
  named.sort((one, other) => collator.compare(one.sender, other.sender));
  return [
    h('p', {}, sayCount('kept_missions', missions.length)),
    h('ul', { class: 'missions' }, named.map((mission) => h(
      'li',
      {},
      h('strong', {}, bdi(mission.sender)), ' ',
      h('span', { lang: 'en', dir: 'auto' }, [mission.title, mission.city].filter(Boolean).join(', ')), ' ',
      !isWorking(mission) && h('strong', { class: 'badge warn' }, say(`kept_status_${mission.status}`)),
      isWorking(mission) && mission.phones.slice(0, 1).map((number) => call(number, '')),
    ))),
  ];
}

/** Pages kept on nearly the same matter. */
async function keptPages(pair) {
  const { from, host } = pair;
  const names = [...from, host].map(({ name }) => name).join(', ');
  const pages = [
    from.length > 0 && { address: helpAddress(pair), name: names },
    { address: `${prefix}/country/${host.slug}`, name: host.name },
  ].filter(Boolean);
  const known = await Promise.all(pages.map(({ address }) => address !== window.location.pathname && isKept(address)));
  const links = pages.filter((page, i) => known[i]);
  return links.length > 0 && h('p', {}, say('kept_page'), ' ',
    links.map(({ address, name }, i) => [i > 0 && ' · ', h('a', { href: address }, bdi(name))]));
}

function nameOf(code) {
  return countries.find(({ id }) => id === code)?.name ?? code;
}

function bdi(text) {
  return h('bdi', {}, text);
}

function day(date) {
  const language = boot.lang === 'en' ? 'en-GB' : boot.lang;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

// cards.mjs DIRECTORY PACKAGES - the card of each mission, read by two packages of the npm
// registry, says what its JSON says.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [directory, packages] = process.argv.slice(2);
const require = createRequire(join(packages, 'check.js'));
const load = async name => import(pathToFileURL(require.resolve(name)));
const { default: ICAL } = await load('ical.js');
const { parse } = await load('vcard4');
const text = readFileSync(join(directory, 'missions.vcf'), 'utf8');
const missions = new Map(readFileSync(join(directory, 'missions.ndjson'), 'utf8')
  .trim().split('\n').map(line => JSON.parse(line)).map(mission => [mission.id, mission]));
let faults = 0;

function check(good, words, found) {
  if (good) return;
  faults += 1;
  if (faults < 20) console.log(`${words}: ${JSON.stringify(found)}`.slice(0, 500));
}

const phones = ['emergency_24h', 'duty_after_hours', 'consular', 'switchboard', 'fax'];
const values = (mission, kinds) => mission.contacts
  .filter(contact => kinds.includes(contact.kind)).map(contact => contact.value).sort();
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const uid = id => id.startsWith('Q') ? `http://www.wikidata.org/entity/${id}` : id;

// ---- ical.js: the values ----

const byUid = new Map([...missions.values()].map(mission => [uid(mission.id), mission]));
const cards = ICAL.parse(text);
const all = cards[0] === 'vcard' ? [cards] : cards;
check(all.length === missions.size, 'as many cards as missions', all.length);
for (const jcard of all) {
  const card = new ICAL.Component(jcard);
  const of = name => card.getAllProperties(name).map(property => property.getFirstValue());
  const mission = byUid.get(String(of('uid')[0]));
  const id = mission?.id ?? 'no mission';

  if (!mission) {
    check(false, 'a card of no mission', of('uid'));
    continue;
  }
  byUid.delete(uid(id));
  check(of('version')[0] === '4.0' && of('kind')[0] === 'org', `${id}: version, kind`);
  check(of('fn')[0] === mission.name, `${id}: name`, of('fn'));
  check([of('org')[0]].flat()[0] === mission.name, `${id}: organisation`, of('org'));
  check(same(of('adr')[0], ['', '', mission.address ?? '', mission.city ?? '', '', '',
    mission.host_name]), `${id}: address`, of('adr')[0]);
  check(same(of('tel').map(String).sort(),
    values(mission, phones).map(value => `tel:${value}`)), `${id}: telephones`, of('tel'));
  check(same(of('email').map(String).sort(), values(mission, ['email'])),
    `${id}: addresses`, of('email'));
  check(same([...of('url'), ...of('x-socialprofile')].map(String).sort(),
    values(mission, ['website', 'form', 'social'])), `${id}: links`, of('url'));
  const place = mission.location;
  const geo = place && place.quality !== 'suspect'
    ? [`geo:${place.latitude},${place.longitude}`.replace('-0.00001', '-0.00001')] : [];
  check(same(of('geo').map(String), geo), `${id}: position`, of('geo'));
  check(of('note')[0].includes(`Status: ${mission.status}`) &&
    (!mission.status_reason || of('note')[0].includes(mission.status_reason)),
    `${id}: note`, of('note'));
}
check(byUid.size === 0, 'a mission without a card', [...byUid.keys()].slice(0, 5));

// ---- vcard4: the grammar ----

const warnings = [];
console.warn = (...words) => warnings.push(words.join(' '));
for (const card of text.split(/(?<=END:VCARD\r\n)/)) {
  try {
    const read = parse(card);
    check(read.parsedVcard.some(line => line.property === 'FN'), 'a name', card);
  } catch (error) {
    check(false, String(error.message ?? error), card);
  }
}
let refused = false;
try {
  parse(text.split('END:VCARD')[0].replace(/FN:.*\r\n/, '') + 'END:VCARD\r\n');
} catch {
  refused = true;
}
check(refused, 'a card without a name is refused', '');
check(faults === 0, `${faults} faults`, '');
console.log(`# ${missions.size} cards`);
process.exit(faults === 0 ? 0 : 1);

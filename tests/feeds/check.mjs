// check.mjs DIRECTORY PACKAGES - JSON Feed by its published schema; Atom and JSON Feed by
// two readers; CAP by a codec made from the standard's ASN.1. And each of them refuses, or
// notices, what is broken: a check that cannot fail is none.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [directory, packages] = process.argv.slice(2);
const require = createRequire(join(packages, 'check.js'));
const load = async name => import(pathToFileURL(require.resolve(name)));
let checks = 0;
let faults = 0;

function check(good, words, found) {
  checks += 1;
  if (good) return;
  faults += 1;
  console.log(`not ok ${checks} - ${words}`);
  if (found !== undefined) console.log(`# ${JSON.stringify(found).slice(0, 600)}`);
}

const read = name => readFileSync(join(directory, name), 'utf8');
const files = suffix => readdirSync(directory).filter(name => name.endsWith(suffix)).sort();
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// What XML cannot carry is U+FFFD there; JSON escapes it.
function inXml(text) {
  return text?.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g, '\ufffd');
}

function throws(action) {
  try {
    action();
    return false;
  } catch {
    return true;
  }
}

// ---- JSON Feed ----

const Ajv = require('ajv').default;
const ajv = new Ajv({ strict: false, allErrors: true });
require('ajv-formats').default(ajv);
const validate = ajv.compile(require('jsonfeed-schema/v1.1'));

for (const name of files('.json')) {
  check(validate(JSON.parse(read(name))), `${name} fits the schema of JSON Feed 1.1`,
    validate.errors);
}
const spoil = {
  'without a title': feed => delete feed.title,
  'with a relative address': feed => { feed.feed_url = '/feed'; },
  'with an item without an id': feed => delete feed.items[0].id,
  'with an item without content': feed => delete feed.items[0].content_html,
  'with a date that is none': feed => { feed.items[0].date_published = '12/04/2017'; },
  'with a member that nobody knows': feed => { feed.items[0].level = '4'; },
};
for (const [words, action] of Object.entries(spoil)) {
  const feed = JSON.parse(read('articles.json'));
  action(feed);
  check(!validate(feed), `the schema refuses a feed ${words}`);
}

// ---- Readers of feeds ----

const feedsmith = await load('feedsmith');
const other = await load('@rowanmanning/feed-parser');

for (const name of files('.atom')) {
  const items = JSON.parse(read(name.replace('.atom', '.json'))).items;
  const { format, feed } = feedsmith.parseFeed(read(name));
  const entries = feed.entries ?? [];
  check(format === 'atom' && entries.length === items.length, `${name}: entries for feedsmith`);
  entries.forEach((entry, i) => {
    const item = items[i];
    check(entry.id === item.id, `${name}: id`, entry.id);
    check(entry.title.value === inXml(item.title), `${name}: title`, [entry.title, item.title]);
    check((entry.summary?.value ?? '') === inXml(item.summary ?? ''), `${name}: summary`, entry.summary);
    check(entry.content.value === inXml(item.content_html).trim(), `${name}: content`,
      [entry.content, item.content_html]);
    check(entry.published === item.date_published, `${name}: published`, entry.published);
    check(entry.updated === item.date_modified, `${name}: updated`, entry.updated);
    check(same((entry.authors ?? []).map(a => a.name), (item.authors ?? []).map(a => inXml(a.name))),
      `${name}: authors`, entry.authors);
    check(same(entry.categories.map(c => c.term).filter(Boolean),
      [...item._embassyd.countries.map(c => c.id), ...item.tags.map(inXml)]), `${name}: categories`,
      entry.categories);
    const page = entry.links.find(l => l.rel === 'alternate' && l.type === 'text/html').href;
    check(page === (item.url ?? item._embassyd.path), `${name}: page`, page);
  });
  const second = other.parseFeed(read(name));
  check(second.meta.type === 'atom' && same(second.items.map(i => i.id), items.map(i => i.id)),
    `${name}: entries for the second reader`);
  check(second.items.every((item, i) =>
    item.updated.getTime() === Date.parse(items[i].date_modified)), `${name}: its times`);
}
for (const name of files('.json')) {
  const { format, feed } = feedsmith.parseFeed(read(name));
  check(format === 'json' && (feed.items ?? []).length === JSON.parse(read(name)).items.length,
    `${name}: items for feedsmith`);
}
check(throws(() => other.parseFeed(read('articles.atom').replaceAll('feed', 'food'))),
  'the second reader refuses what is no feed');

// ---- CAP ----

const { CAP_1_2: cap } = require('@dec112/cap-ts');
const decode = text => cap.Alert.fromXML(text);

for (const name of files('.cap')) {
  const alert = await decode(read(name));
  const cancels = name === 'cancel.cap';
  check(alert.info_list.length === (cancels ? 0 : 1), `${name}: blocks of information`);
  check(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-00:00$/.test(alert.sent), `${name}: sent`, alert.sent);
  check(/^[^\s,<&]+$/.test(alert.identifier + alert.sender), `${name}: names`, alert.identifier);
}
const worst = (await decode(read('update.cap'))).info_list[0];
const item = JSON.parse(read('notices.json')).items
  .find(one => one._embassyd.issuer_country === 'FR');
check(worst.headline === inXml(item.title), 'the headline is that of the feed', worst.headline);
check(worst.senderName === inXml(item._embassyd.issuer), 'and so is the issuer', worst.senderName);
for (const key of ['level', 'level_scale', 'regional_level']) {
  const found = worst.parameter_list.find(one => one.valueName === key);
  check(found?.value === inXml(item._embassyd[key]), `and the ${key}`, found);
}
for (const [from, to] of [['>Severe<', '>Terrible<'], ['>Security<', '>Insecurity<'],
  ['<sender>embassies.example</sender>', ''], ['>Actual<', '>Real<']]) {
  const broken = read('update.cap').replace(from, to);
  check(broken !== read('update.cap') && await decode(broken).then(() => false, () => true),
    `the codec refuses ${from} as '${to}'`);
}

console.log(`${checks} checks of feeds and alerts, ${faults} failed`);
process.exit(checks > 0 && faults === 0 ? 0 : 1);

// What a device makes of the packs (static/packs.js), without a browser, against what the
// daemon says: node packs.mjs URL-OF-A-DAEMON
// For pairs of all kinds: who is where, by which arrangements others help, and each mission of
// the columns. And every name of every country finds it.

import assert from 'node:assert/strict';
import {
  countriesOf, findCountry, helpersOf, isWorking, kindOf, linesOf, missionsOf,
} from '../../static/packs.js';
import { check, summary } from './checks.mjs';

const origin = new URL(process.argv[2]).origin;
const STEP = 211; // every so manieth pair is looked up
const HOSTS = ['RU', 'NP', 'VA', 'TL', 'KI', 'GP'];
const today = new Date().toISOString().slice(0, 10);

const ask = async (address) => {
  const response = await fetch(`${origin}/api/v1/${address}`);
  assert.equal(response.status, 200, address);
  return response.json();
};
const index = await ask('packs/index.json');
const countries = countriesOf(await ask('packs/names.json?lang=fr'));

/** Arrangements of which the lookup names posts in the host. */
const arrangementsOf = ({ candidates }) => [...new Set(candidates.map(({ arrangement }) => arrangement))]
  .filter(Boolean).sort();

const states = (await ask('countries?kind=state&limit=500&fields=id')).items.map(({ id }) => id);
const packs = new Map();
const packOf = async (host) => {
  if (!packs.has(host)) packs.set(host, await ask(`packs/${host}.json`));
  return packs.get(host);
};

await check('pairs of states: the tiers and arrangements that a lookup finds', async () => {
  const seen = { pairs: 0, helped: 0 };
  for (let pair = 0; pair < states.length ** 2; pair += STEP) {
    const nationality = states[Math.floor(pair / states.length)];
    const host = states[pair % states.length];
    if (nationality === host) continue;
    const answer = await ask(`lookup?nationality=${nationality}&host=${host}`);
    const rules = helpersOf(index, nationality, host, await packOf(host), today);
    const named = index.arrangements.filter(({ title }) => rules.some((rule) => rule.title === title))
      .map(({ id }) => id).sort();
    const wanted = arrangementsOf(answer);
    seen.pairs += 1;
    seen.helped += wanted.length > 0;
    // A lookup offers a few posts of all; what it names the device must name.
    assert.deepEqual(wanted.filter((id) => !named.includes(id)), [], `${nationality} in ${host}: ${named}`);
    if (wanted.length === 0) assert.deepEqual(named, [], `${nationality} in ${host}`);
    const tiers = answer.candidates.filter(({ mission }) => mission && isWorking(mission)).map(({ tier }) => tier);
    const kind = kindOf(index, nationality, host);
    if (kind !== 'unknown') assert.ok(tiers.includes(kind), `${nationality} in ${host}: ${kind}, ${tiers}`);
  }
  console.log(`# ${seen.pairs} pairs, of ${seen.helped} others help`);
  assert.ok(seen.pairs > 50 && seen.helped > 0);
});

await check('a territory is no third country to the states of its sovereign\'s union', async () => {
  assert.ok(!helpersOf(index, 'DE', 'GP', null, today).some(({ title }) => /Union/.test(title)));
  assert.deepEqual(helpersOf(index, 'RS', 'NP', null, today), [], 'who is in no union');
});

for (const host of HOSTS) {
  await check(`the missions of ${host} are those of the list`, async () => {
    const missions = missionsOf(await packOf(host));
    const here = missions.filter(({ isHere }) => isHere);
    const list = (await ask(`missions?host=${host}&limit=500`)).items;
    assert.deepEqual(here.map(({ id }) => id).sort(), list.map(({ id }) => id).sort());
    for (const mission of here) {
      const one = list.find(({ id }) => id === mission.id);
      const kept = { sending: mission.sending, city: mission.city, status: mission.status, rank: mission.rank, host: mission.host };
      assert.deepEqual(kept, { sending: one.sending, city: one.city, status: one.status, rank: one.rank, host: one.host });
      const phones = one.contacts.filter(({ kind }) => /switchboard|consular|duty|emergency/.test(kind));
      assert.deepEqual(mission.phones.toSorted?.() ?? [...mission.phones].sort(), phones.map(({ value }) => value).sort(), mission.id);
      assert.equal(mission.website ?? '', one.contacts.find(({ kind }) => kind === 'website')?.value ?? '', mission.id);
    }
  });
}

await check('every country is found by its code, its slug and its names', () => {
  for (const { id, slug, name } of countries) {
    assert.equal(findCountry(countries, id)?.id, id);
    assert.equal(findCountry(countries, slug)?.id, id, slug);
    assert.equal(findCountry(countries, name)?.id, id, name);
  }
});
await check('names as people write them', () => {
  const wanted = {
    Burma: 'MM', holland: 'NL', 'cote d ivoire': 'CI', RUSSIA: 'RU', russie: 'RU', allemagne: 'DE', 'česko': 'CZ', Росси: 'RU', deutschl: 'DE',
  };
  for (const [text, id] of Object.entries(wanted)) assert.equal(findCountry(countries, text)?.id, id, text);
  for (const text of ['guin', 'x', '', 'Nowhereland']) assert.equal(findCountry(countries, text), undefined, text);
});

await check('lines: for whoever is there, and for citizens abroad', async () => {
  const pack = await ask('packs/lines.json');
  const { lines } = await ask('countries/EE/helplines');
  const numbers = (begin) => lines.filter(({ kind }) => kind.startsWith(begin)).map(({ number }) => number);
  const { local, ministry } = linesOf(pack, 'EE');
  assert.deepEqual(local.map(({ number }) => number), numbers('local_'));
  assert.deepEqual(ministry.map(({ number }) => number), numbers('mfa_'));
  assert.ok(local.length > 0 && ministry.length > 0);
  assert.deepEqual(linesOf(pack, 'TV'), { local: [], ministry: [] });
});

process.exit(summary());

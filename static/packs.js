// The packs of the API (/api/v1/packs/...), read back from their columns: names of countries,
// who is where for all pairs, the missions of one country. No network, no page: data in, data
// out. OpenAPI says what stands in them.

const PHONES = ['emergency_24h', 'duty_after_hours', 'consular', 'switchboard'];
const OTHER_COLUMNS = ['id', 'sending', 'host', 'rank', 'city', 'point', 'name', 'status', 'hours'];
const NOT_WORKING = ['closed', 'suspended'];
const USABLE = ['open', 'limited', 'relocated'];
const NO_POSTS = ['liaison_office', 'representative_office', 'trade_office', 'office'];

// ---- Names ----

/** Without case, marks and punctuation: what people mean is the same. */
export function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The countries of a names pack: [{id, name, slug, words}], words all names as they fold. */
export function countriesOf(names) {
  return names.id.map((id, i) => {
    const name = names.name[i];
    const english = names.english?.[i] ?? name;
    const slug = names.slug?.[i] ?? english.toLowerCase().replaceAll(' ', '-');
    const known = [id, slug, name, english, names.own?.[i], names.others?.[i]].flat();
    return { id, name, slug, words: known.filter(Boolean).map(fold) };
  });
}

/** The one country that a code, a slug or a name means; undefined when it is none or several. */
export function findCountry(countries, text) {
  const wanted = fold(text);
  const exact = countries.filter(({ words }) => words.includes(wanted));
  const begun = wanted.length < 3 ? []
    : countries.filter(({ words }) => words.some((word) => word.startsWith(wanted)));
  return [exact, begun].find((found) => found.length === 1)?.[0];
}

// ---- Who is where ----

/** "local", "accredited" or "unknown". */
export function kindOf(index, nationality, host) {
  const row = index.rows[index.senders.indexOf(nationality)];
  const letter = row?.[index.hosts.indexOf(host)];
  return index.kinds[letter] ?? 'unknown';
}

/** The rules by which others may help: [{title, providers: [code]}]. Only the `pack` of the
 * host tells consuls from honorary ones; without it (null) some may be named that are none. */
export function helpersOf(index, nationality, host, pack, today) {
  const posts = pack && missionsOf(pack)
    .filter(({ isHere, status, rank }) => isHere && USABLE.includes(status) && !NO_POSTS.includes(rank));
  const place = { index, nationality, host, posts };
  return index.arrangements
    .filter((rule) => isParty(index, rule.beneficiaries, nationality) && holds(rule, today)
      && holdsIn(index, rule, host) && isUnrepresented(place, rule))
    .map((rule) => ({ title: rule.title, providers: providersOf(place, rule) }))
    .filter(({ providers }) => providers.length > 0);
}

function isParty(index, parties, country) {
  return parties.some((party) => party === country || index.members?.[party]?.includes(country));
}

function holds({ valid_from: from, valid_to: to }, today) {
  return (!from || from <= today) && (!to || today <= to);
}

/** In a third country the host is no party. */
function holdsIn(index, rule, host) {
  if (rule.scope === 'listed') return rule.posts.some(([where]) => where === host);
  return !isParty(index, rule.beneficiaries, host) && !isParty(index, rule.providers, host);
}

function isUnrepresented(place, rule) {
  return rule.unrepresented === 'always'
    || !hasPost(place, place.nationality, rule.unrepresented === 'no_career_post');
}

function hasPost({ index, host, posts }, sender, isCareer) {
  if (!posts) return kindOf(index, sender, host) === 'local';
  return posts.some(({ sending, rank }) => sending === sender && !(isCareer && rank === 'honorary_consul'));
}

function providersOf(place, rule) {
  const { index, nationality, host } = place;
  const isListed = rule.scope === 'listed' || rule.provider_posts === 'listed';
  const listed = isListed && rule.posts.filter(([where]) => where === host).map(([, provider]) => provider);
  return (listed || index.senders.filter((sender) => isParty(index, rule.providers, sender)))
    .filter((sender) => sender !== nationality && hasPost(place, sender, rule.provider_posts === 'career'));
}

// ---- Lines ----

/** A country's own telephone lines: {local, ministry}, each [{kind, number, hours?}]. */
export function linesOf({ lines }, country) {
  const all = lines[country] ?? [];
  const isLocal = ({ kind }) => kind.startsWith('local_');
  return { local: all.filter(isLocal), ministry: all.filter((line) => !isLocal(line)) };
}

// ---- The missions of a country ----

export function isWorking({ status }) {
  return !NOT_WORKING.includes(status);
}

/** In the order of the pack, those that work first: [{id, sending, host, isHere, rank, name,
 * city, status, hours, phones: [text], email, website}]. */
export function missionsOf(pack) {
  const { missions } = pack;
  const kinds = Object.keys(missions).filter((column) => !OTHER_COLUMNS.includes(column));
  let city = null;
  const all = missions.id.map((id, i) => {
    if (missions.city[i] !== 0) city = missions.city[i];
    const contacts = Object.fromEntries(kinds.map((kind) => [kind, [missions[kind][i] ?? []].flat()]));
    return {
      id,
      city,
      sending: missions.sending[i],
      isHere: i < pack.here,
      host: i < pack.here ? pack.host : missions.host[i - pack.here],
      rank: pack.ranks[missions.rank[i]],
      title: pack.titles[missions.rank[i]],
      name: missions.name[i] ?? null, // else it is TITLE of SENDER in CITY
      status: missions.status[i] ?? 'open',
      hours: missions.hours[i] ?? null,
      phones: PHONES.flatMap((kind) => contacts[kind] ?? []),
      email: contacts.email?.[0] ?? null,
      website: whole(contacts.website?.[0]),
    };
  });
  return [...all.filter(isWorking), ...all.filter((mission) => !isWorking(mission))];
}

/** A website stands in the pack without https://. */
function whole(website) {
  if (!website) return null;
  return /^[a-z]+:\/\//i.test(website) ? website : `https://${website}`;
}

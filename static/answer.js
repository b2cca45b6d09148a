// What the daemon answered, as nodes. Nothing here asks, remembers or navigates.

import { h } from '/dom.js';
import { contactAddress, contactView } from '/contact.js';
import { noticeView } from '/notice.js';

const YEAR_MS = 365 * 24 * 3600 * 1000;
const IN_WORDS = { dateStyle: 'long', timeZone: 'UTC' };
const STATUS = {
  limited: 'Works with limits',
  relocated: 'Has moved',
  suspended: 'Suspended: do not count on it',
  closed: 'Closed',
  unknown: 'Not known to be open: call or write before you go',
};
const NOBODY = {
  unknown: 'We do not know who can help you there. Somebody may.',
  none: 'The embassies and consulates that we know for you there are closed.',
  domestic: 'You are in your own country: its authorities help you.',
};

/** The answer to a lookup; `data` is where the same answer is found as JSON. */
export function answerView(answer, data) {
  const { best, candidates, host, nationalities, notices, residence, summary } = answer;
  const chosen = best && candidates.find((candidate) => isBest(candidate, best));
  const emergency = candidates.filter(({ tier }) => tier === 'emergency');
  const others = candidates.filter((candidate) => candidate !== chosen && !emergency.includes(candidate));
  const citizen = nationalities.map(({ name }) => name).join(', ');

  return [
    title('Who can help', h('span', { class: 'pair soft' },
      residence ? ['Living in: ', h('bdi', {}, residence.name)] : ['Citizen of: ', h('bdi', {}, citizen)],
      ' · In: ', h('bdi', {}, host.name))),
    notices.map((notice) => noticeView(notice,
      { href: `/country/${host.id}`, text: `More about ${host.name}` })),
    emergency.slice(0, 1).map(({ contact }) => contactView(contact, 'contact')),
    chosen ? bestView(chosen, best, host)
      : h('h3', { class: 'note' }, NOBODY[answer.assistance] || NOBODY.unknown),
    p(null, summary),
    chosen && reasons(chosen, best),
    others.length > 0 && h('details', { open: !chosen },
      h('summary', {}, `Others that may help: ${others.length}`),
      others.map((other) => h('article', {}, candidateView(other, host, other.contact), note(other.caveat)))),
    steps(answer.next_steps),
    sourceView(answer, chosen || others[0], data),
  ];
}

/** A refusal or failure and the way on: choose(parameter, country) or retry(). */
export function problemView({ status, message, errors, suggestions }, pair, { choose, retry }) {
  const parameter = errors[0]?.parameter;
  if (status === 404 && parameter) {
    return [
      title(`We do not know “${pair[parameter]}”`),
      p(null, suggestions.length > 0 ? 'Did you mean:' : 'Try another spelling.'),
      suggestions.map((country) => h('button',
        { dir: 'auto', onclick: () => choose(parameter, country) }, country.name)),
    ];
  }
  return [
    title(status === 0 ? 'No connection' : 'The service could not answer'),
    p(null, status === 0 ? 'The service cannot be reached.' : message),
    h('button', { onclick: retry }, 'Try again'),
  ];
}

function title(...children) {
  return h('h2', { id: 'answer-title', tabindex: -1, dir: 'auto' }, children);
}

function p(className, ...children) {
  return h('p', { class: className, dir: 'auto' }, children);
}

function note(text) {
  return text && p('note', text);
}

function isBest({ tier, name, mission, contact }, best) {
  return best.mission ? mission?.id === best.mission
    : tier === best.tier && name === best.name && contact?.value === best.contact?.value;
}

// The daemon's choice goes first, unless nobody could tap it.
function bestView(candidate, { contact }, host) {
  const known = candidate.mission ? candidate.mission.contacts : [];
  const primary = [contact, ...known].find((each) => each && contactAddress(each));
  return h('article', { class: 'card' }, candidateView(candidate, host, primary));
}

function candidateView(candidate, host, primary) {
  return candidate.mission ? missionView(candidate, host, primary)
    : lineView(candidate, primary);
}

/** A line of a foreign ministry: no office to go to. */
function lineView({ name, line_hours: hours }, contact) {
  return [
    h('h3', { dir: 'auto' }, name),
    hours && p('soft', hours),
    contact && contactView(contact, 'primary'),
  ];
}

function missionView({ hours, mission, distance_km: distance }, host, primary) {
  const { city, contacts, host_name: country, location, status, status_reason: reason } = mission;
  const abroad = mission.host !== host.id;
  const rest = contacts.filter(({ value }) => value !== primary?.value);

  return [
    p('soft', abroad ? 'From abroad, for ' : 'In ', h('bdi', {}, host.name)),
    h('h3', { dir: 'auto' }, mission.name),
    p('soft', [city, country].filter(Boolean).join(', '),
      abroad && distance && ` · about ${Math.round(distance)} km away`),
    note([STATUS[status], reason].filter(Boolean).join('. ')),
    hours?.text && p(null, hours.text),
    primary && contactView(primary, 'primary'),
    rest.map((contact) => contactView(contact, 'contact')),
    contacts.length === 0 && note('No way to reach this office is known.'),
    mission.address && p(null, mission.address),
    location?.quality === 'building' && h('a', {
      class: 'contact', href: `https://www.openstreetmap.org/?mlat=${
        location.latitude}&mlon=${location.longitude}&zoom=17`,
    }, 'Show on OpenStreetMap'),
  ];
}

function reasons({ caveat, why }, best) {
  const because = best.why || why;
  return [
    note(caveat),
    because && p('soft', h('strong', {}, 'Why this one: '), because),
  ];
}

function steps(texts = []) {
  return texts.length > 0 && h('section', {},
    h('h3', {}, 'What to do next'),
    h('ul', {}, texts.map((text) => h('li', { dir: 'auto' }, text))));
}

function sourceView({ as_of: answered, disclaimer }, candidate, data) {
  const date = candidate?.as_of || answered;
  const old = Date.now() - Date.parse(date) > YEAR_MS;

  return h('footer', { class: 'soft' },
    date && p(null, 'As known on ', new Date(date).toLocaleDateString('en-GB', IN_WORDS),
      candidate?.source && [', source ', h('bdi', {}, candidate.source)], '.',
      old && ' That is more than a year ago: check before you rely on it.'),
    disclaimer && p(null, disclaimer),
    h('a', { class: 'contact', href: data }, 'This answer as data (JSON)'));
}

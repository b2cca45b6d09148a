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
  none: 'No embassy or consulate of your country helps there.',
  domestic: 'You are in your own country: its authorities help you.',
};

/** The answer to a lookup; `data` is where the same answer is found as JSON. */
export function answerView(answer, data) {
  const { best, candidates, host, nationalities, notices, summary } = answer;
  const chosen = best && candidates.find(({ mission }) => mission.id === best.mission);
  const others = candidates.filter((candidate) => candidate !== chosen);
  const citizen = nationalities.map(({ name }) => name).join(', ');

  return [
    title('Who can help', h('span', { class: 'pair soft' },
      'Citizen of: ', h('bdi', {}, citizen), ' · In: ', h('bdi', {}, host.name))),
    notices.map((notice) => noticeView(notice,
      { href: `/country/${host.id}`, text: `More about ${host.name}` })),
    chosen ? bestView(chosen, best, host)
      : h('h3', { class: 'note' }, NOBODY[answer.assistance] || NOBODY.unknown),
    p(null, summary),
    chosen && reasons(chosen, best),
    others.length > 0 && h('details', { open: !chosen },
      h('summary', {}, `Other offices: ${others.length}`),
      others.map((other) => h('article', {}, missionView(other, host), note(other.caveat)))),
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

// The daemon's choice goes first, unless nobody could tap it.
function bestView(candidate, { contact }, host) {
  const primary = [contact, ...candidate.mission.contacts].find((each) => each && contactAddress(each));
  return h('article', { class: 'card' }, missionView(candidate, host, primary));
}

function missionView({ mission, distance_km: distance }, host, primary) {
  const { city, contacts, host_name: country, location, status, status_reason: reason } = mission;
  const abroad = mission.host !== host.id;
  const rest = contacts.filter(({ value }) => value !== primary?.value);

  return [
    p('soft', abroad ? 'From abroad, for ' : 'In ', h('bdi', {}, host.name)),
    h('h3', { dir: 'auto' }, mission.name),
    p('soft', [city, country].filter(Boolean).join(', '),
      abroad && distance && ` · about ${Math.round(distance)} km away`),
    note([STATUS[status], reason].filter(Boolean).join('. ')),
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

// Ways to reach a mission. What cannot be linked without guessing is shown as
// text: a wrong number is worse than none.

import { h } from '/dom.js';

const VERBS = {
  emergency_24h: 'Call, day and night',
  duty_after_hours: 'Call after hours',
  consular: 'Consular section',
  switchboard: 'Call',
  email: 'Write an e-mail',
  form: 'Open the contact form',
  website: 'Open the website',
  social: 'Social media',
  fax: 'Fax',
  mfa_24h: 'Call, day and night',
  mfa_office: 'Call in office hours',
  local_general: 'Emergency number',
  local_police: 'Police',
  local_ambulance: 'Ambulance',
  local_fire: 'Fire brigade',
};
const PHONE = /^\+?\d{3,15}$/; // one number: no words, no list, no extension
const LOCAL = /^\d{2,6}$/; // an emergency number, such as 15 or 112
const EMAIL = /^[^\s@?&%:/,;<>]+@[^\s@?&%:/,;<>]+$/;

/** A contact as a link of this class; as plain text if nothing can be opened. */
export function contactView(contact, className) {
  const href = contactAddress(contact);
  return h(href ? 'a' : 'p', { class: className, href },
    h('span', {}, VERBS[contact.kind] || 'Contact'), ' ',
    h('bdi', { dir: 'ltr' }, contact.display || contact.value));
}

/** The address to open, or null. */
export function contactAddress({ kind, value }) {
  const text = value.trim();
  if (kind === 'fax') return null;
  if (EMAIL.test(text)) return `mailto:${text}`;
  const number = text.replace('(0)', '').replace(/[ ().-]/g, '');
  if ((kind.startsWith('local_') ? LOCAL : PHONE).test(number)) return `tel:${number}`;
  return /^https?:\/\//i.test(text) ? text : null;
}

// THE list of the types of pages, which every test of pages goes through:
//   name    of the type
//   path    without the language; found by asking the API where records decide
//   status  that the daemon must answer with; 200
//   h1      what it must say in English
//   own     true: the h1 is a text of a record, the same in every language
//   types   of JSON-LD that it must have
//   contact true: it is for its telephone number or address that one comes
//   index   false: search engines are told to leave it out
//   listed  false: the site map leaves it out
//   like    another of the list, whose parts are all that it has
//   scripted true: most of it is what a script adds
//   needs   an expression that is true in the page when its scripts have added all they add

import { patch } from './daemon.mjs';

// Of three scripts, and of both directions.
export const languages = ['en', 'ar', 'ru'];
export const schemes = ['light', 'dark'];

/** The address of a page in a language: English has no prefix. */
export const spoken = (path, language) => (language === 'en' ? path : `/${language}${path}`);

// Letters that a text of that language has to have.
const SCRIPTS = { ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u };
/** What the h1 of a page has to match. */
export const heading = (page, language) => (language === 'en' || page.own ? page.h1 : SCRIPTS[language]);

export const pair = { nationality: 'RS', host: 'RU' };

// All that can be known of a mission, so that its pages have all their parts with any data.
const FULL = {
  address: '10 Example Street, 119285 Example City',
  location: { latitude: 55.7303, longitude: 37.5124, quality: 'building' },
  contacts: [
    { kind: 'emergency_24h', value: '+15555550100', display: '+1 555 555 01 00' },
    { kind: 'switchboard', value: '+15555550101', display: '+1 555 555 01 01' },
    { kind: 'fax', value: '+15555550102', display: '+1 555 555 01 02' },
    { kind: 'email', value: 'consul@example.org', display: 'consul@example.org' },
    { kind: 'website', value: 'https://embassy.example.org/', display: 'embassy.example.org' },
    { kind: 'form', value: 'https://embassy.example.org/appointment', display: 'Appointments' },
    { kind: 'social', value: 'https://social.example.org/@embassy', display: '@embassy' },
  ],
  services: [{ kind: 'passport', value: 'yes' }, { kind: 'notarial', value: 'no' }],
  opening_hours: 'Mo-Fr 09:00-12:00,14:00-17:00; PH off',
};

/** An answer of the API, as JSON. */
export async function ask(origin, address) {
  const response = await fetch(`${origin}/api/v1${address}`);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** What the addresses depend on. The best mission of the pair is made complete. */
export async function facts(origin) {
  const { best } = await ask(origin, `/lookup?nationality=${pair.nationality}&host=${pair.host}`);
  const news = await ask(origin, '/articles?limit=1');
  await patch(origin, `missions/${best.mission}`, FULL);
  return { mission: best.mission, article: news.items[0].slug };
}

/** All of them, each with every member. */
export async function pages(origin) {
  const { article, mission } = await facts(origin);
  return [
    { name: 'home', path: '/', h1: /^Find your embassy/, types: ['WebSite'] },
    { name: 'help', path: '/help/serbia/russia', h1: /Russia/, contact: true, listed: false, types: ['BreadcrumbList'] },
    { name: 'help-abroad', like: 'help', path: '/help/estonia/nepal', h1: /Nepal/, listed: false },
    { name: 'help-none', like: 'help', path: '/help/chad/tonga', h1: /Tonga/, listed: false },
    { name: 'help-unknown', path: '/help?nationality=Serbai&host=RU', h1: /Serbai/, status: 404, index: false },
    { name: 'country', path: '/country/russia', h1: /Russia/, types: ['BreadcrumbList'] },
    { name: 'missions-of', like: 'country', path: '/missions-of/germany', h1: /Germany/, types: ['BreadcrumbList'] },
    { name: 'mission', path: `/mission/${mission}`, h1: /Serbia/, own: true, contact: true, types: ['BreadcrumbList', 'Embassy'] },
    { name: 'news', path: '/news', h1: /^News$/ },
    { name: 'article', path: `/news/${article}`, h1: /\w/, own: true, types: ['BreadcrumbList', 'NewsArticle'] },
    { name: 'search', path: '/search?q=Moscow', h1: /Search|Moscow/, index: false },
    { name: 'search-none', like: 'search', path: '/search?q=qqqqzzzz', h1: /Search|qqqq/, index: false },
    { name: 'about', path: '/about', h1: /About/ },
    { name: 'saved', path: '/saved', h1: /Saved/, index: false, scripted: true },
    { name: 'offline', like: 'saved', path: '/offline', h1: /./, index: false },
    { name: 'no-article', path: '/news/there-is-none', h1: /./, status: 404, index: false },
    { name: 'no-country', path: '/country/Frnce', h1: /./, status: 404, index: false },
  ].map((page) => ({
    status: 200, own: false, types: [], contact: false, index: true, listed: true, needs: 'true', ...page,
  }));
}

// Notices: whose words they are, their level as the issuer wrote it, and how old they are.

import { h } from '/dom.js';

const IN_WORDS = { dateStyle: 'long', timeZone: 'UTC' };

/** "12 April 2017" */
export function dateView(time) {
  return h('time', { datetime: time }, new Date(time).toLocaleDateString('en-GB', IN_WORDS));
}

/** One notice, with the way on from it: {href, text}. */
export function noticeView(notice, way) {
  return h('aside', {
    class: notice.banner ? 'notice banner' : 'notice', lang: notice.lang, dir: 'auto', 'aria-label': 'Notice',
  },
  h('h3', {}, notice.headline),
  notice.level && h('p', {}, h('strong', {}, h('bdi', {}, notice.level)),
    notice.level_scale && [' (', h('bdi', {}, notice.level_scale), ')']),
  way && h('p', { class: 'way' }, h('a', { href: way.href }, way.text)),
  h('p', { class: 'soft' }, 'Issued by ', h('bdi', {}, notice.issuer),
    notice.reviewed_at && [', reviewed ', dateView(notice.reviewed_at)], '.',
    notice.review_overdue && h('strong', {}, ' This is overdue for review: check it before you rely on it.')));
}

/** The lookup with the country of a notice filled in; its page, where it has no name here. */
export function wayToEmbassy({ countries: [code] }) {
  const name = /^[A-Z]{2}$/.test(code) && new Intl.DisplayNames('en', { type: 'region' }).of(code);
  return { href: `/?host=${code}`, text: `Find your country's embassy${name ? ` in ${name}` : ''}` };
}

/** What is new, for the front page; nothing when there is none. */
export function newsView(articles) {
  return articles.length > 0 && [
    h('h2', {}, 'News'),
    h('ul', { class: 'news' }, articles.map((article) => h('li', { lang: article.lang, dir: 'auto' },
      h('a', { href: `/news/${article.slug}` }, article.title),
      h('p', { class: 'soft', lang: 'en', dir: 'ltr' }, dateView(article.published_at))))),
  ];
}

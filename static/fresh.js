// Nothing old is shown as new: a copy that the service worker kept says so on top, and what
// holds only until a moment ("open now") goes away after it, or on a copy.

import { h, fill } from '/dom.js';
import { moment, say } from '/boot.js';

const TIMER_MAX_MS = 2 ** 31 - 1;
const DOWNLOAD_MS = 60000; // until a file is surely written
const root = document.documentElement;

/** On top of a copy: when it was saved, why it is shown, and how to get the page itself. */
export function showAge() {
  const text = root.dataset.slow === undefined ? 'js_saved_at' : 'js_saved_slow';
  const words = h('span', {}, say(text, { time: moment(root.dataset.saved) }));
  const again = h('button', { type: 'button', onclick: () => window.location.reload() }, say('js_again'));
  const bar = h('div', { class: 'saved-bar' }, h('p', { role: 'status' }, words), again);
  document.body.prepend(bar);
  followConnection(words, again);
  keepDownloads();
}

/** A link that downloads goes past the service worker: on a copy the file comes from it. */
function keepDownloads() {
  document.addEventListener('click', async (event) => {
    const link = event.target.closest?.('a[download]');
    if (!link || link.protocol === 'blob:') return;
    event.preventDefault();
    const response = await fetch(link.href).catch(() => null);
    if (!response?.ok) return;
    const file = URL.createObjectURL(await response.blob());
    const copy = h('a', { download: link.pathname.split('/').pop() });
    copy.href = file;
    copy.click();
    setTimeout(() => URL.revokeObjectURL(file), DOWNLOAD_MS);
  });
}

/** It is said when the page can be had anew; nothing is loaded by itself. */
function followConnection(words, again) {
  const offer = (text) => {
    fill(words, say(text));
    fill(again, say('js_reload'));
  };
  window.addEventListener('online', () => offer('js_connection_back'));
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data?.kind === 'newer') offer('js_newer');
  });
}

/** Hides an element after its moment; at once on a copy. */
export function hideWhenPassed(element) {
  const moment = Date.parse(element.dataset.until);
  const look = () => {
    const left = moment - Date.now();
    element.hidden = root.dataset.saved !== undefined || !(left > 0);
    if (!element.hidden) setTimeout(look, Math.min(left, TIMER_MAX_MS));
  };
  look();
  // Timers stand still while a phone sleeps or the page waits in the history.
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pageshow', look);
}

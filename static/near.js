// "Nearest to me": asks the browser for the position when pressed, never before, and sorts
// the posts of this page by it. The position is sent to nobody and kept nowhere.

import { say } from '/boot.js';

const EARTH_KM = 6371.0088; // mean radius of IUGG, as the daemon's
const PATIENCE_MS = 15000;
const FRESH_MS = 300000;

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Along the surface of the earth. */
export function kilometres(from, to) {
  const half = (a, b) => Math.sin((radians(b) - radians(a)) / 2) ** 2;
  const part = half(from.lat, to.lat)
    + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * half(from.lon, to.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}

const position = () => new Promise((resolve, reject) => {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude }),
    reject,
    { timeout: PATIENCE_MS, maximumAge: FRESH_MS },
  );
});

/** Says on a card how far away it is. */
function mark(card, km) {
  const place = card.querySelector('.place') || card;
  const old = card.querySelector('.km');
  const label = old || document.createElement('span');
  label.className = 'badge km';
  label.textContent = say('js_near_km', { km: km < 10 ? km.toFixed(1) : Math.round(km) });
  if (!old) place.append(' ', label);
}

/** The nearest first; posts whose place is not known stay behind, in their order. */
function sort(here) {
  const cards = [...document.querySelectorAll('[data-lat]')].map((card) => ({
    card, km: kilometres(here, { lat: Number(card.dataset.lat), lon: Number(card.dataset.lon) }),
  }));
  cards.forEach(({ card, km }) => mark(card, km));
  const list = document.querySelector('.posts');
  const sorted = cards.filter(({ card }) => card.parentElement === list)
    .sort((a, b) => a.km - b.km);
  list.prepend(...sorted.map(({ card }) => card));
  list.closest('details').open = true;
}

export function near(button) {
  if (!navigator.geolocation) return;
  const words = document.createElement('span');
  words.className = 'soft';
  words.setAttribute('role', 'status');
  button.after(' ', words);
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    words.textContent = '';
    try {
      sort(await position());
      words.textContent = say('js_near_done');
    } catch {
      words.textContent = say('js_near_failed');
    }
    button.disabled = false;
  });
}

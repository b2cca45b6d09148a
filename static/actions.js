// Buttons for what only a script can do. They stand hidden in the page and come out where
// this browser can do it: <button hidden data-script="copy" data-copy="+7 495 ...">.

import { boot, say } from '/boot.js';

const SAID_MS = 4000;
const ACTIONS = {
  share: { run: share },
  copy: { run: copy },
  print: { run: () => window.print() },
  save: { run: toggle, prepare: showState },
};

export function wire(button) {
  const action = ACTIONS[button.dataset.script];
  if (!action || (action === ACTIONS.save && !('caches' in window))) return;
  button.addEventListener('click', () => action.run(button));
  button.hidden = false;
  action.prepare?.(button);
}

// ---- Words on what was just done: seen for a while, and read aloud ----

let live = null;
let timer = 0;

export function tell(words) {
  if (!live) {
    live = document.createElement('p');
    live.className = 'said';
    live.setAttribute('role', 'status');
    document.body.append(live);
  }
  clearTimeout(timer);
  live.textContent = '';
  // A region that is there and then changes is read by every browser.
  setTimeout(() => { live.textContent = words; }, 50);
  timer = setTimeout(() => { live.textContent = ''; }, SAID_MS);
}

// ---- Share, copy ----

/** To another app of the device; where there is no such thing the address is copied. */
async function share() {
  const url = window.location.href;
  if (!navigator.share) {
    await put(url, 'js_link_copied');
    return;
  }
  await navigator.share({ title: document.title, url })
    .catch((error) => error.name !== 'AbortError' && put(url, 'js_link_copied'));
}

function copy(button) {
  return put(button.dataset.copy, 'js_copied');
}

async function put(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    tell(say(done));
  } catch { // plain http, or not allowed
    tell(putBySelection(text) ? say(done) : text);
  }
}

function putBySelection(text) {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'unseen';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  focused?.focus();
  return done;
}

// ---- Save a country: its pack, its page and this page ----

async function showState(button) {
  button.dataset.label ??= button.textContent;
  const { country } = button.dataset;
  const isSaved = await caches.match(`/api/v1/packs/${country}.json`, { cacheName: 'saved', ignoreVary: true });
  button.textContent = isSaved ? say('js_saved_remove') : button.dataset.label;
  button.toggleAttribute('data-done', Boolean(isSaved));
}

async function toggle(button) {
  const { country, slug } = button.dataset;
  const { saveCountry, removeCountry } = await import('/store.js');
  button.disabled = true;
  try {
    if (button.hasAttribute('data-done')) {
      await removeCountry(country);
      tell(say('js_removed'));
    } else {
      button.textContent = say('js_saving');
      await saveCountry(country, slug, boot.lang, document);
      tell(say('js_saved'));
      import('/keep.js').then(({ keep }) => keep());
    }
  } catch {
    tell(say('js_save_failed'));
  }
  button.disabled = false;
  await showState(button);
}

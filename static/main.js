// What every page begins with. The page is whole without it: modules are fetched only for
// what stands on this page, and only add to it.

/** Runs a module's function of the same page part for every element that asks for it. */
async function enhance(selector, address, name) {
  const elements = document.querySelectorAll(selector);
  if (elements.length === 0) return;
  const module = await import(address);
  elements.forEach((element) => module[name](element));
}

/** The same once the element is about to be seen; it was hidden, being of use to scripts only. */
function enhanceWhenSeen(selector, address, name) {
  const watch = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting)
    .forEach(async ({ target }) => {
      watch.unobserve(target);
      const module = await import(address);
      module[name](target);
    }), { rootMargin: '200px' });
  for (const element of document.querySelectorAll(selector)) {
    element.hidden = false;
    watch.observe(element);
  }
}

/** The same once somebody turns to the form: until then it costs nothing. */
function enhanceWhenUsed(form, modules) {
  const used = new AbortController();
  const start = () => {
    used.abort();
    for (const [address, name] of modules) import(address).then((module) => module[name](form));
  };
  for (const event of ['focusin', 'pointerover']) form.addEventListener(event, start, { signal: used.signal });
  if (form.contains(document.activeElement)) start();
}

/** When the page has been painted: until then the line is for what is read. */
function whenPainted(run) {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(run)));
}

/** When the page is there and nothing else is to be done. */
function whenIdle(run) {
  const later = () => (window.requestIdleCallback || setTimeout)(run);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later, { once: true });
}

enhance('html[data-saved]', '/fresh.js', 'showAge'); // at once: it is on the device, and moves what follows
whenPainted(() => {
  enhance('[data-filter]', '/filter.js', 'filter');
  for (const form of new Set([...document.querySelectorAll('[data-picker]')].map((input) => input.form))) {
    enhanceWhenUsed(form, [['/combobox.js', 'comboboxes'], ['/guess.js', 'guess']]);
  }
  enhanceWhenSeen('figure[data-map]', '/map.js', 'drawMap');
  enhance('[data-until]', '/fresh.js', 'hideWhenPassed');
  enhance('[data-script]', '/actions.js', 'wire');
  enhance('[data-script="near"]', '/near.js', 'near');
  enhance('[data-offline]', '/offline.js', 'answer');
  enhance('[data-kept]', '/saved.js', 'list');
});
// Those pages are of what is kept already.
const isNew = !document.querySelector('html[data-saved], [data-offline], [data-kept]');
if (isNew) whenIdle(() => enhance('[data-guess]', '/clock.js', 'guessHost'));
if (isNew && window.isSecureContext && 'serviceWorker' in navigator) {
  whenIdle(() => import('/keep.js').then(({ keep }) => keep()).catch(() => {})); // nothing needs it
}

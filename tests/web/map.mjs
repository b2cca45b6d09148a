// The map in a real browser: node map.mjs URL-OF-A-DAEMON
// Lists of places are put into a page of the daemon's, under its policy, and drawn.

import assert from 'node:assert/strict';
import { Suite, excess } from './suite.mjs';

if (!process.argv[2]) {
  console.error('usage: map.mjs URL');
  process.exit(64);
}
const origin = new URL(process.argv[2]).origin;
const suite = new Suite(origin);
const test = (name, run) => suite.test(name, run);

/** Runs in the page: a list of [latitude, longitude, name] and its map. */
function show(places) {
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  };
  const items = places.map(([lat, lon, name]) => make('li', { 'data-lat': lat, 'data-lon': lon }, name));
  const list = make('ul', { class: 'missions' }, ...items);
  const figure = make('figure', { class: 'map', 'data-map': '.missions' });
  document.getElementById('main').replaceChildren(figure, list);
  return import('/map.js').then((module) => module.drawMap(figure));
}

async function draw(page, places) {
  await page.open(`${origin}/news`);
  await page.evaluate(`(${show})(${JSON.stringify(places)}).then(() => true)`);
}

const LABEL = "document.querySelector('.map svg').getAttribute('aria-label')";
const VIEW = "document.querySelector('.map svg').getAttribute('viewBox').split(' ').map(Number)";
const press = (page, name) => page.evaluate(`[...document.querySelectorAll('.map button')]
  .find((button) => (button.ariaLabel ?? button.textContent) === ${JSON.stringify(name)}).click()`);

/** Runs in the page: circles as they are on the screen, with how many places each stands for. */
function circles() {
  return [...document.querySelectorAll('.map .dot')].map((dot) => {
    const box = dot.querySelector('circle').getBoundingClientRect();
    return {
      x: box.x + box.width / 2, y: box.y + box.height / 2, r: box.width / 2,
      count: Number(dot.querySelector('text')?.textContent ?? 1),
    };
  });
}

const CITIES = [[55.75, 37.6], [55.76, 37.61], [55.75, 37.62], [59.93, 30.3], [59.94, 30.31], [43.1, 131.9],
  [56.8, 60.6], [55.03, 82.9], [52.3, 104.3], [54.7, 20.5]].map(([lat, lon], i) => [lat, lon, `Place ${i}`]);

test('every place is in a circle, and no two circles touch', async (page) => {
  for (const [width, height] of [[360, 740], [1280, 900]]) {
    await page.screen(width, height);
    await draw(page, CITIES);
    const found = await page.evaluate(`(${circles})()`);
    assert.equal(found.reduce((sum, { count }) => sum + count, 0), CITIES.length);
    found.forEach((one, index) => found.slice(index + 1).forEach((other) => {
      assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= one.r + other.r - 3, 'two circles overlap');
    }));
    const box = await page.evaluate("document.querySelector('.map svg').getBoundingClientRect().toJSON()");
    assert.ok(found.every(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom));
    assert.ok(await excess(page, width) <= 0);
  }
  assert.equal(await page.evaluate(LABEL), 'Map with 10 places from the list');
});

test('the land is there, under the policy of the page', async (page) => {
  await draw(page, CITIES);
  await page.until("performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/world.svg#land'))");
  await page.until("document.querySelector('.map use').getBBox().width > 300");
  assert.equal(await page.evaluate("document.querySelectorAll('[style]').length"), 0);
});

test('places on both sides of the 180th meridian are near each other', async (page) => {
  await draw(page, [[-18.1, 178.4, 'Suva'], [-13.8, -171.8, 'Apia'], [-21.1, -175.2, 'Nukualofa']]);
  const [, , width] = await page.evaluate(VIEW);
  assert.ok(width < 30, `${width} degrees`);
  assert.equal((await page.evaluate(`(${circles})()`)).length, 3);
  await draw(page, [[64.7, 177.5, 'Anadyr'], [38.9, -77, 'Washington'], [48.8, 2.3, 'Paris'], [35.7, 139.7, 'Tokyo']]);
  assert.equal((await page.evaluate(VIEW))[2], 360, 'places that spread have the world');
});

test('a circle of several leads closer, one of one to its line in the list', async (page) => {
  await draw(page, CITIES);
  const [, , before] = await page.evaluate(VIEW);
  await page.tap('.map .many circle');
  await page.until(`${VIEW}[2] < ${before / 2}`);
  await press(page, 'Whole map');
  assert.equal((await page.evaluate(VIEW))[2], before);
  await draw(page, [[55.75, 37.6, 'Moscow'], [43.1, 131.9, 'Vladivostok']]);
  await page.tap('.map .dot:last-child circle');
  await page.until("document.activeElement.textContent === 'Vladivostok'");
  await draw(page, [[55.75, 37.6, 'One'], [55.75, 37.6, 'Two'], [43.1, 131.9, 'Three']]);
  await page.tap('.map .many circle');
  await page.until("document.activeElement.textContent === 'One'");
});

test('the buttons are reached and worked by keyboard', async (page) => {
  await draw(page, CITIES);
  const [, , before] = await page.evaluate(VIEW);
  await page.evaluate("document.getElementById('main').focus()");
  await page.key('Tab');
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Zoom in');
  await page.key('Enter');
  await page.until(`${VIEW}[2] < ${before}`);
  await page.key('Tab');
  assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Zoom out');
  await page.key('Enter');
  await page.until(`Math.abs(${VIEW}[2] - ${before}) < 1`);
  const { nodes } = await page.call('Accessibility.getFullAXTree');
  const names = nodes.filter((node) => !node.ignored && ['button', 'image'].includes(node.role.value)).map((node) => node.name.value);
  for (const name of ['Zoom in', 'Zoom out', 'Whole map', 'Map with 10 places from the list']) {
    assert.ok(names.includes(name), `${name} is not among ${names}`);
  }
});

test('what is filtered from the list is not on the map', async (page) => {
  await draw(page, CITIES);
  await page.evaluate(`(() => {
    const list = document.querySelector('.missions');
    [...list.children].slice(2).forEach((item) => { item.hidden = true; });
    list.dispatchEvent(new Event('filtered'));
  })()`);
  await page.until(`${LABEL} === 'Map with 2 places from the list'`);
});

test('positions that are none, and names with markup, do no harm', async (page) => {
  await draw(page, [[95, 10, 'a'], ['x', 'y', 'b'], ['', '', 'c'], [1, 2, '<img src=x onerror=alert(1)>'], [3, 4, 'd']]);
  assert.equal(await page.evaluate("document.querySelectorAll('.map img').length"), 0);
  assert.equal(await page.evaluate("document.querySelector('.map title').textContent"), '<img src=x onerror=alert(1)>');
  await draw(page, []);
  assert.equal(await page.evaluate(LABEL), 'Map with 0 places from the list');
});

process.exit(await suite.run());

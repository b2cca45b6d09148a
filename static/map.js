// A map of the places in a list on the same page. Who does not see it has the list, which
// says the same and more. Land without borders: those are nobody's business here.
//
// One unit is a degree: x the longitude, made as much narrower as it is at the middle of the
// view, y the latitude upside down. Circles have the same size on the screen in every view;
// those that would touch are one, with the number of places in it.

import { h, fill } from '/dom.js';
import { say, sayCount } from '/boot.js';

const WORLD = 360;
const MARGIN = 1.3; // the view is as much wider than what it shows
const NARROWEST = 0.02; // degrees: two posts of one street
const NARROWEST_AT_FIRST = 6; // so that some coast is to be seen
const ALL_OF_IT = 0.7; // of the world: then rather the whole of it
const STEP = 2.5; // of the buttons
const SAME_PLACE = 0.0005; // degrees, some 50 m: no zoom takes these apart
const DOT = 6; // pixels
const REDRAW_MS = 100;

const SVG = 'http://www.w3.org/2000/svg';

/** As h(), for SVG. */
function s(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Draws the list that <figure data-map="SELECTOR"> names, and again when it is filtered. */
export function drawMap(figure) {
  const lists = [...document.querySelectorAll(figure.dataset.map)];
  const map = new WorldMap(figure, () => lists.flatMap(readPlaces));
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => map.show(), REDRAW_MS);
  };
  lists.forEach((list) => list.addEventListener('filtered', later));
  new ResizeObserver(() => map.resized()).observe(figure);
}

/** What of a list is to be seen and has a position. */
function readPlaces(list) {
  return [...list.querySelectorAll('[data-lat][data-lon]')]
    .filter((item) => !item.closest('[hidden]'))
    .map((item) => ({ item, x: parseFloat(item.dataset.lon), y: -parseFloat(item.dataset.lat) }))
    .filter(({ x, y }) => Math.abs(x) <= WORLD / 2 && Math.abs(y) <= WORLD / 4);
}

class WorldMap {
  #read;
  #least; // degrees that are shown at first, at least: data-width, or few
  #places = [];
  #whole; // the view of all of them: {x, y, width}, its middle and its width in degrees
  #view;
  #drawn; // how wide the drawing was, in pixels

  constructor(figure, read) {
    this.#read = read;
    this.#least = Number(figure.dataset.width) || NARROWEST_AT_FIRST;
    this.land = s('g', { class: 'land' });
    this.dots = s('g', {});
    this.svg = s('svg', { role: 'img', preserveAspectRatio: 'xMidYMid slice' }, this.land, this.dots);
    this.wider = button('−', 'js_map_out', () => this.#zoom(STEP));
    this.closer = button('+', 'js_map_in', () => this.#zoom(1 / STEP));
    this.all = h('button', { type: 'button', onclick: () => this.#go(this.#whole) }, say('js_map_whole'));
    fill(figure, this.svg, h('div', { class: 'map-buttons' }, this.closer, this.wider, this.all));
    this.show();
  }

  /** Read the list anew, and show all that is in it. */
  show() {
    const places = this.#read();
    const isSame = places.length === this.#places.length
      && places.every(({ item }, index) => item === this.#places[index].item);
    if (isSame && places.length > 0) return;
    this.#places = unroll(places);
    this.svg.setAttribute('aria-label', sayCount('js_map_label', places.length));
    this.#whole = fit(this.#places, this.#least, this.#ratio());
    this.#go(this.#whole);
  }

  /** A circle that is replaced while it is pressed would miss the click. */
  resized() {
    if (this.svg.clientWidth !== this.#drawn) this.draw();
  }

  #ratio() {
    const { width, height } = this.svg.getBoundingClientRect();
    return width > 0 && height > 0 ? width / height : 2;
  }

  #go(view) {
    this.#view = view;
    this.draw();
  }

  /** The middle of a closer view is where most of the places are that can be seen. */
  #zoom(factor) {
    const width = Math.min(WORLD, Math.max(NARROWEST, this.#view.width * factor));
    if (factor > 1) {
      this.#go(width < this.#whole.width ? { ...this.#view, width } : { ...this.#whole, width });
      return;
    }
    const seen = this.#clusters().filter((cluster) => this.#isSeen(cluster));
    const most = seen.sort((one, other) => other.places.length - one.places.length)[0] ?? this.#view;
    this.#go({ x: most.x, y: most.y, width });
  }

  #isSeen({ x, y }) {
    const { width } = this.#view;
    const height = width * narrowing(this.#view) / this.#ratio();
    return Math.abs(x - this.#view.x) <= width / 2 && Math.abs(y - this.#view.y) <= height / 2;
  }

  draw() {
    const { x, width } = this.#view;
    this.#drawn = this.svg.clientWidth;
    const narrow = narrowing(this.#view);
    const height = width * narrow / this.#ratio();
    const y = Math.min(WORLD / 4 - height / 2, Math.max(height / 2 - WORLD / 4, this.#view.y));
    const middle = height > WORLD / 2 ? 0 : y;
    const box = [(x - width / 2) * narrow, middle - height / 2, width * narrow, height];
    this.svg.setAttribute('viewBox', box.map(round).join(' '));
    this.land.setAttribute('transform', `scale(${round(narrow)} 1)`);
    fill(this.land, [-WORLD, 0, WORLD]
      .filter((turn) => Math.abs(turn - x) <= (WORLD + width) / 2)
      .map((turn) => s('use', { href: '/world.svg#land', x: turn })));
    fill(this.dots, this.#clusters().map((cluster) => this.#dot(cluster, narrow)));
    this.closer.disabled = width <= NARROWEST;
    this.wider.disabled = width >= WORLD;
    this.all.disabled = this.#view === this.#whole;
  }

  /** Degrees of latitude in one pixel. */
  #pixel() {
    const { width } = this.svg.getBoundingClientRect();
    return this.#view.width * narrowing(this.#view) / (width || 320);
  }

  #clusters() {
    const pixel = this.#pixel();
    const narrow = narrowing(this.#view);
    return cluster(this.#places, (one, other) => Math.hypot((one.x - other.x) * narrow, one.y - other.y) / pixel);
  }

  #dot({ x, y, places }, narrow) {
    const pixel = this.#pixel();
    const radius = radiusOf(places.length) * pixel;
    const [cx, cy] = [x * narrow, y].map(round);
    const circle = s('circle', { cx, cy, r: round(radius), 'stroke-width': round(2 * pixel) });
    const number = places.length > 1 && s('text', {
      x: cx, y: cy, 'font-size': round(13 * pixel), dy: '.35em', 'text-anchor': 'middle',
    }, String(places.length));
    const title = places.length === 1 && s('title', {}, nameOf(places[0].item));
    return s('g', { class: places.length > 1 ? 'dot many' : 'dot', onclick: () => this.#open(places) },
      ...[title, circle, number].filter(Boolean));
  }

  /** Closer to where several are; to the list, where there is one, or no closer view. */
  #open(places) {
    const [first] = places;
    const isOne = places.every(({ x, y }) => Math.hypot(x - first.x, y - first.y) < SAME_PLACE);
    const view = fit(places, NARROWEST, this.#ratio());
    if (isOne || view.width >= this.#view.width * 0.99) showInList(first.item);
    else this.#go(view);
  }
}

function button(text, key, run) {
  return h('button', { type: 'button', 'aria-label': say(key), onclick: run }, text);
}

/** Six decimals are 10 cm. */
function round(value) {
  return Number(value.toFixed(6));
}

/** How much narrower a degree of longitude is than one of latitude; the whole world is flat. */
function narrowing({ y, width }) {
  if (width > WORLD / 4) return 1;
  return Math.max(0.3, Math.cos(y * Math.PI / 180));
}

/** Moves longitudes by a turn where that brings places together: Fiji is on both ends. */
function unroll(places) {
  const order = places.map(({ x }) => x).sort((one, other) => one - other);
  const gaps = order.map((x, index) => (index === 0
    ? order[0] + WORLD - order.at(-1) : x - order[index - 1]));
  const widest = gaps.indexOf(Math.max(...gaps));
  if (widest <= 0 || gaps[widest] - gaps[0] < 1) return places;
  return places.map((place) => (place.x < order[widest] ? { ...place, x: place.x + WORLD } : place));
}

/** The view that shows them all. */
function fit(places, narrowest, ratio) {
  if (places.length === 0) return { x: 0, y: 0, width: WORLD };
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const middle = { x: (west + east) / 2, y: (north + south) / 2 };
  const narrow = narrowing({ ...middle, width: 0 });
  const width = Math.max((east - west) * MARGIN, (south - north) * MARGIN * ratio / narrow, narrowest);
  return width > WORLD * ALL_OF_IT ? { x: middle.x, y: 0, width: WORLD } : { ...middle, width };
}

/** Pixels: ten times as many places make a circle that much larger. */
function radiusOf(count) {
  return count === 1 ? DOT : 9 + 5 * Math.log10(count);
}

/** Joins what would touch on the screen, the largest first, until nothing does. */
function cluster(places, distance) {
  const clusters = [];
  for (const place of places) {
    const near = clusters.find((other) => distance(other, place) < radiusOf(other.places.length) + DOT);
    if (near) join(near, { ...place, places: [place] });
    else clusters.push({ x: place.x, y: place.y, places: [place] });
  }
  for (let index = 0; index < clusters.length; index += 1) {
    const one = clusters[index];
    const touches = (other) => other !== one
      && distance(one, other) < radiusOf(one.places.length) + radiusOf(other.places.length);
    const touching = clusters.findIndex(touches);
    if (touching < 0) continue;
    join(one, clusters[touching]);
    clusters.splice(touching, 1);
    index = -1; // it is larger now, and elsewhere
  }
  return clusters;
}

function join(one, other) {
  const [a, b] = [one.places.length, other.places.length];
  one.x = (one.x * a + other.x * b) / (a + b);
  one.y = (one.y * a + other.y * b) / (a + b);
  one.places.push(...other.places);
}

function nameOf(item) {
  return (item.querySelector('a') ?? item).textContent.trim();
}

function showInList(item) {
  for (let details = item.closest('details'); details; details = details.parentElement.closest('details')) {
    details.open = true;
  }
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: 'center' });
}

// Makes static/world.svg: the land of the world as one path, from Natural Earth 1:110m (public
// domain) as the package world-atlas has it. Run it in a directory of its own:
//
//     npm install --ignore-scripts world-atlas@2.0.2 topojson-client@3.1.0
//     node .../tests/web/map/make.mjs . > .../static/world.svg
//
// One unit is a degree, x the longitude and y the latitude turned upside down: a script needs
// no projection to put a point there. The path is written in tenths of it, as whole numbers. Rings that cross the 180th meridian are cut
// at it, in two closed ones; those around a pole go along the edge of the map.

import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const UNITS = 10; // of the path, in one degree
const EDGE = 180;
const POLE = 90;

const packages = path.resolve(process.argv[2] ?? '.', 'node_modules');
const require = createRequire(path.join(packages, 'any.js'));
const { feature } = require('topojson-client');
const topology = JSON.parse(await readFile(path.join(packages, 'world-atlas', 'land-110m.json'), 'utf8'));

/** Longitudes that go on beyond 180 instead of jumping to the other side. */
function unroll(ring) {
  let turn = 0;
  return ring.map(([x, y], index) => {
    const step = index === 0 ? 0 : x - ring[index - 1][0];
    if (step > EDGE) turn -= 2 * EDGE;
    if (step < -EDGE) turn += 2 * EDGE;
    return [x + turn, y];
  });
}

/** A ring around a pole does not end where it began: it is closed by way of the pole. */
function close(ring) {
  const [first, last] = [ring[0], ring.at(-1)];
  if (Math.abs(first[0] - last[0]) < 1) return ring;
  const pole = first[1] < 0 ? -POLE : POLE;
  return [...ring, [last[0], pole], [first[0], pole], first];
}

/** What of a ring lies on one side of a meridian (Sutherland and Hodgman). */
function cut(ring, isInside, meridian) {
  return ring.flatMap((point, index) => {
    const before = ring.at(index - 1);
    const part = (meridian - before[0]) / (point[0] - before[0]);
    const border = [meridian, before[1] + part * (point[1] - before[1])];
    const crosses = isInside(before) !== isInside(point);
    return [...(crosses ? [border] : []), ...(isInside(point) ? [point] : [])];
  });
}

/** The parts of a ring on the map, however often it goes round. */
function onMap(ring) {
  const parts = [];
  for (const turn of [-2, -1, 0, 1, 2]) {
    const moved = ring.map(([x, y]) => [x + turn * 2 * EDGE, y]);
    const part = cut(cut(moved, ([x]) => x >= -EDGE, -EDGE), ([x]) => x <= EDGE, EDGE);
    if (part.length > 2) parts.push(part);
  }
  return parts;
}

/** Steps from point to point, in whole units; those that are none are left out. */
function asPath(ring) {
  const points = ring.map(([x, y]) => [Math.round(x * UNITS), Math.round(-y * UNITS)])
    .filter(([x, y], index, all) => index === 0 || x !== all[index - 1][0] || y !== all[index - 1][1]);
  const steps = points.slice(1).map(([x, y], index) => [x - points[index][0], y - points[index][1]]);
  const text = steps.map(([x, y]) => `${x}${y < 0 ? '' : ' '}${y}`).join(' ').replace(/ -/g, '-');
  return `M${points[0].join(' ').replace(/ -/g, '-')}l${text}z`;
}

const rings = feature(topology, topology.objects.land).features
  .flatMap(({ geometry }) => geometry.coordinates.flat())
  .flatMap((ring) => onMap(close(unroll(ring))));

process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180">
<path id="land" transform="scale(${1 / UNITS})" d="${rings.map(asPath).join('')}"/>
</svg>
`);

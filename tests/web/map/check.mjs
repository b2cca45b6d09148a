// Is static/world.svg what make.mjs makes, small, and cut at the edges of the map?
// node check.mjs [DIRECTORY-WITH-THE-PACKAGES]

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const SHA256 = '7c7823fdc235973283c8465a13b7560c406de3756ab4a34c5dc5eea7da6b4490';
const MOST = 14 * 1024; // bytes, compressed
const FARTHEST = 60; // degrees that one step may go, but along the edge of the map

const here = path.dirname(fileURLToPath(import.meta.url));
const packages = process.argv[2];
const svg = readFileSync(path.join(here, '../../../static/world.svg'));
const text = svg.toString();

const numbers = (words) => (words.match(/-?\d+/g) ?? []).map(Number);
const rings = [...text.matchAll(/M([^lz]+)l([^z]+)z/g)].map(([, start, steps]) => {
  const points = [numbers(start)];
  const by = numbers(steps);
  for (let i = 0; i < by.length; i += 2) points.push([points.at(-1)[0] + by[i], points.at(-1)[1] + by[i + 1]]);
  return points.map(([x, y]) => [x / 10, y / 10]);
});
const points = rings.flat();
assert.match(text, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="-180 -90 360 180">\n<path id="land" transform="scale\(0\.1\)" d="[-\d Mlz]+"\/>\n<\/svg>\n$/);
assert.ok(rings.length > 100 && points.length > 4000, `${rings.length} rings, ${points.length} points`);
assert.ok(points.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90), 'a point beyond the edge');
for (const ring of rings) {
  ring.forEach(([x, y], index) => {
    const [a, b] = ring.at(index - 1);
    assert.ok(Math.abs(x - a) < FARTHEST || (y === 90 && b === 90), `a bar from ${a} to ${x} at latitude ${-y}`);
  });
}
console.log(`ok - ${rings.length} rings of ${points.length} points on the map`);

const size = gzipSync(svg, { level: 9 }).length;
assert.ok(size <= MOST, `${size} bytes`);
console.log(`ok - ${svg.length} bytes, ${size} compressed`);
assert.equal(createHash('sha256').update(svg).digest('hex'), SHA256, 'not the file that was made');
console.log('ok - its digest');

if (packages && existsSync(path.join(packages, 'node_modules/world-atlas'))) {
  const made = execFileSync(process.execPath, [path.join(here, 'make.mjs'), packages], { maxBuffer: 1 << 22 });
  assert.ok(made.equals(svg), 'make.mjs makes another file');
  console.log('ok - make.mjs makes the same');
} else {
  console.log('ok - make.mjs makes the same # SKIP its packages are not installed');
}

// Narrows a list of groups while somebody types: rows stay that have all the words, in
// themselves or in their group's name, whatever the accents and capitals. How many are left
// is said once typing pauses.

import { say } from './boot.js';

const PAUSE_MS = 500;

export function filter(box) {
  const input = box.querySelector('input');
  const status = box.querySelector('[role="status"]');
  const list = document.querySelector(box.dataset.filter);
  const groups = [...list.children].map(readGroup);
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  let pause = 0;

  const apply = () => {
    const asked = fold(input.value).split(' ').filter(Boolean);
    const count = groups.reduce((sum, group) => sum + narrow(group, asked), 0);
    list.dispatchEvent(new Event('filtered'));
    clearTimeout(pause);
    pause = setTimeout(() => { status.textContent = told(count, total); }, PAUSE_MS);
  };
  input.addEventListener('input', apply);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !input.value) return;
    event.preventDefault();
    input.value = '';
    apply();
  });
  box.hidden = false;
  if (input.value) apply(); // what the browser has kept of an earlier visit
}

function readGroup(group) {
  const name = group.querySelector('a').textContent;
  const rows = [...group.querySelectorAll('li')]
    .map((row) => ({ row, words: fold(`${name} ${row.textContent}`) }));
  return { group, rows };
}

/** How many rows of the group are left. */
function narrow({ group, rows }, asked) {
  let count = 0;
  for (const { row, words } of rows) {
    row.hidden = !asked.every((word) => words.includes(word));
    if (!row.hidden) count += 1;
  }
  group.hidden = count === 0;
  return count;
}

function told(count, total) {
  if (count === total) return '';
  return count === 0 ? say('js_filter_none') : say('js_filter_count', { count, total });
}

/** What two spellings of one word have in common. */
function fold(text) {
  return text.normalize('NFKD').replace(/[\p{M}'’]/gu, '').toLowerCase().replace(/\s+/g, ' ');
}

// The page: two fields and their answer. Its state is its address (/?nationality=EE&host=NP),
// so an answer can be shared, reloaded and left by the back button.

import { fill } from '/dom.js';
import { Problem, current, lookup, query } from '/api.js';
import { answerView, problemView } from '/answer.js';
import { Combobox } from '/combobox.js';
import { newsView, noticeView, wayToEmbassy } from '/notice.js';

const PROGRESS_MS = 300; // a quicker answer needs no apology
const HOME_TITLE = document.title;

const element = (id) => document.getElementById(id);
const section = element('answer');
const progress = element('progress');
const now = element('current');
const fields = {
  nationality: new Combobox(element('nationality')),
  host: new Combobox(element('host')),
};
let asking = null;

element('ask').addEventListener('submit', async (event) => {
  event.preventDefault();
  await Promise.all([fields.nationality.settle(), fields.host.settle()]);
  ask();
});
window.addEventListener('popstate', open);
open();

function ask() {
  const pair = { nationality: fields.nationality.value, host: fields.host.value };
  if (query(pair) !== location.search) history.pushState(null, '', `/${query(pair)}`);
  show(pair);
}

/** Show what the address asks for: an answer, or the empty page. */
function open() {
  const wanted = new URLSearchParams(location.search);
  const pair = {};
  for (const [name, field] of Object.entries(fields)) {
    pair[name] = wanted.get(name)?.trim();
    if (pair[name]) field.set({ id: pair[name], name: pair[name] });
  }
  if (pair.nationality && pair.host) {
    show(pair);
    return;
  }
  home();
  for (const [name, field] of Object.entries(fields)) {
    if (pair[name]) field.read(pair[name]);
  }
}

function home() {
  asking?.abort();
  asking = null;
  document.title = HOME_TITLE;
  document.body.classList.remove('answered');
  if (!section.hidden) element('title').focus();
  section.hidden = true;
  now.hidden = false;
  showCurrent();
}

/** Notices and news, once; an answer has its own. */
async function showCurrent() {
  if (now.hasChildNodes()) return;
  const { notices, articles } = await current();
  fill(now, notices.map((notice) => noticeView(notice, wayToEmbassy(notice))), newsView(articles));
}

async function show(pair) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const waiting = setTimeout(() => { progress.textContent = 'Looking it up …'; }, PROGRESS_MS);

  const outcome = await lookup(pair, mine).catch((problem) => problem);
  clearTimeout(waiting);
  if (mine !== asking) return;
  progress.textContent = '';
  if (outcome instanceof Problem) showProblem(outcome, pair);
  else showAnswer(outcome);
}

function showAnswer(answer) {
  const id = answer.nationalities.map((country) => country.id).join();
  const name = answer.nationalities.map((country) => country.name).join(', ');
  const pair = { nationality: id, host: answer.host.id };

  fields.nationality.set({ id, name });
  fields.host.set(answer.host);
  history.replaceState(null, '', `/${query(pair)}`);
  reveal(answerView(answer, `/api/v1/lookup${query(pair)}`), `${name}, in ${answer.host.name}`);
}

function showProblem(problem, pair) {
  for (const { parameter } of problem.errors) {
    element(parameter)?.setAttribute('aria-invalid', true);
  }
  const choose = (parameter, country) => {
    fields[parameter].set(country);
    ask();
  };
  reveal(problemView(problem, pair, { choose, retry: () => show(pair) }), 'No answer');
}

/** Put the result on the page and take the reader to its heading. */
function reveal(nodes, title) {
  fill(section, nodes);
  section.hidden = false;
  now.hidden = true;
  document.body.classList.add('answered');
  document.title = `${title} · ${HOME_TITLE}`;
  element('answer-title').focus({ preventScroll: true });
  element('answer-title').scrollIntoView();
}

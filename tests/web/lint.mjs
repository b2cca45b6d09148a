// What is written, as others judge it: node lint.mjs URL-OF-A-DAEMON
// html-validate on every type of page as it is served, in every language of the list; ESLint on
// static/*.js and on what Node runs; stylelint on static/style.css. And first that each of them
// refuses what it has to refuse.

import assert from 'node:assert/strict';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { check, summary } from './checks.mjs';
import { languages, pages, spoken } from './pages.mjs';
import { file, tool } from './tools.mjs';

const origin = new URL(process.argv[2]).origin;
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const settings = (name) => path.join(here, 'lint', name);

const { ESLint } = await tool('eslint');
process.noDeprecation = true; // of how it is loaded, not of what it finds
const { default: stylelint } = await tool('stylelint');
const { HtmlValidate, StaticConfigLoader } = await tool('html-validate');

// ---- Pages ----

const markup = new HtmlValidate(new StaticConfigLoader(JSON.parse(await readFile(settings('html-validate.json'), 'utf8'))));
async function faultsOfPage(html, name) {
  const { results } = await markup.validateString(html, name);
  return results.flatMap(({ messages }) => messages.map(({ line, column, message, ruleId, selector }) =>
    `${name}:${line}:${column} ${message} (${ruleId}) ${selector || ''}`));
}

await check('html-validate refuses what is wrong', async () => {
  const faults = await faultsOfPage('<!doctype html>\n<html lang="en"><head><title>A</title></head><body>'
    + '<p><div style="color: red">b</div></p><img src="x"><p id="a"></p><p id="a"></p></body></html>', 'wrong');
  for (const rule of ['no-inline-style', 'wcag/h37', 'no-dup-id', 'close-order|element-permitted']) {
    assert.match(faults.join('\n'), new RegExp(rule));
  }
});
for (const page of await pages(origin)) {
  for (const language of languages) {
    const address = spoken(page.path, language);
    await check(`html-validate: ${address}`, async () => {
      const response = await fetch(origin + address, { headers: { Accept: 'text/html' } });
      assert.equal(response.status, page.status, 'its status');
      assert.match(response.headers.get('content-type'), /^text\/html; charset=utf-8$/i);
      assert.deepEqual(await faultsOfPage(await response.text(), address), []);
    });
  }
}

// ---- Scripts ----

const eslint = new ESLint({ cwd: root, overrideConfigFile: settings('eslint.config.mjs') });
const faultsOfScripts = (results) => results.flatMap(({ filePath, messages }) => messages.map(({ line, column, message, ruleId }) =>
  `${path.relative(root, filePath)}:${line}:${column} ${message} (${ruleId})`));

await check('ESLint refuses text as markup or as a program', async () => {
  for (const code of ['export const f = (e, t) => { e.innerHTML = t; };', "export const f = (e, t) => { e['outerHTML'] = t; };",
    "export const f = (e, t) => { e.insertAdjacentHTML('beforeend', t); };", 'export const f = (t) => eval(t);',
    'export const f = (t) => document.write(t);', "export const f = (e, t) => e.setAttribute('onclick', t);",
    "setTimeout('alert(1)', 1);", 'export const f = (t) => new Function(t);', "location.href = 'javascript:alert(1)';",
    "// eslint-disable-next-line no-eval\neval('1');", 'export const f = (t) => new DOMParser().parseFromString(t);',
    "export const f = (t) => ({ innerHTML: t });", 'undefinedName();']) {
    const faults = faultsOfScripts(await eslint.lintText(code, { filePath: path.join(root, 'static/sample.js') }));
    assert.ok(faults.length > 0, `it takes ${code}`);
  }
});
await check('ESLint: static/*.js', async () => {
  assert.deepEqual(faultsOfScripts(await eslint.lintFiles(['static/**/*.js'])), []);
});
await check('ESLint: what Node runs', async () => {
  assert.deepEqual(faultsOfScripts(await eslint.lintFiles(['tests/web/**/*.mjs', 'api/texts/*.mjs'])), []);
});

// ---- Styles ----

const config = JSON.parse(await readFile(settings('stylelint.json'), 'utf8'));
config.extends = config.extends.map(file);
async function faultsOfStyles(code, name) {
  const { results } = await stylelint.lint({ code, codeFilename: name, config });
  return results.flatMap(({ warnings }) => warnings.map(({ line, column, text }) => `${name}:${line}:${column} ${text}`));
}

await check('stylelint refuses what is wrong', async () => {
  for (const code of ['a { colour: #fff; }\n', 'a { margin-left: 1px; }\n', 'a { color: red; }\n', "@import 'b.css';\n", 'a { }\n']) {
    assert.ok((await faultsOfStyles(code, 'wrong.css')).length > 0, `it takes ${code}`);
  }
});
await check('stylelint: static/style.css', async () => {
  const styles = await readFile(path.join(root, 'static/style.css'), 'utf8');
  assert.deepEqual(await faultsOfStyles(styles, 'static/style.css'), []);
});
await check('colours are those of :root', async () => {
  const styles = await readFile(path.join(root, 'static/style.css'), 'utf8');
  const others = styles.replaceAll(/\/\*.*?\*\/|:root\b[^{]*\{[^}]*\}/gs, '')
    .split('\n').filter((line) => /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|lab)a?\(/i.test(line));
  assert.deepEqual(others, []);
});

process.exit(summary());

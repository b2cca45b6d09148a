// ESLint: mistakes everywhere; in static/ also every way by which text becomes markup or code.

import { file, tool } from '../tools.mjs';

const { default: js } = await tool(file('@eslint/js'));

const browser = ['window', 'document', 'location', 'history', 'navigator', 'localStorage', 'sessionStorage', 'fetch',
  'console', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'requestAnimationFrame',
  'requestIdleCallback', 'URL', 'URLSearchParams', 'Request', 'Response', 'Headers', 'AbortController', 'AbortSignal',
  'Event', 'CustomEvent', 'EventTarget', 'Node', 'Element', 'HTMLElement', 'FormData', 'Blob', 'File', 'DOMException',
  'IntersectionObserver', 'ResizeObserver', 'MutationObserver', 'PerformanceObserver', 'performance', 'matchMedia',
  'getComputedStyle', 'addEventListener', 'removeEventListener', 'dispatchEvent', 'queueMicrotask', 'structuredClone',
  'trustedTypes', 'caches', 'TextEncoder', 'TextDecoder', 'DOMParser', 'scrollTo', 'innerWidth', 'innerHeight', 'print'];
const worker = ['self', 'caches', 'clients', 'registration', 'skipWaiting'];
const node = ['process', 'Buffer', 'console', 'URL', 'URLSearchParams', 'fetch', 'setTimeout', 'clearTimeout',
  'setInterval', 'clearInterval', 'setImmediate', 'structuredClone', 'performance', 'TextDecoder', 'TextEncoder',
  'AbortController', 'AbortSignal', 'Blob', 'FormData', 'Response', 'Request', 'Headers', 'globalThis'];
const known = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

// Strings that a browser would read as markup or as a program.
const SINKS = ['innerHTML', 'outerHTML', 'srcdoc'];
const CALLS = ['insertAdjacentHTML', 'setHTMLUnsafe', 'setHTML', 'parseHTMLUnsafe', 'createContextualFragment',
  'parseFromString', 'write', 'writeln', 'execScript', 'importScripts'];
const banned = [
  ...SINKS.map((name) => ({
    selector: `:matches(MemberExpression[property.name='${name}'], Property[key.name='${name}'], Literal[value='${name}'])`,
    message: `${name} is markup made of text: build elements (dom.js).`,
  })),
  ...CALLS.filter((name) => !['write', 'writeln'].includes(name)).map((name) => ({
    selector: `:matches(MemberExpression[property.name='${name}'], Identifier[name='${name}'])`,
    message: `${name} reads text as markup or as a program.`,
  })),
  {
    selector: ":matches(MemberExpression[object.name='document'][property.name=/^(write|writeln|domain|cookie)$/])",
    message: 'This part of document is not for us.',
  },
  {
    selector: "CallExpression[callee.property.name='execCommand']:not([arguments.0.value='copy'])",
    message: 'Of these commands only copy makes no markup.',
  },
  {
    selector: "CallExpression[callee.property.name=/^setAttribute/][arguments.0.value=/^(on|style$|srcdoc$)/i]",
    message: 'No handler, style or document as the text of an attribute.',
  },
  {
    selector: "CallExpression[callee.name=/^(setTimeout|setInterval)$/][arguments.0.type=/^(Literal|TemplateLiteral)$/]",
    message: 'A function, not the text of one.',
  },
  { selector: "MemberExpression[property.name='cssText']", message: 'Styles are in style.css.' },
];

const common = {
  ...js.configs.recommended.rules,
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  eqeqeq: ['error', 'always'],
  'no-shadow': 'off',
  'no-undef': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  'no-use-before-define': ['error', { functions: false, classes: false }],
  'no-throw-literal': 'error',
  'no-self-compare': 'error',
  'no-unreachable-loop': 'error',
  'no-constant-binary-expression': 'error',
  'no-promise-executor-return': 'error',
  'array-callback-return': 'error',
  'default-case-last': 'error',
  'no-extend-native': 'error',
  'no-implicit-globals': 'error',
};

export default [
  {
    files: ['static/**/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'module', globals: known(browser) },
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      ...common,
      'no-script-url': 'error',
      'no-console': 'error',
      'no-alert': 'error',
      'no-restricted-syntax': ['error', ...banned],
    },
  },
  { files: ['static/sw.js'], languageOptions: { globals: known(worker) } },
  {
    // What runs in a page is written here as functions and as text.
    files: ['tests/web/**/*.mjs', 'api/texts/*.mjs'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: known([...node, ...browser]) },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...common, 'no-control-regex': 'off', 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] },
  },
];

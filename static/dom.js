// The only way markup comes to be here. Text becomes text nodes, so there is no HTML sink:
// whatever the data holds, it is shown and never run.

const SAFE_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];
const URL_ATTRIBUTES = ['href', 'src', 'action', 'formaction'];

/**
 * Build an element: h('a', {class: 'contact', href, onclick: run}, 'Call ', node).
 * A null, undefined or false attribute or child leaves nothing behind.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else setAttribute(element, name, value);
  }
  fill(element, children);
  return element;
}

/** Replace all that an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(isPresent));
}

function setAttribute(element, name, value) {
  if (!isPresent(value)) return;
  if (name === 'style' || name.startsWith('on')) throw new TypeError(`no ${name} here`);
  if (URL_ATTRIBUTES.includes(name) && !isSafe(value)) return;
  element.setAttribute(name, value === true ? '' : value);
}

function isSafe(address) {
  try {
    return SAFE_SCHEMES.includes(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
}

function isPresent(value) {
  return value !== null && value !== undefined && value !== false;
}

// Lets the service worker in, which keeps pages for when there is no connection; sw.js says
// what it does. Begun when the page is there and idle, only over https or from this machine.

const SLOW = ['slow-2g', '2g'];
let begun = null;

export function keep() {
  begun ??= begin().catch(() => {}); // a page needs none of it
  return begun;
}

async function begin() {
  const boot = JSON.parse(document.getElementById('boot').textContent); // one request less
  const isCopy = document.documentElement.dataset.saved !== undefined || boot.page === 'offline';
  if (isCopy || !boot.build) return;
  // A worker that was there has kept this page while it came.
  const isUnseen = navigator.serviceWorker.controller === null;
  const registration = await navigator.serviceWorker.register(address(boot.build));
  const worker = registration.installing || registration.waiting || registration.active;
  await whenActive(worker);
  const { connection } = navigator;
  worker.postMessage({
    kind: 'seen',
    page: isUnseen ? window.location.pathname + window.location.search : null,
    lang: boot.lang,
    isLite: Boolean(connection?.saveData) || SLOW.includes(connection?.effectiveType),
  });
}

/** Where scripts are checked by type, the one policy that the page's CSP names: it lets
 * nothing else pass. */
function address(build) {
  const wanted = `/sw.js?build=${build}`;
  if (!window.trustedTypes) return wanted;
  const policy = window.trustedTypes.createPolicy('embassyd', {
    createScriptURL(text) {
      if (/^\/sw\.js\?build=[0-9a-f]{12}$/.test(text)) return text;
      throw new TypeError(`no script at ${text}`);
    },
  });
  return policy.createScriptURL(wanted);
}

function whenActive(worker) {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('the worker was not installed'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

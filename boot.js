// See "How it starts" in ARCHITECTURE.md.
const link = (selector) => document.head.querySelector(selector);

// The style sheet did not arrive, or is written in layers that the browser does not know: switches would be there and not be seen.
function isDrawn() {
  return getComputedStyle(document.documentElement).getPropertyValue('--font') !== '';
}

async function start() {
  if (!isDrawn()) {
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.textContent =
      'The looks of this page are missing, switches among them: reload it, or open it in a browser of 2022 or later.';
    document.body.prepend(message);
  }
  const module = link('link[rel="modulepreload"]');
  const wasm = link('link[rel="preload"][as="fetch"]');
  const app = await import(module.href);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.dataset.integrity }) });
}

start().catch((error) => {
  console.error(error);
  const message = document.getElementById('boot-message');
  if (message) message.textContent = 'This page could not start: reload it, or open it in a browser of 2022 or later.';
});

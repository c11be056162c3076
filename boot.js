// See "How it starts" in ARCHITECTURE.md.
const link = (selector) => document.head.querySelector(selector);

async function start() {
  const module = link('link[rel="modulepreload"]');
  const wasm = link('link[rel="preload"][as="fetch"]');
  const app = await import(module.href);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.dataset.integrity }) });
}

start().catch((error) => {
  console.error(error);
  const message = document.getElementById('boot-message');
  if (message) message.textContent = 'This page could not start: reload it, or open it in a current browser.';
});

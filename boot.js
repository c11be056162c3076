// Starts the page. Trunk would do it in an inline script, which the page's Content-Security-Policy forbids; the two
// links that Trunk leaves in the head name the files, and their hashes are checked here as well: JavaScript by the
// module preload it is imported from, WebAssembly by the fetch.
const link = (selector) => document.head.querySelector(selector);

async function start() {
  const module = link('link[rel="modulepreload"]');
  const wasm = link('link[rel="preload"][as="fetch"]');
  const app = await import(module.href);
  // The same mode, credentials and hash as the preload, so that its answer is used and nothing is fetched twice.
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.dataset.integrity }) });
}

start().catch((error) => {
  console.error(error);
  const message = document.getElementById('boot-message');
  if (message) message.textContent = 'This page could not start: reload it, or open it in a current browser.';
});

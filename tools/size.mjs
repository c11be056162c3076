// Prints what each file of dist/ costs over the network (brotli, the best level: what a static host sends), and the
// totals of HTML, CSS, JavaScript and WebAssembly in kB (1 kB = 1000 bytes): of what is fetched to open the page, and of what
// is fetched later, when it is first needed. Exits 1 over the budget for opening the page.
//
//   node tools/size.mjs dist 195
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [folder, budget] = process.argv.slice(2);
const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
let [first, later] = [0, 0];
console.log('     raw  brotli  (kB)');
for (const file of files) {
  const raw = readFileSync(file);
  const sent = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  }).length;
  console.log(`${kB(raw.length)}${kB(sent)}  ${file}`);
  if (!/\.(html|css|js|wasm)$/.test(file)) continue;
  if (/^(importer|split|chunk)/.test(basename(file))) later += sent;
  else first += sent;
}
console.log(`later, when it is first needed: ${(later / 1000).toFixed(1)} kB`);
console.log(`HTML, CSS, JavaScript and WebAssembly to open the page: ${(first / 1000).toFixed(1)} kB of ${budget} kB`);
process.exit(first > budget * 1000 ? 1 : 0);

// Prints what each file of dist/ costs over the network (brotli, the best level: what a static host sends), and the
// total of HTML, CSS, JavaScript and WebAssembly in kB (1 kB = 1000 bytes). Exits 1 over the budget.
//
//   node tools/size.mjs dist 130
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [folder, budget] = process.argv.slice(2);
const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
let total = 0;
console.log('     raw  brotli  (kB)');
for (const file of files) {
  const raw = readFileSync(file);
  const sent = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  }).length;
  console.log(`${kB(raw.length)}${kB(sent)}  ${file}`);
  if (/\.(html|css|js|wasm)$/.test(file)) total += sent;
}
console.log(`HTML, CSS, JavaScript and WebAssembly: ${(total / 1000).toFixed(1)} kB of ${budget} kB`);
process.exit(total > budget * 1000 ? 1 : 0);

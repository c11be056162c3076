// Makes a release that was compiled with the feature `split`, after Trunk has built it: cuts off what the first tab does not need,
// binds the rest anew, makes all of it smaller, and names each file by its contents. It changes no line of what the tools write
// but file names. What a step is worth is said of what opens the page, in kB as `make size` counts.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';

const folder = process.env.TRUNK_STAGING_DIR;
const parts = mkdtempSync(join(tmpdir(), 'tls-rehearsal-'));
const text = (path) => readFileSync(path, 'utf8');
const run = (program, ...words) => execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] });
const integrity = (contents) => `sha384-${createHash('sha384').update(contents).digest('base64')}`;

// Keeps contents under a name with their hash, and gives that name.
function keep(stem, ending, contents) {
  const name = `${stem}-${createHash('sha256').update(contents).digest('hex').slice(0, 8)}${ending}`;
  writeFileSync(join(folder, name), contents);
  return name;
}

// Worth 58 kB, and 50 of what comes later. Not -Oz: what that makes smaller compresses worse, and the compressed size is what
// people wait for. The features are those that rustc compiles for; a part that was cut off names none itself.
const features = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals',
  'nontrapping-float-to-int', 'reference-types', 'sign-ext'].map((feature) => `--enable-${feature}`);
function smaller(path) {
  run('node_modules/.bin/wasm-opt', path, ...features, '-Os', '--low-memory-unused', '--traps-never-happen',
    '--zero-filled-memory', '--strip-target-features', '-o', path);
  return readFileSync(path);
}

// The cut: worth 161 kB. Trunk has bound the whole already, under a name with a hash.
const stem = 'tls-rehearsal';
const [script, wasm] = [/^tls-rehearsal-\w+\.js$/, /^tls-rehearsal-\w+_bg\.wasm$/].map((pattern) =>
  join(folder, readdirSync(folder).find((name) => pattern.test(name))));
const { target_directory: built } = JSON.parse(execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1', '--offline']));
const compiled = (name) => join(built, 'wasm32-unknown-unknown', process.env.TRUNK_PROFILE, name);
const bind = (path, ...words) => run('wasm-bindgen', path, '--out-dir', parts, '--no-typescript', ...words);
run('wasm-split-cli', compiled(`${stem}.wasm`), parts, '--out-name', stem);
bind(join(parts, `${stem}.wasm`), '--target', 'web', '--keep-lld-exports');

const names = readdirSync(parts)
  .filter((name) => /^(split|chunk)_.*\.wasm$/.test(name))
  .map((name) => [name, keep(basename(name, '.wasm'), '.wasm', smaller(join(parts, name)))]);
const main = smaller(join(parts, `${stem}_bg.wasm`));
names.push([`${stem}_bg.wasm`, keep(stem, '_bg.wasm', main)]);

// One script, minified: worth 2 kB and a request.
const bundle = buildSync({
  stdin: { contents: `export { default } from './${stem}.js'`, resolveDir: parts },
  bundle: true,
  format: 'esm',
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
  write: false,
  inject: ['tools/instantiate.js'],
  define: { 'WebAssembly.instantiateStreaming': 'instantiateStreaming' },
}).outputFiles[0].text;
const glue = names.reduce((glue, [old, name]) => glue.replaceAll(`"${old}"`, `"${name}"`).replaceAll(`"./${old}"`, `"./${name}"`), bundle);
let html = text(join(folder, 'index.html'));
for (const [old, name, contents] of [[script, keep(stem, '.js', glue), glue], [wasm, names.at(-1)[1], main]]) {
  html = html.replaceAll(basename(old), name).replaceAll(integrity(readFileSync(old)), integrity(contents));
  rmSync(old);
}
writeFileSync(join(folder, 'index.html'), html);

// The importer, a worker of its own. The page knows the name of its loader, which knows the others. It is bound anew as well:
// Trunk shortens the names in a script otherwise each time.
bind(compiled('importer.wasm'), '--target', 'no-modules');
const loader = join(folder, 'importer_loader.js');
writeFileSync(loader, text(loader)
  .replace('importer.js', keep('importer', '.js', transformSync(text(join(parts, 'importer.js')), { minify: true }).code))
  .replace('importer_bg.wasm', keep('importer', '_bg.wasm', smaller(join(parts, 'importer_bg.wasm')))));
for (const name of ['importer.js', 'importer_bg.wasm']) rmSync(join(folder, name));

// Whoever packs lessons for an LMS in the page sees no folder.
const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
writeFileSync(join(folder, 'files.json'), JSON.stringify(files.sort()));
rmSync(parts, { recursive: true });

// Makes a release build smaller, after Trunk has built it: what nobody calls goes, from the WebAssembly and from the
// JavaScript beside it, and the JavaScript is minified, which Trunk cannot do with what wasm-bindgen writes. File names
// and integrity follow the new contents.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, 'index.html');
let html = readFileSync(page, 'utf8');

// The file name and the integrity in the link of the page that matches.
function linked(pattern) {
  const link = html.match(/<link [^>]*>/g).find((each) => pattern.test(each));
  const name = link?.match(/href="?(?:\.\/)?([\w-]+\.\w+)/)?.[1];
  const integrity = link?.match(/sha384-[\w+/=]+/)?.[0];
  if (!name || !integrity) throw new Error(`index.html has no link with an integrity for ${pattern}`);
  return { name, integrity };
}

// Puts new contents in the place of a file, under a name with their hash; gives that name.
function replace({ name, integrity }, contents) {
  const hash = (kind) => createHash(kind).update(contents);
  const renamed = name.replace(/-[0-9a-f]+(?=(_bg)?\.)/, `-${hash('sha256').digest('hex').slice(0, 8)}`);
  writeFileSync(join(folder, name), contents);
  renameSync(join(folder, name), join(folder, renamed));
  html = html.replaceAll(name, renamed).replaceAll(integrity, `sha384-${hash('sha384').digest('base64')}`);
  return renamed;
}

const wasm = linked(/rel="?preload/);
const script = linked(/rel="?modulepreload/);
const glue = join(folder, script.name);
const file = join(folder, wasm.name);

// Bundles the glue, keeping of its exports only the function that starts the page.
const bundle = () =>
  buildSync({
    stdin: { contents: `export { default } from './${script.name}'`, resolveDir: folder },
    bundle: true,
    format: 'esm',
    minify: true,
    legalComments: 'none',
    write: false,
  }).outputFiles[0].text;
const names = (kind, path = file) => WebAssembly.Module[kind](new WebAssembly.Module(readFileSync(path))).map((each) => each.name);

// Classes that libraries export for JavaScript to use: this page uses none, and left in they would keep alive what they call.
const classes = /^export class (\w+) \{[^]*?^\}\n(if \(Symbol\.dispose\) \1\.[^\n]*\n)?/gm;
const finalizations = /^const \w+Finalization = [^;]*;\n/gm;
writeFileSync(glue, readFileSync(glue, 'utf8').replace(classes, '').replace(finalizations, ''));

// What the glue never calls is no root: with it goes all that only it needs.
const text = bundle();
const called = names('exports').filter((name) => text.includes(name));
const graph = join(folder, 'exports.json');
const roots = called.map((name) => ({ name, export: name }));
writeFileSync(graph, JSON.stringify([{ name: 'page', root: true, reaches: called }, ...roots]));
const features = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals',
  'nontrapping-float-to-int', 'reference-types', 'sign-ext'].map((feature) => `--enable-${feature}`);
const tool = (name, file, ...words) =>
  execFileSync(`node_modules/.bin/${name}`, [file, ...features, ...words, '-o', file], { stdio: ['ignore', 'ignore', 'inherit'] });
// Not -Oz: what that makes smaller compresses worse, and the compressed size is what people wait for.
const smaller = (file) =>
  tool('wasm-opt', file, '-Os', '--low-memory-unused', '--traps-never-happen', '--zero-filled-memory', '--strip-target-features');
tool('wasm-metadce', file, `--graph-file=${graph}`);
smaller(file);
unlinkSync(graph);
const wasmName = replace(wasm, readFileSync(file));

// And the glue need not offer what the WebAssembly no longer asks for.
const offered = /^ {8}(__\w+): function\([^]*?^ {8}\},\n/gm;
const asked = new Set(names('imports', join(folder, wasmName)));
const lean = readFileSync(glue, 'utf8').replace(offered, (entry, name) => (asked.has(name) ? entry : ''));
writeFileSync(glue, lean.replaceAll(wasm.name, wasmName));
replace(script, Buffer.from(bundle()));
writeFileSync(page, html);

// The importer, a worker of its own: its parts get names with their hash, and its loader, whose name the page knows, names them.
const hashed = (name, contents) => {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
  const renamed = name.replace('importer', `importer-${hash}`);
  writeFileSync(join(folder, name), contents);
  renameSync(join(folder, name), join(folder, renamed));
  return renamed;
};
const importer = join(folder, 'importer_bg.wasm');
smaller(importer);
const parts = {
  wasm: hashed('importer_bg.wasm', readFileSync(importer)),
  script: hashed('importer.js', transformSync(readFileSync(join(folder, 'importer.js'), 'utf8'), { minify: true }).code),
};
writeFileSync(join(folder, 'importer_loader.js'), `importScripts("./${parts.script}");wasm_bindgen({module_or_path:"./${parts.wasm}"});`);

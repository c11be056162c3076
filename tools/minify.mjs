// Makes a release build smaller, after Trunk has built it: tabs that are not needed to open the page become files of their
// own, what nobody calls goes, from the WebAssembly and from the JavaScript beside it, and the JavaScript is minified, which
// Trunk cannot do with what wasm-bindgen writes. File names and integrity follow the new contents.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
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

// Gives a file a name with the hash of its contents, and that name.
function hashed(name, contents, kind = '') {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8);
  const renamed = kind ? name.replace(kind, `${kind}-${hash}`) : name.replace('.', `-${hash}.`);
  writeFileSync(join(folder, name), contents);
  renameSync(join(folder, name), join(folder, renamed));
  return renamed;
}

const features = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals',
  'nontrapping-float-to-int', 'reference-types', 'sign-ext'].map((feature) => `--enable-${feature}`);
const tool = (name, file, ...words) =>
  execFileSync(`node_modules/.bin/${name}`, [file, ...features, ...words, '-o', file], { stdio: ['ignore', 'ignore', 'inherit'] });
// Not -Oz: what that makes smaller compresses worse, and the compressed size is what people wait for.
const smaller = (file) =>
  tool('wasm-opt', file, '-Os', '--low-memory-unused', '--traps-never-happen', '--zero-filled-memory', '--strip-target-features');

// The page comes in parts if build.rs had it compiled so. It has to be cut before wasm-bindgen sees it, which Trunk has
// called already: so it is called again, with what is left.
const imports = (path) => WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(path)));
const loader = join(folder, '__wasm_split.js');
if (imports(file).some((each) => each.module.startsWith('__wasm_split'))) {
  const run = (name, ...words) =>
    execFileSync(join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin', name), words, { stdio: ['ignore', 'ignore', 'inherit'] });
  const parts = join(folder, 'parts');
  const stem = basename(script.name, '.js');
  const built = JSON.parse(execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1', '--offline'])).target_directory;
  run('wasm-split-cli', join(built, 'wasm32-unknown-unknown/release/tls-rehearsal.wasm'), parts, '--out-name', stem);
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', folder, join(parts, `${stem}.wasm`));
  let links = readFileSync(join(parts, '__wasm_split.js'), 'utf8');
  // Not every host says what a .wasm file is, and streaming needs it said.
  const streaming = 'WebAssembly.instantiateStreaming(src, imports)';
  if (!links.includes(streaming)) throw new Error(`wasm-split writes another loader: ${streaming} is not in it`);
  links = links.replaceAll(streaming, `src.then((answer) => {
        if (!answer.ok) throw new Error(answer.url + ': ' + answer.status);
        return answer.arrayBuffer();
    }).then((bytes) => WebAssembly.instantiate(bytes, imports))`);
  for (const name of readdirSync(parts).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name))) {
    copyFileSync(join(parts, name), join(folder, name));
    smaller(join(folder, name));
    links = links.replaceAll(`./${name}`, `./${hashed(name, readFileSync(join(folder, name)))}`);
  }
  writeFileSync(loader, links);
  // wasm-bindgen names the same module once for each of its functions.
  const again = /^import \* as import(?!1 )\d+ from "\.\/__wasm_split\.js"\n|^ {8}"\.\/__wasm_split\.js": import(?!1,)\d+,\n/gm;
  writeFileSync(glue, readFileSync(glue, 'utf8').replace(again, ''));
  rmSync(parts, { recursive: true });
}

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
const exported = () => WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file))).map((each) => each.name);

// Classes that libraries export for JavaScript to use: this page uses none, and left in they would keep alive what they call.
const classes = /^export class (\w+) \{[^]*?^\}\n(if \(Symbol\.dispose\) \1\.[^\n]*\n)?/gm;
const finalizations = /^const \w+Finalization = [^;]*;\n/gm;
writeFileSync(glue, readFileSync(glue, 'utf8').replace(classes, '').replace(finalizations, ''));

// What the glue never calls is no root: with it goes all that only it needs.
const text = bundle();
const called = exported().filter((name) => text.includes(name));
const graph = join(folder, 'exports.json');
const roots = called.map((name) => ({ name, export: name }));
writeFileSync(graph, JSON.stringify([{ name: 'page', root: true, reaches: called }, ...roots]));
tool('wasm-metadce', file, `--graph-file=${graph}`);
smaller(file);
unlinkSync(graph);
const wasmName = replace(wasm, readFileSync(file));

// And the glue need not offer what the WebAssembly no longer asks for.
const offered = /^ {8}(__\w+): function\([^]*?^ {8}\},\n/gm;
const asked = new Set(imports(join(folder, wasmName)).map((each) => each.name));
const lean = readFileSync(glue, 'utf8').replace(offered, (entry, name) => (asked.has(name) ? entry : ''));
writeFileSync(glue, lean.replaceAll(wasm.name, wasmName));
replace(script, Buffer.from(bundle()));
rmSync(loader, { force: true });
writeFileSync(page, html);

// The importer, a worker of its own: its parts get names with their hash, and its loader, whose name the page knows, names them.
const importer = join(folder, 'importer_bg.wasm');
smaller(importer);
const parts = {
  wasm: hashed('importer_bg.wasm', readFileSync(importer), 'importer'),
  script: hashed('importer.js', transformSync(readFileSync(join(folder, 'importer.js'), 'utf8'), { minify: true }).code, 'importer'),
};
const importerLoader = join(folder, 'importer_loader.js');
const named = readFileSync(importerLoader, 'utf8')
  .replace(/importer[\w-]*\.js/, parts.script)
  .replace(/importer[\w-]*_bg\.wasm/, parts.wasm);
writeFileSync(importerLoader, named);

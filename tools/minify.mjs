// Makes a release build smaller, after Trunk has built it.
//
// JavaScript: Trunk's minifier cannot read what wasm-bindgen wrote, esbuild can; of its exports only the function that
// starts the page is kept. WebAssembly: functions that libraries export, but that this JavaScript never calls, go. File
// names and integrity follow the new contents.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

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
  const renamed = name.replace(/-[0-9a-f]+(?=(_bg)?\.)/, `-${hash('sha256').digest('hex').slice(0, 16)}`);
  writeFileSync(join(folder, name), contents);
  renameSync(join(folder, name), join(folder, renamed));
  html = html.replaceAll(name, renamed).replaceAll(integrity, `sha384-${hash('sha384').digest('base64')}`);
  return renamed;
}

const wasm = linked(/rel="?preload/);
const script = linked(/rel="?modulepreload/);
const { outputFiles } = buildSync({
  stdin: { contents: `export { default } from './${script.name}'`, resolveDir: folder },
  bundle: true,
  format: 'esm',
  minify: true,
  legalComments: 'none',
  write: false,
});
const text = outputFiles[0].text;

const file = join(folder, wasm.name);
const called = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file)))
  .map((each) => each.name)
  .filter((name) => text.includes(name));
const graph = join(folder, 'exports.json');
const small = join(folder, 'small.wasm');
writeFileSync(
  graph,
  JSON.stringify([
    { name: 'page', root: true, reaches: called },
    ...called.map((name) => ({ name, export: name })),
  ]),
);
const tool = (name, ...words) => execFileSync(`node_modules/.bin/${name}`, words, { stdio: ['ignore', 'ignore', 'inherit'] });
tool('wasm-metadce', file, '-all', `--graph-file=${graph}`, '-o', small);
tool('wasm-opt', small, '-all', '-Oz', '--strip-target-features', '-o', small);
const wasmName = replace(wasm, readFileSync(small));
execFileSync('rm', [graph, small]);
replace(script, Buffer.from(text.replaceAll(wasm.name, wasmName)));
writeFileSync(page, html);

#!/bin/sh
# Renames the integrity attribute of the WebAssembly preload, after every build: a browser does not check it there but
# warns about it. boot.js reads it from data-integrity and has it checked.
set -eu
page=$TRUNK_STAGING_DIR/index.html
sed -e 's/\(<link [^>]*as="\{0,1\}fetch[^>]*[ "]\)\(integrity=\)/\1data-\2/g' \
  -e 's/\(<link [^>]* \)\(integrity=[^>]*as="\{0,1\}fetch\)/\1data-\2/g' "$page" >"$page.new"
mv "$page.new" "$page"

# Trunk's loader of the importer passes the address in a way that wasm-bindgen warns about, and does not say it to the page
# when the importer does not come.
loader=$TRUNK_STAGING_DIR/importer_loader.js
sed -e 's/wasm_bindgen(\("[^"]*"\))/wasm_bindgen({module_or_path:\1}).catch(why => setTimeout(() => { throw why }))/' "$loader" >"$loader.new"
mv "$loader.new" "$loader"

# What was compiled to be cut, with the feature `split`, has to be cut.
if grep -q __wasm_split "$TRUNK_STAGING_DIR"/tls-rehearsal*.js; then
  node tools/release.mjs
fi

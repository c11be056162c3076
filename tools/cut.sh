#!/bin/sh
# Says in target/cut, before every build, whether a release can be cut into parts: build.rs has it compiled so only then.
set -eu
tools=${CARGO_HOME:-$HOME/.cargo}/bin
answer=yes
for needed in "$tools/wasm-split-cli" "$tools/wasm-bindgen" node_modules/esbuild node_modules/binaryen; do
  [ -e "$needed" ] || answer=no
done
mkdir -p target
# Written only where it is another answer: Cargo looks at its time.
[ "$(cat target/cut 2>/dev/null)" = "$answer" ] || echo "$answer" >target/cut

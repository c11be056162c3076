#!/usr/bin/env bash
# Installs what this project needs and this machine lacks, and nothing else.
#
#   tools/setup.sh [serve|dist|test]
#
# serve: Rust that builds for WebAssembly, Trunk, wasm-bindgen. dist: also wasm-split and wasm-opt. test (the default): also the
# lints, a browser and axe-core, and the TLS stacks that the engine is compared with. Run again, it does nothing. The
# rest of the project only knows tools/env.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/env.sh
. tools/env.sh

trunk_version=0.21.14
# Beside wasm_split_helpers in Cargo.lock: both are of 0.2.
split_version=0.2.4
wasm=wasm32-unknown-unknown
log=target/setup.log
case ${1-test} in
  serve) level=1 ;;
  dist) level=2 ;;
  test) level=3 ;;
  *) echo "usage: tools/setup.sh [serve|dist|test]" >&2; exit 2 ;;
esac

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
# Runs a command with its output in the log.
quietly() {
  mkdir -p target
  "$@" >"$log" 2>&1 </dev/null
}
no_answer() {
  grep -qE 'Could not resolve|Failed to fetch|failed to (download|fetch)|dns error|spurious network error|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|Failed to establish a new connection' "$log"
}
# A step that has to work: one sentence if it doesn't. The log ends up on the screen only where nobody could open it.
must() {
  local what=$1
  shift
  quietly "$@" && return
  if [ -n "${CI-}" ]; then tail -n 30 "$log" >&2; fi
  if no_answer; then
    die "$what got no answer: connect this machine to the network and run this again ($log has the details)."
  fi
  die "$what failed; $log says why."
}
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Links a program as the release build does, so that the target, its standard library and its linker are known to work.
wasm_works() {
  have cargo && have rustc && mkdir -p target &&
    echo 'fn main() {}' | rustc --crate-name probe --target "$wasm" -C lto=fat -o target/probe.wasm - >/dev/null 2>&1
}
# What is missing: in words, as Debian packages, and why.
missing=() packages=() reasons=()
lack() {
  missing+=("$1")
  reasons+=("$1: $2")
  shift 2
  packages+=("$@")
}

have cc || lack "a C compiler" "cargo links with it" gcc libc6-dev
debian_rust=
if ! wasm_works; then
  if have rustup && have cargo; then
    say "rustup target add $wasm: the page is WebAssembly"
    # It downloads for some seconds, or is refused at once, or waits for ever behind a firewall.
    if have timeout; then limit=(timeout 120); else limit=(); fi
    quietly ${limit[@]+"${limit[@]}"} rustup target add "$wasm" || true
  fi
  if ! wasm_works; then
    debian_rust=yes
    lack "Rust with the $wasm target (https://rustup.rs)" "the page is WebAssembly"
    { have lld-22 && [ -d /usr/lib/rustlib/src ] && [ -x /usr/bin/cargo ]; } ||
      packages+=(rustc-web cargo-web rust-web-src lld-22)
  fi
fi
if [ $level = 3 ]; then
  # With Debian's Rust only its own clippy and rustfmt will do.
  if [ -n "$debian_rust" ]; then
    [ -x /usr/bin/cargo-clippy ] || lack "clippy" "the tests begin with its lints" rust-web-clippy
    [ -x /usr/bin/cargo-fmt ] || lack "rustfmt" "the tests begin with its check" rustfmt-web
  elif ! cargo clippy --version >/dev/null 2>&1 || ! cargo fmt --version >/dev/null 2>&1; then
    say "rustup component add clippy rustfmt: the tests begin with their checks"
    { have rustup && quietly rustup component add clippy rustfmt; } ||
      lack "clippy and rustfmt" "the tests begin with their checks" rust-web-clippy rustfmt-web
  fi
  [ -n "${CHROMIUM-}" ] || lack "Chromium or Chrome (CHROMIUM may name it)" "the tests drive the page in it" chromium
  ! have dpkg || [ -e /usr/share/fonts/truetype/liberation ] || [ -e /usr/share/fonts/truetype/liberation2 ] ||
    lack "the Liberation fonts" "without a font the browser measures no text" fonts-liberation
  stacks="the engine is compared with it"
  have openssl || lack "OpenSSL" "$stacks" openssl
  { have gnutls-serv && have gnutls-cli; } || lack "GnuTLS's programs" "$stacks" gnutls-bin
  # On some systems javac is there to say that there is none.
  javac -version >/dev/null 2>&1 || lack "a JDK" "$stacks" default-jdk-headless
  python3 -c 'import ensurepip, ssl, venv' 2>/dev/null ||
    lack "Python with venv" "$stacks" python3 python3-venv
fi
if [ $level -ge 2 ]; then
  have node || lack "Node.js" "wasm-opt runs in it" nodejs
  have npm || lack "npm" "wasm-opt and axe-core are npm packages" npm
fi

if [ ${#missing[@]} -gt 0 ] && ! have apt-get; then
  list=$(printf ', %s' "${missing[@]}")
  die "This machine lacks ${list:2}: install that and run this again (only on Debian this script does it for you)."
fi
if [ ${#packages[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] || have sudo || die "Run this as root, or install sudo: it has to install ${packages[*]}."
  for reason in "${reasons[@]}"; do say "$reason"; done
  say "apt-get install ${packages[*]}"
  must "apt-get update" as_root apt-get -o DPkg::Lock::Timeout=300 update
  # apt-get update succeeds without a network too.
  if no_answer && ! apt-cache show "${packages[@]}" >/dev/null 2>&1; then
    die "apt-get got no answer: connect this machine to the network and run this again."
  fi
  if [ -n "$debian_rust" ] && ! apt-cache show rust-web-src lld-22 >/dev/null 2>&1; then
    die "This system has no package of a Rust that builds for $wasm: install Rust from https://rustup.rs and run this again."
  fi
  must "apt-get install" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${packages[@]}"
fi

if [ -n "$debian_rust" ]; then
  hash -r
  if have rustup; then
    say "rustup override set web: Debian's Rust, for this folder only"
    must "rustup" rustup toolchain link web /usr
    must "rustup" rustup override set web
  fi
  lib=$(rustc --print target-libdir --target "$wasm")
  host=$(rustc -vV | sed -n 's/^host: //p')
  if ! wasm_works; then
    say "rust-lld: Debian's lld under the name by which rustc calls its own"
    as_root mkdir -p "$(rustc --print sysroot)/lib/rustlib/$host/bin" "$lib"
    as_root ln -sf "$(command -v lld-22)" "$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld"
  fi
  if ! wasm_works; then
    say "the standard library for $wasm, built from Debian's source: Debian has no package of it (1 minute)"
    rm -rf target/std
    mkdir -p target/std/src
    printf '[package]\nname = "stdlib"\nedition = "2024"\n[workspace]\n' >target/std/Cargo.toml
    : >target/std/src/lib.rs
    # embed-bitcode: Cargo leaves it out by default, and the release build's link-time optimisation needs it.
    must "Building the standard library" env RUSTC_BOOTSTRAP=1 RUSTFLAGS="-C embed-bitcode=yes" CARGO_TARGET_DIR=target/std/target \
      cargo rustc --manifest-path target/std/Cargo.toml --release -Zbuild-std=std,panic_abort,panic_unwind,test \
      --target "$wasm" --crate-type rlib
    rm -f target/std/target/"$wasm"/release/deps/libstdlib-*
    as_root rm -f "$lib"/*.rlib # those of an older compiler would be in the way
    as_root cp target/std/target/"$wasm"/release/deps/*.rlib "$lib/"
    # Cargo does not notice that what it built for this target needs the older library.
    rm -rf target/std "${CARGO_TARGET_DIR:-target}/$wasm"
  fi
  wasm_works || die "Debian's Rust still does not build for $wasm."
fi

# Built fast rather than to be fast: half the time, and nobody notices the difference in what they do here.
install_tool() {
  local optimisation=$1
  shift
  must "cargo install $1" env CARGO_PROFILE_RELEASE_OPT_LEVEL="$optimisation" CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=true \
    CARGO_TARGET_DIR=target/tools cargo install "$@"
  rm -rf target/tools
}
[ -e Cargo.lock ] || die "Cargo.lock is missing: it says which wasm-bindgen to install."
bindgen_version=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
[ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $bindgen_version" ] || {
  say "wasm-bindgen $bindgen_version, as in Cargo.lock: it writes the JavaScript between the page and its WebAssembly (3 minutes)"
  # Without its default features, which are only for a remote WebDriver.
  install_tool 1 wasm-bindgen-cli --version "$bindgen_version" --no-default-features
}
[ "$(trunk --version 2>/dev/null)" = "trunk $trunk_version" ] || {
  say "trunk $trunk_version: it builds and serves the page (5 minutes)"
  install_tool 0 trunk --version "$trunk_version" --locked
}

split="wasm_split_cli_support $split_version"
if [ $level -ge 2 ] && ! grep -q "\"$split " "${CARGO_HOME:-$HOME/.cargo}/.crates.toml" 2>/dev/null; then
  say "$split: it makes tabs that are not needed to open the page files of their own (2 minutes)"
  install_tool 1 wasm_split_cli_support --version "$split_version" --locked --features build-binary
fi

if [ $level -ge 2 ] && ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
  say "npm ci: wasm-opt and esbuild make a release smaller, axe-core checks the page's accessibility, scorm-again is an LMS for its packages"
  must "npm ci" npm ci
  touch node_modules/.package-lock.json
fi

venv=target/stacks/venv
if [ $level = 3 ] && ! [ $venv/installed -nt tests/stacks/requirements.txt ]; then
  say "pip install: tlslite-ng still speaks SSL 3.0, Debian has no package of it"
  rm -rf $venv
  must "python3 -m venv" python3 -m venv $venv
  must "pip install" $venv/bin/pip install --disable-pip-version-check -r tests/stacks/requirements.txt
  touch $venv/installed
fi

# Every target does its own set-up first. `make help` lists them.
PORT ?= 8080
# The most that HTML, CSS, JavaScript and WebAssembly may cost over the network, in kB (1 kB = 1000 bytes).
BUDGET_KB := 245

SHELL := bash
# Sourced by each recipe: the tools that set-up installed.
env := . tools/env.sh &&
wasm := wasm32-unknown-unknown

.NOTPARALLEL:
.PHONY: help setup serve test lint unit lessons e2e stacks stacks-long fuzz dist size bench pictures clean

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## /\1\t/p' Makefile | expand -t 13

serve: ## build the page and serve it at http://127.0.0.1:8080/ (PORT=8081 make serve: at another port)
	@tools/setup.sh serve
	@echo "The page will be at http://127.0.0.1:$(PORT)/ as soon as it is built; Ctrl-C ends it."
	@$(env) exec trunk serve --dist target/serve --port $(PORT)

test: lint unit stacks e2e ## everything that has to pass: formatting, lints, tests, real TLS stacks, release build, tests in a browser

lint: setup ## formatting and lints, of the pure half and of the page
	@$(env) set -ex; cargo fmt --check
	@$(env) set -ex; cargo clippy --locked --all-targets --no-default-features --features e2e,stacks -- -D warnings
	@$(env) set -ex; cargo clippy --locked --lib --bin tls-rehearsal --bin importer --examples --target $(wasm) -- -D warnings

unit: setup ## the tests of the pure half
	@$(env) set -ex; cargo test --locked --no-default-features

# Pairs of acts, and sequences of chance, in each variant.
SEARCH := 400
lessons: setup ## prove every lesson, and look for shorter ways and ways around the story (minutes)
	@$(env) set -ex; cargo run --locked --release --no-default-features --bin rehearse -- lesson prove --search $(SEARCH)

e2e: setup dist ## the tests of the release build in a browser
	@$(env) set -ex; cargo test --locked --no-default-features --features e2e --test e2e

stacks: setup ## the engine beside OpenSSL, GnuTLS, Java, Python and tlslite-ng: 1,700 pairs (half a minute)
	@$(env) set -ex; cargo test --locked --no-default-features --features stacks --test stacks -- --nocapture

stacks-long: setup ## the same with 7,900 pairs (3 minutes)
	@$(env) set -ex; STACKS=long cargo test --locked --no-default-features --features stacks --test stacks -- --nocapture

# Seconds for each target.
FUZZ_SECONDS := 60
fuzz: setup ## fuzz every reader of what people bring in, a minute each (needs g++; installs cargo-fuzz and a nightly compiler)
	@$(env) command -v cargo-fuzz >/dev/null || cargo install --locked cargo-fuzz
	@$(env) rustup toolchain list | grep -q nightly || rustup toolchain install nightly --profile minimal
	@$(env) for target in import terraform templates hello link hours lesson; do \
		cargo +nightly fuzz run $$target -- -max_total_time=$(FUZZ_SECONDS) -max_len=65536 || exit 1; done

dist: ## the release build, for any static host, in dist/
	@tools/setup.sh dist
	@$(env) set -ex; trunk build --release --features split

size: dist ## what the release build costs over the network; fails over the budget
	@$(env) node tools/size.mjs dist $(BUDGET_KB)

bench: setup dist ## the benchmarks: the engine natively and in a browser, the release build in a browser
	@$(env) set -ex; CRITERION_HOME=target/bench/native cargo bench --locked --no-default-features --bench engine -- \
		--quiet --noplot --warm-up-time 0.5 --measurement-time 1
	@$(env) set -ex; cargo bench --locked --no-default-features --bench memory
	@$(env) set -ex; cargo build --locked --release --target $(wasm) --example engine
	@$(env) set -ex; wasm-bindgen --target web --no-typescript --out-dir target/bench \
		"$${CARGO_TARGET_DIR:-target}/$(wasm)/release/examples/engine.wasm"
	@cp benches/in_browser.html target/bench/index.html
	@$(env) set -ex; cargo run --locked --release --no-default-features --features e2e --example bench

pictures: setup dist ## pictures of every tab in target/pictures/, and those of the README
	@$(env) set -ex; cargo run --locked --no-default-features --features e2e --example pictures

setup: ## install what is missing (the others call it)
	@tools/setup.sh

clean: ## remove everything that was built or installed here
	rm -rf dist node_modules target

//! Has a release of the page cut into parts where the tool for it is installed; without it the page is one file.

use std::env;
use std::path::PathBuf;

/// What `tools/minify.mjs` cuts with; `tools/setup.sh` installs it.
const TOOLS: [&str; 2] = ["bin/wasm-split-cli", "bin/wasm-bindgen"];
const PACKAGES: [&str; 2] = ["node_modules/esbuild", "node_modules/binaryen"];

fn main() {
    println!("cargo::rustc-check-cfg=cfg(split)");
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let is_page = is("CARGO_CFG_TARGET_FAMILY", "wasm") && env::var("CARGO_FEATURE_WEB").is_ok();
    if !is_page || !is("PROFILE", "release") {
        return;
    }
    let home = env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or(home);
    let Some(cargo) = cargo else { return };
    let mut needed: Vec<_> = TOOLS.iter().map(|tool| cargo.join(tool)).collect();
    needed.extend(PACKAGES.map(PathBuf::from));
    for file in &needed {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    if needed.iter().all(|file| file.exists()) {
        println!("cargo::rustc-cfg=split");
        // The tool follows what refers to what.
        println!("cargo::rustc-link-arg-bin=tls-rehearsal=--emit-relocs");
    }
}

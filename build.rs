//! Asks the linker for what wasm-split needs, where the page is built to be cut.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_page = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    if is_page && env::var("CARGO_FEATURE_SPLIT").is_ok() {
        // The tool follows what refers to what.
        println!("cargo::rustc-link-arg-bin=tls-rehearsal=--emit-relocs");
    }
}

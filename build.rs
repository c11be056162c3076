//! Has a release of the page cut into parts where `tools/cut.sh` found the tools for it; without them it is one file.

use std::{env, fs};

/// What `tools/cut.sh` answers, which Trunk calls before every build.
const ANSWER: &str = "target/cut";

fn main() {
    println!("cargo::rustc-check-cfg=cfg(split)");
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let is_page = is("CARGO_CFG_TARGET_FAMILY", "wasm") && env::var("CARGO_FEATURE_WEB").is_ok();
    if !is_page || !is("PROFILE", "release") {
        return;
    }
    println!("cargo::rerun-if-changed={ANSWER}");
    if fs::read_to_string(ANSWER).is_ok_and(|answer| answer.trim() == "yes") {
        println!("cargo::rustc-cfg=split");
        // The tool follows what refers to what.
        println!("cargo::rustc-link-arg-bin=tls-rehearsal=--emit-relocs");
    }
}

//! The page in a real Chromium, as people and screen readers find it. `make dist` builds what is tested here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "the benchmark and the pictures use the rest")]
mod browser;
mod code;
mod devtools;
mod keys;
mod server;

mod acts;
mod adverse;
mod anything;
mod builder;
mod builder_files;
mod everywhere;
mod impact;
mod import;
mod links;
mod lms;
mod packages;
mod planning;
mod reached;
mod rollout;
mod sequences;
mod settings;
mod tiers;
mod training;
mod training_again;
mod training_axe;
mod training_presenter;
mod training_trainers;

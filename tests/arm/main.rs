//! ARM templates, Bicep and what the management API answers are read as far as their files decide them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

mod answers;
mod bicep;
mod broken;
mod cases;
mod files;
mod functions;
mod law;
mod modules;
mod recorded;
mod templates;
mod text;

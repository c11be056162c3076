//! Terraform is read as far as its files decide it, and what they do not decide is never taken for off or for a default.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

mod cases;
mod law;
mod modules;
mod plans;
mod resources;
mod text;
mod values;

//! Scans are read in the shapes that tools write, and what is of no use is refused by its own name.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

mod offered;
mod shapes;
mod support;
mod unusable;

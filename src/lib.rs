//! TLS Rehearsal: rehearse a TLS change to Azure API Management before you make it.
//!
//! A model of the portal's "Protocols + ciphers" page. It simulates; it talks to no Azure.
//!
//! The pure half knows no browser, reads no clock and draws no random number:
//!
//! - [`domain`]: what exists and what may change, with the source of every rule;
//! - [`tls`]: what a handshake does;
//! - [`rollout`]: what happens after Save, as an immutable plan;
//! - [`codec`]: how it is written down;
//! - [`verdict`]: what linters say of it, and whether they are right;
//! - [`app`]: one [`Model`](app::Model), changed by one [`update`](app::update);
//! - [`lesson`]: what can be taught with it, as a fold over acts;
//! - [`words`]: every sentence about a domain value.
//!
//! Behind the feature `web` stand the browser's edge (`web`) and the views (`ui`).

pub mod app;
pub mod codec;
pub mod domain;
pub mod lesson;
pub mod rollout;
pub mod tls;
pub mod verdict;
pub mod words;

#[cfg(feature = "web")]
pub mod ui;
#[cfg(feature = "web")]
pub mod web;

//! The page in a real Chromium, as people and screen readers find it. `make dist` builds what is tested here.

mod browser;
mod devtools;
mod server;

mod everywhere;
mod links;
mod rollout;
mod settings;
mod tiers;

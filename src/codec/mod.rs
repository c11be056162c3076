//! How it is written down. Uses the domain and the rollout.

pub mod keys;
pub mod link;
pub mod patch;

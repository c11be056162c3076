//! How it is written down. Uses the domain, the handshakes and the rollout.

pub mod drift;
pub mod export;
pub mod fleet;
pub mod hours;
pub mod icalendar;
pub mod import;
pub mod imported;
pub mod json;
pub mod keys;
pub mod kind;
pub mod lines;
pub mod link;
pub mod name;
pub mod patch;
pub mod reply;
pub mod svg;
pub mod tokens;

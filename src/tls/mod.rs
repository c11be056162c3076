//! What a handshake does: pasted hellos read, one client and one server compared, and whole fleets judged. Uses the domain.

pub mod catalogue;
pub mod fleet;
pub mod gateway;
pub mod harden;
pub mod hello;
pub mod impact;
pub mod negotiate;
pub mod openssl;
pub mod outcome;
pub mod own;
pub mod party;
pub mod possible;
pub mod preset;
pub mod profile;
pub mod reach;
mod reader;
pub mod registry;
mod ssl2;
mod step;
pub mod suite_names;
pub mod suites;
pub mod trace;
pub mod traffic;
pub mod unsure;
pub mod usage;
pub mod weaker;

pub use fleet::Fleet;
pub use negotiate::negotiate;

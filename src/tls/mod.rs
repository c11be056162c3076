//! What a handshake does. Uses the domain.

pub mod hello;
pub mod negotiate;
pub mod outcome;
pub mod party;
pub mod registry;

pub use negotiate::negotiate;

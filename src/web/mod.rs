//! The browser's edge: one clock, one store, links and storage. Holds no rule.

pub mod clock;
pub mod persist;
pub mod store;
pub mod theme;

pub use store::Store;

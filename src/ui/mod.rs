//! What is seen.

pub mod app;
pub mod later;
pub mod panels;
pub mod parts;

pub use app::mount;

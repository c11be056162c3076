//! What is seen: a folder for each view of the page, one for the frame around them, one for controls without domain knowledge.

pub mod code;
pub mod frame;
pub mod impact;
pub mod later;
pub mod parts;
pub mod rollout;
pub mod settings;
pub mod tiers;
pub mod training;

pub use frame::app::mount;

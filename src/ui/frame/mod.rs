//! What stands around every view.

pub mod app;
pub mod context;
pub mod draft;
pub mod drops;
pub mod footer;
pub mod header;
pub mod instance;
pub mod keys;
pub mod pieces;
pub mod share;
pub mod source;
pub mod tier_picker;
pub mod toast;
pub mod welcome;

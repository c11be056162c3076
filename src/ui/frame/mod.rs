//! What stands around every view.

pub mod announcements;
pub mod app;
pub mod header;
pub mod instance;
pub mod pending;
pub mod share;
pub mod source;

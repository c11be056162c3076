//! The parts of the page, one file each.

pub mod announcements;
pub mod ciphers;
pub mod code;
pub mod consequences;
pub mod followup;
pub mod forecast;
pub mod header;
pub mod impact;
pub mod impact_summary;
pub mod instance;
pub mod pane;
pub mod pending;
pub mod planning;
pub mod protocols;
pub mod rest_call;
pub mod rollout;
pub mod setting_row;
pub mod settings;
pub mod share;
pub mod source;
pub mod tiers;
pub mod timeline;

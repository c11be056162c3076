//! What exists and what may change. Uses nothing else of this crate.

pub mod beside;
pub mod capability;
pub mod changes;
pub mod cipher;
pub mod compare;
pub mod config;
pub mod conflict;
pub mod edition;
pub mod gateway;
pub mod initial;
pub mod instance;
pub mod lockout;
pub mod order;
pub mod partial;
pub mod posture;
pub mod protocol;
pub mod refused;
pub mod renegotiation;
pub mod setting;
pub mod source;
pub mod tier;
pub mod warning;

pub use beside::{Beside, Certainty};
pub use cipher::CipherSuite;
pub use config::Config;
pub use edition::Edition;
pub use gateway::{Gateway, GatewayKind};
pub use instance::{Certificate, Channel, Created, Instance, Origin};
pub use lockout::check_edit;
pub use order::order;
pub use partial::Partial;
pub use protocol::{Protocol, Side};
pub use setting::Setting;
pub use source::{Cited, Confidence, Source};
pub use tier::{Platform, Tier};

//! What happens after Save. Uses the domain.

pub mod followup;
pub mod forecast;
pub mod lanes;
pub mod plan;
pub mod seed;
pub mod time;

pub use plan::Plan;
pub use seed::Seed;
pub use time::{SimTime, Span, Speed};

//! What happens after Save. Uses the domain and the fleet.

pub mod assumed;
pub mod budget;
pub mod calendar;
pub mod calls;
pub mod chart;
pub mod compared;
pub mod course;
pub mod draw;
pub mod drawing;
pub mod fates;
pub mod followup;
pub mod forecast;
pub mod lanes;
pub mod minutes;
pub mod operation;
pub mod picture;
pub mod plan;
pub mod rehearsal;
pub mod seed;
pub mod survey;
pub mod time;
pub mod week;

pub use assumed::Assumed;
pub use plan::Plan;
pub use rehearsal::Rehearsal;
pub use seed::Seed;
pub use time::{SimTime, Span, Speed};

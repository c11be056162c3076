//! What a person can do. Uses everything before it.

pub mod checks;
pub mod clock;
pub mod code;
pub mod draft;
pub mod fleet;
pub mod forecasts;
pub mod hardening;
pub mod history;
pub mod intent;
pub mod listing;
pub mod look;
pub mod model;
pub mod notice;
pub mod outlook;
pub mod plot;
pub mod rehearse;
pub mod roster;
pub mod row;
pub mod run;
pub mod scale;
pub mod seen;
pub mod stage;
pub mod state;
pub mod suites;
pub mod typed;
pub mod understood;
pub mod update;
pub mod watched;
pub mod world;

pub use intent::Intent;
pub use model::Model;
pub use notice::Notice;
pub use row::Row;
pub use run::Run;
pub use update::update;

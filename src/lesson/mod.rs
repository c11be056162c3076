//! A lesson: a place in the simulator, and a list of things that must be true. Uses everything before it; the page loads it when
//! training begins.

pub mod act;
pub mod act_read;
pub mod answers;
pub mod catalogue;
pub mod check;
pub mod class;
pub mod condition;
pub mod cursor;
pub mod draft;
pub mod event;
pub mod examined;
pub mod file;
mod judge;
pub mod kept;
pub mod member;
pub mod names;
pub mod node;
pub mod package;
pub mod packed;
pub mod perform;
pub mod play;
pub mod proof;
pub mod proposal;
pub mod qr;
pub mod question;
pub mod range;
pub mod record;
pub mod results;
pub mod retrieval;
pub mod run;
pub mod score;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod sight;
pub mod start;
pub mod texts;
pub mod trim;
pub mod variables;
mod variant;

pub use act::Act;
pub use condition::{Condition, Miss, Mode, Place};
pub use cursor::Fault;
pub use file::Lesson;
pub use run::{News, Run};

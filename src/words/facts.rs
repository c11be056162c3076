//! What is set for the rollout, as sentences with their values in bold.

use super::checks::objective;
use super::number::{minutes, moment};
use super::piece::Piece;
use super::rehearse::value;
use crate::app::Model;
use crate::rollout::rehearsal::Field;

/// What a person set, a few words each.
pub type Facts = Vec<Vec<Piece>>;

fn set(model: &Model, field: Field) -> Piece {
    Piece::strong(value(field, field.of(&model.rehearsal())))
}

/// The objective.
pub fn budget(model: &Model) -> Facts {
    let rehearsal = model.rehearsal();
    vec![
        vec![Piece::plain("Objective "), Piece::strong(objective(model))],
        vec![
            Piece::strong(format!("{} %", rehearsal.objective.spent)),
            Piece::plain(" spent already"),
        ],
        vec![
            Piece::plain("callers fixed after "),
            Piece::strong(super::budget::days(rehearsal.objective.fix_days)),
        ],
    ]
}

/// The window.
pub fn window(model: &Model) -> Facts {
    let window = model.rehearsal().window;
    vec![
        vec![Piece::plain("From "), Piece::strong(moment(window.opens()))],
        vec![Piece::plain("for "), Piece::strong(minutes(window.length * 60))],
    ]
}

/// When somebody notices.
pub fn notice(model: &Model) -> Facts {
    vec![vec![
        Piece::plain("Somebody notices after "),
        Piece::strong(minutes(model.rehearsal().notice * 60)),
    ]]
}

/// The tail, and the seed that is compared with.
pub fn tail(model: &Model) -> Facts {
    vec![
        vec![Piece::plain("A tail in "), set(model, Field::TailPercent), Piece::plain(" of 100")],
        vec![Piece::plain("up to "), set(model, Field::TailMinutes), Piece::plain(" minutes")],
        vec![Piece::plain("seed "), set(model, Field::Seed)],
    ]
}

/// When calls come.
pub fn calls(model: &Model) -> Facts {
    vec![
        vec![Piece::plain("Calls by "), set(model, Field::Shape)],
        vec![Piece::plain("where callers are: "), set(model, Field::Callers)],
    ]
}

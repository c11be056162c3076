//! What was saved, and what became of it.

use super::miss::Miss;
use super::predicates::Flag;
use crate::app::Model;
use crate::lesson::names::At;
use crate::lesson::sight::Sight;

/// Something was saved, and is over.
pub(super) fn settled(_: &Flag, _: At, sight: &Sight<'_>) -> Result<(), Miss> {
    let model = sight.model;
    match model.current().filter(|run| !run.is_over()) {
        Some(run) => Err(Miss::Running(run.plan.end())),
        None if model.saves() == 0 => Err(Miss::NothingSaved),
        None => Ok(()),
    }
}

/// The last rollout went back.
pub(super) fn rolled_back(_: &Flag, _: At, sight: &Sight<'_>) -> Result<(), Miss> {
    if went_back(sight.model) { Ok(()) } else { Err(Miss::NotRolledBack) }
}

/// Did the last rollout undo an earlier one, by whichever button?
fn went_back(model: &Model) -> bool {
    let [earlier @ .., last] = model.runs() else { return false };
    earlier.iter().any(|run| {
        run.plan.before() == last.plan.after()
            && run.plan.after() == last.plan.before()
            && run.plan.instance() == last.plan.instance()
    })
}

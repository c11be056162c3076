//! What was saved, and what became of it.

use super::miss::Miss;
use super::predicates::{Form, Main};
use crate::app::Model;
use crate::lesson::cursor::{Cursor, Fault};
use crate::lesson::names::At;
use crate::lesson::node::Node;
use crate::lesson::sight::Sight;

/// Something was saved, and is over.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled;

/// The last rollout went back.
#[derive(Clone, Debug, PartialEq)]
pub struct RolledBack;

impl Main for Settled {
    const FORM: Form = Form::Flag;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        cursor.set().map(|()| Self)
    }

    fn write(&self) -> Node {
        Node::Flag(true)
    }

    fn check(&self, _: At, sight: &Sight<'_>) -> Result<(), Miss> {
        let model = sight.model;
        match model.current().filter(|run| !run.is_over()) {
            Some(run) => Err(Miss::Running(run.plan.end())),
            None if model.saves() == 0 => Err(Miss::NothingSaved),
            None => Ok(()),
        }
    }
}

impl Main for RolledBack {
    const FORM: Form = Form::Flag;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        cursor.set().map(|()| Self)
    }

    fn write(&self) -> Node {
        Node::Flag(true)
    }

    fn check(&self, _: At, sight: &Sight<'_>) -> Result<(), Miss> {
        if went_back(sight.model) { Ok(()) } else { Err(Miss::NotRolledBack) }
    }
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

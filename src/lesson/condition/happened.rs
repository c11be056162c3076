//! What has happened, and what was answered.

use super::miss::Miss;
use super::predicates::{Form, Main};
use crate::lesson::cursor::{Cursor, Fault};
use crate::lesson::event::{AN_EVENT, Event};
use crate::lesson::names::At;
use crate::lesson::node::Node;
use crate::lesson::question::Answered;
use crate::lesson::sight::Sight;

/// Most events that a condition names.
const EVENTS_MAX: usize = 12;

/// All of this has happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Saw(pub Vec<Event>);

/// A question is answered rightly.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers(pub String);

impl Main for Saw {
    const FORM: Form = Form::Events;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        let one = |cursor: &Cursor<'_>| {
            Event::read(cursor.text(AN_EVENT)?).ok_or_else(|| cursor.expected(AN_EVENT))
        };
        let events = if let Node::List(_) = cursor.node {
            cursor.list(1, EVENTS_MAX)?.iter().map(one).collect::<Result<_, _>>()?
        } else {
            vec![one(cursor)?]
        };
        Ok(Self(events))
    }

    fn write(&self) -> Node {
        match self.0.as_slice() {
            [event] => Node::text(event.to_string()),
            events => Node::texts(events.iter().map(Event::to_string)),
        }
    }
}

/// All of this has happened.
pub(super) fn saw(saw: &Saw, _: At, sight: &Sight<'_>) -> Result<(), Miss> {
    let open = saw.0.iter().find(|event| !sight.seen.contains(event));
    open.map_or(Ok(()), |event| Err(Miss::Unseen(event.clone())))
}

impl Main for Answers {
    const FORM: Form = Form::Question;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        cursor.id("a question of the lesson").map(|id| Self(id.to_owned()))
    }

    fn write(&self) -> Node {
        Node::text(&self.0)
    }
}

/// A question is answered rightly.
pub(super) fn answered(answers: &Answers, _: At, sight: &Sight<'_>) -> Result<(), Miss> {
    let answered = sight.answers.iter().find(|(question, _)| *question == answers.0);
    match answered.map(|(_, answered)| answered) {
        Some(Answered { right: true, .. }) => Ok(()),
        other => Err(Miss::Unanswered {
            question: answers.0.clone(),
            wrong: other.and_then(|answered| answered.last.clone()),
        }),
    }
}

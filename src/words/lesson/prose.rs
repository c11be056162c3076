//! The texts of a lesson, with what the variant and the page say filled in.

use super::statement::{member, named};
use crate::app::Model;
use crate::lesson::Run;
use crate::lesson::member::built_in;
use crate::lesson::node::Node;
use crate::lesson::question::{Question, Shape};
use crate::lesson::settings::Which;
use crate::lesson::sight::Ask;
use crate::lesson::texts::{Part, Prose};
use crate::words::list;
use crate::words::number::number;
use crate::words::piece::Piece;

/// The paragraphs of a text.
pub fn prose(prose: &Prose, run: &Run, model: &Model, ask: Option<Ask<'_>>) -> Vec<Vec<Piece>> {
    let mut paragraphs = vec![Vec::new()];
    for part in &prose.0 {
        let piece = match part {
            Part::Paragraph => {
                paragraphs.push(Vec::new());
                continue;
            }
            Part::Text(text, false) => Piece::plain(text),
            Part::Text(text, true) => Piece::code(text),
            Part::Name(name, code) => filled(name, *code, run),
            Part::Value(value) => {
                let known = value.of(&run.sight(model, ask));
                Piece::plain(known.map_or_else(|_| "…".to_owned(), number))
            }
            Part::Answer(id) => Piece::plain(answer(id, run, model, ask)),
        };
        if let Some(last) = paragraphs.last_mut() {
            last.push(piece);
        }
    }
    paragraphs
}

/// A text of one paragraph.
pub fn line(text: &Prose, run: &Run, model: &Model) -> Vec<Piece> {
    prose(text, run, model, None).into_iter().flatten().collect()
}

/// What a variant says, as people read it: settings and members by their names.
fn filled(name: &str, code: bool, run: &Run) -> Piece {
    let names = &run.variant().names;
    let value = match names.iter().find(|(known, _)| known == name) {
        Some((_, Node::Text(text))) => text.clone(),
        Some((_, node)) => node.to_string(),
        None => String::new(),
    };
    if code {
        return Piece::code(value);
    }
    let is_member = || built_in(&value).is_some();
    Piece::plain(match Which::named(&value) {
        Some(which) => named(which),
        None if is_member() => member(&value),
        None => value,
    })
}

/// The right answer to a question, as people read it.
fn answer(id: &str, run: &Run, model: &Model, ask: Option<Ask<'_>>) -> String {
    let Some(question) = run.variant().question(id) else { return String::new() };
    let answered = run.answered(id);
    let right = if answered.right { answered.last } else { question.right(&run.sight(model, ask)) };
    right.map_or_else(|| "…".to_owned(), |right| said(question, &right))
}

/// An answer as people read it, where the model says how its options are called.
pub fn said(question: &Question, answer: &str) -> String {
    let parts: Vec<String> = match question.shape() {
        Shape::Number => vec![answer.parse().map_or_else(|_| answer.to_owned(), number)],
        Shape::Member | Shape::Members => answer.split(',').map(member).collect(),
        Shape::Setting => {
            let name = |word| Which::named(word).map_or_else(|| word.to_owned(), named);
            answer.split(',').map(name).collect()
        }
        Shape::One | Shape::Many | Shape::Order => answer.split(',').map(str::to_owned).collect(),
    };
    list(&parts)
}

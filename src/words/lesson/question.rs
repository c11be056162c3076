//! Questions: what is asked, how options are called, and what is said of an answer.

use super::prose::{line, said};
use crate::app::Model;
use crate::lesson::Run;
use crate::lesson::question::{Question, Shape};
use crate::lesson::texts::Texts;
use crate::words::piece::Piece;
use crate::words::plural;

/// The question.
pub fn asked(texts: &Texts, run: &Run, model: &Model, question: &Question) -> Vec<Piece> {
    texts.question(&question.id).map(|text| line(&text.ask, run, model)).unwrap_or_default()
}

/// An option, as it is called.
pub fn option(
    texts: &Texts,
    run: &Run,
    model: &Model,
    question: &Question,
    id: &str,
) -> Vec<Piece> {
    let text = texts.question(&question.id);
    let option = text.and_then(|text| text.options.iter().find(|(option, _)| option == id));
    match option.and_then(|(_, option)| option.label.as_ref()) {
        Some(label) => line(label, run, model),
        None => vec![Piece::plain(said(question, id))],
    }
}

/// What is said after an answer: of the options that were chosen wrongly, or, once it is right, of every one.
pub fn explained(texts: &Texts, run: &Run, model: &Model, question: &Question) -> Vec<Vec<Piece>> {
    let answered = run.answered(&question.id);
    let (Some(text), Some(last)) = (texts.question(&question.id), &answered.last) else {
        return Vec::new();
    };
    if answered.early {
        return vec![vec![Piece::plain("There is nothing to read this from yet.")]];
    }
    let whole = if answered.right { &text.right } else { &text.wrong };
    let mut lines: Vec<_> = whole.iter().map(|text| line(text, run, model)).collect();
    let chosen = |id: &String| last.split(',').any(|part| part.trim() == id);
    let right = question.right(&run.sight(model, None)).unwrap_or_default();
    let is_right = |id: &String| right.split(',').any(|part| part == id);
    let mut has_chosen_wrongly = false;
    for (id, option) in &text.options {
        let is_told = answered.right || chosen(id) && !is_right(id);
        let Some(why) = option.why.as_ref().filter(|_| is_told) else { continue };
        has_chosen_wrongly |= !answered.right;
        let mut pieces = vec![];
        if answered.right || question.shape() != Shape::One {
            pieces = self::option(texts, run, model, question, id);
            pieces.push(Piece::plain(": "));
        }
        pieces.extend(line(why, run, model));
        lines.push(pieces);
    }
    let is_some = matches!(question.shape(), Shape::Many | Shape::Members);
    if !answered.right && !has_chosen_wrongly && is_some {
        let missing = right.split(',').filter(|id| !chosen(&(*id).to_owned())).count();
        let text = format!("{missing} {} missing.", plural(missing, "is", "are"));
        lines.push(vec![Piece::plain(text)]);
    }
    lines
}

//! A lesson under way: goals, Check, hints.

use super::miss::miss;
use super::prose::{line, prose};
use crate::app::Model;
use crate::lesson::Run;
use crate::lesson::check::{Checked, Hint};
use crate::lesson::condition::Mode;
use crate::lesson::run::News;
use crate::lesson::texts::Texts;
use crate::words::piece::{Piece, unmarked};

/// The text of a goal, by its position.
pub fn goal(texts: &Texts, run: &Run, model: &Model, at: usize) -> Vec<Piece> {
    let goal = run.variant().goals.get(at);
    let text = goal.and_then(|goal| texts.goal(&goal.id));
    text.map(|text| line(&text.text, run, model)).unwrap_or_default()
}

/// What is said once after an act: goals that are met, limits that are broken or hold again.
pub fn news(texts: &Texts, run: &Run, model: &Model, news: &News) -> Option<String> {
    let named = |at: &usize| unmarked(&goal(texts, run, model, *at));
    let mut said = Vec::new();
    for at in &news.broken {
        said.push(format!("Limit broken: {}. Undo takes it back; a star is gone.", named(at)));
    }
    for at in &news.repaired {
        said.push(format!("The limit holds again: {}.", named(at)));
    }
    for at in &news.met {
        said.push(format!("Goal met: {}.", named(at)));
    }
    for at in &news.unmet {
        said.push(format!("Open again: {}.", named(at)));
    }
    if said.is_empty() {
        return None;
    }
    let goals = run.variant().goals.iter().zip(&run.record().goals);
    let met = goals.filter(|(_, standing)| standing.met).count();
    said.push(format!("{met} of {}.", run.variant().goals.len()));
    Some(said.join(" "))
}

/// What Check has found.
pub fn checked(texts: &Texts, run: &Run, model: &Model, checked: &Checked) -> Vec<Piece> {
    let Checked::Missed { goal: at, limit, miss: missing, again, .. } = checked else {
        return vec![Piece::plain("Solved: all goals are met.")];
    };
    let id = run.variant().goals.get(*at).map(|goal| goal.id.clone()).unwrap_or_default();
    let own = texts.goal(&id).and_then(|text| text.miss.as_ref()).filter(|_| !limit);
    let mut pieces = own.map(|own| line(own, run, model)).unwrap_or_default();
    if !pieces.is_empty() {
        pieces.push(Piece::plain(" "));
    }
    if *limit {
        pieces.push(Piece::plain("Limit broken: "));
        pieces.extend(goal(texts, run, model, *at));
        pieces.push(Piece::plain(". "));
    }
    let said = miss(missing);
    pieces.push(Piece::plain(said.first));
    if let Some(second) = said.second.filter(|_| *again) {
        pieces.push(Piece::plain(format!(" {second}")));
    }
    if *limit {
        pieces.push(Piece::plain(" Undo takes it back; a star is gone."));
    }
    pieces
}

/// A hint that was taken: the first may be the goal's own.
pub fn hint(texts: &Texts, run: &Run, model: &Model, hint: &Hint) -> Vec<Vec<Piece>> {
    let own = hint.goal.as_ref().filter(|_| hint.number == 0);
    let own = own.and_then(|goal| texts.goal(goal)?.hint.as_ref());
    let text = own.or_else(|| texts.hints.get(hint.number));
    text.map(|text| prose(text, run, model, None)).unwrap_or_default()
}

/// When a goal has to be true, in a word or two.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Now => "at Check",
        Mode::Once => "once",
        Mode::Always => "at any time",
    }
}

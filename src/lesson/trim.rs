//! Acts as somebody would write them who knew from the beginning where they lead.

use std::sync::Arc;

use super::act::Act;
use super::check::Checked;
use super::file::Lesson;
use super::perform::Files;
use super::play::play;
use super::sight::Ask;
use crate::app::Model;

/// The same acts, without what was taken back, what came before starting over, and time that passes before it is skipped.
pub fn tidied(lesson: &Arc<Lesson>, acts: &[Act]) -> Vec<Act> {
    let page = |acts: &[Act]| play(lesson, 0, &Files::new(), 0, acts, None).map(|(_, model)| model);
    let mut kept: Vec<Act> = Vec::new();
    for act in settled(acts) {
        if act == Act::Reset {
            kept.clear();
        } else if act == Act::Undo {
            kept = taken_back(kept, &page);
        } else {
            kept.push(act);
        }
    }
    let passes = |at: usize| is_passing(&kept[at], &kept[at + 1..]);
    let meant = (0..kept.len()).filter(|at| !passes(*at)).map(|at| kept[at].clone());
    let mut meant: Vec<Act> = meant.collect();
    meant.dedup_by(|next, act| matches!(act, Act::Tab(_)) && next == act);
    meant
}

/// Is it time that passes, and is it later all the same?
fn is_passing(act: &Act, after: &[Act]) -> bool {
    let looks = |act: &&Act| {
        matches!(act, Act::Tab(_) | Act::Pause | Act::Resume | Act::Speed(_) | Act::Show(_))
    };
    let next = after.iter().find(|act| !looks(act));
    let goes_on = matches!(next, Some(Act::Clock(_) | Act::End | Act::Seek(_) | Act::Watch(_)));
    matches!(act, Act::Clock(_)) && goes_on
}

/// The same, where what takes back was not itself taken back.
fn settled(acts: &[Act]) -> Vec<Act> {
    let mut settled: Vec<Act> = Vec::new();
    for act in acts {
        match (settled.last(), act) {
            (Some(Act::Undo), Act::Redo) | (Some(Act::Reset), Act::Undo) => drop(settled.pop()),
            _ => settled.push(act.clone()),
        }
    }
    settled
}

/// The acts without the one that Undo takes back; with Undo, where that is none of them alone.
fn taken_back(kept: Vec<Act>, page: &dyn Fn(&[Act]) -> Option<Model>) -> Vec<Act> {
    let with_undo = [kept.as_slice(), &[Act::Undo]].concat();
    let wanted = page(&with_undo);
    let leads_there = |acts: &[Act]| match (page(acts), &wanted) {
        (Some(is), Some(wanted)) => is_same(&is, wanted),
        (None, _) | (_, None) => false,
    };
    if leads_there(&kept) {
        return kept;
    }
    let without = |at: usize| [&kept[..at], &kept[at + 1..]].concat();
    let found = (0..kept.len()).rev().map(without).find(|acts| leads_there(acts));
    found.unwrap_or(with_undo)
}

fn is_same(one: &Model, other: &Model) -> bool {
    one.snapshot() == other.snapshot() && one.fleet().members == other.fleet().members
}

/// The same acts, without any that the goals do not need; all of them, where they do not solve the lesson.
pub fn needed(lesson: &Arc<Lesson>, acts: &[Act], ask: Ask<'_>) -> Vec<Act> {
    let solves = |acts: &[Act]| {
        let played = play(lesson, 0, &Files::new(), 0, acts, Some(ask));
        played.is_some_and(|(mut run, model)| {
            matches!(run.check(&model, Some(ask)), Checked::Solved(_))
        })
    };
    let mut needed = acts.to_vec();
    // From the end: what led to something comes before it.
    for at in (0..needed.len()).rev() {
        let mut less = needed.clone();
        less.remove(at);
        if solves(&less) {
            needed = less;
        }
    }
    needed
}

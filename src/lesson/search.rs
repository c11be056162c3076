//! Is there a shorter way, or one around the story? Looked for among pairs of acts and sequences of chance, within bounds.

use std::sync::Arc;

use super::act::{Act, Draft, Pane};
use super::check::Checked;
use super::class::splitmix;
use super::file::{Lesson, Variant};
use super::names::Named;
use super::perform::Files;
use super::play::play;
use super::settings::{Group, Which};
use super::sight::Ask;
use crate::app::world::Fact;
use crate::domain::{Certificate, Channel, Edition, GatewayKind, Setting, Side, Tier};
use crate::rollout::rehearsal::Field;
use crate::tls::preset::Preset;

/// How far to look.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bounds {
    /// Pairs of acts.
    pub pairs: usize,
    /// Sequences of chance.
    pub sequences: usize,
    /// Decides which.
    pub seed: u64,
}

/// A way that wins and is shorter than the solution, its answers left aside; `None` if none was found.
pub fn search(
    lesson: &Arc<Lesson>,
    variant: usize,
    files: &Files,
    bounds: Bounds,
    ask: Ask<'_>,
) -> Option<Vec<Act>> {
    let played = lesson.variant(variant)?;
    let answers: Vec<Act> =
        played.questions.iter().map(|one| Act::Answer(one.id.clone(), None)).collect();
    let doing = played.solution.iter().filter(|act| !matches!(act, Act::Answer(..))).count();
    let alphabet = alphabet(lesson, played);
    let wins = |acts: &[Act]| {
        let all: Vec<Act> = acts.iter().chain(&answers).cloned().collect();
        let played = play(lesson, variant, files, 0, &all, Some(ask));
        played.is_some_and(|(mut run, model)| {
            matches!(run.check(&model, Some(ask)), Checked::Solved(_))
        })
    };
    if doing > 2 {
        let pairs = alphabet.iter().flat_map(|one| alphabet.iter().map(move |other| [one, other]));
        for [one, other] in pairs.take(bounds.pairs) {
            let pair = [one.clone(), other.clone()];
            if wins(&pair) {
                return Some(pair.to_vec());
            }
        }
    }
    let mut state = bounds.seed;
    let mut draw = |below: usize| {
        state = splitmix(state);
        (state % below.max(1) as u64) as usize
    };
    for _ in 0..bounds.sequences {
        let length = draw(doing);
        let acts: Vec<Act> = (0..length).map(|_| alphabet[draw(alphabet.len())].clone()).collect();
        if wins(&acts) {
            return Some(acts);
        }
    }
    None
}

/// What somebody might try: the acts of the solution and of the ways that must not win, and everything like them.
fn alphabet(lesson: &Lesson, variant: &Variant) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    let mut add = |act: Act| {
        if !acts.contains(&act) && !matches!(act, Act::Answer(..)) {
            acts.push(act);
        }
    };
    variant.solution.iter().chain(variant.wrong.iter().flatten()).cloned().for_each(&mut add);
    [Act::Save, Act::End, Act::Discard, Act::Back].into_iter().for_each(&mut add);
    for preset in Preset::all() {
        add(Act::Adopt(Draft::Preset(preset)));
    }
    [Draft::Frontier(0), Draft::Kept(0)].map(Act::Adopt).into_iter().for_each(&mut add);
    for group in Group::all() {
        add(Act::Turn(Which::Group(group), false));
    }
    for side in Side::ALL {
        [Pane::Enable, Pane::Disable]
            .map(|pane| Act::Pane(side, pane))
            .into_iter()
            .for_each(&mut add);
    }
    let versions =
        Setting::ALL.into_iter().filter(|setting| !matches!(setting, Setting::Cipher(_)));
    versions.map(Act::Toggle).for_each(&mut add);
    for channel in Channel::ALL {
        add(Act::Channel(channel));
    }
    for length in [240, 10_080] {
        add(Act::Set(Field::WindowLength, length));
    }
    for fact in Fact::all().into_iter().filter(|fact| lesson.may.has(*fact)) {
        of_fact(fact).into_iter().for_each(&mut add);
    }
    acts
}

/// What may be changed of the world, changed.
fn of_fact(fact: Fact) -> Vec<Act> {
    match fact {
        Fact::Edition => Edition::ALL.map(Act::Edition).to_vec(),
        Fact::Tier => Tier::ALL.map(Act::Tier).to_vec(),
        Fact::Gateway => GatewayKind::ALL.map(Act::Gateway).to_vec(),
        Fact::Certificate => Certificate::ALL.map(Act::Certificate).to_vec(),
        Fact::Renegotiation => [true, false].map(Act::Renegotiation).to_vec(),
        Fact::Units => [1, 2, 4].map(Act::Units).to_vec(),
        Fact::Regions => [1, 2].map(Act::Regions).to_vec(),
        Fact::Created => crate::domain::Created::ALL.map(Act::Created).to_vec(),
        Fact::Origin => crate::domain::Origin::ALL.map(Act::Origin).to_vec(),
        Fact::Fleet => vec![Act::Empty, Act::Example],
        Fact::Own | Fact::Assumed | Fact::Objective | Fact::Imported | Fact::Link => Vec::new(),
    }
}

//! The words of a lesson's acts, frequent ones first: those that every lesson has, and its own.

use super::suspend::Words;
use crate::app::look::Screen;
use crate::codec::export::Format;
use crate::domain::{Setting, Tier};
use crate::lesson::Lesson;
use crate::lesson::act_read::FORMS;
use crate::lesson::names::{Moment, Named};
use crate::lesson::settings::Group;
use crate::rollout::operation::Operation;
use crate::rollout::rehearsal::Field;
use crate::tls::catalogue::catalogue;
use crate::tls::preset::Preset;

/// What is done most.
const FREQUENT: [&str; 30] = [
    "toggle", "clock", "seek", "tab", "open", "close", "answer", "save", "end", "hint", "check",
    "set", "undo", "redo", "watch", "format", "why", "pane", "client", "backend", "enable",
    "disable", "discard", "adopt", "off", "on", "try", "import", "take", "back",
];

/// The words of a lesson.
pub fn words(lesson: &Lesson) -> Words {
    let frequent = FREQUENT.map(str::to_owned).into_iter();
    let presets = all::<Preset>().map(|preset| format!("preset:{preset}"));
    let steps = ["frontier", "kept"].into_iter();
    let steps = steps.flat_map(|kind| (0..8).map(move |at| format!("{kind}:{at}")));
    let members = catalogue().iter().map(|entry| entry.profile.facts().id.to_string());
    let words = frequent
        .chain(own(lesson))
        .chain(FORMS.iter().map(|(verb, _)| (*verb).to_owned()))
        .chain(all::<Screen>())
        .chain(all::<Setting>())
        .chain(all::<Moment>())
        .chain(all::<Field>())
        .chain(all::<Format>())
        .chain(all::<Operation>())
        .chain(all::<Group>())
        .chain(presets)
        .chain(steps)
        .chain(all::<Tier>())
        .chain(members);
    Words::new(words)
}

fn all<T: Named>() -> impl Iterator<Item = String> {
    T::all().into_iter().map(|value| value.word().to_owned())
}

/// The words of what its author wrote: questions and options, files, solutions and wrong ways.
fn own(lesson: &Lesson) -> impl Iterator<Item = String> {
    let variants = lesson.variants.iter();
    variants.flat_map(|variant| {
        let questions = variant.questions.iter();
        let questions = questions
            .flat_map(|question| std::iter::once(question.id.clone()).chain(question.options()));
        let files = variant.files.iter().map(|(name, _)| name.clone());
        let acts = variant.solution.iter().chain(variant.wrong.iter().flatten());
        let acts = acts.flat_map(|act| {
            let text = act.to_string();
            text.split([' ', ',']).map(str::to_owned).collect::<Vec<_>>()
        });
        questions.chain(files).chain(acts).collect::<Vec<_>>()
    })
}

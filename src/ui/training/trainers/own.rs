//! A lesson from a file: read, proven, and begun; or where it is wrong, and what was expected there.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::Blob;

use crate::lesson::Run;
use crate::lesson::catalogue::{Opened, open_file};
use crate::lesson::perform::Files;
use crate::lesson::play::Surveys;
use crate::lesson::proof::{Flaw, prove};
use crate::ui::parts::{Button, Callout, FileButton, Look, Tone, said};
use crate::ui::training::school::School;
use crate::web::{files, importer, next_frame};
use crate::words::lesson::{flaw, line};
use crate::words::piece::unmarked;
use crate::words::training_trainers as words;

/// What came of a file.
#[derive(Clone)]
enum Came {
    /// It is no lesson, and why not.
    Refused(String),
    /// It is one: its title, and what was found while it was played.
    Lesson(Opened, String, Vec<String>),
}

/// A button for a file, and what came of it.
#[component]
pub fn OwnLesson() -> impl IntoView {
    let came = RwSignal::new(None::<Came>);
    let take = move |chosen: Vec<Blob>| {
        let Some(file) = chosen.into_iter().next() else { return };
        let name = files::name(&file);
        let unread = words::unreadable(&name);
        let done = move |text: String| match open_file(&text) {
            Err(fault) => came.set(Some(Came::Refused(words::refused(&name, &fault)))),
            Ok(opened) => spawn_local(async move {
                let proven = proven(opened).await;
                came.try_set(Some(proven));
            }),
        };
        files::read(&file, done, move || came.set(Some(Came::Refused(unread.clone()))));
    };
    view! {
        <div class="stack trainers__part">
            <div class="buttons">
                <FileButton label=words::open_lesson() take />
            </div>
            <div aria-live="polite">
                {move || came.get().map(|came| match came {
                    Came::Refused(text) => view! { <Callout tone=Tone::Danger text /> }.into_any(),
                    Came::Lesson(opened, title, flaws) => view! { <Found opened title flaws /> }.into_any(),
                })}
            </div>
        </div>
    }
}

#[component]
fn Found(
    /// The lesson.
    opened: Opened,
    /// Its title.
    title: String,
    /// What was found while it was played.
    flaws: Vec<String>,
) -> impl IntoView {
    let school = School::of_page();
    let lesson = &opened.lesson;
    let goals = lesson.variant(0).map_or(0, |variant| variant.goals.len());
    let about = words::about_lesson(lesson.minutes, goals, lesson.variants.len());
    let proof = words::proven(flaws.len());
    let flaws = flaws.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    let begin = move || {
        school.begin_opened(opened.clone());
    };
    view! {
        <div class="stack">
            <Callout tone=Tone::Note text=words::opened(&title) />
            <p class="small">{about} " " {said(move || proof.clone())}</p>
            <ul class="small trainers__flaws">{flaws}</ul>
            <Button label=words::begin_lesson().to_owned() look=Look::Primary press=begin />
        </div>
    }
}

/// Plays its solutions and wrong ways, and says what does not go as it should.
async fn proven(opened: Opened) -> Came {
    next_frame().await;
    let mut read = Vec::new();
    for variant in &opened.lesson.variants {
        read.push(importer::read_all(&variant.files).await);
    }
    let files = |variant: usize| read.get(variant).cloned().unwrap_or_else(|| Ok(Files::new()));
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    let (faults, _) = prove(&opened.lesson, &files, &ask);
    let flaws = faults.iter().map(|fault| flaw(&opened.lesson, fault)).collect();
    let start = faults.iter().any(|fault| matches!(fault.flaw, Flaw::Start(_)));
    let run = Run::start(Arc::clone(&opened.lesson), 0, files(0).unwrap_or_default(), 0);
    match run {
        Some((run, model)) if !start => {
            let title = line(&opened.texts.title, &run, &model);
            Came::Lesson(opened, unmarked(&title), flaws)
        }
        Some(_) | None => Came::Refused(flaws.join(" ")),
    }
}

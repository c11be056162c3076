//! The lesson as the learner sees it, while its texts are written.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use crate::lesson::Run;
use crate::lesson::condition::Mode;
use crate::lesson::draft::Draft;
use crate::lesson::perform::Files;
use crate::ui::frame::pieces::{paragraphs, pieces};
use crate::words::lesson::{goal, line, prose};
use crate::words::piece::Piece;
use crate::words::training_builder as words;
use crate::words::training_tab::{goals as goals_name, hint_of, limit};

type Lines = Vec<Vec<Piece>>;

/// What is read in a lesson.
#[derive(Clone, PartialEq)]
struct Read {
    title: Vec<Piece>,
    story: Lines,
    goals: Vec<(Vec<Piece>, bool)>,
    hints: Vec<Lines>,
    debrief: Lines,
}

fn read(draft: &Draft) -> Option<Read> {
    let opened = draft.filled().open().ok()?;
    let texts = &opened.texts;
    let (run, model) = Run::start(Arc::clone(&opened.lesson), 0, Files::new(), 0)?;
    let goals = run.variant().goals.iter().enumerate();
    let goals = goals.map(|(at, one)| (goal(texts, &run, &model, at), one.mode == Mode::Always));
    Some(Read {
        title: line(&texts.title, &run, &model),
        story: prose(&texts.story, &run, &model, None),
        goals: goals.collect(),
        hints: texts.hints.iter().map(|hint| prose(hint, &run, &model, None)).collect(),
        debrief: prose(&texts.debrief, &run, &model, None),
    })
}

/// The preview.
#[component]
pub fn Preview() -> impl IntoView {
    let desk = Desk::of_page();
    let shown = Memo::new(move |_| desk.draft.with(read));
    let inside = move || {
        shown.get().map_or_else(
        || view! { <p class="small quiet builder__unseen">{words::no_preview()}</p> }.into_any(),
        |read| {
            let goals = read.goals.iter().map(|(text, is_limit)| view! {
                <li class="goal">
                    <span class="goal__dot"></span>
                    <span>{pieces(text)}</span>
                    {is_limit.then(|| view! { <span class="goal__now">{limit()}</span> })}
                </li>
            }).collect_view();
            let all = read.hints.len();
            let hints = read.hints.iter().enumerate().map(|(at, lines)| view! {
                <div class="hint"><strong>{hint_of(at + 1, all)}</strong>{paragraphs(lines)}</div>
            }).collect_view();
            view! {
                <div class="lesson__head"><p class="lesson__title">{pieces(&read.title)}</p></div>
                <div class="lesson__text">{paragraphs(&read.story)}</div>
                <ul class="goals" aria-label=goals_name()>{goals}</ul>
                <div class="lesson__foot">
                    {hints}
                    <div class="builder__after"><strong>{words::after_it()}</strong>{paragraphs(&read.debrief)}</div>
                </div>
            }
            .into_any()
        },
    )
    };
    view! {
        <section class="lesson builder__preview" aria-label=words::preview()>
            <p class="label builder__over">{words::preview()}</p>
            {inside}
        </section>
    }
}

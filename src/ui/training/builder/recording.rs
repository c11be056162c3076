//! What is recorded, beside the whole page: that it is, what it has so far, and Stop.

use leptos::prelude::*;

use super::desk::Desk;
use crate::lesson::draft::Draft;
use crate::ui::parts::{Button, Look, focus, said};
use crate::ui::training::whose::Built;
use crate::words::lesson::act;
use crate::words::training_builder as words;

/// The region "Recording".
#[component]
pub fn Recording(
    /// What is recorded.
    built: Built,
) -> impl IntoView {
    let desk = Desk::of_page();
    request_animation_frame(|| focus("lesson-title"));
    let lines = Memo::new(move |_| {
        desk.draft.with(|draft: &Draft| match built {
            Built::Solution | Built::Played => draft.solution.clone(),
            Built::Shown(acts) => draft.solution.iter().take(acts).cloned().collect(),
            Built::Way(way) => draft.wrong.get(way).cloned().unwrap_or_default(),
        })
    });
    let (title, over, line, stop) = match built {
        Built::Solution | Built::Played => (
            words::solution().to_owned(),
            words::recording(),
            words::recording_line(),
            words::stop(),
        ),
        Built::Way(way) => {
            (words::way(way + 1), words::recording(), words::recording_way_line(), words::stop())
        }
        Built::Shown(acts) => {
            (words::played_to(acts), words::looking(), words::looking_line(), words::back())
        }
    };
    let records = !matches!(built, Built::Shown(_));
    let list = move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="lesson__text small quiet">{words::nothing_yet()}</p> }
                .into_any();
        }
        let line = |line: String| {
            let told = line.parse().map(|one| act(&one)).unwrap_or(line);
            view! { <li>{told}</li> }
        };
        let items = lines.into_iter().map(line).collect_view();
        view! { <ol class="recording__acts small" aria-label=words::acts()>{items}</ol> }.into_any()
    };
    view! {
        <section class="lesson recording" role="region" aria-label=words::recording()>
            <div class="lesson__head">
                <div class="lesson__over">
                    <span class="recording__sign" data-records=records.then_some("true")>{over}</span>
                </div>
                <h2 class="lesson__title" id="lesson-title" tabindex="-1">{title}</h2>
            </div>
            <div class="lesson__text">
                <p>{line}</p>
                {records.then(|| view! { <p class="small quiet">{words::recording_sign()}</p> })}
                <Button label=stop.to_owned() look=Look::Primary press=move || desk.stop() />
            </div>
            <p class="visually-hidden" role="status">
                {said(move || lines.with(|lines| lines.last().cloned().unwrap_or_default()))}
            </p>
            {list}
        </section>
    }
}

//! The step "Texts": what the learner reads.

use leptos::prelude::*;

use super::Step;
use super::desk::Desk;
use super::faults::Faults;
use super::preview::Preview;
use super::written::Written;
use crate::lesson::draft::Draft;
use crate::lesson::examined::Spot;
use crate::lesson::texts::HINTS_MAX;
use crate::words::training_builder as words;

/// The step "Texts".
#[component]
pub fn Texts() -> impl IntoView {
    let desk = Desk::of_page();
    let text = move |of: fn(&Draft) -> &String| {
        Signal::derive(move || desk.draft.with(|draft| of(draft).clone()))
    };
    let put = move |to: fn(&mut Draft) -> &mut String| {
        Callback::new(move |text: String| desk.change(|draft| *to(draft) = text))
    };
    let taken = Memo::new(move |_| {
        desk.draft
            .with(|draft| draft.taken().map(|goal| goal.id.clone()).enumerate().collect::<Vec<_>>())
    });
    let goal = move |(at, id): (usize, String)| {
        let key = StoredValue::new(id);
        let value = Signal::derive(move || {
            desk.draft.with(|draft| {
                let goal = key.with_value(|id| draft.goals.iter().find(|goal| goal.id == *id));
                goal.map(|goal| goal.text.clone()).unwrap_or_default()
            })
        });
        let change = Callback::new(move |text: String| {
            key.with_value(|id| desk.change_goal(id, |goal| goal.text = text));
        });
        view! { <Written label=words::goal_text(at + 1) value change /> }
    };
    let hint = move |at: usize| {
        let value = Signal::derive(move || {
            desk.draft.with(|draft| draft.hints.get(at).cloned().unwrap_or_default())
        });
        let change = Callback::new(move |text: String| {
            desk.change(|draft| {
                if draft.hints.len() <= at {
                    draft.hints.resize(at + 1, String::new());
                }
                draft.hints[at] = text;
            })
        });
        view! { <Written label=words::hint(at + 1) value rows=2 change /> }
    };
    view! {
        <Step number=5 id="builder-texts" title=words::texts() line=words::texts_line()>
            <Faults spot=Spot::Texts />
            <div class="builder__texts">
                <div class="builder__fields">
                    <Written label=words::title() value=text(|draft| &draft.title) change=put(|draft| &mut draft.title) />
                    <Written label=words::story() value=text(|draft| &draft.story) rows=6 change=put(|draft| &mut draft.story) />
                    <For each=move || taken.get() key=Clone::clone children=goal />
                    {(0..HINTS_MAX).map(hint).collect_view()}
                    <Written label=words::debrief() value=text(|draft| &draft.debrief) rows=4 change=put(|draft| &mut draft.debrief) />
                </div>
                <Preview />
            </div>
        </Step>
    }
}

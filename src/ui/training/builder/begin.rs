//! The first step: how the lesson begins, and what of its world may change.

use std::sync::Arc;

use leptos::prelude::*;

use super::Step;
use super::desk::Desk;
use super::faults::Faults;
use crate::app::world::Fact;
use crate::lesson::Run;
use crate::lesson::draft::Draft;
use crate::lesson::examined::Spot;
use crate::lesson::names::Named;
use crate::lesson::node::Node;
use crate::lesson::perform::Files;
use crate::ui::parts::{Button, Callout, Check, Look, Tone, said};
use crate::words::training_builder as words;

/// How it begins, in a sentence.
fn told(draft: &Draft) -> Option<String> {
    let start = draft.start.as_ref()?;
    let lesson = draft.to_record(words::recording()).ok()?.lesson;
    let (_, model) = Run::start(Arc::clone(&lesson), 0, Files::new(), 0)?;
    let turned = |name: &str| match start.get(name) {
        Some(Node::List(items)) => items.len(),
        Some(_) | None => 0,
    };
    Some(words::start(&model, turned("live"), turned("draft")))
}

/// The step "Start".
#[component]
pub fn Begin() -> impl IntoView {
    let desk = Desk::of_page();
    let start = Memo::new(move |_| desk.draft.with(|draft| draft.start.clone()));
    let told = Memo::new(move |_| {
        start.with(|start| told(&Draft { start: start.clone(), ..Draft::default() }))
    });
    let label = Signal::derive(move || {
        let is_first = start.with(Option::is_none);
        if is_first { words::take_page() } else { words::take_page_again() }.to_owned()
    });
    let facts = Fact::all().into_iter().map(move |fact| {
        let word = fact.word();
        let ticked =
            Signal::derive(move || desk.draft.with(|draft| draft.may.iter().any(|it| it == word)));
        let press = move |on: bool| {
            desk.change(|draft| {
                draft.may.retain(|each| each != word);
                if on {
                    draft.may.push(word.to_owned());
                }
            })
        };
        view! { <Check label=words::fact(fact) ticked press /> }
    });
    view! {
        <Step number=1 id="builder-start" title=words::begin() line=words::begin_line()>
            <p class="builder__told">
                {said(move || told.get().unwrap_or_else(|| words::no_start().to_owned()))}
            </p>
            {move || desk.left.with(|left| (!left.is_empty()).then(|| {
                view! { <Callout tone=Tone::Caution text=words::left(left) /> }
            }))}
            <div class="buttons">
                <Button label look=Look::Small press=move || desk.take_page() />
            </div>
            <Faults spot=Spot::Start />
            <fieldset class="builder__may">
                <legend class="label">{words::may()}</legend>
                <div class="builder__facts">{facts.collect_view()}</div>
                <p class="small quiet">{words::may_hint()}</p>
            </fieldset>
        </Step>
    }
}

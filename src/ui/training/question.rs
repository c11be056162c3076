//! A question as a form: one, some, an order, a number. Always explained.

use leptos::prelude::*;

use super::asks::Asks;
use super::school::Active;
use crate::app::Model;
use crate::lesson::question::{Question, Shape};
use crate::ui::frame::pieces::{paragraphs, pieces};
use crate::ui::parts::{Button, Line, Look, Sign, focus, said};
use crate::words::lesson as said_of;
use crate::words::piece::{Piece, unmarked};
use crate::words::training_tab as words;

/// The id of a question's form.
pub fn form_id(question: &str) -> String {
    format!("question-of-{question}")
}

/// A question of the lesson.
#[component]
pub fn QuestionForm(
    /// Which.
    question: Question,
    /// Of whom it is asked.
    asks: Asks,
) -> impl IntoView {
    let shape = question.shape();
    let id = question.id.clone();
    let question = StoredValue::new(question);
    let answered = Memo::new(move |_| question.with_value(|it| asks.answered(&it.id)));
    let asked = move || {
        asks.read(|active, model| {
            pieces(&question.with_value(|it| said_of::asked(&active.texts, &active.run, model, it)))
        })
    };
    // Shuffled anew after each wrong answer.
    let order = Memo::new(move |_| {
        let shown =
            |active: &Active, _: &Model| question.with_value(|it| active.run.shown_options(it));
        asks.read(shown).unwrap_or_default()
    });
    let chosen = RwSignal::new(Vec::<String>::new());
    Effect::new(move |_| {
        let shown = order.get();
        chosen.set(if shape == Shape::Order { shown } else { Vec::new() });
    });
    let explained = move || {
        answered.get();
        asks.read(|active, model| {
            let lines =
                question.with_value(|it| said_of::explained(&active.texts, &active.run, model, it));
            let lines = paragraphs(&lines);
            let state = answered.with(|it| it.last.is_some().then(|| words::answer_state(it)));
            view! {
                {state.map(|state| view! { <p><strong>{state}</strong></p> })}
                {lines}
            }
        })
    };
    let options = move || {
        let shown = if shape == Shape::Order { chosen.get() } else { order.get() };
        let last = shown.len().saturating_sub(1);
        let name = format!("question-{}", question.with_value(|it| it.id.clone()));
        let option = |(at, option): (usize, String)| {
            let label = untrack(|| {
                asks.read(|active, model| {
                    question.with_value(|it| {
                        said_of::option(&active.texts, &active.run, model, it, &option)
                    })
                })
            });
            let label = label.unwrap_or_default();
            let plain = unmarked(&label);
            match shape {
                Shape::Order => ordered(chosen, at, last, &label, &plain),
                Shape::One | Shape::Member | Shape::Setting => {
                    choice("radio", &name, option, &label, chosen)
                }
                Shape::Many | Shape::Members => choice("checkbox", &name, option, &label, chosen),
                Shape::Number => ().into_any(),
            }
        };
        let list = shown.into_iter().enumerate().map(option).collect_view();
        match shape {
            Shape::Order => view! { <ol class="question__options">{list}</ol> }.into_any(),
            Shape::Number => {
                let value = Signal::derive(move || {
                    chosen.with(|it| it.first().cloned().unwrap_or_default())
                });
                view! {
                    <Line
                        label=words::in_digits().to_owned()
                        value
                        short=true
                        change=move |text: String| chosen.set(vec![text])
                    />
                }
                .into_any()
            }
            Shape::One | Shape::Many | Shape::Member | Shape::Members | Shape::Setting => {
                view! { <div class="question__options">{list}</div> }.into_any()
            }
        }
    };
    let is_over = move || answered.with(|it| it.right || (asks.is_once() && it.waits));
    let answer = move || {
        let answer = match shape {
            // As people write numbers.
            Shape::Number => chosen.with_untracked(|it| {
                it.concat().chars().filter(char::is_ascii_digit).collect::<String>()
            }),
            Shape::One
            | Shape::Many
            | Shape::Order
            | Shape::Member
            | Shape::Members
            | Shape::Setting => chosen.with_untracked(|it| it.join(",")),
        };
        let id = question.with_value(|it| it.id.clone());
        asks.answer(&id, &answer);
        // What ends it takes its button away.
        if untrack(is_over) {
            request_animation_frame(move || focus(&form_id(&id)));
        }
    };
    let locked = Signal::derive(move || answered.with(|it| it.right || it.waits));
    view! {
        <fieldset
            class="question"
            id=form_id(&id)
            tabindex="-1"
            data-right=move || answered.with(|it| it.right).then_some("true")
        >
            <legend>{asked}</legend>
            {move || (!is_over()).then(|| view! {
                {options}
                <div class="buttons">
                    <Button label=words::answer_it().to_owned() look=Look::Small locked press=answer />
                    {move || answered.with(|it| it.waits).then(|| view! {
                        <span class="small quiet">{said(|| words::answer_waits().to_owned())}</span>
                    })}
                </div>
            })}
            <div class="question__said" aria-live="polite">{explained}</div>
        </fieldset>
    }
}

fn choice(
    kind: &'static str,
    name: &str,
    option: String,
    label: &[Piece],
    chosen: RwSignal<Vec<String>>,
) -> AnyView {
    let is_one = kind == "radio";
    let value = option.clone();
    let take = move |event| {
        let on = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|each| !is_one && *each != option);
            if on {
                chosen.push(option.clone());
            }
        });
    };
    view! {
        <label class="question__option">
            <input
                type=kind
                name=name.to_owned()
                prop:checked=move || chosen.with(|chosen| chosen.contains(&value))
                on:change=take
            />
            <span>{pieces(label)}</span>
        </label>
    }
    .into_any()
}

fn ordered(
    chosen: RwSignal<Vec<String>>,
    at: usize,
    last: usize,
    label: &[Piece],
    plain: &str,
) -> AnyView {
    let swap = move |with: usize| chosen.update(|chosen| chosen.swap(at, with));
    let (up, down) = (words::up(plain), words::down_by(plain));
    let raise = move || {
        if at > 0 {
            swap(at - 1);
        }
    };
    let lower = move || {
        if at < last {
            swap(at + 1);
        }
    };
    view! {
        <li class="question__option">
            <span>{pieces(label)}</span>
            <span class="question__moves">
                <Button label=up look=Look::Tool sign=Sign::Up locked=Signal::stored(at == 0)
                    press=raise />
                <Button label=down look=Look::Tool sign=Sign::Down locked=Signal::stored(at == last)
                    press=lower />
            </span>
        </li>
    }
    .into_any()
}

//! What is to be done: each goal with whether it is met, and what it is now.

use leptos::prelude::*;

use super::school::School;
use crate::lesson::condition::Mode;
use crate::ui::frame::pieces::pieces;
use crate::ui::parts::{Icon, Sign, said};
use crate::web::store::use_store;
use crate::words::lesson::{goal as text_of, now};
use crate::words::piece::Piece;
use crate::words::training_tab as words;

#[derive(Clone, PartialEq)]
struct Shown {
    text: Vec<Piece>,
    met: bool,
    limit: bool,
    now: String,
}

/// The list "Goals".
#[component]
pub fn Goals() -> impl IntoView {
    let school = School::of_page();
    let store = use_store();
    let goals = Memo::new(move |_| {
        school.active.with(|active| {
            let Some(active) = active else { return Vec::new() };
            let (run, texts) = (&active.run, &active.texts);
            let goals = run.variant().goals.iter().zip(&run.record().goals).enumerate();
            let shown = goals.map(|(at, (goal, standing))| Shown {
                text: store.read(|model| text_of(texts, run, model, at)),
                met: standing.met,
                limit: goal.mode == Mode::Always,
                now: match (&standing.miss, standing.met, standing.at_check) {
                    (_, false, true) => words::at_check().to_owned(),
                    (Some(missing), false, false) => now(missing),
                    _ => String::new(),
                },
            });
            shown.collect()
        })
    });
    let count = Memo::new(move |_| goals.with(Vec::len));
    let goal = move |at: usize| {
        let goal = Memo::new(move |_| goals.with(|goals| goals.get(at).cloned()));
        move || {
            goal.get().map(|goal| {
                let state = words::goal_state(goal.met, goal.limit);
                let now = goal.now.clone();
                view! {
                    <span class="goal__dot">{goal.met.then(|| view! { <Icon sign=Sign::Check /> })}</span>
                    <span>
                        <span class="visually-hidden">{state}</span>
                        {pieces(&goal.text)}
                    </span>
                    {goal.limit.then(|| view! { <span class="goal__now">{words::limit()}</span> })}
                    {(!now.is_empty()).then(|| view! { <span class="goal__now">{said(move || now.clone())}</span> })}
                }
            })
        }
    };
    let met = move |at: usize| goals.with(|goals| goals.get(at).is_some_and(|goal| goal.met));
    move || {
        let items = (0..count.get()).map(|at| {
            view! { <li class="goal" data-met=move || met(at).then_some("true")>{goal(at)}</li> }
        });
        view! { <ul class="goals" aria-label=words::goals()>{items.collect_view()}</ul> }
    }
}

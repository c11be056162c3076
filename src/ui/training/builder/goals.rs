//! The step "Goals": suggested, ticked, ordered, and changed.

use leptos::prelude::*;

use super::Step;
use super::condition::ConditionForm;
use super::desk::Desk;
use super::faults::Faults;
use crate::lesson::condition::{Condition, Mode};
use crate::lesson::cursor::Cursor;
use crate::lesson::draft::DraftGoal;
use crate::lesson::examined::Spot;
use crate::lesson::names::Named;
use crate::lesson::node::Node;
use crate::ui::parts::{Area, Button, Look, Select, Sign, focus, said};
use crate::words::lesson::statement;
use crate::words::training_builder as words;

/// What a new goal wants.
const NEW: &str = r#"{"settled":true}"#;

/// What a condition says, if it is one.
fn says(when: &str) -> Option<String> {
    let node = Node::read(when).ok()?;
    Condition::read(&Cursor::whole(&node)).ok().map(|condition| statement(&condition))
}

/// Another condition; words that nobody has written follow it.
fn rewrite(goal: &mut DraftGoal, when: String) {
    let is_own = !goal.text.is_empty() && Some(&goal.text) != says(&goal.when).as_ref();
    if let (false, Some(text)) = (is_own, says(&when)) {
        goal.text = text;
    }
    goal.when = when;
}

/// The step "Goals".
#[component]
pub fn Goals() -> impl IntoView {
    let desk = Desk::of_page();
    let ids = Memo::new(move |_| {
        desk.draft.with(|draft| draft.goals.iter().map(|goal| goal.id.clone()).collect::<Vec<_>>())
    });
    let is_done = Memo::new(move |_| desk.draft.with(|draft| draft.solution.is_empty()));
    let add = move || {
        desk.change(|draft| {
            let goal = DraftGoal {
                id: draft.free_id("goal"),
                mode: Mode::Now.word().to_owned(),
                when: NEW.to_owned(),
                text: says(NEW).unwrap_or_default(),
                is_taken: true,
            };
            draft.goals.push(goal);
        })
    };
    view! {
        <Step number=3 id="builder-goals" title=words::goals() line=words::goals_line()>
            <Faults spot=Spot::Goals />
            <ol class="builder__goals" aria-label=words::goals_list()>
                <For each=move || ids.get() key=Clone::clone children=move |id| view! { <Goal id /> } />
            </ol>
            <div class="buttons">
                <Button
                    label=words::suggest().to_owned()
                    look=Look::Small
                    sign=Sign::Bulb
                    locked=is_done
                    press=move || desk.suggest()
                />
                <Button label=words::add_goal().to_owned() look=Look::SmallQuiet press=add />
            </div>
        </Step>
    }
}

#[component]
fn Goal(
    /// Its name.
    id: String,
) -> impl IntoView {
    let desk = Desk::of_page();
    let key = StoredValue::new(id.clone());
    let goal = Memo::new(move |_| {
        desk.draft.with(|draft| {
            key.with_value(|id| draft.goals.iter().find(|goal| goal.id == *id).cloned())
                .unwrap_or_default()
        })
    });
    // Counted among those that are taken, as the proof counts them.
    let at = Memo::new(move |_| {
        desk.draft.with(|draft| key.with_value(|id| draft.taken().position(|goal| goal.id == *id)))
    });
    let change = move |change: &dyn Fn(&mut DraftGoal)| {
        key.with_value(|id| desk.change_goal(id, |goal| change(goal)));
    };
    let is_taken = Signal::derive(move || goal.with(|goal| goal.is_taken));
    let text = Memo::new(move |_| goal.with(|goal| goal.text.clone()));
    let says_so =
        Memo::new(move |_| goal.with(|goal| says(&goal.when)).filter(|says| *says != text.get()));
    let name = move |named: fn(&str) -> String| Signal::derive(move || named(&text.get()));
    let moves = move |by: isize| {
        desk.change(|draft| {
            let here = key.with_value(|id| draft.goals.iter().position(|goal| goal.id == *id));
            let there = here.and_then(|here| here.checked_add_signed(by));
            if let (Some(here), Some(there)) = (here, there.filter(|at| *at < draft.goals.len())) {
                draft.goals.swap(here, there);
            }
        });
        // What moves takes the focus along.
        let button =
            key.with_value(|id| format!("builder-{}-{id}", if by < 0 { "up" } else { "down" }));
        request_animation_frame(move || focus(&button));
    };
    let remove = move || {
        desk.replace(|draft| key.with_value(|id| draft.goals.retain(|goal| goal.id != *id)))
    };
    let modes =
        Mode::all().into_iter().map(|mode| words::mode(mode).to_owned()).collect::<Vec<_>>();
    let mode = Memo::new(move |_| goal.with(|goal| Mode::named(&goal.mode).unwrap_or_default()));
    let node =
        Signal::derive(move || goal.with(|goal| Node::read(&goal.when).unwrap_or(Node::Null)));
    let rewritten =
        Callback::new(move |node: Node| change(&|goal| rewrite(goal, node.to_string())));
    let raw = Signal::derive(move || goal.with(|goal| goal.when.clone()));
    let spot = Signal::derive(move || Spot::Goal(at.get().unwrap_or(usize::MAX)));
    view! {
        <li
            class="builder__goal"
            id=move || at.get().map(|at| Spot::Goal(at).id())
            tabindex="-1"
            data-taken=move || is_taken.get().then_some("true")
        >
            <div class="builder__row">
                <label class="check builder__take">
                    <input
                        type="checkbox"
                        aria-label=move || text.get()
                        prop:checked=move || is_taken.get()
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            change(&|goal| goal.is_taken = on);
                        }
                    />
                    <span>{said(move || text.get())}</span>
                </label>
                <span class="builder__mode small" data-limit=move || (mode.get() == Mode::Always).then_some("true")>
                    {said(move || words::mode_word(mode.get()))}
                </span>
                <span class="builder__tools">
                    <Button label=name(words::up) look=Look::Tool sign=Sign::Up id=format!("builder-up-{id}") press=move || moves(-1) />
                    <Button label=name(words::down) look=Look::Tool sign=Sign::Down id=format!("builder-down-{id}") press=move || moves(1) />
                    <Button label=name(words::remove_named) look=Look::Tool sign=Sign::Cross press=remove />
                </span>
            </div>
            {move || says_so.get().map(|says| view! { <p class="small quiet builder__says">{says}</p> })}
            <Faults spot />
            <details class="builder__more">
                <summary aria-label=name(words::change_named)>{words::change()}</summary>
                <div class="builder__form">
                    <Select
                        label=words::when()
                        options=modes
                        selected=Signal::derive(move || mode.get() as usize)
                        choose=move |at: usize| change(&|goal| {
                            goal.mode = Mode::all().get(at).copied().unwrap_or_default().word().to_owned();
                        })
                    />
                    <ConditionForm node change=rewritten />
                    <details class="builder__more">
                        <summary>{words::as_json()}</summary>
                        <Area
                            label=words::as_json()
                            value=raw
                            change=move |text: String| change(&|goal| rewrite(goal, text.clone()))
                        />
                    </details>
                </div>
            </details>
        </li>
    }
}

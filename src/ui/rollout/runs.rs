//! Rollouts of this visit: each can be looked at again.

use leptos::prelude::*;

use crate::app::{Intent, Model};
use crate::ui::parts::{Answer, Holds, Sign, told};
use crate::web::store::use_store;
use crate::words::planned as words;

/// "Rollouts of this visit".
#[component]
pub fn Runs() -> impl IntoView {
    let store = use_store();
    let answer = store.select(|model| words::visits(model.runs().len(), model.shown_index()));
    view! {
        <Answer id="rollout-runs" title=words::runs() holds=Holds::Subject(Sign::Book) answer>
            <List />
        </Answer>
    }
}

#[component]
fn List() -> impl IntoView {
    let store = use_store();
    let lines = store.select(|model: &Model| {
        let shown = model.shown_index();
        let runs = model.runs().iter().enumerate();
        runs.map(|(at, run)| (words::visit(run), at == shown)).collect::<Vec<_>>()
    });
    let items = move || {
        lines
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, (line, shown))| {
                view! {
                    <li>
                        <button
                            type="button"
                            class="link"
                            aria-current=shown.then_some("true")
                            on:click=move |_| store.dispatch(Intent::ShowRun(at))
                        >
                            {told(line)}
                        </button>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <section aria-label=words::runs()>
            <ol class="runs">{items}</ol>
        </section>
    }
}

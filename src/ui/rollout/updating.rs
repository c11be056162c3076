//! What the management API refuses while the state is Updating, and what goes on; each can be tried.

use leptos::prelude::*;

use crate::app::rehearse::RehearseAct;
use crate::app::{Intent, Model};
use crate::rollout::operation::Operation;
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Answer, Button, Holds, Look, Sign, said};
use crate::web::store::use_store;
use crate::words::planned as words;
use crate::words::rehearse::operation as name_of;

/// "While Updating".
#[component]
pub fn Updating(
    /// Open, unless a person closed it.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let store = use_store();
    let updating = store.select(Model::is_updating);
    view! {
        <Answer
            id="rollout-updating"
            title=words::while_updating()
            holds=Holds::Subject(Sign::Pane)
            answer=Signal::derive(move || words::refused(updating.get()))
            open
        >
            <Operations />
        </Answer>
    }
}

#[component]
fn Operations() -> impl IntoView {
    let store = use_store();
    let updating = store.select(Model::is_updating);
    let refused = move || {
        if updating.get() { words::refused_now() } else { words::refused_while() }.to_owned()
    };
    view! {
        <div class="operations__heads" aria-hidden="true">
            <h4>{said(refused)}</h4>
            <h4>{words::goes_on()}</h4>
        </div>
        <ul class="operations" aria-label=words::operations() role="list">
            {Operation::ALL
                .into_iter()
                .map(|operation| {
                    let press = move || store.dispatch(Intent::Rehearse(RehearseAct::Try(operation)));
                    let word = move || if operation.is_refused() { refused() } else { words::goes_on().to_owned() };
                    let name = name_of(operation);
                    view! {
                        <li class="operation" data-refused=operation.is_refused().to_string()>
                            <span>
                                {name} <span class="operation__word">": " {said(word)}</span> " "
                                <SourceMark about=name.to_owned() cited=operation.cited() />
                            </span>
                            <Button
                                label=words::try_it()
                                name=words::try_of(name)
                                look=Look::Small
                                press=press
                            />
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

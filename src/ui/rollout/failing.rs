//! Who connected before a rollout and does not after it.

use leptos::prelude::*;

use crate::app::look::{LookAct, Screen};
use crate::app::{Intent, Model};
use crate::domain::{Config, Instance};
use crate::tls::Fleet;
use crate::tls::impact::impact;
use crate::ui::parts::{Answer, Button, Holds, Look, Sign, told};
use crate::web::store::{Selected, use_store};
use crate::words::planned as words;

/// Name and requests a day of each.
pub type Lost = Vec<(String, u32)>;

fn of(fleet: &Fleet, instance: Instance, before: Config, after: Config) -> Lost {
    let impact = impact(instance, fleet, before, after);
    let members = impact.lost().into_iter().filter_map(|at| fleet.members.get(at));
    members.map(|member| (member.profile.facts().name.to_string(), member.requests)).collect()
}

/// Those of the rollout that is looked at.
pub fn lost_by_rollout() -> Selected<Lost> {
    let store = use_store();
    let lost = |model: &Model| {
        model.shown().map_or_else(Vec::new, |run| {
            let plan = &run.plan;
            of(model.fleet(), plan.instance(), plan.before(), plan.after())
        })
    };
    store.select(Model::plot_premise).slice(move |_| store.read(lost))
}

/// Those of what is planned.
pub fn of_planned(model: &Model) -> Lost {
    model.subject().map_or_else(Vec::new, |subject| {
        of(model.fleet(), subject.instance, subject.before, subject.after)
    })
}

/// "Still failing".
#[component]
pub fn StillFailing() -> impl IntoView {
    let lost = lost_by_rollout();
    let answer = lost.slice(|lost| {
        let names: Vec<_> = lost.iter().map(|(name, _)| name.clone()).collect();
        words::who_fails(&names)
    });
    let holds = lost.slice(|lost| if lost.is_empty() { Holds::Yes } else { Holds::No });
    view! {
        <Answer id="rollout-failing" title=words::still_failing_row() holds answer>
            {list(lost)}
        </Answer>
    }
}

/// Those of what is planned, as the body of a row.
#[component]
pub fn WouldFail() -> impl IntoView {
    list(super::planned::planned(of_planned))
}

fn list(lost: Selected<Lost>) -> AnyView {
    let store = use_store();
    let items = move || {
        let lost = lost.get();
        lost.into_iter()
            .map(|(name, requests)| view! { <li>{told(words::caller(&name, requests))}</li> })
            .collect_view()
    };
    view! {
        <ul class="lines">{items}</ul>
        <div class="buttons">
            <Button
                label=words::see_who()
                look=Look::Link
                sign=Sign::Arrow
                press=move || store.dispatch(Intent::Look(LookAct::Screen(Screen::Impact)))
            />
        </div>
    }
    .into_any()
}

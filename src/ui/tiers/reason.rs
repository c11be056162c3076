//! Why the chosen cell says what it says; at the lower edge of the window as long as the table is in sight.

use leptos::prelude::*;

use super::{Place, asked};
use crate::app::Intent;
use crate::app::look::{LookAct, Screen};
use crate::app::suites::Suites;
use crate::domain::capability::{Capability, Cell, Verdict, cell};
use crate::domain::{Channel, Edition, Gateway, Setting};
use crate::ui::parts::{Button, Look, focus, told};
use crate::ui::settings::switch_id;
use crate::web::Store;
use crate::web::store::{Selected, use_store};
use crate::words;

/// The reason, its source, and ways on.
#[component]
pub fn Reason(
    /// Whose rules.
    edition: Selected<Edition>,
    /// The cell that is explained.
    chosen: RwSignal<Option<Place>>,
) -> impl IntoView {
    let store = use_store();
    let ways = store.select(|model| (model.instance().gateway(), model.channel()));
    let asked = Memo::new(move |_| chosen.get().and_then(asked));
    view! {
        <div class="reason" data-empty=move || asked.get().is_none().then_some("true")>
            <div class="reason__said" id="reason" role="status" aria-label=words::tiers_tab::reason()>
                {move || asked.get().map(|(capability, gateway)| said(edition.get(), capability, gateway))}
            </div>
            <div class="buttons">
                {move || {
                    let (capability, gateway) = asked.get()?;
                    let setting = capability.setting()?;
                    let Cell { verdict, .. } = cell(edition.get(), gateway, capability);
                    let (current, channel) = ways.get();
                    let helps = verdict == Verdict::RestOnly && channel == Channel::Portal && gateway == current;
                    Some(view! { <Ways setting helps /> })
                }}
            </div>
        </div>
    }
}

fn said(edition: Edition, capability: Capability, gateway: Gateway) -> AnyView {
    let here = cell(edition, gateway, capability);
    let there = cell(edition.compared(), gateway, capability);
    let differs = here.verdict != there.verdict;
    view! {
        <p class="reason__cell">{told(words::tiers::cell_name(gateway, capability, here.verdict))}</p>
        <p class="reason__why">
            {told(words::tiers::reason(capability, &here))}
            {differs.then(|| view! { " " {told(words::tiers_tab::says(edition, &there))} })}
            " "
            <span class="quiet small">{told(words::source::full(here.cited))}</span>
        </p>
    }
    .into_any()
}

#[component]
fn Ways(setting: Setting, helps: bool) -> impl IntoView {
    let store = use_store();
    let rest = move || {
        store.dispatch(Intent::ChooseChannel(Channel::RestApi));
        show(store, setting);
    };
    view! {
        <Button
            label=words::tiers_tab::show_switch()
            look=Look::Small
            press=move || show(store, setting)
        />
        {helps.then(|| view! { <Button label=words::tiers_tab::through_rest() look=Look::Small press=rest /> })}
    }
}

/// Opens the first tab and goes to the switch of `setting`.
fn show(store: Store, setting: Setting) {
    if matches!(setting, Setting::Cipher(_)) {
        store.dispatch(Intent::Look(LookAct::Suites(Suites::All)));
    }
    store.dispatch(Intent::Look(LookAct::Screen(Screen::Settings)));
    request_animation_frame(move || focus(&switch_id(setting)));
}

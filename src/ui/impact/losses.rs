//! Who stops connecting: a card each, with what saves them.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::look::LookAct;
use crate::app::outlook::{Outlook, lost, turned};
use crate::domain::Side;
use crate::ui::impact::source::ProfileMark;
use crate::ui::parts::{Button, Icon, Look, Sign, said, told};
use crate::web::Store;
use crate::web::store::{Selected, use_store};
use crate::words::impact;
use crate::words::impact_tab::losses as words;

/// Most that have a card; the others have their row in the table.
const CARDS_MAX: usize = 4;

/// The losses, most traffic first.
#[component]
pub fn Losses(
    /// What becomes of every member.
    outlooks: Selected<Vec<Outlook>>,
) -> impl IntoView {
    let lost = outlooks.slice(|all| lost(all));
    let any = lost.slice(|lost| !lost.is_empty());
    let shown = lost.slice(|lost| lost.iter().take(CARDS_MAX).copied().collect::<Vec<_>>());
    let more = lost.slice(|lost| lost.len().saturating_sub(CARDS_MAX));
    let card = move |at: usize| {
        view! { <Loss at outlook=outlooks.slice(move |all| all.get(at).cloned()) /> }
    };
    move || {
        any.get().then(|| {
            view! {
                <div class="stack">
                    <div class="pair pair--level">
                        <For each=move || shown.get() key=|at| *at children=card />
                    </div>
                    {move || (more.get() > 0).then(|| {
                        view! { <p class="quiet">{said(move || words::more(more.get()))}</p> }
                    })}
                </div>
            }
        })
    }
}

#[component]
fn Loss(at: usize, outlook: Selected<Option<Outlook>>) -> impl IntoView {
    let store = use_store();
    let requests = store.select(|model| Side::ALL.map(|side| model.fleet().requests(side)));
    view! {
        <article class="card loss">
            <div class="card__part stack">
                {move || {
                    let requests = requests.get();
                    outlook.with(|outlook| outlook.as_ref().map(|outlook| drawn(store, at, outlook, requests)))
                }}
            </div>
        </article>
    }
}

fn drawn(store: Store, at: usize, outlook: &Outlook, requests: [u64; 2]) -> AnyView {
    let profile = outlook.profile.clone();
    let (facts, side) = (profile.facts(), profile.side());
    let name = facts.name.to_string();
    let traffic = words::traffic(&outlook.effect, requests[side as usize]);
    let why = outlook.fell.as_ref().map(|fell| impact::fell(fell, side)).unwrap_or_default();
    let save = outlook.remedy.clone().map(|turns| {
        let label = words::save(&turns);
        let name = words::of(&label, &name);
        let press = move || {
            let draft = store.read(|model| model.draft());
            store.dispatch(Intent::Adopt(turned(draft, &turns)));
        };
        view! { <Button label=Signal::stored(label) name=Signal::stored(name) press /> }
    });
    let nothing = save.is_none().then(|| view! { <p class="quiet">{words::nothing_saves()}</p> });
    let owner = facts.owner_could().map(|fix| {
        view! {
            <p class="small">
                <span class="quiet">{words::owner()}</span> " " {told(fix)}
            </p>
        }
    });
    let see = words::of(words::see_the_handshake(), &name);
    let open = move || store.dispatch(Intent::Look(LookAct::Open(Some(at))));
    view! {
        <div class="loss__head">
            <Icon sign=Sign::Unplug />
            <div>
                <h3 prop:textContent=name></h3>
                <p class="small">{words::side(side)} <strong prop:textContent=traffic></strong></p>
            </div>
        </div>
        <p>{told(why)} " " <ProfileMark profile=profile.clone() /></p>
        {nothing}
        <div class="buttons">
            {save}
            <Button label=words::see_the_handshake().to_owned() name=Signal::stored(see) look=Look::Link press=open />
        </div>
        {owner}
    }
    .into_any()
}

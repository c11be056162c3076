//! The table of one side: a row a member.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::listing::{Item, is_weak};
use crate::app::look::LookAct;
use crate::app::outlook::{Outlook, turned};
use crate::domain::Side;
use crate::tls::impact::Change;
use crate::ui::parts::{Column, Limited, focus, heads};
use crate::web::store::{Selected, use_store};
use crate::words::impact::verdict;
use crate::words::impact_tab::{losses, who as words};
use crate::words::number::number;
use crate::words::setting::side_name;

/// The rows of one side, in a frame of their own.
#[component]
pub fn Profiles(
    /// Which side.
    side: Side,
    /// What becomes of every member.
    outlooks: Selected<Vec<Outlook>>,
) -> impl IntoView {
    let store = use_store();
    let items = store.select(move |model| model.look().items[side as usize].clone());
    let rows = items.slice(Vec::len);
    let nobody = rows.slice(|rows| *rows == 0);
    let row = move |item: Item| match item {
        Item::Head(name) => view! {
            <tr role="row" data-look="group">
                <th role="rowheader" scope="rowgroup">{name}</th>
            </tr>
        }
        .into_any(),
        Item::Member(at) => {
            view! { <Row at outlook=outlooks.slice(move |all| all.get(at).cloned()) /> }.into_any()
        }
    };
    view! {
        <Limited label=words::frame(side) rows all=words::all_at_once>
            <table class="profiles" role="table" aria-label=words::table(side)>
                {heads(&[Column::Named(side_name(side)), Column::Amount(words::requests()), Column::Named(words::before()), Column::Named(words::after()), Column::Named(words::why())])}
                <tbody role="rowgroup">
                    <For each=move || items.get() key=Item::clone children=row />
                </tbody>
            </table>
        </Limited>
        {move || nobody.get().then(|| view! { <p class="quiet">{words::nobody(side)}</p> })}
    }
}

/// The id of the button that opens the member at this position.
pub fn row_id(at: usize) -> String {
    format!("member-{at}")
}

#[component]
fn Row(at: usize, outlook: Selected<Option<Outlook>>) -> impl IntoView {
    let store = use_store();
    let name = move || {
        outlook.with(|outlook| {
            outlook
                .as_ref()
                .map(|outlook| outlook.profile.facts().name.to_string())
                .unwrap_or_default()
        })
    };
    let help = move || {
        let turns = outlook.get_untracked().and_then(|outlook| outlook.remedy).unwrap_or_default();
        let draft = store.read(|model| model.draft());
        store.dispatch(Intent::Adopt(turned(draft, &turns)));
        // The button goes with its reason.
        focus(&row_id(at));
    };
    view! {
        <tr role="row" data-look=move || outlook.with(|outlook| outlook.as_ref().and_then(look))>
            <th role="rowheader" scope="row">
                <button
                    type="button"
                    class="profile"
                    id=row_id(at)
                    prop:textContent=name
                    on:click=move |_| store.dispatch(Intent::Look(LookAct::Open(Some(at))))
                ></button>
            </th>
            {move || outlook.with(|outlook| outlook.as_ref().map(|outlook| cells(outlook, help)))}
        </tr>
    }
}

/// Cells change together, so they are drawn together.
fn cells(outlook: &Outlook, help: impl Fn() + Copy + 'static) -> AnyView {
    let effect = outlook.effect;
    let facts = outlook.profile.facts();
    let remedy = outlook.needs_help().then(|| words::remedy(outlook.remedy.as_deref()));
    let button =
        outlook.remedy.as_ref().map(|_| losses::of(words::make_this_change(), &facts.name));
    let owner = facts.owner_could().filter(|_| outlook.needs_help()).map(words::owner);
    view! {
        <td role="cell" class="amount" data-label=words::requests() prop:textContent=number(u64::from(effect.requests))></td>
        <td role="cell" data-label=words::before()><span prop:textContent=verdict(effect.before)></span></td>
        <td role="cell" class="profiles__after" data-label=words::after()><span prop:textContent=verdict(effect.after)></span></td>
        <td role="cell" class="profiles__why" data-label=words::why()>
            <span prop:textContent=words::reason(outlook)></span>
            {remedy.map(|text| view! {
                <div class="profiles__help">
                    <span prop:textContent=text></span>
                    {button.map(|name| view! {
                        <button type="button" class="link" aria-label=name on:click=move |_| help()>
                            {words::make_this_change()}
                        </button>
                    })}
                    {owner.map(|text| view! { <span prop:textContent=text></span> })}
                </div>
            })}
        </td>
    }
    .into_any()
}

/// How a row looks; its words say the same.
fn look(outlook: &Outlook) -> Option<&'static str> {
    let effect = outlook.effect;
    match effect.change() {
        Change::Lost => Some("lost"),
        Change::Gained => Some("gained"),
        Change::None if effect.after.fails() => Some("failing"),
        Change::Unknown => Some("unknown"),
        Change::Moved | Change::None if is_weak(effect.after) => Some("weak"),
        Change::Moved | Change::None => None,
    }
}

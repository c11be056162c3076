//! The cipher suites, grouped by family.

use leptos::prelude::*;

use super::setting_row::{NoteText, PendingTag};
use crate::app::Intent;
use crate::domain::cipher::{Family, Strength};
use crate::domain::lockout::{Locked, check_edit, may_be_pending};
use crate::domain::{CipherSuite, Setting};
use crate::ui::frame::source::Details;
use crate::ui::parts::{CollectAny, Switch, flag, maybe, said, yes};
use crate::web::store::{Selected, use_store};
use crate::words;

/// "Ciphers".
#[component]
pub fn Ciphers() -> impl IntoView {
    let store = use_store();
    let changeable = store.select(|model| {
        let (instance, channel) = (model.instance(), model.channel());
        let may = |suite: &CipherSuite| may_be_pending(instance, channel, Setting::Cipher(*suite));
        (CipherSuite::ALL.iter().filter(|suite| may(suite)).count(), instance.gateway())
    });
    let families =
        Family::ALL.into_iter().map(|family| view! { <CipherFamily family /> }).collect_any();
    view! {
        <div class="card" role="group" aria-labelledby="ciphers">
            <h2 class="card__title" id="ciphers">
                "Ciphers"
            </h2>
            <p class="card__lead">
                {said(move || {
                    let (changeable, gateway) = changeable.get();
                    format!(
                        "{} suites, strongest first; that the gateway prefers them in this order is inferred. {} can change on {}.",
                        CipherSuite::ALL.len(),
                        changeable,
                        gateway.name(),
                    )
                })}
            </p>
            {families}
        </div>
    }
}

/// A family: its heading, the reason if all of it is locked alike, and its suites.
#[component]
fn CipherFamily(family: Family) -> impl IntoView {
    let store = use_store();
    let suites = move || CipherSuite::ALL.into_iter().filter(move |suite| suite.family() == family);
    let locked = store.select(move |model| {
        let (instance, channel) = (model.instance(), model.channel());
        let mut answers =
            suites().map(|suite| check_edit(instance, channel, Setting::Cipher(suite)).err());
        let first = answers.next().flatten()?;
        answers.all(|answer| answer == Some(first)).then_some(first)
    });
    let id = format!("family-{}", family as usize);
    let note_id = format!("{id}-note");
    let rows = suites()
        .map(|suite| view! { <SuiteRow suite family_note=note_id.clone() family_locked=locked /> })
        .collect_any();
    view! {
        <section class="family" aria-labelledby=id.clone()>
            <div class="family__head">
                <h3 class="family__title" id=id.clone()>
                    {words::cipher::family(family)}
                </h3>
                <p class="family__note">{words::cipher::family_note(family)}</p>
                <p class="family__lock" id=note_id.clone()>
                    {maybe(move || {
                        let note = locked
                            .get()
                            .zip(suites().next())
                            .map(|(locked, suite)| words::setting::locked_note(Setting::Cipher(suite), locked));
                        note.map(|note| view! { <NoteText note /> })
                    })}
                </p>
            </div>
            {rows}
        </section>
    }
}

#[component]
fn SuiteRow(
    suite: CipherSuite,
    family_note: String,
    family_locked: Selected<Option<Locked>>,
) -> impl IntoView {
    let store = use_store();
    let setting = Setting::Cipher(suite);
    let row = store.select(move |model| model.row(setting));
    let own_note = move || {
        let note = words::setting::note(setting, &row.get());
        let said_above = note.locked && family_locked.get().is_some();
        (!said_above && !note.text.is_empty()).then_some(note)
    };
    let note_id = format!("note-{}", setting.index());
    let own_id = note_id.clone();
    let described_by =
        Signal::derive(
            move || if own_note().is_some() { own_id.clone() } else { family_note.clone() },
        );
    let strength = suite.strength();
    let class_look = match strength {
        Strength::Strong => "tag tag--strong",
        Strength::Aging => "tag tag--aging",
        Strength::Weak => "tag tag--weak",
    };
    let parts = words::cipher::parts(suite)
        .into_iter()
        .map(|part| view! { <span class="suite__part">{part}</span> })
        .collect_any();
    view! {
        <div class="suite" data-pending=flag(move || row.get().pending)>
            <div class="suite__main">
                <div class="suite__head">
                    <span class="suite__name">{suite.iana()}</span>
                    <PendingTag pending=yes(move || row.get().pending) />
                </div>
                <div class="suite__parts">{parts}</div>
                <Details about=suite.iana().to_owned() lines=move || words::setting::details(setting, &row.get()) />
                <p class="row__note" id=note_id>
                    {maybe(move || own_note().map(|note| view! { <NoteText note /> }))}
                </p>
            </div>
            <div class="suite__serves">{words::cipher::serves(suite)}</div>
            <div class="suite__secrecy">
                {if suite.forward_secret() { "forward secrecy" } else { "no forward secrecy" }}
            </div>
            <div class="suite__class">
                <span class=class_look title=words::cipher::strength_reason(suite.strength_reason())>
                    {words::cipher::strength(strength)}
                </span>
            </div>
            <Switch
                word=words::setting::state
                label=suite.iana()
                on=Signal::derive(move || row.get().on)
                locked=Signal::derive(move || row.get().answer.is_err())
                pending=Signal::derive(move || row.get().pending)
                described_by=described_by
                press=move || store.dispatch(Intent::Toggle(setting))
            />
        </div>
    }
}

//! The cipher suites, grouped by family: a table where there is room, a list where there is not.

use leptos::prelude::*;

use super::setting_row::{Was, mark, note, row_id, switch};
use super::suite_name;
use crate::app::Intent;
use crate::app::look::LookAct;
use crate::app::suites::Suites;
use crate::domain::cipher::{Family, Strength};
use crate::domain::lockout::{Locked, check_edit, may_be_pending};
use crate::domain::{CipherSuite, Cited, Setting, Side};
use crate::tls::usage::{Usage, Uses};
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::strength::{Level, StrengthBars};
use crate::ui::parts::{Button, Card, Choice, Choices, Icon, Look, Sign, said, told};
use crate::web::store::{Selected, use_store};
use crate::words::{self, settings_tab};

/// "Ciphers".
#[component]
pub fn Ciphers() -> impl IntoView {
    let store = use_store();
    let changeable = store.select(|model| {
        let (instance, channel) = (model.instance(), model.channel());
        let may = |suite: &CipherSuite| may_be_pending(instance, channel, Setting::Cipher(*suite));
        (CipherSuite::ALL.iter().filter(|suite| may(suite)).count(), instance.gateway())
    });
    let uses = store.select(|model| model.uses());
    let shown = store.select(|model| model.shown_suites());
    let suites = store.select(|model| model.look().suites as usize);
    let lead = move || {
        view! {
            {said(move || {
                let (changeable, gateway) = changeable.get();
                settings_tab::ciphers_lead(changeable, gateway)
            })}
            " "
            <SourceMark
                about=Signal::stored(settings_tab::order_of_suites().to_owned())
                cited=Signal::stored(ORDER)
            />
        }
    };
    let filter = move || {
        view! {
            <Choices
                label=settings_tab::show_suites()
                name="suites"
                choices=Suites::ALL.map(|suites| Choice::plain(settings_tab::suites(suites))).to_vec()
                selected=suites
                choose=move |at| store.dispatch(Intent::Look(LookAct::Suites(Suites::ALL[at])))
            />
        }
    };
    view! {
        <Card id="ciphers" title=settings_tab::ciphers() lead tools=filter role="group">
            <table class="suites">
                <thead>
                    <tr>
                        <th scope="col">{settings_tab::suite()}</th>
                        <th scope="col" class="suite__extra">{settings_tab::encryption()}</th>
                        <th scope="col" class="suite__extra">{settings_tab::serves()}</th>
                        <th scope="col" class="amount">{settings_tab::calls_in()}</th>
                        <th scope="col" class="amount">{settings_tab::calls_out()}</th>
                        <th scope="col">{settings_tab::strength()}</th>
                        <th scope="col"><span class="visually-hidden">{settings_tab::source()}</span></th>
                        <th scope="col"><span class="visually-hidden">{settings_tab::state()}</span></th>
                    </tr>
                </thead>
                {Family::ALL.map(|family| view! { <CipherFamily family uses shown /> }).into_iter().collect_view()}
            </table>
            {move || shown.with(Vec::is_empty).then(|| view! { <p class="suites__none quiet">{settings_tab::no_suites()}</p> })}
        </Card>
    }
}

/// Which way round the gateway prefers them, nobody documents.
const ORDER: Cited = Cited::new(
    crate::domain::Source::ArmReference,
    "customProperties",
    crate::domain::Confidence::Inferred,
);

fn of(family: Family) -> impl Iterator<Item = CipherSuite> {
    CipherSuite::ALL.into_iter().filter(move |suite| suite.family() == family)
}

/// A family: its heading, the reason if all of it is locked alike, and its suites.
#[component]
fn CipherFamily(
    family: Family,
    uses: Selected<Uses>,
    shown: Selected<Vec<CipherSuite>>,
) -> impl IntoView {
    let store = use_store();
    let locked = store.select(move |model| {
        let (instance, channel) = (model.instance(), model.channel());
        let mut answers =
            of(family).map(|suite| check_edit(instance, channel, Setting::Cipher(suite)).err());
        let first = answers.next().flatten()?;
        answers.all(|answer| answer == Some(first)).then_some(first)
    });
    let to_turn_off = store.select(move |model| model.to_turn_off(family).len());
    let is_shown = shown.slice(move |shown| shown.iter().any(|suite| suite.family() == family));
    let note_id = format!("family-{}-note", family as usize);
    let name = words::cipher::family(family);
    let lock = move || {
        locked.get().zip(of(family).next()).map(|(locked, suite)| {
            let said = words::setting::locked_note(Setting::Cipher(suite), locked);
            view! {
                <Icon sign=Sign::Lock />
                {note(&said)}
                " "
                <SourceMark
                    about=Signal::stored(name.to_owned())
                    cited=Signal::stored(said.cited.unwrap_or(locked.cited))
                />
            }
        })
    };
    let rows = of(family)
        .map(|suite| view! { <SuiteRow suite family_note=note_id.clone() family_locked=locked uses shown /> })
        .collect_view();
    view! {
        <tbody hidden=move || !is_shown.get()>
            <tr class="family">
                <th colspan="8" scope="rowgroup">
                    <div class="family__line">
                        <span class="family__name">{name}</span>
                        <span class="family__note">{words::cipher::family_note(family)}</span>
                        <span class="family__lock" id=note_id.clone()>{lock}</span>
                        {move || {
                            (to_turn_off.get() > 0).then(|| view! {
                                <span class="family__act">
                                    <Button
                                        label=Signal::derive(move || settings_tab::turn_off_all(to_turn_off.get()))
                                        name=Signal::derive(move || settings_tab::turn_off_all_of(to_turn_off.get(), name))
                                        look=Look::SmallQuiet
                                        press=move || store.dispatch(Intent::TurnOff(family))
                                    />
                                </span>
                            })
                        }}
                    </div>
                </th>
            </tr>
            {rows}
        </tbody>
    }
}

#[component]
fn SuiteRow(
    suite: CipherSuite,
    family_note: String,
    family_locked: Selected<Option<Locked>>,
    uses: Selected<Uses>,
    shown: Selected<Vec<CipherSuite>>,
) -> impl IntoView {
    let store = use_store();
    let setting = Setting::Cipher(suite);
    let row = store.select(move |model| model.row(setting));
    let is_shown = shown.slice(move |shown| shown.contains(&suite));
    let used =
        uses.slice(move |uses| Side::ALL.map(|side| (uses.of(side, suite), uses.requests(side))));
    let own_note = move || {
        let note = row.with(|row| words::setting::note(setting, row));
        let said_above = note.locked && family_locked.get().is_some();
        (!said_above && !note.text.is_empty()).then_some(note)
    };
    let note_id = format!("note-{}", setting.index());
    let own_id = note_id.clone();
    let described_by =
        Signal::derive(
            move || if own_note().is_some() { own_id.clone() } else { family_note.clone() },
        );
    let pending = row.slice(|row| row.pending);
    let amount = move |side: Side| {
        let shown = move || {
            let (usage, of) = used.with(|used| used[side as usize]);
            let text = settings_tab::usage(usage, of);
            if usage.usage() == Usage::Somebody {
                view! { <b>{told(text)}</b> }.into_any()
            } else {
                told(text)
            }
        };
        view! { <td class="amount">{shown}</td> }
    };
    view! {
        <tr
            class="suite"
            id=row_id(setting)
            data-pending=move || pending.get().then_some("true")
            hidden=move || !is_shown.get()
        >
            <th scope="row" class="suite__name">
                {suite_name(suite)}
                <span class="row__note suite__note" id=note_id>
                    {move || own_note().map(|own| note(&own))}
                </span>
            </th>
            <td class="suite__quiet suite__extra">{words::cipher::encryption(suite)}</td>
            <td class="suite__quiet suite__extra">{words::cipher::serves(suite)}</td>
            {amount(Side::Client)}
            {amount(Side::Backend)}
            <td class="suite__class">
                {strength(suite)}
                <span class="suite__use">{said(move || settings_tab::use_of(used.get()))}</span>
            </td>
            <td class="suite__info">
                {mark(setting, row)}
            </td>
            <td class="suite__switch">
                <Was row />
                {switch(setting, row, pending, described_by)}
            </td>
        </tr>
    }
}

fn strength(suite: CipherSuite) -> AnyView {
    let strength = suite.strength();
    let level = match strength {
        Strength::Strong => Level::Strong,
        Strength::Aging => Level::Aging,
        Strength::Weak => Level::Weak,
    };
    view! { <StrengthBars level word=words::cipher::strength(strength) /> }.into_any()
}

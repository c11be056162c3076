//! A member opened: its handshake, and at the side what saves it, its place in the fleet, and what is known of it.

use leptos::prelude::*;

use crate::app::fleet::FleetAct;
use crate::app::look::LookAct;
use crate::app::outlook::{Opened, turned};
use crate::app::{Intent, Model, Notice};
use crate::tls::fleet::REQUESTS_MAX;
use crate::ui::impact::source::ProfileMark;
use crate::ui::impact::story::StoryView;
use crate::ui::parts::{Button, Dialog, Kind, Line, Look, Switch, said, told};
use crate::web::store::{Selected, use_store};
use crate::words::impact_tab::losses;
use crate::words::impact_tab::story as words;
use crate::words::{fleet, setting};

const ID: &str = "handshake";

/// The dialog; it is open as long as a member is.
#[component]
pub fn Handshake() -> impl IntoView {
    let store = use_store();
    let opened = store.select(|model| model.opened());
    let at = opened.slice(|opened| opened.as_ref().map(|opened| opened.at));
    let open = RwSignal::new(false);
    // Whoever is open in the model is open here; whoever is not in the fleet any more is not.
    Effect::new(move |_| open.set(at.get().is_some()));
    Effect::new(move |_| {
        if !open.get() && store.read(|model| model.look().opened.is_some()) {
            store.dispatch(Intent::Look(LookAct::Open(None)));
        }
    });
    let title = opened.slice(|opened| {
        let name = opened.as_ref().map(|opened| opened.member.profile.facts().name.to_string());
        name.unwrap_or_default()
    });
    let line = store.select(|model| {
        let member = model.look().opened.and_then(|at| model.fleet().members.get(at));
        let of = |side| model.fleet().requests(side);
        member.map(|member| words::line(member, of(member.profile.side()))).unwrap_or_default()
    });
    view! {
        <Dialog id=ID open title close=words::close() wide=true line>
            {move || at.get().map(|_| view! {
                <div class="handshake">
                    <div class="stack">
                        <StoryView />
                    </div>
                    <div class="stack handshake__side">
                        <Saves opened />
                        <InFleet opened open />
                        <Known opened />
                    </div>
                </div>
            })}
        </Dialog>
    }
}

/// The smallest change, and what its owner could do.
#[component]
fn Saves(opened: Selected<Option<Opened>>) -> impl IntoView {
    let store = use_store();
    move || {
        opened.with(|opened| {
            let opened = opened.as_ref()?;
            let needs = opened.outlook.needs_help();
            let owner = words::owner(opened).map(str::to_owned);
            if !needs && owner.is_none() {
                return None;
            }
            let title = if needs { words::what_saves_it() } else { words::its_owner() };
            let button = opened.outlook.remedy.clone().map(|turns| {
                let label = losses::save(&turns);
                let press = move || {
                    let draft = store.read(|model| model.draft());
                    store.dispatch(Intent::Adopt(turned(draft, &turns)));
                };
                view! { <Button label=Signal::stored(label) look=Look::Primary press /> }
            });
            let price = opened.scores.map(words::price);
            let nothing = (needs && button.is_none()).then(losses::nothing_saves);
            let or = needs.then(|| view! { <span class="quiet">{losses::owner()}</span> " " });
            Some(view! {
                <div class="stack">
                    <h3>{told(title)}</h3>
                    {button}
                    {price.map(|text| view! { <p class="small" prop:textContent=text></p> })}
                    {nothing.map(|text| view! { <p class="small" prop:textContent=text></p> })}
                    {owner.map(|fix| view! { <p class="small">{or} {told(fix)}</p> })}
                </div>
            })
        })
    }
}

/// How much it calls, whether it must keep working, and a way out of the fleet.
#[component]
fn InFleet(opened: Selected<Option<Opened>>, open: RwSignal<bool>) -> impl IntoView {
    let store = use_store();
    let requests = opened.slice(|opened| {
        opened.as_ref().map(|opened| opened.member.requests).unwrap_or_default().to_string()
    });
    let keep = opened.slice(|opened| opened.as_ref().is_some_and(|opened| opened.member.keep));
    let at = move || store.read(|model| model.look().opened);
    let act = move |act| store.dispatch(Intent::Fleet(act));
    let weigh = move |text: String| {
        let Some(at) = at() else { return };
        // What is too much for the fleet is brought down to the most there may be.
        act(match text.trim().parse::<u64>() {
            Ok(requests) => FleetAct::SetRequests(at, u32::try_from(requests).unwrap_or(u32::MAX)),
            Err(_) => FleetAct::NotANumber,
        });
    };
    let range = Signal::stored((0.to_string(), REQUESTS_MAX.to_string()));
    let press = move || {
        if let Some(at) = at() {
            act(FleetAct::Keep(at, !keep.get_untracked()));
        }
    };
    let remove = move || {
        if let Some(at) = at() {
            open.set(false);
            act(FleetAct::Remove(at));
        }
    };
    // What is said outside cannot be heard while the dialog is open.
    let notice = store.select(|model: &Model| match (model.look().opened, model.notice()) {
        (Some(_), (_, Some(Notice::Fleet(notice)))) => fleet::notice(notice),
        _ => String::new(),
    });
    view! {
        <div class="stack">
            <h3>{words::in_your_fleet()}</h3>
            <Line label=words::requests() id="requests" value=requests kind=Kind::Number range short=true change=weigh />
            <div class="labelled">
                <Switch label=words::must_keep_working() on=keep word=setting::state press />
                <span aria-hidden="true">{words::must_keep_working()}</span>
            </div>
            <p class="small" aria-live="polite">{said(move || notice.get())}</p>
            <div>
                <Button label=words::take_out() look=Look::Small press=remove />
            </div>
        </div>
    }
}

/// How all that is known.
#[component]
fn Known(opened: Selected<Option<Opened>>) -> impl IntoView {
    let profile =
        opened.slice(|opened| opened.as_ref().map(|opened| opened.member.profile.clone()));
    move || {
        profile.get().map(|profile| {
            let facts = profile.facts();
            let note = (!facts.note.is_empty()).then(|| facts.note.to_string());
            let sources = facts
                .sources
                .iter()
                .map(|source| view! { <li prop:textContent=words::source(*source)></li> })
                .collect_view();
            let known = words::known(&profile);
            view! {
                <div class="stack small">
                    <h3>{words::known_of_it()}</h3>
                    {note.map(|note| view! { <p>{told(note)}</p> })}
                    <p>{told(known)} " " <ProfileMark profile=profile.clone() /></p>
                    {words::since(facts).map(|since| view! { <p>{told(since)}</p> })}
                    {(!facts.sources.is_empty()).then(|| view! { <ul class="handshake__sources" aria-label=words::sources()>{sources}</ul> })}
                </div>
            }
        })
    }
}

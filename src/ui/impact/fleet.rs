//! The fleet: who is in it, who comes into it, and how it is taken along.

use leptos::prelude::*;

use crate::app::fleet::FleetAct;
use crate::app::look::LookAct;
use crate::app::roster::Roster;
use crate::app::{Intent, Model};
use crate::codec;
use crate::domain::Side;
use crate::tls::catalogue::catalogue;
use crate::tls::own::{Form, Origin};
use crate::ui::frame::pieces::pieces;
use crate::ui::parts::{Answer, Area, Button, Facts, Holds, Kind, Line, Look, Sign, focus, said};
use crate::web::store::{Selected, use_store};
use crate::web::{Store, files};
use crate::words::impact;
use crate::words::impact_tab::fleet as words;
use crate::words::impact_tab::losses::of;

/// The answer row.
#[component]
pub fn FleetAnswer() -> impl IntoView {
    let store = use_store();
    let roster = store.select(|model| model.roster());
    let answer = roster.slice(words::answer);
    view! {
        <Answer id="impact-fleet" title=words::title() holds=Signal::stored(Holds::Subject(Sign::People)) answer>
            <Name roster />
            <div class="pair">
                <Known />
                <Own />
            </div>
            <TakeAlong />
            <p class="small quiet">{words::kept_here()}</p>
        </Answer>
    }
}

/// The facts as a line; *Change* opens the name, and whom to begin with.
#[component]
fn Name(roster: Selected<Roster>) -> impl IntoView {
    let store = use_store();
    let said = move || roster.with(|roster| pieces(&words::facts(roster)));
    let facts = move || view! { <span>{said}</span> };
    let name = store.select(|model| model.fleet().name.clone());
    let act = move |act| store.dispatch(Intent::Fleet(act));
    view! {
        <Facts facts change=words::change() name=words::change()>
            <Line label=words::name() value=name change=move |name| act(FleetAct::Rename(name)) />
        </Facts>
        <div class="buttons">
            <Button label=words::example() look=Look::Small press=move || act(FleetAct::Example) />
            <Button label=words::empty() look=Look::Small press=move || act(FleetAct::Empty) />
        </div>
    }
}

/// Built-in profiles that are not in the fleet.
#[component]
fn Known() -> impl IntoView {
    let store = use_store();
    let wanted = store.select(|model| model.look().wanted.clone());
    let found = store.select(|model| model.found());
    let shown = found.slice(|found| found.shown.clone());
    let more = found.slice(|found| found.more);
    let nobody = shown.slice(Vec::is_empty);
    view! {
        <div class="stack">
            <h4>{words::add_known()}</h4>
            <Line
                label=words::find()
                id="wanted"
                value=wanted
                kind=Kind::Search
                change=move |wanted| store.dispatch(Intent::Look(LookAct::Wanted(wanted)))
            />
            <table class="table table--tight" aria-label=words::profiles()>
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{words::profile()}</th>
                        <th scope="col">{words::side()}</th>
                        <th scope="col">{words::choose()}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || shown.get() key=|at| *at children=move |at| known(store, at) />
                </tbody>
            </table>
            {move || nobody.get().then(|| view! { <p class="quiet">{words::none_found()}</p> })}
            {move || (more.get() > 0).then(|| view! { <p class="small quiet">{said(move || words::more(more.get()))}</p> })}
        </div>
    }
}

fn known(store: Store, at: usize) -> AnyView {
    let Some(entry) = catalogue().get(at) else { return ().into_any() };
    let (side, facts) = (entry.profile.side(), entry.profile.facts());
    let press = move |event: leptos::ev::MouseEvent| {
        // The second press of a double one meets what the first has put there.
        if event.detail() > 1 {
            return;
        }
        store.dispatch(Intent::Fleet(FleetAct::Add(side, facts.id.to_string())));
        // The button goes with its row, and the last one leaves none behind.
        focus("wanted");
    };
    view! {
        <tr>
            <th scope="row">{facts.name.to_string()}</th>
            <td>{impact::member(side)}</td>
            <td>
                <button type="button" class="link" aria-label=of(words::add(), &facts.name) on:click=press>
                    {words::add()}
                </button>
            </td>
        </tr>
    }
    .into_any()
}

/// A client that a person describes. What was refused stays in its fields, to be mended.
#[component]
fn Own() -> impl IntoView {
    let store = use_store();
    let (name, sends) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let press = move |event: leptos::ev::MouseEvent| {
        if event.detail() > 1 {
            return;
        }
        let text = sends.get_untracked();
        let origin = Origin { form: Form::guess(&text), text };
        let clients = |model: &Model| model.fleet().on(Side::Client).count();
        let before = store.read(clients);
        store.dispatch(Intent::Fleet(FleetAct::add_own(&name.get_untracked(), origin)));
        if store.read(clients) > before {
            name.set(String::new());
            sends.set(String::new());
        }
    };
    view! {
        <div class="stack">
            <h4>{words::add_own()}</h4>
            <Line label=words::client_name() value=name change=move |text| name.set(text) />
            <Area label=words::sends() value=sends change=move |text| sends.set(text) />
            <p class="small quiet">{words::forms()}</p>
            <div>
                <button type="button" class="button" on:click=press>{words::add_client()}</button>
            </div>
        </div>
    }
}

#[component]
fn TakeAlong() -> impl IntoView {
    let store = use_store();
    let pasted = RwSignal::new(String::new());
    let json = move || store.read(|model| codec::fleet::write(model.fleet()));
    let import = move |text: String| store.dispatch(Intent::Fleet(FleetAct::import(&text)));
    let open = move |event: leptos::ev::Event| {
        if let Some(file) = files::chosen(&event) {
            files::read(&file, import, move || store.dispatch(Intent::Dropped(1)));
        }
    };
    view! {
        <div class="stack">
            <h4>{words::keep()}</h4>
            <div class="buttons">
                <Button label=words::download() press=move || files::download(words::file(), &json()) />
                <Button label=words::copy() press=move || files::copy_for(store, &json()) />
                <label class="button">
                    {words::open()}
                    <input type="file" class="visually-hidden" accept="application/json,.json" on:change=open />
                </label>
            </div>
            <Area label=words::to_import() value=pasted change=move |text| pasted.set(text) />
            <div>
                <Button label=words::import() press=move || import(pasted.get_untracked()) />
            </div>
        </div>
    }
}

//! A person's own fleet: whom it has, how much they call, and how it is kept.

use leptos::html::Tbody;
use leptos::prelude::*;

use crate::app::Intent;
use crate::app::fleet::FleetAct;
use crate::codec;
use crate::domain::Side;
use crate::tls::own::{Form, Origin};
use crate::ui::parts::text_field::value_of;
use crate::ui::parts::text_rows::{TextRow, keep_rows};
use crate::ui::parts::{SelectField, TextArea, TextField, act, text};
use crate::web::files;
use crate::web::store::use_store;
use crate::words;

/// "Fleet".
#[component]
pub fn FleetCard() -> impl IntoView {
    let store = use_store();
    let act_on = move |act: fn() -> FleetAct| {
        crate::ui::parts::act(move || store.dispatch(Intent::Fleet(act())))
    };
    let name = store.select(|model| model.fleet().name.clone());
    let json = move || store.read(|model| codec::fleet::write(model.fleet()));
    let pasted = RwSignal::new(String::new());
    view! {
        <section class="card" aria-labelledby="fleet">
            <h2 class="card__title" id="fleet">
                "Fleet"
            </h2>
            <p class="card__lead">
                "Who calls, and whom the gateway calls. It is kept in this browser and goes nowhere; a share link does not carry it. Open a profile above to weigh it, to mark that it must keep working, or to take it out."
            </p>
            <div class="filters">
                <label class="field">
                    <span class="field__label">"Fleet name"</span>
                    <input
                        type="text"
                        class="field__text"
                        prop:value=text(move || name.get())
                        on:change=move |event| store.dispatch(Intent::Fleet(FleetAct::Rename(value_of(&event))))
                    />
                </label>
                <button type="button" class="button" on:click=act_on(|| FleetAct::Example)>
                    "Example fleet"
                </button>
                <button type="button" class="button" on:click=act_on(|| FleetAct::Empty)>
                    "Empty fleet"
                </button>
            </div>
            <div class="pair">
                <Add />
                <Own />
            </div>
            <h3 class="card__subtitle">"Keep it"</h3>
            <div class="buttons">
                <button type="button" class="button" on:click=act(move || files::download("fleet.json", &json()))>
                    "Download fleet"
                </button>
                <button type="button" class="button" on:click=act(move || files::copy(store, &json()))>
                    "Copy fleet"
                </button>
                <label class="button">
                    "Open a file"
                    <input
                        type="file"
                        class="visually-hidden"
                        accept="application/json,.json"
                        on:change=move |event| {
                            files::read(&event, move |text| store.dispatch(Intent::Fleet(FleetAct::Import(text))));
                        }
                    />
                </label>
            </div>
            <TextArea label="Fleet to import" text=pasted />
            <div class="buttons">
                <button type="button" class="button" on:click=act(move || store.dispatch(Intent::Fleet(FleetAct::Import(pasted.get_untracked()))))>
                    "Import fleet"
                </button>
            </div>
        </section>
    }
}

/// Adds a built-in profile that is not in the fleet.
#[component]
fn Add() -> impl IntoView {
    let store = use_store();
    let query = RwSignal::new(String::new());
    let fleet = store.select(|model| model.fleet().clone());
    let body = NodeRef::<Tbody>::new();
    keep_rows(body, move || {
        let found = words::fleet::found(&fleet.get(), &query.get());
        found.into_iter().map(|(key, html)| TextRow { key, look: "found", html }).collect()
    });
    view! {
        <div>
            <h3 class="card__subtitle">"Add a known profile"</h3>
            <TextField label="Find a profile to add" kind="search" text=query />
            <table class="table" aria-label="Profiles to add">
                <tbody node_ref=body></tbody>
            </table>
        </div>
    }
}

/// Adds a client of one's own.
#[component]
fn Own() -> impl IntoView {
    let store = use_store();
    let (name, offer) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let form = RwSignal::new(0_usize);
    let names: Vec<_> = std::iter::once("Recognize it")
        .chain(Form::ALL.into_iter().map(words::fleet::form))
        .collect();
    let add = move || {
        let offered = offer.get_untracked();
        let form = form
            .get_untracked()
            .checked_sub(1)
            .and_then(|at| Form::ALL.get(at).copied())
            .unwrap_or_else(|| Form::guess(&offered));
        let before = store.read(|model| model.fleet().on(Side::Client).count());
        let origin = Origin { form, text: offered };
        store.dispatch(Intent::Fleet(FleetAct::AddOwn(name.get_untracked(), origin)));
        // What was refused stays, to be mended.
        if store.read(|model| model.fleet().on(Side::Client).count()) > before {
            name.set(String::new());
            offer.set(String::new());
        }
    };
    view! {
        <div>
            <h3 class="card__subtitle">"Add a client of your own"</h3>
            <TextField label="Client name" text=name />
            <TextArea label="What it sends" text=offer />
            <SelectField label="Form" names chosen=form />
            <p class="card__lead">
                "A ClientHello from a capture, a JA3 string, an OpenSSL cipher string such as ECDHE+AESGCM:AES128-SHA, or IANA suite names."
            </p>
            <button type="button" class="button" on:click=act(add)>
                "Add client"
            </button>
        </div>
    }
}

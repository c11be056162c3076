//! The way in: a box for text, a button for files, what came of it, and what is understood of it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::{ask, read_files};
use crate::app::look::{Screen, Unread};
use crate::app::understood::Understood as Found;
use crate::ui::code::understood::Understood;
use crate::ui::frame::app::panel_id;
use crate::ui::parts::{Button, Callout, Card, FileButton, Look, Tone, focus, said, told};
use crate::web::importer;
use crate::web::store::use_store;
use crate::words::import_tab as words;
use crate::words::imported::headline;

/// The card.
#[component]
pub fn BringIn() -> impl IntoView {
    let store = use_store();
    // What is typed is of the browser; it stays until somebody takes it out.
    let area = NodeRef::<html::Textarea>::new();
    let outcome = ask(|model| {
        let code = &model.look().code;
        words::said(code.reading, code.refused.as_ref(), code.imported.as_deref())
    });
    let import = move || {
        let text = area.get_untracked().map(|area| area.value()).unwrap_or_default();
        importer::ask(store).read(vec![(String::new(), JsValue::from_str(&text))], None, store);
    };
    let kinds = words::kinds().map(|(from, what)| view! { <dt>{from}</dt> <dd>{what}</dd> });
    view! {
        <div class="bring-in">
        <Card id="in" title=words::bring_in() lead=words::bring_in_lead>
            <div class="card__body pair pair--level">
                <div class="stack">
                    <label class="field">
                        <span class="label">{words::to_import()}</span>
                        <textarea
                            class="field__control area"
                            id="to-import"
                            spellcheck="false"
                            placeholder=words::to_import_hint()
                            node_ref=area
                        ></textarea>
                    </label>
                    <div class="buttons">
                        <Button label=words::import().to_owned() look=Look::Primary press=import />
                        <FileButton label=words::open_files() take=move |files| read_files(store, files) />
                    </div>
                    <p aria-live="polite" id="import-said">{said(move || outcome.get())}</p>
                    <Several />
                </div>
                <div class="stack">
                    <h4>{words::what()}</h4>
                    <dl class="kinds">{kinds.into_iter().collect_view()}</dl>
                    <p class="small">{words::recognized()}<code translate="no">{words::own_command()}</code></p>
                </div>
            </div>
            <Came />
        </Card>
        </div>
    }
}

/// Of several instances, which one is meant.
#[component]
fn Several() -> impl IntoView {
    let store = use_store();
    let names = ask(|model| match &model.look().code.refused {
        Some(Unread::Several(names)) => names.clone(),
        Some(_) | None => Vec::new(),
    });
    let choice = move |name: String| {
        let label = name.clone();
        let press = move || {
            importer::choose(store, &name);
            focus(&panel_id(Screen::Code));
        };
        view! { <Button label press /> }
    };
    move || {
        names.with(|names| !names.is_empty()).then(|| {
            let choices = names.get().into_iter().map(choice).collect_view();
            view! { <div class="buttons" role="group" aria-label=words::which()>{choices}</div> }
        })
    }
}

/// What came, in a line, and what is understood of it.
#[component]
fn Came() -> impl IntoView {
    let came = ask(|model| {
        let Found { imported, cut, kept, .. } = model.understood()?;
        let is_scan = imported.kind.is_scan();
        let remarks = (!imported.remarks.is_empty()).then(|| words::remarks_answer(&imported));
        Some((headline(&imported), remarks, is_scan, cut, kept))
    });
    move || {
        came.get().map(|(headline, remarks, is_scan, cut, kept)| {
            let note = |text: String| view! { <Callout tone=Tone::Note text /> };
            view! {
                <div class="card__body stack">
                    <p><strong>{told(headline)}</strong></p>
                    {remarks.map(|remarks| view! { <p class="small">{told(remarks)}</p> })}
                    {is_scan.then(|| note(words::scan().to_owned()))}
                    {cut.map(|instance| note(words::cut(instance)))}
                    {(kept > 0).then(|| note(words::kept(kept)))}
                </div>
                <Understood />
            }
        })
    }
}

//! The last step: played, exported, or in a link.

use leptos::ev::FocusEvent;
use leptos::prelude::*;

use super::desk::Desk;
use crate::lesson::draft::Draft;
use crate::lesson::packed::pack;
use crate::ui::parts::{Button, Callout, Look, Sign, Tone};
use crate::ui::training::address::{Address, PACKED};
use crate::ui::training::trainers::same::link;
use crate::web::files;
use crate::web::store::use_store;
use crate::words::training_builder as words;

/// The link of a draft, with the number of its characters; or what keeps it from being one.
type Linked = Result<(String, usize), String>;

/// The step "Play and hand on".
#[component]
pub fn HandOn() -> impl IntoView {
    let desk = Desk::of_page();
    let store = use_store();
    let is_whole =
        Memo::new(move |_| desk.found.with(|found| found.lesson.is_some() && found.is_whole()));
    let is_proven =
        Memo::new(move |_| is_whole.get() && desk.found.with(|found| found.findings.is_empty()));
    let asked = RwSignal::new(false);
    let linked = Memo::new(move |_| -> Option<Linked> {
        if !(asked.get() && is_proven.get()) {
            return None;
        }
        let file = desk.draft.with(Draft::file).ok()?;
        Some(match pack(&file) {
            Ok(text) => {
                let lesson = format!("{PACKED}{text}");
                Ok((link(&Address { lesson, ..Address::default() }), text.len()))
            }
            Err(error) => Err(words::not_packed(&error)),
        })
    });
    let play = move || {
        // What was typed last may not be examined yet.
        if let Some(opened) = desk.opened().filter(|_| is_whole.get_untracked()) {
            desk.play(opened);
        }
    };
    let export = move || {
        let file = desk.draft.with_untracked(|draft| draft.file().map(|file| (draft.id(), file)));
        if let (true, Ok((id, file))) = (is_proven.get_untracked(), file) {
            files::download(&format!("{id}.json"), &file.write());
        }
    };
    let select = |event: FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    let shown = move || {
        linked.get().map(|linked| match linked {
        Err(text) => view! { <Callout tone=Tone::Danger text /> }.into_any(),
        Ok((address, length)) => {
            let copied = address.clone();
            view! {
                <div class="stack">
                    <label class="field">
                        <span class="label">{words::make_link()}</span>
                        <input type="text" class="field__control" readonly prop:value=address on:focus=select />
                    </label>
                    <p class="small quiet">{words::link_length(length)} " " {words::link_hint()}</p>
                    <div class="buttons">
                        <Button
                            label=words::copy_link().to_owned()
                            look=Look::Small
                            sign=Sign::Copy
                            press=move || files::copy_for(store, &copied)
                        />
                    </div>
                </div>
            }
            .into_any()
        }
    })
    };
    let waits = move || match (is_whole.get(), is_proven.get()) {
        (false, _) => Some(words::whole_first()),
        (true, false) => Some(words::faults_first()),
        (true, true) => None,
    };
    let clear = move || {
        desk.left.set(Vec::new());
        desk.replace(|draft| *draft = Draft::default());
    };
    view! {
        <section class="builder__hand-on stack" aria-labelledby="builder-hand-on">
            <h4 id="builder-hand-on">{words::hand_on()}</h4>
            <div class="buttons">
                <Button
                    label=words::play().to_owned()
                    look=Look::Primary
                    sign=Sign::Play
                    locked=Signal::derive(move || !is_whole.get())
                    described_by="builder-waits"
                    press=play
                />
                <Button
                    label=words::export().to_owned()
                    sign=Sign::Download
                    locked=Signal::derive(move || !is_proven.get())
                    described_by="builder-waits"
                    press=export
                />
                <Button
                    label=words::make_link().to_owned()
                    sign=Sign::Share
                    locked=Signal::derive(move || !is_proven.get())
                    described_by="builder-waits"
                    press=move || asked.set(true)
                />
            </div>
            <p class="small quiet" id="builder-waits">{waits}</p>
            <div aria-live="polite">{shown}</div>
            <div class="buttons">
                <Button label=words::clear().to_owned() look=Look::SmallQuiet press=clear />
            </div>
        </section>
    }
}

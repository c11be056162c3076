//! The draft as text: formats at the side, its lines with what changes, and the ways to take it along.

use leptos::prelude::*;

use super::block::{Block, Role};
use super::{ask, look};
use crate::app::Intent;
use crate::app::Model;
use crate::app::code::Written;
use crate::app::look::LookAct;
use crate::app::seen::{Copied, Seen};
use crate::codec::export::{Format, Group};
use crate::codec::lines::whole;
use crate::ui::parts::tabs::TabList;
use crate::ui::parts::{Button, Callout, Check, Look, Sign, Tabs, Tone, said};
use crate::web::files;
use crate::web::store::use_store;
use crate::words::code::header;
use crate::words::code_tab as words;

const FORMATS: TabList = TabList {
    id: "format",
    panel: |_| BLOCK.to_owned(),
    classes: ["formats", "format"],
    upright: true,
};
const BLOCK: &str = "export";

/// The export.
#[component]
pub fn Export() -> impl IntoView {
    let store = use_store();
    let exported = ask(written);
    let changed = exported.slice(Written::changed);
    let open = store.select(|model| model.look().code.format);
    let only = store.select(|model| model.look().code.only_change);
    let says_something = exported.slice(|written| written.says_something);
    // How many of the lines that change were gone to.
    let gone = RwSignal::new(0_usize);
    let current = Signal::derive(move || {
        let before = gone.get().checked_sub(1)?;
        changed.with(|changed| changed.get(before % changed.len().max(1)).copied())
    });
    let next = Signal::derive(move || {
        changed.with(|changed| {
            words::next_change(gone.get() % changed.len().max(1) + 1, changed.len())
        })
    });
    let changes = changed.slice(|changed| !changed.is_empty());
    let choose = move |at: usize| {
        gone.set(0);
        look(store, LookAct::Format(at));
    };
    let heads = Group::ALL
        .into_iter()
        .filter_map(|group| Some((group.formats().next()? as usize, words::group(group))))
        .collect();
    let download = move || {
        let format = exported.get_untracked().format;
        files::download(format.file_name(), &text(&exported.get_untracked()));
    };
    view! {
        <section class="card export">
            <Tabs
                label=words::formats()
                names=Format::ALL.map(Format::name).to_vec()
                heads
                list=FORMATS
                open
                choose
            />
            <div>
                <div class="code__bar">
                    <span class="code__name" translate="no">
                        {said(move || exported.with(|written| written.format.file_name().to_owned()))}
                    </span>
                    <div class="code__next">
                        {move || {
                            changes.get().then(|| {
                                let press = move || gone.update(|gone| *gone += 1);
                                view! { <Button label=next look=Look::SmallQuiet sign=Sign::Down press /> }
                            })
                        }}
                    </div>
                    <Check
                        label=words::only_changes()
                        ticked=only
                        press=move |only| {
                            gone.set(0);
                            look(store, LookAct::OnlyChange(only));
                        }
                    />
                    <div class="code__save">
                        <Button label=words::download().to_owned() sign=Sign::Download press=download />
                    </div>
                    <Button
                        label=words::copy().to_owned()
                        look=Look::Primary
                        sign=Sign::Copy
                        press=move || {
                            files::copy_for(store, &text(&exported.get_untracked()));
                            store.dispatch(Intent::Saw(Seen::Copied(Copied::Export)));
                        }
                    />
                </div>
                {move || {
                    (!says_something.get())
                        .then(|| view! { <Callout tone=Tone::Note text=words::nothing_to_write() /> })
                }}
                <Block
                    name=words::export()
                    role=Role::TextBox
                    id=BLOCK
                    lines=exported.slice(|written| written.lines.clone())
                    current
                />
            </div>
        </section>
    }
}

fn written(model: &Model) -> Written {
    let link = model.address();
    model.written(&header(model.look().code.format(), &model.wish(), Some(&link)))
}

fn text(written: &Written) -> String {
    whole(&written.lines)
}

//! One class: its code, its links, its sheets.

use leptos::ev::FocusEvent;
use leptos::prelude::*;

use super::code::QrCode;
use super::sheet::{Kind as SheetKind, Shown};
use crate::lesson::catalogue::heads;
use crate::lesson::results::kept_name;
use crate::ui::parts::{Button, Line, Look, Select, Sign};
use crate::ui::training::address::Address;
use crate::ui::training::school::School;
use crate::web::files;
use crate::web::store::use_store;
use crate::words::training_trainers as words;

/// The address of the page, without what follows it.
pub fn page() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split(['#', '?']).next().unwrap_or_default().to_owned()
}

/// A link to a lesson, or to all of them where none is named.
pub fn link(address: &Address) -> String {
    format!("{}#{}", page(), address.write())
}

/// What the row "Same for everyone" opens.
#[component]
pub fn Same(
    /// The sheet that is shown.
    sheet: Shown,
) -> impl IntoView {
    let school = School::of_page();
    let store = use_store();
    let class = Memo::new(move |_| school.kept.with(|kept| kept.class.clone()));
    let mut names = vec![words::all_lessons().to_owned()];
    names.extend(heads().map(|head| head.title.clone()));
    // The first of the list is all of them.
    let chosen = |at: usize| at.checked_sub(1).and_then(|at| heads().nth(at));
    let lesson = RwSignal::new(0_usize);
    let variant = RwSignal::new(0_usize);
    let address = Memo::new(move |_| Address {
        lesson: chosen(lesson.get()).map(|head| head.id.clone()).unwrap_or_default(),
        variant: variant.get().checked_sub(1),
        class: class.get(),
    });
    let url = Signal::derive(move || link(&address.get()));
    let code = Signal::derive(move || class.get().unwrap_or_default());
    let change = move |text: String| {
        school.keep(|kept| kept.class = kept_name(&text));
    };
    let choose = move |at: usize| {
        lesson.set(at);
        variant.set(0);
    };
    let variants = move || {
        let count = chosen(lesson.get())?.variants;
        let by = if class.get().is_some() { words::by_class() } else { words::by_chance() };
        let mut options = vec![by.to_owned()];
        options.extend((1..=count).map(words::variant_of));
        let choose = move |at: usize| variant.set(at);
        Some(view! { <Select label=words::variant() options selected=variant choose /> })
    };
    let name = move || {
        let chosen = chosen(lesson.get());
        chosen.map_or_else(|| words::all_lessons().to_owned(), |head| head.title.clone())
    };
    let select = |event: FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    view! {
        <div class="same">
            <div class="stack">
                <div class="fields">
                    <Line label=words::class_code() value=code described_by="class-hint" change />
                    <Select label=words::lesson() options=names selected=lesson choose />
                    {variants}
                </div>
                <p class="small quiet" id="class-hint">{words::class_hint()}</p>
                <label class="field">
                    <span class="label">{words::link()}</span>
                    <input
                        type="text"
                        class="field__control"
                        readonly
                        prop:value=move || url.get()
                        on:focus=select
                    />
                </label>
                <div class="buttons">
                    <Button
                        label=words::copy_link().to_owned()
                        sign=Sign::Copy
                        press=move || files::copy_for(store, &url.get_untracked())
                    />
                    <Button
                        label=words::class_sheet().to_owned()
                        press=move || sheet.show(SheetKind::Class)
                    />
                    <Button
                        label=words::answers_sheet().to_owned()
                        look=Look::Plain
                        press=move || sheet.show(SheetKind::Answers)
                    />
                </div>
                <p class="small quiet">{words::sheets_hint()}</p>
            </div>
            <div class="same__code">
                {move || view! { <QrCode address=url.get() name=words::code_of(&name()) /> }}
            </div>
        </div>
    }
}

//! One class: its code, its links, its sheets.

use leptos::ev::FocusEvent;
use leptos::prelude::*;

use super::code::QrCode;
use super::sheet::{Kind as SheetKind, Shown};
use crate::lesson::catalogue::courses;
use crate::lesson::results::NAME_MAX;
use crate::ui::parts::{Button, Line, Look, Select, Sign};
use crate::ui::training::school::{Address, School};
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
    let lessons: Vec<_> = courses().into_iter().flat_map(|course| course.lessons).collect();
    let mut names = vec![words::all_lessons().to_owned()];
    names.extend(lessons.iter().map(|head| head.title.clone()));
    let lessons = StoredValue::new(lessons);
    let lesson = RwSignal::new(0_usize);
    let variant = RwSignal::new(0_usize);
    let address = Memo::new(move |_| {
        let id = lesson.get().checked_sub(1).and_then(|at| {
            lessons.with_value(|lessons| lessons.get(at).map(|head| head.id.clone()))
        });
        Address {
            lesson: id.unwrap_or_default(),
            variant: variant.get().checked_sub(1),
            class: class.get(),
        }
    });
    let url = Signal::derive(move || link(&address.get()));
    let code = Signal::derive(move || class.get().unwrap_or_default());
    let change = move |text: String| {
        let text: String = text.trim().chars().take(NAME_MAX).collect();
        school.keep(|kept| kept.class = (!text.is_empty()).then_some(text));
    };
    let choose = move |at: usize| {
        lesson.set(at);
        variant.set(0);
    };
    let variants = move || {
        let at = lesson.get().checked_sub(1)?;
        let count = lessons.with_value(|lessons| lessons.get(at).map(|head| head.variants))?;
        let by = if class.get().is_some() { words::by_class() } else { words::by_chance() };
        let mut options = vec![by.to_owned()];
        options.extend((1..=count).map(words::variant_of));
        let choose = move |at: usize| variant.set(at);
        Some(view! { <Select label=words::variant() options selected=variant choose /> })
    };
    let name = move || {
        let at = lesson.get().checked_sub(1);
        let title =
            at.and_then(|at| lessons.with_value(|all| all.get(at).map(|head| head.title.clone())));
        title.unwrap_or_else(|| words::all_lessons().to_owned())
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

//! Fields: a line of text, a number, a list, an area. What is shown comes from the model, also when it refuses.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::does::Does;

/// What is typed into a line.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[allow(missing_docs)] // The names say it.
pub enum Kind {
    #[default]
    Text,
    Search,
    Number,
    Date,
    Time,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Search => "search",
            Self::Number => "number",
            Self::Date => "date",
            Self::Time => "time",
        }
    }
}

/// A field of one line. What is typed is told when it is done; of a search, at every key.
#[component]
pub fn Line(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// What is typed into it.
    #[prop(optional)]
    kind: Kind,
    /// Of a number: the least and the most.
    #[prop(into, optional)]
    range: Option<Signal<(String, String)>>,
    /// Is it for a few characters?
    #[prop(optional)]
    short: bool,
    /// Show its name to ears alone.
    #[prop(optional)]
    bare: bool,
    /// What stands in it while it is empty.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// Its own id.
    #[prop(into, optional)]
    id: Option<String>,
    /// The element that describes it, by id.
    #[prop(into, optional)]
    described_by: Option<String>,
    /// What another value does.
    #[prop(into)]
    change: Does<String>,
) -> impl IntoView {
    let typed = change.clone();
    // A day or a time that is typed counts when its field is left, or with Enter: until then it is not what is meant. What is chosen
    // from a calendar counts at once.
    let is_late = matches!(kind, Kind::Date | Kind::Time);
    let typing = std::rc::Rc::new(std::cell::Cell::new(false));
    let (by_key, by_change, by_pointer) = (typing.clone(), typing.clone(), typing.clone());
    let take = move |event: &web_sys::Event| {
        let text = event_target_value(event);
        // A field that goes away while something is typed in it has nothing to say any more.
        let Some(shown) = value.try_get_untracked() else { return };
        if !(is_late && text == shown) {
            change.with(text);
        }
        if let Some(shown) = value.try_get_untracked() {
            show(event, &shown);
        }
    };
    let (at_key, at_change, at_end) = (take.clone(), take.clone(), take);
    view! {
        <label class="field">
            <span class=if bare { "visually-hidden" } else { "label" }>{label}</span>
            <input
                type=kind.name()
                id=id
                class=if short { "field__control field__control--short" } else { "field__control" }
                placeholder=placeholder
                aria-describedby=described_by
                min=move || range.map(|range| range.get().0)
                max=move || range.map(|range| range.get().1)
                prop:value=move || value.get()
                on:input=move |event| if kind == Kind::Search { typed.with(event_target_value(&event)) }
                on:change=move |event| if kind != Kind::Search && !by_change.get() {
                    at_change(&event);
                }
                on:keydown=move |event| if is_late {
                    if event.key() == "Enter" {
                        at_key(&event);
                    }
                    by_key.set(true);
                }
                on:pointerdown=move |_| by_pointer.set(false)
                on:focusout=move |event| if typing.take() {
                    at_end(&event);
                }
            />
        </label>
    }
}

/// A number between two bounds; `None` is told of text that is none.
#[component]
pub fn NumberField(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// The number.
    #[prop(into)]
    value: Signal<u8>,
    /// The least and the most it may be.
    #[prop(into)]
    range: Signal<(u8, u8)>,
    /// What another number does, or text that is none.
    #[prop(into)]
    change: Does<Option<u8>>,
) -> impl IntoView {
    let shown = Signal::derive(move || value.get().to_string());
    let range = Signal::derive(move || {
        let (least, most) = range.get();
        (least.to_string(), most.to_string())
    });
    let change = move |text: String| {
        let number = text.trim().parse::<u64>().ok();
        change.with(number.map(|number| u8::try_from(number).unwrap_or(u8::MAX)));
    };
    view! { <Line label value=shown kind=Kind::Number range short=true change /> }
}

/// One of a list.
#[component]
pub fn Select(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    options: Vec<String>,
    /// The position of what is chosen.
    #[prop(into)]
    selected: Signal<usize>,
    /// Show its name to ears alone.
    #[prop(optional)]
    bare: bool,
    /// What its name goes on with, for those who do not see where it stands.
    #[prop(into, optional)]
    more: Option<String>,
    /// What choosing does.
    #[prop(into)]
    choose: Does<usize>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .enumerate()
        .map(|(at, option)| view! { <option prop:selected=move || selected.get() == at>{option}</option> })
        .collect_view();
    view! {
        <label class="field">
            <span class=if bare { "visually-hidden" } else { "label" }>{label.clone()}</span>
            <select
                class="field__control"
                aria-label=more.map(|more| format!("{label}{more}"))
                on:change=move |event| {
                    let list = event.target().and_then(|list| list.dyn_into::<web_sys::HtmlSelectElement>().ok());
                    let Some(list) = list else { return };
                    // Where a script has chosen nothing, nothing is chosen.
                    if let Ok(at) = usize::try_from(list.selected_index()) {
                        choose.with(at);
                    }
                    if let Some(now) = selected.try_get_untracked() {
                        list.set_selected_index(i32::try_from(now).unwrap_or_default());
                    }
                }
            >
                {options}
            </select>
        </label>
    }
}

/// A field of several lines, for what is written letter by letter.
#[component]
pub fn Area(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// How many lines it shows.
    #[prop(default = 3)]
    rows: u8,
    /// What another text does.
    #[prop(into)]
    change: Does<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <textarea
                class="field__control area"
                rows=rows.to_string()
                spellcheck="false"
                prop:value=move || value.get()
                on:change=move |event| change.with(event_target_value(&event))
            ></textarea>
        </label>
    }
}

/// A box that is ticked.
#[component]
pub fn Check(
    /// The accessible name.
    #[prop(into)]
    label: String,
    /// Is it ticked?
    #[prop(into)]
    ticked: Signal<bool>,
    /// What a press does.
    #[prop(into)]
    press: Does<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || ticked.get()
                on:change=move |event| press.with(event_target_checked(&event))
            />
            {label}
        </label>
    }
}

/// Puts back what the model says.
fn show(event: &web_sys::Event, value: &str) {
    let target = event.target();
    if let Some(input) = target.as_ref().and_then(JsCast::dyn_ref::<web_sys::HtmlInputElement>) {
        input.set_value(value);
    }
}

//! What people set for the rollout, field by field.

use leptos::prelude::*;

use crate::app::rehearse::RehearseAct;
use crate::app::typed::{Way, ticked, typed, way};
use crate::app::{Intent, Model};
use crate::rollout::rehearsal::Field;
use crate::ui::parts::{Check, Kind, Line, Select};
use crate::web::store::use_store;
use crate::words::number::weekday;
use crate::words::rehearse::{name, options, value};

/// Several fields beside each other.
#[component]
pub fn Fields(
    /// Which.
    fields: &'static [Field],
) -> impl IntoView {
    fields.iter().map(|field| view! { <Set field=*field /> }).collect_view()
}

/// A field with its name, as it is given its value.
#[component]
pub fn Set(
    /// Which.
    field: Field,
) -> impl IntoView {
    let store = use_store();
    let of = move |model: &Model| field.of(&model.rehearsal());
    let now = store.select(of);
    let shown = Signal::derive(move || value(field, now.get()));
    let change = move |text: String| store.dispatch(typed(field, &text));
    let line = move |kind| view! { <Line label=name(field) value=shown kind short=true change /> };
    match way(field) {
        Way::Chosen => {
            let selected = Signal::derive(move || now.get() as usize);
            let choose = move |at: usize| {
                store.dispatch(Intent::Rehearse(RehearseAct::Set(field, at as u32)));
            };
            view! { <Select label=name(field) options=options(field) selected choose /> }.into_any()
        }
        Way::Number => {
            let (least, most) = field.range();
            let range = Signal::stored((least.to_string(), most.to_string()));
            view! { <Line label=name(field) value=shown kind=Kind::Number range short=true change /> }
                .into_any()
        }
        Way::Decimal => line(Kind::Text).into_any(),
        Way::Day => line(Kind::Date).into_any(),
        Way::Time => line(Kind::Time).into_any(),
        Way::Ticked => {
            let days = (0..7_u32)
                .map(|day| {
                    let is_on = Signal::derive(move || now.get() >> day & 1 == 1);
                    let press = move |_| store.dispatch(ticked(now.get_untracked(), day));
                    view! { <Check label=weekday(day as usize) ticked=is_on press /> }
                })
                .collect_view();
            view! {
                <fieldset class="days">
                    <legend class="label">{name(field)}</legend>
                    {days}
                </fieldset>
            }
            .into_any()
        }
    }
}

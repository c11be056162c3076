//! What is wrong, where it stands.

use leptos::prelude::*;

use super::desk::Desk;
use crate::lesson::examined::Spot;
use crate::ui::parts::{Icon, Sign, told};
use crate::words::training_builder as words;

impl Spot {
    /// The id of the element that stands for it.
    pub fn id(self) -> String {
        match self {
            Self::Start => "builder-start".to_owned(),
            Self::Solution => super::desk::DO_IT.to_owned(),
            Self::Act(at) => format!("builder-act-{at}"),
            Self::Goals => "builder-goals".to_owned(),
            Self::Goal(at) => format!("builder-goal-{at}"),
            Self::Way(at) => format!("builder-way-{at}"),
            Self::WayAct(way, at) => format!("builder-way-{way}-{at}"),
            Self::Texts => "builder-texts".to_owned(),
        }
    }
}

/// What is wrong at a place; nothing where nothing is.
#[component]
pub fn Faults(
    /// The place.
    #[prop(into)]
    spot: Signal<Spot>,
) -> impl IntoView {
    let desk = Desk::of_page();
    let said = Memo::new(move |_| {
        desk.found.with(|found| {
            let lesson = found.lesson.as_deref();
            found.at(spot.get()).map(|one| words::finding(lesson, one)).collect::<Vec<_>>()
        })
    });
    move || {
        let items = said.get().into_iter().map(|text| {
            view! { <li><Icon sign=Sign::Warning /><span>{told(text)}</span></li> }
        });
        let items = items.collect::<Vec<_>>();
        (!items.is_empty()).then(|| view! { <ul class="builder__faults">{items}</ul> })
    }
}

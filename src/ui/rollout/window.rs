//! The change window: does it hold the rollout, on this day and on others.

use leptos::prelude::*;

use super::fields::Fields;
use super::planned::{SetFacts, held, planned};
use super::table::{Numbers, Rows};
use crate::app::Model;
use crate::rollout::rehearsal::Field;
use crate::ui::parts::{said, told};
use crate::words::number::{chance, moment, number};
use crate::words::window as words;

fn days(model: &Model) -> Option<Rows> {
    let days = model.days()?;
    let lost = words::lost_with(model.asked_about().seed.0);
    let heads = [words::opens(), words::ends_inside(), words::in_office_hours(), &lost];
    let row = |day: &crate::app::forecasts::DayOf| {
        (moment(day.opens), vec![chance(day.inside), chance(day.meets), number(day.lost)])
    };
    Some(Rows { heads: heads.map(str::to_owned).to_vec(), rows: days.iter().map(row).collect() })
}

/// All there is to know of it.
#[component]
pub fn WindowBody() -> impl IntoView {
    let about = planned(words::about);
    let lines = held(|model: &Model| Some(words::lines(model)).filter(|lines| !lines.is_empty()));
    let days = held(days);
    let known = Memo::new(move |_| days.with(Option::is_some));
    let rows = Signal::derive(move || days.get().unwrap_or_default());
    view! {
        <section class="stack" aria-label=words::change_window()>
            <SetFacts facts=crate::words::facts::window about=crate::words::planned::window()>
                <Fields fields=&[
                    Field::WindowDay,
                    Field::WindowMinute,
                    Field::WindowOffset,
                    Field::WindowLength,
                    Field::Weekdays,
                ] />
                <p class="small quiet">{words::zones()}</p>
            </SetFacts>
            <div class="pair">
                <div class="stack">
                    <p>{said(move || about.get())}</p>
                    <ul class="lines">
                        {move || {
                            let lines = lines.get().unwrap_or_default();
                            lines.into_iter().map(|line| view! { <li>{told(line)}</li> }).collect_view()
                        }}
                    </ul>
                </div>
                {move || known.get().then(|| view! { <Numbers caption=words::days_compared() rows /> })}
            </div>
        </section>
    }
}

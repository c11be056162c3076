//! The forecast: what many seeds say of one save, in figures, minute by minute, and by percentiles.

use leptos::prelude::*;

use super::failing::of_planned;
use super::odds_picture::OddsPicture;
use super::planned::{held, planned};
use super::table::{Awaited, Rows};
use crate::app::Model;
use crate::app::checks::Figures as Known;
use crate::app::forecasts::{Odds, PERCENTS};
use crate::domain::Cited;
use crate::rollout::forecast::forecast;
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Figure, FigureView};
use crate::words::number::{minutes, number};
use crate::words::{planned as words, watch};

/// Members that stop connecting, and what their calls are a day; `None` where nothing is planned.
fn failing(model: &Model) -> Option<(usize, u64)> {
    let subject = model.subject()?;
    let [_, budget, ..] = model.checks();
    let daily = match budget.figures {
        Some(Known::ErrorBudget { daily, .. }) => daily,
        _ => 0,
    };
    (!subject.is_any()).then(|| (of_planned(model).len(), daily))
}

/// Where duration and downtime come from.
fn cited(model: &Model) -> (Cited, Cited) {
    let forecast = forecast(model.asked_about().instance, model.rehearsal().assumed);
    let down = match forecast.downtime_minutes {
        Some(_) => forecast.lasting.cited(),
        None => forecast.downtime,
    };
    (forecast.duration, down)
}

/// A number that half of the seeds do not exceed, and one that 95 of 100 do not.
fn figure(label: &str, half: String, most: String, bad: bool) -> Figure {
    Figure {
        label: label.to_owned(),
        value: half,
        more: words::in_most(&most),
        bad,
        ..Figure::default()
    }
}

fn unknown(label: &str) -> Figure {
    Figure {
        label: label.to_owned(),
        value: words::not_known().to_owned(),
        more: words::being_asked().to_owned(),
        ..Figure::default()
    }
}

fn ends(odds: Option<&Odds>) -> Figure {
    odds.map_or_else(
        || unknown(words::ends_after()),
        |odds| {
            let (half, most) = (Odds::half(&odds.end), Odds::most(&odds.end));
            figure(words::ends_after(), minutes(half), minutes(most), false)
        },
    )
}

fn down(odds: Option<&Odds>) -> Figure {
    odds.map_or_else(
        || unknown(words::no_answer_for()),
        |odds| {
            let (half, most) = (Odds::half(&odds.down), Odds::most(&odds.down));
            figure(words::no_answer_for(), minutes(half), minutes(most), most > 0)
        },
    )
}

fn lost(odds: Option<&Odds>, any: bool) -> Figure {
    let Some(lost) = odds.and_then(|odds| odds.lost) else { return unknown(words::calls_lost()) };
    let (half, most) = (Odds::half(&lost), Odds::most(&lost));
    let mut figure = figure(words::calls_lost(), number(half), number(most), most > 0 && !any);
    if any {
        figure.more = words::by_downtime_alone().to_owned();
    }
    figure
}

fn still(failing: Option<(usize, u64)>) -> Figure {
    let (value, beside, more) = match failing {
        None => (words::not_known().to_owned(), String::new(), words::nothing_pending().to_owned()),
        Some((lost, daily)) => {
            (lost.to_string(), watch::callers(lost).to_owned(), watch::calls_a_day(daily))
        }
    };
    Figure {
        label: words::still_failing().to_owned(),
        value,
        beside,
        more,
        bad: failing.is_some_and(|(lost, _)| lost > 0),
    }
}

/// The forecast of what is planned, or of any change.
#[component]
pub fn Forecast() -> impl IntoView {
    let odds = held(Model::odds);
    let of_change = held(|model: &Model| model.odds().filter(|odds| odds.lost.is_some()));
    let failing = planned(failing);
    let cited = planned(cited);
    let any = move || failing.with(Option::is_none);
    let duration = cited.slice(|(duration, _)| *duration);
    let downtime = cited.slice(|(_, downtime)| *downtime);
    let busy = planned(|model| model.single_survey().is_none());
    view! {
        <div class="card" id="forecast-of-save" aria-busy=move || busy.get().to_string()>
            <div class="figures figures--strip">
                <FigureView
                    figure=Signal::derive(move || odds.with(|odds| ends(odds.as_ref())))
                    mark=move || view! { <SourceMark about=words::the_duration().to_owned() cited=duration /> }
                />
                <FigureView
                    figure=Signal::derive(move || odds.with(|odds| down(odds.as_ref())))
                    mark=move || view! { <SourceMark about=words::the_downtime().to_owned() cited=downtime /> }
                />
                <FigureView figure=Signal::derive(move || of_change.with(|odds| lost(odds.as_ref(), any()))) />
                <FigureView figure=Signal::derive(move || still(failing.get())) />
            </div>
            <div class="card__part stack">
                <OddsPicture odds />
                <Percentiles />
            </div>
        </div>
    }
}

/// Percentiles of end, downtime and calls lost.
#[component]
pub fn Percentiles(
    /// With the rollout that is looked at beside them.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let rows = held(move |model: &Model| Some(rows(model, model.odds()?, beside)));
    view! { <Awaited caption=words::percentiles() rows /> }
}

fn rows(model: &Model, odds: Odds, beside: bool) -> Rows {
    let mut heads = vec![words::not_more().to_owned()];
    heads.extend(PERCENTS.map(|percent| percent.to_string()));
    let mut rows = vec![
        (words::end().to_owned(), odds.end.map(minutes).to_vec()),
        (words::downtime().to_owned(), odds.down.map(minutes).to_vec()),
    ];
    if let Some(lost) = odds.lost {
        rows.push((words::lost_until_end().to_owned(), lost.map(number).to_vec()));
    }
    if let Some(run) = model.shown().filter(|_| beside) {
        heads.push(words::this_rollout().to_owned());
        let down = run.plan.downtime().map_or(0, |span| span.seconds());
        let lost = model.lost().map_or(0, |lost| lost.in_all);
        let here = [minutes(run.plan.end().seconds()), minutes(down), number(lost)];
        for ((_, cells), this) in rows.iter_mut().zip(here) {
            cells.push(this);
        }
    }
    Rows { heads, rows }
}

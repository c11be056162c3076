//! The Rollout tab as text, below the clock: the picture, and what is planned.

use std::sync::Arc;

use super::html::Html;
use super::html::Region;
use super::number::short_weekday;
use super::rehearse::{LETTERS, control, number, operation};
use super::timeline::{PATTERNS, drawing, file, legend, names_beside};
use super::{budget, calls, odds, strategies, tiers, window};
use crate::app::Model;
use crate::app::act::{Act, RolloutAct};
use crate::app::input::Input;
use crate::app::look::Look;
use crate::app::rehearse::Subject;
use crate::domain::{Instance, Side};
use crate::rollout::operation::Operation;
use crate::rollout::picture::{Picture, View, minute};
use crate::rollout::rehearsal::{Field, Today};
use crate::rollout::week::Shape;
use crate::rollout::{Assumed, Plan, Rehearsal, SimTime};
use crate::tls::Fleet;

/// Regions of the picture: they depend on [`picture_premise`] alone.
pub const PICTURE: [Region; 5] = [
    ("picture-names", |model| pictured(model, names_beside)),
    ("picture", |model| pictured(model, |_, picture| drawing(picture))),
    ("picture-legend", |model| pictured(model, |_, picture| legend(picture))),
    ("calls-client", |model| pictured(model, |_, picture| calls::table(picture, Side::Client))),
    ("calls-backend", |model| pictured(model, |_, picture| calls::table(picture, Side::Backend))),
];

/// What a region of what is planned has to wait for.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Answered {
    /// Nothing.
    Nothing,
    /// The seeds have answered what becomes of the change in one save.
    Single,
    /// They have answered everything.
    All,
}

/// A region of what is planned, by the id of its element, and what it waits for: until then it stays as it was.
pub type PlannedRegion = (&'static str, Answered, fn(&Model) -> String);

/// Regions of what is planned: they depend on [`plan_premise`] alone.
pub const PLANNED: [PlannedRegion; 19] = [
    ("back-body", Answered::All, budget::way_back),
    ("back-fields", Answered::Nothing, |model| fields(model, &[Field::Notice])),
    ("odds-fields", Answered::Nothing, odds::fields),
    ("odds-downtime", Answered::Nothing, odds::downtime),
    ("odds-body", Answered::Single, odds::body),
    ("budget-fields", Answered::Nothing, budget::fields),
    ("budget-body", Answered::Single, budget::body),
    ("agreement", Answered::Nothing, budget::agreement),
    ("strategy-fields", Answered::Nothing, strategies::fields),
    ("strategy-body", Answered::All, strategies::body),
    ("edit-0", Answered::Nothing, |model| strategies::editor(model, 0)),
    ("edit-1", Answered::Nothing, |model| strategies::editor(model, 1)),
    ("edit-2", Answered::Nothing, |model| strategies::editor(model, 2)),
    ("window-fields", Answered::Nothing, window::fields),
    ("window-body", Answered::All, window::body),
    ("traffic-fields", Answered::Nothing, |model| fields(model, &[Field::Shape, Field::Callers])),
    ("traffic-week", Answered::Nothing, week),
    ("region-fields", Answered::Nothing, regions),
    ("region-body", Answered::Nothing, region_body),
];

/// How far the seeds have answered; where nothing is planned there is nothing to wait for.
pub fn answered(model: &Model) -> Answered {
    if model.subject().is_none() || model.surveys().is_some() {
        Answered::All
    } else if model.single_survey().is_some() {
        Answered::Single
    } else {
        Answered::Nothing
    }
}

/// What stands in a field now, where a person may have typed something else.
pub fn typed_value(model: &Model, input: Input) -> Option<String> {
    match input {
        Input::Field(field) => Some(super::rehearse::value(field, field.of(&model.rehearsal()))),
        Input::Wait(at, step) => {
            let rehearsal = model.rehearsal();
            Some(rehearsal.strategies.get(at)?.waits.get(step)?.to_string())
        }
        Input::Units(region) => Some(model.instance().units_in(region).to_string()),
        Input::Weekday(_) | Input::Kind(_) | Input::Move(..) => None,
    }
}

/// Regions that follow every moment.
pub const MOMENT: [Region; 2] = [("operations", operations), ("back-button", back_button)];

/// What is set for the rollout, and the day it is filled in for.
type Set = (Arc<Rehearsal>, Option<Today>);

/// All that the picture depends on.
pub type PicturePremise = (Option<Arc<Plan>>, Arc<Fleet>, Set, Option<View>);

/// All that the picture depends on.
pub fn picture_premise(model: &Model) -> PicturePremise {
    let plan = model.shown().map(|run| run.plan.clone());
    (plan, model.fleet().clone(), model.rehearsal_premise(), model.look().view)
}

/// All that what is planned depends on.
pub type PlanPremise = (Option<Subject>, Instance, Arc<Fleet>, Set, Answered);

/// All that what is planned depends on; the last tells how far the seeds have answered.
pub fn plan_premise(model: &Model) -> PlanPremise {
    let answered = answered(model);
    (model.subject(), model.instance(), model.fleet().clone(), model.rehearsal_premise(), answered)
}

/// The picture as it is looked at.
pub fn picture(model: &Model) -> Option<(Arc<Plan>, Picture)> {
    let plan = model.shown()?.plan.clone();
    let view = shown(model.look(), &plan);
    let picture = Picture::new(&plan, model.fleet(), model.rehearsal().load(), view);
    Some((plan, picture))
}

/// What is shown of `plan`.
pub fn shown(look: &Look, plan: &Plan) -> View {
    let end = plan.end().seconds();
    look.view.filter(|view| view.to <= end).unwrap_or(View::whole(end))
}

fn pictured(model: &Model, of: fn(&Plan, &Picture) -> String) -> String {
    picture(model).map_or_else(String::new, |(plan, picture)| of(&plan, &picture))
}

/// The picture as a file: width, height, text.
pub fn picture_file(model: &Model) -> Option<(u64, u64, String)> {
    let (plan, picture) = picture(model)?;
    let changes = plan.before().differing(plan.after()).count();
    let title = format!(
        "{}: {}, seed {}",
        tiers::summary(plan.instance()),
        super::count(changes, "change", "changes"),
        plan.seed().0
    );
    Some(file(&plan, &picture, &title))
}

/// What is read at the moment that is pointed at, or else looked at.
pub fn reading(model: &Model) -> String {
    let Some(run) = model.shown() else { return String::new() };
    let at = model.look().pointed.map_or(run.now, SimTime::from_seconds).min(run.plan.end());
    let load = model.rehearsal().load();
    let minute = minute(&run.plan, model.fleet(), load, at.seconds());
    calls::reading(&run.plan, &minute, at)
}

/// The picture's place, with its buttons.
pub fn picture_skeleton() -> String {
    let mut html = Html::default();
    html.tags("<div class=\"picture__tools\" role=\"group\" aria-label=\"Picture\">");
    for (act, name) in [
        (RolloutAct::ZoomIn, "Zoom in"),
        (RolloutAct::ZoomOut, "Zoom out"),
        (RolloutAct::Earlier, "Earlier"),
        (RolloutAct::Later, "Later"),
        (RolloutAct::Whole, "Whole"),
        (RolloutAct::SaveSvg, "Save as SVG"),
        (RolloutAct::SavePng, "Save as PNG"),
        (RolloutAct::Print, "Print"),
    ] {
        html.plain_button(Act::Rollout(act), name);
    }
    html.tags("</div>");
    html.done()
}

/// What stands under the picture: legend and tables.
pub fn picture_twins() -> String {
    let mut html = Html::default();
    html.tags("<p class=\"timeline__legend\" id=\"picture-legend\" aria-hidden=\"true\"></p><p class=\"card__lead\">Calls are those of the fleet, as if Save were pressed when the change window opens; both are set below.</p>");
    for (of, id) in [(Side::Client, "calls-client"), (Side::Backend, "calls-backend")] {
        html.element(
            "<details class=\"details\"><summary class=\"details__summary\">",
            calls::side(of),
            " as a table</summary><div id=\"",
        );
        html.tags(id).tags("\"></div></details>");
    }
    html.done()
}

/// What is planned: what stays. Its parts with an id are the regions.
pub fn skeleton() -> String {
    let mut html = Html::default();
    html.tags("<svg class=\"visually-hidden\" aria-hidden=\"true\">").tags(PATTERNS).tags("</svg>");
    html.tags(concat!(
        "<div class=\"pair\"><section class=\"card\" aria-labelledby=\"back\"><h2 class=\"card__title\" id=\"back\" tabindex=\"-1\">The way back</h2>",
        "<div class=\"filters\" id=\"back-fields\"></div><div id=\"back-body\"></div><div id=\"back-button\"></div></section>",
        "<section class=\"card\" aria-labelledby=\"updating\"><h2 class=\"card__title\" id=\"updating\">While the state is Updating</h2>",
        "<p class=\"card__lead\">What the management API refuses, and what goes on. Try each.</p>",
        "<ul class=\"operations\" aria-label=\"Management operations\" id=\"operations\"></ul></section></div>",
        "<section class=\"card\" aria-labelledby=\"odds\"><h2 class=\"card__title\" id=\"odds\">How long, and how sure</h2>",
        "<div class=\"filters\" id=\"odds-fields\"></div><div id=\"odds-downtime\"></div><div id=\"odds-body\"></div></section>",
        "<section class=\"card\" aria-labelledby=\"budget\"><h2 class=\"card__title\" id=\"budget\">Error budget</h2>",
        "<div class=\"filters\" id=\"budget-fields\"></div><div id=\"budget-body\"></div><div id=\"agreement\"></div></section>",
        "<section class=\"card\" aria-labelledby=\"strategies\"><h2 class=\"card__title\" id=\"strategies\">Strategies compared</h2>",
        "<div class=\"filters\" id=\"strategy-fields\"></div><div id=\"strategy-body\"></div>",
    ));
    for (letter, id) in LETTERS.iter().zip(["edit-0", "edit-1", "edit-2"]) {
        html.element(
            "<details class=\"details\"><summary class=\"details__summary\">Edit strategy ",
            letter,
            "</summary><div id=\"",
        );
        html.tags(id).tags("\"></div></details>");
    }
    html.tags(concat!(
        "</section><section class=\"card\" aria-labelledby=\"window\"><h2 class=\"card__title\" id=\"window\">Change window</h2>",
        "<div class=\"filters\" id=\"window-fields\"></div><div id=\"window-body\"></div>",
        "<p class=\"card__lead\">Time zones are fixed offsets from UTC: choose the one that holds on that day.</p><div class=\"buttons\">",
    ));
    html.plain_button(Act::Rollout(RolloutAct::SaveCalendar), "Download calendar");
    html.plain_button(Act::Rollout(RolloutAct::SaveRequest), "Download change request");
    html.plain_button(Act::Rollout(RolloutAct::CopyRequest), "Copy change request");
    html.tags(concat!(
        "</div></section><div class=\"pair\"><section class=\"card\" aria-labelledby=\"traffic\"><h2 class=\"card__title\" id=\"traffic\">When calls come</h2>",
        "<div class=\"filters\" id=\"traffic-fields\"></div><div id=\"traffic-week\"></div>",
        "<label class=\"field field--wide\"><span class=\"field__label\">Calls an hour, as CSV: 24 rows, or 168 from Monday on</span>",
        "<textarea class=\"field__area\" rows=\"3\" spellcheck=\"false\" id=\"pasted-hours\"></textarea></label>",
    ));
    html.plain_button(Act::Rollout(RolloutAct::Hours), "Take these hours");
    html.tags(concat!(
        "</section><section class=\"card\" aria-labelledby=\"regions\"><h2 class=\"card__title\" id=\"regions\">Regions</h2>",
        "<div class=\"filters\" id=\"region-fields\"></div><div id=\"region-body\"></div></section></div><div class=\"buttons\">",
    ));
    html.plain_button(Act::Rollout(RolloutAct::Reset), "Reset what is set here");
    html.tags("</div>");
    html.done()
}

fn fields(model: &Model, fields: &[Field]) -> String {
    let mut html = Html::default();
    for field in fields {
        control(&mut html, &model.rehearsal(), *field);
    }
    html.done()
}

/// What may be tried while the state is Updating.
fn operations(model: &Model) -> String {
    let mut html = Html::default();
    let updating = model.is_updating();
    for (at, each) in Operation::ALL.into_iter().enumerate() {
        let (look, word) = match (each.is_refused(), updating) {
            (true, true) => ("refused", "refused now"),
            (true, false) => ("plain", "refused while Updating"),
            (false, _) => ("plain", "goes on"),
        };
        html.element("<li class=\"operation\" data-look=\"", look, "\"><span>");
        html.text(operation(each)).element(": <strong>", word, "</strong>").source(each.cited());
        html.tags("</span>");
        html.button(
            &format!("try-{at}"),
            Act::Try(at),
            "button button--small",
            "Try",
            operation(each),
        );
        html.tags("</li>");
    }
    html.done()
}

fn back_button(model: &Model) -> String {
    let mut html = Html::default();
    let why = match model.current() {
        None => {
            "There is no rollout to go back from: nothing was saved, or the instance is another."
        }
        Some(run) if !run.is_over() => {
            "Refused while the state is Updating: a rollout cannot be stopped."
        }
        Some(_) => "",
    };
    html.lockable_button(Act::Rollout(RolloutAct::RollBack), "Roll back", !why.is_empty());
    if !why.is_empty() {
        html.element("<p class=\"card__lead\" id=\"rollback-why\">", why, "</p>");
    } else if let Some(run) = model.current() {
        let (to, from) = (run.plan.before(), run.plan.after());
        let settings: Vec<_> = to.differing(from).collect();
        let text = format!("It would {}.", super::impact::turns(from, &settings));
        html.element("<p class=\"card__lead\">", &text, "</p>");
    }
    html.done()
}

const WEEK_HEIGHT: u32 = 48;

/// A week of calls, hour by hour.
fn week(model: &Model) -> String {
    let week = model.rehearsal().week();
    let most = week.weights().iter().copied().max().unwrap_or_default().max(1);
    let mut html = Html::default();
    html.element(
        "<svg class=\"week\" aria-hidden=\"true\" viewBox=\"0 0 168 ",
        &WEEK_HEIGHT.to_string(),
        "\" preserveAspectRatio=\"none\"><path d=\"M0 ",
    );
    let height = WEEK_HEIGHT.to_string();
    html.text(&height);
    for (hour, weight) in week.weights().iter().enumerate() {
        let y = WEEK_HEIGHT - u32::from(*weight) * WEEK_HEIGHT / u32::from(most);
        html.text(&format!("L{hour} {y}L{} {y}", hour + 1));
    }
    html.element("L168 ", &height, "Z\"/></svg><p class=\"week__days\" aria-hidden=\"true\">");
    for day in 0..7 {
        html.element("<span>", short_weekday(day), "</span>");
    }
    html.tags("</p>");
    let about = match model.rehearsal().shape {
        Shape::Flat => "As many calls in every hour.",
        Shape::Office => {
            "Monday to Friday from 9 to 17 most calls, two hours before and after it 40 % of that, otherwise 10 % (ours)."
        }
        Shape::Pasted if model.rehearsal().pasted.is_none() => {
            "No hours were pasted yet; until then as many calls in every hour."
        }
        Shape::Pasted => "As the hours that were pasted.",
    };
    html.element(
        "<p class=\"card__lead\">",
        about,
        " Requests a day are those of the fleet, on the average of a week.</p>",
    )
    .done()
}

fn regions(model: &Model) -> String {
    let mut html = Html::default();
    let instance = model.instance();
    if instance.regions() < 2 {
        return html.done();
    }
    let (fewest, most) = instance.tier().units();
    for region in 1..=instance.regions() {
        let label = format!("Units, region {region}");
        let range = (u32::from(fewest), u32::from(most));
        number(&mut html, Input::Units(region), &label, instance.units_in(region).into(), range);
    }
    control(&mut html, &model.rehearsal(), Field::FirstLast);
    control(&mut html, &model.rehearsal(), Field::Drained);
    html.done()
}

fn region_body(model: &Model) -> String {
    let mut html = Html::default();
    let instance = model.instance();
    let text = match (instance.tier().regions_max(), instance.regions()) {
        (1, _) => "This tier has one region; only Premium has several.",
        (_, 1) => "One region. Choose more of them under Protocols + ciphers.",
        _ => {
            "Each region has its own units (documented). Regions are updated one after another; in which order, and whether callers are sent elsewhere meanwhile, no source says: choose what to assume. Callers are taken to spread evenly over all nodes that answer."
        }
    };
    html.element("<p class=\"card__lead\">", text, "");
    if instance.regions() > 1 {
        html.source(Assumed::CITED);
    }
    html.tags("</p>").done()
}

/// Where a place of the picture is, as a moment: `share` of its width, in millionths.
pub fn moment_at(model: &Model, millionths: u32) -> Option<u32> {
    let plan = &model.shown()?.plan;
    let view = shown(model.look(), plan);
    let ahead = u64::from(view.seconds()) * u64::from(millionths.min(1_000_000)) / 1_000_000;
    Some(view.from + ahead as u32)
}

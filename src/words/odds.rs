//! What many seeds say: percentiles of end, downtime and calls lost, and the band they make.

use std::fmt::Write;

use super::html::Html;
use super::number::{minutes, number};
use super::rehearse::control;
use super::timeline::{percent, tick_seconds};
use crate::app::Model;
use crate::app::rehearse::Subject;
use crate::domain::{Platform, Tier};
use crate::rollout::Assumed;
use crate::rollout::assumed::Downtime;
use crate::rollout::course::Sample;
use crate::rollout::picture::View;
use crate::rollout::rehearsal::Field;
use crate::rollout::survey::{SEEDS, Survey};

/// Percentiles that are shown.
const PERCENTS: [u32; 5] = [5, 50, 90, 95, 99];

/// What is said where nothing is planned.
pub const NOTHING: &str = "Nothing is planned: change a setting under Protocols + ciphers first.";

/// What is said until the seeds have answered.
pub const ASKING: &str = "Asking 10,000 seeds.";

/// The fields of what is assumed.
pub fn fields(model: &Model) -> String {
    let mut html = Html::default();
    let downtime = has_downtime(model).then_some(Field::Downtime);
    let tail = [Field::TailPercent, Field::TailMinutes, Field::TailShape];
    for field in tail.into_iter().chain(downtime).chain([Field::Seed]) {
        control(&mut html, &model.rehearsal(), field);
    }
    html.done()
}

/// Where each answer to how long Developer is down comes from.
pub fn downtime(model: &Model) -> String {
    let mut html = Html::default();
    if !has_downtime(model) {
        return html.done();
    }
    html.tags(
        "<p class=\"card__lead\">That Developer has downtime is documented; how long is not.",
    );
    for each in Downtime::ALL {
        let cited = each.cited();
        html.element(" ", each.name(), ": ").text(cited.section).source(cited).tags(".");
    }
    html.tags("</p>").done()
}

/// Is anything here about an instance that has downtime: what is planned, or else what is looked at?
fn has_downtime(model: &Model) -> bool {
    let instance = model.subject().map_or(model.instance(), |subject| subject.instance);
    instance.tier() == Tier::Developer
}

/// The band, and the table beside it.
pub fn body(model: &Model) -> String {
    let mut html = Html::default();
    let Some(subject) = model.subject() else {
        return html.element("<p class=\"card__lead\">", NOTHING, "</p>").done();
    };
    let Some(survey) = model.single_survey() else {
        return html.element("<p class=\"card__lead\">", ASKING, "</p>").done();
    };
    let seed = survey.question().sample(subject.seed);
    let about = format!(
        "{}, {} seeds; the line is seed {}.{}",
        if subject.pending { "What is pending, in one save" } else { "The rollout above" },
        number(u64::from(SEEDS)),
        subject.seed.0,
        if subject.pending { " Save draws a seed of its own." } else { "" }
    );
    let tail = match subject.instance.tier().platform() {
        Platform::Dedicated => {
            "\"Or longer\" is documented; its chance, length and shape are ours."
        }
        Platform::Serverless | Platform::V2 => {
            "No duration is published for this tier: all of it is ours, and no tail is drawn."
        }
    };
    let about = format!("{about} {tail}");
    html.element("<p class=\"card__lead\">", &about, "").source(Assumed::CITED).tags("</p>");
    html.drawing(&band(survey, &seed));
    let percents = PERCENTS.map(|percent| percent.to_string());
    let mut heads = vec!["Not more, in so many of 100"];
    heads.extend(percents.iter().map(String::as_str));
    heads.push("This seed");
    html.numbers("Percentiles", "numbers", &heads);
    let times = |of: &dyn Fn(u32) -> u32, seed: u32| {
        PERCENTS.map(of).into_iter().chain([seed]).map(minutes).collect::<Vec<_>>()
    };
    html.row("End of the rollout", times(&|percent| survey.end(percent), seed.end));
    html.row("Downtime", times(&|percent| survey.down(percent), seed.down));
    let lost = PERCENTS.map(|percent| survey.lost(percent)).into_iter().chain([seed.lost]);
    html.row("Calls lost until the end", lost.map(number));
    html.end_numbers().done()
}

const ROW: u32 = 40;
const AXIS: u32 = 20;

/// End and downtime: hatched from the 5th to the 95th percentile, a mark at the 50th, a line at this seed.
fn band(survey: &Survey, seed: &Sample) -> String {
    let most = survey.end(99).max(seed.end).max(60);
    let view = View::whole(most + most / 50);
    let down = survey.down(100) > 0;
    let height = AXIS + ROW * if down { 2 } else { 1 };
    let mut svg =
        format!("<svg class=\"odds\" aria-hidden=\"true\" width=\"100%\" height=\"{height}\">");
    axis(&mut svg, view, height);
    let rows: [(&str, [u32; 3], u32); 2] = [
        ("End", [5, 50, 95].map(|percent| survey.end(percent)), seed.end),
        ("Downtime", [5, 50, 95].map(|percent| survey.down(percent)), seed.down),
    ];
    for (at, (name, [low, middle, high], this)) in (0..).zip(rows).take(if down { 2 } else { 1 }) {
        let top = AXIS + ROW * at;
        let share = percent(high.saturating_sub(low), View::whole(view.to));
        // Writing into a string cannot fail.
        let _ = write!(
            svg,
            "<text class=\"odds__name\" x=\"0\" y=\"{0}\">{name}</text>\
<rect class=\"odds__band\" fill=\"url(#hatch)\" x=\"{1}\" y=\"{2}\" width=\"{share}\" height=\"18\"/>\
<line class=\"odds__middle\" x1=\"{3}\" x2=\"{3}\" y1=\"{2}\" y2=\"{4}\"/>\
<line class=\"odds__seed\" x1=\"{5}\" x2=\"{5}\" y1=\"{6}\" y2=\"{7}\"/>",
            top + 14,
            percent(low, view),
            top + 18,
            percent(middle, view),
            top + 36,
            percent(this, view),
            top + 13,
            top + 39,
        );
    }
    svg.push_str("</svg>");
    svg
}

/// Times along the top.
pub fn axis(svg: &mut String, view: View, height: u32) {
    let step = tick_seconds(view);
    for tick in 0..=view.to / step {
        let x = percent(tick * step, view);
        let _ = write!(
            svg,
            "<line class=\"timeline__tick\" x1=\"{x}\" x2=\"{x}\" y1=\"16\" y2=\"{height}\"/>"
        );
        if u64::from(tick * step) * 100 <= u64::from(view.to) * 94 {
            let other = if tick % 2 == 1 { " timeline__time--other" } else { "" };
            let text = minutes(tick * step);
            let _ = write!(
                svg,
                "<text class=\"timeline__time{other}\" x=\"{x}\" y=\"12\">{text}</text>"
            );
        }
    }
}

/// The seed of `subject`, asked in the same way as all others.
pub fn of_seed(survey: &Survey, subject: &Subject) -> Sample {
    survey.question().sample(subject.seed)
}

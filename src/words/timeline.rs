//! The picture of a plan, as the text of an SVG drawing.
//!
//! The list of phases says the same in words, so the picture is for eyes only. Positions are in percent, so it is as
//! wide as its place; only the style sheet knows colours.

use std::fmt::Write;

use super::rollout::{lane, minutes};
use crate::rollout::lanes::{LaneRow, rows};
use crate::rollout::plan::InForce;
use crate::rollout::{Plan, SimTime, Span};

const ROW_HEIGHT: usize = 30;
const ROW_HEIGHT_MANY: usize = 18;
/// With more rows than this, they are lower.
const ROWS_MANY: usize = 12;
const AXIS_HEIGHT: usize = 22;

/// What a stretch of a lane looks like. Patterns tell lanes apart where colours do not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Look {
    /// The old settings serve.
    Old,
    /// The new settings serve.
    New,
    /// Either, by node.
    Both,
    /// Being updated.
    Updating,
    /// Nothing answers.
    Down,
}

impl Look {
    /// Every look, in the order of the legend.
    pub const ALL: [Self; 5] = [Self::Old, Self::New, Self::Both, Self::Updating, Self::Down];

    /// What it means, for the legend.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Old => "old settings",
            Self::New => "new settings",
            Self::Both => "either, by node",
            Self::Updating => "being updated",
            Self::Down => "no answer",
        }
    }

    /// Class and, for patterns, fill. A pattern has to be named in the drawing itself: a style sheet would look for it
    /// in its own file.
    const fn attributes(self) -> &'static str {
        match self {
            Self::Old => "class=\"timeline__old\"",
            Self::New => "class=\"timeline__new\"",
            Self::Both => "class=\"timeline__both\" fill=\"url(#halves)\"",
            Self::Updating => "class=\"timeline__updating\" fill=\"url(#dots)\"",
            Self::Down => "class=\"timeline__down\" fill=\"url(#hatch)\"",
        }
    }
}

const _: () = assert!(Look::ALL.len() == Look::Down as usize + 1);

const PATTERNS: &str = "<defs>\
<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect class=\"timeline__hatch-ground\" width=\"6\" height=\"6\"/>\
<line class=\"timeline__hatch\" x1=\"1.5\" x2=\"1.5\" y2=\"6\"/></pattern>\
<pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
<rect class=\"timeline__dots-ground\" width=\"6\" height=\"6\"/>\
<circle class=\"timeline__dot\" cx=\"3\" cy=\"3\" r=\"1.2\"/></pattern>\
<pattern id=\"halves\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect class=\"timeline__old\" width=\"5\" height=\"10\"/>\
<rect class=\"timeline__new\" x=\"5\" width=\"5\" height=\"10\"/></pattern></defs>";

/// The names of the picture's rows, and whether they are many and low.
pub fn names(plan: &Plan) -> (Vec<String>, bool) {
    let regions = plan.instance().regions();
    let lanes = rows(plan);
    let many = lanes.len() > ROWS_MANY;
    let names = lanes.iter().map(|row| lane(row.of, regions));
    (std::iter::once("Settings in force".to_owned()).chain(names).collect(), many)
}

/// The whole drawing of `plan`.
pub fn drawing(plan: &Plan) -> String {
    let end = plan.end();
    let lanes = rows(plan);
    let row = if lanes.len() > ROWS_MANY { ROW_HEIGHT_MANY } else { ROW_HEIGHT };
    let height = AXIS_HEIGHT + row * (lanes.len() + 1);
    let mut svg =
        format!("<svg class=\"timeline__plot\" width=\"100%\" height=\"{height}\">{PATTERNS}");
    for (number, time) in ticks(end).enumerate() {
        // Where it is narrow, every other label would run into the next.
        let other = if number % 2 == 1 { " timeline__time--other" } else { "" };
        let at = percent(time, end);
        let top = AXIS_HEIGHT - 4;
        let text = minutes(time.seconds());
        // Writing into a string cannot fail.
        let _ = write!(
            svg,
            "<line class=\"timeline__tick\" x1=\"{at}\" x2=\"{at}\" y1=\"{top}\" y2=\"{height}\"/>\
<text class=\"timeline__time{other}\" x=\"{at}\" y=\"12\">{text}</text>"
        );
    }
    for (span, force) in plan.in_force() {
        let look = match force {
            InForce::Old => Look::Old,
            InForce::New => Look::New,
            InForce::Both => Look::Both,
            InForce::Nothing => Look::Down,
        };
        bar(&mut svg, span, end, look, AXIS_HEIGHT, row);
    }
    for (index, LaneRow { updating, down, .. }) in lanes.into_iter().enumerate() {
        let top = AXIS_HEIGHT + row * (index + 1);
        let middle = if down { Look::Down } else { Look::Updating };
        bar(&mut svg, Span { from: SimTime::ZERO, to: updating.from }, end, Look::Old, top, row);
        bar(&mut svg, updating, end, middle, top, row);
        bar(&mut svg, Span { from: updating.to, to: end }, end, Look::New, top, row);
    }
    if let Some(span) = plan.downtime() {
        let middle = SimTime::from_seconds((span.from.seconds() + span.to.seconds()) / 2);
        let _ = write!(
            svg,
            "<text class=\"timeline__label\" x=\"{}\" y=\"{}\">no answer, {}</text>",
            percent(middle, end),
            AXIS_HEIGHT + row / 2 + 4,
            minutes(span.seconds())
        );
    }
    svg.push_str("</svg>");
    svg
}

/// A square of the legend.
pub fn key(look: Look) -> String {
    format!(
        "<svg width=\"14\" height=\"12\"><rect {} width=\"14\" height=\"12\" rx=\"2\"/></svg>",
        look.attributes()
    )
}

/// A moment as a share of the whole: "43.21%".
pub fn percent(at: SimTime, end: SimTime) -> String {
    let hundredths = u64::from(at.seconds()) * 10_000 / u64::from(end.seconds().max(1));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn bar(svg: &mut String, span: Span, end: SimTime, look: Look, top: usize, row: usize) {
    let _ = write!(
        svg,
        "<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"/>",
        look.attributes(),
        percent(span.from, end),
        top + 3,
        percent(SimTime::from_seconds(span.seconds()), end),
        row - 6
    );
}

/// Round times along the axis, at most eight.
fn ticks(end: SimTime) -> impl Iterator<Item = SimTime> {
    let minutes = end.seconds() / 60;
    let step = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480]
        .into_iter()
        .find(|step| minutes / step <= 7)
        .unwrap_or(960);
    // The last label would run over the edge if it were at the very end.
    (0..=minutes / step)
        .map(move |number| SimTime::from_seconds(number * step * 60))
        .filter(move |time| u64::from(time.seconds()) * 100 <= u64::from(end.seconds()) * 96)
}

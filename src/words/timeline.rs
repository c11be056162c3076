//! The picture of a plan, as the text of an SVG drawing.
//!
//! The list of phases and the tables say the same in words, so the drawing is for eyes only. Positions are in percent, so it is as
//! wide as its place; only the style sheet knows colours.

use std::fmt::Write;

use super::calls::{outcome, side};
use super::html::Html;
use super::number::{clock, minutes, number};
use super::rollout::lane;
use crate::domain::{Side, order};
use crate::rollout::calls::Outcome;
use crate::rollout::lanes::LaneRow;
use crate::rollout::picture::{Picture, View};
use crate::rollout::plan::InForce;
use crate::rollout::{Plan, SimTime, Span};

const ROW_HEIGHT: u64 = 30;
const ROW_HEIGHT_MANY: u64 = 18;
/// With more rows than this, they are lower.
const ROWS_MANY: usize = 12;
const AXIS_HEIGHT: u64 = 22;
/// A chart of calls, with its gap above.
const CHART_HEIGHT: u64 = 92;
const CHART_GAP: u64 = 16;

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
    pub const fn attributes(self) -> &'static str {
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

/// The patterns that drawings name: once on the page, and in each file.
pub const PATTERNS: &str = "<defs>\
<pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect class=\"timeline__hatch-ground\" width=\"6\" height=\"6\"/>\
<line class=\"timeline__hatch\" x1=\"1.5\" x2=\"1.5\" y2=\"6\"/></pattern>\
<pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
<rect class=\"timeline__dots-ground\" width=\"6\" height=\"6\"/>\
<circle class=\"timeline__dot\" cx=\"3\" cy=\"3\" r=\"1.2\"/></pattern>\
<pattern id=\"halves\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<rect class=\"timeline__old\" width=\"5\" height=\"10\"/>\
<rect class=\"timeline__new\" x=\"5\" width=\"5\" height=\"10\"/></pattern>\
<pattern id=\"stripes\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">\
<rect class=\"timeline__checks-ground\" width=\"4\" height=\"4\"/>\
<line class=\"timeline__stripe\" x2=\"4\" y1=\"1\" y2=\"1\"/></pattern>\
<pattern id=\"checks\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
<rect class=\"timeline__checks-ground\" width=\"6\" height=\"6\"/>\
<rect class=\"timeline__check\" width=\"3\" height=\"3\"/><rect class=\"timeline__check\" x=\"3\" y=\"3\" width=\"3\" height=\"3\"/></pattern></defs>";

/// What calls of an outcome look like, and what that means. Refusals for one of the three commonest reasons have a pattern of
/// their own, all others share one.
struct Ranking {
    reasons: Vec<Outcome>,
}

/// Patterns of refusals, commonest reason first; the last is that of all others.
const REFUSALS: [&str; 4] = [
    "class=\"calls__refused\"",
    "class=\"calls__striped\" fill=\"url(#stripes)\"",
    "class=\"calls__striped\" fill=\"url(#checks)\"",
    "class=\"calls__striped calls__others\"",
];

impl Ranking {
    fn new(picture: &Picture) -> Self {
        let totals = Side::ALL.map(|of| picture.totals(of));
        let mut counted: Vec<(u64, Outcome)> = Vec::new();
        for of in Side::ALL {
            for each in picture.outcomes(of) {
                let new = counted.iter().all(|(_, other)| *other != each);
                if matches!(each, Outcome::Refused(_)) && new {
                    counted.push((totals.iter().map(|calls| calls.of(each)).sum(), each));
                }
            }
        }
        let ranked = order(counted.len(), &mut |one, other| counted[other].0.cmp(&counted[one].0));
        Self { reasons: ranked.into_iter().map(|at| counted[at].1).collect() }
    }

    fn look(&self, each: Outcome) -> &'static str {
        match each {
            Outcome::Served => "class=\"calls__served\"",
            Outcome::Unknown => "class=\"calls__unknown\" fill=\"url(#dots)\"",
            Outcome::Down => Look::Down.attributes(),
            Outcome::Refused(_) => {
                let rank = self.reasons.iter().position(|other| *other == each);
                REFUSALS[rank.unwrap_or(REFUSALS.len()).min(REFUSALS.len() - 1)]
            }
        }
    }

    fn meaning(&self, each: Outcome) -> &'static str {
        if self.look(each) == REFUSALS[REFUSALS.len() - 1] {
            "refused: other reasons"
        } else {
            outcome(each)
        }
    }

    /// The outcomes of one side in the order they are stacked: served at the bottom, then refusals by rank.
    fn stacked(&self, picture: &Picture, of: Side) -> Vec<Outcome> {
        let all = picture.outcomes(of);
        let refused = self.reasons.iter().copied().filter(|each| all.contains(each));
        let ends = [Outcome::Unknown, Outcome::Down];
        std::iter::once(Outcome::Served).chain(refused).chain(ends).collect()
    }
}

fn is_many(picture: &Picture) -> bool {
    picture.rows.len() > ROWS_MANY
}

fn row_height(picture: &Picture) -> u64 {
    if is_many(picture) { ROW_HEIGHT_MANY } else { ROW_HEIGHT }
}

/// The names of the picture's rows from top to bottom, each with its height.
fn names(picture: &Picture, regions: u8) -> Vec<(String, u64)> {
    let row = row_height(picture);
    let lanes = picture.rows.iter().map(|each| (lane(each.of, regions), row));
    let charts = Side::ALL.into_iter().map(|of| (format!("{} a minute", side(of)), CHART_HEIGHT));
    std::iter::once(("Settings in force".to_owned(), row)).chain(lanes).chain(charts).collect()
}

fn height(picture: &Picture) -> u64 {
    AXIS_HEIGHT + row_height(picture) * (picture.rows.len() as u64 + 1) + 2 * CHART_HEIGHT
}

/// The names beside the drawing.
pub fn names_beside(plan: &Plan, picture: &Picture) -> String {
    let mut html = Html::default();
    for (name, height) in names(picture, plan.instance().regions()) {
        html.tags(match height {
            CHART_HEIGHT => "<div class=\"timeline__name timeline__name--chart\">",
            ROW_HEIGHT_MANY => "<div class=\"timeline__name timeline__name--many\">",
            _ => "<div class=\"timeline__name\">",
        });
        html.text(&name).tags("</div>");
    }
    html.done()
}

/// The whole drawing.
pub fn drawing(picture: &Picture) -> String {
    let view = picture.view;
    let (row, height) = (row_height(picture), height(picture));
    let mut svg = format!("<svg class=\"timeline__plot\" width=\"100%\" height=\"{height}\">");
    let step = tick_seconds(view);
    for (count, at) in
        (view.from.div_ceil(step)..=view.to / step).map(|tick| tick * step).enumerate()
    {
        // Where it is narrow, every other label would run into the next.
        let other = if count % 2 == 1 { " timeline__time--other" } else { "" };
        let time = SimTime::from_seconds(at);
        let x = percent(at, view);
        let top = AXIS_HEIGHT - 4;
        // Writing into a string cannot fail.
        let _ = write!(
            svg,
            "<line class=\"timeline__tick\" x1=\"{x}\" x2=\"{x}\" y1=\"{top}\" y2=\"{height}\"/>"
        );
        // The last label would run over the edge if it were at the very end.
        if u64::from(at - view.from) * 100 <= u64::from(view.seconds()) * 96 {
            let text = if step < 60 { clock(time) } else { minutes(at) };
            let _ = write!(
                svg,
                "<text class=\"timeline__time{other}\" x=\"{x}\" y=\"12\">{text}</text>"
            );
        }
    }
    for (span, force) in &picture.in_force {
        let look = match force {
            InForce::Old => Look::Old,
            InForce::New => Look::New,
            InForce::Both => Look::Both,
            InForce::Nothing => Look::Down,
        };
        bar(&mut svg, *span, view, look, AXIS_HEIGHT, row);
    }
    let end = SimTime::from_seconds(picture.end);
    for (index, LaneRow { updating, down, .. }) in (1..).zip(&picture.rows) {
        let top = AXIS_HEIGHT + row * index;
        let middle = if *down { Look::Down } else { Look::Updating };
        bar(&mut svg, Span { from: SimTime::ZERO, to: updating.from }, view, Look::Old, top, row);
        bar(&mut svg, *updating, view, middle, top, row);
        bar(&mut svg, Span { from: updating.to, to: end }, view, Look::New, top, row);
    }
    if let Some((span, from, to)) = picture.downtime.and_then(|span| {
        let (from, to) = within(span, view)?;
        Some((span, from, to))
    }) {
        let _ = write!(
            svg,
            "<text class=\"timeline__label\" x=\"{}\" y=\"{}\">no answer, {}</text>",
            percent((from + to) / 2, view),
            AXIS_HEIGHT + row / 2 + 4,
            minutes(span.seconds())
        );
    }
    let charts = AXIS_HEIGHT + row * (picture.rows.len() as u64 + 1);
    let ranking = Ranking::new(picture);
    for (top, of) in [(charts, Side::Client), (charts + CHART_HEIGHT, Side::Backend)] {
        chart(&mut svg, picture, &ranking, of, top);
    }
    svg.push_str("</svg>");
    svg
}

/// Calls a minute in columns, stacked by outcome: served at the bottom.
fn chart(svg: &mut String, picture: &Picture, ranking: &Ranking, of: Side, top: u64) {
    let outcomes = ranking.stacked(picture, of);
    let rate = |calls: u64, from: u32, to: u32| calls * 60 / u64::from((to - from).max(1));
    let columns = picture.columns.iter();
    let calls: Vec<_> = columns.map(|column| (column, picture.calls(of, column))).collect();
    let most = calls.iter().map(|(column, calls)| rate(calls.made, column.from, column.to)).max();
    let most = most.unwrap_or_default().max(1);
    let room = CHART_HEIGHT - CHART_GAP;
    let bottom = top + CHART_HEIGHT;
    for (column, calls) in &calls {
        let Some((from, to)) = within_seconds(column.from, column.to, picture.view) else {
            continue;
        };
        let mut level = 0;
        for each in &outcomes {
            let some = calls.of(*each);
            if some == 0 {
                continue;
            }
            // Hundredths of a pixel.
            let tall = rate(some * 100, column.from, column.to) * room / most;
            level += tall;
            let y = bottom * 100 - level;
            let _ = write!(
                svg,
                "<rect {} x=\"{}\" y=\"{}.{:02}\" width=\"{}\" height=\"{}.{:02}\"/>",
                ranking.look(*each),
                percent(from, picture.view),
                y / 100,
                y % 100,
                width(to - from, picture.view),
                tall / 100,
                tall % 100
            );
        }
    }
    let _ = write!(
        svg,
        "<text class=\"timeline__time\" x=\"0\" y=\"{}\">at most {} a minute</text>\
<line class=\"timeline__axis\" x1=\"0\" x2=\"100%\" y1=\"{bottom}\" y2=\"{bottom}\"/>",
        top + CHART_GAP - 4,
        number(most),
    );
}

/// What the colours and patterns mean.
pub fn legend(picture: &Picture) -> String {
    let mut html = Html::default();
    for look in Look::ALL {
        entry(&mut html, look.attributes(), look.meaning());
    }
    for (look, meaning) in calls_legend(picture) {
        entry(&mut html, look, meaning);
    }
    html.done()
}

/// Outcomes of both sides that are seen, each look once, but the one of a lane without an answer.
fn calls_legend(picture: &Picture) -> Vec<(&'static str, &'static str)> {
    let ranking = Ranking::new(picture);
    let mut seen: Vec<(&'static str, &'static str)> = Vec::new();
    for of in Side::ALL {
        let totals = picture.totals(of);
        for each in ranking.stacked(picture, of) {
            let entry = (ranking.look(each), ranking.meaning(each));
            if totals.of(each) > 0 && each != Outcome::Down && !seen.contains(&entry) {
                seen.push(entry);
            }
        }
    }
    seen
}

fn entry(html: &mut Html, look: &'static str, meaning: &str) {
    html.tags("<span class=\"timeline__key\"><svg width=\"14\" height=\"12\"><rect ").tags(look);
    html.element(" width=\"14\" height=\"12\" rx=\"2\"/></svg>", meaning, "</span>");
}

/// What the drawing looks like in a file of its own: on paper and in black and white as well.
const FILE_STYLE: &str = "text{font:13px sans-serif;fill:#1b1f24}.timeline__old{fill:#c9d3de}.timeline__new{fill:#0b5cad}\
.timeline__hatch-ground,.timeline__dots-ground,.timeline__checks-ground{fill:#fff}.timeline__hatch{stroke:#b3261e;stroke-width:2}\
.timeline__down{stroke:#b3261e}.timeline__updating{stroke:#855300}.timeline__dot{fill:#855300}.timeline__tick{stroke:#d9dde2}\
.timeline__axis{stroke:#6b7480}.timeline__label{text-anchor:middle;font-weight:bold;paint-order:stroke;stroke:#fff;stroke-width:4}\
.calls__served{fill:#b9c4bd}.calls__refused{fill:#1b1f24}.calls__striped{stroke:#1b1f24}.calls__others{fill:#8b8f94}.timeline__stripe{stroke:#1b1f24;stroke-width:2}\
.calls__unknown{stroke:#855300}.timeline__check{fill:#1b1f24}";

const FILE_WIDTH: u64 = 1200;
const FILE_NAMES: u64 = 200;
const FILE_HEAD: u64 = 48;

/// The drawing as a file: width and height in pixels, and its text.
pub fn file(plan: &Plan, picture: &Picture, title: &str) -> (u64, u64, String) {
    let keys: Vec<_> = Look::ALL
        .into_iter()
        .map(|look| (look.attributes(), look.meaning()))
        .chain(calls_legend(picture))
        .collect();
    let body = height(picture);
    let whole = FILE_HEAD + body + 40 + 20 * keys.len().div_ceil(3) as u64;
    let mut html = Html::default();
    html.tags("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").text(&FILE_WIDTH.to_string());
    html.element("\" height=\"", &whole.to_string(), "\"><style>").tags(FILE_STYLE);
    html.tags("</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    html.element("<text x=\"16\" y=\"28\" font-weight=\"bold\">", title, "</text>");
    let mut top = FILE_HEAD + AXIS_HEIGHT;
    for (name, height) in names(picture, plan.instance().regions()) {
        html.element("<text x=\"16\" y=\"", &(top + height / 2 + 4).to_string(), "\">");
        html.text(&name).tags("</text>");
        top += height;
    }
    html.element("<svg x=\"", &FILE_NAMES.to_string(), "\" y=\"").text(&FILE_HEAD.to_string());
    html.element("\" width=\"", &(FILE_WIDTH - FILE_NAMES - 16).to_string(), "\" height=\"");
    html.text(&body.to_string())
        .tags("\">")
        .tags(PATTERNS)
        .drawing(&drawing(picture))
        .tags("</svg>");
    for (at, (look, meaning)) in (0..).zip(keys) {
        let (x, y) = (16 + at % 3 * 390, FILE_HEAD + body + 24 + at / 3 * 20);
        html.element("<svg x=\"", &x.to_string(), "\" y=\"").text(&y.to_string());
        html.tags("\" width=\"14\" height=\"12\"><rect ")
            .tags(look)
            .tags(" width=\"14\" height=\"12\"/></svg>");
        html.element("<text x=\"", &(x + 20).to_string(), "\" y=\"").text(&(y + 11).to_string());
        html.element("\">", meaning, "</text>");
    }
    html.tags("</svg>");
    (FILE_WIDTH, whole, html.done())
}

/// Where a second is in what is shown: "43.21%".
pub fn percent(at: u32, view: View) -> String {
    width(at.clamp(view.from, view.to) - view.from, view)
}

/// Seconds as a share of what is shown.
fn width(seconds: u32, view: View) -> String {
    let hundredths = u64::from(seconds) * 10_000 / u64::from(view.seconds().max(1));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The part of `span` that is shown.
fn within(span: Span, view: View) -> Option<(u32, u32)> {
    within_seconds(span.from.seconds(), span.to.seconds(), view)
}

fn within_seconds(from: u32, to: u32, view: View) -> Option<(u32, u32)> {
    let (from, to) = (from.max(view.from), to.min(view.to));
    (from < to).then_some((from, to))
}

fn bar(svg: &mut String, span: Span, view: View, look: Look, top: u64, row: u64) {
    let Some((from, to)) = within(span, view) else { return };
    let _ = write!(
        svg,
        "<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"/>",
        look.attributes(),
        percent(from, view),
        top + 3,
        width(to - from, view),
        row - 6
    );
}

/// Seconds between round times along the axis: at most eight are shown.
pub fn tick_seconds(view: View) -> u32 {
    const MINUTES: [u32; 11] = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440];
    [5, 10, 15, 30]
        .into_iter()
        .chain(MINUTES.map(|minutes| minutes * 60))
        .find(|step| view.seconds() / step <= 7)
        .unwrap_or(7 * 24 * 3600)
}

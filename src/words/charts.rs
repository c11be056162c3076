//! Pictures as the text of SVG drawings: traffic as bars, hardening as steps. Tables beside them say the same.

use std::fmt::Write;

use super::html::Html;
use super::number::share;
use super::profiles::Row;
use crate::domain::cipher::Strength;
use crate::domain::{Setting, Side};
use crate::tls::harden::Point;
use crate::tls::traffic::{Kind, Share};

/// The name of a kind of traffic, with its weakness.
fn kind(kind: Kind) -> String {
    let name = match kind {
        Kind::Version(version) => version.name(),
        Kind::Suite(suite) => suite.iana(),
        Kind::Fails => "No connection",
        Kind::Unknown => "Unknown",
    };
    if look(kind) == "weak" { format!("{name} (weak)") } else { name.to_owned() }
}

/// How a kind of traffic looks.
fn look(kind: Kind) -> &'static str {
    let strength = match kind {
        Kind::Version(version) => Setting::Protocol(Side::Client, version).strength(),
        Kind::Suite(suite) => suite.strength(),
        Kind::Fails => return "fails",
        Kind::Unknown => return "unknown",
    };
    match strength {
        Strength::Strong => "strong",
        Strength::Aging => "aging",
        Strength::Weak => "weak",
    }
}

/// Two bars, before and after, divided by kind.
pub fn bars(shares: &[Share]) -> String {
    let mut svg = String::new();
    for (name, of) in [("Before", Share::before as fn(&Share) -> u64), ("After", Share::after)] {
        let whole: u64 = shares.iter().map(of).sum::<u64>().max(1);
        let mut from = 0;
        // Writing into a string cannot fail.
        let _ = write!(
            svg,
            "<div class=\"bars\"><span>{name}</span><svg width=\"100%\" height=\"20\">"
        );
        for (at, part) in places(shares) {
            let requests = of(part);
            if requests == 0 {
                continue;
            }
            let (x, width) = (percent(from, whole), percent(requests, whole));
            let _ = write!(
                svg,
                "<rect class=\"{}\" x=\"{x}\" width=\"{width}\" height=\"20\"/>\
<rect class=\"bar__pattern\" fill=\"{}\" x=\"{x}\" width=\"{width}\" height=\"20\"/>",
                class(part.kind, at),
                pattern(part.kind, at),
            );
            from += requests;
        }
        svg.push_str("</svg></div>");
    }
    svg
}

/// Each with its position among those that have traffic: neighbors there look different.
fn places(shares: &[Share]) -> impl Iterator<Item = (usize, &Share)> {
    shares.iter().scan(0, |seen, share| {
        let at = *seen;
        *seen += usize::from(share.before + share.after > 0);
        Some((at, share))
    })
}

/// The look of a part; every other strong one is lighter, so that neighbors are told apart.
fn class(kind: Kind, at: usize) -> &'static str {
    match (look(kind), at % 2) {
        ("strong", 1) => "bar bar--strong bar--other",
        ("strong", _) => "bar bar--strong",
        ("aging", _) => "bar bar--aging",
        ("weak", _) => "bar bar--weak",
        ("fails", _) => "bar bar--fails",
        (_, _) => "bar bar--unknown",
    }
}

/// What tells parts apart where colours do not: another pattern for each, by its position. No connection and unknown are plain.
fn pattern(kind: Kind, at: usize) -> &'static str {
    const FILLS: [&str; 5] =
        ["url(#bar-0)", "url(#bar-1)", "url(#bar-2)", "url(#bar-3)", "url(#bar-4)"];
    match kind {
        Kind::Version(_) | Kind::Suite(_) => FILLS[at % FILLS.len()],
        Kind::Fails | Kind::Unknown => "none",
    }
}

/// The patterns that bars name: once on the page. A pattern has to be named in the drawing itself: a style sheet would look for it
/// in its own file.
pub const PATTERNS: &str = "<svg class=\"visually-hidden\" aria-hidden=\"true\"><defs>\
<pattern id=\"bar-0\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"bar__line\" x1=\"3\" x2=\"3\" y2=\"6\"/></pattern>\
<pattern id=\"bar-1\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><line class=\"bar__line\" x2=\"4\" y1=\"2\" y2=\"2\"/></pattern>\
<pattern id=\"bar-2\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect class=\"bar__dot\" x=\"1\" y=\"1\" width=\"2\" height=\"2\"/></pattern>\
<pattern id=\"bar-3\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><line class=\"bar__line\" x1=\"2\" x2=\"2\" y2=\"4\"/></pattern>\
<pattern id=\"bar-4\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect class=\"bar__dot\" width=\"4\" height=\"4\"/><rect class=\"bar__dot\" x=\"4\" y=\"4\" width=\"4\" height=\"4\"/></pattern>\
</defs></svg>";

impl Share {
    fn before(&self) -> u64 {
        self.before
    }

    fn after(&self) -> u64 {
        self.after
    }
}

/// The numbers beside the bars, a row for every kind; those without traffic are not seen.
pub fn rows(shares: &[Share]) -> Vec<Row> {
    let whole = |of: fn(&Share) -> u64| shares.iter().map(of).sum::<u64>();
    let (before, after) = (whole(Share::before), whole(Share::after));
    let row = |(at, part): (usize, &Share)| {
        if part.before + part.after == 0 {
            return Row { look: "off", html: String::new() };
        }
        let mut html = Html::default();
        html.tags(
            "<th scope=\"row\"><svg aria-hidden=\"true\" width=\"14\" height=\"12\"><rect class=\"",
        );
        html.tags(class(part.kind, at))
            .tags("\" width=\"14\" height=\"12\"/><rect class=\"bar__pattern\" fill=\"");
        html.tags(pattern(part.kind, at)).tags("\" width=\"14\" height=\"12\"/></svg>");
        html.text(&kind(part.kind)).tags("</th>");
        html.element("<td>", &share(part.before, before), "</td>");
        html.element("<td>", &share(part.after, after), "</td>");
        Row { look: "on", html: html.done() }
    };
    places(shares).map(row).collect()
}

fn percent(part: u64, whole: u64) -> String {
    let hundredths = u128::from(part) * 10_000 / u128::from(whole.max(1));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

const CHART_HEIGHT: u64 = 190;
const CHART_TOP: u64 = 14;
const CHART_BOTTOM: u64 = 160;

/// The frontier: strength from left to right, traffic lost upwards. `today` is the score of what is live.
pub fn frontier(points: &[Point], today: u32, whole: u64) -> String {
    let scores = points.iter().map(|point| point.score).chain([today]);
    let (least, most) =
        scores.fold((100, 0), |(least, most), score| (least.min(score), most.max(score)));
    let highest = points.iter().map(|point| point.lost_requests).max().unwrap_or(0).max(1);
    // A little room at both ends, for the marks.
    let x = |score: u32| {
        let span = u64::from((most - least).max(1));
        percent(span + u64::from(score - least) * 28, span * 30)
    };
    let y = |lost: u64| CHART_BOTTOM - lost * (CHART_BOTTOM - CHART_TOP) / highest;
    let mut svg = format!("<svg class=\"frontier\" width=\"100%\" height=\"{CHART_HEIGHT}\">");
    let _ = write!(
        svg,
        "<line class=\"frontier__axis\" x1=\"0\" x2=\"100%\" y1=\"{CHART_BOTTOM}\" y2=\"{CHART_BOTTOM}\"/>\
<text class=\"frontier__text\" x=\"0\" y=\"10\">{} of requests lost</text>\
<text class=\"frontier__text\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{least}</text>\
<text class=\"frontier__text\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{most}</text>\
<text class=\"frontier__text\" x=\"50%\" y=\"{}\" text-anchor=\"middle\">posture score</text>",
        share(highest, whole),
        x(least),
        CHART_HEIGHT - 12,
        x(most),
        CHART_HEIGHT - 12,
        CHART_HEIGHT - 12,
    );
    let mut last = (x(today), y(0));
    for point in points {
        let (right, level) = (x(point.score), y(point.lost_requests));
        let _ = write!(
            svg,
            "<line class=\"frontier__line\" x1=\"{0}\" x2=\"{right}\" y1=\"{1}\" y2=\"{1}\"/>\
<line class=\"frontier__line\" x1=\"{right}\" x2=\"{right}\" y1=\"{1}\" y2=\"{level}\"/>",
            last.0, last.1
        );
        last = (right, level);
    }
    for point in points {
        let _ = write!(
            svg,
            "<circle class=\"frontier__point\" cx=\"{}\" cy=\"{}\" r=\"4\"/>",
            x(point.score),
            y(point.lost_requests)
        );
    }
    let _ = write!(
        svg,
        "<rect class=\"frontier__today\" x=\"{}\" y=\"{}\" width=\"9\" height=\"9\" transform=\"translate(-4.5 -4.5)\"/>",
        x(today),
        y(0)
    );
    svg.push_str("</svg>");
    svg
}

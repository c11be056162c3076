//! A drawing as an SVG file of its own: the only place that writes SVG as text.

use std::fmt::Write;

use crate::rollout::drawing::{Area, Bar, HEIGHT, Label, Lane, Look, Says, percent, width};
use crate::rollout::picture::View;

/// A drawing with all that is said in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What it is about.
    pub title: String,
    /// What is shown of the rollout.
    pub view: View,
    /// Ticks: the second, and what stands at it.
    pub ticks: Vec<(u32, String)>,
    /// Its rows: the name's lines, the lane, and what its labels say.
    pub lanes: Vec<(Vec<String>, Lane, Vec<String>)>,
    /// What looks mean.
    pub keys: Vec<(Look, String)>,
}

/// A file: its size in pixels, and its text.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// SVG.
    pub text: String,
}

const WIDTH: u32 = 1200;
const NAMES: u32 = 160;
const MARGIN: u32 = 16;
const HEAD: u32 = 48;
const AXIS: u32 = 22;
const GAP: u32 = 5;
const LINE: u32 = 16;
/// Pixels that a letter takes, more or less.
const LETTER: u32 = 7;

/// What the drawing looks like: on paper and in black and white as well.
const STYLE: &str = "text{font:13px sans-serif;fill:#17202a}.title,.says{font-weight:bold}.says{text-anchor:middle}\
.axis{text-anchor:middle;fill:#4a5562}.tick{stroke:#dde3e9}rect,path{shape-rendering:crispEdges}.old{fill:#b5c1ce}.new{fill:#0b5cad}\
.updating{fill:#fdf3dd;stroke:#c9820a}.down{fill:#fdeceb}.hatch{stroke:#d0463d;stroke-width:1.25;stroke-opacity:.42}\
.edge{fill:none;stroke:#d0463d}.served{fill:#c1dfd0}.lost{fill:#b3261e}.unsure{fill:#fdf3dd;stroke:#c9820a}.stays{fill:#e3e8ee}\
.hatch--old{stroke:#b5c1ce;stroke-width:1.25}.says--on-new{fill:#fff}.says--bad{fill:#b3261e}\
.halo{paint-order:stroke;stroke:#fdeceb;stroke-width:6;stroke-linejoin:round}.halo--plain{stroke:#fff}";

const PATTERNS: &str = "<defs><pattern id=\"down\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
<path class=\"hatch\" d=\"M0 0V7\"/></pattern><pattern id=\"stays\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">\
<path class=\"hatch--old\" d=\"M0 0V6\"/></pattern></defs>";

/// The class of a look, in a style sheet of the page as well.
pub const fn class(look: Look) -> &'static str {
    match look {
        Look::Old => "old",
        Look::New => "new",
        Look::Updating => "updating",
        Look::Down => "down",
        Look::Served => "served",
        Look::Lost => "lost",
        Look::Unsure => "unsure",
        Look::Stays => "stays",
    }
}

/// The hatch over a look, by name.
pub const fn hatch(look: Look) -> Option<&'static str> {
    match look {
        Look::Down => Some("down"),
        Look::Stays => Some("stays"),
        Look::Old | Look::New | Look::Updating | Look::Served | Look::Lost | Look::Unsure => None,
    }
}

/// The class of what is said, to be read on what it stands on.
pub const fn ink(says: Says) -> &'static str {
    match says {
        Says::Old | Says::Served(_) => "says",
        Says::Either => "says halo halo--plain",
        Says::New => "says says--on-new",
        Says::NoAnswer(_) | Says::Nobody(_) => "says says--bad halo",
    }
}

/// `sheet` as a file.
pub fn write(sheet: &Sheet) -> File {
    let plot = WIDTH - NAMES - MARGIN;
    let lanes: u32 = sheet.lanes.iter().map(|(_, lane, _)| lane.height() + GAP).sum();
    let foot = HEAD + AXIS + lanes + MARGIN;
    let height = foot + 20 * sheet.keys.len().div_ceil(4) as u32 + MARGIN;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\"><style>{STYLE}</style>{PATTERNS}\
<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><text class=\"title\" x=\"{MARGIN}\" y=\"28\">{}</text>",
        escaped(&sheet.title)
    );
    axis(&mut text, sheet, plot, AXIS + lanes);
    let mut top = HEAD + AXIS;
    for (name, lane, says) in &sheet.lanes {
        let first = top + lane.height() / 2 + 5 - (name.len().max(1) as u32 - 1) * LINE / 2;
        for (at, line) in (0..).zip(name) {
            put(&mut text, "", &MARGIN.to_string(), first + at * LINE, line);
        }
        // Writing into a string cannot fail.
        let _ = write!(
            text,
            "<svg x=\"{NAMES}\" y=\"{top}\" width=\"{plot}\" height=\"{}\">",
            lane.height()
        );
        drawn(&mut text, lane, says, sheet.view, plot);
        text.push_str("</svg>");
        top += lane.height() + GAP;
    }
    for (at, (look, meaning)) in (0..).zip(&sheet.keys) {
        let (x, y) = (MARGIN + at % 4 * 290, foot + at / 4 * 20);
        let _ = write!(text, "<svg x=\"{x}\" y=\"{y}\" width=\"14\" height=\"14\">");
        rect(&mut text, *look, "");
        text.push_str("</svg>");
        put(&mut text, "", &(x + 22).to_string(), y + 12, meaning);
    }
    text.push_str("</svg>");
    File { width: WIDTH, height, text }
}

fn axis(text: &mut String, sheet: &Sheet, plot: u32, height: u32) {
    let _ = write!(
        text,
        "<svg x=\"{NAMES}\" y=\"{HEAD}\" width=\"{plot}\" height=\"{height}\" overflow=\"visible\">"
    );
    for (at, says) in &sheet.ticks {
        let x = percent(*at, sheet.view);
        let _ = write!(
            text,
            "<line class=\"tick\" x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{height}\"/>",
            AXIS - 4
        );
        put(text, "axis", &x, 12, says);
    }
    text.push_str("</svg>");
}

fn drawn(text: &mut String, lane: &Lane, says: &[String], view: View, plot: u32) {
    for Bar { look, from, to, top, height } in &lane.bars {
        let place = format!(
            " x=\"{}\" width=\"{}\" y=\"{}\" height=\"{}\"",
            percent(*from, view),
            width(to - from, view),
            part(*top),
            part(*height)
        );
        rect(text, *look, &place);
    }
    for area in &lane.areas {
        let _ = write!(
            text,
            "<svg width=\"100%\" height=\"100%\" viewBox=\"{} 0 {} {HEIGHT}\" preserveAspectRatio=\"none\"><path class=\"{}\" d=\"{}\"/></svg>",
            view.from,
            view.seconds().max(1),
            class(area.look),
            outline(area)
        );
    }
    for (label, says) in lane.labels.iter().zip(says) {
        if room(label, view, plot) < LETTER * says.chars().count() as u32 {
            continue;
        }
        let x = percent(label.from + (label.to - label.from) / 2, view);
        put(text, ink(label.says), &x, lane.height() / 2 + 5, says);
    }
}

/// Pixels that a label may take of a plot so wide.
fn room(label: &Label, view: View, plot: u32) -> u32 {
    let long = u64::from(label.to - label.from);
    (long * u64::from(plot) / u64::from(view.seconds().max(1))) as u32
}

fn rect(text: &mut String, look: Look, place: &str) {
    let size = if place.is_empty() { " width=\"14\" height=\"14\"" } else { place };
    let _ = write!(text, "<rect class=\"{}\"{size}/>", class(look));
    if let Some(hatch) = hatch(look) {
        let _ = write!(text, "<rect fill=\"url(#{hatch})\"{size}/>");
    }
    if look == Look::Down {
        let _ = write!(text, "<rect class=\"edge\"{size}/>");
    }
}

fn put(text: &mut String, class: &str, x: &str, y: u32, says: &str) {
    let _ = write!(text, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(says));
}

/// A part of a lane's height: "14.05%".
pub fn part(thousandths: u32) -> String {
    let hundredths = thousandths * 10_000 / HEIGHT;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The outline of an area: along its upper edge, and back along the lower one.
pub fn outline(area: &Area) -> String {
    let mut path = String::new();
    let mut steps = area.steps.as_slice();
    while let Some(first) = steps.first() {
        let joined = steps.windows(2).take_while(|pair| pair[0].to == pair[1].from).count() + 1;
        let (run, rest) = steps.split_at(joined);
        let _ = write!(path, "M{} {}", first.from, first.top);
        for step in run {
            let _ = write!(path, "V{}H{}", step.top, step.to);
        }
        for step in run.iter().rev() {
            let _ = write!(path, "V{}H{}", step.bottom, step.from);
        }
        path.push('Z');
        steps = rest;
    }
    path
}

/// Its upper edge alone.
pub fn edge(area: &Area) -> String {
    let mut path = String::new();
    let mut last = None;
    for step in &area.steps {
        if last != Some(step.from) {
            let _ = write!(path, "M{} {}", step.from, step.top);
        }
        let _ = write!(path, "V{}H{}", step.top, step.to);
        last = Some(step.to);
    }
    path
}

fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rollout::drawing::Step;

    #[test]
    fn an_area_goes_there_above_and_back_below_and_gaps_part_it() {
        let step = |from, to, top, bottom| Step { from, to, top, bottom };
        let steps = vec![step(0, 5, 100, 900), step(5, 9, 300, 800), step(20, 30, 0, 10)];
        let area = Area { look: Look::Served, steps };
        assert_eq!(outline(&area), "M0 100V100H5V300H9V800H5V900H0ZM20 0V0H30V10H20Z");
        assert_eq!(edge(&area), "M0 100V100H5V300H9M20 0V0H30");
        assert_eq!(part(140), "14.00%");
    }

    #[test]
    fn what_is_said_never_becomes_a_tag() {
        let sheet = Sheet {
            title: "<b>&\"".to_owned(),
            view: View::whole(60),
            ticks: vec![(0, "<i>".to_owned())],
            lanes: Vec::new(),
            keys: vec![(Look::Down, "</svg>".to_owned())],
        };
        let text = write(&sheet).text;
        assert!(text.contains("&lt;b&gt;&amp;&quot;") && !text.contains("<b>"), "{text}");
        assert_eq!(text.matches("</svg>").count(), 3, "{text}");
    }
}

//! What is said in the picture of a rollout: names of lanes, labels, the legend, times along its edge.

use super::number::{clock, exactly, number};
use super::rehearse::LETTERS;
use super::{count, tiers};
use crate::app::Model;
use crate::codec::svg::Sheet;
use crate::domain::Side;
use crate::rollout::drawing::{Drawing, Lane, LaneOf, Look, Says};
use crate::rollout::{Plan, SimTime};

super::labels! {
    minutes_after: "Minutes after Save";
    moment: "Moment in the picture";
    keys: "Left and right move along the picture, Home and End go to its ends, Enter looks at the moment; plus and minus zoom, Page Up and Page Down move what is shown, 0 shows all.";
    zoom_in: "Zoom in";
    zoom_out: "Zoom out";
    earlier: "Earlier";
    later: "Later";
    whole: "Whole";
    tools: "Picture";
    take_along: "Take along";
    save_svg: "Save as SVG";
    save_png: "Save as PNG";
    print: "Print";
}

/// The lines of a lane's name.
pub fn name(of: LaneOf) -> Vec<String> {
    match of {
        LaneOf::InForce => vec!["Settings in force".to_owned()],
        LaneOf::Way(at) => {
            vec![LETTERS.get(usize::from(at)).copied().unwrap_or_default().to_owned()]
        }
        LaneOf::Node(unit, second) => {
            let node = if second { "B" } else { "A" };
            vec![format!("Unit {unit}, node {node}")]
        }
        LaneOf::Units(region, 1) => vec![format!("Region {region}, 1 unit")],
        LaneOf::Units(region, units) | LaneOf::Share(region, units) => {
            vec![format!("Region {region}"), count(usize::from(units), "unit", "units")]
        }
        LaneOf::Calls(side, made) => {
            let name = match side {
                Side::Client => "Calls in",
                Side::Backend => "Calls out",
            };
            vec![name.to_owned(), format!("{} a minute", number(made))]
        }
    }
}

/// A label.
pub fn says(says: Says) -> String {
    match says {
        Says::Old => "old settings".to_owned(),
        Says::Either => "either, by node".to_owned(),
        Says::New => "new settings".to_owned(),
        Says::NoAnswer(seconds) => format!("no answer, {}", exactly(seconds)),
        Says::Served(calls) => format!("{} served", number(calls)),
        Says::Nobody(calls) => format!("{} a minute meet nobody", number(calls)),
    }
}

/// What a look means.
pub const fn meaning(look: Look) -> &'static str {
    match look {
        Look::Old => "old settings",
        Look::New => "new settings",
        Look::Updating => "being updated",
        Look::Down => "no answer",
        Look::Served => "served",
        Look::Lost => "refused, and was served before",
        Look::Unsure => "unknown, and was served before",
        Look::Stays => "fails or is unknown, before and after",
    }
}

/// What stands at a tick; the unit stands at the last one alone.
pub fn tick(at: u32, step: u32, last: bool) -> String {
    match (at, step) {
        (0, _) => "Save".to_owned(),
        (_, ..60) => clock(SimTime::from_seconds(at)),
        (_, 3600..) if at.is_multiple_of(3600) => format!("{} h", at / 3600),
        _ if last => format!("{} min", at / 60),
        _ => (at / 60).to_string(),
    }
}

/// Every tick with its words, those at the very end without: they would run over it.
pub fn ticks(drawing: &Drawing) -> Vec<(u32, String)> {
    let view = drawing.view;
    let fits = |at: u32| u64::from(at - view.from) * 100 <= u64::from(view.seconds()) * 96;
    let last = drawing.ticks().filter(|at| fits(*at)).last();
    drawing
        .ticks()
        .map(|at| {
            let words = tick(at, drawing.step, Some(at) == last);
            (at, if fits(at) { words } else { String::new() })
        })
        .collect()
}

fn lane_of(lane: &Lane) -> (Vec<String>, Lane, Vec<String>) {
    let labels = lane.labels.iter().map(|label| says(label.says)).collect();
    (name(lane.of), lane.clone(), labels)
}

/// The picture with all that is said in it, to be written down.
pub fn sheet(model: &Model) -> Option<Sheet> {
    let plan = &model.shown()?.plan;
    let drawing = model.drawing()?;
    Some(Sheet {
        title: title(plan),
        view: drawing.view,
        ticks: ticks(&drawing),
        lanes: drawing.lanes.iter().map(lane_of).collect(),
        keys: drawing.looks().map(|look| (look, meaning(look).to_owned())).collect(),
    })
}

fn title(plan: &Plan) -> String {
    let changes = plan.before().differing(plan.after()).count();
    format!(
        "{}: {}, seed {}",
        tiers::summary(plan.instance()),
        count(changes, "change", "changes"),
        plan.seed().0
    )
}

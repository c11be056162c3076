//! Nodes gathered into few enough rows for a picture.

use super::plan::{Lane, Plan};
use super::time::Span;

/// What a row of the picture stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RowOf {
    /// One node of a unit.
    Node {
        /// Region, from 1.
        region: u8,
        /// Unit, from 1.
        unit: u8,
        /// The second of its two.
        second: bool,
    },
    /// Both nodes of a unit.
    Unit {
        /// Region, from 1.
        region: u8,
        /// Unit, from 1.
        unit: u8,
    },
    /// All nodes of a region.
    Region(u8),
}

/// A row of the picture: old before `updating`, new after it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LaneRow {
    /// What it stands for.
    pub of: RowOf,
    /// From the first of its nodes going out of service to the last coming back.
    pub updating: Span,
    /// None of it answers meanwhile.
    pub down: bool,
}

/// Most rows that stand for single nodes or units.
pub const ROWS_MAX: usize = 30;

/// The rows of `plan`: nodes if there are few, else units, else regions.
pub fn rows(plan: &Plan) -> Vec<LaneRow> {
    let down = plan.downtime().is_some();
    let by_node =
        |lane: &Lane| RowOf::Node { region: lane.region, unit: lane.unit, second: lane.second };
    let by_unit = |lane: &Lane| RowOf::Unit { region: lane.region, unit: lane.unit };
    let by_region = |lane: &Lane| RowOf::Region(lane.region);
    let nodes = plan.lanes().len();
    if nodes <= ROWS_MAX / 2 {
        gather(plan.lanes(), by_node, down)
    } else if nodes / 2 <= ROWS_MAX {
        gather(plan.lanes(), by_unit, down)
    } else {
        gather(plan.lanes(), by_region, down)
    }
}

fn gather(lanes: &[Lane], of: impl Fn(&Lane) -> RowOf, down: bool) -> Vec<LaneRow> {
    let mut rows: Vec<LaneRow> = Vec::new();
    for lane in lanes {
        match rows.last_mut() {
            Some(row) if row.of == of(lane) => {
                row.updating.to = row.updating.to.max(lane.updating.to)
            }
            Some(_) | None => rows.push(LaneRow { of: of(lane), updating: lane.updating, down }),
        }
    }
    rows
}

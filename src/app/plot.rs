//! The picture of the rollout that is looked at: what of it is shown, drawn, and read at a moment.

use std::sync::Arc;

use super::Model;
use crate::rollout::drawing::Drawing;
use crate::rollout::picture::{Picture, View, minute};
use crate::rollout::rehearsal::Today;
use crate::rollout::{Plan, Rehearsal, SimTime};
use crate::tls::Fleet;

/// All that the picture depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotPremise {
    plan: Option<Same<Plan>>,
    fleet: Same<Fleet>,
    rehearsal: Same<Rehearsal>,
    today: Option<Today>,
    view: Option<View>,
}

/// Something shared, which is the same only as long as it is that very one: to be told in no time.
#[derive(Clone, Debug)]
pub struct Same<T>(pub Arc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Model {
    /// All that the picture depends on.
    pub fn plot_premise(&self) -> PlotPremise {
        let (rehearsal, today) = self.rehearsal_premise();
        PlotPremise {
            plan: self.shown().map(|run| Same(run.plan.clone())),
            fleet: Same(self.fleet().clone()),
            rehearsal: Same(rehearsal),
            today,
            view: self.look().view,
        }
    }

    /// What is shown of the rollout that is looked at.
    pub fn view(&self) -> Option<View> {
        let end = self.shown()?.plan.end().seconds();
        Some(self.look().view.filter(|view| view.to <= end).unwrap_or(View::whole(end)))
    }

    /// The picture as a drawing.
    pub fn drawing(&self) -> Option<Drawing> {
        let plan = &self.shown()?.plan;
        Some(Drawing::new(plan, self.fleet(), &self.rehearsal().load(), self.view()?))
    }

    /// The same in numbers.
    pub fn picture(&self) -> Option<Picture> {
        let plan = &self.shown()?.plan;
        Some(Picture::new(plan, self.fleet(), self.rehearsal().load(), self.view()?))
    }

    /// The moment that is pointed at, or else looked at, and the minute around it.
    pub fn reading(&self) -> Option<(SimTime, Picture)> {
        let run = self.shown()?;
        let at = self.look().pointed.map_or(run.now, SimTime::from_seconds).min(run.plan.end());
        let load = self.rehearsal().load();
        Some((at, minute(&run.plan, self.fleet(), load, at.seconds())))
    }

    /// Where a place of the picture is, as a moment: `millionths` of its width.
    pub fn moment_at(&self, millionths: u32) -> Option<u32> {
        let view = self.view()?;
        let ahead = u64::from(view.seconds()) * u64::from(millionths.min(1_000_000)) / 1_000_000;
        Some(view.from + ahead as u32)
    }
}

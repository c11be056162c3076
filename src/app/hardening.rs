//! How strong the draft may be, and what each step costs: what an exact search finds, and what others recommend.

use std::sync::Arc;

use super::Model;
use crate::domain::posture::score;
use crate::domain::{Config, Side};
use crate::tls::Fleet;
use crate::tls::harden::{Point, point};
use crate::tls::preset::{Preset, Reached};
use crate::tls::weaker::{Standing, standing};

/// Everything that does not depend on the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Hardening {
    /// Where it begins: what is live, or will be when the running rollout ends.
    pub from: Config,
    /// Its score.
    pub score: u32,
    /// Whom it is about.
    pub fleet: Arc<Fleet>,
    /// Their requests a day, of both sides.
    pub requests: u64,
    /// The best trades, from the cheapest in traffic to the strongest.
    pub points: Vec<Point>,
    /// What may be made the draft at once.
    pub presets: Vec<Recommended>,
}

/// A preset, and what it would come to here.
#[derive(Clone, Debug, PartialEq)]
pub enum Recommended {
    /// The strongest with which everybody who connects today still does.
    Keep(Point),
    /// What others recommend, as far as this instance follows it.
    Preset(Preset, Reached, Standing, Point),
}

impl Recommended {
    /// What it would come to.
    pub const fn point(&self) -> &Point {
        match self {
            Self::Keep(point) | Self::Preset(_, _, _, point) => point,
        }
    }
}

impl Hardening {
    /// The strongest that loses nobody.
    pub fn for_nothing(&self) -> Option<&Point> {
        self.points.iter().rfind(|point| point.lost == 0)
    }
}

impl Model {
    /// What a search finds, and what others recommend. Takes longer than anything else that is asked of the model.
    pub fn hardening(&self) -> Hardening {
        let (instance, from) = (self.instance(), self.target());
        let fleet = self.fleet();
        let points = self.frontier();
        let keep = points.iter().rfind(|point| point.lost == 0).copied().map(Recommended::Keep);
        let preset = |preset: Preset| {
            let reached = preset.reach(instance, self.channel(), from);
            let standing = standing(instance, fleet, from, reached.config);
            let point = point(instance, fleet, from, reached.config);
            Recommended::Preset(preset, reached, standing, point)
        };
        Hardening {
            from,
            score: score(from),
            fleet: fleet.clone(),
            requests: Side::ALL.into_iter().map(|side| fleet.requests(side)).sum(),
            presets: keep.into_iter().chain(Preset::ALL.map(preset)).collect(),
            points,
        }
    }

    /// The draft, among the points of the search.
    pub fn draft_point(&self) -> Point {
        point(self.instance(), self.fleet(), self.target(), self.draft())
    }
}

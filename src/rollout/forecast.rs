//! How long a save takes: what is documented, and what we assume.

use super::assumed::{Assumed, Downtime};
use crate::domain::lockout::edition_page;
use crate::domain::{Cited, Confidence, Instance, Platform, Source, Tier};

/// Bounds of one region's duration with one unit, in seconds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bounds {
    /// Shortest.
    pub seconds_min: u32,
    /// Longest, the tail apart.
    pub seconds_max: u32,
    /// Where the bounds come from.
    pub cited: Cited,
}

/// 15 to 45 minutes, for the classic tiers with dedicated units.
pub const DOCUMENTED_MINUTES: (u32, u32) = (15, 45);

/// 2 to 10 minutes where no figure is published: our assumption.
pub const ASSUMED_MINUTES: (u32, u32) = (2, 10);

/// Seconds from Save to the first sign of work: the request is accepted with 202. Our assumption.
pub const ACCEPTED_SECONDS: u32 = 20;

/// Each further unit adds a quarter of the time of one. Our assumption; that it adds is documented.
pub const fn scale_quarters(units: u8) -> u32 {
    3 + if units == 0 { 1 } else { units as u32 }
}

/// The bounds for one region with one unit of `instance`'s tier.
pub const fn bounds(instance: Instance) -> Bounds {
    let (minutes, cited) = match instance.tier().platform() {
        Platform::Dedicated => (
            DOCUMENTED_MINUTES,
            edition_page(instance.edition, "Note on apply time", Confidence::Documented),
        ),
        Platform::Serverless | Platform::V2 => (
            ASSUMED_MINUTES,
            Cited::ours("no published figure for this tier; 2 to 10 minutes assumed"),
        ),
    };
    Bounds { seconds_min: minutes.0 * 60, seconds_max: minutes.1 * 60, cited }
}

/// What a save of this instance is expected to take.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Forecast {
    /// Shortest duration, in minutes.
    pub minutes_min: u32,
    /// Longest duration without the tail, in minutes.
    pub minutes_max: u32,
    /// Minutes without any answer, shortest and longest; `None` where there is no downtime.
    pub downtime_minutes: Option<(u32, u32)>,
    /// Where the duration comes from.
    pub duration: Cited,
    /// Where downtime, or its absence, is stated.
    pub downtime: Cited,
    /// For how much of the save it is taken to last, where there is any.
    pub lasting: Downtime,
}

/// What to expect of a save on `instance`, before chance is drawn.
pub fn forecast(instance: Instance, assumed: Assumed) -> Forecast {
    let bounds = bounds(instance);
    let regions = 1..=instance.regions();
    let scale: u32 = regions.map(|region| scale_quarters(instance.units_in(region))).sum();
    let minutes_min = bounds.seconds_min * scale / 4 / 60;
    let minutes_max = bounds.seconds_max * scale / 4 / 60;
    let note = edition_page(instance.edition, "Note on apply time", Confidence::Documented);
    let (downtime_minutes, downtime) = match instance.tier() {
        Tier::Developer => {
            let (least, most) = match assumed.downtime {
                Downtime::Middle => (
                    100 - PREPARING_PERCENT.1 - FINISHING_PERCENT.1,
                    100 - PREPARING_PERCENT.0 - FINISHING_PERCENT.0,
                ),
                Downtime::Whole => (100, 100),
            };
            (Some((minutes_min * least / 100, minutes_max * most / 100)), note)
        }
        Tier::Basic | Tier::Standard | Tier::Premium => (None, note),
        Tier::BasicV2 | Tier::StandardV2 | Tier::PremiumV2 => {
            (None, Cited { confidence: Confidence::Inferred, ..note })
        }
        Tier::Consumption => (
            None,
            Cited::new(Source::Simulator, "no statement for Consumption", Confidence::Inferred),
        ),
    };
    // The documented figure is taken for one unit in one region; what is made of it for more is ours.
    let duration = if instance.units() > 1 || instance.regions() > 1 {
        Cited::ours("scaled for units and regions")
    } else {
        bounds.cited
    };
    let lasting = assumed.downtime;
    Forecast { minutes_min, minutes_max, downtime_minutes, duration, downtime, lasting }
}

/// Share of a region's time before the first unit is touched, least and most. Our assumption.
pub const PREPARING_PERCENT: (u32, u32) = (12, 20);
/// Share of a region's time after the last unit is done, least and most. Our assumption.
pub const FINISHING_PERCENT: (u32, u32) = (8, 14);

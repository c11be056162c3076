//! The rollout, in words.

use super::number::clock;
use super::source;
use crate::domain::{Instance, Platform, Tier};
use crate::rollout::Assumed;
use crate::rollout::assumed::Downtime;
use crate::rollout::followup::{Fault, LogLine};
use crate::rollout::forecast::{Forecast, bounds, forecast};
use crate::rollout::plan::{Part, PhaseKind};

/// The name of a phase.
pub fn phase(kind: PhaseKind) -> String {
    match kind {
        PhaseKind::Accepted => "Accepted".to_owned(),
        PhaseKind::Preparing => "Preparing".to_owned(),
        PhaseKind::Replacing => "Replacing the unit".to_owned(),
        PhaseKind::Rolling(Part::Platform) => "Updating the platform".to_owned(),
        PhaseKind::Rolling(Part::Units(first, last)) if first == last => {
            format!("Updating unit {first}")
        }
        PhaseKind::Rolling(Part::Units(first, last)) => format!("Updating units {first} to {last}"),
        PhaseKind::Rolling(Part::Region(region)) => format!("Updating region {region}"),
        PhaseKind::Finishing => "Finishing".to_owned(),
    }
}

/// What a phase means for callers; `mixed` tells whether old and new settings are both in force in it.
pub const fn phase_meaning(kind: PhaseKind, mixed: bool) -> &'static str {
    match (kind, mixed) {
        (PhaseKind::Accepted, _) => "202 Accepted, the state is Updating",
        (PhaseKind::Preparing, _) => "still serving, old settings",
        (PhaseKind::Replacing, _) => "the gateway does not answer",
        (PhaseKind::Rolling(Part::Platform), _) => "serving; old and new settings both in force",
        (PhaseKind::Rolling(Part::Units(..) | Part::Region(_)), true) => {
            "serving with less capacity; old and new settings both in force"
        }
        (PhaseKind::Rolling(Part::Units(..) | Part::Region(_)), false) => {
            "serving with less capacity; old settings, then new"
        }
        (PhaseKind::Finishing, _) => "new settings serve",
    }
}

super::labels! {
    earlier: "An earlier rollout of this visit: what is live now does not come from it, and looking at it changes nothing.";
    time_keys: "Arrow keys move by a minute, with Shift by a second; Page Up and Page Down by a tenth.";
}

/// "15 to 45 min".
pub fn duration(forecast: &Forecast) -> String {
    format!("{} to {} min", forecast.minutes_min, forecast.minutes_max)
}

/// What a save means for availability.
pub fn availability(instance: Instance, forecast: &Forecast) -> String {
    match (instance.tier(), forecast.downtime_minutes) {
        (_, Some((low, high))) => {
            let how = source::confidence(forecast.lasting.cited().confidence);
            let lasts = match forecast.lasting {
                Downtime::Middle => "",
                Downtime::Whole => ", the whole of the save",
            };
            format!(
                "It has downtime; we expect {low} to {high} min{lasts} ({how}). Basic and higher have none."
            )
        }
        (Tier::Basic | Tier::Standard | Tier::Premium, None) => {
            "No downtime: units are updated one after another, with less capacity meanwhile."
                .to_owned()
        }
        (Tier::BasicV2 | Tier::StandardV2 | Tier::PremiumV2, None) => {
            "No downtime is expected; the page says so of Basic and higher.".to_owned()
        }
        (Tier::Consumption | Tier::Developer, None) => {
            "No source says whether Consumption answers meanwhile; we assume it does.".to_owned()
        }
    }
}

/// What a plan for `instance` rests on. Each with how it is known.
pub fn assumptions(instance: Instance, assumed: Assumed) -> Vec<String> {
    let forecast = forecast(instance, assumed);
    let mut list = Vec::new();
    let documented = instance.tier().platform() == Platform::Dedicated;
    list.push(if documented {
        format!(
            "One unit in one region takes 15 to 45 minutes ({}), or longer: {} in 100 regions take up to {} minutes more, {} (inferred).",
            source::badge(bounds(instance).cited),
            assumed.tail.percent,
            assumed.tail.minutes,
            super::decapitalised(assumed.tail.shape.name())
        )
    } else {
        "No duration is published for this tier; 2 to 10 minutes for one unit is our assumption (inferred).".to_owned()
    });
    let is_whole = Downtime::matters(instance) && assumed.downtime == Downtime::Whole;
    list.push(if is_whole {
        "Within 20 seconds the request is accepted (inferred).".to_owned()
    } else {
        "Before work starts 20 seconds pass; 12 to 20 % of a region's time prepares it and 8 to 14 % finishes it (inferred).".to_owned()
    });
    if instance.units() > 0 {
        list.push("A unit is two compute resources (documented, June 2025).".to_owned());
    }
    match instance.tier() {
        Tier::Developer => {
            let lasts = match assumed.downtime {
                Downtime::Middle => "that it lasts for the middle part is inferred".to_owned(),
                Downtime::Whole => format!(
                    "that it lasts for the whole of the save is reported of a change of CA certificates, which took 30 to 40 minutes ({}, {})",
                    Downtime::Whole.cited().source.page(),
                    Downtime::Whole.cited().source.date()
                ),
            };
            let stated = source::badge(forecast.downtime);
            list.push(format!("Developer has downtime ({stated}); {lasts}."));
        }
        Tier::Basic
        | Tier::Standard
        | Tier::Premium
        | Tier::BasicV2
        | Tier::StandardV2
        | Tier::PremiumV2 => {
            list.push("One node at a time is out of service; each further unit adds a quarter of the time (inferred).".to_owned());
        }
        Tier::Consumption => {
            list.push("Consumption shows no units; old and new settings mix while the platform is updated (inferred).".to_owned());
        }
    }
    if instance.regions() > 1 {
        let order =
            if assumed.first_last { "the first one last" } else { "in the order of the list" };
        let drain = if assumed.drained {
            "no caller is sent to one meanwhile"
        } else {
            "each goes on serving"
        };
        list.push(format!("Regions are updated one after another, {order}, and {drain} (inferred); that more of them take longer is documented."));
    }
    list
}

/// A line of the simulated log.
pub fn log_line(line: &LogLine) -> String {
    format!(
        "{} after Save  {}  {}  {}",
        clock(line.at),
        line.caller.caller,
        line.caller.operation,
        match line.fault {
            Fault::NoAnswer => "no answer: the gateway is being replaced",
            Fault::Renegotiation => {
                "TLS connection failed: client certificate renegotiation is not part of TLS 1.3"
            }
        }
    )
}

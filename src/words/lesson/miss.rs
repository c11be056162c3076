//! What is missing, in a sentence; and in a second one, with names and numbers.

use super::statement::{member, range, statement, value, wanted as wanted_of};
use super::{event, place_of, with};
use crate::domain::{Certificate, Channel, Edition, GatewayKind, Setting, Side, Tier};
use crate::lesson::condition::instance::Mismatch;
use crate::lesson::condition::value::Value;
use crate::lesson::condition::{Miss, Undecided};
use crate::lesson::names::At;
use crate::lesson::range::Range;
use crate::lesson::sight::Loser;
use crate::words::impact::because;
use crate::words::impact_tab::hardening::preset_name;
use crate::words::number::{minutes, number};
use crate::words::setting::full_name;
use crate::words::{capitalised, count, decapitalised, list, pending, plural, verdict};

/// A miss, said.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Said {
    /// What is, and what was wanted.
    pub first: String,
    /// With names and numbers, where there are more.
    pub second: Option<String>,
}

/// Most names that are told.
const NAMES_MAX: usize = 6;

/// What is missing.
pub fn miss(miss: &Miss) -> Said {
    let only = |first: String| Said { first, second: None };
    match miss {
        Miss::Instance(mismatch) => only(instance(mismatch)),
        Miss::Settings { at, settings, on } => {
            let still = if *on { "Still on" } else { "Still off" };
            of_settings(&format!("{still} {}", place_of(*at)), settings)
        }
        Miss::Beside { at, settings } => {
            of_settings(&format!("Also changed {}", place_of(*at)), settings)
        }
        Miss::Preset { preset, at, settings } => {
            of_settings(&format!("Not as in {}, {}", preset_name(*preset), place_of(*at)), settings)
        }
        Miss::Score { at, is, wanted } => {
            only(format!("The score is {is} {}; {}.", place_of(*at), was_wanted(*wanted)))
        }
        Miss::Fails { name, at, failure, .. } => Said {
            first: format!("{name} does not connect {}.", with(*at)),
            second: failure.map(|failure| format!("{}.", capitalised(&because(&failure)))),
        },
        Miss::Connects { name, at, .. } => only(format!("{name} still connects {}.", with(*at))),
        Miss::Lost { at, side, kept, losers, members, requests } => {
            lost(*at, *side, *kept, losers, *members, *requests)
        }
        Miss::Danger(warning) => only(pending::warning(warning)),
        Miss::NothingSaved => only("Nothing is saved yet.".to_owned()),
        Miss::Running(until) => Said {
            first: "The rollout is still running.".to_owned(),
            second: Some(format!("It runs until {} after Save.", minutes(until.seconds()))),
        },
        Miss::NotRolledBack => only("Not rolled back yet.".to_owned()),
        Miss::Drift { settings, wanted, .. } if settings.is_empty() => {
            only(format!("Nothing differs from the imported text; {}.", was_wanted(*wanted)))
        }
        Miss::Drift { at, settings, .. } => {
            of_settings(&format!("Not as the imported text says, {}", place_of(*at)), settings)
        }
        Miss::Verdict { opinion, says, judged, .. } => {
            let judged = judged.map(|judged| format!("is {}", verdict::judged(judged)));
            let wanted: Vec<_> =
                says.map(|says| verdict::says(says).to_owned()).into_iter().chain(judged).collect();
            let (says, is) = (verdict::says(opinion.says), verdict::judged(opinion.judged));
            Said {
                first: format!(
                    "{} {says}, and is {is}; wanted was that it {}.",
                    opinion.rule.name(),
                    list(&wanted)
                ),
                second: Some(verdict::why(opinion.why).to_owned()),
            }
        }
        Miss::Value { value: of, is, wanted } => only(of_value(*of, *is, *wanted)),
        Miss::Unseen(unseen) => only(format!("Not looked at yet: {}.", event(unseen))),
        Miss::Unanswered { wrong: None, .. } => only("A question is open.".to_owned()),
        Miss::Unanswered { wrong: Some(_), .. } => {
            only("A question is not answered rightly yet.".to_owned())
        }
        Miss::Any(misses) => any(misses),
        Miss::Held(condition) => {
            only(format!("This is so, and should not be: {}", decapitalised(&statement(condition))))
        }
        Miss::Undecided(undecided) => only(open(undecided)),
    }
}

/// What it is now, in a few words.
pub fn now(missing: &Miss) -> String {
    match missing {
        Miss::Score { is, .. } => number(u64::from(*is)),
        Miss::Value { value: of, is, .. } => {
            format!("{}: {}", capitalised(value(*of)), number(*is))
        }
        Miss::Settings { settings, .. }
        | Miss::Beside { settings, .. }
        | Miss::Preset { settings, .. }
        | Miss::Drift { settings, .. } => count(settings.len(), "setting", "settings"),
        Miss::Lost { losers, .. } => {
            let requests = losers.iter().map(|loser| u64::from(loser.requests)).sum();
            let who = count(losers.len(), "member", "members");
            format!("{who}, {} requests a day", number(requests))
        }
        Miss::Instance(_)
        | Miss::Fails { .. }
        | Miss::Connects { .. }
        | Miss::Danger(_)
        | Miss::NothingSaved
        | Miss::Running(_)
        | Miss::NotRolledBack
        | Miss::Verdict { .. }
        | Miss::Unseen(_)
        | Miss::Unanswered { .. }
        | Miss::Any(_)
        | Miss::Held(_)
        | Miss::Undecided(_) => miss(missing).first,
    }
}

fn was_wanted(wanted: Range) -> String {
    format!("{} was wanted", range(wanted))
}

/// One by its name, more by their number, and then by their names.
fn of_settings(what: &str, settings: &[Setting]) -> Said {
    if let [only] = settings {
        return Said { first: format!("{what}: {}.", full_name(*only)), second: None };
    }
    let names: Vec<_> = settings.iter().map(|setting| full_name(*setting)).collect();
    Said {
        first: format!("{what}: {}.", count(settings.len(), "setting", "settings")),
        second: Some(format!("{}.", some(&names))),
    }
}

/// The first names, and how many more there are.
fn some(names: &[String]) -> String {
    match names.len().saturating_sub(NAMES_MAX) {
        0 => list(names),
        more => format!("{}, and {more} more", names[..NAMES_MAX].join(", ")),
    }
}

fn instance(mismatch: &Mismatch) -> String {
    fn wanted<T: Copy>(wanted: &[T], name: fn(T) -> &'static str) -> String {
        let names: Vec<_> = wanted.iter().map(|one| name(*one)).collect();
        match names.as_slice() {
            [firsts @ .., last] if !firsts.is_empty() => format!("{} or {last}", firsts.join(", ")),
            all => all.concat(),
        }
    }
    let (what, is, wanted) = match mismatch {
        Mismatch::Edition(is, all) => {
            ("The rules are those of", is.name(), wanted(all, Edition::name))
        }
        Mismatch::Tier(is, all) => ("The tier is", is.name(), wanted(all, Tier::name)),
        Mismatch::Gateway(is, all) => ("The gateway is", is.name(), wanted(all, GatewayKind::name)),
        Mismatch::Channel(is, all) => ("Changes go through", is.name(), wanted(all, Channel::name)),
        Mismatch::Certificate(is, all) => {
            ("The key of the certificate is", is.name(), wanted(all, Certificate::name))
        }
    };
    format!("{what} {is}; {wanted} was wanted.")
}

fn lost(
    at: At,
    side: Option<Side>,
    kept: bool,
    losers: &[Loser],
    members: Option<Range>,
    requests: Option<Range>,
) -> Said {
    let who = match side {
        None => plural(losers.len(), "member", "members"),
        Some(Side::Client) => plural(losers.len(), "caller", "callers"),
        Some(Side::Backend) => plural(losers.len(), "backend", "backends"),
    };
    let sum: u64 = losers.iter().map(|loser| u64::from(loser.requests)).sum();
    let kept = if kept { " that must go on working" } else { "" };
    let wanted = match (members, requests) {
        (Some(Range { most: Some(0), .. }), None) => "nobody was allowed".to_owned(),
        (members, requests) => {
            let all = match side {
                None => "members",
                Some(Side::Client) => "callers",
                Some(Side::Backend) => "backends",
            };
            format!("{} were wanted", wanted_of(members, requests, all))
        }
    };
    match losers {
        [] => Said { first: format!("Nobody{kept} is lost {}; {wanted}.", with(at)), second: None },
        [only] => Said {
            first: format!(
                "Lost {}: {}, {} requests a day in the example fleet; {wanted}.",
                with(at),
                only.name,
                number(sum)
            ),
            second: None,
        },
        _ => {
            let name =
                |loser: &Loser| format!("{} ({})", loser.name, number(u64::from(loser.requests)));
            let names: Vec<_> = losers.iter().map(name).collect();
            Said {
                first: format!(
                    "Lost {}: {} {who}{kept}, {} requests a day in the example fleet; {wanted}.",
                    with(at),
                    losers.len(),
                    number(sum)
                ),
                second: Some(format!("{}.", some(&names))),
            }
        }
    }
}

fn of_value(of: Value, is: u64, wanted: Range) -> String {
    match of {
        Value::WindowPercent => {
            format!("The change fits the window {is} times of 100; {}.", was_wanted(wanted))
        }
        Value::WindowBackPercent => format!(
            "The change and the way back fit the window {is} times of 100; {}.",
            was_wanted(wanted)
        ),
        Value::Pending
        | Value::Saves
        | Value::Acts
        | Value::DowntimeMinutes
        | Value::DurationMinutes
        | Value::CallsLost
        | Value::LostRequests
        | Value::LostMembers
        | Value::LockedSuites
        | Value::WindowMinutes
        | Value::BudgetLeft
        | Value::Score
        | Value::ScoreDraft
        | Value::Requests
        | Value::KeptLost
        | Value::EndP95Minutes
        | Value::LostP95
        | Value::DownP50Minutes => {
            format!("{}: {}; {}.", capitalised(value(of)), number(is), was_wanted(wanted))
        }
    }
}

fn any(misses: &[Miss]) -> Said {
    let firsts = misses.iter().map(|each| miss(each).first);
    let firsts = firsts.enumerate().map(|(at, first)| {
        let first = first.trim_end_matches('.').to_owned();
        if at == 0 { first } else { decapitalised(&first) }
    });
    let firsts: Vec<_> = firsts.collect();
    let seconds: Vec<_> = misses.iter().filter_map(|each| miss(each).second).collect();
    Said {
        first: format!("{}.", firsts.join(", or ")),
        second: (!seconds.is_empty()).then(|| seconds.join(" ")),
    }
}

fn open(undecided: &Undecided) -> String {
    match undecided {
        Undecided::NoMember(id) if id.starts_with("own-") => {
            "No caller of your own is in the fleet yet.".to_owned()
        }
        Undecided::NoMember(id) => format!("{} is not in the fleet.", member(id)),
        Undecided::Unknown(id) => format!("Nobody knows whether {} connects.", member(id)),
        Undecided::NothingImported => "Nothing is imported yet.".to_owned(),
        Undecided::NotLookedAt(rule, seen) => {
            format!("{} does not look at {}.", rule.name(), verdict::seen(*seen))
        }
        Undecided::NoRollout(of) => {
            format!("Nothing is saved yet, so there is no number of {}.", value(*of))
        }
        Undecided::AtCheck(of) => format!("Known at Check only: {}.", value(*of)),
    }
}

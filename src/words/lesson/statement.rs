//! What a condition says.

use super::{event, place_of, with};
use crate::domain::Side;
use crate::lesson::condition::callers::Lost;
use crate::lesson::condition::value::Value;
use crate::lesson::condition::{Condition, Test, What};
use crate::lesson::member::built_in;
use crate::lesson::names::Named;
use crate::lesson::range::Range;
use crate::lesson::settings::{Group, Settings, Which};
use crate::words::impact_tab::hardening::preset_name;
use crate::words::number::number;
use crate::words::setting::full_name;
use crate::words::{capitalised, decapitalised, list};

/// What is so where a condition is true.
pub fn statement(condition: &Condition) -> String {
    match condition {
        Condition::All(all) => joined(all, "and"),
        Condition::Any(any) => joined(any, "or"),
        Condition::Not(not) => format!("Not so: {}", decapitalised(&statement(not))),
        Condition::Test(test) => of_test(test),
    }
}

fn joined(all: &[Condition], between: &str) -> String {
    let parts = all.iter().map(statement).enumerate().map(|(at, part)| {
        let part = part.trim_end_matches('.').to_owned();
        if at == 0 { part } else { decapitalised(&part) }
    });
    format!("{}.", parts.collect::<Vec<_>>().join(&format!(", {between} ")))
}

fn of_test(test: &Test) -> String {
    let at = test.at;
    match &test.what {
        What::Is(is) => {
            let words = [
                words(&is.edition),
                words(&is.tier),
                words(&is.gateway),
                words(&is.channel),
                words(&is.certificate),
            ];
            let given: Vec<_> = words.into_iter().filter(|words| !words.is_empty()).collect();
            format!("The instance is {}.", list(&given))
        }
        What::On(on) => format!("On {}: {}.", place_of(at), settings(on)),
        What::Off(off) => format!("Off {}: {}.", place_of(at), settings(off)),
        What::Only(only) => {
            format!("Nothing but {} has changed {}.", settings(only), place_of(at))
        }
        What::Preset(wishes) => {
            format!("All is as in {}, {}.", preset_name(*wishes), place_of(at))
        }
        What::Score(score) => format!("The score is {}, {}.", range(*score), place_of(at)),
        What::Connects(connects) => {
            format!("{} connects {}.", members(&connects.0), with(at))
        }
        What::Fails(fails) => format!("{} fails {}.", members(&fails.0), with(at)),
        What::Lost(what) => lost(what, with(at)),
        What::NoDanger(_) => "No warning of the gravest kind is about the draft.".to_owned(),
        What::Settled(_) => "Something was saved, and no rollout is running.".to_owned(),
        What::RolledBack(_) => "The last rollout went back.".to_owned(),
        What::Drift(drifts) => {
            format!(
                "Settings that differ from the imported text: {}, {}.",
                range(*drifts),
                place_of(at)
            )
        }
        What::Verdict(judgement) => {
            let says = judgement.says.map(Named::word);
            let judged = judgement.judged.map(Named::word);
            let words: Vec<_> = says.into_iter().chain(judged).collect();
            format!("{}: {}.", judgement.rule.name(), list(&words))
        }
        What::Value(values) => {
            let one = |(of, wanted): &(Value, Range)| format!("{}: {}", value(*of), range(*wanted));
            let all: Vec<_> = values.0.iter().map(one).collect();
            format!("{}.", capitalised(&list(&all)))
        }
        What::Saw(saw) => {
            let all: Vec<_> = saw.0.iter().map(event).collect();
            format!("Looked at: {}.", list(&all))
        }
        What::Answered(answers) => format!("Answered: {}.", answers.0),
    }
}

fn words<T: Named>(values: &[T]) -> String {
    let words: Vec<_> = values.iter().map(|value| value.word()).collect();
    match words.as_slice() {
        [] => String::new(),
        [firsts @ .., last] if !firsts.is_empty() => format!("{} or {last}", firsts.join(", ")),
        all => all.concat(),
    }
}

fn settings(settings: &Settings) -> String {
    let names: Vec<_> = settings.0.iter().map(|which| named(*which)).collect();
    list(&names)
}

/// A setting or a group, in a sentence.
pub fn named(which: Which) -> String {
    match which {
        Which::One(setting) => full_name(setting),
        Which::Group(of) => group(of).to_owned(),
    }
}

/// A group of settings, in a sentence.
pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Versions(Side::Client) => "all versions of the client side",
        Group::Versions(Side::Backend) => "all versions of the backend side",
        Group::WeakVersions(Side::Client) => "the weak versions of the client side",
        Group::WeakVersions(Side::Backend) => "the weak versions of the backend side",
        Group::AllWeakVersions => "the weak versions of both sides",
        Group::Suites => "all suites",
        Group::WeakSuites => "the weak suites",
        Group::Tls13 => "the suites of TLS 1.3",
        Group::EcdheGcm => "the ECDHE suites with GCM",
        Group::EcdheCbcSha1 => "the ECDHE suites with CBC and SHA-1",
        Group::EcdheCbcSha2 => "the ECDHE suites with CBC and SHA-2",
        Group::Rsa => "the suites with plain RSA key exchange",
        Group::TripleDes => "the suite with 3DES",
        Group::PsRule => "the suites that PSRule names",
    }
}

/// The name of a member, in a sentence.
pub fn member(id: &str) -> String {
    built_in(id).map_or_else(|| id.to_owned(), |entry| entry.profile.facts().name.to_string())
}

fn members(ids: &[String]) -> String {
    let names: Vec<_> = ids.iter().map(|id| member(id)).collect();
    list(&names)
}

fn lost(what: &Lost, with: &str) -> String {
    let who = match what.side {
        None => "members",
        Some(Side::Client) => "callers",
        Some(Side::Backend) => "backends",
    };
    let which = if what.kept { "that must go on working" } else { "that connected at the start" };
    let wanted = wanted(what.members, what.requests, who);
    format!("Lost {with}, of {who} {which}: {wanted}.")
}

/// How many members and requests a day: "at most 2 callers and at most 2,000 requests a day".
pub fn wanted(members: Option<Range>, requests: Option<Range>, who: &str) -> String {
    let members = members.map(|members| format!("{} {who}", range(members)));
    let requests = requests.map(|requests| format!("{} requests a day", range(requests)));
    let all: Vec<_> = members.into_iter().chain(requests).collect();
    list(&all)
}

/// "at least 95", "at most 2,000", "7".
pub fn range(range: Range) -> String {
    match (range.least, range.most) {
        (Some(least), Some(most)) if least == most => number(least),
        (Some(least), Some(most)) => format!("{} to {}", number(least), number(most)),
        (Some(least), None) => format!("at least {}", number(least)),
        (None, Some(most)) => format!("at most {}", number(most)),
        (None, None) => "any".to_owned(),
    }
}

/// What a number of the page is of, in a sentence.
pub const fn value(value: Value) -> &'static str {
    match value {
        Value::Pending => "pending changes",
        Value::Saves => "saves",
        Value::Acts => "acts",
        Value::DowntimeMinutes => "minutes of downtime",
        Value::DurationMinutes => "minutes of the rollout",
        Value::CallsLost => "calls lost by the rollout",
        Value::LostRequests => "requests a day that the draft loses",
        Value::LostMembers => "members that the draft loses",
        Value::LockedSuites => "suites that are locked",
        Value::WindowMinutes => "minutes of the window",
        Value::BudgetLeft => "calls left of the error budget",
        Value::Score => "the live score",
        Value::ScoreDraft => "the score of the draft",
        Value::Requests => "requests a day in all",
        Value::KeptLost => "members lost that must go on working",
        Value::WindowPercent => "times of 100 that the change fits the window",
        Value::WindowBackPercent => "times of 100 that change and way back fit the window",
        Value::EndP95Minutes => "minutes after which 95 of 100 are over",
        Value::LostP95 => "calls lost in 95 of 100 at most",
        Value::DownP50Minutes => "minutes of downtime in half of them at most",
    }
}

//! What is planned: its answer, the forecast, and the names of all that is asked, answered and taken along.

use super::number::{exactly, minutes, number, spelled};
use super::settings_tab::failing_already;
use super::{capitalised, plural};
use crate::app::forecasts::Back;
use crate::app::rehearse::Subject;
use crate::app::watched::Rank;
use crate::app::{Model, Run};
use crate::domain::{Instance, Platform, Tier};
use crate::rollout::calendar::Offset;
use crate::rollout::forecast::Forecast;
use crate::rollout::minutes::Minute;
use crate::rollout::operation::Operation;
use crate::rollout::survey::SEEDS;
use crate::tls::impact::Totals;

super::labels! {
    change_request: "Change request";
    download_calendar: "Download calendar";
    download_request: "Download change request";
    copy_request: "Copy change request";
    ends_after: "Ends after";
    no_answer_for: "No answer for";
    calls_lost: "Calls lost";
    still_failing: "Still failing afterwards";
    the_duration: "the duration";
    the_downtime: "the downtime";
    the_regions: "the order of regions";
    agreement: "the service level agreement";
    not_known: "–";
    nothing_pending: "nothing is pending";
    by_downtime_alone: "by the downtime alone";
    being_asked: "10,000 seeds are being asked";
    rehearsals: "What callers meet, in 100 rehearsals";
    by_minute: "Minute by minute, from 10,000 seeds. Save draws one of them.";
    minute: "Minute that is read";
    as_a_table: "Of 100 rehearsals, minute by minute after Save: how many serve the old settings, answer nobody, or serve the new settings. As a table below.";
    old_settings: "old settings";
    no_answer: "no answer";
    either: "either, by node";
    new_settings: "new settings";
    percentiles: "Percentiles";
    not_more: "Not more, in so many of 100 rehearsals";
    end: "End of the rollout";
    downtime: "Downtime";
    lost_until_end: "Calls lost until the end";
    this_rollout: "This rollout";
    choose_change: "Choose a change to rehearse";
    all_switches: "All switches";
    ready_to_save: "Ready to save?";
    what_next: "What next";
    meanwhile: "While it runs, and after";
    change: "Change";
    callers: "Callers";
    error_budget: "Error budget";
    window: "Window";
    way_back: "Way back";
    office_hours: "Office hours";
    another_way: "Another way";
    while_updating: "While Updating";
    assumptions: "Assumptions";
    against_forecast: "Against the forecast";
    rests_on: "What it rests on";
    runs: "Rollouts of this visit";
    still_failing_row: "Still failing";
    what_to_watch: "What to watch";
    planned_with: "Planned with";
    see_who: "See who, and why";
    operations: "Management operations";
    refused_now: "Refused now";
    refused_while: "Refused while Updating";
    goes_on: "Goes on";
    try_it: "Try";
    odds: "How long, and how sure";
    calls_come: "When calls come";
    regions: "Regions";
    pasted_hours: "Calls an hour, as CSV: 24 rows, or 168 from Monday on";
    take_hours: "Take these hours";
    reset: "Reset what is set here";
    the_way_back: "The way back";
    the_way_back_numbers: "The way back, in numbers";
    until_as_before: "From Save until all is as before";
    both_down: "Downtime of both rollouts";
    lost_until_then: "Calls lost until then";
    roll_back: "Roll back";
    no_way_back: "There is no rollout to go back from: nothing was saved, or the instance is another.";
    not_while_updating: "Refused while the state is Updating: a rollout cannot be stopped.";
    nothing_to_split: "With nothing planned there is nothing to split. Choose a change first.";
    nothing_to_save: "Nothing can be saved here: this gateway's settings are not on the page.";
    asking: "Asking 10,000 seeds.";
    set_elsewhere: "When it opens is set under Window, where callers are and when they call under Assumptions.";
    not_stopped: "A save cannot be stopped. Going back is another rollout.";
    goes_on_from_here: "The same window, budget, strategies and assumptions as before Save.";
}

/// How the gateway of an instance in the head of the tab would fare: for whatever is changed.
fn whatever(instance: Instance, forecast: &Forecast) -> String {
    let tier = instance.tier().name();
    let long = format!("{} to {} minutes or longer", forecast.minutes_min, forecast.minutes_max);
    match forecast.downtime_minutes {
        Some((low, high)) => format!(
            "Whatever you change, a save on {tier} takes {long}, and for {low} to {high} of them nobody is answered. Who stops connecting depends on the change."
        ),
        None => format!(
            "Whatever you change, a save on {tier} takes {long}, and somebody always answers. Who stops connecting depends on the change."
        ),
    }
}

/// The answer of the tab before a rollout.
pub fn answer(subject: &Subject, forecast: &Forecast, lost: usize) -> String {
    if subject.is_any() {
        return whatever(subject.instance, forecast);
    }
    let afterwards = match lost {
        0 => "everybody who connects now would still connect".to_owned(),
        lost => format!(
            "afterwards {} {} would still not connect",
            spelled(lost),
            plural(lost, "caller", "callers")
        ),
    };
    let long = format!("{} to {} minutes or longer", forecast.minutes_min, forecast.minutes_max);
    match forecast.downtime_minutes {
        Some((low, high)) => format!(
            "Save would take {long}. For {low} to {high} of them nobody would be answered, and {afterwards}."
        ),
        None => format!("Save would take {long}. Somebody would always answer, and {afterwards}."),
    }
}

/// "in 95 of 100: 45 min".
pub fn in_most(text: &str) -> String {
    format!("in 95 of 100: {text}")
}

/// How the seeds stand in a minute, in hundredths of them: "At 20 min: 0 serve the old settings, 77 answer nobody, 23 serve the new."
pub fn reading(at: u32, minute: &Minute) -> String {
    let share = |seeds: u32| (seeds * 100 + SEEDS / 2) / SEEDS;
    let mut parts = vec![format!("{} serve the old settings", share(minute.old))];
    if minute.both > 0 {
        parts.push(format!("{} serve either, by node", share(minute.both)));
    }
    if minute.nobody > 0 {
        parts.push(format!("{} answer nobody", share(minute.nobody)));
    }
    let rest = 100 - share(minute.old) - share(minute.both) - share(minute.nobody).min(100);
    parts.push(format!("{rest} serve the new"));
    format!("At {}: {}.", minutes(at * 60), parts.join(", "))
}

/// "3 of 5 hold".
pub fn hold(number: usize, of: usize, waits: bool) -> String {
    if waits {
        format!("{number} {}, 1 waits for a change", plural(number, "holds", "hold"))
    } else {
        format!("{number} of {of} {}", plural(number, "holds", "hold"))
    }
}

/// "two callers wait".
pub fn wait(lost: usize) -> String {
    match lost {
        0 => "nobody waits".to_owned(),
        lost => format!("{} {}", spelled(lost), plural(lost, "caller waits", "callers wait")),
    }
}

/// "Going back is another rollout: all as before 1 h 57 min after Save, in 95 of 100 rehearsals."
pub fn back_in(back: &Back) -> String {
    format!(
        "A save cannot be stopped. Going back is another rollout: all as before {} after Save, in 95 of 100 rehearsals.",
        minutes(back.end[1])
    )
}

/// What is refused while the state is Updating, and what goes on.
pub fn refused(updating: bool) -> String {
    let refused = Operation::ALL.into_iter().filter(|operation| operation.is_refused()).count();
    let others = Operation::ALL.len() - refused;
    let text =
        format!("{} acts are refused, {} go on.", capitalised(&spelled(refused)), spelled(others));
    if updating { format!("{text} Try each.") } else { text }
}

/// "Depends on the change. 16 clients and 3 backends fail already, before any change."
pub fn depends(totals: &[Totals; 2]) -> String {
    format!("Depends on the change. {}", failing_already(totals))
}

/// "38 min 38 s is longer than 74 of 100 rehearsals took."
pub fn against(run: &Run, rank: Option<Rank>) -> String {
    let long = exactly(run.plan.end().seconds());
    let Some(rank) = rank else { return asking().to_owned() };
    let end = format!("{long} is longer than {} of 100 rehearsals took", rank.end / 100);
    match rank.down {
        Some(down) => {
            let lasts = run.plan.downtime().map_or(0, |span| span.seconds());
            format!("{end}; {} down, longer than {}.", minutes(lasts), down / 100)
        }
        None => format!("{end}."),
    }
}

/// "One, this."; "Three, the last of them is shown."
pub fn visits(runs: usize, shown: usize) -> String {
    match runs {
        0 => "None yet.".to_owned(),
        1 => "One, this.".to_owned(),
        many if shown + 1 == many => {
            format!("{}, the last of them is shown.", capitalised(&spelled(many)))
        }
        many => format!("{}, number {} is shown.", capitalised(&spelled(many)), shown + 1),
    }
}

/// A rollout of this visit in a line: "Developer: 3 changes, 38 min, downtime 27 min".
pub fn visit(run: &Run) -> String {
    let changes = run.plan.before().differing(run.plan.after()).count();
    format!(
        "{}: {}, {}, downtime {}",
        run.plan.instance().tier().name(),
        super::count(changes, "change", "changes"),
        minutes(run.plan.end().seconds()),
        minutes(run.plan.downtime().map_or(0, |span| span.seconds())),
    )
}

/// What the rollout rests on, in a line.
pub fn in_short(instance: Instance) -> &'static str {
    match (instance.tier(), instance.tier().platform()) {
        (Tier::Developer, _) => {
            "Documented: 15 to 45 minutes, two resources a unit, downtime on Developer. Inferred: the phases' shares and the tail."
        }
        (_, Platform::Dedicated) => {
            "Documented: 15 to 45 minutes, two resources a unit, no downtime. Inferred: the order of nodes, the phases' shares and the tail."
        }
        (_, Platform::Serverless | Platform::V2) => {
            "No duration is published for this tier: all of it is inferred."
        }
    }
}

/// "Tail of 10 in 100, up to 30 minutes; calls by office hours, UTC; example fleet; seed 1."
pub fn assumed(model: &Model) -> String {
    let rehearsal = model.rehearsal();
    let tail = rehearsal.assumed.tail;
    let zone = match rehearsal.callers {
        Offset::HERE => "UTC".to_owned(),
        offset => offset.to_string(),
    };
    let tail = match tail.percent {
        0 => "No tail".to_owned(),
        percent => format!("Tail of {percent} in 100, up to {} minutes", tail.minutes),
    };
    format!(
        "{tail}; calls by {}, {zone}; {}.",
        super::decapitalised(rehearsal.shape.name()),
        super::decapitalised(&model.fleet().name)
    )
}

/// What the tail is.
pub const fn about_tail(platform: Platform) -> &'static str {
    match platform {
        Platform::Dedicated => {
            "\"Or longer\" is documented; its chance, length and shape are ours."
        }
        Platform::Serverless | Platform::V2 => {
            "No duration is published for this tier: all of it is ours, and no tail is drawn."
        }
    }
}

/// Where each answer to how long Developer is down comes from.
pub fn about_downtime() -> String {
    use crate::rollout::assumed::Downtime;
    let each = Downtime::ALL.map(|each| {
        let cited = each.cited();
        format!("{}: {} {}", each.name(), cited.section, super::source::in_brackets(cited))
    });
    format!("That Developer has downtime is documented; how long is not. {}.", each.join(". "))
}

/// Several regions, or why there are none.
pub const fn about_regions(most: u8, regions: u8) -> &'static str {
    match (most, regions) {
        (1, _) => "This tier has one region; only Premium has several.",
        (_, 1) => "One region. Choose more of them under Edit instance.",
        _ => {
            "Each region has its own units (documented). Regions are updated one after another; in which order, and whether callers are sent elsewhere meanwhile, no source says: choose what to assume. Callers are taken to spread evenly over all nodes that answer."
        }
    }
}

/// "Units, region 3".
pub fn units_of(region: u8) -> String {
    format!("Units, region {region}")
}

/// The name of a field's opener: "Change: error budget".
pub fn change_of(what: &str) -> String {
    format!("{}: {}", change(), super::decapitalised(what))
}

/// "Try: Add a region".
pub fn try_of(operation: &str) -> String {
    format!("{}: {operation}", try_it())
}

/// Where the week stands that calls are shaped by.
pub fn shaped(model: &Model) -> String {
    use crate::rollout::week::Shape;
    let about = match model.rehearsal().shape {
        Shape::Flat => "As many calls in every hour.",
        Shape::Office => {
            "Monday to Friday from 9 to 17 most calls, two hours before and after it 40 % of that, otherwise 10 % (ours)."
        }
        Shape::Pasted if model.rehearsal().pasted.is_none() => {
            "No hours were pasted yet; until then as many calls in every hour."
        }
        Shape::Pasted => "As the hours that were pasted.",
    };
    format!("{about} Requests a day are those of the fleet, on the average of a week.")
}

/// What going back turns.
pub fn would_turn(text: &str) -> String {
    format!("It would {text}.")
}

/// A caller that stays out: "IIS 10 on Windows Server 2022: 72,000 requests a day".
pub fn caller(name: &str, requests: u32) -> String {
    format!("{name}: {} requests a day", number(u64::from(requests)))
}

/// Who fails now, in a line.
pub fn who_fails(names: &[String]) -> String {
    match names {
        [] => "Nobody who connected before.".to_owned(),
        names => format!("{}.", capitalised(&super::fleet::some_of(names))),
    }
}

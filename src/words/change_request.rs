//! The plan on paper: a change request in Markdown, and events for a calendar.

use super::budget::objective;
use super::number::{minutes, number, share};
use super::rollout::{assumptions, availability, duration};
use super::setting::full_name;
use super::strategies::in_lines;
use super::{count, impact_tab, pending, source, tiers, window};
use crate::app::Model;
use crate::app::rehearse::{Subject, Surveys};
use crate::codec::icalendar::{Event, write};
use crate::domain::changes::changes;
use crate::domain::posture::score;
use crate::domain::{Setting, Side};
use crate::rollout::calendar::{Day, Moment};
use crate::rollout::forecast::forecast;
use crate::tls::impact::{Change, Verdict, impact};
use crate::tls::weaker::{standing, warnings};

/// Most callers that are named.
const NAMED_MAX: usize = 15;

/// The change request for what is planned; `link` opens this state again. `None` where nothing is planned or the seeds have not
/// answered.
pub fn request(model: &Model, link: &str) -> Option<String> {
    let (subject, surveys) = ready(model)?;
    let mut text = format!("# {}\n", title(&subject));
    let mut section = |head: &str, lines: Vec<String>| {
        text.push_str("\n## ");
        text.push_str(head);
        text.push_str("\n\n");
        for line in lines {
            text.push_str("* ");
            text.push_str(&markdown(&line));
            text.push('\n');
        }
    };
    section("What", what(&subject));
    section("Why", why(model, &subject));
    section("Impact", impact_lines(model, &subject, surveys));
    section("Plan", plan(model, &subject, surveys));
    section("Way back", way_back(model, surveys));
    section("Verification", verification(&subject));
    section("Assumptions", assumptions(subject.instance, model.rehearsal().assumed));
    text.push_str("\n## Links\n\n* [This rehearsal](");
    // Brackets end a link's target; links of ours have none.
    text.extend(link.chars().filter(|letter| !matches!(letter, '(' | ')' | '\n' | '\r' | ' ')));
    text.push_str("), without the fleet that the impact was computed with\n");
    Some(text)
}

/// What is planned, once the window has a day and the seeds have answered.
fn ready(model: &Model) -> Option<(Subject, &Surveys)> {
    (model.rehearsal().window.day != Day(0)).then_some(())?;
    Some((model.subject()?, model.surveys()?))
}

/// What the change is called.
fn title(subject: &Subject) -> String {
    let changes = subject.before.differing(subject.after).count();
    format!(
        "TLS change to API Management, {}: {}",
        subject.instance.tier().name(),
        count(changes, "setting", "settings")
    )
}

fn what(subject: &Subject) -> Vec<String> {
    let mut lines = vec![format!("Instance: {}", tiers::summary(subject.instance))];
    for change in changes(subject.instance, subject.before, subject.after) {
        let (from, to) = if change.to { ("off", "on") } else { ("on", "off") };
        lines.push(format!("{}: {from} to {to}", full_name(change.setting)));
    }
    lines
}

fn why(model: &Model, subject: &Subject) -> Vec<String> {
    let fleet = model.fleet();
    let standing = standing(subject.instance, fleet, subject.before, subject.after);
    let mut lines = vec![format!(
        "Posture score of TLS Rehearsal: {} before, {} after (100 is best)",
        score(subject.before),
        standing.score
    )];
    lines.extend(impact_tab::hardening::held_down(&standing, fleet));
    for change in changes(subject.instance, subject.before, subject.after) {
        lines.push(format!(
            "{}: {}",
            full_name(change.setting),
            pending::direction(change.direction)
        ));
    }
    for warning in warnings(subject.instance, fleet, subject.before, subject.after) {
        lines.push(format!("Warning: {}", pending::warning(&warning)));
    }
    lines
}

fn impact_lines(model: &Model, subject: &Subject, surveys: &Surveys) -> Vec<String> {
    let fleet = model.fleet();
    let impact = impact(subject.instance, fleet, subject.before, subject.after);
    let mut lines =
        vec![format!("Fleet: {}, {}", fleet.name, count(fleet.members.len(), "member", "members"))];
    for side in Side::ALL {
        let totals = impact.totals(fleet, side);
        lines.push(format!(
            "{} side: {} lost ({} of requests)",
            super::setting::side_name(side),
            super::impact::members(totals.lost, side),
            share(totals.lost_requests, totals.requests)
        ));
    }
    let lost = impact.lost();
    for at in lost.iter().take(NAMED_MAX) {
        let (Some(member), Some(effect)) = (fleet.members.get(*at), impact.effects.get(*at)) else {
            continue;
        };
        debug_assert_eq!(effect.change(), Change::Lost);
        let requests = number(u64::from(effect.requests));
        lines.push(format!(
            "Stops connecting: {} ({requests} requests a day)",
            member.profile.facts().name
        ));
    }
    if lost.len() > NAMED_MAX {
        lines.push(format!("And {} more", lost.len() - NAMED_MAX));
    }
    let unknown = impact.effects.iter().filter(|effect| effect.after == Verdict::Unknown).count();
    if unknown > 0 {
        lines.push(format!(
            "Unknown: {}, whose suites are not all known",
            count(unknown, "member", "members")
        ));
    }
    let survey = &surveys.single;
    lines.push(format!(
        "Calls lost during the rollout: {} in half of the seeds at most, {} in 95 of 100",
        number(survey.lost(50)),
        number(survey.lost(95))
    ));
    lines.push(format!(
        "Calls lost a day after it, until callers are fixed: {}",
        number(survey.question().prices.by[1])
    ));
    lines.push(format!("Objective: {}", objective(model)));
    lines
}

fn plan(model: &Model, subject: &Subject, surveys: &Surveys) -> Vec<String> {
    let survey = &surveys.single;
    let expected = forecast(subject.instance, model.rehearsal().assumed);
    let mut lines = window::in_lines(model, surveys);
    lines.push(format!(
        "Expected duration: {} or longer ({})",
        duration(&expected),
        source::badge(expected.duration)
    ));
    lines.push(format!(
        "Simulated duration, 10,000 seeds: {} in half of them at most, {} in 95 of 100",
        minutes(survey.end(50)),
        minutes(survey.end(95))
    ));
    lines.push(availability(subject.instance, &expected));
    lines.push("While it runs, no other infrastructure change can be made; APIs, products, policies and users can be edited".to_owned());
    lines.extend(
        in_lines(model, subject).into_iter().map(|line| format!("Strategy compared: {line}")),
    );
    lines
}

fn way_back(model: &Model, surveys: &Surveys) -> Vec<String> {
    let back = &surveys.back;
    vec![
        "Save the settings as they were before: another rollout, which cannot begin before the first has ended".to_owned(),
        format!(
            "From Save until all is as before, with {} to notice: {} in half of the seeds at most, {} in 95 of 100",
            minutes(model.rehearsal().notice * 60),
            minutes(back.end(50)),
            minutes(back.end(95))
        ),
        format!(
            "Calls lost until then: {} in half of the seeds at most, {} in 95 of 100",
            number(back.lost(50)),
            number(back.lost(95))
        ),
    ]
}

fn verification(subject: &Subject) -> Vec<String> {
    let mut lines = vec![
        "Before: note the settings that are live, as the management API reports them".to_owned(),
        "During: watch request metrics by result, and the failed connections in the gateway's log"
            .to_owned(),
        "After: wait for the provisioning state Succeeded, and read the settings again".to_owned(),
    ];
    for setting in subject.before.differing(subject.after) {
        let on = subject.after.is_on(setting);
        let name = full_name(setting);
        lines.push(match setting {
            Setting::Protocol(Side::Backend, _) => {
                let now = if on { "works" } else { "fails" };
                format!("{name}: a call through to a backend that speaks nothing else {now}")
            }
            Setting::Http2 | Setting::Protocol(Side::Client, _) | Setting::Cipher(_) => {
                let now = if on { "is accepted" } else { "is refused" };
                format!("{name}: a client that offers nothing else {now}")
            }
        });
    }
    lines
}

/// The window as a calendar: the change itself, and the last moment to go back.
pub fn calendar(model: &Model, link: &str, now: Moment) -> Option<String> {
    let (subject, surveys) = ready(model)?;
    let window = model.rehearsal().window;
    if window.day < model.first_day() {
        return None;
    }
    let lines =
        [what(&subject), window::in_lines(model, surveys), way_back(model, surveys)].concat();
    let description = format!("{}\n{link}", lines.join("\n"));
    // The same change of the same instance is the same event, so that a calendar moves it with its window.
    let place = subject.instance;
    let name = format!(
        "{:08x}-{:08x}-{}-{}-{}",
        subject.before.bits(),
        subject.after.bits(),
        place.tier() as u32,
        place.units(),
        place.regions()
    );
    let event = |what: &str, from: Moment, minutes: u32, summary: String, description: String| {
        Event { uid: format!("{name}-{what}@tls-rehearsal"), from, minutes, summary, description }
    };
    let mut events =
        vec![event("window", window.opens(), window.length, title(&subject), description)];
    if let Some(last) = model.last_moment(&surveys.single) {
        let summary = "Last moment to begin the way back of the TLS change".to_owned();
        events.push(event("back", last, 15, summary, link.to_owned()));
    }
    Some(write(&events, now))
}

/// Text as Markdown: what would be read as a mark is escaped, line ends become spaces.
fn markdown(text: &str) -> String {
    let mut marked = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '@' => {
                marked.extend(['\\', letter])
            }
            _ if letter.is_control() => marked.push(' '),
            _ => marked.push(letter),
        }
    }
    marked
}

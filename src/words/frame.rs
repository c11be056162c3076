//! What the frame says: names, the context line, what waits to be saved, the welcome, where rules come from.

use super::number::clock;
use super::{plural, source, tiers};
use crate::app::look::Screen;
use crate::domain::conflict::Conflict;
use crate::domain::{Certificate, Cited, Edition, Gateway, Instance, Setting, Side};
use crate::rollout::SimTime;
use crate::rollout::forecast::Forecast;
use crate::rollout::plan::PhaseKind;

super::labels! {
    name: "TLS Rehearsal";
    service: "for Azure API Management";
    views: "Views";
    main: "Main";
    undo: "Undo";
    redo: "Redo";
    undo_key: "Undo (Ctrl Z)";
    redo_key: "Redo (Ctrl Shift Z)";
    share: "Share";
    link: "Link";
    copy_by_hand: "Copying was not allowed here. Copy the link from this field.";
    start_over: "Start over";
    more: "More";
    close: "Close";
    instance: "Instance";
    instance_summary: "Instance summary";
    edit_instance: "Edit instance";
    edit: "Edit";
    service_tier: "Service tier";
    gateway: "Gateway";
    change_through: "Change through";
    created: "Created";
    created_by: "Created by";
    certificate_key: "Certificate key";
    rules: "Rules as documented";
    units: "Units";
    regions: "Regions";
    renegotiation: "Clients recently used certificate renegotiation";
    succeeded: "Succeeded";
    pending_changes: "Pending changes";
    save: "Save";
    discard: "Discard";
    show_changes: "Show the changes";
    none_yet: "None yet. Flip a switch, or start from what others ask for:";
    none_here: "None yet. Flip a switch to rehearse a change.";
    watch_rollout: "Watch the rollout";
    independent: "An independent simulator, not a Microsoft product. It talks to no Azure; what you enter stays in this browser. Rules as read in November 2026, each with its source.";
    all_sources: "All sources";
    print_view: "Print this view";
    sources_line: "Every page, standard and program that the rules of this simulator were read from.";
    welcome: "Welcome";
    welcome_title: "Rehearse a TLS change before you make it";
    welcome_text: "Flip a switch. Beside it you see at once who stops connecting, how long the save takes, and whether you are down meanwhile. Nothing here touches Azure.";
    welcome_try: "Try it: turn off the weak suites";
    welcome_import: "Bring in my instance";
    welcome_lesson: "Take a lesson";
    dismiss: "Dismiss";
    put_away: "Put away";
    announcements: "Announcements";
    loading: "Loading.";
    missing: "This part of the page could not be fetched. Check the connection, then open another tab and this one again. If that does not help, reload the page: your draft stays.";
    unused_facts: "Creation date and renegotiation change nothing here: v2 gateways are newer, and never renegotiate.";
    one_unit: "It has one unit, and cannot be scaled.";
    no_units: "It scales by itself: there are no units to count.";
    one_region: "Only Premium has more than one region.";
    read_in: "Read";
    read_when: "in November 2026";
    where_it_says: "Where";
    sources_differ: "sources differ";
}

/// The name of a tab.
pub const fn screen(screen: Screen) -> &'static str {
    match screen {
        Screen::Settings => "Protocols + ciphers",
        Screen::Tiers => "Tiers",
        Screen::Impact => "Impact",
        Screen::Rollout => "Rollout",
        Screen::Code => "Code",
        Screen::Training => "Training",
    }
}

/// Which colours are shown: "Theme: dark".
pub fn theme(name: &str) -> String {
    format!("Theme: {name}")
}

/// The facts of the instance beside its tier: "1 unit, created after 1 April 2018".
pub fn facts(instance: Instance) -> String {
    let summary = tiers::summary(instance);
    match summary.split_once(", ") {
        Some((_, facts)) => facts.to_owned(),
        None => summary,
    }
}

/// The facts that matter less: "Managed gateway, RSA certificate, rules of August 2025".
pub fn more_facts(instance: Instance) -> String {
    let gateway = match instance.gateway() {
        Gateway::Managed(_) => "Managed gateway",
        Gateway::Workspace => "Workspace gateway",
        Gateway::SelfHosted => "Self-hosted gateway",
    };
    let certificate = match instance.certificate {
        Certificate::Rsa => "RSA certificate",
        Certificate::Ecdsa => "ECDSA certificate",
    };
    format!("{gateway}, {certificate}, rules of {}", Edition::name(instance.edition))
}

/// How far a rollout is: "Updating 9:54".
pub fn updating_at(now: SimTime) -> String {
    format!("Updating {}", clock(now))
}

/// How far a rollout is, and what callers meet: "Updating, 9:54 of 38:38: the gateway does not answer".
pub fn under_way(now: SimTime, end: SimTime, phase: PhaseKind) -> String {
    let (now, end) = (clock(now), clock(end));
    if matches!(phase, PhaseKind::Replacing) {
        format!("Updating, {now} of {end}: the gateway does not answer")
    } else {
        format!("Updating, {now} of {end}: the gateway serves")
    }
}

/// Who stops connecting, in short: "2 stop connecting".
pub fn stop(lost: usize) -> String {
    match lost {
        0 => "nobody stops connecting".to_owned(),
        _ => format!("{lost} {} connecting", plural(lost, "stops", "stop")),
    }
}

/// Down for how long: "Down for 9 to 36 min"; none of it where the gateway goes on serving.
pub fn down(forecast: &Forecast) -> String {
    match forecast.downtime_minutes {
        Some((low, high)) => format!("Down for {low} to {high} min"),
        None => "No downtime".to_owned(),
    }
}

/// What a save takes, after that: " of 15 to 45, or longer".
pub fn of_duration(forecast: &Forecast) -> String {
    let (low, high) = (forecast.minutes_min, forecast.minutes_max);
    match forecast.downtime_minutes {
        Some(_) => format!(" of {low} to {high}, or longer"),
        None => format!(", in {low} to {high} min, or longer"),
    }
}

/// What a start gives: "posture 89, 1 stops connecting".
pub fn start(score: u32, lost: usize) -> String {
    format!("posture {score}, {}", stop(lost))
}

/// The name of a mark: "Source of Backend TLS 1.2: documented, August 2025".
pub fn source_of(about: &str, cited: Cited) -> String {
    format!("Source of {about}: {}", source::badge(cited))
}

/// The name of a mark where sources differ: "Sources differ on Client TLS 1.1".
pub fn differ_on(about: &str) -> String {
    format!("Sources differ on {about}")
}

/// The name of the mark of a setting.
pub fn about(setting: Setting) -> String {
    super::setting::full_name(setting)
}

/// What a disagreement is about, as the head of its citation.
pub const fn differ_head(conflict: Conflict) -> &'static str {
    super::conflict::topic(conflict)
}

/// The lead of a group of protocols.
pub const fn group_lead(side: Side) -> &'static str {
    match side {
        Side::Client => "callers to the gateway",
        Side::Backend => "the gateway to your backends",
    }
}

/// The name of a group of protocols.
pub const fn group(side: Side) -> &'static str {
    match side {
        Side::Client => "Client protocol",
        Side::Backend => "Backend protocol",
    }
}

//! The tab "Rollout": what is seen after Save.

use crate::acts::{edit_instance, enable_client_tls13, save_in, unfold};
use crate::browser::{Element, Visitor};

/// Saves a change in `tier`, opens the Rollout tab and stops time.
fn saved(tier: &str) -> Visitor {
    let visitor = Visitor::arrive();
    visitor.find("radio", tier).click();
    visitor.find("group", "Client protocol").find("switch", "HTTP/2").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    visitor
}

fn phases(visitor: &Visitor) -> Vec<String> {
    visitor.find("list", "Phases").all("listitem").iter().map(Element::text).collect()
}

fn slide(visitor: &Visitor, share: f64) {
    let slider = visitor.find("slider", "Simulated time");
    let end: f64 = slider.attribute("max").and_then(|max| max.parse().ok()).expect("a maximum");
    slider.fill(&format!("{:.0}", end * share));
}

fn progress(visitor: &Visitor) -> f64 {
    let progress = visitor.find("progressbar", "Apply progress");
    progress.script("function() { return this.value / this.max }").as_f64().expect("a number")
}

#[test]
fn developer_is_down_in_the_middle() {
    let visitor = saved("Developer");
    let region = visitor.find("region", "Rollout");
    assert!(phases(&visitor).iter().any(|phase| phase.contains("the gateway does not answer")));
    slide(&visitor, 0.5);
    let text = region.text();
    let minutes: u32 = text
        .split_once("Downtime: ")
        .and_then(|(_, rest)| rest.split_once(" min"))
        .and_then(|(number, _)| number.parse().ok())
        .expect("minutes of downtime");
    assert!(minutes > 0, "{text}");
    let now = visitor.find("list", "Phases").all("listitem");
    let current: Vec<_> = now
        .iter()
        .filter(|phase| phase.attribute("aria-current").as_deref() == Some("step"))
        .collect();
    assert_eq!(current.len(), 1);
    assert!(current[0].text().contains("Replacing the unit"), "{}", current[0].text());
}

#[test]
fn premium_rolls_without_downtime() {
    let visitor = saved("Premium");
    slide(&visitor, 0.5);
    let text = visitor.find("region", "Rollout").text();
    assert!(text.contains("Downtime: 0 min so far, 0 min in all"), "{text}");
    assert!(phases(&visitor).iter().any(|phase| phase.contains("Updating unit 1")));
    visitor.find("button", "Skip to end").click();
    assert!(visitor.find("region", "Rollout").text().contains("Downtime: 0 min"));
}

#[test]
fn time_can_be_dragged_both_ways_and_skipped() {
    let visitor = saved("Standard");
    let state = || visitor.find("group", "Instance summary").text();
    slide(&visitor, 0.8);
    assert!((progress(&visitor) - 0.8).abs() < 0.01);
    slide(&visitor, 0.2);
    assert!((progress(&visitor) - 0.2).abs() < 0.01);
    assert!(state().contains("Updating"));
    visitor.find("button", "Skip to end").click();
    assert!((progress(&visitor) - 1.0).abs() < f64::EPSILON);
    assert!(state().contains("Succeeded"));
    assert!(visitor.announced().contains("Succeeded. What was saved is live."));
}

#[test]
fn time_passes_pauses_and_goes_on() {
    let visitor = saved("Basic");
    let stopped = progress(&visitor);
    visitor.settle();
    assert!((progress(&visitor) - stopped).abs() < f64::EPSILON, "time passes while it is paused");
    visitor.find("radio", "600 times").click();
    visitor.find("button", "Resume").click();
    visitor.until("time passes", || progress(&visitor) > stopped);
    visitor.find("button", "Pause").click();
}

#[test]
fn a_rollout_runs_to_its_end_by_itself() {
    let visitor = saved("Standard v2");
    visitor.find("radio", "600 times").click();
    visitor.find("button", "Resume").click();
    let summary = visitor.find("group", "Instance summary");
    visitor.until("the end", || summary.text().contains("Succeeded"));
    assert!(phases(&visitor).last().is_some_and(|phase| phase.contains("Succeeded")));
}

#[test]
fn while_updating_save_scaling_and_tier_changes_are_refused() {
    let visitor = saved("Developer");
    visitor.open_tab("Protocols + ciphers");
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    let save = visitor.find("button", "Save");
    assert!(save.is_locked());
    save.click();
    assert!(
        visitor.announced().contains("no other infrastructure change"),
        "{}",
        visitor.announced()
    );
    let premium = visitor.find("radio", "Premium");
    premium.click();
    assert!(!premium.is_on());
    assert!(visitor.find("radio", "Developer").is_on());
    assert!(visitor.find("group", "Instance summary").text().contains("Developer"));
    edit_instance(&visitor);
    let units = visitor.find("spinbutton", "Units");
    units.fill("3");
    assert_eq!(units.script("function() { return this.value }"), "1");
}

#[test]
fn after_enabling_client_tls_1_3_failing_callers_are_shown_and_the_way_back() {
    let visitor = Visitor::arrive();
    enable_client_tls13(&visitor);
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Skip to end").click();
    unfold(&visitor, "What to watch");
    let follow_up = visitor.find("region", "After enabling client TLS 1.3");
    let text = follow_up.text();
    assert!(text.contains("settlement-batch") && text.contains("TLS connection failed"), "{text}");
    follow_up.find("button", "Turn client TLS 1.3 off in the draft").click();
    visitor.open_tab("Protocols + ciphers");
    let change = &visitor.find("region", "Pending changes").all("listitem")[0];
    assert!(change.text().contains("Client TLS 1.3") && change.text().contains("on to off"));
}

#[test]
fn rollouts_of_the_visit_can_be_looked_at_again() {
    let visitor = saved("Developer");
    visitor.find("button", "Skip to end").click();
    visitor.open_tab("Protocols + ciphers");
    save_in(&visitor, "Premium");
    unfold(&visitor, "Rollouts of this visit");
    let past = visitor.find("region", "Rollouts of this visit").all("button");
    assert_eq!(past.len(), 2);
    assert!(visitor.find("region", "Rollout").text().contains("Premium"));
    past[0].click();
    assert!(visitor.find("region", "Rollout").text().contains("Developer, 1 unit"));
    assert!(
        visitor.find("group", "Instance summary").text().contains("Updating"),
        "looking changes nothing"
    );
}

/// Counts the intervals that run, and lets the test make time pass as if the tab had been hidden.
const WATCHED_CLOCK: &str = "
    window.running = new Set();
    const set = window.setInterval, clear = window.clearInterval;
    window.setInterval = (...words) => { const id = set(...words); running.add(id); return id };
    window.clearInterval = (id) => { running.delete(id); clear(id) };
    const now = performance.now.bind(performance);
    window.hidden = 0;
    performance.now = () => now() + window.hidden;
";

#[test]
fn nothing_runs_when_nothing_moves() {
    let visitor = Visitor::start();
    visitor.before_each_page(WATCHED_CLOCK);
    visitor.go("");
    let running = || visitor.script("running.size");
    assert_eq!(running(), 0);
    visitor.find("group", "Client protocol").find("switch", "HTTP/2").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    assert_eq!(running(), 1);
    visitor.find("button", "Pause").click();
    assert_eq!(running(), 0);
    visitor.find("button", "Resume").click();
    visitor.find("button", "Skip to end").click();
    assert_eq!(running(), 0);
}

#[test]
fn a_tab_hidden_for_ten_minutes_shows_the_right_time_at_its_next_tick() {
    let visitor = Visitor::start();
    visitor.before_each_page(WATCHED_CLOCK);
    visitor.go("");
    visitor.find("group", "Client protocol").find("switch", "HTTP/2").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("radio", "Real time").click();
    let seconds = || {
        let slider = visitor.find("slider", "Simulated time");
        slider.script("function() { return Number(this.value) }").as_f64().expect("a number")
    };
    let before = seconds();
    visitor.script("window.hidden = 600000");
    visitor.until("the next tick", || seconds() >= before + 600.0);
    assert!(seconds() < before + 660.0, "{} after {before}", seconds());
}

#[test]
fn watching_the_rollout_shows_the_one_under_way() {
    let visitor = saved("Developer");
    visitor.find("button", "Skip to end").click();
    visitor.open_tab("Protocols + ciphers");
    save_in(&visitor, "Premium");
    unfold(&visitor, "Rollouts of this visit");
    visitor.find("region", "Rollouts of this visit").all("button")[0].click();
    visitor.open_tab("Protocols + ciphers");
    visitor.find("button", "Watch the rollout").click();
    assert!(visitor.find("region", "Rollout").text().contains("Premium"));
}

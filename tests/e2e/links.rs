//! Undo, links, and what the next visit finds.

use crate::browser::Visitor;

fn http2(visitor: &Visitor) -> crate::browser::Element<'_> {
    visitor.find("group", "Client protocol").find("switch", "HTTP/2")
}

#[test]
fn undo_and_redo_reach_tier_changes_and_saves() {
    let visitor = Visitor::arrive();
    let summary = visitor.find("group", "Instance summary");
    let undo = visitor.find("button", "Undo");
    assert!(undo.is_locked());
    visitor.find("radio", "Premium").click();
    http2(&visitor).click();
    visitor.find("button", "Save").click();
    assert!(summary.text().contains("Updating"));
    undo.click();
    assert!(summary.text().contains("Succeeded"));
    visitor.open_tab("Protocols + ciphers");
    assert!(http2(&visitor).is_on());
    undo.click();
    assert!(!http2(&visitor).is_on());
    visitor.press("Control+z");
    assert!(summary.text().contains("Developer"));
    assert!(visitor.find("radio", "Developer").is_on());
    visitor.find("button", "Redo").click();
    assert!(summary.text().contains("Premium"));
}

#[test]
fn start_over_can_be_undone() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Basic v2").click();
    visitor.find("button", "Start over").click();
    assert!(visitor.find("radio", "Developer").is_on());
    visitor.find("button", "Undo").click();
    assert!(visitor.find("radio", "Basic v2").is_on());
}

#[test]
fn a_shared_link_brings_a_new_visitor_to_the_same_moment() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Premium").click();
    http2(&visitor).click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    visitor.find("slider", "Simulated time").fill("700");
    visitor.allow_clipboard();
    visitor.find("button", "Share").click();
    visitor.until("the answer", || visitor.announced().contains("Link copied"));
    let phases = visitor.find("list", "Phases").text();
    let link = visitor.fragment();
    assert!(link.len() < 400, "{link}");

    let other = Visitor::arrive_at(&link);
    assert!(other.find("group", "Instance summary").text().contains("Premium"));
    assert!(other.find("group", "Instance summary").text().contains("Updating"));
    other.open_tab("Rollout");
    assert_eq!(other.find("list", "Phases").text(), phases);
    assert_eq!(
        other.find("slider", "Simulated time").script("function() { return this.value }"),
        "700"
    );
}

#[test]
fn the_next_visit_goes_on_where_the_last_one_ended() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Basic").click();
    http2(&visitor).click();
    visitor.until("the address follows", || visitor.fragment().starts_with("v1."));
    visitor.reload();
    assert!(visitor.find("radio", "Basic").is_on());
    assert!(http2(&visitor).is_on());
    visitor.script("history.replaceState(null, '', location.pathname)");
    visitor.reload();
    assert!(visitor.find("radio", "Basic").is_on(), "without a link, storage remembers");
}

#[test]
fn a_broken_link_gives_a_message_and_loses_nothing() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Standard").click();
    visitor.until("the address follows", || visitor.fragment().starts_with("v1."));
    let good = visitor.fragment();
    for (broken, message) in [
        (&good[..good.len() - 3], "cut short or altered"),
        ("v9.AAAA", "version \\\"v9\\\""),
        ("chapter-3", "does not begin with"),
    ] {
        visitor.script(&format!("location.hash = '{broken}'"));
        let wanted = message.replace('\\', "");
        visitor.until("the message", || visitor.announced().contains(&wanted));
        assert!(visitor.announced().contains("What you had is untouched"));
        assert!(visitor.find("radio", "Standard").is_on());
    }
    let stranger = Visitor::arrive_at("v1.not-a-link-of-ours");
    stranger.until("the message", || stranger.announced().contains("cannot be opened"));
    assert!(stranger.find("radio", "Developer").is_on());
    assert_eq!(stranger.console(), [""; 0]);
}

#[test]
fn a_link_opened_over_a_visit_can_be_undone() {
    let visitor = Visitor::arrive();
    visitor.until("the address follows", || visitor.fragment().starts_with("v1."));
    let first = visitor.fragment();
    visitor.find("radio", "Premium v2").click();
    visitor.until("the address follows", || visitor.fragment() != first);
    visitor.script(&format!("location.hash = '{first}'"));
    visitor.until("the link is open", || visitor.find("radio", "Developer").is_on());
    visitor.find("button", "Undo").click();
    assert!(visitor.find("radio", "Premium v2").is_on());
}

#[test]
fn storage_that_cannot_be_read_is_said_and_kept() {
    let visitor = Visitor::start();
    visitor.go("");
    // What leaves the page last is what the next one finds.
    visitor.script(
        "addEventListener('pagehide', () => { for (const storage of [localStorage, sessionStorage]) storage.setItem('tls-rehearsal', 'v7.future') })",
    );
    visitor.reload();
    visitor.until("the message", || visitor.announced().contains("version \"v7\""));
    assert_eq!(visitor.script("localStorage.getItem('tls-rehearsal-unreadable')"), "v7.future");
}

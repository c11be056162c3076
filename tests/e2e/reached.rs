//! What everybody can reach, read and hear: by key and by touch, without a clipboard, after a reload.

use serde_json::json;

use crate::acts::{edit_instance, save_in, unfold};
use crate::browser::Visitor;

const TABS: [&str; 6] = ["Protocols + ciphers", "Tiers", "Impact", "Rollout", "Code", "Training"];

/// Drops files of these contents on what the selector finds; was it prevented that the browser opens them?
fn drop_on(visitor: &Visitor, selector: &str, files: &[&str]) -> bool {
    let (selector, files) = (json!(selector), json!(files));
    visitor.script(&format!(
        "(() => {{ const held = new DataTransfer(); for (const text of {files}) held.items.add(new File([text], 'any.json')); const send = (kind) => document.querySelector({selector}).dispatchEvent(new DragEvent(kind, {{dataTransfer: held, bubbles: true, cancelable: true}})); return !send('dragover') && !send('drop') }})()"
    )) == json!(true)
}

#[test]
fn where_a_rule_comes_from_is_read_by_key_and_by_touch() {
    let visitor = Visitor::arrive();
    save_in(&visitor, "Premium");
    let mut marks = 0;
    for tab in TABS {
        visitor.open_tab(tab);
        let shown = "[...document.querySelectorAll('main .mark')].filter(each => each.checkVisibility() && !each.closest('[inert]'))";
        let bad = visitor.script(&format!("{shown}.filter(each => each.tagName !== 'BUTTON' || each.title || each.tabIndex !== 0 || !/^Sources? /.test(each.getAttribute('aria-label'))).length"));
        assert_eq!(bad, json!(0), "{tab}");
        if visitor.script(&format!("{shown}.length")) == json!(0) {
            continue;
        }
        marks += 1;
        visitor.script(&format!("{shown}[0].focus()"));
        let name = visitor.script("document.activeElement.getAttribute('aria-label')");
        let citation = || visitor.all("note", None).first().map(|note| note.text());
        assert_eq!(citation(), None, "{tab}: hidden until asked for");
        visitor.press("Enter");
        visitor.until("it is shown", || citation().is_some());
        let place = citation().unwrap_or_default();
        assert!(place.contains(": ") && place.len() > 20, "{tab}: {place}");
        visitor.press("Escape");
        assert_eq!(citation(), None, "{tab}: hidden again");
        let back = visitor.script("document.activeElement.getAttribute('aria-label')");
        assert_eq!(back, name, "{tab}: the focus returns to the mark");
    }
    assert!(marks > 0, "no view has marks");
    assert_eq!(visitor.console(), [""; 0]);
}

#[test]
fn a_link_that_may_not_be_copied_is_shown_to_be_copied_by_hand() {
    for refusal in [
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))",
        "navigator.clipboard.writeText = () => { throw new Error('no') }",
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})",
    ] {
        let visitor = Visitor::start();
        visitor.before_each_page(refusal);
        visitor.go("");
        visitor.find("radio", "Basic").click();
        visitor.find("button", "Share").click();
        let link = visitor.find("textbox", "Link");
        assert!(link.is_focused(), "{refusal}");
        assert_eq!(link.value(), visitor.script("location.href"), "{refusal}");
        assert!(link.value().contains("#v1."), "{}", link.value());
        let selected = link.script("function() { return this.selectionEnd }");
        assert_eq!(selected, json!(link.value().len()), "{refusal}");
        visitor.find("button", "Close").click();
        assert!(visitor.find("button", "Share").is_focused(), "{refusal}");
        assert!(visitor.announced().contains("the link is shown"), "{}", visitor.announced());
        assert_eq!(visitor.console(), [""; 0], "{refusal}");
    }
}

#[test]
fn a_link_opens_on_the_running_rollout_and_a_reload_on_what_was_looked_at() {
    let open = |visitor: &Visitor, tab: &str| {
        visitor.find("tab", tab).attribute("aria-selected").as_deref() == Some("true")
    };
    let visitor = Visitor::arrive();
    save_in(&visitor, "Premium");
    visitor.find("button", "Pause").click();
    visitor.until("the address follows", || visitor.fragment().len() > 40);
    visitor.open_tab("Impact");
    visitor.reload();
    assert!(open(&visitor, "Impact"));
    visitor.find("table", "Clients");
    let other = Visitor::arrive_at(&visitor.fragment());
    assert!(open(&other, "Rollout"));
    other.find("list", "Phases");
    other.find("button", "Skip to end").click();
    other.open_tab("Tiers");
    let running = visitor.fragment();
    other.until("the address follows", || other.fragment() != running);
    assert!(open(&Visitor::arrive_at(&other.fragment()), "Protocols + ciphers"), "it is over");
}

#[test]
fn a_file_that_is_dropped_anywhere_never_replaces_the_page_and_is_never_ignored_without_a_word() {
    let visitor = Visitor::arrive();
    for tab in TABS {
        visitor.open_tab(tab);
        for (at, place) in ["h1", ".footer", "[role=status]", "body"].iter().enumerate() {
            let files = vec!["{}"; at + 2];
            assert!(drop_on(&visitor, place, &files), "{tab}, {place}");
            let announced = visitor.announced();
            let wanted = format!("Not read: {} files", files.len());
            assert!(announced.starts_with(&wanted), "{tab}, {place}: {announced}");
        }
    }
    visitor.open_tab("Impact");
    let fleet = include_str!("../golden/fleet-v1.json");
    assert!(drop_on(&visitor, "main", &[fleet]));
    visitor.until("the fleet is open", || visitor.announced().contains("is open: "));
    assert!(drop_on(&visitor, "main", &["no fleet"]));
    visitor.until("it is refused", || visitor.announced().contains("cannot be opened"));
}

#[test]
fn the_table_of_tiers_is_one_stop_and_arrow_keys_go_through_it() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    let stops =
        "document.querySelectorAll('.grid [tabindex=\"0\"], .grid button:not([tabindex])').length";
    assert_eq!(visitor.script(stops), json!(1));
    let focused = || {
        let name =
            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText";
        visitor.script(name).as_str().unwrap_or_default().to_owned()
    };
    let table = visitor.find("table", "Capabilities by tier and gateway");
    table.find("button", "Consumption").focus();
    visitor.press("ArrowRight");
    assert_eq!(focused(), "Developer");
    visitor.press("ArrowDown");
    assert!(focused().starts_with("Developer, "), "{}", focused());
    let first = focused();
    visitor.press("ArrowDown");
    assert_ne!(focused(), first);
    visitor.press("ArrowUp");
    assert_eq!(focused(), first);
    visitor.press("Enter");
    assert_eq!(visitor.script("document.activeElement.getAttribute('aria-pressed')"), "true");
    let reason = visitor.script("document.getElementById('reason').innerText");
    assert!(reason.as_str().is_some_and(|text| text.starts_with(&first)), "{reason}");
    visitor.press("Home");
    assert!(focused().starts_with("Consumption, "), "{}", focused());
    for _ in 0..40 {
        visitor.press("ArrowDown");
        // What stays in sight does not cover it.
        let seen = visitor.script("(() => { const box = document.activeElement.getBoundingClientRect(); const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); return document.activeElement.contains(top) || document.querySelector('[role=status][aria-label=Announcements]').contains(top) })()");
        assert_eq!(seen, json!(true), "{}", focused());
    }
    visitor.press("End");
    visitor.press("Control+Home");
    assert_eq!(focused(), "Consumption");
    visitor.press("Tab");
    assert_eq!(visitor.script("!document.activeElement.closest('.grid')"), json!(true));
    assert_eq!(visitor.script(stops), json!(1));
    // Each is found by its name.
    let names = visitor.script("[...document.querySelectorAll('.grid__cell')].map(each => each.getAttribute('aria-label'))");
    let names: Vec<_> = names.as_array().unwrap().iter().map(|name| name.to_string()).collect();
    let mut once = names.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), names.len());
    assert!(names.len() > 200);
}

#[test]
fn an_arrow_key_moves_the_simulated_time_by_a_minute_and_with_shift_by_a_second() {
    let visitor = Visitor::arrive();
    save_in(&visitor, "Premium");
    visitor.find("button", "Pause").click();
    let slider = visitor.find("slider", "Simulated time");
    slider.fill("600");
    slider.focus();
    assert!(slider.description().contains("by a minute"), "{}", slider.description());
    for (key, wanted) in [
        ("ArrowRight", "660"),
        ("ArrowUp", "720"),
        ("ArrowLeft", "660"),
        ("Shift+ArrowLeft", "659"),
        ("Shift+ArrowUp", "660"),
        ("Home", "0"),
        ("ArrowDown", "0"),
    ] {
        visitor.press(key);
        assert_eq!(slider.value(), wanted, "{key}");
    }
}

#[test]
fn a_choice_that_is_refused_leaves_the_focus_on_the_one_that_is_chosen() {
    let visitor = Visitor::arrive();
    save_in(&visitor, "Developer");
    visitor.open_tab("Protocols + ciphers");
    let developer = visitor.find("radio", "Developer");
    developer.focus();
    visitor.press("ArrowRight");
    assert!(visitor.announced().starts_with("Refused while"), "{}", visitor.announced());
    assert!(developer.is_on() && developer.is_focused());
    visitor.press("ArrowLeft");
    assert!(developer.is_on() && developer.is_focused());
}

#[test]
fn a_rollout_that_the_opened_link_does_not_hold_is_said_to_be_an_earlier_one() {
    let visitor = Visitor::arrive();
    visitor.until("the address follows", || visitor.fragment().starts_with("v1."));
    let first = visitor.fragment();
    save_in(&visitor, "Premium");
    let text = || visitor.find("region", "Rollout").text();
    assert!(!text().contains("An earlier rollout"));
    visitor.script(&format!("location.hash = '{first}'"));
    visitor.until("it is said", || text().contains("An earlier rollout of this visit"));
    visitor.find("button", "Undo").click();
    assert!(!text().contains("An earlier rollout"));
}

#[test]
fn what_units_and_a_day_cannot_be_is_said_with_what_is_expected() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Premium").click();
    edit_instance(&visitor);
    let units = visitor.find("spinbutton", "Units");
    let typed = [("-1", "1"), ("0", "1"), ("1.5", "1"), ("", "1"), ("70000", "12"), ("300", "12")];
    for (text, number) in typed {
        units.fill(text);
        let announced = visitor.announced();
        assert!(announced.contains("a whole number from 1 to 12 is expected"), "{announced}");
        assert_eq!(units.value(), number, "{text}");
    }
    units.fill("3");
    assert_eq!(visitor.announced(), "Units: 3.");
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    visitor.open_tab("Rollout");
    unfold(&visitor, "Window");
    visitor.find("button", "Change: window").click();
    let day = visitor.find("Date", "Window, day");
    let before = day.value();
    day.fill("2020-05-05");
    let announced = visitor.announced();
    assert!(announced.contains("to 2199-12-31 is expected"), "{announced}");
    assert_eq!(day.value(), before);
}

//! What happens when one act meets another: typing and leaving, asking and going away, taking back.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use tls_rehearsal::app::Model;
use tls_rehearsal::codec::link;

use crate::acts::{edit_instance, enable_client_tls13, unfold};
use crate::browser::Visitor;

const SHOW: &str = include_str!("../specimens/written/az-apim-show.json");

/// A visitor with a draft, in this tab.
fn planning(tab: &str) -> Visitor {
    let visitor = Visitor::arrive();
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    visitor.find("group", "Ciphers").find("switch", "TLS_RSA_WITH_AES_128_CBC_SHA").click();
    visitor.open_tab(tab);
    visitor
}

/// Opens a row of the Rollout tab, and the fields behind what is set in it.
fn change(visitor: &Visitor, row: &str, what: &str) {
    unfold(visitor, row);
    visitor.find("button", &format!("Change: {what}")).click();
}

fn said(visitor: &Visitor) -> String {
    visitor.find("region", "Bring it in").text()
}

#[test]
fn typing_a_value_and_going_on_by_tab_reaches_the_next_field() {
    let visitor = planning("Rollout");
    visitor.find("table", "Percentiles");
    for (row, what, field, next) in [
        (
            "Assumptions",
            "how long, and how sure",
            "Chance of a tail, percent",
            "Longest tail, minutes",
        ),
        ("Error budget", "error budget", "Over days", "Budget spent already, percent"),
    ] {
        change(&visitor, row, what);
        visitor.find("spinbutton", field).focus();
        visitor.type_text("25");
        visitor.press("Tab");
        assert!(visitor.find("spinbutton", next).is_focused(), "{field}");
        assert_eq!(visitor.find("spinbutton", field).value(), "25");
        assert!(
            visitor.announced().starts_with(&format!("{field}: 25")),
            "{}",
            visitor.announced()
        );
    }
}

#[test]
fn a_click_beside_a_value_that_was_typed_is_not_lost() {
    let visitor = planning("Rollout");
    visitor.find("table", "Percentiles");
    change(&visitor, "Window", "window");
    let saturday = || visitor.find("checkbox", "Saturday");
    let before = saturday().is_on();
    visitor.find("spinbutton", "Window length, minutes").focus();
    visitor.type_text("150");
    saturday().click();
    assert_eq!(saturday().is_on(), !before);
    assert_eq!(visitor.find("spinbutton", "Window length, minutes").value(), "150");
    visitor.find("button", "Undo").click();
    assert_eq!(saturday().is_on(), before);
    unfold(&visitor, "Another way");
    unfold(&visitor, "Edit strategy B");
    visitor.find("spinbutton", "Wait after step 1, minutes").focus();
    visitor.type_text("45");
    visitor.find("button", "Make its first save the draft: B").click();
    assert!(visitor.announced().contains("turned in the draft"), "{}", visitor.announced());
}

#[test]
fn a_day_and_a_time_are_typed_and_count_when_their_field_is_left() {
    let visitor = planning("Rollout");
    change(&visitor, "Window", "window");
    let day = || visitor.find("Date", "Window, day");
    let before = day().value();
    day().focus();
    visitor.type_text("12092027");
    assert!(day().is_focused());
    assert_eq!(day().value(), "2027-12-09");
    visitor.find("button", "Undo").click();
    assert_eq!(day().value(), before, "leaving it took it, and that was taken back");
    // What is half typed is not what Undo is about.
    day().focus();
    visitor.type_text("12");
    let announced = visitor.announced();
    visitor.script("window.heard = 0; new MutationObserver(() => window.heard += 1).observe(document.querySelector('[role=status]'), {childList: true, subtree: true, characterData: true})");
    visitor.press("Control+z");
    assert_eq!((visitor.announced(), visitor.script("window.heard")), (announced, json!(0)));
    let time = || visitor.find("InputTime", "Window opens at");
    time().focus();
    visitor.type_text("1030p");
    assert_eq!(time().value(), "22:30");
    visitor.press("Enter");
    assert!(visitor.announced().contains("22:30"), "{}", visitor.announced());
    // From a calendar it counts at once.
    day().fill("2027-03-04");
    assert!(visitor.announced().contains("2027-03-04"), "{}", visitor.announced());
}

#[test]
fn what_is_read_after_starting_over_is_not_shown() {
    let visitor = planning("Code");
    visitor.find("textbox", "Configuration to import").fill(SHOW);
    visitor.script("window.seen = []; const place = document.getElementById('import-said'); new MutationObserver(() => window.seen.push(place.innerText)).observe(place, {childList: true, subtree: true, characterData: true})");
    let both = "(() => { const button = (name) => [...document.querySelectorAll('button')].find(each => each.innerText === name); button('Import').click(); button('Start over').click() })()";
    visitor.script(both);
    assert!(visitor.announced().starts_with("Started over"), "{}", visitor.announced());
    // Whatever is asked for next is answered after it.
    visitor.find("textbox", "Configuration to import").fill("nonsense");
    visitor.find("button", "Import").click();
    visitor.until("it is refused", || said(&visitor).contains("it is like none of these"));
    let seen = visitor.script("window.seen").to_string();
    assert!(seen.contains("none of these") && !seen.contains("Read as"), "{seen}");
}

#[test]
fn the_focus_is_never_nowhere_when_a_button_goes_with_its_reason() {
    let visitor = Visitor::arrive();
    enable_client_tls13(&visitor);
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Skip to end").click();
    unfold(&visitor, "What to watch");
    visitor.find("button", "Turn client TLS 1.3 off in the draft").focus();
    visitor.press("Enter");
    assert!(visitor.has_focus(), "after the way back");
    visitor.open_tab("Protocols + ciphers");
    visitor.find("button", "Save").click();
    visitor.open_tab("Protocols + ciphers");
    visitor.find("button", "Watch the rollout").focus();
    visitor.press("Control+z");
    assert!(visitor.has_focus(), "after the save was taken back");
    visitor.find("button", "View and manage configuration").click();
    visitor.press("Control+z");
    visitor.press("Control+z");
    visitor.press("Control+z");
    assert!(visitor.has_focus(), "after the pane has gone");
    // Who has left a button on purpose is not brought back when it goes.
    visitor.press("Escape");
    visitor.find("group", "Client protocol").find("switch", "HTTP/2").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Protocols + ciphers");
    visitor.find("button", "Watch the rollout").focus();
    visitor.script("document.activeElement.blur()");
    visitor.settle();
    visitor.press("Control+z");
    assert!(!visitor.has_focus());
    assert_eq!(visitor.console(), Vec::<String>::new());
}

#[test]
fn only_what_changes_stays_ticked_when_its_tab_is_opened_again() {
    let visitor = planning("Code");
    let export = || visitor.find("textbox", "Export").text();
    let whole = export();
    visitor.find("checkbox", "Only what changes").click();
    let part = export();
    assert!(part.len() < whole.len());
    visitor.open_tab("Tiers");
    visitor.open_tab("Code");
    assert!(visitor.find("checkbox", "Only what changes").is_on());
    assert_eq!(export(), part);
    visitor.find("checkbox", "Only what changes").click();
    assert!(!visitor.find("checkbox", "Only what changes").is_on());
    assert_eq!(export(), whole);
}

#[test]
fn the_link_in_an_export_follows_what_is_set_for_the_rollout() {
    let visitor = planning("Rollout");
    change(&visitor, "Assumptions", "how long, and how sure");
    visitor.find("spinbutton", "Chance of a tail, percent").fill("0");
    visitor.open_tab("Code");
    let export = || visitor.find("textbox", "Export").text();
    let before = export();
    visitor.find("button", "Undo").click();
    assert_ne!(export(), before);
    let link = visitor.script("location.hash").as_str().unwrap().to_owned();
    visitor.until("the address follows", || {
        export().contains(visitor.script("location.hash").as_str().unwrap())
    });
    assert!(!link.is_empty());
}

#[test]
fn the_last_that_was_asked_to_be_read_is_what_is_shown_wherever_the_person_was() {
    let visitor = planning("Code");
    visitor.script(&format!(
        "(() => {{ const drop = (file) => {{ const held = new DataTransfer(); held.items.add(file); document.getElementById('in').dispatchEvent(new DragEvent('drop', {{dataTransfer: held, bubbles: true, cancelable: true}})) }}; for (let times = 0; times < 5; times++) drop(new File(['x'.repeat(3e6)], 'first')); drop(new File([{}], 'second')); }})()",
        json!(SHOW)
    ));
    visitor.open_tab("Tiers");
    visitor.open_tab("Code");
    visitor.until("it is read", || said(&visitor).contains("8 settings understood"));
    // One that is too large, and one that is no file, say so.
    let drop = |file: &str| {
        visitor.script(&format!("(() => {{ const held = new DataTransfer(); held.items.add({file}); document.getElementById('in').dispatchEvent(new DragEvent('drop', {{dataTransfer: held, bubbles: true, cancelable: true}})) }})()"));
    };
    drop("new File(['x'.repeat(17e6)], 'large')");
    visitor
        .until("it is refused", || said(&visitor).contains("17000000 bytes, more than any file"));
    assert_eq!(visitor.console(), Vec::<String>::new());
}

#[test]
fn a_field_that_goes_away_while_something_is_typed_in_it_does_not_end_the_page() {
    let plain = link::write(&Model::default().snapshot());
    let visitor = Visitor::arrive();
    visitor.find("radio", "Premium").click();
    edit_instance(&visitor);
    visitor.find("spinbutton", "Regions").fill("3");
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    visitor.find("group", "Ciphers").find("switch", "TLS_RSA_WITH_AES_128_CBC_SHA").click();
    visitor.until("the link follows", || {
        link::read(visitor.fragment().trim_start_matches('#')).is_ok_and(|state| {
            state.instance.regions() == 3 && state.live.differing(state.draft).count() == 2
        })
    });
    let of_regions = visitor.fragment();
    for (field, typed) in [("Units, region 2", "5"), ("Wait after step 1, minutes", "7")] {
        visitor.script(&format!("location.hash = {of_regions:?}"));
        visitor.until("it is open", || visitor.find("radio", "Premium").is_on());
        visitor.open_tab("Rollout");
        visitor.until("the field is there", || {
            let open = "document.querySelectorAll('details').forEach(each => each.open = true)";
            visitor.script(open);
            visitor.all("spinbutton", Some(field)).len() == 1
        });
        visitor.find("spinbutton", field).focus();
        visitor.type_text(typed);
        visitor.script(&format!("location.hash = {plain:?}"));
        visitor.settle();
        // It still answers.
        visitor.open_tab("Protocols + ciphers");
        let http2 = || visitor.find("group", "Client protocol").find("switch", "HTTP/2");
        let before = http2().is_on();
        http2().click();
        assert_eq!(http2().is_on(), !before, "{field}");
        visitor.find("button", "Undo").click();
    }
    assert_eq!(visitor.console(), Vec::<String>::new());
}

/// A copy of the page, for as long as it is held.
struct Copy(PathBuf);

impl Copy {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("page-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        for name in names(Path::new("dist")) {
            fs::copy(Path::new("dist").join(&name), folder.join(&name)).unwrap();
        }
        Self(folder)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    files.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

#[test]
fn an_importer_that_does_not_come_says_so_when_asked_and_comes_when_asked_again() {
    let copy = Copy::new();
    let missing = names(&copy.0)
        .into_iter()
        .find(|name| name.starts_with("importer") && name.ends_with(".wasm"));
    let missing = copy.0.join(missing.unwrap());
    let away = missing.with_extension("away");
    fs::rename(&missing, &away).unwrap();
    let visitor = Visitor::start_in(copy.0.to_str().unwrap());
    visitor.go("");
    visitor.open_tab("Code");
    visitor.settle();
    assert!(!said(&visitor).contains("cannot be imported"), "nobody has asked yet");
    visitor.find("textbox", "Configuration to import").fill(SHOW);
    visitor.find("button", "Import").click();
    visitor.until("it is said", || said(&visitor).contains("the importer could not be loaded"));
    fs::rename(&away, &missing).unwrap();
    visitor.find("button", "Import").click();
    visitor.until("it is read", || said(&visitor).contains("8 settings understood"));
}

#[test]
fn what_was_pasted_and_not_taken_yet_is_there_when_its_tab_is_opened_again() {
    let visitor = planning("Code");
    for (tab, field) in [
        ("Code", "Configuration to import"),
        ("Impact", "Client name"),
        ("Impact", "Fleet to import"),
        ("Rollout", "Calls an hour, as CSV: 24 rows, or 168 from Monday on"),
    ] {
        visitor.open_tab(tab);
        if tab == "Impact" {
            unfold(&visitor, "Fleet");
        }
        if tab == "Rollout" {
            change(&visitor, "Assumptions", "when calls come");
        }
        visitor.find("textbox", field).fill("something");
        visitor.open_tab("Tiers");
        visitor.open_tab(tab);
        assert_eq!(visitor.find("textbox", field).value(), "something", "{field}");
    }
    visitor.open_tab("Impact");
    visitor.find("textbox", "What it sends").fill("ECDHE+AESGCM");
    visitor.find("button", "Add client").click();
    visitor.open_tab("Tiers");
    visitor.open_tab("Impact");
    assert_eq!(visitor.find("textbox", "Client name").value(), "", "it was taken");
}

#[test]
fn starting_over_empties_the_fields_that_are_looked_through() {
    let visitor = planning("Impact");
    visitor.find("button", "Group and sort").click();
    unfold(&visitor, "Fleet");
    visitor.find("searchbox", "Find").fill("java 8");
    visitor.find("combobox", "Show").script("function () { this.selectedIndex = 2; this.dispatchEvent(new Event('change', { bubbles: true })); }");
    visitor.find("searchbox", "Find a profile to add").fill("curl");
    visitor.find("button", "Start over").click();
    assert_eq!(visitor.find("searchbox", "Find").value(), "");
    assert_eq!(visitor.find("searchbox", "Find a profile to add").value(), "");
    let shown =
        visitor.find("combobox", "Show").script("function () { return this.selectedIndex }");
    assert_eq!(shown, 0);
}

#[test]
fn two_tabs_keep_their_own_fleets() {
    let visitor = planning("Impact");
    unfold(&visitor, "Fleet");
    visitor.find("textbox", "Client name").fill("Mine");
    visitor.find("textbox", "What it sends").fill("ECDHE+AESGCM");
    visitor.find("button", "Add client").click();
    visitor.until("it is kept", || {
        visitor.script("localStorage.getItem('tls-rehearsal-fleet')?.includes('Mine') ?? false")
            == json!(true)
    });
    // Another tab keeps another fleet.
    visitor.script("localStorage.setItem('tls-rehearsal-fleet', localStorage.getItem('tls-rehearsal-fleet').replaceAll('Mine', 'Theirs'))");
    visitor.reload();
    visitor.open_tab("Impact");
    let clients = visitor.find("table", "Clients").text();
    assert!(clients.contains("Mine") && !clients.contains("Theirs"), "{clients}");
}

#[test]
fn a_kept_fleet_waits_for_what_reads_it_and_nothing_is_written_over_it() {
    let visitor = planning("Impact");
    let is_kept = || {
        let kept = "localStorage.getItem('tls-rehearsal-fleet')?.includes('Mine') ?? false";
        visitor.script(kept) == json!(true)
    };
    unfold(&visitor, "Fleet");
    visitor.find("textbox", "Client name").fill("Mine");
    visitor.find("textbox", "What it sends").fill("ECDHE+AESGCM");
    visitor.find("button", "Add client").click();
    visitor.until("it is kept", is_kept);
    visitor.refuse(&["*split_tabs*"]);
    visitor.reload();
    visitor.until("its reader is missed", || {
        visitor.all("alert", None).iter().any(|each| each.text().contains("could not be fetched"))
    });
    visitor.reload();
    visitor.find("button", "Start over").click();
    visitor.settle();
    assert!(is_kept(), "nothing is written over it");
    visitor.refuse(&[]);
    visitor.open_tab("Tiers");
    visitor.open_tab("Impact");
    visitor.until("it was started over", || !is_kept());
    visitor.find("button", "Undo").click();
    visitor.until("it is back", || visitor.find("table", "Clients").text().contains("Mine"));
    visitor.until("it is kept", is_kept);
}

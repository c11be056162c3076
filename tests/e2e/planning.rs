//! The tab "Rollout", below the clock: the picture, and what is planned.

use serde_json::json;

use crate::acts::{edit_instance, unfold};
use crate::browser::{Element, Visitor};

/// Turns a backend protocol and a weak suite, and opens the Rollout tab.
fn planned(tier: &str) -> Visitor {
    let visitor = Visitor::arrive();
    visitor.find("radio", tier).click();
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    visitor.find("group", "Ciphers").find("switch", "TLS_RSA_WITH_AES_128_CBC_SHA").click();
    visitor.open_tab("Rollout");
    visitor
}

/// The same, saved, with time standing still.
fn saved(tier: &str) -> Visitor {
    let visitor = planned(tier);
    visitor.open_tab("Protocols + ciphers");
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    visitor
}

/// A table's rows, each as the texts of its cells.
fn rows(table: &Element) -> Vec<Vec<String>> {
    let text = table.script(
        "function() { return [...this.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.innerText.trim())) }",
    );
    serde_json::from_value(text).expect("rows of texts")
}

fn number(text: &str) -> u64 {
    text.replace(',', "").parse().unwrap_or_else(|_| panic!("a number: {text}"))
}

/// Lets the test see every file that the page offers.
const WATCHED_FILES: &str = "
    window.offered = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.offered.push(blob); return make(blob) };
";

fn watched(tier: &str) -> Visitor {
    let visitor = Visitor::start();
    visitor.before_each_page(WATCHED_FILES);
    visitor.go("");
    visitor.find("radio", tier).click();
    visitor.find("group", "Backend protocol").find("switch", "TLS 1.3").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    unfold(&visitor, "Against the forecast");
    visitor.find("table", "Percentiles");
    visitor
}

/// Opens a row, and the fields behind what is set in it.
fn change(visitor: &Visitor, row: &str, what: &str) {
    unfold(visitor, row);
    visitor.find("button", &format!("Change: {what}")).click();
}

fn offered(visitor: &Visitor) -> String {
    visitor.until("a file is offered", || visitor.script("window.offered.length") != json!(0));
    let text = visitor.script("window.offered.pop().text()");
    text.as_str().expect("text").to_owned()
}

#[test]
fn the_table_beside_the_chart_holds_every_call() {
    let visitor = saved("Developer");
    for side in ["Calls from clients", "Calls to backends"] {
        unfold(&visitor, side);
        let rows = rows(&visitor.find("table", side));
        assert!(rows.len() > 10);
        let mut made = 0;
        for row in &rows {
            let parts: u64 = row[2..].iter().map(|cell| number(cell)).sum();
            assert_eq!(number(&row[1]), parts, "{row:?}");
            if row[0] != "All columns" {
                made += number(&row[1]);
            }
        }
        let all = number(&rows.last().expect("a last row")[1]);
        assert!(all - made < rows.len() as u64, "{all} {made}");
    }
}

#[test]
fn a_moment_is_read_by_keyboard_and_looked_at_with_enter() {
    let visitor = saved("Developer");
    let plot = visitor.find("slider", "Moment in the picture");
    plot.script("function() { this.focus() }");
    let told = || plot.attribute("aria-valuetext").expect("a text");
    visitor.press("Home");
    assert!(told().starts_with("0:00: old settings serve, nodes: 2 old"), "{}", told());
    assert!(told().contains("Calls from clients in this minute: "), "{}", told());
    for _ in 0..50 {
        visitor.press("ArrowRight");
    }
    assert!(told().contains("nothing answers") && told().contains("no answer"), "{}", told());
    visitor.press("Enter");
    let slider = visitor.find("slider", "Simulated time");
    let at = slider.script("function() { return Number(this.value) }").as_f64().expect("seconds");
    assert_eq!(plot.attribute("aria-valuenow"), Some(format!("{at:.0}")));
    visitor.press("End");
    assert!(told().contains("new settings serve"), "{}", told());
}

#[test]
fn the_picture_zooms_and_pans_by_button_key_wheel_and_pointer() {
    let visitor = saved("Premium");
    unfold(&visitor, "Calls from clients");
    let first = || rows(&visitor.find("table", "Calls from clients"))[0][0].clone();
    let count = || rows(&visitor.find("table", "Calls from clients")).len();
    let whole = (first(), count());
    assert!(whole.0.starts_with("0:00 to"), "{whole:?}");
    let plot = visitor.find("slider", "Moment in the picture");
    plot.script("function() { this.scrollIntoView({block: 'center'}) }");
    visitor.find("button", "Zoom in").click();
    visitor.find("button", "Later").click();
    assert!(!first().starts_with("0:00 to"), "{}", first());
    visitor.find("button", "Whole").click();
    assert_eq!((first(), count()), whole);
    // The wheel scrolls the page, unless the picture has the focus.
    let turn = |times: usize| {
        for _ in 0..times {
            plot.script("function() { const box = this.getBoundingClientRect(); this.dispatchEvent(new WheelEvent('wheel', {deltaY: -100, clientX: box.right - 20, clientY: box.top + 40, bubbles: true, cancelable: true})) }");
        }
        visitor.settle();
    };
    turn(3);
    assert_eq!(first(), whole.0);
    plot.script("function() { this.focus() }");
    turn(3);
    let zoomed = first();
    assert!(!zoomed.starts_with("0:00 to"), "{zoomed}");
    // A stroke to the right brings what was before it.
    let drag = "function() { const box = this.getBoundingClientRect(); const at = (kind, x) => this.dispatchEvent(new PointerEvent(kind, {clientX: box.left + x, clientY: box.top + 40, bubbles: true, buttons: kind === 'pointerup' ? 0 : 1})); at('pointerdown', 100); at('pointermove', 100 + box.width / 4); at('pointerup', 100 + box.width / 4) }";
    plot.script(drag);
    visitor.settle();
    let panned = first();
    assert_ne!(panned, zoomed);
    visitor.press("0");
    assert_eq!(first(), whole.0);
}

#[test]
fn the_picture_is_offered_as_svg_and_png() {
    let visitor = watched("Premium");
    visitor.find("button", "Take along").click();
    visitor.find("button", "Save as SVG").click();
    let svg = offered(&visitor);
    assert!(svg.starts_with("<svg xmlns") && svg.contains("Calls in</text>"));
    visitor.find("button", "Take along").click();
    visitor.find("button", "Save as PNG").click();
    visitor.until("a picture is offered", || visitor.script("window.offered.length") != json!(0));
    let png = visitor.script(
        "(async () => { const image = await createImageBitmap(window.offered[0]); const canvas = new OffscreenCanvas(image.width, image.height); const context = canvas.getContext('2d'); context.drawImage(image, 0, 0); const seen = new Set(context.getImageData(0, 0, image.width, image.height).data); return [window.offered[0].type, image.width, seen.size > 20] })()",
    );
    assert_eq!(png, json!(["image/png", 2400, true]), "it shows something, in colour");
}

#[test]
fn many_seeds_answer_and_follow_what_is_assumed() {
    let visitor = planned("Developer");
    let end = || rows(&visitor.find("table", "Percentiles"))[0][5].clone();
    assert_eq!(end(), "1 h 2 min", "with a tail of 30 minutes in 10 of 100");
    change(&visitor, "Assumptions", "how long, and how sure");
    visitor.find("spinbutton", "Chance of a tail, percent").fill("0");
    visitor.until("no tail", || end() == "45 min");
    assert!(visitor.announced().contains("Chance of a tail, percent: 0."));
    visitor.find("button", "Undo").click();
    visitor.until("the tail is back", || end() == "1 h 2 min");
    let field = visitor.find("spinbutton", "Longest tail, minutes");
    field.fill("nine");
    assert!(visitor.announced().contains("a whole number from 0 to 240 is expected"));
    let field = visitor.find("spinbutton", "Longest tail, minutes");
    assert_eq!(field.script("function() { return this.value }"), "30");
}

#[test]
fn developer_may_be_taken_to_be_down_for_the_whole_of_a_save() {
    let visitor = planned("Developer");
    let lines = || rows(&visitor.find("table", "Percentiles"));
    let middle = lines();
    assert_ne!(middle[0][1..], middle[1][1..], "it is down for less than the save");
    change(&visitor, "Assumptions", "how long, and how sure");
    let downtime = || visitor.find("combobox", "Downtime of Developer");
    assert_eq!(downtime().script("function() { return this.value }"), "The middle of the save");
    let text = visitor.find("region", "How long, and how sure").text();
    assert!(
        text.contains("inferred, November 2026") && text.contains("reported, 29 August 2023"),
        "{text}"
    );
    let choose = "function() { this.selectedIndex = 1; this.dispatchEvent(new Event('change', {bubbles: true})) }";
    downtime().script(choose);
    visitor.until("down for the whole of it", || lines()[0][1..] == lines()[1][1..]);
    assert_eq!(lines()[0][1..], middle[0][1..], "it takes no longer");
    assert!(visitor.announced().contains("Downtime of Developer: The whole of the save."));
    visitor.open_tab("Protocols + ciphers");
    let text = visitor.find("region", "If you save now").text();
    assert!(text.contains("15 to 45 min, the whole of the save (reported)"), "{text}");
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    let phases: Vec<_> =
        visitor.find("list", "Phases").all("listitem").iter().map(Element::text).collect();
    assert!(phases.len() == 3 && phases[1].contains("the gateway does not answer"), "{phases:?}");
    visitor.find("button", "Undo").click();
    visitor.find("button", "Undo").click();
    visitor.until("the middle again", || lines() == middle);
    change(&visitor, "Assumptions", "how long, and how sure");
    assert_eq!(downtime().script("function() { return this.value }"), "The middle of the save");
}

#[test]
fn strategies_are_compared_and_edited() {
    let visitor = planned("Developer");
    unfold(&visitor, "Another way");
    let steps = || rows(&visitor.find("table", "Strategies"))[0].clone();
    assert_eq!(
        steps()[1..],
        [
            "Save 2 changes",
            "Save 1 change; wait 2 h; save 1 change",
            "Scale to Basic; then save 2 changes"
        ]
    );
    let text = visitor.find("region", "Strategies compared").text();
    assert!(text.contains("Scaling from Developer has downtime itself"), "{text}");
    unfold(&visitor, "Edit strategy B");
    visitor.find("spinbutton", "Wait after step 1, minutes").fill("45");
    visitor.until("another wait", || steps()[2].contains("wait 45 min"));
    let moved = visitor.find("combobox", "Backend TLS 1.3, strategy B");
    moved.script("function() { this.selectedIndex = 0; this.dispatchEvent(new Event('change', {bubbles: true})) }");
    visitor.until("one save", || steps()[2] == "Save 2 changes");
    visitor.find("button", "Undo").click();
    visitor.until("two saves", || steps()[2].contains("wait 45 min"));
    visitor.find("button", "Make its first save the draft: B").click();
    visitor.open_tab("Protocols + ciphers");
    assert_eq!(visitor.find("region", "Pending changes").all("listitem").len(), 1);
}

#[test]
fn a_rollout_is_rolled_back_with_one_press() {
    let visitor = saved("Basic");
    unfold(&visitor, "Way back");
    let back = visitor.find("button", "Roll back");
    assert!(back.is_locked());
    back.click();
    assert!(visitor.announced().contains("Refused while the state is Updating"));
    visitor.find("button", "Skip to end").click();
    let text = visitor.find("region", "The way back").text();
    assert!(text.contains("From Save until all is as before"), "{text}");
    let back = visitor.find("button", "Roll back");
    assert!(!back.is_locked());
    back.click();
    assert!(visitor.announced().contains("The way back has begun: 2 changes."));
    assert!(visitor.find("group", "Instance summary").text().contains("Updating"));
    unfold(&visitor, "Rollouts of this visit");
    assert_eq!(visitor.find("region", "Rollouts of this visit").all("button").len(), 2);
}

#[test]
fn management_operations_can_be_tried() {
    let visitor = saved("Standard");
    let list = visitor.find("list", "Management operations");
    assert_eq!(list.all("listitem").len(), 11);
    list.find("button", "Try: Add a region").click();
    assert!(visitor.announced().contains("Add a region: refused while the state is Updating"));
    list.find("button", "Try: Edit a policy").click();
    assert!(visitor.announced().contains("Edit a policy: the state does not refuse it."));
    visitor.find("button", "Skip to end").click();
    list.find("button", "Try: Add a region").click();
    assert!(visitor.announced().contains("Add a region: the state does not refuse it."));
}

#[test]
fn the_window_is_planned_and_taken_along() {
    let visitor = watched("Developer");
    change(&visitor, "Planned with", "window");
    let window = visitor.find("region", "Change window");
    window.find("Date", "Window, day").fill("2026-12-09");
    window.find("InputTime", "Window opens at").fill("10:00");
    visitor.until("another window", || window.text().contains("Opens Wednesday 2026-12-09 10:00"));
    let text = window.text();
    assert!(text.contains("where callers are) in 100 % of the seeds"), "{text}");
    visitor.find("button", "Take along").click();
    visitor.find("button", "Download calendar").click();
    let calendar = offered(&visitor);
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.contains("\r\nDTSTART:2026120")
    );
    visitor.find("button", "Take along").click();
    visitor.find("button", "Download change request").click();
    let request = offered(&visitor);
    assert!(request.contains("## Way back") && request.contains("#v2."), "{request}");
    // The link in it opens the same window.
    let link = request.rsplit_once("#v2.").expect("a link").1;
    let link = format!("v2.{}", link.split(')').next().expect("its end"));
    let other = Visitor::arrive_at(&link);
    other.open_tab("Rollout");
    unfold(&other, "Planned with");
    let text = other.find("region", "Change window").text();
    assert!(text.contains("Opens Wednesday 2026-12-09 10:00"), "{text}");
}

#[test]
fn hours_are_pasted_or_refused_with_their_line() {
    let visitor = planned("Developer");
    change(&visitor, "Assumptions", "when calls come");
    let field = visitor.find("textbox", "Calls an hour, as CSV: 24 rows, or 168 from Monday on");
    field.fill("hour,calls\n0,5\n1,many");
    visitor.find("button", "Take these hours").click();
    assert!(visitor.announced().contains("line 3 ends with \"many\""), "{}", visitor.announced());
    assert_eq!(
        field.script("function() { return this.value.length }"),
        json!(21),
        "it can be mended"
    );
    let hours: String = (0..24).map(|hour| format!("{hour},{}\n", hour * 10)).collect();
    field.fill(&hours);
    visitor.find("button", "Take these hours").click();
    assert!(visitor.announced().contains("The pasted hours shape the traffic now."));
    let shape = visitor.find("combobox", "Shape of a day");
    assert_eq!(shape.script("function() { return this.value }"), "Pasted hours");
}

#[test]
fn each_region_has_its_units_and_lanes_stay_few() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Premium").click();
    edit_instance(&visitor);
    visitor.find("spinbutton", "Units").fill("12");
    visitor.find("spinbutton", "Regions").fill("10");
    visitor.find("group", "Client protocol").find("switch", "HTTP/2").click();
    visitor.open_tab("Rollout");
    unfold(&visitor, "Assumptions");
    visitor.find("spinbutton", "Units, region 3").fill("5");
    assert!(
        visitor.find("group", "Instance summary").text().contains("5 to 12 units in 10 regions")
    );
    visitor.find("combobox", "Order of regions").script(
        "function() { this.selectedIndex = 1; this.dispatchEvent(new Event('change', {bubbles: true})) }",
    );
    visitor.open_tab("Protocols + ciphers");
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    let phases = visitor.find("list", "Phases").text();
    let place = |name: &str| phases.find(name).unwrap_or_else(|| panic!("{name}: {phases}"));
    assert!(place("Updating region 2") < place("Updating region 10"));
    assert!(place("Updating region 10") < place("Updating region 1\n"));
    let high = visitor.find("slider", "Moment in the picture");
    let high = high.script("function() { return this.getBoundingClientRect().height }");
    assert!(high.as_f64().expect("pixels") < 600.0, "{high}");
}

//! What trainers need: a class, its sheets, result files, and lessons of somebody else.

use serde_json::{Value, json};

use crate::acts::unfold;
use crate::browser::{Element, Visitor};

const LESSONS: usize = 31;

fn trainers(visitor: &Visitor) -> Element<'_> {
    visitor.open_tab("Training");
    visitor.find("region", "For trainers")
}

/// Opens files by the button of this name.
fn open_files(section: &Element<'_>, button: &str, files: &[(&str, &str)]) {
    let files = json!(files);
    // A browser says after its name what is chosen.
    let found = section.all("button").into_iter().find(|each| each.name().starts_with(button));
    found.expect(button).script(&format!(
        "function() {{ const held = new DataTransfer(); for (const [name, text] of {files}) held.items.add(new File([text], name)); this.files = held.files; this.dispatchEvent(new Event('change', {{bubbles: true}})) }}"
    ));
}

fn contains(visitor: &Visitor, section: &Element<'_>, text: &str) {
    visitor.until(text, || section.text().contains(text));
}

#[test]
fn a_class_link_gives_everyone_the_same_variant() {
    let visitor = Visitor::arrive();
    let section = trainers(&visitor);
    unfold(&visitor, "Same for everyone");
    section.find("textbox", "Class code").fill("Monday 9");
    assert!(section.find("textbox", "Link").value().ends_with("#lesson/?class=Monday%209"));
    section.find("combobox", "Lesson").script(
        "function() { this.selectedIndex = 2; this.dispatchEvent(new Event('change', {bubbles: true})) }",
    );
    let link = section.find("textbox", "Link").value();
    let fragment = link.split_once('#').expect("a link").1.to_owned();
    assert_eq!(fragment, "lesson/first-save?class=Monday%209");
    let taken: Vec<String> = (0..2)
        .map(|_| {
            let learner = Visitor::arrive_at(&fragment);
            learner.find("region", "Lesson");
            learner.until("its variant is in the address", || {
                learner.fragment().starts_with("lesson/first-save/")
            });
            learner.fragment()
        })
        .collect();
    assert_eq!(taken[0], taken[1]);
    section.find("combobox", "Variant").script(
        "function() { this.selectedIndex = 2; this.dispatchEvent(new Event('change', {bubbles: true})) }",
    );
    section.find("textbox", "Class code").fill("");
    assert!(section.find("textbox", "Link").value().ends_with("#lesson/first-save/2"));
}

#[test]
fn the_class_sheet_has_a_link_and_a_code_for_each_lesson_and_is_what_is_printed() {
    let visitor = Visitor::arrive_at("lesson/?class=blue");
    let section = trainers(&visitor);
    unfold(&visitor, "Same for everyone");
    // Whoever came by the link of a class is in it.
    assert_eq!(section.find("textbox", "Class code").value(), "blue");
    section.find("button", "Class sheet").click();
    let sheet = visitor.find("dialog", "Class sheet, class blue");
    let codes = sheet.all("image");
    assert_eq!(codes.len(), LESSONS);
    assert!(codes.iter().all(|code| code.name().starts_with("QR code: ")));
    let links = sheet.all("link");
    assert_eq!(links.len(), LESSONS);
    assert!(links.iter().all(|link| link.name().ends_with("?class=blue")));
    visitor.print();
    visitor.script("dispatchEvent(new Event('beforeprint'))");
    visitor.settle();
    let seen = visitor.script(
        "[...document.querySelectorAll('.header, .footer, .dialog, .lessons')].filter(each => each.checkVisibility()).length + ' ' + [...document.querySelectorAll('.sheet-paper .qr')].filter(each => each.checkVisibility()).length",
    );
    assert_eq!(seen, format!("0 {LESSONS}"));
}

#[test]
fn the_answers_sheet_says_what_is_right_in_the_variant_of_the_class() {
    let visitor = Visitor::arrive();
    let section = trainers(&visitor);
    unfold(&visitor, "Same for everyone");
    section.find("textbox", "Class code").fill("blue");
    section.find("button", "Answers sheet").click();
    let sheet = visitor.find("dialog", "Answers sheet, class blue");
    visitor.until("all are played", || {
        sheet.all("heading").iter().filter(|each| each.name() == "What is done").count() == LESSONS
    });
    let text = sheet.text();
    assert!(text.contains("TLS 1.3 and 1.2 to callers, TLS 1.2 to backends"), "{text}");
    assert!(!text.contains('…'), "{text}");
}

fn results(name: &str, solved: bool) -> String {
    let open: &[&str] = if solved { &[] } else { &["saved"] };
    json!({
        "format": "tls-rehearsal/results", "version": 1, "name": name, "class": "blue",
        "lessons": [{
            "lesson": "first-save", "variant": 1, "solved": solved, "points": 60, "stars": 1, "hints": 1,
            "minutes": 7, "met": ["off"], "open": open, "acts": ["save"],
        }],
        "check": "0000000000000000",
    })
    .to_string()
}

#[test]
fn the_collector_reads_three_files_and_names_a_damaged_one_with_the_reason() {
    let visitor = Visitor::arrive();
    let section = trainers(&visitor);
    unfold(&visitor, "Result files");
    let (ada, bob, cem) = (results("Ada", true), results("Bob", false), results("Cem", false));
    let files =
        [("a.json", ada.as_str()), ("b.json", &bob), ("c.json", &cem), ("d.json", &ada[..90])];
    open_files(&section, "Open result files", &files);
    contains(&visitor, &section, "3 files of 3 learners. 1 file was refused.");
    contains(&visitor, &section, "d.json: ");
    // None of them carries the value that its text has.
    contains(
        &visitor,
        &section,
        "The check value of Ada (blue), Bob (blue) and Cem (blue) does not fit",
    );
    let table = section.find("table", "By learner");
    assert_eq!(table.all("row").len(), 4);
    assert!(table.text().contains("One switch, one save"), "{}", table.text());
    assert!(section.find("table", "By lesson").text().contains("(2)"));
    section.find("button", "Clear").click();
    visitor.until("it is empty", || visitor.all("table", Some("By learner")).is_empty());
}

#[test]
fn a_learner_hands_in_what_was_begun_and_the_file_is_read_again() {
    let visitor = Visitor::arrive_at("lesson/two-minute-tour");
    visitor.find("region", "Lesson");
    let section = trainers(&visitor);
    unfold(&visitor, "Result files");
    let save = section.find("button", "Download my results");
    assert!(save.is_locked());
    section.find("textbox", "Your name").fill("Ada");
    visitor.until("it can be saved", || !section.find("button", "Download my results").is_locked());
    visitor.script("window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { blob.text().then(text => saved.push(text)); return make(blob) }");
    section.find("button", "Download my results").click();
    visitor.until("it is saved", || visitor.script("saved.length") == 1);
    let text = visitor.script("saved[0]").as_str().unwrap_or_default().to_owned();
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        (&value["name"], &value["lessons"][0]["lesson"]),
        (&json!("Ada"), &json!("two-minute-tour"))
    );
    open_files(&section, "Open result files", &[("ada.json", &text)]);
    contains(&visitor, &section, "1 file of 1 learner.");
    assert!(!section.text().contains("does not fit"));
}

/// A lesson of the page in one file, under another name.
fn lesson_file() -> Value {
    let mut lesson: Value =
        serde_json::from_str(include_str!("../../lessons/first-save.json")).expect("JSON");
    let mut texts: Value =
        serde_json::from_str(include_str!("../../lessons/first-save.en.json")).expect("JSON");
    lesson["id"] = json!("night-shift");
    texts["of"] = json!("night-shift");
    lesson["texts"] = json!({"en": texts});
    lesson
}

#[test]
fn a_broken_lesson_file_is_refused_with_its_path() {
    let visitor = Visitor::arrive();
    let section = trainers(&visitor);
    unfold(&visitor, "A lesson of your own");
    let mut broken = lesson_file();
    broken["minutes"] = json!("soon");
    open_files(&section, "Open a lesson file", &[("broken.json", &broken.to_string())]);
    contains(&visitor, &section, "broken.json: minutes: ");
    contains(&visitor, &section, "expected, found \"soon\"");
    open_files(&section, "Open a lesson file", &[("none.json", "{")]);
    contains(&visitor, &section, "none.json: ");
    assert!(section.all("button").iter().all(|button| button.name() != "Begin"));
}

#[test]
fn a_lesson_of_somebody_else_says_so_in_its_frame() {
    let visitor = Visitor::arrive();
    let section = trainers(&visitor);
    unfold(&visitor, "A lesson of your own");
    open_files(&section, "Open a lesson file", &[("night.json", &lesson_file().to_string())]);
    section.find("button", "Begin").click();
    let lesson = visitor.find("region", "Lesson");
    contains(&visitor, &lesson, "A lesson of somebody else");
    contains(&visitor, &lesson, "its author's, not this page's");
    // It is none of the list, so there is none after it, and it is not taken up again.
    assert!(lesson.all("button").iter().all(|button| button.name() != "Next lesson"));
    visitor.find("button", "Leave").click();
    visitor.open_tab("Training");
    assert!(visitor.all("button", None).iter().all(|button| !button.name().starts_with("Go on")));
}

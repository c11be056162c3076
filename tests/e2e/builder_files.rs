//! A lesson that is built here, handed on: as a file, as a link; and files that are no lessons.

use serde_json::{Value, json};

use crate::acts::unfold;
use crate::browser::Visitor;
use crate::builder::{build, open_builder, proof, region, steps, turn_on_http2, until_proven};

/// Keeps what the page offers as a file from now on.
fn keep_files(visitor: &Visitor) {
    visitor.script(
        "(() => { window.offered = []; const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => window.offered.push(text)); return make.call(URL, blob) } })()",
    );
}

/// Opens a lesson file under "A lesson of your own".
fn open_file(visitor: &Visitor, name: &str, text: &str) {
    let (name, text) = (json!(name), json!(text));
    visitor.script(&format!(
        "(() => {{ const input = document.querySelector('#trainers-own input[type=file]'); const held = new DataTransfer(); held.items.add(new File([{text}], {name})); input.files = held.files; input.dispatchEvent(new Event('change', {{bubbles: true}})) }})()"
    ));
}

fn own_row(visitor: &Visitor) -> String {
    visitor.script("document.getElementById('trainers-own').innerText").as_str().unwrap().to_owned()
}

#[test]
fn an_exported_lesson_is_read_again_and_a_link_is_opened_by_a_new_visitor() {
    let visitor = Visitor::arrive();
    build(&visitor);
    keep_files(&visitor);
    visitor.find("button", "Export as a file").click();
    visitor.until("the file", || visitor.script("window.offered.length") == 1);
    let file = visitor.script("window.offered[0]").as_str().unwrap().to_owned();
    unfold(&visitor, "A lesson of your own");
    open_file(&visitor, "at-last.json", &file);
    visitor.until("it is read", || own_row(&visitor).contains("HTTP/2 at last: not of this page."));
    assert!(own_row(&visitor).contains("Its solutions were played and solve it"));
    visitor.find("button", "Link").click();
    let link = visitor.find("textbox", "Link").value();
    let fragment = link.split_once('#').unwrap().1.to_owned();
    assert!(fragment.starts_with("lesson/=1.") && fragment.len() < 2_000, "{}", fragment.len());
    assert_eq!(visitor.console(), [""; 0]);
    let other = Visitor::arrive_at(&fragment);
    let text = region(&other, "Lesson").text();
    assert!(
        text.contains("A lesson of somebody else") && text.contains("not this page's"),
        "{text}"
    );
    assert!(text.contains("HTTP/2 at last"));
    // It is there after a reload as well, and solved like any other.
    other.reload();
    region(&other, "Lesson");
    turn_on_http2(&other);
    region(&other, "Lesson").find("button", "Check").click();
    other.until("the debrief", || other.all("heading", Some("Solved")).len() == 1);
    assert_eq!(other.console(), [""; 0]);
    let cut = Visitor::arrive_at(&fragment[..fragment.len() - 9]);
    cut.until("it is said", || {
        cut.script("document.body.innerText.includes('it is cut short or altered')") == true
    });
    assert!(cut.all("region", Some("Lesson")).is_empty());
}

#[test]
fn what_does_not_fit_in_a_link_is_refused_by_number() {
    let visitor = Visitor::arrive();
    build(&visitor);
    let noise = |seed: u32| {
        let mut number = seed;
        let mut letter = || {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (number >> 24) as u8 % 26)
        };
        (0..3_900).map(|_| letter()).collect::<String>()
    };
    for (at, field) in ["Story", "Hint 1", "Debrief"].into_iter().enumerate() {
        steps(&visitor).find("textbox", field).fill(&noise(at as u32));
    }
    until_proven(&visitor);
    visitor.find("button", "Link").click();
    visitor.until("it is said", || proof(&visitor).contains("It is too long for a link"));
    assert!(proof(&visitor).contains("a link holds at most 8000"), "{}", proof(&visitor));
    assert_eq!(visitor.console(), [""; 0]);
}

/// The lessons that the native tests break, each with what is said of it.
fn broken() -> Vec<(String, String)> {
    let sound: Value = serde_json::from_str(include_str!("../lessons/sound.json")).unwrap();
    let cases: Vec<_> = include_str!("../lessons/broken.txt").lines().collect();
    let case = |pair: &[&str]| {
        let (place, value) = pair[0].split_once(' ')?;
        // What is cut in the list is left out here.
        let value =
            if value == "gone" { None } else { Some(serde_json::from_str::<Value>(value).ok()?) };
        let (parent, name) = place.strip_prefix('/').map(|_| place)?.rsplit_once('/')?;
        let mut file = sound.clone();
        match (file.pointer_mut(parent)?, value) {
            (Value::Object(fields), Some(value)) => drop(fields.insert(name.to_owned(), value)),
            (Value::Object(fields), None) => drop(fields.remove(name)),
            (Value::Array(items), Some(value)) => match name.parse::<usize>() {
                Ok(at) if at < items.len() => items[at] = value,
                _ => items.push(value),
            },
            _ => return None,
        }
        Some((file.to_string(), pair[1].trim().to_owned()))
    };
    cases.chunks(2).filter(|pair| pair.len() == 2).filter_map(case).collect()
}

#[test]
fn each_kind_of_broken_file_is_said_with_its_place_and_loses_nothing() {
    let visitor = Visitor::arrive();
    visitor.find("switch", "HTTP/2").click();
    open_builder(&visitor);
    steps(&visitor).find("textbox", "Title").fill("A draft beside it");
    unfold(&visitor, "A lesson of your own");
    let cases = broken();
    assert!(cases.len() >= 50, "{}", cases.len());
    for (at, (file, fault)) in cases.iter().enumerate() {
        let name = format!("case-{at}.json");
        open_file(&visitor, &name, file);
        let said = format!("{name}: {fault}.");
        visitor.until(&said, || own_row(&visitor).contains(&said));
        assert!(visitor.all("button", Some("Begin")).is_empty(), "{said}");
    }
    // What is sound is read after all of them, and nothing of one's own is gone.
    let sound = include_str!("../lessons/sound.json");
    open_file(&visitor, "sound.json", &sound.replace("\"{}\"", "\"[]\""));
    visitor.until("it is read", || !own_row(&visitor).contains("case-"));
    assert_eq!(steps(&visitor).find("textbox", "Title").value(), "A draft beside it");
    visitor.open_tab("Protocols + ciphers");
    assert!(visitor.find("switch", "HTTP/2").is_on());
    assert_eq!(visitor.console(), [""; 0]);
}

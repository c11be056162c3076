//! What is written about lessons is what they are.

use std::fs;
use std::path::Path;

use tls_rehearsal::lesson::catalogue;
use tls_rehearsal::lesson::condition::{DECLARED, Form};

const BEGIN: &str = "<!-- predicates: written by UPDATE_EXPECT=1 cargo test --test lessons -->\n";
const END: &str = "<!-- predicates end -->";

/// How a form is written in a file.
fn written(form: Form) -> String {
    match form {
        Form::Flag => "`true`".to_owned(),
        Form::Settings => "settings and groups".to_owned(),
        Form::Members => "members".to_owned(),
        Form::Range => "a range".to_owned(),
        Form::Word(words) => one_of(&words()),
        Form::Words(words) => format!("{}, or a list of them", one_of(&words())),
        Form::Fields(fields) => {
            let field = |(name, form): &(&str, Form)| format!("`{name}`: {}", written(*form));
            let fields: Vec<_> = fields.iter().map(field).collect();
            format!("`{{…}}` with {}", fields.join("; "))
        }
        Form::Values => "`{…}` with numbers of the page, each with a range".to_owned(),
        Form::Events => "an event, or a list of them".to_owned(),
        Form::Question => "a question".to_owned(),
    }
}

fn one_of(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

fn table() -> String {
    let mut table = String::from("\n| condition | takes | `in` | true when |\n|---|---|---|---|\n");
    for declared in DECLARED {
        let place = if declared.places { "yes" } else { "" };
        let row = [&format!("`{}`", declared.name), &written(declared.form), place, declared.doc];
        table.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    table.push('\n');
    table
}

#[test]
fn the_table_of_predicates_is_that_of_their_declarations() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lessons.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("<!-- predicates: ").unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let wanted = format!("{before}{BEGIN}{}{END}{after}", table());
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    assert!(
        text == wanted || std::env::var_os("UPDATE_EXPECT").is_some(),
        "docs/lessons.md is behind"
    );
}

#[test]
fn the_example_of_the_documentation_is_read_and_proven() {
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lessons.md")).unwrap();
    let example = text.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let opened = catalogue::open_file(example).unwrap_or_else(|fault| panic!("{fault}"));
    let surveys = tls_rehearsal::lesson::play::Surveys::default();
    let ask = |question| surveys.ask(question);
    let lesson = &opened.lesson;
    let (faults, _) =
        tls_rehearsal::lesson::proof::prove(lesson, &|variant| crate::files(lesson, variant), &ask);
    let said: Vec<_> =
        faults.iter().map(|fault| tls_rehearsal::words::lesson::flaw(lesson, fault)).collect();
    assert!(said.is_empty(), "{said:#?}");
}

//! One way to draw: sentences without markup, views without sentences.
//!
//! What is still to be moved is listed, file by file, and a file that holds to the rule may not stay in the list.

use std::fs;

use crate::literals::{literals, words};
use crate::{files, held_but, name, root};

/// Sentences that still carry markup.
const MARKUP: &[&str] = &[];

/// Views that still put text into the page as markup.
const INNER_HTML: &[&str] = &[];

/// Views that still hold sentences.
const SENTENCES: &[&str] = &[];

/// Controls that still know what they are for.
const KNOWING: &[&str] = &[];

#[test]
fn sentences_carry_no_markup() {
    let mut broken = Vec::new();
    for path in files(&root().join("src/words"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        let markup = ["</", "class=", "data-"];
        if literals(&text).iter().any(|each| markup.iter().any(|mark| each.text.contains(mark))) {
            broken.push(name(&path));
        }
    }
    held_but(MARKUP, broken);
}

#[test]
fn no_text_becomes_markup() {
    let mut broken = Vec::new();
    for path in files(&root().join("src"), "rs") {
        if fs::read_to_string(&path).unwrap().contains("inner_html") {
            broken.push(name(&path));
        }
    }
    held_but(INNER_HTML, broken);
}

#[test]
fn what_people_read_stands_in_words() {
    let mut broken = Vec::new();
    for folder in ["src/app", "src/web", "src/ui", "src/bin/rehearse"] {
        for path in files(&root().join(folder), "rs") {
            let text = fs::read_to_string(&path).unwrap();
            // Text of a view that stands without quotes begins behind a tag.
            let unquoted = |line: &str| {
                line.split('>').skip(1).any(|rest| rest.starts_with(char::is_alphabetic))
            };
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let is_sentence = literals(&text)
                .iter()
                .any(|each| words(each.text) > 1 && !is_for_machines(each.before));
            if is_sentence || folder == "src/ui" && lines.clone().any(unquoted) {
                broken.push(name(&path));
            }
        }
    }
    held_but(SENTENCES, broken);
}

/// A control takes text and answers with an event: it serves whatever the page is about.
#[test]
fn parts_know_no_domain() {
    let mut broken = Vec::new();
    let inner = ["domain", "tls", "rollout", "codec", "verdict", "app", "words"];
    for path in files(&root().join("src/ui/parts"), "rs") {
        let text = fs::read_to_string(&path).unwrap();
        if inner.iter().any(|layer| text.contains(&format!("crate::{layer}"))) {
            broken.push(name(&path));
        }
    }
    held_but(KNOWING, broken);
}

/// Is it the value of something that nobody reads: several classes, several identifiers?
fn is_for_machines(before: &str) -> bool {
    let before = before.trim_end();
    [
        "class=",
        "rel=",
        "aria-describedby=",
        "aria-labelledby=",
        "aria-controls=",
        "query_selector(",
        "query_selector_all(",
        "closest(",
    ]
    .iter()
    .any(|attribute| before.ends_with(attribute))
}

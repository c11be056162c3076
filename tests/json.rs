//! JSON that is none, and fleets in JSON that are none; text that is written in quotes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use proptest::prelude::*;
use tls_rehearsal::codec::fleet::{self, FORMAT, FleetError, RowFault};
use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::domain::Side;
use tls_rehearsal::tls::fleet::Fleet;

/// A fleet with these rows.
fn of(clients: &str, backends: &str) -> String {
    format!(
        r#"{{"format": "{FORMAT}", "version": 1, "name": "F", "clients": [{clients}], "backends": [{backends}]}}"#
    )
}

/// A fleet with this name.
fn with_name(json: &str) -> String {
    of("", "").replace("\"F\"", json)
}

fn read(text: &str) -> Result<Fleet, FleetError> {
    fleet::read(text).map(|read| read.fleet)
}

fn message(text: &str) -> String {
    read(text).expect_err(text).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Text that is quoted is read again by others, and has no escape that only JSON knows.
    #[test]
    fn quoted_text_is_read_again(text in any::<String>(), control in 0..0x20_u8) {
        let text = format!("{text}{}", char::from(control));
        let json = quoted(&text);
        prop_assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(text));
        let mut letters = json.chars();
        while let Some(letter) = letters.next() {
            if letter == '\\' {
                let escape = letters.next();
                prop_assert!(matches!(escape, Some('"' | '\\' | 'n' | 'u')), "{:?}", escape);
            }
        }
    }
}

#[test]
fn mistakes_of_json_are_said_with_their_line_and_character_and_what_would_be_right() {
    let line_2 = |rest: &str| format!("{{\"format\": \"{FORMAT}\",\n{rest}");
    for (text, place, reason) in [
        (" ".to_owned(), (1, 1), "EOF while parsing a value"),
        ("tru".to_owned(), (1, 3), "EOF while parsing a value"),
        ("True".to_owned(), (1, 1), "expected value"),
        ("\u{A0}1".to_owned(), (1, 1), "expected value"),
        (line_2("version: 1"), (2, 1), "key must be a string"),
        (line_2("\"é日😀\" 1"), (2, 7), "expected `:`"),
        (line_2("\"é日😀\": 1 2"), (2, 10), "expected `,` or `}`"),
        (line_2("\"é日😀\": 1,}"), (2, 10), "trailing comma"),
        (line_2("\r\n\t\"name\": .5"), (3, 10), "expected value"),
        (line_2("\"name\": 01"), (2, 10), "invalid number"),
        (
            line_2("\"name\": \"a\tb\""),
            (2, 10),
            "control character (\\u0000-\\u001F) found while parsing a string",
        ),
        (line_2("\"name\": \"\\x\""), (2, 11), "invalid escape"),
        (with_name("\"\\ud83d\""), (1, 64), "unexpected end of hex escape"),
        (format!("{} {{}}", of("", "")), (1, 93), "trailing characters"),
        (of("{]", ""), (1, 75), "key must be a string"),
        (of("[1 2]", ""), (1, 77), "expected `,` or `]`"),
    ] {
        let Err(FleetError::NotJson(error)) = read(&text) else {
            panic!("{text:?}: {:?}", read(&text))
        };
        assert_eq!(((error.line, error.column), &*error.reason), (place, reason), "{text:?}");
    }
}

#[test]
fn a_name_for_the_second_time_is_refused_where_it_stands() {
    let twice = with_name("\"F\", \"\\u006eame\": \"G\"");
    assert_eq!(message(&twice), "line 1, column 72: duplicate field `name`");
    let row = r#"{"name": "a", "ja3": "769,47,,,", "name": "b", "requests_per_day": 1}"#;
    assert_eq!(
        message(&of(row, "")),
        "clients, entry 1: line 1, column 113: duplicate field `name`"
    );
}

#[test]
fn what_is_null_is_not_left_out() {
    let row = |fields: &str| format!("{{{fields}, \"requests_per_day\": 1}}");
    for (text, name) in [
        (row(r#""profile": null, "name": "a", "openssl": "ALL""#), "profile"),
        (row(r#""profile": "win-2016", "name": null"#), "name"),
        (row(r#""profile": "win-2016", "hello": null"#), "hello"),
        (row(r#""profile": "win-2016", "keep": null"#), "keep"),
    ] {
        let fault = RowFault::Key(name.to_owned());
        let expected = FleetError::Row { side: Side::Client, number: 1, fault };
        assert_eq!(read(&of(&text, "")), Err(expected), "{text}");
    }
    for name in ["clients", "backends"] {
        let text = of("", "").replace(&format!("\"{name}\": []"), &format!("\"{name}\": null"));
        assert_eq!(read(&text), Err(FleetError::Field(name)));
    }
}

#[test]
fn values_without_their_names_are_no_fleet_and_no_row() {
    let fleet = format!(r#"["{FORMAT}", 1, "F", [], []]"#);
    assert!(matches!(read(&fleet), Err(FleetError::Shape(_))));
    let row = r#"["win-2016", "", "", "", "", "", 1, false]"#;
    let found = message(&of(row, ""));
    assert!(found.contains("invalid type: sequence, expected an object with profile"), "{found}");
}

#[test]
fn a_version_of_the_future_is_named_whatever_else_is_in_it() {
    let text = of("", "").replace("\"version\": 1", "\"gateways\": [{}], \"version\": 2");
    assert_eq!(read(&text), Err(FleetError::Version(2)));
    let other = r#"{"name": "a page", "dependencies": {"a": "1"}}"#;
    assert_eq!(read(other), Err(FleetError::Field("format")), "what it is counts first");
}

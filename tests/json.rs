//! The reader of JSON: what RFC 8259 allows is read, what it forbids is refused at its place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use tls_rehearsal::codec::json::{DEPTH_MAX, Json, JsonError, read, write_text};

fn text(json: &str) -> String {
    match read(json) {
        Ok(Json::Text(text)) => text,
        other => panic!("{json}: {other:?}"),
    }
}

/// Line, column and what would have been right.
fn refused(json: &str) -> (usize, usize, &'static str) {
    let JsonError { line, column, expected } = read(json).expect_err(json);
    (line, column, expected)
}

const ESCAPE: &str = "four hexadecimal digits of a character after \\u";

#[test]
fn every_escape_of_json_is_read() {
    assert_eq!(text(r#""\" \\ \/ \b \f \n \r \t""#), "\" \\ / \u{8} \u{C} \n \r \t");
    assert_eq!(text(r#""\u0041\u00e9\u20AC\u0000""#), "Aé€\0");
}

#[test]
fn a_pair_of_surrogates_is_one_character() {
    assert_eq!(text(r#""\ud83d\ude00""#), "😀");
    assert_eq!(text(r#""\uD800\uDC00\uDBFF\uDFFF""#), "\u{10000}\u{10FFFF}");
}

#[test]
fn half_a_pair_of_surrogates_is_refused_where_it_begins() {
    for half in [
        r#""ab\ud83d""#,
        r#""ab\ud83dx""#,
        r#""ab\ude00""#,
        r#""ab\ud83d\u0041""#,
        r#""ab\ud83d\ud83d""#,
        r#""ab\ud83d\nde00""#,
        r#""ab\ud83d\uffff""#,
        r#""ab\ude00\ud83d""#,
    ] {
        assert_eq!(refused(half), (1, 4, ESCAPE), "{half}");
    }
}

#[test]
fn escapes_that_json_does_not_have_are_refused() {
    for (json, column) in [(r#""\x41""#, 3), (r#""a\'""#, 4), (r#""\"#, 3), (r#""\é""#, 3)] {
        assert_eq!(refused(json), (1, column, "an escape that JSON has"), "{json}");
    }
    for json in [r#""\u""#, r#""\u12""#, r#""\u12g4""#, r#""\u+041""#, r#""\u-041""#, r#""\u00é1""#]
    {
        assert_eq!(refused(json), (1, 2, ESCAPE), "{json}");
    }
}

#[test]
fn control_characters_in_text_are_refused_and_del_is_not() {
    for code in 0..0x20_u8 {
        let json = format!("\"a{}\"", char::from(code));
        assert_eq!(refused(&json), (1, 3, "no control character in text"), "{code}");
    }
    assert_eq!(text("\"\u{7F}\u{2028}\""), "\u{7F}\u{2028}");
}

#[test]
fn a_name_for_the_second_time_is_refused_where_it_stands() {
    assert_eq!(refused(r#"{"a": 1, "b": 2, "a": 3}"#), (1, 18, "each name once"));
    // However it is written.
    assert_eq!(refused("{\"a\": 1,\n \"\\u0061\": 3}"), (2, 2, "each name once"));
    assert!(read(r#"[{"a": 1}, {"a": 1, "A": 2}]"#).is_ok());
}

#[test]
fn mistakes_name_line_and_column_in_characters() {
    assert_eq!(refused("[\"äöü😀\", x]"), (1, 10, "a value"));
    assert_eq!(refused("[\"é\",\r\n\t\"日本\" 1]"), (2, 7, "a comma or ]"));
    assert_eq!(refused("{\"😀\":\n1;}"), (2, 2, "a comma or }"));
    let error = read("\n\né").unwrap_err();
    assert_eq!(error.to_string(), "line 3, column 1: expected a value");
}

#[test]
fn every_place_says_what_would_be_right_there() {
    for (json, column, expected) in [
        ("", 1, "a value"),
        ("  ", 3, "a value"),
        ("tru", 1, "a value"),
        ("True", 1, "a value"),
        ("'a'", 1, "a value"),
        ("\u{FEFF}1", 1, "a value"),
        ("\u{A0}1", 1, "a value"),
        ("[", 2, "a value"),
        ("[1,]", 4, "a value"),
        ("[1 2]", 4, "a comma or ]"),
        ("[1}", 3, "a comma or ]"),
        ("{", 2, "a name in double quotes"),
        ("{a: 1}", 2, "a name in double quotes"),
        ("{\"a\": 1,}", 9, "a name in double quotes"),
        ("{\"a\" 1}", 6, "a colon"),
        ("{\"a\":}", 6, "a value"),
        ("{\"a\": 1 \"b\": 2}", 9, "a comma or }"),
        ("\"abc", 5, "the end of this text, a double quote"),
        ("1 2", 3, "nothing more"),
        ("{} {}", 4, "nothing more"),
        ("null,", 5, "nothing more"),
        ("truefalse", 5, "nothing more"),
    ] {
        assert_eq!(refused(json), (1, column, expected), "{json}");
    }
}

#[test]
fn numbers_stay_as_they_were_written() {
    for number in
        ["0", "-0", "7", "10", "-12.50", "0.0", "1e5", "1E+5", "2e-07", "1.5e300", "1e999"]
    {
        assert_eq!(read(number), Ok(Json::Number(number.to_owned())));
    }
}

#[test]
fn a_malformed_number_is_refused_where_it_goes_wrong() {
    for (number, column, expected) in [
        ("-", 2, "a digit"),
        ("-x", 2, "a digit"),
        ("--1", 2, "a digit"),
        ("1.", 3, "a digit"),
        ("1.e5", 3, "a digit"),
        ("1e", 3, "a digit"),
        ("1e+", 4, "a digit"),
        ("1E-x", 4, "a digit"),
        ("-.5", 2, "a digit"),
        ("01", 2, "nothing more"),
        ("-01", 3, "nothing more"),
        ("1-2", 2, "nothing more"),
        ("1.2.3", 4, "nothing more"),
        ("1e5e5", 4, "nothing more"),
        ("1e5.0", 4, "nothing more"),
        ("0x10", 2, "nothing more"),
        (".5", 1, "a value"),
        ("+1", 1, "a value"),
        ("NaN", 1, "a value"),
    ] {
        assert_eq!(refused(number), (1, column, expected), "{number}");
    }
    assert_eq!(refused("[1, 2-3]"), (1, 6, "a comma or ]"));
    assert_eq!(refused("{\"a\": 1., \"b\": 2}"), (1, 9, "a digit"));
}

#[test]
fn nesting_is_read_to_its_limit_and_no_deeper() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&nested(DEPTH_MAX)).is_ok());
    let (line, column, expected) = refused(&nested(DEPTH_MAX + 1));
    assert_eq!((line, column), (1, DEPTH_MAX + 2));
    assert!(expected.contains(&DEPTH_MAX.to_string()), "{expected}");
    // Far beyond it the stack holds as well.
    for open in ["[", "{\"a\":"] {
        assert!(refused(&open.repeat(1_000_000)).2.starts_with("less nesting"));
    }
}

/// The same value, as far as both readers keep it.
fn is_same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(one), Value::Bool(other)) => one == other,
        (Json::Text(one), Value::String(other)) => one == other,
        // Ours keeps the text, theirs rounds.
        (Json::Number(_), Value::Number(_)) => true,
        (Json::List(ones), Value::Array(others)) => {
            ones.len() == others.len()
                && ones.iter().zip(others).all(|(one, other)| is_same(one, other))
        }
        (Json::Object(ones), Value::Object(others)) => {
            ones.len() == others.len()
                && ones
                    .iter()
                    .all(|(name, one)| others.get(name).is_some_and(|other| is_same(one, other)))
        }
        (
            Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::Text(_)
            | Json::List(_)
            | Json::Object(_),
            _,
        ) => false,
    }
}

/// Reads `text` with both readers; `None` if they agree, otherwise what differs.
fn difference(text: &str) -> Option<String> {
    match (read(text), serde_json::from_str::<Value>(text)) {
        (Ok(ours), Ok(theirs)) => {
            (!is_same(&ours, &theirs)).then(|| format!("{text:?}: {ours:?}, theirs: {theirs:?}"))
        }
        (Err(error), Ok(theirs)) => (error.expected != "each name once")
            .then(|| format!("{text:?}: {error}, theirs: {theirs:?}")),
        (Ok(ours), Err(error)) => {
            // A number too big for a float is JSON, and no matter of the reader.
            (!error.to_string().contains("number out of range"))
                .then(|| format!("{text:?}: {ours:?}, theirs: {error}"))
        }
        (Err(_), Err(_)) => None,
    }
}

/// Valid JSON with space in odd places, odd numbers and odd escapes.
fn valid() -> impl Strategy<Value = String> {
    let string = prop::collection::vec(
        prop_oneof![
            "[ -!#-\\[\\]-~]{0,4}".boxed(),
            "\\\\[\"\\\\/bfnrt]".boxed(),
            "\\\\u00[0-9a-fA-F]{2}".boxed(),
            Just("\\ud83d\\ude00".to_owned()).boxed(),
            Just("é日😀".to_owned()).boxed(),
        ],
        0..4,
    )
    .prop_map(|parts| format!("\"{}\"", parts.concat()));
    let leaf = prop_oneof![
        select(vec!["null", "true", "false"]).prop_map(str::to_owned),
        "-?(0|[1-9][0-9]{0,5})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?".boxed(),
        string.clone(),
    ];
    let space = "[ \n\r\t]{0,2}";
    leaf.prop_recursive(4, 32, 4, move |inner| {
        let list = prop::collection::vec((space, inner.clone(), space), 0..4).prop_map(|parts| {
            let parts: Vec<_> =
                parts.into_iter().map(|(before, value, after)| before + &value + &after).collect();
            format!("[{}]", parts.join(","))
        });
        let object = prop::collection::vec((space, string.clone(), space, inner), 0..4).prop_map(
            |members| {
                let members: Vec<_> = members
                    .into_iter()
                    .map(|(before, name, after, value)| {
                        format!("{before}{name}{after}:{before}{value}{after}")
                    })
                    .collect();
                format!("{{{}}}", members.join(","))
            },
        );
        prop_oneof![list, object]
    })
}

const PIECES: [&str; 40] = [
    "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\"", "\\", "\\u", "\\ud83d", "\\ude00",
    "d83d", "+041", "\\n", "null", "true", "false", "0", "1", "-", "+", ".", "e", "E", " ", "\n",
    "\t", "\u{1}", "é", "😀", "\u{FEFF}", "/", "'", "12", "-0", "1.5", "1e3", "x",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is valid is read, and means what it means to serde_json.
    #[test]
    fn valid_json_is_read_as_serde_json_reads_it(json in valid()) {
        prop_assert!(serde_json::from_str::<Value>(&json).is_ok(), "{}", json);
        prop_assert_eq!(difference(&json), None);
    }

    /// One mistake in valid JSON is a mistake to both readers, or to none.
    #[test]
    fn altered_json_is_accepted_exactly_where_serde_json_accepts_it(
        json in valid(), at in any::<Index>(), removed in 0..3_usize, piece in select(PIECES.to_vec())
    ) {
        let letters: Vec<char> = json.chars().collect();
        let at = at.index(letters.len() + 1);
        let altered: String = letters[..at]
            .iter()
            .copied()
            .chain(piece.chars())
            .chain(letters[at..].iter().copied().skip(removed))
            .collect();
        prop_assert_eq!(difference(&altered), None);
    }

    /// Pieces of JSON in any order are judged as serde_json judges them.
    #[test]
    fn pieces_of_json_are_accepted_exactly_where_serde_json_accepts_them(
        pieces in prop::collection::vec(select(PIECES.to_vec()), 0..9), wrap in select(vec![("", ""), ("[", "]"), ("\"", "\"")])
    ) {
        prop_assert_eq!(difference(&format!("{}{}{}", wrap.0, pieces.concat(), wrap.1)), None);
    }

    /// Any text is read or refused, and a refusal names a place that the text has.
    #[test]
    fn any_text_is_read_or_refused_at_a_place_it_has(text in any::<String>()) {
        if let Err(error) = read(&text) {
            let line = text.split('\n').nth(error.line - 1).expect("a line of the text");
            prop_assert!(error.column <= line.chars().count() + 1);
        }
    }

    /// Text that is written is read again, by us and by others.
    #[test]
    fn written_text_is_read_again(wanted in any::<String>()) {
        let mut json = String::new();
        write_text(&mut json, &wanted);
        prop_assert_eq!(&text(&json), &wanted);
        prop_assert_eq!(serde_json::from_str::<String>(&json).ok(), Some(wanted));
    }
}

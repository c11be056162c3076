//! The file of a fleet: written and read again, refused with a reason, and opened for good.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/fleets.rs"]
mod random;

use proptest::prelude::*;
use proptest::sample::Index;
use tls_rehearsal::codec::fleet::{
    self, FORMAT, FleetError, LENGTH_MAX, NAME_MAX, OwnClient, RowFault, VERSION, write,
    written_length_max,
};
use tls_rehearsal::domain::{Config, Instance, Protocol, Side};
use tls_rehearsal::tls::fleet::{EXAMPLE, Fleet, MEMBERS_MAX, NEW_REQUESTS, OWN_MAX, REQUESTS_MAX};
use tls_rehearsal::tls::impact::{Judge, Verdict};
use tls_rehearsal::tls::own::{Form, Origin};

/// A fleet with these rows.
fn of(clients: &str, backends: &str) -> String {
    format!(
        r#"{{"format": "{FORMAT}", "version": 1, "name": "F", "clients": [{clients}], "backends": [{backends}]}}"#
    )
}

fn read(text: &str) -> Result<Fleet, FleetError> {
    fleet::read(text).map(|read| read.fleet)
}

fn message(text: &str) -> String {
    read(text).expect_err(text).to_string()
}

/// A fleet with this name.
fn with_name(json: &str) -> String {
    of("", "").replace("\"F\"", json)
}

fn own(number: usize) -> String {
    format!(r#"{{"name": "c{number}", "openssl": "AES128-SHA", "requests_per_day": 1}}"#)
}

#[test]
fn the_example_fleet_is_read_as_it_was_written() {
    let fleet = read(&write(&Fleet::example())).expect("our own file");
    assert_eq!(fleet, *Fleet::example());
    assert_eq!(fleet, *Fleet::example());
}

/// The file of version 1, with every kind of row. It must go on opening in every version to come, and mean the same: it is
/// never written anew. When the version rises, the last line moves on to a new file beside it.
#[test]
fn a_stored_fleet_of_version_1_goes_on_opening() {
    let stored = include_str!("golden/fleet-v1.json");
    let fleet = read(stored).expect("a file that somebody keeps");
    assert_eq!(fleet.name, "Shop \"north\" <1>");
    let found: Vec<_> = fleet
        .members
        .iter()
        .map(|member| {
            let form = member.origin.as_ref().map(|origin| origin.form);
            (&*member.profile.facts().name, member.requests, member.keep, form)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("Windows Server 2012 R2 / Windows 8.1, SChannel", 1200, true, None),
            ("Till \\ é 😀", 1000, false, Some(Form::Hello)),
            ("Scanner & <b>co</b>", 0, true, Some(Form::Ja3)),
            ("Gateway's own \"probe\"", 1_000_000_000, false, Some(Form::OpenSsl)),
            ("Partner", 7, false, Some(Form::Suites)),
            ("IIS 10 on Windows Server 2022, defaults", 50_000, false, None),
        ]
    );
    let judge = Judge::new(Instance::default(), Config::from_bits(u32::MAX));
    let versions: Vec<_> = fleet
        .members
        .iter()
        .map(|member| match judge.verdict(&member.profile) {
            Verdict::Connects(version, _) => Some(version),
            Verdict::Fails | Verdict::Unknown => None,
        })
        .collect();
    assert_eq!(
        versions,
        [
            Some(Protocol::Tls12),
            Some(Protocol::Tls12),
            Some(Protocol::Tls13),
            Some(Protocol::Tls13),
            Some(Protocol::Tls12),
            Some(Protocol::Tls13),
        ]
    );
    assert_eq!(write(&fleet), stored, "the form of today");
}

#[test]
fn every_prefix_of_a_stored_fleet_is_refused() {
    let stored = include_str!("golden/fleet-v1.json").trim_end();
    for (at, _) in stored.char_indices() {
        assert!(read(&stored[..at]).is_err(), "{}", &stored[..at]);
    }
}

#[test]
fn what_is_wrong_with_the_whole_is_said_with_what_would_be_right() {
    let format = "\"format\": expected \"tls-rehearsal/fleet\"";
    let name = "\"name\": expected a name of 1 to 80 characters";
    let whole = of("", "");
    assert!(read(&whole).is_ok());
    let with = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1)
    };
    let cases = [
        (String::new(), "no JSON; line 1, column 1: EOF while parsing a value"),
        (with("\"name\"", "\n\"é\": 1, name"), "no JSON; line 2, column 9: key must be a string"),
        (
            "[]".to_owned(),
            "line 1, column 1: invalid type: sequence, expected an object with format, version, name, clients, backends",
        ),
        ("{}".to_owned(), format),
        (with(FORMAT, "another"), format),
        (with(&format!("\"{FORMAT}\""), "7"), format),
        (with("\"version\": 1, ", ""), "\"version\": expected a whole number"),
        (with("1", "\"1\""), "\"version\": expected a whole number"),
        (with("1", "1.5"), "\"version\": expected a whole number"),
        (with("1", "-1"), "\"version\": expected a whole number"),
        (with("1", "2"), "version 2; this page reads versions up to 1"),
        (with("1", "4000000000"), "version 4000000000; this page reads versions up to 1"),
        (with("\"name\": \"F\", ", ""), name),
        (with("\"F\"", "null"), name),
        (with("\"F\"", "\"\""), name),
        (with("\"F\"", "\" \\u0009 \""), name),
        (with("\"F\"", "\"\\u0001 \\u0002\""), name),
        (with("\"clients\": [], ", ""), "\"clients\": expected a list"),
        (with("\"clients\": []", "\"clients\": {}"), "\"clients\": expected a list"),
        (with(", \"backends\": []", ""), "\"backends\": expected a list"),
        (with("\"backends\": []", "\"backends\": \"\""), "\"backends\": expected a list"),
        (
            with("\"name\"", "\"nam<e>\": 1, \"name\""),
            "\"nam<e>\" is no field of a fleet; expected format, version, name, clients, backends",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(message(&text), expected, "{text}");
    }
    assert_eq!(VERSION, 1, "messages and documents above name the version");
}

#[test]
fn what_is_wrong_with_a_row_is_said_with_its_place_and_what_would_be_right() {
    let form =
        "expected \"profile\", or \"name\" and one of \"hello\", \"ja3\", \"openssl\", \"suites\"";
    let shape = |column: usize, found: &str| {
        format!(
            "line 1, column {column}: invalid type: {found}, expected an object with profile, or with name and one of hello, ja3, openssl, suites"
        )
    };
    let requests = "\"requests_per_day\": expected 0 to 1000000000";
    let name = "expected a name of 1 to 80 characters";
    let key = |key: &str| format!("\"{key}\" is no field of a row, or not of the right kind");
    let good = r#"{"profile": "win-2016", "requests_per_day": 1}"#;
    assert!(read(&of(good, "")).is_ok());
    let row = |fields: &str| format!("{{{fields}, \"requests_per_day\": 1}}");
    let cases: Vec<(String, String)> = vec![
        ("7".to_owned(), shape(122, "integer `7`")),
        ("[]".to_owned(), shape(121, "sequence")),
        (r#"{"requests_per_day": 1}"#.to_owned(), form.to_owned()),
        (row(r#""name": "a""#), form.to_owned()),
        (row(r#""ja3": "769,47,,,""#), form.to_owned()),
        (row(r#""profile": "win-2012r2", "name": "a""#), form.to_owned()),
        (row(r#""profile": "win-2012r2", "ja3": "769,47,,,""#), form.to_owned()),
        (
            row(r#""profile": "no <such>""#),
            "no built-in profile is called \"no <such>\"".to_owned(),
        ),
        (row(r#""profile": "win-2016""#), "\"win-2016\" for the second time".to_owned()),
        (row(r#""name": " ", "ja3": "769,47,,,""#), name.to_owned()),
        (row(r#""name": "\u0007", "ja3": "769,47,,,""#), name.to_owned()),
        (row(r#""name": "\u0007 \u0007", "ja3": "769,47,,,""#), name.to_owned()),
        (r#"{"profile": "win-2012r2"}"#.to_owned(), requests.to_owned()),
        (r#"{"profile": "win-2012r2", "requests_per_day": -1}"#.to_owned(), requests.to_owned()),
        (r#"{"profile": "win-2012r2", "requests_per_day": 1e3}"#.to_owned(), requests.to_owned()),
        (r#"{"profile": "win-2012r2", "requests_per_day": "1"}"#.to_owned(), requests.to_owned()),
        (
            r#"{"profile": "win-2012r2", "requests_per_day": 1000000001}"#.to_owned(),
            requests.to_owned(),
        ),
        (
            r#"{"profile": "win-2012r2", "requests_per_day": 99999999999}"#.to_owned(),
            requests.to_owned(),
        ),
        (row(r#""profile": 1"#), key("profile")),
        (row(r#""profile": "win-2012r2", "keep": 1"#), key("keep")),
        (row(r#""profile": "win-2012r2", "Keep": true"#), key("Keep")),
        (row(r#""name": "a", "hello": 1"#), key("hello")),
        (row(r#""name": "a", "ja3": "769,47,,,", "openssl": "ALL""#), key("openssl")),
        (
            row(r#""name": "a", "hello": """#),
            "nothing to read; expected a ClientHello, a JA3 string, an OpenSSL cipher string or suite names".to_owned(),
        ),
        (
            row(r#""name": "a", "hello": "16 03 zz""#),
            "character 6: neither hexadecimal nor base64".to_owned(),
        ),
        (
            row(r#""name": "a", "ja3": "771,47-x,,,""#),
            "character 7: field 2 of a JA3 string; expected five fields between commas, numbers up to 65535 between hyphens".to_owned(),
        ),
        (
            row(r#""name": "a", "openssl": "ECDHE+AESGCM:HIHG""#),
            "character 13: \"HIHG\" is no OpenSSL cipher name or keyword; expected for example ECDHE+AESGCM or AES128-SHA".to_owned(),
        ),
        (
            row(r#""name": "a", "suites": "TLS_FOO""#),
            "no suite with RSA or ECDSA authentication; expected at least one".to_owned(),
        ),
        (
            row(&format!(r#""name": "a", "suites": "{}""#, "x".repeat(512 * 1024 + 1))),
            "more than 524288 characters; expected one hello or list".to_owned(),
        ),
    ];
    for (row, expected) in cases {
        let found = message(&of(&format!("{good}, {row}"), ""));
        assert_eq!(found, format!("clients, entry 2: {expected}"), "{row:.200}");
    }
    // What no hello can be is said by the reader of hellos, with its byte.
    let found = message(&of(&row(r#""name": "a", "hello": "16030100""#), ""));
    assert!(found.starts_with("clients, entry 1: ") && found.contains("byte"), "{found}");
}

#[test]
fn names_that_do_not_fit_are_refused_by_what_they_are() {
    let long = "é".repeat(NAME_MAX + 1);
    assert_eq!(
        read(&of("", "").replace("\"F\"", &format!("\"{long}\""))),
        Err(FleetError::Field("name"))
    );
    let row = format!(r#"{{"name": "{long}", "ja3": "769,47,,,", "requests_per_day": 1}}"#);
    let fault = |fault| FleetError::Row { side: Side::Client, number: 1, fault };
    assert_eq!(read(&of(&row, "")), Err(fault(RowFault::Name)));
    let fits = "é".repeat(NAME_MAX);
    let text = of(&row.replace(&long, &fits), "").replace("\"F\"", &format!("\"  {fits}\\n\""));
    assert_eq!(read(&text).expect("as long as it may be").name, fits);
}

#[test]
fn own_clients_are_told_apart_by_name_and_from_built_in_ones() {
    let message = message(&of(&format!("{}, {}", own(1), own(1)), ""));
    assert_eq!(message, "clients, entry 2: \"c1\" for the second time");
    let built_in = Fleet::example().members[0].profile.facts().clone();
    let row = format!(
        r#"{{"profile": "{}", "requests_per_day": 1}}, {}"#,
        built_in.id,
        own(1).replace("c1", &built_in.name)
    );
    let twice = RowFault::Twice(built_in.name.into_owned());
    let error = FleetError::Row { side: Side::Client, number: 2, fault: twice };
    assert_eq!(read(&of(&row, "")), Err(error));
}

#[test]
fn a_backend_is_a_built_in_profile_of_its_side() {
    let fault = |fault| Err(FleetError::Row { side: Side::Backend, number: 1, fault });
    assert_eq!(read(&of("", &own(1))), fault(RowFault::Form));
    let client = r#"{"profile": "win-2016", "requests_per_day": 1}"#;
    assert_eq!(read(&of("", client)), fault(RowFault::UnknownProfile("win-2016".to_owned())));
    assert!(message(&of("", client)).starts_with("backends, entry 1: "));
}

#[test]
fn limits_are_reached_and_not_passed() {
    // Bytes.
    let text = of("", "");
    let padded = |length: usize| format!("{text}{}", " ".repeat(length - text.len()));
    assert!(read(&padded(LENGTH_MAX)).is_ok());
    assert_eq!(read(&padded(LENGTH_MAX + 1)), Err(FleetError::TooLong));
    assert_eq!(FleetError::TooLong.to_string(), "more than 2 MiB; expected the file of one fleet");
    assert_eq!(LENGTH_MAX, 2 * 1024 * 1024);
    // Members: too many are refused before any of them is read.
    let rows = |count: usize| vec!["{}"; count].join(",");
    assert_eq!(
        read(&of(&rows(MEMBERS_MAX + 1), "")),
        Err(FleetError::TooMany { most: MEMBERS_MAX })
    );
    assert!(matches!(read(&of(&rows(MEMBERS_MAX), "")), Err(FleetError::Row { number: 1, .. })));
    let both = of(&own(1), &rows(MEMBERS_MAX));
    assert_eq!(read(&both), Err(FleetError::TooMany { most: MEMBERS_MAX }));
    assert_eq!(message(&both), "too many members; at most 250 are taken");
    // Own clients.
    let owns = |count: usize| (0..count).map(own).collect::<Vec<_>>().join(",");
    assert_eq!(read(&of(&owns(OWN_MAX), "")).expect("as many as may be").members.len(), OWN_MAX);
    assert_eq!(message(&of(&owns(OWN_MAX + 1), "")), "too many members; at most 40 are taken");
    // Requests.
    for requests in [0, 1, REQUESTS_MAX] {
        let row = format!(r#"{{"profile": "win-2016", "requests_per_day": {requests}}}"#);
        assert_eq!(read(&of(&row, "")).expect("a number that fits").members[0].requests, requests);
    }
    // Nesting: nothing of a fleet is nested, and nothing that is has the stack run out.
    for open in ["[", "{\"a\":"] {
        let deep = open.repeat(200_000);
        for text in [deep.clone(), of(&deep, ""), with_name(&deep)] {
            assert!(read(&text).is_err(), "{text:.120}");
        }
    }
}

#[test]
fn what_a_row_leaves_out_has_the_usual_value() {
    let fleet = read(&of(&own(1), "")).expect("a fleet");
    assert!(!fleet.members[0].keep);
    let origin = Origin { form: Form::OpenSsl, text: "ALL".to_owned() };
    let (member, _) = OwnClient::read(" a\tb\n", origin).member(&fleet).expect("a client");
    assert_eq!((member.requests, member.keep), (NEW_REQUESTS, false));
    assert_eq!(member.profile.facts().name, "ab", "without control characters");
    let text = of("", "").replace("\"F\"", "\"\\u0007 two words \\u0007\"");
    assert_eq!(read(&text).expect("a fleet").name, "two words", "nor the space inside of them");
    assert_ne!(fleet.name, EXAMPLE);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is written is read as the same fleet, whatever is in it.
    #[test]
    fn a_fleet_is_read_as_it_was_written(fleet in random::fleet()) {
        let text = write(&fleet);
        let read = read(&text).expect("our own file");
        prop_assert_eq!(random::seen(&read), random::seen(&fleet));
        prop_assert_eq!(&read, &fleet);
        prop_assert!(text.len() <= written_length_max(&fleet));
        prop_assert_eq!(write(&read), text);
    }

    /// What is written is JSON to others as well.
    #[test]
    fn a_written_fleet_is_json(fleet in random::fleet()) {
        let value: serde_json::Value = serde_json::from_str(&write(&fleet)).expect("JSON");
        prop_assert_eq!(value["name"].as_str(), Some(&*fleet.name));
        for (side, list) in [(Side::Client, "clients"), (Side::Backend, "backends")] {
            prop_assert_eq!(value[list].as_array().map(Vec::len), Some(fleet.on(side).count()));
        }
    }

    /// A file that was cut off anywhere is refused.
    #[test]
    fn a_truncated_fleet_is_refused(fleet in random::fleet(), at in any::<Index>()) {
        let text = write(&fleet);
        let whole = text.trim_end();
        let at = at.index(whole.len());
        prop_assume!(whole.is_char_boundary(at));
        prop_assert!(matches!(read(&whole[..at]), Err(FleetError::NotJson(_))));
    }

    /// Any text is read or refused, and a refusal says something.
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), row in ".{0,60}") {
        for text in [text, of(&row, ""), of("", &format!("{{{row}}}"))] {
            if let Err(error) = read(&text) {
                prop_assert!(error.to_string().len() > 10, "{}", error);
            }
        }
    }

    /// A file with one character more, less or changed is read or refused; what is read is a fleet that can be written.
    #[test]
    fn an_altered_fleet_is_read_or_refused(at in any::<Index>(), with in "\\PC{0,2}", removed in 0..3_usize) {
        let letters: Vec<char> = include_str!("golden/fleet-v1.json").chars().collect();
        let at = at.index(letters.len());
        let altered: String = letters[..at]
            .iter()
            .copied()
            .chain(with.chars())
            .chain(letters[at..].iter().copied().skip(removed))
            .collect();
        if let Ok(fleet) = read(&altered) {
            prop_assert_eq!(read(&write(&fleet)), Ok(fleet));
        }
    }
}

#[test]
fn the_example_of_the_documentation_opens() {
    let page = include_str!("../docs/fleet.md");
    let (_, rest) = page.split_once("```json").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let fleet = read(example).expect("the example");
    assert_eq!((fleet.on(Side::Client).count(), fleet.on(Side::Backend).count()), (3, 1));
}

//! A person's own clients: what is read, what is left aside, what is refused and how that is said.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use proptest::prelude::*;
use serde_json::Value;
use tls_rehearsal::domain::{Config, Instance, Protocol};
use tls_rehearsal::tls::impact::{Judge, Verdict};
use tls_rehearsal::tls::own::{Form, OwnError, Reading, Remark, read};
use tls_rehearsal::tls::profile::{Assumption, Peer};
use tls_rehearsal::tls::{openssl, suite_names};

fn data(name: &str) -> Value {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn reading(form: Form, text: &str) -> Result<Reading, OwnError> {
    read(form, text, "own-1".to_owned(), "Ours".to_owned())
}

fn client(reading: &Reading) -> &tls_rehearsal::tls::party::Client {
    match &reading.profile.facts().peer {
        Peer::Client(client) => client,
        Peer::Backend(_) => panic!("a backend"),
    }
}

#[test]
fn cipher_strings_select_what_openssl_selects_in_its_order() {
    let data = data("cipher-strings.json");
    for row in data["strings"].as_array().unwrap() {
        let text = row["string"].as_str().unwrap();
        let expected: Vec<&str> =
            row["suites"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        let (suites, _) = openssl::suites(text).unwrap();
        // Debian's OpenSSL is built without triple DES.
        let found: Vec<_> = suites
            .into_iter()
            .map(suite_names::name)
            .filter(|name| !name.contains("3DES"))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn every_good_hello_becomes_a_client_and_every_bad_one_names_its_byte() {
    let data = data("hello-vectors.json");
    let mut read_well = 0;
    for vector in data["hellos"].as_array().unwrap() {
        let hex = vector["hex"].as_str().unwrap();
        match (vector["expect"]["ok"].as_bool().unwrap(), reading(Form::Hello, hex)) {
            (true, Ok(_)) => read_well += 1,
            // Well formed, but nothing in it that any gateway has.
            (true, Err(OwnError::NoSuite)) => {}
            (false, Err(OwnError::Hello(error))) => {
                let offset = vector["expect"]["error"]["offset"].as_u64().unwrap();
                assert_eq!(error.offset as u64, offset, "{}", vector["id"]);
            }
            (_, other) => panic!("{}: {other:?}", vector["id"]),
        }
    }
    assert!(read_well > 10);
}

#[test]
fn bytes_after_a_hello_are_left_aside_and_said() {
    let data = data("hello-vectors.json");
    let whole = data["hellos"].as_array().unwrap().iter().find(|vector| {
        vector["expect"]["ok"] == true && vector["expect"]["decoded"]["left_over"] == 0
    });
    let hex = whole.unwrap()["hex"].as_str().unwrap();
    let remarks = reading(Form::Hello, &format!("{hex} 17 03 03")).unwrap().remarks;
    assert!(remarks.contains(&Remark::LeftOver(3)), "{remarks:?}");
}

#[test]
fn hexadecimal_and_base64_of_a_hello_are_the_same_client() {
    use base64::Engine;
    let data = data("hello-vectors.json");
    let vector =
        data["hellos"].as_array().unwrap().iter().find(|each| each["expect"]["ok"] == true);
    let hex = vector.unwrap()["hex"].as_str().unwrap();
    let bytes: Vec<u8> = (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
        .collect();
    let base64 = base64::engine::general_purpose::STANDARD.encode(&bytes);
    let spaced: String = bytes.iter().map(|byte| format!("0x{byte:02X}, ")).collect();
    for text in [hex, &base64, &spaced] {
        assert_eq!(Form::guess(text), Form::Hello);
        assert_eq!(reading(Form::Hello, text), reading(Form::Hello, hex));
    }
}

#[test]
fn a_ja3_string_says_suites_groups_and_extensions() {
    let text = "771,4865-4866-49195-49199-47,0-23-65281-10-11-35-16-5-13-18-51-45-43,29-23-24,0";
    assert_eq!(Form::guess(text), Form::Ja3);
    let reading = reading(Form::Ja3, text).unwrap();
    let client = client(&reading);
    assert_eq!(client.suites, [0x1301, 0x1302, 0xC02B, 0xC02F, 0x002F]);
    assert_eq!(client.groups.as_deref(), Some(&[29, 23, 24][..]));
    assert!(client.enabled.contains(&Protocol::Tls13) && client.extended_master_secret);
    assert!(reading.profile.facts().assumed.has(Assumption::Schemes));
}

#[test]
fn a_ja3_string_without_extensions_is_an_old_client() {
    let reading = reading(Form::Ja3, "769,47-53-10,,,").unwrap();
    let client = client(&reading);
    assert_eq!((client.supported_versions.clone(), client.groups.clone()), (None, None));
    // It does not say where its range begins.
    assert_eq!(client.enabled, [Protocol::Tls10, Protocol::Ssl30]);
}

#[test]
fn mistakes_in_ja3_name_field_and_character() {
    let error = |text| reading(Form::Ja3, text).unwrap_err();
    assert_eq!(error("771,47-x,,,"), OwnError::Ja3 { field: 2, offset: 7 });
    assert_eq!(error("771,47-70000,,,"), OwnError::Ja3 { field: 2, offset: 7 });
    assert_eq!(error("771,47"), OwnError::Ja3 { field: 3, offset: 6 });
    assert_eq!(error("9,47,,,"), OwnError::Ja3 { field: 1, offset: 0 });
}

#[test]
fn mistakes_in_a_cipher_string_name_the_word_and_unknown_suites_are_said() {
    let error = reading(Form::OpenSsl, "ECDHE+AESGCM:HIHG").unwrap_err();
    assert_eq!(error, OwnError::Word { word: "HIHG".to_owned(), offset: 13 });
    assert!(error.to_string().contains("character 13"));
    let remarks = reading(Form::OpenSsl, "AES128-SHA:CAMELLIA128-SHA").unwrap().remarks;
    assert_eq!(remarks, [Remark::Ignored(vec!["CAMELLIA128-SHA".to_owned()])]);
}

#[test]
fn names_of_suites_are_read_from_any_list() {
    let text =
        "[\"TLS_RSA_WITH_AES_128_CBC_SHA\", \"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\", TLS_FOO]";
    assert_eq!(Form::guess(text), Form::Suites);
    let reading = reading(Form::Suites, text).unwrap();
    assert_eq!(client(&reading).suites, [0x002F, 0xC02F]);
    assert_eq!(reading.remarks, [Remark::UnknownNames(vec!["TLS_FOO".to_owned()])]);
    let judge = Judge::new(Instance::default(), Config::from_bits(u32::MAX));
    assert!(matches!(judge.verdict(&reading.profile), Verdict::Connects(Protocol::Tls12, _)));
}

#[test]
fn nothing_to_read_and_nothing_usable_are_said() {
    for form in Form::ALL {
        assert_eq!(reading(form, "  \n").unwrap_err(), OwnError::Empty);
    }
    assert_eq!(reading(Form::Suites, "TLS_NOTHING").unwrap_err(), OwnError::NoSuite);
    assert_eq!(reading(Form::Hello, "16 03 zz").unwrap_err(), OwnError::NotBytes(6));
}

proptest! {
    /// Whatever is pasted, it is read or refused; nothing panics.
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}", form in prop::sample::select(Form::ALL.to_vec())) {
        let _ = reading(form, &text);
        let _ = reading(Form::guess(&text), &text);
    }

    /// Whatever is pasted that looks like bytes, too.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        if let Err(error) = reading(Form::Hello, &format!("1603010100{hex}")) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}

#[test]
fn what_was_pasted_is_recognized_even_where_it_could_be_something_else() {
    for (text, form) in [
        ("1603010200010001", Form::Hello),
        ("16030102000100010", Form::Hello),
        ("45 00 02 34 1c 46 40 00", Form::Hello),
        ("kRSA", Form::OpenSsl),
        ("kEECDH+AESGCM", Form::OpenSsl),
        ("3DES", Form::OpenSsl),
        ("DEFAULT@SECLEVEL=1", Form::OpenSsl),
        ("HIGH:!aNULL:!SSLv2", Form::OpenSsl),
    ] {
        assert_eq!(Form::guess(text), form, "{text}");
    }
}

#[test]
fn a_hello_that_lacks_a_digit_or_begins_elsewhere_is_refused_at_its_place() {
    assert_eq!(reading(Form::Hello, "1603010").unwrap_err(), OwnError::NotBytes(7));
    let error = reading(Form::Hello, "45 00 02 34").unwrap_err();
    let begins_elsewhere = matches!(&error, OwnError::Hello(error) if error.offset == 0);
    assert!(begins_elsewhere, "{error:?}");
}

#[test]
fn a_command_behind_a_word_of_a_cipher_string_is_heeded() {
    let plain = openssl::suites("DEFAULT").unwrap();
    assert_eq!(openssl::suites("DEFAULT@SECLEVEL=1").unwrap(), plain);
    let sorted = openssl::suites("AES128-SHA:AES256-SHA:@STRENGTH").unwrap().0;
    assert_eq!(openssl::suites("AES128-SHA:AES256-SHA@STRENGTH").unwrap().0, sorted);
    assert_eq!(sorted[0], 0x0035);
}

#[test]
fn a_ja3_string_with_a_field_too_many_names_it() {
    let error = reading(Form::Ja3, "771,47,,,,0").unwrap_err();
    assert_eq!(error, OwnError::Ja3 { field: 6, offset: 10 });
}

#[test]
fn groups_that_a_ja3_string_names_say_whether_it_is_ready_for_post_quantum() {
    let reading = reading(Form::Ja3, "771,4865,10-13-43-51,4588-29,0").unwrap();
    assert_eq!(reading.profile.post_quantum(), Some(true));
}

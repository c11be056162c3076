//! What others wrote is recognized by its content, and read with the place of everything that is left out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use tls_rehearsal::codec::import::{DEPTH_MAX, ImportError, LENGTH_MAX, decode, import};
use tls_rehearsal::codec::imported::{Answer, Imported, Kind};
use tls_rehearsal::codec::reply::Reply;
use tls_rehearsal::domain::{CipherSuite, Protocol, Setting, Side, Tier};
use tls_rehearsal::words::setting::full_name;

fn specimens(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens").join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn read(path: &str) -> Imported {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens").join(path);
    import(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

fn on(imported: &Imported, setting: Setting) -> Option<bool> {
    imported.of(setting).stated()
}

/// How many settings are on or off.
fn stated(imported: &Imported) -> usize {
    imported.stated().count()
}

#[test]
fn configurations_are_read_setting_by_setting() {
    let tls10 = Setting::Protocol(Side::Client, Protocol::Tls10);
    let tls11 = Setting::Protocol(Side::Client, Protocol::Tls11);
    let show = read("written/az-apim-show.json");
    assert_eq!((show.kind, show.tier), (Kind::ArmService, Some(Tier::Standard)));
    assert_eq!((stated(&show), on(&show, tls10)), (8, Some(true)));
    assert!(show.remarks[0].text.contains("not about TLS") && !show.remarks[0].left_out);
    let get = read("written/arm-get.json");
    assert_eq!((get.kind, get.tier), (Kind::ArmService, Some(Tier::PremiumV2)));
    assert_eq!(on(&get, Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)), Some(true));
    let template = read("written/template.json");
    assert_eq!((template.kind, template.tier), (Kind::ArmTemplate, Some(Tier::Developer)));
    assert_eq!(on(&template, tls10), Some(false), "by its default");
    assert_eq!(template.of(tls11).answer, Answer::Unknown, "it has none");
    assert_eq!(on(&template, Setting::BACKEND_TLS13), Some(true));
    let bicep = read("written/apim.bicep");
    assert_eq!((bicep.kind, bicep.tier), (Kind::Bicep, Some(Tier::Basic)));
    let hcl = read("written/main.tf");
    assert_eq!((hcl.kind, hcl.tier), (Kind::TerraformHcl, Some(Tier::Premium)));
    assert_eq!(on(&hcl, Setting::Http2), Some(true));
    let plan = read("written/plan.json");
    assert_eq!(plan.kind, Kind::TerraformPlan);
}

#[test]
fn what_is_read_of_every_specimen() {
    let mut text = String::new();
    for folder in ["written", "testssl", "sslyze", "nmap"] {
        for path in specimens(folder) {
            let name = path.file_name().unwrap().to_string_lossy();
            let _ = writeln!(text, "== {folder}/{name}");
            match import(&fs::read_to_string(&path).unwrap()) {
                Err(error) => {
                    let _ = writeln!(text, "{error}");
                }
                Ok(imported) => {
                    let _ = writeln!(text, "{}; tier {:?}", imported.kind.name(), imported.tier);
                    for found in imported.settings() {
                        let _ = write!(text, "  {}: {:?}", full_name(found.setting), found.answer);
                        let _ = write!(text, " ({})", found.place);
                        let why = if found.why.is_empty() { "" } else { ": " };
                        let _ = writeln!(text, "{why}{}", found.why);
                    }
                    for each in &imported.remarks {
                        let sign = if each.left_out { '-' } else { '*' };
                        let _ = writeln!(
                            text,
                            "  {sign} {}: {}: {}",
                            each.place, each.about, each.text
                        );
                    }
                    let reply = Reply::Imported(Box::new(imported));
                    assert_eq!(Reply::from_json(&reply.to_json()), Some(reply));
                }
            }
        }
    }
    expect_file!["golden/imports.txt"].assert_eq(&text);
}

#[test]
fn a_key_that_is_said_is_not_at_its_default_and_no_other_is_taken_for_it() {
    let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA";
    let get = |key: &str| {
        let text = format!(
            "{{\"sku\":{{\"name\":\"Premium\"}},\"properties\":{{\"customProperties\":{{\"{key}\":null}}}}}}"
        );
        import(&text).unwrap()
    };
    let short = Setting::Cipher(CipherSuite::RsaAes128CbcSha);
    assert_eq!(get(&format!("{key}256")).of(short).answer, Answer::Default);
    assert_eq!(get(key).of(short).answer, Answer::Unknown, "null is no answer");
    let lower = get(&key.to_lowercase());
    assert_eq!(lower.of(short).answer, Answer::Unknown, "whether ARM heeds it is not known");
}

#[test]
fn what_cannot_be_read_says_what_is_wrong_and_where() {
    let deep = "[".repeat(DEPTH_MAX + 1);
    let xml: String = "<a>".repeat(DEPTH_MAX + 1);
    for (text, said) in [
        (String::new(), "it is empty"),
        ("\u{feff} \n".to_owned(), "it is empty"),
        ("x".repeat(LENGTH_MAX + 1), "at most"),
        (format!("[{}[]]", "[[]],".repeat(400_000)), "at most 700000 are read"),
        ("hello".to_owned(), "it is like none of these"),
        ("{}".to_owned(), "it is like none of these"),
        ("[]".to_owned(), "has no API Management instance"),
        (
            "{\"properties\": {\"customProperties\": {\n\"a\" \"b\"}}}".to_owned(),
            "line 2, column 5: no JSON",
        ),
        ("{\"properties\": {".to_owned(), "no JSON"),
        (deep, "nested deeper than 64"),
        (xml, "nested deeper than 64"),
        ("<nmaprun><host></nmaprun>".to_owned(), "no XML"),
        ("<a/>".to_owned(), "it is like none of these"),
        ("<html/>".to_owned(), "it is a web page"),
        ("a\0b".to_owned(), "line 1, column 2 has a byte that text does not have"),
        ("resource \"azurerm_api_management\" \"a\" {\n  security {\n".to_owned(), "no Terraform"),
        (
            "resource a 'Microsoft.ApiManagement/service@2022-08-01' = {\n  properties: {\n"
                .to_owned(),
            "no Bicep",
        ),
        ("\"id\",\"finding\"\n\"TLS1\n".to_owned(), ""),
    ] {
        match import(&text) {
            Err(error) => assert!(error.to_string().contains(said), "{:.60}: {error}", text),
            Ok(imported) => assert!(said.is_empty(), "{:.60}: {imported:?}", text),
        }
    }
}

#[test]
fn utf_16_and_line_ends_of_windows_are_read() {
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens/written/az-apim-show.json"),
    )
    .unwrap();
    let plain = import(&text).unwrap();
    let windows = text.replace('\n', "\r\n");
    assert_eq!(import(&windows).unwrap(), plain);
    for (mark, join) in
        [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)]
    {
        let bytes: Vec<u8> =
            mark.into_iter().chain(windows.encode_utf16().flat_map(join)).collect();
        assert_eq!(import(&decode(&bytes).unwrap()).unwrap(), plain);
    }
    assert_eq!(decode(text.as_bytes()).unwrap(), text);
    assert!(matches!(decode(b"ab\n\xFFx"), Err(ImportError::Binary(place)) if place.line == 2));
}

#[test]
fn what_turns_the_direction_of_writing_is_not_quoted() {
    let text = "{\"customProperties\": {\"\u{202E}evil\u{2066}\": \"x\"}}";
    let imported = import(text).unwrap();
    assert_eq!(imported.remarks[0].about, "evil");
}

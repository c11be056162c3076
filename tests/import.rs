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
use tls_rehearsal::codec::imported::{Imported, Kind};
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
    imported.found.iter().find(|found| found.setting == setting).map(|found| found.on)
}

/// The client versions that were found on, newest first, and the suites.
fn offered(imported: &Imported) -> (Vec<Protocol>, Vec<&'static str>) {
    let versions = Protocol::ALL.into_iter();
    let version =
        |version: &Protocol| on(imported, Setting::Protocol(Side::Client, *version)) == Some(true);
    let suites = CipherSuite::ALL.into_iter();
    let suite = |suite: &CipherSuite| on(imported, Setting::Cipher(*suite)) == Some(true);
    (versions.filter(version).collect(), suites.filter(suite).map(CipherSuite::iana).collect())
}

#[test]
fn three_scanners_saw_the_same_servers() {
    use Protocol::{Tls10, Tls11, Tls12, Tls13};
    for (server, versions, suites) in [
        ("A-modern", vec![Tls13, Tls12], 4),
        ("B-legacy", vec![Tls12, Tls11, Tls10], 5),
        ("C-legacy3des-gnutls", vec![Tls12, Tls11, Tls10], 0),
    ] {
        let flat = read(&format!("testssl/{server}.pE.json"));
        let seen = offered(&flat);
        assert_eq!(seen.0, versions, "{server}");
        if suites > 0 {
            assert_eq!(seen.1.len(), suites, "{server}: {:?}", seen.1);
        } else {
            assert!(seen.1.contains(&"TLS_RSA_WITH_3DES_EDE_CBC_SHA"), "{:?}", seen.1);
        }
        let mut others = vec![
            format!("testssl/{server}.pE.csv"),
            format!("testssl/{server}.pE.pretty.json"),
            format!("nmap/{server}.xml"),
        ];
        if suites > 0 {
            others.push(format!("sslyze/{server}.json"));
        }
        for other in others {
            assert_eq!(offered(&read(&other)), seen, "{other}");
        }
        // What was not offered was found off, not left open.
        assert_eq!(on(&flat, Setting::Protocol(Side::Client, Protocol::Ssl30)), Some(false));
        assert_eq!(on(&flat, Setting::BACKEND_TLS13), None, "a scan sees no backend side");
        assert!(flat.kind.is_scan());
    }
}

#[test]
fn a_closed_port_says_that_the_scan_did_not_reach_the_server() {
    for path in ["testssl/testssl-closed-port.json", "sslyze/closed-port.json"] {
        let imported = read(path);
        assert!(imported.found.is_empty(), "{path}");
        assert!(imported.ignored.iter().any(|each| each.why.contains("did not reach")), "{path}");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specimens/nmap/closed-port.xml");
    assert_eq!(import(&fs::read_to_string(path).unwrap()), Err(ImportError::Nothing(Kind::Nmap)));
}

#[test]
fn of_several_targets_the_first_is_read_and_the_others_are_named() {
    for path in ["nmap/two-ports.xml", "testssl/testssl-two-targets.pretty.json"] {
        let imported = read(path);
        assert!(!imported.found.is_empty(), "{path}");
        assert!(imported.ignored.iter().any(|each| each.what.starts_with("another")), "{path}");
    }
}

#[test]
fn configurations_are_read_setting_by_setting() {
    let show = read("written/az-apim-show.json");
    assert_eq!(
        (show.kind, show.tier, show.found.len()),
        (Kind::ArmService, Some(Tier::Standard), 8)
    );
    assert_eq!(on(&show, Setting::Protocol(Side::Client, Protocol::Tls10)), Some(true));
    assert!(show.ignored[0].why.contains("not about TLS"));
    let get = read("written/arm-get.json");
    assert_eq!((get.kind, get.tier), (Kind::ArmService, Some(Tier::PremiumV2)));
    assert_eq!(on(&get, Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)), Some(true));
    assert_eq!(get.ignored.len(), 3, "{:?}", get.ignored);
    let template = read("written/template.json");
    assert_eq!((template.kind, template.tier), (Kind::ArmTemplate, Some(Tier::Developer)));
    assert_eq!(
        on(&template, Setting::Protocol(Side::Client, Protocol::Tls10)),
        Some(false),
        "by its default"
    );
    assert_eq!(
        on(&template, Setting::Protocol(Side::Client, Protocol::Tls11)),
        None,
        "it has none"
    );
    assert_eq!(on(&template, Setting::BACKEND_TLS13), Some(true));
    assert!(
        template.ignored[0].why.contains("not guessed") && template.ignored[0].place.line == 20
    );
    let bicep = read("written/apim.bicep");
    assert_eq!((bicep.kind, bicep.tier, bicep.found.len()), (Kind::Bicep, Some(Tier::Basic), 2));
    assert!(bicep.ignored.iter().any(|each| each.what.contains("string(allowTls11)")));
    let hcl = read("written/main.tf");
    assert_eq!((hcl.kind, hcl.tier), (Kind::TerraformHcl, Some(Tier::Premium)));
    assert_eq!(on(&hcl, Setting::Http2), Some(true));
    assert_eq!(
        on(&hcl, Setting::Protocol(Side::Client, Protocol::Tls11)),
        Some(true),
        "by its old name"
    );
    assert_eq!(on(&hcl, Setting::BACKEND_TLS13), Some(true), "from azapi");
    assert_eq!(hcl.ignored.len(), 2, "{:?}", hcl.ignored);
    let plan = read("written/plan.json");
    assert_eq!((plan.kind, plan.tier), (Kind::TerraformPlan, Some(Tier::Developer)));
    assert_eq!(on(&plan, Setting::BACKEND_TLS13), Some(true));
    let tlsx = read("written/tlsx.jsonl");
    assert_eq!(offered(&tlsx).0, [Protocol::Tls13, Protocol::Tls12]);
    assert_eq!(offered(&tlsx).1.len(), 3);
    let labs = read("written/ssl-labs.json");
    assert_eq!(labs.kind, Kind::SslLabs);
    assert_eq!(offered(&labs).1.len(), 2);
}

/// Everything that is read of every specimen, letter by letter.
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
                    for found in &imported.found {
                        let _ = writeln!(
                            text,
                            "  {}: {} ({})",
                            full_name(found.setting),
                            found.on,
                            found.place
                        );
                    }
                    for each in &imported.ignored {
                        let _ = writeln!(text, "  - {}: {}: {}", each.place, each.what, each.why);
                    }
                    assert_eq!(Imported::from_json(&imported.to_json()), Some(imported));
                }
            }
        }
    }
    expect_file!["golden/imports.txt"].assert_eq(&text);
}

/// Source: Terraform azurerm provider: 17 keys at creation, 5 for Consumption, HTTP/2 with its block.
#[test]
fn what_azurerm_does_not_name_it_sends_as_off() {
    let read = |inner: &str| {
        let text = format!("resource \"azurerm_api_management\" \"a\" {{\n{inner}\n}}\n");
        let imported = import(&text).unwrap();
        assert!(imported.found.iter().all(|found| !found.on), "{text}");
        (imported.found.len(), imported.ignored.len())
    };
    assert_eq!(read("sku_name = \"Developer_1\"\nsecurity {}"), (17, 0));
    assert_eq!(read("sku_name = \"Consumption_0\"\nsecurity {}"), (5, 0));
    assert_eq!(read("security {}\nprotocols {}"), (18, 0));
    assert_eq!(read("security {\n  frontend_tls10_enabled = null\n}"), (17, 0));
    // Without the block, an instance that is there already stays as it is.
    assert_eq!(read("protocols {}"), (1, 1));
    assert_eq!(read("sku_name = \"Developer_1\""), (0, 1));
}

#[test]
fn azapi_counts_before_azurerm_whichever_stands_first() {
    let azurerm = "resource \"azurerm_api_management\" \"a\" {\n  security {\n    frontend_tls10_enabled = true\n  }\n}\n";
    let azapi = |id: &str, key: &str, value: &str| {
        format!(
            "resource \"azapi_update_resource\" \"t\" {{\n  type = \"Microsoft.ApiManagement/service@2024-05-01\"\n  resource_id = {id}\n  body = {{ properties = {{ customProperties = {{\n    \"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.{key}\" = \"{value}\"\n  }} }} }}\n}}\n"
        )
    };
    let tls10 = Setting::Protocol(Side::Client, Protocol::Tls10);
    let off = azapi("x.id", "Protocols.Tls10", "False");
    for text in [format!("{azurerm}{off}"), format!("{off}{azurerm}")] {
        let imported = import(&text).unwrap();
        assert_eq!(on(&imported, tls10), Some(false), "{text}");
        let [remark] = &imported.ignored[..] else { panic!("{:?}", imported.ignored) };
        assert!(remark.what == "frontend_tls10_enabled" && remark.why.contains("azapi"));
    }
    // Of 3DES, whose keys are two, one that is on is enough.
    let imported = import(&format!(
        "{azurerm}{}",
        azapi("x.id", "Ciphers.TLS_RSA_WITH_3DES_EDE_CBC_SHA", "True")
    ))
    .unwrap();
    assert_eq!(on(&imported, Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)), Some(true));
    assert_eq!(imported.ignored, []);
    // But azapi sets both of them after azurerm.
    let des = "resource \"azurerm_api_management\" \"a\" {\n  security {\n    triple_des_ciphers_enabled = true\n  }\n}\n";
    let both = azapi("x.id", "Ciphers.TripleDes168", "False")
        + &azapi("x.id", "Ciphers.TLS_RSA_WITH_3DES_EDE_CBC_SHA", "False");
    let imported = import(&format!("{des}{both}")).unwrap();
    assert_eq!(on(&imported, Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)), Some(false));
    // Two instances are not one configuration.
    let two = azapi("var.dev", "Protocols.Tls10", "True")
        + &azapi("var.prod", "Protocols.Tls10", "False");
    let imported = import(&two).unwrap();
    assert_eq!(on(&imported, tls10), Some(true));
    assert_eq!(imported.ignored.len(), 1, "{:?}", imported.ignored);
}

#[test]
fn the_body_of_azapi_is_read_from_json_in_a_string() {
    let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls";
    let json = format!(
        "{{\"sku\": {{\"name\": \"Premium\", \"capacity\": 2}}, \"properties\": {{\"customProperties\": {{\"{key}10\": \"True\", \"{key}11\": \"${{var.tls11}}\"}}}}}}"
    );
    let hcl = |body: &str| {
        format!(
            "resource \"azapi_update_resource\" \"t\" {{\n  type = \"microsoft.apimanagement/Service@2022-08-01\"\n  resource_id = x.id\n  body = {body}\n}}\n"
        )
    };
    let quoted = format!("{json:?}");
    let plan = format!(
        "{{\"planned_values\": {{\"root_module\": {{\"resources\": [{{\"type\": \"azapi_update_resource\", \"values\": {{\"type\": \"Microsoft.ApiManagement/service@2022-08-01\", \"resource_id\": \"/x\",\n\n\n \"body\": {quoted}}}}}]}}}}}}"
    );
    let heredoc = format!("<<-JSON\n    {json}\n    JSON");
    for text in [hcl(&heredoc), hcl(&quoted), plan] {
        let imported = import(&text).unwrap();
        let found: Vec<_> = imported.found.iter().map(|each| (each.setting, each.on)).collect();
        assert_eq!(found, [(Setting::Protocol(Side::Client, Protocol::Tls10), true)], "{text}");
        assert_eq!((imported.tier, imported.units), (Some(Tier::Premium), Some(2)));
        let [remark] = &imported.ignored[..] else { panic!("{:?}", imported.ignored) };
        assert!(remark.what.contains("Tls11") && remark.why.contains("not guessed"));
        assert_eq!((remark.place.line, imported.found[0].place.line), (4, 4), "of the string");
    }
    for (body, why) in [
        ("\"{\"", "in the string, line 1"),
        ("\"{\\\"properties\\\": {}}\"", "no customProperties"),
        ("\"${jsonencode(local.body)}\"", "in the string, line 1, column 1: no JSON"),
        (&format!("\"{}\"", "[".repeat(600)), "nested deeper"),
    ] {
        let imported = import(&hcl(body)).unwrap();
        let [remark] = &imported.ignored[..] else { panic!("{:?}", imported.ignored) };
        assert!(remark.why.contains(why), "{body}: {}", remark.why);
        assert_eq!(remark.place.line, 4);
    }
}

#[test]
fn only_a_dynamic_block_of_security_hides_what_azurerm_does_not_name() {
    let read = |label: &str| {
        let text = format!(
            "resource \"azurerm_api_management\" \"a\" {{\n  security {{}}\n  dynamic \"{label}\" {{\n    for_each = var.x\n    content {{}}\n  }}\n}}\n"
        );
        let imported = import(&text).unwrap();
        (imported.found.len(), imported.ignored.len())
    };
    assert_eq!(read("additional_location"), (17, 1), "how many regions, it hides");
    assert_eq!(read("security"), (0, 1));
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
    assert!(get(&format!("{key}256")).is_at_default(short));
    assert!(!get(key).is_at_default(short));
    assert!(!get(&key.to_lowercase()).is_at_default(short), "whether ARM heeds it is not known");
}

#[test]
fn what_cannot_be_read_says_what_is_wrong_and_where() {
    let deep = "[".repeat(DEPTH_MAX + 1);
    let xml: String = "<a>".repeat(DEPTH_MAX + 1);
    for (text, said) in [
        (String::new(), "it is empty"),
        ("\u{feff} \n".to_owned(), "it is empty"),
        ("x".repeat(LENGTH_MAX + 1), "at most"),
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
        ("<html/>".to_owned(), "it is like none of these"),
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
    assert_eq!(imported.ignored[0].what, "evil");
}

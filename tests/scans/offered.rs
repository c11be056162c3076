//! What scanners saw: accepted, not accepted, not seen.

use super::support::{
    SHORT, accepted, case, file, left_out, no_backend_side, read, read_of, specimen, suite,
    version, versions,
};
use tls_rehearsal::codec::import::{ImportError, import};
use tls_rehearsal::codec::imported::{Answer, Kind};
use tls_rehearsal::domain::Protocol::{Ssl30, Tls10, Tls11, Tls12, Tls13};
use tls_rehearsal::domain::{Setting, Side};

#[test]
fn three_scanners_saw_the_same_servers() {
    for (server, expected, suites) in [
        ("A-modern", [true, true, false, false, false], 4),
        ("B-legacy", [false, true, true, true, false], 5),
        ("C-legacy3des-gnutls", [false, true, true, true, false], 0),
    ] {
        let flat = specimen(&format!("testssl/{server}.pE.json"));
        assert_eq!(versions(&flat), expected.map(Some), "{server}");
        if suites > 0 {
            assert_eq!(accepted(&flat).len(), suites, "{server}: {:?}", accepted(&flat));
        } else {
            assert_eq!(suite(&flat, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"), Some(true));
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
            let seen = specimen(&other);
            no_backend_side(&seen);
            assert!(seen.kind.is_scan());
            for setting in Setting::ALL {
                let (one, two) = (seen.of(setting), flat.of(setting));
                // Old versions of nmap do not look for TLS 1.3.
                let unseen = other.starts_with("nmap") && one.answer == Answer::Unknown;
                assert!(one.answer == two.answer || unseen, "{other}: {one:?}, {two:?}");
            }
            assert_eq!(accepted(&seen), accepted(&flat), "{other}");
        }
    }
}

#[test]
fn a_closed_port_says_that_the_scan_did_not_reach_the_server() {
    for path in ["testssl/testssl-closed-port.json", "sslyze/closed-port.json"] {
        let imported = specimen(path);
        assert_eq!(imported.undecided().count(), Setting::COUNT, "{path}");
        assert!(left_out(&imported)[0].contains("did not reach"), "{path}");
        no_backend_side(&imported);
    }
    let text = file("specimens/nmap/closed-port.xml");
    assert_eq!(import(&text), Err(ImportError::Nothing(Kind::Nmap)));
}

#[test]
fn of_several_targets_one_is_read_and_the_others_are_named() {
    for (path, first, other) in [
        ("nmap/two-ports.xml", "localhost:14433", "localhost:14434"),
        ("testssl/testssl-two-targets.pretty.json", "127.0.0.1:14433", "127.0.0.1:14434"),
        ("testssl/testssl-two-targets.json", "127.0.0.1:14433", "127.0.0.1:14434"),
    ] {
        let text = file(&format!("specimens/{path}"));
        let read_first = read(&text);
        assert!(
            left_out(&read_first)[0].starts_with(&format!("another server, {other}")),
            "{path}"
        );
        assert_eq!(read_of(&text, first).unwrap(), read_first, "{path}");
        let second = read_of(&text, &other.to_uppercase()).unwrap();
        assert!(left_out(&second)[0].contains(first), "{path}");
        assert_ne!(versions(&second), versions(&read_first), "{path}");
        let Err(ImportError::NoSuch(name, names)) = read_of(&text, "nobody") else {
            panic!("{path}")
        };
        assert!(name == "nobody" && names == [first, other], "{names:?}");
    }
}

#[test]
fn older_reports_of_sslyze_are_read() {
    let seen = case("sslyze-old-shape.json");
    assert_eq!(versions(&seen), [None, Some(true), None, None, None]);
    assert_eq!(accepted(&seen), [SHORT]);
    assert_eq!(left_out(&seen), [""; 0]);
    no_backend_side(&seen);
    let accepted_list = |names: &str| {
        format!(
            "{{\"accepted_cipher_list\": [{names}], \"rejected_cipher_list\": [], \"errored_cipher_list\": []}}"
        )
    };
    // As versions 0.9 to 2 wrote it, and the first of 3.
    let old = format!(
        r#"{{"accepted_targets": [{{"commands_results": {{
            "certinfo": {{}},
            "sslv2": {none}, "sslv3": {none}, "tlsv1": {none}, "tlsv1_1": {{"error": "timed out"}},
            "tlsv1_2": {some}, "tlsv1_3": {none}}},
            "server_info": {{"hostname": "old.example", "port": 443, "ip_address": "192.0.2.4"}}}}],
            "invalid_targets": [{{"gone.example:443": "Could not connect"}}, ["lost.example", "No such host"]],
            "sslyze_version": "2.1.4"}}"#,
        none = accepted_list(""),
        some = accepted_list(
            r#"{"openssl_name": "AES128-SHA", "ssl_version": "TLSV1_2"}, {"openssl_name": "RC4-SHA"}"#
        ),
    );
    for text in [old.clone(), old.replace('\n', "\r\n"), format!("\u{feff}{old}")] {
        let seen = read(&text);
        assert_eq!(versions(&seen), [Some(false), Some(true), None, Some(false), Some(false)]);
        assert_eq!(accepted(&seen), [SHORT]);
        assert_eq!(suite(&seen, "TLS_RSA_WITH_AES_128_GCM_SHA256"), Some(false));
        assert_eq!(suite(&seen, "TLS_RSA_WITH_AES_256_CBC_SHA"), None, "TLS 1.1 may accept it");
        let said = left_out(&seen);
        assert!(
            said[0].starts_with("gone.example:443: the scan did not reach the server: Could"),
            "{said:?}"
        );
        assert!(said[1].starts_with("lost.example: the scan did not reach"), "{said:?}");
        assert!(said[2].starts_with("RC4-SHA: it is none of the 21"), "{said:?}");
        no_backend_side(&seen);
    }
    let third = r#"{"sslyze_version": "3.0.0", "server_connectivity_errors": [{"server_string": "a:1", "error_message": "refused"}],
        "server_scan_results": [{"scan_commands_results": {"TLS_1_0_CIPHER_SUITES": {"rejected_cipher_suites": [], "accepted_cipher_suites": []},
        "TLS_1_3_CIPHER_SUITES": {"accepted_cipher_suites": [{"cipher_suite": {"name": "TLS_AES_256_GCM_SHA384"}}]}},
        "server_info": {"server_location": {"hostname": "b.example", "port": 8443}}}]}"#;
    let seen = read(third);
    assert_eq!(versions(&seen), [Some(true), None, None, Some(false), None]);
    assert_eq!(suite(&seen, "TLS_AES_128_GCM_SHA256"), Some(false));
    assert_eq!(suite(&seen, SHORT), None);
    assert_eq!(left_out(&seen).len(), 1);
    assert_eq!(read_of(third, "b.example:8443").unwrap(), seen);
    // One server of a report.
    let one = r#"{"server_location": {"hostname": "c"}, "scan_result": {"tls_1_1_cipher_suites": {"status": "ERROR", "result": null},
        "tls_1_0_cipher_suites": {"status": "NOT_SCHEDULED", "result": null},
        "tls_1_2_cipher_suites": {"status": "COMPLETED", "result": {"is_tls_version_supported": true, "accepted_cipher_suites": []}}}}"#;
    let seen = read(one);
    assert_eq!(versions(&seen), [None, Some(true), None, None, None]);
    assert_eq!(seen.of(Setting::Protocol(Side::Client, Tls11)).why, "its scan has no result");
    assert_ne!(seen.of(Setting::Protocol(Side::Client, Tls10)).why, "its scan has no result");
}

#[test]
fn a_suite_by_its_name_of_openssl_is_read_and_what_is_not_named_is_not_remarked_on() {
    let seen = case("sslyze-openssl-names.json");
    assert_eq!(versions(&seen), [None, Some(true), None, None, None]);
    assert_eq!(accepted(&seen), [SHORT]);
    assert_eq!(seen.remarks, []);
    for (name, other) in [
        ("AES128-SHA", "ECDHE-RSA-AES256-GCM-SHA384"),
        ("AES128-SHA", "ecdhe-rsa-aes256-gcm-sha384"),
        ("AES128-SHA", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xC030)"),
        ("AES128-SHA", "TLS_ECDHE_RSA_AES_256_GCM_SHA384"),
        ("AES128-SHA", " TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384_P256 "),
    ] {
        let text = file("cases/sslyze-openssl-names.json").replace(name, other);
        assert_eq!(accepted(&read(&text)), ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"], "{other}");
    }
    let text = file("cases/sslyze-openssl-names.json").replace("AES128-SHA", "AES129-SHA");
    assert_eq!(left_out(&read(&text)), ["AES129-SHA: no suite has this name"]);
}

#[test]
fn the_first_server_that_answered_is_read_and_the_unreachable_one_is_named() {
    let seen = case("sslyze-first-unreachable.json");
    assert_eq!(version(&seen, Tls12), Some(true));
    assert_eq!(accepted(&seen), [SHORT]);
    let said = left_out(&seen);
    assert_eq!(said, ["a server: the scan did not reach the server: ERROR_NO_CONNECTIVITY"]);
    let ok = r#"{"scan_status":"COMPLETED","server_location":{"hostname":"NAME","port":443,"ip_address":"192.0.2.7"},"scan_result":{"VERSION_cipher_suites":{"status":"COMPLETED","result":{"is_tls_version_supported":true,"accepted_cipher_suites":[]}}}}"#;
    let of = |name: &str, version: &str| ok.replace("NAME", name).replace("VERSION", version);
    let dead = r#"{"scan_status":"ERROR_NO_CONNECTIVITY","server_location":{"hostname":"dead.example","port":443},"scan_result":null}"#;
    let report = |list: &[&str]| format!("{{\"server_scan_results\": [{}]}}", list.join(",\n"));
    let (one, two) = (of("one.example", "tls_1_2"), of("two.example", "tls_1_3"));
    for (list, first) in [
        ([dead, &one, &two], Tls12),
        ([&one, dead, &two], Tls12),
        ([&two, dead, &one], Tls13),
        ([&two, &one, dead], Tls13),
        ([dead, &two, &one], Tls13),
    ] {
        let text = report(&list);
        let seen = read(&text);
        assert_eq!(version(&seen, first), Some(true));
        let said = left_out(&seen);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said.iter().any(|each| each.starts_with("dead.example:443: the scan did not reach"))
        );
        assert!(said.iter().any(|each| each.starts_with("another server, ")));
        assert_eq!(version(&read_of(&text, "one.example").unwrap(), Tls12), Some(true));
        assert_eq!(version(&read_of(&text, "two.example:443").unwrap(), Tls13), Some(true));
        let unreached = read_of(&text, "dead.example").unwrap();
        assert_eq!(unreached.undecided().count(), Setting::COUNT);
    }
}

#[test]
fn csv_of_testssl_is_read_with_other_columns_and_separators() {
    let text = file("specimens/testssl/B-legacy.pE.csv");
    let seen = read(&text);
    let plain: String = text.replace('"', "");
    let semicolons = text.replace("\",\"", "\";\"");
    let tabs = text.replace("\",\"", "\"\t\"");
    let older: String = text
        .lines()
        .map(|line| line.split("\",\"").take(5).collect::<Vec<_>>().join("\",\"") + "\"\n")
        .collect();
    let moved: String = text
        .lines()
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('"').split("\",\"").collect();
            format!("\"{}\",\"{}\",\"{}\",\"{}\"\n", cells[4], cells[2], cells[1], cells[0])
        })
        .collect();
    for other in [
        plain,
        semicolons,
        tabs,
        older,
        moved,
        text.replace('\n', "\r\n"),
        text.replace("\"id\"", "\"ID\"").replace("fqdn/ip", "ip"),
        format!("\u{feff}{text}"),
    ] {
        let other = read(&other);
        assert_eq!(other.kind, Kind::TestsslCsv);
        assert_eq!((versions(&other), accepted(&other)), (versions(&seen), accepted(&seen)));
    }
}

#[test]
fn findings_of_testssl_are_read_as_its_versions_word_them() {
    let read_finding = |id: &str, finding: &str| {
        let row = |id: &str, finding: &str| {
            format!(
                "{{\"id\": \"{id}\", \"ip\": \"a/192.0.2.1\", \"port\": \"443\", \"severity\": \"OK\", \"finding\": \"{finding}\"}}"
            )
        };
        version(&read(&format!("[{}, {}]", row(id, finding), row("TLS1_1", "offered"))), Tls12)
    };
    for (id, finding, answer) in [
        ("TLS1_2", "offered", Some(true)),
        ("TLS1_2", "offered with final", Some(true)),
        ("tls1_2", "TLSv1.2 is offered (OK)", Some(true)),
        ("tls1_2", "TLSv1.2 is not offered", Some(false)),
        ("TLS1_2", "not offered + downgraded to weaker protocol", Some(false)),
        ("TLS1_2", "supported but couldn't detect a cipher", Some(true)),
        ("TLS1_2", "not tested, local OpenSSL cannot", None),
        ("TLS1_2", "something new", None),
    ] {
        assert_eq!(read_finding(id, finding), answer, "{finding}");
    }
}

#[test]
fn suites_of_testssl_are_off_only_where_it_lists_them() {
    let row = |id: &str, finding: &str| {
        format!(
            "{{\"id\": \"{id}\", \"ip\": \"a/1\", \"port\": \"443\", \"finding\": \"{finding}\"}}"
        )
    };
    let report = |rows: &[(&str, &str)]| {
        let rows: Vec<_> = rows.iter().map(|(id, finding)| row(id, finding)).collect();
        read(&format!("[{}]", rows.join(",")))
    };
    let order = report(&[
        ("TLS1_2", "offered"),
        ("cipherorder_TLSv1_2", "ECDHE-RSA-AES256-GCM-SHA384 AES128-SHA"),
    ]);
    assert_eq!(accepted(&order), ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", SHORT]);
    assert_eq!(suite(&order, "TLS_RSA_WITH_AES_128_GCM_SHA256"), Some(false));
    assert_eq!(suite(&order, "TLS_RSA_WITH_AES_256_CBC_SHA"), None, "older versions may accept it");
    let each = report(&[
        ("cipher_x2f", "x2f AES128-SHA RSA AES 128 available"),
        ("cipher_x35", "x35 AES256-SHA RSA AES 256 not a/v"),
    ]);
    assert_eq!(
        (suite(&each, SHORT), suite(&each, "TLS_RSA_WITH_AES_256_CBC_SHA")),
        (Some(true), Some(false))
    );
    let interrupted =
        report(&[("cipher-tls1_x2f", "x2f AES128-SHA"), ("scanTime", "Scan interrupted")]);
    assert_eq!(accepted(&interrupted), [SHORT]);
    assert_eq!(suite(&interrupted, "TLS_RSA_WITH_AES_128_GCM_SHA256"), None);
    let versions_only = report(&[("TLS1_2", "offered")]);
    assert_eq!(suite(&versions_only, SHORT), None);
    let twice = report(&[("TLS1_2", "offered"), ("TLS1_2", "not offered")]);
    assert_eq!(version(&twice, Tls12), None);
    assert!(left_out(&twice)[0].contains("twice"));
    let second = report(&[("SSLv2", "offered"), ("TLS1_2", "offered")]);
    assert_eq!(left_out(&second).len(), 1);
}

/// What is not named in a report is never said to be off, whatever is taken out of it.
#[test]
fn what_is_taken_out_of_a_report_is_not_contradicted() {
    let whole = specimen("sslyze/B-legacy.json");
    let mut value: serde_json::Value =
        serde_json::from_str(&file("specimens/sslyze/B-legacy.json")).unwrap();
    let scans = value["server_scan_results"][0]["scan_result"].as_object_mut().unwrap();
    let names: Vec<String> =
        scans.keys().filter(|name| name.ends_with("_cipher_suites")).cloned().collect();
    for name in names {
        let taken =
            value["server_scan_results"][0]["scan_result"].as_object_mut().unwrap().remove(&name);
        let less = read(&value.to_string());
        for setting in Setting::ALL {
            let (one, all) = (less.of(setting).stated(), whole.of(setting).stated());
            assert!(one.is_none() || one == all, "without {name}: {setting:?}");
        }
        let scans = value["server_scan_results"][0]["scan_result"].as_object_mut().unwrap();
        scans.insert(name, taken.unwrap());
    }
    assert_eq!(version(&whole, Ssl30), Some(false));
}

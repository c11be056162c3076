//! Scans in the shapes that people have: a screen's text, one object, one endpoint.

use super::support::{
    SHORT, accepted, file, left_out, no_backend_side, read, read_of, specimen, suite, version,
    versions,
};
use tls_rehearsal::codec::import::import;
use tls_rehearsal::codec::imported::{Imported, Kind};
use tls_rehearsal::domain::Protocol::{Tls10, Tls12, Tls13};
use tls_rehearsal::domain::{Setting, Side};

#[test]
fn what_nmap_shows_on_a_screen_is_read() {
    let text = file("cases/nmap-screen.txt");
    let seen = read(&text);
    assert_eq!(seen.kind, Kind::NmapScreen);
    assert_eq!(versions(&seen), [None, Some(true), Some(false), Some(true), Some(false)]);
    assert_eq!(
        accepted(&seen),
        [
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            SHORT,
            "TLS_RSA_WITH_3DES_EDE_CBC_SHA"
        ]
    );
    assert_eq!(suite(&seen, "TLS_RSA_WITH_AES_256_CBC_SHA"), Some(false));
    assert_eq!(suite(&seen, "TLS_AES_256_GCM_SHA384"), None, "nmap 7.70 does not look for TLS 1.3");
    let place = seen.of(Setting::Protocol(Side::Client, Tls10)).place;
    assert_eq!((place.line, place.column), (17, 5));
    no_backend_side(&seen);

    // The same, however it is kept.
    let alone: String = text
        .lines()
        .skip_while(|line| !line.starts_with("| "))
        .take_while(|line| line.starts_with('|'))
        .fold(String::new(), |all, line| all + line + "\n");
    let quoted: String = alone.lines().fold(String::new(), |all, line| all + "> " + line + "\n");
    let indented: String =
        alone.lines().fold(String::new(), |all, line| all + "    " + line + "\n");
    for other in
        [alone.clone(), quoted, indented, text.replace('\n', "\r\n"), format!("\u{feff}{alone}")]
    {
        let other = read(&other);
        assert_eq!(versions(&other), versions(&seen));
        assert_eq!(accepted(&other), accepted(&seen));
        assert_eq!(other.remarks, []);
    }

    // What breaks off says nothing of what is not there.
    let cut = text.split("|_").next().unwrap();
    let seen = read(cut);
    assert_eq!(versions(&seen), [None, Some(true), None, Some(true), None]);
    assert_eq!(suite(&seen, "TLS_RSA_WITH_AES_256_CBC_SHA"), None);
    assert!(left_out(&seen)[0].contains("breaks off"));
}

#[test]
fn of_several_ports_on_a_screen_one_is_read() {
    let section = |version: &str, suite: &str| {
        format!(
            "| ssl-cert: Subject: commonName=x\n|_Not valid after: 2030\n| ssl-enum-ciphers: \n|   SSLv3: No supported ciphers found\n|   {version}: \n|     ciphers: \n|       {suite} (rsa 2048) - A\n|     compressors: \n|       NULL\n|_  least strength: A\n| http-title: TLSv1.0: \n|_Requested resource was /\n"
        )
    };
    let text = format!(
        "Nmap scan report for first.example (192.0.2.1)\nPORT STATE SERVICE\n80/tcp open http\n443/tcp open https\n{}8443/tcp open https-alt\n{}\nNmap scan report for 192.0.2.2\nPORT STATE SERVICE\n443/tcp open https\n|_ssl-enum-ciphers: \n",
        section("TLSv1.2", SHORT),
        section("TLSv1.3", "TLS_AKE_WITH_AES_256_GCM_SHA384"),
    );
    let seen = read(&text);
    assert_eq!(
        versions(&seen),
        [Some(false), Some(true), Some(false), Some(false), Some(false)],
        "this nmap looks for TLS 1.3"
    );
    assert_eq!(accepted(&seen), [SHORT]);
    assert_eq!(left_out(&seen).len(), 2, "{:?}", left_out(&seen));
    let second = read_of(&text, "first.example:8443").unwrap();
    assert_eq!((version(&second, Tls13), version(&second, Tls12)), (Some(true), Some(false)));
    assert_eq!(accepted(&second), ["TLS_AES_256_GCM_SHA384"]);
    assert_eq!(read_of(&text, "192.0.2.1:8443").unwrap(), second);
    assert_eq!(read_of(&text, "192.0.2.2").unwrap().undecided().count(), Setting::COUNT);
}

#[test]
fn one_object_of_tlsx_is_read_over_several_lines_and_in_lists() {
    let text = file("cases/tlsx-pretty.json");
    let expected = |seen: &Imported| {
        assert_eq!(seen.kind, Kind::Tlsx);
        assert_eq!(versions(seen), [None, Some(true), None, None, None]);
        assert_eq!(accepted(seen), [SHORT]);
        assert_eq!(suite(seen, "TLS_RSA_WITH_AES_256_CBC_SHA"), None, "one handshake is no list");
        no_backend_side(seen);
    };
    let one_line = text.replace('\n', "");
    let dead = "{\"host\": \"dead.example\", \"port\": \"443\", \"probe_status\": false, \"error\": \"refused\"}";
    for (text, others) in [
        (text.clone(), 0),
        (text.replace('\n', "\r\n"), 0),
        (format!("\u{feff}{text}"), 0),
        (format!("[{text}]"), 0),
        (format!("{text}{}", text.replace("gateway", "other")), 1),
        (format!("{one_line}\n{one_line}\n"), 1),
        (format!("{dead}\n{one_line}\n"), 1),
        (format!("[{dead}, {text}]"), 1),
        (text.replace("\"host\"", "\"ip\": \"192.0.2.1\",\n\"host\"").replace("tls12", "TLS12"), 0),
    ] {
        let seen = read(&text);
        expected(&seen);
        assert_eq!(left_out(&seen).len(), others, "{text}: {:?}", left_out(&seen));
        assert_eq!(read_of(&text, "gateway.example").unwrap(), seen);
    }
    let error =
        import(&format!("{one_line}\n{{\"host\": \"x\", \"probe_status\" true}}\n")).unwrap_err();
    assert!(error.to_string().contains("line 2, column 30: no JSON"), "{error}");
}

#[test]
fn what_tlsx_was_not_asked_for_is_not_known() {
    let lines = specimen("written/tlsx.jsonl");
    assert_eq!(versions(&lines), [Some(true), Some(true), Some(false), Some(false), None]);
    assert_eq!(accepted(&lines).len(), 3);
    assert_eq!(suite(&lines, "TLS_RSA_WITH_AES_256_GCM_SHA384"), Some(false));
    let weak = r#"{"host":"a","version_enum":["tls12"],"cipher_enum":[{"version":"tls12","ciphers":{"weak":["TLS_RSA_WITH_AES_128_CBC_SHA"]}}]}"#;
    let seen = read(weak);
    assert_eq!(
        suite(&seen, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
        None,
        "only weak ones may have been looked for"
    );
    let go = r#"{"host":"a","tls_connection":"ctls","version_enum":["tls12"],"cipher_enum":[{"version":"tls12","ciphers":{"weak":[],"secure":[]}}]}"#;
    let seen = read(go);
    assert_eq!(suite(&seen, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"), None, "Go does not know it");
    assert_eq!(suite(&seen, "TLS_RSA_WITH_AES_256_GCM_SHA384"), Some(false));
}

#[test]
fn one_endpoint_of_ssl_labs_is_read_without_its_report() {
    let text = file("cases/ssllabs-one-endpoint.json");
    let expected = |seen: &Imported| {
        assert_eq!(seen.kind, Kind::SslLabs);
        assert_eq!(
            versions(seen),
            [Some(false), Some(true), Some(false), Some(false), Some(false)]
        );
        assert_eq!(accepted(seen), [SHORT]);
        assert_eq!(suite(seen, "TLS_RSA_WITH_AES_256_CBC_SHA"), Some(false));
        no_backend_side(seen);
    };
    let dead =
        "{\"ipAddress\": \"192.0.2.8\", \"statusMessage\": \"Unable to connect to the server\"}";
    let host = |endpoints: &str| {
        format!(
            "{{\"host\": \"gateway.example\", \"port\": 443, \"status\": \"READY\", \"endpoints\": [{endpoints}]}}"
        )
    };
    let second = "\"suites\": {\"preference\": true, \"list\": [{\"id\": 47, \"name\": \"TLS_RSA_WITH_AES_128_CBC_SHA\"}]}";
    let old = format!(
        "{{\"details\": {{{second}, \"protocols\": [{{\"id\": 771, \"name\": \"TLS\", \"version\": \"1.2\"}}]}}}}"
    );
    for (text, others) in [
        (text.clone(), 0),
        (text.replace(',', ",\r\n\t"), 0),
        (host(&text), 0),
        (host(&format!("{dead}, {text}")), 1),
        (host(&format!("{text}, {dead}")), 1),
        (format!("[{}, {}]", host(dead), host(&text)), 1),
        (host(&format!("{text}, {}", text.replace("192.0.2.9", "192.0.2.10"))), 1),
        (old, 0),
    ] {
        let seen = read(&text);
        expected(&seen);
        assert_eq!(left_out(&seen).len(), others, "{text}: {:?}", left_out(&seen));
    }
    let two =
        host(&format!("{text}, {}", text.replace("192.0.2.9", "192.0.2.10").replace("1.2", "1.3")));
    assert_eq!(version(&read_of(&two, "192.0.2.10:443").unwrap(), Tls13), Some(true));
    assert_eq!(version(&read_of(&two, "gateway.example").unwrap(), Tls12), Some(true));
    // Before it is ready, what is not listed is not known.
    let early = host(&text).replace("READY", "IN_PROGRESS");
    let seen = read(&early);
    assert_eq!(versions(&seen), [None, Some(true), None, None, None]);
    assert_eq!(suite(&seen, "TLS_RSA_WITH_AES_256_CBC_SHA"), None);
}

/// Of a screen that is cut anywhere, nothing is said that the whole contradicts; what is cut otherwise is refused.
#[test]
fn what_is_cut_off_contradicts_nothing() {
    for name in [
        "nmap-screen.txt",
        "tlsx-pretty.json",
        "ssllabs-one-endpoint.json",
        "sslyze-first-unreachable.json",
    ] {
        let text = file(&format!("cases/{name}"));
        let whole = read(&text);
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let Ok(cut) = import(&text[..at]) else { continue };
            for setting in Setting::ALL {
                let (less, all) = (cut.of(setting).stated(), whole.of(setting).stated());
                assert!(less.is_none() || less == all, "{name} to {at}: {setting:?}: {less:?}");
            }
        }
    }
}

#[test]
fn nothing_that_is_changed_by_a_letter_panics() {
    for name in [
        "nmap-screen.txt",
        "tlsx-pretty.json",
        "ssllabs-one-endpoint.json",
        "sslyze-old-shape.json",
    ] {
        let text = file(&format!("cases/{name}"));
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            for letter in ["", "\"", "{", "]", "é", "|"] {
                let mut changed = text.clone();
                let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
                changed.replace_range(at..end, letter);
                let _ = import(&changed);
            }
        }
    }
}

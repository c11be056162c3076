//! What is recognized and cannot be used, and JSON inside of other text.

use super::support::{SHORT, accepted, file, left_out, read};
use tls_rehearsal::codec::import::{ImportError, import};
use tls_rehearsal::domain::Protocol::Tls12;
use tls_rehearsal::domain::{Setting, Side};

#[test]
fn what_is_recognized_and_cannot_be_used_is_refused_by_its_name() {
    for (text, name) in [
        ("<html><body>Testing protocols via sockets</body></html>", "testssl.sh's HTML"),
        (
            " Testing protocols via sockets except NPN+ALPN \n SSLv2 not offered (OK)\n",
            "testssl.sh's screen output",
        ),
        (
            " CHECKING CONNECTIVITY TO SERVER(S)\n ----\n\n SCAN RESULTS FOR A:443\n * TLS 1.2 Cipher Suites:\n",
            "sslyze's screen output",
        ),
        (
            "<?xml version=\"1.0\"?><document title=\"SSLyze Scan Results\"></document>",
            "sslyze's XML",
        ),
        (
            "# Nmap 7.93 scan initiated Wed as: nmap -oG - a\nHost: 192.0.2.1 (a)\tPorts: 443/open/tcp//https///\n",
            "nmap's greppable output",
        ),
        (
            "Starting Nmap 7.93\nNmap scan report for a (192.0.2.1)\nPORT STATE SERVICE\n443/tcp open https\n",
            "without the script",
        ),
        (
            "CONNECTED(00000003)\n---\nCertificate chain\n---\nSSL handshake has read 3000 bytes\n",
            "openssl s_client",
        ),
        (
            "*   Trying 192.0.2.1:443...\n* SSL connection using TLSv1.2 / ECDHE-RSA-AES256-GCM-SHA384\n",
            "curl's output",
        ),
        (
            "<!DOCTYPE html><html><title>SSL Server Test: a (Powered by Qualys SSL Labs)</title></html>",
            "SSL Labs website",
        ),
        ("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "a certificate"),
        ("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n", "a private key"),
        ("{\"log\": {\"version\": \"1.2\", \"entries\": []}}", "HAR"),
        ("{\"openapi\": \"3.0.1\", \"paths\": {}}", "a description of an API"),
        (
            "customProperties:\n  Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2: 'True'\n",
            "-o json",
        ),
        ("apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n", "YAML"),
        ("---\n- hosts: all\n", "YAML"),
        ("<policies>\n  <inbound>\n  </inbound>\n</policies>", "a policy of API Management"),
        ("<html></html>", "a web page"),
    ] {
        for text in [text.to_owned(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            match import(&text) {
                Err(error @ ImportError::Instead(..)) => {
                    assert!(error.to_string().contains(name), "{text}: {error}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }
    for text in [
        "hello",
        "words [in brackets] and {others}",
        "some words: and more\nno key here",
        "a,b,c\n1,2,3\n",
    ] {
        assert_eq!(import(text), Err(ImportError::Unrecognized), "{text}");
    }
}

#[test]
fn one_value_of_json_in_other_text_is_read_with_its_places() {
    let value = file("cases/sslyze-old-shape.json");
    let value = value.trim();
    let alone = read(value).of(Setting::Protocol(Side::Client, Tls12)).place;
    let column = alone.column;
    for (text, line, column) in [
        (format!("$ sslyze --json_out=- a\n{value}\n$ \n"), 2, column),
        (format!("[me@host ~]$ cat x.json\n{value}\n[me@host ~]$ \n"), 2, column),
        (format!("PS C:\\> Get-Content x.json | % {{ $_ }}\r\n{value}\r\nPS C:\\>\r\n"), 2, column),
        (
            format!("# Notes\n\nIt's as [before] (see `{{a}}`):\n\n```json\n{value}\n```\n"),
            6,
            column,
        ),
        (format!("> it said: {value}, he said"), 1, column + 11),
        (format!("\u{1b}[32mgrün\u{1b}[0m {value}"), 1, column + 14),
        (format!("{{\"unrelated\": [1, 2]}}\n{value}\n"), 2, column),
        (format!("{value}\nme@host:~$ exit\n"), 1, column),
    ] {
        let seen = read(&text);
        let place = seen.of(Setting::Protocol(Side::Client, Tls12)).place;
        assert_eq!((place.line, place.column), (line, column), "{text}");
        assert_eq!(accepted(&seen), [SHORT]);
        assert_eq!(seen.remarks, [], "{text}");
    }
    let two = format!("first\n{value}\nthen\n{value}\n");
    let seen = read(&two);
    assert_eq!(left_out(&seen), ["another value of JSON: the first in a text is read"]);
    assert_eq!(seen.remarks[0].place.line, 4);
}

#[test]
fn a_value_that_breaks_off_is_not_read_by_its_parts() {
    let value = file("cases/sslyze-old-shape.json");
    let cut = value.trim().strip_suffix('}').unwrap();
    let error = import(cut).unwrap_err();
    assert!(matches!(error, ImportError::Syntax("JSON", ..)), "{error}");
    let error = import(&format!("$ cat x\n{cut}")).unwrap_err();
    assert!(matches!(error, ImportError::Syntax("JSON", place, _) if place.line == 2), "{error}");
    let error = import("look:\n{\"server_scan_results\": [\n1 2]}\nend").unwrap_err();
    assert!(
        matches!(error, ImportError::Syntax("JSON", place, _) if (place.line, place.column) == (3, 2)),
        "{error}"
    );
}

#[test]
fn brackets_without_end_take_no_time() {
    let text = format!("x {}", "[a ".repeat(1_000_000));
    assert!(import(&text).is_err());
    for part in ["\"{\" ", "[a] ", "{\"a\" ", "[1] ", "| ssl-enum-ciphers: "] {
        let text = format!("x {}", part.repeat(200_000));
        assert!(import(&text).is_err(), "{part}");
    }
}

#[test]
fn a_script_with_keys_of_the_gateway_and_an_empty_answer_are_named() {
    let key = "Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2";
    for (text, what) in [
        (format!("az apim update -n a --set customProperties.\"{key}\"=true\n"), "a script"),
        (format!("$map = @{{ '{key}' = 'True' }}\n"), "a script"),
        ("{\"value\": [], \"nextLink\": null}".to_owned(), "a list of nothing"),
    ] {
        let error = import(&text).unwrap_err().to_string();
        assert!(error.contains(what), "{text}: {error}");
    }
}

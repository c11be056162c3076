//! What is recognized and cannot be used, each by its own name, with what would do instead.

use jsonc_parser::ast::Value as Json;

use super::super::ImportError;
use super::tree::{get, is_list};
use crate::codec::keys::GATEWAY;

/// A text of this kind has all of the marks.
struct Mark {
    marks: &'static [&'static str],
    what: &'static str,
    instead: &'static str,
}

const fn mark(marks: &'static [&'static str], what: &'static str, instead: &'static str) -> Mark {
    Mark { marks, what, instead }
}

const TESTSSL: &str = "run it with --jsonfile FILE";
const SSLYZE: &str = "run it with --json_out=FILE";
const NMAP: &str = "run it with --script ssl-enum-ciphers -oX FILE";
const SHOW: &str = "az apim show -o json writes what is read";
const ONE_HANDSHAKE: &str =
    "it shows one handshake, not what else is accepted; a scan of testssl.sh, sslyze or nmap does";

/// Marks in small letters; the first kind that has all of its marks counts.
const MARKS: [Mark; 28] = [
    mark(
        &["-----begin certificate-----", "connected("],
        "openssl s_client's output",
        ONE_HANDSHAKE,
    ),
    mark(&["connected(", "ssl handshake has read"], "openssl s_client's output", ONE_HANDSHAKE),
    mark(&["new, ", "cipher is ", "ssl-session:"], "openssl s_client's output", ONE_HANDSHAKE),
    mark(&["* ssl connection using "], "curl's output", ONE_HANDSHAKE),
    mark(&["testing protocols via", "<html"], "testssl.sh's HTML", TESTSSL),
    mark(&["testing protocols via"], "testssl.sh's screen output or log", TESTSSL),
    mark(&["testssl.sh", "<html"], "testssl.sh's HTML", TESTSSL),
    mark(&["testssl.sh", "start 2", "-->>"], "testssl.sh's screen output or log", TESTSSL),
    mark(&["sslyze", "<document"], "sslyze's XML", SSLYZE),
    mark(&["scan results for", "cipher suites"], "sslyze's screen output", SSLYZE),
    mark(&["checking connectivity to server(s)"], "sslyze's screen output", SSLYZE),
    mark(&["checking host(s) availability"], "sslyze's screen output", SSLYZE),
    mark(&["# nmap", "host: ", "status: "], "nmap's greppable output", NMAP),
    mark(&["# nmap", "host: ", "ports: "], "nmap's greppable output", NMAP),
    mark(&["<nmaprun"], "nmap's XML among other text", "give the XML alone"),
    mark(&["nmap scan report for"], "nmap's output without the script ssl-enum-ciphers", NMAP),
    mark(
        &["ssl server test", "qualys"],
        "a page of the SSL Labs website",
        "its API's answer is read: https://api.ssllabs.com/api/v3/analyze?host=NAME&all=done",
    ),
    mark(
        &["<nessusclientdata"],
        "a Nessus report",
        "a scan of testssl.sh, sslyze, nmap or tlsx is read",
    ),
    mark(
        &["<ssltest", "<cipher"],
        "sslscan's XML",
        "a scan of testssl.sh, sslyze, nmap or tlsx is read",
    ),
    mark(
        &["supported server cipher(s)"],
        "sslscan's screen output",
        "a scan of testssl.sh, sslyze, nmap or tlsx is read",
    ),
    mark(
        &["will perform the following actions", " resource \""],
        "what a plan of Terraform shows on a screen",
        "terraform show -json PLAN writes what is read",
    ),
    mark(
        &["-----begin certificate"],
        "a certificate",
        "a configuration or a scan is read; it says nothing of versions and suites",
    ),
    mark(
        &["-----begin ", "private key-----"],
        "a private key, which nobody else should have",
        "a configuration or a scan is read",
    ),
    mark(
        &["customproperties:", "microsoft.windowsazure.apimanagement"],
        "YAML, as az writes it with -o yaml",
        SHOW,
    ),
    mark(
        &["customproperties ", " : {", "microsoft.windowsazure.apimanagement"],
        "PowerShell's list of an object",
        "Get-AzApiManagement | ConvertTo-Json -Depth 10 writes what is read",
    ),
    mark(
        &["<policies", "<inbound"],
        "a policy of API Management",
        "the settings of TLS stand in the instance: az apim show -o json",
    ),
    mark(&["<!doctype html"], "a web page", "a file of a configuration or a scan is read"),
    mark(&["<html"], "a web page", "a file of a configuration or a scan is read"),
];

/// Bytes of a text that are searched for marks: they stand near its beginning.
const SEARCHED: usize = 256 * 1024;

/// A text that is recognized and cannot be used.
pub fn of_text(text: &str) -> Option<ImportError> {
    let start = text.get(..text.floor_char_boundary(SEARCHED)).unwrap_or_default();
    let small = start.to_ascii_lowercase();
    let is_there = |found: &&Mark| found.marks.iter().all(|mark| small.contains(mark));
    if let Some(Mark { what, instead, .. }) = MARKS.iter().find(is_there) {
        return Some(ImportError::Instead(what, instead));
    }
    is_yaml(start).then_some(ImportError::Instead("YAML", SHOW))
}

/// A text that is nothing else, and is about settings of the gateway.
pub fn of_keys(text: &str) -> Option<ImportError> {
    let small = text.to_ascii_lowercase();
    small.contains(&GATEWAY.to_ascii_lowercase()).then_some(ImportError::Instead(
        "a script, or another text that names keys of API Management",
        "give its map as JSON, {\"customProperties\": {...}}, or what az apim show prints afterwards",
    ))
}

/// JSON that is recognized and cannot be used.
pub fn of_json(value: &Json) -> Option<ImportError> {
    let is_har = get(value, "log").and_then(|log| get(log, "entries")).is_some_and(is_list);
    let refused = |what, instead| Some(ImportError::Instead(what, instead));
    if is_har {
        return refused(
            "a recording of a browser (HAR)",
            "save the answer to GET …/service/NAME of the management API alone",
        );
    }
    if get(value, "terraform_version").is_some() && get(value, "modules").is_some_and(is_list) {
        return refused(
            "a state of Terraform 0.11 or older",
            "terraform show -json of a newer version writes what is read",
        );
    }
    if get(value, "openapi").or_else(|| get(value, "swagger")).is_some() {
        return refused(
            "the description of an API",
            "az apim show -o json writes the instance that serves it",
        );
    }
    if get(value, "runs").is_some_and(is_list) && get(value, "version").is_some() {
        return refused("a report of findings (SARIF)", "give the template that it is about");
    }
    None
}

/// Do its first lines look like YAML: keys with a colon, or the mark of a document?
fn is_yaml(text: &str) -> bool {
    let mut lines = text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.trim_start().is_empty() && !line.trim_start().starts_with('#'));
    let is_key = |line: &str| {
        let line = line.trim_start().trim_start_matches("- ");
        let key = line.split_once(": ").map(|(key, _)| key).or_else(|| line.strip_suffix(':'));
        key.is_some_and(|key| {
            !key.is_empty()
                && key
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || "_-.$".contains(letter))
        })
    };
    let Some(first) = lines.next() else { return false };
    if first == "---" {
        return true;
    }
    is_key(first) && lines.next().is_some_and(is_key)
}

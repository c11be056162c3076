//! nmap's script ssl-enum-ciphers, in XML.

#![allow(clippy::wildcard_enum_match_arm, reason = "the enums are a library's")]

use roxmltree::{Document, Error, Node, ParsingOptions};

use super::super::{ImportError, Source};
use super::seen::{Seen, Server, names, version_named};
use crate::codec::imported::{Imported, Kind, Place};
use crate::domain::Protocol;

/// Most nodes of an XML text: as many as nmap writes into the longest that is read.
const NODES_MAX: u32 = 1_000_000;

const SCRIPT: &str = "ssl-enum-ciphers";
/// Why TLS 1.3 may be accepted without being listed.
pub const OLD_NMAP: &str = "it is not listed, and older versions of nmap do not look for it";

/// Is it a report in XML?
pub fn is_report(text: &str) -> bool {
    text.starts_with('<') && text.contains("<nmaprun")
}

/// What `nmap --script ssl-enum-ciphers -oX` writes.
pub fn read(source: Source, wanted: Option<&str>) -> Result<Imported, ImportError> {
    let text = source.text;
    let options =
        ParsingOptions { nodes_limit: NODES_MAX, allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        let place = Place { file: 0, line: at.row, column: at.col };
        let what = match error {
            Error::NodesLimitReached => format!("more than {NODES_MAX} elements and texts"),
            other => other.to_string(),
        };
        ImportError::Syntax("XML", place, what)
    })?;
    if !document.root_element().has_tag_name("nmaprun") {
        return Err(ImportError::Unrecognized);
    }
    let mut seen = Seen::new(source, Kind::Nmap);
    let mut servers = Vec::new();
    for host in document.root_element().children().filter(|node| node.has_tag_name("host")) {
        let inside =
            |tag: &'static str| host.descendants().filter(move |node| node.has_tag_name(tag));
        let called = inside("hostname").filter_map(|name| name.attribute("name"));
        let addresses = inside("address").filter_map(|address| address.attribute("addr"));
        let hosts: Vec<_> = called.chain(addresses).collect();
        let of_host = servers.len();
        for port in inside("port") {
            let number = port.attribute("portid").unwrap_or_default();
            let script = port.children().find(|node| is_script(*node));
            servers.extend(script.map(|script| Server {
                names: names(&hosts, number),
                at: port.range().start,
                result: Ok(script),
            }));
        }
        if servers.len() == of_host {
            let state = inside("state").find_map(|state| state.attribute("state"));
            let why = state.map_or_else(
                || "it has no port with the script".to_owned(),
                |state| format!("its port is {state}, or has no TLS"),
            );
            servers.push(Server {
                names: names(&hosts, ""),
                at: host.range().start,
                result: Err(why),
            });
        }
    }
    // Pieces of a report are read as well.
    if servers.is_empty() {
        let scripts = document.descendants().filter(|node| is_script(*node));
        let server = |script: Node<'_, '_>| script.range().start;
        servers.extend(scripts.map(|script| Server {
            names: Vec::new(),
            at: server(script),
            result: Ok(script),
        }));
    }
    if servers.iter().all(|server| server.result.is_err()) {
        return Err(ImportError::Nothing(Kind::Nmap));
    }
    if let Some(script) = seen.choose(servers, wanted)? {
        let lists_new = text.contains("key=\"TLSv1.3\"");
        take(&mut seen, script, lists_new);
    }
    seen.done()
}

fn is_script(node: Node) -> bool {
    node.has_tag_name("script") && node.attribute("id") == Some(SCRIPT)
}

/// Takes the tables of a script; `lists_new` if this nmap looks for TLS 1.3.
fn take(seen: &mut Seen, script: Node, lists_new: bool) {
    let mut accepted = Vec::new();
    for table in tables(script) {
        let name = table.attribute("key").unwrap_or_default();
        let Some(version) = version_named(name) else {
            let why = "the page has no setting for this version";
            seen.leave_out(table.range().start, name, why);
            continue;
        };
        accepted.push((version, table.range().start));
        seen.lists(version);
        let ciphers = tables(table).filter(|table| table.attribute("key") == Some("ciphers"));
        for cipher in ciphers.flat_map(tables) {
            let mut parts = cipher.children();
            let name = parts.find(|elem| elem.attribute("key") == Some("name"));
            let name = name.and_then(|name| name.text()).unwrap_or_default();
            seen.suite(name, cipher.range().start);
        }
    }
    versions(seen, &accepted, script.range().start, lists_new);
}

/// Says of every version whether it was accepted: those that are not listed were not.
pub fn versions(seen: &mut Seen, accepted: &[(Protocol, usize)], at: usize, lists_new: bool) {
    if accepted.is_empty() {
        return;
    }
    for version in Protocol::ALL {
        match accepted.iter().find(|(each, _)| *each == version) {
            Some((_, at)) => seen.version(version, true, *at),
            None if version == Protocol::Tls13 && !lists_new => {
                seen.undecided(version, at, OLD_NMAP)
            }
            None => seen.version(version, false, at),
        }
    }
}

fn tables<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(|child| child.has_tag_name("table"))
}

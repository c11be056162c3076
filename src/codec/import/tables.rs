//! Scans that are no JSON: testssl.sh's CSV, nmap's XML.

use roxmltree::{Document, Node, ParsingOptions};

use super::ImportError;
use super::gather::Gather;
use super::scans::{Seen, by_name, testssl_row};
use crate::codec::imported::{Imported, Kind, Place};
use crate::domain::Protocol;

/// Columns: id, fqdn/ip, port, severity, finding, and more.
pub fn testssl_csv(text: &str) -> Result<Imported, ImportError> {
    let (mut gather, mut seen) = (Gather::new(text), Seen::default());
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let wrong = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        let place = Place { line: line as u32, column: 1 };
        ImportError::Syntax("CSV", place, error.to_string())
    };
    let heads = reader.headers().map_err(|error| wrong(&error))?;
    let column = |name: &str| heads.iter().position(|head| head == name);
    let (Some(id), Some(finding)) = (column("id"), column("finding")) else {
        return Err(ImportError::Unrecognized);
    };
    let (ip, port) = (column("fqdn/ip"), column("port"));
    for row in reader.records() {
        let row = row.map_err(|error| wrong(&error))?;
        let at = row.position().map_or(0, |position| position.byte() as usize);
        if let (Some(id), Some(finding)) = (row.get(id), row.get(finding)) {
            let part = |at: Option<usize>| at.and_then(|at| row.get(at)).unwrap_or_default();
            let target = format!("{}:{}", part(ip), part(port));
            testssl_row(&mut gather, &mut seen, (id, finding, &target), at);
        }
    }
    seen.finish(&mut gather);
    gather.done(Kind::TestsslCsv)
}

/// Most nodes of an XML text.
const NODES_MAX: u32 = 100_000;

/// What `nmap --script ssl-enum-ciphers -oX` writes.
pub fn nmap(text: &str) -> Result<Imported, ImportError> {
    let options =
        ParsingOptions { nodes_limit: NODES_MAX, allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        ImportError::Syntax("XML", Place { line: at.row, column: at.col }, error.to_string())
    })?;
    if !document.root_element().has_tag_name("nmaprun") {
        return Err(ImportError::Unrecognized);
    }
    let (mut gather, mut seen) = (Gather::new(text), Seen::default());
    let mut scripts = document.descendants().filter(|node| {
        node.has_tag_name("script") && node.attribute("id") == Some("ssl-enum-ciphers")
    });
    let Some(script) = scripts.next() else { return Err(ImportError::Nothing(Kind::Nmap)) };
    let mut offered = Vec::new();
    for version in tables(script) {
        let name = version.attribute("key").unwrap_or_default();
        let protocol = match name {
            "SSLv3" => Protocol::Ssl30,
            "TLSv1.0" => Protocol::Tls10,
            "TLSv1.1" => Protocol::Tls11,
            "TLSv1.2" => Protocol::Tls12,
            "TLSv1.3" => Protocol::Tls13,
            _ => {
                gather.ignore(
                    version.range().start,
                    name,
                    "the page has no setting for this version",
                );
                continue;
            }
        };
        offered.push(protocol);
        let ciphers = tables(version).filter(|table| table.attribute("key") == Some("ciphers"));
        for cipher in ciphers.flat_map(tables) {
            let name = cipher
                .children()
                .find(|elem| elem.attribute("key") == Some("name"))
                .and_then(|elem| elem.text())
                .unwrap_or_default();
            seen.suite(&mut gather, by_name(name), name, cipher.range().start);
        }
    }
    if !offered.contains(&Protocol::Tls13) {
        seen.unscanned.push(Protocol::Tls13);
        gather.ignore(
            script.range().start,
            "TLS 1.3",
            "it is not listed, and older versions of nmap do not look for it",
        );
    }
    for version in Protocol::ALL.into_iter().filter(|version| !seen.unscanned.contains(version)) {
        Seen::version(&mut gather, version, offered.contains(&version), script.range().start);
    }
    for other in scripts {
        gather.ignore(other.range().start, "another port", "the first one of a report is read");
    }
    seen.finish(&mut gather);
    gather.done(Kind::Nmap)
}

fn tables<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(|child| child.has_tag_name("table"))
}

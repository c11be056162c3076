//! What a scan saw of one server: only the client side, and of that what the report says.

use super::super::gather::Gather;
use super::super::value::At;
use super::super::{ImportError, Source};
use crate::codec::imported::{Answer, Imported, Kind};
use crate::domain::{CipherSuite, Protocol, Setting, Side};
use crate::tls::suite_names;

const OTHER_SERVER: &str = "one server of a report is read: the first that answered, or the one that is chosen by its name";
const NOT_SAID: &str = "the report says nothing of it";
const NOT_LOOKED_FOR: &str = "the report does not say that it was looked for";

/// Gathers what a scan saw.
pub struct Seen<'a> {
    gather: Gather<'a>,
    kind: Kind,
    said: bool,
    unreachable: bool,
    /// By version: accepted, or not.
    versions: [Option<bool>; Protocol::ALL.len()],
    /// By version: every suite that is accepted is listed.
    listed: [bool; Protocol::ALL.len()],
    accepted: Vec<CipherSuite>,
    failed: Vec<CipherSuite>,
}

/// One server of a report.
pub struct Server<T> {
    /// What it is called: with its port and without, by name and by address.
    pub names: Vec<String>,
    /// Where it stands.
    pub at: usize,
    /// What was seen of it; or why nothing was.
    pub result: Result<T, String>,
}

/// The names of a server: each with its port, and alone.
pub fn names(hosts: &[&str], port: &str) -> Vec<String> {
    let hosts = hosts.iter().filter(|host| !host.is_empty());
    let each = |host: &&str| {
        let whole = (!port.is_empty()).then(|| format!("{host}:{port}"));
        whole.into_iter().chain([(*host).to_owned()])
    };
    hosts.flat_map(each).collect()
}

impl<'a> Seen<'a> {
    /// Gathers from one text.
    pub fn new(source: Source<'a>, kind: Kind) -> Self {
        Self {
            gather: Gather::new(&[source]),
            kind,
            said: false,
            unreachable: false,
            versions: [None; Protocol::ALL.len()],
            listed: [false; Protocol::ALL.len()],
            accepted: Vec::new(),
            failed: Vec::new(),
        }
    }

    /// The server that is read: the one that is `wanted`, or the first that answered. The others are named.
    pub fn choose<T>(
        &mut self,
        servers: Vec<Server<T>>,
        wanted: Option<&str>,
    ) -> Result<Option<T>, ImportError> {
        let is_wanted = |server: &Server<T>| {
            let called =
                |wanted: &str| server.names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
            wanted.is_none_or(called)
        };
        if let Some(wanted) = wanted.filter(|_| !servers.iter().any(is_wanted)) {
            let mut all: Vec<String> =
                servers.into_iter().filter_map(|server| server.names.into_iter().next()).collect();
            all.dedup();
            return Err(ImportError::NoSuch(wanted.to_owned(), all));
        }
        let chosen = servers.iter().position(|server| is_wanted(server) && server.result.is_ok());
        let mut read = None;
        for (at, server) in servers.into_iter().enumerate() {
            let name = server.names.into_iter().next().unwrap_or_default();
            match server.result {
                Ok(result) if Some(at) == chosen => read = Some(result),
                Ok(_) => {
                    let what = format!("another server, {name}");
                    self.leave_out(server.at, what.trim_end_matches(", "), OTHER_SERVER);
                }
                Err(why) => {
                    self.unreachable = true;
                    let what = if name.is_empty() { "a server" } else { &name };
                    let why = format!("the scan did not reach the server: {why}");
                    self.leave_out(server.at, what, why.trim_end_matches(": "));
                }
            }
        }
        Ok(read)
    }

    /// Says that something was left out, once.
    pub fn leave_out(&mut self, at: usize, what: &str, why: &str) {
        if !self.gather.has_left_out(what) {
            self.gather.leave_out(At::new(0, at), what, why);
        }
    }

    /// A version was accepted, or not.
    pub fn version(&mut self, version: Protocol, accepted: bool, at: usize) {
        self.said = true;
        let slot = &mut self.versions[version as usize];
        // Where it is said twice, it is not the case that none was accepted.
        *slot = Some(accepted || *slot == Some(true));
        self.gather.stated(setting(version), accepted, version.name(), At::new(0, at), "");
    }

    /// A version was looked for, and what came of it is not said.
    pub fn undecided(&mut self, version: Protocol, at: usize, why: &str) {
        self.said = true;
        self.gather.unknown(setting(version), version.name(), At::new(0, at), why);
    }

    /// Every suite that this version accepts is listed.
    pub fn lists(&mut self, version: Protocol) {
        self.said = true;
        self.listed[version as usize] = true;
    }

    /// A suite was accepted.
    pub fn suite(&mut self, name: &str, at: usize) {
        self.suite_of(suite_names::code(name), name, at);
    }

    /// A suite with this number was accepted.
    pub fn suite_of(&mut self, code: Option<u16>, name: &str, at: usize) {
        self.said = true;
        let suite = code.and_then(CipherSuite::of_code);
        if let Some(suite) = suite {
            if !self.accepted.contains(&suite) {
                self.accepted.push(suite);
                let setting = Setting::Cipher(suite);
                self.gather.stated(setting, true, suite.iana(), At::new(0, at), "");
            }
        } else if code.is_some() || suite_names::is_foreign(name) {
            self.leave_out(at, name, "it is none of the 21 suites of the page");
        } else {
            self.leave_out(at, name, "no suite has this name");
        }
    }

    /// A suite was tried, and the attempt failed without an answer.
    pub fn failed(&mut self, name: &str) {
        self.failed.extend(suite_names::code(name).and_then(CipherSuite::of_code));
    }

    /// All that was seen.
    pub fn done(mut self) -> Result<Imported, ImportError> {
        if self.said {
            self.rest();
        } else if self.unreachable {
            let why = "the scan did not reach the server";
            self.gather.otherwise(|_| true, Answer::Unknown, At::NOWHERE, why);
        }
        self.gather.done(self.kind)
    }

    /// What is not named: not accepted where everything that is accepted is listed, not seen elsewhere.
    fn rest(&mut self) {
        let lists_any = self.listed.contains(&true);
        for suite in CipherSuite::ALL {
            if self.accepted.contains(&suite) {
                continue;
            }
            let may_hide = |version: &Protocol| {
                let at = *version as usize;
                suite.serves(*version) && !self.listed[at] && self.versions[at] != Some(false)
            };
            let hidden: Vec<_> =
                Protocol::ALL.into_iter().filter(may_hide).map(Protocol::name).collect();
            let setting = Setting::Cipher(suite);
            if lists_any && hidden.is_empty() && !self.failed.contains(&suite) {
                self.gather.stated(setting, false, suite.iana(), At::NOWHERE, "");
                continue;
            }
            let why = if self.failed.contains(&suite) {
                "the attempt failed without an answer".to_owned()
            } else if lists_any {
                format!("the report does not list the suites of {}", hidden.join(", "))
            } else {
                NOT_LOOKED_FOR.to_owned()
            };
            self.gather.otherwise(|each| each == setting, Answer::Unknown, At::NOWHERE, &why);
        }
        let is_backends = |setting| matches!(setting, Setting::Protocol(Side::Backend, _));
        let why = "a scan from outside does not see what the gateway does towards backends";
        self.gather.otherwise(is_backends, Answer::Unknown, At::NOWHERE, why);
        self.gather.otherwise(|_| true, Answer::Unknown, At::NOWHERE, NOT_SAID);
    }
}

const fn setting(version: Protocol) -> Setting {
    Setting::Protocol(Side::Client, version)
}

/// The version that is called so, in whatever way scanners write it: `TLSv1.2`, `tls1_2`, `tls_1_2`, `tls12`, `TLS 1.2`.
pub fn version_named(name: &str) -> Option<Protocol> {
    let plain =
        name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
    let plain: Vec<u8> = plain.filter(|byte| *byte != b'v').take(8).collect();
    match plain.as_slice() {
        b"ssl3" | b"ssl30" => Some(Protocol::Ssl30),
        b"tls1" | b"tls10" => Some(Protocol::Tls10),
        b"tls11" => Some(Protocol::Tls11),
        b"tls12" => Some(Protocol::Tls12),
        b"tls13" => Some(Protocol::Tls13),
        _ => None,
    }
}

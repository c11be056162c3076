//! Runs pairs, one after another. Its peers in other languages stay alive between pairs: they are told by a line what to
//! do ("listen …", "connect port=…") and answer with lines ("listening 4711", "session …", "failure …", "cannot …").

use super::configuration::Configuration;
use super::needs::Needs;
use super::programs::{self, Running};
use super::stack::{self, Stack};
use super::suites;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tls_rehearsal::domain::Protocol;
use tls_rehearsal::tls::party::Ask;

/// What an end says of a handshake.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Said {
    Session(String),
    Failure(String),
    /// It was not to be asked: the other end's word is taken.
    Nothing,
}

/// A server that waits for its client.
pub struct Listening {
    pub port: u16,
    /// The suites that it says it has, in its order.
    pub suites: Option<Vec<u16>>,
    end: End,
}

enum End {
    Peer(Stack),
    Running(Running),
}

/// A process that obeys lines.
struct Peer {
    process: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    fn start(command: &mut Command) -> Self {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let orders = process.stdin.take().unwrap();
        let answers = BufReader::new(process.stdout.take().unwrap());
        Self { process, orders, answers }
    }

    fn order(&mut self, line: &str) {
        writeln!(self.orders, "{line}").unwrap();
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "a peer has ended: its error is above");
        line.trim_end().to_owned()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub enum Role {
    Client,
    Server,
}

/// One of the threads over which pairs are spread.
pub struct Worker<'a> {
    needs: &'a Needs,
    peers: HashMap<(&'static str, Role), Peer>,
}

impl<'a> Worker<'a> {
    pub fn new(needs: &'a Needs) -> Self {
        Self { needs, peers: HashMap::new() }
    }

    fn peer(&mut self, stack: Stack, role: Role) -> &mut Peer {
        let needs = self.needs;
        self.peers
            .entry((stack.name(), role))
            .or_insert_with(|| Peer::start(&mut needs.peer(stack)))
    }

    /// Starts a server; `Err` if the stack does not take the configuration.
    pub fn listen(&mut self, stack: Stack, is: &Configuration) -> Result<Listening, String> {
        match stack {
            Stack::OpenSsl => programs::openssl_server(self.needs, is),
            Stack::GnuTls => programs::gnutls_server(self.needs, is),
            Stack::Java | Stack::Python | Stack::TlsLite => {
                let keys: Vec<_> = is.keys.iter().map(|key| self.needs.certificate(*key)).collect();
                let ask = match is.ask {
                    Ask::No => String::new(),
                    Ask::Request(_) => format!(" ask=request trusted={}", self.needs.trusted()),
                    Ask::Require(_) => format!(" ask=require trusted={}", self.needs.trusted()),
                };
                let peer = self.peer(stack, Role::Server);
                peer.order(&format!("listen {} keys={}{ask}", settings(stack, is), keys.join(",")));
                let answer = peer.answer();
                let mut words = answer.split(' ');
                if words.next() != Some("listening") {
                    return Err(answer);
                }
                let port = words.next().unwrap().parse().unwrap();
                let suites = words
                    .next()
                    .map(|list| {
                        list.split(',').filter_map(|code| u16::from_str_radix(code, 16).ok())
                    })
                    .map(Iterator::collect);
                Ok(Listening { port, suites, end: End::Peer(stack) })
            }
            Stack::Bytes => Err("a hello is no server".to_owned()),
        }
    }

    /// What the server says, when its connection is over.
    pub fn served(&mut self, server: Listening) -> Said {
        match server.end {
            End::Peer(stack) => said(self.peer(stack, Role::Server).answer()),
            End::Running(running) => running.finish(),
        }
    }

    /// Connects a client and gives what it says.
    pub fn connect(&mut self, stack: Stack, is: &Configuration, port: u16) -> Said {
        match stack {
            Stack::OpenSsl => programs::openssl_client(self.needs, is, port),
            Stack::GnuTls => programs::gnutls_client(self.needs, is, port),
            Stack::Java | Stack::Python | Stack::TlsLite => {
                let needs = self.needs;
                let peer = self.peer(stack, Role::Client);
                let keys = needs.of_client(is.certificate).map(|path| format!(" keys={path}"));
                let keys = keys.unwrap_or_default();
                peer.order(&format!("connect port={port}{keys} {}", settings(stack, is)));
                said(peer.answer())
            }
            Stack::Bytes => panic!("a hello is sent without a worker"),
        }
    }
}

impl Listening {
    pub const fn program(port: u16, suites: Option<Vec<u16>>, running: Running) -> Self {
        Self { port, suites, end: End::Running(running) }
    }
}

fn said(answer: String) -> Said {
    if answer.starts_with("session ") { Said::Session(answer) } else { Said::Failure(answer) }
}

fn joined<T>(items: &[T], word: impl Fn(&T) -> String, between: &str) -> String {
    items.iter().map(word).collect::<Vec<_>>().join(between)
}

/// A configuration as a peer's words.
fn settings(stack: Stack, is: &Configuration) -> String {
    let version = |version: &Protocol| match (stack, version) {
        (Stack::Java, Protocol::Ssl30) => "SSLv3".to_owned(),
        (Stack::Java, Protocol::Tls10) => "TLSv1".to_owned(),
        (Stack::Java, _) => version.name().replace("TLS ", "TLSv"),
        (_, _) => version.name().replace(' ', ""),
    };
    let order = if is.client_order { "client" } else { "server" };
    let mut words =
        vec![format!("versions={}", joined(&is.versions, version, ",")), format!("order={order}")];
    let groups = |all: &[u16]| joined(all, |code| stack::group(*code).unwrap().to_owned(), ",");
    match stack {
        Stack::Java => {
            words.push(format!(
                "suites={}",
                joined(&is.suites, |code| suites::java(*code).unwrap(), ",")
            ));
        }
        Stack::Python => {
            let old: Vec<_> =
                is.suites.iter().copied().filter(|code| !suites::is_13(*code)).collect();
            words.push(format!(
                "suites={} group={}",
                joined(&old, |code| suites::openssl(*code).unwrap().to_owned(), ":"),
                groups(&is.groups[..1]).replace("secp256r1", "prime256v1").replace('x', "X")
            ));
        }
        Stack::TlsLite => {
            let parts = programs::parts(&is.suites);
            let lower = |word: &str| word.to_lowercase();
            words.push(format!(
                "ciphers={} macs={} exchanges={} groups={}",
                joined(&parts.ciphers, |cipher| tlslite_cipher(cipher), ","),
                joined(&parts.macs, |mac| lower(mac), ","),
                joined(&parts.exchanges, |exchange| lower(exchange), ","),
                groups(&is.groups)
            ));
        }
        Stack::OpenSsl | Stack::GnuTls | Stack::Bytes => {}
    }
    if let Some(alpn) = &is.alpn {
        words.push(format!("alpn={}", alpn.join(",")));
    }
    words.join(" ")
}

fn tlslite_cipher(iana: &str) -> String {
    let word = match iana {
        "AES_256_GCM" => "aes256gcm",
        "AES_128_GCM" => "aes128gcm",
        "AES_256_CBC" => "aes256",
        "AES_128_CBC" => "aes128",
        "3DES_EDE_CBC" => "3des",
        "CHACHA20_POLY1305" => "chacha20-poly1305",
        other => panic!("tlslite-ng has no {other}"),
    };
    word.to_owned()
}

//! OpenSSL and GnuTLS, through the programs that come with them: one process an end.

use super::configuration::Configuration;
use super::needs::Needs;
use super::stack;
use super::suites::{self, is_13};
use super::worker::{Listening, Said};
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};
use tls_rehearsal::domain::Protocol;
use tls_rehearsal::tls::party::Ask;

/// The server of a program.
pub enum Running {
    /// Ends by itself after one connection, and has said how it went.
    OpenSsl { process: Child, output: BufReader<std::process::ChildStdout> },
    /// Goes on until it is killed, and keeps what it has to say in a buffer.
    GnuTls(Child),
}

impl Running {
    pub fn finish(self) -> Said {
        match self {
            Self::OpenSsl { mut process, mut output } => {
                let mut text = Vec::new();
                let _ = output.read_to_end(&mut text);
                let _ = process.kill();
                let _ = process.wait();
                openssl_said(&String::from_utf8_lossy(&text), "CIPHER is ")
            }
            Self::GnuTls(mut process) => {
                let _ = process.kill();
                let _ = process.wait();
                Said::Nothing
            }
        }
    }
}

fn openssl_said(text: &str, mark: &str) -> Said {
    match text.lines().find(|line| line.contains(mark) && !line.contains("(NONE)")) {
        Some(line) => Said::Session(line.to_owned()),
        None => {
            let error = text.lines().find(|line| line.contains("error:"));
            Said::Failure(error.unwrap_or("no cipher").to_owned())
        }
    }
}

/// The settings that s_server and s_client share.
fn openssl(command: &mut Command, is: &Configuration) {
    let names = |all: Vec<&u16>| {
        all.into_iter().map(|code| suites::openssl(*code).unwrap()).collect::<Vec<_>>().join(":")
    };
    let (new, old): (Vec<_>, Vec<_>) = is.suites.iter().partition(|code| is_13(**code));
    // A list of suites may not be empty: this one is of no use without a key that both know.
    let old = if old.is_empty() { "PSK-AES128-CBC-SHA".to_owned() } else { names(old) };
    command.args(["-cipher", &format!("{old}:@SECLEVEL=0"), "-ciphersuites", &names(new)]);
    let groups: Vec<_> = is
        .groups
        .iter()
        .map(|code| stack::group(*code).unwrap().replace("secp256r1", "P-256"))
        .collect();
    command.args(["-groups", &groups.join(":").replace('x', "X").replace("secp384r1", "P-384")]);
    for (version, off) in [
        (Protocol::Tls13, "-no_tls1_3"),
        (Protocol::Tls12, "-no_tls1_2"),
        (Protocol::Tls11, "-no_tls1_1"),
        (Protocol::Tls10, "-no_tls1"),
    ] {
        if !is.versions.contains(&version) {
            command.arg(off);
        }
    }
    if let Some(alpn) = &is.alpn {
        command.args(["-alpn", &alpn.join(",")]);
    }
}

pub fn openssl_server(needs: &Needs, is: &Configuration) -> Result<Listening, String> {
    let mut command = Command::new("openssl");
    command.args(["s_server", "-accept", "127.0.0.1:0", "-naccept", "1"]);
    openssl(&mut command, is);
    for (key, [certificate, private]) in
        is.keys.iter().zip([["-cert", "-key"], ["-dcert", "-dkey"]])
    {
        let file = format!("{}.pem", needs.certificate(*key));
        command.args([certificate, &file, private, &file]);
    }
    if !is.client_order {
        command.arg("-serverpref");
    }
    let trusted = format!("{}.pem", needs.trusted());
    let asks: &[&str] = match is.ask {
        Ask::No => &[],
        Ask::Request(_) => &["-verify", "1", "-CAfile", &trusted],
        Ask::Require(_) => &["-Verify", "1", "-verify_return_error", "-CAfile", &trusted],
    };
    command.args(asks);
    let mut process = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut output = BufReader::new(process.stdout.take().unwrap());
    let mut seen = String::new();
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).unwrap_or(0) == 0 {
            let _ = process.wait();
            return Err(format!("s_server ended: {seen}"));
        }
        if let Some(address) = line.strip_prefix("ACCEPT 127.0.0.1:") {
            let port = address.trim().parse().unwrap();
            return Ok(Listening::program(port, None, Running::OpenSsl { process, output }));
        }
        seen.push_str(&line);
    }
}

pub fn openssl_client(needs: &Needs, is: &Configuration, port: u16) -> Said {
    let mut command = Command::new("openssl");
    command.args(["s_client", "-connect", &format!("127.0.0.1:{port}")]);
    openssl(&mut command, is);
    if let Some(path) = needs.of_client(is.certificate) {
        let file = format!("{path}.pem");
        command.args(["-cert", &file, "-key", &file]);
    }
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    openssl_said(&String::from_utf8_lossy(&text), "Cipher is ")
}

/// What a list of suites is put together from, each part once, in order.
pub struct Parts {
    pub exchanges: Vec<&'static str>,
    pub ciphers: Vec<&'static str>,
    pub macs: Vec<&'static str>,
}

pub fn parts(list: &[u16]) -> Parts {
    let mut found = Parts { exchanges: vec![], ciphers: vec![], macs: vec![] };
    let once = |all: &mut Vec<&'static str>, part| {
        if !all.contains(&part) {
            all.push(part);
        }
    };
    for parts in list.iter().map(|code| suites::parts(*code)) {
        once(&mut found.ciphers, parts.cipher);
        once(&mut found.macs, parts.mac);
        if let Some(exchange) = parts.exchange {
            once(&mut found.exchanges, exchange);
        }
    }
    found
}

/// GnuTLS's priority string.
fn priority(is: &Configuration) -> String {
    let parts = parts(&is.suites);
    let mut words = vec!["NONE".to_owned()];
    let dashed = |word: &str| format!("+{}", word.replace('_', "-").replace("3DES-EDE", "3DES"));
    words.extend(
        is.versions.iter().map(|version| format!("+VERS-{}", version.name().replace(' ', ""))),
    );
    words.extend(parts.ciphers.iter().map(|cipher| dashed(cipher)));
    // Without one even TLS 1.3 alone is refused.
    let exchanges = if parts.exchanges.is_empty() { vec!["ECDHE_RSA"] } else { parts.exchanges };
    words.extend(exchanges.iter().map(|exchange| dashed(exchange)));
    words.extend(parts.macs.iter().map(|mac| dashed(if *mac == "SHA" { "SHA1" } else { mac })));
    words.extend(
        is.groups
            .iter()
            .map(|code| dashed(&format!("GROUP_{}", stack::group(*code).unwrap().to_uppercase()))),
    );
    words.extend(
        ["+SIGN-ALL", "+SIGN-RSA-SHA1", "+SIGN-ECDSA-SHA1", "+COMP-NULL"].map(str::to_owned),
    );
    if !is.client_order {
        words.push("%SERVER_PRECEDENCE".to_owned());
    }
    words.join(":")
}

/// The suites that GnuTLS makes of a priority string, in its order.
fn gnutls_suites(priority: &str) -> Vec<u16> {
    let output =
        Command::new("gnutls-cli").args(["--list", "--priority", priority]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let byte = |word: &str| u16::from_str_radix(word.trim().strip_prefix("0x")?.get(..2)?, 16).ok();
    text.lines()
        .filter_map(|line| {
            let (high, low) = line.strip_prefix("TLS_")?.split_once('\t')?.1.split_once(", ")?;
            Some(byte(high)? << 8 | byte(low)?)
        })
        .collect()
}

pub fn gnutls_server(needs: &Needs, is: &Configuration) -> Result<Listening, String> {
    let priority = priority(is);
    let suites = gnutls_suites(&priority);
    if suites.is_empty() {
        return Err(format!("GnuTLS makes no suite of {priority}"));
    }
    loop {
        // gnutls-serv does not say which port it took, so it is given one, and another if that was taken meanwhile.
        let free =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let mut command = Command::new("gnutls-serv");
        command.args([
            "--port",
            &free.to_string(),
            "--priority",
            &priority,
            "--disable-client-cert",
            "--echo",
        ]);
        for key in &is.keys {
            let file = format!("{}.pem", needs.certificate(*key));
            command.args(["--x509certfile", &file, "--x509keyfile", &file]);
        }
        for protocol in is.alpn.iter().flatten() {
            command.args(["--alpn", protocol]);
        }
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut first = String::new();
        let mut errors = BufReader::new(process.stderr.take().unwrap());
        while !first.contains("IPv4") {
            first.clear();
            if errors.read_line(&mut first).unwrap_or(0) == 0 {
                let _ = process.wait();
                return Err("gnutls-serv ended".to_owned());
            }
        }
        // It must not be stopped by a full pipe that nobody reads.
        std::thread::spawn(move || errors.read_to_end(&mut Vec::new()));
        if first.contains("done") {
            return Ok(Listening::program(free, Some(suites), Running::GnuTls(process)));
        }
        let _ = process.kill();
        let _ = process.wait();
    }
}

pub fn gnutls_client(needs: &Needs, is: &Configuration, port: u16) -> Said {
    let mut command = Command::new("gnutls-cli");
    let priority = priority(&Configuration { client_order: true, ..is.clone() });
    command.args(["127.0.0.1", "--port", &port.to_string(), "--insecure", "--priority", &priority]);
    if let Some(path) = needs.of_client(is.certificate) {
        let file = format!("{path}.pem");
        command.args(["--x509certfile", &file, "--x509keyfile", &file]);
    }
    for protocol in is.alpn.iter().flatten() {
        command.args(["--alpn", protocol]);
    }
    let output = command.stdin(Stdio::null()).output().unwrap();
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    if text.contains("Handshake was completed") {
        let line = text.lines().find(|line| line.starts_with("- Description: "));
        return Said::Session(line.unwrap_or_default().to_owned());
    }
    let error = text.lines().find(|line| line.starts_with("***"));
    Said::Failure(error.unwrap_or("no handshake").to_owned())
}

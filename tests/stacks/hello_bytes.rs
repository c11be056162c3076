//! A client's hello, byte by byte, and what a server answers to it. It can say what no stack here can be made to say.

use super::wire::Wire;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;
use tls_rehearsal::domain::Protocol;
use tls_rehearsal::tls::party::Client;

/// Only a safety net: a server answers at once.
const PATIENCE: Duration = Duration::from_secs(10);

/// The generators of the curves: points that every server accepts as a share.
const P256: &str = "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296\
                    4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
const P384: &str = "04aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7\
                    3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f";

fn share(group: u16) -> Vec<u8> {
    let point = |hex: &str| {
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect()
    };
    match group {
        0x0017 => point(P256),
        0x0018 => point(P384),
        // x25519 takes any 32 bytes; what no server here knows may be anything.
        _ => vec![9; 32],
    }
}

fn with_length(bytes: usize, content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u64).to_be_bytes();
    [&length[8 - bytes..], content].concat()
}

fn numbers(list: &[u16]) -> Vec<u8> {
    list.iter().flat_map(|number| number.to_be_bytes()).collect()
}

const fn number(version: Protocol) -> u16 {
    0x0304 - version as u16
}

/// The hello that says what `client` says.
pub fn write(client: &Client) -> Vec<u8> {
    let mut extensions = Vec::new();
    let mut extension = |kind: u16, content: Vec<u8>| {
        extensions.extend(kind.to_be_bytes());
        extensions.extend(with_length(2, &content));
    };
    if let Some(name) = &client.server_name {
        let entry = [&[0], &with_length(2, name.as_bytes())[..]].concat();
        extension(0, with_length(2, &entry));
    }
    if client.extended_master_secret {
        extension(23, vec![]);
    }
    if client.renegotiation_info && !client.suites.contains(&0x00FF) {
        extension(0xFF01, vec![0]);
    }
    if let Some(groups) = &client.groups {
        extension(10, with_length(2, &numbers(groups)));
        // Uncompressed points.
        extension(11, vec![1, 0]);
    }
    if let Some(schemes) = &client.signature_schemes {
        extension(13, with_length(2, &numbers(schemes)));
    }
    if let Some(protocols) = &client.alpn {
        let names: Vec<u8> =
            protocols.iter().flat_map(|name| with_length(1, name.as_bytes())).collect();
        extension(16, with_length(2, &names));
    }
    if let Some(versions) = &client.supported_versions {
        let listed: Vec<_> = versions.iter().copied().map(number).collect();
        extension(43, with_length(1, &numbers(&listed)));
    }
    if let Some(groups) = &client.key_shares {
        let entry =
            |group: &u16| [&group.to_be_bytes()[..], &with_length(2, &share(*group))].concat();
        extension(51, with_length(2, &groups.iter().flat_map(entry).collect::<Vec<_>>()));
        // psk_dhe_ke: stacks send it whenever they send shares.
        extension(45, vec![1, 1]);
    }
    if client.post_handshake_auth {
        extension(49, vec![]);
    }
    let mut hello = number(client.legacy_version).to_be_bytes().to_vec();
    hello.extend([7; 32]);
    hello.extend(with_length(1, &[]));
    hello.extend(with_length(2, &numbers(&client.suites)));
    hello.extend(with_length(1, &client.compression));
    // Clients from before extensions end here.
    if !extensions.is_empty() {
        hello.extend(with_length(2, &extensions));
    }
    let message = [&[1], &with_length(3, &hello)[..]].concat();
    let oldest = if client.legacy_version == Protocol::Ssl30 { 0 } else { 1 };
    [&[22, 3, oldest], &with_length(2, &message)[..]].concat()
}

/// Sends the hello, reads as far as the server's answer, and leaves.
pub fn ask(hello: &[u8], port: u16) {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(hello).unwrap();
    let (mut wire, mut buffer) = (Wire::default(), [0; 4096]);
    while wire.answer().is_none() && wire.alert().is_none() {
        match stream.read(&mut buffer) {
            Ok(count @ 1..) => wire.from_server.extend_from_slice(&buffer[..count]),
            Ok(_) | Err(_) => break,
        }
    }
}

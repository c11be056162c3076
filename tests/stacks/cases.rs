//! Which pairs are run: drawn ones, and the vectors.

use super::case::Case;
use super::configuration::{Chance, Configuration};
use super::hello_bytes;
use super::stack::Stack;
use super::vectors;
use tls_rehearsal::domain::Protocol::{self, Ssl30, Tls10, Tls11, Tls12, Tls13};
use tls_rehearsal::tls::negotiate;
use tls_rehearsal::tls::party::{Ask, Client, ClientCertificate, Policy, ServerKey};
use tls_rehearsal::tls::registry::SECP256R1;

/// `each` pairs of configurations for every pair of stacks.
pub fn generated(each: usize) -> Vec<Case> {
    let mut cases = Vec::new();
    for (of_client, client_stack) in Stack::ALL.into_iter().enumerate() {
        for (of_server, server_stack) in Stack::ALL.into_iter().enumerate() {
            let mut chance = Chance::new((10 * of_client + of_server) as u64);
            let mut count = 0;
            while count < each {
                let (client, server) = chance.pair();
                let near = (client_stack.nearest(&client), server_stack.nearest(&server));
                if let (Some(client), Some(server)) = near {
                    let name = format!("{client_stack}-{server_stack}-{count}");
                    let (bytes, vector) = (Vec::new(), None);
                    cases.push(Case {
                        name,
                        client_stack,
                        server_stack,
                        client,
                        server,
                        bytes,
                        vector,
                    });
                    count += 1;
                }
            }
        }
    }
    cases
}

/// Pairs with a difference that is seldom drawn.
pub fn pinned() -> Vec<Case> {
    let end = |newest, oldest, suites: &[u16]| Configuration {
        versions: Protocol::ALL[newest as usize..=oldest as usize].to_vec(),
        suites: suites.to_vec(),
        groups: vec![SECP256R1],
        alpn: None,
        certificate: ClientCertificate::None,
        client_order: false,
        keys: vec![ServerKey::Rsa],
        ask: Ask::No,
    };
    let pair = |name: &str, client, server| Case {
        name: format!("tlslite-ng-tlslite-ng-{name}"),
        client_stack: Stack::TlsLite,
        server_stack: Stack::TlsLite,
        client,
        server,
        bytes: Vec::new(),
        vector: None,
    };
    vec![
        pair(
            "share-without-groups",
            end(Tls13, Tls11, &[0x1301, 0x002F]),
            end(Tls11, Tls10, &[0x002F]),
        ),
        pair(
            "master-secret-in-ssl-3.0",
            end(Tls12, Ssl30, &[0x002F]),
            end(Ssl30, Ssl30, &[0x002F]),
        ),
    ]
}

fn newest_first(versions: &[Protocol]) -> Vec<Protocol> {
    Protocol::ALL.into_iter().filter(|version| versions.contains(version)).collect()
}

fn configured(client: &Client) -> Configuration {
    Configuration {
        versions: newest_first(&client.enabled),
        suites: client.suites.clone(),
        groups: client.groups.clone().unwrap_or_default(),
        alpn: client.alpn.clone(),
        certificate: client.certificate,
        client_order: true,
        keys: vec![],
        ask: Ask::No,
    }
}

fn served(policy: &Policy) -> Configuration {
    Configuration {
        versions: newest_first(&policy.versions),
        suites: policy.suites.clone(),
        groups: policy.groups.clone(),
        alpn: policy.alpn.clone(),
        certificate: ClientCertificate::None,
        client_order: policy.client_order,
        keys: policy.keys.clone(),
        ask: policy.ask,
    }
}

/// Each vector's hello before every server that can be configured like the vector's; each vector's client, by every
/// stack that can be configured like it, before one of the servers, or before `all` of them.
pub fn of_vectors(all: bool) -> Vec<Case> {
    let data = vectors::data("negotiation-vectors.json");
    let mut cases = Vec::new();
    for (number, row) in data["vectors"].as_array().unwrap().iter().enumerate() {
        let id = row["id"].as_str().unwrap();
        let (client, policy) = (vectors::client(&row["client"]), vectors::policy(&row["server"]));
        let answer = negotiate(&client, &policy);
        for (of_server, server_stack) in Stack::ALL.into_iter().enumerate() {
            let Some(server) = server_stack.nearest(&served(&policy)) else { continue };
            let mut case = Case {
                name: format!("{id}-bytes-{server_stack}"),
                client_stack: Stack::Bytes,
                server_stack,
                client: configured(&client),
                server,
                bytes: hello_bytes::write(&client),
                vector: Some((id.to_owned(), answer.clone())),
            };
            // What the server asks for after its own hello, nobody is there to answer.
            let ask = std::mem::replace(&mut case.server.ask, Ask::No);
            cases.push(case.clone());
            case.server.ask = ask;
            for (of_client, client_stack) in Stack::ALL.into_iter().enumerate() {
                if !all && (number + of_client + of_server) % Stack::ALL.len() != 0 {
                    continue;
                }
                let Some(near) = client_stack.nearest(&configured(&client)) else { continue };
                case.name = format!("{id}-{client_stack}-{server_stack}");
                (case.client_stack, case.client) = (client_stack, near);
                cases.push(case.clone());
            }
        }
    }
    cases
}

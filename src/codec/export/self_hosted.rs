//! The settings of a self-hosted gateway's container.

use std::fmt::Write;

use super::Wish;
use crate::codec::keys::keys;
use crate::domain::{CipherSuite, Protocol, Setting, Side};

/// Settings that name the suites of each side. Source: Self-hosted gateway settings reference.
const SUITES: [&str; 2] =
    ["net.server.tls.ciphers.allowed-suites", "net.client.tls.ciphers.allowed-suites"];

/// Has the container a setting for it? Client protocols and HTTP/2 belong to the hostname configuration.
pub const fn says(setting: Setting) -> bool {
    match setting {
        Setting::Http2 | Setting::Protocol(Side::Client, _) => false,
        Setting::Cipher(suite) => knows(suite),
        Setting::Protocol(Side::Backend, _) => true,
    }
}

/// Is it in the container's documented list of suites? 3DES is not. Source: Self-hosted gateway settings reference.
const fn knows(suite: CipherSuite) -> bool {
    !matches!(suite, CipherSuite::Rsa3DesEdeCbcSha)
}

/// The protocols of the backend side, each as it is wanted.
fn protocols(wish: &Wish) -> Vec<(&'static str, bool)> {
    let settings = Protocol::ALL.map(|protocol| Setting::Protocol(Side::Backend, protocol));
    let wanted = |setting: &Setting| {
        !wish.only_change || wish.live.is_on(*setting) != wish.draft.is_on(*setting)
    };
    let settings = settings.into_iter().filter(wanted);
    let key = |setting: Setting| Some((*keys(setting).first()?, wish.draft.is_on(setting)));
    settings.filter_map(key).collect()
}

/// The suites that are on, in the page's order; `None` where nothing about them is to be said.
fn suites(wish: &Wish) -> Option<String> {
    let all = CipherSuite::ALL.into_iter().filter(|suite| knows(*suite));
    let changed = |suite: CipherSuite| {
        wish.live.is_on(Setting::Cipher(suite)) != wish.draft.is_on(Setting::Cipher(suite))
    };
    if wish.only_change && !all.clone().any(changed) {
        return None;
    }
    let on = all.filter(|suite| wish.draft.is_on(Setting::Cipher(*suite)));
    Some(on.map(CipherSuite::iana).collect::<Vec<_>>().join(","))
}

/// Are there lists of suites in it?
pub fn lists_suites(wish: &Wish) -> bool {
    suites(wish).is_some()
}

/// Is anything in it?
pub fn says_something(wish: &Wish) -> bool {
    !settings(wish).is_empty()
}

/// Every setting with its value.
fn settings(wish: &Wish) -> Vec<(&'static str, String)> {
    let protocols = protocols(wish).into_iter().map(|(key, on)| (key, on.to_string()));
    let suites = suites(wish);
    let suites = SUITES.iter().filter_map(|key| Some((*key, suites.clone()?)));
    protocols.chain(suites).collect()
}

pub fn env_file(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    for (key, value) in settings(wish) {
        let _ = writeln!(text, "{key}={value}");
    }
    text
}

pub fn docker(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    text.push_str("docker run -d -p 80:8080 -p 443:8081 --env-file env.conf \\\n");
    for (key, value) in settings(wish) {
        let _ = writeln!(text, "  --env '{key}={value}' \\");
    }
    text.push_str("  mcr.microsoft.com/azure-api-management/gateway:v2\n");
    text
}

pub fn kubernetes(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    text.push_str("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: apim-gateway-tls\ndata:\n");
    for (key, value) in settings(wish) {
        let _ = writeln!(text, "  {key}: \"{value}\"");
    }
    text
}

/// Source: the chart azure-api-management-gateway, its values and its ConfigMap.
pub fn helm(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    let protocols = protocols(wish);
    if !protocols.is_empty() {
        text.push_str("gateway:\n  configuration:\n    additional:\n");
        for (key, on) in protocols {
            let _ = writeln!(text, "      {key}: \"{on}\"");
        }
    }
    if let Some(suites) = suites(wish) {
        text.push_str("security:\n  tls:\n");
        for side in ["server", "client"] {
            let _ =
                writeln!(text, "    {side}:\n      ciphers:\n        allowedSuites: \"{suites}\"");
        }
    }
    text
}

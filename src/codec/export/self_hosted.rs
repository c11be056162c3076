//! The settings of a self-hosted gateway's container.

use std::fmt::Write;

use super::{Wish, in_comment};
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

/// What a setting of the container is to be; or why that is not decided.
type Value = Result<String, String>;

/// The protocols of the backend side, each as it is wanted.
fn protocols(wish: &Wish) -> Vec<(&'static str, Value)> {
    let settings = Protocol::ALL.map(|protocol| Setting::Protocol(Side::Backend, protocol));
    let wanted = |setting: &Setting| {
        !wish.only_change
            || wish.live.is_on(*setting) != wish.draft.is_on(*setting)
            || wish.doubt(*setting).is_some()
    };
    let settings = settings.into_iter().filter(wanted);
    let value = |setting: Setting| match wish.doubt(setting) {
        Some(why) => Err(in_comment(why)),
        None => Ok(wish.draft.is_on(setting).to_string()),
    };
    settings.filter_map(|setting| Some((*keys(setting).first()?, value(setting)))).collect()
}

/// The suites that are on, in the page's order; `None` where nothing about them is to be said. One that is not decided leaves the
/// whole list open.
fn suites(wish: &Wish) -> Option<Value> {
    let all = CipherSuite::ALL.into_iter().filter(|suite| knows(*suite));
    let doubt = |suite: CipherSuite| {
        let why = wish.doubt(Setting::Cipher(suite))?;
        Some(format!("{}: {}", suite.iana(), in_comment(why)))
    };
    if let Some(why) = all.clone().find_map(doubt) {
        return Some(Err(why));
    }
    let changed = |suite: CipherSuite| {
        wish.live.is_on(Setting::Cipher(suite)) != wish.draft.is_on(Setting::Cipher(suite))
    };
    if wish.only_change && !all.clone().any(changed) {
        return None;
    }
    let on = all.filter(|suite| wish.draft.is_on(Setting::Cipher(*suite)));
    Some(Ok(on.map(CipherSuite::iana).collect::<Vec<_>>().join(",")))
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
fn settings(wish: &Wish) -> Vec<(&'static str, Value)> {
    let suites = suites(wish);
    let suites = SUITES.iter().filter_map(|key| Some((*key, suites.clone()?)));
    protocols(wish).into_iter().chain(suites).collect()
}

/// A line for each setting: by `known` what is to be, after `indent` and a mark what is not decided.
fn lines(wish: &Wish, indent: &str, known: impl Fn(&str, &str) -> String) -> String {
    let line = |(key, value): (&str, Value)| match value {
        Ok(value) => known(key, &value),
        Err(why) => format!("{indent}# {key}: not decided: {why}\n"),
    };
    settings(wish).into_iter().map(line).collect()
}

pub fn env_file(wish: &Wish) -> String {
    wish.comments("#") + &lines(wish, "", |key, value| format!("{key}={value}\n"))
}

pub fn docker(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    let (known, open): (Vec<_>, Vec<_>) =
        settings(wish).into_iter().partition(|(_, value)| value.is_ok());
    // No comment can stand inside of a command that goes over several lines.
    for (key, value) in open {
        let _ = writeln!(text, "# {key}: not decided: {}", value.unwrap_or_else(|why| why));
    }
    text.push_str("docker run -d -p 80:8080 -p 443:8081 --env-file env.conf \\\n");
    for (key, value) in known {
        let _ = writeln!(text, "  --env '{key}={}' \\", value.unwrap_or_else(|why| why));
    }
    text.push_str("  mcr.microsoft.com/azure-api-management/gateway:v2\n");
    text
}

pub fn kubernetes(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    text.push_str("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: apim-gateway-tls\ndata:\n");
    text + &lines(wish, "  ", |key, value| format!("  {key}: \"{value}\"\n"))
}

/// Source: the chart azure-api-management-gateway, its values and its ConfigMap.
pub fn helm(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    let protocols = protocols(wish);
    if !protocols.is_empty() {
        text.push_str("gateway:\n  configuration:\n    additional:\n");
        for (key, on) in protocols {
            let _ = match on {
                Ok(on) => writeln!(text, "      {key}: \"{on}\""),
                Err(why) => writeln!(text, "      # {key}: not decided: {why}"),
            };
        }
    }
    if let Some(suites) = suites(wish) {
        text.push_str("security:\n  tls:\n");
        for side in ["server", "client"] {
            let _ = write!(text, "    {side}:\n      ciphers:\n");
            let _ = match &suites {
                Ok(suites) => writeln!(text, "        allowedSuites: \"{suites}\""),
                Err(why) => writeln!(text, "        # allowedSuites: not decided: {why}"),
            };
        }
    }
    text
}

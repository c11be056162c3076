//! What a gateway answers to ClientHellos.

use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::domain::{Config, Instance, Protocol};
use tls_rehearsal::tls::gateway::{CertificateWay, policy};
use tls_rehearsal::tls::negotiate;
use tls_rehearsal::tls::outcome::{Failure, Session};
use tls_rehearsal::tls::own::{self, Form};
use tls_rehearsal::tls::party::{Client, Policy};
use tls_rehearsal::tls::profile::Peer;
use tls_rehearsal::tls::suite_names;
use tls_rehearsal::words::cli::hello as say;
use tls_rehearsal::words::setting::full_name;

use crate::args::Hello;
use crate::input::Asked;
use crate::notes::Notes;
use crate::planned::Change;
use crate::{Failed, Outcome, input, planned};

pub fn hello(wanted: &Hello) -> Result<Outcome, Failed> {
    let server = server(wanted)?;
    let text = input::text(&wanted.file)?;
    let mut falls_short = false;
    let (mut read, mut unreadable) = (0, 0);
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    for (number, line) in lines {
        read += 1;
        let said = match client(line) {
            Ok(client) => {
                let answer = negotiate(&client, &server);
                falls_short |= answer.is_err();
                if wanted.json { json(&answer) } else { say::answer(&answer) }
            }
            Err(error) => {
                unreadable += 1;
                if wanted.json {
                    format!("{{\"line\":{number},\"error\":{}}}", quoted(&error))
                } else {
                    say::unreadable(&error)
                }
            }
        };
        out!("{said}");
    }
    if read == 0 {
        return Err(Failed(say::empty(&wanted.file)));
    }
    if unreadable > 0 {
        return Err(Failed(say::unreadable_lines(unreadable)));
    }
    Ok(if falls_short { Outcome::FallsShort } else { Outcome::Holds })
}

/// The gateway as it is configured, or as it is spelled out.
fn server(wanted: &Hello) -> Result<Policy, Failed> {
    let (Some(versions), Some(suites)) = (&wanted.versions, &wanted.suites) else {
        let Some(path) = &wanted.config else {
            return Err(say::server_expected().into());
        };
        input::once([path, &wanted.file].into_iter().chain(&wanted.live))?;
        let (paths, name) = ([path.clone()], wanted.name.as_deref());
        let asked = Asked { paths: &paths, name, any_name: false };
        let live = wanted.live.as_deref();
        let Change { planned, .. } =
            planned::as_written(&wanted.place, asked, live, &mut Notes::default())?;
        let Some(config) = planned.config.whole() else {
            let open: Vec<_> = planned.config.unknown().map(full_name).collect();
            return Err(Failed(say::undecided(path, &open)));
        };
        return Ok(policy(planned.instance, config, CertificateWay::None));
    };
    let instance = planned::instance(&wanted.place, Instance::default())?;
    let version = |name: &String| {
        let found =
            Protocol::ALL.into_iter().find(|each| each.name().eq_ignore_ascii_case(name.trim()));
        found.ok_or_else(|| Failed(say::no_version(name)))
    };
    let suite =
        |name: &String| suite_names::code(name.trim()).ok_or_else(|| Failed(say::no_suite(name)));
    Ok(Policy {
        versions: versions.iter().map(version).collect::<Result<_, _>>()?,
        suites: suites.iter().map(suite).collect::<Result<_, _>>()?,
        ..policy(instance, Config::default(), CertificateWay::None)
    })
}

fn client(line: &str) -> Result<Client, String> {
    let read = own::read(Form::Hello, line, "hello".to_owned(), "hello".to_owned());
    let reading = read.map_err(|error| error.to_string())?;
    match &reading.profile.facts().peer {
        Peer::Client(client) => Ok(client.clone()),
        Peer::Backend(_) => Err(say::no_client().to_owned()),
    }
}

fn json(answer: &Result<Session, Failure>) -> String {
    match answer {
        Ok(session) => format!(
            "{{\"version\":{},\"suite\":{}}}",
            quoted(session.version.name()),
            quoted(&suite_names::name(session.suite))
        ),
        Err(failure) => {
            let alert = failure.alert().map_or("null".to_owned(), |alert| alert.to_string());
            format!("{{\"failure\":\"{:?}\",\"alert\":{alert}}}", failure.reason)
        }
    }
}

//! The engine beside OpenSSL, GnuTLS, Java, Python and tlslite-ng, on loopback.
//!
//! Each pair is a client and a server with a configuration each. The client's hello is read off the wire by the engine's
//! own reader, so the engine decides about what the client really sent. Compared are version and suite, or the failure.
//!
//! `STACKS=long` runs several thousand pairs; `STACKS=only:<name>` runs the pairs whose name contains that.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

mod case;
mod cases;
mod configuration;
mod hello_bytes;
mod known;
mod needs;
mod programs;
mod relay;
mod report;
mod stack;
mod suites;
#[path = "../support/vectors.rs"]
mod vectors;
mod wire;
mod worker;

use case::{Case, Run};
use needs::Needs;
use report::Report;
use stack::Stack;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use worker::Worker;

/// Pairs that are drawn for each pair of stacks. The requirement is 500 in all.
const DRAWN_EACH: usize = 26;
const DRAWN_EACH_LONG: usize = 200;

/// Runs all pairs over a few threads; gives those that can be compared, and how many cannot.
fn run_all(cases: &[Case]) -> (Vec<Run>, Vec<String>) {
    let needs = Needs::met();
    let next = AtomicUsize::new(0);
    let done = Mutex::new((Vec::new(), Vec::new()));
    let threads = thread::available_parallelism().map_or(2, usize::from).clamp(2, 4);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut worker = Worker::new(&needs);
                while let Some(case) = cases.get(next.fetch_add(1, Relaxed)) {
                    let run = case::run(&mut worker, case.clone());
                    let mut done = done.lock().unwrap();
                    match run {
                        Ok(run) => done.0.push(run),
                        Err(why) => done.1.push(format!("{}: {why}", case.name)),
                    }
                }
            });
        }
    });
    done.into_inner().unwrap()
}

#[test]
fn real_stacks_agree_with_the_engine_on_version_and_suite_or_failure() {
    let mode = std::env::var("STACKS").unwrap_or_default();
    let only = mode.strip_prefix("only:");
    let long = mode == "long";
    let all = long || only.is_some();
    let mut cases = cases::generated(if all { DRAWN_EACH_LONG } else { DRAWN_EACH });
    cases.extend(cases::pinned());
    cases.extend(cases::of_vectors(all));
    if let Some(name) = only {
        cases.retain(|case| case.name.contains(name));
    }
    let (runs, left_out) = run_all(&cases);
    let report = Report::new(&runs, &left_out);
    println!("{report}");
    if long && !report.unmet.is_empty() {
        println!("these differences are gone, at least with these versions: {:?}", report.unmet);
    }
    if let Some(name) = only {
        runs.iter().for_each(|run| println!("{run}"));
        assert!(!runs.is_empty(), "no pair's name contains {name}: {left_out:#?}");
    }
    let unknown: Vec<_> = report.unknown.iter().map(ToString::to_string).collect();
    assert!(
        unknown.is_empty(),
        "{} differences without a cause:\n{}",
        unknown.len(),
        unknown.join("\n")
    );
    if only.is_some() {
        return;
    }
    assert!(report.drawn >= 500, "only {} drawn pairs could be compared", report.drawn);
    for stack in Stack::ALL {
        for (role, pairs) in
            [("client", report.as_client(stack)), ("server", report.as_server(stack))]
        {
            assert!(pairs >= 4 * DRAWN_EACH, "{stack} was a {role} in {pairs} pairs only");
        }
    }
    assert!(report.vectors.len() >= 80, "only {} vectors were gone through", report.vectors.len());
}

#[test]
fn every_pair_is_drawn_again_the_next_time() {
    assert_eq!(format!("{:?}", cases::generated(3)), format!("{:?}", cases::generated(3)));
}

#[test]
fn a_written_hello_is_read_as_the_client_that_it_was_written_from() {
    let data = vectors::data("negotiation-vectors.json");
    for row in data["vectors"].as_array().unwrap() {
        let client = vectors::client(&row["client"]);
        let bytes = hello_bytes::write(&client);
        let read = wire::client(&tls_rehearsal::tls::hello::read(&bytes).unwrap(), &client.enabled);
        let hello = |of: &tls_rehearsal::tls::party::Client| {
            let shares = of.key_shares.clone();
            (
                of.suites.clone(),
                of.groups.clone(),
                of.supported_versions.clone(),
                shares,
                of.alpn.clone(),
            )
        };
        assert_eq!(hello(&read), hello(&client), "{}", row["id"]);
    }
}

//! Which versions and suites traffic uses, before and after.

use crate::domain::Side;
use crate::tls::traffic::{Kind, Share};
use crate::words::number::share;

super::super::labels! {
    title: "Traffic";
    by: "Traffic by";
    by_version: "Protocol version";
    by_suite: "Cipher suite";
    before: "Before";
    change: "Change";
    after: "After";
    key: "Hollow: before, what is live. Full: after, the draft. Shares are of requests a day.";
}

/// The name of a side's table.
pub fn table(side: Side) -> &'static str {
    match side {
        Side::Client => "Calls from clients",
        Side::Backend => "Calls to backends",
    }
}

/// The name of a kind of traffic.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Version(version) => version.name(),
        Kind::Suite(suite) => suite.iana(),
        Kind::Fails => "No connection",
        Kind::Unknown => "Unknown",
    }
}

/// What moves most on each side.
pub fn answer(traffic: &[Vec<Share>; 2]) -> String {
    let [clients, backends] = traffic;
    match (moves(clients), moves(backends)) {
        (None, None) => "Nothing moves.".to_owned(),
        (Some(clients), None) => format!("From clients, {clients}. To backends nothing moves."),
        (None, Some(backends)) => format!("To backends, {backends}. From clients nothing moves."),
        (Some(clients), Some(backends)) => {
            format!("From clients, {clients}. To backends, {backends}.")
        }
    }
}

/// "TLS 1.3 goes from 0 % to 78.0 %", of the kind whose share changes most.
fn moves(shares: &[Share]) -> Option<String> {
    let most = shares.iter().max_by_key(|each| each.before.abs_diff(each.after))?;
    let whole: u64 = shares.iter().map(|each| each.before).sum();
    (most.before != most.after).then(|| {
        let (before, after) = (share(most.before, whole), share(most.after, whole));
        let name = match most.kind {
            Kind::Version(version) => version.name(),
            Kind::Suite(suite) => suite.iana(),
            Kind::Fails => "what does not connect",
            Kind::Unknown => "what nobody knows",
        };
        format!("{name} goes from {before} to {after}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Protocol;

    #[test]
    fn the_answer_names_what_moves_most_on_each_side() {
        let part = |version, before, after| Share { kind: Kind::Version(version), before, after };
        let still = vec![part(Protocol::Tls12, 100, 100)];
        let moves = vec![part(Protocol::Tls13, 0, 780), part(Protocol::Tls12, 1000, 220)];
        assert_eq!(answer(&[still.clone(), still.clone()]), "Nothing moves.");
        assert!(answer(&[still, moves.clone()]).starts_with("To backends, TLS 1."));
        let fails = vec![
            Share { kind: Kind::Fails, before: 5, after: 15 },
            part(Protocol::Tls12, 995, 985),
        ];
        assert!(answer(&[fails, moves]).contains(" goes from "));
    }
}

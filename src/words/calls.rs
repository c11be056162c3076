//! Calls through a rollout: their outcomes, their numbers, and what is read at a moment.

use super::number::{clock, number};
use crate::app::Model;
use crate::domain::Side;
use crate::rollout::SimTime;
use crate::rollout::calls::Outcome;
use crate::rollout::picture::Picture;
use crate::rollout::plan::{InForce, Plan};
use crate::tls::outcome::Reason;

/// What becomes of a call, in a few words.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Served => "served",
        Outcome::Refused(reason) => reason_of(reason),
        Outcome::Unknown => "unknown",
        Outcome::Down => "no answer",
    }
}

/// Why a handshake fails, in a few words.
const fn reason_of(reason: Reason) -> &'static str {
    match reason {
        Reason::NoCommonVersion => "refused: no common version",
        Reason::InappropriateFallback => "refused: inappropriate fallback",
        Reason::UnrecognizedName => "refused: unrecognized name",
        Reason::NoNullCompression | Reason::CompressionOffered => "refused: compression",
        Reason::MissingExtension => "refused: missing extension",
        Reason::SecureRenegotiationRequired => "refused: no secure renegotiation",
        Reason::ExtendedMasterSecretRequired => "refused: no extended master secret",
        Reason::NoCommonSuite => "refused: no common suite",
        Reason::NoSuiteForVersion => "refused: no suite for the version",
        Reason::NoCertificateForSuite => "refused: no certificate for the suite",
        Reason::CertificateCurveNotOffered => "refused: the certificate's curve",
        Reason::NoCommonSignatureScheme => "refused: no common signature scheme",
        Reason::NoCommonGroup | Reason::NoCommonFfdheGroup => "refused: no common group",
        Reason::NoCommonAlpn => "refused: no common application protocol",
        Reason::ServerVersionNotEnabled => "refused: version switched off",
        Reason::OldSignatureRefused => "refused: old signature",
        Reason::ClientCertificateMissing => "refused: no client certificate",
        Reason::ClientCertificateUntrusted => "refused: client certificate not trusted",
        Reason::Http2InadequateSecurity => "refused: suite forbidden in HTTP/2",
        Reason::Http2NotSelected => "refused: HTTP/2 not selected",
        Reason::Http2RenegotiationForbidden => "refused: renegotiation in HTTP/2",
        Reason::Http2PostHandshakeAuthForbidden => "refused: late certificate in HTTP/2",
        Reason::RenegotiationImpossibleInTls13 => "refused: renegotiation in TLS 1.3",
        Reason::RenegotiationRefused | Reason::ServerNeverRenegotiates => {
            "refused: no renegotiation"
        }
        Reason::PostHandshakeAuthNotOffered => "refused: no late certificate",
    }
}

/// What a side's calls are called.
pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Client => "Calls from clients",
        Side::Backend => "Calls to backends",
    }
}

super::labels! {
    after_save: "After Save";
    made: "made";
    all_columns: "All columns";
}

/// All that is to be read at the moment that is pointed at or looked at: time, settings in force, nodes, calls of that minute.
pub fn reading(model: &Model) -> String {
    let (Some(run), Some((at, minute))) = (model.shown(), model.reading()) else {
        return String::new();
    };
    of_moment(&run.plan, &minute, at)
}

fn of_moment(plan: &Plan, minute: &Picture, at: SimTime) -> String {
    let force = match plan.in_force_at(at) {
        InForce::Old => "old settings serve",
        InForce::New => "new settings serve",
        InForce::Both => "old and new settings serve, by node",
        InForce::Nothing => "nothing answers",
    };
    let nodes = plan.nodes_at(at).filter(|_| !plan.lanes().is_empty()).map(|nodes| {
        format!(", nodes: {} old, {} updating, {} new", nodes.old, nodes.updating, nodes.new)
    });
    let calls = |of: Side| {
        let calls = minute.totals(of);
        let parts = minute.outcomes(of).into_iter().filter(|outcome| calls.of(*outcome) > 0);
        let parts: Vec<_> =
            parts.map(|part| format!("{} {}", number(calls.of(part)), outcome(part))).collect();
        let parts = if parts.is_empty() { "none".to_owned() } else { parts.join(", ") };
        format!("{} in this minute: {parts}", side(of))
    };
    format!(
        "{}: {force}{}. {}. {}.",
        clock(at),
        nodes.unwrap_or_default(),
        calls(Side::Client),
        calls(Side::Backend)
    )
}

/// "0:00 to 1:00".
pub fn from_to(from: u32, to: u32) -> String {
    let clock = |seconds| clock(SimTime::from_seconds(seconds));
    format!("{} to {}", clock(from), clock(to))
}

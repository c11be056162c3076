//! Who connects, who does not, why, and what would help.

use super::number::{number, share};
use super::{capitalised, count, list, plural, setting};
use crate::domain::{Config, Protocol, Setting, Side};

use crate::tls::impact::{Totals, Verdict};
use crate::tls::outcome::{End, Failure, Reason, Step};
use crate::tls::profile::{Assumed, Assumption, Profile, Provenance};

super::labels! {
    alerts: "Alerts are those that stacks usually send; a caller may see only a closed connection.";
    order: "The gateway is taken to prefer suites in the order of the list on the first tab; no source states its order.";
}

/// What a side's member is.
pub const fn member(side: Side) -> &'static str {
    match side {
        Side::Client => "client",
        Side::Backend => "backend",
    }
}

/// "1 client", "3 backends".
pub fn members(number: usize, side: Side) -> String {
    match side {
        Side::Client => count(number, "client", "clients"),
        Side::Backend => count(number, "backend", "backends"),
    }
}

/// The outcome in a cell.
pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Connects(version, suite) => format!("{}, {}", version.name(), suite.iana()),
        Verdict::Fails => "Fails".to_owned(),
        Verdict::Unknown => "Unknown: its suites are not all known".to_owned(),
    }
}

/// The name of a step.
pub const fn step(step: Step) -> &'static str {
    match step {
        Step::Version => "Version",
        Step::FallbackCheck => "Fallback check",
        Step::Sni => "Server name",
        Step::Parameters => "Parameters",
        Step::Suite => "Cipher suite",
        Step::Certificate => "Certificate",
        Step::Signature => "Signature",
        Step::Group => "Group",
        Step::Alpn => "Application protocol",
        Step::ServerHelloCheck => "Answer checked",
        Step::ClientCertificate => "Client certificate",
        Step::Http2 => "HTTP/2",
        Step::Renegotiation => "Renegotiation",
        Step::PostHandshakeAuth => "Certificate after the handshake",
    }
}

/// Where the rule of a step stands.
pub const fn rfc(step: Step) -> &'static str {
    match step {
        Step::Version => "RFC 8446 4.2.1, RFC 5246 E.1",
        Step::FallbackCheck => "RFC 7507 3",
        Step::Sni => "RFC 6066 3",
        Step::Parameters => "RFC 8446 9.2, RFC 5746 4.3, RFC 7627 5.3",
        Step::Suite => "RFC 8446 B.4, RFC 5246 A.5",
        Step::Certificate => "RFC 8422 5.1",
        Step::Signature => "RFC 8446 4.2.3, RFC 5246 7.4.1.4.1",
        Step::Group => "RFC 8446 4.1.4, RFC 8422, RFC 7919 4",
        Step::Alpn => "RFC 7301 3.2",
        Step::ServerHelloCheck => "RFC 8446 4.1.3",
        Step::ClientCertificate => "RFC 8446 4.4.2.4",
        Step::Http2 => "RFC 9113 9.2",
        Step::Renegotiation => "RFC 5246 7.4.1.1",
        Step::PostHandshakeAuth => "RFC 8446 4.6.2",
    }
}

/// Why there is no connection, in one sentence with the step.
pub fn failure(failure: &Failure, side: Side) -> String {
    format!("{}: {}{}.", step(failure.step), because(failure), alert(failure, side))
}

/// Why there is no connection: "No suite in common in TLS 1.2 (alert 40, handshake_failure, from the gateway)."
pub fn fell(failure: &Failure, side: Side) -> String {
    format!("{}{}.", capitalised(&because(failure)), alert(failure, side))
}

/// Why there is no connection: "no suite in common in TLS 1.2".
pub fn because(failure: &Failure) -> String {
    let version = failure.version.map_or("", Protocol::name);
    match failure.reason {
        Reason::NoCommonVersion => "no version in common".to_owned(),
        Reason::InappropriateFallback => "it fell back although newer would do".to_owned(),
        Reason::UnrecognizedName => "the server does not know the name".to_owned(),
        Reason::NoNullCompression => "it does not offer to go without compression".to_owned(),
        Reason::CompressionOffered => "it offers compression, which TLS 1.3 forbids".to_owned(),
        Reason::MissingExtension => "the hello lacks what TLS 1.3 needs".to_owned(),
        Reason::SecureRenegotiationRequired => "no sign of RFC 5746".to_owned(),
        Reason::ExtendedMasterSecretRequired => "no extended master secret".to_owned(),
        Reason::NoCommonSuite => format!("no suite in common in {version}"),
        Reason::NoSuiteForVersion => {
            format!("{version} is agreed on, and one side has no suite for it")
        }
        Reason::NoCertificateForSuite => {
            "the suites in common need a certificate with another key".to_owned()
        }
        Reason::CertificateCurveNotOffered => {
            "the curve of the certificate is not among its groups".to_owned()
        }
        Reason::NoCommonSignatureScheme => "no signature scheme in common".to_owned(),
        Reason::NoCommonGroup => "no group in common".to_owned(),
        Reason::NoCommonFfdheGroup => "no finite field group in common".to_owned(),
        Reason::NoCommonAlpn => "no application protocol in common".to_owned(),
        Reason::ServerVersionNotEnabled => {
            format!("the answer is {version}, which the calling side has switched off")
        }
        Reason::OldSignatureRefused => {
            format!("in {version} it accepts only plain RSA key exchange, and another was chosen")
        }
        Reason::ClientCertificateMissing => "it has no certificate to send".to_owned(),
        Reason::ClientCertificateUntrusted => "its certificate is not trusted".to_owned(),
        Reason::Http2InadequateSecurity => "the suite is forbidden in HTTP/2".to_owned(),
        Reason::Http2NotSelected => "it speaks HTTP/2 only, and HTTP/2 is off".to_owned(),
        Reason::Http2RenegotiationForbidden => {
            "its certificate is asked for by renegotiation, which HTTP/2 forbids".to_owned()
        }
        Reason::Http2PostHandshakeAuthForbidden => {
            "its certificate is asked for after the handshake, which HTTP/2 forbids".to_owned()
        }
        Reason::RenegotiationImpossibleInTls13 => {
            "its certificate is asked for by renegotiation, which TLS 1.3 does not have".to_owned()
        }
        Reason::RenegotiationRefused => "it refuses to renegotiate".to_owned(),
        Reason::ServerNeverRenegotiates => {
            "its certificate would be asked for by renegotiation, which this gateway never does"
                .to_owned()
        }
        Reason::PostHandshakeAuthNotOffered => {
            "it does not offer to send a certificate after the handshake".to_owned()
        }
    }
}

/// The alert in brackets, and who sends it.
fn alert(failure: &Failure, side: Side) -> String {
    let by = end(failure.by, side);
    match failure.alert() {
        Some(number) => format!(" (alert {number}, {}, from {by})", alert_name(number)),
        None => " (no alert)".to_owned(),
    }
}

/// Who an end of a connection is, on this side of the gateway.
pub const fn end(end: End, side: Side) -> &'static str {
    match (end, side) {
        (End::Client, Side::Backend) | (End::Server, Side::Client) => "the gateway",
        (End::Client, Side::Client) => "the client",
        (End::Server, Side::Backend) => "the backend",
    }
}

/// The name of an alert. Source: IANA's TLS parameters.
const fn alert_name(number: u8) -> &'static str {
    match number {
        40 => "handshake_failure",
        47 => "illegal_parameter",
        48 => "unknown_ca",
        70 => "protocol_version",
        71 => "insufficient_security",
        80 => "internal_error",
        86 => "inappropriate_fallback",
        100 => "no_renegotiation",
        109 => "missing_extension",
        112 => "unrecognized_name",
        116 => "certificate_required",
        120 => "no_application_protocol",
        _ => "alert",
    }
}

/// "turn on TLS 1.0, turn off TLS_RSA_…", from what is in `draft`.
pub fn turns(draft: Config, settings: &[Setting]) -> String {
    let group = |on: bool| {
        let these = settings.iter().filter(|setting| draft.is_on(**setting) != on);
        let names: Vec<_> = these.map(|setting| setting::full_name(*setting)).collect();
        let way = setting::on_or_off(on);
        (!names.is_empty()).then(|| format!("turn {way} {}", list(&names)))
    };
    let parts: Vec<_> = [group(true), group(false)].into_iter().flatten().collect();
    parts.join(", ")
}

/// What had to be assumed, for a verdict that rests on it.
pub fn assumed(assumed: Assumed) -> String {
    if assumed.is_empty() {
        return String::new();
    }
    let names: Vec<_> = assumed
        .iter()
        .map(|assumption| match assumption {
            Assumption::Versions => "versions",
            Assumption::Groups => "groups",
            Assumption::Shares => "key shares",
            Assumption::Schemes => "signature schemes",
            Assumption::Alpn => "application protocols",
            Assumption::Renegotiation => "that it answers a renegotiation",
            Assumption::Trust => "that it trusts the gateway's certificate",
        })
        .collect();
    format!("Inferred: assumed {}.", list(&names))
}

/// How a profile is known.
pub const fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Captured => "Captured: our own capture or probe on loopback",
        Provenance::Documented => "Documented: vendor documentation or source code",
        Provenance::Reported => "Reported: public reports",
        Provenance::Emulated => "Reported: a program that imitates it, captured on loopback",
        Provenance::Inferred => "Inferred by us",
        Provenance::Own => "Added by you",
    }
}

/// "2 of 100 clients stop connecting: 0.4 % of their requests."
pub fn summary(totals: &Totals, side: Side) -> String {
    let of = members(totals.members, side);
    if totals.members == 0 {
        return match side {
            Side::Client => "No client in the fleet.".to_owned(),
            Side::Backend => "No backend in the fleet.".to_owned(),
        };
    }
    let mut text = match totals.lost {
        0 => format!("None of {of} stops connecting"),
        lost => format!("{lost} of {of} {}", plural(lost, "stops connecting", "stop connecting")),
    };
    if totals.lost > 0 {
        let share = share(totals.lost_requests, totals.requests);
        text.push_str(&format!(": {share} of {} requests a day", number(totals.requests)));
    }
    text.push('.');
    if totals.gained > 0 {
        text.push_str(&format!(" {} more can connect.", totals.gained));
    }
    text
}

/// What is known of hybrid key exchange, client by client.
pub fn post_quantum(profile: &Profile) -> &'static str {
    match profile.post_quantum() {
        Some(true) => "Offers a hybrid post-quantum group",
        Some(false) => "Offers no hybrid post-quantum group",
        None => "Its groups are not known",
    }
}

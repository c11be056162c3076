//! What each rule of a SARIF report is about.

use crate::domain::Setting;
use crate::domain::warning::Warning;
use crate::words::setting::full_name;

super::super::labels! {
    tool: "TLS Rehearsal";
    not_decided: "What was read does not decide a setting";
}

/// What the rule of a warning is about.
pub const fn rule(warning: &Warning) -> &'static str {
    match warning {
        Warning::Refused(_) => "Azure Resource Manager refuses the deployment",
        Warning::NoProtocol(_) => "No protocol is left on a side",
        Warning::NoSuite(_) => "No cipher suite is left on a side",
        Warning::RenegotiatingClients => "Client TLS 1.3 while clients renegotiate",
        Warning::RenegotiatingBackends => "Backend TLS 1.3, which has no renegotiation",
        Warning::Http2WithoutSuite => "HTTP/2 without a suite for it",
        Warning::WeakProtocol(..) => "A weak protocol is about to be accepted",
        Warning::WeakSuites(_) => "Weak cipher suites are about to be accepted",
        Warning::LosesForwardSecrecy(_) => "Members of the fleet go on without forward secrecy",
        Warning::IdleSuites(_) => "Cipher suites that no protocol can use",
    }
}

/// A setting that is not decided.
pub fn undecided(setting: Setting, why: &str) -> String {
    format!("{} is not decided: {why}", full_name(setting))
}

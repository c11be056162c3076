//! What to watch after client TLS 1.3 was enabled, in words.

use crate::rollout::followup::LogLine;

super::labels! {
    after_enabling: "After enabling client TLS 1.3";
    watch: "Watch the gateway's request metrics and the TLS failures in its logs. If callers fail, turn client TLS 1.3 off again; that is another rollout.";
    in_short: "Metrics and logs of the callers that renegotiate.";
    the_advice: "what to watch";
    metrics: "Requests since Save (simulated)";
    caller: "Caller";
    operation: "Operation";
    calls: "Calls";
    failed: "Failed";
    no_answer: "No answer";
    latest: "Latest failed connections (simulated)";
    none_so_far: "None so far.";
    turn_off: "Turn client TLS 1.3 off in the draft";
    is_off: "Off in the draft. Save it to go back.";
}

/// A line of the simulated log.
pub fn log_line(line: &LogLine) -> String {
    super::rollout::log_line(line)
}

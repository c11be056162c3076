//! What the pane of TLS 1.3 says.

use super::setting::{on_or_off, side_name};
use crate::domain::Side;
use crate::domain::renegotiation::{RECENT, Renegotiation};

super::labels! {
    manage: "View and manage configuration";
    title: "TLS 1.3 configuration";
    close: "Close";
    recent: "Recent client certificate renegotiations";
    operation: "Operation";
    caller: "Caller";
    last_seen: "Last seen";
    none: "None recorded.";
    enable: "Enable";
    disable: "Disable";
    changes_draft: "Changes the draft; applied when you save.";
    renegotiation: "renegotiation";
}

/// How it stands: "Client side. Live: off. In the draft: on."
pub fn state(side: Side, live: bool, draft: bool) -> String {
    format!(
        "{} side. Live: {}. In the draft: {}.",
        side_name(side),
        on_or_off(live),
        on_or_off(draft)
    )
}

/// What turning it on costs.
pub fn warning(side: Side) -> String {
    match side {
        Side::Client => format!(
            "TLS 1.3 has no renegotiation: while it is on, these {} callers fail to connect.",
            RECENT.len()
        ),
        Side::Backend => "TLS 1.3 has no renegotiation: while it is on, backends that ask for a client certificate that way fail.".to_owned(),
    }
}

/// What the list is.
pub const fn list(side: Side) -> &'static str {
    match side {
        Side::Client => {
            "API operations whose callers recently used client certificate renegotiation. Invented for the simulation."
        }
        Side::Backend => "The gateway keeps no such list for backends; ask the owners of yours.",
    }
}

/// When a caller was last seen: "3 hours ago".
pub fn ago(entry: &Renegotiation) -> String {
    format!("{} ago", super::count(usize::from(entry.last_seen_hours), "hour", "hours"))
}

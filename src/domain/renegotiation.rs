//! What the TLS 1.3 pane lists: callers that were asked for a certificate in mid-connection.

/// A recent client certificate renegotiation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Renegotiation {
    /// The API operation.
    pub operation: &'static str,
    /// Who called it.
    pub caller: &'static str,
    /// Hours since it was last seen.
    pub last_seen_hours: u8,
    /// How often it calls, for the simulated metrics.
    pub calls_per_hour: u16,
}

/// An invented list for the simulation: no real caller is on it.
pub const RECENT: [Renegotiation; 4] = [
    Renegotiation {
        operation: "POST /payments/settle",
        caller: "settlement-batch",
        last_seen_hours: 1,
        calls_per_hour: 360,
    },
    Renegotiation {
        operation: "GET /orders/{id}",
        caller: "partner-erp",
        last_seen_hours: 3,
        calls_per_hour: 120,
    },
    Renegotiation {
        operation: "PUT /meters/{id}/reading",
        caller: "meter-gateway",
        last_seen_hours: 9,
        calls_per_hour: 60,
    },
    Renegotiation {
        operation: "GET /certificates/status",
        caller: "ops-monitor",
        last_seen_hours: 22,
        calls_per_hour: 12,
    },
];

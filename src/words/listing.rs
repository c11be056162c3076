//! The choices above the tables, in the order of their lists.

use crate::app::listing::{Group, Show, Sort};

/// By what becomes of them.
pub const SHOW: [&str; Show::ALL.len()] = [
    "All",
    "Stops connecting",
    "Fails after",
    "Anything changes",
    "Weak after",
    "Unknown",
    "Offers post-quantum",
];

/// By whether their maker still supports them.
pub const STATUS: [&str; 3] = ["Any", "Current", "Legacy"];

/// By what they stand together.
pub const GROUP: [&str; Group::ALL.len()] = ["Nothing", "Family", "Status"];

/// What decides the order.
pub const SORT: [&str; Sort::ALL.len()] = ["Traffic lost", "Requests a day", "Name"];

//! The choices above the tables.

use crate::app::listing::{Group, Show, Sort};

/// By what becomes of them.
pub const fn show(show: Show) -> &'static str {
    match show {
        Show::All => "All",
        Show::Lost => "Stops connecting",
        Show::Failing => "Fails after",
        Show::Changed => "Anything changes",
        Show::Weak => "Weak after",
        Show::Unknown => "Unknown",
    }
}

/// By whether their maker still supports them.
pub const STATUS: [&str; 3] = ["Any", "Current", "Legacy"];

/// By what they stand together.
pub const fn group(group: Group) -> &'static str {
    match group {
        Group::None => "Nothing",
        Group::Family => "Family",
        Group::Status => "Status",
    }
}

/// What decides the order.
pub const fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Lost => "Traffic lost",
        Sort::Requests => "Requests a day",
        Sort::Name => "Name",
    }
}

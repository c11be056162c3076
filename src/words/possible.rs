//! What may be, where not all is known, in words.

use super::{count, impact, list, number, setting};
use crate::domain::Side;
use crate::tls::impact::Change;
use crate::tls::possible::{Open, PossibleTotals};

/// "77", or "71 to 77".
pub fn range(least: u64, most: u64) -> String {
    if least == most { least.to_string() } else { format!("{least} to {most}") }
}

/// Most outcomes, and most settings, that are named.
const NAMED_MAX: usize = 4;

/// What may happen, and what it turns on: "stops or goes on as before, by Client TLS 1.0".
pub fn open(open: &Open) -> String {
    let may = one_of(open.may.iter().map(|change| self::change(*change).to_owned()));
    let shown = open.turns_on.iter().take(NAMED_MAX).map(|each| setting::full_name(*each));
    let mut settings: Vec<String> = shown.collect();
    if open.turns_on.len() > NAMED_MAX {
        settings.push(count(open.turns_on.len() - NAMED_MAX, "other setting", "other settings"));
    }
    format!("{may}, by {}", list(&settings))
}

/// What becomes of a member.
pub const fn change(change: Change) -> &'static str {
    match change {
        Change::Lost => "stops",
        Change::Gained => "begins to connect",
        Change::Moved => "goes on otherwise",
        Change::None => "goes on as before",
        Change::Unknown => "nobody knows",
    }
}

/// One side: how many are lost at least and at most, and of how many it is open.
pub fn summary(totals: &PossibleTotals, side: Side) -> String {
    let (least, most) = (totals.least, totals.most);
    let mut text = if least.lost == most.lost {
        impact::summary(&least, side)
    } else {
        format!(
            "{} of {} stop connecting: {} of {} requests a day.",
            range(least.lost as u64, most.lost as u64),
            impact::members(most.members, side),
            shares(least.lost_requests, most.lost_requests, most.requests),
            number::number(most.requests)
        )
    };
    if totals.open > 0 {
        text.push_str(&format!(" Of {} it turns on what is not known here.", totals.open));
    }
    text
}

/// A share of requests, or the least and the most that it may be.
fn shares(least: u64, most: u64, whole: u64) -> String {
    let (one, other) = (number::share(least, whole), number::share(most, whole));
    if one == other { one } else { format!("{one} to {other}") }
}

/// "A", "A or B", "A, B or C", "A, B, C, D or 3 others".
fn one_of(all: impl ExactSizeIterator<Item = String>) -> String {
    let more = all.len().saturating_sub(NAMED_MAX);
    let mut shown: Vec<String> = all.take(NAMED_MAX).collect();
    if more > 0 {
        shown.push(count(more, "other", "others"));
    }
    match shown.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [firsts @ .., last] => format!("{} or {last}", firsts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Protocol, Setting};
    use crate::tls::impact::Totals;

    #[test]
    fn what_is_open_names_what_may_happen_and_what_it_turns_on() {
        let client_10 = Setting::Protocol(Side::Client, Protocol::Tls10);
        let two = Open { may: vec![Change::Lost, Change::None], turns_on: vec![client_10] };
        assert_eq!(open(&two), "stops or goes on as before, by Client TLS 1.0");
        let many = Open { turns_on: Setting::ALL.to_vec(), ..two };
        assert!(open(&many).ends_with("and 28 other settings"), "{}", open(&many));
    }

    #[test]
    fn numbers_are_given_at_least_and_at_most() {
        assert_eq!((range(77, 77), range(71, 77)), ("77".to_owned(), "71 to 77".to_owned()));
        let least = Totals { members: 100, requests: 1000, ..Totals::default() };
        let most = Totals { lost: 3, lost_requests: 250, ..least };
        let known = PossibleTotals { least: most, most, open: 0 };
        assert_eq!(summary(&known, Side::Client), impact::summary(&most, Side::Client));
        let totals = PossibleTotals { least, most, open: 3 };
        assert_eq!(
            summary(&totals, Side::Client),
            "0 to 3 of 100 clients stop connecting: 0 % to 25.0 % of 1,000 requests a day. \
             Of 3 it turns on what is not known here."
        );
    }
}

//! What the Impact tab says.

pub mod fleet;
pub mod hardening;
pub mod losses;
pub mod posture;
pub mod story;
pub mod traffic;
pub mod who;

use super::impact::members;
use super::piece::Piece;
use super::{count, list, plural};
use crate::domain::Side;
use crate::tls::impact::Totals;

super::labels! {
    title: "Impact";
    more_about_the_draft: "More about the draft";
}

/// The answer of the whole tab: who stops connecting, who begins to, and who fails anyway.
pub fn answer(totals: &[Totals; 2], is_pending: bool) -> Vec<Piece> {
    let [clients, backends] = totals;
    let lost = clients.lost + backends.lost;
    let gained = clients.gained + backends.gained;
    if clients.members + backends.members == 0 {
        return vec![Piece::plain("Nobody is in the fleet, so nobody can stop connecting.")];
    }
    if !is_pending && lost + gained == 0 {
        return vec![Piece::plain(format!("Nothing changes.{}", fail_already(totals)))];
    }
    let begins = begins(totals);
    if lost == 0 {
        let fail = fail_already(totals);
        return vec![Piece::plain(format!(
            "Nobody stops connecting with the draft.{begins}{fail}"
        ))];
    }
    let stop = format!("{lost} {}", plural(lost, "stops connecting", "stop connecting"));
    let of = |totals: &Totals, side: Side| {
        (totals.lost > 0).then(|| format!("{} of {}", totals.lost, members(totals.members, side)))
    };
    let parts: Vec<_> =
        [of(clients, Side::Client), of(backends, Side::Backend)].into_iter().flatten().collect();
    vec![Piece::strong(stop), Piece::plain(format!(" with the draft: {}.{begins}", list(&parts)))]
}

/// " 1 backend that fails today connects."
fn begins(totals: &[Totals; 2]) -> String {
    let gained: usize = totals.iter().map(|totals| totals.gained).sum();
    let parts = of_sides(totals, |totals| totals.gained);
    match gained {
        0 => String::new(),
        1 => format!(" {} that fails today connects.", list(&parts)),
        _ => format!(" {} that fail today connect.", list(&parts)),
    }
}

/// " 16 clients and 3 backends fail already."
fn fail_already(totals: &[Totals; 2]) -> String {
    let failing: usize = totals.iter().map(|totals| totals.failing).sum();
    let unknown: usize = totals.iter().map(|totals| totals.unknown).sum();
    let parts = of_sides(totals, |totals| totals.failing);
    let mut text = match failing {
        0 => " Nobody fails today.".to_owned(),
        1 => format!(" {} fails already.", list(&parts)),
        _ => format!(" {} fail already.", list(&parts)),
    };
    if unknown > 0 {
        text.push_str(&format!(
            " Of {} nobody knows the suites.",
            count(unknown, "member", "members")
        ));
    }
    text
}

fn of_sides(totals: &[Totals; 2], number: fn(&Totals) -> usize) -> Vec<String> {
    let sides = totals.iter().zip(Side::ALL).filter(|(totals, _)| number(totals) > 0);
    sides.map(|(totals, side)| members(number(totals), side)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::piece::unmarked;
    use super::*;

    #[test]
    fn the_answer_counts_who_stops_who_begins_and_who_fails_anyway() {
        let none = Totals { members: 100, failing: 16, ..Totals::default() };
        let backends = Totals { members: 40, failing: 3, ..none };
        assert_eq!(
            unmarked(&answer(&[none, backends], false)),
            "Nothing changes. 16 clients and 3 backends fail already."
        );
        let lost = Totals { lost: 1, ..none };
        let gained = Totals { lost: 1, gained: 1, ..backends };
        assert_eq!(
            unmarked(&answer(&[lost, gained], true)),
            "2 stop connecting with the draft: 1 of 100 clients and 1 of 40 backends. \
             1 backend that fails today connects."
        );
        let harmless = Totals { gained: 2, failing: 0, ..none };
        assert_eq!(
            unmarked(&answer(&[harmless, Totals::default()], true)),
            "Nobody stops connecting with the draft. 2 clients that fail today connect. \
             Nobody fails today."
        );
    }
}

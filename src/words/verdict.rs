//! What linters say, in words.

use super::piece::Piece;
use super::{capitalised, count, list};
use crate::app::code::Verdicts;
use crate::codec::export::Format;
use crate::verdict::{Judged, Opinion, Rule, Says, Seen, Why};

/// What was looked at.
pub const fn seen(seen: Seen) -> &'static str {
    match seen {
        Seen::Written(Format::ArmTemplate) => "ARM template",
        Seen::Written(format) => format.name(),
        Seen::Live => "the live instance",
    }
}

/// The verdict.
pub const fn says(says: Says) -> &'static str {
    match says {
        Says::Passes => "passes",
        Says::Fails => "fails",
        Says::NotEvaluated => "not evaluated",
        Says::Unknown => "unknown",
    }
}

/// Whether it is so.
pub const fn judged(judged: Judged) -> &'static str {
    match judged {
        Judged::Right => "right",
        Judged::Wrong => "wrong",
        Judged::Blind => "blind",
        Judged::Unknown => "unknown",
    }
}

/// Why.
pub const fn why(why: Why) -> &'static str {
    match why {
        Why::LooksAtAll => "It looks at every setting that its rule is about.",
        Why::TextIsTrue => "Values are text, and it takes the text \"false\" for true.",
        Why::QuotedKeys => {
            "Its parser keeps the quotes in each key, so it finds none, whatever the values are."
        }
        Why::OldNames => {
            "It looks for attribute names that the provider has no longer, so it finds none of today's."
        }
        Why::OtherResource => "It does not look at this kind of resource.",
        Why::OverlooksWeak => "It does not look at weak settings that are on here.",
        Why::WantsMissingKeys => {
            "It wants keys that this instance does not have, or that are not written."
        }
        Why::NothingThere => "None of the keys that it looks at is written for this instance.",
        Why::ByChance => {
            "It would fail \"false\" as well: values are text, which it takes for true."
        }
        Why::Undecided => "It turns on a setting that is not known here.",
    }
}

/// What was looked at, at the head of a column.
pub const fn column(of: Seen) -> &'static str {
    match of {
        Seen::Written(_) => seen(of),
        Seen::Live => "live instance",
    }
}

/// A rule: whose it is, and what it is called there.
pub fn rule(rule: Rule) -> Vec<Piece> {
    match rule.name().split_once(' ') {
        Some((linter, id)) => vec![Piece::plain(format!("{linter} ")), Piece::code(id)],
        None => vec![Piece::plain(rule.name())],
    }
}

/// How many verdicts there are, and of which kind.
pub fn summary(verdicts: &Verdicts) -> String {
    let kinds = [Judged::Right, Judged::Wrong, Judged::Blind, Judged::Unknown];
    let kinds = kinds.into_iter().filter_map(|kind| {
        let number = verdicts.number(kind);
        (number > 0).then(|| match kind {
            Judged::Right => format!("{number} right"),
            Judged::Wrong => format!("{number} wrong"),
            Judged::Blind => format!("{number} blind to what counts"),
            Judged::Unknown => format!("{number} not known"),
        })
    });
    format!(
        "{}, {}: {}.",
        count(verdicts.rows.len(), "rule", "rules"),
        count(verdicts.opinions().count(), "verdict", "verdicts"),
        kinds.collect::<Vec<_>>().join(", ")
    )
}

/// Why verdicts are not right, each reason once.
pub fn reasons(verdicts: &Verdicts) -> Vec<Vec<Piece>> {
    let mut groups: Vec<(Rule, Judged, Why, Vec<&str>)> = Vec::new();
    for Opinion { rule, seen: of, judged, why, .. } in verdicts.opinions().copied() {
        if judged == Judged::Right {
            continue;
        }
        let same =
            groups.iter_mut().find(|group| (group.0, group.1, group.2) == (rule, judged, why));
        match same {
            Some(group) => group.3.push(seen(of)),
            None => groups.push((rule, judged, why, vec![seen(of)])),
        }
    }
    groups
        .into_iter()
        .map(|(rule, kind, because, of)| {
            let of = format!(": {} of {}. {}", rule.name(), list(&of), why(because));
            vec![Piece::strong(capitalised(judged(kind))), Piece::plain(of)]
        })
        .collect()
}

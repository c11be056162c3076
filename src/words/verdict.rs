//! What linters say, in words.

use crate::codec::export::Format;
use crate::verdict::{Judged, Opinion, Says, Seen, Why};

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

/// All of it in a line.
pub fn line(opinion: &Opinion) -> String {
    format!(
        "{} ({}) on {}: {}; {}. {}",
        opinion.rule.name(),
        opinion.rule.version(),
        seen(opinion.seen),
        says(opinion.says),
        judged(opinion.judged),
        why(opinion.why)
    )
}

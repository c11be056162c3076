//! What a profile is, above its handshake.

use super::html::Html;
use super::impact::{post_quantum, provenance};
use crate::tls::fleet::Member;

/// The name, and what stands under it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct About {
    /// The profile's name.
    pub name: String,
    /// How it is known, what to know of it, what its owner could do, and where all that was read.
    pub html: String,
}

/// What a member is.
pub fn about(member: &Member) -> About {
    let facts = member.profile.facts();
    let mut html = Html::default();
    html.tags("<p class=\"pane__lead\">").text(provenance(facts.provenance)).tags(". ");
    if let Some(year) = facts.year {
        html.text(&format!("Since {year}, {}. ", if facts.current { "current" } else { "legacy" }));
    }
    html.text(post_quantum(&member.profile)).tags(".</p>");
    if !facts.suites_known {
        html.tags("<p class=\"callout\">Its suites are not published, so nobody can say how its handshake ends: what follows is what an empty list would do.</p>");
    }
    if !facts.note.is_empty() {
        html.element("<p class=\"callout\">", &facts.note, "</p>");
    }
    if !facts.fix.is_empty() {
        html.element("<p class=\"pane__lead\">Its owner: ", &facts.fix, "</p>");
    }
    if !facts.sources.is_empty() {
        html.tags("<ul class=\"details__list\" aria-label=\"Sources\">");
        for (page, date) in &facts.sources {
            html.element("<li>", page, ", ").text(date).tags("</li>");
        }
        html.tags("</ul>");
    }
    About { name: facts.name.to_string(), html: html.done() }
}

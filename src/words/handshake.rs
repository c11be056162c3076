//! What a profile is, above its handshake.

use super::html::Html;
use crate::tls::profile::Facts;

/// What to know of it, what its owner could do, and where all that was read.
pub fn about(html: &mut Html, facts: &Facts) {
    if !facts.suites_known {
        html.tags("<p class=\"callout\">Its suites are not published, so nobody can say how its handshake ends: what follows is what an empty list would do.</p>");
    }
    if !facts.note.is_empty() {
        html.element("<p class=\"callout\">", &facts.note, "</p>");
    }
    if !facts.fix.is_empty() {
        html.element("<p class=\"pane__lead\">Its owner: ", &facts.fix, "</p>");
    }
    if let Some(year) = facts.year {
        let status = if facts.current { "current" } else { "legacy" };
        html.tags("<p class=\"pane__lead\">").text(&format!("Since {year}, {status}. Sources:"));
        html.tags("</p><ul class=\"details__list\" aria-label=\"Sources\">");
        for (page, date) in &facts.sources {
            html.element("<li>", page, ", ").text(date).tags("</li>");
        }
        html.tags("</ul>");
    }
}

//! One profile opened: what it is, and its handshake step by step.

use super::html::Html;
use super::impact::{self, post_quantum, provenance};
use super::profiles::NOTHING;
use super::{ladder, steps};
use crate::app::act::Act;
use crate::app::{Model, Notice};
use crate::tls::fleet::Member;
use crate::tls::impact::Verdict;
use crate::tls::outcome::End;
use crate::tls::profile::Facts;

/// The member that is open, with its position.
fn member(model: &Model) -> Option<(usize, &Member)> {
    let at = model.look().opened?;
    Some((at, model.fleet().members.get(at)?))
}

/// What it is, and what can be done with it. Changes only when another is opened.
pub fn head(model: &Model) -> String {
    let Some((at, member)) = member(model) else { return String::new() };
    let facts = member.profile.facts();
    let mut html = Html::default();
    html.element(
        "<h2 class=\"pane__title\" id=\"handshake-title\" tabindex=\"-1\">",
        &facts.name,
        "</h2>",
    );
    html.element("<p class=\"pane__lead\">", provenance(facts.provenance), ". ");
    html.text(post_quantum(&member.profile)).tags(".</p>");
    about(&mut html, facts);
    html.tags("<div class=\"buttons\">");
    html.plain_button(Act::Remove(at), "Take out of the fleet");
    html.button("close", Act::Close, "button button--quiet", "Close", "");
    html.tags("</div>").done()
}

/// Its traffic. A region of its own: a change of it comes with the press of the next button, which must stay.
pub fn requests(model: &Model) -> String {
    let Some((_, member)) = member(model) else { return String::new() };
    let mut html = Html::default();
    html.tags("<label class=\"field\"><span class=\"field__label\">Requests a day</span><input type=\"number\" class=\"field__number\" min=\"0\" id=\"requests\" data-name=\"requests\" value=\"");
    html.text(&member.requests.to_string()).tags("\"></label>").done()
}

/// Whether it must keep working.
pub fn keep(model: &Model) -> String {
    let Some((at, member)) = member(model) else { return String::new() };
    let mut html = Html::default();
    html.tags("<div class=\"field field--switch\"><span class=\"field__label\">Must keep working</span><button type=\"button\" role=\"switch\" class=\"switch\" id=\"keep\" aria-label=\"Must keep working\" aria-checked=\"");
    html.tags(if member.keep { "true" } else { "false" });
    html.tags("\" data-act=\"").text(&Act::Keep(at).to_string());
    html.tags("\"><span class=\"switch__track\" aria-hidden=\"true\"></span></button></div>").done()
}

/// What the last act in the dialog did: what is said outside cannot be heard while it is open.
pub fn notice(model: &Model) -> String {
    let mut html = Html::default();
    if let (true, (_, Some(Notice::Fleet(notice)))) =
        (model.look().opened.is_some(), model.notice())
    {
        html.text(&super::fleet::notice(notice));
    }
    html.done()
}

/// Its handshake: messages, and what decided.
pub fn story(model: &Model) -> String {
    let Some((_, member)) = member(model) else { return String::new() };
    let mut html = Html::default();
    if !member.profile.facts().suites_known {
        html.tags("<p class=\"callout\">Its suites are not published, so nobody can say how its handshake ends.</p>");
        return html.done();
    }
    let side = member.profile.side();
    let look = model.look();
    html.tags("<div class=\"buttons\">");
    for (act, name, pressed) in
        [(Act::Before, "Before", look.before), (Act::After, "After", !look.before)]
    {
        let looks = if pressed { "button button--pressed" } else { "button" };
        html.button(&act.to_string(), act, looks, name, if pressed { "shown" } else { "" });
    }
    let judge = if look.before { model.before() } else { model.after() };
    let trace = judge.trace(&member.profile);
    html.tags("</div>");
    if judge.verdict(&member.profile) == Verdict::Unknown {
        html.tags("<p class=\"callout\">A suite of it has a name that nobody knows: with that suite the handshake may end otherwise.</p>");
    }
    html.tags("<h3 class=\"card__subtitle\">Handshake</h3><div class=\"ladder__ends\" aria-hidden=\"true\"><span>");
    html.text(impact::end(End::Client, side)).tags("</span><span>");
    html.text(impact::end(End::Server, side));
    html.tags("</span></div><ol class=\"ladder\" aria-label=\"Handshake\">");
    html.drawing(&ladder::items(&trace, side)).tags(concat!(
        "</ol><h3 class=\"card__subtitle\">What decided</h3>",
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Steps of the handshake\">",
        "<table class=\"table steps\" aria-label=\"What decided\"><thead><tr><th scope=\"col\">Step</th>",
        "<th scope=\"col\">Offered by the calling side</th><th scope=\"col\">Accepted by the other</th>",
        "<th scope=\"col\">Decided</th></tr></thead><tbody>",
    ));
    html.drawing(&steps::rows(&trace)).tags("</tbody></table></div>").done()
}

/// What to know of it, what its owner could do, and where all that was read.
fn about(html: &mut Html, facts: &Facts) {
    if !facts.note.is_empty() {
        html.element("<p class=\"callout\">", &facts.note, "</p>");
    }
    if !facts.fix.is_empty() && facts.fix != NOTHING {
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

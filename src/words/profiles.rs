//! The rows of the tables of clients and backends.

use super::html::Html;
use super::impact::{assumed, failure, number, remedy, verdict};
use crate::app::Model;
use crate::app::act::Act;
use crate::app::listing::is_weak;
use crate::domain::Config;
use crate::tls::fleet::Member;
use crate::tls::impact::{Change, Effect, Judge, Verdict};

/// A row: how it looks, and what it holds.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Row {
    /// The look's name in the style sheet; the words say the same.
    pub look: &'static str,
    /// Its cells.
    pub html: String,
}

/// The row of every member of the fleet, in its order.
pub fn rows(model: &Model) -> Vec<Row> {
    let impact = model.impact();
    let judges = (model.before(), model.after());
    let members = model.fleet().members.iter().zip(&impact.effects).enumerate();
    members.map(|(at, (member, effect))| row(model, &judges, at, member, *effect)).collect()
}

fn row(
    model: &Model,
    (before, after): &(Judge, Judge),
    at: usize,
    member: &Member,
    effect: Effect,
) -> Row {
    let profile = &member.profile;
    let facts = profile.facts();
    let side = profile.side();
    let weak = is_weak(effect.after);
    let (look, change) = match effect.change() {
        Change::Lost => ("lost", "Stops connecting. "),
        Change::Gained => ("gained", "Connects again. "),
        Change::None if effect.after.fails() => ("failing", "Fails as before. "),
        Change::Moved if weak => ("weak", "Goes on. "),
        Change::None if weak => ("weak", "No change. "),
        Change::Moved => ("plain", "Goes on. "),
        Change::None => ("plain", "No change. "),
    };
    let mut html = Html::default();
    html.tags("<th role=\"rowheader\" scope=\"row\">");
    html.button(&row_id(at), Act::Open(at), "profiles__name", &facts.name, "");
    html.tags("</th>");
    html.element(
        "<td role=\"cell\" class=\"profiles__number\" data-label=\"Requests a day\">",
        &number(u64::from(effect.requests)),
        "</td>",
    );
    html.element("<td role=\"cell\" data-label=\"Before\">", &verdict(effect.before), "</td>");
    html.element(
        "<td role=\"cell\" class=\"profiles__after\" data-label=\"After\">",
        &verdict(effect.after),
        "</td>",
    );
    html.element("<td role=\"cell\" data-label=\"What changes, and why\">", change, "");
    if effect.after.fails() {
        if let Err(fell) = after.explain(profile) {
            html.text(&failure(&fell, side));
        }
    } else if let (Change::Gained, Err(fell)) = (effect.change(), before.explain(profile)) {
        html.text("Before: ").text(&failure(&fell, side));
    }
    if weak {
        html.tags("Weak. ");
    }
    if effect.after != Verdict::Unknown {
        html.text(&assumed(after.assumed(profile)));
    }
    if effect.after.fails() {
        help(&mut html, model, at, member);
    }
    html.tags("</td>");
    Row { look, html: html.done() }
}

/// What helps: the smallest change, and what its owner could do.
fn help(html: &mut Html, model: &Model, at: usize, member: &Member) {
    let facts = member.profile.facts();
    let change = model.remedy(&member.profile);
    let line = "<p class=\"profiles__help\">";
    html.element(line, &remedy(model.draft(), change.as_deref()), "</p>");
    if let Some(settings) = change {
        let turn = |config: Config, setting| config.with(setting, !config.is_on(setting));
        let saved = settings.into_iter().fold(model.draft(), turn);
        let id = format!("help-{at}");
        html.button(&id, Act::Adopt(saved), "link", "Make this change", &facts.name);
    }
    if !facts.fix.is_empty() && facts.fix != NOTHING {
        html.tags(line).text("Or its owner: ").text(&facts.fix).tags("</p>");
    }
}

/// The id of the button that opens the member at this position.
pub fn row_id(at: usize) -> String {
    format!("member-{at}")
}

/// What the data say where the owner need do nothing.
const NOTHING: &str = "Nothing to do.";

/// The row above a group.
pub fn head(name: &str) -> Row {
    let mut html = Html::default();
    html.element("<th role=\"rowheader\" scope=\"rowgroup\">", name, "</th>");
    Row { look: "group", html: html.done() }
}

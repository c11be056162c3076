//! The rows of the tables of clients and backends.

use std::sync::Arc;

use super::html::Html;
use super::impact::{assumed, failure, remedy, verdict};
use super::number::number;
use crate::app::Model;
use crate::app::act::Act;
use crate::app::listing::is_weak;
use crate::domain::{Channel, Config, Instance};
use crate::tls::fleet::Member;
use crate::tls::impact::{Change, Effect, Judge, Verdict};
use crate::tls::profile::Assumed;

/// A row: how it looks, and what it holds.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Row {
    /// The look's name in the style sheet; the words say the same.
    pub look: &'static str,
    /// Its cells.
    pub html: String,
}

/// A row, and all that it was made of: as long as that is the same, so is the row.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    member: Member,
    effect: Effect,
    assumed: Assumed,
    /// The configuration that the reason or the way out depends on, where there is one.
    depends: Option<(Instance, Channel, Config)>,
    /// The row.
    pub row: Arc<Row>,
}

/// The row of every member of the fleet, in its order; those of `old` are kept as far as they still hold.
pub fn rows(model: &Model, old: &[Kept]) -> Vec<Kept> {
    let impact = model.impact();
    let (before, after) = (model.before(), model.after());
    let fleet = model.fleet();
    let members = fleet.members.iter().zip(&impact.effects).enumerate();
    let kept = |(at, (member, effect)): (usize, (&Member, &Effect))| {
        let assumed = after.assumed(&member.profile);
        let depends = match (effect.change(), effect.after.fails()) {
            (_, true) | (Change::Unknown, _) => Some(model.draft()),
            (Change::Gained, false) => Some(model.live()),
            (Change::Lost | Change::Moved | Change::None, false) => None,
        };
        let depends = depends.map(|config| (model.instance(), model.channel(), config));
        let same = old.get(at).filter(|old| {
            Arc::ptr_eq(&old.member.profile, &member.profile)
                && old.effect == *effect
                && old.assumed == assumed
                && old.depends == depends
        });
        same.cloned().unwrap_or_else(|| Kept {
            member: member.clone(),
            effect: *effect,
            assumed,
            depends,
            row: Arc::new(row(model, &(before, after), at, member, *effect)),
        })
    };
    members.map(kept).collect()
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
        Change::Gained => ("gained", "Begins to connect. "),
        Change::None if effect.after.fails() => ("failing", "Fails as before. "),
        Change::Moved if weak => ("weak", "Goes on. "),
        Change::None if weak => ("weak", "No change. "),
        Change::Moved => ("plain", "Goes on. "),
        Change::None => ("plain", "No change. "),
        Change::Unknown => ("weak", "Nobody knows whether it goes on. "),
    };
    let mut html = Html::with_room();
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
            html.text(&failure(&fell, side)).tags(" ");
        }
    } else if let (Change::Gained, Err(fell)) = (effect.change(), before.explain(profile)) {
        html.text("Before: ").text(&failure(&fell, side)).tags(" ");
    }
    if weak {
        html.tags("Weak. ");
    }
    if effect.after != Verdict::Unknown {
        html.text(&assumed(after.assumed(profile)));
    }
    if effect.after.fails() || effect.change() == Change::Unknown {
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
        let turned = settings
            .into_iter()
            .fold(Config::default(), |turned, setting| turned.with(setting, true));
        let id = format!("help-{at}");
        html.button(&id, Act::Turn(turned), "link", "Make this change", &facts.name);
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
pub const NOTHING: &str = "Nothing to do.";

/// The row above a group.
pub fn head(name: &str) -> Row {
    let mut html = Html::default();
    html.element("<th role=\"rowheader\" scope=\"rowgroup\">", name, "</th>");
    Row { look: "group", html: html.done() }
}

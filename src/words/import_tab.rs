//! What was brought in, as text: what it says of each setting and where, what it leaves open, and how it differs from the draft.

use super::code::{explained, unified};
use super::html::Html;
use super::imported::{headline, value};
use super::setting::{full_name, on_or_off};
use super::tiers::summary;
use super::{count, decapitalised, plural};
use crate::app::Model;
use crate::app::act::{Act, CodeAct};
use crate::app::look::{Decision, Unread};
use crate::codec::drift::{Drift, drift};
use crate::codec::imported::{Answer, Found, Imported};
use crate::domain::Setting;
use crate::domain::lockout::may_be_pending;

/// What became of what was asked to be read.
pub fn said(model: &Model) -> String {
    let mut html = Html::default();
    let code = &model.look().code;
    if code.reading {
        html.tags("Reading.");
    } else if let Some(refused) = &code.refused {
        match refused {
            Unread::Several(_) => html.text(&unread(refused)),
            Unread::Wrong(_)
            | Unread::TooLong(_)
            | Unread::NoFile
            | Unread::NoImporter
            | Unread::OtherImporter => html.element(
                "This cannot be imported: ",
                &unread(refused),
                ". Nothing was changed.",
            ),
        };
    } else if let Some(imported) = &code.imported {
        html.text(&understood(imported));
    }
    html.done()
}

/// How much of it was understood.
fn understood(imported: &Imported) -> String {
    let number = |wanted: fn(Answer) -> bool| {
        imported.settings().iter().filter(|found| wanted(found.answer)).count()
    };
    let mut parts =
        vec![format!("{} understood", count(imported.stated().count(), "setting", "settings"))];
    let defaults = number(|answer| answer == Answer::Default);
    if defaults > 0 {
        parts.push(format!("{defaults} at their default"));
    }
    let kept = number(|answer| answer == Answer::Kept);
    if kept > 0 {
        parts.push(format!("{kept} left as they are live"));
    }
    let unknown = number(|answer| answer == Answer::Unknown);
    if unknown > 0 {
        let what = if imported.kind.is_scan() { "not seen" } else { "not decided" };
        parts.push(format!("{unknown} {what}"));
    }
    let left_out = imported.remarks.iter().filter(|remark| remark.left_out).count();
    parts.push(format!("{left_out} left out"));
    format!("Read as {}: {}. Nothing is changed yet.", imported.kind.name(), parts.join(", "))
}

fn unread(why: &Unread) -> String {
    match why {
        Unread::Several(names) => {
            format!("It has {}. Which one is meant?", count(names.len(), "instance", "instances"))
        }
        Unread::Wrong(what) => what.clone(),
        Unread::TooLong(bytes) => format!(
            "it has {bytes} bytes, more than any file that is read; cut it down to the API Management resource"
        ),
        Unread::NoFile => "it cannot be read as a file; a folder, for example, cannot".to_owned(),
        Unread::NoImporter => {
            "the importer could not be loaded; try again, or look at the network".to_owned()
        }
        Unread::OtherImporter => "the importer is of another version; reload the page".to_owned(),
    }
}

/// All that is known of it, and what can be done with it.
pub fn body(model: &Model) -> String {
    let mut html = Html::default();
    if let Some(Unread::Several(names)) = &model.look().code.refused {
        html.tags("<div class=\"buttons\" role=\"group\" aria-label=\"Instance to import\">");
        for (at, name) in names.iter().enumerate() {
            html.plain_button(Act::Choose(at), name);
        }
        html.tags("</div>");
        return html.done();
    }
    let Some(imported) = &model.look().code.imported else { return html.done() };
    let is_scan = imported.kind.is_scan();
    html.element("<p><strong>", &headline(imported), "</strong></p>");
    if is_scan {
        html.tags("<p class=\"callout\">A scan says what was offered from outside, not what is configured: it is compared below, and not taken over.</p>");
    }
    scaled(&mut html, model, imported);
    buttons(&mut html, model, imported);
    if !is_scan {
        undecided(&mut html, model, imported);
    }
    let here = |found: &Found, on: bool| {
        let same = model.draft().is_on(found.setting) == on;
        let may = may_be_pending(model.instance(), model.channel(), found.setting);
        match (is_scan, same, may) {
            (true, _, _) => "compared below",
            (false, true, _) => "as in the draft",
            (false, false, true) => "would be turned",
            (false, false, false) => "stays locked",
        }
    };
    html.numbers("Understood", "numbers", &["Setting", "Read", "Where", "Here"]);
    for (found, on) in imported.stated() {
        let place = with_reason(imported, found);
        let cells = [value(Some(on), is_scan), &place, here(found, on)];
        html.row(&full_name(found.setting), cells);
    }
    html.end_numbers();
    let partial = imported.partial(model.instance(), true);
    let defaults = imported.settings().iter().filter(|found| found.answer == Answer::Default);
    let defaults: Vec<_> =
        defaults.filter_map(|found| Some((found, partial.get(found.setting)?))).collect();
    if !defaults.is_empty() {
        html.element(
            "<details class=\"details\"><summary class=\"details__summary\">At their default, since their keys are absent: ",
            &count(defaults.len(), "setting", "settings"),
            "</summary>",
        );
        html.numbers("At their default", "numbers", &["Setting", "Default", "Why", "Here"]);
        for (found, on) in defaults {
            html.row(&full_name(found.setting), [on_or_off(on), &found.why, here(found, on)]);
        }
        html.end_numbers().tags("</details>");
    }
    if !imported.remarks.is_empty() {
        html.numbers("Left out", "wide", &["Where", "What", "Why"]);
        for remark in &imported.remarks {
            html.row(&imported.at(remark.place), [&remark.about, &remark.text]);
        }
        html.end_numbers();
    }
    html.done()
}

/// Its place, and what decided it where the place alone does not tell.
fn with_reason(imported: &Imported, found: &Found) -> String {
    let place = imported.at(found.place);
    if found.why.is_empty() { place } else { format!("{place}: {}", found.why) }
}

/// Says that it has more than the page has for its tier.
fn scaled(html: &mut Html, model: &Model, imported: &Imported) {
    let said = imported.instance(model.instance());
    let cut =
        |read: Option<u8>, has: u8| imported.tier.is_some() && read.is_some_and(|read| read != has);
    if cut(imported.units, said.units()) || cut(imported.regions, said.regions()) {
        let has = format!(
            "It has more units or regions than the page has for {}: so many are taken as there can be.",
            said.tier().name()
        );
        html.element("<p class=\"callout\">", &has, "</p>");
    }
}

fn buttons(html: &mut Html, model: &Model, imported: &Imported) {
    let instance = model.instance();
    let said = imported.instance(instance);
    html.tags("<div class=\"buttons\">");
    let says_something =
        imported.settings().iter().any(|found| !matches!(found.answer, Answer::Kept));
    if !imported.kind.is_scan() && says_something {
        html.button("take", Act::Code(CodeAct::Take), "button", "Make it the draft", "");
    }
    if said != instance {
        let renegotiates = said.renegotiation && !instance.renegotiation;
        let with = if renegotiates { ", with clients that renegotiate" } else { "" };
        let name = format!("Choose its instance: {}{with}", summary(said));
        html.button("takeinstance", Act::Code(CodeAct::TakeInstance), "button", &name, "");
    }
    html.button("giveup", Act::Code(CodeAct::GiveUp), "button", "Give it up", "");
    html.tags("</div>");
}

/// What it does not decide, with a choice for each, and one for all.
fn undecided(html: &mut Html, model: &Model, imported: &Imported) {
    let code = &model.look().code;
    let kept = imported.settings().iter().filter(|found| found.answer == Answer::Kept).count();
    if kept > 0 {
        let text = format!(
            "It is merged into what is live: {} that it does not name stay as they are live.",
            count(kept, "setting", "settings")
        );
        html.element("<p class=\"callout\">", &text, "</p>");
    }
    let open: Vec<_> = imported.undecided().collect();
    if open.is_empty() {
        return;
    }
    html.element(
        "<p class=\"callout callout--caution\">What was read does not decide ",
        &count(open.len(), "setting", "settings"),
        ". That is neither off nor a default: say of each what it is to be; until then it stays as it is live.</p>",
    );
    html.numbers("Not decided", "wide", &["Setting", "Is to be", "Live", "Why", "Where"]);
    if open.len() > 1 {
        html.tags("<tr><th scope=\"row\">All of them</th><td>");
        let first = code.decision(open[0].setting);
        let same = open.iter().all(|found| code.decision(found.setting) == first);
        choice(html, "decide-all", "All of them", same.then_some(first));
        html.tags("</td><td></td><td></td><td></td></tr>");
    }
    for found in open {
        let name = full_name(found.setting);
        // The choice stands beside the name, so that both are seen where the rest has to be scrolled to.
        html.element("<tr><th scope=\"row\">", &name, "</th><td>");
        let field = format!("decide-{}", found.setting.index());
        choice(html, &field, &name, Some(code.decision(found.setting)));
        html.tags("</td>");
        let live = on_or_off(model.target().is_on(found.setting));
        let why = if found.why.is_empty() { "it is not said" } else { &found.why };
        for cell in [live, why, &imported.at(found.place)] {
            html.element("<td>", cell, "</td>");
        }
        html.tags("</tr>");
    }
    html.end_numbers();
}

/// A field that says what a setting is to be; `None` where it is this for some and that for others.
fn choice(html: &mut Html, field: &str, name: &str, chosen: Option<Decision>) {
    html.tags("<select class=\"field__select\" data-name=\"").text(field);
    html.tags("\" id=\"").text(field);
    html.element("\" aria-label=\"", &format!("{name} is to be"), "\">");
    for decision in Decision::ALL {
        let open = if chosen == Some(decision) { "<option selected>" } else { "<option>" };
        html.element(open, decision_name(decision), "</option>");
    }
    html.tags("</select>");
}

/// The name of a choice.
const fn decision_name(decision: Decision) -> &'static str {
    match decision {
        Decision::AsLive => "As live",
        Decision::On => "On",
        Decision::Off => "Off",
    }
}

/// How it differs from the draft.
pub fn drift_body(model: &Model) -> String {
    let mut html = Html::default();
    let Some(imported) = &model.look().code.imported else {
        return html.tags("<p class=\"card__lead\">Import a configuration or a scan: it is compared with the draft, setting by setting.</p>").done();
    };
    let instance = model.instance();
    let is_kept = |row: &Drift| row.answer == Answer::Kept;
    let rows: Vec<_> = drift(model.draft().into(), imported, instance, true)
        .into_iter()
        .filter(|row| !is_kept(row))
        .map(|row| decided(model, row))
        .collect();
    let differing = rows.iter().filter(|row| row.differs()).count();
    let unsaid = rows.iter().filter(|row| row.found.is_none()).count();
    let about = format!(
        "{} from the draft; of {} nothing is said.",
        if differing == 0 {
            "No setting differs".to_owned()
        } else {
            format!(
                "{} {}",
                count(differing, "setting", "settings"),
                plural(differing, "differs", "differ")
            )
        },
        count(unsaid, "setting", "settings")
    );
    html.element("<p><strong>", &about, "</strong></p>");
    html.numbers(
        "Planned against imported",
        "wide",
        &["Setting", "Planned", "Imported", "What may be behind it"],
    );
    for row in &rows {
        let planned = row.planned.map_or("not known", on_or_off);
        let name = full_name(row.setting);
        if row.found.is_none() && row.answer == Answer::Unknown && !imported.kind.is_scan() {
            let why = format!("It is not decided: {}", reason(imported, row.setting));
            html.row(&name, [planned, "not known", &why]);
            continue;
        }
        let found = row.found.map_or("cannot be seen", on_or_off);
        let why = explained(*row, imported, instance);
        if row.found.is_none() && why.is_empty() {
            continue;
        }
        let mark = if row.differs() { format!("{found} (differs)") } else { found.to_owned() };
        html.row(&name, [planned, &mark, &why]);
    }
    html.end_numbers();
    if !imported.kind.is_scan() {
        html.tags("<h3 class=\"card__subtitle\">As a unified diff</h3><pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"Unified diff\">");
        let found: Vec<_> = rows.iter().filter_map(|row| Some((row.setting, row.found?))).collect();
        html.text(&unified(model.draft(), &found, "imported")).tags("</pre>");
    }
    html.done()
}

/// The row with what the person decided.
fn decided(model: &Model, row: Drift) -> Drift {
    if row.answer != Answer::Unknown {
        return row;
    }
    match model.look().code.decision(row.setting) {
        Decision::AsLive => row,
        Decision::On => Drift { found: Some(true), ..row },
        Decision::Off => Drift { found: Some(false), ..row },
    }
}

fn reason(imported: &Imported, setting: Setting) -> String {
    let found = imported.of(setting);
    if found.why.is_empty() {
        return "it is not said.".to_owned();
    }
    format!("{}, {}.", imported.at(found.place), decapitalised(&found.why))
}

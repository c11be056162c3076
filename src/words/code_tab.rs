//! The Code tab as text: what is written, the PATCH trap, what was read, drift, verdicts.

use std::sync::Arc;

use super::code::header;
use super::colour::coloured;
use super::html::Html;
use super::html::Region;
use super::setting::full_name;
use super::{import_tab, list, verdict};
use crate::app::Model;
use crate::app::act::{Act, CodeAct};
use crate::app::look::Code;
use crate::codec::export::{Carried, Format, Wish, export, says_something};
use crate::codec::link;
use crate::domain::{Channel, Config, Instance, Setting};
use crate::rollout::Rehearsal;
use crate::verdict::map::{Reading, path_of_set, reset_by};
use crate::verdict::{Judged, opinions};

/// The regions that follow the model; they depend on [`premise`] alone.
pub const REGIONS: [Region; 9] = [
    ("formats", formats),
    ("only-change-box", only_change),
    ("export-note", export_note),
    ("export", |model| coloured(model.look().code.format().language(), &exported(model))),
    ("trap-body", trap),
    ("import-said", import_tab::said),
    ("import-body", import_tab::body),
    ("drift-body", import_tab::drift_body),
    ("verdicts-body", verdicts),
];

/// All that the regions depend on.
pub type Premise = (Instance, Channel, [Config; 2], Arc<Rehearsal>, Code);

/// All that the regions depend on.
pub fn premise(model: &Model) -> Premise {
    let configs = [model.target(), model.draft()];
    let (rehearsal, _) = model.rehearsal_premise();
    (model.instance(), model.channel(), configs, rehearsal, model.look().code.clone())
}

/// The export as it is shown.
pub fn exported(model: &Model) -> String {
    let format = model.look().code.format();
    let header = head(model, format);
    export(format, &Wish { header: &header, ..wish(model) })
}

fn wish(model: &Model) -> Wish<'_> {
    let code = &model.look().code;
    let (live, draft) = (model.target(), model.draft());
    // What was read of an instance and is no setting of the page, a whole map has to repeat.
    let others = code.imported.as_deref().map_or(&[][..], |imported| &imported.others);
    let carried = Carried { named: &[], others };
    let only_change = code.only_change;
    Wish {
        instance: model.instance(),
        live,
        draft,
        only_change,
        carried,
        undecided: &[],
        header: &[],
    }
}

fn head(model: &Model, format: Format) -> Vec<String> {
    let mut snapshot = model.snapshot();
    // Of a rollout under way only what it leads to belongs to a configuration.
    snapshot.live = model.target();
    snapshot.rollout = None;
    let link = format!("{}#{}", model.look().code.address, link::write(&snapshot));
    header(format, &wish(model), Some(&link))
}

/// What stays. Its parts with an id are the regions.
pub fn skeleton() -> String {
    let mut html = Html::default();
    html.tags(concat!(
        "<section class=\"card\" aria-labelledby=\"out\"><h2 class=\"card__title\" id=\"out\">Take it along</h2>",
        "<p class=\"card__lead\">The draft, in the format you work with. Nothing is sent anywhere.</p><div id=\"formats\"></div>",
        "<div class=\"filters\"><div id=\"only-change-box\"></div>",
    ));
    html.button("code-copy", Act::Code(CodeAct::Copy), "button", "Copy", "");
    html.button("code-download", Act::Code(CodeAct::Download), "button", "Download", "");
    html.tags(concat!(
        "</div><div id=\"export-note\"></div>",
        "<pre class=\"code code--export\" id=\"export\" role=\"textbox\" aria-readonly=\"true\" aria-multiline=\"true\" aria-label=\"Export\" tabindex=\"0\"></pre></section>",
        "<section class=\"card\" aria-labelledby=\"trap\"><h2 class=\"card__title\" id=\"trap\">The PATCH trap</h2><div id=\"trap-body\"></div></section>",
        "<section class=\"card\" aria-labelledby=\"in\"><h2 class=\"card__title\" id=\"in\" tabindex=\"-1\">Bring it in</h2>",
        "<p class=\"card__lead\">az apim show or ARM GET, ARM templates and Bicep with their parameters, what-if results, Terraform with its variables, plans and states, ",
        "testssl.sh, sslyze, nmap, tlsx, SSL Labs. Which it is, is recognized. Nothing changes before you agree.</p>",
        "<label class=\"field field--wide\"><span class=\"field__label\">Configuration to import</span>",
        "<textarea class=\"field__area\" rows=\"6\" spellcheck=\"false\" id=\"to-import\"></textarea></label><div class=\"buttons\">",
    ));
    html.button("code-import", Act::Code(CodeAct::Import), "button", "Import", "");
    html.tags(concat!(
        "<label class=\"button\">Open files<input type=\"file\" multiple class=\"visually-hidden\" data-name=\"import-file\"></label></div>",
        "<p aria-live=\"polite\" id=\"import-said\"></p><div id=\"import-body\"></div></section>",
        "<section class=\"card\" aria-labelledby=\"drift\"><h2 class=\"card__title\" id=\"drift\">Drift</h2><div id=\"drift-body\"></div></section>",
        "<section class=\"card\" aria-labelledby=\"verdicts\"><h2 class=\"card__title\" id=\"verdicts\">What linters say of it</h2>",
        "<p class=\"card__lead\">Of the whole draft in each format, and of the instance after it: right, wrong, or blind, which is an answer ",
        "without having looked at what counts.</p><div id=\"verdicts-body\"></div></section>",
    ));
    html.done()
}

fn formats(model: &Model) -> String {
    let mut html = Html::default();
    html.tags("<div role=\"tablist\" class=\"tabs tabs--formats\" aria-label=\"Format\">");
    for (at, format) in Format::ALL.into_iter().enumerate() {
        let open = at == model.look().code.format;
        html.tags("<button type=\"button\" role=\"tab\" class=\"tab\" aria-controls=\"export\" data-act=\"");
        let act = Act::Format(at).to_string();
        html.text(&act).tags("\" id=\"").text(&act);
        html.tags(if open {
            "\" aria-selected=\"true\" tabindex=\"0\">"
        } else {
            "\" aria-selected=\"false\" tabindex=\"-1\">"
        });
        html.text(format.name()).tags("</button>");
    }
    html.tags("</div>").done()
}

fn only_change(model: &Model) -> String {
    let checked = model.look().code.only_change;
    let mut html = Html::default();
    html.tags("<label class=\"day\"><input type=\"checkbox\" data-name=\"only-change\" id=\"only-change\"");
    html.tags(if checked { " checked" } else { "" }).tags(">Only what changes</label>").done()
}

fn export_note(model: &Model) -> String {
    let mut html = Html::default();
    let format = model.look().code.format();
    let wish = wish(model);
    if !says_something(format, &wish) {
        html.tags("<p class=\"callout\">Nothing to write: nothing differs that this format has a word for, or this instance has none that may be set.</p>");
    }
    if !format.has_comments() {
        for line in head(model, format) {
            html.element("<p class=\"card__lead\">", &line, "</p>");
        }
    }
    html.done()
}

/// What a call that names only the changed keys would do, and what `--set` does.
fn trap(model: &Model) -> String {
    let mut html = Html::default();
    let (live, draft) = (model.target(), model.draft());
    let changes: Vec<_> = live.differing(draft).collect();
    html.tags("<p>A PATCH that names only the changed keys. What becomes of the others, sources do not agree on; the simulator follows the first.</p>");
    html.numbers("Partial PATCH", "wide", &["Reading", "Would also turn"]);
    for reading in Reading::ALL {
        let turned = reset_by(reading, model.instance(), live, draft);
        let name = match reading {
            Reading::Reset => "Keys left out go back to their defaults",
            Reading::Merge => "Keys left out stay as they are",
        };
        html.element("<tr><th scope=\"row\">", name, "").source(reading.cited()).tags("</th><td>");
        let on = |setting: &Setting| if draft.is_on(*setting) { "on to off" } else { "off to on" };
        let names: Vec<_> = turned
            .iter()
            .map(|setting| format!("{}: {}", full_name(*setting), on(setting)))
            .collect();
        html.text(&if names.is_empty() { "nothing".to_owned() } else { list(&names) })
            .tags("</td></tr>");
    }
    html.end_numbers();
    html.tags("<div class=\"pair\">");
    for (only_change, name) in
        [(true, "Only the changed keys"), (false, "The safe call: the whole map")]
    {
        let body = export(Format::ArmPatch, &Wish { only_change, ..wish(model) });
        html.element("<div><h3 class=\"card__subtitle\">", name, "</h3>");
        html.element(
            "<pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"",
            name,
            "\">",
        );
        html.drawing(&coloured(Format::ArmPatch.language(), &body)).tags("</pre></div>");
    }
    html.tags("</div>");
    let example = changes.first().copied().unwrap_or(Setting::Http2);
    if let Some(path) = path_of_set(example) {
        html.element("<p><code>az apim update --set customProperties.\"…\"=…</code> does not do it either: the command cuts the key at its dots and writes the path ", &path.join(" → "), " instead, without an error (reported).</p>");
    }
    html.done()
}

fn verdicts(model: &Model) -> String {
    let mut html = Html::default();
    html.numbers("Verdicts", "wide", &["Rule", "Of", "Says", "Which is", "Why"]);
    for each in opinions(model.instance(), model.draft()) {
        html.tags(match each.judged {
            Judged::Right => "<tr data-judged=\"right\"><th scope=\"row\">",
            Judged::Wrong => "<tr data-judged=\"wrong\"><th scope=\"row\">",
            Judged::Blind => "<tr data-judged=\"blind\"><th scope=\"row\">",
            Judged::Unknown => "<tr data-judged=\"unknown\"><th scope=\"row\">",
        });
        html.text(each.rule.name()).source(each.rule.cited()).tags("</th>");
        for cell in [verdict::seen(each.seen), verdict::says(each.says)] {
            html.element("<td>", cell, "</td>");
        }
        html.element("<td><strong>", verdict::judged(each.judged), "</strong></td>");
        html.element("<td>", verdict::why(each.why), "</td></tr>");
    }
    html.end_numbers().done()
}

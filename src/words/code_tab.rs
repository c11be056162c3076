//! The Code tab: names and headings, what is written, the trap of PATCH.

use super::setting::full_name;
use super::{count, labels, list};
use crate::app::code::Partly;
use crate::codec::export::{Format, Group};
use crate::domain::Setting;
use crate::verdict::map::Reading;

labels! {
    title: "Code";
    formats: "Format";
    export: "Export";
    only_changes: "Only what changes";
    copy: "Copy";
    download: "Download";
    nothing_to_write: "Nothing to write: nothing differs that this format has a word for, or this instance has none that may be set.";
    about: "About this code";
    before: "Before you deploy";
    nothing_to_know: "Nothing but what the code says itself.";
    patch: "PATCH";
    patch_lead: "A PATCH that names only the changed keys. What becomes of the others, sources do not agree on; the simulator follows the first.";
    partial_patch: "Partial PATCH";
    reading: "Reading";
    turns: "Would also turn";
    turns_nothing: "nothing";
    short_call: "Only the changed keys";
    safe_call: "The safe call: the whole map";
    linters: "Linters";
    linters_lead: "Of the whole draft in each format, and of the instance after it. Blind is an answer without having looked at what counts.";
    verdicts: "Verdicts";
    rule: "Rule";
    no_verdict: "does not look";
}

/// What the view is.
pub fn answer() -> String {
    format!(
        "The draft, ready to deploy, in {} formats. Nothing is sent anywhere.",
        Format::ALL.len()
    )
}

/// What the formats of a group have in common.
pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Azure => "Azure templates",
        Group::Terraform => "Terraform",
        Group::Commands => "Commands",
        Group::SelfHosted => "Self-hosted gateway",
    }
}

/// The button that goes to the next line that changes.
pub fn next_change(at: usize, of: usize) -> String {
    format!("Next change, {at} of {of}")
}

/// What becomes of keys that a PATCH leaves out, in a sentence or two.
pub fn patch_answer(partly: &Partly) -> String {
    let reset = partly.turned.iter().find(|(reading, _)| *reading == Reading::Reset);
    let names: Vec<_> = reset
        .into_iter()
        .flat_map(|(_, turned)| turned.iter().map(|(setting, _)| full_name(*setting)))
        .collect();
    match names.len() {
        0 => "Keys left out go back to their defaults, says the reference; a widely used module says they stay. Send the whole map.".to_owned(),
        1 | 2 => format!(
            "Keys left out go back to their defaults, says the reference: only the changed keys would turn {} as well. Send the whole map.",
            list(&names)
        ),
        number => format!(
            "Keys left out go back to their defaults, says the reference: only the changed keys would turn {} as well. Send the whole map.",
            count(number, "setting", "settings")
        ),
    }
}

/// What becomes of keys that a PATCH leaves out.
pub const fn reading_says(reading: Reading) -> &'static str {
    match reading {
        Reading::Reset => "Keys left out go back to their defaults",
        Reading::Merge => "Keys left out stay as they are",
    }
}

/// What a call would turn besides what it names.
pub fn turned(settings: &[(Setting, bool)]) -> String {
    let names: Vec<_> = settings
        .iter()
        .map(|(setting, on)| {
            let way = if *on { "on to off" } else { "off to on" };
            format!("{}: {way}", full_name(*setting))
        })
        .collect();
    if names.is_empty() { turns_nothing().to_owned() } else { list(&names) }
}

/// What `az apim update --set` does, in pieces.
pub fn set_path(path: &[&str]) -> String {
    format!(
        "az apim update --set customProperties.\"…\"=… does not do it either: the command cuts the key at its dots and writes the path {} instead, without an error (reported).",
        path.join(" → ")
    )
}

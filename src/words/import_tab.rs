//! What was brought in: what it says of each setting and where, what it leaves open, and how it differs from the draft.

use super::setting::{full_name, on_or_off};
use super::tiers::summary;
use super::{capitalised, code, count, decapitalised, labels, plural};
use crate::app::look::{Decision, Unread};
use crate::app::understood::{Compared, Comparison, Here, Standing, Understood};
use crate::codec::imported::{Answer, Found, Imported, Remark};
use crate::domain::{Instance, Setting};

labels! {
    bring_in: "Bring it in";
    bring_in_lead: "what runs now, a template, or a scan: compared with the draft, nothing changes before you agree";
    to_import: "Configuration to import";
    to_import_hint: "Paste here, or drop files";
    import: "Import";
    open_files: "Open files";
    what: "What is understood";
    recognized: "Which it is, is recognized. Your own: ";
    own_command: "az apim show -g GROUP -n NAME";
    which: "Instance to import";
    understood: "Understood";
    at_default: "At their default";
    setting: "Setting";
    read: "Read";
    place: "Where";
    here: "Here";
    default: "Default";
    why: "Why";
    drift: "Drift";
    against: "Planned against imported";
    planned: "Planned";
    imported: "Imported";
    behind: "What may be behind it";
    not_known: "not known";
    take: "Make it the draft";
    give_up: "Give it up";
    not_decided: "Not decided";
    to_be: "Is to be";
    live: "Live";
    all_of_them: "All of them";
    left_out: "Left out";
    about: "What";
    diff: "As a unified diff";
    diff_name: "Unified diff";
    diff_answer: "Imported against planned.";
    scan: "A scan says what was offered from outside, not what is configured: it is compared, and not taken over.";
}

/// What can be read, by where it comes from.
pub const fn kinds() -> [(&'static str, &'static str); 3] {
    [
        (
            "Azure",
            "az apim show or ARM GET, ARM templates and Bicep with their parameters, what-if results",
        ),
        ("Terraform", "azurerm and azapi with their variables, plans and states"),
        ("Scans", "testssl.sh, sslyze, nmap, tlsx, SSL Labs"),
    ]
}

/// How it differs, for the head of the view.
pub fn answer(comparison: &Comparison) -> String {
    format!(
        "{} between what was imported and the draft.{}",
        differing(comparison),
        rest(comparison)
    )
}

/// How it differs, for its table.
pub fn drift_summary(comparison: &Comparison) -> String {
    format!("{} from the draft.{}", differing(comparison), rest(comparison))
}

fn differing(comparison: &Comparison) -> String {
    let number = comparison.number(Standing::Differs);
    if number == 0 {
        return "No setting differs".to_owned();
    }
    format!("{} {}", count(number, "setting", "settings"), plural(number, "differs", "differ"))
}

fn rest(comparison: &Comparison) -> String {
    let equal = comparison.number(Standing::Equal);
    let open = comparison.number(Standing::Undecided);
    let unsaid = comparison.unsaid + comparison.number(Standing::Hidden);
    let mut text = match equal {
        0 => String::new(),
        _ => format!(" {equal} {} equal.", plural(equal, "is", "are")),
    };
    if open > 0 {
        text += &format!(" {open} {} not decided.", plural(open, "is", "are"));
    }
    if unsaid > 0 {
        text += &format!(" Of {} the import says nothing.", count(unsaid, "setting", "settings"));
    }
    text
}

/// What was read, beside the title.
pub fn drift_lead(understood: &Understood) -> String {
    let imported = &understood.imported;
    let stated = count(understood.stated.len(), "setting", "settings");
    let mut text = format!("{}: {stated} understood", imported.kind.name());
    let left_out = number_left_out(&imported.remarks);
    if left_out > 0 {
        text += &format!(", {left_out} left out");
    }
    text
}

/// What became of what was asked to be read.
pub fn said(reading: bool, refused: Option<&Unread>, imported: Option<&Imported>) -> String {
    match (reading, refused, imported) {
        (true, ..) => "Reading.".to_owned(),
        (false, Some(several @ Unread::Several(_)), _) => unread(several),
        (false, Some(refused), _) => {
            format!("This cannot be imported: {}. Nothing was changed.", unread(refused))
        }
        (false, None, Some(imported)) => how_much(imported),
        (false, None, None) => String::new(),
    }
}

/// How much of it was understood.
fn how_much(imported: &Imported) -> String {
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
    parts.push(format!("{} left out", number_left_out(&imported.remarks)));
    format!("Read as {}: {}. Nothing is changed yet.", imported.kind.name(), parts.join(", "))
}

fn number_left_out(remarks: &[Remark]) -> usize {
    remarks.iter().filter(|remark| remark.left_out).count()
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

/// That it has more than the page has for its tier.
pub fn cut(instance: Instance) -> String {
    format!(
        "It has more units or regions than the page has for {}: so many are taken as there can be.",
        instance.tier().name()
    )
}

/// The button that chooses the instance that was read.
pub fn take_instance(said: Instance, now: Instance) -> String {
    let renegotiates = said.renegotiation && !now.renegotiation;
    let with = if renegotiates { ", with clients that renegotiate" } else { "" };
    format!("Choose its instance: {}{with}", summary(said))
}

/// That the rest stays as it is live.
pub fn kept(number: usize) -> String {
    format!(
        "It is merged into what is live: {} that it does not name stay as they are live.",
        count(number, "setting", "settings")
    )
}

/// That it leaves settings open.
pub fn open(number: usize) -> String {
    format!(
        "What was read does not decide {}. That is neither off nor a default: say of each what it is to be; until then it stays as it is live.",
        count(number, "setting", "settings")
    )
}

/// The field that says what a setting is to be.
pub fn is_to_be(setting: Option<Setting>) -> String {
    let name = setting.map_or_else(|| all_of_them().to_owned(), full_name);
    format!("{name} is to be")
}

/// The name of a choice.
pub const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::AsLive => "As live",
        Decision::On => "On",
        Decision::Off => "Off",
    }
}

/// What would become of a setting.
pub const fn becomes(here: Here) -> &'static str {
    match here {
        Here::Compared => "compared in Drift",
        Here::AsDraft => "as in the draft",
        Here::Turned => "would be turned",
        Here::Locked => "stays locked",
    }
}

/// Its place, and what decided it where the place alone does not tell.
pub fn with_reason(imported: &Imported, found: &Found) -> String {
    let place = imported.at(found.place);
    if found.why.is_empty() { place } else { format!("{place}: {}", found.why) }
}

/// Why it is not decided.
pub fn why_open(found: &Found) -> String {
    if found.why.is_empty() { "it is not said".to_owned() } else { found.why.clone() }
}

/// How many settings are stated, for the row that shows them.
pub fn stated_answer(number: usize) -> String {
    format!("{}, each with its place.", count(number, "setting", "settings"))
}

/// How many settings are at their default, for the row that shows them.
pub fn defaults_answer(number: usize) -> String {
    format!("{}, since their keys are absent.", count(number, "setting", "settings"))
}

/// A setting as it is planned.
pub fn planned_is(compared: &Compared) -> &'static str {
    compared.drift.planned.map_or_else(not_known, on_or_off)
}

/// A setting as it was found.
pub fn found_is(compared: &Compared) -> String {
    match (compared.standing, compared.drift.found) {
        (Standing::Differs, Some(on)) => format!("{} (differs)", on_or_off(on)),
        (_, Some(on)) => on_or_off(on).to_owned(),
        (Standing::Hidden, None) => "cannot be seen".to_owned(),
        (Standing::Differs | Standing::Undecided | Standing::Equal, None) => not_known().to_owned(),
    }
}

/// What may be behind it.
pub fn may_be_behind(compared: &Compared, comparison: &Comparison) -> String {
    let imported = &comparison.imported;
    match compared.standing {
        Standing::Undecided => {
            let found = imported.of(compared.drift.setting);
            if found.why.is_empty() {
                return "It is not decided: it is not said.".to_owned();
            }
            let place = imported.at(found.place);
            format!("It is not decided: {place}, {}.", decapitalised(&found.why))
        }
        Standing::Differs | Standing::Hidden | Standing::Equal => {
            code::explained(compared.drift, imported, comparison.instance)
        }
    }
}

/// What was left out, and what else there is to know, in a line.
pub fn remarks_answer(imported: &Imported) -> String {
    match &imported.remarks[..] {
        [only] => {
            let place = imported.at(only.place);
            format!("{}, {place}: {}", capitalised(&only.about), only.text)
        }
        remarks => {
            let left_out = number_left_out(remarks);
            let more = remarks.len() - left_out;
            match (left_out, more) {
                (_, 0) => format!("{}, each with its place.", count(left_out, "part", "parts")),
                (0, _) => {
                    format!("Nothing, but {} on what was read.", count(more, "note", "notes"))
                }
                (_, _) => format!(
                    "{}, and {} on what was read.",
                    count(left_out, "part", "parts"),
                    count(more, "note", "notes")
                ),
            }
        }
    }
}

/// The button that shows all rows of a table.
pub fn show_all(number: usize) -> String {
    format!("Show all {number} at once")
}

/// The names of the texts that a difference is between.
pub const fn diff_names() -> [&'static str; 2] {
    ["imported", "planned"]
}

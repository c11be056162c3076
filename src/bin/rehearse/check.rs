//! Warnings, and what linters say.

use serde::Serialize;
use tls_rehearsal::codec::imported::{self, Answer};
use tls_rehearsal::domain::posture::BEST;
use tls_rehearsal::domain::refused::refused;
use tls_rehearsal::domain::warning::{Gravity, Warning};
use tls_rehearsal::domain::{Beside, Certainty, Setting};
use tls_rehearsal::tls::weaker::possibly;
use tls_rehearsal::verdict::{Opinion, opinions_of};
use tls_rehearsal::words;
use tls_rehearsal::words::cli::check as say;
use tls_rehearsal::words::setting::full_name;

use crate::args::{Check, Severity};
use crate::notes::{Note, Notes};
use crate::planned::{Change, Configured};
use crate::table::{Table, line};
use crate::{Failed, Outcome, impact, input, notes, outcome, planned, sarif};

pub const fn severity(gravity: Gravity) -> Severity {
    match gravity {
        Gravity::Danger => Severity::Danger,
        Gravity::Caution => Severity::Caution,
        Gravity::Note => Severity::Note,
    }
}

const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Danger => "danger",
        Severity::Caution => "caution",
        Severity::Note => "note",
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    /// What holds whatever is not decided.
    warnings: Vec<Found>,
    /// What may hold, and turns on what is not decided.
    open: Vec<Found>,
    verdicts: Vec<Verdict>,
    /// Of 100, by the page's rules.
    score: Score,
    /// Settings that are not decided.
    undecided: Vec<Doubt<'a>>,
    remarks: &'a [Note],
}

#[derive(Serialize)]
struct Found {
    severity: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Verdict {
    rule: &'static str,
    version: &'static str,
    of: &'static str,
    says: &'static str,
    judged: &'static str,
    why: &'static str,
}

#[derive(Serialize)]
struct Score {
    at_least: u32,
    at_most: u32,
}

#[derive(Serialize)]
struct Doubt<'a> {
    setting: String,
    why: &'a str,
}

/// Settings whose keys a configuration sends, whatever their values: for certain, or perhaps. What azurerm names it does not send where
/// ARM refuses it (provider source).
fn sent(planned: &Configured, certainty: Certainty) -> Vec<Setting> {
    let found = planned.imported.iter().flat_map(|imported| imported.settings());
    let is_so = |found: &&imported::Found| match found.answer {
        Answer::Stated(_) => certainty == Certainty::Certain,
        Answer::Unknown => certainty == Certainty::Open,
        Answer::Default | Answer::Kept => false,
    };
    found.filter(|found| found.by_key).filter(is_so).map(|found| found.setting).collect()
}

pub fn check(wanted: &Check) -> Result<Outcome, Failed> {
    let mut remarks = Notes::default();
    let paths = wanted.planned.paths_or_input();
    let others: Vec<_> = wanted.planned.live.iter().chain(&wanted.fleet).cloned().collect();
    input::once(paths.iter().chain(&others))?;
    let asked = wanted.planned.asked(&paths);
    let live_path = wanted.planned.live.as_deref();
    let Change { planned, live, .. } =
        planned::change(&wanted.place, asked, live_path, &mut remarks)?;
    let (instance, draft) = (planned.instance, planned.config);
    let fleet = impact::fleet(wanted.fleet.as_deref(), &mut remarks)?;
    let beside = Beside::new(live, draft).keeping(|setting| planned.keeps(setting));
    let mut warnings: Vec<(Warning, Certainty)> = Vec::new();
    if planned.tier_is_said {
        for certainty in [Certainty::Certain, Certainty::Open] {
            let refusal = refused(instance, &sent(&planned, certainty));
            warnings.extend(refusal.map(|refusal| (Warning::Refused(refusal), certainty)));
        }
    }
    let possibly = possibly(instance, &fleet, beside);
    warnings.extend(possibly.warnings);
    warnings.sort_by_key(|(warning, _)| warning.gravity());
    let opinions = opinions_of(instance, draft);
    let (at_least, at_most) = possibly.score;
    let doubts = planned.undecided();
    if wanted.sarif {
        let name = wanted.alias.as_deref();
        out!("{}", sarif::document(name, &paths, &planned, &warnings, &doubts, remarks.all())?);
    } else if wanted.json {
        let said = |certainty: Certainty| {
            let each = warnings.iter().filter(move |(_, each)| *each == certainty);
            each.map(|(warning, _)| Found {
                severity: name(severity(warning.gravity())),
                text: words::pending::warning(warning),
            })
            .collect()
        };
        let document = Document {
            schema: "tls-rehearsal/check/1",
            warnings: said(Certainty::Certain),
            open: said(Certainty::Open),
            verdicts: opinions.iter().map(verdict).collect(),
            score: Score { at_least, at_most },
            undecided: doubts
                .iter()
                .map(|(setting, why)| Doubt { setting: full_name(*setting), why })
                .collect(),
            remarks: remarks.all(),
        };
        out_json!(&document);
    } else {
        for (warning, certainty) in &warnings {
            let mark = say::severity(warning.gravity(), *certainty);
            out!("{}", line(mark, &words::pending::warning_of(warning, *certainty)));
        }
        notes::undecided(&doubts);
        if !planned.plans_something() {
            out!("{}", words::cli::nothing_planned());
        }
        out!("{}", say::score(at_least, at_most, BEST));
        out!("{}", line("", say::verdicts()));
        let heads = [say::rule(), say::of(), say::says(), say::judged(), say::why()];
        let mut table = Table::new(&heads);
        for each in &opinions {
            let each = verdict(each);
            table.row([each.rule, each.of, each.says, each.judged, each.why]);
        }
        out!("{}", table.text(crate::table::width()));
    }
    let short = warnings.iter().any(|(warning, certainty)| {
        *certainty == Certainty::Certain && severity(warning.gravity()) <= wanted.severity
    });
    let strict = wanted.planned.files.strict && (remarks.left_out() || !doubts.is_empty());
    Ok(outcome(short || strict))
}

fn verdict(opinion: &Opinion) -> Verdict {
    Verdict {
        rule: opinion.rule.name(),
        version: opinion.rule.version(),
        of: words::verdict::seen(opinion.seen),
        says: words::verdict::says(opinion.says),
        judged: words::verdict::judged(opinion.judged),
        why: words::verdict::why(opinion.why),
    }
}

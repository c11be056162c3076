//! Unknown is never an answer: where a literal of a configuration is replaced by what its files do not decide, nothing that is said
//! for sure contradicts what is said of the one or of the other.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "another suite uses the rest")]
#[path = "support/undecided/mod.rs"]
mod generated;
#[allow(dead_code, reason = "another suite uses the rest")]
#[path = "support/resolved.rs"]
mod resolved;

use std::collections::BTreeSet;

use generated::{Marked, Which, marked};
use proptest::prelude::*;
use resolved::{Resolved, resolved};
use tls_rehearsal::codec::drift::{Drift, drift};
use tls_rehearsal::codec::import::{Failure, ImportError, Source, import, import_files};
use tls_rehearsal::codec::imported::{Answer, Found, Imported};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::refused::refused;
use tls_rehearsal::domain::warning::Warning;
use tls_rehearsal::domain::{Certainty, Config, Created, Instance, Partial, Setting, Tier};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::impact::Verdict;
use tls_rehearsal::tls::possible::{Fate, possible_impact};
use tls_rehearsal::tls::weaker::possibly;
use tls_rehearsal::verdict::{Judged, Says, opinions_of};

fn read(files: &[(&str, String)]) -> Result<Imported, Failure> {
    let sources: Vec<_> =
        files.iter().map(|(name, text)| Source { name, text: text.as_str() }).collect();
    import_files(&sources, None)
}

/// What is read with the one, the other, and what is not decided.
struct Three {
    open: Imported,
    /// Each with its text.
    decided: Vec<(Imported, String)>,
    text: String,
}

fn shown(files: &[(&str, String)]) -> String {
    files.iter().map(|(name, text)| format!("== {name}\n{text}\n")).collect()
}

/// The three, if what is not decided is read at all.
fn three(marked: &Marked, number: usize, way: usize) -> Option<Three> {
    let files = marked.with(number, Which::Open(way));
    let decided = [Which::One, Which::Other].map(|which| {
        let files = marked.with(number, which);
        (read(&files), shown(&files))
    });
    let open = match read(&files) {
        Ok(open) => open,
        Err(failure) => {
            // Where nothing tells that it is about an instance, nothing is said at all.
            let is_nothing = matches!(failure.error, ImportError::Nothing(_));
            let read = decided.iter().all(|(read, _)| read.is_ok());
            assert!(is_nothing || !read, "{failure:?}\n{}", shown(&files));
            return None;
        }
    };
    let decided = decided.into_iter().filter_map(|(read, text)| Some((read.ok()?, text)));
    Some(Three { open, decided: decided.collect(), text: shown(&files) })
}

impl Three {
    /// Checks each of the two decided ones beside the open one.
    fn each(&self, check: impl Fn(&Imported, &Imported) -> Result<(), String>) {
        for (decided, text) in &self.decided {
            if let Err(error) = check(&self.open, decided) {
                panic!("{error}\n{}\n-- decided --\n{text}", self.text);
            }
        }
    }

    /// Each decided one, resolved, behind the open one in the same tier: where tiers differ, what is compared would not be the same
    /// instance.
    fn resolved(&self, live: Option<Partial>) -> Vec<(Resolved, Resolved)> {
        let differs = self.decided.iter().any(|(decided, _)| decided.tier != self.open.tier);
        let pair = |(decided, _): &(Imported, String)| {
            let tier = differs.then(|| decided.tier.unwrap_or(Tier::Premium));
            (resolved(&self.open, tier, live), resolved(decided, tier, live))
        };
        self.decided.iter().map(pair).collect()
    }
}

fn same<T: PartialEq + std::fmt::Debug>(
    what: &str,
    open: Option<T>,
    decided: Option<T>,
) -> Result<(), String> {
    match (&open, &decided) {
        (Some(one), Some(other)) if one != other => Err(format!("{what}: {one:?} / {other:?}")),
        (_, _) => Ok(()),
    }
}

fn definite(answer: Answer) -> Option<Answer> {
    match answer {
        Answer::Stated(_) | Answer::Default | Answer::Kept => Some(answer),
        Answer::Unknown => None,
    }
}

/// Is all of `open` that is known so in `decided`?
fn admits(open: Partial, decided: Partial) -> bool {
    Setting::ALL
        .into_iter()
        .all(|setting| open.get(setting).is_none_or(|on| decided.get(setting) == Some(on)))
}

fn instances() -> Vec<Instance> {
    let of = |tier: Tier| Instance::default().in_tier(tier);
    let mut all: Vec<_> = Tier::ALL.into_iter().map(of).collect();
    all.push(Instance { created: Created::ALL[0], renegotiation: true, ..of(Tier::Premium) });
    all
}

/// Every warning by itself: of suites one for each.
fn atoms(found: &[(Warning, Certainty)], certain: bool) -> BTreeSet<String> {
    let of = found.iter().filter(|(_, certainty)| !certain || *certainty == Certainty::Certain);
    of.flat_map(|(warning, _)| match warning {
        Warning::WeakSuites(suites) => {
            suites.iter().map(|suite| format!("weak {suite:?}")).collect::<Vec<_>>()
        }
        Warning::IdleSuites(suites) => {
            suites.iter().map(|suite| format!("idle {suite:?}")).collect()
        }
        Warning::LosesForwardSecrecy(names) => {
            names.iter().map(|name| format!("secrecy {name}")).collect()
        }
        Warning::Refused(_) => vec!["refused".to_owned()],
        Warning::NoProtocol(_)
        | Warning::NoSuite(_)
        | Warning::RenegotiatingClients
        | Warning::RenegotiatingBackends
        | Warning::Http2WithoutSuite
        | Warning::WeakProtocol(..) => vec![format!("{warning:?}")],
    })
    .collect()
}

/// What `check` warns of.
fn warned(it: &Resolved, fleet: &Fleet) -> Vec<(Warning, Certainty)> {
    let mut found = possibly(it.instance, fleet, it.beside()).warnings;
    for certainty in [Certainty::Certain, Certainty::Open] {
        let sent = it.imported.settings().iter().filter(|found| found.by_key);
        let sent = sent.filter(|found| match found.answer {
            Answer::Stated(_) => certainty == Certainty::Certain,
            Answer::Unknown => certainty == Certainty::Open,
            Answer::Default | Answer::Kept => false,
        });
        let sent: Vec<_> = sent.map(|found| found.setting).collect();
        let refusal = refused(it.instance, &sent).filter(|_| it.tier_is_known);
        found.extend(refusal.map(|refusal| (Warning::Refused(refusal), certainty)));
    }
    found
}

fn impact_agrees(open: &Resolved, decided: &Resolved, fleet: &Fleet) -> Result<(), String> {
    let of = |it: &Resolved| possible_impact(it.instance, fleet, it.beside()).prospects;
    let all = of(open).into_iter().zip(of(decided)).zip(&fleet.members);
    for ((open, decided), member) in all {
        let name = &member.profile.facts().name;
        let sure = |fate: &Fate| match fate {
            Fate::Certain(change) => Some(*change),
            Fate::Open(_) => None,
        };
        same(&format!("fate of {name}"), sure(&open.fate), sure(&decided.fate))?;
        let only = |verdicts: &[Verdict]| match verdicts {
            [only] => Some(*only),
            [] | [..] => None,
        };
        same(&format!("{name} before"), only(&open.before), only(&decided.before))?;
        same(&format!("{name} after"), only(&open.after), only(&decided.after))?;
        for (what, open, decided) in [
            ("fails", open.failing, decided.failing),
            ("is weaker", open.weaker, decided.weaker),
            ("loses secrecy", open.loses_forward_secrecy, decided.loses_forward_secrecy),
        ] {
            let sure = |certainty| match certainty {
                Some(Certainty::Certain) => Some(true),
                Some(Certainty::Open) => None,
                None => Some(false),
            };
            same(&format!("{name} {what}"), sure(open), sure(decided))?;
        }
    }
    Ok(())
}

fn warnings_agree(open: &Resolved, decided: &Resolved, fleet: &Fleet) -> Result<(), String> {
    let (open, decided) = (warned(open, fleet), warned(decided, fleet));
    for (one, other) in [(&open, &decided), (&decided, &open)] {
        if let Some(more) = atoms(one, true).difference(&atoms(other, false)).next() {
            return Err(format!("certain in one, and not even open in the other: {more}"));
        }
    }
    Ok(())
}

fn opinions_agree(open: &Resolved, decided: &Resolved) -> Result<(), String> {
    let of = |it: &Resolved| opinions_of(it.instance, it.config);
    for (open, decided) in of(open).into_iter().zip(of(decided)) {
        let says = |says| (says != Says::Unknown).then_some(says);
        let judged = |judged| (judged != Judged::Unknown).then_some(judged);
        same(&format!("{:?}", open.rule), says(open.says), says(decided.says))?;
        same(&format!("{:?}", open.rule), judged(open.judged), judged(decided.judged))?;
    }
    Ok(())
}

fn drifts_agree(open: &[Drift], decided: &[Drift]) -> Result<(), String> {
    for one in open {
        let Some(other) = decided.iter().find(|other| other.setting == one.setting) else {
            return Err(format!("{:?} is not compared", one.setting));
        };
        let name = format!("{:?}", one.setting);
        same(&format!("{name} planned"), one.planned, other.planned)?;
        same(&format!("{name} found"), one.found, other.found)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of no setting, tier, or number of units, on whatever instance.
    #[test]
    fn no_setting_contradicts_either_answer(marked in marked(), number in any::<usize>(), way in 0..5_usize) {
        let Some(three) = three(&marked, number, way) else { return Ok(()) };
        three.each(|open, decided| {
            for (open, decided) in open.settings().iter().zip(decided.settings()) {
                // What only one tier has otherwise is definite beside its tier, and compared below.
                if open.unless.or(decided.unless).is_some() {
                    continue;
                }
                let said = (definite(open.answer), definite(decided.answer));
                same(&format!("{:?}", open.setting), said.0, said.1)?;
            }
            same("tier", open.tier, decided.tier)?;
            same("units", open.units, decided.units)?;
            same("regions", open.regions, decided.regions)?;
            let of = |it: &Imported, instance, known| it.partial(instance, known);
            for instance in instances() {
                for (known, alone) in [(true, true), (true, false), (false, true), (false, false)] {
                    // What is decided for one tier is not of an instance of another.
                    let is_other = open.tier != decided.tier && decided.tier != Some(instance.tier());
                    if known && is_other {
                        continue;
                    }
                    let [one, other] = [open, decided].map(|it| {
                        let it = it.clone();
                        of(&if alone { it.without_live() } else { it }, instance, known)
                    });
                    for setting in Setting::ALL {
                        let name = format!("{setting:?} in {:?}", instance.tier());
                        same(&name, one.get(setting), other.get(setting))?;
                    }
                }
            }
            Ok(())
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of nobody's fate, no warning, no linter, no score, and nothing that differs: without what is live, and beside what is live
    /// where that is not known either.
    #[test]
    fn no_consequence_contradicts_either_answer(
        marked in marked(), number in any::<usize>(), way in 0..5_usize, live in any::<u32>(), beside in any::<bool>()
    ) {
        let Some(three) = three(&marked, number, way) else { return Ok(()) };
        let fleet = Fleet::example();
        let live = Partial::from(Config::from_bits(live));
        let is_open = |found: &&Found| found.answer == Answer::Unknown || found.unless.is_some();
        let undecided = three.open.settings().iter().filter(is_open);
        let live = undecided.fold(live, |live, found| live.with(found.setting, None));
        let pairs = three.resolved(beside.then_some(live));
        for ((open, decided), (_, text)) in pairs.iter().zip(&three.decided) {
            let check = || {
                impact_agrees(open, decided, &fleet)?;
                warnings_agree(open, decided, &fleet)?;
                opinions_agree(open, decided)?;
                let range = |it: &Resolved| possibly(it.instance, &fleet, it.beside()).score;
                let (one, other) = (range(open), range(decided));
                let is_within = one.0 <= other.0 && other.1 <= one.1;
                if admits(open.config, decided.config) && !is_within {
                    return Err(format!("score {one:?} / {other:?}"));
                }
                let found = resolved_found();
                let planned = |it: &Resolved| {
                    drift(it.said, &found, it.live_instance, it.tier_is_known)
                };
                drifts_agree(&planned(open), &planned(decided))?;
                let plan = Partial::from(initial_config(open.live_instance));
                let seen = |it: &Resolved| {
                    drift(plan, &it.imported, open.live_instance, it.tier_is_known)
                };
                drifts_agree(&seen(open), &seen(decided))
            };
            if let Err(error) = check() {
                prop_assert!(false, "{error}\n{}\n-- decided --\n{text}", three.text);
            }
        }
    }

    /// Beside what is live, what is not decided is as it is live, and nothing else is.
    #[test]
    fn beside_what_is_live_it_stays(marked in marked(), number in any::<usize>(), way in 0..5_usize, live in any::<u32>()) {
        let Some(three) = three(&marked, number, way) else { return Ok(()) };
        let live = Partial::from(Config::from_bits(live));
        for (open, decided) in three.resolved(Some(live)) {
            for setting in Setting::ALL {
                let is_live = open.config.get(setting) == open.live.get(setting);
                let is_said = decided.config.get(setting) == open.config.get(setting);
                prop_assert!(is_live || is_said, "{setting:?}\n{}", three.text);
            }
        }
    }
}

/// What was found, to compare plans with.
fn resolved_found() -> Imported {
    import("{\"sku\":{\"name\":\"Premium\"},\"properties\":{\"customProperties\":{\"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10\":\"True\"}}}").unwrap()
}

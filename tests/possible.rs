//! What is said of a draft that is not known all: it is what trying everything says, neither more nor less.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/draws.rs"]
mod draws;

use std::collections::BTreeSet;

use draws::{config, instance};
use proptest::prelude::*;
use proptest::sample::subsequence;
use tls_rehearsal::domain::cipher::Strength;
use tls_rehearsal::domain::posture::{score, score_range};
use tls_rehearsal::domain::warning::Warning;
use tls_rehearsal::domain::{Beside, Certainty, Config, Instance, Partial, Setting, Side};
use tls_rehearsal::tls::catalogue::catalogue;
use tls_rehearsal::tls::fleet::{Fleet, Member};
use tls_rehearsal::tls::impact::{Change, Effect, Impact, impact};
use tls_rehearsal::tls::possible::{Fate, PossibleImpact, possible_impact};
use tls_rehearsal::tls::weaker::{is_weaker, loses_forward_secrecy, possibly, standing};
use tls_rehearsal::verdict::{Judged, Says, Why, opinions, opinions_of};

/// Everybody that there is.
fn everybody() -> Fleet {
    let member = |(at, entry): (usize, &tls_rehearsal::tls::catalogue::Entry)| Member {
        profile: entry.profile.clone(),
        requests: 1 << (at % 8),
        keep: false,
        origin: None,
    };
    Fleet {
        name: "Everybody".to_owned(),
        members: catalogue().iter().enumerate().map(member).collect(),
    }
}

/// Drafts with little on and with much on, besides those between.
fn any_config() -> impl Strategy<Value = Config> {
    let few =
        (any::<u32>(), any::<u32>(), any::<u32>()).prop_map(|(one, two, three)| one & two & three);
    prop_oneof![
        config(),
        Just(Config::default()),
        few.clone().prop_map(Config::from_bits),
        few.prop_map(|bits| Config::from_bits(!bits)),
    ]
}

/// Some settings, those that decide most often among them.
fn settings(most: usize) -> impl Strategy<Value = Vec<Setting>> {
    let all = Setting::ALL.to_vec();
    let versions = Side::ALL.into_iter().flat_map(|side| {
        tls_rehearsal::domain::Protocol::ALL.map(|version| Setting::Protocol(side, version))
    });
    let versions: Vec<_> = versions.chain([Setting::Http2]).collect();
    prop_oneof![subsequence(all, 0..=most), subsequence(versions, 0..=most)]
}

fn without(partial: Partial, settings: &[Setting]) -> Partial {
    settings.iter().fold(partial, |partial, setting| partial.with(*setting, None))
}

/// A draft beside what is live: some settings of each that are not known, and some that stay as they are.
fn beside(most: usize) -> impl Strategy<Value = Beside> {
    let parts =
        (any_config(), any_config(), any::<bool>(), settings(most), settings(most), settings(most));
    parts.prop_map(|(live, draft, alike, one, other, kept)| {
        // Drafts are seldom far from what is live.
        let draft =
            if alike { live.with(Setting::Http2, draft.is_on(Setting::Http2)) } else { draft };
        let live = without(without(live.into(), &kept), &one);
        let draft = without(without(draft.into(), &kept), &other);
        Beside::new(live, draft).keeping(|setting| kept.contains(&setting))
    })
}

/// `partial` with every choice of what is not known.
fn completions(partial: Partial) -> Vec<Config> {
    let unknown: Vec<_> = partial.unknown().collect();
    let choose = |choice: u32| {
        let with = |config: Config, (at, setting): (usize, &Setting)| {
            config.with(*setting, choice >> at & 1 == 1)
        };
        unknown.iter().enumerate().fold(partial.filled_from(Config::default()), with)
    };
    (0..1 << unknown.len()).map(choose).collect()
}

/// Everything that the two may be.
fn all_of(beside: Beside) -> Vec<(Config, Config)> {
    let drafts = completions(beside.draft());
    let with_drafts = |live| drafts.iter().map(move |draft| (live, *draft));
    let all = completions(beside.live()).into_iter().flat_map(with_drafts);
    all.filter(|(live, draft)| beside.admits(*live, *draft)).collect()
}

fn fates(instance: Instance, fleet: &Fleet, beside: Beside) -> Vec<((Config, Config), Impact)> {
    let of = |(live, draft)| ((live, draft), impact(instance, fleet, live, draft));
    all_of(beside).into_iter().map(of).collect()
}

fn certainty(all: &[Effect], holds: impl Fn(&Effect) -> bool) -> Option<Certainty> {
    Certainty::of(all.iter().all(&holds), all.iter().any(&holds))
}

/// The same elements, whatever their order and however often.
fn same<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.iter().all(|each| other.contains(each)) && other.iter().all(|each| one.contains(each))
}

/// Each thing that warnings say, apart.
fn atoms(found: Vec<(Warning, Certainty)>, of: Certainty) -> BTreeSet<String> {
    let those = found.into_iter().filter(|(_, certainty)| *certainty == of);
    let apart = |(warning, _)| -> Vec<String> {
        match warning {
            Warning::WeakSuites(suites) => {
                suites.iter().map(|suite| format!("weak {suite:?}")).collect()
            }
            Warning::IdleSuites(suites) => {
                suites.iter().map(|suite| format!("idle {suite:?}")).collect()
            }
            Warning::LosesForwardSecrecy(names) => names,
            Warning::Refused(_)
            | Warning::NoProtocol(_)
            | Warning::NoSuite(_)
            | Warning::RenegotiatingClients
            | Warning::RenegotiatingBackends
            | Warning::Http2WithoutSuite
            | Warning::WeakProtocol(..) => vec![format!("{warning:?}")],
        }
    };
    those.flat_map(apart).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_may_become_of_everybody_is_what_trying_everything_shows(
        instance in instance(), beside in beside(3)
    ) {
        let fleet = everybody();
        let tried = fates(instance, &fleet, beside);
        let PossibleImpact { prospects } = possible_impact(instance, &fleet, beside);
        for (at, prospect) in prospects.iter().enumerate() {
            let name = &fleet.members[at].profile.facts().id;
            let all: Vec<Effect> = tried.iter().map(|(_, impact)| impact.effects[at]).collect();
            let before: Vec<_> = all.iter().map(|effect| effect.before).collect();
            let after: Vec<_> = all.iter().map(|effect| effect.after).collect();
            prop_assert!(same(&before, &prospect.before), "{name}: before");
            prop_assert!(same(&after, &prospect.after), "{name}: after");
            let changes: Vec<_> = all.iter().map(|effect| effect.change()).collect();
            match &prospect.fate {
                Fate::Certain(change) => prop_assert!(changes.iter().all(|each| each == change), "{name}"),
                Fate::Open(open) => {
                    prop_assert!(open.may.len() > 1 && same(&changes, &open.may), "{name}");
                    prop_assert!(!open.turns_on.is_empty(), "{name}");
                }
            }
            let weaker = certainty(&all, |effect| is_weaker(effect.before, effect.after));
            let secrecy = certainty(&all, |effect| loses_forward_secrecy(effect.before, effect.after));
            let failing = certainty(&all, |effect| effect.before.fails() && effect.after.fails());
            prop_assert_eq!(prospect.weaker, weaker, "{}", name);
            prop_assert_eq!(prospect.loses_forward_secrecy, secrecy, "{}", name);
            prop_assert_eq!(prospect.failing, failing, "{}", name);
        }
    }

    #[test]
    fn a_setting_that_a_fate_turns_on_makes_a_difference_by_itself(
        instance in instance(), beside in beside(2)
    ) {
        let fleet = everybody();
        let tried = fates(instance, &fleet, beside);
        for (at, prospect) in possible_impact(instance, &fleet, beside).prospects.iter().enumerate() {
            let Fate::Open(open) = &prospect.fate else { continue };
            for setting in &open.turns_on {
                // The same but for that setting, and another fate.
                let rest = |(live, draft): (Config, Config)| (live.with(*setting, false), draft.with(*setting, false));
                let differs = tried.iter().any(|(one, one_impact)| {
                    tried.iter().any(|(other, other_impact)| {
                        rest(*one) == rest(*other)
                            && one_impact.effects[at].change() != other_impact.effects[at].change()
                    })
                });
                prop_assert!(differs, "{}: {setting:?}", fleet.members[at].profile.facts().id);
            }
        }
    }

    #[test]
    fn totals_are_bounds_of_what_trying_everything_shows(instance in instance(), beside in beside(3)) {
        let fleet = everybody();
        let tried = fates(instance, &fleet, beside);
        for side in Side::ALL {
            let totals = possible_impact(instance, &fleet, beside).totals(&fleet, side);
            let (least, most) = (totals.least, totals.most);
            for (_, impact) in &tried {
                let so = impact.totals(&fleet, side);
                prop_assert_eq!((so.members, so.requests, so.unknown), (least.members, least.requests, least.unknown));
                prop_assert_eq!((so.members, so.requests, so.unknown), (most.members, most.requests, most.unknown));
                prop_assert!((least.lost..=most.lost).contains(&so.lost));
                prop_assert!((least.lost_requests..=most.lost_requests).contains(&so.lost_requests));
                prop_assert!((least.gained..=most.gained).contains(&so.gained));
                prop_assert!((least.failing..=most.failing).contains(&so.failing));
            }
            if let [(_, impact)] = tried.as_slice() {
                prop_assert_eq!((least, most, totals.open), (impact.totals(&fleet, side), impact.totals(&fleet, side), 0));
            }
        }
    }

    #[test]
    fn warnings_are_certain_where_all_drafts_have_them_and_open_where_some_do(
        instance in instance(), beside in beside(3)
    ) {
        let fleet = everybody();
        let of = |(live, draft)| atoms(possibly(instance, &fleet, Beside::new(live, draft)).warnings, Certainty::Certain);
        let tried: Vec<_> = all_of(beside).into_iter().map(of).collect();
        let ever: BTreeSet<_> = tried.iter().flatten().cloned().collect();
        let always: BTreeSet<_> =
            ever.iter().filter(|atom| tried.iter().all(|each| each.contains(*atom))).cloned().collect();
        let found = possibly(instance, &fleet, beside).warnings;
        let gravest_first = found.is_sorted_by_key(|(warning, _)| warning.gravity());
        prop_assert!(gravest_first, "{:?}", found);
        prop_assert_eq!(&atoms(found.clone(), Certainty::Certain), &always);
        prop_assert_eq!(atoms(found, Certainty::Open), ever.difference(&always).cloned().collect());
    }

    #[test]
    fn scores_lie_between_the_least_and_the_most(instance in instance(), beside in beside(3)) {
        let fleet = everybody();
        let scores: Vec<_> = completions(beside.draft()).into_iter().map(score).collect();
        let (least, most) = score_range(beside.draft());
        prop_assert_eq!(scores.iter().min(), Some(&least));
        prop_assert_eq!(scores.iter().max(), Some(&most));
        let (least, most) = possibly(instance, &fleet, beside).score;
        for (live, draft) in all_of(beside) {
            let standing = standing(instance, &fleet, live, draft);
            prop_assert!((least..=most).contains(&standing.score));
            prop_assert!(standing.weaker.is_empty() || standing.score <= score(live));
        }
    }

    /// However much is not known, nothing that is said for certain is untrue of what it turns out to be.
    #[test]
    fn nothing_certain_is_contradicted_by_what_is_found_out(
        instance in instance(), live in any_config(), draft in any_config(), unknown in (any::<u32>(), any::<u32>()), kept: bool
    ) {
        let open = |config: Config, mask: u32| {
            let unknown: Vec<_> = Setting::ALL.into_iter().filter(|each| mask >> each.index() & 1 == 1).collect();
            without(config.into(), &unknown)
        };
        let (live_known, draft_known) = (open(live, unknown.0), open(draft, unknown.1));
        let (beside, draft) = if kept {
            (Beside::merged(live_known, draft_known), draft_known.filled_from(live))
        } else {
            (Beside::new(live_known, draft_known), draft)
        };
        prop_assert!(beside.admits(live, draft));
        let fleet = everybody();
        let found = impact(instance, &fleet, live, draft);
        let possible = possible_impact(instance, &fleet, beside);
        for (prospect, effect) in possible.prospects.iter().zip(&found.effects) {
            prop_assert!(prospect.before.contains(&effect.before) && prospect.after.contains(&effect.after));
            let may = match &prospect.fate {
                Fate::Certain(change) => vec![*change],
                Fate::Open(open) => open.may.clone(),
            };
            prop_assert!(may.contains(&effect.change()));
            prop_assert_eq!(prospect.fate.may_be_lost(), may.contains(&Change::Lost));
        }
        let so = atoms(possibly(instance, &fleet, Beside::new(live, draft)).warnings, Certainty::Certain);
        let said = possibly(instance, &fleet, beside).warnings;
        let (certain, open) = (atoms(said.clone(), Certainty::Certain), atoms(said, Certainty::Open));
        prop_assert!(certain.is_subset(&so));
        prop_assert!(so.iter().all(|atom| certain.contains(atom) || open.contains(atom)));
        for (one, other) in opinions_of(instance, beside.draft()).into_iter().zip(opinions(instance, draft)) {
            prop_assert!(one.says == other.says || one.says == Says::Unknown);
            prop_assert!(one.judged == other.judged || one.judged == Judged::Unknown);
            prop_assert!(one.why == other.why || one.why == Why::Undecided);
        }
        let (least, most) = possibly(instance, &fleet, beside).score;
        prop_assert!((least..=most).contains(&standing(instance, &fleet, live, draft).score));
    }
}

/// Some of what is weak, which is what linters look at.
fn weak_settings() -> impl Strategy<Value = Vec<Setting>> {
    let weak: Vec<_> =
        Setting::ALL.into_iter().filter(|each| each.strength() == Strength::Weak).collect();
    subsequence(weak, 0..=6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn linters_opinions_are_unknown_exactly_where_drafts_lead_to_several(
        instance in instance(), draft in any_config(), unknown in weak_settings()
    ) {
        let draft = without(draft.into(), &unknown);
        let tried: Vec<_> = completions(draft).into_iter().map(|draft| opinions(instance, draft)).collect();
        for (at, opinion) in opinions_of(instance, draft).into_iter().enumerate() {
            let first = tried[0][at];
            let agree = |holds: &dyn Fn(usize) -> bool| (0..tried.len()).all(holds);
            let says = agree(&|each| tried[each][at].says == first.says);
            let judged = agree(&|each| tried[each][at].judged == first.judged);
            let why = agree(&|each| tried[each][at].why == first.why);
            prop_assert_eq!((opinion.rule, opinion.seen), (first.rule, first.seen));
            prop_assert_eq!(opinion.says, if says { first.says } else { Says::Unknown });
            prop_assert_eq!(opinion.judged, if judged { first.judged } else { Judged::Unknown });
            prop_assert_eq!(opinion.why, if why { first.why } else { Why::Undecided });
        }
    }
}

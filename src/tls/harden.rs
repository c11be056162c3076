//! The strongest configurations that can be reached, and what each costs in traffic: an exact search, not a guess.
//!
//! Every reachable draft is accounted for without being visited. The version of a connection depends on the protocols of its
//! side alone, and then only on which suites are left; so the two sides are weighed apart for every set of suites. Suites
//! that no member tells apart are one choice: none of them, or the cheapest. `tests/harden.rs` compares this with visiting
//! every draft.
//!
//! A draft with which somebody goes on with less than today scores no more than today, and today loses nobody: so no such
//! draft is worth naming, and none is weighed.

use super::fleet::{Fleet, Member};
use super::gateway::FIRST_SUITE;
use super::impact::{Change, Judge, Verdict, impact};
use super::reach::View;
use super::weaker::{Standing, is_weaker};
use crate::domain::beside::choices;
use crate::domain::posture::{BEST, points, points_in};
use crate::domain::{CipherSuite, Config, Instance, Setting, Side};

/// A configuration, how strong it is, and what it costs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Point {
    /// The configuration.
    pub config: Config,
    /// Its posture score: never above that of what is live, if somebody goes on with less than today.
    pub score: u32,
    /// Members that connect today and would not.
    pub lost: u32,
    /// Those of them that must go on working.
    pub lost_kept: u32,
    /// Their requests a day.
    pub lost_requests: u64,
}

/// The best trades between strength and traffic that `free` settings allow, from the cheapest in traffic to the strongest.
///
/// Each point is the strongest configuration for what it loses: more strength always loses more. Only members that connect
/// with `live` can be lost; those that must go on working never are, as long as any configuration spares all of them.
pub fn frontier(instance: Instance, fleet: &Fleet, live: Config, free: &[Setting]) -> Vec<Point> {
    let today = Judge::new(instance, live);
    let working = fleet.members.iter().filter_map(|member| {
        let before = today.verdict(&member.profile);
        matches!(before, Verdict::Connects(..)).then_some(Working { member, before })
    });
    search(instance, &working.collect::<Vec<_>>(), live, free)
}

/// A member that connects today.
struct Working<'a> {
    member: &'a Member,
    before: Verdict,
}

/// What becomes of a member that agrees on a suite.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Fate {
    Fine,
    Weaker,
    Lost,
}

/// Sets of suites, in the order of choice: the first of which one is on says what becomes of a member. If there is none, it is
/// lost.
type Runs = Vec<(u32, Fate)>;

/// What loses its connection under a set of suites, on one side with one choice of protocols.
struct Variant {
    config: Config,
    points: u32,
    /// Members whose fate the suites decide, those of equal fates together.
    groups: Vec<(Runs, Loss)>,
    /// What is lost whatever the suites.
    always: Loss,
}

#[derive(Clone, Copy, Default)]
struct Loss {
    requests: u64,
    members: u32,
    kept: bool,
}

impl Loss {
    fn of(member: &Member) -> Self {
        Self { requests: u64::from(member.requests), members: 1, kept: member.keep }
    }

    fn add(&mut self, other: Self) {
        self.requests += other.requests;
        self.members += other.members;
        self.kept |= other.kept;
    }
}

fn search(instance: Instance, members: &[Working], live: Config, free: &[Setting]) -> Vec<Point> {
    let [clients, backends] = Side::ALL.map(|side| {
        let on_side = |setting: &&Setting| setting.side() == Some(side);
        let protocols: Vec<Setting> = free.iter().filter(on_side).copied().collect();
        choices(&protocols, live)
            .map(|config| variant(instance, members, side, config, &protocols, free))
            .collect::<Vec<_>>()
    });
    let mut best: Vec<Option<(Loss, u32, Config)>> = vec![None; BEST as usize + 1];
    for (suites, suite_points) in suite_sets(&clients, &backends, live, free) {
        let client_side = weigh(&clients, suites);
        let backend_side = weigh(&backends, suites);
        for (one, one_loss) in &client_side {
            for (other, other_loss) in &backend_side {
                let mut loss = *one_loss;
                loss.add(*other_loss);
                let points = suite_points + one.points + other.points;
                let config = Config::from_bits(
                    suites << FIRST_SUITE
                        | one.config.bits() & side_mask(Side::Client)
                        | other.config.bits() & side_mask(Side::Backend),
                );
                let changes = live.differing(config).count() as u32;
                let Some(entry) = best.get_mut(points as usize) else { continue };
                let rank = |loss: &Loss, changes| (loss.requests, loss.members, changes);
                if entry.as_ref().is_none_or(|(held, held_changes, _)| {
                    rank(&loss, changes) < rank(held, *held_changes)
                }) {
                    *entry = Some((loss, changes, config));
                }
            }
        }
    }
    let mut points = Vec::new();
    let mut least = None;
    // Strongest first: a weaker one is worth naming only if it loses less.
    for (cost, (loss, _, config)) in
        best.into_iter().enumerate().filter_map(|(cost, entry)| Some((cost, entry?)))
    {
        if least.is_none_or(|least| (loss.requests, loss.members) < least) {
            least = Some((loss.requests, loss.members));
            points.push(Point {
                config,
                score: BEST - cost as u32,
                lost: loss.members,
                lost_kept: 0,
                lost_requests: loss.requests,
            });
        }
    }
    points.reverse();
    points
}

fn side_mask(side: Side) -> u32 {
    Setting::ALL
        .into_iter()
        .filter(|setting| setting.side() == Some(side))
        .fold(0, |mask, setting| mask | 1 << setting.index())
}

fn variant(
    instance: Instance,
    members: &[Working],
    side: Side,
    config: Config,
    protocols: &[Setting],
    free: &[Setting],
) -> Variant {
    let fixed_suites = Setting::ALL
        .into_iter()
        .filter(|setting| matches!(setting, Setting::Cipher(_)) && !free.contains(setting));
    // Suites that stay on, and those that may be on.
    let (mut stay, mut may) = (0, 0);
    for setting in fixed_suites.filter(|setting| config.is_on(*setting)) {
        stay |= 1 << (setting.index() - FIRST_SUITE);
    }
    for setting in free.iter().filter(|setting| matches!(setting, Setting::Cipher(_))) {
        may |= 1 << (setting.index() - FIRST_SUITE);
    }
    let fixed_points = Setting::ALL
        .into_iter()
        .filter(|setting| setting.side() == Some(side) && !protocols.contains(setting));
    let points = protocols
        .iter()
        .copied()
        .chain(fixed_points)
        .map(|setting| points_in(setting, config))
        .sum();
    let mut variant = Variant { config, points, groups: Vec::new(), always: Loss::default() };
    let view = View::new(config, side);
    for working in members.iter().filter(|each| each.member.profile.side() == side) {
        let runs = runs(instance, working, view, stay, stay | may);
        let loss = Loss::of(working.member);
        match runs.as_slice() {
            [] => variant.always.add(loss),
            [(suites, Fate::Fine), ..] if suites & stay != 0 => {}
            _ => match variant.groups.iter_mut().find(|(each, _)| *each == runs) {
                Some((_, sum)) => sum.add(loss),
                None => variant.groups.push((runs, loss)),
            },
        }
    }
    variant
}

/// What becomes of a member at `view`, by the suites that are on: some of those that `may` be, and those that `stay`.
fn runs(instance: Instance, working: &Working, view: View, stay: u32, may: u32) -> Runs {
    let mut runs = Runs::new();
    let reach = working.member.profile.reach(instance.certificate);
    for (version, suite, good) in reach.chances(view) {
        let bit = 1 << suite as u32 & may;
        if bit == 0 {
            continue;
        }
        let fate = match good {
            false => Fate::Lost,
            true if is_weaker(working.before, Verdict::Connects(version, suite)) => Fate::Weaker,
            true => Fate::Fine,
        };
        match runs.last_mut() {
            Some((suites, last)) if *last == fate => *suites |= bit,
            Some(_) | None => runs.push((bit, fate)),
        }
        if bit & stay != 0 {
            break;
        }
    }
    // Whoever gets that far is lost anyhow.
    while runs.last().is_some_and(|(_, fate)| *fate == Fate::Lost) {
        runs.pop();
    }
    runs
}

/// Of the choices of protocols on one side, those that no other beats under `suites`, with what each loses.
fn weigh(variants: &[Variant], suites: u32) -> Vec<(&Variant, Loss)> {
    let mut kept: Vec<(&Variant, Loss)> = Vec::new();
    for variant in variants {
        // Whoever must stay must not be lost, and nobody goes on with less.
        let Some(loss) = loss(variant, suites).filter(|loss| !loss.kept) else { continue };
        let beats = |(one, one_loss): &(&Variant, Loss), other: &Variant, other_loss: &Loss| {
            one.points <= other.points
                && (one_loss.requests, one_loss.members) < (other_loss.requests, other_loss.members)
        };
        if kept.iter().any(|held| beats(held, variant, &loss)) {
            continue;
        }
        let new = (variant, loss);
        kept.retain(|(held, held_loss)| !beats(&new, held, held_loss));
        kept.push(new);
    }
    kept
}

/// What `variant` loses under `suites`; `None` if somebody goes on with less than today.
fn loss(variant: &Variant, suites: u32) -> Option<Loss> {
    let mut loss = variant.always;
    for (runs, group) in &variant.groups {
        match runs.iter().find(|(run, _)| run & suites != 0) {
            Some((_, Fate::Fine)) => {}
            Some((_, Fate::Weaker)) => return None,
            Some((_, Fate::Lost)) | None => loss.add(*group),
        }
    }
    Some(loss)
}

/// The sets of suites worth weighing, each with what it costs.
fn suite_sets(
    clients: &[Variant],
    backends: &[Variant],
    live: Config,
    free: &[Setting],
) -> Vec<(u32, u32)> {
    // What members tell suites apart by: a set of suites each.
    let mut questions: Vec<u32> = Vec::new();
    let groups = clients.iter().chain(backends).flat_map(|variant| &variant.groups);
    for (question, _) in groups.flat_map(|(runs, _)| runs) {
        if !questions.contains(question) {
            questions.push(*question);
        }
    }
    let mut fixed = 0;
    let mut fixed_points = 0;
    // For each class of suites that all questions treat alike: the one that stands for it.
    let mut classes: Vec<(Vec<bool>, CipherSuite)> = Vec::new();
    for suite in CipherSuite::ALL {
        let setting = Setting::Cipher(suite);
        let bit = 1 << suite as u32;
        let answers: Vec<bool> = questions.iter().map(|question| question & bit != 0).collect();
        let useful = answers.contains(&true);
        if !free.contains(&setting) || (!useful && points(setting) == 0) {
            if live.is_on(setting) {
                fixed |= bit;
                fixed_points += points_in(setting, live);
            }
        } else if useful {
            // Cheapest first, and of equals the one that is on already.
            let rank =
                |suite| (points(Setting::Cipher(suite)), !live.is_on(Setting::Cipher(suite)));
            match classes.iter_mut().find(|(each, _)| *each == answers) {
                Some((_, held)) if rank(suite) < rank(*held) => *held = suite,
                Some(_) => {}
                None => classes.push((answers, suite)),
            }
        }
    }
    (0..1_u32 << classes.len())
        .map(|choice| {
            let chosen = classes.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
            chosen.fold((fixed, fixed_points), |(suites, cost), (_, (_, suite))| {
                (suites | 1 << *suite as u32, cost + points(Setting::Cipher(*suite)))
            })
        })
        .collect()
}

/// A configuration as a point: what it would lose of those that connect with `live`.
pub fn point(instance: Instance, fleet: &Fleet, live: Config, config: Config) -> Point {
    let effects = impact(instance, fleet, live, config).effects;
    let score = Standing::new(live, config, &effects).score;
    let mut point = Point { config, score, lost: 0, lost_kept: 0, lost_requests: 0 };
    for (member, effect) in fleet.members.iter().zip(effects) {
        if effect.change() == Change::Lost {
            point.lost += 1;
            point.lost_kept += u32::from(member.keep);
            point.lost_requests += u64::from(effect.requests);
        }
    }
    point
}

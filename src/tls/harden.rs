//! The strongest configurations that can be reached, and what each costs in traffic: an exact search, not a guess.
//!
//! Every reachable draft is accounted for without being visited. The version of a connection depends on the protocols of its
//! side alone, and then only on which suites are left; so the two sides are weighed apart for every set of suites. Suites
//! that no member tells apart are one choice: none of them, or the cheapest. `tests/harden.rs` compares this with visiting
//! every draft.

use super::fleet::{Fleet, Member};
use super::gateway::FIRST_SUITE;
use super::impact::{Change, Judge};
use super::reach::{Reach, View};
use crate::domain::posture::{BEST, cost, points, points_in};
use crate::domain::{Certificate, CipherSuite, Config, Instance, Setting, Side};

/// A configuration, how strong it is, and what it costs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Point {
    /// The configuration.
    pub config: Config,
    /// Its posture score.
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
    let working: Vec<&Member> = fleet
        .members
        .iter()
        .filter(|member| {
            member.profile.facts().suites_known && !today.verdict(&member.profile).fails()
        })
        .collect();
    search(instance.certificate, &working, live, free)
}

/// What loses its connection under a set of suites, on one side with one choice of protocols.
struct Variant {
    config: Config,
    points: u32,
    /// Members that fail exactly if none of these suites is on: the suites, requests, members, and whether they must stay.
    groups: Vec<(u32, Loss)>,
    /// Members whose choice among the suites can end badly.
    ordered: Vec<(usize, View)>,
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

fn search(
    certificate: Certificate,
    members: &[&Member],
    live: Config,
    free: &[Setting],
) -> Vec<Point> {
    let reaches: Vec<&Reach> =
        members.iter().map(|member| member.profile.reach(certificate)).collect();
    let [clients, backends] = Side::ALL.map(|side| {
        let on_side = |setting: &&Setting| setting.side() == Some(side);
        let protocols: Vec<Setting> = free.iter().filter(on_side).copied().collect();
        subsets(&protocols, live)
            .map(|config| variant(members, &reaches, side, config, &protocols, free))
            .collect::<Vec<_>>()
    });
    let mut best: Vec<Option<(Loss, u32, Config)>> = vec![None; BEST as usize + 1];
    for (suites, suite_points) in suite_sets(&clients, &backends, live, free, &reaches) {
        let client_side = weigh(&clients, suites, members, &reaches);
        let backend_side = weigh(&backends, suites, members, &reaches);
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

/// `config` with every choice of on and off for `settings`.
fn subsets(settings: &[Setting], config: Config) -> impl Iterator<Item = Config> {
    (0..1_u32 << settings.len()).map(move |choice| {
        settings
            .iter()
            .enumerate()
            .fold(config, |config, (at, setting)| config.with(*setting, choice >> at & 1 == 1))
    })
}

fn variant(
    members: &[&Member],
    reaches: &[&Reach],
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
    let mut variant = Variant {
        config,
        points,
        groups: Vec::new(),
        ordered: Vec::new(),
        always: Loss::default(),
    };
    let view = View::new(config, side);
    for (at, reach) in reaches.iter().enumerate().filter(|(_, reach)| reach.side() == side) {
        let (chosen, good) = reach.masks(view);
        let (chosen, good) = (chosen & (stay | may), good & (stay | may));
        if good == 0 {
            variant.always.add(Loss::of(members[at]));
        } else if chosen != good {
            variant.ordered.push((at, view));
        } else if good & stay == 0 {
            match variant.groups.iter_mut().find(|(suites, _)| *suites == good) {
                Some((_, loss)) => loss.add(Loss::of(members[at])),
                None => variant.groups.push((good, Loss::of(members[at]))),
            }
        }
    }
    variant
}

/// Of the choices of protocols on one side, those that no other beats under `suites`, with what each loses.
fn weigh<'a>(
    variants: &'a [Variant],
    suites: u32,
    members: &[&Member],
    reaches: &[&Reach],
) -> Vec<(&'a Variant, Loss)> {
    let mut kept: Vec<(&Variant, Loss)> = Vec::new();
    for variant in variants {
        let mut loss = variant.always;
        for (good, group) in &variant.groups {
            if good & suites == 0 {
                loss.add(*group);
            }
        }
        for (at, view) in &variant.ordered {
            if reaches[*at].agree(view.with_suites(suites)).is_none() {
                loss.add(Loss::of(members[*at]));
            }
        }
        // Whoever must stay must not be lost.
        if loss.kept {
            continue;
        }
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

/// The sets of suites worth weighing, each with what it costs.
fn suite_sets(
    clients: &[Variant],
    backends: &[Variant],
    live: Config,
    free: &[Setting],
    reaches: &[&Reach],
) -> Vec<(u32, u32)> {
    // What members tell suites apart by: a set of suites each.
    let mut questions: Vec<u32> = Vec::new();
    for variant in clients.iter().chain(backends) {
        questions.extend(variant.groups.iter().map(|(suites, _)| *suites));
        for (at, _) in &variant.ordered {
            // The order matters here, so each suite is a question of its own.
            let any = reaches[*at].any_suite();
            questions.extend((0..CipherSuite::ALL.len()).map(|suite| any & 1 << suite));
        }
    }
    let mut asked: Vec<u32> = Vec::new();
    for question in questions {
        if !asked.contains(&question) {
            asked.push(question);
        }
    }
    let questions = asked;
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
    let effects = super::impact::impact(instance, fleet, live, config).effects;
    let mut point =
        Point { config, score: BEST - cost(config), lost: 0, lost_kept: 0, lost_requests: 0 };
    for (member, effect) in fleet.members.iter().zip(effects) {
        if effect.change() == Change::Lost {
            point.lost += 1;
            point.lost_kept += u32::from(member.keep);
            point.lost_requests += u64::from(effect.requests);
        }
    }
    point
}

//! Strategies: a change made in several saves, with waits between them; and what each would do.

use std::sync::Arc;

use super::assumed::Assumed;
use super::calls::{CONFIGS_MAX, Load, Met, Prices};
use super::draw::stretches;
use super::minutes::Turn;
use super::plan::Plan;
use super::seed::Seed;
use crate::domain::cipher::Strength;
use crate::domain::{Config, Instance, Platform, Protocol, Setting, Tier};
use crate::tls::fleet::Fleet;

/// Most saves of a strategy.
pub const SAVES_MAX: usize = 4;
/// Longest wait between two saves, in minutes: a week.
pub const WAIT_MAX: u32 = 7 * 24 * 60;
const _: () = assert!(SAVES_MAX + 1 == CONFIGS_MAX);

/// How a strategy sorts changes into saves before anybody edits it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// Everything in one save.
    AtOnce,
    /// What is weak first, then the rest.
    WeakFirst,
    /// TLS 1.3 in a save of its own.
    Tls13Apart,
    /// Move to a tier without downtime first, then everything in one save.
    ScaleFirst,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::AtOnce, Self::WeakFirst, Self::Tls13Apart, Self::ScaleFirst];

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AtOnce => "Everything in one save",
            Self::WeakFirst => "Weak first, then the rest",
            Self::Tls13Apart => "TLS 1.3 separately",
            Self::ScaleFirst => "Scale up first",
        }
    }

    /// In which save `setting` is changed, from 0.
    fn save_of(self, setting: Setting) -> usize {
        let tls13 = matches!(setting, Setting::Protocol(_, Protocol::Tls13));
        match self {
            Self::AtOnce | Self::ScaleFirst => 0,
            Self::WeakFirst => usize::from(setting.strength() != Strength::Weak),
            Self::Tls13Apart => usize::from(tls13),
        }
    }

    /// Minutes that are waited after a step: time to watch metrics. Ours.
    const fn wait(self) -> u32 {
        match self {
            Self::AtOnce | Self::ScaleFirst => 0,
            Self::WeakFirst | Self::Tls13Apart => 120,
        }
    }
}

/// A way to make a change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Strategy {
    /// How it began.
    pub kind: Kind,
    /// Minutes that are waited after each step but the last.
    pub waits: [u32; SAVES_MAX],
    /// Settings that a person moved to another save.
    pub moved: Vec<(Setting, usize)>,
}

impl Strategy {
    /// A strategy as `kind` has it.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, waits: [kind.wait(); SAVES_MAX], moved: Vec::new() }
    }

    /// In which save `setting` is changed, from 0.
    pub fn save_of(&self, setting: Setting) -> usize {
        let moved = self.moved.iter().find(|(other, _)| *other == setting);
        moved.map_or_else(|| self.kind.save_of(setting), |(_, save)| *save)
    }

    /// Moves `setting` to another save.
    pub fn move_to(&mut self, setting: Setting, save: usize) {
        self.moved.retain(|(other, _)| *other != setting);
        if save != self.kind.save_of(setting) {
            self.moved.push((setting, save.min(SAVES_MAX - 1)));
        }
    }
}

/// What a step does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Work {
    /// Another tier: an infrastructure change that takes as long as a save of the tier that is left.
    Scale(Tier),
    /// A save; its number among the strategy's saves, from 0.
    Save(usize),
}

/// A step of a course.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Step {
    /// What it does.
    pub work: Work,
    /// The instance that is updated.
    pub instance: Instance,
    /// The configuration after it.
    pub after: Config,
    /// Seconds that are waited after it.
    pub wait: u32,
}

/// Steps one after another, from a configuration on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Course {
    /// The instance at the beginning.
    pub instance: Instance,
    /// The configuration at the beginning.
    pub before: Config,
    /// What is done.
    pub steps: Vec<Step>,
}

impl Course {
    /// The course of `strategy` from `live` to `draft`. Saves without a change are left out.
    pub fn new(strategy: &Strategy, instance: Instance, live: Config, draft: Config) -> Self {
        let mut steps = Vec::new();
        let mut place = instance;
        let mut waits = strategy.waits.into_iter().map(|minutes| minutes.min(WAIT_MAX) * 60);
        let mut wait = || waits.next().unwrap_or_default();
        if let (Kind::ScaleFirst, Some(tier)) = (strategy.kind, without_downtime(instance)) {
            steps.push(Step { work: Work::Scale(tier), instance, after: live, wait: wait() });
            place = instance.in_tier(tier);
        }
        let differing: Vec<Setting> = live.differing(draft).collect();
        let mut config = live;
        for save in 0..SAVES_MAX {
            let here = differing.iter().filter(|setting| strategy.save_of(**setting) == save);
            let next = config.with_those_of(draft, here.copied());
            if next != config && steps.len() < SAVES_MAX {
                config = next;
                let work = Work::Save(save);
                steps.push(Step { work, instance: place, after: next, wait: wait() });
            }
        }
        // With a step for the tier there is one save less: what is left goes with the last.
        if let Some(last) = steps.last_mut().filter(|step| matches!(step.work, Work::Save(_))) {
            last.after = draft;
        }
        Self { instance, before: live, steps }
    }

    /// One save from `live` to `draft`.
    pub fn single(instance: Instance, live: Config, draft: Config) -> Self {
        let step = Step { work: Work::Save(0), instance, after: draft, wait: 0 };
        Self { instance, before: live, steps: vec![step] }
    }

    /// One save from `live` to `draft`, and after `wait` seconds another back.
    pub fn there_and_back(instance: Instance, live: Config, draft: Config, wait: u32) -> Self {
        let step = |after, wait| Step { work: Work::Save(0), instance, after, wait };
        Self { instance, before: live, steps: vec![step(draft, wait), step(live, 0)] }
    }

    /// Every configuration with its instance: the first, then the one after each step.
    pub fn configs(&self) -> Vec<(Instance, Config)> {
        let steps = self.steps.iter().map(|step| (step.instance, step.after));
        std::iter::once((self.instance, self.before)).chain(steps).collect()
    }

    /// The plan of every step and the second at which it begins, as `seed` has it.
    pub fn plans(&self, assumed: Assumed, seed: Seed) -> Vec<(u32, Plan)> {
        let mut at = 0;
        let mut before = self.before;
        let mut plans = Vec::new();
        for (number, step) in (0..).zip(&self.steps) {
            let seed = seed.of_save(number);
            let plan = Plan::assuming(assumed, step.instance, before, step.after, seed);
            let begin = at;
            at += plan.end().seconds() + step.wait;
            before = step.after;
            plans.push((begin, plan));
        }
        plans
    }

    /// What `seed` makes of it, and how it goes through the first save.
    pub fn answer(
        &self,
        assumed: Assumed,
        seed: Seed,
        load: &Load,
        prices: &Prices,
    ) -> (Sample, Turn) {
        let (mut sample, turn, met) = self.followed(assumed, seed, load, u32::MAX);
        sample.lost = prices.lost(&met, load);
        (sample, turn)
    }

    /// The same but for calls lost, how it goes through the first save, and what is met until a second.
    fn followed(
        &self,
        assumed: Assumed,
        seed: Seed,
        load: &Load,
        until: u32,
    ) -> (Sample, Turn, Met) {
        let mut met = Met::default();
        let mut sample = Sample::default();
        let mut turn = Turn::default();
        let mut at = 0;
        for (number, step) in self.steps.iter().enumerate() {
            let begin = at;
            let mut passed = load.until(begin.min(until));
            let seed = seed.of_save(number as u32);
            let end = stretches(step.instance, assumed, seed, &mut |stretch| {
                let (from, to) = (begin + stretch.span.0, begin + stretch.span.1);
                let calls = load.until(to.min(until));
                met.add(stretch, calls - passed, number);
                passed = calls;
                if stretch.old + stretch.new == 0 {
                    sample.down += to - from;
                    sample.downs[number] = (from, to);
                }
                if number == 0 && stretch.old > 0 && stretch.new == 0 {
                    turn.old_until = to;
                }
                if number == 0 && (stretch.old > 0 || stretch.new == 0) {
                    turn.new_from = to;
                }
            });
            if number == 0 {
                (turn.down, turn.end) = (sample.downs[0], end);
            }
            at = begin + end;
            sample.end = at;
            sample.busy += end;
            if number + 1 < self.steps.len() {
                let wait = (at.min(until), (at + step.wait).min(until));
                met.only(number + 1, load.between(wait));
                at += step.wait;
            }
        }
        (sample, turn, met)
    }
}

/// What one seed makes of a course.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Sample {
    /// Seconds from the first save to the end of the last.
    pub end: u32,
    /// Seconds of it in the state Updating.
    pub busy: u32,
    /// Seconds of it without any answer.
    pub down: u32,
    /// When nothing answers, by step; empty spans where something does.
    pub downs: [(u32, u32); SAVES_MAX],
    /// Calls lost until then, that were served before it.
    pub lost: u64,
}

/// The least tier without downtime that a Developer instance can be scaled to: Basic. `None` for every other tier.
///
/// Classic tiers can be scaled between each other. Source: "Upgrade and scale an API Management instance".
pub fn without_downtime(instance: Instance) -> Option<Tier> {
    let classic = instance.tier().platform() == Platform::Dedicated;
    (classic && instance.tier() == Tier::Developer).then_some(Tier::Basic)
}

/// A course with how callers fare in it, ready for many seeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is done.
    pub course: Course,
    /// What is assumed.
    pub assumed: Assumed,
    /// When calls come.
    pub load: Load,
    /// What it takes from callers.
    pub prices: Prices,
}

impl Question {
    /// Asks about `course` with the calls of `fleet`.
    pub fn new(course: Course, assumed: Assumed, load: Load, fleet: &Arc<Fleet>) -> Self {
        let prices = Prices::new(fleet, &course.configs());
        Self { course, assumed, load, prices }
    }

    /// What `seed` answers.
    pub fn sample(&self, seed: Seed) -> Sample {
        self.answer(seed).0
    }

    /// The same, and how it goes through the first save.
    pub fn answer(&self, seed: Seed) -> (Sample, Turn) {
        self.course.answer(self.assumed, seed, &self.load, &self.prices)
    }

    /// Does `other` take as long with every seed? Which change it is makes no difference, what it costs callers neither.
    pub fn takes_as_long_as(&self, other: &Self) -> bool {
        let timed = |question: &Self| {
            let steps = question.course.steps.iter();
            let steps: Vec<_> = steps.map(|step| (step.instance, step.wait)).collect();
            (question.assumed, steps)
        };
        timed(self) == timed(other)
    }

    /// Calls that `seed` has lost until so many seconds after the first save; at the end as many as [`Sample::lost`].
    pub fn lost_until(&self, seed: Seed, second: u32) -> u64 {
        let (.., met) = self.course.followed(self.assumed, seed, &self.load, second);
        self.prices.lost(&met, &self.load)
    }
}

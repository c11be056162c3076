//! What stays as it is while a lesson runs: all of the world that the lesson does not leave to the learner.

use std::sync::Arc;

use super::fleet::FleetAct;
use super::look::LookAct;
use super::rehearse::RehearseAct;
use super::state::State;
use super::{Intent, Model};
use crate::codec::imported::Imported;
use crate::domain::{Gateway, Instance};
use crate::rollout::Seed;
use crate::rollout::rehearsal::Field;
use crate::tls::Fleet;

/// A fact of the world.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Fact {
    /// Whose rules apply.
    Edition,
    /// The service tier.
    Tier,
    /// Which gateway is meant.
    Gateway,
    /// When the instance was created.
    Created,
    /// What created it.
    Origin,
    /// The key in its certificate.
    Certificate,
    /// Whether clients recently renegotiated certificates.
    Renegotiation,
    /// Units, of any region.
    Units,
    /// Regions.
    Regions,
    /// Who calls and is called, and how often.
    Fleet,
    /// Callers that a person adds.
    Own,
    /// What is assumed of a rollout: its tail and downtime, the traffic, the seed.
    Assumed,
    /// The objective, and how long it takes to notice that callers fail.
    Objective,
    /// What is brought in under Code: the lesson's own texts only.
    Imported,
    /// The whole state, which a link would replace.
    Link,
}

impl Fact {
    /// Every fact.
    pub const ALL: [Self; 15] = [
        Self::Edition,
        Self::Tier,
        Self::Gateway,
        Self::Created,
        Self::Origin,
        Self::Certificate,
        Self::Renegotiation,
        Self::Units,
        Self::Regions,
        Self::Fleet,
        Self::Own,
        Self::Assumed,
        Self::Objective,
        Self::Imported,
        Self::Link,
    ];

    /// Of what is set for the rollout, the world's part; days, windows and strategies are a person's own.
    pub const fn of(field: Field) -> Option<Self> {
        match field {
            Field::TailPercent
            | Field::TailMinutes
            | Field::TailShape
            | Field::FirstLast
            | Field::Drained
            | Field::Downtime
            | Field::Shape
            | Field::Callers
            | Field::Seed => Some(Self::Assumed),
            Field::Objective
            | Field::ObjectiveDays
            | Field::Spent
            | Field::FixDays
            | Field::Notice => Some(Self::Objective),
            Field::WindowDay
            | Field::WindowMinute
            | Field::WindowOffset
            | Field::WindowLength
            | Field::Weekdays => None,
        }
    }
}

const _: () = assert!(Fact::ALL.len() == Fact::Link as usize + 1);

/// Some facts.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Facts(u16);

impl Facts {
    /// Is it one of them?
    pub const fn has(self, fact: Fact) -> bool {
        self.0 >> fact as u16 & 1 == 1
    }

    /// And this one.
    #[must_use]
    pub const fn and(self, fact: Fact) -> Self {
        Self(self.0 | 1 << fact as u16)
    }
}

/// The world of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// How it began, and begins again.
    pub start: State,
    /// What of it may change.
    pub may: Facts,
    /// Decides its rollouts, each save another.
    pub seed: Seed,
    /// Members that their owners would change if they were asked, and what they would become: ids.
    pub owners: Vec<(String, String)>,
    /// What may be brought in.
    pub files: Vec<Arc<Imported>>,
}

impl World {
    fn holds(&self, imported: &Imported) -> bool {
        // However the text came here: its file may have any name.
        self.files.iter().any(|one| {
            let mut one = (**one).clone();
            one.files.clone_from(&imported.files);
            one == *imported
        })
    }
}

/// What of the world `intent` would change, if that is fixed.
pub(super) fn fixed(model: &Model, intent: &Intent) -> Option<Fact> {
    let world = model.world.as_deref()?;
    let instance = model.state.instance;
    let touched = match intent {
        Intent::ChooseTier(_) => Some(Fact::Tier),
        Intent::ChooseImported(to) => return differing(world.may, instance, *to),
        Intent::ChooseGateway(_) => Some(Fact::Gateway),
        Intent::SwitchTo(to) => return switching(world.may, instance, *to),
        Intent::ChooseEdition(_) => Some(Fact::Edition),
        Intent::ChooseCreated(_) => Some(Fact::Created),
        Intent::ChooseOrigin(_) => Some(Fact::Origin),
        Intent::ChooseCertificate(_) => Some(Fact::Certificate),
        Intent::SetRenegotiation(_) => Some(Fact::Renegotiation),
        Intent::SetUnits(_) | Intent::SetUnitsIn(..) => Some(Fact::Units),
        Intent::SetRegions(_) => Some(Fact::Regions),
        Intent::Fleet(act) => of_fleet(&model.state.fleet, act),
        Intent::Look(LookAct::Import(Some(Ok(imported)))) => {
            (!world.holds(imported)).then_some(Fact::Imported)
        }
        Intent::Rehearse(RehearseAct::Set(field, _)) => Fact::of(*field),
        Intent::Rehearse(RehearseAct::Hours(_)) => Some(Fact::Assumed),
        Intent::Open(_) => Some(Fact::Link),
        Intent::NotScaled(_)
        | Intent::ChooseChannel(_)
        | Intent::Toggle(_)
        | Intent::SetTls13(..)
        | Intent::TurnOff(_)
        | Intent::Adopt(_)
        | Intent::RestoreFleet(_)
        | Intent::Look(_)
        | Intent::Rehearse(_)
        | Intent::Saw(_)
        | Intent::Save(_)
        | Intent::RollBack(_)
        | Intent::Discard
        | Intent::Undo
        | Intent::Redo
        | Intent::StartOver
        | Intent::RefuseLink(_)
        | Intent::Shared { .. }
        | Intent::Dropped(_)
        | Intent::Copied { .. }
        | Intent::Elapse { .. }
        | Intent::Seek(_)
        | Intent::SkipToEnd
        | Intent::Pause
        | Intent::Resume
        | Intent::SetSpeed(_)
        | Intent::ShowRun(_) => None,
    };
    touched.filter(|fact| !world.may.has(*fact))
}

/// The first fact in which two instances differ that may not change.
fn differing(may: Facts, one: Instance, other: Instance) -> Option<Fact> {
    let differs = [
        (one.tier() != other.tier(), Fact::Tier),
        (one.units() != other.units() || one.is_even() != other.is_even(), Fact::Units),
        (one.regions() != other.regions(), Fact::Regions),
        (one.created != other.created, Fact::Created),
        (one.renegotiation != other.renegotiation, Fact::Renegotiation),
    ];
    let fixed = differs.into_iter().find(|(differs, fact)| *differs && !may.has(*fact));
    fixed.map(|(_, fact)| fact)
}

fn switching(may: Facts, instance: Instance, to: Gateway) -> Option<Fact> {
    let is_other = matches!(to, Gateway::Managed(tier) if tier != instance.tier());
    let differs = [(instance.kind != to.kind(), Fact::Gateway), (is_other, Fact::Tier)];
    let fixed = differs.into_iter().find(|(differs, fact)| *differs && !may.has(*fact));
    fixed.map(|(_, fact)| fact)
}

/// A caller that a person added is theirs to change.
fn of_fleet(fleet: &Fleet, act: &FleetAct) -> Option<Fact> {
    let of_member = |at: usize| {
        let is_own = fleet.members.get(at).is_some_and(|member| member.origin.is_some());
        Some(if is_own { Fact::Own } else { Fact::Fleet })
    };
    match act {
        FleetAct::SetRequests(at, _) | FleetAct::Keep(at, _) | FleetAct::Remove(at) => {
            of_member(*at)
        }
        FleetAct::AddOwn(_) => Some(Fact::Own),
        FleetAct::Add(..)
        | FleetAct::Rename(_)
        | FleetAct::Import(_)
        | FleetAct::Example
        | FleetAct::Empty => Some(Fact::Fleet),
        FleetAct::AskOwner(_) | FleetAct::NotANumber => None,
    }
}

impl Model {
    /// The page in the world of a lesson, with nothing to undo.
    pub fn in_world(world: World) -> Self {
        Self { state: world.start.clone(), world: Some(Arc::new(world)), ..Self::default() }
    }

    /// The world of the lesson that runs.
    pub fn world(&self) -> Option<&World> {
        self.world.as_deref()
    }

    /// Saves so far, ways back among them. Undo takes them back.
    pub const fn saves(&self) -> u32 {
        self.state.saves
    }

    /// What decides the next save: the world of a lesson, or else what was `drawn`.
    pub(super) fn seed_of_save(&self, drawn: Seed) -> Seed {
        self.world().map_or(drawn, |world| world.seed.of_save(self.saves()))
    }

    /// What undo restores.
    pub const fn state(&self) -> &State {
        &self.state
    }
}

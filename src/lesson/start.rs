//! How a lesson begins.

use std::sync::Arc;

use super::condition::callers::members;
use super::cursor::{Cursor, Fault, Object, Problem};
use super::member::{built_in, name, position};
use super::names::Named;
use super::settings::{Which, changes};
use crate::app::Model;
use crate::app::state::State;
use crate::app::world::{Facts, World};
use crate::codec::imported::Imported;
use crate::domain::initial::initial_config;
use crate::domain::lockout::{may_be_pending, may_ever_be_pending};
use crate::domain::{
    Certificate, Channel, Config, Created, Edition, GatewayKind, Instance, Origin, Side, Tier,
};
use crate::rollout::rehearsal::Field;
use crate::rollout::{Rehearsal, Seed};
use crate::tls::fleet::{Fleet, Member, NEW_REQUESTS};
use crate::tls::preset::Preset;

/// The fields of a start.
pub const FIELDS: [&str; 20] = [
    "edition",
    "tier",
    "gateway",
    "channel",
    "certificate",
    "created",
    "origin",
    "renegotiation",
    "units",
    "regions",
    "seed",
    "live",
    "draft",
    "preset",
    "set",
    "only",
    "without",
    "backends",
    "clients",
    "keep",
];

/// How a lesson begins; what is not said is as on a fresh page.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    /// The instance.
    pub instance: Instance,
    /// By which way changes are made.
    pub channel: Channel,
    /// Decides rollouts.
    pub seed: Seed,
    /// What is live, beside what such an instance starts with.
    pub live: Vec<(Which, bool)>,
    /// What is prepared, beside that.
    pub draft: Vec<(Which, bool)>,
    /// A preset that the draft begins with.
    pub preset: Option<Preset>,
    /// What is set for the rollout.
    pub set: Vec<(Field, u32)>,
    /// Who calls and is called.
    pub fleet: FleetStart,
}

/// The fleet of a lesson, made of the example.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FleetStart {
    /// Nobody else.
    pub only: Option<Vec<String>>,
    /// Nobody else on the side of callers.
    pub clients: Option<Vec<String>>,
    /// Nobody else on the side of backends.
    pub backends: Option<Vec<String>>,
    /// Not these.
    pub without: Vec<String>,
    /// These must go on working.
    pub keep: Vec<String>,
}

impl Start {
    /// A start as it stands in a file.
    pub fn read(object: &Object<'_>) -> Result<Self, Fault> {
        let set = object.read("set", |cursor| {
            let one = |(name, value): (&str, Cursor<'_>)| {
                let words =
                    || Field::all().into_iter().map(|field| field.word().to_owned()).collect();
                let field =
                    Field::named(name).ok_or_else(|| value.fault(Problem::Unknown(words())))?;
                let (least, most) = field.range();
                Ok((field, value.number(least.into(), most.into())? as u32))
            };
            cursor.any_object()?.all().map(one).collect::<Result<Vec<_>, _>>()
        })?;
        let list = |name| object.read(name, |cursor| changes(&cursor));
        Ok(Self {
            instance: instance(object)?,
            channel: word(object, "channel")?.unwrap_or(Channel::Portal),
            seed: Seed(number(object, "seed", u32::MAX)?.unwrap_or(1)),
            live: list("live")?.unwrap_or_default(),
            draft: list("draft")?.unwrap_or_default(),
            preset: word(object, "preset")?,
            set: set.unwrap_or_default(),
            fleet: FleetStart {
                only: some(object, "only")?,
                clients: some(object, "clients")?,
                backends: some(object, "backends")?,
                without: some(object, "without")?.unwrap_or_default(),
                keep: some(object, "keep")?.unwrap_or_default(),
            },
        })
    }

    /// The page as it is when the lesson begins.
    pub fn model(
        &self,
        may: Facts,
        owners: &[(String, String)],
        files: Vec<Arc<Imported>>,
    ) -> Model {
        let instance = self.instance;
        let base = with(initial_config(instance), &self.live, |setting| {
            may_ever_be_pending(instance, setting)
        });
        let adopted =
            self.preset.map_or(base, |preset| preset.reach(instance, self.channel, base).config);
        let draft =
            with(adopted, &self.draft, |setting| may_be_pending(instance, self.channel, setting));
        let mut rehearsal = Rehearsal::default();
        for (field, value) in &self.set {
            field.set(&mut rehearsal, *value);
        }
        let start = State {
            instance,
            channel: self.channel,
            base,
            draft,
            fleet: self.fleet.fleet(),
            rehearsal: Arc::new(rehearsal),
            ..State::default()
        };
        Model::in_world(World { start, may, seed: self.seed, owners: owners.to_vec(), files })
    }

    /// Members that it names, and that there are not; settings that it turns, and that do not turn here.
    pub fn faults(&self) -> Vec<StartFault> {
        let instance = self.instance;
        let mut faults = self.fleet.unknown();
        let lists = [(&self.live, None), (&self.draft, Some(self.channel))];
        for (changes, channel) in lists {
            for (which, on) in changes {
                let may = |setting| match channel {
                    Some(channel) => may_be_pending(instance, channel, setting),
                    None => may_ever_be_pending(instance, setting),
                };
                let initial = initial_config(instance);
                // A group may hold what stays; a setting that is named alone has to turn.
                let settings = which.settings();
                let stays =
                    settings.iter().all(|setting| !may(*setting) && initial.is_on(*setting) != *on);
                if stays {
                    faults.push(StartFault::Stays(*which));
                }
            }
        }
        faults
    }
}

/// What of a start cannot be.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum StartFault {
    /// There is no such member.
    NoMember(String),
    /// Nothing of it turns here.
    Stays(Which),
}

fn with(
    config: Config,
    changes: &[(Which, bool)],
    may: impl Fn(crate::domain::Setting) -> bool,
) -> Config {
    changes.iter().fold(config, |config, (which, on)| {
        let settings = which.settings().into_iter().filter(|setting| may(*setting));
        settings.fold(config, |config, setting| config.with(setting, *on))
    })
}

fn instance(object: &Object<'_>) -> Result<Instance, Fault> {
    let fresh = Instance::default();
    let instance = Instance {
        edition: word::<Edition>(object, "edition")?.unwrap_or(fresh.edition),
        created: word::<Created>(object, "created")?.unwrap_or(fresh.created),
        origin: word::<Origin>(object, "origin")?.unwrap_or(fresh.origin),
        certificate: word::<Certificate>(object, "certificate")?.unwrap_or(fresh.certificate),
        renegotiation: object
            .read("renegotiation", |cursor| cursor.flag())?
            .unwrap_or(fresh.renegotiation),
        kind: word::<GatewayKind>(object, "gateway")?.unwrap_or(fresh.kind),
        ..fresh
    };
    let tier = word::<Tier>(object, "tier")?.unwrap_or(instance.tier());
    let (fewest, most) = tier.units();
    let instance = instance.in_tier(tier);
    let within = |name, (least, most): (u8, u8)| {
        object.read(name, |cursor| cursor.number(least.into(), most.into()))
    };
    let units = within("units", (fewest, most))?;
    let regions = within("regions", (1, tier.regions_max()))?;
    Ok(instance.scaled(
        units.map_or(instance.units(), |units| units as u8),
        regions.map_or(instance.regions(), |regions| regions as u8),
    ))
}

fn word<T: Named>(object: &Object<'_>, name: &str) -> Result<Option<T>, Fault> {
    object.read(name, |cursor| cursor.word())
}

fn number(object: &Object<'_>, name: &str, most: u32) -> Result<Option<u32>, Fault> {
    object.read(name, |cursor| cursor.number(0, most.into()).map(|number| number as u32))
}

fn some(object: &Object<'_>, name: &str) -> Result<Option<Vec<String>>, Fault> {
    object.read(name, |cursor| members(&cursor))
}

impl FleetStart {
    /// The members of the example, and those of the catalogue that are named and not in it.
    fn fleet(&self) -> Arc<Fleet> {
        if *self == Self::default() {
            return Fleet::example();
        }
        let mut fleet = (*Fleet::example()).clone();
        fleet.members.retain(|member| self.wants(member));
        for named in self.named() {
            let Some(entry) = built_in(named) else { continue };
            let requests = if entry.requests > 0 { entry.requests } else { NEW_REQUESTS };
            let profile = entry.profile.clone();
            let member = Member { profile, requests, keep: false, origin: None };
            if position(&fleet, named).is_none() && self.wants(&member) {
                fleet.members.push(member);
            }
        }
        for member in &mut fleet.members {
            member.keep = self.keep.contains(&name(member));
        }
        // Callers stand before backends.
        fleet.members.sort_by_key(|member| member.profile.side() as usize);
        Arc::new(fleet)
    }

    fn named(&self) -> impl Iterator<Item = &String> {
        [&self.only, &self.clients, &self.backends].into_iter().flatten().flatten()
    }

    fn wants(&self, member: &Member) -> bool {
        let on_side = match member.profile.side() {
            Side::Client => &self.clients,
            Side::Backend => &self.backends,
        };
        let name = name(member);
        let is_in =
            |list: &Option<Vec<String>>| list.as_ref().is_none_or(|list| list.contains(&name));
        is_in(&self.only) && is_in(on_side) && !self.without.contains(&name)
    }

    fn unknown(&self) -> Vec<StartFault> {
        let fleet = self.fleet();
        let unknown = self.named().chain(&self.without).filter(|name| built_in(name).is_none());
        let gone = self.keep.iter().filter(|name| position(&fleet, name).is_none());
        unknown.chain(gone).map(|name| StartFault::NoMember(name.clone())).collect()
    }
}

//! The share link: the whole state as a short, versioned string.
//!
//! `v1.` and numbers in base 36 between dashes: ten facts of the instance, the live configuration, the draft; four numbers
//! more if there is a rollout; a checksum of all before it. Facts are positions in lists that only ever grow at their end.
//! `v2.` has lists of such numbers with dots between them: those of version 1, what the rollout assumes, units by region, what
//! is set for the rollout, pasted hours, strategies, a checksum. It is written only where version 1 could not say all.
//! `v3.` is version 2 with one number more in what is assumed and in what is set: how long Developer is down. It is written only
//! where that is not the usual.
//! The address fragment and the browser's storage hold the same string. A later version must go on reading all of them.

use std::fmt;
use std::sync::Arc;

use crate::domain::instance::Scale;
use crate::domain::{
    Certificate, Channel, Config, Created, Edition, GatewayKind, Instance, Origin, Setting, Tier,
};
use crate::rollout::assumed::Downtime;
use crate::rollout::course::{Kind, SAVES_MAX, Strategy, WAIT_MAX};
use crate::rollout::rehearsal::{Field, Rehearsal};
use crate::rollout::week::Week;
use crate::rollout::{Assumed, Seed, SimTime, Speed};

/// Longest text that is looked at; a link of ours is far shorter.
pub const LENGTH_MAX: usize = 2000;

/// Without and with what is set for the rollout, and with how long Developer is down.
const VERSIONS: [&str; 3] = ["v1", "v2", "v3"];

/// What is set for the rollout in version 2: fields only ever come last.
const FIELDS_OF_2: usize = Field::Downtime as usize;

/// What a rollout assumes, by its fields; version 2 has all but the last.
const ASSUMED: [Field; 6] = [
    Field::TailPercent,
    Field::TailMinutes,
    Field::TailShape,
    Field::FirstLast,
    Field::Drained,
    Field::Downtime,
];

/// All that a link carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The instance.
    pub instance: Instance,
    /// By which way changes are made.
    pub channel: Channel,
    /// The live configuration; at Save, while a rollout is shown.
    pub live: Config,
    /// The draft.
    pub draft: Config,
    /// What is set for the rollout.
    pub rehearsal: Arc<Rehearsal>,
    /// The rollout, if one was saved.
    pub rollout: Option<RolloutSnapshot>,
}

/// The rollout in a link: enough to make the same plan again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RolloutSnapshot {
    /// The configuration that was saved.
    pub after: Config,
    /// The seed of the plan.
    pub seed: Seed,
    /// What it assumes.
    pub assumed: Assumed,
    /// The moment that is looked at.
    pub now: SimTime,
    /// How fast time passes.
    pub speed: Speed,
}

/// Why a link was not opened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LinkError {
    /// The text does not begin like a link of ours.
    Foreign,
    /// A version this page does not know.
    UnknownVersion(String),
    /// Longer than any link of ours.
    TooLong(usize),
    /// A character that links do not have, and its position in the text.
    BadCharacter(char, usize),
    /// Cut short, or altered: the checksum does not fit.
    Damaged,
    /// Intact, but it names what does not exist.
    OutOfRange(&'static str),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => {
                f.write_str("it does not begin with \"v1.\", \"v2.\" or \"v3.\" as our links do")
            }
            Self::UnknownVersion(version) => {
                write!(f, "it is of version \"{version}\"; this page reads v1 to v3")
            }
            Self::TooLong(length) => {
                write!(f, "it has {length} characters; our links have at most {LENGTH_MAX}")
            }
            Self::BadCharacter(character, position) => {
                write!(
                    f,
                    "character {position} is U+{:04X}; links have digits, small letters, - and . only",
                    u32::from(*character)
                )
            }
            Self::Damaged => write!(f, "it is cut short or altered; copy it again, whole"),
            Self::OutOfRange(what) => write!(f, "its {what} is none that exists"),
        }
    }
}

const FACTS: usize = 12;
const BASE: u32 = 36;

/// Writes `snapshot` as a link's text, without the `#`.
pub fn write(snapshot: &Snapshot) -> String {
    let Snapshot { instance, channel, live, draft, rollout, rehearsal } = snapshot;
    let mut numbers = vec![
        instance.edition as u32,
        instance.tier() as u32,
        instance.kind as u32,
        instance.units().into(),
        instance.regions().into(),
        instance.created as u32,
        instance.origin as u32,
        instance.certificate as u32,
        instance.renegotiation.into(),
        *channel as u32,
        live.bits(),
        draft.bits(),
    ];
    let mut assumed = Assumed::DEFAULT;
    if let Some(rollout) = rollout {
        let RolloutSnapshot { after, seed, now, speed, .. } = rollout;
        numbers.extend([after.bits(), seed.0, now.seconds(), *speed as u32]);
        assumed = rollout.assumed;
    }
    let plain =
        assumed == Assumed::DEFAULT && instance.is_even() && **rehearsal == Rehearsal::default();
    if plain {
        numbers.push(checksum(&numbers));
        return joined(VERSIONS[0], &[numbers]);
    }
    let usual = [assumed, rehearsal.assumed].iter().all(|each| each.downtime == Downtime::Middle);
    let set = Rehearsal { assumed, ..Rehearsal::default() };
    let (assumed, fields) = fields_of(usual);
    let mut lists = vec![
        numbers,
        assumed.iter().map(|field| field.of(&set)).collect(),
        (2..=instance.regions()).map(|region| instance.units_in(region).into()).collect(),
        fields.iter().map(|field| field.of(rehearsal)).collect(),
        rehearsal.pasted.iter().flat_map(|week| shortened(week.weights())).collect(),
    ];
    lists.extend(rehearsal.strategies.iter().map(strategy_numbers));
    lists.push(vec![checksum(&lists.concat())]);
    joined(VERSIONS[if usual { 1 } else { 2 }], &lists)
}

/// The fields of what is assumed and of what is set: of version 2, or of version 3.
fn fields_of(second: bool) -> (&'static [Field], &'static [Field]) {
    let (assumed, fields): (&[Field], &[Field]) = (&ASSUMED, &Field::ALL);
    if second { (&assumed[..assumed.len() - 1], &fields[..FIELDS_OF_2]) } else { (assumed, fields) }
}

/// Hours of a day, where all days are alike.
fn shortened(weights: &[u16]) -> Vec<u32> {
    let alike = weights.iter().zip(weights.iter().skip(24)).all(|(one, next)| one == next);
    let count = if alike { 24 } else { weights.len() };
    weights.iter().take(count).map(|weight| u32::from(*weight)).collect()
}

/// The kind, the waits, then which setting is changed in which save.
fn strategy_numbers(strategy: &Strategy) -> Vec<u32> {
    let moved = strategy.moved.iter();
    let moved = moved.flat_map(|(setting, save)| [setting.index() as u32, *save as u32]);
    std::iter::once(strategy.kind as u32).chain(strategy.waits).chain(moved).collect()
}

fn joined(version: &str, lists: &[Vec<u32>]) -> String {
    let mut text = version.to_owned();
    for numbers in lists {
        text.push('.');
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 {
                text.push('-');
            }
            push_number(&mut text, *number);
        }
    }
    text
}

/// Reads a link's text, without the `#`.
///
/// # Errors
///
/// Says what is wrong with the text; nothing of it is used then.
pub fn read(text: &str) -> Result<Snapshot, LinkError> {
    let length = text.chars().count();
    if length > LENGTH_MAX {
        return Err(LinkError::TooLong(length));
    }
    let (version, payload) = text.split_once('.').ok_or(LinkError::Foreign)?;
    if !VERSIONS.contains(&version) {
        let is_version = version.strip_prefix('v').is_some_and(|number| {
            !number.is_empty()
                && number.len() <= 4
                && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        return Err(if is_version {
            LinkError::UnknownVersion(version.to_owned())
        } else {
            LinkError::Foreign
        });
    }
    let allowed = |letter: char| letter.is_ascii_digit() || letter.is_ascii_lowercase();
    let bad = payload.chars().position(|letter| !(allowed(letter) || matches!(letter, '-' | '.')));
    if let Some((position, character)) = bad.and_then(|at| Some((at, payload.chars().nth(at)?))) {
        return Err(LinkError::BadCharacter(character, version.len() + 2 + position));
    }
    let mut lists = Vec::new();
    for list in payload.split('.') {
        let numbers = list.split('-').filter(|number| !(list.is_empty() && number.is_empty()));
        let numbers = numbers.map(|number| u32::from_str_radix(number, BASE));
        lists.push(numbers.collect::<Result<Vec<_>, _>>().map_err(|_| LinkError::Damaged)?);
    }
    let sum = lists.last_mut().and_then(Vec::pop);
    if sum != Some(checksum(&lists.concat())) {
        return Err(LinkError::Damaged);
    }
    match (version == VERSIONS[0], lists.as_slice()) {
        (true, [numbers]) => snapshot(numbers),
        (false, [numbers, assumed, units, fields, hours, one, two, three, sum])
            if sum.is_empty() =>
        {
            let mut read = snapshot(numbers)?;
            let (of_assumed, of_fields) = fields_of(version == VERSIONS[1]);
            if let Some(rollout) = &mut read.rollout {
                rollout.assumed = filled(of_assumed, assumed)?.assumed;
            }
            if units.len() + 1 != usize::from(read.instance.regions()) {
                return Err(LinkError::OutOfRange("number of units"));
            }
            for (region, units) in (2..).zip(units) {
                read.instance = read.instance.scaled_in(region, small(*units));
                if u32::from(read.instance.units_in(region)) != *units {
                    return Err(LinkError::OutOfRange("number of units"));
                }
            }
            read.rehearsal =
                Arc::new(rehearsal(filled(of_fields, fields)?, hours, [one, two, three])?);
            Ok(read)
        }
        (true | false, _) => Err(LinkError::Damaged),
    }
}

/// What is set where each of `fields` has its number, and the rest is as at first.
fn filled(fields: &[Field], numbers: &[u32]) -> Result<Rehearsal, LinkError> {
    let mut rehearsal = Rehearsal::default();
    if fields.len() != numbers.len() {
        return Err(LinkError::Damaged);
    }
    for (field, value) in fields.iter().zip(numbers) {
        field.set(&mut rehearsal, *value);
        if field.of(&rehearsal) != *value {
            return Err(LinkError::OutOfRange("setting of the rollout"));
        }
    }
    Ok(rehearsal)
}

fn rehearsal(
    mut rehearsal: Rehearsal,
    hours: &[u32],
    strategies: [&Vec<u32>; 3],
) -> Result<Rehearsal, LinkError> {
    if !hours.is_empty() {
        let calls: Vec<u64> = hours.iter().map(|calls| u64::from(*calls)).collect();
        let week = Week::pasted(&calls).filter(|week| shortened(week.weights()) == hours);
        rehearsal.pasted = Some(Arc::new(week.ok_or(LinkError::OutOfRange("list of hours"))?));
    }
    for (strategy, numbers) in rehearsal.strategies.iter_mut().zip(strategies) {
        *strategy = strategy_of(numbers)?;
    }
    Ok(rehearsal)
}

fn strategy_of(numbers: &[u32]) -> Result<Strategy, LinkError> {
    let (head, moved) = numbers.split_at_checked(1 + SAVES_MAX).ok_or(LinkError::Damaged)?;
    let (kind, waits) = head.split_first().ok_or(LinkError::Damaged)?;
    let mut strategy = Strategy::new(pick(&Kind::ALL, *kind, "strategy")?);
    for (wait, minutes) in strategy.waits.iter_mut().zip(waits) {
        *wait = *minutes;
        if *minutes > WAIT_MAX {
            return Err(LinkError::OutOfRange("wait of a strategy"));
        }
    }
    for pair in moved.chunks(2) {
        let &[setting, save] = pair else { return Err(LinkError::Damaged) };
        let setting = pick(&Setting::ALL, setting, "setting of a strategy")?;
        if save as usize >= SAVES_MAX {
            return Err(LinkError::OutOfRange("save of a strategy"));
        }
        strategy.move_to(setting, save as usize);
    }
    Ok(strategy)
}

fn push_number(text: &mut String, number: u32) {
    if number >= BASE {
        push_number(text, number / BASE);
    }
    text.extend(char::from_digit(number % BASE, BASE));
}

fn snapshot(numbers: &[u32]) -> Result<Snapshot, LinkError> {
    let (facts, rollout) = numbers.split_at_checked(FACTS).ok_or(LinkError::Damaged)?;
    let &[
        edition,
        tier,
        kind,
        units,
        regions,
        created,
        origin,
        certificate,
        renegotiation,
        channel,
        live,
        draft,
    ] = facts
    else {
        return Err(LinkError::Damaged);
    };
    let scale = Scale::new(pick(&Tier::ALL, tier, "tier")?, small(units), small(regions));
    let instance = Instance {
        edition: pick(&Edition::ALL, edition, "edition")?,
        created: pick(&Created::ALL, created, "creation date")?,
        origin: pick(&Origin::ALL, origin, "origin")?,
        certificate: pick(&Certificate::ALL, certificate, "certificate")?,
        renegotiation: pick(&[false, true], renegotiation, "answer about renegotiation")?,
        kind: pick(&GatewayKind::ALL, kind, "gateway")?,
        scale,
    };
    if u32::from(instance.units()) != units {
        return Err(LinkError::OutOfRange("number of units"));
    }
    if u32::from(instance.regions()) != regions {
        return Err(LinkError::OutOfRange("number of regions"));
    }
    let rollout = match *rollout {
        [] => None,
        [after, seed, now, speed] => Some(RolloutSnapshot {
            after: Config::from_bits(after),
            seed: Seed(seed),
            assumed: Assumed::DEFAULT,
            now: SimTime::from_seconds(now),
            speed: pick(&Speed::ALL, speed, "speed")?,
        }),
        _ => return Err(LinkError::Damaged),
    };
    Ok(Snapshot {
        instance,
        channel: pick(&Channel::ALL, channel, "channel")?,
        live: Config::from_bits(live),
        draft: Config::from_bits(draft),
        rehearsal: Arc::default(),
        rollout,
    })
}

/// A number of units or regions; what is too much for any is refused later.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

fn pick<T: Copy>(all: &[T], at: u32, what: &'static str) -> Result<T, LinkError> {
    all.get(at as usize).copied().ok_or(LinkError::OutOfRange(what))
}

/// FNV's hash of the numbers, cut to the four digits that fit in base 36: a slip in copying shows.
fn checksum(numbers: &[u32]) -> u32 {
    let hash = numbers
        .iter()
        .flat_map(|number| number.to_be_bytes())
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash % BASE.pow(4)
}

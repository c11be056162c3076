//! The share link: the whole state as a short, versioned string.
//!
//! `v1.` and numbers in base 36 between dashes: ten facts of the instance, the live configuration, the draft; four numbers
//! more if there is a rollout; a checksum of all before it. Facts are positions in lists that only ever grow at their end.
//! The address fragment and the browser's storage hold the same string. A later version must go on reading this one.

use std::fmt;

use crate::domain::instance::Scale;
use crate::domain::{
    Certificate, Channel, Config, Created, Edition, GatewayKind, Instance, Origin, Tier,
};
use crate::rollout::{Seed, SimTime, Speed};

/// Longest text that is looked at; a link of ours is far shorter.
pub const LENGTH_MAX: usize = 400;

const VERSION: &str = "v1";

/// All that a link carries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Snapshot {
    /// The instance.
    pub instance: Instance,
    /// By which way changes are made.
    pub channel: Channel,
    /// The live configuration; at Save, while a rollout is shown.
    pub live: Config,
    /// The draft.
    pub draft: Config,
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
            Self::Foreign => f.write_str("it does not begin with \"v1.\" as our links do"),
            Self::UnknownVersion(version) => {
                write!(f, "it is of version \"{version}\"; this page reads {VERSION}")
            }
            Self::TooLong(length) => {
                write!(f, "it has {length} characters; our links have at most {LENGTH_MAX}")
            }
            Self::BadCharacter(character, position) => {
                write!(
                    f,
                    "character {position} is U+{:04X}; links have digits, small letters and - only",
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
pub fn write(snapshot: Snapshot) -> String {
    let Snapshot { instance, channel, live, draft, rollout } = snapshot;
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
        channel as u32,
        live.bits(),
        draft.bits(),
    ];
    if let Some(RolloutSnapshot { after, seed, now, speed }) = rollout {
        numbers.extend([after.bits(), seed.0, now.seconds(), speed as u32]);
    }
    numbers.push(checksum(&numbers));
    let mut text = VERSION.to_owned();
    for (at, number) in numbers.into_iter().enumerate() {
        text.push(if at == 0 { '.' } else { '-' });
        push_number(&mut text, number);
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
    if version != VERSION {
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
    let allowed = |character: char| character.is_ascii_digit() || character.is_ascii_lowercase();
    let bad = payload.chars().position(|character| !(allowed(character) || character == '-'));
    if let Some((position, character)) = bad.and_then(|at| Some((at, payload.chars().nth(at)?))) {
        return Err(LinkError::BadCharacter(character, VERSION.len() + 2 + position));
    }
    let mut numbers = Vec::new();
    for number in payload.split('-') {
        numbers.push(u32::from_str_radix(number, BASE).map_err(|_| LinkError::Damaged)?);
    }
    match numbers.pop() {
        Some(sum) if sum == checksum(&numbers) => snapshot(&numbers),
        Some(_) | None => Err(LinkError::Damaged),
    }
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
    let small = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
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
        rollout,
    })
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

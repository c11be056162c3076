//! The share link: the whole state as a short, versioned string.
//!
//! `v1.` and base64url of: postcard's form of [`Wire`], then a checksum of two bytes. The address fragment and the
//! browser's storage hold the same string. A later version must go on reading this one.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

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
                    "character {position} is U+{:04X}; links have letters, digits, - and _ only",
                    u32::from(*character)
                )
            }
            Self::Damaged => write!(f, "it is cut short or altered; copy it again, whole"),
            Self::OutOfRange(what) => write!(f, "its {what} is none that exists"),
        }
    }
}

/// What is on the wire: ten facts, two configurations, and four numbers more if there is a rollout. Facts are positions in
/// lists that only ever grow at their end.
type Wire = Vec<u32>;

const FACTS: usize = 12;

/// Writes `snapshot` as a link's text, without the `#`.
pub fn write(snapshot: Snapshot) -> String {
    let Snapshot { instance, channel, live, draft, rollout } = snapshot;
    let mut wire: Wire = vec![
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
        wire.extend([after.bits(), seed.0, now.seconds(), speed as u32]);
    }
    // Plain numbers into memory: there is nothing that could fail.
    let mut bytes = postcard::to_allocvec(&wire).unwrap_or_default();
    bytes.extend(checksum(&bytes));
    format!("{VERSION}.{}", URL_SAFE_NO_PAD.encode(bytes))
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
    let bad = payload.chars().enumerate().find(|(_, character)| {
        !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
    });
    if let Some((position, character)) = bad {
        return Err(LinkError::BadCharacter(character, VERSION.len() + 2 + position));
    }
    let bytes = URL_SAFE_NO_PAD.decode(payload).map_err(|_| LinkError::Damaged)?;
    let (body, sum) =
        bytes.split_at_checked(bytes.len().saturating_sub(2)).ok_or(LinkError::Damaged)?;
    if checksum(body) != sum {
        return Err(LinkError::Damaged);
    }
    let (wire, rest) = postcard::take_from_bytes::<Wire>(body).map_err(|_| LinkError::Damaged)?;
    if !rest.is_empty() {
        return Err(LinkError::Damaged);
    }
    snapshot(&wire)
}

fn snapshot(wire: &[u32]) -> Result<Snapshot, LinkError> {
    let (facts, rollout) = wire.split_at_checked(FACTS).ok_or(LinkError::Damaged)?;
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

/// Fletcher's checksum: enough to notice a slip in copying.
fn checksum(bytes: &[u8]) -> [u8; 2] {
    let (sum, sums) = bytes.iter().fold((1_u32, 0_u32), |(sum, sums), byte| {
        let sum = (sum + u32::from(*byte)) % 255;
        (sum, (sums + sum) % 255)
    });
    [sum as u8, sums as u8]
}

//! The share link: the whole state as a short, versioned string.
//!
//! `v1.` and base64url of: postcard's form of [`Wire`], then a checksum of two bytes. The address fragment and the
//! browser's storage hold the same string. A later version must go on reading this one.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

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
            Self::Foreign => write!(f, "it does not begin with \"{VERSION}.\" as our links do"),
            Self::UnknownVersion(version) => {
                write!(f, "it is of version \"{version}\"; this page reads {VERSION}")
            }
            Self::TooLong(length) => {
                write!(f, "it has {length} characters; our links have at most {LENGTH_MAX}")
            }
            Self::BadCharacter(character, position) => {
                write!(
                    f,
                    "character {position} is {character:?}; links have letters, digits, - and _ only"
                )
            }
            Self::Damaged => write!(f, "it is cut short or altered; copy it again, whole"),
            Self::OutOfRange(what) => write!(f, "its {what} is none that exists"),
        }
    }
}

/// What is on the wire. Numbers are positions in lists that only ever grow at their end.
#[derive(Serialize, Deserialize)]
struct Wire {
    edition: u8,
    tier: u8,
    kind: u8,
    units: u8,
    regions: u8,
    created: u8,
    origin: u8,
    certificate: u8,
    renegotiation: bool,
    channel: u8,
    live: u32,
    draft: u32,
    rollout: Option<WireRollout>,
}

#[derive(Serialize, Deserialize)]
struct WireRollout {
    after: u32,
    seed: u32,
    now_seconds: u32,
    speed: u8,
}

/// Writes `snapshot` as a link's text, without the `#`.
pub fn write(snapshot: Snapshot) -> String {
    let Snapshot { instance, channel, live, draft, rollout } = snapshot;
    let wire = Wire {
        edition: instance.edition as u8,
        tier: instance.tier() as u8,
        kind: instance.kind as u8,
        units: instance.units(),
        regions: instance.regions(),
        created: instance.created as u8,
        origin: instance.origin as u8,
        certificate: instance.certificate as u8,
        renegotiation: instance.renegotiation,
        channel: channel as u8,
        live: live.bits(),
        draft: draft.bits(),
        rollout: rollout.map(|rollout| WireRollout {
            after: rollout.after.bits(),
            seed: rollout.seed.0,
            now_seconds: rollout.now.seconds(),
            speed: rollout.speed as u8,
        }),
    };
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

fn snapshot(wire: &Wire) -> Result<Snapshot, LinkError> {
    let tier = pick(&Tier::ALL, wire.tier, "tier")?;
    let scale = Scale::new(tier, wire.units, wire.regions);
    let instance = Instance {
        edition: pick(&Edition::ALL, wire.edition, "edition")?,
        created: pick(&Created::ALL, wire.created, "creation date")?,
        origin: pick(&Origin::ALL, wire.origin, "origin")?,
        certificate: pick(&Certificate::ALL, wire.certificate, "certificate")?,
        renegotiation: wire.renegotiation,
        kind: pick(&GatewayKind::ALL, wire.kind, "gateway")?,
        scale,
    };
    if instance.units() != wire.units {
        return Err(LinkError::OutOfRange("number of units"));
    }
    if instance.regions() != wire.regions {
        return Err(LinkError::OutOfRange("number of regions"));
    }
    let rollout = match &wire.rollout {
        None => None,
        Some(rollout) => Some(RolloutSnapshot {
            after: Config::from_bits(rollout.after),
            seed: Seed(rollout.seed),
            now: SimTime::from_seconds(rollout.now_seconds),
            speed: pick(&Speed::ALL, rollout.speed, "speed")?,
        }),
    };
    Ok(Snapshot {
        instance,
        channel: pick(&Channel::ALL, wire.channel, "channel")?,
        live: Config::from_bits(wire.live),
        draft: Config::from_bits(wire.draft),
        rollout,
    })
}

fn pick<T: Copy>(all: &[T], at: u8, what: &'static str) -> Result<T, LinkError> {
    all.get(usize::from(at)).copied().ok_or(LinkError::OutOfRange(what))
}

/// Fletcher's checksum: enough to notice a slip in copying.
fn checksum(bytes: &[u8]) -> [u8; 2] {
    let (sum, sums) = bytes.iter().fold((1_u32, 0_u32), |(sum, sums), byte| {
        let sum = (sum + u32::from(*byte)) % 255;
        (sum, (sums + sum) % 255)
    });
    [sum as u8, sums as u8]
}

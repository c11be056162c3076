//! What a learner does, an act a line: recorded, kept, handed in and played again.

use std::fmt;

use super::names::{Moment, Named};
use super::node::Node;
use super::settings::Which;
use crate::app::look::{Decision, Screen};
use crate::app::seen::Copied;
use crate::codec::export::Format;
use crate::domain::cipher::Family;
use crate::domain::{
    Certificate, Channel, Created, Edition, Gateway, GatewayKind, Origin, Setting, Side, Tier,
};
use crate::rollout::Speed;
use crate::rollout::course::Kind;
use crate::rollout::operation::Operation;
use crate::rollout::rehearsal::Field;
use crate::tls::own::Form;
use crate::tls::preset::Preset;

/// An act. Members go by their ids.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Act {
    /// Press a switch.
    Toggle(Setting),
    /// Turn on or off whatever of it is not, where that may be done; each is an act of its own.
    Turn(Which, bool),
    /// Turn off a family, in one act.
    TurnOff(Family),
    /// Use the pane of TLS 1.3 on a side.
    Pane(Side, Pane),
    /// Take a draft.
    Adopt(Draft),
    /// Take what was imported as the draft.
    Take,
    /// Choose the instance that the imported text is of.
    TakeInstance,
    /// Give the draft up.
    Discard,
    /// Save.
    Save,
    /// Roll back.
    Back,
    /// Skip to the end.
    End,
    /// Look at the first moment of a part of the rollout.
    Watch(Moment),
    /// Look at this second of the rollout.
    Seek(u32),
    /// Time has passed until this millisecond: exactly, so that what comes after is the same when it is played again.
    Clock(u32),
    /// Stop time.
    Pause,
    /// Let it pass.
    Resume,
    /// Let it pass so fast.
    Speed(Speed),
    /// Look at a rollout of this visit, from 0.
    Show(usize),
    /// Give a field of the rollout a value.
    Set(Field, u32),
    /// Try an operation.
    Try(Operation),
    /// Paste calls an hour.
    Hours(String),
    /// Begin a strategy anew, as another kind.
    Strategy(usize, Kind),
    /// Wait so many minutes after a step of a strategy.
    Wait(usize, usize, u32),
    /// Make a change in another save of a strategy.
    Move(usize, Setting, usize),
    /// Set all for the rollout back.
    ResetRehearsal,
    /// Open a member.
    Open(String),
    /// Open none.
    Close,
    /// Ask the owner of a member.
    Ask(String),
    /// Add a caller of one's own.
    Own {
        /// Its name.
        name: String,
        /// In which form it is known.
        form: Form,
        /// What is known.
        text: String,
    },
    /// Give a member other traffic.
    Requests(String, u32),
    /// Say whether a member must go on working.
    Keep(String, bool),
    /// Take a member out.
    Remove(String),
    /// Add a built-in profile.
    Add(Side, String),
    /// Name the fleet.
    Rename(String),
    /// Bring a fleet in, from its JSON.
    Fleet(String),
    /// Back to the example fleet.
    Example,
    /// Begin with nobody.
    Empty,
    /// Bring in a text of the lesson.
    Import(String),
    /// Say what becomes of a setting that it leaves open, or of all.
    Decide(Option<Setting>, Decision),
    /// Give up what was imported.
    GiveUp,
    /// Show a format.
    Format(Format),
    /// Copy something.
    Copy(Copied),
    /// Open a tab.
    Tab(Screen),
    /// Open the reason of a lock.
    Why(Setting),
    /// Choose a tier.
    Tier(Tier),
    /// Choose a gateway.
    Gateway(GatewayKind),
    /// Choose a column of the tiers table.
    Switch(Gateway),
    /// Choose an edition.
    Edition(Edition),
    /// Choose a certificate.
    Certificate(Certificate),
    /// Choose a channel.
    Channel(Channel),
    /// Say when the instance was created.
    Created(Created),
    /// Say what created it.
    Origin(Origin),
    /// Say whether clients renegotiate.
    Renegotiation(bool),
    /// Scale to so many units.
    Units(u8),
    /// Scale to so many regions.
    Regions(u8),
    /// Scale a region to so many units.
    UnitsIn(u8, u8),
    /// Take the last act back.
    Undo,
    /// Do it again.
    Redo,
    /// Start the lesson again.
    Reset,
    /// Answer a question; rightly, if nothing else is said.
    Answer(String, Option<String>),
    /// Take a hint.
    Hint,
    /// Check.
    Check,
    /// Look at the solution.
    Solution,
}

/// What is done in a pane.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pane {
    /// It is opened.
    Open,
    /// Enable is pressed.
    Enable,
    /// Disable is pressed.
    Disable,
}

/// A draft that can be taken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Draft {
    /// What others recommend.
    Preset(Preset),
    /// The strictest step of the hardening advice that loses at most so many.
    Frontier(u32),
    /// The strictest that loses at most so many of those to be kept.
    Kept(u32),
    /// What is or will be live, but for these.
    Changes(Vec<(Setting, bool)>),
}

impl Act {
    /// Does it change anything but what is looked at? Only that is counted: looking around is free.
    pub const fn counts(&self) -> bool {
        match self {
            Self::Toggle(_)
            | Self::Turn(..)
            | Self::TurnOff(_)
            | Self::Pane(_, Pane::Enable | Pane::Disable)
            | Self::Adopt(_)
            | Self::Take
            | Self::TakeInstance
            | Self::Discard
            | Self::Save
            | Self::Back
            | Self::Set(..)
            | Self::Hours(_)
            | Self::Strategy(..)
            | Self::Wait(..)
            | Self::Move(..)
            | Self::ResetRehearsal
            | Self::Ask(_)
            | Self::Own { .. }
            | Self::Requests(..)
            | Self::Keep(..)
            | Self::Remove(_)
            | Self::Add(..)
            | Self::Rename(_)
            | Self::Fleet(_)
            | Self::Example
            | Self::Empty
            | Self::Import(_)
            | Self::Decide(..)
            | Self::Tier(_)
            | Self::Gateway(_)
            | Self::Switch(_)
            | Self::Edition(_)
            | Self::Certificate(_)
            | Self::Channel(_)
            | Self::Created(_)
            | Self::Origin(_)
            | Self::Renegotiation(_)
            | Self::Units(_)
            | Self::Regions(_)
            | Self::UnitsIn(..)
            | Self::Answer(..) => true,
            Self::Pane(_, Pane::Open)
            | Self::End
            | Self::Watch(_)
            | Self::Seek(_)
            | Self::Clock(_)
            | Self::Pause
            | Self::Resume
            | Self::Speed(_)
            | Self::Show(_)
            | Self::Try(_)
            | Self::Open(_)
            | Self::Close
            | Self::GiveUp
            | Self::Format(_)
            | Self::Copy(_)
            | Self::Tab(_)
            | Self::Why(_)
            | Self::Undo
            | Self::Redo
            | Self::Reset
            | Self::Hint
            | Self::Check
            | Self::Solution => false,
        }
    }
}

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toggle(setting) => write!(f, "toggle {}", setting.word()),
            Self::Turn(which, on) => write!(f, "{} {}", on_or_off(*on), which.word()),
            Self::TurnOff(family) => write!(f, "turn-off {}", family.word()),
            Self::Pane(side, pane) => write!(f, "pane {} {}", side.word(), pane.word()),
            Self::Adopt(draft) => write!(f, "adopt {draft}"),
            Self::Take => f.write_str("take"),
            Self::TakeInstance => f.write_str("take instance"),
            Self::Discard => f.write_str("discard"),
            Self::Save => f.write_str("save"),
            Self::Back => f.write_str("back"),
            Self::End => f.write_str("end"),
            Self::Watch(moment) => write!(f, "watch {}", moment.word()),
            Self::Seek(second) => write!(f, "seek {second}"),
            Self::Clock(millisecond) => write!(f, "clock {millisecond}"),
            Self::Pause => f.write_str("pause"),
            Self::Resume => f.write_str("resume"),
            Self::Speed(speed) => write!(f, "speed {}", speed.word()),
            Self::Show(at) => write!(f, "show {at}"),
            Self::Set(field, value) => write!(f, "set {} {value}", field.word()),
            Self::Try(operation) => write!(f, "try {}", operation.word()),
            Self::Hours(text) => write!(f, "hours {}", Node::text(text)),
            Self::Strategy(at, kind) => write!(f, "strategy {at} {}", kind.word()),
            Self::Wait(at, step, minutes) => write!(f, "wait {at} {step} {minutes}"),
            Self::Move(at, setting, save) => write!(f, "move {at} {} {save}", setting.word()),
            Self::ResetRehearsal => f.write_str("reset rehearsal"),
            Self::Open(member) => write!(f, "open {member}"),
            Self::Close => f.write_str("close"),
            Self::Ask(member) => write!(f, "ask {member}"),
            Self::Own { name, form, text } => own(f, name, *form, text),
            Self::Requests(member, requests) => write!(f, "requests {member} {requests}"),
            Self::Keep(member, keep) => write!(f, "keep {member} {}", yes_or_no(*keep)),
            Self::Remove(member) => write!(f, "remove {member}"),
            Self::Add(side, member) => write!(f, "add {} {member}", side.word()),
            Self::Rename(name) => write!(f, "rename {}", Node::text(name)),
            Self::Fleet(text) => write!(f, "fleet {}", Node::text(text)),
            Self::Example => f.write_str("example"),
            Self::Empty => f.write_str("empty"),
            Self::Import(text) => write!(f, "import {text}"),
            Self::Decide(setting, decision) => {
                let setting = setting.map_or("all", Setting::word);
                write!(f, "decide {setting} {}", decision.word())
            }
            Self::GiveUp => f.write_str("give-up"),
            Self::Format(format) => write!(f, "format {}", format.word()),
            Self::Copy(copied) => write!(f, "copy {}", copied.word()),
            Self::Tab(screen) => write!(f, "tab {}", screen.word()),
            Self::Why(setting) => write!(f, "why {}", setting.word()),
            Self::Tier(tier) => write!(f, "tier {}", tier.word()),
            Self::Gateway(kind) => write!(f, "gateway {}", kind.word()),
            Self::Switch(gateway) => write!(f, "switch {}", gateway.name()),
            Self::Edition(edition) => write!(f, "edition {}", edition.word()),
            Self::Certificate(certificate) => write!(f, "certificate {}", certificate.word()),
            Self::Channel(channel) => write!(f, "channel {}", channel.word()),
            Self::Created(created) => write!(f, "created {}", created.word()),
            Self::Origin(origin) => write!(f, "origin {}", origin.word()),
            Self::Renegotiation(on) => write!(f, "renegotiation {}", yes_or_no(*on)),
            Self::Units(units) => write!(f, "units {units}"),
            Self::Regions(regions) => write!(f, "regions {regions}"),
            Self::UnitsIn(region, units) => write!(f, "units {region} {units}"),
            Self::Undo => f.write_str("undo"),
            Self::Redo => f.write_str("redo"),
            Self::Reset => f.write_str("reset"),
            Self::Answer(question, None) => write!(f, "answer {question}"),
            Self::Answer(question, Some(answer)) => write!(f, "answer {question} {answer}"),
            Self::Hint => f.write_str("hint"),
            Self::Check => f.write_str("check"),
            Self::Solution => f.write_str("solution"),
        }
    }
}

impl fmt::Display for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Preset(preset) => write!(f, "preset:{}", preset.word()),
            Self::Frontier(lost) => write!(f, "frontier:{lost}"),
            Self::Kept(lost) => write!(f, "kept:{lost}"),
            Self::Changes(changes) => {
                f.write_str("settings:")?;
                for (at, (setting, on)) in changes.iter().enumerate() {
                    let (between, sign) =
                        (if at > 0 { "," } else { "" }, if *on { '+' } else { '-' });
                    write!(f, "{between}{sign}{}", setting.word())?;
                }
                Ok(())
            }
        }
    }
}

/// In words where it can be, else as JSON.
fn own(f: &mut fmt::Formatter<'_>, name: &str, form: Form, text: &str) -> fmt::Result {
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    let is_list = text.split(' ').all(is_word);
    if form == Form::Suites && is_word(name) && !name.starts_with('{') && is_list {
        return write!(f, "own {name} {text}");
    }
    let fields = [("name", name), ("form", form.word()), ("text", text)];
    write!(f, "own {}", Node::object(fields.map(|(field, text)| (field, Some(Node::text(text))))))
}

const fn on_or_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

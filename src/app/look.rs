//! How the Impact and Rollout tabs are looked at: what the tables show, which profile is open, what the picture shows. Not
//! undone, and in no link.

use std::sync::Arc;

use super::Model;
use super::listing::{Group, Item, Listing, Show, Sort, is_stale, items};
use super::rehearse::Surveys;
use super::suites::Suites;
use crate::codec::export::Format;
use crate::codec::imported::Imported;
use crate::domain::{Config, Partial, Setting, Side};
use crate::rollout::picture::View;
use crate::rollout::rehearsal::Today;
use crate::rollout::survey::Survey;
use crate::tls::Fleet;

/// One of the tabs.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Screen {
    /// Protocols and ciphers.
    #[default]
    Settings,
    /// What every tier allows.
    Tiers,
    /// Who connects before and after.
    Impact,
    /// What happens after Save.
    Rollout,
    /// Configuration as code.
    Code,
    /// Lessons.
    Training,
}

impl Screen {
    /// Every one, as they stand.
    pub const ALL: [Self; 6] =
        [Self::Settings, Self::Tiers, Self::Impact, Self::Rollout, Self::Code, Self::Training];
}

const _: () = assert!(Screen::ALL.len() == Screen::Training as usize + 1);

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The tab that is open.
    pub screen: Screen,
    /// Which suites the card of ciphers shows.
    pub suites: Suites,
    /// What the tables show.
    pub listing: Listing,
    /// Their rows, by side. Stored, since rows stay where they are until somebody asks for another order.
    pub items: [Vec<Item>; 2],
    /// The member that is open, by its position.
    pub opened: Option<usize>,
    /// Its handshake with the live configuration is shown, not that with the draft.
    pub before: bool,
    /// Words that a profile to be added must hold.
    pub wanted: String,
    /// What is shown of the rollout; all of it unless a person has zoomed.
    pub view: Option<View>,
    /// The moment that is pointed at, in seconds since Save.
    pub pointed: Option<u32>,
    /// A person asked for what is ahead, or for a rollout of before; `None` leaves it to what there is.
    pub ahead: Option<bool>,
    /// What many seeds answered. Kept, since it takes long to ask; read by `Model::surveys` only while it still holds.
    pub surveys: Option<Arc<Surveys>>,
    /// The first of them, as soon as it is there.
    pub single: Option<Arc<Survey>>,
    /// Which day it is, and where this browser's clock stands.
    pub today: Option<Today>,
    /// How the Code tab is looked at.
    pub code: Code,
}

/// What the Code tab shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Code {
    /// The position of the format in [`Format::ALL`].
    pub format: usize,
    /// Only what changes is written.
    pub only_change: bool,
    /// Where the page is: links in exports begin with it.
    pub address: String,
    /// What was read, and not yet taken or given up.
    pub imported: Option<Arc<Imported>>,
    /// What becomes of the settings that it does not decide, of those of which a person said it.
    pub decided: Vec<(Setting, Decision)>,
    /// What came of the last import: an error, or nothing.
    pub refused: Option<Unread>,
    /// Something is being read.
    pub reading: bool,
}

/// What becomes of a setting that what was read does not decide.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Decision {
    /// It stays as it is live.
    #[default]
    AsLive,
    /// It is on.
    On,
    /// It is off.
    Off,
}

impl Decision {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::AsLive, Self::On, Self::Off];
}

const _: () = assert!(Decision::ALL.len() == Decision::Off as usize + 1);

/// Why something was not read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Unread {
    /// It holds several instances, of these names: one has to be chosen.
    Several(Vec<String>),
    /// What the importer says is wrong with it.
    Wrong(String),
    /// It has so many bytes, more than any file that is read.
    TooLong(u64),
    /// It is no file: a folder, for example.
    NoFile,
    /// The importer did not come, or broke down.
    NoImporter,
    /// The importer is of another version than the page.
    OtherImporter,
}

impl Code {
    /// What becomes of a setting that what was read does not decide.
    pub fn decision(&self, setting: Setting) -> Decision {
        let said = self.decided.iter().find(|(other, _)| *other == setting);
        said.map_or_else(Decision::default, |(_, decision)| *decision)
    }

    /// The format that is shown.
    pub fn format(&self) -> Format {
        Format::ALL.get(self.format).copied().unwrap_or(Format::ArmTemplate)
    }
}

/// An act of looking.
#[derive(Clone, Debug, PartialEq)]
pub enum LookAct {
    /// Open a tab.
    Screen(Screen),
    /// Show these suites.
    Suites(Suites),
    /// Words that a row must hold.
    Query(String),
    /// Which rows of both tables are shown; the position in [`Show::ALL`].
    Show(usize),
    /// Which rows of the table of one side are shown; likewise.
    ShowOn(Side, usize),
    /// Any, current or legacy, by position.
    Status(usize),
    /// The position in [`Group::ALL`].
    Group(usize),
    /// The position in [`Sort::ALL`].
    Sort(usize),
    /// Sort and filter by how things stand now.
    Again,
    /// Open a member, or none.
    Open(Option<usize>),
    /// Show the handshake with the live configuration, or with the draft.
    Before(bool),
    /// Words that a profile to be added must hold.
    Wanted(String),
    /// What is shown of the rollout.
    View(Option<View>),
    /// The moment that is pointed at.
    Point(Option<u32>),
    /// Show what is ahead, or the rollout of before.
    Ahead(bool),
    /// Show another format.
    Format(usize),
    /// Write only what changes, or all.
    OnlyChange(bool),
    /// Say where the page is.
    Address(String),
    /// Something is being read; what was read before is given up.
    Reading,
    /// Something was read, or could not be; or what was read is given up.
    Import(Option<Result<Arc<Imported>, Unread>>),
    /// Say what becomes of a setting that what was read does not decide; of all of them without one.
    Decide(Option<Setting>, Decision),
    /// Say which day it is, and where this browser's clock stands.
    Today(Today),
    /// Many seeds have answered what becomes of the change in one save.
    Answered(Arc<Survey>),
    /// They have answered all questions.
    Surveyed(Arc<Surveys>),
}

/// Carries out `act`.
pub(super) fn look(model: &mut Model, act: LookAct) {
    let look = &mut model.look;
    let listing = &mut look.listing;
    match act {
        LookAct::Screen(screen) => {
            look.screen = screen;
            return;
        }
        LookAct::Suites(suites) => {
            look.suites = suites;
            return;
        }
        LookAct::Query(query) => listing.query = query,
        LookAct::Show(at) => listing.show = [Show::ALL.get(at).copied().unwrap_or_default(); 2],
        LookAct::ShowOn(side, at) => {
            listing.show[side as usize] = Show::ALL.get(at).copied().unwrap_or_default();
        }
        LookAct::Status(at) => {
            listing.current = match at {
                1 => Some(true),
                2 => Some(false),
                _ => None,
            }
        }
        LookAct::Group(at) => listing.group = Group::ALL.get(at).copied().unwrap_or_default(),
        LookAct::Sort(at) => listing.sort = Sort::ALL.get(at).copied().unwrap_or_default(),
        LookAct::Again => {}
        LookAct::Open(at) => {
            look.opened = at;
            look.before = false;
            return;
        }
        LookAct::Before(before) => {
            look.before = before;
            return;
        }
        LookAct::Wanted(wanted) => {
            look.wanted = wanted;
            return;
        }
        LookAct::View(view) => {
            look.view = view;
            return;
        }
        LookAct::Point(at) => {
            look.pointed = at;
            return;
        }
        LookAct::Ahead(ahead) => {
            look.ahead = Some(ahead);
            return;
        }
        LookAct::Format(at) => {
            look.code.format = at.min(Format::ALL.len() - 1);
            return;
        }
        LookAct::OnlyChange(only) => {
            look.code.only_change = only;
            return;
        }
        LookAct::Address(address) => {
            look.code.address = address;
            return;
        }
        LookAct::Reading => {
            let code = Code { imported: None, refused: None, reading: true, ..look.code.clone() };
            look.code = Code { decided: Vec::new(), ..code };
            return;
        }
        // What nobody waits for any more.
        LookAct::Import(Some(_)) if !look.code.reading => return,
        LookAct::Import(read) => {
            let (imported, refused) = match read {
                Some(Ok(imported)) => (Some(imported), None),
                Some(Err(refused)) => (None, Some(refused)),
                None => (None, None),
            };
            let code = Code { imported, refused, reading: false, ..look.code.clone() };
            look.code = Code { decided: Vec::new(), ..code };
            return;
        }
        LookAct::Decide(setting, decision) => {
            let about = |other: &Setting| setting.is_none_or(|setting| setting == *other);
            look.code.decided.retain(|(other, _)| !about(other));
            let decided = Setting::ALL.into_iter().filter(about);
            look.code.decided.extend(decided.map(|setting| (setting, decision)));
            return;
        }
        LookAct::Today(today) => {
            // A lesson has days of its own, the same for everybody.
            look.today = model.world.is_none().then_some(today);
            return;
        }
        LookAct::Answered(survey) => {
            look.single = Some(survey);
            return;
        }
        LookAct::Surveyed(surveys) => {
            look.single = None;
            look.surveys = Some(surveys);
            return;
        }
    }
    arrange(model);
}

/// Goes from the fleet `old` to the present one: the tables are arranged anew, and who is open stays open, if still there.
pub(super) fn follow(model: &mut Model, old: &Fleet) {
    let who = model.look.opened.and_then(|at| old.members.get(at));
    model.look.opened = who.and_then(|member| {
        model.state.fleet.position(member.profile.side(), &member.profile.facts().id)
    });
    arrange(model);
}

/// Sorts and filters the tables anew.
pub(super) fn arrange(model: &mut Model) {
    model.look.items = Side::ALL.map(|side| items(model, side, &model.look.listing));
}

impl Model {
    /// What was read, as this instance would have it, with what a person decided of the rest; what they left to be as it is live is
    /// not known here.
    pub fn brought_in(&self) -> Option<Partial> {
        let code = &self.look.code;
        let imported = code.imported.as_deref()?;
        let said = imported.partial(self.instance(), true);
        Some(said.unknown().fold(said, |partial, setting| {
            let on = match code.decision(setting) {
                Decision::AsLive => None,
                Decision::On => Some(true),
                Decision::Off => Some(false),
            };
            partial.with(setting, on)
        }))
    }

    /// The draft that is made of it: what it does not decide is as it is live.
    pub fn taken(&self) -> Option<Config> {
        Some(self.brought_in()?.filled_from(self.target()))
    }

    /// How the Impact tab is looked at.
    pub const fn look(&self) -> &Look {
        &self.look
    }

    /// Would the tables show other rows, or in another order, if they were sorted and filtered now?
    pub fn is_stale(&self) -> bool {
        Side::ALL
            .into_iter()
            .any(|side| is_stale(self, side, &self.look.listing, &self.look.items[side as usize]))
    }
}

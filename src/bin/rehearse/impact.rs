//! Who stops connecting.

use serde::Serialize;
use tls_rehearsal::codec::fleet;
use tls_rehearsal::domain::{Beside, Channel, Config, Instance, Partial, Setting, Side};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::fleet::Member;
use tls_rehearsal::tls::impact::{Change, Judge, remedy};
use tls_rehearsal::tls::possible::{Fate, Open, PossibleImpact, possible_impact};
use tls_rehearsal::words;
use tls_rehearsal::words::cli::impact as say;
use tls_rehearsal::words::setting::full_name;

use crate::args::Impact;
use crate::notes::{Note, Notes};
use crate::planned::Change as Planned;
use crate::table::{alike, line};
use crate::{Failed, Outcome, input, notes, outcome, planned};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    /// Null where a member that must keep working may stop, and may not.
    holds: Option<bool>,
    totals: Sides,
    lost: Vec<Lost<'a>>,
    open: Vec<Undecided<'a>>,
    /// Settings that are not decided.
    undecided: Vec<String>,
    remarks: &'a [Note],
}

#[derive(Serialize)]
struct Sides {
    #[serde(rename = "Client")]
    client: Totals,
    #[serde(rename = "Backend")]
    backend: Totals,
}

#[derive(Serialize)]
struct Totals {
    members: usize,
    /// For certain.
    lost: usize,
    requests: u64,
    lost_requests: u64,
    /// Requests a day, as far as it is known who stops.
    lost_at_least: u64,
    lost_at_most: u64,
    /// Members whose suites nobody knows.
    unknown: usize,
    /// Members whose fate turns on what is not decided.
    open: usize,
}

/// A member of the fleet.
#[derive(Serialize)]
struct Who<'a> {
    id: &'a str,
    name: &'a str,
    side: &'static str,
    requests_a_day: u32,
    must_keep_working: bool,
}

#[derive(Serialize)]
struct Lost<'a> {
    #[serde(flatten)]
    who: Who<'a>,
    why: &'a str,
    /// Null where no change of up to three settings that may be made saves it.
    smallest_change: Option<Vec<Turn>>,
    /// What its owner can do; may be empty.
    owner: &'a str,
}

#[derive(Serialize)]
struct Turn {
    setting: String,
    to: bool,
}

#[derive(Serialize)]
struct Undecided<'a> {
    #[serde(flatten)]
    who: Who<'a>,
    may: Vec<&'static str>,
    turns_on: Vec<String>,
}

/// The fleet of a file, or the example fleet; what of it nobody knows is said.
pub fn fleet(path: Option<&str>, notes: &mut Notes) -> Result<Fleet, Failed> {
    let Some(path) = path else { return Ok((*Fleet::example()).clone()) };
    let text = input::text(path)?;
    let read = fleet::read(&text).map_err(|error| Failed(format!("{path}: {error}")))?;
    for unheeded in &read.unheeded {
        notes.say(path, say::a_fleet(), &unheeded.to_string(), true);
    }
    Ok(read.fleet)
}

pub fn impact(wanted: &Impact) -> Result<Outcome, Failed> {
    let mut remarks = Notes::default();
    let paths = wanted.planned.paths_or_input();
    let live_path = wanted.planned.live.as_deref();
    let others: Vec<_> = wanted.planned.live.iter().chain(&wanted.fleet).cloned().collect();
    input::once(paths.iter().chain(&others))?;
    let asked = wanted.planned.asked(&paths);
    let Planned { planned, live, .. } =
        planned::change(&wanted.place, asked, live_path, &mut remarks)?;
    let (instance, draft) = (planned.instance, planned.config);
    let fleet = fleet(wanted.fleet.as_deref(), &mut remarks)?;
    let beside = Beside::new(live, draft).keeping(|setting| planned.keeps(setting));
    let found = possible_impact(instance, &fleet, beside);
    let members = || fleet.members.iter().zip(&found.prospects);
    let breaks = |fate: &Fate| *fate == Fate::Certain(Change::Lost);
    let broken = members().any(|(member, each)| member.keep && breaks(&each.fate));
    let may_break = members().any(|(member, each)| member.keep && each.fate.may_be_lost());
    let filled = draft.filled_from(live.filled_from(Config::default()));
    let lost = lost(&fleet, &found, |member| after(instance, draft, filled, member));
    let open: Vec<_> = members()
        .filter_map(|(member, each)| match &each.fate {
            Fate::Open(open) => Some((member, open)),
            Fate::Certain(_) => None,
        })
        .collect();
    let doubts = planned.undecided();
    let strict = wanted.planned.files.strict && (remarks.left_out() || !doubts.is_empty());
    if wanted.json {
        let [client, backend] = Side::ALL.map(|side| totals(&found, &fleet, side));
        let document = Document {
            schema: "tls-rehearsal/impact/1",
            holds: if broken { Some(false) } else { (!may_break).then_some(true) },
            totals: Sides { client, backend },
            lost: lost.iter().map(|each| each.row(filled)).collect(),
            open: open.iter().map(|(member, open)| undecided(member, open)).collect(),
            undecided: doubts.iter().map(|(setting, _)| full_name(*setting)).collect(),
            remarks: remarks.all(),
        };
        out_json!(&document);
    } else {
        for side in Side::ALL {
            let totals = found.totals(&fleet, side);
            out!("{}", line(&say::side(side), &words::possible::summary(&totals, side)));
        }
        for each in &lost {
            out!("{}", line(say::stops(), &say::lost(each.member, &each.why)));
            match &each.saves {
                Some(turned) => out!("{}", line(" ", &say::saves(filled, turned))),
                None => out!("{}", line(" ", say::nothing_saves())),
            }
            let owner = each.owner();
            if !owner.is_empty() {
                out!("{}", line(" ", &say::owner(owner)));
            }
        }
        let said =
            open.iter().map(|(member, open)| (words::possible::open(open), say::about(member)));
        for (what, names) in alike(said) {
            out!("{}", line(say::open(), &say::open_for(&what, &names)));
        }
        notes::undecided(&doubts);
        let gained = |fate: &Fate| *fate == Fate::Certain(Change::Gained);
        let gained = found.prospects.iter().filter(|each| gained(&each.fate)).count();
        if gained > 0 {
            out!("{}", say::gained(gained));
        }
    }
    Ok(outcome(broken || strict))
}

fn totals(found: &PossibleImpact, fleet: &Fleet, side: Side) -> Totals {
    let totals = found.totals(fleet, side);
    let (least, most) = (totals.least, totals.most);
    Totals {
        members: least.members,
        lost: least.lost,
        requests: least.requests,
        lost_requests: least.lost_requests,
        lost_at_least: least.lost_requests,
        lost_at_most: most.lost_requests,
        unknown: most.unknown,
        open: totals.open,
    }
}

fn who(member: &Member) -> Who<'_> {
    let facts = member.profile.facts();
    Who {
        id: &facts.id,
        name: &facts.name,
        side: words::setting::side_name(member.profile.side()),
        requests_a_day: member.requests,
        must_keep_working: member.keep,
    }
}

/// Who stops for certain.
struct Fallen<'a> {
    member: &'a Member,
    why: String,
    /// What would save it whatever is not decided.
    saves: Option<Vec<Setting>>,
}

impl<'a> Fallen<'a> {
    /// What its owner can do; may be empty.
    fn owner(&self) -> &'a str {
        self.member.profile.facts().owner_could().unwrap_or_default()
    }

    /// A row of the document.
    fn row(&self, filled: Config) -> Lost<'_> {
        let turn =
            |setting: &Setting| Turn { setting: full_name(*setting), to: !filled.is_on(*setting) };
        Lost {
            who: who(self.member),
            why: &self.why,
            smallest_change: self.saves.as_ref().map(|turned| turned.iter().map(turn).collect()),
            owner: self.owner(),
        }
    }
}

/// Who stops for certain, most requests first.
fn lost<'a>(
    fleet: &'a Fleet,
    found: &PossibleImpact,
    after: impl Fn(&'a Member) -> Fallen<'a>,
) -> Vec<Fallen<'a>> {
    let members = fleet.members.iter().zip(&found.prospects);
    let lost = members.filter(|(_, each)| each.fate == Fate::Certain(Change::Lost));
    let mut lost: Vec<_> = lost.map(|(member, _)| member).collect();
    lost.sort_by_key(|member| std::cmp::Reverse(member.requests));
    lost.into_iter().map(after).collect()
}

/// Why a member falls, and what would save it whatever is not decided.
fn after(instance: Instance, draft: Partial, filled: Config, member: &Member) -> Fallen<'_> {
    let fell = Judge::new(instance, filled).explain(&member.profile).err();
    let why =
        fell.map_or_else(String::new, |fell| words::impact::failure(&fell, member.profile.side()));
    let change = remedy(instance, Channel::RestApi, filled, &member.profile);
    let saves = change.filter(|turned| saves(instance, draft, filled, turned, member));
    Fallen { member, why, saves }
}

/// Does turning these settings save a member in every case?
fn saves(
    instance: Instance,
    draft: Partial,
    filled: Config,
    turned: &[Setting],
    member: &Member,
) -> bool {
    let turn =
        |draft: Partial, setting: &Setting| draft.with(*setting, Some(!filled.is_on(*setting)));
    let draft = turned.iter().fold(draft, turn);
    let alone = Fleet { name: String::new(), members: vec![member.clone()] };
    let found = possible_impact(instance, &alone, Beside::new(draft, draft));
    found.prospects.iter().all(|each| each.after.iter().all(|verdict| !verdict.fails()))
}

fn undecided<'a>(member: &'a Member, open: &Open) -> Undecided<'a> {
    Undecided {
        who: who(member),
        may: open.may.iter().copied().map(words::possible::change).collect(),
        turns_on: open.turns_on.iter().copied().map(full_name).collect(),
    }
}

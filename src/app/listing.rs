//! Which members a table shows, and in which order.

use std::cmp::Ordering;
use std::fmt;

use super::Model;
use crate::domain::Side;
use crate::domain::cipher::Strength;
use crate::domain::order;
use crate::tls::Fleet;
use crate::tls::impact::{Change, Effect, Verdict};
use crate::tls::profile::{Facts, Profile};

/// Which members are shown, by what becomes of them.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Those that stop connecting.
    Lost,
    /// Those that fail after the change.
    Failing,
    /// Those for whom anything changes.
    Changed,
    /// Those that connect with something weak.
    Weak,
    /// Those of which nobody knows.
    Unknown,
    /// Those that offer a hybrid post-quantum group.
    PostQuantum,
}

impl Show {
    /// Every choice.
    pub const ALL: [Self; 7] = [
        Self::All,
        Self::Lost,
        Self::Failing,
        Self::Changed,
        Self::Weak,
        Self::Unknown,
        Self::PostQuantum,
    ];

    /// Does it show a member of which this becomes?
    pub fn takes(self, effect: Effect, profile: &Profile) -> bool {
        match self {
            Self::All => true,
            Self::Lost => effect.change() == Change::Lost,
            Self::Failing => effect.after.fails(),
            Self::Changed => effect.change() != Change::None,
            Self::Weak => is_weak(effect.after),
            Self::Unknown => effect.after == Verdict::Unknown,
            Self::PostQuantum => profile.post_quantum() == Some(true),
        }
    }
}

/// By what members stand together.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Group {
    /// Not at all.
    #[default]
    None,
    /// By the product they belong to.
    Family,
    /// By whether their maker still supports them.
    Status,
}

impl Group {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::None, Self::Family, Self::Status];
}

/// What decides the order.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Sort {
    /// What stops connecting first, then what begins to, then what fails anyway; of each most traffic first.
    #[default]
    Lost,
    /// Most requests first.
    Requests,
    /// By name.
    Name,
}

impl Sort {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Lost, Self::Requests, Self::Name];
}

/// How a table is looked at.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Listing {
    /// Words that the name, the family or the note must hold.
    pub query: String,
    /// By what becomes of them, side by side.
    pub show: [Show; 2],
    /// By whether their maker still supports them; `None` for both.
    pub current: Option<bool>,
    /// By what they stand together.
    pub group: Group,
    /// What decides the order.
    pub sort: Sort,
}

/// A row of a table.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Item {
    /// The head of a group.
    Head(&'static str),
    /// A member, by its position in the fleet.
    Member(usize),
}

/// Does a connection use something weak?
pub fn is_weak(verdict: Verdict) -> bool {
    match verdict {
        Verdict::Connects(version, suite) => {
            suite.strength() == Strength::Weak || version.deprecated_by().is_some()
        }
        Verdict::Fails | Verdict::Unknown => false,
    }
}

/// Does a text have all the words of `query`, whatever their case?
pub(super) fn search(query: &str) -> impl Fn(fmt::Arguments<'_>) -> bool {
    let words: Vec<String> = query.split_whitespace().map(str::to_ascii_lowercase).collect();
    move |text| {
        words.is_empty() || {
            let text = text.to_string().to_ascii_lowercase();
            words.iter().all(|word| text.contains(word.as_str()))
        }
    }
}

/// What most needs to be seen, first.
fn rank(effect: Effect) -> u8 {
    match (effect.change(), effect.after.fails()) {
        (Change::Lost, _) => 0,
        (Change::Gained, _) => 1,
        (Change::Moved | Change::None | Change::Unknown, true) => 2,
        (Change::Moved | Change::None | Change::Unknown, false) => 3,
    }
}

/// A fleet as it is to be listed.
struct Lister<'a> {
    fleet: &'a Fleet,
    effects: Vec<Effect>,
    listing: &'a Listing,
}

/// The rows of the table of one side, as `listing` asks.
pub fn items(model: &Model, side: Side, listing: &Listing) -> Vec<Item> {
    let lister = Lister { fleet: model.fleet(), effects: model.impact().effects, listing };
    let shown = lister.shown(side);
    let sorted = order(shown.len(), &mut |one, other| lister.compare(shown[one], shown[other]));
    let mut items = Vec::new();
    let mut last = "";
    for at in sorted.into_iter().map(|at| shown[at]) {
        let head = lister.group(at);
        if head != last {
            items.push(Item::Head(head));
            last = head;
        }
        items.push(Item::Member(at));
    }
    items
}

/// Would the same question give other rows now, or in another order?
pub fn is_stale(model: &Model, side: Side, listing: &Listing, items: &[Item]) -> bool {
    let lister = Lister { fleet: model.fleet(), effects: model.impact().effects, listing };
    let members: Vec<usize> = items
        .iter()
        .filter_map(|item| match item {
            Item::Member(at) => Some(*at),
            Item::Head(_) => None,
        })
        .collect();
    let shown = lister.shown(side);
    let sorted =
        members.is_sorted_by(|one, other| lister.compare(*one, *other) != Ordering::Greater);
    shown.len() != members.len() || !sorted || !members.iter().all(|at| shown.contains(at))
}

impl Lister<'_> {
    fn facts(&self, at: usize) -> &Facts {
        self.fleet.members[at].profile.facts()
    }

    /// The members that are shown, in the fleet's order.
    fn shown(&self, side: Side) -> Vec<usize> {
        let listing = self.listing;
        let has_words = search(&listing.query);
        let fits = |at: usize| {
            let facts = self.facts(at);
            has_words(format_args!("{} {} {}", facts.name, facts.family, facts.note))
        };
        (0..self.fleet.members.len())
            .filter(|at| {
                self.fleet.members[*at].profile.side() == side
                    && listing.show[side as usize]
                        .takes(self.effects[*at], &self.fleet.members[*at].profile)
                    && listing.current.is_none_or(|current| self.facts(*at).current == current)
                    && fits(*at)
            })
            .collect()
    }

    fn group(&self, at: usize) -> &'static str {
        match self.listing.group {
            Group::None => "",
            Group::Family => self.facts(at).family,
            Group::Status if self.facts(at).current => "Current",
            Group::Status => "Legacy",
        }
    }

    fn compare(&self, one: usize, other: usize) -> Ordering {
        let (first, second) = (self.effects[one], self.effects[other]);
        let by_loss = match self.listing.sort {
            Sort::Lost => rank(first).cmp(&rank(second)),
            Sort::Requests | Sort::Name => Ordering::Equal,
        };
        let by_requests = match self.listing.sort {
            Sort::Lost | Sort::Requests => second.requests.cmp(&first.requests),
            Sort::Name => Ordering::Equal,
        };
        self.group(one)
            .cmp(self.group(other))
            .then(by_loss)
            .then(by_requests)
            .then_with(|| self.facts(one).name.cmp(&self.facts(other).name))
    }
}

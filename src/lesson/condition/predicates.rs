//! Every predicate, declared once: its name, what it says, what stands under its name, and whether a configuration is named with it.
//! The rest follows from what stands under its name: how that is read, written, judged and filled in.

use super::callers::{self, Lost, Members};
use super::code::{self, Judgement};
use super::happened::{self, Answers, Saw};
use super::instance::{self, Is};
use super::miss::Miss;
use super::rollout;
use super::settings;
use super::value::{self, Value, Values};
use crate::lesson::cursor::{Cursor, Fault, Problem};
use crate::lesson::names::{At, Named, words};
use crate::lesson::node::Node;
use crate::lesson::range::Range;
use crate::lesson::settings::Settings;
use crate::lesson::sight::Sight;
use crate::tls::preset::Preset;

/// What stands under the name of a predicate. Several predicates may take the same.
pub trait Main: Sized {
    /// How it is filled in.
    const FORM: Form;

    /// As it stands in a file.
    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault>;

    /// The same, written.
    fn write(&self) -> Node;

    /// What of it is known at Check only.
    fn slow(&self) -> Option<Value> {
        None
    }
}

/// Nothing but that it is to be so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flag;

impl Main for Flag {
    const FORM: Form = Form::Flag;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        cursor.set().map(|()| Self)
    }

    fn write(&self) -> Node {
        Node::Flag(true)
    }
}

impl Main for Settings {
    const FORM: Form = Form::Settings;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Self::read(cursor)
    }

    fn write(&self) -> Node {
        Self::write(self)
    }
}

impl Main for Range {
    const FORM: Form = Form::Range;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Self::read(cursor)
    }

    fn write(&self) -> Node {
        Self::write(*self)
    }
}

impl Main for Preset {
    const FORM: Form = Form::Word(words::<Self>);

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        cursor.word()
    }

    fn write(&self) -> Node {
        Node::text(self.word())
    }
}

/// How something is filled in by an author.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Nothing to fill in.
    Flag,
    /// Settings and groups, chosen.
    Settings,
    /// Members, chosen.
    Members,
    /// A number, or a least and a most.
    Range,
    /// One of some words.
    Word(fn() -> Vec<&'static str>),
    /// Some of some words.
    Words(fn() -> Vec<&'static str>),
    /// Fields with names, each of which may be left out.
    Fields(&'static [(&'static str, Self)]),
    /// Values with a range each.
    Values,
    /// Events, chosen from what has happened.
    Events,
    /// A question of the lesson.
    Question,
}

/// A predicate, as it is declared.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Its name in files.
    pub name: &'static str,
    /// When it is true.
    pub doc: &'static str,
    /// How what stands under its name is filled in.
    pub form: Form,
    /// A configuration is named with it: what is live, if not.
    pub places: bool,
}

/// A predicate, and the configuration it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// Which.
    pub what: What,
    /// Of those that name one.
    pub at: At,
}

macro_rules! predicates {
    ($($name:literal $variant:ident($main:ty) $check:path, $places:literal $doc:literal;)+) => {
        /// What is to be true.
        #[derive(Clone, Debug, PartialEq)]
        pub enum What {
            $(#[doc = $doc] $variant($main),)+
        }

        /// Every predicate, as it is declared.
        pub const DECLARED: &[Declared] = &[
            $(Declared { name: $name, doc: $doc, form: <$main>::FORM, places: $places },)+
        ];

        impl What {
            /// How it is declared.
            pub const fn declared(&self) -> Declared {
                match self {
                    $(Self::$variant(_) => Declared {
                        name: $name, doc: $doc, form: <$main>::FORM, places: $places,
                    },)+
                }
            }

            /// What of it is known at Check only.
            pub fn slow(&self) -> Option<Value> {
                match self {
                    $(Self::$variant(main) => main.slow(),)+
                }
            }

            fn read(name: &str, main: &Cursor<'_>) -> Option<Result<Self, Fault>> {
                Some(match name {
                    $($name => <$main>::read(main).map(Self::$variant),)+
                    _ => return None,
                })
            }

            fn write(&self) -> Node {
                match self {
                    $(Self::$variant(main) => main.write(),)+
                }
            }

            fn check(&self, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
                match self {
                    $(Self::$variant(main) => $check(main, at, sight),)+
                }
            }
        }
    };
}

predicates! {
    "is" Is(Is) instance::is, false "The instance is one of these: edition, tier, gateway, channel, certificate.";
    "on" On(Settings) settings::on, true "All of these settings are on.";
    "off" Off(Settings) settings::off, true "All of these settings are off.";
    "only" Only(Settings) settings::only, true "Nothing but these settings differs from how the lesson began.";
    "preset" Preset(Preset) settings::preset, true "All is as the preset wants it.";
    "score" Score(Range) settings::score, true "The posture score is within the range.";
    "connects" Connects(Members) callers::connect, true "Every one of these members connects.";
    "fails" Fails(Members) callers::fail, true "Every one of these members fails.";
    "lost" Lost(Lost) callers::lost, true "So many of those who connected when the lesson began fail: members, or their requests a day.";
    "no_danger" NoDanger(Flag) settings::no_danger, false "No warning of the gravest kind is about the draft.";
    "settled" Settled(Flag) rollout::settled, false "Something was saved, and no rollout is running.";
    "rolled_back" RolledBack(Flag) rollout::rolled_back, false "The last rollout went back to what was live before an earlier one.";
    "drift" Drift(Range) code::drifts, true "So many settings differ from what the imported text says.";
    "verdict" Verdict(Judgement) code::judged, true "A linter says this of the configuration, and is right or not.";
    "value" Value(Values) value::within, false "A number of the page is within the range.";
    "saw" Saw(Saw) happened::saw, false "All of this has happened.";
    "answered" Answered(Answers) happened::answered, false "The question is answered rightly.";
}

impl Test {
    /// The predicate of this name.
    pub fn read(name: &str, main: &Cursor<'_>, place: Option<&Cursor<'_>>) -> Result<Self, Fault> {
        let what = What::read(name, main).unwrap_or_else(|| {
            let joining = ["all", "any", "not"].into_iter();
            let known = joining.chain(DECLARED.iter().map(|declared| declared.name));
            Err(main.fault(Problem::Unknown(known.map(str::to_owned).collect())))
        })?;
        let at = match place {
            Some(place) if !what.declared().places => {
                return Err(place.fault(Problem::Unknown(vec![name.to_owned()])));
            }
            Some(place) => place.word()?,
            None => At::Live,
        };
        Ok(Self { what, at })
    }

    /// As it stands in a file.
    pub fn write(&self) -> Node {
        let place = (self.at != At::Live).then(|| Node::text(self.at.word()));
        Node::object([(self.what.declared().name, Some(self.what.write())), ("in", place)])
    }

    /// Is it true? If not, what is missing.
    pub fn check(&self, sight: &Sight<'_>) -> Result<(), Miss> {
        self.what.check(self.at, sight)
    }
}

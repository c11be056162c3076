//! Questions, and what is right: said by the lesson, or by the model at the moment of the answer.

use super::class::shuffled;
use super::condition::callers::{member, members};
use super::condition::value::Value;
use super::cursor::{Cursor, Fault, Object, Problem};
use super::names::{At, Named};
use super::node::Node;
use super::settings::{Settings, setting};
use crate::domain::Setting;

/// Most options of a question.
pub const OPTIONS_MAX: usize = 8;

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
}

/// How a question is answered, and what is right.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// By one option.
    One(Vec<String>, String),
    /// By some options.
    Many(Vec<String>, Vec<String>),
    /// By putting the options in order: this one.
    Order(Vec<String>),
    /// By a number, give or take so much.
    Number(Number, u64),
    /// By one member.
    Member(Vec<String>, Who),
    /// By some members.
    Members(Vec<String>, Who),
    /// By a setting.
    Setting(Vec<Setting>, WhichSetting),
}

/// The right number.
#[derive(Clone, Debug, PartialEq)]
pub enum Number {
    /// This one.
    This(u64),
    /// One of the page.
    Of(Value),
}

/// The right members.
#[derive(Clone, Debug, PartialEq)]
pub enum Who {
    /// These.
    These(Vec<String>),
    /// Those that connected when the lesson began, and fail there.
    Lost(At),
    /// Those that fail there.
    Fails(At),
    /// Those that connect there.
    Connects(At),
}

/// The right setting.
#[derive(Clone, Debug, PartialEq)]
pub enum WhichSetting {
    /// This one.
    This(Setting),
    /// The one of these that is on, or off.
    Turned(bool, Settings, At),
}

/// What became of a question.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Answered {
    /// It is answered rightly, and stays so.
    pub right: bool,
    /// The last answer.
    pub last: Option<String>,
    /// How often it was answered.
    pub tries: u32,
    /// Another act comes before the next answer.
    pub waits: bool,
    /// The last answer came before there was one.
    pub early: bool,
}

/// What an answer is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// Right.
    Right,
    /// Wrong: these options were chosen wrongly, and so many are missing.
    Wrong(Vec<String>, usize),
    /// There is nothing to be right about yet.
    Early,
    /// No answer to this question.
    NoAnswer,
}

/// The shape of a question, as it is drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // Each is what `Kind` says of it.
pub enum Shape {
    One,
    Many,
    Order,
    Number,
    Member,
    Members,
    Setting,
}

const SHAPES: [&str; 7] = ["one", "many", "order", "number", "member", "members", "setting"];

impl Question {
    /// A question as it stands in a file.
    pub fn read(id: &str, cursor: &Cursor<'_>) -> Result<Self, Fault> {
        let any = cursor.any_object()?;
        let shape = any.all().map(|(name, _)| name).find(|name| SHAPES.contains(name));
        let Some(shape) = shape else {
            return Err(cursor.expected(format!("a question ({})", SHAPES.join(", "))));
        };
        let object = match shape {
            "order" => cursor.object(&[shape])?,
            "number" => cursor.object(&[shape, "tolerance"])?,
            _ => cursor.object(&[shape, "right"])?,
        };
        let main = object.need(shape, "options")?;
        let right = || object.need("right", "the right answer");
        let kind = match shape {
            "one" => {
                let options = ids(&main)?;
                let right = option_of(&options, &right()?)?;
                Kind::One(options, right)
            }
            "many" => {
                let options = ids(&main)?;
                let right = right()?.list(1, OPTIONS_MAX)?;
                let right = right.iter().map(|item| option_of(&options, item));
                let right = right.collect::<Result<_, _>>()?;
                Kind::Many(options, right)
            }
            "order" => Kind::Order(ids(&main)?),
            "number" => number(&object, &main)?,
            "member" => Kind::Member(some_members(&main)?, who(&right()?, false)?),
            "members" => Kind::Members(some_members(&main)?, who(&right()?, true)?),
            _ => {
                let options = main.list(2, OPTIONS_MAX)?;
                let options = options.iter().map(setting).collect::<Result<_, _>>()?;
                Kind::Setting(options, which_setting(&right()?)?)
            }
        };
        let question = Self { id: id.to_owned(), kind };
        let options = question.options();
        let twice = (1..options.len()).find(|at| options[..*at].contains(&options[*at]));
        match twice {
            Some(at) => Err(main.fault(Problem::Twice(options[at].clone()))),
            None => Ok(question),
        }
    }

    /// How it is drawn.
    pub const fn shape(&self) -> Shape {
        match self.kind {
            Kind::One(..) => Shape::One,
            Kind::Many(..) => Shape::Many,
            Kind::Order(..) => Shape::Order,
            Kind::Number(..) => Shape::Number,
            Kind::Member(..) => Shape::Member,
            Kind::Members(..) => Shape::Members,
            Kind::Setting(..) => Shape::Setting,
        }
    }

    /// Its options, as they stand in the file.
    pub fn options(&self) -> Vec<String> {
        match &self.kind {
            Kind::One(options, _)
            | Kind::Many(options, _)
            | Kind::Order(options)
            | Kind::Member(options, _)
            | Kind::Members(options, _) => options.clone(),
            Kind::Setting(options, _) => {
                options.iter().map(|setting| setting.word().to_owned()).collect()
            }
            Kind::Number(..) => Vec::new(),
        }
    }

    /// Its options, as they are shown. What is to be put in order never stands in it already.
    pub fn shuffled(&self, seed: u64) -> Vec<String> {
        let options = self.options();
        let shown = shuffled(&options, seed);
        if matches!(self.kind, Kind::Order(_)) && shown == options {
            let mut turned = shown;
            turned.rotate_left(1);
            return turned;
        }
        shown
    }

    /// Is what is right said by the lesson alone, so that it can be asked without one?
    pub const fn is_plain(&self) -> bool {
        match &self.kind {
            Kind::One(..) | Kind::Many(..) | Kind::Order(_) => true,
            Kind::Number(number, _) => matches!(number, Number::This(_)),
            Kind::Member(_, who) | Kind::Members(_, who) => matches!(who, Who::These(_)),
            Kind::Setting(_, which) => matches!(which, WhichSetting::This(_)),
        }
    }

    /// Do many rehearsals have to be asked to judge an answer?
    pub const fn is_slow(&self) -> bool {
        match &self.kind {
            Kind::Number(Number::Of(value), _) => value.is_slow(),
            Kind::Number(Number::This(_), _)
            | Kind::One(..)
            | Kind::Many(..)
            | Kind::Order(_)
            | Kind::Member(..)
            | Kind::Members(..)
            | Kind::Setting(..) => false,
        }
    }
}

fn ids(cursor: &Cursor<'_>) -> Result<Vec<String>, Fault> {
    let items = cursor.list(2, OPTIONS_MAX)?;
    items
        .iter()
        .map(|item| item.id("an option (small letters, digits, hyphens)").map(str::to_owned))
        .collect()
}

fn option_of(options: &[String], cursor: &Cursor<'_>) -> Result<String, Fault> {
    let what = || format!("one of the options ({})", options.join(", "));
    let text = cursor.text(&what())?;
    if options.iter().any(|option| option == text) {
        Ok(text.to_owned())
    } else {
        Err(cursor.expected(what()))
    }
}

fn some_members(cursor: &Cursor<'_>) -> Result<Vec<String>, Fault> {
    cursor.list(2, OPTIONS_MAX)?;
    members(cursor)
}

fn number(object: &Object<'_>, main: &Cursor<'_>) -> Result<Kind, Fault> {
    const TOLERANCE_MAX: u64 = 1_000_000_000;
    let number = match main.node {
        Node::Number(number) => Number::This(*number),
        Node::Text(_) => Number::Of(main.word()?),
        Node::Null | Node::Flag(_) | Node::Odd(_) | Node::List(_) | Node::Object(_) => {
            return Err(main.expected("a number, or the name of one of the page"));
        }
    };
    let tolerance = object.read("tolerance", |cursor| cursor.number(0, TOLERANCE_MAX))?;
    Ok(Kind::Number(number, tolerance.unwrap_or_default()))
}

fn who(cursor: &Cursor<'_>, several: bool) -> Result<Who, Fault> {
    match cursor.node {
        Node::List(_) if several => return members(cursor).map(Who::These),
        Node::Text(_) if !several => {
            return member(cursor).map(|id| Who::These(vec![id.to_owned()]));
        }
        Node::Object(_) => {}
        Node::Null
        | Node::Flag(_)
        | Node::Number(_)
        | Node::Odd(_)
        | Node::Text(_)
        | Node::List(_) => {
            let these = if several { "a list of members" } else { "a member" };
            return Err(cursor.expected(format!(
                "{these}, or {{lost}}, {{fails}} or {{connects}} with a configuration"
            )));
        }
    }
    let object = cursor.object(&["lost", "fails", "connects"])?;
    let one = object.all().next();
    let Some((name, at)) = one.filter(|_| object.all().count() == 1) else {
        return Err(cursor.expected("one of lost, fails, connects"));
    };
    let at = at.word()?;
    Ok(match name {
        "lost" => Who::Lost(at),
        "fails" => Who::Fails(at),
        _ => Who::Connects(at),
    })
}

fn which_setting(cursor: &Cursor<'_>) -> Result<WhichSetting, Fault> {
    if !matches!(cursor.node, Node::Object(_)) {
        return setting(cursor).map(WhichSetting::This);
    }
    let object = cursor.object(&["on", "off", "in"])?;
    let (on, settings) = match (object.get("on"), object.get("off")) {
        (Some(settings), None) => (true, settings),
        (None, Some(settings)) => (false, settings),
        (Some(_), Some(_)) | (None, None) => return Err(cursor.expected("on or off")),
    };
    let at = object.read("in", |cursor| cursor.word())?.unwrap_or_default();
    Ok(WhichSetting::Turned(on, Settings::read(&settings)?, at))
}

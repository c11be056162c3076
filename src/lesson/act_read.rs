//! Acts of their text.

use std::str::FromStr;

use super::act::{Act, Draft};
use super::cursor::{Cursor, Fault, is_id};
use super::member::is_name;
use super::names::Named;
use super::node::Node;
use super::settings::Which;
use crate::domain::{Gateway, Setting};
use crate::tls::own::Form;

/// Every form of an act, as it is written: what a mistake is told, and what the documentation lists.
pub const FORMS: [(&str, &str); 58] = [
    ("toggle", "toggle SETTING"),
    ("on", "on SETTING or GROUP"),
    ("off", "off SETTING or GROUP"),
    ("turn-off", "turn-off FAMILY"),
    ("pane", "pane SIDE open, enable or disable"),
    ("adopt", "adopt preset:NAME, frontier:N, kept:N or settings:+SETTING,-SETTING"),
    ("take", "take or take instance"),
    ("discard", "discard"),
    ("save", "save"),
    ("back", "back"),
    ("end", "end"),
    ("watch", "watch PHASE or mixed"),
    ("seek", "seek SECOND"),
    ("clock", "clock MILLISECOND"),
    ("pause", "pause"),
    ("resume", "resume"),
    ("speed", "speed 1, 60 or 600"),
    ("show", "show NUMBER"),
    ("set", "set FIELD NUMBER"),
    ("try", "try OPERATION"),
    ("hours", "hours \"CSV\""),
    ("strategy", "strategy NUMBER KIND"),
    ("wait", "wait STRATEGY STEP MINUTES"),
    ("move", "move STRATEGY SETTING SAVE"),
    ("reset", "reset or reset rehearsal"),
    ("open", "open MEMBER"),
    ("close", "close"),
    ("ask", "ask MEMBER"),
    ("own", "own NAME SUITES or own {\"name\", \"form\", \"text\"}"),
    ("requests", "requests MEMBER NUMBER"),
    ("keep", "keep MEMBER yes or no"),
    ("remove", "remove MEMBER"),
    ("add", "add SIDE MEMBER"),
    ("rename", "rename \"NAME\""),
    ("fleet", "fleet \"JSON\""),
    ("example", "example"),
    ("empty", "empty"),
    ("import", "import FILE"),
    ("decide", "decide SETTING or all on, off or live"),
    ("give-up", "give-up"),
    ("format", "format ID"),
    ("copy", "copy request, export or link"),
    ("tab", "tab NAME"),
    ("why", "why SETTING"),
    ("tier", "tier NAME"),
    ("gateway", "gateway managed, workspace or self-hosted"),
    ("switch", "switch NAME"),
    ("edition", "edition 2025-08 or 2026-01"),
    ("certificate", "certificate RSA or ECDSA"),
    ("channel", "channel portal or rest"),
    ("created", "created before or after"),
    ("origin", "origin portal or terraform"),
    ("renegotiation", "renegotiation yes or no"),
    ("units", "units NUMBER or units REGION NUMBER"),
    ("regions", "regions NUMBER"),
    ("undo", "undo"),
    ("redo", "redo"),
    ("answer", "answer QUESTION or answer QUESTION ANSWER"),
];

/// Acts that the runner writes, not an author.
const OF_THE_RUNNER: [&str; 3] = ["hint", "check", "solution"];

/// Longest answer that is taken, in bytes.
pub const ANSWER_MAX: usize = 400;

/// A text that is no act.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NoAct {
    /// How such an act is written, if its first word is one.
    pub form: Option<&'static str>,
}

impl NoAct {
    /// What was expected.
    pub fn expected(&self) -> String {
        self.form.unwrap_or("an act (such as toggle client.tls11)").to_owned()
    }
}

impl FromStr for Act {
    type Err = NoAct;

    fn from_str(text: &str) -> Result<Self, NoAct> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
        let form = FORMS.iter().find(|(known, _)| *known == verb).map(|(_, form)| *form);
        let is_known = form.is_some() || OF_THE_RUNNER.contains(&verb);
        let act = if is_known { one(verb, rest.trim(), &words) } else { None };
        act.ok_or(NoAct { form })
    }
}

impl Act {
    /// The act that stands at a place of a file.
    pub fn at(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        let text = cursor.text("an act (such as toggle client.tls11)")?;
        text.parse().map_err(|no_act: NoAct| cursor.expected(no_act.expected()))
    }
}

fn one(verb: &str, rest: &str, words: &[&str]) -> Option<Act> {
    alone(verb, words).or_else(|| with_words(verb, words)).or_else(|| with_rest(verb, rest))
}

/// Acts of one word.
fn alone(verb: &str, words: &[&str]) -> Option<Act> {
    if !words.is_empty() {
        return None;
    }
    Some(match verb {
        "take" => Act::Take,
        "discard" => Act::Discard,
        "save" => Act::Save,
        "back" => Act::Back,
        "end" => Act::End,
        "pause" => Act::Pause,
        "resume" => Act::Resume,
        "reset" => Act::Reset,
        "close" => Act::Close,
        "example" => Act::Example,
        "empty" => Act::Empty,
        "give-up" => Act::GiveUp,
        "undo" => Act::Undo,
        "redo" => Act::Redo,
        "hint" => Act::Hint,
        "check" => Act::Check,
        "solution" => Act::Solution,
        _ => return None,
    })
}

/// Acts of a few words, none of which holds a space.
fn with_words(verb: &str, words: &[&str]) -> Option<Act> {
    let id = |id: &str| is_id(id).then(|| id.to_owned());
    let member = |name: &str| is_name(name).then(|| name.to_owned());
    Some(match (verb, words) {
        ("toggle", [setting]) => Act::Toggle(Setting::named(setting)?),
        ("on", [which]) => Act::Turn(Which::named(which)?, true),
        ("off", [which]) => Act::Turn(Which::named(which)?, false),
        ("turn-off", [family]) => Act::TurnOff(Named::named(family)?),
        ("pane", [side, pane]) => Act::Pane(Named::named(side)?, Named::named(pane)?),
        ("adopt", [draft]) => Act::Adopt(adopted(draft)?),
        ("take", ["instance"]) => Act::TakeInstance,
        ("watch", [moment]) => Act::Watch(Named::named(moment)?),
        ("seek", [second]) => Act::Seek(number(second)?),
        ("clock", [millisecond]) => Act::Clock(number(millisecond)?),
        ("speed", [speed]) => Act::Speed(Named::named(speed)?),
        ("show", [at]) => Act::Show(number(at)?),
        ("set", [field, value]) => Act::Set(Named::named(field)?, number(value)?),
        ("try", [operation]) => Act::Try(Named::named(operation)?),
        ("strategy", [at, kind]) => Act::Strategy(number(at)?, Named::named(kind)?),
        ("wait", [at, step, minutes]) => Act::Wait(number(at)?, number(step)?, number(minutes)?),
        ("move", [at, setting, save]) => {
            Act::Move(number(at)?, Setting::named(setting)?, number(save)?)
        }
        ("reset", ["rehearsal"]) => Act::ResetRehearsal,
        ("open", [name]) => Act::Open(member(name)?),
        ("ask", [name]) => Act::Ask(member(name)?),
        ("requests", [name, requests]) => Act::Requests(member(name)?, number(requests)?),
        ("keep", [name, keep]) => Act::Keep(member(name)?, yes(keep)?),
        ("remove", [name]) => Act::Remove(member(name)?),
        ("add", [side, profile]) => Act::Add(Named::named(side)?, id(profile)?),
        ("import", [file]) => Act::Import(id(file)?),
        ("decide", ["all", decision]) => Act::Decide(None, Named::named(decision)?),
        ("decide", [setting, decision]) => {
            Act::Decide(Some(Setting::named(setting)?), Named::named(decision)?)
        }
        ("format", [format]) => Act::Format(Named::named(format)?),
        ("copy", [copied]) => Act::Copy(Named::named(copied)?),
        ("tab", [screen]) => Act::Tab(Named::named(screen)?),
        ("why", [setting]) => Act::Why(Setting::named(setting)?),
        ("gateway", [kind]) => Act::Gateway(Named::named(kind)?),
        ("edition", [edition]) => Act::Edition(Named::named(edition)?),
        ("certificate", [certificate]) => Act::Certificate(Named::named(certificate)?),
        ("channel", [channel]) => Act::Channel(Named::named(channel)?),
        ("created", [created]) => Act::Created(Named::named(created)?),
        ("origin", [origin]) => Act::Origin(Named::named(origin)?),
        ("renegotiation", [on]) => Act::Renegotiation(yes(on)?),
        ("units", [units]) => Act::Units(number(units)?),
        ("units", [region, units]) => Act::UnitsIn(number(region)?, number(units)?),
        ("regions", [regions]) => Act::Regions(number(regions)?),
        ("answer", [question]) => Act::Answer(id(question)?, None),
        _ => return None,
    })
}

/// Acts whose last part is all the rest.
fn with_rest(verb: &str, rest: &str) -> Option<Act> {
    Some(match verb {
        "tier" => Act::Tier(Named::named(rest)?),
        "switch" => Act::Switch(Gateway::ALL.into_iter().find(|gateway| gateway.name() == rest)?),
        "hours" => Act::Hours(quoted(rest)?),
        "rename" => Act::Rename(quoted(rest)?),
        "fleet" => Act::Fleet(quoted(rest)?),
        "own" => own(rest)?,
        "answer" => {
            let (question, answer) = rest.split_once(' ')?;
            let is_fit = answer.len() <= ANSWER_MAX && !answer.contains(char::is_control);
            (is_id(question) && is_fit)
                .then(|| Act::Answer(question.to_owned(), Some(answer.trim().to_owned())))?
        }
        _ => return None,
    })
}

fn own(rest: &str) -> Option<Act> {
    if rest.starts_with('{') {
        let node = Node::read(rest).ok()?;
        let object = Cursor::whole(&node).object(&["name", "form", "text"]).ok()?;
        let text = |name: &str| object.get(name)?.text("text").ok().map(str::to_owned);
        let form = Form::named(&text("form")?)?;
        return Some(Act::Own { name: text("name")?, form, text: text("text")? });
    }
    let (name, suites) = rest.split_once(' ')?;
    Some(Act::Own { name: name.to_owned(), form: Form::Suites, text: suites.to_owned() })
}

fn adopted(text: &str) -> Option<Draft> {
    let (kind, rest) = text.split_once(':')?;
    let change = |text: &str| {
        let on = text.starts_with('+');
        Some((Setting::named(text.strip_prefix(['+', '-'])?)?, on))
    };
    Some(match kind {
        "preset" => Draft::Preset(Named::named(rest)?),
        "frontier" => Draft::Frontier(number(rest)?),
        "kept" => Draft::Kept(number(rest)?),
        "settings" if rest.is_empty() => Draft::Changes(Vec::new()),
        "settings" => Draft::Changes(rest.split(',').map(change).collect::<Option<_>>()?),
        _ => return None,
    })
}

/// Digits alone, as they are written.
fn number<N: FromStr>(text: &str) -> Option<N> {
    let is_plain =
        text == "0" || text.starts_with(|letter: char| letter.is_ascii_digit() && letter != '0');
    is_plain.then(|| text.parse().ok())?
}

fn yes(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn quoted(text: &str) -> Option<String> {
    let node = Node::read(text).ok()?;
    Cursor::whole(&node).text("text").ok().map(str::to_owned)
}

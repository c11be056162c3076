//! An instance, or what is meant for one, from its evaluated value.

use std::collections::HashMap;
use std::rc::Rc;

use super::meant;
use super::objects;
use crate::codec::import::gather::{Gather, NO_MAP, reason};
use crate::codec::import::value::{At, Doubt, Node, same};
use crate::codec::import::{ImportError, Source, choose};
use crate::codec::imported::{Imported, Kind};

const NO_MAP_LIVE: &str = "it has no customProperties: every setting is at its default";
const NO_MAP_SEEN: &str = "is not in what was given; give all that az apim show prints";

/// An instance that was found.
pub struct Instance {
    /// What it is called, or its name in the template where that is not decided.
    pub name: String,
    /// Its `name`, `sku` and `properties`; of what is meant for a module, what is passed to it.
    pub body: Node,
    /// Where it stands.
    pub at: At,
    /// Why it is not decided whether it is deployed.
    pub maybe: Option<Rc<Doubt>>,
    /// Where it comes from.
    pub origin: Origin,
    /// Where the text that it stands in begins, if that is one inside the text.
    pub inside: Option<At>,
    /// What a person has to know of it.
    pub notes: Vec<Note>,
}

/// What a person has to know: where, about what, what, and whether something was left out.
pub struct Note {
    /// Where.
    pub at: At,
    /// About what.
    pub about: String,
    /// What.
    pub text: String,
    /// Something was left out.
    pub left_out: bool,
}

/// Where an instance comes from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Origin {
    /// A template deploys it.
    Template,
    /// The management API told of it, all of it or a part.
    Live { whole: bool },
    /// It is a map without an instance.
    Map,
    /// It is passed to what is called so, and meant for an instance.
    Meant(String),
}

impl Note {
    /// Something was left out.
    pub fn left_out(at: At, about: &str, text: &str) -> Self {
        Self { at, about: about.to_owned(), text: text.to_owned(), left_out: true }
    }

    /// Something to know.
    pub fn plain(at: At, about: &str, text: &str) -> Self {
        Self { left_out: false, ..Self::left_out(at, about, text) }
    }
}

/// Reads the instance that is wanted, or the only one.
///
/// # Errors
///
/// If there is none, or it is not decided which is wanted.
pub fn read(
    kind: Kind,
    sources: &[Source],
    instances: Vec<Instance>,
    notes: &[Note],
    wanted: Option<&str>,
) -> Result<Imported, ImportError> {
    if instances.is_empty() {
        return Err(ImportError::Nothing(kind));
    }
    let named = alike(instances).into_iter().map(|instance| (instance.name.clone(), instance));
    let instance = choose(named.collect(), wanted)?;
    let mut gather = Gather::new(sources);
    for note in notes {
        said(&mut gather, note);
    }
    let soft = match instance.inside {
        Some(at) => {
            let mut soft = None;
            gather.inside(at, |gather| soft = gathered(gather, &instance));
            soft
        }
        None => gathered(&mut gather, &instance),
    };
    let mut imported = gather.done(kind)?;
    // Only where nothing else is a reason is it right to take defaults.
    imported.empty_by_default = soft.is_some_and(|soft| {
        let why = reason(&soft);
        imported.undecided().all(|found| found.why == why)
    });
    Ok(imported)
}

fn said(gather: &mut Gather, note: &Note) {
    if note.left_out {
        gather.leave_out(note.at, &note.about, &note.text);
    } else {
        gather.remark(note.at, &note.about, &note.text);
    }
}

/// Those of one name as one: what they do not agree in is not decided.
fn alike(instances: Vec<Instance>) -> Vec<Instance> {
    let mut all: Vec<Instance> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for instance in instances {
        let place = *places.entry(instance.name.to_ascii_lowercase()).or_insert(all.len());
        match all.get_mut(place) {
            Some(known) => known.joined(instance),
            None => all.push(instance),
        }
    }
    all
}

impl Instance {
    /// Another of the same name, of which it is not decided which counts.
    fn joined(&mut self, other: Self) {
        let is_live = matches!(self.origin, Origin::Live { .. } | Origin::Map);
        if same(&self.body, &other.body) == Some(true) {
            return;
        }
        if is_live {
            let text = "it is answered about twice, and not the same; the first answer is read";
            return self.notes.push(Note::left_out(other.at, &other.name, text));
        }
        let twice = || Doubt::new(&self.name, other.at, "is declared twice, and not the same");
        let doubt = self.maybe.take().or(other.maybe).unwrap_or_else(twice);
        self.body = objects::either(&self.body, &other.body, &doubt);
        self.notes.extend(other.notes);
        if matches!(other.origin, Origin::Meant(_)) {
            self.origin = other.origin;
        }
    }
}

/// Rounds of a loop as one instance, where none of them says anything else than another.
pub fn looped(mut rounds: Vec<Instance>, about: &str) -> Vec<Instance> {
    let differs = |one: &Instance, other: &Instance| {
        let part = |instance: &Instance, name: &str| instance.body.get_any_case(name);
        ["sku", "properties", "params"].into_iter().any(|name| {
            let meant = matches!(one.origin, Origin::Meant(_));
            match (part(one, name), part(other, name)) {
                (Some(one), Some(other)) => same(&one, &other) == Some(false),
                (None, None) => {
                    meant && name == "params" && same(&one.body, &other.body) == Some(false)
                }
                (_, _) => true,
            }
        })
    };
    if rounds.len() < 2 {
        return rounds;
    }
    let first = rounds.remove(0);
    if rounds.iter().any(|other| differs(&first, other)) {
        rounds.insert(0, first);
        return rounds;
    }
    let count = rounds.len() + 1;
    let at = first.at;
    let (name, named) = (first.name.clone(), first.body.get_any_case("name"));
    let mut whole = rounds.into_iter().fold(first, |mut whole, other| {
        let doubt = Doubt::new(about, at, "differs from round to round");
        whole.body = objects::either(&whole.body, &other.body, &doubt);
        whole.maybe = whole.maybe.or(other.maybe);
        whole
    });
    if let Some(named) = named {
        whole.body = whole.body.replaced("name", named);
    }
    let text =
        format!("it is a loop that makes {count}, alike in all that is read; {name} is the first");
    whole.notes.push(Note::plain(at, about, &text));
    vec![whole]
}

/// Takes all that is said of an instance; the doubt, if it is open only since a default is empty.
fn gathered(gather: &mut Gather, instance: &Instance) -> Option<Rc<Doubt>> {
    for note in &instance.notes {
        said(gather, note);
    }
    if let Some(doubt) = &instance.maybe {
        let text = format!("whether it is deployed is not decided: {}", reason(doubt));
        gather.may_be_absent(instance.at, &instance.name, &text);
    }
    let body = &instance.body;
    if let Origin::Meant(label) = &instance.origin {
        meant::read(gather, label, body, instance.at);
        return None;
    }
    if instance.origin == Origin::Map {
        return map(gather, body);
    }
    if let Some(name) = body.get_any_case("name") {
        gather.name(&name);
    }
    if let Some(sku) = body.get_any_case("sku") {
        tier(gather, &objects::handed_down(&sku));
    }
    let lifted =
        body.get_any_case("customProperties").filter(|_| instance.origin != Origin::Template);
    let properties = match (body.get_any_case("properties"), &lifted) {
        (Some(properties), None) => properties,
        (_, _) => body.clone(),
    };
    let properties = objects::handed_down(&properties);
    if let Some(others) = properties.get_any_case("additionalLocations") {
        gather.other_regions(&others);
    }
    if let Some(time) = properties.get_any_case("createdAtUtc") {
        gather.created(&time);
    }
    match properties.get_any_case("customProperties") {
        Some(custom) => return map(gather, &custom),
        None if properties.doubt().is_some() => gather.map(&properties),
        None => match instance.origin {
            Origin::Live { whole: false } => {
                let doubt = Doubt::new("customProperties", instance.at, NO_MAP_SEEN);
                gather.undecided("customProperties", &doubt);
                gather.doubtful_keys(&doubt);
                gather.defaults(instance.at, "no key sets it");
            }
            Origin::Live { whole: true } => {
                gather.remark(instance.at, "the instance", NO_MAP_LIVE);
                gather.defaults(instance.at, "the instance has no customProperties");
            }
            Origin::Template | Origin::Map | Origin::Meant(_) => {
                gather.remark(instance.at, "the instance", NO_MAP);
                gather.defaults(instance.at, "the instance has no customProperties");
            }
        },
    }
    None
}

/// Takes tier and units, and says what decided the tier.
pub fn tier(gather: &mut Gather, sku: &Node) {
    let was_known = gather.tier_said().is_some();
    gather.sku(sku);
    let name = sku.get_any_case("name").filter(|_| !was_known && gather.tier_said().is_some());
    if let Some((name, through)) = name.and_then(|name| Some((name.clone(), name.through?))) {
        gather.remark(
            name.at,
            "tier",
            &format!("it is {} by the {through}", name.as_text().unwrap_or_default()),
        );
    }
}

fn map(gather: &mut Gather, map: &Node) -> Option<Rc<Doubt>> {
    let soft = objects::empty_by_default(map);
    match &soft {
        Some(doubt) => {
            let entries = map.as_object().map(|object| object.entries.clone()).unwrap_or_default();
            let open = objects::opened(entries, doubt, map);
            gather.remark(
                map.at,
                "customProperties",
                &format!("{}: what is not named here is left to who deploys it", reason(doubt)),
            );
            gather.map(&open);
        }
        None if map.as_object().is_some_and(|object| object.entries.is_empty()) => gather.map(map),
        None => gather.map(&objects::handed_down(map)),
    }
    soft
}

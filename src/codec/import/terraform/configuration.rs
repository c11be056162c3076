//! What the files of a Terraform configuration define, in its language and in its JSON syntax. Nothing is parsed before it is
//! asked for: of long files little is.

use hcl_edit::structure::Body as Parsed;
use jsonc_parser::ast::{Object as JsonObject, Value as Json};

use super::super::gather::place_in;
use super::super::value::At;
use super::super::{File, ImportError, Source};
use super::body::{Body, key_of};
use super::cut::{Piece, pieces};
use super::table::Table;
use super::term::Term;
use super::variables::Variable;
use super::written::{Room, Text};
use crate::codec::imported::Place;

/// What the files define.
#[derive(Default)]
pub struct Configuration<'a> {
    /// Variables, declared or given.
    pub variables: Table<'a, Variable<'a>>,
    /// Locals.
    pub locals: Table<'a, Option<Definition<'a>>>,
    /// The resources that configure instances.
    pub resources: Vec<Section<'a>>,
    /// Calls of modules.
    pub modules: Vec<Section<'a>>,
    /// The room that is left for parsing.
    pub room: Room,
    /// Is there anything but values?
    pub is_whole: bool,
}

/// A name with what it is.
pub enum Definition<'a> {
    /// An attribute, as it is written.
    Attribute(Text<'a>),
    /// A value of the JSON syntax.
    Json(&'a Json<'a>, u16),
    /// A value of JSON that is no configuration.
    Plain(&'a Json<'a>, u16),
}

/// A block with its labels.
pub struct Section<'a> {
    /// The labels: kind and name, or name.
    pub labels: [&'a str; 2],
    /// Where it begins.
    pub at: At,
    written: Written<'a>,
}

enum Written<'a> {
    Text(Text<'a>),
    Json(&'a JsonObject<'a>),
}

impl Definition<'_> {
    /// What it is, unless it cannot be parsed.
    pub fn term(&self, room: &Room) -> Option<Term<'_>> {
        match self {
            Self::Attribute(text) => {
                let attribute = text.parsed(room).ok()?.attributes().next()?;
                Some(Term::Expression(&attribute.value, text.origin()))
            }
            Self::Json(value, file) => Some(Term::Json(value, *file)),
            Self::Plain(value, file) => Some(Term::Plain(value, *file)),
        }
    }

    /// Where it stands.
    pub fn at(&self) -> At {
        match self {
            Self::Attribute(text) => text.at,
            Self::Json(value, file) => Term::Json(value, *file).at(),
            Self::Plain(value, file) => Term::Plain(value, *file).at(),
        }
    }

    /// Its text, where it is one of the language.
    pub fn text(&self) -> Option<&str> {
        if let Self::Attribute(text) = self { Some(&text.text) } else { None }
    }
}

impl Section<'_> {
    /// What stands in it.
    ///
    /// # Errors
    ///
    /// Where it is not the language.
    pub fn body(&self, all: &[Source], room: &Room) -> Result<Body<'_>, ImportError> {
        match &self.written {
            Written::Text(text) => {
                let parsed = text.parsed(room).map_err(|(byte, message)| {
                    fault(all, At { byte: self.at.byte + byte, ..self.at }, message.clone())
                })?;
                let block = parsed.blocks().next();
                let none = || fault(all, self.at, "a block is expected".to_owned());
                block.map(|block| Body::Language(&block.body, text.origin())).ok_or_else(none)
            }
            Written::Json(object) => Ok(Body::Json(object, self.at.file)),
        }
    }

    /// Its text, where it is one of the language.
    pub fn text(&self) -> Option<&str> {
        if let Written::Text(text) = &self.written { Some(&text.text) } else { None }
    }
}

/// An error of the language at a byte of a file.
fn fault(all: &[Source], at: At, message: String) -> ImportError {
    let text = all.get(usize::from(at.file)).map_or("", |source| source.text);
    ImportError::Syntax("Terraform", Place { file: at.file, ..place_in(text, at.byte) }, message)
}

/// The kinds of resources that configure instances.
pub fn configures(kind: &str) -> bool {
    matches!(
        kind,
        "azurerm_api_management"
            | "azapi_resource"
            | "azapi_update_resource"
            | "azapi_resource_action"
    )
}

/// Reads what the files define.
///
/// # Errors
///
/// Where one of them is not the language.
pub fn read<'a>(all: &[Source], files: &'a [File<'a>]) -> Result<Configuration<'a>, ImportError> {
    let mut configuration = Configuration::default();
    for file in files {
        match &file.json {
            Some(json) if is_configuration(json) => configuration.syntax(json, file.index),
            Some(json) => configuration.values(json, file),
            None => configuration.language(all, file)?,
        }
    }
    for file in files.iter().filter(|_| files.len() > 1) {
        configuration.arguments(file, files);
    }
    Ok(configuration)
}

/// Is it the JSON syntax of a configuration?
pub fn is_configuration(json: &Json) -> bool {
    let Json::Object(object) = json else { return false };
    let blocks =
        ["resource", "variable", "locals", "module", "provider", "terraform", "data", "output"];
    let is_block = |name: &str| {
        let is_inside = |value: &Json| matches!(value, Json::Object(_) | Json::Array(_));
        // A block has a label, or names what is in it; no list of answers has that.
        let is_labelled = |value: &Json| {
            let Some(list) = value.as_array() else { return is_inside(value) };
            list.elements.iter().all(|each| {
                let all = each.as_object().map(|each| &each.properties);
                all.is_some_and(|all| all.iter().all(|label| is_inside(&label.value)))
            })
        };
        let is_plain = matches!(name, "locals" | "terraform" | "provider");
        object.get(name).is_some_and(|property| {
            if is_plain { is_inside(&property.value) } else { is_labelled(&property.value) }
        })
    };
    // Terraform takes no other names, but others may have some of these: an answer of Azure Resource Graph has data.
    let others = ["//", "moved", "import", "removed", "check", "ephemeral", "run", "variables"];
    let is_known = |name: &str| blocks.contains(&name) || others.contains(&name);
    let all_known = object.properties.iter().all(|property| is_known(property.name.as_str()));
    all_known && blocks.into_iter().any(is_block)
}

impl<'a> Configuration<'a> {
    fn language(&mut self, all: &[Source], file: &'a File<'a>) -> Result<(), ImportError> {
        let text = file.source.text;
        let cut = |piece: &Piece| text.get(piece.start..piece.end).unwrap_or_default();
        let mut attributes = Vec::new();
        let mut is_values = true;
        for piece in pieces(text, 0, text.len()) {
            let piece = piece.map_err(|byte| unfinished(all, file, byte))?;
            let at = At::new(file.index, piece.start);
            is_values &= piece.body.is_none();
            let section = || {
                let written = Written::Text(Text::block(text, &piece, at));
                Section { labels: piece.labels, at, written }
            };
            match piece.word {
                _ if piece.body.is_none() => {
                    attributes
                        .push((piece.word, Definition::Attribute(Text::new(cut(&piece), at))));
                }
                "resource" if configures(piece.labels[0]) => {
                    self.resources.push(section());
                }
                "module" => self.modules.push(section()),
                "variable" => self.declare(piece.labels[0], section()),
                "locals" => {
                    let (start, end) = piece.body.unwrap_or_default();
                    for inner in pieces(text, start, end) {
                        let inner = inner.map_err(|byte| unfinished(all, file, byte))?;
                        let at = At::new(file.index, inner.start);
                        self.local(inner.word, Definition::Attribute(Text::new(cut(&inner), at)));
                    }
                }
                _ => {}
            }
        }
        self.is_whole |= !is_values;
        if is_values {
            for (name, definition) in attributes {
                self.give(name, definition, file.source.name);
            }
        }
        Ok(())
    }

    /// Gives the variables of a module in another folder what the module is called with here.
    fn arguments(&mut self, file: &'a File<'a>, files: &'a [File<'a>]) {
        let text = file.source.text;
        let calls = pieces(text, 0, text.len()).map_while(Result::ok);
        for call in calls.filter(|piece| piece.word == "module") {
            let (start, end) = call.body.unwrap_or_default();
            let arguments: Vec<Piece> = pieces(text, start, end).map_while(Result::ok).collect();
            let cut = |piece: &Piece| text.get(piece.start..piece.end).unwrap_or_default();
            let source = arguments.iter().find(|argument| argument.word == "source").map(cut);
            let source = source.and_then(|text| text.split_once('=')).map_or("", |(_, path)| path);
            let source = source.trim().trim_matches(['"', '/']);
            for argument in arguments {
                let Some((name, variable)) = self.variables.get(argument.word) else { continue };
                let declared = variable.declared.as_ref().map(|section| section.at.file);
                let declared = declared.and_then(|file| files.get(usize::from(file)));
                let theirs = declared.map_or("", |file| folder(file.source.name));
                let is_of = !theirs.is_empty()
                    && theirs != folder(file.source.name)
                    && source.starts_with('.')
                    && last(source) == last(theirs);
                if is_of {
                    let at = At::new(file.index, argument.start);
                    let definition = Definition::Attribute(Text::new(cut(&argument), at));
                    self.give(name, definition, call.labels[0]);
                }
            }
        }
    }

    fn syntax(&mut self, json: &'a Json<'a>, file: u16) {
        self.is_whole = true;
        for (word, value) in inside(json) {
            match word {
                "resource" => {
                    for (kind, value) in inside(value).filter(|(kind, _)| configures(kind)) {
                        for (name, value) in inside(value) {
                            self.resources.extend(sections([kind, name], value, file));
                        }
                    }
                }
                "module" => {
                    for (name, value) in inside(value) {
                        self.modules.extend(sections([name, ""], value, file));
                    }
                }
                "variable" => {
                    for (name, value) in inside(value) {
                        for section in sections([name, ""], value, file) {
                            self.declare(name, section);
                        }
                    }
                }
                "locals" => {
                    for (name, value) in inside(value) {
                        self.local(name, Definition::Json(value, file));
                    }
                }
                _ => {}
            }
        }
    }

    fn values(&mut self, json: &'a Json<'a>, file: &File<'a>) {
        for (name, value) in inside(json) {
            self.give(name, Definition::Plain(value, file.index), file.source.name);
        }
    }

    fn local(&mut self, name: &'a str, definition: Definition<'a>) {
        self.locals.change(name, || None, |slot| *slot = Some(definition));
    }

    fn declare(&mut self, name: &'a str, section: Section<'a>) {
        self.variables.change(name, Variable::default, |slot| slot.declared = Some(section));
    }

    fn give(&mut self, name: &'a str, definition: Definition<'a>, file: &'a str) {
        let given = Some((definition, file));
        self.variables.change(name, Variable::default, |slot| slot.given = given);
    }

    /// Is there a variable of this name?
    pub fn declares(&self, name: &str) -> bool {
        self.variables.get(name).is_some_and(|(_, variable)| variable.declared.is_some())
    }

    /// A variable that has a value.
    pub fn variable(&self, name: &str) -> Option<(&'a str, &Variable<'a>)> {
        self.variables.get(name).filter(|(_, variable)| variable.has_value(&self.room))
    }
}

/// The folder in the name of a file.
fn folder(name: &str) -> &str {
    name.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder)
}

/// The last part of a path.
fn last(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// What a file breaks off with, in the words of the parser.
fn unfinished(all: &[Source], file: &File, byte: usize) -> ImportError {
    let text = file.source.text;
    let start =
        pieces(text, 0, text.len()).map_while(Result::ok).last().map_or(0, |piece| piece.end);
    let rest = text.get(start..).unwrap_or_default();
    match rest.parse::<Parsed>() {
        Err(error) => {
            let at = At::new(file.index, start + error.location().offset());
            fault(all, at, error.message().to_owned())
        }
        Ok(_) => {
            fault(all, At::new(file.index, byte), "an attribute or a block is expected".to_owned())
        }
    }
}

/// The properties of an object, or of every object in a list.
fn inside<'j>(json: &'j Json<'j>) -> impl Iterator<Item = (&'j str, &'j Json<'j>)> {
    objects(json).into_iter().flat_map(|object| {
        let property =
            |property: &'j jsonc_parser::ast::ObjectProp<'j>| (key_of(property), &property.value);
        object.properties.iter().map(property).filter(|(key, _)| *key != "//")
    })
}

fn sections<'j>(
    labels: [&'j str; 2],
    json: &'j Json<'j>,
    file: u16,
) -> impl Iterator<Item = Section<'j>> {
    let section = move |object: &'j JsonObject<'j>| Section {
        labels,
        at: At::new(file, object.range.start),
        written: Written::Json(object),
    };
    objects(json).into_iter().map(section)
}

/// An object, or all in a list.
pub fn objects<'j>(json: &'j Json<'j>) -> Vec<&'j JsonObject<'j>> {
    match json {
        Json::Object(object) => vec![object],
        Json::Array(list) => list.elements.iter().filter_map(Json::as_object).collect(),
        Json::StringLit(_) | Json::NumberLit(_) | Json::BooleanLit(_) | Json::NullKeyword(_) => {
            Vec::new()
        }
    }
}

//! What the files of a Terraform configuration define, in its language and in its JSON syntax. Nothing is parsed before it is
//! asked for: of long files little is.

use std::collections::HashSet;
use std::rc::Rc;

use hcl_edit::structure::Body as Parsed;
use jsonc_parser::ast::{Object as JsonObject, Value as Json};

use super::super::value::At;
use super::super::{File, ImportError, Source};
use super::cut::{Piece, pieces};
use super::section::{Definition, Section, Written, fault};
use super::table::Table;
use super::variables::Variable;
use super::written::{Room, Text};

/// What the files define.
#[derive(Default)]
pub struct Configuration<'a> {
    /// Variables, declared or given.
    pub variables: Table<'a, Variable<'a>>,
    /// Locals.
    pub locals: Table<'a, Definition<'a>>,
    /// The resources that configure instances.
    pub resources: Vec<Section<'a>>,
    /// Calls of modules.
    pub modules: Vec<Section<'a>>,
    /// The room that is left for parsing.
    pub room: Rc<Room>,
    /// The files in which it stands.
    pub files: Vec<u16>,
    /// Locals, and variables, that are defined more than once, and not the same.
    pub twice: HashSet<(bool, &'a str)>,
    /// Is it a file that overrides what is just read?
    overrides: bool,
    /// Is there anything but values?
    pub is_whole: bool,
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

/// Reads what the files of one module define.
///
/// # Errors
///
/// Where one of them is not the language.
pub fn read<'a>(
    all: &[Source],
    files: Vec<&'a File<'a>>,
    room: Rc<Room>,
) -> Result<Configuration<'a>, ImportError> {
    let mut configuration = Configuration { room, ..Configuration::default() };
    configuration.take(all, files)?;
    Ok(configuration)
}

/// Is it nothing but values of variables?
pub fn is_values(file: &File) -> bool {
    match &file.json {
        Some(json) => !is_configuration(json),
        None => {
            let text = file.source.text;
            let mut all = pieces(text, 0, text.len());
            all.all(|piece| piece.is_ok_and(|piece| piece.body.is_none()))
        }
    }
}

/// The name of a file in its folder.
fn name_of<'n>(file: &File<'n>) -> &'n str {
    file.source.name.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// In which order files count, the last most: overriding files after others, values as Terraform looks for them, and after
/// those the ones that it has to be told of, as they are given.
fn order<'f>(file: &File<'f>) -> (u8, &'f str) {
    let name = name_of(file);
    let stem = name.strip_suffix(".json").unwrap_or(name);
    let overrides = |stem: &str| stem == "override" || stem.ends_with("_override");
    let is_text = stem.strip_suffix(".tf").or_else(|| stem.strip_suffix(".tofu"));
    match stem {
        _ if is_text.is_some_and(overrides) => (1, name),
        "terraform.tfvars" if stem == name => (2, ""),
        "terraform.tfvars" => (3, ""),
        _ if stem.ends_with(".auto.tfvars") => (4, name),
        _ if is_values(file) => (5, ""),
        _ => (0, ""),
    }
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
    /// Takes what files define, in the order in which they count.
    ///
    /// # Errors
    ///
    /// Where one of them is not the language.
    pub fn take(
        &mut self,
        all: &[Source],
        mut files: Vec<&'a File<'a>>,
    ) -> Result<(), ImportError> {
        // OpenTofu passes over a file of Terraform that stands beside one of its own.
        let tofu: Vec<String> = files
            .iter()
            .filter(|file| file.source.name.contains(".tofu"))
            .map(|file| file.source.name.replace(".tofu", ".tf"))
            .collect();
        files.retain(|file| !tofu.iter().any(|name| name == file.source.name));
        let mut files: Vec<_> = files.into_iter().map(|file| (order(file), file)).collect();
        files.sort_by_key(|(order, _)| *order);
        for ((rank, _), file) in files {
            self.files.push(file.index);
            self.overrides = rank == 1;
            match &file.json {
                Some(json) if is_configuration(json) => self.syntax(json, file.index),
                Some(json) => self.values(json, file),
                None => self.language(all, file)?,
            }
        }
        Ok(())
    }

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
                Section { labels: piece.labels, at, written, overriding: Vec::new() }
            };
            match piece.word {
                _ if piece.body.is_none() => {
                    attributes
                        .push((piece.word, Definition::Attribute(Text::new(cut(&piece), at))));
                }
                "resource" if configures(piece.labels[0]) => {
                    self.resource(section());
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
        // What Terragrunt gives a module stands beside its blocks.
        if let (false, Some(at)) =
            (is_values, attributes.iter().position(|(name, _)| *name == "inputs"))
        {
            let (name, inputs) = attributes.swap_remove(at);
            self.local(name, inputs);
        }
        if is_values {
            for (name, definition) in attributes {
                self.give(name, definition, file.source.name);
            }
        }
        Ok(())
    }

    fn syntax(&mut self, json: &'a Json<'a>, file: u16) {
        self.is_whole = true;
        for (word, value) in inside(json) {
            match word {
                "resource" => {
                    for (kind, value) in inside(value).filter(|(kind, _)| configures(kind)) {
                        for (name, value) in inside(value) {
                            for section in sections([kind, name], value, file) {
                                self.resource(section);
                            }
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

    fn resource(&mut self, section: Section<'a>) {
        let is_it = |other: &&mut Section| other.labels == section.labels;
        match self.resources.iter_mut().find(is_it).filter(|_| self.overrides) {
            Some(overridden) => overridden.overriding.push(section),
            None => self.resources.push(section),
        }
    }

    fn local(&mut self, name: &'a str, definition: Definition<'a>) {
        let known = self.locals.get(name).map(|(_, known)| known);
        let differs = known.is_some_and(|known| {
            known.text().is_none()
                || known.text().map(after_name) != definition.text().map(after_name)
        });
        if differs && !self.overrides {
            self.twice.insert((true, name));
        }
        self.locals.put(name, definition);
    }

    fn declare(&mut self, name: &'a str, section: Section<'a>) {
        let known = self.variables.get(name).and_then(|(_, known)| known.declared.as_ref());
        let differs =
            known.is_some_and(|known| known.text().is_none() || known.text() != section.text());
        if differs && !self.overrides {
            self.twice.insert((false, name));
        }
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
}

/// What an attribute is, as it is written.
fn after_name(attribute: &str) -> &str {
    attribute.split_once('=').map_or("", |(_, value)| value.trim())
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
        let property = |property: &'j jsonc_parser::ast::ObjectProp<'j>| {
            (property.name.as_str(), &property.value)
        };
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
        overriding: Vec::new(),
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

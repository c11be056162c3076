//! ARM and Bicep: templates with their values, and what the management API answers.

mod bicep;
mod calls;
mod collections;
mod evaluate;
mod expression;
mod functions;
mod instance;
mod lambdas;
mod loaded;
mod meant;
mod named;
mod objects;
mod service;
mod session;
mod template;
mod tree;
mod values;
mod whatif;

use std::collections::BTreeSet;

use jsonc_parser::ast::Value as Json;

use super::gather::Gather;
use super::value::At;
use super::{File, ImportError, Source};
use crate::codec::imported::{Imported, Kind};
use expression::{each, get, properties, text_of};
use instance::Note;
use session::Session;
use template::{Found, Given};
use values::Values;

/// The type of an instance in ARM.
pub const SERVICE: &str = "Microsoft.ApiManagement/service";

const ONLY_REFERRED: ImportError = ImportError::Instead(
    "a template that only refers to an existing instance",
    "give the file that configures it, or what az apim show prints",
);
const CALLED: ImportError = ImportError::Instead(
    "a template that leaves the gateway to a module",
    "give the file of the module as well",
);
const NOT_DEPLOYED: ImportError = ImportError::Instead(
    "a template whose instance is not deployed, by its condition",
    "give the values with which it is",
);
const NO_VALUES: ImportError = ImportError::Instead(
    "JSON beside a template that is no parameters file",
    "parameters are given as {\"name\": {\"value\": ...}}",
);

/// What a text in JSON is.
enum Role<'v, 'a> {
    /// A template, and what is passed to it.
    Template(&'v Json<'a>, Option<&'v Json<'a>>),
    /// Resources cut out of a template.
    Fragment(Vec<&'v Json<'a>>),
    /// Values for the parameters of a template.
    Parameters(&'v Json<'a>),
    /// What a deployment would change.
    WhatIf,
    /// What the management API answers.
    Service,
    /// Something else of Azure.
    Named(named::Named),
}

/// Is it Bicep, or text of Azure's tools that is refused by its own name?
pub fn is_bicep(text: &str) -> bool {
    named::text(text).is_some() || bicep::is_bicep(text)
}

/// Is it JSON of ARM?
pub fn is_arm_json(value: &Json) -> bool {
    role(value).is_some()
}

fn role<'v, 'a>(json: &'v Json<'a>) -> Option<Role<'v, 'a>> {
    if whatif::changes(json).is_some() {
        return Some(Role::WhatIf);
    }
    let schema = text_of(json, "$schema").unwrap_or_default().to_lowercase();
    if schema.contains("deploymentparameters") {
        return Some(Role::Parameters(get(json, "parameters").unwrap_or(json)));
    }
    // The answer of an export, or the body of a deployment.
    let holder = get(json, "properties").unwrap_or(json);
    let inner = get(json, "template")
        .or_else(|| get(holder, "template"))
        .or_else(|| get(holder, "mainTemplate"));
    let passed = || get(json, "parameters").or_else(|| get(holder, "parameters"));
    if is_template(json) {
        return Some(Role::Template(json, None));
    }
    if let Some(inner) = inner.filter(|inner| is_template(inner)) {
        return Some(Role::Template(inner, passed()));
    }
    let list = if json.as_array().is_some() { each(Some(json)) } else { vec![json] };
    let is_resource = |json: &&Json| {
        text_of(json, "apiVersion").is_some()
            && text_of(json, "type").is_some_and(|kind| kind.contains('/'))
    };
    if !list.is_empty() && list.iter().all(is_resource) {
        return Some(Role::Fragment(list));
    }
    if let Some(named) = named::named(json) {
        return Some(Role::Named(named));
    }
    let parameters = get(json, "parameters").unwrap_or(json);
    if are_values(parameters) {
        return Some(Role::Parameters(parameters));
    }
    service::is_answer(json).then_some(Role::Service)
}

fn is_template(json: &Json) -> bool {
    let Some(resources) = get(json, "resources") else { return false };
    let is_resource = |json: &&Json| {
        text_of(json, "apiVersion").is_some()
            || text_of(json, "type").is_some_and(|kind| kind.contains('/'))
    };
    ["$schema", "contentVersion", "languageVersion"].iter().any(|name| get(json, name).is_some())
        || each(Some(resources)).iter().any(is_resource)
}

/// Is it `{name: {value: ..}}`, without types as outputs have them?
fn are_values(json: &Json) -> bool {
    let all = properties(Some(json));
    let is_value = |json: &Json| {
        (get(json, "value").is_some() || get(json, "reference").is_some())
            && get(json, "type").is_none()
    };
    !all.is_empty() && all.iter().all(|each| is_value(&each.value))
}

/// Reads files that belong together.
///
/// # Errors
///
/// Says what is wrong, where, and what would be right.
pub fn read(all: &[Source], files: &[File], wanted: Option<&str>) -> Result<Imported, ImportError> {
    let session = Session::new(all);
    let mut texts = Vec::new();
    let (mut templates, mut others, mut given) = (Vec::new(), Vec::new(), Vec::new());
    let loads = |name: &str| {
        let mut texts = files.iter().filter(|file| file.json.is_none());
        texts.any(|file| loaded::loads(file.source.text, name))
    };
    for file in files.iter().filter(|file| file.json.is_none() || !loads(file.source.name)) {
        match file.json.as_ref().map(|json| (json, role(json))) {
            None => {
                if let Some((what, instead)) = named::text(file.source.text) {
                    return Err(ImportError::Instead(what, instead));
                }
                texts.push((file.source.name, bicep::parse(file.source.text, file.index)?));
            }
            Some((_, Some(Role::Parameters(values)))) => given.push((file, values)),
            Some((_, Some(Role::Template(template, passed)))) => {
                templates.push((file, template));
                given.extend(passed.map(|passed| (file, passed)));
            }
            Some((json, Some(role))) => others.push((file, json, role)),
            Some((json, None)) if files.len() > 1 && are_values(json) => given.push((file, json)),
            Some((_, None)) if files.len() > 1 => return Err(NO_VALUES),
            Some((_, None)) => return Err(ImportError::Unrecognized),
        }
    }
    let (mut params, texts): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|(_, text)| text.is_values);
    let beside = bicep::Beside {
        session: &session,
        files: texts.iter().map(|(name, text)| (*name, text)).collect(),
    };
    let mut values = Values::default();
    for (file, json) in &given {
        values.take(Some(json), file.index, file.source.name);
    }
    params.sort_by_key(|(_, text)| text.extends);
    for (name, text) in &params {
        text.values(&beside, name, &mut values);
    }
    let is_alone = others.len() == 1 && files.len() == 1;
    match others.pop() {
        Some((_, _, Role::Named((what, instead)))) => {
            return Err(ImportError::Instead(what, instead));
        }
        Some(_) if !is_alone => return Err(ImportError::Mixed),
        Some((file, json, Role::WhatIf)) => return whatif::read(json, all, file.index, wanted),
        Some((file, _, Role::Fragment(resources))) => {
            let mut found = Found::default();
            template::fragment(&session, &resources, file.index, &mut found);
            return finished(Kind::ArmTemplate, all, found, wanted);
        }
        Some((file, json, Role::Service | Role::Template(..) | Role::Parameters(_))) => {
            let (kind, instances) = service::instances(json, file.index);
            return instance::read(kind, all, instances, &[], wanted);
        }
        None => {}
    }
    if templates.is_empty() && texts.is_empty() {
        let kind = if params.is_empty() { Kind::ArmParameters } else { Kind::BicepParameters };
        return values_alone(
            kind,
            all,
            &values,
            params.iter().find_map(|(_, text)| text.using.as_deref()),
        );
    }
    let mut found = Found::default();
    let mut names = BTreeSet::new();
    let linked: Vec<Given> = templates
        .iter()
        .map(|(file, template)| Given { name: file.source.name, file: file.index, template })
        .collect();
    let is_linked = |given: &Given| {
        let mut others = templates.iter().filter(|(file, _)| file.index != given.file);
        others.any(|(file, _)| {
            file.source.text.contains("templateLink") && given.is_named(file.source.text)
        })
    };
    for given in linked.iter().filter(|given| linked.len() == 1 || !is_linked(given)) {
        names.extend(
            properties(get(given.template, "parameters"))
                .iter()
                .map(|each| each.name.as_str().to_lowercase()),
        );
        given.instances(&session, &linked, &values, &mut found);
    }
    let called: Vec<u16> = texts
        .iter()
        .flat_map(|(_, text)| text.modules())
        .filter_map(|path| Some(beside.file(path)?.index))
        .collect();
    for (_, text) in
        texts.iter().filter(|(_, text)| texts.len() == 1 || !called.contains(&text.index))
    {
        names.extend(text.parameters().map(str::to_lowercase));
        beside.instances(text, &values, 0, &mut found);
    }
    for (name, at) in values.names().filter(|(name, _)| !names.contains(&name.to_lowercase())) {
        found.notes.push(Note::left_out(at, name, "the template has no parameter of this name"));
    }
    finished(if texts.is_empty() { Kind::ArmTemplate } else { Kind::Bicep }, all, found, wanted)
}

/// What was found in templates, as the instance that is wanted.
fn finished(
    kind: Kind,
    all: &[Source],
    mut found: Found,
    wanted: Option<&str>,
) -> Result<Imported, ImportError> {
    if found.instances.is_empty() {
        found.instances = found.perhaps;
    }
    if found.instances.is_empty() && found.notes.iter().any(|note| note.about == template::EXISTING)
    {
        return Err(ONLY_REFERRED);
    }
    if found.instances.is_empty() && found.notes.iter().any(|note| note.text == template::NOT_THERE)
    {
        return Err(NOT_DEPLOYED);
    }
    if found.instances.is_empty() && found.called {
        return Err(CALLED);
    }
    instance::read(kind, all, found.instances, &found.notes, wanted)
}

/// Values without their template.
fn values_alone(
    kind: Kind,
    all: &[Source],
    values: &Values,
    using: Option<&str>,
) -> Result<Imported, ImportError> {
    let at = At::new(0, 0);
    let node = values.node(at);
    if !meant::has_map(&node) && !meant::has_tier(&node) {
        return Err(ImportError::Nothing(kind));
    }
    let mut gather = Gather::new(all);
    let template = using.map_or_else(
        || "the template they belong to".to_owned(),
        |name| format!("the template they belong to, {name}"),
    );
    let text = format!("these are values; what is made of them is in {template}: give it as well");
    gather.remark(at, "the parameters", &text);
    meant::values(&mut gather, "the template", &node, at);
    gather.done(kind)
}

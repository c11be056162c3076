//! Bicep: the resource of an instance, and in it `customProperties`.

use std::collections::BTreeMap;

use super::ImportError;
use super::bicep_syntax::{
    Declared, Keyword, Node, declarations, quoted, resource_type, text, words,
};
use super::configured::is_service;
use super::gather::{Gather, NO_MAP, NOT_GUESSED, NOTHING_SET, Said, followed};
use crate::codec::imported::{Imported, Kind};

/// Does it look like Bicep, and not like another language that names the type?
pub fn is_bicep(text: &str) -> bool {
    text.lines().any(|line| {
        resource_type(line).is_some_and(is_service)
            || line.trim_start().starts_with("module ") && line.contains("api-management/service")
    })
}

/// Reads the first instance.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    let mut gather = Gather::new(text);
    let declared = declarations(text)?;
    let named = declared.iter().filter(|each| each.keyword != Keyword::Resource);
    let values = Values(named.filter_map(|each| Some((each.name, each.value.as_ref()?))).collect());
    let mut seen = false;
    for each in declared.iter().filter(|each| is_instance(each)) {
        let (_, after) = quoted(each.kind).unwrap_or_default();
        if words(after) == ["existing"] {
            gather.existing(each.at);
        } else if seen {
            gather.another(each.at, "file");
        } else {
            seen = true;
            let head = words(each.head.unwrap_or_default());
            if each.head.is_some() {
                gather.ignore(each.at, "for", "it is not evaluated; one instance is read");
            }
            if let Some(value) = &each.value {
                // What a loop names hides what has the same name outside.
                let named = head.iter().take_while(|word| **word != "in");
                let values = values.without(named.copied());
                instance(&mut gather, &values, value);
            }
        }
    }
    gather.done(Kind::Bicep)
}

fn is_instance(declared: &Declared) -> bool {
    let is_of_service = quoted(declared.kind).is_some_and(|(kind, _)| is_service(kind));
    declared.keyword == Keyword::Resource && is_of_service
}

fn instance(gather: &mut Gather, values: &Values, resource: &Node) {
    if resource.object.is_none() {
        return gather.ignore(resource.at, resource.source, NOT_GUESSED);
    }
    if let Some(sku) = resource.get("sku") {
        let sku = values.of(&sku.value);
        if sku.object.is_none() {
            gather.ignore(sku.at, &format!("sku: {}", sku.source), NOT_GUESSED);
        }
        gather.sku(|part| sku.get(part).map(|each| (values.said(&each.value), each.at)));
    }
    let Some(properties) = resource.get("properties") else {
        return gather.ignore(resource.at, "the instance", NO_MAP);
    };
    let properties = values.of(&properties.value);
    if properties.object.is_none() {
        let what = format!("properties: {}", properties.source);
        return gather.ignore(properties.at, &what, NOT_GUESSED);
    }
    if let Some(others) = properties.get("additionalLocations") {
        let others = values.of(&others.value);
        match others.list {
            Some(count) => gather.other_regions(count),
            None if others.source == "null" => {}
            None => gather.ignore(others.at, "additionalLocations", NOT_GUESSED),
        }
    }
    match properties.get("customProperties") {
        Some(map) => custom_properties(gather, values, values.of(&map.value)),
        None => gather.ignore(resource.at, "the instance", NO_MAP),
    }
}

fn custom_properties(gather: &mut Gather, values: &Values, map: &Node) {
    let Some(properties) = &map.object else {
        let what = format!("customProperties: {}", map.source);
        return gather.ignore(map.at, &what, NOT_GUESSED);
    };
    if properties.is_empty() {
        gather.ignore(map.at, "customProperties", NOTHING_SET);
    }
    for property in properties {
        let source = property.value.source;
        match property.key {
            Some(key) => gather.key(key, &values.said(&property.value), property.at),
            None if source.starts_with("...") || source.contains("${") => {
                gather.ignore(property.at, source, NOT_GUESSED)
            }
            None => {
                let why = "a key in quotes and a value are expected";
                gather.ignore(property.at, source, why);
            }
        }
    }
}

/// Variables, and the defaults of parameters, by their names.
struct Values<'n, 'a>(BTreeMap<&'a str, &'n Node<'a>>);

impl<'n, 'a> Values<'n, 'a> {
    fn without<'w>(&self, names: impl Iterator<Item = &'w str>) -> Self {
        let mut values = self.0.clone();
        names.for_each(|name| {
            values.remove(name);
        });
        Self(values)
    }

    /// The value, or what its name stands for.
    fn of(&self, node: &'n Node<'a>) -> &'n Node<'a> {
        followed(node, |node| self.0.get(node.source).copied())
    }

    /// A literal in quotes without an expression in it, a truth value, a number, or something that is computed.
    fn said(&self, node: &'n Node<'a>) -> Said {
        let source = self.of(node).source;
        match text(source) {
            Some(text) => Said::Text(text.to_owned()),
            None => match source {
                "true" => Said::Truth(true),
                "false" => Said::Truth(false),
                "null" => Said::Null,
                digits
                    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
                {
                    Said::Other(digits.to_owned())
                }
                // What is written here says more than what its name stands for.
                _ => Said::Expression(node.source.to_owned()),
            },
        }
    }
}

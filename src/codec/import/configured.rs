//! Configurations in JSON of ARM: what the management API answers, and templates.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::Value;

use super::ImportError;
use super::gather::{
    Gather, NO_MAP, NOT_GUESSED, NOTHING_SET, Said, elements, followed, get, properties, said,
    start, text, text_of,
};
use crate::codec::imported::{Imported, Kind};

/// The type of an instance in ARM.
const SERVICE: &str = "Microsoft.ApiManagement/service";

/// Is this the type of an instance, named with a version, as in Bicep and azapi?
pub fn is_service(kind: &str) -> bool {
    kind.split_once('@').is_some_and(|(name, _)| name.eq_ignore_ascii_case(SERVICE))
}

/// `az apim show`, which lifts properties up, or an ARM GET, which does not; or a list of either.
pub fn service(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let mut gather = Gather::new(text);
    let list = match value {
        Value::Array(array) => array.elements.as_slice(),
        Value::Object(_) => elements_or_self(value),
        Value::StringLit(_)
        | Value::NumberLit(_)
        | Value::BooleanLit(_)
        | Value::NullKeyword(_) => &[],
    };
    let mut seen = false;
    for each in list {
        let properties = get(each, "properties").unwrap_or(each);
        let Some(map) =
            get(each, "customProperties").or_else(|| get(properties, "customProperties"))
        else {
            gather.ignore(start(each), "an instance", "it has no customProperties");
            continue;
        };
        if seen {
            gather.another(start(each), "list");
            continue;
        }
        seen = true;
        sku(&mut gather, each);
        other_regions(&mut gather, get(properties, "additionalLocations"));
        if let Some(time) = text_of(properties, "createdAtUtc") {
            gather.created(time);
        }
        custom_properties(&mut gather, map);
    }
    if seen { gather.done(Kind::ArmService) } else { Err(ImportError::Nothing(Kind::ArmService)) }
}

/// Tier and units of a resource.
pub fn sku(gather: &mut Gather, resource: &Value) {
    let Some(sku) = get(resource, "sku") else { return };
    gather.sku(|part| get(sku, part).map(|value| (said(value), start(value))));
}

/// Regions beside the first of a resource's properties, if they are listed.
pub fn other_regions(gather: &mut Gather, others: Option<&Value>) {
    match others {
        Some(Value::Array(list)) => gather.other_regions(list.elements.len()),
        Some(other) if text(other).is_some() => {
            gather.ignore(start(other), "additionalLocations", NOT_GUESSED);
        }
        Some(_) | None => {}
    }
}

/// The list under "value", as ARM answers with lists, or the object itself.
fn elements_or_self<'v, 'a>(value: &'v Value<'a>) -> &'v [Value<'a>] {
    match get(value, "value") {
        Some(Value::Array(array)) => &array.elements,
        Some(_) | None => std::slice::from_ref(value),
    }
}

pub fn custom_properties(gather: &mut Gather, map: &Value) {
    match map {
        Value::Object(object) if object.properties.is_empty() => {
            gather.ignore(start(map), "customProperties", NOTHING_SET);
        }
        Value::Object(object) => {
            for (key, value, at) in properties(object) {
                gather.key(key, &said(value), at);
            }
        }
        Value::StringLit(_) => {
            gather.ignore(start(map), "customProperties", NOT_GUESSED);
        }
        Value::NullKeyword(_) => {
            gather.ignore(start(map), "customProperties", NOTHING_SET);
        }
        Value::Array(_) | Value::NumberLit(_) | Value::BooleanLit(_) => {
            gather.ignore(start(map), "customProperties", "an object with keys is expected");
        }
    }
}

/// A template, with nested deployments, and parameters that have a default.
pub fn template(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let mut gather = Gather::new(text);
    let mut seen = false;
    resources(&mut gather, &Scope::of(value, None), value, &mut seen);
    if seen { gather.done(Kind::ArmTemplate) } else { Err(ImportError::Nothing(Kind::ArmTemplate)) }
}

/// Where the parameters and variables of expressions are looked up. Their names are the same in any letters.
struct Scope<'v, 'a> {
    /// By their names.
    defaults: BTreeMap<String, &'v Value<'a>>,
    /// Those for which an outer deployment passes a value, which counts instead.
    passed: BTreeSet<String>,
    variables: BTreeMap<String, &'v Value<'a>>,
}

impl<'v, 'a> Scope<'v, 'a> {
    fn of(template: &'v Value<'a>, passed: Option<&'v Value<'a>>) -> Self {
        let named = |value: Option<&'v Value<'a>>| match value {
            Some(Value::Object(object)) => properties(object).collect(),
            Some(_) | None => Vec::new(),
        };
        let defaults = named(get(template, "parameters")).into_iter();
        let lower = |name: &str| name.to_lowercase();
        let default = |(name, value, _)| Some((lower(name), get(value, "defaultValue")?));
        let variables = named(get(template, "variables")).into_iter();
        Self {
            variables: variables.map(|(name, value, _)| (lower(name), value)).collect(),
            defaults: defaults.filter_map(default).collect(),
            passed: named(passed).into_iter().map(|(name, ..)| lower(name)).collect(),
        }
    }

    /// The value, or what its name stands for.
    fn meant(&self, value: &'v Value<'a>) -> &'v Value<'a> {
        followed(value, |value| self.named(value))
    }

    fn named(&self, value: &Value) -> Option<&'v Value<'a>> {
        let (kind, name) = text(value)?.strip_prefix('[')?.strip_suffix("')]")?.split_once("('")?;
        let name = name.to_lowercase();
        match kind.to_lowercase().as_str() {
            "parameters" if !self.passed.contains(&name) => self.defaults.get(&name).copied(),
            "variables" => self.variables.get(&name).copied(),
            _ => None,
        }
    }
}

fn resources<'v, 'a>(
    gather: &mut Gather,
    scope: &Scope<'v, 'a>,
    holder: &'v Value<'a>,
    seen: &mut bool,
) {
    let named: Vec<&Value> = match get(holder, "resources") {
        Some(Value::Object(object)) => object.properties.iter().map(|each| &each.value).collect(),
        Some(list) => elements(list).iter().collect(),
        None => Vec::new(),
    };
    for resource in named {
        let kind = text_of(resource, "type").unwrap_or_default();
        if kind.eq_ignore_ascii_case(SERVICE) {
            instance(gather, scope, resource, seen);
        } else if kind.eq_ignore_ascii_case("Microsoft.Resources/deployments") {
            let Some(properties) = get(resource, "properties") else { continue };
            let Some(nested) = get(properties, "template") else { continue };
            let inner = get(properties, "expressionEvaluationOptions")
                .and_then(|options| text_of(options, "scope"))
                .is_some_and(|scope| scope.eq_ignore_ascii_case("inner"));
            if inner {
                let scope = Scope::of(nested, get(properties, "parameters"));
                resources(gather, &scope, nested, seen);
            } else {
                resources(gather, scope, nested, seen);
            }
        }
    }
}

fn instance(gather: &mut Gather, scope: &Scope, resource: &Value, seen: &mut bool) {
    if matches!(get(resource, "existing"), Some(Value::BooleanLit(existing)) if existing.value) {
        return gather.existing(start(resource));
    }
    if *seen {
        return gather.another(start(resource), "template");
    }
    *seen = true;
    if let Some(sku) = get(resource, "sku").map(|sku| scope.meant(sku)) {
        gather.sku(|part| get(sku, part).map(|value| (resolved(scope, value), start(value))));
    }
    let properties_of = get(resource, "properties").map(|each| scope.meant(each));
    let others = properties_of.and_then(|each| get(each, "additionalLocations"));
    other_regions(gather, others.map(|others| scope.meant(others)));
    let map = properties_of.and_then(|each| get(each, "customProperties"));
    match map.map(|map| scope.meant(map)) {
        Some(Value::Object(object)) => {
            for (key, value, at) in properties(object) {
                gather.key(key, &resolved(scope, value), at);
            }
        }
        Some(other) => custom_properties(gather, other),
        None => gather.ignore(start(resource), "the instance", NO_MAP),
    }
}

/// A value, or what the parameter or variable that it names stands for; any other expression stays one.
fn resolved<'v, 'a>(scope: &Scope<'v, 'a>, value: &'v Value<'a>) -> Said {
    match said(scope.meant(value)) {
        Said::Expression(_) => said(value),
        // Two brackets at the beginning are one that begins no expression.
        Said::Text(text) if text.starts_with("[[") => Said::Text(text[1..].to_owned()),
        meant @ (Said::Text(_) | Said::Truth(_) | Said::Null | Said::Other(_)) => meant,
    }
}

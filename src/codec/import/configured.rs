//! Configurations in JSON of ARM: what the management API answers, and templates.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::Value;

use super::ImportError;
use super::gather::{Gather, NOT_GUESSED, Said, elements, get, properties, said, start, text_of};
use crate::codec::imported::{Imported, Kind};

/// The type of an instance in ARM.
pub const SERVICE: &str = "Microsoft.ApiManagement/service";

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
        sku(&mut gather, each, said);
        custom_properties(&mut gather, map);
    }
    if seen { gather.done(Kind::ArmService) } else { Err(ImportError::Nothing(Kind::ArmService)) }
}

/// Tier and units of a resource.
pub fn sku(gather: &mut Gather, resource: &Value, said: impl Fn(&Value) -> Said) {
    let Some(sku) = get(resource, "sku") else { return };
    gather.sku(|part| get(sku, part).map(|value| (said(value), start(value))));
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
        Value::Object(object) => {
            for (key, value, at) in properties(object) {
                gather.key(key, &said(value), at);
            }
        }
        Value::StringLit(_) => {
            gather.ignore(start(map), "customProperties", NOT_GUESSED);
        }
        Value::NullKeyword(_) => {
            gather.ignore(
                start(map),
                "customProperties",
                "it is null: every setting is at its default",
            );
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

/// Where the parameters of expressions are looked up.
struct Scope<'v, 'a> {
    /// By their names.
    defaults: BTreeMap<&'v str, &'v Value<'a>>,
    /// Those for which an outer deployment passes a value, which counts instead.
    passed: BTreeSet<&'v str>,
}

impl<'v, 'a> Scope<'v, 'a> {
    fn of(template: &'v Value<'a>, passed: Option<&'v Value<'a>>) -> Self {
        let named = |value: Option<&'v Value<'a>>| match value {
            Some(Value::Object(object)) => properties(object).collect(),
            Some(_) | None => Vec::new(),
        };
        let defaults = named(get(template, "parameters")).into_iter();
        let default = |(name, value, _)| Some((name, get(value, "defaultValue")?));
        Self {
            defaults: defaults.filter_map(default).collect(),
            passed: named(passed).into_iter().map(|(name, ..)| name).collect(),
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
        let why = "it is only referred to, not configured";
        return gather.ignore(start(resource), "an existing instance", why);
    }
    if *seen {
        return gather.another(start(resource), "template");
    }
    *seen = true;
    sku(gather, resource, |value| resolved(scope, value));
    let map = get(resource, "properties").and_then(|each| get(each, "customProperties"));
    match map {
        Some(Value::Object(object)) => {
            for (key, value, at) in properties(object) {
                gather.key(key, &resolved(scope, value), at);
            }
        }
        Some(other) => custom_properties(gather, other),
        None => gather.ignore(
            start(resource),
            "the instance",
            "it has no customProperties: a deployment leaves every setting at its default",
        ),
    }
}

/// A value, or the default of the parameter that it names; any other expression stays one.
fn resolved(scope: &Scope, value: &Value) -> Said {
    let said = said(value);
    let Said::Expression(text) = &said else { return said };
    let name = text.strip_prefix("[parameters('").and_then(|rest| rest.strip_suffix("')]"));
    let name = name.filter(|name| !scope.passed.contains(name));
    let default = name.and_then(|name| scope.defaults.get(name));
    match default.map(|default| super::gather::said(default)) {
        Some(Said::Expression(_)) | None => said,
        Some(default) => default,
    }
}

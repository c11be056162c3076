//! Configurations in JSON: what the management API answers, ARM templates, Terraform plans.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::Value;

use super::ImportError;
use super::gather::{Gather, NOWHERE, Said, elements, get, properties, said, start, text_of};
use crate::codec::export::{attribute, sent_unnamed};
use crate::codec::imported::{Imported, Kind};
use crate::domain::Setting;

/// The type of an instance in ARM.
const SERVICE: &str = "Microsoft.ApiManagement/service";

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
            gather.ignore(start(each), "another instance", "the first one of a list is read");
            continue;
        }
        seen = true;
        sku(&mut gather, each, said);
        custom_properties(&mut gather, map);
    }
    if seen { gather.done(Kind::ArmService) } else { Err(ImportError::Nothing(Kind::ArmService)) }
}

/// Tier and units of a resource.
fn sku(gather: &mut Gather, resource: &Value, said: impl Fn(&Value) -> Said) {
    let Some(sku) = get(resource, "sku") else { return };
    if let Some(name) = get(sku, "name") {
        gather.tier(&said(name), start(name));
    }
    if let Some(capacity) = get(sku, "capacity") {
        gather.units(&said(capacity), start(capacity));
    }
}

/// The list under "value", as ARM answers with lists, or the object itself.
fn elements_or_self<'v, 'a>(value: &'v Value<'a>) -> &'v [Value<'a>] {
    match get(value, "value") {
        Some(Value::Array(array)) => &array.elements,
        Some(_) | None => std::slice::from_ref(value),
    }
}

fn custom_properties(gather: &mut Gather, map: &Value) {
    match map {
        Value::Object(object) => {
            for (key, value, at) in properties(object) {
                gather.key(key, &said(value), at);
            }
        }
        Value::StringLit(_) => {
            gather.ignore(
                start(map),
                "customProperties",
                "it is an expression; its value is not guessed",
            );
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
        let why = "the first one of a template is read";
        return gather.ignore(start(resource), "another instance", why);
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

/// Which resources were read already.
#[derive(Default)]
struct Seen {
    azurerm: bool,
    azapi: Azapi,
}

/// Which resources of azapi were read already: two instances are not one configuration.
#[derive(Default)]
pub struct Azapi {
    /// Was there any?
    pub any: bool,
    /// One that creates an instance.
    created: bool,
    /// What the first update is of.
    target: Option<String>,
}

impl Azapi {
    /// Is a resource about the same instance as those before it? `target` is what an update is of; what creates has none.
    pub fn is_of_the_first(&mut self, target: Option<Said>) -> bool {
        self.any = true;
        match target {
            None => !std::mem::replace(&mut self.created, true),
            Some(target) => {
                let target = format!("{target:?}");
                *self.target.get_or_insert_with(|| target.clone()) == target
            }
        }
    }
}

/// `terraform show -json` of a plan: what is planned for azurerm and azapi.
pub fn plan(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let mut gather = Gather::new(text);
    let mut seen = Seen::default();
    if let Some(root) = get(value, "planned_values").and_then(|values| get(values, "root_module")) {
        module(&mut gather, root, &mut seen);
    } else {
        for change in get(value, "resource_changes").map_or(&[][..], elements) {
            let after = get(change, "change").and_then(|change| get(change, "after"));
            if let Some(after) = after {
                planned(&mut gather, change, after, &mut seen);
            }
        }
    }
    if seen.azurerm || seen.azapi.any {
        gather.done(Kind::TerraformPlan)
    } else {
        Err(ImportError::Nothing(Kind::TerraformPlan))
    }
}

fn module(gather: &mut Gather, module_of: &Value, seen: &mut Seen) {
    for each in get(module_of, "resources").map_or(&[][..], elements) {
        if let Some(values) = get(each, "values") {
            planned(gather, each, values, seen);
        }
    }
    for child in get(module_of, "child_modules").map_or(&[][..], elements) {
        module(gather, child, seen);
    }
}

fn planned(gather: &mut Gather, resource: &Value, values: &Value, seen: &mut Seen) {
    // What is only looked up is not planned.
    if text_of(resource, "mode") == Some("data") {
        return;
    }
    match text_of(resource, "type").unwrap_or_default() {
        "azurerm_api_management" => {
            if seen.azurerm {
                let why = "the first one of a plan is read";
                return gather.ignore(start(resource), "another instance", why);
            }
            seen.azurerm = true;
            if let Some(name) = get(values, "sku_name") {
                gather.sku_name(&said(name), start(name));
            }
            let (mut has_security, mut has_protocols) = (false, false);
            for block in ["security", "protocols"] {
                for each in get(values, block).map_or(&[][..], elements) {
                    has_security |= block == "security";
                    has_protocols |= block == "protocols";
                    let Value::Object(object) = each else { continue };
                    for (name, value, at) in properties(object) {
                        attribute_said(gather, block, name, &said(value), at);
                    }
                }
            }
            attributes_unnamed(gather, has_security, has_protocols);
            if !has_security {
                no_security_block(gather, start(resource));
            }
        }
        "azapi_resource" | "azapi_update_resource" => {
            let of_service = text_of(values, "type")
                .and_then(|name| name.split_once('@'))
                .is_some_and(|(name, _)| name.eq_ignore_ascii_case(SERVICE));
            let Some(body) = get(values, "body").filter(|_| of_service) else { return };
            let is_update = text_of(resource, "type") == Some("azapi_update_resource");
            let unknown = || Said::Expression("known after apply".to_owned());
            let target = || get(values, "resource_id").map_or_else(unknown, said);
            if !seen.azapi.is_of_the_first(is_update.then(target)) {
                let why = "the first one of a plan is read";
                return gather.ignore(start(resource), "another instance", why);
            }
            if matches!(body, Value::StringLit(_)) {
                let why = "it is JSON in a string (azapi before 2.0), which is not read; paste the string itself";
                return gather.ignore(start(body), "body", why);
            }
            sku(gather, body, said);
            let map = get(body, "properties").and_then(|each| get(each, "customProperties"));
            if let Some(map) = map {
                custom_properties(gather, map);
            }
        }
        _ => {}
    }
}

/// Says that an instance without the block may be either way.
pub fn no_security_block(gather: &mut Gather, at: usize) {
    let why = "azurerm turns all of it off when it creates an instance, and leaves it as it is later; which of the two is not guessed";
    gather.ignore(at, "no security block", why);
}

/// What azurerm sends as false, since no attribute of a block names it.
pub fn attributes_unnamed(gather: &mut Gather, has_security: bool, has_protocols: bool) {
    let tier = gather.tier_said();
    for setting in Setting::ALL {
        let sent = sent_unnamed(tier, has_security, has_protocols, setting);
        let Some((_, name)) = attribute(setting).filter(|_| sent) else { continue };
        let old = format!("enable_{}", name.trim_end_matches("_enabled"));
        if !gather.knows(setting, name) && !gather.knows(setting, &old) {
            gather.found(setting, false, name, NOWHERE);
        }
    }
}

/// Takes an attribute of azurerm, by its current or its old name.
pub fn attribute_said(gather: &mut Gather, block: &str, name: &str, said: &Said, at: usize) {
    let current = name
        .strip_prefix("enable_")
        .map_or_else(|| name.to_owned(), |old| format!("{old}_enabled"));
    let setting = Setting::ALL.into_iter().find(|setting| {
        attribute(*setting).is_some_and(|(of, known)| of == block && known == current)
    });
    // To Terraform, null is as good as not named.
    match setting {
        Some(_) if matches!(said, Said::Null) => {}
        Some(setting) => gather.value(setting, name, said, at),
        None => gather.ignore(at, name, "azurerm has no such attribute for a setting of the page"),
    }
}

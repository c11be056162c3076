//! Configurations in JSON: what the management API answers, ARM templates, Terraform plans.

use jsonc_parser::ast::Value;

use super::ImportError;
use super::gather::{Gather, Said, elements, get, properties, said, start, text_of};
use crate::codec::export::attribute;
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
        if let Some(name) = get(each, "sku").and_then(|sku| text_of(sku, "name")) {
            gather.tier(name);
        }
        custom_properties(&mut gather, map);
    }
    if seen { gather.done(Kind::ArmService) } else { Err(ImportError::Nothing(Kind::ArmService)) }
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
    let seen = resources(&mut gather, value, value);
    if seen { gather.done(Kind::ArmTemplate) } else { Err(ImportError::Nothing(Kind::ArmTemplate)) }
}

fn resources(gather: &mut Gather, template: &Value, holder: &Value) -> bool {
    let mut seen = false;
    let named: Vec<&Value> = match get(holder, "resources") {
        Some(Value::Object(object)) => object.properties.iter().map(|each| &each.value).collect(),
        Some(list) => elements(list).iter().collect(),
        None => Vec::new(),
    };
    for resource in named {
        let kind = text_of(resource, "type").unwrap_or_default();
        if kind.eq_ignore_ascii_case(SERVICE) {
            if seen {
                gather.ignore(
                    start(resource),
                    "another instance",
                    "the first one of a template is read",
                );
                continue;
            }
            seen = true;
            let name = get(resource, "sku").and_then(|sku| get(sku, "name"));
            if let Some(Said::Text(name)) = name.map(|name| resolved(template, name)) {
                gather.tier(&name);
            }
            let map = get(resource, "properties").and_then(|each| get(each, "customProperties"));
            match map {
                Some(Value::Object(object)) => {
                    for (key, value, at) in properties(object) {
                        gather.key(key, &resolved(template, value), at);
                    }
                }
                Some(other) => custom_properties(gather, other),
                None => gather.ignore(
                    start(resource),
                    "the instance",
                    "it has no customProperties: a deployment leaves every setting at its default",
                ),
            }
        } else if kind.eq_ignore_ascii_case("Microsoft.Resources/deployments") {
            let nested = get(resource, "properties").and_then(|each| get(each, "template"));
            seen |= nested.is_some_and(|nested| resources(gather, nested, nested));
        }
    }
    seen
}

/// A value, or the default of the parameter that it names; any other expression stays one.
fn resolved(template: &Value, value: &Value) -> Said {
    let said = said(value);
    let Said::Expression(text) = &said else { return said };
    let name = text.strip_prefix("[parameters('").and_then(|rest| rest.strip_suffix("')]"));
    let default =
        name.and_then(|name| get(get(get(template, "parameters")?, name)?, "defaultValue"));
    match default.map(super::gather::said) {
        Some(Said::Text(text)) => Said::Text(text),
        Some(Said::Truth(truth)) => Said::Truth(truth),
        Some(Said::Expression(_) | Said::Other(_)) | None => said,
    }
}

/// `terraform show -json` of a plan: what is planned for azurerm and azapi.
pub fn plan(text: &str, value: &Value) -> Result<Imported, ImportError> {
    let mut gather = Gather::new(text);
    let mut seen = false;
    if let Some(root) = get(value, "planned_values").and_then(|values| get(values, "root_module")) {
        module(&mut gather, root, &mut seen);
    } else {
        for change in get(value, "resource_changes").map_or(&[][..], elements) {
            let after = get(change, "change").and_then(|change| get(change, "after"));
            if let Some(after) = after {
                resource(
                    &mut gather,
                    text_of(change, "type").unwrap_or_default(),
                    after,
                    &mut seen,
                );
            }
        }
    }
    if seen {
        gather.done(Kind::TerraformPlan)
    } else {
        Err(ImportError::Nothing(Kind::TerraformPlan))
    }
}

fn module(gather: &mut Gather, module_of: &Value, seen: &mut bool) {
    for each in get(module_of, "resources").map_or(&[][..], elements) {
        if let Some(values) = get(each, "values") {
            resource(gather, text_of(each, "type").unwrap_or_default(), values, seen);
        }
    }
    for child in get(module_of, "child_modules").map_or(&[][..], elements) {
        module(gather, child, seen);
    }
}

fn resource(gather: &mut Gather, kind: &str, values: &Value, seen: &mut bool) {
    match kind {
        "azurerm_api_management" => {
            *seen = true;
            if let Some((tier, _)) =
                text_of(values, "sku_name").and_then(|name| name.split_once('_'))
            {
                gather.tier(tier);
            }
            for block in ["security", "protocols"] {
                for each in get(values, block).map_or(&[][..], elements) {
                    let Value::Object(object) = each else { continue };
                    for (name, value, at) in properties(object) {
                        attribute_said(gather, block, name, &said(value), at);
                    }
                }
            }
        }
        "azapi_resource" | "azapi_update_resource" => {
            let of_service = text_of(values, "type").is_some_and(|name| name.starts_with(SERVICE));
            let map = get(values, "body")
                .and_then(|body| get(body, "properties"))
                .and_then(|properties| get(properties, "customProperties"));
            if let (true, Some(map)) = (of_service, map) {
                *seen = true;
                custom_properties(gather, map);
            }
        }
        _ => {}
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
    match setting {
        Some(setting) => gather.value(setting, name, said, at),
        None => gather.ignore(at, name, "azurerm has no such attribute for a setting of the page"),
    }
}

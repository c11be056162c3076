//! Terraform: its plans in JSON, and what they share with its language: azurerm by its attributes, azapi by its keys.

use jsonc_parser::ast::Value;

use super::configured::{custom_properties, is_service, other_regions, sku};
use super::gather::{Gather, NOWHERE, Said, elements, get, properties, said, start, text_of};
use super::{ImportError, check_depth, parse};
use crate::codec::export::{attribute, sent_unnamed};
use crate::codec::imported::{Imported, Kind};
use crate::domain::Setting;

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
                return gather.another(start(resource), "plan");
            }
            seen.azurerm = true;
            if let Some(name) = get(values, "sku_name") {
                gather.sku_name(&said(name), start(name));
            }
            if let Some(others) = get(values, "additional_location") {
                gather.other_regions(elements(others).len());
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
            let of_service = text_of(values, "type").is_some_and(is_service);
            let Some(body) = get(values, "body").filter(|_| of_service) else { return };
            let is_update = text_of(resource, "type") == Some("azapi_update_resource");
            let unknown = || Said::Expression("known after apply".to_owned());
            let target = || get(values, "resource_id").map_or_else(unknown, said);
            if !seen.azapi.is_of_the_first(is_update.then(target)) {
                return gather.another(start(resource), "plan");
            }
            match body {
                Value::StringLit(text) => body_in_text(gather, &text.value, start(body)),
                Value::Object(_)
                | Value::Array(_)
                | Value::NumberLit(_)
                | Value::BooleanLit(_)
                | Value::NullKeyword(_) => body_in_json(gather, body),
            }
        }
        _ => {}
    }
}

/// Reads the body of a resource of azapi that is JSON in a string, as before azapi 2.0.
pub fn body_in_text(gather: &mut Gather, text: &str, at: usize) {
    match check_depth(text).and_then(|()| parse(text)) {
        Ok(body) => gather.inside(at, |gather| body_in_json(gather, &body)),
        Err(error) => gather.ignore(at, "body", &format!("in the string, {error}")),
    }
}

fn body_in_json(gather: &mut Gather, body: &Value) {
    sku(gather, body);
    let properties = get(body, "properties");
    other_regions(gather, properties.and_then(|each| get(each, "additionalLocations")));
    match properties.and_then(|each| get(each, "customProperties")) {
        Some(map) => custom_properties(gather, map),
        None => no_custom_properties(gather, start(body)),
    }
}

/// Says that a body sets nothing that is read here.
pub fn no_custom_properties(gather: &mut Gather, at: usize) {
    gather.ignore(at, "body", "it has no customProperties");
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

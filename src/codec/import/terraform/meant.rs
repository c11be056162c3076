//! What a module is called with, and what locals and variables say: meant for the gateway, as far as their names tell.

use super::super::gather::{Gather, setting_of, tier_named};
use super::super::value::{At, Doubt, Entry};
use super::super::{ImportError, Source, choose};
use super::azurerm::named;
use super::evaluate::Evaluator;
use super::written::{PARSED_MAX, TOO_LARGE, mentions};
use crate::codec::imported::{Imported, Kind, Place};
use crate::domain::Setting;

/// Deepest nesting in which names are looked for.
const DEPTH_MAX: usize = 16;
const OF_MODULE: &str = "meant for the gateway; what the module does with it is not known";
const OF_NAMES: &str = "meant for the gateway; what is done with it is not known";
const OF_VALUES: &str = "values for a configuration, meant for the gateway; give the configuration that they belong to with them";

/// What is said under one name, and how that is introduced.
struct Meant {
    about: String,
    at: At,
    /// Everything in it, by name.
    inside: Vec<Entry>,
    why: &'static str,
}

/// Reads what is meant.
///
/// # Errors
///
/// If nothing is.
pub fn read(
    evaluator: &Evaluator,
    all: &[Source],
    wanted: Option<&str>,
) -> Result<Imported, ImportError> {
    let configuration = evaluator.configuration;
    let kind = if configuration.is_whole { Kind::TerraformHcl } else { Kind::TerraformVariables };
    let mut found = Vec::new();
    for section in &configuration.modules {
        let is_mentioned =
            section.text().is_none_or(|text| mentions(text) || is_about_gateway(text));
        if !is_mentioned {
            continue;
        }
        let body = section.body(all, &configuration.room)?;
        let entry = |(name, at, term): (&str, At, _)| Entry {
            key: name.into(),
            at,
            value: evaluator.value(term, None),
        };
        let inside: Vec<Entry> = body.attributes().into_iter().map(entry).collect();
        let of_gateway = is_about_gateway(section.labels[0])
            || inside.iter().any(|entry| {
                &*entry.key == "source" && entry.value.as_text().is_some_and(is_about_gateway)
            });
        if says(&inside, of_gateway) {
            let about = format!("module.{}", section.labels[0]);
            let name = inside.iter().find(|entry| &*entry.key == "name");
            let name = name.and_then(|entry| entry.value.as_text()).unwrap_or(&about).to_owned();
            found.push((name, Meant { about, at: section.at, inside, why: OF_MODULE }));
        }
    }
    if found.is_empty() {
        let inside =
            names(evaluator).filter(|_| !configuration.room.is_used_up()).ok_or_else(|| {
                let place = Place { file: 0, line: 1, column: 1 };
                ImportError::Syntax("Terraform", place, TOO_LARGE.to_owned())
            })?;
        let first = inside.first().map_or(At::NOWHERE, |entry| entry.at);
        if !says(&inside, true) {
            return Err(ImportError::Nothing(kind));
        }
        let (about, why) = if configuration.is_whole {
            ("locals and variables", OF_NAMES)
        } else {
            ("values", OF_VALUES)
        };
        found.push((String::new(), Meant { about: about.to_owned(), at: first, inside, why }));
    }
    let only = found.len() == 1;
    let meant = choose(found, wanted.filter(|_| !only))?;
    let mut gather = Gather::new(all);
    meant.read(&mut gather);
    gather.done(kind)
}

/// The values of locals and variables that may say something; `None` if that is more than is read.
fn names(evaluator: &Evaluator) -> Option<Vec<Entry>> {
    let configuration = evaluator.configuration;
    let mut names: Vec<(bool, &str)> = Vec::new();
    let mut length = 0;
    for (name, local) in configuration.locals.iter() {
        let text = local.text();
        if text.is_none_or(mentions) {
            length += text.map_or(0, str::len);
            names.push((true, name));
        }
    }
    for (name, variable) in configuration.variables.iter() {
        if variable.mentions() {
            length += variable.length();
            names.push((false, name));
        }
    }
    let entry = |(is_local, name): (bool, &str)| {
        let value = if is_local { evaluator.local(name) } else { evaluator.variable(name) };
        let value = value?.ok()?;
        Some(Entry { key: name.into(), at: value.at, value })
    };
    let fits = length <= PARSED_MAX;
    fits.then(|| names.into_iter().filter_map(entry).collect())
}

/// Does a name say that it is about a gateway of API Management?
fn is_about_gateway(text: &str) -> bool {
    let names = ["apim", "api_management", "api-management", "apimanagement", "gateway"];
    let text = text.to_lowercase();
    names.into_iter().any(|name| text.contains(name))
}

/// The setting that a module's own name is of: some have them for what azurerm has no attribute for.
fn of_module(name: &str) -> Option<Setting> {
    match name {
        "enable_frontend_tls13" | "frontend_tls13_enabled" => Some(Setting::CLIENT_TLS13),
        "enable_backend_tls13" | "backend_tls13_enabled" => Some(Setting::BACKEND_TLS13),
        _ => None,
    }
}

/// Does something in it name a setting, or a tier of the gateway?
fn says(entries: &[Entry], of_gateway: bool) -> bool {
    let mut found = false;
    walk(entries, DEPTH_MAX, false, &mut |entry, in_protocols| {
        let is_attribute = named(&entry.key)
            .is_some_and(|it| it.setting != Setting::Http2 || in_protocols || of_gateway);
        let is_map = is_map(&entry.key) && of_gateway;
        let is_tier = of_gateway && is_tier(entry);
        found |= setting_of(&entry.key).is_some() || is_attribute || is_map || is_tier;
    });
    found
}

fn is_map(key: &str) -> bool {
    let plain = key.replace('_', "").to_lowercase();
    plain.ends_with("customproperties")
}

fn is_tier(entry: &Entry) -> bool {
    let is_sku = ["sku", "Sku", "SKU"].iter().any(|word| entry.key.contains(word));
    let text = entry.value.as_text().unwrap_or_default();
    let tier = text.rsplit_once('_').map_or(text, |(tier, _)| tier);
    is_sku && tier_named(tier).is_some()
}

/// Goes over everything in entries, with whether it stands in `protocols`.
fn walk(entries: &[Entry], depth: usize, in_protocols: bool, each: &mut dyn FnMut(&Entry, bool)) {
    if depth == 0 {
        return;
    }
    for entry in entries {
        each(entry, in_protocols);
        let is_protocols = &*entry.key == "protocols";
        let lists = entry.value.as_list().unwrap_or_default().iter();
        for node in std::iter::once(&entry.value).chain(lists) {
            if let Some(object) = node.as_object() {
                walk(&object.entries, depth - 1, is_protocols, each);
            }
        }
    }
}

impl Meant {
    fn read(&self, gather: &mut Gather) {
        gather.remark(self.at, &self.about, self.why);
        if let Some(name) = self.inside.iter().find(|entry| &*entry.key == "name") {
            gather.name(&name.value);
        }
        walk(&self.inside, DEPTH_MAX, false, &mut |entry, _| self.entry(gather, entry));
        let is_one = self.why == OF_MODULE;
        let why = if is_one { "does not name it" } else { "do not name it" };
        let doubt = Doubt::new(&self.about, self.at, why);
        gather.doubtful(|_| true, &doubt);
    }

    fn entry(&self, gather: &mut Gather, entry: &Entry) {
        if setting_of(&entry.key).is_some() {
            gather.key(&entry.key, &entry.value, entry.at);
        } else if let Some(attribute) = named(&entry.key).filter(|_| !entry.value.is_null()) {
            let value = attribute.value(&entry.value);
            gather.setting(attribute.setting, &entry.key, &value, entry.at);
        } else if let Some(setting) = of_module(&entry.key) {
            gather.setting(setting, &entry.key, &entry.value, entry.at);
        } else {
            self.tier(gather, entry);
        }
    }

    fn tier(&self, gather: &mut Gather, entry: &Entry) {
        let is_number = || entry.value.as_object().is_none() && entry.value.as_list().is_none();
        match &*entry.key {
            "sku_name"
            | "apim_sku_name"
            | "skuname"
            | "api_management_sku"
            | "api_management_sku_name" => {
                gather.sku_name(&entry.value);
            }
            "sku" | "apim_sku" => {
                let has_parts = entry.value.as_object().is_some();
                if has_parts { gather.sku(&entry.value) } else { gather.sku_name(&entry.value) }
            }
            "sku_capacity" | "capacity" | "sku_count" | "units" if is_number() => {
                gather.units(&entry.value);
            }
            _ if is_tier(entry) => gather.sku_name(&entry.value),
            _ => {}
        }
    }
}

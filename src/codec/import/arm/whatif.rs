//! What `az deployment group what-if` tells of an instance: what it is now, and what it would be.

use jsonc_parser::ast::Value as Json;

use super::expression::{each, get, text_of};
use super::instance::{self, Instance, Note, Origin};
use super::service;
use crate::codec::import::value::{At, Doubt, Node};
use crate::codec::import::{ImportError, Source, choose};
use crate::codec::imported::{Imported, Kind};

/// A kind of change that only a number tells.
const NUMBERED: &str = "numbered";
const NOT_COMPUTED: &str = "is an expression that what-if does not compute";
const DELETED: ImportError = ImportError::Instead(
    "a what-if result in which the instance is deleted",
    "nothing of it is left to compare",
);
const NO_PAYLOAD: ImportError = ImportError::Instead(
    "a what-if result of resource ids alone",
    "run what-if with --result-format FullResourcePayloads",
);

/// The changes of a what-if result, if it is one.
pub fn changes<'v, 'a>(json: &'v Json<'a>) -> Option<Vec<&'v Json<'a>>> {
    let list = get(json, "changes").or_else(|| get(get(json, "properties")?, "changes"))?;
    let all = each(list.as_array().map(|_| list));
    let is_change = |each: &&Json| resource(each).is_some() || get(each, "changeType").is_some();
    let are_changes = all.iter().all(is_change);
    (list.as_array().is_some() && are_changes).then_some(all)
}

/// What a change is of, as Azure CLI or PowerShell calls it.
fn resource<'v>(change: &'v Json) -> Option<&'v str> {
    ["resourceId", "fullyQualifiedResourceId", "relativeResourceId"]
        .into_iter()
        .find_map(|name| text_of(change, name))
}

/// What is done to it. PowerShell writes a number, and versions of it count in different orders: only deleting is the same in all.
fn done(change: &Json) -> String {
    let number = get(change, "changeType").and_then(Json::as_number_lit);
    match number.map(|number| number.value) {
        Some("1") => "delete".to_owned(),
        Some(_) => NUMBERED.to_owned(),
        None => text_of(change, "changeType").unwrap_or_default().to_lowercase(),
    }
}

/// Reads the instance that is wanted: what is planned, and before it what is live.
///
/// # Errors
///
/// If none is changed, it is not decided which is wanted, or nothing is said of it.
pub fn read(
    json: &Json,
    sources: &[Source],
    file: u16,
    wanted: Option<&str>,
) -> Result<Imported, ImportError> {
    let all = changes(json).unwrap_or_default();
    let named = all.into_iter().filter_map(|change| {
        let id = resource(change).or_else(|| text_of(get(change, "after")?, "id"))?;
        let (before, name) = id.rsplit_once('/')?;
        let of_service =
            before.to_lowercase().ends_with("/providers/microsoft.apimanagement/service")
                || before.eq_ignore_ascii_case("Microsoft.ApiManagement/service");
        of_service.then(|| (name.to_owned(), change))
    });
    let mut named: Vec<_> = named.collect();
    let is_ignored = |change: &Json| done(change) == "ignore";
    // What the deployment does not touch is of interest only if there is nothing else.
    if wanted.is_none() && named.iter().any(|(_, change)| !is_ignored(change)) {
        named.retain(|(_, change)| !is_ignored(change));
    }
    if named.is_empty() {
        return Err(ImportError::Nothing(Kind::WhatIf));
    }
    let name = named.iter().map(|(name, _)| name.clone()).next().unwrap_or_default();
    let change = choose(named, wanted)?;
    let name = wanted.map_or(name, str::to_owned);
    let kind = done(change);
    let side = |name: &str| get(change, name).filter(|side| side.as_object().is_some());
    let (before, after) = (side("before"), side("after"));
    let (planned, notes) = match kind.as_str() {
        "delete" => return Err(DELETED),
        "ignore" => (after.or(before), vec!["the deployment does not touch it"]),
        "nochange" | "noeffect" => (after.or(before), vec!["the deployment changes nothing of it"]),
        NUMBERED => (after.or(before), Vec::new()),
        _ => (after, Vec::new()),
    };
    let planned = planned.ok_or(NO_PAYLOAD)?;
    let made = |side: &Json, origin: Origin| {
        let (_, mut all) = service::instances(side, file);
        let at = At::new(file, jsonc_parser::common::Ranged::range(side).start);
        let found = if all.is_empty() { None } else { Some(all.remove(0)) };
        let body = found.map_or_else(|| Node::of_json(side, file), |found| found.body);
        Instance {
            name: name.clone(),
            body: computed(&body),
            at,
            maybe: None,
            origin,
            inside: None,
            notes: Vec::new(),
        }
    };
    let mut plan = made(planned, Origin::Template);
    plan.notes = notes.into_iter().map(|text| Note::plain(plan.at, &name, text)).collect();
    let mut imported = instance::read(Kind::WhatIf, sources, vec![plan], &[], None)?;
    if let Some(before) = before {
        let live = made(before, Origin::Live { whole: true });
        let live = instance::read(Kind::WhatIf, sources, vec![live], &[], None)?;
        imported.before = Some(Box::new(live));
    }
    Ok(imported)
}

/// The same, with expressions that stand in it as what is not decided.
fn computed(node: &Node) -> Node {
    node.doubted(&|text, at| {
        let is_expression = text.starts_with('[') && text.ends_with(']');
        is_expression.then(|| Doubt::new(text, at, NOT_COMPUTED))
    })
}

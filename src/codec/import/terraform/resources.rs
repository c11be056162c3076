//! The resources of a configuration that are about instances.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enum of expressions is a library's: what is no list is one reference"
)]

use std::rc::Rc;

use super::super::gather::reason;
use hcl_edit::Span;
use hcl_edit::expr::Expression;
use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;

use super::super::value::{At, Doubt, Entry, Node, Value};
use super::super::{ImportError, Source};
use super::azapi::{Part, is_service};
use super::azurerm::Service;
use super::body::{Blocks, Body, Instance, blocks, instances};
use super::configuration::{Configuration, Section};
use super::evaluate::Evaluator;
use super::instances::Instances;
use super::term::{Names, Term};

/// Why what `ignore_changes` names is not what the file says.
const LEFT: &str = "stays as it is live: changes of it are ignored";

/// Reads all resources that are about instances.
pub fn read(
    evaluator: &Evaluator,
    configuration: &Configuration,
    all: &[Source],
) -> Result<Instances, ImportError> {
    let mut found = Instances::default();
    let is_mentioned = all.iter().any(|source| source.text.contains("onsumption"));
    for section in &configuration.resources {
        let body = section.body(all, &configuration.room)?;
        let kind = section.labels[0];
        if kind != "azurerm_api_management" && !is_about_service(evaluator, body, all) {
            continue;
        }
        for instance in instances(evaluator, body) {
            let address = format!("{kind}.{}{}", section.labels[1], instance.suffix);
            instance.within(|names| match kind {
                "azurerm_api_management" => {
                    let mut service = service(evaluator, section, body, names, is_mentioned);
                    let left = ignored(body);
                    left_out(&mut service.security, "security", &left);
                    left_out(&mut service.protocols, "protocols", &left);
                    found.azurerm(address, service);
                    remark(&mut found, &instance);
                    for (at, text) in left {
                        found.remark(at, "ignore_changes", format!("{text} {LEFT}"));
                    }
                }
                _ => azapi(evaluator, section, body, names, &instance, address, &mut found),
            });
        }
    }
    Ok(found)
}

/// What `ignore_changes` says of the settings: Terraform sets it when it creates an instance, and never after.
fn ignored(body: Body) -> Vec<(At, String)> {
    let lifecycles = body.blocks("lifecycle").into_iter();
    let lists = lifecycles.filter_map(|(inner, _)| inner.attribute("ignore_changes"));
    let references = |term: Term| match term {
        Term::Expression(Expression::Array(list), origin) => list
            .iter()
            .map(|each| (origin.at(each.span()), origin.quote(each.span()).to_owned()))
            .collect(),
        Term::Expression(all, origin) => {
            vec![(origin.at(all.span()), origin.quote(all.span()).to_owned())]
        }
        Term::Json(list, file) | Term::Plain(list, file) => {
            let text = |each: &Json| {
                let text = each.as_string_lit()?.value.as_ref().to_owned();
                Some((At::new(file, each.range().start), text))
            };
            list.as_array()
                .map_or(&[][..], |list| &list.elements)
                .iter()
                .filter_map(text)
                .collect::<Vec<_>>()
        }
    };
    let of_settings =
        |text: &str| text == "all" || text.starts_with("security") || text.starts_with("protocols");
    lists.flat_map(references).filter(|(_, text)| of_settings(text)).collect()
}

/// Leaves out of the blocks what is left as it is live.
fn left_out(blocks: &mut Blocks, name: &str, left: &[(At, String)]) {
    for (at, text) in left {
        if text == "all" || text == name {
            *blocks = Blocks::default();
            continue;
        }
        let attribute = text.strip_prefix(name).and_then(|rest| rest.rsplit('.').next());
        let (Some(attribute), Some(block)) = (attribute, blocks.list.first_mut()) else { continue };
        let value = Node::unknown(Doubt::new(text, *at, LEFT));
        let over = Node::object(vec![Entry { key: attribute.into(), at: *at, value }], *at);
        if let Some(merged) = Node::merged(block, &over) {
            *block = Node { at: block.at, ..merged };
        }
    }
}

/// Says that an instance may not be there.
fn remark(found: &mut Instances, instance: &Instance) {
    if let Some(doubt) = &instance.doubt {
        let text = format!("{}: it is read as if it were there", reason(doubt));
        found.remark(doubt.at, "count or for_each", text);
    }
}

fn service(
    evaluator: &Evaluator,
    section: &Section,
    body: Body,
    names: Names,
    may_be_consumption: bool,
) -> Service {
    let value = |name: &str| Some(evaluator.value(body.attribute(name)?, names));
    let blocks = |name| blocks(evaluator, body, name, names);
    Service {
        at: section.at,
        is_live: false,
        is_computed: false,
        sku: [value("sku_name"), blocks("sku").list.into_iter().next()],
        name: value("name"),
        security: blocks("security"),
        protocols: blocks("protocols"),
        locations: blocks("additional_location"),
        may_be_consumption,
    }
}

fn azapi(
    evaluator: &Evaluator,
    section: &Section,
    body: Body,
    names: Names,
    instance: &Instance,
    address: String,
    found: &mut Instances,
) {
    let value = |name: &str| Some(evaluator.value(body.attribute(name)?, names));
    let content = value("body").map_or_else(
        || Node::object(Vec::new(), section.at),
        |node| evaluator.unfolded(&node).unwrap_or_else(Node::unknown),
    );
    let part = |name| Part { at: section.at, name, body: content, doubt: instance.doubt.clone() };
    let method = || value("method").and_then(|method| method.as_text().map(str::to_uppercase));
    let creates = match section.labels[0] {
        "azapi_resource" => true,
        "azapi_resource_action" => match method().as_deref() {
            Some("PUT") => true,
            Some("PATCH") => false,
            // An action of another kind writes no settings.
            Some(_) | None => return,
        },
        _ => false,
    };
    if creates {
        found.created(address, part(value("name")));
        return remark(found, instance);
    }
    let id = value("resource_id").or_else(|| value("name"));
    let target = match id.as_ref().map(|id| &id.value) {
        Some(Value::Text(id)) => id.to_string(),
        Some(Value::Unknown(doubt)) => resolved(doubt, names),
        Some(
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::List(_) | Value::Object(_),
        )
        | None => address,
    };
    found.changed(target, part(None));
}

/// The address in a reference: an index by `each.key` or `count.index` is what that is here.
fn resolved(doubt: &Rc<Doubt>, names: Names) -> String {
    let mut target = doubt.what.to_string();
    if let Some(scope) = names {
        let key =
            scope.value.get("key").and_then(|key| key.as_text().map(|key| format!("{key:?}")));
        let index = scope.value.get("index").and_then(|index| super::functions::text_of(&index));
        if let Some(key) = key {
            target = target.replace("[each.key]", &format!("[{key}]"));
        }
        if let Some(index) = index {
            target = target.replace("[count.index]", &format!("[{index}]"));
        }
    }
    target
}

/// Is a resource of azapi about an instance? Its type may be decided only to its version.
fn is_about_service(evaluator: &Evaluator, body: Body, all: &[Source]) -> bool {
    let Some(term) = body.attribute("type") else { return false };
    let value = evaluator.value(term, None);
    if let Some(text) = value.as_text() {
        return is_service(text);
    }
    let At { file, byte } = term.at();
    let text = all.get(usize::from(file)).and_then(|source| source.text.get(byte..));
    let quoted = text.and_then(|text| text.strip_prefix('"'));
    let until_version = quoted.and_then(|text| text.split(['"', '@']).next());
    matches!(term, Term::Expression(..) | Term::Json(..)) && until_version.is_some_and(is_service)
}

/// Blocks that a plan or a state lists.
pub fn listed(values: &Node, name: &str) -> Blocks {
    Blocks::of(values.get(name).as_ref())
}

//! The resources of a configuration that are about instances.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enum of expressions is a library's: what is no list is one reference"
)]

use std::rc::Rc;

use super::super::gather::reason;
use hcl_edit::Span;
use hcl_edit::expr::Expression;
use hcl_edit::template::Element;
use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;

use super::super::value::{At, Doubt, Entry, Node, Object, Value};
use super::super::{ImportError, Source};
use super::azapi::{Part, is_service};
use super::azurerm::Service;
use super::body::{Blocks, Body, Instance, blocks, instances};
use super::evaluate::Evaluator;
use super::instances::Instances;
use super::modules::Calling;
use super::section::Section;
use super::term::{Names, Term};

/// Why what `ignore_changes` names is not what the file says.
const LEFT: &str = "stays as it is live: changes of it are ignored";

/// Reads all resources of a module that are about instances.
///
/// # Errors
///
/// Where a block cannot be parsed.
pub fn read(
    evaluator: &Evaluator,
    calling: &Calling,
    all: &[Source],
    found: &mut Instances,
) -> Result<(), ImportError> {
    let configuration = evaluator.configuration;
    for section in &configuration.resources {
        let body = section.body(all, &configuration.room)?;
        let kind = section.labels[0];
        if kind != "azurerm_api_management" && !is_about_service(evaluator, body, all) {
            continue;
        }
        for mut instance in instances(evaluator, body) {
            let address =
                format!("{}{kind}.{}{}", calling.prefix, section.labels[1], instance.suffix);
            instance.doubt = instance.doubt.or_else(|| calling.doubt.clone());
            instance.within(|names| match kind {
                "azurerm_api_management" => {
                    let mut service = service(evaluator, section, body, names);
                    let left = ignored(body, &["security", "protocols"]);
                    left_out(&mut service.security, "security", &left);
                    left_out(&mut service.protocols, "protocols", &left);
                    found.azurerm(address, service);
                    remark(found, &instance);
                    for (at, text) in left {
                        found.remark(at, "ignore_changes", format!("{text} {LEFT}"));
                    }
                }
                _ => azapi(evaluator, section, body, names, (&instance, calling), address, found),
            });
        }
    }
    Ok(())
}

/// What `ignore_changes` says of the settings: Terraform sets it when it creates an instance, and never after.
fn ignored(body: Body, roots: &[&str]) -> Vec<(At, String)> {
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
            list.as_array().map_or_else(
                || text(list).into_iter().collect(),
                |list| list.elements.iter().filter_map(text).collect::<Vec<_>>(),
            )
        }
    };
    let of_settings = |text: &str| {
        let path = path_of(text);
        let first = path.first().copied().unwrap_or_default();
        first == "all" || roots.contains(&first)
    };
    // Older configurations put quotes around them.
    let plain = |(at, text): (At, String)| (at, text.trim_matches('"').to_owned());
    lists.flat_map(references).map(plain).filter(|(_, text)| of_settings(text)).collect()
}

/// The names in a reference, without its indices by number: of `security[0].x` and `security.0.x` the same.
fn path_of(text: &str) -> Vec<&str> {
    let parts = text.split(['.', '[', ']', '"']).filter(|part| !part.is_empty());
    parts.filter(|part| !part.bytes().all(|byte| byte.is_ascii_digit())).collect()
}

/// Leaves out of the blocks what is left as it is live.
fn left_out(blocks: &mut Blocks, name: &str, left: &[(At, String)]) {
    for (at, text) in left {
        let path = path_of(text);
        let attribute = match path.as_slice() {
            ["all"] => None,
            [first, rest @ ..] if *first == name => rest.first().copied(),
            _ => continue,
        };
        let Some(attribute) = attribute else {
            *blocks = Blocks::default();
            continue;
        };
        let Some(block) = blocks.list.first_mut() else { continue };
        *block = block.replaced(attribute, Node::unknown(Doubt::new(text, *at, LEFT)));
    }
}

/// A body of azapi without what is left as it is live: all of it, or what a path in it names.
fn left_in(body: Node, left: &[(At, String)]) -> Node {
    left.iter().fold(body, |body, (at, text)| {
        let doubt = Doubt::new(text, *at, LEFT);
        // A key of the map is full of dots.
        let path = text.strip_prefix("body").unwrap_or_default();
        match path_of(path).as_slice() {
            [] => Node::unknown(doubt),
            ["properties"] => with(&body, &["properties"], &doubt),
            ["properties", "customProperties", ..] => {
                with(&body, &["properties", "customProperties"], &doubt)
            }
            ["sku", ..] => with(&body, &["sku"], &doubt),
            _ => body,
        }
    })
}

/// One value laid over another: objects key by key, all else instead of what was there.
fn laid_over(under: &Node, over: &Node) -> Node {
    let (Some(first), Some(second)) = (under.as_object(), over.as_object()) else {
        return if over.is_null() { under.clone() } else { over.clone() };
    };
    let entry = |entry: &Entry| match first.get(&entry.key) {
        Some(below) => Entry { value: laid_over(&below.value, &entry.value), ..entry.clone() },
        None => entry.clone(),
    };
    let entries = second.entries.iter().map(entry).collect();
    let value = Value::Object(Rc::new(Object { entries, rest: second.rest.clone() }));
    Node::merged(under, &Node { value, ..over.clone() }).unwrap_or_else(|| over.clone())
}

/// The same value, with what is at this path not decided.
fn with(node: &Node, path: &[&str], doubt: &Rc<Doubt>) -> Node {
    let [name, rest @ ..] = path else { return Node::unknown(Rc::clone(doubt)) };
    let Some(object) = node.as_object() else { return node.clone() };
    let inside = |entry: &Entry| {
        let is_it = entry.key.eq_ignore_ascii_case(name);
        let value = if is_it { with(&entry.value, rest, doubt) } else { entry.value.clone() };
        Entry { value, ..entry.clone() }
    };
    let mut entries: Vec<Entry> = object.entries.iter().map(inside).collect();
    if object.get_any_case(name).is_none() && rest.is_empty() {
        let value = Node::unknown(Rc::clone(doubt));
        entries.push(Entry { key: (*name).into(), at: doubt.at, value });
    }
    let rest = object.rest.clone();
    Node { value: Value::Object(Rc::new(Object { entries, rest })), ..node.clone() }
}

/// Says that an instance may not be there.
fn remark(found: &mut Instances, instance: &Instance) {
    if let Some(doubt) = &instance.doubt {
        let text = format!("{}: it is read as if it were there", reason(doubt));
        found.may_be_absent(doubt.at, "count or for_each", text);
    }
}

fn service(evaluator: &Evaluator, section: &Section, body: Body, names: Names) -> Service {
    let value = |name: &str| Some(evaluator.value(body.attribute(name)?, names));
    let blocks = |name| blocks(evaluator, body, name, names);
    Service {
        at: section.at,
        is_live: false,
        is_computed: false,
        sku: [sku_name(evaluator, body, names), blocks("sku").list.into_iter().next()],
        name: value("name"),
        security: blocks("security"),
        protocols: blocks("protocols"),
        locations: blocks("additional_location"),
    }
}

/// Tier and units in one: of `"Premium_${var.units}"` the tier is known also where the units are not.
fn sku_name(evaluator: &Evaluator, body: Body, names: Names) -> Option<Node> {
    let term = body.attribute("sku_name")?;
    let node = evaluator.value(term, names);
    let Some(doubt) = node.doubt() else { return Some(node) };
    let Term::Expression(Expression::StringTemplate(template), _) = term else { return Some(node) };
    let mut elements = template.iter();
    let (Some(Element::Literal(tier)), Some(Element::Interpolation(_)), None) =
        (elements.next(), elements.next(), elements.next())
    else {
        return Some(node);
    };
    let Some(tier) = tier.as_str().strip_suffix('_') else { return Some(node) };
    let entry = |key: &str, value| Entry { key: key.into(), at: node.at, value };
    let entries = vec![
        entry("name", Node::text(tier, node.at)),
        entry("capacity", Node::unknown(Rc::clone(doubt))),
    ];
    let sku = Object { entries, rest: None };
    Some(Node::new(Value::Object(Rc::new(sku)), node.at))
}

fn azapi(
    evaluator: &Evaluator,
    section: &Section,
    body: Body,
    names: Names,
    (instance, calling): (&Instance, &Calling),
    address: String,
    found: &mut Instances,
) {
    let value = |name: &str| Some(evaluator.value(body.attribute(name)?, names));
    let content = value("body").map_or_else(
        || Node::object(Vec::new(), section.at),
        |node| evaluator.unfolded(&node).unwrap_or_else(Node::unknown),
    );
    // azapi puts both together, key by key.
    let content = match value("sensitive_body") {
        Some(over) => laid_over(&content, &evaluator.unfolded(&over).unwrap_or_else(Node::unknown)),
        None => content,
    };
    let left = ignored(body, &["body"]);
    let content = left_in(content, &left);
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
        for (at, text) in left {
            found.remark(at, "ignore_changes", format!("{text} {LEFT}"));
        }
        return remark(found, instance);
    }
    let id = value("resource_id").or_else(|| value("name"));
    let target = match id.as_ref().map(|id| &id.value) {
        Some(Value::Text(id)) => id.to_string(),
        Some(Value::Unknown(doubt)) => {
            let target = resolved(doubt, names);
            let is_here = evaluator.configuration.files.contains(&doubt.at.file);
            let prefix = if is_here && !target.starts_with("data.") { &calling.prefix } else { "" };
            format!("{prefix}{target}")
        }
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

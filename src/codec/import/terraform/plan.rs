//! Plans and states, as `terraform show -json` and `tofu show -json` write them, and as a state is kept.

use std::collections::HashMap;
use std::rc::Rc;

use jsonc_parser::ast::{Array, Object as JsonObject, ObjectProp, Value as Json};
use jsonc_parser::common::Ranged;

use super::super::value::{At, Doubt, Entry, Node, Object, Value};
use super::super::{File, ImportError, Source};
use super::azapi::{Part, is_service};
use super::azurerm::{Service, named};
use super::configuration::configures;
use super::instances::Instances;
use super::operators::parsed;
use super::resources::listed;
use super::table::Table;
use crate::codec::imported::{Imported, Kind};
use crate::domain::Setting;

const AFTER_APPLY: &str = "is known only after apply";

/// Is it a plan or a state?
pub fn kind(json: &Json) -> Option<Kind> {
    let object = json.as_object()?;
    let has = |name: &str| object.get(name).is_some();
    if has("planned_values") || has("resource_changes") {
        return Some(Kind::TerraformPlan);
    }
    let is_shown = get(json, "values").and_then(|values| get(values, "root_module")).is_some();
    let is_kept = has("resources") && (has("lineage") || has("terraform_version") && has("serial"));
    // What was shown of nothing has no values.
    let is_empty =
        has("format_version") && has("terraform_version") && object.get("values").is_none();
    (is_shown || is_kept || is_empty).then_some(Kind::TerraformState)
}

/// A resource of a plan or a state.
struct Resource<'j> {
    address: String,
    kind: &'j str,
    values: Node,
}

/// Reads a plan or a state.
///
/// # Errors
///
/// If it says nothing of an instance.
pub fn read(
    all: &[Source],
    file: &File,
    json: &Json,
    kind: Kind,
    wanted: Option<&str>,
) -> Result<Imported, ImportError> {
    let of = |value: &Json| Node::of_json(value, file.index);
    let changes = changes(json);
    let mut after = Vec::new();
    let mut before = Vec::new();
    for values in [get(json, "planned_values"), get(json, "values")].into_iter().flatten() {
        if let Some(root) = get(values, "root_module") {
            module(root, &of, &mut after);
        }
    }
    let has_values = !after.is_empty();
    for (address, it) in changes.iter() {
        let state = |name: &str| Some(of(get(it.change, name)?)).filter(|values| !values.is_null());
        if !has_values && let Some(values) = state("after") {
            after.push(Resource { address: address.to_owned(), kind: it.kind, values });
        }
        if let Some(values) = state("before") {
            before.push(Resource { address: address.to_owned(), kind: it.kind, values });
        }
    }
    kept(json, &of, &mut after);
    for resource in &mut after {
        let unknown = changes.get(resource.address.as_str());
        if let Some(unknown) = unknown.and_then(|(_, it)| get(it.change, "after_unknown")) {
            let named = named_attributes(json, &resource.address);
            resource.values = overlaid(&resource.values, unknown, "", file.index);
            if let Some(named) = named {
                resource.values = without_unnamed(&resource.values, &named);
            }
        }
    }
    let is_live = kind == Kind::TerraformState;
    let mut imported = instances(&after, is_live).read(all, kind, wanted)?;
    // The same instance as it was, by its address or its name.
    let name = imported.name.as_deref().or(wanted);
    let before = instances(&before, true).read(all, kind, name);
    imported.before = before.ok().map(Box::new);
    Ok(imported)
}

fn instances(resources: &[Resource], is_live: bool) -> Instances {
    let mut found = Instances::default();
    for Resource { address, kind, values } in resources {
        let at = values.at;
        if *kind == "azurerm_api_management" {
            let service = Service {
                at,
                is_live,
                is_computed: true,
                sku: [values.get("sku_name"), listed(values, "sku").list.into_iter().next()],
                name: values.get("name"),
                security: listed(values, "security"),
                protocols: listed(values, "protocols"),
                locations: listed(values, "additional_location"),
            };
            found.azurerm(address.clone(), service);
            continue;
        }
        let text = |name: &str| values.get(name).and_then(|node| node.as_text().map(str::to_owned));
        if !text("type").is_some_and(|kind| is_service(&kind)) {
            continue;
        }
        let body = values.get("body").unwrap_or_else(|| Node::object(Vec::new(), at));
        // As a state is kept, the body stands beside its type.
        let beside = body.get("value").filter(|_| body.get("type").is_some());
        let body = beside.unwrap_or(body);
        let body = match body.as_text() {
            Some(text) => parsed(text, body.at).unwrap_or_else(Node::unknown),
            None => body,
        };
        let creates = match *kind {
            "azapi_resource" => true,
            "azapi_resource_action" => match text("method").as_deref() {
                Some("PUT") => true,
                Some("PATCH") => false,
                Some(_) | None => continue,
            },
            _ => false,
        };
        let name = values.get("name").filter(|_| creates);
        let part = Part { at, name, body, doubt: None };
        if creates {
            found.created(address.clone(), part);
        } else {
            found.changed(text("resource_id").unwrap_or_else(|| "resource_id".to_owned()), part);
        }
    }
    found
}

/// A change of a resource.
struct Change<'j> {
    kind: &'j str,
    change: &'j Json<'j>,
}

/// The changes of what configures instances, by address.
fn changes<'j>(json: &'j Json<'j>) -> Table<'j, Change<'j>> {
    let mut changes = Table::default();
    for each in elements(get(json, "resource_changes")) {
        let kind = text_of(each, "type").unwrap_or_default();
        if let (Some(address), Some(change), true) =
            (text_of(each, "address"), get(each, "change"), is_managed(each, kind))
        {
            changes.put(address, Change { kind, change });
        }
    }
    changes
}

/// What is only looked up is not configured.
fn is_managed(resource: &Json, kind: &str) -> bool {
    configures(kind) && text_of(resource, "mode") != Some("data")
}

fn module<'j>(json: &'j Json<'j>, of: &impl Fn(&Json) -> Node, found: &mut Vec<Resource<'j>>) {
    for each in elements(get(json, "resources")) {
        let kind = text_of(each, "type").unwrap_or_default();
        if let (Some(values), true) = (get(each, "values"), is_managed(each, kind)) {
            let named = || format!("{kind}.{}", text_of(each, "name").unwrap_or_default());
            let address = text_of(each, "address").map_or_else(named, str::to_owned);
            found.push(Resource { address, kind, values: of(values) });
        }
    }
    for child in elements(get(json, "child_modules")) {
        module(child, of, found);
    }
}

/// The resources of a state as it is kept.
fn kept<'j>(json: &'j Json<'j>, of: &impl Fn(&Json) -> Node, found: &mut Vec<Resource<'j>>) {
    for each in elements(get(json, "resources")) {
        let kind = text_of(each, "type").unwrap_or_default();
        if !is_managed(each, kind) {
            continue;
        }
        let module =
            text_of(each, "module").map_or_else(String::new, |module| format!("{module}."));
        for instance in elements(get(each, "instances")) {
            let Some(values) = get(instance, "attributes") else { continue };
            let index = match get(instance, "index_key") {
                Some(Json::StringLit(key)) => format!("[{:?}]", key.value),
                Some(Json::NumberLit(index)) => format!("[{}]", index.value),
                Some(_) | None => String::new(),
            };
            let name = text_of(each, "name").unwrap_or_default();
            let address = format!("{module}{kind}.{name}{index}");
            found.push(Resource { address, kind, values: of(values) });
        }
    }
}

/// The same values, with what is known only after apply.
fn overlaid(values: &Node, unknown: &Json, path: &str, file: u16) -> Node {
    let at = At::new(file, unknown.range().start);
    let inner =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match unknown {
        Json::BooleanLit(truth) if truth.value => Node::unknown(Doubt::new(path, at, AFTER_APPLY)),
        Json::Object(marks) => match values.as_object() {
            Some(object) => with_marks(values, object, marks, &inner, file),
            None => values.clone(),
        },
        Json::Array(marks) => match values.as_list() {
            Some(list) => with_marked(values, list, marks, path, file),
            None => values.clone(),
        },
        Json::BooleanLit(_) | Json::StringLit(_) | Json::NumberLit(_) | Json::NullKeyword(_) => {
            values.clone()
        }
    }
}

fn with_marks(
    values: &Node,
    object: &Object,
    marks: &JsonObject,
    inner: &impl Fn(&str) -> String,
    file: u16,
) -> Node {
    let mut entries = object.entries.clone();
    let mut places: HashMap<Rc<str>, usize> = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        places.entry(Rc::clone(&entry.key)).or_insert(place);
    }
    for property in &marks.properties {
        let key = property.name.as_str();
        let at = At::new(file, property.range.start);
        match places.get(key).and_then(|place| entries.get_mut(*place)) {
            Some(entry) => entry.value = overlaid(&entry.value, &property.value, &inner(key), file),
            None if matches!(&property.value, Json::BooleanLit(truth) if truth.value) => {
                let value = Node::unknown(Doubt::new(&inner(key), at, AFTER_APPLY));
                let key: Rc<str> = key.into();
                places.insert(Rc::clone(&key), entries.len());
                entries.push(Entry { key, at, value });
            }
            None => {}
        }
    }
    Node {
        value: Value::Object(Rc::new(Object { entries, rest: object.rest.clone() })),
        ..values.clone()
    }
}

fn with_marked(values: &Node, list: &[Node], marks: &Array, path: &str, file: u16) -> Node {
    let each = |(index, node): (usize, &Node)| match marks.elements.get(index) {
        Some(mark) => overlaid(node, mark, path, file),
        None => node.clone(),
    };
    Node { value: Value::List(list.iter().enumerate().map(each).collect()), ..values.clone() }
}

/// The settings that the configuration in a plan names in the `security` block of a resource, if it has one that lists them.
fn named_attributes(json: &Json, address: &str) -> Option<Vec<Setting>> {
    let path = without_indices(address);
    let mut parts = path.split('.').peekable();
    let mut module = get(get(json, "configuration")?, "root_module")?;
    while parts.next_if_eq(&"module").is_some() {
        module = get(get(get(module, "module_calls")?, parts.next()?)?, "module")?;
    }
    let base = format!("{}.{}", parts.next()?, parts.next()?);
    let of = |each: &&Json| text_of(each, "address") == Some(&base);
    let resource = elements(get(module, "resources")).find(of)?;
    let [Json::Object(block)] =
        get(get(resource, "expressions")?, "security")?.as_array()?.elements.as_slice()
    else {
        return None;
    };
    let setting = |property: &ObjectProp| Some(named(property.name.as_str())?.setting);
    Some(block.properties.iter().filter_map(setting).collect())
}

/// An address without the indices in it, whose keys may hold anything.
fn without_indices(address: &str) -> String {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut path = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            '"' if !escaped => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 => path.push(letter),
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    path
}

/// Without what azurerm 4 computes since no name of it is given: it sends false.
fn without_unnamed(values: &Node, given: &[Setting]) -> Node {
    let is_given = |entry: &Entry| {
        let attribute = named(&entry.key);
        entry.value.doubt().is_none() || attribute.is_none_or(|it| given.contains(&it.setting))
    };
    let block = |node: &Node| match node.as_object() {
        Some(object) => {
            let entries = object.entries.iter().filter(|entry| is_given(entry)).cloned().collect();
            let value = Value::Object(Rc::new(Object { entries, rest: object.rest.clone() }));
            Node { value, ..node.clone() }
        }
        None => node.clone(),
    };
    let Some(object) = values.as_object() else { return values.clone() };
    let entry = |entry: &Entry| match (&*entry.key, entry.value.as_list()) {
        ("security", Some(list)) => {
            let value = Value::List(list.iter().map(block).collect());
            Entry { value: Node { value, ..entry.value.clone() }, ..entry.clone() }
        }
        (_, _) => entry.clone(),
    };
    let entries = object.entries.iter().map(entry).collect();
    Node { value: Value::Object(Rc::new(Object { entries, rest: None })), ..values.clone() }
}

fn get<'j>(json: &'j Json<'j>, name: &str) -> Option<&'j Json<'j>> {
    json.as_object()?.get(name).map(|property| &property.value)
}

fn text_of<'j>(json: &'j Json<'j>, name: &str) -> Option<&'j str> {
    get(json, name)?.as_string_lit().map(|text| text.value.as_ref())
}

fn elements<'j>(json: Option<&'j Json<'j>>) -> impl Iterator<Item = &'j Json<'j>> {
    json.and_then(Json::as_array).map_or(&[][..], |list| &list.elements).iter()
}

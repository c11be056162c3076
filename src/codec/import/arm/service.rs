//! What the management API answers, however it was recorded: instances, lists of them, and bare maps of their properties.

use jsonc_parser::ast::{ObjectProp, Value as Json};
use jsonc_parser::common::Ranged;

use super::SERVICE;
use super::expression::{each, get, properties, text_of};
use super::instance::{Instance, Origin};
use crate::codec::import::gather::is_gateways;
use crate::codec::import::value::{At, Entry, Node};
use crate::codec::import::{check_depth, parse};
use crate::codec::imported::Kind;
use crate::codec::keys::GATEWAY;

/// How deep in other JSON instances are looked for.
const DEPTH_MAX: u16 = 16;

/// Names under which answers are recorded as text.
const RECORDED: [&str; 11] = [
    "body",
    "text",
    "content",
    "response",
    "stdout",
    "output",
    "data",
    "raw",
    "responseBody",
    "requestBody",
    "value",
];

/// Names of what was answered in a recorded call, and of what was asked.
const ANSWERED: [&str; 3] = ["responses", "response", "responseBody"];
const ASKED: [&str; 3] = ["parameters", "request", "requestBody"];

/// What a query of Azure Resource Graph calls the parts of an instance that it names itself.
const COLUMNS: &str = "properties_";

/// What only a whole answer has, beside its properties.
const WHOLE: [&str; 3] = ["provisioningState", "gatewayUrl", "publisherEmail"];

/// Tables of Azure PowerShell, and what its keys there begin with.
const TABLES: [(&str, &str); 4] = [
    ("FrontendProtocol", "Security.Protocols."),
    ("BackendProtocol", "Security.Backend.Protocols."),
    ("CipherSuite", "Security.Ciphers."),
    ("ServerProtocol", "Protocols.Server."),
];

/// Is there something to read in it?
pub fn is_answer(json: &Json) -> bool {
    let mut finder = Finder::new(0, 1);
    finder.find(json, 0);
    !finder.instances.is_empty()
}

/// Every instance in it, or else every map, with what that is.
pub fn instances(json: &Json, file: u16) -> (Kind, Vec<Instance>) {
    let mut finder = Finder::new(file, usize::MAX);
    finder.find(json, 0);
    let (maps, all): (Vec<_>, Vec<_>) =
        finder.instances.into_iter().partition(|instance| instance.origin == Origin::Map);
    if all.is_empty() { (Kind::CustomProperties, maps) } else { (Kind::ArmService, all) }
}

struct Finder {
    file: u16,
    /// Where the text begins in which it looks, if that is one inside the text.
    inside: Option<At>,
    /// The name in the object in which it looks.
    near: Option<String>,
    instances: Vec<Instance>,
    /// How many are enough.
    most: usize,
}

impl Finder {
    const fn new(file: u16, most: usize) -> Self {
        Self { file, inside: None, near: None, instances: Vec::new(), most }
    }

    fn find(&mut self, json: &Json, depth: u16) {
        if depth > DEPTH_MAX || self.instances.len() >= self.most {
            return;
        }
        if let Some(map) = self.pairs(json) {
            let name = self.named_map();
            return self.push(json, Origin::Map, name, map);
        }
        if json.as_array().is_some() {
            return each(Some(json)).into_iter().for_each(|each| self.find(each, depth + 1));
        }
        let all = properties(Some(json));
        if all.is_empty() {
            return;
        }
        if is_map(all) {
            let name = self.named_map();
            return self.push(json, Origin::Map, name, Node::of_json(json, self.file));
        }
        if let Some(origin) = instance(json) {
            let name = text_of(json, "name").or_else(|| last(text_of(json, "id")?));
            let body = self.body(json);
            let unnamed = format!("instance {}", self.instances.len() + 1);
            return self.push(json, origin, name.map_or(unnamed, str::to_owned), body);
        }
        if let Some(map) = get(json, "customProperties").filter(|map| is_plain(map)) {
            let name = self.named_map();
            return self.push(map, Origin::Map, name, Node::of_json(map, self.file));
        }
        // A recorded call has what was asked beside what was answered, which counts if it tells anything.
        let is_of = |names: &[&str], property: &ObjectProp| {
            names.iter().any(|name| property.name.as_str().eq_ignore_ascii_case(name))
        };
        let answered = all.iter().any(|property| is_of(&ANSWERED, property));
        let near = self.near.take();
        self.near = text_of(json, "name").map(str::to_owned).or(near.clone());
        let before = self.instances.len();
        let (asked, others): (Vec<_>, Vec<_>) =
            all.iter().partition(|property| answered && is_of(&ASKED, property));
        others.into_iter().for_each(|property| self.property(property, depth));
        if self.instances.len() == before {
            asked.into_iter().for_each(|property| self.property(property, depth));
        }
        self.near = near;
    }

    fn property(&mut self, property: &ObjectProp, depth: u16) {
        self.text(property, depth);
        self.find(&property.value, depth + 1);
    }

    /// What a map is called: as what it stands in, or by its number.
    fn named_map(&self) -> String {
        let numbered = || format!("map {}", self.instances.len() + 1);
        self.near.clone().unwrap_or_else(numbered)
    }

    /// A map that is written as a list of its keys, each with its value.
    fn pairs(&self, json: &Json) -> Option<Node> {
        let list = each(json.as_array().map(|_| json));
        let entry = |pair: &&Json| {
            let name = ["key", "name"].into_iter().find_map(|name| text_of(pair, name))?;
            let value = get(pair, "value")?;
            let at = At::new(self.file, pair.range().start);
            Some(Entry { key: name.into(), at, value: Node::of_json(value, self.file) })
        };
        let entries: Option<Vec<Entry>> = list.iter().map(entry).collect();
        let at = At::new(self.file, json.range().start);
        entries
            .filter(|all| all.iter().any(|entry| is_gateways(&entry.key)))
            .map(|all| Node::object(all, at))
    }

    /// Looks into a text that is JSON itself.
    fn text(&mut self, property: &ObjectProp, depth: u16) {
        let Some(text) = property.value.as_string_lit() else { return };
        let is_json = text.value.trim_start().starts_with(['{', '[']);
        let is_recorded =
            RECORDED.iter().any(|name| property.name.as_str().eq_ignore_ascii_case(name));
        if !is_json
            || !is_recorded
            || self.inside.is_some()
            || check_depth(&text.value, self.file).is_err()
        {
            return;
        }
        if let Ok(inner) = parse(&text.value, self.file) {
            self.inside = Some(At::new(self.file, text.range.start));
            self.find(&inner, depth + 1);
            self.inside = None;
        }
    }

    fn push(&mut self, json: &Json, origin: Origin, name: String, body: Node) {
        let at = At::new(self.file, json.range().start);
        let (body, at) = match self.inside {
            Some(inside) => (body.placed(inside), inside),
            None => (body, at),
        };
        self.instances.push(Instance {
            name,
            body,
            at,
            maybe: None,
            origin,
            inside: self.inside,
            notes: Vec::new(),
        });
    }

    /// What is read of an instance: of a large answer the rest is not taken over.
    fn body(&self, json: &Json) -> Node {
        let at = At::new(self.file, json.range().start);
        let part = |name: &str| {
            let value = get(json, name).or_else(|| get(json, &format!("{COLUMNS}{name}")))?;
            Some(Entry {
                key: name.into(),
                at: At::new(self.file, value.range().start),
                value: Node::of_json(value, self.file),
            })
        };
        let names = [
            "name",
            "sku",
            "properties",
            "customProperties",
            "additionalLocations",
            "createdAtUtc",
        ];
        let mut entries: Vec<Entry> = names.into_iter().filter_map(part).collect();
        if get(json, "sku").is_none() {
            let column = |(column, name): (&str, &str)| {
                let value = Node::of_json(get(json, column)?, self.file);
                Some(Entry { key: name.into(), at: value.at, value })
            };
            let columns = [("sku_name", "name"), ("sku_capacity", "capacity")];
            let sku: Vec<Entry> = columns.into_iter().filter_map(column).collect();
            if !sku.is_empty() {
                entries.push(Entry { key: "sku".into(), at, value: Node::object(sku, at) });
            }
        }
        if let Some(tables) = get(json, "SslSetting") {
            let rows = TABLES.iter().flat_map(|(table, start)| {
                properties(get(tables, table)).iter().map(move |row| (row, start))
            });
            let entry = |(row, start): (&ObjectProp, &&str)| Entry {
                key: format!("{GATEWAY}{start}{}", row.name.as_str()).into(),
                at: At::new(self.file, row.range().start),
                value: Node::of_json(&row.value, self.file),
            };
            let map =
                Node::object(rows.map(entry).collect(), At::new(self.file, tables.range().start));
            entries.push(Entry { key: "customProperties".into(), at: map.at, value: map });
            if let Some(units) = get(json, "Capacity") {
                let named =
                    |name: &str, value: Node| Entry { key: name.into(), at: value.at, value };
                let tier =
                    get(json, "Sku").map(|tier| named("name", Node::of_json(tier, self.file)));
                let units = named("capacity", Node::of_json(units, self.file));
                entries.retain(|entry| &*entry.key != "sku");
                entries.push(named(
                    "sku",
                    Node::object(tier.into_iter().chain([units]).collect(), at),
                ));
            }
        }
        Node::object(entries, at)
    }
}

/// Is an object a map of properties of a gateway?
pub fn is_map(all: &[ObjectProp]) -> bool {
    all.iter().any(|property| is_gateways(property.name.as_str()))
}

/// Is it what a map may be, and not a parameter's value for one?
fn is_plain(map: &Json) -> bool {
    map.as_null_keyword().is_some() || map.as_object().is_some() && get(map, "value").is_none()
}

/// The last part of what identifies an instance, and of nothing else.
fn last(id: &str) -> Option<&str> {
    let (before, name) = id.trim_end_matches('/').rsplit_once('/')?;
    let of_service = before.to_lowercase().ends_with("/providers/microsoft.apimanagement/service");
    of_service.then_some(name)
}

/// Is an object an instance as the API tells of it, or a part of one?
fn instance(json: &Json) -> Option<Origin> {
    let of = get(json, "properties").filter(|of| of.as_object().is_some());
    let kind = text_of(json, "type").or_else(|| text_of(json, "resourceType"));
    let is_typed = kind.is_some_and(|kind| kind.eq_ignore_ascii_case(SERVICE));
    let is_identified = kind.is_none() && text_of(json, "id").and_then(last).is_some();
    let has_map = get(json, "customProperties")
        .or_else(|| get(json, "properties_customProperties"))
        .or_else(|| get(of?, "customProperties"));
    let has_map = has_map.is_some_and(is_plain);
    if !is_typed && !is_identified && !has_map && get(json, "SslSetting").is_none() {
        return None;
    }
    // A child of an instance may have properties of its own.
    if kind.is_some_and(|kind| kind.contains('/')) && !is_typed {
        return None;
    }
    let names =
        ["name", "id", "sku", "type", "properties", "SslSetting", "properties_customProperties"];
    if !names.iter().any(|name| get(json, name).is_some()) {
        // The map is all there is.
        return None;
    }
    let holder = of.unwrap_or(json);
    Some(Origin::Live { whole: has_map || WHOLE.iter().any(|name| get(holder, name).is_some()) })
}

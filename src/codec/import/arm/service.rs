//! What the management API answers, however it was recorded: instances, lists of them, and bare maps of their properties.

use jsonc_parser::ast::{ObjectProp, Value as Json};
use jsonc_parser::common::Ranged;

use super::SERVICE;
use super::expression::{each, get, key, properties, text_of};
use super::instance::{Instance, Origin};
use super::objects;
use crate::codec::import::value::{At, Entry, Node};
use crate::codec::import::{check_depth, parse};
use crate::codec::imported::Kind;
use crate::codec::keys::GATEWAY;

/// How deep in other JSON instances are looked for.
const DEPTH_MAX: u16 = 16;

/// Names under which answers are recorded as text.
const RECORDED: [&str; 7] = ["body", "text", "content", "response", "stdout", "output", "data"];

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
    let mut finder = Finder::new(0);
    finder.find(json, 0);
    !finder.instances.is_empty()
}

/// Every instance in it, or else every map, with what that is.
pub fn instances(json: &Json, file: u16) -> (Kind, Vec<Instance>) {
    let mut finder = Finder::new(file);
    finder.find(json, 0);
    let (maps, all): (Vec<_>, Vec<_>) =
        finder.instances.into_iter().partition(|instance| instance.origin == Origin::Map);
    if all.is_empty() { (Kind::CustomProperties, maps) } else { (Kind::ArmService, all) }
}

struct Finder {
    file: u16,
    /// Where the text begins in which it looks, if that is one inside the text.
    inside: Option<At>,
    instances: Vec<Instance>,
}

impl Finder {
    const fn new(file: u16) -> Self {
        Self { file, inside: None, instances: Vec::new() }
    }

    fn find(&mut self, json: &Json, depth: u16) {
        if depth > DEPTH_MAX {
            return;
        }
        if json.as_array().is_some() {
            return each(Some(json)).into_iter().for_each(|each| self.find(each, depth + 1));
        }
        let all = properties(Some(json));
        if all.is_empty() {
            return;
        }
        if is_map(all) {
            let name = format!("map {}", self.instances.len() + 1);
            return self.push(json, Origin::Map, name, Node::of_json(json, self.file, 0));
        }
        if let Some(origin) = instance(json) {
            let name = text_of(json, "name").or_else(|| last(text_of(json, "id")?));
            let body = self.body(json);
            let unnamed = format!("instance {}", self.instances.len() + 1);
            return self.push(json, origin, name.map_or(unnamed, str::to_owned), body);
        }
        if let Some(map) = get(json, "customProperties").filter(|map| is_plain(map)) {
            let name = format!("map {}", self.instances.len() + 1);
            return self.push(map, Origin::Map, name, Node::of_json(map, self.file, 0));
        }
        // A recorded call has what was asked beside what was answered.
        let answered = get(json, "responses").is_some() || get(json, "response").is_some();
        for property in all {
            if answered && matches!(&*key(property).to_lowercase(), "parameters" | "request") {
                continue;
            }
            self.text(property, depth);
            self.find(&property.value, depth + 1);
        }
    }

    /// Looks into a text that is JSON itself.
    fn text(&mut self, property: &ObjectProp, depth: u16) {
        let Some(text) = property.value.as_string_lit() else { return };
        let is_json = text.value.trim_start().starts_with(['{', '[']);
        let is_recorded = RECORDED.iter().any(|name| key(property).eq_ignore_ascii_case(name));
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
            Some(inside) => (objects::placed(&body, inside), inside),
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
            let value = get(json, name)?;
            Some(Entry {
                key: name.into(),
                at: At::new(self.file, value.range().start),
                value: Node::of_json(value, self.file, 0),
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
        if let Some(tables) = get(json, "SslSetting") {
            let rows = TABLES.iter().flat_map(|(table, start)| {
                properties(get(tables, table)).iter().map(move |row| (row, start))
            });
            let entry = |(row, start): (&ObjectProp, &&str)| Entry {
                key: format!("{GATEWAY}{start}{}", key(row)).into(),
                at: At::new(self.file, row.range().start),
                value: Node::of_json(&row.value, self.file, 0),
            };
            let map =
                Node::object(rows.map(entry).collect(), At::new(self.file, tables.range().start));
            entries.push(Entry { key: "customProperties".into(), at: map.at, value: map });
            if let Some(units) = get(json, "Capacity") {
                let named =
                    |name: &str, value: Node| Entry { key: name.into(), at: value.at, value };
                let tier =
                    get(json, "Sku").map(|tier| named("name", Node::of_json(tier, self.file, 0)));
                let units = named("capacity", Node::of_json(units, self.file, 0));
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
    let is_key = |property: &ObjectProp| {
        key(property).get(..GATEWAY.len()).is_some_and(|start| start.eq_ignore_ascii_case(GATEWAY))
    };
    all.iter().any(is_key)
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
    let has_map = get(json, "customProperties").or_else(|| get(of?, "customProperties"));
    let has_map = has_map.is_some_and(is_plain);
    if !is_typed && !is_identified && !has_map && get(json, "SslSetting").is_none() {
        return None;
    }
    // A child of an instance may have properties of its own.
    if kind.is_some_and(|kind| kind.contains('/')) && !is_typed {
        return None;
    }
    let names = ["name", "id", "sku", "type", "properties", "SslSetting"];
    if !names.iter().any(|name| get(json, name).is_some()) {
        // The map is all there is.
        return None;
    }
    let holder = of.unwrap_or(json);
    Some(Origin::Live { whole: has_map || WHOLE.iter().any(|name| get(holder, name).is_some()) })
}

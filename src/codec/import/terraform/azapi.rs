//! Resources of azapi: what stands in their body.

use std::rc::Rc;

use super::super::gather::{Gather, NO_MAP, reason, setting_of};
use super::super::value::{At, Doubt, Entry, Node, Object, Value};
use crate::codec::keys::keys;
use crate::domain::Setting;

const NO_KEYS: &str = "it has no customProperties: of TLS it changes nothing";

/// A resource of azapi that is about an instance.
pub struct Part {
    /// Where it stands.
    pub at: At,
    /// `name`, of what creates.
    pub name: Option<Node>,
    /// Its body, taken apart.
    pub body: Node,
    /// Why it is not decided whether it is there.
    pub doubt: Option<Rc<Doubt>>,
}

/// Is this the type of an instance, in whatever version?
pub fn is_service(kind: &str) -> bool {
    let service = "microsoft.apimanagement/service";
    let kind = kind.to_lowercase();
    kind.strip_prefix(service).is_some_and(|rest| rest.is_empty() || rest.starts_with('@'))
}

impl Part {
    fn map(&self) -> Option<Node> {
        self.body.get_any_case("properties")?.get_any_case("customProperties")
    }

    /// Takes tier, units and regions.
    fn instance(&self, gather: &mut Gather) {
        self.name.iter().for_each(|name| gather.name(name));
        if self.body.doubt().is_some() {
            return;
        }
        if let Some(sku) = self.body.get_any_case("sku") {
            gather.sku(&sku);
        }
        let properties = self.body.get_any_case("properties");
        if let Some(others) = properties.and_then(|each| each.get_any_case("additionalLocations")) {
            gather.other_regions(&others);
        }
    }

    /// Gathers what it creates, with those `updates` that are applied after it.
    pub fn created(&self, gather: &mut Gather, updates: &[Self]) {
        self.instance(gather);
        let over = |map: Option<Node>, update: &Self| {
            let Some(above) = update.decided_map() else { return map };
            let under = map.unwrap_or_else(|| Node::object(Vec::new(), self.at));
            Node::merged(&under, &above).or(Some(under))
        };
        match updates.iter().fold(self.map(), over) {
            Some(map) => gather.map(&map),
            None => {
                gather.remark(self.at, "customProperties", NO_MAP);
                gather.defaults(self.at, "it has no customProperties");
            }
        }
    }

    /// Gathers what it changes of an instance; `alone` if nothing else is said of that.
    pub fn changed(&self, gather: &mut Gather, alone: bool) {
        self.instance(gather);
        if let (Some(doubt), true) = (&self.doubt, alone) {
            gather.remark(
                doubt.at,
                "count",
                &format!("{}: it is read as if it were there", reason(doubt)),
            );
        }
        let map = if alone { self.map() } else { self.decided_map() };
        let Some(map) = map else {
            if alone {
                gather.remark(self.at, "body", NO_KEYS);
            }
            return;
        };
        let doubt = map.doubt().cloned().or_else(|| map.as_object()?.rest.clone());
        let object = map.as_object().map(Rc::clone).unwrap_or_default();
        if map.as_object().is_none() && map.doubt().is_none() && !map.is_null() {
            gather.leave_out(map.at, "customProperties", "an object with keys is expected");
        }
        for entry in &object.entries {
            gather.key(&entry.key, &entry.value, entry.at);
        }
        let Some(doubt) = doubt else { return };
        let named: Vec<Setting> =
            object.entries.iter().filter_map(|entry| setting_of(&entry.key)).collect();
        for setting in Setting::ALL.into_iter().filter(|setting| !named.contains(setting)) {
            for key in keys(setting) {
                gather.unknown(setting, key, doubt.at, &reason(&doubt));
            }
        }
    }

    /// The map, with its values not decided if it is not decided whether this is there.
    fn decided_map(&self) -> Option<Node> {
        let map = self.map()?;
        let (Some(doubt), Some(object)) = (&self.doubt, map.as_object()) else { return Some(map) };
        let entry =
            |entry: &Entry| Entry { value: Node::unknown(Rc::clone(doubt)), ..entry.clone() };
        let entries = object.entries.iter().map(entry).collect();
        let rest = object.rest.clone();
        Some(Node { value: Value::Object(Rc::new(Object { entries, rest })), ..map })
    }
}

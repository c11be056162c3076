//! What is passed to a module, or stands in a values file: it is meant for the gateway, and what is made of it is not known.

use crate::codec::import::gather::{Gather, is_gateways, tier_named};
use crate::codec::import::value::{At, Doubt, Entry, Node};

/// How deep in each other things are looked for.
const DEPTH_MAX: u16 = 8;
const MEANT: &str =
    "what stands here is meant for the gateway; what the module does with it is not known";
const NOT_KNOWN: &str = "may set it, or not: what is made of what it is given is not known";

/// Words of which names of a tier are made, and those of its units. What has another word is of another service.
const TIER: [&str; 5] = ["sku", "tier", "plan", "level", "edition"];
const UNITS: [&str; 5] = ["capacity", "units", "unit", "count", "scale"];
const BESIDE: [&str; 20] = [
    "name",
    "pricing",
    "service",
    "apim",
    "api",
    "apis",
    "management",
    "apimanagement",
    "gateway",
    "gw",
    "instance",
    "value",
    "object",
    "config",
    "configuration",
    "settings",
    "properties",
    "parameters",
    "params",
    "options",
];

/// Has it a key of the gateway, or a map for one, somewhere in it?
pub fn has_map(node: &Node) -> bool {
    let mut maps = Vec::new();
    collect(node, 0, &mut maps);
    !maps.is_empty()
}

/// Has it a tier?
pub fn has_tier(node: &Node) -> bool {
    let mut tiers = Vec::new();
    texts(node, 0, &TIER, false, &mut tiers);
    tiers.iter().any(|tier| tier.as_text().and_then(tier_named).is_some())
}

/// Takes what is passed to a module called `label`.
pub fn read(gather: &mut Gather, label: &str, passed: &Node, at: At) {
    gather.remark(at, label, MEANT);
    values(gather, label, passed, at);
}

/// Takes what is meant for a gateway somewhere in `passed`.
pub fn values(gather: &mut Gather, label: &str, passed: &Node, at: At) {
    let mut maps = Vec::new();
    collect(passed, 0, &mut maps);
    for (_, map) in &maps {
        let Some(object) = map.as_object() else { continue };
        for entry in &object.entries {
            gather.key(&entry.key, &entry.value, entry.at);
        }
    }
    for (_, map) in &maps {
        let rest = map.as_object().and_then(|object| object.rest.as_ref());
        if let Some(doubt) = map.doubt().or(rest) {
            gather.doubtful_keys(doubt);
        }
    }
    // The tier that stands beside the map is its own; others only if there is none.
    let holders = maps.iter().filter_map(|(holder, _)| holder.clone());
    for node in holders.chain([passed.clone()]) {
        if gather.tier_said().is_none() {
            tier(gather, &node);
        }
    }
    let doubt = Doubt::new(label, at, NOT_KNOWN);
    gather.doubtful_keys(&doubt);
    gather.defaults(at, "no key sets it");
}

/// Maps for a gateway, each with the object it stands in.
fn collect(node: &Node, depth: u16, maps: &mut Vec<(Option<Node>, Node)>) {
    if depth > DEPTH_MAX {
        return;
    }
    let entries = node.as_object().map_or(&[][..], |object| &object.entries);
    if entries.iter().any(|entry| is_gateways(&entry.key)) {
        return maps.push((None, node.clone()));
    }
    for entry in entries {
        let is_map = entry.key.replace('_', "").eq_ignore_ascii_case("customProperties");
        let has_keys = entry
            .value
            .as_object()
            .is_some_and(|object| object.entries.iter().any(|entry| is_gateways(&entry.key)));
        if has_keys
            || is_map && (entry.value.as_object().is_some() || entry.value.doubt().is_some())
        {
            maps.push((Some(node.clone()), entry.value.clone()));
        } else {
            collect(&entry.value, depth + 1, maps);
        }
    }
    for each in node.as_list().unwrap_or_default() {
        collect(each, depth + 1, maps);
    }
}

fn tier(gather: &mut Gather, node: &Node) {
    let mut tiers = Vec::new();
    texts(node, 0, &TIER, false, &mut tiers);
    let named = |node: &Node| {
        let text = node.as_text()?;
        tier_named(text).or_else(|| tier_named(text.rsplit_once('_')?.0))
    };
    let is_tier: Vec<&Node> = tiers.iter().filter(|tier| named(tier).is_some()).collect();
    let Some(first) = is_tier.first() else {
        if let Some(doubt) = tiers.iter().find_map(Node::doubt) {
            gather.undecided("tier", doubt);
        }
        return;
    };
    if is_tier.iter().any(|tier| named(tier) != named(first)) {
        return gather.leave_out(
            first.at,
            "tier",
            "several tiers stand here; which is the gateway's is not decided",
        );
    }
    gather.sku_name(first);
    let mut units = Vec::new();
    texts(node, 0, &UNITS, false, &mut units);
    if let [only] = units.as_slice() {
        gather.units(only);
    }
}

/// Values under names that are made of these words, or stand in what is named by a tier's.
fn texts(node: &Node, depth: u16, words: &[&str], of_sku: bool, found: &mut Vec<Node>) {
    if depth > DEPTH_MAX {
        return;
    }
    let Some(object) = node.as_object() else { return };
    for Entry { key, value, .. } in &object.entries {
        let all = split(key);
        let is_plain = all.iter().all(|word| {
            let word = &word.as_str();
            TIER.contains(word) || UNITS.contains(word) || BESIDE.contains(word)
        });
        let is_named = all.iter().any(|word| words.contains(&word.as_str()));
        let is_name_of_sku = of_sku && words == TIER && key.eq_ignore_ascii_case("name");
        let is_sku = all.iter().any(|word| TIER.contains(&word.as_str()));
        if value.as_object().is_some() {
            if is_plain {
                texts(value, depth + 1, words, is_sku, found);
            }
        } else if is_plain && (is_named || is_name_of_sku) && value.as_list().is_none() {
            found.push(value.clone());
        }
    }
}

/// The words of a name: `apimSkuName`, `sku_name`.
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_small = false;
    for letter in name.chars().take(120) {
        if !letter.is_alphanumeric() {
            was_small = false;
            words.push(String::new());
            continue;
        }
        if letter.is_uppercase() && was_small || words.is_empty() {
            words.push(String::new());
        }
        was_small = !letter.is_uppercase();
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

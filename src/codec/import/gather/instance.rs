//! What is said of the instance itself: name, tier, units, regions, age.

use super::super::value::{Node, Value};
use super::Gather;
use crate::domain::{Created, Tier};

/// Longest name of an instance that is kept, in characters.
const NAME_MAX: usize = 120;
/// No tier has a longer name, however it is written.
const TIER_LENGTH_MAX: usize = 40;

impl Gather<'_> {
    /// Takes the name of the instance; a later one does not replace it.
    pub fn name(&mut self, node: &Node) {
        if let Some(text) = node.as_text().filter(|text| !text.is_empty()) {
            self.name.get_or_insert_with(|| text.chars().take(NAME_MAX).collect());
        }
    }

    /// Takes the tier, as ARM or Terraform names it; a later one does not replace it.
    pub fn tier(&mut self, node: &Node) {
        if self.tier.is_some() {
            return;
        }
        match &node.value {
            Value::Text(text) => {
                self.tier = tier_named(text);
                if self.tier.is_none() {
                    let what = format!("tier {}", cut(text, TIER_LENGTH_MAX));
                    let why = match tier_nearly(text) {
                        Some(tier) => {
                            let sku = tier.name().replace(" v", "V");
                            format!("{} is no SKU; {sku} is meant?", cut(text, TIER_LENGTH_MAX))
                        }
                        None => "it is no tier that can be created; say which is meant".to_owned(),
                    };
                    self.leave_out(node.at, &what, &why);
                }
            }
            Value::Unknown(doubt) => self.undecided("tier", doubt),
            Value::Number(_) | Value::Bool(_) | Value::List(_) | Value::Object(_) => {
                self.leave_out(node.at, "tier", "the name of a tier is expected");
            }
            Value::Null => {}
        }
    }

    /// The tier, if it was said.
    pub const fn tier_said(&self) -> Option<Tier> {
        self.tier
    }

    /// Takes tier and units as ARM has them, by name and capacity of a `sku`.
    pub fn sku(&mut self, sku: &Node) {
        if let Some(doubt) = sku.doubt() {
            return self.undecided("sku", doubt);
        }
        // Where a module takes only the name.
        if sku.as_text().is_some() {
            return self.sku_name(sku);
        }
        if let Some(name) = sku.get_any_case("name") {
            self.tier(&name);
        }
        if let Some(capacity) = sku.get_any_case("capacity") {
            self.units(&capacity);
        }
    }

    /// Takes tier and units as Terraform joins them, `Premium_2`, or taken apart where only one of them is decided.
    pub fn sku_name(&mut self, node: &Node) {
        if let Some((tier, units)) = node.as_text().and_then(|text| text.rsplit_once('_'))
            && units.bytes().all(|byte| byte.is_ascii_digit())
            && !units.is_empty()
        {
            self.tier(&Node::text(tier, node.at));
            return self.units(&Node::text(units, node.at));
        }
        if node.as_object().is_some() {
            return self.sku(node);
        }
        self.tier(node);
    }

    /// Takes the units.
    pub fn units(&mut self, node: &Node) {
        let number = match &node.value {
            Value::Text(text) => text.trim().parse().ok(),
            Value::Number(number) => number.to_string().parse().ok(),
            Value::Unknown(doubt) => return self.undecided("capacity", doubt),
            Value::Null => return,
            Value::Bool(_) | Value::List(_) | Value::Object(_) => None,
        };
        match number {
            Some(units) => self.units = self.units.or(Some(units)),
            None => {
                let what = match &node.value {
                    Value::Text(text) => format!("capacity {}", cut(text, TIER_LENGTH_MAX)),
                    Value::Number(number) => format!("capacity {number}"),
                    Value::Null
                    | Value::Bool(_)
                    | Value::List(_)
                    | Value::Object(_)
                    | Value::Unknown(_) => "capacity".to_owned(),
                };
                let why = "a whole number of units is expected, at most 255";
                self.leave_out(node.at, &what, why);
            }
        }
    }

    /// Takes the list of regions beside the first.
    pub fn other_regions(&mut self, node: &Node) {
        match &node.value {
            Value::List(list) => {
                self.regions = self.regions.or(u8::try_from(list.len() + 1).ok());
            }
            Value::Unknown(doubt) => self.undecided("additional locations", doubt),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Object(_) => {
            }
        }
    }

    /// Takes the time at which it was created, as ARM writes it (ISO 8601).
    pub fn created(&mut self, node: &Node) {
        self.created = self.created.or(node.as_text().and_then(Created::on));
    }
}

/// The tier with this name, as the portal, ARM or Terraform write it.
pub fn tier_named(text: &str) -> Option<Tier> {
    if text.len() > TIER_LENGTH_MAX {
        return None;
    }
    let plain = |name: &str| name.replace(' ', "").to_lowercase();
    Tier::ALL.into_iter().find(|tier| plain(tier.name()) == plain(text))
}

/// The tier that a name is meant to be, with marks where none belong.
fn tier_nearly(text: &str) -> Option<Tier> {
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let without_units = plain.trim_end_matches(|letter: char| letter.is_ascii_digit());
    tier_named(&plain).or_else(|| tier_named(without_units))
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

//! `azurerm_api_management`: its attributes by all the names that they have had, and what azurerm sends beside them.

use super::super::gather::Gather;
use super::super::value::{At, Doubt, Entry, Node, Value};
use super::body::Blocks;
use super::functions::truth_of;
use crate::codec::export::{attribute, sent_unnamed};
use crate::domain::{Setting, Tier};

/// Why a setting is off that no attribute names.
const SENT: &str = "azurerm sends false for what its security block does not name";
const NOT_SENT: &str = "azurerm sends no key for it";
const NO_BLOCK: &str = "azurerm turns all of it off when it creates an instance, and leaves it as it is later: without the block it is taken as left";

/// Names that azurerm has given up: the beginning of the name, what its end has become, and since when.
///
/// Source: azurerm's CHANGELOG: 1.30.0 corrects the spelling of `disable_triple_des_chipers` (#3539); 1.36.0 deprecates `disable_*`,
/// "as `true` actually meant enable" (#4534), and 2.0 has dropped them; its schema of 4: `enable_*` "will be removed in v5.0";
/// the schema of 3 has `triple_des_ciphers_enabled` beside `enable_frontend_tls10`, that of 2 `enable_triple_des_ciphers`.
const OLD: [(&str, Old); 4] = [
    ("disable_triple_des_chipers", Old { dropped: "2.0", negated: true }),
    ("disable_", Old { dropped: "2.0", negated: true }),
    ("enable_triple_des_ciphers", Old { dropped: "3.0", negated: false }),
    ("enable_", Old { dropped: "5.0", negated: false }),
];

#[derive(Clone, Copy)]
struct Old {
    dropped: &'static str,
    /// It says what is off.
    negated: bool,
}

/// An attribute of azurerm.
pub struct Attribute {
    /// What it sets.
    pub setting: Setting,
    /// The block in which it stands.
    pub block: &'static str,
    current: &'static str,
    old: Option<Old>,
}

/// The attribute of this name, today's or an old one.
pub fn named(name: &str) -> Option<Attribute> {
    // Texts may have very many names that are none.
    if !name.ends_with("_enabled") && !name.starts_with("enable_") && !name.starts_with("disable_")
    {
        return None;
    }
    let old = OLD.iter().find(|(start, _)| name.starts_with(start));
    let stem = old.and_then(|(start, _)| name.strip_prefix(start.split_inclusive('_').next()?));
    let today = match stem {
        Some("triple_des_chipers") => "triple_des_ciphers_enabled".to_owned(),
        Some(stem) => format!("{stem}_enabled"),
        None => name.to_owned(),
    };
    let of = |setting: Setting| {
        let (block, current) = attribute(setting).filter(|(_, current)| *current == today)?;
        Some(Attribute { setting, block, current, old: old.map(|(_, old)| *old) })
    };
    // The suites of CBC and GCM have had no other names.
    let is_possible = |it: &Attribute| it.old.is_none() || !it.current.starts_with("tls_");
    Setting::ALL.into_iter().find_map(of).filter(is_possible)
}

impl Attribute {
    /// What a value of it says of its setting.
    pub fn value(&self, value: &Node) -> Node {
        let is_negated = self.old.is_some_and(|old| old.negated);
        let truth = truth_of(value).map(|truth| Value::Bool(truth != is_negated));
        Node { value: truth.unwrap_or_else(|| value.value.clone()), ..value.clone() }
    }

    /// What is to be said of an old name.
    fn remark(&self) -> Option<String> {
        let Old { dropped, negated } = self.old?;
        let current = self.current;
        Some(if negated {
            format!(
                "old name, the other way round, of {current}; azurerm dropped it in {dropped}, and did not turn it round before"
            )
        } else {
            format!("old name of {current}; azurerm dropped it in {dropped}")
        })
    }
}

/// An instance of azurerm, as far as it is read.
pub struct Service {
    /// Where it stands.
    pub at: At,
    /// It is live: all that it has is listed.
    pub is_live: bool,
    /// Computed values of old names stand beside those of today's: it is of a plan.
    pub is_computed: bool,
    /// `sku_name`, and the `sku` of azurerm 1.
    pub sku: [Option<Node>; 2],
    pub name: Option<Node>,
    pub security: Blocks,
    pub protocols: Blocks,
    pub locations: Blocks,
}

impl Service {
    /// Gathers what it says.
    pub fn read(&self, gather: &mut Gather) {
        self.name.iter().for_each(|name| gather.name(name));
        if let [Some(name), _] = &self.sku {
            gather.sku_name(name);
        }
        if let [None, Some(sku)] = &self.sku {
            gather.sku(sku);
        }
        match &self.locations.doubt {
            Some(doubt) => gather.undecided("additional locations", doubt),
            None => gather.other_regions(&Node::new(
                Value::List(self.locations.list.clone().into()),
                self.at,
            )),
        }
        for (block, blocks) in [("security", &self.security), ("protocols", &self.protocols)] {
            if let Some(another) = blocks.list.get(1) {
                gather.leave_out(another.at, block, "only the first such block is heeded");
            }
            match (&blocks.doubt, blocks.list.first()) {
                (None, Some(first)) => self.block(gather, block, first),
                (Some(doubt), _) => {
                    let is_in = |setting| attribute(setting).is_some_and(|(of, _)| of == block);
                    gather.doubtful(is_in, doubt);
                }
                (None, None) => {}
            }
        }
        self.unnamed(gather);
    }

    fn block(&self, gather: &mut Gather, block: &str, node: &Node) {
        let Some(object) = node.as_object() else { return };
        let mut computed: Vec<(Attribute, &Entry)> = Vec::new();
        for entry in object.entries.iter().filter(|entry| !entry.value.is_null()) {
            match named(&entry.key).filter(|attribute| attribute.block == block) {
                Some(attribute) if self.is_computed => computed.push((attribute, entry)),
                Some(attribute) => attribute_said(gather, &attribute, entry),
                None => {
                    let why = "azurerm has no such attribute for a setting of the page";
                    gather.leave_out(entry.at, &entry.key, why);
                }
            }
        }
        // azurerm 4 computes the name that is not named; of two that are decided, one that is on counts (its `expand`).
        for setting in Setting::ALL {
            let of = || computed.iter().filter(|(attribute, _)| attribute.setting == setting);
            let on = of().find(|(_, entry)| entry.value.as_bool() == Some(true));
            let counts = on.or_else(|| of().find(|(_, entry)| entry.value.doubt().is_none()));
            if let Some((attribute, entry)) = counts.or_else(|| of().next()) {
                gather.setting(setting, &entry.key, &attribute.value(&entry.value), entry.at);
            }
        }
    }

    /// Says what holds for what no attribute names.
    fn unnamed(&self, gather: &mut Gather) {
        let (security, protocols) = (&self.security, &self.protocols);
        if let Some(doubt) = &security.doubt {
            return gather.doubtful(|_| true, doubt);
        }
        let has_security = !security.list.is_empty();
        let has_protocols = !protocols.list.is_empty() && protocols.doubt.is_none();
        let at = security.list.first().or(protocols.list.first()).map_or(self.at, |block| block.at);
        let tier = gather.tier_said();
        let is_tier_open = self.sku.iter().flatten().any(|sku| sku.doubt().is_some());
        for setting in Setting::ALL {
            let sent = sent_unnamed(tier, has_security, has_protocols, setting);
            let Some((_, name)) = attribute(setting).filter(|_| sent) else { continue };
            if gather.knows(setting) {
                continue;
            }
            let is_sent_always =
                sent_unnamed(Some(Tier::Consumption), has_security, has_protocols, setting);
            if is_tier_open && !is_sent_always {
                gather.stated_unless(Tier::Consumption, setting, name, at, SENT);
            } else {
                gather.stated(setting, false, name, at, SENT);
            }
        }
        if has_security {
            gather.defaults(at, NOT_SENT);
        } else if self.is_live {
            let doubt = Doubt::new("the security block", self.at, "is not in the state");
            gather.doubtful(|_| true, &doubt);
        } else {
            gather.merges();
            gather.remark(self.at, "no security block", NO_BLOCK);
        }
    }
}

/// Takes what an attribute says, and says what became of its name.
fn attribute_said(gather: &mut Gather, attribute: &Attribute, entry: &Entry) {
    if let Some(remark) = attribute.remark() {
        gather.remark(entry.at, &entry.key, &remark);
    }
    gather.setting(attribute.setting, &entry.key, &attribute.value(&entry.value), entry.at);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says no by failing")]

    use super::*;

    #[test]
    fn every_name_that_an_attribute_has_had_is_known() {
        for (name, current, dropped) in [
            ("frontend_tls10_enabled", "frontend_tls10_enabled", None),
            ("enable_frontend_tls10", "frontend_tls10_enabled", Some("5.0")),
            ("disable_frontend_tls10", "frontend_tls10_enabled", Some("2.0")),
            ("disable_triple_des_chipers", "triple_des_ciphers_enabled", Some("2.0")),
            ("disable_triple_des_ciphers", "triple_des_ciphers_enabled", Some("2.0")),
            ("enable_triple_des_ciphers", "triple_des_ciphers_enabled", Some("3.0")),
            ("enable_http2", "http2_enabled", Some("5.0")),
        ] {
            let attribute = named(name).unwrap();
            assert_eq!(
                (attribute.current, attribute.old.map(|old| old.dropped)),
                (current, dropped)
            );
        }
        for name in [
            "enable_tls13",
            "enable_",
            "frontend_tls10",
            "enable_tls_rsa_with_aes128_cbc_sha_ciphers",
        ] {
            assert!(named(name).is_none(), "{name}");
        }
    }

    #[test]
    fn disable_says_the_opposite() {
        let node = |value| Node::new(value, At::NOWHERE);
        let disabled = named("disable_backend_tls11").unwrap();
        assert_eq!(disabled.value(&node(Value::Bool(true))).as_bool(), Some(false));
        assert_eq!(disabled.value(&Node::text("false", At::NOWHERE)).as_bool(), Some(true));
        assert!(disabled.value(&node(Value::Null)).is_null());
    }
}

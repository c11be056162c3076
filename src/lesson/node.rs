//! A lesson file as JSON values in their order, no name twice.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::codec::json::JsonError;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A whole number that is not negative.
    Number(u64),
    /// Any other number, as it is written.
    Odd(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Values with names.
    Object(Vec<(String, Self)>),
}

impl Node {
    /// Reads JSON.
    ///
    /// # Errors
    ///
    /// Where it stops being JSON, or a name stands for the second time.
    pub fn read(text: &str) -> Result<Self, JsonError> {
        serde_json::from_str(text).map_err(|error| JsonError::new(text, &error))
    }

    /// Text, as a value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// Values with names, without those that are not there.
    pub fn object<const N: usize>(fields: [(&str, Option<Self>); N]) -> Self {
        let there = fields.into_iter().filter_map(|(name, node)| Some((name.to_owned(), node?)));
        Self::Object(there.collect())
    }

    /// What stands under a name.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, node)| node)
    }

    /// The same, with another value under a name; `None` takes it out.
    #[must_use]
    pub fn with(self, name: &str, node: Option<Self>) -> Self {
        let mut fields = if let Self::Object(fields) = self { fields } else { Vec::new() };
        let place = fields.iter().position(|(field, _)| field == name);
        match (place, node) {
            (Some(at), Some(node)) => fields[at].1 = node,
            (Some(at), None) => drop(fields.remove(at)),
            (None, Some(node)) => fields.push((name.to_owned(), node)),
            (None, None) => {}
        }
        Self::Object(fields)
    }

    /// The same, every text as `change` makes it.
    #[must_use]
    pub fn with_texts(&self, change: &dyn Fn(&str) -> Self) -> Self {
        match self {
            Self::Text(text) => change(text),
            Self::List(items) => {
                Self::List(items.iter().map(|item| item.with_texts(change)).collect())
            }
            Self::Object(fields) => {
                let field = |(name, node): &(String, Self)| (name.clone(), node.with_texts(change));
                Self::Object(fields.iter().map(field).collect())
            }
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Odd(_) => self.clone(),
        }
    }

    /// As JSON that a person can read.
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl fmt::Display for Node {
    /// As JSON in one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).unwrap_or_default())
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Odd(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, node) in fields {
                    map.serialize_entry(name, node)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(u64::try_from(number).map_or(Node::Odd(number as f64), Node::Number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Odd(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut fields: Vec<(String, Node)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if fields.iter().any(|(field, _)| *field == name) {
                return Err(de::Error::custom(format_args!("\"{name}\" for the second time")));
            }
            fields.push((name, map.next_value()?));
        }
        Ok(Node::Object(fields))
    }
}

//! What the importer answers the page: from one module to another, as JSON.

use serde::{Deserialize, Serialize};

use super::imported::{Imported, Message};

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// What was read.
    Imported(Box<Imported>),
    /// There are several instances, of these names.
    Several(Vec<String>),
    /// What is wrong with it.
    Error(String),
}

/// The same, as it is written.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Written {
    Imported(Box<Message>),
    Several(Vec<String>),
    Error(String),
}

impl Reply {
    /// Written as JSON.
    pub fn to_json(&self) -> String {
        let written = match self {
            Self::Imported(imported) => Written::Imported(Box::new(Message::from(&**imported))),
            Self::Several(names) => Written::Several(names.clone()),
            Self::Error(text) => Written::Error(text.clone()),
        };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads what [`Reply::to_json`] wrote; `None` if it was something else.
    pub fn from_json(text: &str) -> Option<Self> {
        Some(match serde_json::from_str(text).ok()? {
            Written::Imported(message) => Self::Imported(Box::new(message.imported()?)),
            Written::Several(names) => Self::Several(names),
            Written::Error(text) => Self::Error(text),
        })
    }
}

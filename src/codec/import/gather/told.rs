//! Values and doubts in few words.

use std::rc::Rc;

use crate::codec::import::value::{Doubt, Node, Value};

/// Longest text that a remark quotes, in characters.
const QUOTE_MAX: usize = 160;

/// Why something is not decided, as a person is told it.
pub fn reason(doubt: &Doubt) -> String {
    format!("{} {}", clean(&doubt.what), doubt.why)
}

/// A value in few words.
pub(super) fn shown(value: &Node) -> String {
    match &value.value {
        Value::Null => "null".to_owned(),
        Value::Bool(on) => on.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Unknown(doubt) => doubt.what.to_string(),
    }
}

/// Text without control characters and what turns the direction of writing, and not too long.
pub fn clean(text: &str) -> String {
    let plain = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let mut cut: String = text.chars().filter(plain).take(QUOTE_MAX).collect();
    if text.chars().count() > QUOTE_MAX {
        cut.push('…');
    }
    cut
}

/// A doubt for a node that has none of its own.
pub fn doubt_of(node: &Node, why: &'static str) -> Rc<Doubt> {
    node.doubt().map_or_else(|| Doubt::new(&shown(node), node.at, why), Rc::clone)
}

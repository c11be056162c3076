//! Where a lesson is found, as an address.

use crate::lesson::results::kept_name;
use crate::web::persist::LESSON;

/// Begins the name of a lesson that is in the address itself.
pub const PACKED: char = '=';

/// Where a lesson is found: "lesson/first-save/2?class=blue".
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Address {
    /// Its name.
    pub lesson: String,
    /// Which variant, from 0; none where the class or chance decides.
    pub variant: Option<usize>,
    /// The code of the class.
    pub class: Option<String>,
}

impl Address {
    /// As it stands after `#`.
    pub fn read(text: &str) -> Self {
        let text = text.strip_prefix(LESSON).unwrap_or(text);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let (lesson, variant) = path.split_once('/').unwrap_or((path, ""));
        let class = query.split('&').find_map(|pair| pair.strip_prefix("class="));
        let decoded = |text: &str| {
            let decoded = js_sys::decode_uri_component(text).ok();
            decoded.map_or_else(|| text.to_owned(), String::from)
        };
        Self {
            lesson: lesson.to_owned(),
            variant: variant.parse::<usize>().ok().and_then(|number| number.checked_sub(1)),
            class: class.map(decoded).as_deref().and_then(kept_name),
        }
    }

    /// As it is written after `#`.
    pub fn write(&self) -> String {
        let mut text = format!("{LESSON}{}", self.lesson);
        if let Some(variant) = self.variant {
            text.push_str(&format!("/{}", variant + 1));
        }
        if let Some(class) = &self.class {
            text.push_str(&format!("?class={}", String::from(js_sys::encode_uri_component(class))));
        }
        text
    }
}

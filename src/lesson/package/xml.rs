//! XML that an LMS reads: elements with attributes, indented, everything escaped.

/// An element.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    holds: Holds,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Holds {
    Elements(Vec<Element>),
    Text(String),
}

impl Element {
    /// An element with nothing in it.
    pub const fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), holds: Holds::Elements(Vec::new()) }
    }

    /// An element with text in it.
    pub fn text(name: &'static str, text: impl Into<String>) -> Self {
        Self { name, attributes: Vec::new(), holds: Holds::Text(text.into()) }
    }

    /// An element with others in it.
    pub const fn of(name: &'static str, elements: Vec<Self>) -> Self {
        Self { name, attributes: Vec::new(), holds: Holds::Elements(elements) }
    }

    /// The same with an attribute more.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// As a document.
    pub fn document(&self) -> String {
        let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        self.write(0, &mut text);
        text
    }

    fn write(&self, depth: usize, text: &mut String) {
        let indent = "  ".repeat(depth);
        text.push_str(&indent);
        text.push('<');
        text.push_str(self.name);
        for (name, value) in &self.attributes {
            text.push(' ');
            text.push_str(name);
            text.push_str("=\"");
            escape(value, text);
            text.push('"');
        }
        match &self.holds {
            Holds::Elements(elements) if elements.is_empty() => {
                text.push_str("/>\n");
                return;
            }
            Holds::Elements(elements) => {
                text.push_str(">\n");
                for element in elements {
                    element.write(depth + 1, text);
                }
                text.push_str(&indent);
            }
            Holds::Text(says) => {
                text.push('>');
                escape(says, text);
            }
        }
        text.push_str("</");
        text.push_str(self.name);
        text.push_str(">\n");
    }
}

/// Letters that XML 1.0 cannot hold are left out.
fn escape(says: &str, text: &mut String) {
    for letter in says.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\n' | '\t' => text.push(letter),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if letter.is_control() => {}
            _ => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_never_becomes_markup() {
        let element = Element::of("a", vec![Element::text("b", "<&\u{0}\">"), Element::new("c")])
            .with("d", "\"><x>");
        assert_eq!(
            element.document(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a d=\"&quot;&gt;&lt;x&gt;\">\n  \
             <b>&lt;&amp;&quot;&gt;</b>\n  <c/>\n</a>\n"
        );
    }
}

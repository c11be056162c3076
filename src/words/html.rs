//! Tables as the text of HTML: long ones are drawn at once, and their code is small.
//!
//! Everything that is not written here in quotes goes through [`Html::text`], which escapes it.

use crate::app::Model;
use crate::app::act::Act;

/// A region of a tab, by the id of its element.
pub type Region = (&'static str, fn(&Model) -> String);

/// HTML that grows.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Html(String);

impl Html {
    /// HTML with room for a row of a table.
    pub fn with_room() -> Self {
        Self(String::with_capacity(1024))
    }

    /// Adds tags, as they are. Only literals: what people typed is text.
    pub fn tags(&mut self, tags: &'static str) -> &mut Self {
        self.0.push_str(tags);
        self
    }

    /// Adds text, escaped.
    pub fn text(&mut self, text: &str) -> &mut Self {
        let mut rest = text;
        // Most text has nothing to escape, and goes in whole.
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"'))
        {
            self.0.push_str(&rest[..at]);
            self.0.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                _ => "&quot;",
            });
            rest = &rest[at + 1..];
        }
        self.0.push_str(rest);
        self
    }

    /// Adds a drawing of ours, whose text needs no escape.
    pub fn drawing(&mut self, drawing: &str) -> &mut Self {
        self.0.push_str(drawing);
        self
    }

    /// Adds `element` around text.
    pub fn element(&mut self, open: &'static str, text: &str, close: &'static str) -> &mut Self {
        self.tags(open).text(text).tags(close)
    }

    /// Adds a button that asks for `act`. Its `id` is its own on the page; `about` is what its name goes on with for those
    /// who do not see the row.
    pub fn button(&mut self, id: &str, act: Act, look: &'static str, name: &str, about: &str) {
        self.tags("<button type=\"button\" class=\"").tags(look).tags("\" data-act=\"");
        self.text(&act.to_string()).tags("\" id=\"").text(id);
        if !about.is_empty() {
            self.tags("\" aria-label=\"").text(name).tags(": ").text(about);
        }
        self.tags("\">").text(name);
        self.tags("</button>");
    }

    /// Adds a button whose name says all; it may stand on the page once.
    pub fn plain_button(&mut self, act: Act, name: &str) -> &mut Self {
        self.button(&format!("{act}-button"), act, "button", name, "");
        self
    }

    /// The same; one that is `locked` has no effect now, for the reason that the element "<act>-why" says.
    pub fn lockable_button(&mut self, act: Act, name: &str, locked: bool) -> &mut Self {
        let act = act.to_string();
        self.tags("<button type=\"button\" class=\"button\" data-act=\"").text(&act);
        self.tags("\" id=\"").text(&act).tags("-button\"");
        if locked {
            self.tags(" aria-disabled=\"true\" aria-describedby=\"").text(&act).tags("-why\"");
        }
        self.tags(">");
        self.text(name).tags("</button>")
    }

    /// Begins a table of numbers that scrolls on its own where it is too wide. `heads` are those of its columns.
    pub fn numbers(&mut self, name: &str, look: &'static str, heads: &[&str]) -> &mut Self {
        self.element(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"",
            name,
            ", scrollable\"><table class=\"table ",
        );
        self.tags(look).element("\" aria-label=\"", name, "\"><thead><tr>");
        for head in heads {
            self.element("<th scope=\"col\">", head, "</th>");
        }
        self.tags("</tr></thead><tbody>")
    }

    /// Ends it.
    pub fn end_numbers(&mut self) -> &mut Self {
        self.tags("</tbody></table></div>")
    }

    /// A row of it: its head, and its cells.
    pub fn row<T: AsRef<str>>(
        &mut self,
        head: &str,
        cells: impl IntoIterator<Item = T>,
    ) -> &mut Self {
        self.element("<tr><th scope=\"row\">", head, "</th>");
        for cell in cells {
            self.element("<td>", cell.as_ref(), "</td>");
        }
        self.tags("</tr>")
    }

    /// The badge of a source, and behind it the full place, which a press of it shows.
    pub fn source(&mut self, cited: crate::domain::Cited) -> &mut Self {
        self.tags(" <button type=\"button\" aria-expanded=\"false\" class=\"source source--");
        self.text(super::source::confidence(cited.confidence)).tags("\">");
        self.text(&super::source::badge(cited)).tags("</button><span class=\"source__full\"> ");
        self.text(&super::source::place(cited)).tags("</span>")
    }

    /// The text.
    pub fn done(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

/// Text as Markdown: what would be read as a mark is escaped, line ends become spaces.
pub fn markdown(text: &str) -> String {
    let mut marked = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '@' => {
                marked.extend(['\\', letter])
            }
            _ if letter.is_control() => marked.push(' '),
            _ => marked.push(letter),
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Config;

    #[test]
    fn what_people_typed_cannot_become_a_tag_or_leave_an_attribute() {
        let mut html = Html::default();
        html.button("a\"b", Act::Adopt(Config::default()), "link", "<img onerror=x>", "&");
        let text = html.done();
        assert!(!text.contains("<img") && !text.contains("a\"b"), "{text}");
        assert!(text.contains("&lt;img onerror=x&gt;") && text.contains("&amp;"));
    }
}

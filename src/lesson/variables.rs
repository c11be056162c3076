//! `$NAME` in a lesson, and what a variant puts there.

use super::cursor::{Cursor, Fault, Problem};
use super::node::Node;

/// Most names of a variant.
const NAMES_MAX: usize = 16;

/// Longest value of a name, in characters: it may stand in a file as often as there is room.
const VALUE_MAX: usize = 100;

/// What stands for each name: text, or a number.
pub type Names = Vec<(String, Node)>;

/// The names of a variant.
pub fn read_names(cursor: &Cursor<'_>) -> Result<Names, Fault> {
    let object = cursor.any_object()?;
    let found = object.all().count();
    if found > NAMES_MAX {
        return Err(cursor.fault(Problem::TooMany { most: NAMES_MAX, found }));
    }
    let one = |(name, value): (&str, Cursor<'_>)| {
        if name_at(name) != name.len() {
            let (what, found) = ("a name in large letters".to_owned(), format!("\"{name}\""));
            return Err(value.fault(Problem::Expected { what, found }));
        }
        if !matches!(value.node, Node::Text(_) | Node::Number(_)) {
            return Err(value.expected("text or a number"));
        }
        if let Node::Text(text) = value.node
            && text.chars().count() > VALUE_MAX
        {
            let found = text.chars().count();
            return Err(value.fault(Problem::TooLong { most: VALUE_MAX, found }));
        }
        Ok((name.to_owned(), value.node.clone()))
    };
    object.all().map(one).collect()
}

/// A text cut at its names: text, name, text, name, text.
pub fn cut_at_names(text: &str) -> Vec<(&str, Option<&str>)> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = text[at..].find('$') {
        let dollar = at + found;
        let length = name_at(&text[dollar + 1..]);
        at = dollar + 1 + length;
        if length > 0 {
            parts.push((&text[from..dollar], Some(&text[dollar + 1..at])));
            from = at;
        }
    }
    parts.push((&text[from..], None));
    parts
}

/// How long the name is that stands at the beginning: a large letter, then large letters, digits and lines.
fn name_at(text: &str) -> usize {
    let is_more = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    if !text.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        return 0;
    }
    text.bytes().take_while(|byte| is_more(*byte)).count()
}

/// The text with all names filled in; a number where it is nothing but the name of one.
pub fn filled(text: &str, names: &Names) -> Node {
    let value = |name: &str| names.iter().find(|(known, _)| known == name).map(|(_, node)| node);
    let parts = cut_at_names(text);
    if let [("", Some(name)), ("", None)] = parts.as_slice()
        && let Some(Node::Number(number)) = value(name)
    {
        return Node::Number(*number);
    }
    let mut whole = String::new();
    for (before, name) in parts {
        whole.push_str(before);
        match name.map(|name| (name, value(name))) {
            Some((_, Some(Node::Text(text)))) => whole.push_str(text),
            Some((_, Some(node))) => whole.push_str(&node.to_string()),
            Some((name, None)) => {
                whole.push('$');
                whole.push_str(name);
            }
            None => {}
        }
    }
    Node::Text(whole)
}

/// Refuses names that the variant has nothing for.
pub fn unfilled(cursor: &Cursor<'_>, names: &Names) -> Result<(), Fault> {
    match cursor.node {
        Node::Text(text) => {
            let open = cut_at_names(text).into_iter().filter_map(|(_, name)| name);
            for name in open {
                if !names.iter().any(|(known, _)| known == name) {
                    return Err(cursor.expected(format!("a value for ${name} in let")));
                }
            }
            Ok(())
        }
        Node::List(items) => items.iter().enumerate().try_for_each(|(at, node)| {
            unfilled(&Cursor { node, path: format!("{}[{at}]", cursor.path) }, names)
        }),
        Node::Object(_) => {
            cursor.any_object()?.all().try_for_each(|(_, field)| unfilled(&field, names))
        }
        Node::Null | Node::Flag(_) | Node::Number(_) | Node::Odd(_) => Ok(()),
    }
}

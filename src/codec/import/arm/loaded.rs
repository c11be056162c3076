//! Files that Bicep loads while it compiles, if they are given beside it.

use super::evaluate::{Scope, inherited};
use super::session::{TEXT_MAX, TOO_LARGE, names};
use super::tree::Tree;
use crate::codec::import::value::{Node, Value};
use crate::codec::import::{check_depth, parse};

const NOT_GIVEN: &str = "loads a file that was not given: give it as well";
const NO_PATH: &str = "names parts of a file in a way that is not evaluated here";

/// The functions that load a file, in small letters.
const LOADS: [&str; 2] = ["loadjsoncontent", "loadtextcontent"];

/// What a loaded file says; `None` if the function loads none.
pub fn apply(scope: &Scope, tree: &Tree, function: &str, values: &[Node]) -> Option<Node> {
    if !LOADS.contains(&function) {
        return None;
    }
    let path = values.first()?;
    if let Some(doubt) = path.doubt() {
        return Some(Node::unknown(doubt.clone()));
    }
    let Some((file, text)) = scope.session().given(path.as_text()?) else {
        return Some(scope.unknown(tree, NOT_GIVEN));
    };
    if function == "loadtextcontent" {
        let fits = text.len() <= TEXT_MAX;
        return Some(if fits { Node::text(text, tree.at) } else { scope.unknown(tree, TOO_LARGE) });
    }
    let parsed = check_depth(text, file).and_then(|()| parse(text, file)).ok();
    let Some(json) = parsed else { return Some(scope.unknown(tree, "loads what is no JSON")) };
    let whole = Node::of_json(&json, file);
    // What was evaluated of it is weighed as all values are.
    let Some(part) = values.get(1) else { return Some(whole) };
    let part = part.as_text().and_then(|path| picked(&whole, path));
    Some(part.unwrap_or_else(|| scope.unknown(tree, NO_PATH)))
}

/// A part of a value by names with dots between them.
fn picked(whole: &Node, path: &str) -> Option<Node> {
    let path = path.strip_prefix('$').unwrap_or(path);
    let names = path.split('.').filter(|name| !name.is_empty());
    names.into_iter().try_fold(whole.clone(), |node, name| {
        let is_plain =
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        let Value::Object(object) = &node.value else { return None };
        let part = object.get(name).filter(|_| is_plain)?;
        Some(inherited(part.value.clone(), &node))
    })
}

/// Is the file called so loaded by this text of Bicep?
pub fn loads(text: &str, file: &str) -> bool {
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices("Content(").any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind(|letter| !is_name(letter)).map_or(0, |at| at + 1);
        let function = before.get(start..).unwrap_or_default();
        let rest = text.get(at + "Content(".len()..).unwrap_or_default().trim_start();
        let path = rest.strip_prefix('\'').and_then(|rest| rest.split('\'').next());
        matches!(function, "loadJson" | "loadText") && path.is_some_and(|path| names(path, file))
    })
}

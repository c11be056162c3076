//! What all evaluation shares: its bounds, and the names that loops and functions give to values.

use std::cell::Cell;
use std::rc::Rc;

use super::objects;
use super::tree::Tree;
use crate::codec::import::Source;
use crate::codec::import::value::{Doubt, Node};

/// Most steps for all that is read at once.
const STEPS_MAX: u32 = 400_000;
/// Most expressions that are evaluated one in another.
const DEPTH_MAX: u16 = 150;
/// Most parts of a value, and how deep they lie in each other.
const PARTS_MAX: u32 = 20_000;
const NESTING_MAX: u16 = 100;
/// Longest list that is made, and longest text.
pub const LIST_MAX: usize = 800;
pub const TEXT_MAX: usize = 64 * 1024;

pub const TOO_LARGE: &str = "is too large to be evaluated here";

/// All that is evaluated together: texts that are quoted, and what is left of the bounds.
pub struct Session<'a> {
    sources: &'a [Source<'a>],
    steps: Cell<u32>,
    depth: Cell<u16>,
}

/// Names that a loop or a function gives to values, innermost first.
pub type Locals = Option<Rc<Local>>;

/// One of them.
pub struct Local {
    name: Rc<str>,
    value: Node,
    outer: Locals,
}

impl Local {
    /// One more name.
    pub fn with(name: &str, value: Node, outer: &Locals) -> Locals {
        Some(Rc::new(Self { name: name.into(), value, outer: outer.clone() }))
    }
}

/// The value of the first local name that fits.
pub fn local(locals: &Locals, fits: impl Fn(&str) -> bool) -> Option<Node> {
    let mut next = locals.as_ref();
    while let Some(local) = next {
        if fits(&local.name) {
            return Some(local.value.clone());
        }
        next = local.outer.as_ref();
    }
    None
}

impl<'a> Session<'a> {
    /// Nothing was evaluated yet.
    pub const fn new(sources: &'a [Source<'a>]) -> Self {
        Self { sources, steps: Cell::new(0), depth: Cell::new(0) }
    }

    /// A doubt about an expression as it stands.
    pub fn doubt(&self, tree: &Tree, why: &'static str) -> Rc<Doubt> {
        let source = self.sources.get(usize::from(tree.at.file));
        let text = source.and_then(|source| source.text.get(tree.at.byte..tree.end));
        // What a person is shown is far shorter.
        let text: String = text.unwrap_or("an expression").chars().take(400).collect();
        Doubt::new(text.trim(), tree.at, why)
    }

    /// Evaluates one expression more, in those that are being evaluated; `None` if that is one too many.
    pub fn within<T>(&self, evaluate: impl FnOnce() -> T) -> Option<T> {
        let depth = self.depth.get();
        if depth >= DEPTH_MAX || !self.step(1) {
            return None;
        }
        self.depth.set(depth + 1);
        let value = evaluate();
        self.depth.set(depth);
        Some(value)
    }

    /// The file that a path names, with its number, if it was given.
    pub fn given(&self, path: &str) -> Option<(u16, &'a str)> {
        let index = best(path, self.sources.iter().map(|source| source.name))?;
        Some((u16::try_from(index).ok()?, self.sources.get(index)?.text))
    }

    /// So many steps more; are they allowed?
    pub fn step(&self, count: u32) -> bool {
        self.steps.set(self.steps.get().saturating_add(count));
        self.steps.get() <= STEPS_MAX
    }

    /// Are these values small enough to be compared and merged part by part?
    pub fn fits(&self, nodes: &[&Node]) -> bool {
        let mut left = PARTS_MAX;
        let fits = nodes.iter().all(|node| fits(node, &mut left, 0));
        self.step(PARTS_MAX - left) && fits
    }

    /// What is the case whichever of two values it is.
    pub fn either(&self, one: &Node, other: &Node, doubt: &Rc<Doubt>) -> Node {
        if self.fits(&[one, other]) {
            objects::either(one, other, doubt)
        } else {
            Node::unknown(Doubt::new(&doubt.what, doubt.at, TOO_LARGE))
        }
    }
}

/// Which of these files a path names: the one whose last parts are most alike; none where two are so in the same way.
pub fn best<'n>(path: &str, files: impl Iterator<Item = &'n str>) -> Option<usize> {
    let mut found: Option<(usize, usize)> = None;
    let mut is_only = true;
    for (index, file) in files.enumerate() {
        let alike = alike(path, file);
        let most = found.map_or(0, |(_, most)| most);
        is_only = if alike == most { is_only && alike == 0 } else { is_only || alike > most };
        if alike > most {
            found = Some((index, alike));
        }
    }
    found.filter(|_| is_only).map(|(index, _)| index)
}

/// Does a path name the file called so? Of both only the last part counts.
pub fn names(path: &str, file: &str) -> bool {
    alike(path, file) > 0
}

/// How many of their last parts are the same.
fn alike(path: &str, file: &str) -> usize {
    let parts = |path: &str| {
        let parts = path.rsplit(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
        parts.map(str::to_lowercase).collect::<Vec<_>>()
    };
    parts(path).iter().zip(&parts(file)).take_while(|(one, other)| one == other).count()
}

fn fits(node: &Node, left: &mut u32, depth: u16) -> bool {
    let entries = node.as_object().map_or(&[][..], |object| &object.entries);
    // To merge objects each key of one is looked for in the other.
    let keys = entries.len().saturating_mul(entries.len()) / 256;
    let letters = node.as_text().map_or(0, |text| text.len() / 100);
    let weight = u32::try_from(1 + keys + letters).unwrap_or(u32::MAX);
    *left = left.saturating_sub(weight);
    if *left == 0 || depth > NESTING_MAX {
        return false;
    }
    let elements = node.as_list().unwrap_or_default();
    elements
        .iter()
        .chain(entries.iter().map(|entry| &entry.value))
        .all(|each| fits(each, left, depth + 1))
}

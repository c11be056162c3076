//! What a file of Bicep takes from others: variables and functions by their names, or all of them under one.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::declared::{Keyword, quoted, words};
use super::{Beside, File, MODULES_MAX};
use crate::codec::import::arm::evaluate::Definition;
use crate::codec::import::arm::values::Values;
use crate::codec::import::value::{At, Entry, Node};

/// What is imported from another file.
pub struct Import {
    path: Rc<str>,
    /// Names there, each with that which it has here.
    names: Vec<(String, String)>,
    /// What all of it is called together.
    whole: Option<String>,
}

impl Import {
    /// What comes after the keyword: `{a, b as c} from 'file'`, or `* as all from 'file'`.
    pub fn read(text: &str) -> Option<Self> {
        let (names, path) = text.rsplit_once("from")?;
        let (path, _) = quoted(path.trim_start())?;
        let all = words(names);
        let mut import = Self { path: path.into(), names: Vec::new(), whole: None };
        if names.trim_start().starts_with('*') {
            import.whole = all.get(1).map(|name| (*name).to_owned());
            return Some(import);
        }
        let mut rest = all.as_slice();
        while let [there, more @ ..] = rest {
            let (here, more) = match more {
                ["as", here, more @ ..] => (here, more),
                more => (there, more),
            };
            import.names.push(((*there).to_owned(), (*here).to_owned()));
            rest = more;
        }
        Some(import)
    }
}

impl File {
    /// What other files give it, as far as they are there.
    pub fn imported<'b>(
        &self,
        beside: &Beside<'b>,
        depth: usize,
    ) -> BTreeMap<String, Definition<'b>> {
        let mut all = BTreeMap::new();
        for import in self.imports.iter().filter(|_| depth < MODULES_MAX) {
            let Some(file) = beside.file(&import.path) else { continue };
            if !beside.session.step(file.weight()) {
                break;
            }
            let scope = Rc::new(file.scope(beside, &Values::default(), depth + 1));
            let mut whole = Vec::new();
            for declared in &file.all {
                let called = |name: &str| {
                    let renamed = import.names.iter().find(|(there, _)| there == name);
                    let inside = import.whole.as_ref().map(|whole| format!("{whole}.{name}"));
                    renamed.map(|(_, here)| here.clone()).or(inside)
                };
                let Some(here) = called(&declared.name) else { continue };
                match declared.keyword {
                    Keyword::Var => {
                        let Some(value) = &declared.value else { continue };
                        let value = scope.eval(value, &None);
                        let key = Rc::clone(&declared.name);
                        whole.push(Entry { key, at: value.at, value: value.clone() });
                        all.insert(here, Definition::Known(value));
                    }
                    Keyword::Func => {
                        let there = format!("f:{}", declared.name.to_lowercase());
                        let here = format!("f:{}", here.to_lowercase());
                        all.insert(here, Definition::Foreign(Rc::clone(&scope), there));
                    }
                    Keyword::Resource | Keyword::Module | Keyword::Param => {}
                }
            }
            if let Some(name) = &import.whole {
                let node = Node::object(whole, At::new(file.index, 0));
                all.insert(name.clone(), Definition::Known(node));
            }
        }
        all
    }
}

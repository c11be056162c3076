//! Which files make one module, and which module calls which: what stands in one folder belongs together, and names hold in it
//! only.

use std::collections::HashMap;
use std::rc::Rc;

use super::super::value::{Doubt, Node};
use super::super::{File, ImportError, Source};
use super::body::{Body, Instance, instances};
use super::configuration::{self, Configuration, is_values};
use super::evaluate::Evaluator;
use super::instances::Instances;
use super::resources;
use super::section::Section;
use super::term::Names;
use super::written::Room;

/// Deepest calls of modules in modules.
const DEPTH_MAX: usize = 8;

/// The modules that the files make.
pub struct Modules<'a> {
    list: Vec<Module<'a>>,
}

struct Module<'a> {
    folder: Vec<&'a str>,
    configuration: Configuration<'a>,
    /// The modules in other folders that it calls: by the number of the call.
    calls: HashMap<usize, usize>,
}

/// How a module is called.
#[derive(Default)]
pub struct Calling {
    /// What the addresses in it begin with.
    pub prefix: String,
    /// Why it is not decided whether it is called.
    pub doubt: Option<Rc<Doubt>>,
    depth: usize,
}

/// Puts the files into modules.
///
/// # Errors
///
/// Where one of them is not the language.
pub fn read<'a>(all: &[Source], files: &'a [File<'a>]) -> Result<Modules<'a>, ImportError> {
    let room = Rc::new(Room::default());
    let (values, texts): (Vec<&File>, Vec<&File>) = files.iter().partition(|file| is_values(file));
    let mut folders: Vec<(Vec<&str>, Vec<&'a File<'a>>)> = Vec::new();
    for file in if texts.is_empty() { &values } else { &texts } {
        let folder = if texts.is_empty() { Vec::new() } else { folder_of(file.source.name) };
        match folders.iter_mut().find(|(known, _)| *known == folder) {
            Some((_, files)) => files.push(file),
            None => folders.push((folder, vec![file])),
        }
    }
    let mut list = Vec::with_capacity(folders.len());
    for (folder, files) in folders {
        let configuration = configuration::read(all, files, Rc::clone(&room))?;
        list.push(Module { folder, configuration, calls: HashMap::new() });
    }
    let mut modules = Modules { list };
    modules.connect(all);
    if !texts.is_empty() {
        modules.give(all, &values)?;
    }
    Ok(modules)
}

impl<'a> Modules<'a> {
    /// Is there a resource of azurerm for an instance?
    pub fn has_azurerm(&self) -> bool {
        let is_it = |section: &Section| section.labels[0] == "azurerm_api_management";
        self.list.iter().any(|module| module.configuration.resources.iter().any(is_it))
    }

    /// Those that no other calls; all if each is called.
    pub fn roots(&self) -> Vec<&Configuration<'a>> {
        self.root_numbers()
            .into_iter()
            .filter_map(|at| Some(&self.list.get(at)?.configuration))
            .collect()
    }

    fn root_numbers(&self) -> Vec<usize> {
        let is_called =
            |at: &usize| self.list.iter().any(|it| it.calls.values().any(|to| to == at));
        let roots: Vec<usize> = (0..self.list.len()).filter(|at| !is_called(at)).collect();
        if roots.is_empty() { (0..self.list.len()).collect() } else { roots }
    }

    /// Finds out which calls which.
    fn connect(&mut self, all: &[Source]) {
        if self.list.len() < 2 {
            return;
        }
        let calls = |(at, module): (usize, &Module)| {
            let called = module.configuration.modules.iter().enumerate();
            called
                .filter_map(|(number, call)| Some((number, self.target(all, at, call)?)))
                .collect()
        };
        let all_calls: Vec<HashMap<usize, usize>> =
            self.list.iter().enumerate().map(calls).collect();
        for (module, calls) in self.list.iter_mut().zip(all_calls) {
            module.calls = calls;
        }
    }

    /// The module that a call is of, if its files are given.
    fn target(&self, all: &[Source], from: usize, call: &Section) -> Option<usize> {
        let module = self.list.get(from)?;
        let evaluator = Evaluator::new(&module.configuration);
        let body = call.body(all, &module.configuration.room).ok()?;
        let source = evaluator.value(body.attribute("source")?, None);
        let source = source.as_text().filter(|source| source.starts_with('.'))?;
        let path = joined(module.folder.iter().copied().chain(source.split(['/', '\\'])));
        let others = || self.list.iter().enumerate().filter(|(at, _)| *at != from);
        let is_exact = others().find(|(_, other)| other.folder == path).map(|(at, _)| at);
        // How the files are called may begin elsewhere.
        let mut alike =
            others().filter(|(_, other)| !path.is_empty() && other.folder.last() == path.last());
        let only = alike.next().filter(|_| alike.next().is_none()).map(|(at, _)| at);
        is_exact.or(only)
    }

    /// Gives every root the values that are its own, and those that are nobody's own.
    fn give(&mut self, all: &[Source], values: &[&'a File<'a>]) -> Result<(), ImportError> {
        let folders: Vec<Vec<&str>> =
            self.list.iter().map(|module| module.folder.clone()).collect();
        for at in self.root_numbers() {
            let Some(module) = self.list.get_mut(at) else { continue };
            let is_for = |file: &&&File| {
                let folder = folder_of(file.source.name);
                folder == module.folder || !folders.contains(&folder)
            };
            let own: Vec<&File> = values.iter().filter(is_for).copied().collect();
            module.configuration.take(all, own)?;
        }
        Ok(())
    }

    /// Reads all instances, those of the modules that are called as well.
    ///
    /// # Errors
    ///
    /// Where a block cannot be parsed.
    pub fn instances(&self, all: &[Source]) -> Result<Instances, ImportError> {
        let mut found = Instances::default();
        for at in self.root_numbers() {
            let Some(module) = self.list.get(at) else { continue };
            let evaluator = Evaluator::new(&module.configuration);
            self.visit(module, &evaluator, &Calling::default(), all, &mut found)?;
        }
        Ok(found)
    }

    fn visit(
        &self,
        module: &Module<'a>,
        evaluator: &Evaluator,
        calling: &Calling,
        all: &[Source],
        found: &mut Instances,
    ) -> Result<(), ImportError> {
        resources::read(evaluator, calling, all, found)?;
        if calling.depth == DEPTH_MAX {
            return Ok(());
        }
        for (number, call) in module.configuration.modules.iter().enumerate() {
            let to = module.calls.get(&number).and_then(|to| self.list.get(*to));
            let Some(to) = to else { continue };
            let body = call.body(all, &module.configuration.room)?;
            for instance in instances(evaluator, body) {
                if !evaluator.charge(100) {
                    return Ok(());
                }
                let name = call.labels[0];
                let inner = evaluator.called(
                    &to.configuration,
                    name,
                    arguments(evaluator, body, &instance),
                );
                let calling = Calling {
                    prefix: format!("{}module.{name}{}.", calling.prefix, instance.suffix),
                    doubt: calling.doubt.clone().or(instance.doubt),
                    depth: calling.depth + 1,
                };
                self.visit(to, &inner, &calling, all, found)?;
            }
        }
        Ok(())
    }
}

/// What a module is called with.
fn arguments(evaluator: &Evaluator, body: Body, instance: &Instance) -> HashMap<String, Node> {
    instance.within(|names: Names| {
        let attributes = body.attributes().into_iter();
        attributes.map(|(name, _, term)| (name.to_owned(), evaluator.value(term, names))).collect()
    })
}

/// The folder in the name of a file.
fn folder_of(name: &str) -> Vec<&str> {
    let folder = name.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
    joined(folder.split(['/', '\\']))
}

/// A path without what leads nowhere.
fn joined<'p>(parts: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
    let mut path: Vec<&str> = Vec::new();
    for part in parts {
        match part {
            "" | "." => {}
            ".." if path.last().is_some_and(|last| *last != "..") => {
                path.pop();
            }
            _ => path.push(part),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_followed_up_and_down() {
        assert_eq!(folder_of("./env\\prod/main.tf"), ["env", "prod"]);
        assert_eq!(joined("env/prod/../../modules/./x".split('/')), ["modules", "x"]);
        assert_eq!(joined("../../x".split('/')), ["..", "..", "x"]);
        assert!(folder_of("main.tf").is_empty());
    }
}

//! Which resources are about the same instance, and which instance is read.

use super::super::gather::Gather;
use super::super::value::{At, Node};
use super::super::{ImportError, Source, choose};
use super::azapi::Part;
use super::azurerm::Service;
use crate::codec::imported::{Imported, Kind};

/// Instances, as resources say them.
#[derive(Default)]
pub struct Instances {
    mains: Vec<Main>,
    updates: Vec<(String, Part)>,
}

/// What an instance is made by, with what is said of it beside.
struct Main {
    address: String,
    /// The name, or the address where it is not decided.
    name: String,
    by: By,
    updates: Vec<Part>,
    remarks: Vec<(At, &'static str, String)>,
    /// Why it may not be there.
    absent: Option<(At, &'static str, String)>,
}

enum By {
    Azurerm(Service),
    Azapi(Part),
    /// By nothing here: it is only changed.
    None,
}

impl Instances {
    /// Is there none?
    pub const fn is_empty(&self) -> bool {
        self.mains.is_empty() && self.updates.is_empty()
    }

    /// Takes an instance of azurerm.
    pub fn azurerm(&mut self, address: String, service: Service) {
        let name = name_of(service.name.as_ref(), &address);
        self.main(address, name, By::Azurerm(service));
    }

    /// Takes an instance that azapi creates.
    pub fn created(&mut self, address: String, part: Part) {
        let name = name_of(part.name.as_ref(), &address);
        self.main(address, name, By::Azapi(part));
    }

    fn main(&mut self, address: String, name: String, by: By) {
        let (updates, remarks) = (Vec::new(), Vec::new());
        self.mains.push(Main { address, name, by, updates, remarks, absent: None });
    }

    /// Takes what changes the instance `target`: the address of a resource, or what says its id.
    pub fn changed(&mut self, target: String, part: Part) {
        self.updates.push((target, part));
    }

    /// Says something about the instance that was taken last.
    pub fn remark(&mut self, at: At, about: &'static str, text: String) {
        if let Some(last) = self.mains.last_mut() {
            last.remarks.push((at, about, text));
        }
    }

    /// Says that the instance that was taken last may not be there.
    pub fn may_be_absent(&mut self, at: At, about: &'static str, text: String) {
        if let Some(last) = self.mains.last_mut() {
            last.absent = Some((at, about, text));
        }
    }

    /// Reads the instance that is wanted.
    ///
    /// # Errors
    ///
    /// If there is none, or no such one.
    pub fn read(
        mut self,
        all: &[Source],
        kind: Kind,
        wanted: Option<&str>,
    ) -> Result<Imported, ImportError> {
        self.join();
        if self.mains.is_empty() {
            return Err(ImportError::Nothing(kind));
        }
        let called = |main: Main| {
            let is_wanted = wanted.is_some_and(|wanted| wanted == main.address);
            (if is_wanted { main.address.clone() } else { main.name.clone() }, main)
        };
        choose(self.mains.into_iter().map(called).collect(), wanted)?.read(all, kind)
    }

    /// Puts every change to the instance that it is of.
    fn join(&mut self) {
        let others: Vec<(String, Part)> = std::mem::take(&mut self.updates);
        let mut open = Vec::new();
        for (target, part) in others {
            match self.mains.iter_mut().find(|main| main.is(&target)) {
                Some(main) => main.updates.push(part),
                None => open.push((target, part)),
            }
        }
        let is_one = open.windows(2).all(|pair| matches!(pair, [one, other] if one.0 == other.0));
        let joins = is_one && self.mains.len() == 1;
        for (target, part) in open {
            let known = self.mains.iter().position(|main| main.address == target);
            // What is not said to be another one is the only one.
            let only = (joins && !target.starts_with("data.")).then_some(0);
            let at = known.or(only).unwrap_or_else(|| {
                let name = target.rsplit('/').next().unwrap_or_default().to_owned();
                self.main(target, name, By::None);
                self.mains.len() - 1
            });
            if let Some(main) = self.mains.get_mut(at) {
                main.updates.push(part);
            }
        }
    }
}

impl Main {
    /// Is it this that a reference or an id is about?
    fn is(&self, target: &str) -> bool {
        if matches!(self.by, By::None) {
            return self.address == target;
        }
        let index = self.address.rfind('[').filter(|_| self.address.ends_with(']'));
        let base = index.map_or(&*self.address, |at| self.address.get(..at).unwrap_or_default());
        let is_address = |address: &str| {
            target
                .strip_prefix(address)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let is_indexed = target.strip_prefix(base).is_some_and(|rest| rest.starts_with(['[', '.']));
        let is_name = |name: &str| target.contains('/') && target.rsplit('/').next() == Some(name);
        // An index that is not decided: the only one of that name is meant.
        let is_open = is_indexed && self.address == base;
        // What a module gives is of what is in it.
        let module = target
            .rsplit_once('.')
            .filter(|(module, _)| module.rsplit('.').nth(1).unwrap_or_default() == "module");
        let is_in = module.is_some_and(|(module, _)| {
            self.address.strip_prefix(module).is_some_and(|rest| rest.starts_with(['.', '[']))
        });
        is_address(&self.address) || is_open || is_name(&self.name) || is_in
    }

    fn read(self, all: &[Source], kind: Kind) -> Result<Imported, ImportError> {
        let mut gather = Gather::new(all);
        match &self.by {
            By::Azurerm(service) => service.read(&mut gather),
            By::Azapi(part) => part.created(&mut gather, &self.updates),
            By::None if self.address.contains('/') => {
                gather.name(&Node::text(&self.name, At::NOWHERE));
            }
            By::None => {}
        }
        let alone = matches!(self.by, By::None);
        if alone {
            gather.merges();
        }
        if !matches!(self.by, By::Azapi(_)) {
            self.updates
                .iter()
                .for_each(|update| update.changed(&mut gather, alone && self.updates.len() == 1));
        }
        for (at, about, text) in &self.remarks {
            gather.remark(*at, about, text);
        }
        if let Some((at, about, text)) = &self.absent {
            gather.may_be_absent(*at, about, text);
        }
        gather.done(kind)
    }
}

fn name_of(node: Option<&Node>, address: &str) -> String {
    let text = node.and_then(Node::as_text).filter(|text| !text.is_empty());
    text.unwrap_or(address).to_owned()
}

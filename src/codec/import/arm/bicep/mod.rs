//! Bicep: its declarations, and the instances in them.
//!
//! Source: <https://learn.microsoft.com/azure/azure-resource-manager/bicep/file>.

mod declared;
mod imports;
mod literals;
mod reader;
mod syntax;

use std::rc::Rc;

use super::evaluate::{Definition, Scope};
use super::instance::{Instance, Note, Origin};
use super::meant;
use super::session::{Local, Locals, Session, best};
use super::template::{EXISTING, Found, NOT_THERE, REFERRED, about_gateway};
use super::tree::{For, Tree, What};
use super::values::{Values, filled_in, through};
use crate::codec::import::ImportError;
use crate::codec::import::gather::reason;
use crate::codec::import::value::{At, Doubt, Node};
use declared::{Declared, Keyword, quoted};
use imports::Import;
use reader::{Read, Reader, Stop};

/// Deepest that modules call each other.
const MODULES_MAX: usize = 8;

/// What is declared in a file.
pub struct File {
    /// Which file it is.
    pub index: u16,
    /// The file that values are for, if it is one of values.
    pub using: Option<Rc<str>>,
    /// It is one of values.
    pub is_values: bool,
    /// Its values count before those of another file of values.
    pub extends: bool,
    imports: Vec<Import>,
    all: Vec<Declared>,
}

/// Does a line begin as lines of Bicep do, and of no other language that is read?
pub fn is_bicep(text: &str) -> bool {
    text.lines().any(|line| {
        let mut words = line.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some("resource" | "module"), Some(_), Some(kind)) => kind.starts_with('\''),
            (Some("param"), Some(name), Some(_)) => is_name(name),
            (Some("var"), Some(name), Some("=")) => is_name(name),
            (Some("using"), Some(file), _) => file.starts_with('\'') || file == "none",
            (Some("targetScope"), Some("="), Some(scope)) => scope.starts_with('\''),
            (_, _, _) => false,
        }
    })
}

fn is_name(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Every declaration of a file.
///
/// # Errors
///
/// Where something is not closed, or nested too deep.
pub fn parse(text: &str, index: u16) -> Result<File, ImportError> {
    let mut reader = Reader::new(text, index);
    let mut file = File {
        index,
        using: None,
        is_values: false,
        extends: false,
        imports: Vec::new(),
        all: Vec::new(),
    };
    match file.declarations(&mut reader) {
        Ok(()) => Ok(file),
        Err(Stop::Fatal(error)) => Err(error),
        Err(Stop::Odd) => Err(ImportError::Unrecognized),
    }
}

impl File {
    /// How many steps it takes to look at it once more.
    fn weight(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    fn declarations(&mut self, reader: &mut Reader) -> Read<()> {
        loop {
            reader.space(true);
            let Some(next) = reader.peek() else { return Ok(()) };
            if next == '@' {
                reader.over_decorator()?;
                continue;
            }
            let start = reader.at;
            let word = reader.word();
            let known = Keyword::ALL.into_iter().find(|(name, _)| *name == word);
            if let Some((_, keyword)) = known {
                let at = At::new(self.index, start);
                self.all.push(reader.declared(keyword, at)?);
            } else if word == "using" {
                self.is_values = true;
                reader.space(false);
                let file = reader.over_to(|_| false)?;
                self.using = quoted(file).map(|(file, _)| file.into());
            } else if word == "import" {
                reader.space(false);
                let text = reader.over_to(|_| false)?;
                self.imports.extend(Import::read(text));
            } else if word == "extends" {
                self.extends = true;
            } else if word.is_empty() {
                // What no declaration begins with.
                reader.at += next.len_utf8();
            }
            reader.over_to(|_| false)?;
            // What ends more than was begun is passed over.
            if matches!(reader.peek(), Some(']' | '}' | ')' | ',')) {
                reader.at += 1;
            }
        }
    }

    /// The values that it gives, in a file called `name`.
    pub fn values(&self, beside: &Beside, name: &str, values: &mut Values) {
        let scope = self.scope(beside, &Values::default(), 0);
        for each in self.all.iter().filter(|each| each.keyword == Keyword::Param) {
            if let Some(value) = &each.value {
                let node = filled_in(&Node { through: None, ..scope.eval(value, &None) });
                values.give(&each.name, value.at, node.through(&through(&each.name, name)));
            }
        }
    }

    fn scope<'b>(&self, beside: &Beside<'b>, values: &Values, depth: usize) -> Scope<'b> {
        let defined = |each: &Declared| {
            let name = each.name.to_string();
            match (each.keyword, each.value.clone()) {
                (Keyword::Param, default) => {
                    let (value, nullable) = (values.get(&each.name), each.nullable);
                    (
                        name,
                        Definition::Parameter {
                            name: Rc::clone(&each.name),
                            value,
                            default,
                            nullable,
                        },
                    )
                }
                (Keyword::Var, Some(value)) => (name, Definition::Variable(value)),
                (Keyword::Func, Some(value)) => match &value.what {
                    What::Lambda(names, body) => (
                        format!("f:{}", name.to_lowercase()),
                        Definition::Function(names.clone(), Rc::clone(body)),
                    ),
                    What::Value(_)
                    | What::Name(_)
                    | What::Call(..)
                    | What::Pick(_)
                    | What::List(_)
                    | What::Spread(_)
                    | What::Object(_)
                    | What::For(_)
                    | What::Obscure(_) => (name, Definition::Deployed),
                },
                (Keyword::Resource | Keyword::Module | Keyword::Var | Keyword::Func, _) => {
                    (name, Definition::Deployed)
                }
            }
        };
        let mut all = self.imported(beside, depth);
        all.extend(self.all.iter().map(defined));
        Scope::new(beside.session, all)
    }

    /// Names of parameters that it has.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.all.iter().filter(|each| each.keyword == Keyword::Param).map(|each| &*each.name)
    }

    /// Files that it calls as modules.
    pub fn modules(&self) -> impl Iterator<Item = &str> {
        self.all.iter().filter(|each| each.keyword == Keyword::Module).map(|each| &*each.kind)
    }
}

/// What else was given: modules by the names of their files.
pub struct Beside<'b> {
    /// All that is evaluated together.
    pub session: &'b Session<'b>,
    /// Files of Bicep, with what they are called.
    pub files: Vec<(&'b str, &'b File)>,
}

impl<'b> Beside<'b> {
    /// The file that a path names.
    pub fn file(&self, path: &str) -> Option<&'b File> {
        let index = best(path, self.files.iter().map(|(name, _)| *name))?;
        self.files.get(index).map(|(_, file)| *file)
    }

    /// Finds what a file deploys, with these values for its parameters.
    pub fn instances(&self, file: &File, values: &Values, depth: usize, found: &mut Found) {
        let scope = file.scope(self, values, 0);
        for declared in &file.all {
            let is_resource = declared.keyword == Keyword::Resource && declared.is_service();
            if is_resource && declared.existing {
                found.notes.push(Note::left_out(declared.at, EXISTING, REFERRED));
            } else if is_resource || declared.keyword == Keyword::Module {
                self.declared(&scope, declared, depth, found);
            }
        }
    }

    /// What is declared, once for each round of its loop.
    fn declared(&self, scope: &Scope, declared: &Declared, depth: usize, found: &mut Found) {
        let Some(value) = &declared.value else { return };
        let maybe = match declared.condition.as_ref().map(|condition| scope.eval(condition, &None))
        {
            Some(condition) if condition.as_bool() == Some(false) => {
                if declared.keyword == Keyword::Resource {
                    found.notes.push(Note::left_out(declared.at, &declared.name, NOT_THERE));
                }
                return;
            }
            Some(condition) => condition.doubt().cloned(),
            None => None,
        };
        let one = One { beside: self, scope, declared, depth };
        let What::For(each) = &value.what else { return one.found(value, &None, maybe, found) };
        let mut inner = Found::default();
        match scope.turns(each, &None) {
            Ok(turns) => {
                for locals in &turns {
                    one.found(&each.body, locals, maybe.clone(), &mut inner);
                }
                inner.notes.dedup_by(|one, other| one.at == other.at && one.about == other.about);
            }
            Err(doubt) => {
                let text = format!("it is a loop: {}", reason(&doubt));
                let maybe = maybe.or_else(|| Some(Rc::clone(&doubt)));
                one.found(&each.body, &undecided(each, &doubt), maybe, &mut inner);
                if !inner.instances.is_empty() || !inner.perhaps.is_empty() {
                    inner.notes.push(Note::left_out(declared.at, &declared.name, &text));
                }
            }
        }
        found.take_rounds(inner, &declared.name);
    }
}

/// The names of a loop's round of which nothing is known.
fn undecided(each: &For, doubt: &Rc<Doubt>) -> Locals {
    let item = Local::with(&each.item, Node::unknown(Rc::clone(doubt)), &None);
    match &each.index {
        Some(index) => Local::with(index, Node::unknown(Rc::clone(doubt)), &item),
        None => item,
    }
}

/// One round of one declaration.
struct One<'o, 'b, 's> {
    beside: &'o Beside<'b>,
    scope: &'o Scope<'s>,
    declared: &'o Declared,
    depth: usize,
}

impl One<'_, '_, '_> {
    fn found(&self, body: &Tree, locals: &Locals, maybe: Option<Rc<Doubt>>, found: &mut Found) {
        let declared = self.declared;
        let part = |name: &str| body.get(name).map(|part| self.scope.eval(part, locals));
        let name = part("name").and_then(|name| name.as_text().map(str::to_owned));
        let mut instance = Instance {
            name: name.unwrap_or_else(|| declared.name.to_string()),
            body: Node::object(Vec::new(), body.at),
            at: declared.at,
            maybe,
            origin: Origin::Template,
            inside: None,
            notes: Vec::new(),
        };
        if declared.keyword == Keyword::Resource {
            instance.body = self.scope.eval(body, locals);
            return found.instances.push(instance);
        }
        let whole = self.scope.eval(body, locals);
        let params = whole.get_any_case("params");
        // It may be called very often, and calls others in its turn.
        let file = self.beside.file(&declared.kind).filter(|_| self.depth < MODULES_MAX);
        if let Some(file) = file.filter(|file| self.beside.session.step(file.weight())) {
            let mut inner = Found::default();
            self.beside.instances(
                file,
                &Values::given(params.as_ref()),
                self.depth + 1,
                &mut inner,
            );
            for each in inner.instances.iter_mut().chain(&mut inner.perhaps) {
                each.maybe = each.maybe.take().or_else(|| instance.maybe.clone());
            }
            return found.take(inner);
        }
        instance.origin = Origin::Meant(format!("module {}", declared.name));
        instance.body = params.unwrap_or(instance.body);
        let path = &*declared.kind;
        let mut parts = path.split(':');
        let is_service = parts.any(|part| part.to_lowercase().ends_with("api-management/service"));
        if meant::has_map(&instance.body) || is_service {
            found.instances.push(instance);
        } else if about_gateway(path) || about_gateway(&declared.name) {
            if meant::has_tier(&instance.body) {
                found.perhaps.push(instance);
            } else {
                found.called = true;
            }
        }
    }
}

//! ARM templates: the instances in them, in nested deployments as well, and what is passed to linked ones.

use std::collections::BTreeMap;
use std::rc::Rc;

use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;

use super::SERVICE;
use super::evaluate::{Definition, Scope};
use super::expression::{each, get, properties, text_of, tree};
use super::instance::{Instance, Note, Origin, looped};
use super::meant;
use super::session::{Locals, Session};
use super::values::Values;
use crate::codec::import::gather::reason;
use crate::codec::import::value::{At, Doubt, Entry, Node};

const DEPLOYMENT: &str = "Microsoft.Resources/deployments";
/// Deepest that templates are linked in each other.
const LINKS_MAX: usize = 8;
pub const NOT_THERE: &str = "its condition is false: it is not deployed";
pub const REFERRED: &str = "it is only referred to, not configured";
pub const EXISTING: &str = "an existing instance";

/// What was found in templates.
#[derive(Default)]
pub struct Found {
    /// Instances, and what is meant for one.
    pub instances: Vec<Instance>,
    /// Modules of which only the name tells that they may be about one.
    pub perhaps: Vec<Instance>,
    /// A module is called that may be about one, and is given nothing that tells.
    pub called: bool,
    /// What a person has to know.
    pub notes: Vec<Note>,
}

impl Found {
    /// Takes what else was found.
    pub fn take(&mut self, other: Self) {
        self.instances.extend(other.instances);
        self.perhaps.extend(other.perhaps);
        self.called |= other.called;
        self.notes.extend(other.notes);
    }

    /// The same of the rounds of a loop.
    pub fn take_rounds(&mut self, rounds: Self, about: &str) {
        let instances = looped(rounds.instances, about);
        let perhaps = looped(rounds.perhaps, about);
        self.take(Self { instances, perhaps, ..rounds });
    }
}

/// How many steps it takes to look at a template once more.
fn weight(template: &Json) -> u32 {
    u32::try_from(template.range().width() / 64).unwrap_or(u32::MAX).saturating_add(1)
}

/// What the names of a template stand for.
pub fn scope<'s>(
    session: &'s Session<'s>,
    template: &Json,
    file: u16,
    values: &Values,
) -> Scope<'s> {
    let mut definitions = BTreeMap::new();
    for each in properties(get(template, "parameters")) {
        let name = each.name.as_str();
        let nullable = get(&each.value, "nullable")
            .and_then(Json::as_boolean_lit)
            .is_some_and(|truth| truth.value);
        let parameter = Definition::Parameter {
            name: name.into(),
            value: values.get(name),
            default: get(&each.value, "defaultValue").map(|default| Rc::new(tree(default, file))),
            nullable,
        };
        definitions.insert(format!("p:{}", name.to_lowercase()), parameter);
    }
    for each in properties(get(template, "variables")) {
        let name = each.name.as_str();
        if name.eq_ignore_ascii_case("copy") {
            copied(&mut definitions, &each.value, file);
        } else {
            let key = format!("v:{}", name.to_lowercase());
            definitions.insert(key, Definition::Variable(tree(&each.value, file).into()));
        }
    }
    for space in each(get(template, "functions")) {
        for member in properties(get(space, "members")) {
            let (Some(of), Some(output)) =
                (text_of(space, "namespace"), get(&member.value, "output"))
            else {
                continue;
            };
            let Some(body) = get(output, "value") else { continue };
            let names = each(get(&member.value, "parameters"));
            let names = names.iter().filter_map(|name| {
                Some(format!("p:{}", text_of(name, "name")?.to_lowercase()).into())
            });
            let name = format!("f:{of}.{}", member.name.as_str()).to_lowercase();
            definitions
                .insert(name, Definition::Function(names.collect(), tree(body, file).into()));
        }
    }
    Scope::new(session, definitions)
}

/// Variables that are made by counting.
fn copied(definitions: &mut BTreeMap<String, Definition>, copies: &Json, file: u16) {
    use super::tree::{Copy, Field, Pick, Tree, What};
    use crate::codec::import::value::Value;
    for copy in each(Some(copies)) {
        let (Some(name), Some(count), Some(input)) =
            (text_of(copy, "name"), get(copy, "count"), get(copy, "input"))
        else {
            continue;
        };
        let (at, end) = (At::new(file, copy.range().start), copy.range().end);
        let field = Field::Copy(Box::new(Copy {
            name: name.into(),
            count: tree(count, file),
            input: tree(input, file),
        }));
        let of = Tree::new(What::Object(vec![field]), at, end);
        let key = Tree::new(What::Value(Value::Text(name.into())), at, end);
        let what = What::Pick(Box::new(Pick { of, key, safe: false }));
        definitions.insert(
            format!("v:{}", name.to_lowercase()),
            Definition::Variable(Tree::new(what, at, end).into()),
        );
    }
}

/// A template that was given.
pub struct Given<'g> {
    /// What its file is called.
    pub name: &'g str,
    /// Which file it is.
    pub file: u16,
    /// The template.
    pub template: &'g Json<'g>,
}

impl Given<'_> {
    /// Finds what it deploys, with these values for its parameters; others may be given beside it.
    pub fn instances(
        &self,
        session: &Session,
        others: &[Given],
        values: &Values,
        found: &mut Found,
    ) {
        let scope = scope(session, self.template, self.file, values);
        let walk =
            Walk { scope: &scope, file: self.file, locals: None, maybe: None, others, depth: 0 };
        walk.resources(&each(get(self.template, "resources")), found);
    }

    /// Does a text name it, as the path of a linked template does?
    pub fn is_named(&self, text: &str) -> bool {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
        let text = text.to_lowercase();
        !name.is_empty()
            && text.match_indices(&name).any(|(at, _)| {
                let before = text.get(..at).unwrap_or_default().chars().next_back();
                before.is_none_or(|before| matches!(before, '/' | '\\' | '\'' | '"'))
            })
    }
}

/// Finds what resources without a template deploy.
pub fn fragment(session: &Session, resources: &[&Json], file: u16, found: &mut Found) {
    let scope = Scope::new(session, BTreeMap::new());
    let walk = Walk { scope: &scope, file, locals: None, maybe: None, others: &[], depth: 0 };
    walk.resources(resources, found);
}

/// Where in the templates it is.
struct Walk<'w, 's> {
    scope: &'w Scope<'s>,
    file: u16,
    locals: Locals,
    maybe: Option<Rc<Doubt>>,
    /// Templates that may be linked.
    others: &'w [Given<'w>],
    /// How deep they are linked in each other.
    depth: usize,
}

impl Walk<'_, '_> {
    fn resources(&self, resources: &[&Json], found: &mut Found) {
        for resource in resources {
            let written = text_of(resource, "type").unwrap_or_default();
            let evaluated = get(resource, "type")
                .filter(|_| written.starts_with('['))
                .map(|kind| self.eval(kind));
            let kind = evaluated.as_ref().and_then(Node::as_text).unwrap_or(written);
            if kind.eq_ignore_ascii_case(SERVICE) || kind.eq_ignore_ascii_case(DEPLOYMENT) {
                self.looped(resource, kind, found);
            }
        }
    }

    /// A resource, once for each round of its loop.
    fn looped(&self, resource: &Json, kind: &str, found: &mut Found) {
        let at = At::new(self.file, resource.range().start);
        let copy = get(resource, "copy");
        let counted = copy.and_then(|copy| Some((copy, get(copy, "count")?)));
        let Some((copy, count)) = counted else { return self.resource(resource, kind, found) };
        let name = text_of(copy, "name").unwrap_or_default();
        let rounds = self.scope.rounds(name, &tree(count, self.file), &self.locals);
        let mut inner = Found::default();
        let about = format!("copy {name}");
        match rounds {
            Ok(rounds) => {
                for locals in rounds {
                    Walk { locals, maybe: self.maybe.clone(), ..*self }
                        .resource(resource, kind, &mut inner);
                }
                inner.notes.dedup_by(|one, other| one.at == other.at && one.about == other.about);
            }
            Err(doubt) => {
                let maybe = self.maybe.clone().or_else(|| Some(Rc::clone(&doubt)));
                let walk = Walk { maybe, locals: self.locals.clone(), ..*self };
                walk.resource(resource, kind, &mut inner);
                if !inner.instances.is_empty() || !inner.perhaps.is_empty() {
                    inner.notes.push(Note::left_out(at, &about, &reason(&doubt)));
                }
            }
        }
        found.take_rounds(inner, &about);
    }

    fn resource(&self, resource: &Json, kind: &str, found: &mut Found) {
        let at = At::new(self.file, resource.range().start);
        let is_existing = get(resource, "existing")
            .and_then(Json::as_boolean_lit)
            .is_some_and(|truth| truth.value);
        if is_existing {
            if kind.eq_ignore_ascii_case(SERVICE) {
                found.notes.push(Note::left_out(at, EXISTING, REFERRED));
            }
            return;
        }
        let condition = get(resource, "condition").map(|condition| self.eval(condition));
        let maybe =
            match condition.as_ref().map(|condition| (condition.as_bool(), condition.doubt())) {
                Some((Some(false), _)) => {
                    if kind.eq_ignore_ascii_case(SERVICE) {
                        found.notes.push(Note::left_out(at, "an instance", NOT_THERE));
                    }
                    return;
                }
                Some((None, Some(doubt))) => self.maybe.clone().or_else(|| Some(Rc::clone(doubt))),
                Some(_) | None => self.maybe.clone(),
            };
        let inner = Walk { maybe, locals: self.locals.clone(), ..*self };
        if kind.eq_ignore_ascii_case(SERVICE) {
            found.instances.push(inner.instance(resource, at));
        } else {
            inner.deployment(resource, at, found);
        }
    }

    fn eval(&self, json: &Json) -> Node {
        self.scope.eval(&tree(json, self.file), &self.locals)
    }

    fn instance(&self, resource: &Json, at: At) -> Instance {
        let part = |name: &str| {
            let value = get(resource, name)?;
            Some(Entry {
                key: name.into(),
                at: At::new(self.file, value.range().start),
                value: self.eval(value),
            })
        };
        let body =
            Node::object(["name", "sku", "properties"].into_iter().filter_map(part).collect(), at);
        Instance {
            name: self.name(resource),
            body,
            at,
            maybe: self.maybe.clone(),
            origin: Origin::Template,
            inside: None,
            notes: Vec::new(),
        }
    }

    /// What a resource is called; where that is not decided, as it is written.
    fn name(&self, resource: &Json) -> String {
        let written = text_of(resource, "name").unwrap_or("an instance");
        let name = get(resource, "name").map(|name| self.eval(name));
        name.as_ref().and_then(Node::as_text).unwrap_or(written).to_owned()
    }

    fn deployment(&self, resource: &Json, at: At, found: &mut Found) {
        let Some(of) = get(resource, "properties") else { return };
        let Some(nested) = get(of, "template").filter(|nested| nested.as_object().is_some()) else {
            let linked = get(of, "templateLink").is_some() || get(of, "template").is_some();
            return if linked {
                self.linked(resource, of, at, found)
            };
        };
        let is_inner = get(of, "expressionEvaluationOptions")
            .and_then(|options| text_of(options, "scope"))
            .is_some_and(|scope| scope.eq_ignore_ascii_case("inner"));
        if is_inner {
            self.within(nested, self.file, self.depth, of, found);
        } else {
            self.resources(&each(get(nested, "resources")), found);
        }
    }

    /// What another template deploys with the parameters that are passed to it.
    fn within(&self, template: &Json, file: u16, depth: usize, of: &Json, found: &mut Found) {
        let passed = get(of, "parameters").map(|passed| self.eval(passed));
        let scope = scope(self.scope.session(), template, file, &Values::passed(passed.as_ref()));
        let maybe = self.maybe.clone();
        let walk = Walk { scope: &scope, file, locals: None, maybe, depth, ..*self };
        walk.resources(&each(get(template, "resources")), found);
    }

    /// A deployment of a template that is elsewhere, or was given as well.
    fn linked(&self, resource: &Json, of: &Json, at: At, found: &mut Found) {
        let link = get(of, "templateLink");
        let paths = ["relativePath", "uri"].into_iter().filter_map(|name| text_of(link?, name));
        let paths: Vec<&str> = paths.collect();
        let is_linked = |other: &&Given| {
            other.file != self.file && paths.iter().any(|path| other.is_named(path))
        };
        let linked: Vec<&Given> = self.others.iter().filter(is_linked).collect();
        // It may be linked very often, and links others in its turn.
        if let ([other], true) = (linked.as_slice(), self.depth < LINKS_MAX)
            && self.scope.session().step(weight(other.template))
        {
            return self.within(other.template, other.file, self.depth + 1, of, found);
        }
        let Some(passed) = get(of, "parameters").map(|passed| self.eval(passed)) else { return };
        let name = self.name(resource);
        let instance = Instance {
            body: Values::passed(Some(&passed)).node(passed.at),
            at,
            maybe: self.maybe.clone(),
            origin: Origin::Meant(format!("deployment {name}")),
            inside: None,
            notes: Vec::new(),
            name,
        };
        if meant::has_map(&instance.body) {
            found.instances.push(instance);
        } else if about_gateway(&instance.name) && meant::has_tier(&instance.body) {
            found.perhaps.push(instance);
        }
    }
}

/// Does a name tell of API Management?
pub fn about_gateway(name: &str) -> bool {
    let plain: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    plain.contains("apim") || plain.contains("apigateway")
}

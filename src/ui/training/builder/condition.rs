//! A condition as forms: one a predicate, made from how that is declared.

use leptos::prelude::*;

use super::form::{FormOf, blank};
use crate::lesson::condition::{Condition, DECLARED, Declared, Form};
use crate::lesson::cursor::Cursor;
use crate::lesson::names::{At, Named};
use crate::lesson::node::Node;
use crate::ui::parts::{Button, Look, Select};
use crate::words::training_builder as words;

/// What of a condition decides which controls there are.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// A predicate.
    One,
    /// So many that are joined.
    All(usize),
    /// Anything else.
    ByHand,
}

/// The predicates that can be chosen: a lesson that is built here asks no questions.
fn offered() -> impl Iterator<Item = &'static Declared> {
    DECLARED.iter().filter(|declared| !matches!(declared.form, Form::Question))
}

fn declared(node: &Node) -> Option<&'static Declared> {
    DECLARED.iter().find(|declared| node.get(declared.name).is_some())
}

fn parts(node: &Node) -> Option<&[Node]> {
    match node.get("all") {
        Some(Node::List(parts)) => Some(parts),
        Some(_) | None => None,
    }
}

fn shape(node: &Node) -> Shape {
    match parts(node) {
        Some(parts) => Shape::All(parts.len()),
        None if declared(node).is_some() => Shape::One,
        None => Shape::ByHand,
    }
}

/// A predicate with something that can be read under its name.
fn fresh(declared: &Declared) -> Node {
    let candidates = blank(declared.form);
    let of = |main: &Node| Node::object([(declared.name, Some(main.clone()))]);
    let is_read = |node: &Node| Condition::read(&Cursor::whole(node)).is_ok();
    let found = candidates.iter().map(of).find(is_read);
    found.or_else(|| candidates.last().map(of)).unwrap_or(Node::Null)
}

/// A condition.
#[component]
pub fn ConditionForm(
    /// As it stands in the file.
    #[prop(into)]
    node: Signal<Node>,
    /// Another in its place.
    change: Callback<Node>,
) -> impl IntoView {
    let of = Memo::new(move |_| node.with(shape));
    let joined = |parts: Vec<Node>| match parts.len() {
        1 => parts.into_iter().next().unwrap_or(Node::Null),
        _ => Node::object([("all", Some(Node::List(parts)))]),
    };
    let now = move || {
        node.with_untracked(|node| parts(node).map_or_else(|| vec![node.clone()], <[Node]>::to_vec))
    };
    let add = move || {
        let new = offered().find(|declared| matches!(declared.form, Form::Flag)).map(fresh);
        change.run(joined(now().into_iter().chain(new).collect()));
    };
    let part = move |at: usize| {
        let one = Signal::derive(move || {
            node.with(|node| {
                parts(node).map_or_else(
                    || node.clone(),
                    |parts| parts.get(at).cloned().unwrap_or(Node::Null),
                )
            })
        });
        let put = Callback::new(move |new: Node| {
            let mut parts = now();
            if let Some(part) = parts.get_mut(at) {
                *part = new;
            }
            change.run(joined(parts));
        });
        let remove = move || {
            let mut parts = now();
            if at < parts.len() {
                parts.remove(at);
            }
            change.run(joined(parts));
        };
        view! {
            <div class="builder__part">
                <Predicate node=one change=put />
                {matches!(of.get_untracked(), Shape::All(_)).then(|| view! {
                    <Button label=words::remove_condition().to_owned() look=Look::SmallQuiet press=remove />
                })}
            </div>
        }
    };
    move || match of.get() {
        Shape::ByHand => view! { <p class="small quiet">{words::by_hand()}</p> }.into_any(),
        shape @ (Shape::One | Shape::All(_)) => {
            let count = if let Shape::All(count) = shape { count } else { 1 };
            view! {
                {(0..count).map(part).collect_view()}
                <Button label=words::add_condition().to_owned() look=Look::SmallQuiet press=add />
            }
            .into_any()
        }
    }
}

/// A predicate: which, of which configuration, and what stands under its name.
#[component]
fn Predicate(
    /// As it stands in the file.
    node: Signal<Node>,
    /// Another in its place.
    change: Callback<Node>,
) -> impl IntoView {
    let which = Memo::new(move |_| node.with(declared).map(|declared| declared.name));
    let selected = Signal::derive(move || {
        offered().position(|declared| Some(declared.name) == which.get()).unwrap_or_default()
    });
    let options = offered().map(|declared| declared.doc.to_owned()).collect();
    let choose = move |at: usize| {
        if let Some(declared) = offered().nth(at) {
            change.run(fresh(declared));
        }
    };
    let rest = move || {
        let declared =
            which.get().and_then(|name| DECLARED.iter().find(|each| each.name == name))?;
        let name = declared.name;
        let main =
            Signal::derive(move || node.with(|node| node.get(name).cloned().unwrap_or(Node::Null)));
        let put = Callback::new(move |main: Node| {
            change.run(node.get_untracked().with(name, Some(main)));
        });
        let place = Signal::derive(move || {
            let word = node.with(|node| match node.get("in") {
                Some(Node::Text(word)) => At::named(word),
                Some(_) | None => None,
            });
            At::all().iter().position(|at| Some(*at) == word).unwrap_or_default()
        });
        let places =
            At::all().into_iter().map(|at| words::place_name(at).to_owned()).collect::<Vec<_>>();
        let choose_place = move |at: usize| {
            let at = At::all().get(at).copied().filter(|at| *at != At::Live);
            let place = at.map(|at| Node::text(at.word()));
            change.run(node.get_untracked().with("in", place));
        };
        Some(view! {
            <FormOf form=declared.form label=String::new() node=main change=put />
            {declared.places.then(|| view! {
                <Select label=words::place() options=places selected=place choose=choose_place />
            })}
        })
    };
    view! {
        <Select label=words::condition() options selected choose />
        {rest}
    }
}

//! What stands under the name of a predicate, filled in: a control for each way in which that is declared.

use leptos::prelude::*;

use crate::domain::Setting;
use crate::lesson::condition::Form;
use crate::lesson::condition::value::Value;
use crate::lesson::cursor::Cursor;
use crate::lesson::member::name;
use crate::lesson::names::{Named, words as words_of};
use crate::lesson::node::Node;
use crate::lesson::range::Range;
use crate::lesson::settings::Group;
use crate::tls::Fleet;
use crate::ui::parts::field::Kind;
use crate::ui::parts::{Button, Check, Line, Look, Select, Sign};
use crate::words::training_builder as words;

/// What may stand there at first: the first that can be read is taken.
pub fn blank(form: Form) -> Vec<Node> {
    let least = || Range { least: Some(1), most: None }.write();
    let first =
        |names: Vec<&'static str>| names.first().copied().map(Node::text).unwrap_or(Node::Null);
    match form {
        Form::Flag => vec![Node::Flag(true)],
        Form::Settings => vec![Node::texts([Setting::Http2.word()])],
        Form::Members => vec![Node::texts(members().into_iter().take(1))],
        Form::Range => vec![least()],
        Form::Word(names) => vec![first(names())],
        Form::Words(names) => vec![Node::List(vec![first(names())])],
        Form::Values => vec![Node::object([(
            Value::Saves.word(),
            Some(Range { least: None, most: Some(1) }.write()),
        )])],
        Form::Events => vec![Node::text("pane:client open")],
        Form::Question => vec![Node::text("")],
        Form::Fields(fields) => {
            let one = |(name, form): &(&str, Form)| ((*name).to_owned(), first_of(*form));
            let each = fields.iter().map(|field| Node::Object(vec![one(field)]));
            let all = Node::Object(fields.iter().map(one).collect());
            each.chain([all]).collect()
        }
    }
}

fn first_of(form: Form) -> Node {
    blank(form).into_iter().next().unwrap_or(Node::Null)
}

fn members() -> Vec<String> {
    Fleet::example().members.iter().map(name).collect()
}

fn settings() -> Vec<String> {
    words_of::<Setting>().into_iter().chain(words_of::<Group>()).map(str::to_owned).collect()
}

/// The form of what stands under a name.
#[component]
pub fn FormOf(
    /// How it is declared.
    form: Form,
    /// What its fields are called, where several stand together.
    label: String,
    /// What stands there.
    node: Signal<Node>,
    /// Something else in its place.
    change: Callback<Node>,
) -> AnyView {
    match form {
        Form::Flag => ().into_any(),
        Form::Settings => view! { <Names label options=settings() node change /> }.into_any(),
        Form::Members => view! { <Names label options=members() node change /> }.into_any(),
        Form::Words(names) => {
            let options = names().into_iter().map(str::to_owned).collect();
            view! { <Names label options node change /> }.into_any()
        }
        Form::Events => view! { <Free label node change /> }.into_any(),
        Form::Range => view! { <Bounds label node change /> }.into_any(),
        Form::Word(names) => view! { <OneOf label names=names() node change /> }.into_any(),
        Form::Values => {
            let fields =
                Value::all().into_iter().map(|value| (value.word(), Form::Range)).collect();
            view! { <Fields fields node change /> }.into_any()
        }
        Form::Fields(fields) => view! { <Fields fields=fields.to_vec() node change /> }.into_any(),
        Form::Question => ().into_any(),
    }
}

/// The texts of a list, or of the one that stands alone.
fn texts(node: &Node) -> Vec<String> {
    match node {
        Node::Text(text) => vec![text.clone()],
        Node::List(items) => items.iter().flat_map(texts).collect(),
        Node::Null | Node::Flag(_) | Node::Number(_) | Node::Odd(_) | Node::Object(_) => Vec::new(),
    }
}

/// Some of many names.
#[component]
fn Names(
    /// What they are called.
    label: String,
    /// Those there are.
    options: Vec<String>,
    /// Those that are chosen.
    node: Signal<Node>,
    /// Others.
    change: Callback<Node>,
) -> impl IntoView {
    let mut offered = vec![words::choose().to_owned()];
    offered.extend(options.iter().cloned());
    let add = move |at: usize| {
        let mut chosen = node.with_untracked(texts);
        let option = at.checked_sub(1).and_then(|at| options.get(at));
        if let Some(option) = option.filter(|option| !chosen.contains(option)) {
            chosen.push(option.clone());
            change.run(Node::texts(chosen));
        }
    };
    let label = if label.is_empty() { words::add_name().to_owned() } else { label };
    view! {
        <Chosen node change />
        <Select label options=offered selected=Signal::stored(0_usize) choose=add />
    }
}

/// What is chosen, each with a button that takes it out.
#[component]
fn Chosen(
    /// What is chosen.
    node: Signal<Node>,
    /// Less of it.
    change: Callback<Node>,
) -> impl IntoView {
    let chosen = Memo::new(move |_| node.with(texts));
    let one = move |text: String| {
        let (gone, label) = (text.clone(), words::remove_named(&text));
        let remove = move || {
            let rest = node.with_untracked(texts).into_iter().filter(|each| *each != gone);
            change.run(Node::texts(rest));
        };
        view! {
            <li class="builder__chip">
                <code>{text}</code>
                <Button label look=Look::Tool sign=Sign::Cross press=remove />
            </li>
        }
    };
    move || {
        let chosen = chosen.get();
        (!chosen.is_empty()).then(|| view! { <ul class="builder__chips">{chosen.into_iter().map(one).collect_view()}</ul> })
    }
}

/// Some texts that are written.
#[component]
fn Free(
    /// What they are called.
    label: String,
    /// Those that are there.
    node: Signal<Node>,
    /// Others.
    change: Callback<Node>,
) -> impl IntoView {
    let label = if label.is_empty() { words::add_name().to_owned() } else { label };
    let add = move |text: String| {
        let text = text.trim().to_owned();
        if !text.is_empty() {
            let chosen = node.with_untracked(texts).into_iter().chain([text]);
            change.run(Node::texts(chosen));
        }
    };
    view! {
        <Chosen node change />
        <Line label value=Signal::stored(String::new()) change=add />
    }
}

/// A least and a most.
#[component]
fn Bounds(
    /// What they bound.
    label: String,
    /// What stands there.
    node: Signal<Node>,
    /// Other bounds.
    change: Callback<Node>,
) -> impl IntoView {
    let range = Memo::new(move |_| {
        node.with(|node| {
            Range::read(&Cursor::whole(node)).unwrap_or(Range { least: None, most: None })
        })
    });
    let shown = |bound: Option<u64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let named =
        |bound: &str| if label.is_empty() { bound.to_owned() } else { format!("{label}: {bound}") };
    let typed = |text: &str| match text.trim() {
        "" => Some(None),
        text => text.parse::<u64>().ok().map(Some),
    };
    let least = move |text: String| {
        if let Some(least) = typed(&text) {
            change.run(Range { least, ..range.get_untracked() }.write());
        }
    };
    let most = move |text: String| {
        if let Some(most) = typed(&text) {
            change.run(Range { most, ..range.get_untracked() }.write());
        }
    };
    view! {
        <div class="fields">
            <Line label=named(words::at_least()) value=Signal::derive(move || shown(range.get().least)) kind=Kind::Number short=true change=least />
            <Line label=named(words::at_most()) value=Signal::derive(move || shown(range.get().most)) kind=Kind::Number short=true change=most />
        </div>
    }
}

/// One of some words.
#[component]
fn OneOf(
    /// What it is called.
    label: String,
    /// The words.
    names: Vec<&'static str>,
    /// The one that stands there.
    node: Signal<Node>,
    /// Another.
    change: Callback<Node>,
) -> impl IntoView {
    let options = names.iter().map(|name| (*name).to_owned()).collect();
    let all = names.clone();
    let selected = Signal::derive(move || {
        let now = node.with(texts);
        all.iter().position(|name| now.iter().any(|each| each == name)).unwrap_or_default()
    });
    let choose = move |at: usize| {
        if let Some(name) = names.get(at) {
            change.run(Node::text(*name));
        }
    };
    let label = if label.is_empty() { words::choose().to_owned() } else { label };
    view! { <Select label options selected choose /> }
}

/// Fields with names, each there or not.
#[component]
fn Fields(
    /// The fields.
    fields: Vec<(&'static str, Form)>,
    /// What stands there.
    node: Signal<Node>,
    /// Something else.
    change: Callback<Node>,
) -> impl IntoView {
    let field = move |(name, form): (&'static str, Form)| {
        let is_there = Memo::new(move |_| node.with(|node| node.get(name).is_some()));
        let inner =
            Signal::derive(move || node.with(|node| node.get(name).cloned().unwrap_or(Node::Null)));
        let put = Callback::new(move |inner: Node| {
            change.run(node.get_untracked().with(name, Some(inner)))
        });
        let press =
            move |on: bool| change.run(node.get_untracked().with(name, on.then(|| first_of(form))));
        view! {
            <div class="builder__field">
                <Check label=words::field(name) ticked=is_there press />
                {move || is_there.get().then(|| view! {
                    <FormOf form label=words::field(name) node=inner change=put />
                })}
            </div>
        }
    };
    view! { <div class="builder__fields">{fields.into_iter().map(field).collect_view()}</div> }
}

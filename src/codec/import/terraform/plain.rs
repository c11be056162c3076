//! Terraform's functions of which every argument has to be decided.

use std::rc::Rc;

use super::super::value::{Doubt, Entry, Node, Value, same};
use super::evaluate::Eval;
use super::functions::{Call, number_of, text_of};

/// Longest text that a function makes of others.
const TEXT_MAX: usize = 100_000;

/// Calls a function; `None` if it is not known.
pub fn call(call: &Call) -> Option<Eval> {
    let truth = |it: Result<bool, Rc<Doubt>>| it.map(|truth| call.node(Value::Bool(truth)));
    let text = |it: Result<String, Rc<Doubt>>| it.map(|text| Node::text(&text, call.at));
    let number = |it: Result<f64, Rc<Doubt>>| it.map(|number| call.node(Value::Number(number)));
    let list =
        |it: Result<Vec<Node>, Rc<Doubt>>| it.map(|list| call.node(Value::List(list.into())));
    let of = |number| text_at(call, number);
    let both = || Ok((of(0)?, of(1)?));
    Some(match call.name {
        "lower" => text(of(0).map(|it| it.to_lowercase())),
        "upper" => text(of(0).map(|it| it.to_uppercase())),
        "title" => text(of(0).map(|it| title(&it))),
        "trimspace" => text(of(0).map(|it| it.trim().to_owned())),
        "chomp" => text(of(0).map(|it| it.trim_end_matches(['\r', '\n']).to_owned())),
        "trim" => {
            text(both().map(|(it, of)| it.trim_matches(|letter| of.contains(letter)).to_owned()))
        }
        "trimprefix" => {
            text(both().map(|(it, start)| it.strip_prefix(&*start).unwrap_or(&it).to_owned()))
        }
        "trimsuffix" => {
            text(both().map(|(it, end)| it.strip_suffix(&*end).unwrap_or(&it).to_owned()))
        }
        "startswith" => truth(both().map(|(it, start)| it.starts_with(&*start))),
        "endswith" => truth(both().map(|(it, end)| it.ends_with(&*end))),
        "strcontains" => truth(both().map(|(it, part)| it.contains(&*part))),
        "replace" => replaced(call)?,
        "substr" => text(substring(call)),
        "format" => formatted(call)?,
        "join" => text(joined(call)?),
        "split" => list(both().map(|(separator, it)| parts(call, &separator, &it))),
        "length" => number(length(call)),
        "keys" => list(keys(call)),
        // Each is compared with all before it.
        "distinct" | "toset" | "setunion" | "setintersection" | "setsubtract"
            if call.arguments.iter().any(is_long) =>
        {
            return None;
        }
        "distinct" => list(call.list(0).map(unique)),
        "toset" => list(call.list(0).map(|all| sorted(unique(all)))),
        "setunion" | "setintersection" | "setsubtract" => list(of_sets(call)),
        "setproduct" => product(call)?,
        "compact" => list(call.list(0).map(|list| {
            let is_some = |node: &&Node| !node.is_null() && node.as_text() != Some("");
            list.iter().filter(is_some).cloned().collect()
        })),
        "reverse" => list(call.list(0).map(|list| list.iter().rev().cloned().collect())),
        "index" => number(index(call)),
        "zipmap" => zipmap(call),
        "abs" => number(number_at(call, 0).map(f64::abs)),
        "ceil" => number(number_at(call, 0).map(f64::ceil)),
        "floor" => number(number_at(call, 0).map(f64::floor)),
        "max" => number(numbers(call).map(|all| all.into_iter().fold(f64::MIN, f64::max))),
        "min" => number(numbers(call).map(|all| all.into_iter().fold(f64::MAX, f64::min))),
        _ => return None,
    })
}

fn text_at(call: &Call, number: usize) -> Result<Rc<str>, Rc<Doubt>> {
    text_of(call.argument(number)?).ok_or_else(|| call.fault("needs a text"))
}

fn number_at(call: &Call, number: usize) -> Result<f64, Rc<Doubt>> {
    number_of(call.argument(number)?).ok_or_else(|| call.fault("needs a number"))
}

fn numbers(call: &Call) -> Result<Vec<f64>, Rc<Doubt>> {
    call.argument(0)?;
    (0..call.arguments.len()).map(|number| number_at(call, number)).collect()
}

/// Every word with a capital letter.
fn title(text: &str) -> String {
    let mut begins = true;
    let mut result = String::with_capacity(text.len());
    for letter in text.chars() {
        if begins {
            result.extend(letter.to_uppercase());
        } else {
            result.push(letter);
        }
        begins = letter.is_whitespace();
    }
    result
}

/// Between slashes stands a regular expression, which is not evaluated; what grows too long is not either.
fn replaced(call: &Call) -> Option<Eval> {
    let parts = || Ok((text_at(call, 0)?, text_at(call, 1)?, text_at(call, 2)?));
    match parts() {
        Err(fault) => Some(Err(fault)),
        Ok((_, part, _))
            if part.is_empty()
                || part.len() > 1 && part.starts_with('/') && part.ends_with('/') =>
        {
            None
        }
        Ok((text, part, by)) => {
            let count = text.matches(&*part).count();
            if count.saturating_mul(by.len()) > TEXT_MAX {
                return None;
            }
            Some(Ok(Node::text(&text.replace(&*part, &by), call.at)))
        }
    }
}

fn substring(call: &Call) -> Result<String, Rc<Doubt>> {
    let text = text_at(call, 0)?;
    let (offset, length) = (number_at(call, 1)?, number_at(call, 2)?);
    let count = text.chars().count() as f64;
    let start = if offset < 0.0 { count + offset } else { offset };
    if start < 0.0 {
        return Err(call.fault("begins before its text"));
    }
    let most = if length < 0.0 { usize::MAX } else { length as usize };
    Ok(text.chars().skip(start as usize).take(most).collect())
}

/// Plain verbs only: `%s`, `%d`, `%v`, `%t`, `%q` of what they are meant for.
fn formatted(call: &Call) -> Option<Eval> {
    let pattern = match text_at(call, 0) {
        Ok(pattern) => pattern,
        Err(fault) => return Some(Err(fault)),
    };
    let mut arguments = call.arguments.iter().skip(1);
    let mut result = String::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            result.push(letter);
            continue;
        }
        match letters.next()? {
            '%' => result.push('%'),
            's' | 'v' | 't' => result.push_str(&text_of(arguments.next()?)?),
            'd' => {
                let number = number_of(arguments.next()?).filter(|number| number.fract() == 0.0)?;
                result.push_str(&number.to_string());
            }
            'q' => result.push_str(&format!("{:?}", text_of(arguments.next()?)?)),
            _ => return None,
        }
    }
    Some(Ok(Node::text(&result, call.at)))
}

/// What grows too long is not evaluated.
fn joined(call: &Call) -> Option<Result<String, Rc<Doubt>>> {
    let texts = || {
        let separator = text_at(call, 0)?;
        let mut texts = Vec::new();
        for number in 1..call.arguments.len().max(2) {
            for element in call.list(number)? {
                texts.push(text_of(element).ok_or_else(|| call.fault("joins what is no text"))?);
            }
        }
        Ok((separator, texts))
    };
    match texts() {
        Err(fault) => Some(Err(fault)),
        Ok((separator, texts)) => {
            let length = texts.iter().map(|text| text.len() + separator.len()).sum::<usize>();
            (length <= TEXT_MAX).then(|| Ok(texts.join(&*separator)))
        }
    }
}

fn parts(call: &Call, separator: &str, text: &str) -> Vec<Node> {
    let node = |part: &str| Node::text(part, call.at);
    if separator.is_empty() {
        return text.chars().map(|letter| node(letter.encode_utf8(&mut [0; 4]))).collect();
    }
    if text.is_empty() {
        return vec![node("")];
    }
    text.split(separator).map(node).collect()
}

fn length(call: &Call) -> Result<f64, Rc<Doubt>> {
    let node = call.argument(0)?;
    let text = || Some(node.as_text()?.chars().count());
    let object = || Some(node.as_object()?.entries.len());
    // Of a list it is known before what is in it is.
    text().or_else(object).map(|length| length as f64).ok_or_else(|| call.fault("has no length"))
}

fn keys(call: &Call) -> Result<Vec<Node>, Rc<Doubt>> {
    let object = call.argument(0)?.as_object().ok_or_else(|| call.fault("needs an object"))?;
    Ok(object.in_order().into_iter().map(|entry| Node::text(&entry.key, entry.at)).collect())
}

fn is_long(node: &Node) -> bool {
    node.as_list().is_some_and(|list| list.len() > 1000)
}

fn is_in(list: &[Node], wanted: &Node) -> bool {
    list.iter().any(|known| same(known, wanted) == Some(true))
}

/// Each value once.
fn unique(all: &[Node]) -> Vec<Node> {
    let mut unique: Vec<Node> = Vec::new();
    for element in all {
        if !is_in(&unique, element) {
            unique.push(element.clone());
        }
    }
    unique
}

/// A set goes over its texts in their order.
fn sorted(mut set: Vec<Node>) -> Vec<Node> {
    if set.iter().all(|element| element.as_text().is_some()) {
        set.sort_by(|one, other| one.as_text().cmp(&other.as_text()));
    }
    set
}

/// What is in any of some sets, in all of them, or in the first only.
fn of_sets(call: &Call) -> Result<Vec<Node>, Rc<Doubt>> {
    let mut result = call.list(0)?.to_vec();
    for number in 1..call.arguments.len() {
        let next = call.list(number)?;
        match call.name {
            "setunion" => result.extend(next.iter().cloned()),
            "setintersection" => result.retain(|element| is_in(next, element)),
            _ => result.retain(|element| !is_in(next, element)),
        }
    }
    Ok(sorted(unique(&result)))
}

/// Every element of the first with every one of the others, the last of them first; what grows too long is not evaluated.
fn product(call: &Call) -> Option<Eval> {
    let mut rows: Vec<Vec<Node>> = vec![Vec::new()];
    for number in 0..call.arguments.len() {
        let next = match call.list(number) {
            Ok(next) => next,
            Err(fault) => return Some(Err(fault)),
        };
        if rows.len().saturating_mul(next.len()) > 1000 {
            return None;
        }
        let with = |row: &Vec<Node>| {
            let row = row.clone();
            next.iter().map(move |each| row.iter().chain([each]).cloned().collect())
        };
        rows = rows.iter().flat_map(with).collect();
    }
    let row = |row: Vec<Node>| call.node(Value::List(row.into()));
    Some(Ok(call.node(Value::List(rows.into_iter().map(row).collect()))))
}

fn index(call: &Call) -> Result<f64, Rc<Doubt>> {
    let wanted = call.argument(1)?;
    let found = call.list(0)?.iter().position(|element| same(element, wanted) == Some(true));
    found.map(|index| index as f64).ok_or_else(|| call.fault("finds no such element"))
}

fn zipmap(call: &Call) -> Eval {
    let (keys, values) = (call.list(0)?, call.list(1)?);
    if keys.len() != values.len() {
        return Err(call.fault("has not as many keys as values"));
    }
    let mut entries = Vec::with_capacity(keys.len());
    for (key, value) in keys.iter().zip(values) {
        let text = text_of(key).ok_or_else(|| call.fault("has what is no key"))?;
        entries.push(Entry { key: text, at: key.at, value: value.clone() });
    }
    Ok(Node::object(entries, call.at))
}

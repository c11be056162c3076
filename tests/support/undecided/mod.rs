//! Configurations of every format in which any literal can be replaced by what the files do not decide.
//!
//! A literal that can be replaced is written `⟪te¦one¦other⟫`: which of the two stands there (`t` or `f`), where it stands (`e` as an
//! expression, `j` as a value of JSON, `s` inside of quotes), and both. Either may hold further ones.

mod templates;
mod terraform;

use proptest::prelude::*;
use serde_json::Value as Json;

const BEGIN: char = '⟪';
const BETWEEN: char = '¦';
const END: char = '⟫';

/// What is written, and so how it says what is not decided.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Language {
    Terraform,
    Bicep,
    Arm,
    /// What a tool computed: it says by itself what it does not know.
    Computed,
}

impl Language {
    /// Expressions that nothing in the files decides.
    const fn undecided(self) -> &'static [&'static str] {
        match self {
            Self::Terraform => &[
                "var.hole",
                "data.some_data.this.on",
                "module.other[0].on",
                "local.not_there",
                "some_resource.this.on",
            ],
            Self::Bicep => &[
                "mystery",
                "other.outputs.on",
                "other.outputs['on']",
                "there.properties.on",
                "any(mystery)",
            ],
            Self::Arm => &[
                "parameters('mystery')",
                "reference('there').on",
                "variables('notThere')",
                "parameters('notThere')",
                "first(list('there', '1').value)",
            ],
            Self::Computed => &["\"UNDECIDED\""],
        }
    }

    fn written(self, place: char, way: usize) -> String {
        let all = self.undecided();
        let expression = all[way % all.len()];
        match (self, place) {
            (Self::Computed, _) | (_, 'e') => expression.to_owned(),
            (Self::Arm, 'j') => format!("\"[{expression}]\""),
            (_, 'j') => format!("\"${{{expression}}}\""),
            (_, _) => format!("${{{expression}}}"),
        }
    }
}

/// Files with marks.
#[derive(Clone, Debug)]
pub struct Marked {
    pub language: Language,
    pub files: Vec<(&'static str, String)>,
}

/// Which of the three stands where the literal was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Which {
    One,
    Other,
    /// What is not decided, in one of several ways.
    Open(usize),
}

impl Marked {
    fn count(&self) -> usize {
        self.files.iter().map(|(_, text)| text.matches(BEGIN).count()).sum()
    }

    /// The files, with `which` in place of the literal of this `number`.
    pub fn with(&self, number: usize, which: Which) -> Vec<(&'static str, String)> {
        let mut left = number % self.count().max(1);
        let files = self.files.iter().map(|(name, text)| {
            let mut written = String::new();
            resolve(&mut text.as_str(), self.language, &mut left, which, Some(&mut written));
            let is_computed = self.language == Language::Computed;
            (*name, if is_computed { computed(&written) } else { written })
        });
        files.collect()
    }
}

/// A plan as Terraform writes it: what is not known is not in it, and stands in a tree of its own.
fn computed(text: &str) -> String {
    let mut plan: Json = serde_json::from_str(text).unwrap();
    for resource in plan["resource_changes"].as_array_mut().unwrap() {
        let open = taken(&mut resource["change"]["after"]);
        resource["change"]["after_unknown"] = open.unwrap_or_else(|| serde_json::json!({}));
    }
    plan.to_string()
}

/// What is not known in it, taken out of it.
fn taken(value: &mut Json) -> Option<Json> {
    match value {
        Json::String(text) if text == "UNDECIDED" => Some(Json::Bool(true)),
        Json::Object(map) => {
            let open: serde_json::Map<_, _> = map
                .iter_mut()
                .filter_map(|(key, value)| Some((key.clone(), taken(value)?)))
                .collect();
            map.retain(|key, _| open.get(key) != Some(&Json::Bool(true)));
            (!open.is_empty()).then_some(Json::Object(open))
        }
        Json::Array(list) => {
            let open: Vec<_> = list.iter_mut().map(taken).collect();
            let each = |open: &Option<Json>| open.clone().unwrap_or_else(|| serde_json::json!({}));
            open.iter().any(Option::is_some).then(|| open.iter().map(each).collect())
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => None,
    }
}

/// Writes `text` up to what ends it, and goes there.
fn resolve(
    text: &mut &str,
    language: Language,
    left: &mut usize,
    which: Which,
    mut written: Option<&mut String>,
) {
    while let Some(letter) = text.chars().next() {
        if letter == BETWEEN || letter == END {
            return;
        }
        *text = &text[letter.len_utf8()..];
        if letter != BEGIN {
            if let Some(written) = written.as_deref_mut() {
                written.push(letter);
            }
            continue;
        }
        let here = *left == 0;
        *left = left.wrapping_sub(1);
        let mut head = text.chars();
        let chosen = head.next() == Some('t');
        let place = head.next().unwrap();
        *text = &head.as_str()[BETWEEN.len_utf8()..];
        let first = match which {
            Which::One if here => Some(true),
            Which::Other if here => Some(false),
            Which::Open(_) if here => None,
            Which::One | Which::Other | Which::Open(_) => Some(chosen),
        };
        resolve(
            text,
            language,
            left,
            which,
            written.as_deref_mut().filter(|_| first == Some(true)),
        );
        *text = &text[BETWEEN.len_utf8()..];
        resolve(
            text,
            language,
            left,
            which,
            written.as_deref_mut().filter(|_| first == Some(false)),
        );
        *text = &text[END.len_utf8()..];
        if let (None, Which::Open(way), Some(written)) = (first, which, written.as_deref_mut()) {
            written.push_str(&language.written(place, way));
        }
    }
}

/// Draws from a tape, and at its end the simplest.
pub struct Draw<'t> {
    tape: std::slice::Iter<'t, u8>,
    /// What stands beside: declarations.
    declared: Vec<String>,
    names: usize,
}

impl Draw<'_> {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        usize::from(self.tape.next().copied().unwrap_or_default()) % end
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    /// A literal that can be replaced.
    fn spot(&mut self, place: char, one: &str, other: &str) -> String {
        let chosen = if self.coin() { 't' } else { 'f' };
        format!("{BEGIN}{chosen}{place}{BETWEEN}{one}{BETWEEN}{other}{END}")
    }

    fn name(&mut self, kind: &str) -> String {
        self.names += 1;
        format!("{kind}{}", self.names)
    }
}

pub const GATEWAY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.";
const KEYS: [&str; 8] = [
    "Protocols.Tls10",
    "Protocols.Tls11",
    "Protocols.Ssl30",
    "Backend.Protocols.Tls10",
    "Backend.Protocols.Tls13",
    "Ciphers.TripleDes168",
    "Ciphers.TLS_RSA_WITH_AES_128_CBC_SHA",
    "Ciphers.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
];

/// Configurations of every format.
pub fn marked() -> impl Strategy<Value = Marked> {
    (0..14_usize, proptest::collection::vec(any::<u8>(), 0..90)).prop_map(|(shape, tape)| {
        let mut draw = Draw { tape: tape.iter(), declared: Vec::new(), names: 0 };
        match shape {
            0..7 => terraform::marked(shape, &mut draw),
            _ => templates::marked(shape - 7, &mut draw),
        }
    })
}

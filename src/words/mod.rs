//! How it is said: every sentence that people read, in English. Functions from values to text: no tag, no class, no act.
//!
//! Another language is other bodies under the same names: a name is a function, a sentence stays whole, and what depends on a
//! language (plurals, lists, numbers, dates) is asked of [`plural`], [`list`] and [`number`].

pub mod budget;
pub mod calls;
pub mod change_request;
pub mod checks;
pub mod cipher;
pub mod cli;
pub mod code;
pub mod code_tab;
pub mod conflict;
pub mod facts;
pub mod fleet;
pub mod followup;
pub mod frame;
pub mod impact;
pub mod impact_tab;
pub mod import_tab;
pub mod imported;
pub mod ladder;
pub mod lesson;
pub mod lockout;
pub mod notice;
pub mod number;
pub mod pane;
pub mod pending;
pub mod picture;
pub mod piece;
pub mod planned;
pub mod possible;
pub mod rehearse;
pub mod rollout;
pub mod setting;
pub mod settings_tab;
pub mod source;
pub mod steps;
pub mod strategies;
pub mod tiers;
pub mod tiers_tab;
pub mod training_builder;
pub mod training_lms;
pub mod training_package;
pub mod training_presenter;
pub mod training_tab;
pub mod training_trainers;
pub mod verdict;
pub mod watch;
pub mod window;

/// Short texts with a name each: `labels! { requests: "Requests a day"; }` makes `pub fn requests() -> &'static str`.
macro_rules! labels {
    ($($name:ident: $text:literal;)+) => {$(
        #[doc = concat!("\"", $text, "\".")]
        pub fn $name() -> &'static str {
            $text
        }
    )+};
}
pub(crate) use labels;

/// A name in the middle of a sentence: "Fixed on" becomes "fixed on", "REST API only" stays.
pub fn decapitalised(name: &str) -> String {
    let mut name = name.to_owned();
    let is_word = name.as_bytes().get(1).is_some_and(|second| !second.is_ascii_uppercase());
    if let (true, Some(first)) = (is_word, name.get_mut(..1)) {
        first.make_ascii_lowercase();
    }
    name
}

/// The same with a large first letter.
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// What one is called, or what many are: plurals are decided nowhere else.
pub const fn plural(number: usize, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}

/// "1 unit", "3 units".
pub fn count(number: usize, one: &'static str, many: &'static str) -> String {
    format!("{number} {}", plural(number, one, many))
}

/// "TLS 1.1", "TLS 1.1 and TLS 1.0", "A, B and C".
pub fn list<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [firsts @ .., last] => {
            let firsts: Vec<_> = firsts.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", firsts.join(", "), last.as_ref())
        }
    }
}

//! How it is said: every sentence about a domain value, in English.

pub mod cipher;
pub mod conflict;
pub mod lockout;
pub mod notice;
pub mod pending;
pub mod rollout;
pub mod setting;
pub mod source;
pub mod tiers;

/// "1 unit", "3 units".
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
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

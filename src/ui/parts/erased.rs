//! Closures of one type each.
//!
//! The view library makes its code anew for every type of closure. Behind a box they have one type, so that code is in
//! the page once instead of a hundred times.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// An attribute that follows what it reads. Words on the page are `said` or `told` (`parts/said.rs`).
pub fn text(follow: impl Fn() -> String + Send + 'static) -> Box<dyn Fn() -> String + Send> {
    Box::new(follow)
}

/// An answer that follows what it reads.
pub fn yes(follow: impl Fn() -> bool + Send + 'static) -> Box<dyn Fn() -> bool + Send> {
    Box::new(follow)
}

/// An attribute that is "true" or not there.
pub fn flag(
    follow: impl Fn() -> bool + Send + 'static,
) -> Box<dyn Fn() -> Option<&'static str> + Send> {
    Box::new(move || follow().then_some("true"))
}

/// An attribute that is "true" or "false".
pub fn truth(follow: impl Fn() -> bool + Send + 'static) -> Box<dyn Fn() -> &'static str + Send> {
    Box::new(move || if follow() { "true" } else { "false" })
}

/// A part of the page that follows what it reads.
pub fn block<V: IntoAny>(
    follow: impl Fn() -> V + Send + 'static,
) -> Box<dyn Fn() -> AnyView + Send> {
    Box::new(move || follow().into_any())
}

/// A part of the page that is not always there.
pub fn maybe<V: IntoAny>(
    follow: impl Fn() -> Option<V> + Send + 'static,
) -> Box<dyn Fn() -> AnyView + Send> {
    Box::new(move || follow().map(IntoAny::into_any).into_any())
}

/// Parts of the page, one after another.
pub trait CollectAny {
    /// Gathers them as parts of one type.
    fn collect_any(self) -> AnyView;
}

impl<I: Iterator<Item: IntoAny>> CollectAny for I {
    fn collect_any(self) -> AnyView {
        self.map(IntoAny::into_any).collect::<Vec<AnyView>>().into_any()
    }
}

/// What a press does.
pub fn act(press: impl Fn() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| press())
}

//! Is the page being printed? Then what is folded is drawn too.

use leptos::prelude::*;

use crate::web::listen;

#[derive(Clone, Copy)]
struct Paper(RwSignal<bool>);

/// From now on it is known.
pub fn provide() {
    let paper = RwSignal::new(false);
    provide_context(Paper(paper));
    listen("beforeprint", Box::new(move |_| paper.set(true)));
    listen("afterprint", Box::new(move |_| paper.set(false)));
}

/// From now on paper lies across while `wide` says so: the style sheet reads it from the root.
pub fn lay_across(wide: impl Fn() -> bool + 'static) {
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            // An attribute of a name without faults is never refused.
            let _ = root.toggle_attribute_with_force("data-across", wide());
        }
    });
}

/// Is it being printed?
pub fn on_paper() -> Signal<bool> {
    let Paper(paper) = expect_context();
    paper.into()
}

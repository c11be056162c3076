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

/// Is it being printed?
pub fn on_paper() -> Signal<bool> {
    let Paper(paper) = expect_context();
    paper.into()
}

//! The one door to the model.

use leptos::prelude::*;

use crate::app::{Intent, Model, update};
use crate::rollout::Seed;

/// Handle to the one model. `Copy`, so any closure may capture it.
#[derive(Clone, Copy)]
pub struct Store(RwSignal<Model>);

impl Store {
    /// A store that begins with `model`.
    pub fn new(model: Model) -> Self {
        Self(RwSignal::new(model))
    }

    /// Changes the model. A plain call: two intents in a row are never merged.
    pub fn dispatch(self, intent: Intent) {
        self.0.update(|model| update(model, intent));
    }

    /// Follows one small part of the model; wakes its readers only when that part differs.
    pub fn select<T>(self, view: impl Fn(&Model) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.0.with(&view))
    }

    /// Reads a part of the model once.
    pub fn read<T>(self, view: impl Fn(&Model) -> T) -> T {
        self.0.with_untracked(view)
    }

    /// Saves the draft, with a seed drawn now.
    pub fn save(self) {
        #[allow(clippy::disallowed_methods, reason = "the one place where chance enters")]
        let chance = js_sys::Math::random();
        self.dispatch(Intent::Save(Seed((chance * f64::from(u32::MAX)) as u32)));
    }
}

/// The store of the page.
pub fn use_store() -> Store {
    expect_context()
}

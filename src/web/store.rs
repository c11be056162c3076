//! The one door to the model.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

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
    pub fn select<T>(self, view: impl Fn(&Model) -> T + Send + Sync + 'static) -> Selected<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let memo = self.memo(Box::new(move |model| Part(Arc::new(view(model)))));
        Selected { memo, of: PhantomData }
    }

    /// Reads a part of the model once.
    pub fn read<T>(self, view: impl Fn(&Model) -> T) -> T {
        self.0.with_untracked(view)
    }

    /// Saves the draft, with a seed drawn now.
    pub fn save(self) {
        self.dispatch(Intent::Save(drawn()));
    }

    /// Goes back to what was live before the current rollout, with a seed drawn now.
    pub fn roll_back(self) {
        self.dispatch(Intent::RollBack(drawn()));
    }

    fn memo(self, view: Box<dyn Fn(&Model) -> Part + Send + Sync>) -> Memo<Part> {
        Memo::new(move |_| self.0.with(|model| view(model)))
    }
}

fn drawn() -> Seed {
    #[allow(clippy::disallowed_methods, reason = "the one place where chance enters")]
    let chance = js_sys::Math::random();
    Seed((chance * f64::from(u32::MAX)) as u32)
}

/// The store of the page.
pub fn use_store() -> Store {
    expect_context()
}

/// A followed part of the model. `Copy`, like the store.
///
/// All parts are memos of one type underneath, so that the code of a memo is in the page once.
pub struct Selected<T> {
    memo: Memo<Part>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Selected<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Selected<T> {}

impl<T: Clone + Send + Sync + 'static> Selected<T> {
    /// Follows a part of this part.
    pub fn pick<U>(self, view: impl Fn(T) -> U + Send + Sync + 'static) -> Selected<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        let view: Box<dyn Fn() -> Part + Send + Sync> =
            Box::new(move || Part(Arc::new(view(self.get()))));
        Selected { memo: derived(view), of: PhantomData }
    }
}

impl<T: Clone + 'static> Selected<T> {
    /// The part, followed from here on.
    pub fn get(self) -> T {
        Self::open(&self.memo.get())
    }

    /// The part as it is now.
    pub fn get_untracked(self) -> T {
        Self::open(&self.memo.get_untracked())
    }

    fn open(part: &Part) -> T {
        match part.0.any().downcast_ref::<T>() {
            Some(part) => part.clone(),
            None => unreachable!("a part is of the type it was selected as"),
        }
    }
}

fn derived(view: Box<dyn Fn() -> Part + Send + Sync>) -> Memo<Part> {
    Memo::new(move |_| view())
}

#[derive(Clone)]
struct Part(Arc<dyn AnyPart>);

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(other.0.any())
    }
}

trait AnyPart: Send + Sync {
    fn any(&self) -> &dyn Any;
    fn same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> AnyPart for T {
    fn any(&self) -> &dyn Any {
        self
    }

    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>() == Some(self)
    }
}

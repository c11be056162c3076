//! The one door to the model.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{Intent, Model, update};
use crate::rollout::Seed;

/// Handle to the one model. `Copy`, so any closure may capture it.
///
/// What is not on the screen need not follow the model: a store that [`sleeps`](Store::while_awake) gives parts that stand still
/// meanwhile, and catch up once.
#[derive(Clone, Copy)]
pub struct Store {
    model: RwSignal<Model>,
    awake: Option<Memo<bool>>,
    lesson: RwSignal<Lesson>,
    hears: StoredValue<Option<Hears>>,
}

/// Is told every act, with the model that it led to.
pub type Hears = Arc<dyn Fn(&Intent, &Model) + Send + Sync>;

/// Whose page this is: the person's own, or a lesson's. By the address of the lesson, what follows `#`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Lesson {
    /// The person's own.
    #[default]
    Free,
    /// The person's own until what knows lessons is here.
    Asked(Arc<str>),
    /// A lesson's. Nothing of it is kept in the person's name.
    Runs(Arc<str>),
}

impl Store {
    /// A store that begins with `model`.
    pub fn new(model: Model) -> Self {
        Self {
            model: RwSignal::new(model),
            awake: None,
            lesson: RwSignal::new(Lesson::Free),
            hears: StoredValue::new(None),
        }
    }

    /// The same store, whose parts follow the model only while `awake` says so.
    pub fn while_awake(self, awake: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        let before = self.awake;
        let awake = Memo::new(move |_| before.is_none_or(|before| before.get()) && awake());
        Self { awake: Some(awake), ..self }
    }

    /// The same store, whose parts always follow the model.
    pub fn always(self) -> Self {
        Self { awake: None, ..self }
    }

    /// Is what this store draws on the screen?
    pub fn is_awake(self) -> bool {
        self.awake.is_none_or(|awake| awake.get())
    }

    /// Changes the model. A plain call: two intents in a row are never merged.
    pub fn dispatch(self, intent: Intent) {
        let Some(hears) = self.hears.get_value() else {
            return self.model.update(|model| update(model, intent));
        };
        self.model.update(|model| update(model, intent.clone()));
        self.model.with_untracked(|model| hears(&intent, model));
    }

    /// Whose page this is.
    pub fn lesson(self) -> RwSignal<Lesson> {
        self.lesson
    }

    /// Asks for a lesson by its address.
    pub fn ask_lesson(self, address: &str) {
        self.lesson.set(Lesson::Asked(address.into()));
    }

    /// Is the model a lesson's? It is until the person's own is put back, whatever is asked for meanwhile.
    pub fn is_lesson(self) -> bool {
        self.hears.with_value(Option::is_some)
    }

    /// Puts another page in the place of this one, whose page it is from now on, and who is told what is done in it.
    pub fn put(self, model: Model, lesson: Lesson, hears: Option<Hears>) {
        self.hears.set_value(hears);
        self.lesson.set(lesson);
        self.model.set(model);
    }

    /// Follows one small part of the model; wakes its readers only when that part differs.
    pub fn select<T>(self, view: impl Fn(&Model) -> T + Send + Sync + 'static) -> Selected<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Selected(Memo::new_owning(move |last: Option<T>| match last {
            // Asleep it follows nothing but the moment at which it wakes.
            Some(last) if !self.is_awake() => (last, false),
            last => {
                let part = self.model.with(&view);
                let differs = last.as_ref() != Some(&part);
                (part, differs)
            }
        }))
    }

    /// Reads a part of the model once.
    pub fn read<T>(self, view: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(view)
    }

    /// Saves the draft, with a seed drawn now.
    pub fn save(self) {
        self.dispatch(Intent::Save(drawn()));
    }

    /// Goes back to what was live before the current rollout, with a seed drawn now.
    pub fn roll_back(self) {
        self.dispatch(Intent::RollBack(drawn()));
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

/// Was it ever so? What is drawn at its first visit stays.
pub fn ever(is: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    Memo::new(move |before: Option<&bool>| before == Some(&true) || is())
}

/// A followed part of the model. `Copy`, like the store.
pub struct Selected<T: Send + Sync + 'static>(Memo<T>);

impl<T: Send + Sync> Clone for Selected<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Selected<T> {}

impl<T: Send + Sync + 'static> Selected<T> {
    /// Looks at the part, followed from here on.
    pub fn with<U>(self, view: impl FnOnce(&T) -> U) -> U {
        self.0.with(view)
    }

    /// Follows a part of this part; wakes its readers only when that differs.
    pub fn slice<U>(self, view: impl Fn(&T) -> U + Send + Sync + 'static) -> Selected<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        Selected(Memo::new_owning(move |last: Option<U>| {
            let part = self.0.with(&view);
            let differs = last.as_ref() != Some(&part);
            (part, differs)
        }))
    }
}

impl<T: Clone + Send + Sync + 'static> Selected<T> {
    /// Follows a part of this part.
    pub fn pick<U>(self, view: impl Fn(T) -> U + Send + Sync + 'static) -> Selected<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        self.slice(move |part| view(part.clone()))
    }

    /// The part, followed from here on.
    pub fn get(self) -> T {
        self.0.get()
    }

    /// The part as it is now.
    pub fn get_untracked(self) -> T {
        self.0.get_untracked()
    }
}

impl<T: Send + Sync + 'static> From<Selected<T>> for Signal<T> {
    fn from(part: Selected<T>) -> Self {
        part.0.into()
    }
}

//! What a control does: of one type, whoever asks. A component that took any closure would be in the page once for each of its uses.

use std::rc::Rc;

/// What happens when somebody presses, chooses or types; with what was chosen or typed.
#[derive(Clone)]
pub struct Does<A: 'static = ()>(Rc<dyn Fn(A)>);

impl<A> Does<A> {
    /// Does it.
    pub fn with(&self, value: A) {
        (self.0)(value);
    }
}

impl Does {
    /// Does it.
    pub fn now(&self) {
        (self.0)(());
    }
}

impl<F: Fn() + 'static> From<F> for Does {
    fn from(act: F) -> Self {
        Self(Rc::new(move |()| act()))
    }
}

macro_rules! with_a_value {
    ($($value:ty),+) => {$(
        impl<F: Fn($value) + 'static> From<F> for Does<$value> {
            fn from(act: F) -> Self {
                Self(Rc::new(act))
            }
        }
    )+};
}

with_a_value!(usize, bool, String, Option<u8>, Vec<web_sys::Blob>);

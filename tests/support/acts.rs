//! A page after acts.

use tls_rehearsal::app::{Intent, Model, update};

/// The page as it is when somebody has done all this.
pub fn after(intents: impl IntoIterator<Item = Intent>) -> Model {
    let mut model = Model::default();
    intents.into_iter().for_each(|intent| update(&mut model, intent));
    model
}

//! Light, dark, or as the system has it. A preference of this browser, not part of the model.

use leptos::prelude::*;

use super::follow;
use super::persist::{get_item, set_item, storage};

const STORAGE_KEY: &str = "tls-rehearsal-theme";

/// As the system has it, and the two that can be chosen instead.
pub const THEMES: [&str; 3] = ["system", "light", "dark"];

/// The position in [`THEMES`] of what is chosen, kept in storage and shown by `data-theme` on the root element.
pub fn use_theme() -> RwSignal<usize> {
    let stored = get_item(storage(), STORAGE_KEY);
    let theme = THEMES.iter().position(|theme| stored.as_deref() == Some(*theme));
    let theme = RwSignal::new(theme.unwrap_or_default());
    follow(Box::new(move || {
        let name = THEMES[theme.get()];
        if let Some(root) = document().document_element() {
            // Failing to set an attribute leaves the system's theme, which is fine.
            let _ = root.set_attribute("data-theme", name);
        }
        set_item(storage(), STORAGE_KEY, name);
    }));
    theme
}

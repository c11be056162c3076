//! Light, dark, or as the system has it. A preference of this browser, not part of the model.

use leptos::prelude::*;

const STORAGE_KEY: &str = "tls-rehearsal-theme";

/// The theme that is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The next in the order of the button.
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// The name on the button, and in storage.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The theme, kept in storage and shown by `data-theme` on the root element.
pub fn use_theme() -> RwSignal<Theme> {
    let stored =
        super::persist::storage().and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten());
    let theme = RwSignal::new(match stored.as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        Some(_) | None => Theme::System,
    });
    Effect::new(move |_| {
        let name = theme.get().name();
        if let Some(root) = document().document_element() {
            // Failing to set an attribute leaves the system's theme, which is fine.
            let _ = root.set_attribute("data-theme", name);
        }
        if let Some(storage) = super::persist::storage() {
            let _ = storage.set_item(STORAGE_KEY, name);
        }
    });
    theme
}

//! The name of a suite, drawn: what all share is quiet, and it breaks after an underscore only.

use leptos::prelude::*;

use crate::domain::CipherSuite;

/// The name, to be put in something with the class `suite__name`.
pub fn suite_name(suite: CipherSuite) -> AnyView {
    suite
        .iana()
        .split_inclusive("_")
        .map(|part| {
            let quiet = matches!(part, "TLS_" | "WITH_");
            let break_after = part.ends_with('_').then(|| view! { <wbr /> });
            if quiet {
                view! { <i>{part}</i> {break_after} }.into_any()
            } else {
                view! { {part} {break_after} }.into_any()
            }
        })
        .collect_view()
        .into_any()
}

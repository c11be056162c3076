//! A QR code, drawn here.

use leptos::prelude::*;

use crate::lesson::qr::code;
use crate::words::training_trainers as words;

/// The code of an address.
#[component]
pub fn QrCode(
    /// Where it leads.
    address: String,
    /// Its accessible name.
    name: String,
) -> impl IntoView {
    code(&address).map_or_else(
        || view! { <p class="small">{words::no_code()}</p> }.into_any(),
        |code| {
            let side = code.side;
            view! {
                <svg class="qr" role="img" aria-label=name viewBox=format!("0 0 {side} {side}")>
                    <rect class="qr__light" width=side height=side></rect>
                    <path class="qr__dark" d=code.path></path>
                </svg>
            }
            .into_any()
        },
    )
}

//! The two groups of protocol settings.

use leptos::prelude::*;

use super::setting_row::SettingRow;
use crate::domain::{Protocol, Setting, Side};

/// "Client protocol" or "Backend protocol".
#[component]
pub fn Protocols(side: Side) -> impl IntoView {
    let (title, lead, id) = match side {
        Side::Client => ("Client protocol", "Callers to the gateway", "client-protocol"),
        Side::Backend => ("Backend protocol", "The gateway to your backends", "backend-protocol"),
    };
    let http2 = match side {
        Side::Client => Some(Setting::Http2),
        Side::Backend => None,
    };
    let settings = http2
        .into_iter()
        .chain(Protocol::ALL.map(|protocol| Setting::Protocol(side, protocol)))
        .map(|setting| view! { <SettingRow setting /> })
        .collect_view();
    view! {
        <div class="card" role="group" aria-labelledby=id>
            <h2 class="card__title" id=id>
                {title}
            </h2>
            <p class="card__lead">{lead}</p>
            {settings}
        </div>
    }
}

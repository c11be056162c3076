//! The two groups of protocol settings.

use leptos::prelude::*;

use super::setting_row::SettingRow;
use crate::domain::{Protocol, Setting, Side};
use crate::ui::parts::CollectAny;

/// "Client protocol" or "Backend protocol".
#[component]
pub fn Protocols(
    /// Whose protocols.
    side: Side,
) -> impl IntoView {
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
        .chain(Protocol::ALL.into_iter().map(|protocol| Setting::Protocol(side, protocol)))
        .map(|setting| view! { <SettingRow setting /> })
        .collect_any();
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

//! The two groups of protocol settings.

use leptos::prelude::*;

use super::setting_row::SettingRow;
use crate::domain::{Protocol, Setting, Side};
use crate::ui::parts::Card;
use crate::words::frame;

/// "Client protocol" or "Backend protocol".
#[component]
pub fn Protocols(
    /// Whose protocols.
    side: Side,
) -> impl IntoView {
    let (id, http2) = match side {
        Side::Client => ("client-protocol", Some(Setting::Http2)),
        Side::Backend => ("backend-protocol", None),
    };
    let settings = http2
        .into_iter()
        .chain(Protocol::ALL.into_iter().map(|protocol| Setting::Protocol(side, protocol)))
        .map(|setting| view! { <SettingRow setting /> })
        .collect_view();
    view! {
        <Card id title=frame::group(side) lead=move || frame::group_lead(side) role="group">
            <div class="rows">{settings}</div>
        </Card>
    }
}

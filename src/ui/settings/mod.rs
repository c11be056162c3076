//! The tab "Protocols + ciphers".

pub mod ciphers;
pub mod consequences;
pub mod forecast;
pub mod impact_summary;
pub mod pane;
pub mod protocols;
pub mod rest_call;
pub mod setting_row;

use leptos::prelude::*;

use self::ciphers::Ciphers;
use self::consequences::Consequences;
use self::protocols::Protocols;
use crate::domain::Side;
use crate::ui::frame::instance::InstancePanel;

/// Settings on the left, consequences on the right.
#[component]
pub fn Settings(
    /// Opens the Rollout tab.
    watch: impl Fn() + Clone + Send + 'static,
    /// Opens the Impact tab.
    impact: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <div class="columns">
            <div class="columns__main">
                <InstancePanel />
                <div class="pair">
                    <Protocols side=Side::Client />
                    <Protocols side=Side::Backend />
                </div>
                <Ciphers />
            </div>
            <Consequences watch impact />
        </div>
    }
}

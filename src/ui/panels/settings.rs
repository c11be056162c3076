//! The tab "Protocols + ciphers".

use leptos::prelude::*;

use super::ciphers::Ciphers;
use super::consequences::Consequences;
use super::instance::InstancePanel;
use super::protocols::Protocols;
use crate::domain::Side;

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

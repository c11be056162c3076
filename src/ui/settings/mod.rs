//! The tab "Protocols + ciphers".

pub mod ciphers;
pub mod forecast;
pub mod pane;
pub mod posture;
pub mod protocols;
pub mod rest_call;
pub mod setting_row;
pub mod suite_name;
pub mod watch;
pub mod who;

use leptos::prelude::*;

use self::ciphers::Ciphers;
use self::protocols::Protocols;
use self::rest_call::RestCall;
use crate::app::Intent;
use crate::domain::{Channel, Setting, Side};
use crate::ui::parts::{Choice, Choices, Head};
use crate::web::store::use_store;
use crate::words::{frame, settings_tab};

pub use self::suite_name::suite_name;

/// What may be switched: protocols of both sides, and cipher suites.
#[component]
pub fn Settings() -> impl IntoView {
    let store = use_store();
    let channel = store.select(|model| model.channel() as usize);
    let through = move || {
        view! {
            <Choices
                label=frame::change_through()
                name="channel"
                titled=true
                choices=Channel::ALL.iter().map(|channel| Choice::plain(channel.name())).collect()
                selected=channel
                choose=move |at| store.dispatch(Intent::ChooseChannel(Channel::ALL[at]))
            />
        }
    };
    view! {
        <Head title=settings_tab::title() tools=through />
        <RestCall />
        <div class="pair">
            <Protocols side=Side::Client />
            <Protocols side=Side::Backend />
        </div>
        <Ciphers />
    }
}

/// The id of the switch of `setting`, by which other views find it.
pub fn switch_id(setting: Setting) -> String {
    format!("switch-{}", setting.index())
}

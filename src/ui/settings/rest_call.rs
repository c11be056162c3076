//! The REST call behind the draft.

use leptos::prelude::*;

use crate::codec::patch::{OTHER_PROPERTIES, patch_body};
use crate::domain::conflict::Conflict;
use crate::domain::{Channel, GatewayKind};
use crate::ui::frame::source::SourceMark;
use crate::ui::parts::{Answer, Answers, Holds, Sign, said};
use crate::web::store::use_store;
use crate::words::{self, settings_tab};

/// The map that would be sent; there only while changes go through the REST API.
#[component]
pub fn RestCall() -> impl IntoView {
    let store = use_store();
    let shown = store.select(|model| {
        model.channel() == Channel::RestApi && model.instance().kind == GatewayKind::Managed
    });
    move || {
        shown.get().then(|| {
            view! {
                <Answers label=settings_tab::call()>
                    <Answer
                        id="rest-call"
                        title=settings_tab::call()
                        holds=Signal::stored(Holds::Subject(Sign::Elsewhere))
                        answer=Signal::stored(settings_tab::call_lead().to_owned())
                    >
                        <Body />
                    </Answer>
                </Answers>
            }
        })
    }
}

#[component]
fn Body() -> impl IntoView {
    let store = use_store();
    let body = store.select(|model| patch_body(model.instance(), model.draft()));
    view! {
        <p>
            {words::conflict::sentence(Conflict::PatchKeepsKeys)} " "
            <SourceMark
                about=Signal::stored(settings_tab::other_properties().to_owned())
                cited=Signal::stored(OTHER_PROPERTIES)
            />
        </p>
        <pre class="rest-call" tabindex="0" role="region" aria-label=settings_tab::call_body()>
            {said(move || body.get())}
        </pre>
    }
}

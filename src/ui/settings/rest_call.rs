//! The REST call behind the draft.

use leptos::prelude::*;

use crate::codec::patch::patch_body;
use crate::domain::conflict::Conflict;
use crate::domain::{Channel, Cited, Confidence, GatewayKind, Source};
use crate::ui::frame::source::SourceBadge;
use crate::ui::parts::{maybe, told};
use crate::web::store::use_store;
use crate::words;

/// Why other custom properties have to be repeated.
const OTHER_PROPERTIES: Cited =
    Cited::new(Source::ServiceConnectivity, "Note on PATCH", Confidence::Documented);

/// The map that would be sent; there only while changes go through the REST API.
#[component]
pub fn RestCall() -> impl IntoView {
    let store = use_store();
    let body = store.select(|model| {
        let shown =
            model.channel() == Channel::RestApi && model.instance().kind == GatewayKind::Managed;
        shown.then(|| patch_body(model.instance(), model.draft()))
    });
    maybe(move || {
        body.get().map(|body| {
            view! {
                <section class="card" aria-labelledby="rest-call">
                    <h2 class="card__title" id="rest-call">
                        "The call"
                    </h2>
                    <p class="card__lead">
                        "PATCH with every TLS key of this page. Copy the other custom properties of your instance into it: what is left out is reset. "
                        <SourceBadge cited=OTHER_PROPERTIES />
                    </p>
                    <div class="code" tabindex="0" role="region" aria-label="PATCH body">
                        {told(body)}
                    </div>
                    <p class="card__lead">{words::conflict::sentence(Conflict::PatchKeepsKeys)}</p>
                </section>
            }
        })
    })
}

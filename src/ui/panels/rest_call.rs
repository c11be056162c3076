//! The REST call behind the draft.

use leptos::prelude::*;

use crate::codec::patch::patch_body;
use crate::domain::conflict::Conflict;
use crate::domain::{Channel, GatewayKind};
use crate::ui::parts::maybe;
use crate::web::store::use_store;
use crate::words;

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
                        "PATCH with the full map. A key that is left out goes back to its default, so all of them are sent."
                    </p>
                    <div class="code" tabindex="0" role="region" aria-label="PATCH body">
                        {body}
                    </div>
                    <p class="card__lead">{words::conflict::sentence(Conflict::PatchKeepsKeys)}</p>
                </section>
            }
        })
    })
}

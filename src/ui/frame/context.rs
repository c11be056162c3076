//! Which instance this is, in every view: its facts in one line, its state, and how to change it.

use leptos::prelude::*;

use super::tier_picker::TierPicker;
use crate::app::look::Screen;
use crate::ui::later::{Piece, show};
use crate::ui::parts::{Icon, Sign, said};
use crate::web::store::{ever, use_store};
use crate::words::frame;

/// The line, the tier picker of the first view, and all other facts once they are asked for.
#[component]
pub fn Context() -> impl IntoView {
    let store = use_store();
    let instance = store.select(|model| model.instance());
    let updating = store
        .select(|model| model.is_updating().then(|| model.current().map(|run| run.now)).flatten());
    let first = store.select(|model| model.look().screen == Screen::Settings);
    let open = RwSignal::new(false);
    let visited = ever(move || open.get());
    view! {
        <section class="context" aria-label=frame::instance()>
            <div class="context__line">
                <div class="context__summary" role="group" aria-label=frame::instance_summary()>
                    <span class="context__tier">{said(move || instance.get().tier().name().to_owned())}</span>
                    " "
                    <span class="context__facts">
                        {said(move || frame::facts(instance.get()))}
                        <span class="context__more">{said(move || format!(". {}", frame::more_facts(instance.get())))}</span>
                    </span>
                    " "
                    <span class="state" data-updating=move || updating.get().is_some().then_some("true")>
                        {said(move || match updating.get() {
                            Some(now) => frame::updating_at(now),
                            None => frame::succeeded().to_owned(),
                        })}
                    </span>
                </div>
                <button
                    type="button"
                    class="link"
                    aria-label=frame::edit_instance()
                    aria-expanded=move || open.get().to_string()
                    aria-controls="instance"
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <Icon sign=Sign::Edit />
                    <span class="context__edit" aria-hidden="true">{frame::edit()}</span>
                    <span class="context__more" aria-hidden="true">{frame::edit_instance()}</span>
                </button>
            </div>
            <TierPicker open=Signal::derive(move || open.get()) first />
            <div class="instance" id="instance" data-open=move || open.get().then_some("true")>
                {move || visited.get().then(|| show(Piece::Facts))}
            </div>
        </section>
    }
}

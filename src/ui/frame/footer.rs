//! The foot of the page: whose it is, all sources, and paper.

use leptos::prelude::*;

use crate::domain::Source;
use crate::ui::later::{Piece, show};
use crate::ui::parts::{Button, Dialog, Look, told};
use crate::words::{frame, source};

/// Who made it, and what it rests on.
#[component]
pub fn Footer() -> impl IntoView {
    let sources = RwSignal::new(false);
    let print = move || {
        // A browser that cannot print does nothing.
        let _ = window().print();
    };
    view! {
        <footer class="footer">
            <p>{frame::independent()}</p>
            <Button label=frame::all_sources() look=Look::Link press=move || sources.set(true) />
            <Button label=frame::print_view() look=Look::Link press=print />
        </footer>
        <Dialog id="sources" open=sources title=frame::all_sources() close=frame::close() line=Signal::stored(frame::sources_line().to_owned())>
            {show(Piece::Sources)}
        </Dialog>
    }
}

/// Every source, with its date.
#[component]
pub fn Sources() -> impl IntoView {
    let line = |each| view! { <li>{told(source::line(each))}</li> };
    view! { <ul class="sources">{Source::ALL.map(line).into_iter().collect_view()}</ul> }
}

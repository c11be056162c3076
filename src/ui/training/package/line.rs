//! How it stands with the LMS, in a line, and the way out.

use leptos::prelude::*;

use super::{Playing, State};
use crate::ui::parts::{Button, Callout, Look, Tone, said};
use crate::words::training_package as words;

/// The line; nothing where the page is in no package.
#[component]
pub fn AtLms() -> impl IntoView {
    use_context::<Playing>().map(|playing| {
        let state = playing.state;
        let line = move || match tone(state.get()) {
            Some(tone) => {
                view! { <Callout tone text=Signal::derive(move || says(state.get()).to_owned()) /> }
                    .into_any()
            }
            None => {
                view! { <p class="small">{said(move || says(state.get()).to_owned())}</p> }.into_any()
            }
        };
        let locked = Signal::derive(move || !is_open(state.get()));
        view! {
            <section class="buttons" aria-label=words::at_lms()>
                <Button label=words::exit().to_owned() look=Look::Small locked press=move || playing.leave() />
                <div role="status">{line}</div>
            </section>
        }
    })
}

const fn is_open(state: State) -> bool {
    match state {
        State::LookedAt | State::Kept | State::Unsaved => true,
        State::Looking
        | State::Broken
        | State::Alone
        | State::Refused
        | State::Left
        | State::Lost
        | State::Closed => false,
    }
}

/// How grave it is; what is as it should be is no callout.
const fn tone(state: State) -> Option<Tone> {
    match state {
        State::Looking | State::Kept => None,
        State::LookedAt | State::Left | State::Closed => Some(Tone::Note),
        State::Alone | State::Unsaved => Some(Tone::Caution),
        State::Broken | State::Refused | State::Lost => Some(Tone::Danger),
    }
}

fn says(state: State) -> &'static str {
    match state {
        State::Looking => words::looking(),
        State::Broken => words::broken(),
        State::Alone => words::alone(),
        State::Refused => words::refused(),
        State::LookedAt => words::looked_at(),
        State::Kept => words::kept(),
        State::Unsaved => words::unsaved(),
        State::Left => words::left(),
        State::Lost => words::lost(),
        State::Closed => words::closed(),
    }
}

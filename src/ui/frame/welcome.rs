//! The first visit: what this is, and doors into it. Gone with the first change, or when it is dismissed.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::look::Screen;
use crate::tls::preset::Preset;
use crate::ui::parts::{Button, Look, Sign};
use crate::web::persist::{LESSON, is_welcome, keep_welcomed};
use crate::web::store::{Lesson, use_store};
use crate::words::frame;

/// "Rehearse a TLS change before you make it".
#[component]
pub fn Welcome(
    /// Opens a view, and moves the focus there.
    go: impl Fn(Screen) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = use_store();
    let wanted = RwSignal::new(is_welcome());
    let touched = store.select(|model| model.can_undo() || !model.runs().is_empty());
    let first = store.select(|model| model.look().screen == Screen::Settings);
    Effect::new(move |_| {
        if touched.get() && wanted.get_untracked() {
            wanted.set(false);
            keep_welcomed();
        }
    });
    let dismiss = move || {
        wanted.set(false);
        keep_welcomed();
    };
    let weak = move || {
        let config = store.read(|model| {
            Preset::PsRule.reach(model.instance(), model.channel(), model.target()).config
        });
        store.dispatch(Intent::Adopt(config));
    };
    let lesson = store.lesson();
    let take_lesson = move || {
        dismiss();
        store.ask_lesson(&format!("{LESSON}two-minute-tour"));
    };
    move || {
        (wanted.get() && first.get() && lesson.get() == Lesson::Free).then(|| {
            view! {
                <section class="welcome" aria-label=frame::welcome()>
                    <div>
                        <h2 class="welcome__title">{frame::welcome_title()}</h2>
                        <p>{frame::welcome_text()}</p>
                    </div>
                    <div class="welcome__doors">
                        <Button label=frame::welcome_try() look=Look::Primary press=weak />
                        <Button label=frame::welcome_import() sign=Sign::Import press=move || go(Screen::Code) />
                        <Button label=frame::welcome_lesson() sign=Sign::Book press=take_lesson />
                    </div>
                    <Button label=frame::dismiss() look=Look::Tool sign=Sign::Cross press=dismiss />
                </section>
            }
        })
    }
}

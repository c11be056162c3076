//! The head of the page: its name, its views, and what can be done from everywhere.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::look::Screen;
use crate::ui::parts::does::Does;
use crate::ui::parts::popover::Popover;
use crate::ui::parts::{Icon, Sign, Tabs};
use crate::web::persist::is_package;
use crate::web::store::use_store;
use crate::web::theme::{THEMES, use_theme};
use crate::words::frame;

/// Name, tabs and tools.
#[component]
pub fn Header(
    /// Copies the link, or shows it.
    share: impl Fn() + Copy + Send + Sync + 'static,
    /// Opens a view.
    choose: impl Fn(Screen) + Copy + Send + Sync + 'static,
    /// A lesson is all that the page is opened for: there is no list of lessons.
    alone: Memo<bool>,
) -> impl IntoView {
    let store = use_store();
    // A link into a package opens nothing outside of its LMS.
    let is_own = !is_package();
    let theme = use_theme();
    let open = store.select(|model| model.look().screen as usize);
    let cannot_undo = store.select(|model| !model.can_undo());
    let cannot_redo = store.select(|model| !model.can_redo());
    let next_theme = move || theme.set((theme.get_untracked() + 1) % THEMES.len());
    let theme_name = Signal::derive(move || frame::theme(THEMES[theme.get()]));
    let start_over = move || store.dispatch(Intent::StartOver);
    view! {
        <header class="header">
            <div class="header__brand">
                <svg class="header__logo" viewBox="0 0 24 24" aria-hidden="true">
                    <rect x="1" y="1" width="22" height="22" rx="6" fill="currentColor" />
                    <path class="header__bow" d="M8 10.5V8.3a4 4 0 0 1 8 0v2.2" />
                    <path class="header__play" d="M9.5 10.5v8l7-4z" />
                </svg>
                <h1 class="header__name">{frame::name()}</h1>
                <span class="header__for">{frame::service()}</span>
            </div>
            <nav class="nav" aria-label=frame::main()>
                {move || {
                    let shown = Screen::ALL.iter().filter(|screen| !alone.get() || **screen != Screen::Training);
                    let names = shown.map(|screen| frame::screen(*screen)).collect();
                    view! {
                        <Tabs label=frame::views() names open choose=move |at| choose(Screen::ALL[at]) />
                    }
                }}
            </nav>
            <div class="header__tools">
                <ToolIcon
                    sign=Sign::Undo
                    name=frame::undo()
                    title=Signal::stored(frame::undo_key().to_owned())
                    locked=cannot_undo
                    press=move || store.dispatch(Intent::Undo)
                />
                <ToolIcon
                    sign=Sign::Redo
                    name=frame::redo()
                    title=Signal::stored(frame::redo_key().to_owned())
                    locked=cannot_redo
                    press=move || store.dispatch(Intent::Redo)
                />
                <span class="header__roomy">
                    {is_own.then(|| view! {
                        <Tool sign=Sign::Share name=Signal::stored(frame::share().to_owned()) press=share />
                    })}
                    <Tool sign=Sign::Restart name=Signal::stored(frame::start_over().to_owned()) press=start_over />
                    <button
                        type="button"
                        class="tool tool--icon"
                        aria-label=move || theme_name.get()
                        title=move || theme_name.get()
                        on:click=move |_| next_theme()
                    >
                        <Icon sign=Sign::Theme />
                    </button>
                </span>
                <Popover name=frame::more() sign=Sign::More class="header__more">
                    {is_own.then(|| view! {
                        <Tool sign=Sign::Share name=Signal::stored(frame::share().to_owned()) press=share />
                    })}
                    <Tool sign=Sign::Restart name=Signal::stored(frame::start_over().to_owned()) press=start_over />
                    <Tool sign=Sign::Theme name=theme_name press=next_theme />
                </Popover>
            </div>
        </header>
    }
}

/// A button of the header with words.
#[component]
fn Tool(
    sign: Sign,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] press: Does,
) -> impl IntoView {
    view! {
        <button type="button" class="tool" on:click=move |_| press.now()>
            <Icon sign />
            <span prop:textContent=move || name.get()></span>
        </button>
    }
}

/// A button of the header that is a sign, with the key that does the same.
#[component]
fn ToolIcon(
    sign: Sign,
    name: &'static str,
    title: Signal<String>,
    #[prop(into)] locked: Signal<bool>,
    #[prop(into)] press: Does,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="tool tool--icon"
            aria-label=name
            title=move || title.get()
            aria-disabled=move || locked.get().then_some("true")
            on:click=move |_| press.now()
        >
            <Icon sign />
        </button>
    }
}

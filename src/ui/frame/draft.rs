//! The draft at hand: what waits to be saved, beside the switches on a desk, at the lower edge everywhere else.

use leptos::prelude::*;

use crate::app::look::Screen;
use crate::app::{Intent, Model, draft};
use crate::domain::Setting;
use crate::domain::changes::Change;
use crate::rollout::SimTime;
use crate::rollout::forecast::forecast;
use crate::rollout::plan::PhaseKind;
use crate::ui::parts::{Button, Icon, Look, Sign, Start, said, told};
use crate::ui::settings::suite_name;
use crate::web::Store;
use crate::web::store::use_store;
use crate::words::{self, frame};

/// What is shown of a rollout under way.
#[derive(Clone, Copy, PartialEq)]
struct UnderWay {
    now: SimTime,
    end: SimTime,
    phase: PhaseKind,
}

fn under_way(model: &Model) -> Option<UnderWay> {
    let run = model.current().filter(|_| model.is_updating())?;
    let phase = run.plan.phases().get(run.plan.phase_index_at(run.now))?;
    Some(UnderWay { now: run.now, end: run.plan.end(), phase: phase.kind })
}

/// "Pending changes", with Save and Discard. Once in the page.
#[component]
pub fn Draft(
    /// Opens a view, and moves the focus there.
    go: impl Fn(Screen) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = use_store();
    let changes = store.select(|model| model.changes());
    let number = changes.slice(Vec::len);
    let none = changes.slice(Vec::is_empty);
    let updating = store.select(under_way);
    let screen = store.select(|model| model.look().screen);
    let is_updating = updating.slice(Option::is_some);
    let cannot_save = Memo::new(move |_| is_updating.get() || none.get());
    let empty = Memo::new(move |_| none.get() && !is_updating.get());
    // On the first view nothing pending teaches; elsewhere there is nothing to dock. A rollout tells of itself.
    let absent = Memo::new(move |_| match screen.get() {
        Screen::Rollout => cannot_save.get(),
        Screen::Settings => false,
        Screen::Tiers | Screen::Impact | Screen::Code | Screen::Training => empty.get(),
    });
    let shown = RwSignal::new(false);
    let save = move || {
        let refused = store.read(Model::is_updating);
        store.save();
        if !refused && store.read(Model::is_updating) {
            go(Screen::Rollout);
        }
    };
    // Where there is nothing left to dock the button goes, and the focus goes to the view.
    let discard = move || {
        store.dispatch(Intent::Discard);
        if absent.get_untracked() {
            go(screen.get_untracked());
        }
    };
    view! {
        <section
            class="pending"
            aria-label=frame::pending_changes()
            data-empty=move || empty.get().then_some("true")
            data-shown=move || shown.get().then_some("true")
            hidden=move || absent.get()
        >
            <h2 class="pending__title">
                <span class="pending__word">{frame::pending_changes()}</span>
                {move || {
                    let number = number.get();
                    (number > 0).then(|| view! { <span class="count">{told(number.to_string())}</span> })
                }}
            </h2>
            {move || is_updating.get().then(|| view! {
                <div class="pending__now">
                    <p>{said(move || {
                        let told = |at: UnderWay| frame::under_way(at.now, at.end, at.phase);
                        updating.get().map(told).unwrap_or_default()
                    })}</p>
                    <Button
                        label=frame::watch_rollout()
                        look=Look::Link
                        press=move || {
                            // The one under way, whichever was looked at before.
                            store.dispatch(Intent::ShowRun(store.read(|model| model.runs().len().saturating_sub(1))));
                            go(Screen::Rollout);
                        }
                    />
                </div>
            })}
            <Sum none />
            <ul class="changes pending__list" id="changes">
                <For each=move || changes.get() key=|change| change.setting children=move |change| {
                    let setting = change.setting;
                    let own = changes.slice(move |all| all.iter().find(|each| each.setting == setting).cloned());
                    view! {
                        <li class="change">
                            {move || own.with(|change| change.as_ref().map(drawn))}
                        </li>
                    }
                } />
            </ul>
            {move || empty.get().then(|| view! { <Starts /> })}
            <div class="buttons">
                <button
                    type="button"
                    class="tool tool--icon pending__open"
                    aria-label=frame::show_changes()
                    title=frame::show_changes()
                    aria-expanded=move || shown.get().to_string()
                    aria-controls="changes"
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    <Icon sign=Sign::Up />
                </button>
                <Button label=frame::save() look=Look::Primary locked=cannot_save press=save />
                <span class="discard">
                    <Button label=frame::discard() locked=none press=discard />
                </span>
            </div>
        </section>
    }
}

/// What the draft does, in a line: for the bar.
#[component]
fn Sum(#[prop(into)] none: Signal<bool>) -> impl IntoView {
    let store = use_store();
    let lost = store.select(|model| model.impact().lost().len());
    let forecast = store.select(|model| forecast(model.instance(), model.rehearsal().assumed));
    view! {
        <div class="pending__sum" hidden=move || none.get()>
            <strong class:bad=move || { lost.get() > 0 }>
                {said(move || words::capitalised(&frame::stop(lost.get())))}
            </strong>
            <span>
                {said(move || forecast.with(frame::down))}
                <span class="extra">{said(move || forecast.with(frame::of_duration))}</span>
            </span>
        </div>
    }
}

/// A change in the list.
fn drawn(change: &Change) -> AnyView {
    let name = match change.setting {
        Setting::Cipher(suite) => {
            view! { <span class="change__name suite__name">{suite_name(suite)}</span> }.into_any()
        }
        Setting::Http2 | Setting::Protocol(..) => {
            view! { <span class="change__name">{told(words::pending::change_name(change))}</span> }
                .into_any()
        }
    };
    let risks = change.risks.iter().map(|risk| {
        view! {
            <p class="change__risk">
                <Icon sign=Sign::Warning />
                {told(words::pending::risk(*risk))}
            </p>
        }
    });
    view! {
        {name}
        " "
        <span class="change__to">{told(words::pending::from_to(change))}</span>
        {risks.collect_view()}
    }
    .into_any()
}

/// Where to begin, where nothing waits yet.
#[component]
fn Starts() -> impl IntoView {
    let store = use_store();
    let starts = store.select(Model::starts);
    view! {
        <p class="pending__teach">
            {said(move || starts.with(|starts| if starts.is_empty() { frame::none_here() } else { frame::none_yet() }).to_owned())}
        </p>
        <div class="starts">
            {move || starts.with(|starts| begin(store, starts))}
        </div>
    }
}

/// A button for each of these drafts.
pub fn begin(store: Store, starts: &[draft::Start]) -> AnyView {
    let button = |start: &draft::Start| {
        let config = start.config;
        view! {
            <Start
                name=Signal::stored(words::impact_tab::hardening::preset_name(start.preset).to_owned())
                more=Signal::stored(frame::start(start.score, start.lost as usize))
                press=move || store.dispatch(Intent::Adopt(config))
            />
        }
    };
    starts.iter().map(button).collect_view().into_any()
}

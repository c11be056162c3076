//! Who would break, beside the switches.

use leptos::prelude::*;

use crate::app::look::Screen;
use crate::domain::Side;
use crate::ui::parts::{Icon, Sign, said, told};
use crate::web::store::use_store;
use crate::words::number::share;
use crate::words::{self, settings_tab};

/// Most names that are given; the rest is a number.
const NAMES_MAX: usize = 4;

/// "Who would break", live with every toggle.
#[component]
pub fn Who(
    /// Opens a view, and moves the focus there.
    go: impl Fn(Screen) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let store = use_store();
    let losses = store.select(|model| model.losses());
    let totals = losses.slice(|losses| losses.totals);
    let lost = losses.slice(|losses| losses.lost.clone());
    let figure = move |side: Side| {
        let number = totals.slice(move |totals| totals[side as usize].lost);
        view! {
            <p class="figure" aria-live="polite">
                <span class="visually-hidden">
                    {said(move || totals.with(|totals| words::impact::summary(&totals[side as usize], side)))}
                </span>
                <span class="figure__value" class:bad=move || { number.get() > 0 } aria-hidden="true">
                    {said(move || number.get().to_string())}
                    " "
                    <small prop:textContent=move || totals.with(|totals| settings_tab::of_members(&totals[side as usize], side))></small>
                </span>
            </p>
        }
    };
    view! {
        <section class="card" aria-labelledby="who">
            <div class="card__part stack">
                <div class="card__line">
                    <h3 id="who">{settings_tab::who_would_break()}</h3>
                    <button type="button" class="link" on:click=move |_| go(Screen::Impact)>
                        {settings_tab::see_who()}
                        <Icon sign=Sign::Arrow />
                    </button>
                </div>
                <div class="figures figures--small">{figure(Side::Client)} {figure(Side::Backend)}</div>
                {move || {
                    let lost = lost.get();
                    if lost.is_empty() {
                        return view! { <p class="small">{said(move || totals.with(settings_tab::failing_already))}</p> }
                            .into_any();
                    }
                    let more = lost.len().saturating_sub(NAMES_MAX);
                    let names = lost.into_iter().take(NAMES_MAX).map(|loss| {
                        view! {
                            <li class="who__one">
                                <Icon sign=Sign::Unplug />
                                {told(loss.name.to_string())}
                                <span class="who__share">{told(share(u64::from(loss.requests), loss.of))}</span>
                            </li>
                        }
                    });
                    view! {
                        <ul class="who">
                            {names.collect_view()}
                            {(more > 0).then(|| view! { <li class="quiet small">{told(settings_tab::and_more(more))}</li> })}
                        </ul>
                    }
                        .into_any()
                }}
            </div>
        </section>
    }
}

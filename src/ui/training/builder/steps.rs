//! The steps in which something is recorded: the solution, and ways that must not win.

use leptos::prelude::*;

use super::Step;
use super::desk::{DO_IT, Desk, WAYS};
use super::faults::Faults;
use super::way::Way;
use crate::lesson::examined::{Spot, Wrong};
use crate::lesson::proof::Flaw;
use crate::ui::parts::{Button, Look, Sign};
use crate::ui::training::whose::Built;
use crate::words::training_builder as words;

/// The step "Do it".
#[component]
pub fn DoIt() -> impl IntoView {
    let desk = Desk::of_page();
    let acts = Memo::new(move |_| desk.draft.with(|draft| draft.solution.len()));
    let unstarted = Memo::new(move |_| desk.draft.with(|draft| draft.start.is_none()));
    let is_spare = Memo::new(move |_| {
        desk.found.with(|found| {
            found.findings.iter().any(|finding| match &finding.wrong {
                Wrong::Flaw(fault) => matches!(fault.flaw, Flaw::Spare { .. }),
                Wrong::Missing(_) | Wrong::Unread(_) => false,
            })
        })
    });
    let record = move |from: usize| {
        if !unstarted.get_untracked() {
            desk.record(Built::Solution, from);
        }
    };
    view! {
        <Step number=2 id=DO_IT title=words::do_it() line=words::do_it_line()>
            <div class="buttons">
                {move || if acts.get() == 0 {
                    view! {
                        <Button
                            label=words::record().to_owned()
                            look=Look::Small
                            sign=Sign::Play
                            locked=unstarted
                            described_by="builder-start"
                            press=move || record(0)
                        />
                    }.into_any()
                } else {
                    view! {
                        <Button label=words::record_on().to_owned() look=Look::Small sign=Sign::Play locked=unstarted press=move || record(acts.get_untracked()) />
                        <Button label=words::record_anew().to_owned() look=Look::SmallQuiet locked=unstarted press=move || record(0) />
                    }.into_any()
                }}
                {move || is_spare.get().then(|| view! {
                    <Button label=words::remove_spare().to_owned() look=Look::SmallQuiet press=move || desk.trim() />
                })}
            </div>
            <Faults spot=Spot::Solution />
            <Way way=None label=words::solution() text_label=words::solution_text() />
        </Step>
    }
}

/// The step "Wrong ways".
#[component]
pub fn Ways() -> impl IntoView {
    let desk = Desk::of_page();
    let count = Memo::new(move |_| desk.draft.with(|draft| draft.wrong.len()));
    let unstarted = Memo::new(move |_| desk.draft.with(|draft| draft.start.is_none()));
    let record = move || {
        if !unstarted.get_untracked() {
            desk.record(Built::Way(count.get_untracked()), 0);
        }
    };
    let way = move |at: usize| {
        let remove = move || {
            desk.replace(|draft| {
                if at < draft.wrong.len() {
                    draft.wrong.remove(at);
                }
            })
        };
        let name = words::way(at + 1);
        view! {
            <li class="builder__way" id=Spot::Way(at).id() tabindex="-1">
                <div class="builder__row">
                    <h5>{name.clone()}</h5>
                    <Button
                        label=words::remove().to_owned()
                        name=words::remove_named(&name)
                        look=Look::SmallQuiet
                        press=remove
                    />
                </div>
                <Faults spot=Spot::Way(at) />
                <Way way=at label=name text_label=words::way_text(at + 1) />
            </li>
        }
    };
    view! {
        <Step number=4 id=WAYS title=words::ways() line=words::ways_line()>
            {move || (count.get() > 0).then(|| view! {
                <ul class="builder__ways">{(0..count.get()).map(way).collect_view()}</ul>
            })}
            <div class="buttons">
                <Button
                    label=words::record_way().to_owned()
                    look=Look::Small
                    sign=Sign::Play
                    locked=unstarted
                    press=record
                />
            </div>
        </Step>
    }
}

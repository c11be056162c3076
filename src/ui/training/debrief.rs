//! What is said when a lesson is solved: numbers, the model solution beside one's own acts, what it rests on.

use leptos::prelude::*;

use super::school::School;
use crate::lesson::act::Act;
use crate::lesson::catalogue::source;
use crate::ui::frame::pieces::paragraphs;
use crate::ui::parts::focus;
use crate::web::store::use_store;
use crate::words::lesson::{act, prose};
use crate::words::training_tab as words;

/// After the lesson.
#[component]
pub fn Debrief() -> impl IntoView {
    let school = School::of_page();
    let store = use_store();
    // Check is gone.
    request_animation_frame(|| focus("debrief-title"));
    move || {
        school.active.with(|active| {
            let active = active.as_ref()?;
            let (debrief, text) = store.read(|model| {
                let text = prose(&active.texts.debrief, &active.run, model, None);
                (active.run.debrief(model), text)
            });
            let went = debrief.went;
            let list = |acts: &[Act]| {
                acts.iter().map(|one| view! { <li>{act(one)}</li> }).collect_view()
            };
            let own: Vec<Act> = debrief.own.iter().filter(|act| !matches!(act, Act::Check)).cloned().collect();
            let sources = active.run.lesson().sources.iter().filter_map(|id| source(id));
            let sources = sources.map(|source| {
                view! { <li>{words::source(&source)}</li> }
            });
            Some(view! {
                <section class="debrief stack" aria-labelledby="debrief-title">
                    <h3 id="debrief-title" tabindex="-1">{words::solved()}</h3>
                    <p><strong>{words::stars(debrief.score.stars)}</strong></p>
                    <dl class="debrief__numbers">
                        <div><dt>{words::acts()}</dt><dd>{words::beside_par(went.acts, went.par.0)}</dd></div>
                        <div><dt>{words::saves()}</dt><dd>{words::beside_par(went.saves, went.par.1)}</dd></div>
                        <div><dt>{words::down()}</dt><dd>{words::down_for(debrief.downtime_seconds)}</dd></div>
                        <div><dt>{words::lost()}</dt><dd>{words::losers(&debrief.lost)}</dd></div>
                    </dl>
                    {paragraphs(&text)}
                    <details>
                        <summary>{words::compare()}</summary>
                        <div class="debrief__ways">
                            <div><h4>{words::solution()}</h4><ol>{list(&debrief.solution)}</ol></div>
                            <div><h4>{words::yours()}</h4><ol>{list(&own)}</ol></div>
                        </div>
                    </details>
                    <details>
                        <summary>{words::rests_on()}</summary>
                        <ul class="small">{sources.collect_view()}</ul>
                    </details>
                </section>
            })
        })
    }
}

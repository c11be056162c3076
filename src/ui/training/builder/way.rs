//! A way, an act a line: each as it is written, as it is said, and what is wrong with it.

use leptos::prelude::*;

use super::desk::Desk;
use super::faults::Faults;
use crate::lesson::examined::Spot;
use crate::ui::parts::{Area, Button, Look};
use crate::ui::training::whose::Built;
use crate::words::lesson::act;
use crate::words::training_builder as words;

/// The lines of a way, and the same as text.
#[component]
pub fn Way(
    /// Which way that must not win; the solution, if none.
    #[prop(into)]
    way: Option<usize>,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What its text is called.
    #[prop(into)]
    text_label: String,
) -> impl IntoView {
    let desk = Desk::of_page();
    let lines = Memo::new(move |_| {
        desk.draft.with(|draft| match way {
            None => draft.solution.clone(),
            Some(way) => draft.wrong.get(way).cloned().unwrap_or_default(),
        })
    });
    let spot = move |at: usize| way.map_or(Spot::Act(at), |way| Spot::WayAct(way, at));
    let change = move |text: String| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        desk.change(|draft| match way {
            None => draft.solution = lines,
            Some(way) => {
                if let Some(acts) = draft.wrong.get_mut(way) {
                    *acts = lines;
                }
            }
        });
    };
    let numbered = move || lines.get().into_iter().enumerate().collect::<Vec<_>>();
    let one = move |(at, line): (usize, String)| {
        let told = line.parse().ok().map(|one| act(&one));
        let show = move || desk.record(Built::Shown(at + 1), at + 1);
        view! {
            <li class="way__act" id=spot(at).id() tabindex="-1">
                <code class="way__line">{line}</code>
                <span class="way__told small quiet">{told}</span>
                {way.is_none().then(|| view! {
                    <Button
                        label=words::play_to().to_owned()
                        name=words::play_to_line(at + 1)
                        look=Look::SmallQuiet
                        press=show
                    />
                })}
                <Faults spot=spot(at) />
            </li>
        }
    };
    let is_empty = Memo::new(move |_| lines.with(Vec::is_empty));
    let text = Signal::derive(move || lines.with(|lines| lines.join("\n")));
    let name = label.clone();
    view! {
        {move || (!is_empty.get()).then(|| view! {
            <ol class="way" aria-label=name.clone()>
                <For each=numbered key=Clone::clone children=one />
            </ol>
        })}
        <details class="builder__more">
            <summary aria-label=words::as_text_named(&label)>{words::as_text()}</summary>
            <Area label=text_label value=text rows=6 change />
        </details>
    }
}

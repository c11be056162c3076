//! A learner's own result file.

use leptos::prelude::*;

use crate::lesson::catalogue::ALL;
use crate::lesson::results::kept_name;
use crate::ui::parts::{Button, Line, Sign, said};
use crate::ui::training::school::School;
use crate::web::files;
use crate::words::training_trainers as words;

/// A name, and the button that saves the file.
#[component]
pub fn HandIn() -> impl IntoView {
    let school = School::of_page();
    let name =
        Signal::derive(move || school.kept.with(|kept| kept.name.clone().unwrap_or_default()));
    let why = Memo::new(move |_| {
        school.kept.with(|kept| {
            if kept.lessons.is_empty() {
                Some(words::none_played())
            } else {
                kept.name.is_none().then(words::name_first)
            }
        })
    });
    let change = move |text: String| {
        school.keep(|kept| kept.name = kept_name(&text));
    };
    let locked = Signal::derive(move || why.get().is_some());
    let save = move || {
        if why.get_untracked().is_none() {
            let name = name.get_untracked();
            let list: Vec<_> = ALL.iter().map(|entry| entry.id).collect();
            let results = school.kept.with_untracked(|kept| kept.results(&name, &list));
            files::download(&words::results_file(&name), &results.write());
        }
    };
    view! {
        <div class="stack trainers__part">
            <h4>{words::own_results()}</h4>
            <div class="fields">
                <Line label=words::your_name() value=name change />
                <Button
                    label=words::download_results().to_owned()
                    sign=Sign::Download
                    locked
                    described_by="results-wait"
                    press=save
                />
            </div>
            <p class="small quiet" id="results-wait">
                {said(move || why.get().unwrap_or_else(words::ready).to_owned())}
            </p>
        </div>
    }
}

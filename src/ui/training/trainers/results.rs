//! Many result files as tables: by learner, and by lesson with where most of them stand still.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::Blob;

use crate::app::Model;
use crate::lesson::catalogue::{self, ALL, Opened, open};
use crate::lesson::results::collect::{Collected, Column as OfLesson, FILES_MAX, Row};
use crate::lesson::results::{Played, Read, Results};
use crate::lesson::texts::Texts;
use crate::lesson::{Run, perform::Files};
use crate::ui::parts::{Button, Callout, Column, FileButton, Look, Sign, Tone, heads, said};
use crate::web::files;
use crate::words::lesson::goal;
use crate::words::piece::unmarked;
use crate::words::training_trainers as words;

/// Takes files, and shows what is in them.
#[component]
pub fn Collector() -> impl IntoView {
    let read = RwSignal::new(Vec::<Read>::new());
    let refused = RwSignal::new(Vec::<String>::new());
    let take = move |chosen: Vec<Blob>| {
        refused.set(Vec::new());
        for file in chosen.into_iter().take(FILES_MAX) {
            let name = files::name(&file);
            let other = name.clone();
            let done = move |text: String| match Results::read(&text) {
                Ok(one) => read.update(|read| {
                    // The same file again is the same.
                    if read.len() < FILES_MAX && !read.contains(&one) {
                        read.push(one);
                    }
                }),
                Err(fault) => refused.update(|all| all.push(words::refused(&name, &fault))),
            };
            let failed = move || refused.update(|all| all.push(words::unreadable(&other)));
            files::read(&file, done, failed);
        }
    };
    let collected = Memo::new(move |_| {
        let list: Vec<_> = ALL.iter().map(|entry| entry.id).collect();
        read.with(|read| Collected::of(read, &list))
    });
    let is_empty = Memo::new(move |_| read.with(Vec::is_empty));
    let outcome = move || {
        let number = refused.with(Vec::len);
        if is_empty.get() && number == 0 {
            return String::new();
        }
        collected.with(|collected| words::collected(collected, number))
    };
    let faults = move || {
        let all = refused.get().into_iter();
        let each = |text: String| view! { <li><Callout tone=Tone::Danger text /></li> };
        view! { <ul class="trainers__faults">{all.map(each).collect_view()}</ul> }
    };
    let csv = move || files::download("results.csv", &collected.with_untracked(Collected::csv));
    let clear = move || {
        read.set(Vec::new());
        refused.set(Vec::new());
    };
    view! {
        <div class="stack trainers__part">
            <h4>{words::collect()}</h4>
            <p class="small quiet">{words::check_value()}</p>
            <div class="buttons">
                <FileButton label=words::open_results() take />
                {move || (!is_empty.get()).then(|| view! {
                    <Button
                        label=words::download_csv().to_owned()
                        sign=Sign::Download
                        press=csv
                    />
                    <Button label=words::clear().to_owned() look=Look::SmallQuiet press=clear />
                })}
            </div>
            <p role="status">{said(outcome)}</p>
            {faults}
            {move || (!is_empty.get()).then(|| view! { <Tables collected=collected.get() /> })}
        </div>
    }
}

#[component]
fn Tables(
    /// What is in the files.
    collected: Collected,
) -> impl IntoView {
    let changed: Vec<String> = collected
        .rows
        .iter()
        .filter(|row| !row.is_intact)
        .map(|row| words::learner(&row.name, row.class.as_deref()))
        .collect();
    let changed = (!changed.is_empty())
        .then(|| view! { <Callout tone=Tone::Caution text=words::changed(&changed) /> });
    let goals = Goals::default();
    let learners = collected.rows.iter().map(|row| learner(row, &goals)).collect_view();
    let lessons =
        collected.lessons.iter().map(|one| lesson(one, &collected, &goals)).collect_view();
    let by_learner = heads(&[
        Column::Named(words::who()),
        Column::Named(words::lesson()),
        Column::Amount(words::variant()),
        Column::Amount(words::goals()),
        Column::Amount(words::hints()),
        Column::Amount(words::acts()),
        Column::Amount(words::minutes()),
        Column::Amount(words::stars()),
        Column::Named(words::stalled_at()),
    ]);
    let by_lesson = heads(&[
        Column::Named(words::lesson()),
        Column::Amount(words::tried()),
        Column::Amount(words::solved()),
        Column::Amount(words::points()),
        Column::Named(words::stalled_at()),
    ]);
    view! {
        {changed}
        <div class="scroll" tabindex="0" role="group" aria-label=words::by_learner()>
            <table class="table table--cards table--tight" role="table" aria-label=words::by_learner()>
                {by_learner}
                <tbody role="rowgroup">{learners}</tbody>
            </table>
        </div>
        <div class="scroll" tabindex="0" role="group" aria-label=words::by_lesson()>
            <table class="table table--cards table--tight" role="table" aria-label=words::by_lesson()>
                {by_lesson}
                <tbody role="rowgroup">{lessons}</tbody>
            </table>
        </div>
    }
}

fn amount(label: &'static str, value: impl ToString) -> AnyView {
    view! { <td role="cell" class="amount" data-label=label>{value.to_string()}</td> }.into_any()
}

fn learner(row: &Row, goals: &Goals) -> AnyView {
    let name = words::learner(&row.name, row.class.as_deref());
    let line = |played: &Played| {
        let met = words::of(played.met.len(), played.met.len() + played.open.len());
        let stalled = played.open.first().filter(|_| !played.solved);
        let stalled = stalled.map_or_else(
            || words::nowhere().to_owned(),
            |id| goals.text(&played.lesson, played.variant as usize, id),
        );
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{name.clone()}</th>
                <td role="cell" data-label=words::lesson()>{title(&played.lesson)}</td>
                {amount(words::variant(), played.variant + 1)}
                {amount(words::goals(), met)}
                {amount(words::hints(), played.hints)}
                {amount(words::acts(), played.acts.len())}
                {amount(words::minutes(), played.minutes)}
                {amount(words::stars(), played.stars)}
                <td role="cell" data-label=words::stalled_at()>{stalled}</td>
            </tr>
        }
    };
    row.played.iter().map(line).collect_view().into_any()
}

fn lesson(column: &OfLesson, collected: &Collected, goals: &Goals) -> AnyView {
    let of = |row: &Row| row.of(&column.lesson).map(|played| played.variant as usize);
    let variant = collected.rows.iter().find_map(of).unwrap_or_default();
    let stalled = column.stalled_at.as_ref().map_or_else(
        || words::nowhere().to_owned(),
        |(id, learners)| words::stalled(&goals.text(&column.lesson, variant, id), *learners),
    );
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{title(&column.lesson)}</th>
            {amount(words::tried(), column.tried)}
            {amount(words::solved(), column.solved)}
            {amount(words::points(), column.points)}
            <td role="cell" data-label=words::stalled_at()>{stalled}</td>
        </tr>
    }
    .into_any()
}

/// What a lesson is called; one that is none of this page, by its name.
fn title(id: &str) -> String {
    let head = catalogue::heads().find(|head| head.id == id);
    head.map_or_else(|| id.to_owned(), |head| head.title.clone())
}

/// Lessons at their beginning, each begun once: what their goals are called.
#[derive(Default)]
struct Goals(RefCell<BTreeMap<(String, usize), Option<Begun>>>);

type Begun = (Run, Model, Arc<Texts>);

impl Goals {
    /// A goal in words; of a lesson that is none of this page, by its name.
    fn text(&self, lesson: &str, variant: usize, id: &str) -> String {
        let mut all = self.0.borrow_mut();
        let begun =
            all.entry((lesson.to_owned(), variant)).or_insert_with(|| begin(lesson, variant));
        let text = begun.as_ref().and_then(|(run, model, texts)| {
            let at = run.variant().goals.iter().position(|goal| goal.id == id)?;
            Some(unmarked(&goal(texts, run, model, at)))
        });
        text.filter(|text| !text.is_empty()).unwrap_or_else(|| id.to_owned())
    }
}

fn begin(lesson: &str, variant: usize) -> Option<Begun> {
    let Opened { lesson, texts } = open(lesson)?.ok()?;
    let (run, model) = Run::start(lesson, variant, Files::new(), 0)?;
    Some((run, model, texts))
}

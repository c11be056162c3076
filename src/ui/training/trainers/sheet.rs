//! Sheets to print: a lesson a row with its link and code; and the answers, played here. On the screen a dialog, on paper the page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::code::QrCode;
use super::same::link;
use super::solved::{Row, play_all};
use crate::lesson::catalogue::{Course, Head, courses, heads};
use crate::lesson::class::variant_of;
use crate::ui::frame::pieces::pieces;
use crate::ui::parts::paper::on_paper;
use crate::ui::parts::{Button, Dialog, Look, said};
use crate::ui::training::address::Address;
use crate::ui::training::school::School;
use crate::web::mark_root;
use crate::words::training_tab;
use crate::words::training_trainers as words;

/// Which sheet.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Kind {
    /// Lessons with their links.
    #[default]
    Class,
    /// What is right.
    Answers,
}

/// The sheet that is shown, if one is.
#[derive(Clone, Copy)]
pub struct Shown {
    open: RwSignal<bool>,
    kind: RwSignal<Kind>,
    rows: RwSignal<Vec<Row>>,
    of: RwSignal<usize>,
    turn: StoredValue<u32>,
}

impl Default for Shown {
    fn default() -> Self {
        Self {
            open: RwSignal::new(false),
            kind: RwSignal::default(),
            rows: RwSignal::default(),
            of: RwSignal::new(0),
            turn: StoredValue::new(0),
        }
    }
}

impl Shown {
    /// Shows it.
    pub fn show(self, kind: Kind) {
        self.kind.set(kind);
        self.rows.set(Vec::new());
        self.open.set(true);
    }
}

/// The dialog, and what is printed while it is open.
#[component]
pub fn Sheet(
    /// Which.
    sheet: Shown,
) -> impl IntoView {
    let Shown { open, kind, rows, of, turn } = sheet;
    let school = School::of_page();
    let class = Memo::new(move |_| school.kept.with(|kept| kept.class.clone()));
    let paper = on_paper();
    mark_root("data-sheet", move || open.get());
    let title = Signal::derive(move || {
        let name = match kind.get() {
            Kind::Class => words::class_sheet(),
            Kind::Answers => words::answers_sheet(),
        };
        words::titled(name, class.get().as_deref())
    });
    let line = Signal::derive(move || {
        match kind.get() {
            Kind::Class => words::class_sheet_line(),
            Kind::Answers => words::answers_sheet_line(),
        }
        .to_owned()
    });
    Effect::new(move |_| {
        if open.get() && kind.get() == Kind::Answers {
            let wanted = wanted(class.get_untracked().as_deref());
            of.set(wanted.len());
            // What is opened anew begins anew.
            turn.update_value(|turn| *turn += 1);
            let this = turn.get_value();
            let goes_on = move || {
                open.try_get_untracked() == Some(true) && turn.try_get_value() == Some(this)
            };
            let add = move |row| rows.update(|rows| rows.push(row));
            spawn_local(play_all(wanted, class.get_untracked(), goes_on, add));
        }
    });
    let print = move || {
        // A browser that cannot print does nothing.
        let _ = window().print();
    };
    let played = move || match kind.get() {
        Kind::Class => String::new(),
        Kind::Answers => words::played(rows.with(Vec::len), of.get()),
    };
    let foot = move || {
        view! {
            <p class="small quiet" role="status">{said(played)}</p>
            <div class="buttons">
                <Button label=words::print().to_owned() look=Look::Primary press=print />
            </div>
        }
    };
    let contents = move || match kind.get() {
        Kind::Class => view! { <ClassSheet class=class.get() /> }.into_any(),
        Kind::Answers => view! { <Answers rows /> }.into_any(),
    };
    view! {
        <Dialog id="trainers-sheet" open title close=words::close() wide=true line foot=foot>
            {contents}
        </Dialog>
        // What is in a dialog does not go over pages.
        {move || (open.get() && paper.get()).then(|| view! {
            <div class="sheet-paper">
                <h2>{move || title.get()}</h2>
                <p>{move || line.get()}</p>
                {contents}
            </div>
        })}
    }
}

/// Every lesson with the variants whose answers are asked for: the one of the class, else all of them.
fn wanted(class: Option<&str>) -> Vec<(&'static Head, usize)> {
    let each = |head: &'static Head| {
        let variants = match class {
            Some(class) => {
                let at = variant_of(class, &head.id, head.variants);
                at..at + 1
            }
            None => 0..head.variants,
        };
        variants.map(move |variant| (head, variant))
    };
    heads().flat_map(each).collect()
}

#[component]
fn ClassSheet(
    /// The code of the class.
    class: Option<String>,
) -> impl IntoView {
    let row = move |head: &'static Head| {
        let class = class.clone();
        let address = link(&Address { lesson: head.id.clone(), variant: None, class });
        let (code, shown) = (address.clone(), address.clone());
        view! {
            <li class="sheet__row">
                <div>
                    <h4>{head.title.as_str()}</h4>
                    <p class="small">{head.card.as_str()}</p>
                    <p class="small">{training_tab::minutes(head.minutes)}</p>
                    <a class="small sheet__link" href=address>{shown}</a>
                </div>
                <QrCode address=code name=words::code_of(&head.title) />
            </li>
        }
    };
    let course = |course: &'static Course| {
        view! {
            <section class="sheet__course">
                <h3>{course.title.as_str()}</h3>
                <ul class="sheet" aria-label=course.title.as_str()>
                    {course.lessons.iter().map(&row).collect_view()}
                </ul>
            </section>
        }
    };
    courses().iter().map(course).collect_view()
}

#[component]
fn Answers(
    /// What has been played.
    rows: RwSignal<Vec<Row>>,
) -> impl IntoView {
    let row = |row: Row| {
        let about =
            words::variant_and_minutes(row.variant + 1, row.head.variants, row.head.minutes);
        let questions = row.questions.iter().map(|question| {
            let answers = question.right.iter().map(|one| view! { <li>{pieces(one)}</li> });
            let answers = answers.collect_view();
            view! {
                <dt>{pieces(&question.asked)}</dt>
                <dd>
                    {if question.in_order {
                        view! { <ol>{answers}</ol> }.into_any()
                    } else {
                        view! { <ul>{answers}</ul> }.into_any()
                    }}
                </dd>
            }
        });
        let questions = (!row.questions.is_empty())
            .then(|| view! { <dl class="sheet__answers">{questions.collect_view()}</dl> });
        let acts = row.acts.iter().map(|act| view! { <li>{act.clone()}</li> }).collect_view();
        view! {
            <li class="sheet__solved">
                <h3>{row.head.title.as_str()}</h3>
                <p class="small quiet">{about}</p>
                {questions}
                <h4 class="small">{words::done_so()}</h4>
                <ol class="sheet__acts">{acts}</ol>
            </li>
        }
    };
    view! {
        // Without anything to press in it, it is scrolled by key all the same.
        <ul class="sheet" aria-label=words::answers_sheet() tabindex="0">
            <For each=move || rows.get() key=|row| (row.head.id.clone(), row.variant) children=row />
        </ul>
    }
}

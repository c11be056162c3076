//! A lesson shown to a class: its story and goals large, the view beside them, and a desk that does the solution step by step.

use leptos::prelude::*;

use super::asks::Asks;
use super::goals::Goals;
use super::lesson::{Over, title, told};
use super::presenting::NEXT;
use super::school::{Active, School};
use crate::lesson::act::Act;
use crate::lesson::question::Question;
use crate::ui::frame::pieces::{paragraphs, pieces};
use crate::ui::parts::{Button, Look, Sign, focus, said};
use crate::web::store::use_store;
use crate::words::lesson as said_of;
use crate::words::training_presenter as words;
use crate::words::training_tab;

/// The lesson and its desk.
#[component]
pub fn Presenter(
    /// The name of the lesson.
    id: String,
) -> impl IntoView {
    let school = School::of_page();
    let lesson = Asks::lesson();
    let Over { text: over, .. } = Over::of(school, &id);
    let title = move || lesson.read(title);
    let is_solved = Memo::new(move |_| school.is_solved());
    // A question of the class stands alone.
    let has_question = Memo::new(move |_| {
        let step = school.presents.with(|it| it.as_ref().map_or(0, |it| it.step));
        school.active.with(|it| it.as_ref().is_some_and(|it| question_at(it, step).is_some()))
    });
    // After the last step the story has an end.
    let story = move || {
        let is_solved = is_solved.get();
        lesson.read(|active, model| {
            let text = if is_solved { &active.texts.debrief } else { &active.texts.story };
            told(text, active, model)
        })
    };
    let announced = school.said;
    request_animation_frame(|| focus(NEXT));
    view! {
        <section class="lesson stage" role="region" aria-label=training_tab::lesson()>
            <div class="lesson__head">
                <div class="lesson__over"><span>{over}</span></div>
                <h2 class="lesson__title" id="lesson-title" tabindex="-1">{title}</h2>
            </div>
            <p class="visually-hidden" role="status">{said(move || announced.get())}</p>
            <div class="lesson__inside">
                {move || (is_solved.get() || !has_question.get()).then(|| view! {
                    <div class="lesson__text">{story}</div>
                })}
                <Poll />
                <Revealed />
                <Goals />
            </div>
        </section>
        <Desk />
    }
}

/// The act at a step of the solution.
fn act_at(active: &Active, step: usize) -> Option<&Act> {
    active.run.variant().solution.get(step)
}

/// The question that the next step answers, or the last one did.
fn question_at(active: &Active, step: usize) -> Option<&Question> {
    let of = |step: usize| {
        let Act::Answer(question, _) = act_at(active, step)? else { return None };
        active.run.variant().question(question)
    };
    of(step).or_else(|| step.checked_sub(1).and_then(of))
}

/// A question for the class: once revealed or answered, what is right is marked and explained.
#[component]
fn Poll() -> impl IntoView {
    let school = School::of_page();
    let store = use_store();
    move || {
        let (step, is_revealed) =
            school.presents.with(|it| it.as_ref().map(|it| (it.step, it.is_revealed)))?;
        school.active.with(|active| {
            let active = active.as_ref()?;
            let question = question_at(active, step)?;
            let answered = active.run.answered(&question.id);
            let is_open = is_revealed || answered.right;
            let right = is_open.then(|| school.right_answer(&question.id, active)).flatten();
            let is_right =
                |id: &str| right.iter().flat_map(|right| right.split(',')).any(|part| part == id);
            let (texts, run) = (&active.texts, &active.run);
            let (asked, options, explained) = store.read(|model| {
                let shown = run.shown_options(question).into_iter();
                let options = shown.map(|id| {
                    let text = said_of::option(texts, run, model, question, &id);
                    (is_right(&id), text)
                });
                (
                    said_of::asked(texts, run, model, question),
                    options.collect::<Vec<_>>(),
                    said_of::explained(texts, run, model, question),
                )
            });
            // A number has no options: it is said in digits.
            let number = right.clone().filter(|_| options.is_empty());
            let options = options.into_iter().enumerate().map(|(at, (right, text))| {
                view! {
                    <li class="poll__option" data-right=right.then_some("true")>
                        <span class="poll__letter" aria-hidden="true">{words::letter(at)}</span>
                        <span>{pieces(&text)}</span>
                    </li>
                }
            });
            Some(view! {
                <div class="poll__ask">
                    <h3>{pieces(&asked)}</h3>
                    <ol class="poll" aria-label=words::answers()>{options.collect_view()}</ol>
                    {number.map(|number| view! { <p class="poll__number">{number}</p> })}
                    {paragraphs(&explained)}
                </div>
            })
        })
    }
}

/// What the next step does, once that is asked.
#[component]
fn Revealed() -> impl IntoView {
    let school = School::of_page();
    move || {
        let step =
            school.presents.with(|it| it.as_ref().filter(|it| it.is_revealed).map(|it| it.step))?;
        school.active.with(|active| {
            let act = act_at(active.as_ref()?, step);
            // The right answer is marked where it stands.
            if matches!(act, Some(Act::Answer(..))) {
                return None;
            }
            let text = act.map_or_else(|| words::nothing_left().to_owned(), words::reveals);
            Some(view! {
                <div class="hint" role="note" aria-label=words::after_this()>
                    <strong>{words::after_this()}</strong>
                    <p>{text}</p>
                </div>
            })
        })
    }
}

/// What the presenter presses; each has its key, or is reached by Tab.
#[component]
fn Desk() -> impl IntoView {
    let school = School::of_page();
    let steps = Memo::new(move |_| {
        school
            .active
            .with(|active| active.as_ref().map_or(0, |active| active.run.variant().solution.len()))
    });
    let step = Memo::new(move |_| school.presents.with(|it| it.as_ref().map_or(0, |it| it.step)));
    let at_start = Signal::derive(move || !school.can_step_back());
    let at_end = Signal::derive(move || step.get() >= steps.get());
    let is_revealed = Signal::derive(move || {
        school.presents.with(|it| it.as_ref().is_some_and(|it| it.is_revealed))
    });
    let names_hidden = RwSignal::new(false);
    let hide = move || {
        names_hidden.update(|hidden| *hidden = !*hidden);
        if let Some(root) = document().document_element() {
            // An attribute of a name without faults is never refused.
            let _ =
                root.toggle_attribute_with_force("data-names-hidden", names_hidden.get_untracked());
        }
    };
    let dots = move || {
        let dots = (0..steps.get()).map(|at| {
            view! { <span class="desk__step" data-done=(at < step.get()).then_some("true")></span> }
        });
        dots.collect_view()
    };
    view! {
        <section class="desk" aria-label=words::presenter()>
            <Button label=words::back().to_owned() sign=Sign::Back locked=at_start
                press=move || school.step_back() />
            <Button label=words::next_step().to_owned() look=Look::Primary id=NEXT sign=Sign::Chevron
                locked=at_end press=move || school.next_step() />
            <span class="desk__steps">
                <span class="desk__dots" aria-hidden="true">{dots}</span>
                <span role="status">{said(move || words::step_of(step.get(), steps.get()))}</span>
            </span>
            <span class="desk__more">
                <Button label=words::reveal().to_owned() sign=Sign::Bulb pressed=is_revealed
                    press=move || school.reveal() />
                <Button label=words::hide_names().to_owned() sign=Sign::People pressed=names_hidden
                    press=hide />
                <Button label=words::leave().to_owned() sign=Sign::Cross
                    press=move || school.stop_presenting() />
            </span>
        </section>
    }
}

//! The lesson that runs, beside the whole simulator.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::address::Address;
use super::asks::Asks;
use super::builder::Recording;
use super::debrief::Debrief;
use super::goals::Goals;
use super::package::{self, AtLms};
use super::places::go;
use super::presenter::Presenter;
use super::question::QuestionForm;
use super::school::{Active, School};
use super::whose::Whose;
use crate::app::look::{LookAct, Screen};
use crate::app::{Intent, Model};
use crate::lesson::Act;
use crate::lesson::check::{Checked, HintOffer};
use crate::lesson::perform::intents;
use crate::lesson::texts::Prose;
use crate::ui::frame::app::panel_id;
use crate::ui::frame::pieces::{paragraphs, pieces};
use crate::ui::parts::{Button, Look, Sign, focus, said};
use crate::web::persist::is_alone;
use crate::web::persist::is_package;
use crate::web::store::use_store;
use crate::words::lesson as said_of;
use crate::words::training_builder as builder;
use crate::words::training_presenter::presenter_view;
use crate::words::training_tab as words;
use crate::words::training_trainers as trainers;

/// The region "Lesson".
#[component]
pub fn LessonRegion() -> impl IntoView {
    let school = School::of_page();
    // Another lesson, or the same anew, is drawn anew.
    let which = Memo::new(move |_| {
        school.active.with(|active| {
            active
                .as_ref()
                .map(|active| (active.turn, active.run.lesson().id.clone(), active.whose))
        })
    });
    let presents = Memo::new(move |_| school.presents.with(Option::is_some));
    view! {
        {move || which.get().map(|(_, id, whose)| match whose {
            Whose::Own(built) if whose.is_of_builder() => view! { <Recording built /> }.into_any(),
            Whose::Page | Whose::Other | Whose::Own(_) if presents.get() => {
                view! { <Presenter id /> }.into_any()
            }
            Whose::Page | Whose::Other | Whose::Own(_) => view! { <Running id /> }.into_any(),
        })}
    }
}

/// What stands over the title.
pub struct Over {
    /// Which lesson it is.
    pub text: String,
    /// Whose it is, if it is none of this page.
    pub of_whom: Option<&'static str>,
    /// The lesson after it.
    next: Option<String>,
}

impl Over {
    /// Over the lesson that runs, by its name.
    pub fn of(school: School, id: &str) -> Self {
        let all = untrack(package::heads);
        let whose = school
            .active
            .with_untracked(|active| active.as_ref().map_or(Whose::Page, |active| active.whose));
        let at = all.iter().position(|head| head.id == id && whose == Whose::Page);
        let next = at.and_then(|at| all.get(at + 1)).map(|head| head.id.clone());
        let (text, of_whom) = match (whose, at) {
            (Whose::Own(_), _) => {
                (builder::your_draft().to_owned(), Some(builder::your_draft_line()))
            }
            (Whose::Page, Some(at)) => (words::lesson_of(at + 1, all.len()), None),
            (Whose::Page, None) | (Whose::Other, _) => {
                (trainers::somebody_else().to_owned(), Some(trainers::not_of_this_page()))
            }
        };
        Self { text, of_whom, next }
    }
}

/// The title of a lesson.
pub fn title(active: &Active, model: &Model) -> AnyView {
    pieces(&said_of::line(&active.texts.title, &active.run, model))
}

/// A text of a lesson.
pub fn told(text: &Prose, active: &Active, model: &Model) -> AnyView {
    paragraphs(&said_of::prose(text, &active.run, model, None))
}

#[component]
fn Running(
    /// Its name.
    id: String,
) -> impl IntoView {
    let school = School::of_page();
    let store = use_store();
    let folded = RwSignal::new(false);
    // Whatever began it may be gone.
    request_animation_frame(|| focus("lesson-title"));
    // A page that shows one lesson has no others to go to.
    let is_alone = is_alone();
    let Over { text: over, of_whom, next } = Over::of(school, &id);
    // On a phone it is read once: with the first act on the page it folds to a line.
    let has_acted = Memo::new(move |_| {
        school
            .active
            .with(|active| active.as_ref().is_some_and(|it| it.run.acts().iter().any(is_of_page)))
    });
    Effect::new(move |before: Option<bool>| {
        let now = has_acted.get();
        if now && before == Some(false) && may_fold() {
            folded.set(true);
        }
        now
    });
    let asks = Asks::lesson();
    let title = move || asks.read(title);
    let solved = Memo::new(move |_| school.is_solved());
    let story = move || asks.read(|active, model| told(&active.texts.story, active, model));
    let ids = school.active.with_untracked(|active| {
        let questions = active.as_ref().map(|active| active.run.questions().to_vec());
        questions.unwrap_or_default()
    });
    let questions =
        ids.into_iter().map(|question| view! { <QuestionForm question asks /> }).collect_view();
    let leave = move || {
        school.leave();
        store.dispatch(Intent::Look(LookAct::Screen(Screen::Training)));
        request_animation_frame(|| focus(&panel_id(Screen::Training)));
    };
    let goals_line = Signal::derive(move || {
        school.active.with(|active| {
            active.as_ref().map_or_else(String::new, |active| {
                let goals = &active.run.record().goals;
                words::goals_met(goals.iter().filter(|goal| goal.met).count(), goals.len())
            })
        })
    });
    let announced = school.said;
    view! {
        <section
            class="lesson"
            role="region"
            aria-label=words::lesson()
            data-folded=move || folded.get().then_some("true")
        >
            <div class="lesson__head">
                <div class="lesson__over">
                    <span>{over}<span class="lesson__now">", " {said(move || goals_line.get())}</span></span>
                    {(!is_alone).then(|| view! {
                        <Button label=words::leave().to_owned() look=Look::Link press=leave />
                    })}
                </div>
                <h2 class="lesson__title" id="lesson-title" tabindex="-1">{title}</h2>
                <span class="lesson__fold">
                    <Button
                        label=Signal::derive(move || words::fold(folded.get()).to_owned())
                        look=Look::SmallQuiet
                        press=move || folded.update(|folded| *folded = !*folded)
                    />
                </span>
            </div>
            {of_whom.map(|line| view! { <p class="lesson__foreign small">{line}</p> })}
            <p class="visually-hidden" role="status">{said(move || announced.get())}</p>
            <div class="lesson__inside">
                <div class="lesson__text"><AtLms />{story}<Texts /></div>
                <Goals />
                <div class="lesson__foot">
                    {questions}
                    {move || if solved.get() {
                        view! { <Debrief /> }.into_any()
                    } else {
                        view! { <Foot /> }.into_any()
                    }}
                    {(!is_alone).then(|| view! { <Next next=next.clone() solved /> })}
                </div>
            </div>
        </section>
    }
}

/// Is it done on the page, and not in the lesson's own column?
fn is_of_page(act: &Act) -> bool {
    !matches!(act, Act::Answer(..) | Act::Hint | Act::Check | Act::Solution)
}

/// Can it be folded here, and is nobody in what would go?
fn may_fold() -> bool {
    let find = |selector| document().query_selector(selector).ok().flatten();
    let fold = find(".lesson__fold").and_then(|it| it.dyn_into::<HtmlElement>().ok());
    fold.is_some_and(|fold| fold.offset_parent().is_some())
        && find(".lesson__inside :focus").is_none()
}

/// Texts of the lesson that can be brought in, with one press.
#[component]
fn Texts() -> impl IntoView {
    let school = School::of_page();
    let store = use_store();
    let files = school.active.with_untracked(|active| {
        active.as_ref().map_or_else(Vec::new, |active| {
            let texts = active.run.variant().files.clone();
            texts.into_iter().map(|(name, text)| (Act::Import(name.clone()), name, text)).collect()
        })
    });
    let file = move |(act, name, text): (Act, String, String)| {
        let bring_in = move || {
            let intents = school.active.with_untracked(|active| {
                active.as_ref().map_or_else(Vec::new, |active| {
                    store.read(|model| intents(&act, model, active.run.files()))
                })
            });
            store.dispatch(Intent::Look(LookAct::Screen(Screen::Code)));
            intents.into_iter().for_each(|intent| store.dispatch(intent));
        };
        view! {
            <div class="lesson__file">
                <Button label=words::bring_in(&name) look=Look::Small sign=Sign::Import press=bring_in />
                <details>
                    <summary>{words::read_text()}</summary>
                    <pre tabindex="0">{text}</pre>
                </details>
            </div>
        }
    };
    files.into_iter().map(file).collect_view()
}

/// What was found, hints, and what can be done.
#[component]
fn Foot() -> impl IntoView {
    let school = School::of_page();
    let store = use_store();
    let hints = move || {
        school.active.with(|active| {
            let active = active.as_ref()?;
            let hints = active.run.hints();
            let all = active.texts.hints.len();
            let hint = hints.into_iter().map(|hint| {
                let lines =
                    store.read(|model| said_of::hint(&active.texts, &active.run, model, &hint));
                let lines = paragraphs(&lines);
                let head = words::hint_of(hint.number + 1, all);
                view! { <div class="hint"><strong>{head}</strong>{lines}</div> }
            });
            Some(hint.collect_view())
        })
    };
    let found = move || {
        school.active.with(|active| {
            let active = active.as_ref()?;
            let checked = active.checked.as_ref()?;
            let Checked::Missed { place: to, .. } = checked else { return None };
            let text =
                store.read(|model| said_of::checked(&active.texts, &active.run, model, checked));
            let to = to.clone().map(|to| {
                let label = said_of::place(&to);
                view! { <Button label look=Look::Small press=move || go(store, &to) /> }
            });
            Some(view! { <div class="found" data-missed="true"><p>{pieces(&text)}</p>{to}</div> })
        })
    };
    let offer = Memo::new(move |_| {
        school.active.with(|active| {
            active
                .as_ref()
                .map_or(HintOffer::NoneLeft, |it| it.run.hint_offer(it.texts.hints.len()))
        })
    });
    let has_hint = Signal::derive(move || !matches!(offer.get(), HintOffer::Costs(_)));
    view! {
        {hints}
        {found}
        <div class="buttons">
            <Button label=words::check().to_owned() look=Look::Primary press=move || school.check() />
            <Button
                label=words::hint().to_owned()
                sign=Sign::Bulb
                locked=has_hint
                described_by="hint-offer"
                press=move || school.hint()
            />
        </div>
        <p class="small quiet" id="hint-offer">{said(move || words::offer(offer.get()))}</p>
        <div class="buttons">
            <Button label=words::reset().to_owned() look=Look::SmallQuiet press=move || school.reset() />
            {move || school.before_reset.with(Option::is_some).then(|| view! {
                <Button label=words::undo_reset().to_owned() look=Look::SmallQuiet press=move || school.undo_reset() />
            })}
            <Button
                label=words::show_solution().to_owned()
                look=Look::SmallQuiet
                press=move || school.show_solution()
            />
            {(!is_package()).then(|| view! {
                <Button
                    label=presenter_view().to_owned()
                    look=Look::SmallQuiet
                    press=move || school.present()
                />
            })}
        </div>
        {move || school.active.with(|active| {
            let active = active.as_ref().filter(|active| active.run.record().shown)?;
            let acts = active.run.variant().solution.iter().map(|act| {
                view! { <li>{said_of::act(act)}</li> }
            });
            Some(view! {
                <div class="hint">
                    <strong>{words::solution()}</strong>
                    <ol>{acts.collect_view()}</ol>
                </div>
            })
        })}
    }
}

/// The next lesson; until this one is solved, its reason why not, and a way past it.
#[component]
fn Next(
    /// Its name; none after the last.
    next: Option<String>,
    /// Is this one solved?
    solved: Memo<bool>,
) -> impl IntoView {
    let school = School::of_page();
    let next = StoredValue::new(next);
    let begin = move || {
        if let Some(lesson) = next.get_value() {
            school.begin(&Address { lesson, ..Address::default() }, true);
        }
    };
    next.with_value(Option::is_some).then(|| {
        view! {
            <div class="buttons">
                <Button
                    label=words::next_lesson().to_owned()
                    look=Look::Plain
                    locked=Signal::derive(move || !solved.get())
                    described_by="next-waits"
                    press=move || if solved.get_untracked() { begin() }
                />
                {move || (!solved.get()).then(|| view! {
                    <Button label=words::skip().to_owned() look=Look::SmallQuiet press=begin />
                })}
            </div>
            <p class="small quiet" id="next-waits">
                {move || (!solved.get()).then(|| said(|| words::next_waits().to_owned()))}
            </p>
        }
    })
}

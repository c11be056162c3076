//! A solved lesson that comes back as one question.

use std::sync::Arc;

use leptos::prelude::*;

use super::address::Address;
use super::asks::Asks;
use super::question::QuestionForm;
use super::school::{Active, School};
use super::whose::Whose;
use crate::app::look::Screen;
use crate::lesson::Run;
use crate::lesson::catalogue::{Opened, heads, open};
use crate::lesson::perform::Files;
use crate::lesson::question::Question;
use crate::lesson::retrieval;
use crate::ui::frame::app::panel_id;
use crate::ui::parts::{Button, Look, focus, said};
use crate::web::today;
use crate::words::training_tab as words;

/// The section "One question before you start".
#[component]
pub fn ComesBack() -> impl IntoView {
    let school = School::of_page();
    let today = today::now().day.0;
    let back = Memo::new(move |_| {
        let id = school.kept.with(|kept| kept.comes_back(today).map(str::to_owned))?;
        let head = heads().find(|head| head.id == id)?;
        Some((id, head.title.as_str()))
    });
    move || back.get().map(|(id, title)| view! { <Returns id title /> })
}

/// One lesson that comes back.
#[component]
fn Returns(
    /// Its name.
    id: String,
    /// Its title.
    title: &'static str,
) -> impl IntoView {
    let school = School::of_page();
    let (came_back, code) = school.kept.with_untracked(|kept| {
        let best = kept.lessons.get(&id);
        (best.map_or(0, |best| best.came_back), kept.class.clone().unwrap_or_default())
    });
    let opened = open(&id).and_then(Result::ok);
    let asked = opened.and_then(|opened| {
        let question = retrieval::question(&opened.lesson, 0, &code, came_back)?.clone();
        alone(&opened, 0).map(|asks| (asks, question))
    });
    let (again, done) = (id.clone(), id);
    let later = move |id: &str| {
        school.keep(|kept| kept.came_back(id));
        focus(&panel_id(Screen::Training));
    };
    // A lesson whose questions only its page can answer comes back whole.
    let take = move || {
        school.keep(|kept| kept.came_back(&again));
        school.begin(&Address { lesson: again.clone(), ..Address::default() }, false);
    };
    let shown = asked.clone();
    let whole = asked.is_none();
    let over = words::comes_back_of(title, whole);
    let is_answered = Signal::derive(move || {
        asked.as_ref().is_some_and(|(asks, question)| asks.answered(&question.id).tries > 0)
    });
    let label = Signal::derive(move || words::over_with(is_answered.get()).to_owned());
    view! {
        <section class="card card__body comes-back" aria-label=words::comes_back()>
            <p>{said(move || over.clone())}</p>
            {shown.map(|(asks, question)| view! { <QuestionForm question asks /> })}
            <div class="buttons">
                {whole.then(|| view! { <Button label=words::take_it().to_owned() look=Look::Small press=take /> })}
                <Button label look=Look::SmallQuiet press=move || later(&done) />
            </div>
        </section>
    }
}

/// A lesson of which one question is asked, its page at its start.
pub fn alone(opened: &Opened, variant: usize) -> Option<Asks> {
    let (run, model) = Run::start(Arc::clone(&opened.lesson), variant, Files::new(), 0)?;
    let texts = Arc::clone(&opened.texts);
    let active = Active { run, texts, checked: None, seconds: 0, whose: Whose::Page, turn: 0 };
    Some(Asks::Alone(RwSignal::new(Some(active)), StoredValue::new(model)))
}

/// A question, and of whom it is asked.
pub type Asked = (Asks, Question);

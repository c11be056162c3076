//! A lesson as it is shown to a class: the model solution, step by step. What a learner has done in it comes back untouched.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::address::Address;
use super::places::bring;
use super::school::{Active, School, Stand};
use crate::app::Intent;
use crate::app::look::{LookAct, Screen};
use crate::lesson::act::Act;
use crate::lesson::condition::Place;
use crate::lesson::perform::{intents, screen_of};
use crate::lesson::play::{Surveys, step_of};
use crate::ui::frame::app::panel_id;
use crate::ui::parts::focus;
use crate::web::listen;

/// The button that goes on.
pub const NEXT: &str = "presenter-next";

/// How far a lesson is shown.
#[derive(Clone, Default)]
pub struct Presenting {
    /// Steps that are done.
    pub step: usize,
    /// The next step is told before it is done.
    pub is_revealed: bool,
    /// The page before each step.
    before: Vec<Stand>,
    /// The learner's own attempt, which comes back.
    learner: Option<Stand>,
}

impl School {
    /// Shows the lesson that runs: from where it stands if only steps of the solution were done, else from its start.
    pub fn present(self) {
        let Some(active) = self.active.get_untracked() else { return };
        let surveys = Surveys::default();
        let ask = |question| surveys.ask(question);
        let step = step_of(&active.run, Some(&ask));
        let learner = self.stands();
        let presenting =
            Presenting { step: step.unwrap_or_default(), learner, ..Presenting::default() };
        self.presents.set(Some(presenting));
        if step.is_none() {
            self.reset();
        }
        request_animation_frame(|| focus(NEXT));
    }

    /// Shows a lesson from its start.
    pub fn present_lesson(self, lesson: String) {
        self.presents.set(Some(Presenting::default()));
        self.begin(&Address { lesson, ..Address::default() }, false);
    }

    /// Does the next step of the solution, and after the last one checks.
    pub fn next_step(self) {
        let Some(active) = self.active.get_untracked() else { return };
        let Some(mut presenting) = self.presents.get_untracked() else { return };
        let solution = &active.run.variant().solution;
        let Some(act) = solution.get(presenting.step) else { return };
        presenting.before.extend(self.stands());
        presenting.step += 1;
        presenting.is_revealed = false;
        let is_last = presenting.step == solution.len();
        self.presents.set(Some(presenting));
        self.perform(act, &active);
        if is_last {
            self.check();
        }
    }

    fn perform(self, act: &Act, active: &Active) {
        if let Act::Answer(question, given) = act {
            let answer = given.clone().or_else(|| self.right_answer(question, active));
            if let Some(answer) = answer {
                self.answer(question, &answer);
            }
            return;
        }
        let store = self.store;
        if let Some(screen) = screen_of(act).filter(|to| store.read(|it| it.look().screen) != *to) {
            store.dispatch(Intent::Look(LookAct::Screen(screen)));
        }
        for intent in store.read(|model| intents(act, model, active.run.files())) {
            store.dispatch(intent);
        }
        if let Some(place) = place_of(act) {
            bring(store, &place);
        }
    }

    /// What is right now.
    pub fn right_answer(self, question: &str, active: &Active) -> Option<String> {
        let surveys = Surveys::default();
        let ask = |question| surveys.ask(question);
        self.store.read(|model| {
            let sight = active.run.sight(model, Some(&ask));
            active.run.variant().question(question)?.right(&sight)
        })
    }

    /// Takes the last step back: the page is as it was before it.
    pub fn step_back(self) {
        let mut before = None;
        self.presents.update(|presenting| {
            let Some(presenting) = presenting else { return };
            before = presenting.before.pop();
            presenting.is_revealed = false;
            if before.is_some() {
                presenting.step -= 1;
            }
        });
        if let Some(before) = before {
            self.put_back(&before);
        }
    }

    /// Can a step be taken back?
    pub fn can_step_back(self) -> bool {
        self.presents.with(|it| it.as_ref().is_some_and(|it| !it.before.is_empty()))
    }

    /// Tells the next step before it is done, or no longer.
    pub fn reveal(self) {
        self.presents.update(|presenting| {
            if let Some(presenting) = presenting {
                presenting.is_revealed = !presenting.is_revealed;
            }
        });
    }

    /// Gives the learner's own attempt back, or the person's own page.
    pub fn stop_presenting(self) {
        let learner = self.presents.get_untracked().and_then(|it| it.learner);
        self.presents.set(None);
        if let Some(learner) = learner {
            // What was reset to be shown is nothing to take back.
            self.before_reset.set(None);
            self.put_back(&learner);
            request_animation_frame(|| focus("lesson-title"));
            return;
        }
        self.leave();
        self.store.dispatch(Intent::Look(LookAct::Screen(Screen::Training)));
        request_animation_frame(|| focus(&panel_id(Screen::Training)));
    }

    /// Hears the presenter's keys, and marks the page while it is shown.
    pub(super) fn heed_presenter(self) {
        let shows = Memo::new(move |_| {
            self.presents.with(Option::is_some) && self.active.with(Option::is_some)
        });
        Effect::new(move |_| {
            let Some(root) = document().document_element() else { return };
            // An attribute of a name without faults is never refused.
            let _ = if shows.get() {
                root.set_attribute("data-view", "presenter")
            } else {
                let _ = root.remove_attribute("data-names-hidden");
                root.remove_attribute("data-view")
            };
        });
        let hear = move |event: Event| {
            if shows.get_untracked() {
                self.press(&event);
            }
        };
        listen("keydown", Box::new(hear));
    }

    fn press(self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let modified = key.ctrl_key() || key.meta_key() || key.alt_key();
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let takes_keys = |target: &web_sys::Element| {
            target.closest("input, textarea, select, [role=tab], [contenteditable], dialog").ok()
        };
        let in_field = target.as_ref().and_then(takes_keys).flatten().is_some();
        if modified || in_field {
            return;
        }
        match key.key().as_str() {
            "ArrowRight" => self.next_step(),
            "ArrowLeft" => self.step_back(),
            "r" | "R" => self.reveal(),
            _ => return,
        }
        event.prevent_default();
    }
}

/// Where an act is seen, below the head of its view.
fn place_of(act: &Act) -> Option<Place> {
    if let Act::Toggle(setting) | Act::Why(setting) = act {
        return Some(Place::Setting(Some(*setting)));
    }
    if let Act::Turn(which, _) = act {
        return Some(Place::Setting(which.settings().first().copied()));
    }
    if let Act::Pane(side, _) = act {
        return Some(Place::Pane(*side));
    }
    if let Act::Format(format) = act {
        return Some(Place::Format(Some(*format)));
    }
    matches!(act, Act::Adopt(_)).then_some(Place::Hardening)
}

//! Asks many seeds in slices, one a frame, that leave room for the frame.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::clock::now;
use super::{Store, follow};
use crate::app::Intent;
use crate::app::look::LookAct;
use crate::app::rehearse::Surveys;
use crate::rollout::course::Question;
use crate::rollout::survey::{Asking, Survey};

/// How long a slice takes at most: a frame is 16.7 ms, and the page draws in what is left of it.
const SLICE_MILLISECONDS: f64 = 10.0;

/// What a slice may take of the time between two frames, where a busy machine draws few: the answer comes there as well.
const SHARE_OF_SLOW_FRAMES: f64 = 0.3;

/// And then at most: a tab that was hidden had no frames at all.
const SLOW_SLICE_MILLISECONDS: f64 = 200.0;

/// Seeds between two looks at the clock. Those of the largest plan take a third of a millisecond.
const SEEDS_AT_A_TIME: u32 = 40;

/// A survey on its way; what was asked before and is still on its way is given up.
struct Running {
    left: Vec<Question>,
    asking: Option<Asking>,
    done: Vec<Arc<Survey>>,
    /// The first answer, as long as it is not shown.
    news: Option<Arc<Survey>>,
    /// When the last slice began.
    began: f64,
}

/// Asks whenever what is planned changes, as long as the part of the page lives that asks for it.
pub fn run(store: Store) {
    let questions = store.select(|model| model.questions());
    let running: RefCell<Option<Rc<RefCell<Running>>>> = RefCell::default();
    follow(Box::new(move || {
        let mut left = questions.get();
        running.take();
        if left.is_empty() || store.read(|model| model.surveys().is_some()) {
            return;
        }
        left.reverse();
        let new = Running { left, asking: None, done: Vec::new(), news: None, began: now() };
        let new = Rc::new(RefCell::new(new));
        // The frame that shows the change is left alone.
        let next = new.clone();
        request_animation_frame(move || wait(store, &next));
        running.replace(Some(new));
    }));
}

/// Goes on with the next frame, unless something else is asked by then.
fn wait(store: Store, running: &Rc<RefCell<Running>>) {
    let running = Rc::downgrade(running);
    request_animation_frame(move || {
        if let Some(running) = running.upgrade() {
            slice(store, &running);
        }
    });
}

/// One frame's part: asks for a while, or draws what was answered, never both.
fn slice(store: Store, running: &Rc<RefCell<Running>>) {
    let mut here = running.borrow_mut();
    if let Some(survey) = here.news.take() {
        drop(here);
        store.dispatch(Intent::Look(LookAct::Answered(survey)));
        return wait(store, running);
    }
    if here.asking.is_none() {
        match here.left.pop() {
            Some(question) => here.asking = Some(Asking::new(question)),
            None => {
                let done = std::mem::take(&mut here.done);
                drop(here);
                return finish(store, done);
            }
        }
    }
    let begin = now();
    let between = begin - std::mem::replace(&mut here.began, begin);
    let slow = (between * SHARE_OF_SLOW_FRAMES).min(SLOW_SLICE_MILLISECONDS);
    let until = begin + slow.max(SLICE_MILLISECONDS);
    while now() < until {
        let over = here.asking.as_mut().is_none_or(|asking| asking.ask(SEEDS_AT_A_TIME));
        if over {
            break;
        }
    }
    if here.asking.as_ref().is_some_and(Asking::is_over)
        && let Some(asking) = here.asking.take()
    {
        let survey = Arc::new(asking.done());
        if here.done.is_empty() {
            here.news = Some(survey.clone());
        }
        here.done.push(survey);
    }
    drop(here);
    wait(store, running);
}

fn finish(store: Store, done: Vec<Arc<Survey>>) {
    if let Some(surveys) = Surveys::of(done) {
        store.dispatch(Intent::Look(LookAct::Surveyed(Arc::new(surveys))));
    }
}

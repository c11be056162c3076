//! Asks many seeds in slices that leave room for every frame.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::callback::Timeout;

use super::clock::now;
use super::{Store, follow};
use crate::app::Intent;
use crate::app::look::LookAct;
use crate::app::rehearse::Surveys;
use crate::rollout::course::Question;
use crate::rollout::survey::{Asking, Survey};

/// How long a slice takes at most: half of a frame, so that the page can draw in the other half.
const SLICE_MILLISECONDS: f64 = 8.0;

/// Seeds between two looks at the clock. Those of the largest plan take a third of a millisecond.
const SEEDS_AT_A_TIME: u32 = 40;

/// A survey on its way; what was asked before and is still on its way is given up.
struct Running {
    left: Vec<Question>,
    asking: Option<Asking>,
    done: Vec<Survey>,
    next: Option<Timeout>,
}

/// Asks whenever what is planned changes, as long as the part of the page lives that asks for it.
pub fn run(store: Store) {
    let questions = store.select(|model| model.questions());
    let running: RefCell<Option<Rc<RefCell<Running>>>> = RefCell::default();
    follow(Box::new(move || {
        let mut left = questions.get();
        if let Some(old) = running.borrow_mut().take() {
            old.borrow_mut().next = None;
        }
        if left.is_empty() || store.read(|model| model.surveys().is_some()) {
            return;
        }
        left.reverse();
        let new = Running { left, asking: None, done: Vec::new(), next: None };
        let new = Rc::new(RefCell::new(new));
        wait(store, &new);
        running.replace(Some(new));
    }));
}

fn wait(store: Store, running: &Rc<RefCell<Running>>) {
    let weak = Rc::downgrade(running);
    let next = Timeout::new(0, move || {
        if let Some(running) = weak.upgrade() {
            slice(store, &running);
        }
    });
    running.borrow_mut().next = Some(next);
}

fn slice(store: Store, running: &Rc<RefCell<Running>>) {
    let until = now() + SLICE_MILLISECONDS;
    while now() < until {
        let mut here = running.borrow_mut();
        let Some(asking) = &mut here.asking else {
            match here.left.pop() {
                Some(question) => here.asking = Some(Asking::new(question)),
                None => {
                    let done = std::mem::take(&mut here.done);
                    drop(here);
                    return finish(store, done);
                }
            }
            continue;
        };
        if asking.ask(SEEDS_AT_A_TIME)
            && let Some(asking) = here.asking.take()
        {
            here.done.push(asking.done());
        }
    }
    wait(store, running);
}

fn finish(store: Store, done: Vec<Survey>) {
    let mut done = done.into_iter();
    if let (Some(single), Some(back)) = (done.next(), done.next()) {
        let surveys = Surveys { single, back, strategies: done.collect() };
        store.dispatch(Intent::Look(LookAct::Surveyed(Arc::new(surveys))));
    }
}

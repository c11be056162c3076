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

/// How long a slice takes at most: half of a frame of 16.7 ms, so that the page can draw in the other half.
const SLICE_MILLISECONDS: f64 = 8.0;

/// Seeds between two looks at the clock. Those of the largest plan take a third of a millisecond.
const SEEDS_AT_A_TIME: u32 = 40;

/// A survey on its way; what was asked before and is still on its way is given up.
struct Running {
    left: Vec<Question>,
    asking: Option<Asking>,
    done: Vec<Arc<Survey>>,
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
        let new = Running { left, asking: None, done: Vec::new() };
        let new = Rc::new(RefCell::new(new));
        wait(store, &new);
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

fn slice(store: Store, running: &Rc<RefCell<Running>>) {
    let until = now() + SLICE_MILLISECONDS;
    let mut here = running.borrow_mut();
    while now() < until {
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
            let survey = Arc::new(asking.done());
            here.done.push(survey.clone());
            if here.done.len() == 1 {
                drop(here);
                store.dispatch(Intent::Look(LookAct::Answered(survey)));
                // What was answered is drawn in this frame.
                break;
            }
        }
    }
    wait(store, running);
}

fn finish(store: Store, done: Vec<Arc<Survey>>) {
    let mut done = done.into_iter();
    if let (Some(single), Some(back)) = (done.next(), done.next()) {
        let back = Arc::unwrap_or_clone(back);
        let surveys =
            Surveys { single, back, strategies: done.map(Arc::unwrap_or_clone).collect() };
        store.dispatch(Intent::Look(LookAct::Surveyed(Arc::new(surveys))));
    }
}

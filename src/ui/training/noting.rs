//! What is kept of lessons, in this browser.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::school::School;
use super::whose::Whose;
use crate::lesson::catalogue::ALL;
use crate::lesson::kept::{Best, Kept, Now};
use crate::web::persist::{get_item, set_item, storage};
use crate::web::{clock, listen, today};

const KEY: &str = "tls-rehearsal-training";

/// Whoever does nothing for longer is doing something else: no more of it is counted.
const PAUSE_SECONDS: f64 = 300.0;

/// How long nothing must change before it is written: acts come faster than anybody leaves.
const REST_MILLISECONDS: u32 = 250;

/// What was kept in this browser.
pub fn kept() -> Kept {
    get_item(storage(), KEY).and_then(|text| Kept::read(&text)).unwrap_or_default()
}

impl School {
    /// Keeps what is to be kept.
    pub fn keep(self, change: impl FnOnce(&mut Kept)) {
        self.kept.update(change);
        let waiting = Timeout::new(REST_MILLISECONDS, move || self.write());
        // The timeout that is replaced does not fire.
        self.unwritten.set_value(Some(waiting));
    }

    /// Writes what is not written yet when the page is left. What another tab wrote meanwhile stays, if nothing was done here.
    pub(super) fn write_when_left(self) {
        listen(
            "pagehide",
            Box::new(move |_| {
                if self.unwritten.with_value(Option::is_some) {
                    self.write();
                }
            }),
        );
    }

    fn write(self) {
        self.unwritten.set_value(None);
        set_item(storage(), KEY, &self.kept.with_untracked(Kept::write));
    }

    /// Counts the time since it was last counted, pauses left out, and gives all of it.
    fn count(self) -> u32 {
        let now = clock::now();
        let past = self.counted.try_update_value(|counted| now - std::mem::replace(counted, now));
        let seconds = (past.unwrap_or_default() / 1000.0).min(PAUSE_SECONDS).round() as u32;
        let all = self.active.try_update_untracked(|active| {
            let active = active.as_mut()?;
            active.seconds = active.seconds.saturating_add(seconds);
            Some(active.seconds)
        });
        all.flatten().unwrap_or_default()
    }

    /// Keeps where the lesson stands.
    pub(super) fn note(self) {
        // What is shown to a class was done by no learner.
        if self.presents.with_untracked(Option::is_some) {
            return;
        }
        let seconds = self.count();
        let Some(active) = self.active.get_untracked() else { return };
        let run = &active.run;
        let store = self.store;
        let (score, went) = store.read(|model| (run.score(model), run.went(model)));
        // What is cut off leads elsewhere.
        let acts = if run.record().overflown { Vec::new() } else { run.acts() };
        let acts: Vec<String> = acts.iter().map(ToString::to_string).collect();
        let goals = (run.record().goals.iter().filter(|one| one.met).count(), went.goals);
        let lesson = run.lesson().id.clone();
        let now = Now {
            lesson: lesson.clone(),
            variant: run.variant_at(),
            seed: run.seed(),
            acts: acts.clone(),
            goals,
            seconds,
        };
        let (solved, overflown) = (run.record().solved.is_some(), run.record().overflown);
        let goals_that = |met: bool| {
            let goals = run.variant().goals.iter().zip(&run.record().goals);
            goals.filter(|(_, one)| one.met == met).map(|(goal, _)| goal.id.clone()).collect()
        };
        let attempt = Best {
            met: goals_that(true),
            open: goals_that(false),
            hints: run.record().hints.len() as u8,
            seconds,
            solved,
            variant: run.variant_at(),
            acts,
            goals,
            day: solved.then(|| today::now().day.0),
            ..Best::default()
        };
        // What would go for a lesson of this page, or could not be taken up again, is not kept.
        let whose = active.whose;
        if matches!(whose, Whose::Own(_))
            || (whose == Whose::Other && ALL.iter().any(|entry| entry.id == lesson))
        {
            return;
        }
        self.keep(|kept| {
            // What is solved is not under way.
            if whose == Whose::Page {
                kept.now = (!solved && !overflown).then_some(now);
            }
            kept.note(&lesson, attempt, score);
        });
    }
}

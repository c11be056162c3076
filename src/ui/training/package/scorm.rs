//! A visit in an LMS of SCORM 1.2.

use super::{Known, State};
use crate::lesson::kept::Kept as Page;
use crate::lesson::package::contents::Contents;
use crate::lesson::package::session::{Launch, MODE, SCORE, STATUS, SUSPEND, Session};
use crate::lesson::package::suspend::Kept;
use crate::web::clock;
use crate::web::lms::scorm::Api;

/// A visit that the LMS has begun.
pub struct Visit {
    api: Api,
    session: Session,
    known: Known,
}

/// Looks for the LMS and begins a visit: how that went, and what it kept.
pub async fn launch(contents: &Contents) -> (State, Option<Visit>, Option<Kept>) {
    let Some(api) = Api::find().await else { return (State::Alone, None, None) };
    if !api.initialize() {
        return (State::Refused, None, None);
    }
    let known = Known::new(contents);
    let [mode, status, score] = [MODE, STATUS, SCORE].map(|element| api.get(element));
    let launch = Launch { mode: &mode, status: &status, score: &score };
    let session = Session::new(contents, &launch);
    let kept = known.read(&api.get(SUSPEND));
    let state = if session.is_recorded() { State::Kept } else { State::LookedAt };
    (state, Some(Visit { api, session, known }), kept)
}

impl Visit {
    /// Has it to be told at once?
    pub fn is_due(&self, kept: &Kept) -> bool {
        self.session.is_due(kept)
    }

    /// Is there anything that it was not told?
    pub fn is_new(&self, kept: &Kept) -> bool {
        self.session.is_new(kept)
    }

    /// Tells how it stands, if that is wanted, and says whether it was taken.
    pub fn tell(&mut self, page: &Page, is_wanted: fn(&Self, &Kept) -> bool) -> Option<bool> {
        let kept = self.known.kept(page, self.session.best());
        (self.session.is_recorded() && is_wanted(self, &kept)).then(|| self.write(kept))
    }

    fn write(&mut self, kept: Kept) -> bool {
        let text = self.known.write(&kept);
        let seconds = (clock::now() / 1000.0) as u64;
        let mut is_kept = true;
        for (element, value) in self.session.sets(kept, text, seconds) {
            let is_set = self.api.set(element, &value);
            // All that counts is in it; an LMS may do without any other.
            is_kept &= is_set || element != SUSPEND;
        }
        self.api.commit() && is_kept
    }

    /// Ends the visit. An LMS that does not take the last commit may take the end.
    pub fn leave(mut self, page: &Page) -> State {
        if !self.session.is_recorded() {
            self.api.finish();
            return State::Closed;
        }
        let kept = self.known.kept(page, self.session.best());
        let is_kept = self.write(kept);
        if self.api.finish() || is_kept { State::Left } else { State::Lost }
    }
}

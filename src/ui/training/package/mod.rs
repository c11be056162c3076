//! A package in an LMS: what it plays, and how it stands with the LMS.

mod line;
mod scorm;

pub use line::AtLms;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::Address;
use super::school::School;
use crate::lesson::catalogue::{Head, heads as all, open as opened};
use crate::lesson::kept::Kept as Page;
use crate::lesson::package::Kind;
use crate::lesson::package::contents::{Contents, NAME};
use crate::lesson::package::suspend::{Kept, Words};
use crate::lesson::package::words::words;
use crate::lesson::package::{carry, suspend};
use crate::web::persist::is_package;
use crate::web::{follow, listen, own};

/// How it stands with the LMS.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// It is looked for.
    Looking,
    /// The package itself cannot be read.
    Broken,
    /// Nobody answers.
    Alone,
    /// It takes nothing in this window.
    Refused,
    /// It only wants it to be looked at.
    LookedAt,
    /// It has all that there is.
    Kept,
    /// It has not the last of it.
    Unsaved,
    /// The visit is over, and it has all.
    Left,
    /// The visit is over, and it has not all.
    Lost,
    /// The visit is over, and there was nothing to keep.
    Closed,
}

/// The package that is played.
#[derive(Clone, Copy)]
pub struct Playing {
    school: School,
    /// How it stands with the LMS.
    pub state: RwSignal<State>,
    /// Its lessons, in order.
    lessons: RwSignal<Vec<&'static Head>>,
    visit: StoredValue<Option<scorm::Visit>, LocalStorage>,
}

/// The lessons of this page: all, or those of its package.
pub fn heads() -> Vec<&'static Head> {
    match use_context::<Playing>() {
        Some(playing) => playing.lessons.get(),
        None => all().collect(),
    }
}

/// Opens the package that this page is in, if it is in one.
pub fn open(school: School) {
    if !is_package() {
        return;
    }
    let playing = Playing {
        school,
        state: RwSignal::new(State::Looking),
        lessons: RwSignal::default(),
        visit: StoredValue::new_local(None),
    };
    provide_context(playing);
    follow(Box::new(move || {
        school.kept.track();
        playing.tell(scorm::Visit::is_due);
    }));
    // The last moment that is sure to come on a phone.
    let hide = move |_| {
        if document().hidden() {
            playing.tell(scorm::Visit::is_new);
        }
    };
    listen("visibilitychange", Box::new(hide));
    // Not "unload": the frames of some LMS forbid it.
    listen("pagehide", Box::new(move |_| playing.leave()));
    spawn_local(playing.launch());
}

impl Playing {
    async fn launch(self) {
        let contents = own::text(NAME).await.and_then(|text| Contents::read(&text).ok());
        let Some(contents) = contents else { return self.state.set(State::Broken) };
        let head = |id: &String| all().find(|head| head.id == *id);
        self.lessons.set(contents.lessons.iter().filter_map(head).collect());
        let (state, kept) = match contents.kind {
            Kind::Scorm => {
                let (state, visit, kept) = scorm::launch(&contents).await;
                self.visit.set_value(visit);
                (state, kept)
            }
            Kind::Cmi5 => (State::Alone, None),
        };
        let kept = kept.unwrap_or_default();
        self.school.kept.set(carry::page(&kept, &contents.lessons, contents.class.as_deref()));
        self.state.set(state);
        self.tell(scorm::Visit::is_new);
        self.begin();
    }

    /// Goes on with the lesson under way; with the only one, if there is no other.
    fn begin(self) {
        let now = self.school.kept.with_untracked(|kept| kept.now.clone()).map(|now| now.lesson);
        let only = self.lessons.with_untracked(|lessons| match lessons.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        });
        if let Some(lesson) = now.or(only) {
            self.school.begin(&Address { lesson, ..Address::default() }, true);
        }
    }

    /// Tells the LMS how it stands, if that is wanted.
    fn tell(self, is_wanted: fn(&scorm::Visit, &Kept) -> bool) {
        let page = self.school.kept.get_untracked();
        let saved = self.visit.try_update_value(|visit| visit.as_mut()?.tell(&page, is_wanted));
        if let Some(saved) = saved.flatten() {
            self.state.set(if saved { State::Kept } else { State::Unsaved });
        }
    }

    /// Ends the visit, once.
    pub fn leave(self) {
        let visit = self.visit.try_update_value(Option::take).flatten();
        if let Some(visit) = visit {
            let state = visit.leave(&self.school.kept.get_untracked());
            self.state.set(state);
        }
    }
}

/// The words of a lesson by its position.
struct Known {
    lessons: Vec<String>,
    last: Option<(usize, Words)>,
}

impl Known {
    fn new(contents: &Contents) -> Self {
        Self { lessons: contents.lessons.clone(), last: None }
    }

    fn read(&self, text: &str) -> Option<Kept> {
        suspend::read(text, self.lessons.len(), |at| words_of(&self.lessons, at))
    }

    /// What a page keeps, for an LMS that had `before`.
    fn kept(&self, page: &Page, before: &[suspend::Best]) -> Kept {
        carry::kept(page, &self.lessons, before)
    }

    /// As text.
    fn write(&mut self, kept: &Kept) -> String {
        let at = kept.current.as_ref().map_or(0, |current| current.lesson);
        if self.last.as_ref().is_none_or(|(last, _)| *last != at) {
            self.last = Some((at, words_of(&self.lessons, at)));
        }
        self.last.as_ref().map_or_else(String::new, |(_, words)| suspend::write(kept, words).0)
    }
}

fn words_of(lessons: &[String], at: usize) -> Words {
    let opened = lessons.get(at).and_then(|id| opened(id)).and_then(Result::ok);
    opened.map_or_else(Words::default, |opened| words(&opened.lesson))
}

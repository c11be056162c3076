//! The lesson that runs, and what is kept of all: one for the page, wherever it is first asked for.

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::address::{Address, PACKED};
use super::noting::kept;
use super::package;
use super::presenting::Presenting;
use super::whose::{Built, Whose};
use crate::app::look::{LookAct, Screen};
use crate::app::{Intent, Model};
use crate::lesson::catalogue::{Opened, open};
use crate::lesson::check::Checked;
use crate::lesson::class::{mixed, variant_of};
use crate::lesson::kept::{Kept, Now};
use crate::lesson::packed::unpack;
use crate::lesson::perform::Files;
use crate::lesson::play::{Surveys, par, play};
use crate::lesson::texts::Texts;
use crate::lesson::{Act, News, Run};
use crate::rollout::course::Question;
use crate::rollout::survey::Survey;
use crate::ui::later::Later;

use crate::web::persist::{keep_now, link};
use crate::web::store::{Lesson, Store, use_store};
use crate::web::{clock, follow, importer};
use crate::words::piece::unmarked;
use crate::words::{lesson as words, training_builder, training_tab as training};

/// A lesson under way.
#[derive(Clone)]
pub struct Active {
    /// What has happened in it.
    pub run: Run,
    /// Its words.
    pub texts: Arc<Texts>,
    /// What the last Check found.
    pub checked: Option<Checked>,
    /// Seconds that it has been open.
    pub seconds: u32,
    /// Whose it is.
    pub whose: Whose,
    /// Which of all that were begun in this visit.
    pub turn: u32,
}

/// A lesson under way and its page, to come back to.
pub type Stand = Arc<(Active, Model)>;

/// All of training that lasts as long as the page.
#[derive(Clone, Copy)]
pub struct School {
    /// The lesson that runs.
    pub active: RwSignal<Option<Active>>,
    /// What is kept.
    pub kept: RwSignal<Kept>,
    /// What has just happened in the lesson, for ears and eyes.
    pub said: RwSignal<String>,
    /// What could not be begun.
    pub failed: RwSignal<Option<String>>,
    /// The lesson as it stood before the last Reset, until something is done in it.
    pub before_reset: RwSignal<Option<Stand>>,
    /// How far it is shown to a class.
    pub presents: RwSignal<Option<Presenting>>,
    pub(super) store: Store,
    own: StoredValue<Option<Model>>,
    /// Until when its seconds are counted.
    pub(super) counted: StoredValue<f64>,
    /// What is to be written once nothing more changes.
    pub(super) unwritten: StoredValue<Option<Timeout>, LocalStorage>,
    turn: StoredValue<u32>,
}

/// What many rehearsals say: what the page has asked already, or else now.
fn asked(model: &Model, surveys: &Surveys, question: Question) -> Arc<Survey> {
    model.survey_of(&question).unwrap_or_else(|| surveys.ask(question))
}

/// A lesson at its beginning. Who has the same code sees the same.
fn begun(lesson: &str, variant: usize, class: Option<&str>) -> Now {
    let seed = mixed(&[class.unwrap_or_default(), lesson, &variant.to_string()]);
    Now { lesson: lesson.to_owned(), variant, seed, ..Now::default() }
}

impl School {
    /// The one of the page.
    pub fn of_page() -> Self {
        if let Some(school) = use_context::<Self>() {
            return school;
        }
        let store = use_store();
        let later: Later = expect_context();
        later.for_good(|| {
            if let Some(school) = use_context::<Self>() {
                return school;
            }
            let school = Self {
                store: store.always(),
                active: RwSignal::new(None),
                kept: RwSignal::new(kept()),
                said: RwSignal::default(),
                failed: RwSignal::new(None),
                before_reset: RwSignal::new(None),
                presents: RwSignal::new(None),
                own: StoredValue::new(None),
                counted: StoredValue::new(0.0),
                unwritten: StoredValue::new_local(None),
                turn: StoredValue::new(0),
            };
            provide_context(school);
            package::open(school);
            school.heed();
            school.heed_presenter();
            school.write_when_left();
            school
        })
    }

    /// Begins what is asked for, now and later.
    fn heed(self) {
        follow(Box::new(move || {
            if let Lesson::Asked(address) = self.store.lesson().get() {
                self.begin(&Address::read(&address), true);
            }
        }));
    }

    /// Begins a lesson, or takes it up where it was left.
    pub fn begin(self, address: &Address, take_up: bool) {
        if address.lesson.is_empty() {
            return self.join(address.class.as_deref());
        }
        if let Some(packed) = address.lesson.strip_prefix(PACKED) {
            return self.begin_packed(packed, address);
        }
        let Some(Ok(opened)) = open(&address.lesson) else {
            return self.fail(training::not_begun());
        };
        if address.class.is_some() {
            self.keep(|kept| kept.class.clone_from(&address.class));
        }
        let kept = self.kept.get_untracked();
        let variants = opened.lesson.variants.len();
        let by_class =
            kept.class.as_deref().map(|code| variant_of(code, &address.lesson, variants));
        // Who does it again does another.
        let next = kept.lessons.get(&address.lesson).map_or(0, |best| best.variant + 1) % variants;
        let variant = address.variant.or(by_class).unwrap_or(next).min(variants - 1);
        let new = begun(&address.lesson, variant, kept.class.as_deref());
        // What was begun is taken up, unless a link asks for another.
        let is_wanted = |now: &Now| {
            let same = (address.variant.is_none() && address.class.is_none())
                || (now.variant, now.seed) == (new.variant, new.seed);
            take_up && same && now.lesson == new.lesson && now.variant < variants
        };
        let now = kept.now.filter(is_wanted).unwrap_or(new);
        self.begin_with(opened, now, Whose::Page);
    }

    /// Joins a class, and shows its lessons.
    fn join(self, class: Option<&str>) {
        if class.is_some() {
            self.keep(|kept| kept.class = class.map(str::to_owned));
        }
        self.leave();
        self.store.dispatch(Intent::Look(LookAct::Screen(Screen::Training)));
    }

    /// Begins a lesson that is none of this page.
    pub fn begin_opened(self, opened: Opened) {
        let lesson = opened.lesson.id.clone();
        let class = self.kept.with_untracked(|kept| kept.class.clone());
        let code = class.as_deref().unwrap_or_default();
        let variant = variant_of(code, &lesson, opened.lesson.variants.len());
        self.begin_with(opened, begun(&lesson, variant, class.as_deref()), Whose::Other);
    }

    /// Begins a lesson that is in its address.
    fn begin_packed(self, packed: &str, address: &Address) {
        match unpack(packed) {
            Ok(opened)
                if opened.lesson.variants.iter().all(|one| one.start.faults().is_empty()) =>
            {
                let last = opened.lesson.variants.len().saturating_sub(1);
                let variant = address.variant.unwrap_or_default().min(last);
                let class = self.kept.with_untracked(|kept| kept.class.clone());
                let now = begun(&opened.lesson.id, variant, class.as_deref());
                self.begin_with(opened, now, Whose::Other);
            }
            Ok(_) => self.fail(training::not_begun()),
            Err(error) => self.fail(training_builder::not_unpacked(&error)),
        }
    }

    /// Begins what is being written here, after `acts`.
    pub fn begin_own(self, opened: Opened, acts: Vec<String>, built: Built) {
        let now = Now { lesson: opened.lesson.id.clone(), acts, ..Now::default() };
        self.begin_with(opened, now, Whose::Own(built));
    }

    fn begin_with(self, opened: Opened, now: Now, whose: Whose) {
        let turn = self.next_turn();
        spawn_local(async move {
            let texts =
                opened.lesson.variant(now.variant).map_or(&[][..], |variant| &variant.files);
            let read = importer::read_all(texts).await;
            // Meanwhile another may have been begun, or this one left.
            if self.turn.get_value() == turn {
                match read {
                    Ok(files) => self.start(&opened, &now, files, whose),
                    Err(_) => self.fail(training::not_begun()),
                }
            }
        });
    }

    /// Numbers what is begun, so that what comes too late is told from it.
    fn next_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    /// Says that a lesson could not be begun.
    fn fail(self, why: impl Into<String>) {
        self.leave();
        self.failed.set(Some(why.into()));
        self.store.dispatch(Intent::Look(LookAct::Screen(Screen::Training)));
    }

    fn start(self, opened: &Opened, now: &Now, files: Files, whose: Whose) {
        let Opened { lesson, texts } = opened;
        let acts: Vec<Act> = now.acts.iter().filter_map(|act| act.parse().ok()).collect();
        let surveys = Surveys::default();
        let ask = |question| surveys.ask(question);
        let played = play(lesson, now.variant, &files, now.seed, &acts, Some(&ask));
        let Some((run, model)) = played else { return self.fail(training::not_begun()) };
        let run = run.with_par(par(lesson, now.variant, &files, Some(&ask)).unwrap_or_default());
        if self.own.with_value(Option::is_none) {
            keep_now(self.store);
            self.own.set_value(Some(self.store.read(Clone::clone)));
        }
        self.said.set(String::new());
        self.failed.set(None);
        self.before_reset.set(None);
        let (texts, checked) = (Arc::clone(texts), None);
        let (turn, seconds) = (self.turn.get_value(), now.seconds);
        self.counted.set_value(clock::now());
        self.put(Active { run, texts, checked, seconds, whose, turn }, model);
        self.note();
    }

    /// From now on this is the lesson that runs, and its page.
    pub(super) fn put(self, active: Active, model: Model) {
        let run = &active.run;
        let address = active.whose.address(run.lesson(), run.variant_at());
        self.active.set(Some(active));
        let hears = move |intent: &Intent, model: &Model| self.hear(intent, model);
        self.store.put(model, Lesson::Runs(address.into()), Some(Arc::new(hears)));
        // The address is the lesson's.
        link(self.store);
    }

    /// The lesson that runs, and its page, as they stand.
    pub(super) fn stands(self) -> Option<Stand> {
        Some(Arc::new((self.active.get_untracked()?, self.store.read(Clone::clone))))
    }

    /// Back to where a lesson stood.
    pub(super) fn put_back(self, stand: &Stand) {
        let (active, model) = &**stand;
        self.put(active.clone(), model.clone());
    }

    /// Is the lesson that runs solved?
    pub fn is_solved(self) -> bool {
        self.active
            .with(|active| active.as_ref().is_some_and(|it| it.run.record().solved.is_some()))
    }

    /// The same lesson from its start.
    pub fn reset(self) {
        let Some(before) = self.stands() else { return };
        let active = before.0.clone();
        self.next_turn();
        let (lesson, texts) = (Arc::clone(active.run.lesson()), active.texts);
        let whose = active.whose;
        let now = Now {
            lesson: lesson.id.clone(),
            variant: active.run.variant_at(),
            seed: active.run.seed(),
            ..Now::default()
        };
        self.start(&Opened { lesson, texts }, &now, active.run.files().clone(), whose);
        self.before_reset.set(Some(before));
    }

    /// Takes the last Reset back.
    pub fn undo_reset(self) {
        if let Some(before) = self.before_reset.get_untracked() {
            self.before_reset.set(None);
            self.put_back(&before);
            self.note();
        }
    }

    /// Gives the person's own page back.
    pub fn leave(self) {
        self.next_turn();
        self.presents.set(None);
        self.active.set(None);
        let own = self.own.try_update_value(Option::take).flatten();
        if let Some(own) = own {
            self.store.put(own, Lesson::Free, None);
        } else {
            self.store.lesson().set(Lesson::Free);
        }
        // The address is the person's own again.
        link(self.store);
    }

    fn hear(self, intent: &Intent, model: &Model) {
        let mut changed = false;
        self.active.update_untracked(|active| {
            let Some(Active { run, texts, checked, .. }) = active else { return };
            let before = (run.record().acts.len(), run.record().goals.clone());
            let news = run.after(intent, model);
            changed = before != (run.record().acts.len(), run.record().goals.clone());
            if changed {
                *checked = None;
            }
            self.tell(run, texts, model, &news);
        });
        if changed {
            self.before_reset.set(None);
            self.active.notify();
            self.note();
        }
    }

    fn tell(self, run: &Run, texts: &Texts, model: &Model, news: &News) {
        if let Some(said) = words::news(texts, run, model, news) {
            self.said.set(said);
        }
    }

    /// Does something with the run that is no act of the page, and keeps it.
    pub fn with_run(self, change: impl FnOnce(&mut Active, &Model)) {
        let store = self.store;
        self.before_reset.set(None);
        self.active.update(|active| {
            if let Some(active) = active {
                store.read(|model| change(active, model));
            }
        });
        self.note();
    }

    /// Checks the goals; what many rehearsals have to be asked for is asked now.
    pub fn check(self) {
        let surveys = Surveys::default();
        self.with_run(|active, model| {
            let ask = |question| asked(model, &surveys, question);
            let checked = active.run.check(model, Some(&ask));
            let said = unmarked(&words::checked(&active.texts, &active.run, model, &checked));
            active.checked = Some(checked);
            // What is the same as before is heard again as well.
            self.said.set(String::new());
            request_animation_frame(move || self.said.set(said));
        });
    }

    /// Takes a hint.
    pub fn hint(self) {
        self.with_run(|active, _| {
            active.run.hint();
        });
    }

    /// Answers a question.
    pub fn answer(self, question: &str, answer: &str) {
        let surveys = Surveys::default();
        self.with_run(|active, model| {
            let ask = |question| asked(model, &surveys, question);
            let Active { run, texts, .. } = active;
            let (_, news) = run.answer(question, answer, model, Some(&ask));
            self.tell(run, texts, model, &news);
        });
    }

    /// Shows the solution; this variant earns nothing more.
    pub fn show_solution(self) {
        self.with_run(|active, _| active.run.show_solution());
    }
}

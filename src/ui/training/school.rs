//! The lesson that runs, and what is kept of all: one for the page, wherever it is first asked for.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::look::{LookAct, Screen};
use crate::app::{Intent, Model};
use crate::lesson::catalogue::{Opened, open};
use crate::lesson::check::Checked;
use crate::lesson::class::{mixed, variant_of};
use crate::lesson::kept::{Best, Kept, Now};
use crate::lesson::perform::Files;
use crate::lesson::play::{Surveys, par, play};
use crate::lesson::texts::Texts;
use crate::lesson::{Act, News, Run};
use crate::ui::later::Later;
use crate::web::persist::{LESSON, get_item, keep_now, link, set_item, storage};
use crate::web::store::{Lesson, Store, use_store};
use crate::web::{clock, follow, importer, today};
use crate::words::lesson as words;

const KEY: &str = "tls-rehearsal-training";

/// Whoever does nothing for longer is doing something else: no more of it is counted.
const PAUSE_SECONDS: f64 = 300.0;

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
    /// It is none of this page.
    pub is_foreign: bool,
}

/// Where a lesson is found: "lesson/first-save/2?class=blue".
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Address {
    /// Its name.
    pub lesson: String,
    /// Which variant, from 0; none where the class or chance decides.
    pub variant: Option<usize>,
    /// The code of the class.
    pub class: Option<String>,
}

impl Address {
    /// As it stands after `#`.
    pub fn read(text: &str) -> Self {
        let text = text.strip_prefix(LESSON).unwrap_or(text);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let (lesson, variant) = path.split_once('/').unwrap_or((path, ""));
        let class = query.split('&').find_map(|pair| pair.strip_prefix("class="));
        let decoded = |text: &str| {
            let decoded = js_sys::decode_uri_component(text).ok();
            decoded.map_or_else(|| text.to_owned(), String::from)
        };
        Self {
            lesson: lesson.to_owned(),
            variant: variant.parse::<usize>().ok().and_then(|number| number.checked_sub(1)),
            class: class.filter(|class| !class.is_empty()).map(decoded),
        }
    }

    /// As it is written after `#`.
    pub fn write(&self) -> String {
        let mut text = format!("{LESSON}{}", self.lesson);
        if let Some(variant) = self.variant {
            text.push_str(&format!("/{}", variant + 1));
        }
        if let Some(class) = &self.class {
            text.push_str(&format!("?class={}", String::from(js_sys::encode_uri_component(class))));
        }
        text
    }
}

/// All of training that lasts as long as the page.
#[derive(Clone, Copy)]
pub struct School {
    store: Store,
    /// The lesson that runs.
    pub active: RwSignal<Option<Active>>,
    /// What is kept.
    pub kept: RwSignal<Kept>,
    /// What has just happened in the lesson, for ears and eyes.
    pub said: RwSignal<String>,
    /// What could not be begun.
    pub failed: RwSignal<bool>,
    own: StoredValue<Option<Model>>,
    /// Until when its seconds are counted.
    counted: StoredValue<f64>,
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
            let kept = get_item(storage(), KEY).and_then(|text| Kept::read(&text));
            let school = Self {
                store: store.always(),
                active: RwSignal::new(None),
                kept: RwSignal::new(kept.unwrap_or_default()),
                said: RwSignal::default(),
                failed: RwSignal::new(false),
                own: StoredValue::new(None),
                counted: StoredValue::new(0.0),
            };
            provide_context(school);
            school.heed();
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

    /// Keeps what is to be kept.
    pub fn keep(self, change: impl FnOnce(&mut Kept)) {
        self.kept.update(change);
        set_item(storage(), KEY, &self.kept.with_untracked(Kept::write));
    }

    /// Begins a lesson, or takes it up where it was left.
    pub fn begin(self, address: &Address, take_up: bool) {
        if address.lesson.is_empty() {
            return self.join(address.class.as_deref());
        }
        let Some(Ok(opened)) = open(&address.lesson) else {
            self.leave();
            self.failed.set(true);
            self.store.dispatch(Intent::Look(LookAct::Screen(Screen::Training)));
            return;
        };
        let kept = self.kept.get_untracked();
        let class = address.class.clone().or(kept.class);
        if address.class.is_some() {
            self.keep(|kept| kept.class.clone_from(&address.class));
        }
        let now = kept.now.filter(|now| now.lesson == address.lesson);
        let same = |now: &Now| take_up && address.variant.is_none_or(|at| at == now.variant);
        let now = now.filter(same).unwrap_or_else(|| {
            let variants = opened.lesson.variants.len();
            let by_class = class.as_deref().map(|code| variant_of(code, &address.lesson, variants));
            let best = kept.lessons.get(&address.lesson);
            // Who does it again does another.
            let next = best.map_or(0, |best| (best.variant + 1) % variants);
            let variant = address.variant.or(by_class).unwrap_or(next).min(variants - 1);
            let code = class.clone().unwrap_or_default();
            let seed = mixed(&[&code, &address.lesson, &variant.to_string()]);
            Now { lesson: address.lesson.clone(), variant, seed, ..Now::default() }
        });
        self.begin_with(opened, now, false);
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
        let class = self.kept.with_untracked(|kept| kept.class.clone()).unwrap_or_default();
        let variant = variant_of(&class, &lesson, opened.lesson.variants.len());
        let seed = mixed(&[&class, &lesson, &variant.to_string()]);
        self.begin_with(opened, Now { lesson, variant, seed, ..Now::default() }, true);
    }

    fn begin_with(self, opened: Opened, now: Now, is_foreign: bool) {
        spawn_local(async move {
            let files = opened.lesson.variant(now.variant).map(|variant| variant.files.clone());
            let mut read: Files = Vec::new();
            for (name, text) in files.unwrap_or_default() {
                match importer::read_once(&text).await {
                    Some(imported) => read.push((name, Arc::new(imported))),
                    None => self.failed.set(true),
                }
            }
            self.start(&opened, &now, read, is_foreign);
        });
    }

    fn start(self, opened: &Opened, now: &Now, files: Files, is_foreign: bool) {
        let Opened { lesson, texts } = opened;
        let acts: Vec<Act> = now.acts.iter().filter_map(|act| act.parse().ok()).collect();
        let surveys = Surveys::default();
        let ask = |question| surveys.ask(question);
        let played = play(lesson, now.variant, &files, now.seed, &acts, Some(&ask));
        let Some((run, model)) = played else { return };
        let run = run.with_par(par(lesson, now.variant, &files, None).unwrap_or_default());
        if self.own.with_value(Option::is_none) {
            keep_now(self.store);
            self.own.set_value(Some(self.store.read(Clone::clone)));
        }
        let address =
            Address { lesson: lesson.id.clone(), variant: Some(now.variant), class: None }.write();
        self.said.set(String::new());
        self.failed.set(false);
        let (texts, checked) = (Arc::clone(texts), None);
        self.active.set(Some(Active { run, texts, checked, seconds: now.seconds, is_foreign }));
        self.counted.set_value(clock::now());
        let hears = move |intent: &Intent, model: &Model| self.hear(intent, model);
        self.store.put(model, Lesson::Runs(address.into()), Some(Arc::new(hears)));
        self.note();
    }

    /// The same lesson from its start.
    pub fn reset(self) {
        let Some(active) = self.active.get_untracked() else { return };
        let (lesson, texts) = (Arc::clone(active.run.lesson()), active.texts);
        let is_foreign = active.is_foreign;
        let now = Now {
            lesson: lesson.id.clone(),
            variant: active.run.variant_at(),
            seed: active.run.seed(),
            ..Now::default()
        };
        self.start(&Opened { lesson, texts }, &now, active.run.files().clone(), is_foreign);
    }

    /// Gives the person's own page back.
    pub fn leave(self) {
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
            self.active.notify();
            self.note();
        }
    }

    fn tell(self, run: &Run, texts: &Texts, model: &Model, news: &News) {
        if let Some(said) = words::news(texts, run, model, news) {
            self.said.set(said);
        }
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
    fn note(self) {
        let seconds = self.count();
        let Some(active) = self.active.get_untracked() else { return };
        let run = &active.run;
        let store = self.store;
        let (score, went) = store.read(|model| (run.score(model), run.went(model)));
        let acts: Vec<String> = run.acts().iter().map(ToString::to_string).collect();
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
        let solved = run.record().solved.is_some();
        let named = |met: bool| {
            let goals = run.variant().goals.iter().zip(&run.record().goals);
            goals.filter(|(_, one)| one.met == met).map(|(goal, _)| goal.id.clone()).collect()
        };
        let attempt = Best {
            met: named(true),
            open: named(false),
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
        let is_foreign = active.is_foreign;
        if is_foreign && open(&lesson).is_some() {
            return;
        }
        self.keep(|kept| {
            // What is solved is not under way.
            if !is_foreign {
                kept.now = (!solved).then_some(now);
            }
            kept.note(&lesson, attempt, score);
        });
    }

    /// Does something with the run that is no act of the page, and keeps it.
    pub fn with_run(self, change: impl FnOnce(&mut Active, &Model)) {
        let store = self.store;
        self.active.update(|active| {
            if let Some(active) = active {
                store.read_once(|model| change(active, model));
            }
        });
        self.note();
    }

    /// Checks the goals; what many rehearsals have to be asked for is asked now.
    pub fn check(self) {
        let surveys = Surveys::default();
        self.with_run(|active, model| {
            let ask = |question| surveys.ask(question);
            let checked = active.run.check(model, Some(&ask));
            let said = words::checked(&active.texts, &active.run, model, &checked);
            self.said.set(said.iter().map(|piece| piece.text()).collect());
            active.checked = Some(checked);
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
            let ask = |question| surveys.ask(question);
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

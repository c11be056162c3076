//! The lesson that is being written, wherever it is asked for. It is kept in this browser, and in nothing else.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::look::{LookAct, Screen};
use crate::lesson::Act;
use crate::lesson::catalogue::Opened;
use crate::lesson::draft::{Draft, DraftGoal, Left, start_of};
use crate::lesson::examined::{Examined, examine};
use crate::lesson::perform::Files;
use crate::lesson::play::{Surveys, play};
use crate::lesson::proposal::propose;
use crate::lesson::trim::{needed, tidied};
use crate::ui::later::Later;
use crate::ui::parts::focus;
use crate::ui::training::school::School;
use crate::ui::training::whose::{Built, Whose};
use crate::web::follow;
use crate::web::persist::{get_item, set_item, storage};
use crate::web::store::{Store, use_store};
use crate::words::lesson::statement;
use crate::words::training_builder as words;

const KEY: &str = "tls-rehearsal-builder";
const UNREADABLE_KEY: &str = "tls-rehearsal-builder-unreadable";

/// The id of a step's heading.
pub const DO_IT: &str = "builder-do";
/// The same, of the wrong ways.
pub const WAYS: &str = "builder-ways";

/// All of the builder that lasts as long as the page.
#[derive(Clone, Copy)]
pub struct Desk {
    store: Store,
    school: School,
    /// The lesson as it is written.
    pub draft: RwSignal<Draft>,
    /// As it was before it changed at one go.
    pub before: RwSignal<Option<Draft>>,
    /// What is known of it.
    pub found: RwSignal<Examined>,
    /// What of the page its start leaves out.
    pub left: RwSignal<Vec<Left>>,
    /// What has just happened, for ears and eyes.
    pub said: RwSignal<String>,
}

impl Desk {
    /// The one of the page.
    pub fn of_page() -> Self {
        if let Some(desk) = use_context::<Self>() {
            return desk;
        }
        let (store, school) = (use_store(), School::of_page());
        let later: Later = expect_context();
        later.for_good(|| {
            if let Some(desk) = use_context::<Self>() {
                return desk;
            }
            let text = get_item(storage(), KEY);
            let draft = text.as_deref().and_then(Draft::read);
            if let (Some(text), None) = (&text, &draft) {
                // A newer version of the page may be able to read it.
                set_item(storage(), UNREADABLE_KEY, text);
            }
            let desk = Self {
                store: store.always(),
                school,
                draft: RwSignal::new(draft.unwrap_or_default()),
                before: RwSignal::default(),
                found: RwSignal::default(),
                left: RwSignal::default(),
                said: RwSignal::default(),
            };
            provide_context(desk);
            desk.heed();
            desk
        })
    }

    /// Changes the draft, and keeps it.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        set_item(storage(), KEY, &self.draft.with_untracked(Draft::write));
    }

    /// Changes much of it at one go, which can be taken back.
    pub fn replace(self, change: impl FnOnce(&mut Draft)) {
        self.before.set(Some(self.draft.get_untracked()));
        self.change(change);
    }

    /// As it was before it changed at one go; and once more, as it was before that.
    pub fn bring_back(self) {
        if let Some(before) = self.before.get_untracked() {
            self.replace(|draft| *draft = before);
        }
    }

    /// Changes a goal.
    pub fn change_goal(self, id: &str, change: impl FnOnce(&mut DraftGoal)) {
        self.change(|draft| {
            if let Some(goal) = draft.goals.iter_mut().find(|goal| goal.id == id) {
                change(goal);
            }
        });
    }

    /// Takes the page as the start.
    pub fn take_page(self) {
        let (start, left) = self.store.read(start_of);
        self.left.set(left);
        let has_start = self.draft.with_untracked(|draft| draft.start.is_some());
        let take = |draft: &mut Draft| draft.start = Some(start);
        if has_start { self.replace(take) } else { self.change(take) }
    }

    /// Begins to record after the first `acts` of what is there.
    pub fn record(self, built: Built, acts: usize) {
        let draft = self.draft.get_untracked();
        let Ok(opened) = draft.to_record(words::recording()) else { return };
        let lines = match built {
            Built::Way(way) => draft.wrong.get(way).cloned().unwrap_or_default(),
            Built::Solution | Built::Shown(_) | Built::Played => draft.solution,
        };
        let done: Vec<String> = lines.into_iter().take(acts).collect();
        if !matches!(built, Built::Shown(_)) {
            self.before.set(Some(self.draft.get_untracked()));
        }
        self.school.begin_own(opened, done, built);
        if !matches!(built, Built::Shown(_)) {
            self.store.dispatch(Intent::Look(LookAct::Screen(Screen::Settings)));
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    /// Back to the draft from what is recorded or looked at.
    pub fn stop(self) {
        let whose = self.school.active.with_untracked(|active| active.as_ref().map(|it| it.whose));
        self.school.leave();
        self.store.dispatch(Intent::Look(LookAct::Screen(Screen::Training)));
        let is_way = matches!(whose, Some(Whose::Own(Built::Way(_))));
        if whose == Some(Whose::Own(Built::Solution)) {
            self.suggest();
        }
        // The view is drawn first.
        request_animation_frame(move || {
            request_animation_frame(move || focus(if is_way { WAYS } else { DO_IT }));
        });
    }

    /// Plays it as a learner would.
    pub fn play(self, opened: Opened) {
        self.school.begin_own(opened, Vec::new(), Built::Played);
    }

    /// Takes down what is done while it is recorded.
    fn heed(self) {
        follow(Box::new(move || {
            let recorded = self.school.active.with(|active| {
                let active = active.as_ref()?;
                let Whose::Own(built) = active.whose else { return None };
                let acts = tidied(active.run.lesson(), &active.run.acts());
                Some((built, acts.iter().map(ToString::to_string).collect::<Vec<_>>()))
            });
            let Some((built, lines)) = recorded else { return };
            let is_there = self.draft.with_untracked(|draft| match built {
                Built::Solution => draft.solution == lines,
                Built::Way(way) => {
                    draft.wrong.get(way).map_or(lines.is_empty(), |way| *way == lines)
                }
                Built::Played | Built::Shown(_) => true,
            });
            if is_there {
                return;
            }
            self.change(|draft| match built {
                Built::Solution => draft.solution = lines,
                Built::Way(way) => {
                    if way >= draft.wrong.len() {
                        draft.wrong.push(lines);
                    } else {
                        draft.wrong[way] = lines;
                    }
                }
                Built::Played | Built::Shown(_) => {}
            });
        }));
    }

    /// Suggests goals from the solution as it stands.
    pub fn suggest(self) {
        let draft = self.draft.get_untracked();
        let Ok(opened) = draft.to_record(words::recording()) else { return };
        let acts: Vec<Act> = draft.solution.iter().filter_map(|line| line.parse().ok()).collect();
        let played = play(&opened.lesson, 0, &Files::new(), 0, &acts, None);
        let Some((run, model)) = played else { return };
        let proposals = propose(&run, &model);
        let before = draft.goals.iter().filter(|goal| goal.is_taken).count();
        self.change(|draft| draft.suggest(&proposals, &statement));
        let now = self.draft.with_untracked(|draft| draft.goals.len());
        self.said.set(words::suggested(now.saturating_sub(before)));
    }

    /// Takes out of the solution what the goals do not need.
    pub fn trim(self) {
        let Ok(opened) = self.draft.with_untracked(Draft::filled).open() else { return };
        let surveys = Surveys::default();
        let ask = |question| surveys.ask(question);
        let Some(variant) = opened.lesson.variant(0) else { return };
        let acts = needed(&opened.lesson, &variant.solution, &ask);
        let lines = acts.iter().map(ToString::to_string).collect();
        self.replace(|draft| draft.solution = lines);
    }

    /// Reads and plays what there is.
    pub fn examine(self) {
        let surveys = Surveys::default();
        let found =
            self.draft.with_untracked(|draft| examine(draft, &|question| surveys.ask(question)));
        if self.found.with_untracked(|before| *before != found) {
            self.found.set(found);
        }
    }

    /// The lesson, if it can be read.
    pub fn opened(self) -> Option<Opened> {
        self.draft.with_untracked(Draft::open).ok()
    }

    /// Is something of the builder recorded, looked at, or played?
    pub fn is_busy(self) -> Signal<bool> {
        let school = self.school;
        Signal::derive(move || {
            school
                .active
                .with(|active| active.as_ref().is_some_and(|active| active.whose.is_of_builder()))
        })
    }
}

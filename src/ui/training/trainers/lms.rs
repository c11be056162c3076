//! A package for an LMS, made in the page from the page's own files.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::lesson::catalogue::{Course, Head, courses};
use crate::lesson::package::zip::File;
use crate::lesson::package::{Kind, LIST, Passing, Told, Unit, Wish, pack};
use crate::lesson::results::kept_name;
use crate::ui::parts::{Button, Callout, Line, Look, Select, Sign, Tone};
use crate::ui::training::school::School;
use crate::web::{files, own};
use crate::words::lesson::refused;
use crate::words::training_lms as words;

/// What can be packed: a course, or a lesson of one.
#[derive(Clone, Copy)]
struct Choice {
    course: &'static Course,
    lesson: Option<&'static Head>,
}

impl Choice {
    /// Courses first, then lessons.
    fn all() -> Vec<Self> {
        let whole = courses().iter().map(|course| Self { course, lesson: None });
        let lessons = courses().iter().flat_map(|course| {
            course.lessons.iter().map(move |head| Self { course, lesson: Some(head) })
        });
        whole.chain(lessons).collect()
    }

    fn label(self) -> String {
        match self.lesson {
            None => words::whole(&self.course.title, self.course.lessons.len()),
            Some(head) => head.title.clone(),
        }
    }

    fn unit(self) -> Unit {
        let (id, title) = match self.lesson {
            None => (&self.course.id, &self.course.title),
            Some(head) => (&head.id, &head.title),
        };
        Unit { id: id.clone(), title: title.clone() }
    }

    fn course(self) -> Course {
        match self.lesson {
            None => self.course.clone(),
            Some(head) => Course { lessons: vec![head.clone()], ..self.course.clone() },
        }
    }
}

/// Points that a mean may have to reach.
const MEANS: [u8; 5] = [50, 60, 70, 80, 90];

/// What the row "For an LMS" opens.
#[component]
pub fn ForLms() -> impl IntoView {
    let school = School::of_page();
    let choices = StoredValue::new(Choice::all());
    let names = choices.with_value(|choices| choices.iter().map(|each| each.label()).collect());
    let mut passing_names = vec![words::all_solved().to_owned()];
    passing_names.extend(MEANS.map(words::mean));
    let told_names = Told::ALL.map(words::told).map(str::to_owned).to_vec();
    let [chosen, passing, told] = [RwSignal::new(0_usize), RwSignal::new(0), RwSignal::new(0)];
    let class = RwSignal::new(school.kept.with_untracked(|kept| kept.class.clone()));
    let code = Signal::derive(move || class.get().unwrap_or_default());
    let failed = RwSignal::new(None::<String>);
    let download = move || {
        let Some(choice) =
            choices.with_value(|choices| choices.get(chosen.get_untracked()).copied())
        else {
            return;
        };
        let mean = passing.get_untracked().checked_sub(1).and_then(|at| MEANS.get(at).copied());
        let told = Told::ALL.get(told.get_untracked()).copied().unwrap_or(Told::Passed);
        let class = class.get_untracked();
        failed.set(None);
        spawn_local(async move {
            let Some(page) = page().await else {
                failed.try_set(Some(words::no_list().to_owned()));
                return;
            };
            let courses = [choice.course()];
            let unit = choice.unit();
            let name = words::archive(&unit.id);
            let wish = Wish {
                kind: Kind::Scorm,
                courses: &courses,
                unit,
                about: &choice.course.card,
                passing: mean.map_or(Passing::Solved, Passing::Mean),
                told,
                class: class.as_deref(),
                language: "en",
            };
            match pack(&wish, page) {
                Ok(bytes) => files::download_bytes(&name, &bytes),
                Err(why) => drop(failed.try_set(Some(refused(&why)))),
            }
        });
    };
    view! {
        <div class="stack trainers__part">
            <div class="fields">
                <Select label=words::packed() options=names selected=chosen choose=move |at| chosen.set(at) />
                <Select label=words::passing() options=passing_names selected=passing choose=move |at| passing.set(at) />
                <Select label=words::reported() options=told_names selected=told choose=move |at| told.set(at) />
                <Line
                    label=words::class_code()
                    value=code
                    change=move |text: String| class.set(kept_name(&text))
                />
            </div>
            <div class="buttons">
                <Button label=words::download().to_owned() look=Look::Primary sign=Sign::Download press=download />
            </div>
            <div role="alert">
                {move || failed.get().map(|text| view! { <Callout tone=Tone::Danger text /> })}
            </div>
            <p class="small quiet">{words::about()}</p>
        </div>
    }
}

/// The page's own files. Only a release has a list of them.
async fn page() -> Option<Vec<File>> {
    let list: Vec<String> = serde_json::from_str(&own::text(LIST).await?).ok()?;
    let mut files = Vec::with_capacity(list.len());
    for path in list {
        let bytes = own::bytes(&path).await?;
        files.push(File { path, bytes });
    }
    Some(files)
}

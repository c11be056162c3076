//! Lessons as packages for an LMS: the built page with what is to be played, an archive for each row of a gradebook.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use tls_rehearsal::codec::json::quoted;
use tls_rehearsal::codec::name::clean;
use tls_rehearsal::lesson::catalogue::{Course, Head, courses};
use tls_rehearsal::lesson::package::zip::File;
use tls_rehearsal::lesson::package::{Kind, Passing, Told, Unit, Wish, pack as packed};
use tls_rehearsal::lesson::results::NAME_MAX;
use tls_rehearsal::words::cli::args as say_args;
use tls_rehearsal::words::cli::lesson_pack as say;
use tls_rehearsal::words::lesson::refused;

use crate::{Failed, Outcome};

#[derive(Args)]
pub struct Pack {
    /// The folder of the built page, as `make dist` writes it
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    page: PathBuf,
    /// scorm12, with an archive a course, or cmi5, with one archive
    #[arg(long, value_parser = kind, default_value = "scorm12")]
    kind: Kind,
    /// A course by its id, once for each; all of them unless said
    #[arg(long, value_name = "ID")]
    course: Vec<String>,
    /// A lesson by its id, once for each, instead of whole courses
    #[arg(long, value_name = "ID", conflicts_with = "course")]
    lesson: Vec<String>,
    /// Of scorm12, an archive a lesson
    #[arg(long)]
    each: bool,
    /// When it is passed: "solved", all lessons, or a mean of points from 0 to 100
    #[arg(long, value_parser = passing, default_value = "solved")]
    passing: Passing,
    /// What an LMS is then told: passed or completed
    #[arg(long, value_parser = told, default_value = "passed")]
    told: Told,
    /// A class code, which decides the variants; without it each learner has variants of his or her own
    #[arg(long, value_name = "CODE", value_parser = class)]
    class: Option<String>,
    /// The folder that archives are written to
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    out: PathBuf,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    json: bool,
}

/// An archive that is to be.
struct Archive {
    unit: Unit,
    about: String,
    courses: Vec<Course>,
}

pub fn pack(wanted: &Pack) -> Result<Outcome, Failed> {
    let page = page(&wanted.page)?;
    let mut rows = Vec::new();
    for Archive { unit, about, courses } in archives(wanted)? {
        let name = format!("tls-rehearsal-{}-{}.zip", unit.id, wanted.kind.id());
        let lessons: usize = courses.iter().map(|course| course.lessons.len()).sum();
        let wish = Wish {
            kind: wanted.kind,
            courses: &courses,
            unit,
            about: &about,
            passing: wanted.passing,
            told: wanted.told,
            class: wanted.class.as_deref(),
            language: "en",
        };
        let bytes = packed(&wish, page.clone()).map_err(|why| Failed(refused(&why)))?;
        let path = wanted.out.join(&name);
        fs::write(&path, &bytes).map_err(|error| at(&path, &error))?;
        if wanted.json {
            let path = quoted(&path.display().to_string());
            rows.push(format!(
                "{{\"file\":{path},\"lessons\":{lessons},\"bytes\":{}}}",
                bytes.len()
            ));
        } else {
            out!("{}", say::written(&path.display().to_string(), lessons, bytes.len()));
        }
    }
    if wanted.json {
        let schema = quoted("tls-rehearsal/lesson-pack/1");
        let kind = quoted(wanted.kind.id());
        out!("{{\"schema\":{schema},\"kind\":{kind},\"archives\":[{}]}}", rows.join(","));
    }
    Ok(Outcome::Holds)
}

fn at(path: &Path, error: &std::io::Error) -> Failed {
    Failed(format!("{}: {error}", path.display()))
}

/// Which archives: of cmi5 one, of SCORM 1.2 one for each row of a gradebook.
fn archives(wanted: &Pack) -> Result<Vec<Archive>, Failed> {
    let chosen = chosen(wanted)?;
    let of_lesson = |course: &Course, lesson: &Head| Archive {
        unit: Unit { id: lesson.id.clone(), title: lesson.title.clone() },
        about: lesson.card.clone(),
        courses: vec![Course { lessons: vec![lesson.clone()], ..course.clone() }],
    };
    let of_course = |course: &Course| Archive {
        unit: Unit { id: course.id.clone(), title: course.title.clone() },
        about: course.card.clone(),
        courses: vec![course.clone()],
    };
    let whole = || Archive {
        unit: Unit { id: "lessons".to_owned(), title: say::title().to_owned() },
        about: say::about().to_owned(),
        courses: chosen.clone(),
    };
    Ok(match (wanted.kind, chosen.as_slice()) {
        (Kind::Cmi5, [only]) => vec![of_course(only)],
        (Kind::Cmi5, _) => vec![whole()],
        (Kind::Scorm, all) if wanted.each => {
            let lessons = all.iter().flat_map(|course| {
                course.lessons.iter().map(move |lesson| of_lesson(course, lesson))
            });
            lessons.collect()
        }
        (Kind::Scorm, all) => all.iter().map(of_course).collect(),
    })
}

/// The courses that are meant, of each the lessons that are.
fn chosen(wanted: &Pack) -> Result<Vec<Course>, Failed> {
    let all = courses();
    let known = |id: &String, ids: &[&str]| {
        if ids.contains(&id.as_str()) { Ok(()) } else { Err(Failed(say::unknown(id, ids))) }
    };
    let ids: Vec<&str> = all.iter().map(|course| course.id.as_str()).collect();
    wanted.course.iter().try_for_each(|id| known(id, &ids))?;
    let lessons = all.iter().flat_map(|course| &course.lessons);
    let lessons: Vec<&str> = lessons.map(|lesson| lesson.id.as_str()).collect();
    wanted.lesson.iter().try_for_each(|id| known(id, &lessons))?;
    let is_meant = |course: &Course| wanted.course.is_empty() || wanted.course.contains(&course.id);
    let part = |course: &Course| {
        let is_meant =
            |lesson: &&Head| wanted.lesson.is_empty() || wanted.lesson.contains(&lesson.id);
        let lessons = course.lessons.iter().filter(is_meant).cloned().collect();
        Course { lessons, ..course.clone() }
    };
    let parts = all.iter().filter(|course| is_meant(course)).map(part);
    Ok(parts.filter(|course| !course.lessons.is_empty()).collect())
}

/// Every file of the built page, by its path below the folder.
fn page(folder: &Path) -> Result<Vec<File>, Failed> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, below)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| at(&folder, &error))? {
            let entry = entry?;
            let path = format!("{below}{}", entry.file_name().to_string_lossy());
            let is_folder = entry.file_type()?.is_dir();
            if is_folder {
                folders.push((entry.path(), format!("{path}/")));
            } else {
                let bytes = fs::read(entry.path()).map_err(|error| at(&entry.path(), &error))?;
                files.push(File { path, bytes });
            }
        }
    }
    Ok(files)
}

fn kind(text: &str) -> Result<Kind, String> {
    let found = Kind::ALL.into_iter().find(|kind| kind.id() == text);
    found.ok_or_else(|| say_args::either(&Kind::ALL.map(Kind::id)))
}

fn told(text: &str) -> Result<Told, String> {
    let found = Told::ALL.into_iter().find(|told| told.id() == text);
    found.ok_or_else(|| say_args::either(&Told::ALL.map(Told::id)))
}

fn passing(text: &str) -> Result<Passing, &'static str> {
    match text.parse() {
        Ok(points) if points <= 100 => Ok(Passing::Mean(points)),
        Err(_) if text == "solved" => Ok(Passing::Solved),
        Ok(_) | Err(_) => Err(say::passing()),
    }
}

fn class(text: &str) -> Result<String, &'static str> {
    let code = clean(text);
    let fits = !code.is_empty() && code.chars().count() <= NAME_MAX;
    if fits { Ok(code) } else { Err(say::class()) }
}

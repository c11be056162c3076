//! What trainers need: one class, its sheets, what learners hand in, and a lesson of one's own.

use super::{count, labels, plural};
use crate::lesson::Fault;
use crate::lesson::results::collect::{Collected, FILES_MAX};

labels! {
    for_trainers: "For trainers";
    same: "Same for everyone";
    same_answer: "A link that gives a class the same variant, the same order of options, and the same outage, minute by minute.";
    class_code: "Class code";
    class_hint: "Any word. Lessons that are begun in this browser are of this class too. It is no password: who knows it sees what the class sees.";
    lesson: "Lesson";
    all_lessons: "All lessons";
    variant: "Variant";
    by_class: "By the class code";
    by_chance: "Each learner in turn";
    link: "Link";
    copy_link: "Copy link";
    class_sheet: "Class sheet";
    answers_sheet: "Answers sheet";
    sheets_hint: "To print or to project. The answers are played on the page, for the variants of this class.";
    close: "Close";
    print: "Print";
    class_sheet_line: "A lesson a row, with its link and its code. Nothing on this sheet is an answer.";
    answers_sheet_line: "Not for the class. Each solution has just been played on this page, and its questions answered where it answers them.";
    done_so: "What is done";
    results: "Result files";
    results_answer: "What learners hand in, collected in one table: no account, no server.";
    own_results: "Your own";
    your_name: "Your name";
    download_results: "Download my results";
    name_first: "Type the name that is to stand in the file.";
    none_played: "No lesson has been begun in this browser.";
    ready: "A file of every lesson that was begun in this browser, as it went best.";
    collect: "Collect those of a class";
    open_results: "Open result files";
    check_value: "A file carries a check value. It finds slips: a file cut off in a mail, a number changed by mistake. It does not find fraud, since whoever wants to can compute it again.";
    download_csv: "Download as CSV";
    clear: "Clear";
    by_learner: "By learner";
    by_lesson: "By lesson";
    who: "Who";
    goals: "Goals";
    hints: "Hints";
    acts: "Acts";
    minutes: "Minutes";
    points: "Points";
    stars: "Stars";
    stalled_at: "Stalled at";
    tried: "Begun";
    solved: "Solved";
    nowhere: "–";
    own_lesson: "A lesson of your own";
    own_lesson_answer: "Open a lesson file that you or somebody else wrote. It can run nothing and load nothing.";
    open_lesson: "Open a lesson file";
    begin_lesson: "Begin";
    somebody_else: "A lesson of somebody else";
    not_of_this_page: "This lesson came from a file or a link. Its texts and sources are its author's, not this page's.";
    no_code: "This address is too long for a code.";
}

/// "A lesson of somebody else: The night shift".
pub fn opened(title: &str) -> String {
    format!("{title}: not of this page. Its texts and sources are its author's.")
}

/// "12 minutes, 3 goals, 2 variants".
pub fn about_lesson(minutes: u32, goals: usize, variants: usize) -> String {
    format!(
        "{}, {}, {}.",
        count(minutes as usize, "minute", "minutes"),
        count(goals, "goal", "goals"),
        count(variants, "variant", "variants"),
    )
}

/// That its own solution was played.
pub fn proven(flaws: usize) -> String {
    match flaws {
        0 => "Its solutions were played and solve it; its wrong ways do not.".to_owned(),
        flaws => format!(
            "{} found while its solutions and wrong ways were played. It can be begun all the same.",
            count(flaws, "fault was", "faults were")
        ),
    }
}

/// What a lesson file is refused for: its name, the path in it, what was expected there and what was found.
pub fn refused(file: &str, fault: &Fault) -> String {
    format!("{file}: {fault}.")
}

/// A file that is no text.
pub fn unreadable(file: &str) -> String {
    format!("{file}: it could not be read.")
}

/// The title of a sheet: "Class sheet, code blue".
pub fn titled(sheet: &str, class: Option<&str>) -> String {
    match class {
        Some(class) => format!("{sheet}, class {class}"),
        None => sheet.to_owned(),
    }
}

/// "Variant 2".
pub fn variant_of(number: usize) -> String {
    format!("Variant {number}")
}

/// "Variant 2 of 4, 8 min".
pub fn variant_and_minutes(number: usize, of: usize, minutes: u32) -> String {
    match of {
        0 | 1 => super::training_tab::minutes(minutes),
        _ => format!("Variant {number} of {of}, {}", super::training_tab::minutes(minutes)),
    }
}

/// The name of a code: "QR code: First save".
pub fn code_of(title: &str) -> String {
    format!("QR code: {title}")
}

/// How far the playing of solutions is.
pub fn played(done: usize, of: usize) -> String {
    if done == of { String::new() } else { format!("{done} of {of} lessons played") }
}

/// How far from the right number an answer may be.
pub fn give_or_take(give: u64) -> String {
    format!(", give or take {}", super::number::number(give))
}

/// What came of so many files: "3 files of 2 learners. 1 refused."
pub fn collected(collected: &Collected, refused: usize) -> String {
    let files: usize = collected.rows.iter().map(|row| row.files).sum();
    let learners = collected.rows.len();
    let mut text =
        format!("{} of {}.", count(files, "file", "files"), count(learners, "learner", "learners"));
    if refused > 0 {
        text.push_str(&format!(" {} refused.", count(refused, "file was", "files were")));
    }
    if files >= FILES_MAX {
        text.push_str(&format!(" More than {FILES_MAX} are not taken."));
    }
    text
}

/// A learner in the table; whose file was changed is marked.
pub fn learner(name: &str, class: Option<&str>) -> String {
    match class {
        Some(class) => format!("{name} ({class})"),
        None => name.to_owned(),
    }
}

/// That a file says something else than when it was saved.
pub fn changed(names: &[String]) -> String {
    format!(
        "The check value of {} does not fit: {} changed after {} saved. The table shows what {} now.",
        super::list(names),
        plural(names.len(), "the file was", "the files were"),
        plural(names.len(), "it was", "they were"),
        plural(names.len(), "it says", "they say"),
    )
}

/// "3 of 4".
pub fn of(part: usize, whole: usize) -> String {
    format!("{part} of {whole}")
}

/// Where most of them stand still: "Nobody stops connecting (3)".
pub fn stalled(goal: &str, learners: usize) -> String {
    format!("{goal} ({learners})")
}

/// The name of the file of results.
pub fn results_file(name: &str) -> String {
    let simple: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let simple = simple.trim_matches('-');
    if simple.is_empty() { "results.json".to_owned() } else { format!("results-{simple}.json") }
}

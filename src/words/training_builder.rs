//! Building a lesson: how it begins, what is done in it, when it is solved, and what is wrong with it.

use super::lesson::{flaw, mode as mode_of};
use super::{capitalised, count, labels, list};
use crate::app::Model;
use crate::app::world::Fact;
use crate::lesson::Lesson;
use crate::lesson::condition::Mode;
use crate::lesson::draft::Left;
use crate::lesson::examined::{Examined, Finding, Missing, Wrong};
use crate::lesson::names::At;
use crate::lesson::packed::{LENGTH_MAX, NotPacked};

labels! {
    build: "Build a lesson";
    build_answer: "Start from what is on the page now, do it once, and choose what has to be true.";
    kept_here: "The draft stays in this browser, and nowhere else.";
    steps: "Steps of a lesson";
    begin: "Start";
    begin_line: "The lesson begins with what is on the page now. Everything of its world is fixed but what you tick.";
    take_page: "Start from what is on the page now";
    take_page_again: "Start from the page again";
    no_start: "Nothing is taken yet.";
    may: "The learner may change";
    may_hint: "The draft, the channel, the change window and the strategies are always the learner's.";
    do_it: "Do it";
    do_it_line: "Solve it once yourself, on the real page. Each act becomes a line of the solution.";
    record: "Record the solution";
    record_on: "Record on";
    record_anew: "Record anew";
    solution: "Solution";
    as_text: "Edit as text";
    solution_text: "Solution, an act a line";
    remove_spare: "Remove what is not needed";
    play_to: "Play up to here";
    goals: "Goals";
    goals_list: "Goals of the lesson";
    goals_line: "What has to be true. They are checked in this order, and a limit after every act.";
    suggest: "Suggest goals from the solution";
    add_goal: "Add a goal";
    change: "Change";
    when: "When";
    condition: "What";
    place: "Where";
    add_condition: "Add another condition";
    remove_condition: "Remove this condition";
    as_json: "As it stands in the file";
    by_hand: "This one is edited as it stands in the file.";
    add_name: "Add";
    choose: "Choose…";
    at_least: "At least";
    at_most: "At most";
    ways: "Wrong ways";
    ways_line: "What must not win. Each goal has to be failed by something: by doing nothing, by an act too few, or by one of these.";
    record_way: "Record a wrong way";
    texts: "Texts";
    texts_line: "Write the story as a ticket: who asks, for what, and what must not happen. An empty line begins a paragraph, `backticks` mark code.";
    title: "Title";
    story: "Story";
    debrief: "Debrief";
    preview: "As the learner sees it";
    no_preview: "The preview comes when start, solution and goals can be read.";
    after_it: "Afterwards";
    proof: "Proof";
    not_played: "It is played as soon as it has a start, a solution and a goal.";
    hand_on: "Play and hand on";
    play: "Play it";
    export: "Export as a file";
    make_link: "Link";
    link_hint: "The whole lesson is in the link. Who opens it is told that it is not of this page.";
    copy_link: "Copy link";
    faults_first: "Mend the faults first: a lesson that is not proven is not handed on.";
    whole_first: "It can be played when nothing is missing.";
    clear: "Begin another";
    bring_back: "Bring back what it was";
    replaced: "The draft has changed at one go.";
    remove: "Remove";
    recording: "Recording";
    recording_sign: "Everything that you do on the page is recorded.";
    recording_way_line: "Do what must not win, and stop.";
    recording_line: "Solve it as well as you can, and stop.";
    nothing_yet: "Nothing is done yet.";
    acts: "Acts";
    stop: "Stop";
    recording_now: "This is being recorded. Stop it to go on with the lesson.";
    looking: "Played up to here";
    looking_line: "Look at the page as it is then. Nothing is recorded.";
    back: "Back to the builder";
    your_draft: "Your draft";
    your_draft_line: "Played as a learner sees it. Nothing of it is kept.";
}

/// A hint by its number.
pub fn hint(number: usize) -> String {
    format!("Hint {number}")
}

/// The words of a goal.
pub fn goal_text(number: usize) -> String {
    format!("Goal {number}")
}

/// What is changed: "Change: Saves: at most 1."
pub fn change_named(text: &str) -> String {
    format!("{}: {text}", change())
}

/// Which way is edited: "Edit as text: Solution".
pub fn as_text_named(way: &str) -> String {
    format!("{}: {way}", as_text())
}

/// A goal a place up.
pub fn up(text: &str) -> String {
    format!("Up: {text}")
}

/// A goal a place down.
pub fn down(text: &str) -> String {
    format!("Down: {text}")
}

/// Something less.
pub fn remove_named(text: &str) -> String {
    format!("Remove: {text}")
}

/// A way that must not win.
pub fn way(number: usize) -> String {
    format!("Wrong way {number}")
}

/// Its text.
pub fn way_text(number: usize) -> String {
    format!("Wrong way {number}, an act a line")
}

/// The page after some lines.
pub fn play_to_line(number: usize) -> String {
    format!("Play up to here: line {number}")
}

/// How far it is played.
pub fn played_to(number: usize) -> String {
    format!("Line {number} and all before it are done.")
}

/// The modes, as they are offered.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Now => "At Check",
        Mode::Once => "Once, after some act",
        Mode::Always => "Always: a limit",
    }
}

/// The mode beside a goal.
pub fn mode_word(mode: Mode) -> String {
    mode_of(mode).to_owned()
}

/// The configurations, as they are offered.
pub const fn place_name(at: At) -> &'static str {
    match at {
        At::Live => "Live",
        At::Draft => "Draft",
        At::Target => "Live after the rollout",
    }
}

/// The name of a field or value in a form.
pub fn field(name: &str) -> String {
    capitalised(&name.replace('_', " "))
}

/// A fact that the learner may change.
pub const fn fact(fact: Fact) -> &'static str {
    match fact {
        Fact::Edition => "Whose rules apply",
        Fact::Tier => "The tier",
        Fact::Gateway => "Which gateway is meant",
        Fact::Created => "When it was created",
        Fact::Origin => "What created it",
        Fact::Certificate => "The certificate",
        Fact::Renegotiation => "Whether clients renegotiate",
        Fact::Units => "Units",
        Fact::Regions => "Regions",
        Fact::Fleet => "The fleet",
        Fact::Own => "Callers of one's own",
        Fact::Assumed => "What a rollout assumes",
        Fact::Objective => "The objective",
        Fact::Imported => "What is imported",
        Fact::Link => "The state, by a link",
    }
}

/// How a lesson begins, in a sentence.
pub fn start(model: &Model, live: usize, draft: usize) -> String {
    let instance = model.instance();
    let facts = super::frame::facts(instance);
    let more = super::frame::more_facts(instance);
    let live = match live {
        0 => "configured as it came".to_owned(),
        live => format!("{} changed since it came", count(live, "setting", "settings")),
    };
    let draft = match draft {
        0 => "nothing waits".to_owned(),
        draft => format!("{} in the draft", count(draft, "change", "changes")),
    };
    format!("{}: {facts}. {more}; {live}, {draft}.", instance.tier().name())
}

/// What of the page the start leaves out.
pub fn left(left: &[Left]) -> String {
    let one = |left: &Left| match left {
        Left::Own => "callers of your own".to_owned(),
        Left::Traffic => "traffic that you changed".to_owned(),
        Left::Rollout => "the rollout that runs (it begins after it)".to_owned(),
        Left::Rehearsal => "strategies and calls an hour".to_owned(),
    };
    format!("Left out: {}.", list(&left.iter().map(one).collect::<Vec<_>>()))
}

/// That goals were suggested.
pub fn suggested(goals: usize) -> String {
    match goals {
        0 => "The solution suggests no goal that is not here already.".to_owned(),
        goals => format!("{} suggested.", count(goals, "goal was", "goals were")),
    }
}

/// The answer of the row.
pub fn answer(title: &str) -> String {
    match title.trim() {
        "" => build_answer().to_owned(),
        title => format!("Begun: {title}"),
    }
}

/// What the proof says.
pub fn proven(found: &Examined) -> String {
    match (found.findings.len(), found.lesson.is_some()) {
        (0, true) => {
            "Proven: the solution solves it, nothing in it is to spare, and no wrong way wins."
                .to_owned()
        }
        (0, false) => not_played().to_owned(),
        (faults, true) => {
            format!("Played, and {} found.", count(faults, "fault was", "faults were"))
        }
        (faults, false) => format!(
            "Not played yet: {}.",
            count(faults, "thing is missing or wrong", "things are missing or wrong")
        ),
    }
}

/// What is wrong.
pub fn finding(lesson: Option<&Lesson>, finding: &Finding) -> String {
    match (&finding.wrong, lesson) {
        (Wrong::Missing(missing), _) => is_missing(*missing),
        (Wrong::Unread(fault), _) => {
            let line = match finding.spot {
                crate::lesson::examined::Spot::Act(at)
                | crate::lesson::examined::Spot::WayAct(_, at) => format!("Line {}: ", at + 1),
                crate::lesson::examined::Spot::Goal(at) => format!("Goal {}: ", at + 1),
                crate::lesson::examined::Spot::Start
                | crate::lesson::examined::Spot::Solution
                | crate::lesson::examined::Spot::Goals
                | crate::lesson::examined::Spot::Way(_)
                | crate::lesson::examined::Spot::Texts => format!("{}: ", fault.path),
            };
            format!("{line}{}.", fault.problem)
        }
        (Wrong::Flaw(fault), Some(lesson)) => flaw(lesson, fault),
        (Wrong::Flaw(_), None) => String::new(),
    }
}

fn is_missing(missing: Missing) -> String {
    match missing {
        Missing::Start => "It has no start yet.".to_owned(),
        Missing::Solution => "It has no solution yet: record one.".to_owned(),
        Missing::Goals => "No goal is ticked.".to_owned(),
        Missing::Title => "The title is missing.".to_owned(),
        Missing::Story => "The story is missing.".to_owned(),
        Missing::Goal(at) => format!("The words of goal {} are missing.", at + 1),
        Missing::Hints => "A hint is missing; three are best.".to_owned(),
        Missing::Debrief => "The debrief is missing.".to_owned(),
    }
}

/// That a lesson does not fit in a link.
pub fn not_packed(error: &NotPacked) -> String {
    match error {
        NotPacked::TooLong(length) => format!(
            "It is too long for a link: {length} characters, and a link holds at most {LENGTH_MAX}. Hand on the file instead."
        ),
        NotPacked::Foreign | NotPacked::Damaged | NotPacked::NoLesson(_) => {
            format!("It cannot be packed: {error}.")
        }
    }
}

/// That a link holds no lesson.
pub fn not_unpacked(error: &NotPacked) -> String {
    format!("The lesson of this link could not be begun: {error}.")
}

/// How long a link is.
pub fn link_length(length: usize) -> String {
    format!("{} characters of {LENGTH_MAX}.", super::number::number(length as u64))
}

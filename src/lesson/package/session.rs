//! One visit in an LMS of SCORM 1.2: what it is told, in which order, and when.

use super::contents::Contents;
use super::report::{report, scorm_time};
use super::suspend::{Best, Current, Kept};
use super::{Passing, Told};

/// Where its status stands.
pub const STATUS: &str = "cmi.core.lesson_status";
/// Where its score stands.
pub const SCORE: &str = "cmi.core.score.raw";
/// Where it says what it was opened for.
pub const MODE: &str = "cmi.core.lesson_mode";
/// Where it keeps what is ours.
pub const SUSPEND: &str = "cmi.suspend_data";

const SCORE_LEAST: &str = "cmi.core.score.min";
const SCORE_MOST: &str = "cmi.core.score.max";
const LOCATION: &str = "cmi.core.lesson_location";
const TIME: &str = "cmi.core.session_time";
const EXIT: &str = "cmi.core.exit";

/// All that is ever written, in order: some take no score after a status.
pub const WRITTEN: [&str; 8] =
    [SCORE_LEAST, SCORE_MOST, SCORE, STATUS, LOCATION, SUSPEND, TIME, EXIT];

/// What an LMS says as it opens a package; all of it may be empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Launch<'a> {
    /// Under [`MODE`].
    pub mode: &'a str,
    /// Under [`STATUS`].
    pub status: &'a str,
    /// Under [`SCORE`].
    pub score: &'a str,
}

/// A value to be set, by its name.
pub type Set = (&'static str, String);

/// A visit.
#[derive(Clone, Debug)]
pub struct Session {
    is_recorded: bool,
    passing: Passing,
    told: Told,
    lessons: Vec<String>,
    /// What it was before this visit. Neither falls.
    status: String,
    score: u8,
    sent: Option<Kept>,
}

impl Session {
    /// A visit that begins.
    pub fn new(contents: &Contents, launch: &Launch<'_>) -> Self {
        Self {
            is_recorded: !["browse", "review"].contains(&launch.mode),
            passing: contents.passing,
            told: contents.told,
            lessons: contents.lessons.clone(),
            status: launch.status.to_owned(),
            score: launch.score.parse::<f64>().map_or(0, |score| score.clamp(0.0, 100.0) as u8),
            sent: None,
        }
    }

    /// Is anything written? Not where somebody only looks.
    pub const fn is_recorded(&self) -> bool {
        self.is_recorded
    }

    /// Has it to be told now? Of results and answers at once; of other acts it is told with them, or on leaving.
    pub fn is_due(&self, kept: &Kept) -> bool {
        let Some(sent) = &self.sent else { return true };
        let lesson = |kept: &Kept| kept.current.as_ref().map(|now| (now.lesson, now.variant));
        kept.best != sent.best
            || lesson(kept) != lesson(sent)
            || answers(&kept.current) != answers(&sent.current)
    }

    /// Is there anything that it was not told?
    pub fn is_new(&self, kept: &Kept) -> bool {
        self.sent.as_ref() != Some(kept)
    }

    /// What is set, in order, to be taken by one commit: results, and `text`, what is kept of them. So nobody has one without the other.
    pub fn sets(&mut self, kept: Kept, text: String, seconds: u64) -> Vec<Set> {
        let report = report(&kept.best, self.passing);
        let mut sets = Vec::with_capacity(WRITTEN.len());
        // Who only opened it has no score, not none of a hundred.
        if self.score > 0 || kept.best.iter().any(|best| best.tried) {
            sets.push((SCORE_LEAST, "0".to_owned()));
            sets.push((SCORE_MOST, "100".to_owned()));
            sets.push((SCORE, report.score.max(self.score).to_string()));
        }
        if let Some(status) = self.status(report.passed) {
            sets.push((STATUS, status.to_owned()));
        }
        if let Some(id) = kept.current.as_ref().and_then(|now| self.lessons.get(now.lesson)) {
            sets.push((LOCATION, id.clone()));
        }
        sets.push((SUSPEND, text));
        sets.push((TIME, scorm_time(seconds)));
        // What is suspended is given back at the next visit.
        let is_done = kept.best.iter().all(|best| best.solved);
        sets.push((EXIT, if is_done { "" } else { "suspend" }.to_owned()));
        self.sent = Some(kept);
        sets
    }

    /// The status to be set; none where that would be less than it was. `incomplete` from the first moment: what is left while "not
    /// attempted" counts as completed somewhere.
    fn status(&self, passed: bool) -> Option<&'static str> {
        match (self.status.as_str(), passed) {
            ("passed", _) | ("completed", false) => None,
            (_, true) => Some(self.told.id()),
            (_, false) => Some("incomplete"),
        }
    }

    /// The results at the last commit.
    pub fn best(&self) -> &[Best] {
        self.sent.as_ref().map_or(&[], |sent| &sent.best)
    }
}

/// How many of its acts are answers, hints and checks.
fn answers(current: &Option<Current>) -> usize {
    let is_one = |act: &&String| {
        let verb = act.split(' ').next().unwrap_or_default();
        ["answer", "hint", "check"].contains(&verb)
    };
    current.as_ref().map_or(0, |now| now.acts.iter().filter(is_one).count())
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    fn contents(told: Told) -> Contents {
        Contents {
            kind: Kind::Scorm,
            lessons: vec!["first-save".to_owned(), "how-long".to_owned()],
            passing: Passing::Solved,
            told,
            class: None,
        }
    }

    fn kept(points: [u8; 2], acts: &[&str]) -> Kept {
        let best =
            |points| Best { tried: points > 0, solved: points > 60, points, stars: 0, hints: 0 };
        let acts = acts.iter().map(|act| (*act).to_owned()).collect();
        let current = Some(Current { lesson: 1, variant: 0, seed: 1, acts });
        Kept { best: points.map(best).to_vec(), current }
    }

    fn value<'a>(sets: &'a [Set], name: &str) -> Option<&'a str> {
        sets.iter().find(|(each, _)| *each == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn it_is_incomplete_at_once_and_score_comes_before_status_before_what_is_kept() {
        let mut session = Session::new(&contents(Told::Passed), &Launch::default());
        let nothing = Kept { best: vec![Best::default(); 2], current: None };
        assert!(session.is_due(&nothing));
        let sets = session.sets(nothing, "kept".to_owned(), 0);
        let names: Vec<_> = sets.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, [STATUS, SUSPEND, TIME, EXIT]);
        assert_eq!(value(&sets, STATUS), Some("incomplete"));
        let sets = session.sets(kept([100, 50], &[]), "kept".to_owned(), 61);
        let names: Vec<_> = sets.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, WRITTEN);
        let values = ["0", "100", "75", "incomplete", "how-long", "kept", "0000:01:01", "suspend"];
        assert_eq!(sets.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>(), values);
        let sets = session.sets(kept([100, 70], &[]), "kept".to_owned(), 62);
        assert_eq!((value(&sets, STATUS), value(&sets, EXIT)), (Some("passed"), Some("")));
    }

    #[test]
    fn neither_status_nor_score_is_ever_less_than_the_lms_has() {
        let all = ["", "not attempted", "incomplete", "failed", "browsed", "completed", "passed"];
        for status in all {
            for told in Told::ALL {
                for points in [[0, 0], [50, 50], [100, 100]] {
                    let launch = Launch { status, score: "80.5", mode: "" };
                    let mut session = Session::new(&contents(told), &launch);
                    let sets = session.sets(kept(points, &[]), String::new(), 0);
                    let passed = points == [100, 100];
                    let now = value(&sets, STATUS);
                    let expected = match (status, passed) {
                        ("passed", _) | ("completed", false) => None,
                        (_, true) => Some(told.id()),
                        (_, false) => Some("incomplete"),
                    };
                    assert_eq!(now, expected, "{status} {points:?}");
                    let score = if passed { "100" } else { "80" };
                    assert_eq!(value(&sets, SCORE), Some(score), "{status} {points:?}");
                }
            }
        }
    }

    #[test]
    fn who_only_looks_leaves_nothing() {
        for (mode, is_recorded) in
            [("", true), ("normal", true), ("review", false), ("browse", false)]
        {
            let launch = Launch { mode, ..Launch::default() };
            assert_eq!(Session::new(&contents(Told::Passed), &launch).is_recorded(), is_recorded);
        }
    }

    #[test]
    fn it_is_told_of_results_and_answers_and_not_of_every_act() {
        let mut session = Session::new(&contents(Told::Passed), &Launch::default());
        let first = kept([50, 0], &["toggle client.tls10"]);
        session.sets(first.clone(), String::new(), 0);
        assert!(!session.is_due(&first) && !session.is_new(&first));
        let act = kept([50, 0], &["toggle client.tls10", "tab Rollout"]);
        assert!(!session.is_due(&act) && session.is_new(&act));
        let elsewhere = Kept { current: None, ..first.clone() };
        for due in [
            kept([50, 0], &["toggle client.tls10", "answer which 1"]),
            kept([50, 0], &["toggle client.tls10", "check"]),
            kept([75, 0], &["toggle client.tls10"]),
            elsewhere,
        ] {
            assert!(session.is_due(&due), "{due:?}");
        }
    }
}

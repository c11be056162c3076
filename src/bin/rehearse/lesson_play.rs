//! Acts of a file, played in a lesson.

use clap::Args;
use serde::Serialize;
use tls_rehearsal::app::Model;
use tls_rehearsal::lesson::act_read::NoAct;
use tls_rehearsal::lesson::check::Checked;
use tls_rehearsal::lesson::condition::Mode;
use tls_rehearsal::lesson::names::Named;
use tls_rehearsal::lesson::play::{Surveys, par, play as played};
use tls_rehearsal::lesson::{Act, Run};
use tls_rehearsal::words::cli::lesson as say;
use tls_rehearsal::words::lesson::{checked, goal, miss, place};
use tls_rehearsal::words::piece::unmarked;

use crate::input::text;
use crate::lesson_read::{Opened, Which, files, open};
use crate::table::{Table, paragraph, width};
use crate::{Failed, Outcome, outcome};

#[derive(Args)]
pub struct Play {
    /// A lesson of the catalogue, or a file
    lesson: String,
    /// A file of acts, one a line; - is standard input
    acts: Option<String>,
    /// Play the model solution
    #[arg(long, conflicts_with = "acts")]
    solution: bool,
    #[command(flatten)]
    which: Which,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    json: bool,
}

pub fn play(wanted: &Play) -> Result<Outcome, Failed> {
    let opened = open(&wanted.lesson)?;
    let variant = wanted.which.of(&opened.lesson)?;
    let files = files(&opened.lesson, variant).map_err(Failed)?;
    let surveys = Surveys::default();
    let ask = |question| surveys.ask(question);
    let acts = acts(wanted, &opened, variant)?;
    let par = par(&opened.lesson, variant, &files, Some(&ask)).unwrap_or_default();
    let run = played(&opened.lesson, variant, &files, 0, &acts, Some(&ask));
    let Some((run, model)) = run else { return Ok(Outcome::Holds) };
    let mut run = run.with_par(par);
    let found = run.check(&model, Some(&ask));
    let document = Document::of(&opened, &run, &model, &found);
    if wanted.json {
        out_json!(&document);
    } else {
        out!("{}", document.text(&opened, &run, &model, &found));
    }
    Ok(outcome(!document.solved))
}

/// The acts that are meant.
fn acts(wanted: &Play, opened: &Opened, variant: usize) -> Result<Vec<Act>, Failed> {
    let Some(path) = &wanted.acts else {
        let solution = opened.lesson.variant(variant).filter(|_| wanted.solution);
        let solution = solution.map(|variant| variant.solution.clone());
        return solution.ok_or_else(|| Failed(say::one_of().to_owned()));
    };
    let mut acts = Vec::new();
    for (number, line) in text(path)?.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let refuse = |expected: &str| Failed(say::no_act(path, number + 1, expected, line));
        let act: Act = line.parse().map_err(|no_act: NoAct| refuse(&no_act.expected()))?;
        if matches!(act, Act::Answer(_, None)) {
            return Err(refuse(say::answer_expected()));
        }
        acts.push(act);
    }
    Ok(acts)
}

/// `tls-rehearsal/lesson-play/1`.
#[derive(Serialize)]
struct Document {
    schema: &'static str,
    id: String,
    variant: usize,
    solved: bool,
    points: u32,
    stars: u8,
    acts: u32,
    saves: u32,
    par: Par,
    hints: usize,
    goals: Vec<GoalRow>,
    /// What Check says, and where to go for it.
    said: String,
    go: Option<String>,
}

#[derive(Serialize)]
struct Par {
    acts: u32,
    saves: u32,
}

#[derive(Serialize)]
struct GoalRow {
    id: String,
    mode: &'static str,
    met: bool,
    was_broken: bool,
    miss: Option<String>,
}

impl Document {
    fn of(opened: &Opened, run: &Run, model: &Model, found: &Checked) -> Self {
        let (went, score) = (run.debrief(model).went, run.score(model));
        let goals = run.variant().goals.iter().zip(&run.record().goals);
        let row = |(goal, standing): (
            &tls_rehearsal::lesson::file::Goal,
            &tls_rehearsal::lesson::run::Standing,
        )| GoalRow {
            id: goal.id.clone(),
            mode: goal.mode.word(),
            met: standing.met,
            was_broken: standing.was_broken,
            miss: standing.miss.as_ref().filter(|_| !standing.met).map(|one| {
                let said = miss(one);
                [Some(said.first), said.second].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }),
        };
        let (said, go) = match found {
            Checked::Solved(_) => (say::solved(score, went.acts, went.saves, went.par), None),
            Checked::Missed { miss: missing, place: go, .. } => {
                let own = opened
                    .texts
                    .as_deref()
                    .map(|texts| unmarked(&checked(texts, run, model, found)));
                (own.unwrap_or_else(|| miss(missing).first), go.as_ref().map(place))
            }
        };
        Self {
            schema: "tls-rehearsal/lesson-play/1",
            id: opened.lesson.id.clone(),
            variant: run.variant_at() + 1,
            solved: matches!(found, Checked::Solved(_)),
            points: score.points,
            stars: score.stars,
            acts: went.acts,
            saves: went.saves,
            par: Par { acts: went.par.0, saves: went.par.1 },
            hints: went.hints,
            goals: goals.map(row).collect(),
            said,
            go,
        }
    }

    fn text(&self, opened: &Opened, run: &Run, model: &Model, found: &Checked) -> String {
        let width = width();
        let mut table = Table::new(&[]);
        for (at, row) in self.goals.iter().enumerate() {
            let text = opened.texts.as_deref().map(|texts| unmarked(&goal(texts, run, model, at)));
            let mode = Mode::named(row.mode).unwrap_or_default();
            let state = match (mode, row.met) {
                (Mode::Always, true) => say::holds(),
                (Mode::Always, false) => say::broken(),
                (Mode::Now | Mode::Once, true) => say::met(),
                (Mode::Now | Mode::Once, false) => say::open(),
            };
            table.row([state, &say::goal(text.as_deref().unwrap_or(&row.id), mode)]);
        }
        let said = match found {
            Checked::Solved(_) => self.said.clone(),
            Checked::Missed { .. } => say::missed(&self.said),
        };
        format!("{}\n\n{}", table.text(width), paragraph("", &said, width))
    }
}

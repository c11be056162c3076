//! Strategies side by side: pictures on one axis, totals, and what can be edited.

use std::fmt::Write;

use super::count;
use super::html::Html;
use super::number::{minutes, number};
use super::odds::{ASKING, NOTHING, axis, of_seed};
use super::rehearse::{LETTERS, number as number_field, select};
use super::setting::full_name;
use super::timeline::{Look, percent};
use crate::app::Model;
use crate::app::act::Act;
use crate::app::input::Input;
use crate::app::rehearse::Subject;
use crate::domain::{Cited, Confidence, Config, Source, Tier};
use crate::rollout::calls::CONFIGS_MAX;
use crate::rollout::course::{Course, Kind, SAVES_MAX, WAIT_MAX, Work};
use crate::rollout::picture::View;
use crate::rollout::plan::InForce;
use crate::rollout::survey::Survey;

/// Where it is stated that scaling a Developer instance has downtime.
const SCALING: Cited = Cited::new(
    Source::UpgradeAndScale,
    "Downtime during scaling up and down",
    Confidence::Documented,
);

/// Which strategies are compared.
pub fn fields(model: &Model) -> String {
    let mut html = Html::default();
    let names = Kind::ALL.map(Kind::name);
    for (at, strategy) in model.rehearsal().strategies.iter().enumerate() {
        let label = format!("Strategy {}", LETTERS[at]);
        select(&mut html, Input::Kind(at), &label, "", &names, strategy.kind as u32);
    }
    html.done()
}

/// Pictures and totals.
pub fn body(model: &Model) -> String {
    let mut html = Html::default();
    let Some(subject) = model.subject() else {
        return html.element("<p class=\"card__lead\">", NOTHING, "</p>").done();
    };
    let courses = model.courses(&subject);
    html.drawing(&drawing(model, &subject, &courses));
    let rehearsal = model.rehearsal();
    let strategies = LETTERS.iter().zip(&rehearsal.strategies);
    let mut heads = vec![format!("Seed {}", subject.seed.0)];
    heads.extend(strategies.map(|(letter, each)| format!("{letter}: {}", each.kind.name())));
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    html.numbers("Strategies", "numbers strategies", &heads);
    html.row("Steps", courses.iter().map(steps));
    match model.surveys() {
        None => {
            html.element(
                "<tr><th scope=\"row\">Totals</th><td colspan=\"3\">",
                ASKING,
                "</td></tr>",
            );
        }
        Some(surveys) => totals(&mut html, &subject, &surveys.strategies),
    }
    html.end_numbers();
    notes(&mut html, model, &subject, &courses);
    html.done()
}

fn totals(html: &mut Html, subject: &Subject, surveys: &[Survey]) {
    let samples: Vec<_> = surveys.iter().map(|survey| of_seed(survey, subject)).collect();
    let each = || surveys.iter().zip(&samples);
    let with_p95 = |this: String, most: String| format!("{this}; 95 of 100: {most}");
    html.row(
        "First save to last end",
        each().map(|(survey, sample)| with_p95(minutes(sample.end), minutes(survey.end(95)))),
    );
    html.row(
        "In the state Updating",
        each().map(|(survey, sample)| with_p95(minutes(sample.busy), minutes(survey.busy(95)))),
    );
    html.row(
        "Downtime",
        each().map(|(survey, sample)| with_p95(minutes(sample.down), minutes(survey.down(95)))),
    );
    html.row(
        "Calls lost until the end",
        each().map(|(survey, sample)| with_p95(number(sample.lost), number(survey.lost(95)))),
    );
    html.row(
        "Calls lost a day after it",
        surveys.iter().map(|survey| {
            let question = survey.question();
            let last = question.course.steps.len().min(CONFIGS_MAX - 1);
            number(question.prices.by[last])
        }),
    );
}

/// "Scale to Basic, then save 9 changes; wait 2 h; save 5 changes".
fn steps(course: &Course) -> String {
    let mut before = course.before;
    let mut text = String::new();
    for (at, step) in course.steps.iter().enumerate() {
        match step.work {
            Work::Scale(tier) => {
                let _ = write!(text, "scale to {}", tier.name());
            }
            Work::Save(_) => {
                let changes = before.differing(step.after).count();
                let _ = write!(text, "save {}", count(changes, "change", "changes"));
            }
        }
        before = step.after;
        if at + 1 < course.steps.len() {
            match step.wait {
                0 => text.push_str("; then "),
                wait => {
                    let _ = write!(text, "; wait {}; ", minutes(wait));
                }
            }
        }
    }
    super::capitalised(&text)
}

/// What the numbers do not say.
fn notes(html: &mut Html, model: &Model, subject: &Subject, courses: &[Course]) {
    let scales =
        |course: &Course| course.steps.iter().any(|step| matches!(step.work, Work::Scale(_)));
    let chosen = |kind| model.rehearsal().strategies.iter().any(|each| each.kind == kind);
    if courses.iter().any(scales) {
        html.tags("<p class=\"callout\">Scaling from Developer has downtime itself");
        html.source(SCALING).tags(", as long as a save's, as we assume. So scaling first does not avoid this downtime: it moves it, adds the time of the move, and spares every later save its own. It also costs a dearer tier.</p>");
    } else if chosen(Kind::ScaleFirst) {
        let tier = subject.instance.tier();
        let why = match tier {
            Tier::Developer | Tier::Basic | Tier::Standard | Tier::Premium => {
                "has no downtime on save"
            }
            Tier::Consumption | Tier::BasicV2 | Tier::StandardV2 | Tier::PremiumV2 => {
                "cannot be scaled to a classic tier, and no downtime is expected of it"
            }
        };
        let text = format!("Nothing to scale: {} {why}.", tier.name());
        html.element("<p class=\"callout\">", &text, "</p>");
    }
    html.tags("<p class=\"card__lead\">Every strategy meets the same seed, the same calls and the same start. In a wait, what was saved so far serves; each save after the first draws from the seed anew.</p>");
}

const ROW: u32 = 26;
const AXIS: u32 = 20;

/// Strategies on one axis.
fn drawing(model: &Model, subject: &Subject, courses: &[Course]) -> String {
    let plans: Vec<_> = courses
        .iter()
        .map(|course| course.plans(model.rehearsal().assumed, subject.seed))
        .collect();
    let ends = plans.iter().flatten().map(|(begin, plan)| begin + plan.end().seconds());
    let view = View::whole(ends.max().unwrap_or_default().max(60));
    let height = AXIS + ROW * plans.len() as u32;
    let mut svg = String::from(
        "<div class=\"compared\" aria-hidden=\"true\"><div class=\"compared__names\">",
    );
    for letter in LETTERS {
        let _ = write!(svg, "<div class=\"compared__name\">{letter}</div>");
    }
    let _ = write!(svg, "</div><svg width=\"100%\" height=\"{height}\">");
    axis(&mut svg, view, height);
    for (at, plans) in (0..).zip(&plans) {
        let top = AXIS + ROW * at;
        let last = plans.last().map_or(0, |(begin, plan)| begin + plan.end().seconds());
        let _ = write!(
            svg,
            "<line class=\"compared__line\" x1=\"0\" x2=\"{}\" y1=\"{1}\" y2=\"{1}\"/>",
            percent(last, view),
            top + ROW / 2
        );
        for (begin, plan) in plans {
            for (span, force) in plan.in_force() {
                let look = match force {
                    InForce::Old => Look::Old,
                    InForce::Both => Look::Both,
                    InForce::New => Look::New,
                    InForce::Nothing => Look::Down,
                };
                let _ = write!(
                    svg,
                    "<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                    look.attributes(),
                    percent(begin + span.from.seconds(), view),
                    top + 4,
                    percent(span.seconds(), view),
                    ROW - 8
                );
            }
        }
    }
    svg.push_str("</svg></div>");
    svg
}

/// What of the strategy at this position can be changed: waits, and in which save each setting is changed.
pub fn editor(model: &Model, at: usize) -> String {
    let mut html = Html::default();
    let strategy = &model.rehearsal().strategies[at];
    let letter = LETTERS[at];
    let Some(subject) = model.subject() else {
        return html.element("<p class=\"card__lead\">", NOTHING, "</p>").done();
    };
    let course = Course::new(strategy, subject.instance, subject.before, subject.after);
    let saves: Vec<String> = (1..=SAVES_MAX).map(|save| format!("Save {save}")).collect();
    let saves: Vec<&str> = saves.iter().map(String::as_str).collect();
    html.tags("<div class=\"filters\">");
    for step in 0..course.steps.len().saturating_sub(1) {
        let label = format!("Wait after step {}, minutes", step + 1);
        number_field(&mut html, Input::Wait(at, step), &label, strategy.waits[step], (0, WAIT_MAX));
    }
    html.tags("</div><div class=\"moves\">");
    for setting in subject.before.differing(subject.after) {
        let more = format!(", strategy {letter}");
        let save = strategy.save_of(setting) as u32;
        select(&mut html, Input::Move(at, setting), &full_name(setting), &more, &saves, save);
    }
    html.tags("</div>");
    first_save(&mut html, at, &subject, &course);
    html.done()
}

/// The first save of a strategy as the draft, ready to be saved.
fn first_save(html: &mut Html, at: usize, subject: &Subject, course: &Course) {
    let first = course.steps.iter().find(|step| matches!(step.work, Work::Save(_)));
    let Some(first) = first.filter(|_| subject.pending && course.steps.len() > 1) else { return };
    let config: Config = first.after;
    let id = format!("first-save-{at}");
    html.button(&id, Act::Adopt(config), "button", "Make its first save the draft", LETTERS[at]);
}

/// The strategies in lines, for a change request.
pub fn in_lines(model: &Model, subject: &Subject) -> Vec<String> {
    let kinds = model.rehearsal().strategies.map(|strategy| strategy.kind.name()).into_iter();
    let lines = kinds.zip(model.courses(subject));
    lines.map(|(name, course)| format!("{name}: {}", steps(&course))).collect()
}

//! The change window, in words: does it hold the rollout, do callers at work notice, when is the last moment to go back.

use super::html::Html;
use super::number::{chance, minutes, moment, number};
use super::odds::{ASKING, NOTHING};
use super::rehearse::control;
use crate::app::Model;
use crate::app::rehearse::Surveys;
use crate::rollout::calendar::{Day, Moment};
use crate::rollout::rehearsal::Field;
use crate::rollout::survey::Survey;
use crate::rollout::week::OFFICE;

/// The fields of the window.
pub fn fields(model: &Model) -> String {
    let mut html = Html::default();
    for field in [
        Field::WindowDay,
        Field::WindowMinute,
        Field::WindowOffset,
        Field::WindowLength,
        Field::Weekdays,
    ] {
        control(&mut html, &model.rehearsal(), field);
    }
    html.done()
}

/// What the seeds say of the window.
pub fn body(model: &Model) -> String {
    let mut html = Html::default();
    let window = model.rehearsal().window;
    let opens = window.opens();
    if window.day == Day(0) {
        return html.tags("<p class=\"card__lead\">Choose a day.</p>").done();
    }
    if window.day < model.first_day() {
        return html
            .tags("<p class=\"card__lead\">This day is past. Choose one to come.</p>")
            .done();
    }
    let line = format!("Opens {}, closes {}.", moment(opens), moment(opens.later(window.length)));
    html.element("<p>", &line, "</p>");
    let (Some(_), Some(surveys)) = (model.subject(), model.surveys()) else {
        let text = if model.subject().is_some() { ASKING } else { NOTHING };
        return html.element("<p class=\"card__lead\">", text, "</p>").done();
    };
    let survey = &surveys.single;
    html.tags("<ul class=\"lines\">");
    let inside = format!(
        "The rollout ends inside the window in {} of the seeds; with the way back, in {}.",
        chance(survey.over_within(window.length * 60)),
        chance(surveys.back.over_within(window.length * 60)),
    );
    html.element("<li>", &inside, "</li>");
    let office = match (survey.down(100), model.office_chance(survey, opens)) {
        (0, _) => "No downtime is expected, so it meets no office hours.".to_owned(),
        (_, share) => format!(
            "The downtime meets office hours (Monday to Friday, {} to {} where callers are) in {} of the seeds.",
            OFFICE.0,
            OFFICE.1,
            chance(share)
        ),
    };
    html.element("<li>", &office, "</li>");
    let last = match model.last_moment(&surveys.single) {
        Some(last) => format!(
            "Begin to go back by {} at the latest, to be back inside the window in 95 of 100 seeds.",
            moment(last)
        ),
        None => {
            "The window does not hold the rollout and the way back in 95 of 100 seeds.".to_owned()
        }
    };
    html.element("<li>", &last, "</li></ul>");
    days(&mut html, model, survey);
    html.done()
}

/// The same window on other days.
fn days(html: &mut Html, model: &Model, survey: &Survey) {
    let rehearsal = model.rehearsal();
    let window = rehearsal.window;
    let Some(subject) = model.subject() else { return };
    let lost = format!("Calls lost, seed {}", subject.seed.0);
    html.numbers(
        "Days compared",
        "numbers",
        &["Opens", "Ends inside", "Downtime in office hours", &lost],
    );
    let week = (0..7).map(|ahead| Day(window.day.0.saturating_add(ahead)));
    for day in week.filter(|day| window.weekdays >> day.weekday() & 1 == 1) {
        let start = Moment { day, ..window.opens() };
        let mut question = survey.question().clone();
        question.load = rehearsal.load_at(start);
        let cells = [
            chance(survey.over_within(window.length * 60)),
            chance(model.office_chance(survey, start)),
            number(question.sample(subject.seed).lost),
        ];
        html.row(&moment(start), cells);
    }
    html.end_numbers();
}

/// The window in lines, for a change request.
pub fn in_lines(model: &Model, surveys: &Surveys) -> Vec<String> {
    let window = model.rehearsal().window;
    let opens = window.opens();
    let survey = &surveys.single;
    let mut lines = vec![
        format!("Opens: {}", moment(opens)),
        format!(
            "Closes: {} (after {})",
            moment(opens.later(window.length)),
            minutes(window.length * 60)
        ),
        format!(
            "Chance that the rollout ends inside: {}",
            chance(survey.over_within(window.length * 60))
        ),
        format!(
            "Chance that downtime meets office hours: {}",
            chance(model.office_chance(survey, opens))
        ),
    ];
    lines.push(match model.last_moment(&surveys.single) {
        Some(last) => {
            format!("Last moment to begin the way back (95 of 100 seeds): {}", moment(last))
        }
        None => "The way back does not fit into the window in 95 of 100 seeds".to_owned(),
    });
    lines
}

//! The change window, in words: does it hold the rollout, do callers at work notice, when is the last moment to go back.

use super::number::{chance, minutes, moment};
use crate::app::Model;
use crate::app::checks::{Figures, Standing, Why};
use crate::app::rehearse::Surveys;
use crate::rollout::week::OFFICE;

super::labels! {
    change_window: "Change window";
    zones: "Time zones are fixed offsets from UTC: choose the one that holds on that day.";
    days_compared: "Days compared";
    opens: "Opens";
    ends_inside: "Ends inside";
    in_office_hours: "Downtime in office hours";
    choose_day: "Choose a day.";
    past: "This day is past. Choose one to come.";
}

/// "Calls lost, seed 1".
pub fn lost_with(seed: u32) -> String {
    format!("Calls lost, seed {seed}")
}

/// When it opens and closes, or what is wrong with its day.
pub fn about(model: &Model) -> String {
    let [_, _, window, ..] = model.checks();
    match window.standing {
        Standing::Unknown(Why::NoDay) => choose_day().to_owned(),
        Standing::Unknown(Why::Past) => past().to_owned(),
        Standing::Unknown(Why::NothingPlanned | Why::Callers | Why::Asking)
        | Standing::Holds
        | Standing::Fails => {
            let window = model.rehearsal().window;
            let opens = window.opens();
            format!("Opens {}, closes {}.", moment(opens), moment(opens.later(window.length)))
        }
    }
}

/// What the seeds say of it, a line each.
pub fn lines(model: &Model) -> Vec<String> {
    let [_, _, window, back, office] = model.checks();
    let mut lines = Vec::new();
    if let (
        Some(Figures::Window { inside, .. }),
        Some(Figures::WayBack { last, inside: both, .. }),
    ) = (window.figures, back.figures)
    {
        lines.push(format!(
            "The rollout ends inside the window in {} of the seeds; with the way back, in {}.",
            chance(inside),
            chance(both)
        ));
        lines.push(match last {
            Some(last) => format!(
                "Begin to go back by {} at the latest, to be back inside the window in 95 of 100 seeds.",
                moment(last)
            ),
            None => "The window does not hold the rollout and the way back in 95 of 100 seeds."
                .to_owned(),
        });
    }
    if let Some(Figures::OfficeHours { down, meets }) = office.figures {
        lines.push(if down {
            format!(
                "The downtime meets office hours (Monday to Friday, {} to {} where callers are) in {} of the seeds.",
                OFFICE.0,
                OFFICE.1,
                chance(meets)
            )
        } else {
            "No downtime is expected, so it meets no office hours.".to_owned()
        });
    }
    lines
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
    lines.push(match model.last_moment(survey) {
        Some(last) => {
            format!("Last moment to begin the way back (95 of 100 seeds): {}", moment(last))
        }
        None => "The way back does not fit into the window in 95 of 100 seeds".to_owned(),
    });
    lines
}

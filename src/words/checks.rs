//! "Ready to save?": each question with its answer in a sentence.

use super::impact::members;
use super::number::{chance, minutes, moment, one_decimal, share, thousandths};
use super::{planned, plural};
use crate::app::Model;
use crate::app::checks::{Check, Checked, Figures, Standing, Why};
use crate::domain::Side;
use crate::rollout::week::OFFICE;
use crate::tls::impact::Totals;

/// A question.
pub fn question(check: Check) -> &'static str {
    match check {
        Check::Callers => planned::callers(),
        Check::ErrorBudget => planned::error_budget(),
        Check::Window => planned::window(),
        Check::WayBack => planned::way_back(),
        Check::OfficeHours => planned::office_hours(),
    }
}

/// Its answer.
pub fn answer(model: &Model, checked: &Checked) -> String {
    match (checked.figures, checked.standing) {
        (None, Standing::Unknown(why)) => unknown(why).to_owned(),
        (None, Standing::Holds | Standing::Fails) => String::new(),
        (Some(Figures::Callers { totals, unsure }), standing) => {
            of_callers(&totals, unsure, standing)
        }
        (Some(Figures::ErrorBudget { left, most, daily, .. }), _) => {
            of_budget(model, left, most, daily)
        }
        (Some(Figures::Window { opens, inside, takes, .. }), _) => {
            let opens = moment(opens);
            let long = minutes(model.rehearsal().window.length * 60);
            match inside {
                10_000 => format!("{opens}, {long}: holds the rollout in all rehearsals."),
                inside => format!(
                    "{opens}, {long}: holds the rollout in {} of the rehearsals; 95 of 100 take {} at most.",
                    chance(inside),
                    minutes(takes)
                ),
            }
        }
        (Some(Figures::WayBack { last: Some(last), takes, .. }), Standing::Holds) => format!(
            "Fits the same window, if it begins by {}: {} from Save, in 95 of 100.",
            moment(last),
            minutes(takes)
        ),
        (Some(Figures::WayBack { takes, inside, .. }), _) => format!(
            "The window would have to be {} long; as it is it holds both ways in {} of the rehearsals.",
            minutes(takes),
            chance(inside)
        ),
        (Some(Figures::OfficeHours { down, meets }), _) => of_office_hours(down, meets),
    }
}

const fn unknown(why: Why) -> &'static str {
    match why {
        Why::NothingPlanned => "Depends on the change.",
        Why::Callers => "Nobody who is known stops connecting; others may.",
        Why::Asking => "10,000 seeds are being asked.",
        Why::NoDay => "Choose a day.",
        Why::Past => "This day is past. Choose one to come.",
    }
}

fn of_callers(totals: &[Totals; 2], unsure: [usize; 2], standing: Standing) -> String {
    let who = |numbers: [usize; 2]| {
        let sides = Side::ALL.into_iter().zip(numbers).filter(|(_, number)| *number > 0);
        let named: Vec<_> = sides.map(|(side, number)| members(number, side)).collect();
        super::list(&named)
    };
    match standing {
        Standing::Unknown(Why::NothingPlanned) => planned::depends(totals),
        Standing::Holds => "Nobody stops connecting.".to_owned(),
        Standing::Fails => {
            let lost = [totals[0].lost, totals[1].lost];
            format!(
                "{} {} connecting. For each, Impact names the smallest change that saves it.",
                who(lost),
                plural(lost.iter().sum(), "stops", "stop")
            )
        }
        Standing::Unknown(Why::Callers | Why::Asking | Why::NoDay | Why::Past) => {
            format!("Nobody who is known stops connecting; of {} nobody knows.", who(unsure))
        }
    }
}

/// "99.9 % over 30 days".
pub fn objective(model: &Model) -> String {
    let objective = model.rehearsal().objective;
    format!(
        "{} % over {}",
        thousandths(objective.thousandths),
        super::count(objective.days as usize, "day", "days")
    )
}

fn of_budget(model: &Model, left: u64, most: u64, daily: u64) -> String {
    let objective = objective(model);
    if model.asked_about().is_any() {
        return format!("{objective}: the downtime alone takes {}, in 95 of 100.", of(most, left));
    }
    let days = u64::from(model.rehearsal().objective.fix_days);
    match daily * days {
        0 => format!(
            "{objective}: the rollout takes {}, and nobody goes on failing.",
            of(most, left)
        ),
        fixing => format!(
            "{objective}: the rollout takes {}, the failing callers {}.",
            of(most, left),
            of(fixing, left)
        ),
    }
}

/// "20.2 %", "6.0 times what is left".
pub fn of(calls: u64, left: u64) -> String {
    match (calls, left) {
        (0, _) => "nothing".to_owned(),
        (_, 0) => "more than is left".to_owned(),
        (calls, left) if calls > left => {
            let tenths = u128::from(calls) * 10 / u128::from(left);
            format!("{} times what is left", one_decimal(tenths))
        }
        (calls, left) => share(calls, left),
    }
}

fn of_office_hours(down: bool, meets: u32) -> String {
    let (from, to) = OFFICE;
    match (down, meets) {
        (false, _) => "No downtime is expected, so it meets none.".to_owned(),
        (true, 0) => {
            format!("The downtime meets none, Monday to Friday, {from} to {to} where callers are.")
        }
        (true, share) => format!(
            "The downtime meets some in {} of the rehearsals: Monday to Friday, {from} to {to} where callers are.",
            chance(share)
        ),
    }
}

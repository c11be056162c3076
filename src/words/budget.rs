//! The error budget, in words and numbers.

use super::html::Html;
use super::number::{minutes, number, one_decimal, share, thousandths};
use super::odds::{ASKING, NOTHING};
use super::rehearse::control;
use crate::app::Model;
use crate::domain::Side;
use crate::rollout::budget::{Promise, Spending, promise};
use crate::rollout::rehearsal::Field;

/// The fields of the objective.
pub fn fields(model: &Model) -> String {
    let mut html = Html::default();
    for field in [Field::Objective, Field::ObjectiveDays, Field::Spent, Field::FixDays] {
        control(&mut html, &model.rehearsal(), field);
    }
    html.done()
}

/// What is in the budget, what the rollout takes, and what goes on after it.
pub fn body(model: &Model) -> String {
    let mut html = Html::default();
    let objective = model.rehearsal().objective;
    let requests = model.fleet().requests(Side::Client);
    let (budget, left) = (objective.budget(requests), objective.left(requests));
    let about = format!(
        "{} of {} calls in {} may fail; {} are left.",
        number(budget),
        number(requests * u64::from(objective.days)),
        super::count(objective.days as usize, "day", "days"),
        number(left)
    );
    html.element("<p class=\"budget__left\">", &about, "</p>");
    let survey = match (model.subject(), model.single_survey()) {
        (None, _) => return html.element("<p class=\"card__lead\">", NOTHING, "</p>").done(),
        (_, None) => return html.element("<p class=\"card__lead\">", ASKING, "</p>").done(),
        (Some(_), Some(survey)) => survey,
    };
    let daily = survey.question().prices.by[1];
    let (half, most) = (survey.lost(50), survey.lost(95));
    let fixing = daily * u64::from(objective.fix_days);
    html.numbers("What is taken", "numbers", &["Taken by", "Calls", "Of what is left"]);
    let days = objective.fix_days;
    for (head, calls) in [
        ("The rollout, in half of the seeds at most".to_owned(), half),
        ("The rollout, in 95 of 100 seeds at most".to_owned(), most),
        ("Failing callers, a day after it".to_owned(), daily),
        (
            format!(
                "Failing callers, {} until they are fixed",
                super::count(days as usize, "day", "days")
            ),
            fixing,
        ),
        ("All of it, in 95 of 100 seeds at most".to_owned(), most + fixing),
    ] {
        html.row(&head, [number(calls), of_left(calls, left)]);
    }
    html.end_numbers();
    html.element("<p>", &verdict(objective.spending(left, most, daily)), "</p>");
    html.tags("<p class=\"card__lead\">A call counts as lost if it was served before and is refused, meets nobody, or gets in and needs a backend that cannot be reached any more. Which backend a call needs is taken not to depend on its caller (inferred).</p>");
    html.done()
}

fn of_left(calls: u64, left: u64) -> String {
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

/// What it comes to.
fn verdict(spending: Spending) -> String {
    match spending {
        Spending::TooMuch => "The rollout alone may spend more than is left.".to_owned(),
        Spending::Fits => {
            "The rollout fits, and nobody who was served before goes on failing after it."
                .to_owned()
        }
        Spending::Lasts(days) => format!(
            "The budget holds until callers are fixed, for {} at that rate.",
            super::count(days as usize, "day", "days")
        ),
        Spending::Gone(0) => {
            "The budget is gone within a day of the rollout: callers have to be fixed first."
                .to_owned()
        }
        Spending::Gone(days) => format!(
            "The budget is gone {} after the rollout: callers have to be fixed before that, or first.",
            super::count(days as usize, "day", "days")
        ),
    }
}

/// What the tier's agreement promises, and what follows.
pub fn agreement(model: &Model) -> String {
    let instance = model.subject().map_or(model.instance(), |subject| subject.instance);
    let tier = instance.tier();
    let (promise, cited) = promise(tier);
    let mut html = Html::default();
    html.tags("<p class=\"callout\">");
    html.text(&match promise {
        Promise::None => format!(
            "{} has no service level agreement: nobody owes anything for its downtime, so the objective above is yours alone. The tier is meant for trying out, not for production.",
            tier.name()
        ),
        Promise::Quoted(figure) => format!(
            "{} has a service level agreement. Its figure, as quoted: {figure}. It is what Microsoft owes, not what your callers meet: a call that a setting refuses counts against your objective only.",
            tier.name()
        ),
        Promise::Unknown => format!(
            "{} has a service level agreement; its figure is not known here. A call that a setting refuses counts against your objective only.",
            tier.name()
        ),
    });
    html.source(cited).tags("</p>").done()
}

/// The objective in one line, for a change request.
pub fn objective(model: &Model) -> String {
    let objective = model.rehearsal().objective;
    format!("{} % over {} days", thousandths(objective.thousandths), objective.days)
}

/// What going back would take: time and calls, and whether the window holds it.
pub fn way_back(model: &Model) -> String {
    let mut html = Html::default();
    let (Some(_), Some(surveys)) = (model.subject(), model.surveys()) else {
        let text = if model.subject().is_some() { ASKING } else { NOTHING };
        return html.element("<p class=\"card__lead\">", text, "</p>").done();
    };
    let (there, back) = (&*surveys.single, &surveys.back);
    let notice = model.rehearsal().notice;
    let length = model.rehearsal().window.length;
    let about = format!(
        "Going back is another rollout, which takes as long again: a save cannot be stopped. It begins when the first is over and somebody has noticed, {notice} min later.",
    );
    html.element("<p>", &about, "</p>");
    html.numbers(
        "The way back, in numbers",
        "numbers",
        &["Not more, in so many of 100", "50", "95"],
    );
    let times = |of: &dyn Fn(u32) -> u32| [of(50), of(95)].map(minutes);
    html.row("From Save until all is as before", times(&|percent| back.end(percent)));
    html.row("Downtime of both rollouts", times(&|percent| back.down(percent)));
    html.row("Calls lost until then", [back.lost(50), back.lost(95)].map(number));
    html.end_numbers();
    let window = length * 60;
    let verdict = match (there.end(95) <= window, back.end(95) <= window) {
        (true, true) => {
            format!("The window of {} holds both ways in 95 of 100 seeds.", minutes(window))
        }
        (true, false) => format!(
            "The window of {} holds the rollout, but not the way back: it would have to be {} long.",
            minutes(window),
            minutes(back.end(95))
        ),
        (false, _) => format!(
            "The window of {} does not even hold the rollout: {} would be needed, and {} with the way back.",
            minutes(window),
            minutes(there.end(95)),
            minutes(back.end(95))
        ),
    };
    html.element("<p><strong>", &verdict, "</strong></p>").done()
}

//! The error budget, in words and numbers.

use super::number::{number, thousandths};
use super::{count, plural};
use crate::app::Model;
use crate::domain::{Side, Tier};
use crate::rollout::budget::{Promise, Spending, promise};

super::labels! {
    taken_by: "Taken by";
    calls: "Calls";
    of_left: "Of what is left";
    what_is_taken: "What is taken";
    in_half: "The rollout, in half of the rehearsals";
    in_most: "The rollout, in 95 of 100 at most";
    a_day: "Failing callers, a day after it";
    lost: "A call counts as lost if it was served before and is refused, meets nobody, or gets in and needs a backend that cannot be reached any more. Which backend a call needs is taken not to depend on its caller (inferred).";
}

/// "Failing callers, 7 days until they are fixed".
pub fn until_fixed(days: u32) -> String {
    format!("Failing callers, {} until they are fixed", count(days as usize, "day", "days"))
}

/// How many calls may fail, and how many of them are left.
pub fn about(model: &Model) -> String {
    let objective = model.rehearsal().objective;
    let requests = model.fleet().requests(Side::Client);
    format!(
        "{} of {} calls in {} may fail; {} are left.",
        number(objective.budget(requests)),
        number(requests * u64::from(objective.days)),
        count(objective.days as usize, "day", "days"),
        number(objective.left(requests))
    )
}

/// What it comes to.
pub fn verdict(spending: Spending) -> String {
    match spending {
        Spending::TooMuch => "The rollout alone may spend more than is left.".to_owned(),
        Spending::Fits => {
            "The rollout fits, and nobody who was served before goes on failing after it."
                .to_owned()
        }
        Spending::Lasts(days) => format!(
            "The budget holds until callers are fixed, for {} at that rate.",
            count(days as usize, "day", "days")
        ),
        Spending::Gone(0) => {
            "The budget is gone within a day of the rollout: callers have to be fixed first."
                .to_owned()
        }
        Spending::Gone(days) => format!(
            "The budget is gone {} after the rollout: callers have to be fixed before that, or first.",
            count(days as usize, "day", "days")
        ),
    }
}

/// What a tier's agreement promises, and what follows.
pub fn agreement(tier: Tier) -> String {
    match promise(tier).0 {
        Promise::None => format!(
            "{} has no service level agreement: nobody owes anything for its downtime, so the objective is yours alone. The tier is meant for trying out, not for production.",
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
    }
}

/// The objective in one line, for a change request.
pub fn objective(model: &Model) -> String {
    let objective = model.rehearsal().objective;
    format!("{} % over {} days", thousandths(objective.thousandths), objective.days)
}

/// "7 days".
pub fn days(days: u32) -> String {
    format!("{days} {}", plural(days as usize, "day", "days"))
}

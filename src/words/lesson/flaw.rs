//! What is wrong with a lesson.

use super::act::act;
use super::miss::miss;
use super::statement::named;
use crate::lesson::Lesson;
use crate::lesson::proof::{Fault, Flaw};
use crate::lesson::start::StartFault;

/// What is wrong, and where.
pub fn flaw(lesson: &Lesson, fault: &Fault) -> String {
    let variant = lesson.variant(fault.variant);
    let goal = |at: usize| {
        let id = variant.and_then(|variant| variant.goals.get(at)).map(|goal| goal.id.as_str());
        format!("Goal {} ({})", at + 1, id.unwrap_or_default())
    };
    let text = match &fault.flaw {
        Flaw::Start(StartFault::NoMember(id)) => {
            format!("The start names {id}, which is not there.")
        }
        Flaw::Start(StartFault::Stays(which)) => {
            format!("The start turns {}, which does not turn here.", named(*which))
        }
        Flaw::Owner(id) => {
            format!(
                "The owner of {id} cannot change it: it is not there, or what it becomes is no other profile."
            )
        }
        Flaw::File(error) => format!("A text to import cannot be read: {error}."),
        Flaw::Unsolved { goal: at, miss: missing } => {
            let said = miss(missing);
            let second = said.second.map(|second| format!(" {second}")).unwrap_or_default();
            format!(
                "The solution leaves {} open. {}{second}",
                goal(*at).replacen("Goal", "goal", 1),
                said.first
            )
        }
        Flaw::NothingWins => "Doing nothing wins.".to_owned(),
        Flaw::MetAtStart { goal: at } => format!("{} is met at the start.", goal(*at)),
        Flaw::BrokenAtStart { goal: at, miss: missing } => {
            format!("{} is a limit, and broken at the start. {}", goal(*at), miss(missing).first)
        }
        Flaw::NeverFailed { goal: at } => format!(
            "Nothing fails {}: remove it, or record a way that fails it.",
            goal(*at).replacen("Goal", "goal", 1)
        ),
        Flaw::Spare { act: at } => {
            let act_of = variant.and_then(|variant| variant.solution.get(*at));
            let written = act_of.map(ToString::to_string).unwrap_or_default();
            let told = act_of.map(act).unwrap_or_default();
            format!("The act `{written}` is not needed ({told}).")
        }
        Flaw::WrongWins { way } => format!("Way {} that must not win does.", way + 1),
    };
    if lesson.variants.len() > 1 {
        return format!("Variant {}: {text}", fault.variant + 1);
    }
    text
}

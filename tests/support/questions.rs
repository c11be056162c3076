//! What seeds are asked, and what they answer.

use tls_rehearsal::app::Model;
use tls_rehearsal::app::rehearse::Surveys;
use tls_rehearsal::domain::{Config, Instance};
use tls_rehearsal::rollout::course::{Course, Question};
use tls_rehearsal::rollout::survey::Survey;
use tls_rehearsal::rollout::{Assumed, Rehearsal};
use tls_rehearsal::tls::Fleet;

/// A save of all at once, by the load of a page that is just opened.
pub fn question(instance: Instance, assumed: Assumed, before: Config, after: Config) -> Question {
    let load = Rehearsal::default().load();
    Question::new(Course::single(instance, before, after), assumed, load, &Fleet::example())
}

/// What the seeds answer to all that is planned.
pub fn surveys(model: &Model) -> Surveys {
    let asked = model.questions().into_iter().map(|question| Survey::ask(question).into());
    Surveys::of(asked).expect("something is planned")
}

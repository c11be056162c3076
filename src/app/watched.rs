//! The rollout that is looked at, in numbers: calls it has lost so far, and where it stands among the rehearsals.

use super::Model;
use crate::rollout::SimTime;
use crate::rollout::course::{Course, Question};

/// Calls that a rollout takes from those who were served before it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Lost {
    /// Until the moment that is looked at.
    pub so_far: u64,
    /// Until its end.
    pub in_all: u64,
}

/// Than how many rehearsals a rollout was worse, in hundredths of a percent of them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rank {
    /// They were over sooner.
    pub end: u32,
    /// Nobody was answered for a shorter time; `None` where somebody always is.
    pub down: Option<u32>,
    /// They lost fewer calls; `None` as long as they were not asked about this change.
    pub lost: Option<u32>,
}

impl Model {
    /// What the seeds would be asked about the rollout that is looked at.
    pub fn run_question(&self) -> Option<Question> {
        let plan = &self.shown()?.plan;
        let course = Course::single(plan.instance(), plan.before(), plan.after());
        Some(Question::new(course, plan.assumed(), self.rehearsal().load(), self.fleet()))
    }

    /// Calls that the rollout that is looked at loses, when Save is pressed as the window opens.
    pub fn lost(&self) -> Option<Lost> {
        self.lost_by(&self.run_question()?)
    }

    /// The same, where what would be asked of it is at hand.
    pub fn lost_by(&self, question: &Question) -> Option<Lost> {
        let run = self.shown()?;
        let seed = run.plan.seed();
        let lost = |at: SimTime| question.lost_until(seed, at.seconds());
        Some(Lost { so_far: lost(run.now), in_all: lost(run.plan.end()) })
    }

    /// Where it stands among the rehearsals; `None` as long as they were not asked about such a save.
    pub fn rank(&self) -> Option<Rank> {
        let (run, question) = (self.shown()?, self.run_question()?);
        let survey =
            self.answered().find(|survey| survey.question().takes_as_long_as(&question))?;
        let this = question.sample(run.plan.seed());
        Some(Rank {
            end: survey.share(|sample| sample.end < this.end),
            down: (this.down > 0).then(|| survey.share(|sample| sample.down < this.down)),
            lost: (*survey.question() == question)
                .then(|| survey.share(|sample| sample.lost < this.lost)),
        })
    }
}

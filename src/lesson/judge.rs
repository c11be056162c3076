//! What is right, and whether an answer is.

use super::act_read::ANSWER_MAX;
use super::member::name_of;
use super::names::{At, Named};
use super::question::{Kind, Number, Outcome, Question, Shape, WhichSetting, Who};
use super::sight::Sight;
use crate::domain::Setting;
use crate::tls::impact::Verdict;

impl Question {
    /// The right answer, as an act writes it; `None` as long as the model has none.
    pub fn right(&self, sight: &Sight<'_>) -> Option<String> {
        Some(match &self.kind {
            Kind::One(_, right) => right.clone(),
            Kind::Many(_, right) => right.join(","),
            Kind::Order(options) => options.join(","),
            Kind::Number(Number::This(number), _) => number.to_string(),
            Kind::Number(Number::Of(value), _) => value.of(sight).ok()?.to_string(),
            Kind::Member(options, who) => match who.of(options, sight).as_slice() {
                [only] => only.clone(),
                _ => return None,
            },
            Kind::Members(options, who) => {
                Some(who.of(options, sight)).filter(|right| !right.is_empty())?.join(",")
            }
            Kind::Setting(options, which) => match which.of(options, sight).as_slice() {
                [only] => only.word().to_owned(),
                _ => return None,
            },
        })
    }

    /// Is it an answer to this question, right or wrong?
    pub fn takes(&self, answer: &str) -> bool {
        if answer.len() > ANSWER_MAX {
            return false;
        }
        let options = self.options();
        let chosen: Vec<_> = parts(answer).collect();
        let known = chosen.iter().all(|part| options.iter().any(|option| option == part));
        let once = (1..chosen.len()).all(|at| !chosen[..at].contains(&chosen[at]));
        match self.shape() {
            Shape::Number => typed(answer).is_some(),
            Shape::One | Shape::Member | Shape::Setting => known && chosen.len() == 1,
            Shape::Many | Shape::Members => known && once && !chosen.is_empty(),
            Shape::Order => known && once && chosen.len() == options.len(),
        }
    }

    /// What `answer` is.
    pub fn judge(&self, answer: &str, sight: &Sight<'_>) -> Outcome {
        if !self.takes(answer) {
            return Outcome::NoAnswer;
        }
        let Some(right) = self.right(sight) else { return Outcome::Early };
        let wrong = Outcome::Wrong(Vec::new(), 0);
        match &self.kind {
            Kind::Number(_, tolerance) => {
                let near = |(one, other): (u64, u64)| one.abs_diff(other) <= *tolerance;
                let is_near = typed(answer).zip(typed(&right)).is_some_and(near);
                if is_near { Outcome::Right } else { wrong }
            }
            Kind::Order(_) if parts(answer).eq(parts(&right)) => Outcome::Right,
            Kind::Order(_) => wrong,
            Kind::One(..)
            | Kind::Many(..)
            | Kind::Member(..)
            | Kind::Members(..)
            | Kind::Setting(..) => {
                let is_right = |part: &&str| parts(&right).any(|other| other == *part);
                let chosen = parts(answer).filter(|part| !is_right(part)).map(str::to_owned);
                let chosen: Vec<_> = chosen.collect();
                let missing = parts(&right).filter(|part| !parts(answer).any(|one| one == *part));
                match (chosen, missing.count()) {
                    (chosen, 0) if chosen.is_empty() => Outcome::Right,
                    (chosen, missing) => Outcome::Wrong(chosen, missing),
                }
            }
        }
    }
}

impl Who {
    fn of(&self, options: &[String], sight: &Sight<'_>) -> Vec<String> {
        let judged = |id: &str, at: At| Some(sight.judge(at).verdict(&sight.member(id)?.profile));
        let lost = |at: At| sight.lost(at);
        let is_so = |id: &String| match self {
            Self::These(these) => these.contains(id),
            Self::Lost(at) => lost(*at).iter().any(|loser| name_of(loser.side, &loser.id) == *id),
            Self::Fails(at) => judged(id, *at) == Some(Verdict::Fails),
            Self::Connects(at) => matches!(judged(id, *at), Some(Verdict::Connects(..))),
        };
        options.iter().filter(|id| is_so(id)).cloned().collect()
    }
}

impl WhichSetting {
    fn of(&self, options: &[Setting], sight: &Sight<'_>) -> Vec<Setting> {
        let is_so = |setting: &Setting| match self {
            Self::This(this) => this == setting,
            Self::Turned(on, settings, at) => {
                settings.all().contains(setting) && sight.config(*at).is_on(*setting) == *on
            }
        };
        options.iter().copied().filter(is_so).collect()
    }
}

fn parts(answer: &str) -> impl Iterator<Item = &str> {
    answer.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// A number as people type it: "41,320", "41 320".
fn typed(answer: &str) -> Option<u64> {
    let digits: String = answer
        .chars()
        .filter(|letter| !matches!(letter, ',' | ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

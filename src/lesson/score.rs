//! Points and stars.

use super::condition::Mode;

/// Points of a solved lesson without hints.
pub const POINTS: u32 = 100;

/// What each hint costs.
pub const HINT_COSTS: [u32; 3] = [5, 10, 25];

/// How a lesson went.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Score {
    /// Of [`POINTS`], for who keeps a record.
    pub points: u32,
    /// Of three, for the learner.
    pub stars: u8,
}

/// What a score is made of.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Went {
    /// All goals were met at a Check.
    pub solved: bool,
    /// Goals that are met, without limits.
    pub met: usize,
    /// All goals, with limits.
    pub goals: usize,
    /// Hints taken.
    pub hints: usize,
    /// A limit was broken on the way.
    pub broke: bool,
    /// Acts that count, and saves.
    pub acts: u32,
    /// Saves, ways back among them.
    pub saves: u32,
    /// The solution's acts and saves.
    pub par: (u32, u32),
    /// Something was taken back.
    pub undone: bool,
    /// The solution was shown.
    pub shown: bool,
}

impl Went {
    /// The score. Limits count once the lesson is solved: by doing nothing they hold.
    pub fn score(self) -> Score {
        if self.shown {
            return Score::default();
        }
        let met = if self.solved { self.goals } else { self.met };
        let goals = (POINTS as usize * met).checked_div(self.goals).unwrap_or_default() as u32;
        let hints: u32 = HINT_COSTS.iter().take(self.hints).sum();
        let stars = match self {
            Self { solved: false, .. } => 0,
            _ if self.hints >= HINT_COSTS.len() || self.broke => 1,
            _ if self.acts > self.par.0 || self.saves > self.par.1 || self.undone => 2,
            _ => 3,
        };
        Score { points: goals.saturating_sub(hints), stars }
    }
}

/// Does a goal of this mode count by itself before the lesson is solved?
pub const fn counts(mode: Mode) -> bool {
    match mode {
        Mode::Now | Mode::Once => true,
        Mode::Always => false,
    }
}

//! What an LMS is told: score, status and time, from the best results alone. So nothing of it falls, and leaving decides nothing.

use super::Passing;
use super::suspend::Best;

/// What it comes to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Report {
    /// The mean of the points of all lessons, a whole number of 100.
    pub score: u8,
    /// It is passed.
    pub passed: bool,
}

/// What the best of every lesson comes to.
pub fn report(best: &[Best], passing: Passing) -> Report {
    let points: usize = best.iter().map(|best| usize::from(best.points.min(100))).sum();
    let score = points.checked_div(best.len()).unwrap_or_default() as u8;
    let passed = !best.is_empty()
        && match passing {
            Passing::Solved => best.iter().all(|best| best.solved),
            Passing::Mean(least) => score >= least,
        };
    Report { score, passed }
}

impl Best {
    /// The better of both, each part by itself: a later attempt never takes anything away.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let (more, less) =
            if (other.solved, other.points, other.stars) > (self.solved, self.points, self.stars) {
                (other, self)
            } else {
                (self, other)
            };
        Self {
            tried: more.tried || less.tried,
            solved: more.solved || less.solved,
            points: more.points.max(less.points),
            stars: more.stars.max(less.stars),
            hints: more.hints,
        }
    }
}

/// A time as SCORM 1.2 writes it, without parts of a second, which an LMS was seen to read wrongly: `0001:02:03`.
pub fn scorm_time(seconds: u64) -> String {
    let seconds = seconds.min(9999 * 3600 + 59 * 60 + 59);
    format!("{:04}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A time as statements of cmi5 write it: `PT3723S`.
pub fn duration(seconds: u64) -> String {
    format!("PT{seconds}S")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(points: u8) -> Best {
        Best { tried: true, solved: true, points, stars: 1, hints: 0 }
    }

    #[test]
    fn it_is_passed_once_all_is_solved_or_the_mean_is_reached() {
        let open = Best { tried: true, points: 50, ..Best::default() };
        let both = [solved(95), open];
        assert_eq!(report(&both, Passing::Solved), Report { score: 72, passed: false });
        assert_eq!(report(&both, Passing::Mean(72)), Report { score: 72, passed: true });
        assert_eq!(report(&both, Passing::Mean(73)), Report { score: 72, passed: false });
        assert_eq!(report(&[solved(60); 2], Passing::Solved), Report { score: 60, passed: true });
        assert_eq!(report(&[], Passing::Solved), Report { score: 0, passed: false });
    }

    #[test]
    fn no_later_attempt_takes_anything_away() {
        let all = [0, 40, 95, 100].into_iter().flat_map(|points| {
            [false, true].into_iter().flat_map(move |solved| {
                (0..4).map(move |stars| Best { tried: true, solved, points, stars, hints: 1 })
            })
        });
        let all: Vec<_> = all.collect();
        for one in &all {
            for other in &all {
                let best = one.or(*other);
                for passing in [Passing::Solved, Passing::Mean(50)] {
                    let (before, after) = (report(&[*one], passing), report(&[best], passing));
                    assert!(after.score >= before.score && after.passed >= before.passed);
                }
                assert!(best.stars >= one.stars && best.stars >= other.stars);
            }
        }
    }

    #[test]
    fn times_are_written_as_each_standard_has_them() {
        assert_eq!(scorm_time(0), "0000:00:00");
        assert_eq!(scorm_time(3723), "0001:02:03");
        assert_eq!(scorm_time(u64::MAX), "9999:59:59");
        assert_eq!(duration(3723), "PT3723S");
    }
}

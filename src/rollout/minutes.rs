//! What callers meet, minute by minute, over many seeds.

/// How one seed goes through a save, in seconds since it was pressed. The old settings answer, then both or nobody, then the
/// new ones.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Turn {
    /// Until then only the old settings answer.
    pub old_until: u32,
    /// When nobody answers; empty where somebody always does.
    pub down: (u32, u32),
    /// From then on only the new settings answer.
    pub new_from: u32,
    /// When it is over.
    pub end: u32,
}

/// How many seeds stand where at the first moment of a minute: together all, and `over` counts among the `new`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Minute {
    /// They answer with the old settings.
    pub old: u32,
    /// They answer with either, by the node that is reached.
    pub both: u32,
    /// They answer nobody.
    pub nobody: u32,
    /// They answer with the new settings.
    pub new: u32,
    /// They are over.
    pub over: u32,
}

/// Seeds on their way to [`Minute`]s: what begins and ends in each.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    seeds: u32,
    minutes: Vec<Changes>,
}

/// Seeds that leave the old settings, answer nobody from or until then, have only the new settings, are over.
#[derive(Clone, Copy, Debug, Default)]
struct Changes {
    left_old: u32,
    went_down: u32,
    came_up: u32,
    new: u32,
    over: u32,
}

impl Tally {
    /// Adds a seed.
    pub fn add(&mut self, turn: Turn) {
        self.seeds += 1;
        // What happens within a minute shows at the next one's first moment.
        let last = turn.end.div_ceil(60) as usize;
        if self.minutes.len() <= last {
            self.minutes.resize(last + 1, Changes::default());
        }
        let mut at = |second: u32, count: fn(&mut Changes) -> &mut u32| {
            if let Some(changes) = self.minutes.get_mut(second.div_ceil(60) as usize) {
                *count(changes) += 1;
            }
        };
        at(turn.old_until, |changes| &mut changes.left_old);
        at(turn.down.0, |changes| &mut changes.went_down);
        at(turn.down.1, |changes| &mut changes.came_up);
        at(turn.new_from, |changes| &mut changes.new);
        at(turn.end, |changes| &mut changes.over);
    }

    /// Every minute from Save on, until all are over.
    pub fn done(&self) -> Vec<Minute> {
        let mut now = Minute { old: self.seeds, ..Minute::default() };
        let standing = self.minutes.iter().map(|changes| {
            now.old -= changes.left_old;
            now.nobody = now.nobody + changes.went_down - changes.came_up;
            now.new += changes.new;
            now.over += changes.over;
            now.both = self.seeds - now.old - now.nobody - now.new;
            now
        });
        standing.collect()
    }
}

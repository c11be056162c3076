//! Undo and redo over whole states.

use super::state::State;

/// Most acts that can be taken back; older ones are forgotten.
pub const ACTS_MAX: usize = 200;

/// States before and after the present one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<Entry>,
    future: Vec<Entry>,
}

/// A state to go back to, and whether the act that left it moved time.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The state before the act.
    pub state: State,
    /// The act looked at another moment, so going back goes back in time too.
    pub time: bool,
}

impl History {
    /// Remembers `entry` before an act; what was taken back can no longer be redone.
    ///
    /// Looking at moment after moment is one act.
    pub fn record(&mut self, entry: Entry) {
        self.future.clear();
        let drags_on = entry.time && self.past.last().is_some_and(|last| last.time);
        if drags_on {
            return;
        }
        if self.past.len() == ACTS_MAX {
            self.past.remove(0);
        }
        self.past.push(entry);
    }

    /// The state before the last act; `present` can be redone then.
    pub fn undo(&mut self, present: &State) -> Option<Entry> {
        step(&mut self.past, &mut self.future, present)
    }

    /// The state before the last undo.
    pub fn redo(&mut self, present: &State) -> Option<Entry> {
        step(&mut self.future, &mut self.past, present)
    }

    /// Is there an act to take back?
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Is there an act to do again?
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

fn step(from: &mut Vec<Entry>, to: &mut Vec<Entry>, present: &State) -> Option<Entry> {
    let entry = from.pop()?;
    to.push(Entry { state: present.clone(), time: entry.time });
    Some(entry)
}

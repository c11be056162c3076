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

/// A state to go back to, and what kind of act left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The state before the act.
    pub state: State,
    /// The act.
    pub act: Act,
}

/// What going back has to know of an act.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Act {
    /// Time was dragged, so going back goes back in time too.
    Drag,
    /// The end was skipped to; as with a drag, but each is an act of its own.
    Skip,
    /// Anything else: time stays where it is.
    Other,
}

impl History {
    /// Remembers `entry` before an act; what was taken back can no longer be redone.
    ///
    /// Dragging the time of one rollout on and on is one act.
    pub fn record(&mut self, entry: Entry) {
        self.future.clear();
        let drags_on = entry.act == Act::Drag
            && self
                .past
                .last()
                .is_some_and(|last| last.act == Act::Drag && last.state.shown == entry.state.shown);
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

    /// Every state to go back or forward to.
    pub fn states_mut(&mut self) -> impl Iterator<Item = &mut State> {
        self.past.iter_mut().chain(&mut self.future).map(|entry| &mut entry.state)
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
    to.push(Entry { state: present.clone(), act: entry.act });
    Some(entry)
}

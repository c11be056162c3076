//! Which of several statements about a setting counts.

use super::{At, Gather, Slot};
use crate::codec::imported::{Answer, Found, Place};
use crate::codec::keys::keys;
use crate::domain::Setting;

impl Gather<'_> {
    pub(super) fn slot(
        &mut self,
        setting: Setting,
        on: Option<bool>,
        name: &str,
        at: At,
        why: String,
    ) {
        let at = self.inside.unwrap_or(at);
        let at_key = keys(setting).iter().position(|key| key.eq_ignore_ascii_case(name));
        let (key, by_key) = (at_key.unwrap_or(0), at_key.is_some());
        let same = |slot: &Slot| (slot.setting, slot.key, slot.by_key) == (setting, key, by_key);
        let Some(old) = self.slots.iter().position(same) else {
            let name = name.to_owned();
            return self.slots.push(Slot { setting, key, by_key, unless: None, on, at, why, name });
        };
        if self.slots[old].on != on {
            let before = self.place(self.slots[old].at);
            let why = format!("{before} says otherwise; which of the two counts is not decided");
            self.leave_out(at, &format!("{name}, twice"), &why);
            self.slots[old].on = None;
            self.slots[old].why = "it is said twice, and not the same".to_owned();
        }
    }

    /// What counts of all that was said of `setting`: azapi is applied after azurerm, and of two keys one that is on is enough.
    pub(super) fn resolved(&mut self, setting: Setting) -> Found {
        let slots = std::mem::take(&mut self.slots);
        let of = |key: usize, by_key: bool| {
            slots
                .iter()
                .find(move |slot| (slot.setting, slot.key, slot.by_key) == (setting, key, by_key))
        };
        let mut counts = Vec::new();
        for key in 0..keys(setting).len().max(1) {
            let (said, attribute) = (of(key, true), of(key, false));
            if let (Some(said), Some(attribute)) = (said, attribute)
                && said.on != attribute.on
            {
                let place = self.place(said.at);
                let why =
                    format!("{place} says otherwise through azapi, which is applied after it");
                self.overruled(attribute, &why);
            }
            counts.extend(said.or(attribute));
        }
        let counting = [Some(true), None, Some(false)]
            .into_iter()
            .find_map(|on| counts.iter().find(|slot| slot.on == on).copied());
        if let Some(counting) = counting.filter(|slot| slot.on == Some(true)) {
            for off in counts.iter().filter(|slot| slot.on == Some(false)) {
                let place = self.place(counting.at);
                let why = format!(
                    "{place} says otherwise by another key; taken as on, since one key that is on is reported to be enough"
                );
                self.overruled(off, &why);
            }
        }
        let found = match counting {
            Some(slot) => Found {
                setting,
                answer: slot.on.map_or(Answer::Unknown, Answer::Stated),
                by_key: slot.by_key,
                unless: slot.unless,
                place: self.place(slot.at),
                why: slot.why.clone(),
            },
            None => {
                let otherwise = self.otherwise[setting.index()].clone();
                Found {
                    setting,
                    answer: otherwise.as_ref().map_or(Answer::Unknown, |it| it.answer),
                    by_key: false,
                    unless: None,
                    place: otherwise.as_ref().map_or_else(Place::default, |it| self.place(it.at)),
                    why: otherwise.map(|it| it.why).unwrap_or_default(),
                }
            }
        };
        self.slots = slots;
        found
    }

    /// Says that another statement overrules this one, unless it was never made.
    fn overruled(&mut self, slot: &Slot, why: &str) {
        if slot.at != At::NOWHERE {
            let name = slot.name.clone();
            self.leave_out(slot.at, &name, why);
        }
    }
}

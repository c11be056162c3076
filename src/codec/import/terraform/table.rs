//! Values by name, in the order in which they were named first.

use std::collections::HashMap;

/// Values by name.
pub struct Table<'a, T> {
    places: HashMap<&'a str, u32>,
    items: Vec<(&'a str, T)>,
}

impl<T> Default for Table<'_, T> {
    fn default() -> Self {
        Self { places: HashMap::new(), items: Vec::new() }
    }
}

impl<'a, T> Table<'a, T> {
    /// The value of this name, and the name as it was given first.
    pub fn get(&self, name: &str) -> Option<(&'a str, &T)> {
        let at = self.places.get(name)?;
        self.items.get(*at as usize).map(|(name, value)| (*name, value))
    }

    /// The value of this name, to be changed; `new` if there is none.
    pub fn change(&mut self, name: &'a str, new: impl FnOnce() -> T, change: impl FnOnce(&mut T)) {
        let next = self.items.len() as u32;
        let at = *self.places.entry(name).or_insert(next);
        if at == next {
            self.items.push((name, new()));
        }
        if let Some((_, value)) = self.items.get_mut(at as usize) {
            change(value);
        }
    }

    /// Gives this name a value, in the place of the one that it has.
    pub fn put(&mut self, name: &'a str, value: T) {
        let next = self.items.len() as u32;
        let at = *self.places.entry(name).or_insert(next);
        match self.items.get_mut(at as usize) {
            Some((_, slot)) => *slot = value,
            None => self.items.push((name, value)),
        }
    }

    /// All names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &T)> {
        self.items.iter().map(|(name, value)| (*name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_order_and_what_is_said_last() {
        let mut table = Table::default();
        for (name, value) in [("b", 1), ("a", 2), ("b", 3)] {
            table.put(name, value);
        }
        assert_eq!(table.iter().collect::<Vec<_>>(), [("b", &3), ("a", &2)]);
        table.change("a", || 0, |slot| *slot += 4);
        table.change("c", || 5, |slot| *slot += 2);
        assert_eq!(table.iter().collect::<Vec<_>>(), [("b", &3), ("a", &6), ("c", &7)]);
        assert_eq!((table.get("a"), table.get("d")), (Some(("a", &6)), None));
    }
}

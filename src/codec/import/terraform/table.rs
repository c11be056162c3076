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
            table.change(name, || 0, |slot| *slot = value);
        }
        assert_eq!(table.iter().collect::<Vec<_>>(), [("b", &3), ("a", &2)]);
        assert_eq!((table.get("a"), table.get("c")), (Some(("a", &2)), None));
    }
}

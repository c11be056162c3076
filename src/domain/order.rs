//! Sorting short lists by their positions.
//!
//! The standard library's sort is fast for long lists and takes 5 kB of the page for every type; ours are short.

use std::cmp::Ordering;

/// The positions `0..count` in the order of `compare`; equal ones stay as they are. Made by insertion: for up to a few
/// hundred.
pub fn order(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = Vec::with_capacity(count);
    for next in 0..count {
        let at = sorted.partition_point(|held| compare(*held, next) != Ordering::Greater);
        sorted.insert(at, next);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_a_stable_sort() {
        let keys = [3, 1, 2, 3, 1, 0, 2];
        let mut expected: Vec<usize> = (0..keys.len()).collect();
        expected.sort_by_key(|at| keys[*at]);
        assert_eq!(order(keys.len(), &mut |one, other| keys[one].cmp(&keys[other])), expected);
        assert_eq!(order(0, &mut |_, _| Ordering::Equal), [0_usize; 0]);
    }
}

//! One lesson for a whole class: who has the same code has the same variant, and the same order of options.

/// Which of so many variants those with `code` have of a lesson.
pub fn variant_of(code: &str, lesson: &str, variants: usize) -> usize {
    let variants = variants.max(1) as u64;
    (mixed(&[code, lesson]) % variants) as usize
}

/// A number of several texts, of which each matters, and where one ends and the next begins.
pub fn mixed(texts: &[&str]) -> u64 {
    // FNV-1a; the length keeps texts apart.
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    for text in texts {
        (text.len() as u32).to_le_bytes().into_iter().chain(text.bytes()).for_each(&mut add);
    }
    splitmix(hash)
}

/// The next number of SplitMix64 (Steele, Lea and Flood, 2014).
pub const fn splitmix(state: u64) -> u64 {
    let mut mixed = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// The same in an order of chance: equal seeds, equal orders (Fisher and Yates).
pub fn shuffled<T: Clone>(items: &[T], seed: u64) -> Vec<T> {
    let mut items = items.to_vec();
    let mut state = seed;
    for last in (1..items.len()).rev() {
        state = splitmix(state);
        items.swap(last, (state % (last as u64 + 1)) as usize);
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_spreads_over_the_variants_and_stays_with_one() {
        let counts = (0..1000).fold([0; 4], |mut counts, code| {
            counts[variant_of(&format!("class-{code}"), "first-save", 4)] += 1;
            counts
        });
        assert!(counts.iter().all(|count| (200..300).contains(count)), "{counts:?}");
        assert_eq!(variant_of("A", "b", 6), variant_of("A", "b", 6));
        assert_ne!(mixed(&["ab", "c"]), mixed(&["a", "bc"]));
        assert_eq!(variant_of("A", "b", 0), 0);
    }

    #[test]
    fn everything_is_still_there_after_shuffling() {
        for seed in 0..100 {
            let mut shown = shuffled(&[1, 2, 3, 4, 5], seed);
            shown.sort_unstable();
            assert_eq!(shown, [1, 2, 3, 4, 5]);
        }
    }
}

//! The only source of chance.

/// Decides all chance in a plan: equal seeds give equal plans.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Seed(pub u32);

impl Seed {
    /// The seed of the save with this number in a series, from 0; the first has the seed itself.
    #[must_use]
    pub const fn of_save(self, number: u32) -> Self {
        Self(self.0.wrapping_add(number.wrapping_mul(0x9E37_79B9)))
    }
}

/// What the state of the dice grows by with every draw.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// Numbers drawn from a [`Seed`] by SplitMix64 (Steele, Lea and Flood, 2014).
#[derive(Clone, Debug)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// Dice that fall as `seed` says.
    pub const fn new(seed: Seed) -> Self {
        Self { state: seed.0 as u64 }
    }

    /// The next number from `low` to `high`, both included.
    pub const fn between(&mut self, low: u32, high: u32) -> u32 {
        let range = (high - low) as u64 + 1;
        low + (self.next() % range) as u32
    }

    /// A number from 0 to 99.
    pub const fn percent(&mut self) -> u32 {
        let next = self.next();
        // Below 10 exactly where the next number ends in 0, as the plans of the first links were drawn.
        (next % 10 * 10 + next / 10 % 10) as u32
    }

    /// Leaves out as many draws.
    pub const fn skip(&mut self, draws: u32) {
        self.state = self.state.wrapping_add(STEP.wrapping_mul(draws as u64));
    }

    const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

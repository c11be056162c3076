//! Simulated time: an argument, never a clock.

/// A point in simulated time: milliseconds since Save was pressed.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SimTime {
    milliseconds: u32,
}

impl SimTime {
    /// The moment Save was pressed.
    pub const ZERO: Self = Self { milliseconds: 0 };

    /// So many whole seconds after Save; the 49 days that fit are more than any plan takes.
    pub const fn from_seconds(seconds: u32) -> Self {
        Self { milliseconds: seconds.saturating_mul(1000) }
    }

    /// Milliseconds since Save.
    pub const fn milliseconds(self) -> u32 {
        self.milliseconds
    }

    /// Whole seconds since Save.
    pub const fn seconds(self) -> u32 {
        self.milliseconds / 1000
    }

    /// Later by `wall_milliseconds` of real time at `speed`.
    #[must_use]
    pub const fn after_wall(self, wall_milliseconds: u32, speed: Speed) -> Self {
        let passed = wall_milliseconds.saturating_mul(speed.factor());
        Self { milliseconds: self.milliseconds.saturating_add(passed) }
    }
}

/// From a moment up to, but without, another.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Span {
    /// The first moment.
    pub from: SimTime,
    /// The first moment after it.
    pub to: SimTime,
}

impl Span {
    /// Whole seconds it lasts.
    pub const fn seconds(self) -> u32 {
        self.to.seconds() - self.from.seconds()
    }

    /// Is `at` inside?
    pub fn contains(self, at: SimTime) -> bool {
        self.from <= at && at < self.to
    }

    /// Whole seconds of it that have passed at `at`.
    pub fn seconds_until(self, at: SimTime) -> u32 {
        at.clamp(self.from, self.to).seconds() - self.from.seconds()
    }
}

/// How fast simulated time passes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Speed {
    /// A second a second.
    RealTime,
    /// A minute a second.
    Times60,
    /// Ten minutes a second.
    Times600,
}

impl Speed {
    /// Every speed, slowest first.
    pub const ALL: [Self; 3] = [Self::RealTime, Self::Times60, Self::Times600];

    /// Simulated seconds in a real one.
    pub const fn factor(self) -> u32 {
        match self {
            Self::RealTime => 1,
            Self::Times60 => 60,
            Self::Times600 => 600,
        }
    }

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RealTime => "Real time",
            Self::Times60 => "60 times",
            Self::Times600 => "600 times",
        }
    }
}

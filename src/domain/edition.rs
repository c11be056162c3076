//! Which revision of the documentation the rules come from.

/// A dated revision of Microsoft's "Manage protocols and ciphers" page.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Edition {
    /// The page as read between 12 August and 10 October 2025.
    August2025,
    /// The page dated 6 January 2026: TLS 1.3 in all tiers.
    January2026,
}

impl Edition {
    /// Every edition, oldest first.
    pub const ALL: [Self; 2] = [Self::August2025, Self::January2026];

    /// Month and year, as the page's control names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::August2025 => "August 2025",
            Self::January2026 => "January 2026",
        }
    }

    /// The edition that it is compared with.
    pub const fn compared(self) -> Self {
        match self {
            Self::August2025 => Self::January2026,
            Self::January2026 => Self::August2025,
        }
    }
}

const _: () = assert!(Edition::ALL.len() == Edition::January2026 as usize + 1);

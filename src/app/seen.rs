//! What the page shows that is no part of the model, told so that a lesson can ask for it.

use crate::domain::{Setting, Side};

/// Something that a person looked at, or took with them.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Seen {
    /// The pane of TLS 1.3 on a side was opened.
    Pane(Side),
    /// The reason why a setting is locked was opened.
    Why(Setting),
    /// Something was copied.
    Copied(Copied),
}

/// What was copied.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Copied {
    /// The change request.
    Request,
    /// The configuration in a format.
    Export,
    /// The link.
    Link,
}

impl Copied {
    /// Everything that can be.
    pub const ALL: [Self; 3] = [Self::Request, Self::Export, Self::Link];
}

const _: () = assert!(Copied::ALL.len() == Copied::Link as usize + 1);

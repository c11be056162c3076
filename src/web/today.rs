//! Which day it is, and where this browser's clock stands.

use js_sys::Date;

use crate::rollout::calendar::{DAY_MINUTES, Day, Moment, Offset};

/// The present minute, as this browser's clock shows it.
pub fn now() -> Moment {
    #[allow(clippy::disallowed_methods, reason = "the one place where the date enters")]
    let minutes = (Date::now() / 60_000.0) as u32;
    // Minutes from here to UTC; browsers count westwards.
    let offset = Offset(-Date::new_0().get_timezone_offset() as i16);
    let utc = Offset(0);
    Moment { day: Day(minutes / DAY_MINUTES), minute: minutes % DAY_MINUTES, offset: utc }
        .at(offset)
}

//! What people set for the rollout: fields, with their names and units, and what is said when they are set.

use super::number::{date, thousandths, time_of_day, weekday};
use super::{count, decapitalised, setting};
use crate::app::rehearse::RehearseNotice;
use crate::app::typed::{Way, way};
use crate::rollout::assumed::{Downtime, TailShape};
use crate::rollout::calendar::{Day, Offset};
use crate::rollout::course::WAIT_MAX;
use crate::rollout::operation::Operation;
use crate::rollout::rehearsal::Field;
use crate::rollout::week::Shape;

/// How the strategies are called.
pub const LETTERS: [&str; 3] = ["A", "B", "C"];

/// The name of a field on the page, with its unit.
pub const fn name(field: Field) -> &'static str {
    match field {
        Field::TailPercent => "Chance of a tail, percent",
        Field::TailMinutes => "Longest tail, minutes",
        Field::TailShape => "Shape of the tail",
        Field::FirstLast => "Order of regions",
        Field::Drained => "A region that is updated",
        Field::Shape => "Shape of a day",
        Field::Callers => "Callers' time zone",
        Field::WindowDay => "Window, day",
        Field::WindowMinute => "Window opens at",
        Field::WindowOffset => "Window's time zone",
        Field::WindowLength => "Window length, minutes",
        Field::Weekdays => "Days looked at",
        Field::Objective => "Objective, percent",
        Field::ObjectiveDays => "Over days",
        Field::Spent => "Budget spent already, percent",
        Field::FixDays => "Days until callers are fixed",
        Field::Notice => "Minutes until somebody notices",
        Field::Seed => "Seed to compare with",
        Field::Downtime => "Downtime of Developer",
    }
}

/// A value as people read it.
pub fn value(field: Field, value: u32) -> String {
    match way(field) {
        Way::Chosen => options(field).into_iter().nth(value as usize).unwrap_or_default(),
        Way::Number => value.to_string(),
        Way::Decimal => thousandths(value),
        Way::Day => date(Day(value)),
        Way::Time => time_of_day(value),
        Way::Ticked => {
            let names = (0..7).filter(|day| value >> day & 1 == 1);
            let names: Vec<_> = names.map(weekday).collect();
            if names.is_empty() { "none".to_owned() } else { super::list(&names) }
        }
    }
}

const ORDER: [&str; 2] = ["First region first", "First region last"];
const DRAIN: [&str; 2] = ["Goes on serving", "Is drained meanwhile"];

fn offset(offset: i16) -> String {
    match Offset(offset) {
        Offset::HERE => "As in this browser".to_owned(),
        offset => offset.to_string(),
    }
}

/// What can be chosen in a field; nothing where it is typed.
pub fn options(field: Field) -> Vec<String> {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    match field {
        Field::TailShape => named(&TailShape::ALL.map(TailShape::name)),
        Field::FirstLast => named(&ORDER),
        Field::Drained => named(&DRAIN),
        Field::Downtime => named(&Downtime::ALL.map(Downtime::name)),
        Field::Shape => named(&Shape::ALL.map(Shape::name)),
        Field::Callers | Field::WindowOffset => Offset::ALL.map(offset).into(),
        Field::TailPercent
        | Field::TailMinutes
        | Field::WindowDay
        | Field::WindowMinute
        | Field::WindowLength
        | Field::Weekdays
        | Field::Objective
        | Field::ObjectiveDays
        | Field::Spent
        | Field::FixDays
        | Field::Notice
        | Field::Seed => Vec::new(),
    }
}

/// What is expected of a field.
fn expected(field: Field) -> String {
    match way(field) {
        Way::Time => "a time such as 22:00".to_owned(),
        Way::Decimal => {
            "percent from 0 to 100 with at most three digits after the point, such as 99.9"
                .to_owned()
        }
        // What is expected of a day is said with today's date.
        Way::Day => "another day".to_owned(),
        Way::Chosen | Way::Number | Way::Ticked => {
            let (least, most) = field.range();
            format!("a whole number from {least} to {most}")
        }
    }
}

/// The sentence for a notice.
pub fn notice(notice: &RehearseNotice) -> String {
    match notice {
        RehearseNotice::Set(field, now) => format!("{}: {}.", name(*field), value(*field, *now)),
        RehearseNotice::NotSet(field) => {
            format!("{} stays as it was: {} is expected.", name(*field), expected(*field))
        }
        RehearseNotice::NotADay(first, last) => {
            let name = name(Field::WindowDay);
            format!("{name} stays as it was: a day from {first} to {last} is expected.")
        }
        RehearseNotice::Hours => "The pasted hours shape the traffic now.".to_owned(),
        RehearseNotice::NoHours(error) => {
            format!("These hours cannot be taken: {error}. The shape is untouched.")
        }
        RehearseNotice::Kind(at, kind) => {
            format!("Strategy {} begins anew: {}.", letter(*at), decapitalised(kind.name()))
        }
        RehearseNotice::Wait(at, step, minutes) => {
            let minutes = count(*minutes as usize, "minute", "minutes");
            format!("Strategy {} waits {minutes} after step {}.", letter(*at), step + 1)
        }
        RehearseNotice::NotAWait => {
            format!("The wait stays as it was: a whole number of minutes from 0 to {WAIT_MAX} is expected.")
        }
        RehearseNotice::Moved(at, moved, save) => {
            format!("Strategy {} changes {} in save {}.", letter(*at), setting::full_name(*moved), save + 1)
        }
        RehearseNotice::Reset => "What was set for the rollout is as it was at first.".to_owned(),
        RehearseNotice::Tried(tried, true) => format!(
            "{}: refused while the state is Updating, as with 409 Conflict (illustrative: no source gives code and text).",
            operation(*tried)
        ),
        RehearseNotice::Tried(tried, false) => format!(
            "{}: the state does not refuse it. Whether this tier offers it is another question.",
            operation(*tried)
        ),
        RehearseNotice::TooEarly => {
            "There is nothing to take along yet: nothing is planned, the window has no day to come, or the seeds have not answered.".to_owned()
        }
        RehearseNotice::NoWayBack => "There is no rollout to roll back.".to_owned(),
        RehearseNotice::WayBack(changes) => {
            format!("The way back has begun: {}. The state is Updating.", count(*changes, "change", "changes"))
        }
    }
}

fn letter(at: usize) -> &'static str {
    LETTERS.get(at).copied().unwrap_or_default()
}

/// The name of an operation.
pub const fn operation(operation: Operation) -> &'static str {
    match operation {
        Operation::SaveProtocols => "Save protocols or ciphers again",
        Operation::Scale => "Add or remove units",
        Operation::ChangeTier => "Change the service tier",
        Operation::AddRegion => "Add a region",
        Operation::CustomDomain => "Configure a custom domain",
        Operation::CaCertificate => "Add a CA certificate",
        Operation::VirtualNetwork => "Change the virtual network",
        Operation::EditApi => "Edit an API",
        Operation::EditProduct => "Edit a product",
        Operation::EditPolicy => "Edit a policy",
        Operation::EditUser => "Edit a user",
    }
}

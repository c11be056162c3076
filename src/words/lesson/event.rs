//! Something that a lesson waits for.

use super::statement::member;
use crate::app::seen::Copied;
use crate::domain::Side;
use crate::lesson::event::Event;
use crate::lesson::names::{Moment, Reason};
use crate::words::rehearse::operation;
use crate::words::setting::full_name;
use crate::words::{decapitalised, frame};

/// What it is, in a sentence: "a minute in which old and new settings are both in force".
pub fn event(event: &Event) -> String {
    match event {
        Event::Why(setting, _) => format!("why {} does not move", full_name(*setting)),
        Event::Lockout(of) => format!("a setting that is locked: {}", reason(*of)),
        Event::Tried(of, true) => {
            format!("how it is refused to {} meanwhile", decapitalised(operation(*of)))
        }
        Event::Tried(of, false) => {
            format!("how it is allowed to {} meanwhile", decapitalised(operation(*of)))
        }
        Event::Watched(of) => moment(*of).to_owned(),
        Event::Opened(id) => format!("the row of {}", member(id)),
        Event::Pane(Side::Client) => "the TLS 1.3 pane of the client side".to_owned(),
        Event::Pane(Side::Backend) => "the TLS 1.3 pane of the backend side".to_owned(),
        Event::Tab(screen) => format!("the tab {}", frame::screen(*screen)),
        Event::Format(format) => format!("the configuration as {}", format.name()),
        Event::Copied(Copied::Request) => "the change request, copied".to_owned(),
        Event::Copied(Copied::Export) => "the configuration, copied".to_owned(),
        Event::Copied(Copied::Link) => "the link, copied".to_owned(),
        Event::Imported(kind) => format!("{}, imported", kind.in_a_sentence()),
        Event::Asked(id) => format!("what the owner of {} says", member(id)),
        Event::RefusedSave => "a save that is refused".to_owned(),
    }
}

const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Unsupported => "the gateway does not have it",
        Reason::CiphersFixed => "the tier keeps its default ciphers",
        Reason::FixedOn => "the platform keeps it on",
        Reason::RestOnly => "only the REST API changes it",
        Reason::ThroughPane => "its pane changes it",
        Reason::RejectedByArm => "Azure Resource Manager rejects it",
        Reason::SetElsewhere => "it is set in the self-hosted gateway's own configuration",
        Reason::WorkspaceFixed => "a workspace gateway keeps its defaults",
    }
}

/// A part of a rollout, in a sentence.
pub const fn moment(moment: Moment) -> &'static str {
    match moment {
        Moment::Accepted => "the moment at which the save is accepted",
        Moment::Preparing => "a minute in which new capacity is prepared",
        Moment::Replacing => "a minute in which nothing answers",
        Moment::Rolling => "a minute in which nodes are updated",
        Moment::Finishing => "a minute in which the rollout finishes",
        Moment::Mixed => "a minute in which old and new settings are both in force",
    }
}

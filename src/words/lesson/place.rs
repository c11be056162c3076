//! The button that goes to where something can be done.

use super::event::moment;
use super::statement::member;
use crate::app::world::Fact;
use crate::domain::Side;
use crate::lesson::condition::Place;
use crate::words::rehearse;
use crate::words::setting::full_name;
use crate::words::{decapitalised, frame};

/// Where it goes.
pub fn place(place: &Place) -> String {
    let name = match place {
        Place::Instance(fact) => instance(*fact).to_owned(),
        Place::Channel => frame::change_through().to_owned(),
        Place::Setting(Some(setting)) => full_name(*setting),
        Place::Setting(None) => "the switches".to_owned(),
        Place::Pane(Side::Client) => "the TLS 1.3 pane of the client side".to_owned(),
        Place::Pane(Side::Backend) => "the TLS 1.3 pane of the backend side".to_owned(),
        Place::Pending => frame::pending_changes().to_owned(),
        Place::Member(_, id) => member(id),
        Place::Own => "adding a caller".to_owned(),
        Place::Hardening => "Hardening".to_owned(),
        Place::Time(None) => "the time of the rollout".to_owned(),
        Place::Time(Some(of)) => moment(*of).to_owned(),
        Place::RollBack => "Roll back".to_owned(),
        Place::Operation(operation) => decapitalised(rehearse::operation(*operation)),
        Place::Field(field) => rehearse::name(*field).to_owned(),
        Place::Forecast => "the forecast".to_owned(),
        Place::ChangeRequest => "the change request".to_owned(),
        Place::Share => frame::share().to_owned(),
        Place::Import => "Import".to_owned(),
        Place::Format(Some(format)) => format.name().to_owned(),
        Place::Format(None) => "the formats".to_owned(),
        Place::Verdicts => "what linters say".to_owned(),
        Place::Tab(screen) => frame::screen(*screen).to_owned(),
        Place::Question(_) => "the question".to_owned(),
    };
    format!("Go to {name}")
}

fn instance(fact: Fact) -> &'static str {
    match fact {
        Fact::Edition => frame::rules(),
        Fact::Tier => frame::service_tier(),
        Fact::Gateway => frame::gateway(),
        Fact::Created => frame::created(),
        Fact::Origin => frame::created_by(),
        Fact::Certificate => frame::certificate_key(),
        Fact::Renegotiation => frame::renegotiation(),
        Fact::Units => frame::units(),
        Fact::Regions => frame::regions(),
        Fact::Fleet | Fact::Own => "the fleet",
        Fact::Assumed | Fact::Objective => "what is set for the rollout",
        Fact::Imported => "Import",
        Fact::Link => frame::link(),
    }
}

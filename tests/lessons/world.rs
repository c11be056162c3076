//! The world of a lesson stays as it is, and the person's own page is not touched.

use std::sync::Arc;

use serde_json::json;
use tls_rehearsal::app::fleet::{FleetAct, FleetNotice};
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::rehearse::RehearseAct;
use tls_rehearsal::app::world::Fact;
use tls_rehearsal::app::{Intent, Model, Notice, update};
use tls_rehearsal::codec::import::import;
use tls_rehearsal::codec::link::Snapshot;
use tls_rehearsal::domain::{
    Certificate, Channel, Created, Edition, GatewayKind, Instance, Origin, Setting, Side, Tier,
};
use tls_rehearsal::lesson::names::Named;
use tls_rehearsal::lesson::{Lesson, Run};
use tls_rehearsal::rollout::calendar::{Day, Offset};
use tls_rehearsal::rollout::rehearsal::{Field, Today};
use tls_rehearsal::rollout::{Rehearsal, Seed};
use tls_rehearsal::tls::own::{Form, Origin as OwnOrigin};
use tls_rehearsal::words;

use crate::{after, lesson};

/// An intent that would change each fact.
fn changing(fact: Fact) -> Vec<Intent> {
    let own = || OwnOrigin { form: Form::Suites, text: "TLS_RSA_WITH_AES_128_CBC_SHA".to_owned() };
    match fact {
        Fact::Edition => vec![Intent::ChooseEdition(Edition::January2026)],
        Fact::Tier => vec![
            Intent::ChooseTier(Tier::Premium),
            Intent::ChooseImported(Instance::default().in_tier(Tier::Premium).scaled(2, 1)),
        ],
        Fact::Gateway => vec![Intent::ChooseGateway(GatewayKind::Workspace)],
        Fact::Created => vec![Intent::ChooseCreated(Created::OnOrBefore)],
        Fact::Origin => vec![Intent::ChooseOrigin(Origin::Terraform)],
        Fact::Certificate => vec![Intent::ChooseCertificate(Certificate::Ecdsa)],
        Fact::Renegotiation => vec![Intent::SetRenegotiation(true)],
        Fact::Units => vec![Intent::SetUnits(1), Intent::SetUnitsIn(1, 1)],
        Fact::Regions => vec![Intent::SetRegions(1)],
        Fact::Fleet => [
            FleetAct::SetRequests(0, 1),
            FleetAct::Keep(0, true),
            FleetAct::Remove(0),
            FleetAct::Add(Side::Backend, "iis-2022-mtls-initial".to_owned()),
            FleetAct::Rename("Other".to_owned()),
            FleetAct::Empty,
        ]
        .map(Intent::Fleet)
        .to_vec(),
        Fact::Own => vec![Intent::Fleet(FleetAct::add_own("Till", own()))],
        Fact::Assumed => vec![
            Intent::Rehearse(RehearseAct::Set(Field::TailPercent, 1)),
            Intent::Rehearse(RehearseAct::Set(Field::Seed, 9)),
        ],
        Fact::Objective => vec![Intent::Rehearse(RehearseAct::Set(Field::Notice, 0))],
        Fact::Imported => {
            let read = import(
                "{\"Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2\":\"true\"}",
            );
            vec![Intent::Look(LookAct::Import(Some(Ok(Arc::new(read.unwrap())))))]
        }
        Fact::Link => vec![Intent::Open(Snapshot {
            instance: Instance::default().in_tier(Tier::Basic),
            channel: Channel::Portal,
            live: Model::default().live(),
            draft: Model::default().live(),
            rehearsal: Arc::new(Rehearsal::default()),
            rollout: None,
        })],
    }
}

fn with_may(may: &[&str]) -> Arc<Lesson> {
    lesson(&json!({"start": {"tier": "Standard", "units": 2}, "may": may}))
}

#[test]
fn what_a_lesson_fixes_is_refused_with_a_notice_and_nothing_else() {
    let lesson = with_may(&[]);
    for fact in Fact::ALL {
        for intent in changing(fact) {
            let (mut run, before) = Run::start(Arc::clone(&lesson), 0, Vec::new(), 0).unwrap();
            let mut model = before.clone();
            if fact == Fact::Imported {
                update(&mut model, Intent::Look(LookAct::Reading));
            }
            let look = model.look().clone();
            update(&mut model, intent.clone());
            assert_eq!(model.state(), before.state(), "{fact:?}");
            assert_eq!(model.look(), &look, "{fact:?}");
            assert!(!model.can_undo(), "{fact:?}");
            assert_eq!(model.notice().1, Some(&Notice::Fixed(fact)), "{intent:?}");
            let said = words::notice::notice(&Notice::Fixed(fact));
            assert!(said.starts_with("The lesson fixes "), "{said}");
            run.after(&intent, &model);
            assert_eq!(run.acts(), [], "what is refused is no act: {fact:?}");
        }
    }
}

#[test]
fn what_a_lesson_leaves_open_changes_as_ever_and_all_else_stays_fixed() {
    for fact in Fact::all() {
        let lesson = with_may(&[fact.word()]);
        for intent in changing(fact) {
            let (_, mut model) = Run::start(Arc::clone(&lesson), 0, Vec::new(), 0).unwrap();
            update(&mut model, intent.clone());
            assert!(!matches!(model.notice().1, Some(Notice::Fixed(_))), "{intent:?}");
        }
        for other in Fact::ALL.into_iter().filter(|other| *other != fact) {
            for intent in changing(other) {
                let (_, mut model) = Run::start(Arc::clone(&lesson), 0, Vec::new(), 0).unwrap();
                if other == Fact::Imported {
                    update(&mut model, Intent::Look(LookAct::Reading));
                }
                update(&mut model, intent.clone());
                assert_eq!(model.notice().1, Some(&Notice::Fixed(other)), "{fact:?} {intent:?}");
            }
        }
    }
}

#[test]
fn outside_of_a_lesson_nothing_is_fixed() {
    for fact in Fact::ALL {
        for intent in changing(fact) {
            let mut model = Model::default();
            update(&mut model, intent.clone());
            assert!(!matches!(model.notice().1, Some(Notice::Fixed(_))), "{intent:?}");
        }
    }
}

#[test]
fn the_draft_the_channel_and_the_window_are_always_the_learners() {
    let lesson = with_may(&[]);
    for intent in [
        Intent::Toggle(Setting::Http2),
        Intent::ChooseChannel(Channel::RestApi),
        Intent::Rehearse(RehearseAct::Set(Field::WindowLength, 60)),
        Intent::Rehearse(RehearseAct::Set(Field::WindowMinute, 60)),
    ] {
        let (_, before) = Run::start(Arc::clone(&lesson), 0, Vec::new(), 0).unwrap();
        let mut model = before.clone();
        update(&mut model, intent.clone());
        assert_ne!(model.state(), before.state(), "{intent:?}");
    }
}

#[test]
fn the_persons_own_page_is_not_touched_by_a_lesson() {
    let mut own = Model::default();
    for intent in
        [Intent::ChooseTier(Tier::Premium), Intent::Toggle(Setting::Http2), Intent::Save(Seed(5))]
    {
        update(&mut own, intent);
    }
    let before = own.clone();
    let lesson = with_may(&["tier"]);
    let (_, page) = after(&lesson, &["tier Basic", "toggle http2", "save", "end", "reset", "undo"]);
    assert_ne!(page, own);
    assert_eq!(own, before);
    assert!(own.world().is_none() && page.world().is_some());
}

#[test]
fn reset_begins_the_lesson_again_and_can_be_taken_back() {
    let lesson = with_may(&[]);
    let (_, begun) = after(&lesson, &[]);
    let (_, done) = after(&lesson, &["toggle http2", "save", "end"]);
    let (run, again) = after(&lesson, &["toggle http2", "save", "end", "reset"]);
    assert_eq!(again.state(), begun.state());
    assert_eq!(again.notice().1, Some(&Notice::StartedOver));
    let (_, back) = after(&lesson, &["toggle http2", "save", "end", "reset", "undo"]);
    assert_eq!((back.live(), back.saves()), (done.live(), done.saves()));
    assert!(run.record().undone);
}

#[test]
fn setting_all_for_the_rollout_back_goes_to_where_the_lesson_began() {
    let lesson = lesson(&json!({"start": {"set": {"WindowLength": 45, "Notice": 20}}}));
    let (_, model) = after(&lesson, &["set WindowLength 600", "reset rehearsal"]);
    let rehearsal = model.rehearsal();
    assert_eq!((rehearsal.window.length, rehearsal.notice), (45, 20));
}

#[test]
fn everybody_with_a_lesson_sees_the_same_rollouts_whatever_the_page_draws() {
    let lesson = with_may(&[]);
    let ends = |seeds: [u32; 2]| {
        let (_, mut model) = Run::start(Arc::clone(&lesson), 0, Vec::new(), 0).unwrap();
        seeds.map(|seed| {
            for intent in
                [Intent::Toggle(Setting::Http2), Intent::Save(Seed(seed)), Intent::SkipToEnd]
            {
                update(&mut model, intent);
            }
            model.shown().unwrap().plan.clone()
        })
    };
    let [first, second] = ends([1, 2]);
    assert_eq!([first.clone(), second.clone()], ends([77, 78]));
    assert_ne!(first.seed(), second.seed());
}

#[test]
fn a_lesson_has_days_of_its_own() {
    let (_, mut model) = Run::start(with_may(&[]), 0, Vec::new(), 0).unwrap();
    let today = Today::new(Day(25_000), Offset(60));
    update(&mut model, Intent::Look(LookAct::Today(today)));
    assert_eq!(model.look().today, None);
}

#[test]
fn an_owner_who_is_asked_changes_a_member_with_its_traffic_and_its_mark() {
    let owners = json!({"iis-2022-mtls-reneg": "iis-2022-mtls-initial"});
    let lesson = lesson(&json!({"owners": owners, "start": {"keep": ["iis-2022-mtls-reneg"]}}));
    let (run, mut model) = after(&lesson, &["ask iis-2022-mtls-reneg"]);
    let at = model.fleet().position(Side::Backend, "iis-2022-mtls-initial").unwrap();
    let member = &model.fleet().members[at];
    assert_eq!((member.requests, member.keep), (80_000, true));
    assert!(model.fleet().position(Side::Backend, "iis-2022-mtls-reneg").is_none());
    assert!(run.record().seen.iter().any(|event| event.to_string() == "asked:iis-2022-mtls-reneg"));
    let before = model.state().clone();
    update(&mut model, Intent::Fleet(FleetAct::AskOwner(0)));
    assert_eq!(*model.state(), before);
    assert!(matches!(model.notice().1, Some(Notice::Fleet(FleetNotice::Asked(_, None)))));
}

#[test]
fn a_text_of_the_lesson_is_taken_by_whatever_name_its_file_has() {
    let text = "{\"Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2\":\"true\"}";
    let lesson = lesson(&json!({"files": {"plan": text}}));
    let files = crate::files(&lesson, 0).unwrap();
    let (mut run, mut model) = Run::start(Arc::clone(&lesson), 0, files, 0).unwrap();
    let mut read = import(text).unwrap();
    read.files = vec!["from-a-mail.json".to_owned()];
    for intent in
        [Intent::Look(LookAct::Reading), Intent::Look(LookAct::Import(Some(Ok(Arc::new(read)))))]
    {
        update(&mut model, intent.clone());
        run.after(&intent, &model);
    }
    let recorded: Vec<String> = run.acts().iter().map(ToString::to_string).collect();
    assert_eq!(recorded, ["import plan"]);
}

//! Random fleets, and random acts on them, for properties.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use tls_rehearsal::codec::fleet::{FleetError, OwnClient, write};
use tls_rehearsal::codec::name::clean;
use tls_rehearsal::domain::Side;
use tls_rehearsal::tls::catalogue::{Entry, catalogue};
use tls_rehearsal::tls::fleet::{Fleet, Member, REQUESTS_MAX};
use tls_rehearsal::tls::own::{Form, Origin};

/// A ClientHello of TLS 1.2.
pub const HELLO: &str = include_str!("../data/plain-hello.txt");

/// A text of every form, as people paste it.
pub const TEXTS: [(Form, &str); 6] = [
    (Form::Hello, HELLO),
    (Form::Ja3, "771,4865-4866-49195-49199-47,0-23-65281-10-11-35-16-5-13-18-51-45-43,29-23-24,0"),
    (Form::Ja3, "769,47-53-10,,,"),
    (Form::OpenSsl, "ECDHE+AESGCM:AES128-SHA:!aNULL"),
    (Form::OpenSsl, " HIGH:CAMELLIA128-SHA\n"),
    (
        Form::Suites,
        "[\"TLS_RSA_WITH_AES_128_CBC_SHA\",\n\t'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', TLS_FOO]",
    ),
];

pub fn origin() -> impl Strategy<Value = Origin> {
    select(TEXTS.to_vec()).prop_map(|(form, text)| Origin { form, text: text.to_owned() })
}

/// A name with what is special in JSON, in HTML and in print, as it is kept.
pub fn name() -> impl Strategy<Value = String> {
    const PIECES: [&str; 18] = [
        "\"",
        "\\",
        "\\n",
        "\\u0041",
        "<b>",
        "</script>",
        "&amp;",
        "'",
        "{",
        "}",
        "/",
        " ",
        "é",
        "e\u{301}",
        "日本",
        "😀",
        "\u{202e}",
        "own-1",
    ];
    vec(select(PIECES.to_vec()), 1..8).prop_map(|pieces| clean(&format!("x{}x", pieces.concat())))
}

type Weight = (u32, bool);

fn weight() -> impl Strategy<Value = Weight> {
    let requests = prop_oneof![Just(0), Just(1), Just(REQUESTS_MAX), 0..=REQUESTS_MAX];
    (requests, any::<bool>())
}

fn some_of(side: Side) -> impl Strategy<Value = Vec<(&'static Entry, Weight)>> {
    let all: Vec<_> = catalogue().iter().filter(|entry| entry.profile.side() == side).collect();
    let most = all.len();
    subsequence(all, 0..=most).prop_flat_map(|entries| {
        let count = entries.len();
        (Just(entries), vec(weight(), count))
            .prop_map(|(entries, weights)| entries.into_iter().zip(weights).collect())
    })
}

/// Any fleet that there can be: built-in profiles and own clients, in any order on their side.
pub fn fleet() -> impl Strategy<Value = Fleet> {
    let own = vec((name(), origin(), weight(), any::<Index>()), 0..6);
    (name(), some_of(Side::Client), own, some_of(Side::Backend)).prop_map(
        |(name, clients, own, backends)| {
            let mut fleet = Fleet { name, members: Vec::new() };
            let built_in = |(entry, (requests, keep)): (&Entry, Weight)| Member {
                profile: entry.profile.clone(),
                requests,
                keep,
                origin: None,
            };
            let own: Vec<_> = own
                .into_iter()
                .map(|(name, origin, weight, at)| {
                    (name, origin, weight, at.index(clients.len() + 1))
                })
                .collect();
            for at in 0..=clients.len() {
                for (name, origin, (requests, keep), _) in
                    own.iter().filter(|(_, _, _, before)| *before == at)
                {
                    // A name for the second time is refused: that one is left out.
                    if let Ok((member, _)) = OwnClient::read(name, origin.clone()).member(&fleet) {
                        fleet.members.push(Member { requests: *requests, keep: *keep, ..member });
                    }
                }
                fleet.members.extend(clients.get(at).copied().map(built_in));
            }
            fleet.members.extend(backends.into_iter().map(built_in));
            fleet
        },
    )
}

/// A position that a member has, or none.
#[allow(dead_code, reason = "not every test crate changes fleets")]
fn position() -> impl Strategy<Value = usize> {
    prop_oneof![8 => 0..150_usize, 1 => any::<usize>()]
}

#[allow(dead_code, reason = "not every test crate changes fleets")]
pub mod acts {
    use super::*;
    use tls_rehearsal::app::fleet::FleetAct;
    use tls_rehearsal::app::look::LookAct;
    use tls_rehearsal::app::suites::Suites;

    /// Any act on the fleet.
    pub fn fleet_act() -> impl Strategy<Value = FleetAct> {
        let ids: Vec<String> = catalogue()
            .iter()
            .map(|entry| entry.profile.facts().id.to_string())
            .chain(["nobody".to_owned(), "own-1".to_owned(), String::new()])
            .collect();
        let names = prop_oneof![3 => name(), 1 => Just(" \t".to_owned()), 1 => ".{70,90}"];
        let origins = prop_oneof![
            4 => origin(),
            1 => (select(Form::ALL.to_vec()), ".{0,20}").prop_map(|(form, text)| Origin { form, text }),
        ];
        let texts = prop_oneof![
            2 => fleet().prop_map(|fleet| write(&fleet)),
            1 => (fleet(), any::<Index>()).prop_map(|(fleet, at)| {
                let text = write(&fleet);
                let letters = text.chars().count();
                text.chars().take(at.index(letters)).collect()
            }),
            1 => ".{0,40}",
        ];
        prop_oneof![
            3 => (position(), any::<u32>()).prop_map(|(at, requests)| FleetAct::SetRequests(at, requests)),
            2 => (position(), any::<bool>()).prop_map(|(at, keep)| FleetAct::Keep(at, keep)),
            3 => position().prop_map(FleetAct::Remove),
            3 => (select(Side::ALL.to_vec()), select(ids)).prop_map(|(side, id)| FleetAct::Add(side, id)),
            4 => (names, origins).prop_map(|(name, origin)| FleetAct::add_own(&name, origin)),
            1 => ".{0,90}".prop_map(FleetAct::Rename),
            2 => texts.prop_map(|text: String| FleetAct::import(&text)),
            1 => Just(FleetAct::Import(Box::new(Err(FleetError::TooLong)))),
            1 => Just(FleetAct::NotANumber),
            1 => position().prop_map(FleetAct::AskOwner),
            1 => Just(FleetAct::Example),
            1 => Just(FleetAct::Empty),
        ]
    }

    /// Any act of looking.
    pub fn look_act() -> impl Strategy<Value = LookAct> {
        let words = || {
            select(vec!["", "java", "WIN", "tls 1.2", "x", "<b>", "no such"])
                .prop_map(str::to_owned)
        };
        prop_oneof![
            words().prop_map(LookAct::Query),
            (0..8_usize).prop_map(LookAct::Show),
            (0..5_usize).prop_map(LookAct::Status),
            (0..5_usize).prop_map(LookAct::Group),
            (0..5_usize).prop_map(LookAct::Sort),
            select(Suites::ALL.to_vec()).prop_map(LookAct::Suites),
            Just(LookAct::Again),
            proptest::option::of(position()).prop_map(LookAct::Open),
            any::<bool>().prop_map(LookAct::Before),
            words().prop_map(LookAct::Wanted),
        ]
    }
}

/// The members of a fleet as people see them: of an own client not its number, which nobody sees.
#[allow(dead_code, reason = "not every test crate compares fleets")]
pub fn seen(fleet: &Fleet) -> Vec<(String, u32, bool, Option<Origin>)> {
    let member = |member: &Member| {
        let facts = Arc::clone(&member.profile).facts().clone();
        let name = if member.origin.is_some() { facts.name } else { facts.id };
        (name.into_owned(), member.requests, member.keep, member.origin.clone())
    };
    fleet.members.iter().map(member).collect()
}

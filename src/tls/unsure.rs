//! Of whom nobody knows whether they go on connecting: profiles whose suites are not all known.

use super::fleet::Fleet;
use super::impact::{Judge, Verdict};
use super::profile::{Peer, Profile};
use crate::domain::{CipherSuite, Config, Instance, Setting};

/// Positions of the members that may stop connecting when `live` becomes `draft`, and of whom that is not known.
pub fn unsure(instance: Instance, fleet: &Fleet, live: Config, draft: Config) -> Vec<usize> {
    let both = [live, draft].map(|config| Judge::new(instance, config));
    let other_http2 = live.is_on(Setting::Http2) != draft.is_on(Setting::Http2);
    let may_stop = |profile: &Profile| {
        let [before, after] = &both;
        match (before.verdict(profile), after.verdict(profile)) {
            (Verdict::Fails, _) | (_, Verdict::Connects(..)) => false,
            // Known, and counted as lost.
            (Verdict::Connects(..), Verdict::Fails) => false,
            (Verdict::Connects(..), Verdict::Unknown) | (Verdict::Unknown, Verdict::Fails) => true,
            (Verdict::Unknown, Verdict::Unknown) => {
                let suites = CipherSuite::ALL.into_iter();
                let mut usable = suites.filter(|suite| before.may_use(profile, *suite)).peekable();
                let connects = usable.peek().is_some();
                let http2 = other_http2 && offers_http2(profile);
                let same_version = before.version(profile) == after.version(profile);
                connects
                    && (http2
                        || !same_version
                        || !usable.all(|suite| after.may_use(profile, suite)))
            }
        }
    };
    let members = fleet.members.iter().enumerate();
    members.filter(|(_, member)| may_stop(&member.profile)).map(|(at, _)| at).collect()
}

/// Whoever does not ends the same with and without.
fn offers_http2(profile: &Profile) -> bool {
    match &profile.facts().peer {
        Peer::Client(client) => client.alpn.iter().flatten().any(|each| each == "h2"),
        Peer::Backend(_) => false,
    }
}

//! Of what is not decided no export writes a value.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/draws.rs"]
mod draws;
#[allow(dead_code, reason = "another suite uses the rest")]
#[path = "support/undecided/mod.rs"]
mod generated;
#[path = "support/grammars.rs"]
mod grammars;
#[allow(dead_code, reason = "another suite uses the rest")]
#[path = "support/resolved.rs"]
mod resolved;

use draws::{config, instance};
use generated::{Which, marked};
use grammars::check;
use proptest::prelude::*;
use resolved::resolved;
use tls_rehearsal::codec::export::{Format, Wish, export};
use tls_rehearsal::codec::import::{Source, import, import_files};
use tls_rehearsal::codec::imported::Answer;
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{CipherSuite, Config, GatewayKind, Instance, Setting, Tier};
use tls_rehearsal::words::code::header;
use tls_rehearsal::words::setting::full_name;

/// Formats that say what is not decided, and are read.
const READ: [Format; 4] =
    [Format::ArmTemplate, Format::Bicep, Format::TerraformAzurerm, Format::TerraformAzapi];

/// What would end a comment, a text or an expression.
const WHY: &str = "var.x \"quoted\" 'and' */ ${more} %{if} }} \n] # // \u{2028} has no default";

fn written(format: Format, wish: &Wish) -> String {
    let header = header(format, wish, None);
    export(format, &Wish { header: &header, ..*wish })
}

/// Every law of what is written for one wish.
fn holds(wish: &Wish) {
    for format in Format::ALL {
        let text = written(format, wish);
        if let Err(error) = check(format, &text) {
            panic!("{format:?}: {error}\n{text}");
        }
        // What cannot be said in it is named as well.
        let said = header(format, wish, None).join("\n");
        for setting in wish.open_in(Format::ArmTemplate) {
            assert!(said.contains(&full_name(setting)), "{format:?} {setting:?}\n{said}");
        }
        // Whatever the draft has of what is not decided, nothing of it is written.
        for (setting, _) in wish.undecided {
            let draft = wish.draft.with(*setting, !wish.draft.is_on(*setting));
            let other = written(format, &Wish { draft, ..*wish });
            assert_eq!(text, other, "{format:?} {setting:?}");
        }
    }
    for format in READ {
        // azurerm sends what is not named as false: all is written there.
        let only_change = wish.only_change && format != Format::TerraformAzurerm;
        let wish = &Wish { only_change, ..*wish };
        let (entries, open) = (wish.entries(), wish.open_in(format));
        if entries.is_empty() && open.is_empty() {
            continue;
        }
        let text = written(format, wish);
        let imported = import(&text).unwrap_or_else(|error| panic!("{format:?}: {error}\n{text}"));
        for setting in open {
            let found = imported.of(setting);
            let is_open = matches!(found.answer, Answer::Unknown | Answer::Kept);
            assert!(is_open, "{format:?} {found:?}\n{text}");
        }
        for (setting, on) in entries {
            let found = imported.of(setting);
            assert_eq!(found.answer, Answer::Stated(on), "{format:?} {found:?}\n{text}");
        }
    }
}

fn doubts(settings: impl Iterator<Item = Setting>) -> Vec<(Setting, String)> {
    settings.map(|setting| (setting, WHY.to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is wanted of any instance, and whichever settings are not decided.
    #[test]
    fn no_value_of_what_is_not_decided_is_written(
        instance in instance(), live in config(), draft in config(), open in config(), few in config(), only_change in any::<bool>()
    ) {
        let instance = Instance { kind: GatewayKind::Managed, ..instance };
        let open = Config::from_bits(open.bits() & few.bits());
        // An empty list in an env file is none to the parser.
        let draft = draft.with(Setting::Cipher(CipherSuite::ALL[0]), true);
        let undecided = doubts(Setting::ALL.into_iter().filter(|setting| open.is_on(*setting)));
        holds(&Wish { live, only_change, undecided: &undecided, ..Wish::whole(instance, draft) });
    }

    /// The same of what files leave open.
    #[test]
    fn what_files_leave_open_is_left_open(marked in marked(), number in any::<usize>(), way in 0..5_usize) {
        let files = marked.with(number, Which::Open(way));
        let sources: Vec<_> = files.iter().map(|(name, text)| Source { name, text }).collect();
        let Ok(imported) = import_files(&sources, None) else { return Ok(()) };
        let it = resolved(&imported, imported.tier.or(Some(Tier::Premium)), None);
        let undecided = doubts(it.config.unknown());
        let draft = it.config.filled_from(initial_config(it.instance));
        holds(&Wish { undecided: &undecided, ..Wish::whole(it.instance, draft) });
    }
}

/// Each setting of each tier by itself.
#[test]
fn each_setting_can_be_left_open() {
    for tier in Tier::ALL {
        let instance = Instance::default().in_tier(tier);
        let draft = initial_config(instance);
        for setting in Setting::ALL {
            let undecided = doubts([setting].into_iter());
            for only_change in [false, true] {
                holds(&Wish { only_change, undecided: &undecided, ..Wish::whole(instance, draft) });
            }
        }
    }
}

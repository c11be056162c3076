//! Configuration as code: what stands above an export, what explains a difference, the difference as a patch.

use super::setting::full_name;
use super::tiers::summary;
use super::{capitalised, count, list};
use crate::codec::drift::Drift;
use crate::codec::export::{
    Format, Wish, lists_suites, needs_azapi, others, unsaid, writes_instance,
};
use crate::codec::imported::{Answer, Imported, Kind};
use crate::domain::lockout::may_ever_be_pending;
use crate::domain::{CipherSuite, Instance, Platform, Protocol, Setting, Side};

/// What stands above an export: for what it is, by which facts, how to open it again, what it cannot say.
pub fn header(format: Format, wish: &Wish, link: Option<&str>) -> Vec<String> {
    let mut lines = vec![format!(
        "TLS Rehearsal: {}. Rules as documented {}, facts of November 2026.",
        summary(wish.instance),
        wish.instance.edition.name()
    )];
    if let Some(link) = link {
        lines.push(format!("Opens this state again: {link}"));
    }
    let is_decided = |setting: &Setting| wish.doubt(*setting).is_none();
    let changed = || wish.live.differing(wish.draft).filter(is_decided).count();
    let changes = || count(changed(), "setting", "settings");
    lines.push(match (wish.only_change, format) {
        (false, _) => "The whole configuration of TLS, as planned.".to_owned(),
        (true, Format::TerraformAzurerm) => format!(
            "The whole configuration of TLS, {} of it changed: azurerm sends what is not named as false.",
            changes()
        ),
        (true, _) => format!("Only what changes: {}.", changes()),
    });
    lines.extend(before(format, wish));
    lines
}

/// What whoever deploys it has to know.
pub fn before(format: Format, wish: &Wish) -> Vec<String> {
    let mut lines: Vec<_> = notes(format, wish).into_iter().map(str::to_owned).collect();
    if wish.instance.regions() > 1 && writes_instance(format) {
        lines.push(
            "Its other regions are not in it: bring them along, or they are removed.".to_owned(),
        );
    }
    let unconfirmed = wish.unconfirmed(format).into_iter().map(full_name).collect::<Vec<_>>();
    if !unconfirmed.is_empty() {
        lines.push(format!(
            "Not confirmed by any source to do anything here: {}.",
            list(&unconfirmed)
        ));
    }
    lines.extend(undecided(format, wish));
    let beyond: Vec<_> = wish.open_beyond(format).into_iter().map(full_name).collect();
    if !beyond.is_empty() {
        lines.push(format!("Not decided, and cannot be said in this format: {}.", list(&beyond)));
    }
    let (repeated, lost) = others(format, wish);
    if !repeated.is_empty() {
        lines.push(format!("No setting of the page, repeated as found: {}.", list(&repeated)));
    }
    let unsaid: Vec<_> = unsaid(format, wish)
        .into_iter()
        .map(full_name)
        .chain(lost.into_iter().map(str::to_owned))
        .collect();
    if !unsaid.is_empty() {
        lines.push(format!("Cannot be said in this format: {}.", list(&unsaid)));
    }
    if format.is_self_hosted() {
        let tier = wish.instance.tier();
        if !tier.has_self_hosted() {
            lines.push(format!(
                "{} has no self-hosted gateway: only Developer and Premium have.",
                tier.name()
            ));
        }
        lines.push(
            "Client protocols and HTTP/2 belong to the hostname configuration in API Management."
                .to_owned(),
        );
        if lists_suites(wish) {
            lines.push("Suites that the page does not have (ChaCha20, DHE) are left out of the lists, so they are refused.".to_owned());
        }
    }
    lines
}

/// What of it is not decided, and what becomes of that.
fn undecided(format: Format, wish: &Wish) -> Option<String> {
    let open: Vec<_> = wish.open_in(format).into_iter().map(full_name).collect();
    let names = list(&open);
    let text = match format {
        _ if open.is_empty() => return None,
        Format::ArmTemplate | Format::Bicep => {
            format!(
                "Not decided, and parameters without a default, so that a deployment asks for them: {names}."
            )
        }
        Format::TerraformAzurerm => {
            format!(
                "Not decided, and variables without a default, so that a plan asks for them: {names}."
            )
        }
        Format::TerraformAzapi => {
            format!("Not decided, and not named, so that it stays as it is live: {names}.")
        }
        Format::ArmPatch | Format::AzRest | Format::PowerShell => {
            format!(
                "Not decided, and not written: {names}. Decide them before you send this: keys that are left out go back to their defaults (ARM reference)."
            )
        }
        Format::EnvFile | Format::Docker | Format::Kubernetes | Format::Helm => {
            format!("Not decided, and not written, so that the container's default holds: {names}.")
        }
    };
    Some(text)
}

/// What whoever runs it has to know.
fn notes(format: Format, wish: &Wish) -> Vec<&'static str> {
    const DEPLOYED: &str =
        "A deployment writes the whole instance: bring its other properties along.";
    const RESETS: &str = "Before you send this, add every other key: keys that are left out go back to their defaults (ARM reference).";
    const MAP: &str = "The full map: keys that are left out of a PATCH go back to their defaults (ARM reference).";
    const INSTANCE: &str =
        "Set-AzApiManagement writes the whole instance, and these tables are its map.";
    const REFUSED: &str = "It is reported to refuse the v2 tiers (Unrecognized Sku, azure-powershell issues 28864 and 29797, open in November 2026): use az rest.";
    let resets = wish.only_change.then_some(RESETS);
    // What is not decided says itself what becomes of it.
    let map = resets.or_else(|| wish.open_in(format).is_empty().then_some(MAP));
    match format {
        Format::ArmTemplate | Format::Bicep => {
            [Some(DEPLOYED), resets].into_iter().flatten().collect()
        }
        Format::ArmPatch | Format::AzRest => map.into_iter().collect(),
        Format::PowerShell => {
            let is_v2 = wish.instance.tier().platform() == Platform::V2;
            [Some(INSTANCE), is_v2.then_some(REFUSED), resets].into_iter().flatten().collect()
        }
        Format::TerraformAzurerm if !needs_azapi(wish) => vec![DEPLOYED],
        Format::TerraformAzurerm => vec![
            DEPLOYED,
            "azurerm has no attribute for TLS 1.3, for backend TLS 1.2 and for the four ECDHE suites with CBC and SHA-2, and writes one of the two keys of 3DES: azapi sets the rest. Both write one map, so apply azapi after every change that azurerm makes.",
        ],
        Format::TerraformAzapi => {
            vec!["azapi_update_resource reads the map, merges these keys and writes it whole."]
        }
        Format::EnvFile | Format::Docker | Format::Kubernetes | Format::Helm => Vec::new(),
    }
}

/// What may be behind a difference from what was found: the reason that it gives itself, where it does.
pub fn explained(row: Drift, found: &Imported, instance: Instance) -> String {
    let (kind, why) = (found.kind, &found.of(row.setting).why);
    if row.differs() && !kind.is_scan() && row.answer != Answer::Default && !why.is_empty() {
        return format!("{}.", capitalised(why));
    }
    probable(row, kind, instance)
}

fn probable(row: Drift, kind: Kind, instance: Instance) -> String {
    if row.hidden && row.planned == Some(true) {
        return "Nobody can be offered it, though it is on: the certificate has another key, or no version that is on uses it.".to_owned();
    }
    if !row.differs() {
        return String::new();
    }
    let tls13 = row.setting == Setting::CLIENT_TLS13;
    let fixed = !may_ever_be_pending(instance, row.setting);
    let text = match (kind.is_scan(), row.setting) {
        (true, _) if tls13 && row.found == Some(true) => {
            "Client TLS 1.3 is fixed on in most instances, whatever is planned."
        }
        (true, _) if tls13 => {
            "It is off where clients were seen to renegotiate; or something before the gateway answers, such as a front door."
        }
        (true, Setting::Cipher(_)) if fixed && row.found == Some(false) => {
            "The gateway keeps it on: something before it answers, such as a front door or an application gateway, or its certificate has another key."
        }
        (true, Setting::Cipher(_)) if fixed => {
            "This instance cannot change it: it stays on, whatever is planned."
        }
        (true, Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha)) if row.found == Some(true) => {
            "3DES has two keys, and one that is on is reported to be enough: azurerm writes only TripleDes168."
        }
        (true, Setting::Cipher(_)) if row.found == Some(false) => {
            "Its certificate has another key, or something before the gateway answers."
        }
        (true, _) => {
            "Something before the gateway answers, or an older rollout is still running: the scan met a node with the old settings."
        }
        (false, _) if fixed && tls13 && row.found == Some(false) => {
            "It can be off only where clients were seen to renegotiate, which is not said of this instance."
        }
        (false, _) if fixed => "This instance cannot change it: the key has no effect here.",
        (false, Setting::Protocol(Side::Client, Protocol::Tls12)) => "No key of it is documented.",
        (false, _) if row.is_default() && row.found == Some(true) => {
            "It is not in the map, so it is at its default. azurerm reads a missing key as off, so its plan does not show it."
        }
        (false, _) if row.is_default() => "It is not in the map, so it is at its default.",
        (false, _) => "The configuration was changed elsewhere, or the plan was not applied.",
    };
    text.to_owned()
}

//! A configuration in the formats that others define.

mod arm;
mod format;
mod scripts;
mod self_hosted;
mod terraform;

pub use format::{Format, Group, Language};

use super::keys::{GATEWAY, keys};
use super::patch::is_sent;
use crate::domain::initial::initial_config;
use crate::domain::lockout::{Effect, Permit, may_be_pending};
use crate::domain::{Channel, Config, GatewayKind, Instance, Setting, check_edit};

/// What is to be written.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// For which instance.
    pub instance: Instance,
    /// What is live.
    pub live: Config,
    /// What is wanted.
    pub draft: Config,
    /// Only what changes, not the whole configuration.
    pub only_change: bool,
    /// What was read, and is to be written as it was.
    pub carried: Carried<'a>,
    /// Settings that are not decided, each with the reason: no value of them is written, whatever `draft` has.
    pub undecided: &'a [(Setting, String)],
    /// Lines that stand above it, where the format has comments.
    pub header: &'a [String],
}

/// What a text that was read has in its map, and has to be repeated in a whole map.
#[derive(Clone, Copy, Debug, Default)]
pub struct Carried<'a> {
    /// Settings that it names, also those at their default.
    pub named: &'a [Setting],
    /// Keys that no setting of the page has, with what they are.
    pub others: &'a [(String, String)],
}

impl Wish<'_> {
    /// The whole configuration of an instance that is to stay as it is.
    pub const fn whole(instance: Instance, draft: Config) -> Self {
        let carried = Carried { named: &[], others: &[] };
        Self {
            instance,
            live: draft,
            draft,
            only_change: false,
            carried,
            undecided: &[],
            header: &[],
        }
    }

    /// Why `setting` is not decided, if it is not.
    pub fn doubt(&self, setting: Setting) -> Option<&str> {
        let found = self.undecided.iter().find(|(other, _)| *other == setting);
        found.map(|(_, why)| why.as_str())
    }

    /// The instance as ARM has it, whichever of its gateways is meant.
    fn managed(&self) -> Instance {
        Instance { kind: GatewayKind::Managed, ..self.instance }
    }

    /// The same wish as `format` has to write it. azurerm sends what is not named as false, and each of its changes may
    /// reset what azapi wrote: so all is written there, also where only the change is wanted.
    fn written_in(&self, format: Format) -> Self {
        let only_change = self.only_change && format != Format::TerraformAzurerm;
        Self { only_change, ..*self }
    }

    /// The settings that are written, each as it is wanted.
    pub fn entries(&self) -> Vec<(Setting, bool)> {
        let settings = Setting::ALL.into_iter().filter(|setting| self.is_written(*setting));
        let decided = settings.filter(|setting| self.doubt(*setting).is_none());
        decided.map(|setting| (setting, self.draft.is_on(setting))).collect()
    }

    /// The settings that `format` would write if they were decided.
    pub fn open_in(&self, format: Format) -> Vec<Setting> {
        self.open().into_iter().filter(|setting| has_setting(format, *setting)).collect()
    }

    /// The settings that are not decided, and of which `format` has nothing to say even if they were.
    pub fn open_beyond(&self, format: Format) -> Vec<Setting> {
        self.open().into_iter().filter(|setting| !has_setting(format, *setting)).collect()
    }

    /// The settings that would be written if they were decided.
    fn open(&self) -> Vec<Setting> {
        let settings = Setting::ALL.into_iter().filter(|setting| self.doubt(*setting).is_some());
        settings.filter(|setting| self.is_written(*setting)).collect()
    }

    fn is_written(&self, setting: Setting) -> bool {
        let managed = self.managed();
        let may = || may_be_pending(managed, Channel::RestApi, setting);
        if self.doubt(setting).is_some() {
            return !keys(setting).is_empty() && may();
        }
        let changed = self.live.is_on(setting) != self.draft.is_on(setting);
        // What is changed is written, whether or not its effect is confirmed; never what ARM would refuse.
        let written = changed && !keys(setting).is_empty() && may();
        let named = || self.carried.named.contains(&setting) && may();
        written || !self.only_change && (is_sent(managed, self.draft, setting) || named())
    }

    /// The keys that are written, each as it is wanted.
    pub fn keys(&self) -> Vec<(&'static str, bool)> {
        let entries = self.entries().into_iter();
        entries.flat_map(|(setting, on)| keys(setting).iter().map(move |key| (*key, on))).collect()
    }

    /// The whole map that is written: those keys as text, and what is carried.
    fn map(&self) -> Vec<(&str, &str)> {
        let keys = self.keys().into_iter().map(|(key, on)| (key, truth(on)));
        keys.chain(self.others()).collect()
    }

    /// The whole map in the page's order, with what is not decided where it would stand.
    fn lines(&self) -> Vec<Line<'_>> {
        let line = |setting: Setting| {
            let value = match self.doubt(setting) {
                Some(why) => Written::Open { setting, why },
                None => Written::Value(truth(self.draft.is_on(setting))),
            };
            keys(setting).iter().map(move |key| Line { key, value })
        };
        let settings = Setting::ALL.into_iter().filter(|setting| self.is_written(*setting));
        let others = self.others().map(|(key, value)| Line { key, value: Written::Value(value) });
        settings.flat_map(line).chain(others).collect()
    }

    /// The keys of others that are written; where only the change is wanted, none.
    fn others(&self) -> impl Iterator<Item = (&str, &str)> {
        let others = self.carried.others.iter().filter(|_| !self.only_change);
        others.map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// What `format` writes without a source that says that it does anything here.
    pub fn unconfirmed(&self, format: Format) -> Vec<Setting> {
        let managed = self.managed();
        let is_unconfirmed = |setting: &Setting| {
            let permit = check_edit(managed, Channel::RestApi, *setting);
            matches!(permit, Ok(Permit { effect: Effect::NotConfirmed, .. }))
        };
        let entries = self.written_in(format).entries().into_iter().map(|(setting, _)| setting);
        entries.filter(|setting| !format.is_self_hosted() && is_unconfirmed(setting)).collect()
    }

    /// The header as comments that begin with `mark`.
    fn comments(&self, mark: &str) -> String {
        self.header.iter().map(|line| format!("{mark} {line}\n")).collect()
    }
}

/// A line of a map.
#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    key: &'a str,
    value: Written<'a>,
}

/// What stands in a line.
#[derive(Clone, Copy, Debug)]
enum Written<'a> {
    /// A value.
    Value(&'a str),
    /// Nothing that is decided.
    Open { setting: Setting, why: &'a str },
}

/// The name of a parameter that stands for a setting which is not decided: the end of its key.
fn parameter(setting: Setting) -> String {
    let key = keys(setting).first().copied().unwrap_or_default();
    let tail = key.strip_prefix(GATEWAY).unwrap_or(key).replace('.', "");
    decapitalised(&tail)
}

fn decapitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// A reason on one line, without what would end a comment.
fn in_comment(why: &str) -> String {
    why.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A value as the API wants it: a string.
pub const fn truth(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

/// Writes `wish` in `format`.
pub fn export(format: Format, wish: &Wish) -> String {
    let wish = &wish.written_in(format);
    match format {
        Format::ArmTemplate => arm::template(wish),
        Format::ArmPatch => arm::patch(wish),
        Format::Bicep => arm::bicep(wish),
        Format::TerraformAzurerm => terraform::azurerm(wish),
        Format::TerraformAzapi => terraform::azapi(wish),
        Format::AzRest => scripts::az_rest(wish),
        Format::PowerShell => scripts::powershell(wish),
        Format::EnvFile => self_hosted::env_file(wish),
        Format::Docker => self_hosted::docker(wish),
        Format::Kubernetes => self_hosted::kubernetes(wish),
        Format::Helm => self_hosted::helm(wish),
    }
}

/// Is there something of TLS to be written?
pub fn says_something(format: Format, wish: &Wish) -> bool {
    if format.is_self_hosted() {
        self_hosted::says_something(wish)
    } else {
        let wish = wish.written_in(format);
        !wish.entries().is_empty() || !wish.open().is_empty()
    }
}

/// Does `format` write the whole instance, its tier and units as well?
pub const fn writes_instance(format: Format) -> bool {
    matches!(format, Format::ArmTemplate | Format::Bicep | Format::TerraformAzurerm)
}

/// The carried keys that `format` writes, and those that it has no place for. The container of a self-hosted gateway has no
/// business with them.
pub fn others<'w>(format: Format, wish: &'w Wish) -> (Vec<&'w str>, Vec<&'w str>) {
    let only_change = wish.written_in(format).only_change;
    let others = wish.carried.others.iter().filter(|_| !only_change && !format.is_self_hosted());
    others.map(|(key, _)| key.as_str()).partition(|key| says_other(format, key))
}

/// Has `format` a place for a `key` that no setting of the page has?
fn says_other(format: Format, key: &str) -> bool {
    match format {
        Format::ArmTemplate
        | Format::ArmPatch
        | Format::Bicep
        | Format::TerraformAzurerm
        | Format::TerraformAzapi
        | Format::AzRest => true,
        Format::PowerShell => scripts::has_table(key),
        Format::EnvFile | Format::Docker | Format::Kubernetes | Format::Helm => false,
    }
}

/// Does an azurerm configuration need azapi beside it?
pub fn needs_azapi(wish: &Wish) -> bool {
    terraform::needs_azapi(&wish.written_in(Format::TerraformAzurerm))
}

/// Has `format` a place for it?
const fn has_setting(format: Format, setting: Setting) -> bool {
    !format.is_self_hosted() || self_hosted::says(setting)
}

/// Settings of which `format` has nothing to say, though they change or are not as the instance was created.
pub fn unsaid(format: Format, wish: &Wish) -> Vec<Setting> {
    let wish = wish.written_in(format);
    let entries = wish.entries();
    let initial = initial_config(wish.instance);
    let matters = |setting: &Setting| {
        if wish.doubt(*setting).is_some() {
            return false;
        }
        let on = wish.draft.is_on(*setting);
        wish.live.is_on(*setting) != on || !wish.only_change && initial.is_on(*setting) != on
    };
    let is_said = |setting: &Setting| {
        if format.is_self_hosted() {
            self_hosted::says(*setting)
        } else {
            entries.iter().any(|(written, _)| written == setting)
        }
    };
    Setting::ALL.into_iter().filter(|setting| matters(setting) && !is_said(setting)).collect()
}

/// The API version that is written. Source: ARM reference.
pub const API_VERSION: &str = "2024-05-01";

/// The name of the tier for ARM. Source: ARM reference; the v2 names, Terraform azurerm provider.
pub const fn sku(instance: Instance) -> &'static str {
    use crate::domain::Tier;
    match instance.tier() {
        Tier::Consumption => "Consumption",
        Tier::Developer => "Developer",
        Tier::Basic => "Basic",
        Tier::Standard => "Standard",
        Tier::Premium => "Premium",
        Tier::BasicV2 => "BasicV2",
        Tier::StandardV2 => "StandardV2",
        Tier::PremiumV2 => "PremiumV2",
    }
}

pub use self_hosted::lists_suites;
pub use terraform::{attribute, sent_unnamed};

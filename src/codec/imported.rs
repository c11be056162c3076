//! What was read of a configuration or a scan: the same for every format.

use std::fmt;

use super::json::{Json, quoted, read as read_json};
use super::keys::keys;
use crate::domain::lockout::may_ever_be_pending;
use crate::domain::{Config, Created, Instance, Setting, Tier};

/// What a text was recognized as.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[allow(missing_docs)] // Their names say it.
pub enum Kind {
    ArmService,
    ArmTemplate,
    Bicep,
    TerraformHcl,
    TerraformPlan,
    Testssl,
    TestsslPretty,
    TestsslCsv,
    Sslyze,
    Nmap,
    Tlsx,
    SslLabs,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::ArmService,
        Self::ArmTemplate,
        Self::Bicep,
        Self::TerraformHcl,
        Self::TerraformPlan,
        Self::Testssl,
        Self::TestsslPretty,
        Self::TestsslCsv,
        Self::Sslyze,
        Self::Nmap,
        Self::Tlsx,
        Self::SslLabs,
    ];

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ArmService => "az apim show or ARM GET",
            Self::ArmTemplate => "ARM template",
            Self::Bicep => "Bicep",
            Self::TerraformHcl => "Terraform configuration",
            Self::TerraformPlan => "Terraform plan",
            Self::Testssl => "testssl.sh, flat JSON",
            Self::TestsslPretty => "testssl.sh, pretty JSON",
            Self::TestsslCsv => "testssl.sh, CSV",
            Self::Sslyze => "sslyze",
            Self::Nmap => "nmap ssl-enum-ciphers",
            Self::Tlsx => "tlsx",
            Self::SslLabs => "SSL Labs",
        }
    }

    /// Was it seen from outside, not configured?
    pub const fn is_scan(self) -> bool {
        match self {
            Self::Testssl
            | Self::TestsslPretty
            | Self::TestsslCsv
            | Self::Sslyze
            | Self::Nmap
            | Self::Tlsx
            | Self::SslLabs => true,
            Self::ArmService
            | Self::ArmTemplate
            | Self::Bicep
            | Self::TerraformHcl
            | Self::TerraformPlan => false,
        }
    }
}

const _: () = assert!(Kind::ALL.len() == Kind::SslLabs as usize + 1);

/// A place in a text, both from 1; zeros where nothing stands that would say it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The character in it.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            return f.write_str("not listed");
        }
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// A setting that was understood.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Found {
    /// Which.
    pub setting: Setting,
    /// On, or offered.
    pub on: bool,
    /// Where it says so.
    pub place: Place,
}

/// Something that was not taken, and why.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What.
    pub what: String,
    /// Why not.
    pub why: String,
}

impl Remark {
    /// Is it about this key, in whatever letters?
    pub fn is_of(&self, key: &str) -> bool {
        let name = self.what.split([' ', ',']).next().unwrap_or_default();
        name.eq_ignore_ascii_case(key)
    }
}

/// What was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Imported {
    /// What it was recognized as.
    pub kind: Kind,
    /// The tier, if it says one.
    pub tier: Option<Tier>,
    /// Its units in the first region, if it says how many.
    pub units: Option<u8>,
    /// Its regions, if it says how many.
    pub regions: Option<u8>,
    /// When it was created, if it says so.
    pub created: Option<Created>,
    /// What was understood, each setting once, in the page's order.
    pub found: Vec<Found>,
    /// Keys that no setting of the page has, with what they are: what writes the map has to repeat them.
    pub others: Vec<(String, String)>,
    /// What was not taken.
    pub ignored: Vec<Remark>,
}

impl Imported {
    /// `config`, with all that was found.
    pub fn applied_to(&self, config: Config) -> Config {
        self.found.iter().fold(config, |config, found| config.with(found.setting, found.on))
    }

    /// `base`, as far as this says otherwise. Client TLS 1.3 is off only where clients were seen to renegotiate.
    pub fn instance(&self, base: Instance) -> Instance {
        self.instance_in(self.tier, base)
    }

    /// The same, in this tier, whichever this says.
    pub fn instance_in(&self, tier: Option<Tier>, base: Instance) -> Instance {
        let instance = tier.map_or(base, |tier| base.in_tier(tier));
        let units = self.units.unwrap_or(instance.units());
        let instance = instance.scaled(units, self.regions.unwrap_or(instance.regions()));
        let instance = Instance { created: self.created.unwrap_or(base.created), ..instance };
        let renegotiating = Instance { renegotiation: true, ..instance };
        let is_off = |found: &Found| found.setting == Setting::CLIENT_TLS13 && !found.on;
        let is_off = !self.kind.is_scan() && self.found.iter().any(is_off);
        if is_off && may_ever_be_pending(renegotiating, Setting::CLIENT_TLS13) {
            renegotiating
        } else {
            instance
        }
    }

    /// Is `setting` at its default, since its key is not in the map of this instance? A GET has a key only once it was set
    /// (reported).
    pub fn is_at_default(&self, setting: Setting) -> bool {
        let said = |key: &&str| self.ignored.iter().any(|remark| remark.is_of(key));
        // A body that is to be sent has no tier.
        self.kind == Kind::ArmService
            && self.tier.is_some()
            && !self.found.iter().any(|found| found.setting == setting)
            && !keys(setting).is_empty()
            && !keys(setting).iter().any(said)
    }

    /// Written as JSON, for the way from one module to another and for command lines.
    pub fn to_json(&self) -> String {
        let place = |place: Place| format!("\"line\":{},\"column\":{}", place.line, place.column);
        let found: Vec<_> = self
            .found
            .iter()
            .map(|each| {
                let index = each.setting.index();
                format!("{{\"setting\":{index},\"on\":{},{}}}", each.on, place(each.place))
            })
            .collect();
        let ignored: Vec<_> = self
            .ignored
            .iter()
            .map(|each| {
                let (what, why) = (quoted(&each.what), quoted(&each.why));
                format!("{{\"what\":{what},\"why\":{why},{}}}", place(each.place))
            })
            .collect();
        let others: Vec<_> = self
            .others
            .iter()
            .map(|(key, value)| format!("{{\"key\":{},\"value\":{}}}", quoted(key), quoted(value)))
            .collect();
        let number = |number: Option<usize>| number.map_or("null".to_owned(), |it| it.to_string());
        format!(
            "{{\"kind\":{},\"tier\":{},\"units\":{},\"regions\":{},\"created\":{},\"found\":[{}],\"others\":[{}],\"ignored\":[{}]}}",
            self.kind as usize,
            number(self.tier.map(|tier| tier as usize)),
            number(self.units.map(usize::from)),
            number(self.regions.map(usize::from)),
            number(self.created.map(|created| created as usize)),
            found.join(","),
            others.join(","),
            ignored.join(",")
        )
    }

    /// Reads what [`Imported::to_json`] wrote; `None` if it was something else.
    pub fn from_json(text: &str) -> Option<Self> {
        let json = read_json(text).ok()?;
        let place = |json: &Json| {
            let number = |name: &str| u32::try_from(json.get(name)?.number()?).ok();
            Some(Place { line: number("line")?, column: number("column")? })
        };
        let position = |json: &Json, name: &str| usize::try_from(json.get(name)?.number()?).ok();
        let found = |each: &Json| {
            let setting = Setting::ALL.get(position(each, "setting")?).copied()?;
            Some(Found { setting, on: each.get("on")?.truth()?, place: place(each)? })
        };
        let ignored = |each: &Json| {
            let text = |name: &str| Some(each.get(name)?.text()?.to_owned());
            Some(Remark { place: place(each)?, what: text("what")?, why: text("why")? })
        };
        let other = |each: &Json| {
            let text = |name: &str| Some(each.get(name)?.text()?.to_owned());
            Some((text("key")?, text("value")?))
        };
        let count = |name: &str| position(&json, name).and_then(|count| u8::try_from(count).ok());
        Some(Self {
            kind: Kind::ALL.get(position(&json, "kind")?).copied()?,
            tier: position(&json, "tier").and_then(|at| Tier::ALL.get(at).copied()),
            units: count("units"),
            regions: count("regions"),
            created: position(&json, "created").and_then(|at| Created::ALL.get(at).copied()),
            found: json.get("found")?.list()?.iter().map(found).collect::<Option<_>>()?,
            others: json.get("others")?.list()?.iter().map(other).collect::<Option<_>>()?,
            ignored: json.get("ignored")?.list()?.iter().map(ignored).collect::<Option<_>>()?,
        })
    }
}

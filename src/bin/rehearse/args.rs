//! What can be asked for.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use tls_rehearsal::codec::export::Format;
use tls_rehearsal::domain::{Certificate, Created, Edition, Tier};

const EXAMPLES: &str = "Exit codes: 0 holds, 1 falls short, 2 wrong use or unreadable input.

Examples:
  rehearse explain --tier Consumption
  az apim show -g rg -n apim | rehearse check --config -
  rehearse impact --config main.bicep --live live.json --fleet fleet.json
  rehearse convert --to bicep main.tf
  rehearse drift --planned main.tf --found scan.json
  rehearse rollout --tier Premium --units 3 --regions 2
  rehearse hello --versions \"TLS 1.2,TLS 1.3\" --suites TLS_AES_128_GCM_SHA256 --certificate rsa hellos.txt";

/// Rehearse a TLS change to Azure API Management before you make it.
#[derive(Parser)]
#[command(name = "rehearse", version, after_help = EXAMPLES)]
pub struct Rehearse {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// What a tier allows, setting by setting, and why not
    Explain(Explain),
    /// Who stops connecting; 1 if somebody who must keep working does
    Impact(Impact),
    /// Warnings and linters' verdicts; 1 from a chosen severity on
    Check(Check),
    /// Any format that is read into any that is written
    Convert(Convert),
    /// What was planned beside what was found; 1 if they differ
    Drift(Drift),
    /// Percentiles of duration and downtime over 10,000 seeds
    Rollout(Rollout),
    /// What a gateway answers to ClientHellos, one a line, hexadecimal or base64
    Hello(Hello),
}

/// Which instance is meant.
#[derive(Args)]
pub struct Place {
    /// Service tier, such as Developer, Premium or "Standard v2"; without it that of what is read, or Developer
    #[arg(long, value_parser = tier)]
    pub tier: Option<Tier>,
    /// Whose rules apply: "August 2025", unless said, or "January 2026"
    #[arg(long, value_parser = edition)]
    pub edition: Option<Edition>,
    /// Units; without it those of what is read, or 1
    #[arg(long)]
    pub units: Option<u8>,
    /// Regions; without it those of what is read, or 1; only Premium has several
    #[arg(long)]
    pub regions: Option<u8>,
    /// The day it was created, such as 2017-03-04, which decides old defaults; without it that of what is read, or after 1 April 2018
    #[arg(long, value_parser = created)]
    pub created: Option<Created>,
    /// The key of the gateway's certificate, RSA unless said
    #[arg(long, value_enum)]
    pub certificate: Option<Key>,
    /// Clients recently used certificate renegotiation
    #[arg(long)]
    pub renegotiation: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Key {
    Rsa,
    Ecdsa,
}

impl From<Key> for Certificate {
    fn from(key: Key) -> Self {
        match key {
            Key::Rsa => Self::Rsa,
            Key::Ecdsa => Self::Ecdsa,
        }
    }
}

#[derive(Args)]
pub struct Explain {
    #[command(flatten)]
    pub place: Place,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Impact {
    #[command(flatten)]
    pub place: Place,
    /// The configuration that is planned: a file in any format that is read, or - for standard input
    #[arg(long)]
    pub config: String,
    /// What is live; without it how a new instance is configured
    #[arg(long)]
    pub live: Option<String>,
    /// A fleet as the page writes it; without it the example fleet
    #[arg(long)]
    pub fleet: Option<String>,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    pub place: Place,
    /// The configuration that is planned: a file in any format that is read, or - for standard input
    #[arg(long)]
    pub config: String,
    /// What is live; without it how a new instance is configured
    #[arg(long)]
    pub live: Option<String>,
    /// From which severity on the exit code is 1
    #[arg(long, value_enum, default_value_t = Severity::Danger)]
    pub severity: Severity,
    /// One JSON document (docs/cli.md)
    #[arg(long, conflicts_with = "sarif")]
    pub json: bool,
    /// SARIF 2.1.0, for code scanning
    #[arg(long)]
    pub sarif: bool,
    /// How SARIF names what is read; without it by its path, and standard input not at all, which GitHub refuses
    #[arg(long = "as", value_name = "PATH", requires = "sarif", value_parser = NonEmptyStringValueParser::new())]
    pub name: Option<String>,
}

#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd, ValueEnum)]
pub enum Severity {
    Danger,
    Caution,
    Note,
}

#[derive(Args)]
pub struct Convert {
    #[command(flatten)]
    pub place: Place,
    /// The format: arm, patch, bicep, azurerm, azapi, az-rest, powershell, env, docker, kubernetes, helm
    #[arg(long, value_parser = format)]
    pub to: Format,
    /// Only what differs from this file; without it the whole configuration
    #[arg(long)]
    pub live: Option<String>,
    /// What is read, or - for standard input
    #[arg(default_value = "-")]
    pub file: String,
}

#[derive(Args)]
pub struct Drift {
    #[command(flatten)]
    pub place: Place,
    /// What was planned: a file in any format that is read
    #[arg(long)]
    pub planned: String,
    /// What was found: a configuration or a scan, or - for standard input
    #[arg(long, default_value = "-")]
    pub found: String,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Rollout {
    #[command(flatten)]
    pub place: Place,
    /// In so many of 100 regions it takes longer than documented
    #[arg(long, default_value_t = 10)]
    pub tail_percent: u8,
    /// Most minutes that it then takes longer
    #[arg(long, default_value_t = 30)]
    pub tail_minutes: u16,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Hello {
    #[command(flatten)]
    pub place: Place,
    /// The gateway's configuration, in any format that is read
    #[arg(long, conflicts_with_all = ["versions", "suites"])]
    pub config: Option<String>,
    /// Or its versions, such as "TLS 1.2,TLS 1.3"
    #[arg(long, requires = "suites", value_delimiter = ',')]
    pub versions: Option<Vec<String>>,
    /// And its suites in its order, by their IANA names
    #[arg(long, requires = "versions", value_delimiter = ',')]
    pub suites: Option<Vec<String>>,
    /// One JSON object a line: version and suite, or failure and alert, or error
    #[arg(long)]
    pub json: bool,
    /// ClientHellos, one a line, or - for standard input
    #[arg(default_value = "-")]
    pub file: String,
}

fn tier(text: &str) -> Result<Tier, String> {
    let plain = |text: &str| text.replace([' ', '-', '_'], "").to_lowercase();
    let found = Tier::ALL.into_iter().find(|tier| plain(tier.name()) == plain(text));
    found.ok_or_else(|| {
        let names: Vec<_> = Tier::ALL.into_iter().map(Tier::name).collect();
        format!("one of {} is expected", names.join(", "))
    })
}

fn created(text: &str) -> Result<Created, String> {
    Created::on(text).ok_or_else(|| "a day such as 2017-03-04 is expected".to_owned())
}

fn edition(text: &str) -> Result<Edition, String> {
    let found = Edition::ALL.into_iter().find(|edition| edition.name().eq_ignore_ascii_case(text));
    found.ok_or_else(|| {
        let names: Vec<_> = Edition::ALL.into_iter().map(Edition::name).collect();
        format!("\"{}\" is expected", names.join("\" or \""))
    })
}

fn format(text: &str) -> Result<Format, String> {
    let found = Format::ALL.into_iter().find(|format| format.id() == text);
    found.ok_or_else(|| {
        let names: Vec<_> = Format::ALL.into_iter().map(Format::id).collect();
        format!("one of {} is expected", names.join(", "))
    })
}

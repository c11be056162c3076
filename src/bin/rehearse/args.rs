//! What can be asked for.

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use tls_rehearsal::codec::export::Format;
use tls_rehearsal::domain::{Certificate, Created, Edition, Tier};
use tls_rehearsal::rollout::assumed::Downtime;
use tls_rehearsal::words::cli::args as say;

use crate::input::Asked;
use crate::lesson::Lesson;

/// Rehearse a TLS change to Azure API Management before you make it.
#[derive(Parser)]
#[command(name = "rehearse", version, after_help = say::examples())]
pub struct Rehearse {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// What a tier allows, setting by setting, and why not
    Explain(Explain),
    /// Exactly what was understood of files, setting by setting
    Read(Read),
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
    /// Lessons of the page: as packages for an LMS
    Lesson(Lesson),
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

/// Files that are read together.
#[derive(Args)]
pub struct Files {
    /// Files that belong together, in any format that is read: a template and its parameters, Terraform and its variables; - is
    /// standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    /// Which instance, where a file holds several; of a report, which server
    #[arg(long)]
    pub name: Option<String>,
    /// Exit code 1 if anything is not decided, or was left out
    #[arg(long)]
    pub strict: bool,
}

/// The same, by the names that these options had before.
#[derive(Args)]
pub struct Planned {
    #[command(flatten)]
    pub files: Files,
    /// Another way to name a file
    #[arg(long, alias = "planned", value_name = "FILE")]
    pub config: Vec<String>,
    /// What is live: a file in any format that is read, or -; without it how a new instance is configured
    #[arg(long, value_name = "FILE")]
    pub live: Option<String>,
}

impl Planned {
    /// Every file that was named.
    pub fn paths(&self) -> Vec<String> {
        self.files.files.iter().chain(&self.config).cloned().collect()
    }

    /// The same; standard input if there is none.
    pub fn paths_or_input(&self) -> Vec<String> {
        let paths = self.paths();
        if paths.is_empty() { vec!["-".to_owned()] } else { paths }
    }

    /// Those files, and the instance that is meant.
    pub fn asked<'a>(&'a self, paths: &'a [String]) -> Asked<'a> {
        Asked { paths, name: self.files.name.as_deref(), any_name: false }
    }
}

#[derive(Args)]
pub struct Read {
    #[command(flatten)]
    pub files: Files,
    /// What is live: a map that is empty by the default of a parameter says nothing beside it
    #[arg(long, value_name = "FILE")]
    pub live: Option<String>,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Impact {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub planned: Planned,
    /// A fleet as the page writes it; without it the example fleet
    #[arg(long, value_name = "FILE")]
    pub fleet: Option<String>,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub planned: Planned,
    /// A fleet as the page writes it, for whom a change may weaken; without it the example fleet
    #[arg(long, value_name = "FILE")]
    pub fleet: Option<String>,
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
    pub alias: Option<String>,
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
    #[command(flatten)]
    pub planned: Planned,
    /// The format: arm, patch, bicep, azurerm, azapi, az-rest, powershell, env, docker, kubernetes, helm
    #[arg(long, value_parser = format)]
    pub to: Format,
}

#[derive(Args)]
pub struct Drift {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub planned: Planned,
    /// What was found: a configuration or a scan; the same as --live. Without either, standard input, unless the file that is
    /// planned says itself what is live, as what-if results and plans do
    #[arg(long, value_name = "FILE", conflicts_with = "live")]
    pub found: Option<String>,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct Rollout {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub planned: Planned,
    /// In so many of 100 regions it takes longer than documented
    #[arg(long, default_value_t = 10)]
    pub tail_percent: u8,
    /// Most minutes that it then takes longer
    #[arg(long, default_value_t = 30)]
    pub tail_minutes: u16,
    /// For how much of a save Developer is taken not to answer: reported is the whole of it, inferred the middle
    #[arg(long, value_enum, default_value_t = Down::Middle)]
    pub downtime: Down,
    /// One JSON document (docs/cli.md)
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Down {
    Middle,
    Whole,
}

impl From<Down> for Downtime {
    fn from(down: Down) -> Self {
        match down {
            Down::Middle => Self::Middle,
            Down::Whole => Self::Whole,
        }
    }
}

#[derive(Args)]
pub struct Hello {
    #[command(flatten)]
    pub place: Place,
    /// The gateway's configuration, in any format that is read
    #[arg(long, value_name = "FILE", conflicts_with_all = ["versions", "suites"])]
    pub config: Option<String>,
    /// What is live, where the configuration leaves something as it is
    #[arg(long, value_name = "FILE", requires = "config")]
    pub live: Option<String>,
    /// Which instance, where the configuration holds several
    #[arg(long, requires = "config")]
    pub name: Option<String>,
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
    found.ok_or_else(|| say::one_of(&Tier::ALL.map(Tier::name)))
}

fn created(text: &str) -> Result<Created, &'static str> {
    Created::on(text).ok_or_else(say::a_day)
}

fn edition(text: &str) -> Result<Edition, String> {
    let found = Edition::ALL.into_iter().find(|edition| edition.name().eq_ignore_ascii_case(text));
    found.ok_or_else(|| say::either(&Edition::ALL.map(Edition::name)))
}

fn format(text: &str) -> Result<Format, String> {
    let found = Format::ALL.into_iter().find(|format| format.id() == text);
    found.ok_or_else(|| say::one_of(&Format::ALL.map(Format::id)))
}

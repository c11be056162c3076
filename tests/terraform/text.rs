//! Texts of Terraform, and what is read of them.

use std::fs;
use std::path::Path;

use tls_rehearsal::codec::import::{Source, import, import_files};
use tls_rehearsal::codec::imported::{Answer, Found, Imported};
use tls_rehearsal::domain::Protocol::{Tls10, Tls11};
use tls_rehearsal::domain::Side::{Backend, Client};
use tls_rehearsal::domain::{CipherSuite, Setting};

pub const KEY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.";

pub const TLS10: Setting = Setting::Protocol(Client, Tls10);

pub const TLS11: Setting = Setting::Protocol(Client, Tls11);

pub const BACKEND_TLS10: Setting = Setting::Protocol(Backend, Tls10);

pub const BACKEND_TLS11: Setting = Setting::Protocol(Backend, Tls11);

pub const DES: Setting = Setting::Cipher(CipherSuite::Rsa3DesEdeCbcSha);

pub const AES: Setting = Setting::Cipher(CipherSuite::RsaAes128CbcSha);

pub const ON: Answer = Answer::Stated(true);

pub const OFF: Answer = Answer::Stated(false);

pub fn case(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    fs::read_to_string(path).unwrap()
}

#[track_caller]
pub fn read(text: &str) -> Imported {
    import(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[track_caller]
pub fn read_all(files: &[(&str, &str)]) -> Imported {
    let sources: Vec<_> = files.iter().map(|(name, text)| Source { name, text }).collect();
    import_files(&sources, None).unwrap_or_else(|failure| panic!("{failure:?}\n{files:?}"))
}

/// An instance of azurerm with this in it.
pub fn azurerm(inner: &str) -> String {
    format!(
        "resource \"azurerm_api_management\" \"gw\" {{\n  sku_name = \"Developer_1\"\n{inner}\n}}\n"
    )
}

/// What a security block says of client TLS 1.0 that gives it as this expression, beside these definitions.
#[track_caller]
pub fn of(expression: &str, beside: &str) -> (Answer, String) {
    let block = format!("  security {{\n    frontend_tls10_enabled = {expression}\n  }}");
    let imported = read(&format!("{}{beside}\n", azurerm(&block)));
    let found = imported.of(TLS10);
    (found.answer, found.why.clone())
}

#[track_caller]
pub fn check(expression: &str, beside: &str, expected: Answer) {
    let (answer, why) = of(expression, beside);
    assert_eq!(answer, expected, "{expression}: {why}");
}

/// As others save it: with the line ends of Windows, a byte order mark, comments.
pub fn variants(text: &str) -> [String; 4] {
    [
        text.to_owned(),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        format!(
            "# resource \"x\" {{\n/* {{ \" */\n// }}\n{}",
            text.replace("{\n", "{ # it's { \"\n")
        ),
    ]
}

pub fn answers(imported: &Imported) -> Vec<Answer> {
    let answer = |found: &Found| match found.unless {
        // What turns on the tier is not decided.
        Some(_) => Answer::Unknown,
        None => found.answer,
    };
    imported.settings().iter().map(answer).collect()
}

/// A resource of azapi that changes this id, with this body.
pub fn update(id: &str, body: &str) -> String {
    format!(
        "resource \"azapi_update_resource\" \"t\" {{\n  type = \"microsoft.apimanagement/Service@2022-08-01\"\n  resource_id = {id}\n  body = {body}\n}}\n"
    )
}

pub fn map(entries: &str) -> String {
    format!("{{ properties = {{ customProperties = {{ {entries} }} }} }}")
}

pub fn protocol(tail: &str, value: &str) -> String {
    format!("\"{KEY}{tail}\" = {value}")
}

//! Texts of ARM and Bicep, and what is read of them.

use tls_rehearsal::codec::import::{ImportError, Source, import, import_files};
use tls_rehearsal::codec::imported::Imported;
use tls_rehearsal::domain::{Protocol, Setting, Side};

pub const KEY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls";
pub const SERVICE: &str = "Microsoft.ApiManagement/service";
pub const TLS10: Setting = Setting::Protocol(Side::Client, Protocol::Tls10);
pub const TLS11: Setting = Setting::Protocol(Side::Client, Protocol::Tls11);

#[track_caller]
pub fn read(text: &str) -> Imported {
    import(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

pub fn together(files: &[(&str, &str)], wanted: Option<&str>) -> Result<Imported, ImportError> {
    let sources: Vec<Source> = files.iter().map(|(name, text)| Source { name, text }).collect();
    import_files(&sources, wanted).map_err(|failure| failure.error)
}

pub fn on(imported: &Imported, setting: Setting) -> Option<bool> {
    imported.of(setting).stated()
}

pub fn says(imported: &Imported, text: &str) -> bool {
    imported
        .remarks
        .iter()
        .any(|remark| format!("{}: {}", remark.about, remark.text).contains(text))
}

/// A template with this beside its resources, and these.
pub fn template(beside: &str, resources: &str) -> String {
    format!(
        "{{\n\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\",\n{beside}\n\"resources\": {resources}\n}}"
    )
}

pub fn service(rest: &str) -> String {
    format!(
        "{{\"type\": \"{SERVICE}\", \"apiVersion\": \"2024-05-01\", \"name\": \"gw\", \"sku\": {{\"name\": \"Premium\", \"capacity\": 2}}, {rest}}}"
    )
}

pub fn with_map(map: &str) -> String {
    service(&format!("\"properties\": {{\"customProperties\": {map}}}"))
}

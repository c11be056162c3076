//! Terraform: azurerm with what it has attributes for, azapi for the rest or for all.

use std::fmt::Write;

use super::{API_VERSION, Line, Wish, Written, in_comment, sku};
use crate::codec::json::quoted;
use crate::codec::keys::{GATEWAY, keys};
use crate::domain::CipherSuite as Suite;
use crate::domain::Protocol::{Ssl30, Tls10, Tls11, Tls12, Tls13};
use crate::domain::Side::{Backend, Client};
use crate::domain::{Setting, Tier};

/// The block and the attribute of azurerm that set `setting`; `None` where it has none.
/// Source: Terraform azurerm provider, current names.
pub const fn attribute(setting: Setting) -> Option<(&'static str, &'static str)> {
    let name = match setting {
        Setting::Http2 => return Some(("protocols", "http2_enabled")),
        Setting::Protocol(Client, Tls11) => "frontend_tls11_enabled",
        Setting::Protocol(Client, Tls10) => "frontend_tls10_enabled",
        Setting::Protocol(Client, Ssl30) => "frontend_ssl30_enabled",
        Setting::Protocol(Backend, Tls11) => "backend_tls11_enabled",
        Setting::Protocol(Backend, Tls10) => "backend_tls10_enabled",
        Setting::Protocol(Backend, Ssl30) => "backend_ssl30_enabled",
        Setting::Protocol(Client | Backend, Tls12 | Tls13) => return None,
        Setting::Cipher(suite) => match suite {
            Suite::EcdheEcdsaAes256CbcSha => "tls_ecdhe_ecdsa_with_aes256_cbc_sha_ciphers_enabled",
            Suite::EcdheEcdsaAes128CbcSha => "tls_ecdhe_ecdsa_with_aes128_cbc_sha_ciphers_enabled",
            Suite::EcdheRsaAes256CbcSha => "tls_ecdhe_rsa_with_aes256_cbc_sha_ciphers_enabled",
            Suite::EcdheRsaAes128CbcSha => "tls_ecdhe_rsa_with_aes128_cbc_sha_ciphers_enabled",
            Suite::RsaAes256GcmSha384 => "tls_rsa_with_aes256_gcm_sha384_ciphers_enabled",
            Suite::RsaAes128GcmSha256 => "tls_rsa_with_aes128_gcm_sha256_ciphers_enabled",
            Suite::RsaAes256CbcSha256 => "tls_rsa_with_aes256_cbc_sha256_ciphers_enabled",
            Suite::RsaAes128CbcSha256 => "tls_rsa_with_aes128_cbc_sha256_ciphers_enabled",
            Suite::RsaAes256CbcSha => "tls_rsa_with_aes256_cbc_sha_ciphers_enabled",
            Suite::RsaAes128CbcSha => "tls_rsa_with_aes128_cbc_sha_ciphers_enabled",
            Suite::Rsa3DesEdeCbcSha => "triple_des_ciphers_enabled",
            Suite::Aes256GcmSha384
            | Suite::Aes128GcmSha256
            | Suite::EcdheEcdsaAes256GcmSha384
            | Suite::EcdheEcdsaAes128GcmSha256
            | Suite::EcdheRsaAes256GcmSha384
            | Suite::EcdheRsaAes128GcmSha256
            | Suite::EcdheEcdsaAes256CbcSha384
            | Suite::EcdheEcdsaAes128CbcSha256
            | Suite::EcdheRsaAes256CbcSha384
            | Suite::EcdheRsaAes128CbcSha256 => return None,
        },
    };
    Some(("security", name))
}

/// Does azurerm send `setting` although no attribute names it? Then it sends false.
/// Source: Terraform azurerm provider, 17 keys of a security block, 5 for Consumption; HTTP/2 with its own block.
pub fn sent_unnamed(
    tier: Option<Tier>,
    has_security: bool,
    has_protocols: bool,
    setting: Setting,
) -> bool {
    attribute(setting).is_some()
        && match setting {
            Setting::Http2 => has_protocols,
            Setting::Protocol(Client, Ssl30) | Setting::Cipher(_) => {
                has_security && tier != Some(Tier::Consumption)
            }
            Setting::Protocol(Client | Backend, _) => has_security,
        }
}

/// The key that azurerm writes for its attribute; of 3DES it is the first, since 3.58.0.
const WRITTEN_BY_AZURERM: usize = 1;

/// Is there something that azurerm has no attribute for?
pub fn needs_azapi(wish: &Wish) -> bool {
    !beside(wish).is_empty()
}

/// The keys that azurerm has no attribute for, each as it is wanted.
fn beside<'w>(wish: &'w Wish) -> Vec<Line<'w>> {
    let by_azurerm = |key: &str| {
        let named = Setting::ALL.into_iter().filter(|setting| attribute(*setting).is_some());
        named.flat_map(|setting| keys(setting).iter().take(WRITTEN_BY_AZURERM)).any(|it| *it == key)
    };
    wish.lines().into_iter().filter(|line| !by_azurerm(line.key)).collect()
}

pub fn azurerm(wish: &Wish) -> String {
    let rest = beside(wish);
    let mut text = wish.comments("#");
    text.push_str(&providers(
        &["hashicorp/azurerm", "Azure/azapi"][..1 + usize::from(!rest.is_empty())],
    ));
    text.push_str("provider \"azurerm\" {\n  features {}\n}\n\n");
    for name in ["name", "location", "resource_group_name", "publisher_name", "publisher_email"] {
        text.push_str(&variable(name));
    }
    for setting in wish.open() {
        let _ = write!(text, "variable \"{}\" {{\n  type = bool\n}}\n", asked(setting));
    }
    let _ = write!(
        text,
        "
resource \"azurerm_api_management\" \"this\" {{
  name                = var.name
  location            = var.location
  resource_group_name = var.resource_group_name
  publisher_name      = var.publisher_name
  publisher_email     = var.publisher_email
  sku_name            = \"{}_{}\"
",
        sku(wish.instance),
        wish.instance.units()
    );
    let (entries, open) = (wish.entries(), wish.open());
    for block in ["protocols", "security"] {
        let value = |setting: Setting| {
            let of_block = attribute(setting).filter(|(of, _)| *of == block);
            let (_, name) = of_block?;
            let on = entries.iter().find(|(entry, _)| *entry == setting).map(|(_, on)| *on);
            (on.is_some() || open.contains(&setting)).then_some((setting, name, on))
        };
        let lines: Vec<_> = Setting::ALL.into_iter().filter_map(value).collect();
        let widest = lines.iter().map(|(_, name, _)| name.len()).max().unwrap_or_default();
        if lines.is_empty() {
            continue;
        }
        let _ = write!(text, "\n  {block} {{\n");
        for (setting, name, on) in lines {
            let _ = match on {
                Some(on) => writeln!(text, "    {name:<widest$} = {on}"),
                // It has to be asked for: azurerm sends what is not named as false.
                None => {
                    let why = in_comment(wish.doubt(setting).unwrap_or_default());
                    let variable = asked(setting);
                    writeln!(text, "    # not decided: {why}\n    {name:<widest$} = var.{variable}")
                }
            };
        }
        text.push_str("  }\n");
    }
    text.push_str("}\n");
    if !rest.is_empty() {
        text.push('\n');
        // azurerm writes the map without these keys: what is live of them is gone before azapi adds to it.
        let ask = |key: &str, setting, why: &str| {
            format!(
                "        # not decided: {why}\n        {key} = tostring(var.{})\n",
                asked(setting)
            )
        };
        text.push_str(&update("azurerm_api_management.this.id", &rest, &ask));
    }
    text
}

pub fn azapi(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    text.push_str(&providers(&["Azure/azapi"]));
    text.push_str(&variable("api_management_id"));
    text.push('\n');
    // What is not named stays as it is live.
    let keep = |key: &str, _, why: &str| format!("        # {key}: not decided: {why}\n");
    text.push_str(&update("var.api_management_id", &wish.lines(), &keep));
    text
}

/// Where the providers come from: without it Terraform looks for azapi among those of HashiCorp.
fn providers(sources: &[&'static str]) -> String {
    let mut text = "terraform {\n  required_providers {\n".to_owned();
    let named = |source: &'static str| source.rsplit_once('/').map_or(source, |(_, name)| name);
    let widest = sources.iter().map(|source| named(source).len()).max().unwrap_or_default();
    for source in sources {
        let name = named(source);
        let _ = writeln!(text, "    {name:<widest$} = {{ source = \"{source}\" }}");
    }
    text.push_str("  }\n}\n\n");
    text
}

fn variable(name: &str) -> String {
    format!("variable \"{name}\" {{\n  type = string\n}}\n")
}

/// The variable that asks for a setting which is not decided.
fn asked(setting: Setting) -> String {
    let key = keys(setting).first().copied().unwrap_or_default();
    let tail = key.strip_prefix(GATEWAY).unwrap_or(key).replace('.', "_").to_lowercase();
    attribute(setting).map_or(tail, |(_, name)| name.to_owned())
}

/// What azapi sets; `open` writes a key of a setting that is not decided, with the reason.
fn update(id: &str, lines: &[Line], open: &dyn Fn(&str, Setting, &str) -> String) -> String {
    let escaped = |text: &str| quoted(text).replace("${", "$${").replace("%{", "%%{");
    let widest = lines.iter().map(|line| escaped(line.key).len()).max().unwrap_or_default();
    let mut text = format!(
        "resource \"azapi_update_resource\" \"tls\" {{
  type        = \"Microsoft.ApiManagement/service@{API_VERSION}\"
  resource_id = {id}

  body = {{
    properties = {{
      customProperties = {{
"
    );
    for line in lines {
        let key = escaped(line.key);
        let _ = match line.value {
            Written::Value(value) => writeln!(text, "        {key:<widest$} = {}", escaped(value)),
            Written::Open { setting, why } => {
                write!(text, "{}", open(&format!("{key:<widest$}"), setting, &in_comment(why)))
            }
        };
    }
    text.push_str("      }\n    }\n  }\n}\n");
    text
}

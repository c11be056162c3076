//! CKV_AZURE_173 of checkov 3.3.30, as running it shows: what it takes for true, and what it never looks at.

use super::Says;

/// A value as checkov gets it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Text.
    Text(&'a str),
    /// A truth value.
    Truth(bool),
    /// A number.
    Number(f64),
    /// Nothing.
    Null,
}

impl Value<'_> {
    /// Does Python take it for true?
    fn is_truthy(self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Truth(truth) => truth,
            Self::Number(number) => number != 0.0,
            Self::Null => false,
        }
    }
}

/// The keys that the rule for ARM looks at.
pub const ARM_KEYS: [&str; 5] = [
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Ssl30",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls11",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Ssl30",
    "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols.Tls10",
];

/// The attributes that the rule for Terraform looks at: all of them gone from the provider, one never there.
pub const TERRAFORM_NAMES: [&str; 5] = [
    "enable_back_end_ssl30",
    "enable_backend_tls10",
    "enable_frontend_ssl30",
    "enable_frontend_tls10",
    "enable_frontend_tls11",
];

/// The rule on the `customProperties` of an ARM template.
pub fn arm<'a>(map: impl Iterator<Item = (&'a str, Value<'a>)>) -> Says {
    let mut map = map;
    let fails = map.any(|(key, value)| ARM_KEYS.contains(&key) && value.is_truthy());
    if fails { Says::Fails } else { Says::Passes }
}

/// The rule on the first `security` block of `azurerm_api_management`. The text "false" is made a truth value before.
pub fn terraform<'a>(block: impl Iterator<Item = (&'a str, Value<'a>)>) -> Says {
    let truthy = |value: Value| value != Value::Text("false") && value.is_truthy();
    let mut block = block;
    let fails = block.any(|(name, value)| TERRAFORM_NAMES.contains(&name) && truthy(value));
    if fails { Says::Fails } else { Says::Passes }
}

//! ARM templates, PATCH bodies and Bicep.

use super::{API_VERSION, Line, Wish, Written, in_comment, parameter, sku};
use crate::codec::json::quoted;
use crate::domain::Setting;

/// A literal in a template, where one that begins with a bracket is an expression unless it begins with two.
fn in_template(text: &str) -> String {
    quoted(&if text.starts_with('[') { format!("[{text}") } else { text.to_owned() })
}

/// JSON has no comments: what is not decided is left out.
pub fn patch(wish: &Wish) -> String {
    let line = |(key, value)| format!("      {}: {}", quoted(key), quoted(value));
    let map: Vec<_> = wish.map().into_iter().map(line).collect();
    format!(
        "{{\n  \"properties\": {{\n    \"customProperties\": {{\n{}\n    }}\n  }}\n}}\n",
        map.join(",\n")
    )
}

pub fn template(wish: &Wish) -> String {
    let header: Vec<_> = wish.header.iter().map(|line| format!("      {}", quoted(line))).collect();
    let line = |line: Line| match line.value {
        Written::Value(value) => {
            format!("          {}: {}", in_template(line.key), in_template(value))
        }
        Written::Open { setting, .. } => {
            format!("          {}: \"[parameters('{}')]\"", quoted(line.key), parameter(setting))
        }
    };
    let map: Vec<_> = wish.lines().into_iter().map(line).collect();
    let asked = |setting: Setting| {
        let why = wish.doubt(setting).unwrap_or_default();
        format!(
            ",\n    \"{}\": {{ \"type\": \"string\", \"metadata\": {{ \"description\": {} }} }}",
            parameter(setting),
            quoted(&format!("Not decided: {why}"))
        )
    };
    let asked: String = wish.open().into_iter().map(asked).collect();
    format!(
        r#"{{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "metadata": {{
    "comments": [
{}
    ]
  }},
  "parameters": {{
    "serviceName": {{ "type": "string" }},
    "location": {{ "type": "string", "defaultValue": "[resourceGroup().location]" }},
    "publisherEmail": {{ "type": "string" }},
    "publisherName": {{ "type": "string" }}{asked}
  }},
  "resources": [
    {{
      "type": "Microsoft.ApiManagement/service",
      "apiVersion": "{API_VERSION}",
      "name": "[parameters('serviceName')]",
      "location": "[parameters('location')]",
      "sku": {{ "name": "{}", "capacity": {} }},
      "properties": {{
        "publisherEmail": "[parameters('publisherEmail')]",
        "publisherName": "[parameters('publisherName')]",
        "customProperties": {{
{}
        }}
      }}
    }}
  ]
}}
"#,
        header.join(",\n"),
        sku(wish.instance),
        wish.instance.units(),
        map.join(",\n")
    )
}

pub fn bicep(wish: &Wish) -> String {
    let escaped =
        |text: &str| text.replace('\\', "\\\\").replace('\'', "\\'").replace("${", "\\${");
    let line = |line: Line| match line.value {
        Written::Value(value) => format!("      '{}': '{}'\n", escaped(line.key), escaped(value)),
        Written::Open { setting, why } => {
            let (key, name) = (escaped(line.key), parameter(setting));
            format!("      // not decided: {}\n      '{key}': {name}\n", in_comment(why))
        }
    };
    let map: String = wish.lines().into_iter().map(line).collect();
    let asked = |setting: Setting| format!("param {} string\n", parameter(setting));
    let asked: String = wish.open().into_iter().map(asked).collect();
    format!(
        "{}param serviceName string
param location string = resourceGroup().location
param publisherEmail string
param publisherName string
{asked}
resource apim 'Microsoft.ApiManagement/service@{API_VERSION}' = {{
  name: serviceName
  location: location
  sku: {{
    name: '{}'
    capacity: {}
  }}
  properties: {{
    publisherEmail: publisherEmail
    publisherName: publisherName
    customProperties: {{
{map}    }}
  }}
}}
",
        wish.comments("//"),
        sku(wish.instance),
        wish.instance.units(),
    )
}

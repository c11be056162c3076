//! ARM templates, PATCH bodies and Bicep.

use super::{API_VERSION, Wish, sku};
use crate::codec::json::quoted;

/// `"key": "true"` lines, indented.
fn map(wish: &Wish, indent: &str, literal: fn(&str) -> String) -> String {
    let line = |(key, value)| format!("{indent}{}: {}", literal(key), literal(value));
    wish.map().into_iter().map(line).collect::<Vec<_>>().join(",\n")
}

/// A literal in a template, where one that begins with a bracket is an expression unless it begins with two.
fn in_template(text: &str) -> String {
    quoted(&if text.starts_with('[') { format!("[{text}") } else { text.to_owned() })
}

pub fn patch(wish: &Wish) -> String {
    format!(
        "{{\n  \"properties\": {{\n    \"customProperties\": {{\n{}\n    }}\n  }}\n}}\n",
        map(wish, "      ", quoted)
    )
}

pub fn template(wish: &Wish) -> String {
    let header: Vec<_> = wish.header.iter().map(|line| format!("      {}", quoted(line))).collect();
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
    "publisherName": {{ "type": "string" }}
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
        map(wish, "          ", in_template)
    )
}

pub fn bicep(wish: &Wish) -> String {
    let escaped =
        |text: &str| text.replace('\\', "\\\\").replace('\'', "\\'").replace("${", "\\${");
    let line = |(key, value)| format!("      '{}': '{}'\n", escaped(key), escaped(value));
    let map: String = wish.map().into_iter().map(line).collect();
    format!(
        "{}param serviceName string
param location string = resourceGroup().location
param publisherEmail string
param publisherName string

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

//! Commands: `az rest` and Azure PowerShell.

use std::fmt::Write;

use super::{API_VERSION, Wish, Written, arm, in_comment};

pub fn az_rest(wish: &Wish) -> String {
    format!(
        "{}# SERVICE_ID: /subscriptions/.../resourceGroups/.../providers/Microsoft.ApiManagement/service/...
az rest --method patch \\
  --url \"https://management.azure.com${{SERVICE_ID}}?api-version={API_VERSION}\" \\
  --headers 'Content-Type=application/json' \\
  --body '{}'
",
        wish.comments("#"),
        arm::patch(wish).trim_end().replace('\'', "'\\''")
    )
}

/// The hashtables of `New-AzApiManagementSslSetting`, with the prefix that each puts before its keys.
/// Source: Az.ApiManagement, as facts of tools have it: key is prefix and hashtable key together.
const TABLES: [(&str, &str); 4] = [
    ("FrontendProtocol", "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols."),
    ("BackendProtocol", "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Backend.Protocols."),
    ("CipherSuite", "Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Ciphers."),
    ("ServerProtocol", "Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server."),
];

/// Does some table write this key?
pub fn has_table(key: &str) -> bool {
    TABLES.iter().any(|(_, prefix)| key.starts_with(prefix))
}

pub fn powershell(wish: &Wish) -> String {
    let mut text = wish.comments("#");
    text.push_str("# $resourceGroup and $serviceName: where the instance is\n");
    text.push_str(
        "$apim = Get-AzApiManagement -ResourceGroupName $resourceGroup -Name $serviceName\n",
    );
    let map = wish.lines();
    let mut arguments = String::new();
    for (table, prefix) in TABLES {
        let lines: Vec<_> = map
            .iter()
            .filter_map(|line| line.key.strip_prefix(prefix).map(|name| (name, line.value)))
            .collect();
        if lines.is_empty() {
            continue;
        }
        let _ = write!(arguments, " -{table} ${table}");
        let _ = writeln!(text, "${table} = @{{");
        for (name, value) in lines {
            let escaped = |text: &str| text.replace('\'', "''");
            let _ = match value {
                Written::Value(value) => {
                    writeln!(text, "  '{}' = '{}'", escaped(name), escaped(value))
                }
                Written::Open { why, .. } => {
                    writeln!(text, "  # '{}': not decided: {}", escaped(name), in_comment(why))
                }
            };
        }
        text.push_str("}\n");
    }
    let _ = writeln!(text, "$apim.SslSetting = New-AzApiManagementSslSetting{arguments}");
    text.push_str("Set-AzApiManagement -InputObject $apim\n");
    text
}

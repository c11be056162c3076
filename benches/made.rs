//! Texts as large as are read, made up in the shapes of real ones: of many servers, of many resources.

use tls_rehearsal::codec::import::LENGTH_MAX;

/// What is made, and how.
pub type Made = (&'static str, fn() -> String);

/// Every kind, by its name: the name of its case ends with it.
pub const ALL: [Made; 7] = [
    ("testssl.sh", testssl),
    ("sslyze", sslyze),
    ("nmap", nmap),
    ("an exported ARM template", arm),
    ("Bicep", bicep),
    ("Terraform", terraform),
    ("a Terraform plan", plan),
];

const GATEWAY: &str = "Microsoft.WindowsAzure.ApiManagement.Gateway.Security";
const SUITES: [(&str, &str); 4] = [
    ("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "xc030"),
    ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "xc02f"),
    ("TLS_RSA_WITH_AES_128_CBC_SHA", "x2f"),
    ("TLS_RSA_WITH_CAMELLIA_128_CBC_SHA", "x41"),
];

/// `head`, as many parts as fit with `between` between them, and `tail`.
fn fill(head: &str, between: &str, tail: &str, part: impl Fn(usize) -> String) -> String {
    let mut text = head.to_owned();
    for number in 0.. {
        let part = part(number);
        if text.len() + between.len() + part.len() + tail.len() > LENGTH_MAX {
            break;
        }
        if number > 0 {
            text += between;
        }
        text += &part;
    }
    text + tail
}

fn testssl() -> String {
    let row = |host: usize, id: &str, finding: &str| {
        format!(
            "         {{\n              \"id\"           : \"{id}\",\n              \"ip\"           : \"gateway-{host}.example/192.0.2.{}\",\n              \"port\"         : \"443\",\n              \"severity\"     : \"OK\",\n              \"finding\"      : \"{finding}\"\n          }}\n",
            host % 256
        )
    };
    fill("[\n", ",", "]\n", |host| {
        let versions = [
            ("SSLv3", "not offered"),
            ("TLS1", "not offered"),
            ("TLS1_2", "offered"),
            ("TLS1_3", "not offered"),
        ];
        let versions = versions.map(|(id, finding)| row(host, id, finding));
        let suites =
            SUITES.map(|(name, number)| row(host, &format!("cipher-tls1_2_{number}"), name));
        let others = (0..60).map(|at| row(host, &format!("other_{at}"), "not vulnerable (OK)"));
        versions.into_iter().chain(suites).chain(others).collect::<Vec<_>>().join(",")
    })
}

fn sslyze() -> String {
    let suite = |name: &str| {
        format!(
            "{{\n                  \"cipher_suite\": {{\n                    \"is_anonymous\": false,\n                    \"key_size\": 128,\n                    \"name\": \"{name}\",\n                    \"openssl_name\": \"{name}\"\n                  }},\n                  \"ephemeral_key\": null\n                }}"
        )
    };
    fill("{\"server_scan_results\": [\n", ",", "], \"sslyze_version\": \"6.3.1\"}\n", |server| {
        let list =
            |times: usize| vec![SUITES.map(|(name, _)| suite(name)).join(",\n"); times].join(",\n");
        let scan = |version: &str, accepted: usize| {
            format!(
                "\"{version}_cipher_suites\": {{\n\"status\": \"COMPLETED\",\n\"error_reason\": null,\n\"error_trace\": null,\n\"result\": {{\n\"tls_version_used\": \"{version}\",\n\"is_tls_version_supported\": {},\n\"accepted_cipher_suites\": [{}],\n\"rejected_cipher_suites\": [{}]}}}}",
                accepted > 0,
                list(accepted),
                list(10)
            )
        };
        let scans =
            [("ssl_3_0", 0), ("tls_1_0", 0), ("tls_1_1", 0), ("tls_1_2", 1), ("tls_1_3", 0)];
        format!(
            "{{\"server_location\": {{\"hostname\": \"gateway-{server}.example\", \"port\": 443, \"ip_address\": null}},\n\"scan_status\": \"COMPLETED\",\n\"scan_result\": {{{}}}}}",
            scans.map(|(version, accepted)| scan(version, accepted)).join(",\n")
        )
    })
}

fn nmap() -> String {
    let suite = |name: &str| {
        format!(
            "<table>\n<elem key=\"name\">{name}</elem>\n<elem key=\"kex_info\">rsa 2048</elem>\n<elem key=\"strength\">A</elem>\n</table>\n"
        )
    };
    let version = |name: &str| {
        format!(
            "<table key=\"{name}\">\n<table key=\"ciphers\">\n{}</table>\n<table key=\"compressors\">\n<elem>NULL</elem>\n</table>\n<elem key=\"cipher preference\">server</elem>\n</table>\n",
            SUITES.map(|(name, _)| suite(name)).concat()
        )
    };
    fill(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE nmaprun>\n<nmaprun scanner=\"nmap\">\n",
        "",
        "</nmaprun>\n",
        |host| {
            format!(
                "<host><status state=\"up\"/>\n<address addr=\"192.0.2.{}\" addrtype=\"ipv4\"/>\n<hostnames>\n<hostname name=\"gateway-{host}.example\" type=\"user\"/>\n</hostnames>\n<ports><port protocol=\"tcp\" portid=\"443\"><state state=\"open\"/><script id=\"ssl-enum-ciphers\" output=\"&#xa;  TLSv1.1: &#xa;    ciphers: &#xa;      TLS_RSA_WITH_AES_128_CBC_SHA (rsa 2048) - A&#xa;\">{}<elem key=\"least strength\">A</elem>\n</script></port>\n</ports>\n</host>\n",
                host % 256,
                ["TLSv1.1", "TLSv1.2"].map(version).concat()
            )
        },
    )
}

/// What a policy says, as exported templates hold it by the hundred.
const POLICY: &str = "<policies>\\r\\n  <inbound>\\r\\n    <base />\\r\\n    <set-backend-service id=\\\"apim-generated-policy\\\" />\\r\\n  </inbound>\\r\\n  <backend>\\r\\n    <base />\\r\\n  </backend>\\r\\n</policies>";

fn arm() -> String {
    let head = format!(
        "{{\n  \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\",\n  \"contentVersion\": \"1.0.0.0\",\n  \"parameters\": {{\n    \"service_name\": {{\"defaultValue\": \"gateway\", \"type\": \"String\"}},\n    \"tls10\": {{\"defaultValue\": false, \"type\": \"Bool\"}}\n  }},\n  \"variables\": {{}},\n  \"resources\": [\n    {{\n      \"type\": \"Microsoft.ApiManagement/service\",\n      \"apiVersion\": \"2022-08-01\",\n      \"name\": \"[parameters('service_name')]\",\n      \"sku\": {{\"name\": \"Premium\", \"capacity\": 1}},\n      \"properties\": {{\n        \"customProperties\": {{\n          \"{GATEWAY}.Protocols.Tls10\": \"[string(parameters('tls10'))]\",\n          \"{GATEWAY}.Protocols.Tls11\": \"False\"\n        }}\n      }}\n    }},\n"
    );
    fill(&head, ",\n", "\n  ]\n}\n", |number| {
        format!(
            "    {{\n      \"type\": \"Microsoft.ApiManagement/service/apis/operations/policies\",\n      \"apiVersion\": \"2022-08-01\",\n      \"name\": \"[concat(parameters('service_name'), '/api-{number}/operation/policy')]\",\n      \"dependsOn\": [\n        \"[resourceId('Microsoft.ApiManagement/service/apis', parameters('service_name'), 'api-{number}')]\",\n        \"[resourceId('Microsoft.ApiManagement/service', parameters('service_name'))]\"\n      ],\n      \"properties\": {{\n        \"value\": \"{POLICY}\",\n        \"format\": \"xml\"\n      }}\n    }}"
        )
    })
}

fn bicep() -> String {
    let head = format!(
        "param tls10 bool = false\nvar sku = 'Premium'\nresource gateway 'Microsoft.ApiManagement/service@2022-08-01' = {{\n  name: 'gateway'\n  sku: {{\n    name: sku\n    capacity: 1\n  }}\n  properties: {{\n    customProperties: {{\n      '{GATEWAY}.Protocols.Tls10': string(tls10)\n      '{GATEWAY}.Protocols.Tls11': 'False'\n    }}\n  }}\n}}\n\n"
    );
    fill(&head, "\n", "\n", |number| {
        format!(
            "// The policy of operation {number}.\nresource policy{number} 'Microsoft.ApiManagement/service/apis/policies@2022-08-01' = {{\n  name: '${{gateway.name}}/api-{number}/policy'\n  properties: {{\n    format: 'xml'\n    value: '''\n<policies>\n  <inbound>\n    <base />\n  </inbound>\n</policies>\n'''\n    tags: [\n      'one'\n      toLower('Two-{number}')\n    ]\n  }}\n}}\n"
        )
    })
}

fn terraform() -> String {
    let head = "variable \"tls10\" {\n  type    = bool\n  default = false\n}\n\nresource \"azurerm_api_management\" \"gateway\" {\n  name     = \"gateway\"\n  sku_name = \"Premium_1\"\n  security {\n    frontend_tls10_enabled = var.tls10\n  }\n}\n\n";
    fill(head, "\n", "\n", |number| {
        format!(
            "# The policy of operation {number}.\nresource \"azurerm_api_management_api_operation_policy\" \"policy_{number}\" {{\n  api_name            = azurerm_api_management_api.api_{number}.name\n  api_management_name = azurerm_api_management.gateway.name\n  tags                = [\"one\", lower(\"Two-${{var.tls10}}\")]\n  count               = var.tls10 ? 1 : 0\n  xml_content         = <<XML\n<policies>\n  <inbound>\n    <base />\n  </inbound>\n</policies>\nXML\n}}\n"
        )
    })
}

fn plan() -> String {
    let head = "{\"format_version\":\"1.2\",\"terraform_version\":\"1.9.0\",\"planned_values\":{\"root_module\":{\"resources\":[{\"address\":\"azurerm_api_management.gateway\",\"mode\":\"managed\",\"type\":\"azurerm_api_management\",\"name\":\"gateway\",\"values\":{\"name\":\"gateway\",\"sku_name\":\"Premium_1\",\"security\":[{\"frontend_tls10_enabled\":false}]}},";
    fill(head, ",", "]}}}\n", |number| {
        format!(
            "{{\"address\":\"azurerm_api_management_api_policy.policy[{number}]\",\"mode\":\"managed\",\"type\":\"azurerm_api_management_api_policy\",\"name\":\"policy\",\"index\":{number},\"provider_name\":\"registry.terraform.io/hashicorp/azurerm\",\"schema_version\":0,\"values\":{{\"api_management_name\":\"gateway\",\"timeouts\":null,\"xml_content\":\"{POLICY}\"}},\"sensitive_values\":{{}}}}"
        )
    })
}

//! JSON of Azure that is recognized and holds no instance: it is refused by its own name.

use jsonc_parser::ast::Value as Json;

use super::expression::{each, get, properties, text_of};
use super::{SERVICE, service};
use crate::codec::fleet;
use crate::codec::keys::GATEWAY;

/// What it is, and what would do instead.
pub type Named = (&'static str, &'static str);

const POLICY: &str =
    "it checks instances and configures none; give the template or what az apim show prints";
const SHOW: &str = "give the template of the instance, or what az apim show prints";

/// Types of resources, as they begin, with what they are; of two that fit the first counts.
const TYPES: [(&str, &str); 18] = [
    ("microsoft.authorization/policydefinitions", "a policy definition"),
    ("microsoft.authorization/policysetdefinitions", "a policy initiative"),
    ("microsoft.authorization/policyassignments", "a policy assignment"),
    ("microsoft.authorization/policyexemptions", "a policy exemption"),
    ("microsoft.authorization/roleassignments", "a role assignment"),
    ("microsoft.resources/deployments", "the result of a deployment"),
    ("microsoft.keyvault/", "a Key Vault, or something in one"),
    ("microsoft.network/applicationgateways", "an Application Gateway"),
    ("microsoft.network/frontdoors", "a Front Door"),
    ("microsoft.cdn/", "a Front Door or CDN profile"),
    ("microsoft.apimanagement/gateways", "a workspace gateway of API Management"),
    ("microsoft.apimanagement/service/apis", "an API of API Management, or something in one"),
    ("microsoft.apimanagement/service/products", "a product of API Management"),
    ("microsoft.apimanagement/service/subscriptions", "a subscription of API Management"),
    ("microsoft.apimanagement/service/gateways", "a self-hosted gateway of API Management"),
    ("microsoft.apimanagement/service/backends", "a backend of API Management"),
    ("microsoft.apimanagement/service/", "something in an instance of API Management"),
    ("microsoft.", "an answer of Azure about another resource"),
];

/// Recognizes text of Azure's tools that is meant for people.
pub fn text(text: &str) -> Option<Named> {
    if text.contains("Resource and property changes are indicated with") {
        return Some(("what-if's screen output", "run it with --no-pretty-print"));
    }
    // A colon right after the key is of YAML.
    let is_row = |line: &str| {
        let key = line.split_whitespace().next().unwrap_or_default();
        key.starts_with(GATEWAY) && !key.ends_with(':')
    };
    text.lines().any(is_row).then_some((
        "output of az or PowerShell that is no JSON",
        "run it with -o json, or pipe it to ConvertTo-Json",
    ))
}

/// Recognizes what holds no instance.
pub fn named(json: &Json) -> Option<Named> {
    if text_of(json, "format").is_some_and(|format| format == fleet::FORMAT) {
        return Some((
            "a fleet, who calls and who is called",
            "the command line takes it as --fleet, the page under Impact; give a configuration here",
        ));
    }
    if text_of(json, "schema").is_some_and(|schema| schema.starts_with("tls-rehearsal/")) {
        return Some((
            "what rehearse answered with --json",
            "give it the files that it was asked of",
        ));
    }
    let schema = text_of(json, "$schema").unwrap_or_default().to_lowercase();
    if schema.contains("sarif") {
        return Some(("a report of a linter (SARIF)", SHOW));
    }
    if schema.contains("createuidefinition") || schema.contains("uiformdefinition") {
        return Some(("a form of the Azure portal", SHOW));
    }
    let text = |name: &str| text_of(json, name).is_some();
    if text("openapi") || text("swagger") {
        return Some(("a description of an API (OpenAPI)", SHOW));
    }
    if let Some(error) = get(json, "error")
        .filter(|error| get(error, "code").is_some() && get(error, "message").is_some())
    {
        return (error.as_object().is_some()).then_some((
            "an error that the management API answered",
            "run the command again, and give what it prints",
        ));
    }
    if let Some(policy) = policy(json) {
        return Some((policy, POLICY));
    }
    if get(json, "properties")
        .is_some_and(|of| get(of, "outputResources").is_some() || get(of, "templateHash").is_some())
    {
        return Some(("the result of a deployment", SHOW));
    }
    let all = properties(Some(json));
    let is_output = |of: &Json| get(of, "type").is_some() && get(of, "value").is_some();
    let are_outputs = !all.is_empty() && all.iter().all(|each| is_output(&each.value));
    if are_outputs && !service::is_answer(json) {
        return Some(("the outputs of a deployment", SHOW));
    }
    let list = get(json, "value").filter(|list| list.as_array().is_some()).unwrap_or(json);
    // A list of many resources may have an instance among them.
    if list.as_array().is_some() && service::is_answer(json) {
        return None;
    }
    let is_answer = json.as_object().is_some();
    if is_answer && list.as_array().is_some_and(|list| list.elements.is_empty()) {
        return Some(("a list of nothing", "the query found no instance; ask for another"));
    }
    let first = if list.as_array().is_some() { *each(Some(list)).first()? } else { json };
    by_type(first)
}

fn policy(json: &Json) -> Option<&'static str> {
    let holders = [Some(json), get(json, "properties")];
    let has = |name: &str| holders.iter().flatten().any(|holder| get(holder, name).is_some());
    if has("policyRule") {
        Some("a policy definition")
    } else if has("policyDefinitions") {
        Some("a policy initiative")
    } else if has("policyDefinitionId") {
        Some("a policy assignment")
    } else if get(json, "if").is_some()
        && get(json, "then").is_some_and(|then| get(then, "effect").is_some())
    {
        Some("the rule of a policy definition")
    } else {
        None
    }
}

fn by_type(json: &Json) -> Option<Named> {
    let kind = match text_of(json, "type").filter(|kind| kind.contains('/')) {
        Some(kind) => kind.to_lowercase(),
        None => of_id(text_of(json, "id")?)?,
    };
    if kind == SERVICE.to_lowercase() {
        return None;
    }
    let (_, name) = TYPES.iter().find(|(start, _)| kind.starts_with(start))?;
    Some((name, if name.starts_with("a policy") { POLICY } else { SHOW }))
}

/// The type in what identifies a resource.
fn of_id(id: &str) -> Option<String> {
    let lower = id.to_lowercase();
    let (_, path) = lower.rsplit_once("/providers/")?;
    let mut parts = path.split('/');
    let provider = parts.next()?;
    let kinds: Vec<&str> = parts.step_by(2).collect();
    Some(format!("{provider}/{}", kinds.join("/")))
}

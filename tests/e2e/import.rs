//! Bringing files in: what they say of each setting, and what they leave open.

use crate::acts::unfold;
use crate::browser::{Element, Visitor};

const LEGACY: &str = "variable \"legacy\" { type = bool }\nresource \"azurerm_api_management\" \"a\" {\n  name     = \"apim\"\n  sku_name = \"Developer_1\"\n  security {\n    frontend_tls10_enabled     = var.legacy\n    triple_des_ciphers_enabled = true\n  }\n}\n";

fn code() -> Visitor {
    let visitor = Visitor::arrive();
    visitor.open_tab("Code");
    visitor
}

fn brought_in(visitor: &Visitor) -> Element<'_> {
    visitor.find("region", "Bring it in")
}

fn paste(visitor: &Visitor, text: &str) {
    visitor.find("textbox", "Configuration to import").fill(text);
    visitor.find("button", "Import").click();
}

/// Drops files of these names and texts together.
fn drop_files(visitor: &Visitor, files: &[(&str, &str)]) {
    let files = serde_json::json!(files);
    brought_in(visitor).script(&format!(
        "function() {{ const held = new DataTransfer(); for (const [name, text] of {files}) held.items.add(new File([text], name)); this.dispatchEvent(new DragEvent('drop', {{dataTransfer: held, bubbles: true, cancelable: true}})) }}"
    ));
}

/// Chooses from a field of options as a person does.
fn choose(visitor: &Visitor, name: &str, option: &str) {
    visitor.find("combobox", name).script(&format!(
        "function() {{ this.value = [...this.options].find(each => each.text === '{option}').value; this.dispatchEvent(new Event('change', {{bubbles: true}})) }}"
    ));
}

fn pending(visitor: &Visitor) -> Vec<String> {
    visitor.open_tab("Protocols + ciphers");
    let changes = visitor.find("region", "Pending changes").all("listitem");
    changes.iter().map(Element::text).collect()
}

#[test]
fn what_a_file_does_not_decide_stands_apart_and_stays_as_it_is_live_until_somebody_decides_it() {
    let visitor = code();
    paste(&visitor, LEGACY);
    visitor.until("it is read", || brought_in(&visitor).text().contains("Read as Terraform"));
    let open = visitor.find("table", "Not decided");
    assert!(open.text().contains("Client TLS 1.0") && open.text().contains("var.legacy"));
    assert!(open.text().contains("line 6, column"), "{}", open.text());
    unfold(&visitor, "Understood");
    assert!(!visitor.find("table", "Understood").text().contains("Client TLS 1.0"));
    assert!(visitor.find("table", "Understood").text().contains("3DES"));
    assert!(brought_in(&visitor).text().contains("1 not decided"));
    let drift = || visitor.find("region", "Drift").text();
    assert!(drift().contains("It is not decided"), "{}", drift());
    visitor.find("button", "Make it the draft").click();
    assert!(pending(&visitor).iter().all(|change| !change.contains("Client TLS 1.0")));
    visitor.find("button", "Undo").click();
    visitor.open_tab("Code");
    choose(&visitor, "Client TLS 1.0 is to be", "On");
    visitor.until("the drift follows", || !drift().contains("It is not decided"));
    visitor.find("button", "Make it the draft").click();
    let changes = pending(&visitor);
    assert!(changes.iter().any(|change| change.contains("Client TLS 1.0")), "{changes:?}");
    // The export is of what was decided.
    visitor.open_tab("Code");
    visitor.find("tab", "ARM PATCH body").click();
    assert!(visitor.find("textbox", "Export").text().contains("Protocols.Tls10\": \"true"));
}

#[test]
fn on_off_and_default_stand_each_with_its_line_or_reason() {
    let visitor = code();
    let template = "resource a 'Microsoft.ApiManagement/service@2024-05-01' = {\n  sku: { name: 'Developer', capacity: 1 }\n  properties: {\n    customProperties: {\n      'Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10': 'true'\n    }\n  }\n}\n";
    paste(&visitor, template);
    visitor.until("it is read", || brought_in(&visitor).text().contains("Read as Bicep"));
    unfold(&visitor, "Understood");
    assert!(visitor.find("table", "Understood").text().contains("line 5, column 7"));
    let details = "[...document.querySelectorAll('summary')].find(each => each.innerText.startsWith('At their default')).parentElement.open = true";
    visitor.script(details);
    let defaults = visitor.find("table", "At their default");
    assert!(defaults.text().contains("Client TLS 1.1") && defaults.text().contains("off"));
    assert!(defaults.text().contains("its key is not in the map"), "{}", defaults.text());
    assert!(visitor.all("table", Some("Not decided")).is_empty());
}

#[test]
fn files_that_belong_together_are_read_together() {
    let visitor = code();
    drop_files(&visitor, &[("main.tf", LEGACY), ("prod.tfvars", "legacy = true\n")]);
    visitor.until("it is read", || brought_in(&visitor).text().contains("Read as Terraform"));
    assert!(visitor.all("table", Some("Not decided")).is_empty());
    unfold(&visitor, "Understood");
    let understood = visitor.find("table", "Understood").text();
    assert!(understood.contains("main.tf, line 6"), "{understood}");
    drop_files(&visitor, &[("main.tf", LEGACY), ("broken.tfvars", "legacy = [\n")]);
    visitor.until("it is refused", || brought_in(&visitor).text().contains("cannot be imported"));
    assert!(brought_in(&visitor).text().contains("broken.tfvars: line"));
}

#[test]
fn of_several_instances_one_is_chosen_by_its_name() {
    let visitor = code();
    let instance = |name: &str, tls10: &str| {
        format!(
            "{{\"name\":\"{name}\",\"type\":\"Microsoft.ApiManagement/service\",\"sku\":{{\"name\":\"Basic\",\"capacity\":1}},\"customProperties\":{{\"Microsoft.WindowsAzure.ApiManagement.Gateway.Security.Protocols.Tls10\":\"{tls10}\"}}}}"
        )
    };
    paste(
        &visitor,
        &format!("[{},{}]", instance("apim-one", "False"), instance("apim-two", "True")),
    );
    visitor.until("it asks", || brought_in(&visitor).text().contains("It has 2 instances"));
    assert!(visitor.all("table", Some("Understood")).is_empty());
    visitor.find("button", "apim-two").click();
    visitor.until("it is read", || brought_in(&visitor).text().contains("instance apim-two"));
    unfold(&visitor, "Understood");
    assert!(visitor.find("table", "Understood").text().contains("on"));
}

#[test]
fn what_is_merged_leaves_the_rest_as_it_is_live() {
    let visitor = code();
    let update = "resource \"azapi_update_resource\" \"a\" {\n  type        = \"Microsoft.ApiManagement/service@2023-05-01-preview\"\n  resource_id = var.id\n  body = { properties = { customProperties = {\n    \"Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2\" = \"true\"\n  } } }\n}\n";
    paste(&visitor, update);
    visitor
        .until("it is read", || brought_in(&visitor).text().contains("merged into what is live"));
    assert!(visitor.all("table", Some("Not decided")).is_empty());
    visitor.find("button", "Make it the draft").click();
    let changes = pending(&visitor);
    assert!(changes.len() == 1 && changes[0].contains("HTTP/2"), "{changes:?}");
}

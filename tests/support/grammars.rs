//! Parsers that others wrote, for what is written.

use tls_rehearsal::codec::export::Format;
use tree_sitter::{Language, Parser, Tree};

/// The tree of a text, or where it has an error.
fn parsed(language: &Language, text: &str) -> Result<Tree, String> {
    let mut parser = Parser::new();
    parser.set_language(language).expect("a grammar of this version");
    let tree = parser.parse(text, None).expect("a tree");
    if tree.root_node().has_error() { Err(tree.root_node().to_sexp()) } else { Ok(tree) }
}

/// Is `text` in `format`, to such a parser?
pub fn check(format: Format, text: &str) -> Result<(), String> {
    match format {
        Format::ArmTemplate | Format::ArmPatch => serde_json::from_str::<serde_json::Value>(text)
            .map(drop)
            .map_err(|error| error.to_string()),
        Format::Bicep => parsed(&tree_sitter_bicep::LANGUAGE.into(), text).map(drop),
        Format::TerraformAzurerm | Format::TerraformAzapi => {
            text.parse::<hcl_edit::structure::Body>().map(drop).map_err(|error| error.to_string())
        }
        Format::AzRest | Format::Docker => {
            parsed(&tree_sitter_bash::LANGUAGE.into(), text).map(drop)
        }
        Format::PowerShell => parsed(&tree_sitter_powershell::LANGUAGE.into(), text).map(drop),
        Format::EnvFile => {
            let good = |line: &str| {
                line.starts_with('#')
                    || line
                        .split_once('=')
                        .is_some_and(|(key, value)| !key.contains(' ') && !value.is_empty())
            };
            text.lines().find(|line| !good(line)).map_or(Ok(()), |line| Err(line.to_owned()))
        }
        Format::Kubernetes | Format::Helm => {
            yaml_rust2::YamlLoader::load_from_str(text).map(drop).map_err(|error| error.to_string())
        }
    }
}

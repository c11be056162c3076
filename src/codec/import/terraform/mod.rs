//! Terraform: configurations in its language and in JSON, values files, plans and states.

mod azapi;
mod azurerm;
mod body;
mod configuration;
mod cut;
mod defined;
mod evaluate;
mod functions;
mod instances;
mod meant;
mod modules;
mod operators;
mod plain;
mod plan;
mod resources;
mod section;
mod table;
mod term;
mod traverse;
mod variables;
mod written;

use jsonc_parser::ast::Value as Json;

use super::{File, ImportError, Source};
use crate::codec::imported::{Imported, Kind};
use cut::pieces;
use evaluate::Evaluator;

/// The first words of Terraform's blocks that have labels, and of those that have none.
const LABELLED: [&str; 6] = ["resource", "variable", "module", "provider", "data", "output"];
const PLAIN: [&str; 4] = ["locals", "terraform", "moved", "removed"];

/// So many structures tell what a text is.
const TOLD_BY: usize = 200;

const NOT_CREATED: ImportError = ImportError::Instead(
    "a configuration whose instance is not created, by its count or for_each",
    "give the values with which it is",
);
const INSIDE: ImportError = ImportError::Instead(
    "Terraform with a template of ARM in it",
    "save the template in a file of its own, and give that",
);

/// Is it JSON of Terraform? The name tells of a values file.
pub fn is_terraform_json(value: &Json, name: &str) -> bool {
    let is_object = value.as_object().is_some();
    let is_named = [".tfvars.json", ".tf.json"].iter().any(|end| name.ends_with(end));
    plan::kind(value).is_some() || configuration::is_configuration(value) || is_object && is_named
}

/// Is it Terraform's language: blocks of it, or nothing but values? A long text is told by how it begins.
pub fn is_hcl(text: &str) -> bool {
    let mut count = 0;
    let is_value = |piece: Result<cut::Piece, usize>| {
        let Ok(piece) = piece else { return false };
        count += 1;
        piece.body.is_none() && is_literal(text.get(piece.start..piece.end).unwrap_or_default())
    };
    if pieces(text, 0, text.len()).take(TOLD_BY).all(is_value) && count > 0 {
        return true;
    }
    let follows = |words: &[&str], line: &str, mark: char| {
        let rest = words.iter().find_map(|word| line.strip_prefix(word));
        rest.is_some_and(|rest| rest.trim_start().starts_with(mark))
    };
    let is_block = |line: &str| follows(&LABELLED, line, '"') || follows(&PLAIN, line, '{');
    text.lines().any(is_block)
}

/// Is an attribute given a value as values files give them?
fn is_literal(attribute: &str) -> bool {
    let value = attribute.split_once('=').map_or("", |(_, value)| value.trim());
    value.starts_with(['"', '[', '{', '-', '<'])
        || value.starts_with(|letter: char| letter.is_ascii_digit())
        || ["true", "false", "null"].iter().any(|word| value.starts_with(word))
}

/// Reads the files, which belong together; of several instances the one that is wanted.
pub fn read(all: &[Source], files: &[File], wanted: Option<&str>) -> Result<Imported, ImportError> {
    for file in files {
        if let Some((json, kind)) =
            file.json.as_ref().and_then(|json| Some((json, plan::kind(json)?)))
        {
            return if files.len() == 1 {
                plan::read(all, file, json, kind, wanted)
            } else {
                Err(ImportError::Mixed)
            };
        }
    }
    let modules = modules::read(all, files)?;
    let instances = modules.instances(all)?;
    if !instances.is_empty() {
        return instances.read(all, Kind::TerraformHcl, wanted);
    }
    if modules.has_azurerm() {
        return Err(NOT_CREATED);
    }
    let mut failure = None;
    for root in modules.roots() {
        match meant::read(&Evaluator::new(root), all, wanted) {
            Ok(imported) => return Ok(imported),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    let holds = |word: &str| all.iter().any(|source| source.text.contains(word));
    let is_inside = holds("template_deployment\"") && holds("Microsoft.ApiManagement/service");
    Err(match failure {
        Some(ImportError::Nothing(_)) | None if is_inside => INSIDE,
        Some(error) => error,
        None => ImportError::Nothing(Kind::TerraformHcl),
    })
}

//! Terraform: `azurerm_api_management` by its attributes, azapi resources by their body.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the enums are a library's: what is no literal is an expression"
)]

use hcl_edit::Span;
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::{Attribute, Block, Body, Structure};
use hcl_edit::template::Element;

use super::ImportError;
use super::configured::is_service;
use super::gather::{Gather, NOT_GUESSED, Said};
use super::terraform::{
    Azapi, attribute_said, attributes_unnamed, body_in_text, no_custom_properties,
    no_security_block,
};
use crate::codec::imported::{Imported, Kind, Place};

/// Does it begin like Terraform?
pub fn is_hcl(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("resource \"") && line.trim_end().ends_with('{'))
}

/// Reads every resource that configures an instance.
pub fn read(text: &str) -> Result<Imported, ImportError> {
    let body: Body = text.parse().map_err(|error: hcl_edit::parser::Error| {
        let at = error.location();
        let place = Place { line: at.line() as u32, column: at.column() as u32 };
        ImportError::Syntax("Terraform", place, error.message().to_owned())
    })?;
    let mut gather = Gather::new(text);
    let mut of_azurerm = false;
    let mut of_azapi = Azapi::default();
    for block in body.blocks().filter(|block| block.has_ident("resource")) {
        let kind = block.labels.first().map_or("", |label| label.as_str());
        match kind {
            "azurerm_api_management" if of_azurerm => {
                gather.another(start(block.span()), "file");
            }
            "azurerm_api_management" => {
                of_azurerm = true;
                azurerm(&mut gather, text, block);
            }
            "azapi_resource" | "azapi_update_resource" => {
                azapi(&mut gather, text, block, &mut of_azapi);
            }
            _ => {}
        }
    }
    if of_azurerm || of_azapi.any {
        gather.done(Kind::TerraformHcl)
    } else {
        Err(ImportError::Nothing(Kind::TerraformHcl))
    }
}

fn azurerm(gather: &mut Gather, text: &str, block: &Block) {
    if let Some(sku) = block.body.get_attribute("sku_name") {
        gather.sku_name(&said(text, &sku.value), start(sku.span()));
    }
    for name in ["count", "for_each"] {
        if let Some(many) = block.body.get_attribute(name) {
            gather.ignore(start(many.span()), name, "it is not evaluated; one instance is read");
        }
    }
    for name in ["security", "protocols"] {
        for (number, each) in block.body.get_blocks(name).enumerate() {
            if number > 0 {
                gather.ignore(start(each.span()), name, "only the first such block is heeded");
                continue;
            }
            for structure in each.body.iter() {
                if let Structure::Attribute(attribute) = structure {
                    let Attribute { key, value, .. } = attribute;
                    attribute_said(
                        gather,
                        name,
                        key.as_str(),
                        &said(text, value),
                        start(attribute.span()),
                    );
                }
            }
        }
    }
    // What a dynamic block names is not known; one of something else says nothing here.
    let of = |name: &'static str| {
        let labelled =
            move |each: &&Block| each.labels.first().is_some_and(|label| label.as_str() == name);
        block.body.get_blocks("dynamic").filter(labelled)
    };
    let has = |name: &'static str| {
        block.body.get_blocks(name).next().is_some() && of(name).next().is_none()
    };
    if of("additional_location").next().is_none() {
        gather.other_regions(block.body.get_blocks("additional_location").count());
    }
    attributes_unnamed(gather, has("security"), has("protocols"));
    if !has("security") && of("security").next().is_none() {
        no_security_block(gather, start(block.span()));
    }
    for dynamic in of("security").chain(of("protocols")).chain(of("additional_location")) {
        gather.ignore(
            start(dynamic.span()),
            "a dynamic block",
            "it is computed; its values are not guessed",
        );
    }
}

fn azapi(gather: &mut Gather, text: &str, block: &Block, seen: &mut Azapi) {
    let kind = block.body.get_attribute("type").map(|each| said(text, &each.value));
    let of_service = matches!(&kind, Some(Said::Text(name)) if is_service(name));
    let Some(body) = block.body.get_attribute("body").filter(|_| of_service) else { return };
    // Only what the first one is about: two instances are not one configuration.
    let target = block.body.get_attribute("resource_id").map(|each| said(text, &each.value));
    if !seen.is_of_the_first(target) {
        return gather.another(start(block.span()), "file");
    }
    if let Some(json) = text_in(&body.value) {
        return body_in_text(gather, &json, start(body.value.span()));
    }
    // Older code wraps the body in jsonencode(...).
    let inner = match &body.value {
        Expression::FuncCall(call) if call.name.name.as_str() == "jsonencode" => {
            call.args.iter().next()
        }
        other => Some(other),
    };
    if let Some(sku) = inner.and_then(|body| field(body, "sku")) {
        gather.sku(|part| field(sku, part).map(|value| (said(text, value), start(value.span()))));
    }
    let properties = inner.and_then(|body| field(body, "properties"));
    match properties.and_then(|each| field(each, "additionalLocations")) {
        Some(Expression::Array(list)) => gather.other_regions(list.len()),
        Some(other) => gather.ignore(start(other.span()), "additionalLocations", NOT_GUESSED),
        None => {}
    }
    let map = properties.and_then(|each| field(each, "customProperties"));
    match map {
        Some(Expression::Object(object)) => {
            for (key, value) in object.iter() {
                let expression = value.expr();
                let at = start(key.span().or(expression.span()));
                let name = match key {
                    ObjectKey::Ident(name) => name.as_str().to_owned(),
                    ObjectKey::Expression(Expression::String(name)) => name.as_str().to_owned(),
                    ObjectKey::Expression(_) => {
                        gather.ignore(at, "a key", NOT_GUESSED);
                        continue;
                    }
                };
                gather.key(&name, &said(text, expression), at);
            }
        }
        Some(other) => gather.ignore(start(other.span()), "customProperties", NOT_GUESSED),
        None => no_custom_properties(gather, start(body.span())),
    }
}

/// The text of a string, a here document or a template; what is put in by an expression is left as its mark.
fn text_in(expression: &Expression) -> Option<String> {
    if let Expression::String(text) = expression {
        return Some(text.as_str().to_owned());
    }
    let parts = expression.as_template()?.iter().map(|element| match element {
        Element::Literal(text) => text.as_str(),
        Element::Interpolation(_) | Element::Directive(_) => "${...}",
    });
    Some(parts.collect())
}

/// The value of this name in an object.
fn field<'a>(expression: &'a Expression, name: &str) -> Option<&'a Expression> {
    let Expression::Object(object) = expression else { return None };
    let named = |key: &ObjectKey| match key {
        ObjectKey::Ident(key) => key.as_str() == name,
        ObjectKey::Expression(Expression::String(key)) => key.as_str() == name,
        ObjectKey::Expression(_) => false,
    };
    object.iter().find(|(key, _)| named(key)).map(|(_, value)| value.expr())
}

fn said(text: &str, expression: &Expression) -> Said {
    match expression {
        Expression::String(text) => Said::Text(text.as_str().to_owned()),
        Expression::Null(_) => Said::Null,
        Expression::Number(number) => Said::Other(number.value().to_string()),
        Expression::Bool(truth) => Said::Truth(*truth.value()),
        other => {
            let span = other.span().unwrap_or_default();
            Said::Expression(text.get(span).unwrap_or("an expression").to_owned())
        }
    }
}

fn start(span: Option<std::ops::Range<usize>>) -> usize {
    span.map_or(0, |span| span.start)
}

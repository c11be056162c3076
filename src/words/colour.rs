//! Colours for code: small lexers of ours. The text stays what it is.

use super::html::Html;
use crate::codec::export::Language;

/// What begins a comment in a language.
const fn comments(language: Language) -> &'static [&'static str] {
    match language {
        Language::Json => &[],
        Language::Bicep => &["//"],
        Language::Hcl | Language::Shell | Language::PowerShell | Language::Env | Language::Yaml => {
            &["#"]
        }
    }
}

/// Words that are the language's own, and literals.
const fn words(language: Language) -> &'static [&'static str] {
    match language {
        Language::Json | Language::Yaml | Language::Env => &["true", "false", "null"],
        Language::Bicep => &["param", "resource", "string", "true", "false"],
        Language::Hcl => &["resource", "true", "false", "null", "var"],
        Language::Shell => &["az", "docker", "rest", "run"],
        Language::PowerShell => {
            &["Get-AzApiManagement", "New-AzApiManagementSslSetting", "Set-AzApiManagement"]
        }
    }
}

/// `text` with spans around comments, strings and words.
pub fn coloured(language: Language, text: &str) -> String {
    let mut html = Html::default();
    for line in text.split_inclusive('\n') {
        self::line(&mut html, language, line);
    }
    html.done()
}

fn line(html: &mut Html, language: Language, line: &str) {
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (length, look) = if comments(language).iter().any(|mark| rest.starts_with(mark)) {
            (rest.trim_end_matches('\n').len(), "<span class=\"code__comment\">")
        } else if first == '"' || (first == '\'' && language != Language::Json) {
            let end = rest[1..].find(first).map_or(rest.trim_end().len(), |end| end + 2);
            (end, "<span class=\"code__string\">")
        } else if first.is_alphabetic() {
            let word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
            let end = rest.find(|letter| !word(letter)).unwrap_or(rest.len());
            let known = words(language).contains(&&rest[..end]);
            (end, if known { "<span class=\"code__word\">" } else { "" })
        } else {
            (first.len_utf8(), "")
        };
        let length = length.max(first.len_utf8());
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if look.is_empty() {
            html.text(piece);
        } else {
            html.element(look, piece, "</span>");
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::export::{Format, Wish, export};
    use crate::domain::{Config, Instance};

    /// The text without its tags and escapes.
    fn plain(html: &str) -> String {
        let mut text = String::new();
        let mut inside = false;
        for letter in html.chars() {
            match letter {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => text.push(letter),
                _ => {}
            }
        }
        let escapes = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
        escapes.into_iter().fold(text, |text, (escape, letter)| text.replace(escape, letter))
    }

    #[test]
    fn colours_change_no_letter() {
        let header = ["a \"b\" 'c <d> # & é".to_owned()];
        let draft = Config::from_bits(u32::MAX);
        let wish = Wish { header: &header, ..Wish::whole(Instance::default(), draft) };
        for format in Format::ALL {
            let text = export(format, &wish);
            let html = coloured(format.language(), &text);
            assert_eq!(plain(&html), text, "{format:?}");
            assert!(html.contains("code__string") || format == Format::EnvFile, "{format:?}");
        }
        for text in ["", "\"", "'é", "é\"", "a'b\nc\"", "//"] {
            assert_eq!(plain(&coloured(Language::Bicep, text)), text);
        }
    }
}

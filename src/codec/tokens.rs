//! What stands in a line of code: small lexers of ours. The text stays what it is.

use super::export::Language;

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Token {
    /// Nothing of its own.
    Plain,
    /// A comment.
    Comment,
    /// A text in quotes.
    Text,
    /// A word of the language, or a literal.
    Word,
}

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

/// The pieces of a line; those that are nothing of their own are never beside each other.
pub fn tokens(language: Language, line: &str) -> Vec<(Token, String)> {
    let mut pieces: Vec<(Token, String)> = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (length, token) = if comments(language).iter().any(|mark| rest.starts_with(mark)) {
            (rest.len(), Token::Comment)
        } else if first == '"' || (first == '\'' && language != Language::Json) {
            let end = rest[1..].find(first).map_or(rest.trim_end().len(), |end| end + 2);
            (end, Token::Text)
        } else if first.is_alphabetic() {
            let word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
            let end = rest.find(|letter| !word(letter)).unwrap_or(rest.len());
            let known = words(language).contains(&&rest[..end]);
            (end, if known { Token::Word } else { Token::Plain })
        } else {
            (first.len_utf8(), Token::Plain)
        };
        let length = length.max(first.len_utf8());
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match pieces.last_mut() {
            Some((Token::Plain, text)) if token == Token::Plain => text.push_str(piece),
            Some(_) | None => pieces.push((token, piece.to_owned())),
        }
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::export::{Format, Wish, export};
    use crate::domain::{Config, Instance};

    fn letters(pieces: &[(Token, String)]) -> String {
        pieces.iter().map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn pieces_change_no_letter_and_know_texts() {
        let header = ["a \"b\" 'c <d> # & é".to_owned()];
        let draft = Config::from_bits(u32::MAX);
        let wish = Wish { header: &header, ..Wish::whole(Instance::default(), draft) };
        for format in Format::ALL {
            let mut has_text = format == Format::EnvFile;
            for line in export(format, &wish).lines() {
                let pieces = tokens(format.language(), line);
                assert_eq!(letters(&pieces), line, "{format:?}");
                has_text |= pieces.iter().any(|(token, _)| *token == Token::Text);
            }
            assert!(has_text, "{format:?}");
        }
        for line in ["", "\"", "'é", "é\"", "a'b", "c\"", "//"] {
            assert_eq!(letters(&tokens(Language::Bicep, line)), line);
        }
    }
}

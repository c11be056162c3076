//! The text that stands in quotes in a source file.

/// A literal, with its line and what stands before it in that line.
pub struct Literal<'a> {
    pub line: usize,
    pub before: &'a str,
    pub text: &'a str,
}

/// The strings of `source` in order: without comments, attributes and tests, which stand last.
pub fn literals(source: &str) -> Vec<Literal<'_>> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let bytes = source.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = &source[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("#[") || rest.starts_with("#![") {
            at += attribute(rest);
        } else if *byte == b'\'' {
            at += character(rest);
        } else if *byte == b'"' {
            let raw = source[..at].ends_with("r#");
            let end = at + if raw { raw_end(rest) } else { end(rest) };
            let line_start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
            let line = source[..at].matches('\n').count() + 1;
            found.push(Literal {
                line,
                before: &source[line_start..at],
                text: &source[at + 1..end],
            });
            at = end + 1;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// How long an attribute is, with the strings in it.
fn attribute(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while let Some(letter) = rest[at..].chars().next() {
        match letter {
            '[' => depth += 1,
            ']' if depth == 1 => return at + 1,
            ']' => depth -= 1,
            '"' => at += end(&rest[at..]),
            _ => {}
        }
        at += letter.len_utf8();
    }
    rest.len()
}

/// How long a character is, or the sign before a lifetime.
fn character(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match (letters.next(), letters.next(), letters.next()) {
        (Some((_, '\\')), _, _) => rest[2..].find('\'').map_or(1, |end| end + 3).max(4),
        (Some(_), Some((at, '\'')), _) => at + 1,
        _ => 1,
    }
}

/// Where the string that begins here ends.
fn end(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    rest.len() - 1
}

/// The same, where no letter is escaped.
fn raw_end(rest: &str) -> usize {
    rest.find("\"#").unwrap_or(rest.len() - 1)
}

/// How many words people read in it: what is filled in, and signs, are none.
pub fn words(text: &str) -> usize {
    let mut depth = 0;
    let kept: String = text
        .chars()
        .filter(|letter| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => return depth == 0,
            }
            false
        })
        .collect();
    let is_word = |word: &&str| {
        let word = word.trim_matches(|letter: char| letter.is_ascii_punctuation());
        word.len() > 1 && word.chars().all(char::is_alphabetic)
    };
    kept.split_whitespace().filter(is_word).count()
}

#[test]
fn strings_are_found_among_comments_attributes_and_characters() {
    let source = r##"// "one"
#[allow(reason = "two [of] them")]
let quote = '"'; let other = '\''; fn of<'a>(text: &'a str) {
    say("a \"b\" c", r#"d "e""#); /// "none"
}
#[cfg(test)] "tests"
"##;
    let found: Vec<_> = literals(source).iter().map(|each| (each.line, each.text)).collect();
    assert_eq!(found, [(4, r#"a \"b\" c"#), (4, r#"d "e""#)].map(|(line, text)| (line, text)));
}

#[test]
fn words_are_counted_without_what_is_filled_in() {
    let all = ["Requests a day", "{name}: {why}", "{count} of them, now", "a-b", "M0 0H4v2", "x y"];
    assert_eq!(all.map(words), [2, 0, 3, 0, 0, 0]);
}

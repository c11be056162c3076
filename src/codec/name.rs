//! Names that people give, so that each can be seen, is told from others, and stays in its place.

/// Most marks that one letter carries; more would stand on the lines above and below.
const MARKS_MAX: usize = 3;

/// Letters that are drawn as nothing, or turn the direction in which what follows is written.
const UNSEEN: [(u32, u32); 18] = [
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
];

/// Marks that stand over or under the letter before them, one on the other.
const MARKS: [(u32, u32); 33] = [
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05BD),
    (0x05BF, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06ED),
    (0x0730, 0x074A),
    (0x07EB, 0x07F3),
    (0x0816, 0x082D),
    (0x0898, 0x089F),
    (0x08CA, 0x08FF),
    (0x0951, 0x0954),
    (0x0E34, 0x0E3A),
    (0x0E47, 0x0E4E),
    (0x0EB4, 0x0EBC),
    (0x0EC8, 0x0ECE),
    (0x0F71, 0x0F87),
    (0x135D, 0x135F),
    (0x1AB0, 0x1AFF),
    (0x1CD0, 0x1CE8),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0x2DE0, 0x2DFF),
    (0x302A, 0x302F),
    (0x3099, 0x309A),
    (0xA66F, 0xA67D),
    (0xA8E0, 0xA8F1),
    (0xFE20, 0xFE2F),
    (0x1D165, 0x1D1AD),
    (0x1E000, 0x1E02A),
];

/// A name as it can be seen: without control characters and what is drawn as nothing, without outer space and space after
/// space, and with no more marks on a letter than it carries.
///
/// ```
/// use tls_rehearsal::codec::name::clean;
/// assert_eq!(clean(" My\u{200B} \u{2800}ERP\u{202E} "), "My ERP");
/// assert_eq!(clean("\u{200B}\u{3164}"), "");
/// ```
pub fn clean(name: &str) -> String {
    let mut cleaned = String::new();
    // Marks without a letter would stand on what is said before the name.
    let (mut marks, mut space) = (MARKS_MAX, false);
    for letter in name.chars() {
        // A pattern of Braille without a dot.
        if letter == '\u{2800}' || (letter.is_whitespace() && !letter.is_control()) {
            space = !cleaned.is_empty();
        } else if is_in(&MARKS, letter) {
            if marks < MARKS_MAX && !space {
                cleaned.push(letter);
            }
            marks += 1;
        } else if !letter.is_control() && !is_in(&UNSEEN, letter) {
            if std::mem::take(&mut space) {
                cleaned.push(' ');
            }
            cleaned.push(letter);
            marks = 0;
        }
    }
    cleaned
}

fn is_in(ranges: &[(u32, u32)], letter: char) -> bool {
    let letter = u32::from(letter);
    // The most of all names needs no look at the ranges.
    letter >= 0xAD && ranges.iter().any(|(from, to)| (*from..=*to).contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_no_name() {
        for unseen in [
            "\u{200B}",
            "\u{2060}",
            "\u{AD}",
            "\u{2800}",
            "\u{3164}",
            "\u{FEFF}",
            "\u{34F}",
            "\u{E0041}",
            "\u{A0}",
            "\u{3000}",
            "\u{2028}",
            "\u{301}",
            "\u{FE0F}",
            "\u{115F}",
            " ",
            "\u{7}",
            "",
        ] {
            assert_eq!(clean(unseen), "", "{unseen:?}");
            assert_eq!(clean(&unseen.repeat(50)), "", "{unseen:?}");
        }
    }

    #[test]
    fn names_that_look_alike_are_one() {
        for name in ["a\u{200B}", "\u{202E}a", "a\u{FE0F}", " a\u{A0}", "a\u{2066}\u{2069}", "a\0"]
        {
            assert_eq!(clean(name), "a", "{name:?}");
        }
        for name in ["My  ERP", "My\u{A0}ERP", "My \u{200B} ERP", "My\u{2800}ERP"] {
            assert_eq!(clean(name), "My ERP", "{name:?}");
        }
    }

    #[test]
    fn a_letter_carries_a_few_marks_and_no_flood() {
        assert_eq!(clean(&format!("e{}x", "\u{301}".repeat(300))), "e\u{301}\u{301}\u{301}x");
        assert_eq!(clean(&format!("e{}", "\u{301}\u{200B}".repeat(9))), "e\u{301}\u{301}\u{301}");
        assert_eq!(clean("a \u{301}b"), "a b");
        for name in ["Vie\u{323}\u{302}t", "Zürich", "עִבְרִית", "ที่นี่", "日本語が", "Ελλάδα", "данные"]
        {
            assert_eq!(clean(name), name, "{name}");
        }
    }

    #[test]
    fn a_clean_name_stays_as_it_is() {
        for code in (0..0x11_0000).filter_map(char::from_u32) {
            let once = clean(&format!("a{code} {code}b"));
            assert_eq!(clean(&once), once, "U+{:04X}", u32::from(code));
        }
    }
}

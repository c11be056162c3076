//! A QR code (ISO/IEC 18004) of a text, as the outline of its dark modules.

use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around a code, without which readers do not find it.
pub const MARGIN: i32 = 4;

/// A code.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Code {
    /// Modules along a side, its margin among them.
    pub side: i32,
    /// The dark modules as the path of an SVG, a module a unit.
    pub path: String,
}

/// The code of a text; `None` of one that is too long for any: more than 2,331 bytes.
pub fn code(text: &str) -> Option<Code> {
    // A quarter of a printed code may be damaged or folded away.
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN));
            }
            x += run.max(1);
        }
    }
    Some(Code { side: code.size() + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code as rows of `#` and `.`, read back from its path.
    fn drawn(code: &Code) -> Vec<String> {
        let side = code.side as usize;
        let mut rows = vec![vec!['.'; side]; side];
        for run in code.path.split('M').skip(1) {
            let numbers: Vec<usize> = run
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|part| part.parse().ok())
                .collect();
            let [x, y, length, ..] = numbers[..] else { panic!("{run}") };
            (x..x + length).for_each(|x| rows[y][x] = '#');
        }
        rows.into_iter().map(|row| row.into_iter().collect()).collect()
    }

    #[test]
    fn a_known_text_has_the_code_that_an_independent_encoder_draws() {
        let code = code("https://example.org/#lesson/first-save?class=blue").expect("short enough");
        let rows = drawn(&code);
        let margin = MARGIN as usize;
        let inner: Vec<&str> = rows[margin..rows.len() - margin]
            .iter()
            .map(|row| &row[margin..row.len() - margin])
            .collect();
        let golden: Vec<&str> = include_str!("../../tests/golden/qr.txt").lines().collect();
        assert_eq!(inner, golden);
    }

    #[test]
    fn a_code_has_room_around_it_and_three_marks_by_which_it_is_found() {
        for length in 1..200 {
            let code = code(&"x".repeat(length)).expect("short enough");
            let rows = drawn(&code);
            let (margin, side) = (MARGIN as usize, code.side as usize);
            assert!(rows[..margin].iter().all(|row| !row.contains('#')));
            assert!(rows.iter().all(|row| !row[..margin].contains('#')));
            for (x, y) in
                [(margin, margin), (side - margin - 7, margin), (margin, side - margin - 7)]
            {
                assert_eq!(&rows[y][x..x + 7], "#######");
                assert_eq!(&rows[y + 1][x..x + 7], "#.....#");
            }
        }
    }

    #[test]
    fn a_text_that_fits_no_code_has_none() {
        assert_eq!(code(&"x".repeat(3000)), None);
    }
}

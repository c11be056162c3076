//! What an LMS keeps between two visits: the best result of every lesson, and the lesson under way, in at most 4,096 characters.
//!
//! `1|` and three characters a lesson: points in two, stars, hints and marks in one. `|` and, where a lesson is under way, its position,
//! its variant, its seed and its acts. Words that the page or the lesson knows are one or two characters, all others are spelled.

/// Most characters that every LMS keeps.
pub const MOST: usize = 4096;

/// The form that is written.
const VERSION: &str = "1";

/// What a digit may be: no letter that an LMS could take for something else.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Words that are one character; the next digits begin one of two.
const SHORT: usize = 48;

/// Digits that begin a word of two characters.
const LONG: usize = 12;

/// A number follows: how many digits it has, and those.
const NUMBER: usize = 60;

/// A text follows that is not among the words: how long, in two digits, and it, six bits a digit.
const SPELLED: usize = 61;

/// A comma stands here, and no space.
const COMMA: usize = 62;

/// An act ends here.
const END: usize = 63;

/// The best that was reached in a lesson.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Best {
    /// It was played at all.
    pub tried: bool,
    /// It was solved.
    pub solved: bool,
    /// Of 100.
    pub points: u8,
    /// Of three.
    pub stars: u8,
    /// Hints taken, three at most.
    pub hints: u8,
}

/// A lesson under way.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Current {
    /// Its position in the package.
    pub lesson: usize,
    /// Its variant.
    pub variant: usize,
    /// What decides its chance.
    pub seed: u64,
    /// What was done, an act a text.
    pub acts: Vec<String>,
}

/// What is kept.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Kept {
    /// Of every lesson of the package, in order.
    pub best: Vec<Best>,
    /// The lesson under way.
    pub current: Option<Current>,
}

/// Words of one or two characters, the frequent ones first.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: Vec<String>,
}

impl Words {
    /// These words, each once; what finds no place is spelled.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let mut known = Vec::new();
        for word in words {
            if !word.is_empty() && !known.contains(&word) && known.len() < SHORT + LONG * 64 {
                known.push(word);
            }
        }
        Self { words: known }
    }

    fn write(&self, word: &str, text: &mut String) {
        let place = self.words.iter().position(|known| known == word);
        match (place, number(word)) {
            (Some(at), _) if at < SHORT => digit(at, text),
            (Some(at), _) => {
                digit(SHORT + (at - SHORT) / 64, text);
                digit((at - SHORT) % 64, text);
            }
            (None, Some(number)) => {
                digit(NUMBER, text);
                write_number(number, text);
            }
            (None, None) => {
                let bits = six_bits(word.as_bytes());
                digit(SPELLED, text);
                digit(bits.len() / 64, text);
                digit(bits.len() % 64, text);
                bits.into_iter().for_each(|bits| digit(bits, text));
            }
        }
    }

    fn read(&self, first: usize, digits: &mut Digits<'_>) -> Option<String> {
        match first {
            NUMBER => Some(digits.number()?.to_string()),
            SPELLED => {
                let length = digits.next()? * 64 + digits.next()?;
                let bits: Option<Vec<_>> = (0..length).map(|_| digits.next()).collect();
                String::from_utf8(bytes(&bits?)).ok()
            }
            at if at < SHORT => self.words.get(at).cloned(),
            at => self.words.get(SHORT + (at - SHORT) * 64 + digits.next()?).cloned(),
        }
    }

    /// An act in few characters.
    fn write_act(&self, act: &str, text: &mut String) {
        for part in act.split(' ') {
            for (nth, word) in part.split(',').enumerate() {
                if nth > 0 {
                    digit(COMMA, text);
                }
                self.write(word, text);
            }
        }
        digit(END, text);
    }

    fn read_act(&self, digits: &mut Digits<'_>) -> Option<String> {
        let mut act = String::new();
        let mut space = false;
        loop {
            match digits.next()? {
                END => return Some(act),
                COMMA => {
                    act.push(',');
                    space = false;
                }
                first => {
                    if space {
                        act.push(' ');
                    }
                    act.push_str(&self.read(first, digits)?);
                    space = true;
                }
            }
        }
    }
}

/// What is to be kept, in at most [`MOST`] characters. `words` are those of the lesson under way. Where its acts do not fit, they are
/// left out and the results stay: the second answer is then `false`.
pub fn write(kept: &Kept, words: &Words) -> (String, bool) {
    let mut text = format!("{VERSION}|");
    for best in &kept.best {
        let points = usize::from(best.points.min(100));
        digit(points / 64, &mut text);
        digit(points % 64, &mut text);
        let marks = [best.tried, best.solved].map(usize::from);
        let [stars, hints] = [best.stars, best.hints].map(|number| usize::from(number.min(3)));
        digit(stars | hints << 2 | marks[0] << 4 | marks[1] << 5, &mut text);
    }
    text.push('|');
    let Some(current) = &kept.current else { return (text, true) };
    let results = text.len();
    for number in [current.lesson as u64, current.variant as u64, current.seed] {
        write_number(number, &mut text);
    }
    for act in &current.acts {
        words.write_act(act, &mut text);
    }
    let fits = text.len() <= MOST;
    if !fits {
        text.truncate(results);
    }
    (text, fits)
}

/// What was kept of a package of so many lessons; `words` of the lesson at a position. `None` if it is not what [`write()`] writes.
pub fn read(text: &str, lessons: usize, words: impl Fn(usize) -> Words) -> Option<Kept> {
    let mut parts = text.split('|');
    let (version, results, current) = (parts.next()?, parts.next()?, parts.next()?);
    if version != VERSION || parts.next().is_some() || results.len() != lessons * 3 {
        return None;
    }
    let mut digits = Digits(results.as_bytes());
    let mut best = Vec::with_capacity(lessons);
    for _ in 0..lessons {
        let points = digits.next()? * 64 + digits.next()?;
        let marks = digits.next()?;
        best.push(Best {
            tried: marks >> 4 & 1 == 1,
            solved: marks >> 5 == 1,
            points: u8::try_from(points).ok().filter(|points| *points <= 100)?,
            stars: (marks & 3) as u8,
            hints: (marks >> 2 & 3) as u8,
        });
    }
    if current.is_empty() {
        return Some(Kept { best, current: None });
    }
    let mut digits = Digits(current.as_bytes());
    let [lesson, variant, seed] = [digits.number()?, digits.number()?, digits.number()?];
    let lesson = usize::try_from(lesson).ok().filter(|at| *at < lessons)?;
    let words = words(lesson);
    let mut acts = Vec::new();
    while !digits.0.is_empty() {
        acts.push(words.read_act(&mut digits)?);
    }
    let variant = usize::try_from(variant).ok()?;
    Some(Kept { best, current: Some(Current { lesson, variant, seed, acts }) })
}

/// Digits that are still to be read.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn next(&mut self) -> Option<usize> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        DIGITS.iter().position(|digit| digit == first)
    }

    fn number(&mut self) -> Option<u64> {
        let length = self.next()?;
        (0..length)
            .try_fold(0_u64, |number, _| number.checked_mul(64)?.checked_add(self.next()? as u64))
    }
}

fn digit(bits: usize, text: &mut String) {
    text.push(char::from(DIGITS[bits % 64]));
}

/// How many digits, and those.
fn write_number(number: u64, text: &mut String) {
    let long = (64 - number.leading_zeros()).div_ceil(6);
    digit(long as usize, text);
    for at in (0..long).rev() {
        digit((number >> (6 * at)) as usize, text);
    }
}

/// The number that a word is, written as a number is.
fn number(word: &str) -> Option<u64> {
    let number: u64 = word.parse().ok()?;
    (number.to_string() == word).then_some(number)
}

/// Bytes as groups of six bits; the last is filled up with zeros.
fn six_bits(bytes: &[u8]) -> Vec<usize> {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    let group = |at: usize| (0..6).fold(0, |bits, nth| bits << 1 | usize::from(bit(at * 6 + nth)));
    (0..(bytes.len() * 8).div_ceil(6)).map(group).collect()
}

/// The bytes again.
fn bytes(groups: &[usize]) -> Vec<u8> {
    let bit = |at: usize| groups.get(at / 6).map_or(0, |bits| bits >> (5 - at % 6) & 1);
    let byte = |at: usize| (0..8).fold(0, |byte, nth| byte << 1 | bit(at * 8 + nth) as u8);
    (0..groups.len() * 6 / 8).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Words {
        Words::new((0..200).map(|at| format!("word-{at}")))
    }

    #[test]
    fn what_is_kept_comes_back() {
        let acts = [
            "word-3 word-60",
            "answer q word-1,word-199,4",
            "set Field 480",
            "own \"Ä ö\" x",
            "007",
            "",
            " ",
            "a  b,",
            "18446744073709551615",
        ];
        let best = Best { tried: true, solved: true, points: 100, stars: 3, hints: 2 };
        let kept = Kept {
            best: vec![best, Best::default()],
            current: Some(Current {
                lesson: 1,
                variant: 11,
                seed: u64::MAX,
                acts: acts.map(str::to_owned).to_vec(),
            }),
        };
        let (text, whole) = write(&kept, &known());
        assert!(whole, "{text}");
        assert_eq!(read(&text, 2, |_| known()), Some(kept), "{text}");
    }

    #[test]
    fn acts_that_do_not_fit_are_left_out_and_results_stay() {
        let best = vec![Best { tried: true, ..Best::default() }; 31];
        let acts = vec!["x".repeat(4000); 2];
        let current = Some(Current { acts, ..Current::default() });
        let (text, whole) = write(&Kept { best: best.clone(), current }, &known());
        assert!(!whole && text.len() <= MOST);
        assert_eq!(read(&text, 31, |_| known()), Some(Kept { best, current: None }));
    }

    #[test]
    fn what_another_wrote_is_refused() {
        let (text, _) = write(&Kept { best: vec![Best::default(); 2], current: None }, &known());
        assert!(read(&text, 2, |_| known()).is_some());
        for wrong in [
            "",
            "1|",
            "1||",
            "2|AAAAAA|",
            "1|AAA|",
            "1|AAAAAA",
            "1|__A___|",
            "1|AAAAAA|!",
            "1|AAAAAA|BCA",
            "1|AAAAAA||",
        ] {
            assert_eq!(read(wrong, 2, |_| known()), None, "{wrong}");
        }
    }
}

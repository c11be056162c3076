//! A whole lesson in an address: its file, made small.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use super::catalogue::{Opened, open_file};
use super::cursor::Fault;
use super::file::LENGTH_MAX as FILE_MAX;
use super::node::Node;

/// Longest text that is written or looked at: what carries addresses cuts longer ones.
pub const LENGTH_MAX: usize = 8_000;

/// Before everything else.
const VERSION: &str = "1.";

/// The most that is done to make it small: it is made once, and read often.
const EFFORT: u8 = 10;

/// Why a lesson is not in an address.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NotPacked {
    /// So many characters are more than an address takes.
    TooLong(usize),
    /// A version this page does not know, or none of ours.
    Foreign,
    /// Cut short, or altered.
    Damaged,
    /// It is no lesson.
    NoLesson(Fault),
}

impl fmt::Display for NotPacked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong(length) => {
                write!(f, "it has {length} characters; a link holds at most {LENGTH_MAX}")
            }
            Self::Foreign => f.write_str("it is of a version that this page does not read"),
            Self::Damaged => f.write_str("it is cut short or altered; copy it again, whole"),
            Self::NoLesson(fault) => fault.fmt(f),
        }
    }
}

/// A lesson's file as text for an address.
///
/// # Errors
///
/// Where it is longer than an address may be.
pub fn pack(file: &Node) -> Result<String, NotPacked> {
    let small = compress_to_vec_zlib(file.to_string().as_bytes(), EFFORT);
    let text = format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(small));
    if text.len() > LENGTH_MAX { Err(NotPacked::TooLong(text.len())) } else { Ok(text) }
}

/// The lesson that such a text holds: somebody else's.
///
/// # Errors
///
/// Says what is wrong with it.
pub fn unpack(text: &str) -> Result<Opened, NotPacked> {
    let length = text.chars().count();
    if length > LENGTH_MAX {
        return Err(NotPacked::TooLong(length));
    }
    let packed = text.strip_prefix(VERSION).ok_or(NotPacked::Foreign)?;
    let small = URL_SAFE_NO_PAD.decode(packed).map_err(|_| NotPacked::Damaged)?;
    // Of what would become longer than a file may be nothing is read.
    let file = decompress_to_vec_zlib_with_limit(&small, FILE_MAX);
    let file = file.map_err(|_| NotPacked::Damaged)?;
    let file = String::from_utf8(file).map_err(|_| NotPacked::Damaged)?;
    open_file(&file).map_err(NotPacked::NoLesson)
}

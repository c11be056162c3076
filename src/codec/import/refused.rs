//! Why a text was not read.

use std::fmt;

use super::gather::clean;
use super::{DEPTH_MAX, FILES_MAX, LENGTH_MAX};
use crate::codec::imported::{Kind, Place};

/// Most names of instances that are listed.
const NAMES_MAX: usize = 20;

/// Why a text was not read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ImportError {
    /// Nothing but space.
    Empty,
    /// So many bytes, more than [`LENGTH_MAX`].
    TooLong(usize),
    /// So many values or expressions, more than this.
    TooManyValues(usize, usize),
    /// So many files, more than [`FILES_MAX`].
    TooMany(usize),
    /// It is no text: a byte that no text has, at this place.
    Binary(Place),
    /// Brackets or tags are nested deeper than is read, at this place.
    TooDeep(Place),
    /// It is like nothing that is known here.
    Unrecognized,
    /// It is recognized as this, and cannot be used; what would do instead.
    Instead(&'static str, &'static str),
    /// It is written in this, and breaks off or errs at this place.
    Syntax(&'static str, Place, String),
    /// It is of this kind, and says nothing of an API Management instance, or of a server's TLS.
    Nothing(Kind),
    /// It has these instances, and none was chosen.
    Several(Vec<String>),
    /// It has no instance of this name, but of these.
    NoSuch(String, Vec<String>),
    /// It does not belong to the other files.
    Mixed,
}

impl ImportError {
    /// Where, if it has a place.
    pub const fn place(&self) -> Option<Place> {
        match self {
            Self::Binary(place) | Self::TooDeep(place) | Self::Syntax(_, place, _) => Some(*place),
            Self::Empty
            | Self::TooLong(_)
            | Self::TooManyValues(..)
            | Self::TooMany(_)
            | Self::Unrecognized
            | Self::Instead(..)
            | Self::Nothing(_)
            | Self::Several(_)
            | Self::NoSuch(..)
            | Self::Mixed => None,
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty; paste a configuration or a scan"),
            Self::TooLong(length) => {
                write!(
                    f,
                    "it has {length} bytes; at most {LENGTH_MAX} are read: of a template cut out the API Management resource, of a report the server"
                )
            }
            Self::TooManyValues(count, most) => {
                write!(f, "it holds {count} values or more; at most {most} are read: of a template cut out the API Management resource, of a report the server")
            }
            Self::TooMany(count) => write!(f, "{count} files; at most {FILES_MAX} are read together"),
            Self::Binary(place) => {
                write!(f, "it is no text: {place} has a byte that text does not have; save it as UTF-8")
            }
            Self::TooDeep(place) => {
                write!(f, "it is nested deeper than {DEPTH_MAX} at {place}; nothing that is read here is")
            }
            Self::Unrecognized => f.write_str(
                "it is like none of these: az apim show or ARM GET, customProperties, an ARM template or its parameters, a what-if result, Bicep, Terraform, a Terraform plan or state, testssl.sh, sslyze, nmap, tlsx, SSL Labs",
            ),
            Self::Instead(what, instead) => write!(f, "it is {what}; {instead}"),
            Self::Syntax(language, place, what) => write!(f, "{place}: no {language}: {what}"),
            Self::Nothing(kind) => {
                let wanted = if kind.is_scan() {
                    "results about TLS versions or cipher suites"
                } else {
                    "API Management instance with customProperties or TLS settings"
                };
                write!(f, "it is {}, and has no {wanted}", kind.in_a_sentence())
            }
            Self::Several(names) => {
                write!(f, "it has {} instances, {}; say which by its name", names.len(), some(names))
            }
            Self::NoSuch(wanted, names) => {
                write!(f, "it has no instance called {wanted}; it has {}", some(names))
            }
            Self::Mixed => f.write_str(
                "it does not belong to the files before it: a template goes with its parameters, Terraform with its variables, a scan alone",
            ),
        }
    }
}

/// The first names of a list, and how many more there are.
fn some(names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(NAMES_MAX).map(|name| clean(name)).collect();
    match names.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

//! Why there is no package.

use crate::lesson::package::Refused;

/// Why, in a sentence for whoever packs.
pub fn refused(why: &Refused) -> String {
    match why {
        Refused::Nothing => "There is no lesson to pack.".to_owned(),
        Refused::Missing(file) => {
            format!("The page has no file {file}: it has to be built before it is packed.")
        }
        Refused::Title => "The page has no title, so a package cannot be marked as one.".to_owned(),
        Refused::Policy => {
            "The page does not say which hosts it may talk to in the words that are expected, so a package for cmi5 could not reach its LMS.".to_owned()
        }
        Refused::TooLarge => "The package would be larger than its archive can be.".to_owned(),
    }
}

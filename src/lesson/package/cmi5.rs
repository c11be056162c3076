//! The course structure of a package for cmi5: one block a course, one assignable unit a lesson.

use super::xml::Element;
use crate::lesson::catalogue::{Course, Head};
use crate::lesson::class::mixed;

/// The course structure's name, at the root of the archive.
pub const NAME: &str = "cmi5.xml";

/// The course structure of a package of these courses; texts are in `language`.
pub fn structure(title: &str, about: &str, courses: &[Course], language: &str) -> String {
    let said = |name, text: &str| {
        Element::of(name, vec![Element::text("langstring", text).with("lang", language)])
    };
    let unit = |lesson: &Head| {
        Element::of(
            "au",
            vec![
                said("title", &lesson.title),
                said("description", &lesson.card),
                Element::text("url", super::START),
                // Not in the address: an LMS adds its own there, and one was seen to do that wrong.
                Element::text("launchParameters", lesson.id.as_str()),
            ],
        )
        .with("id", iri(&["lesson", &lesson.id]))
        .with("moveOn", "Passed")
        .with("launchMethod", "AnyWindow")
    };
    let block = |course: &Course| {
        let head = vec![said("title", &course.title), said("description", &course.card)];
        let units = course.lessons.iter().map(unit);
        Element::of("block", head.into_iter().chain(units).collect())
            .with("id", iri(&["course", &course.id]))
    };
    let ids: Vec<&str> = courses
        .iter()
        .flat_map(|course| course.lessons.iter().map(|lesson| lesson.id.as_str()))
        .collect();
    let head = Element::of("course", vec![said("title", title), said("description", about)])
        .with("id", iri(&[&["package"], ids.as_slice()].concat()));
    Element::of("courseStructure", std::iter::once(head).chain(courses.iter().map(block)).collect())
        .with("xmlns", "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd")
        .document()
}

/// A name that is the same wherever it is made. Nobody has to own a host for it: a UUID of version 8, RFC 9562.
fn iri(of: &[&str]) -> String {
    let half = |of: &str, more: &[&str]| mixed(&[&[of], more].concat());
    let (high, low) = (half("first half", of), half("second half", of));
    let high = high & !0xF000 | 0x8000;
    let low = low & !(0b11 << 62) | 0b10 << 62;
    let (first, second, third) = (high >> 32, high >> 16 & 0xFFFF, high & 0xFFFF);
    let (fourth, fifth) = (low >> 48, low & 0xFFFF_FFFF_FFFF);
    format!("urn:uuid:{first:08x}-{second:04x}-{third:04x}-{fourth:04x}-{fifth:012x}")
}

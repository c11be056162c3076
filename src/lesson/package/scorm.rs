//! The manifest of a package for SCORM 1.2: one SCO, every file named, no mastery score and no metadata elsewhere.

use super::Unit;
use super::xml::Element;
use super::zip::File;

/// The manifest's name, at the root of the archive.
pub const NAME: &str = "imsmanifest.xml";

/// The manifest of a package of these files.
pub fn manifest(unit: &Unit, files: &[File]) -> String {
    let resource = format!("resource-{}", unit.id);
    let organization = Element::of(
        "organization",
        vec![
            Element::text("title", unit.title.as_str()),
            Element::of("item", vec![Element::text("title", unit.title.as_str())])
                .with("identifier", format!("item-{}", unit.id))
                .with("identifierref", resource.as_str()),
        ],
    )
    .with("identifier", format!("organization-{}", unit.id));
    let file = |file: &File| Element::new("file").with("href", file.path.as_str());
    let resource = Element::of("resource", files.iter().map(file).collect())
        .with("identifier", resource.as_str())
        .with("type", "webcontent")
        .with("adlcp:scormtype", "sco")
        .with("href", super::START);
    Element::of(
        "manifest",
        vec![
            Element::of(
                "metadata",
                vec![Element::text("schema", "ADL SCORM"), Element::text("schemaversion", "1.2")],
            ),
            Element::of("organizations", vec![organization])
                .with("default", format!("organization-{}", unit.id)),
            Element::of("resources", vec![resource]),
        ],
    )
    .with("identifier", format!("tls-rehearsal-{}", unit.id))
    .with("version", "1")
    .with("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2")
    .with("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2")
    .document()
}

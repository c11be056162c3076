//! Files fit in the head.

use std::fs;

use crate::{files, held_but, name, root};

/// Lines of a file.
const MOST: usize = 400;

/// What is still to be cut.
const LONGER: &[&str] = &[
    "src/bin/rehearse/input.rs",
    "src/codec/export/mod.rs",
    "src/codec/import/arm/bicep/mod.rs",
    "src/codec/import/arm/evaluate.rs",
    "src/codec/import/gather/mod.rs",
    "src/codec/import/mod.rs",
    "src/codec/import/terraform/configuration.rs",
    "src/codec/import/terraform/evaluate.rs",
    "src/codec/imported.rs",
    "src/domain/cipher.rs",
    "src/tls/hello.rs",
    "src/tls/negotiate.rs",
    "src/tls/suite_names.rs",
    "src/words/timeline.rs",
    "tests/arm/answers.rs",
    "tests/arm/bicep.rs",
    "tests/cli.rs",
    "tests/formats.rs",
    "tests/planning.rs",
];

#[test]
fn files_fit_in_the_head() {
    let mut broken = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files(&root().join(folder), "rs") {
            if fs::read_to_string(&path).unwrap().lines().count() > MOST {
                broken.push(name(&path));
            }
        }
    }
    held_but(LONGER, broken);
}

#[test]
fn architecture_md_is_short_enough_to_be_read() {
    let lines = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap().lines().count();
    assert!(lines <= 150, "{lines} lines");
}

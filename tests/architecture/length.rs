//! Files fit in the head.

use std::fs;

use crate::{files, held_but, name, root};

/// Lines of a file.
const MOST: usize = 400;

/// What is still to be cut.
const LONGER: &[&str] = &[];

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

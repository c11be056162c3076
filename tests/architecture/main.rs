//! The shape that ARCHITECTURE.md describes, held by tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

mod drawing;
mod length;
mod literals;

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and the layers it may use. What is not named, it may not use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("tls", &["domain"]),
    ("rollout", &["domain", "tls"]),
    ("codec", &["domain", "tls", "rollout"]),
    ("verdict", &["domain", "codec"]),
    ("app", &["domain", "tls", "rollout", "codec", "verdict"]),
    ("lesson", &["domain", "tls", "rollout", "codec", "verdict", "app"]),
    ("words", &["domain", "tls", "rollout", "codec", "verdict", "app", "lesson"]),
    ("web", &["app", "codec", "rollout"]),
    ("ui", &["domain", "tls", "rollout", "codec", "verdict", "app", "lesson", "words", "web"]),
];

const BROWSER_CRATES: &[&str] =
    &["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_timers", "console_error_panic_hook"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found
}

/// How a file is named in the lists of what is still to be moved.
fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string().replace('\\', "/")
}

/// A rule holds everywhere but in `listed`, where it does not hold: the list can only become shorter.
#[track_caller]
fn held_but(listed: &[&str], mut broken: Vec<String>) {
    broken.sort_unstable();
    let new: Vec<_> = broken.iter().filter(|each| !listed.contains(&each.as_str())).collect();
    let done: Vec<_> =
        listed.iter().filter(|each| !broken.iter().any(|one| one == *each)).collect();
    assert!(new.is_empty(), "these break the rule: {new:#?}");
    assert!(done.is_empty(), "these hold to it, and leave the list: {done:#?}");
}

#[test]
fn imports_point_inward() {
    let mut uses = 0;
    for (layer, allowed) in MAY_USE {
        for path in files(&root().join("src").join(layer), "rs") {
            for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
                for (at, _) in line.match_indices("crate::") {
                    let target: String = line[at + 7..]
                        .chars()
                        .take_while(|character| character.is_alphanumeric() || *character == '_')
                        .collect();
                    uses += 1;
                    assert!(
                        target == *layer || allowed.contains(&target.as_str()),
                        "{}:{}: `{layer}` may not use `{target}`",
                        path.display(),
                        number + 1,
                    );
                }
            }
        }
    }
    assert!(uses > 50, "the walk found next to nothing");
}

#[test]
fn every_folder_of_src_is_a_known_layer() {
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_str().unwrap();
            // Programs stand outside of the library and use it as anybody does.
            assert!(
                name == "bin" || MAY_USE.iter().any(|(layer, _)| *layer == name),
                "`{name}` has no place in MAY_USE"
            );
        }
    }
}

#[test]
fn the_pure_half_names_no_browser_crate() {
    for layer in ["domain", "tls", "rollout", "codec", "verdict", "app", "lesson", "words"] {
        for path in files(&root().join("src").join(layer), "rs") {
            let text = fs::read_to_string(&path).unwrap();
            for name in BROWSER_CRATES {
                assert!(!text.contains(name), "{}: names `{name}`", path.display());
            }
        }
    }
}

#[test]
fn every_style_sheet_is_part_of_the_page() {
    let index = fs::read_to_string(root().join("style/index.css")).unwrap();
    for path in files(&root().join("style"), "css") {
        let name = path.strip_prefix(root().join("style")).unwrap().display().to_string();
        assert!(
            name == "index.css" || index.contains(&format!("\"{name}\"")),
            "`{name}` is not imported"
        );
    }
    let imported =
        index.lines().filter_map(|line| line.strip_prefix("@import \"")?.split('"').next());
    for name in imported {
        assert!(root().join("style").join(name).exists(), "`{name}` is not there");
    }
}

/// Style sheets that several components share, or whose component has still another name.
const SHARED: &[&str] = &["style/rollout/status.css", "style/tiers/grid.css"];

/// `style/frame/header.css` belongs to `src/ui/frame/header.rs`, `style/code/code.css` to the whole of a tab.
#[test]
fn every_style_sheet_has_its_component() {
    let mut broken = Vec::new();
    for path in files(&root().join("style"), "css") {
        let sheet = path.strip_prefix(root().join("style")).unwrap().with_extension("rs");
        let folder = sheet.parent().unwrap();
        let is_whole = sheet.file_stem() == folder.file_name();
        let source = root().join("src/ui").join(&sheet);
        let is_old = folder.starts_with("old") || folder == Path::new("");
        if !is_old && !is_whole && !source.exists() {
            broken.push(name(&path));
        }
    }
    held_but(SHARED, broken);
}

/// The parsers of what others wrote are loaded when they are needed; a call from the page would put them into it.
#[test]
fn the_page_does_not_call_the_importers() {
    for layer in ["app", "lesson", "words", "web", "ui"] {
        for path in files(&root().join("src").join(layer), "rs") {
            let text = fs::read_to_string(&path).unwrap();
            assert!(!text.contains("codec::import::"), "{}", path.display());
        }
    }
}

/// A browser that translates puts other nodes in the place of those that text is in: what is written into the old ones is not seen.
#[test]
fn text_that_changes_is_written_through_its_element() {
    for path in files(&root().join("src/ui"), "rs") {
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            assert!(
                !line.trim_start().starts_with("{text(") && !line.contains(">{text("),
                "{}:{}: `prop:textContent` of an element",
                path.display(),
                number + 1
            );
        }
    }
}

/// Who has a browser of the last four years sees the page. (`text-wrap` may stand: where it is not known, lines break as ever.)
#[test]
fn style_sheets_use_what_browsers_of_four_years_know() {
    let newer = [
        "light-dark(",
        "color-mix(",
        "oklch(",
        ":has(",
        "@container",
        "@property",
        "@scope",
        "@starting-style",
        "subgrid",
        "field-sizing",
        "anchor-name",
        "dvh",
    ];
    for path in files(&root().join("style"), "css") {
        let text = fs::read_to_string(&path).unwrap();
        for each in newer {
            assert!(!text.contains(each) || is_told(&text, each), "{}: {each}", path.display());
        }
    }
}

/// Does it stand in a comment only?
fn is_told(text: &str, each: &str) -> bool {
    text.split("*/").all(|part| !part.split("/*").next().unwrap_or_default().contains(each))
}

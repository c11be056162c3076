//! The command line where it packs lessons.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[path = "support/command.rs"]
mod command;

use std::fs;
use std::path::PathBuf;

use command::{Told, document, run};

/// A folder with a built page, for one test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("rehearse-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("dist/parts")).unwrap();
        fs::create_dir_all(folder.join("out")).unwrap();
        let index = "<meta content=\"connect-src 'self'\"><title>Page</title>";
        fs::write(folder.join("dist/index.html"), index).unwrap();
        fs::write(folder.join("dist/parts/a.wasm"), [0, 97, 115, 109]).unwrap();
        Self(folder)
    }

    fn pack(&self, words: &[&str]) -> Told {
        run(&self.0, None, &[&["lesson", "pack", "--out", "out"], words].concat(), "")
    }

    fn written(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.join("out")).unwrap();
        let mut names: Vec<_> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn scorm_is_packed_an_archive_a_course_and_cmi5_as_one() {
    let folder = Folder::new("courses");
    let (code, told) = document(folder.pack(&["--json"]));
    assert_eq!((code, &told["schema"]), (0, &"tls-rehearsal/lesson-pack/1".into()));
    let archives = told["archives"].as_array().unwrap();
    let lessons: Vec<_> = archives.iter().map(|each| each["lessons"].as_u64().unwrap()).collect();
    assert_eq!(lessons, [7, 9, 7, 8]);
    let (code, text, _) = folder.pack(&["--kind", "cmi5"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("tls-rehearsal-lessons-cmi5.zip: 31 lessons, "), "{text}");
    assert_eq!(folder.written().len(), 5);
    for name in folder.written() {
        let bytes = fs::read(folder.0.join("out").join(&name)).unwrap();
        let has = |what: &[u8]| bytes.windows(what.len()).any(|part| part == what);
        assert!(has(b"parts/a.wasm") && has(b"package.json"), "{name}");
        assert_eq!(has(b"imsmanifest.xml"), name.ends_with("scorm12.zip"), "{name}");
    }
}

#[test]
fn equal_wishes_make_equal_archives() {
    let folder = Folder::new("equal");
    let words = ["--lesson", "first-save", "--lesson", "how-long", "--each", "--passing", "80"];
    let read = || {
        assert_eq!(folder.pack(&words).0, 0);
        let archive = "out/tls-rehearsal-first-save-scorm12.zip";
        fs::read(folder.0.join(archive)).unwrap()
    };
    assert_eq!(read(), read());
    assert_eq!(folder.written().len(), 2);
}

#[test]
fn what_cannot_be_packed_is_wrong_use_and_says_why() {
    let folder = Folder::new("wrong");
    for (words, says) in [
        (&["--course", "nothing"][..], "nothing is called \"nothing\"; find-your-way, "),
        (&["--lesson", "nothing"], "nothing is called \"nothing\"; two-minute-tour, "),
        (&["--page", "nowhere"], "nowhere: "),
        (&["--page", "out"], "The page has no file index.html"),
        (&["--passing", "101"], "\"solved\" or a number from 0 to 100 is expected"),
        (&["--class", "\u{200B}"], "a code of 1 to 80 characters"),
        (&["--kind", "scorm"], "\"scorm12\" or \"cmi5\" is expected"),
    ] {
        let (code, _, told) = folder.pack(words);
        assert_eq!(code, 2, "{words:?}");
        assert!(told.contains(says), "{told}");
    }
    assert!(folder.written().is_empty());
}

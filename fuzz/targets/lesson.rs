//! Lesson files and acts, by anybody.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use tls_rehearsal::lesson::play::play;
use tls_rehearsal::lesson::{Act, Lesson};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(act) = text.parse::<Act>() {
        assert_eq!(act.to_string().parse::<Act>(), Ok(act));
    }
    if let Ok(lesson) = Lesson::read(&text) {
        let again = Lesson::of(lesson.node.clone());
        assert_eq!(again.as_ref(), Ok(&lesson));
        let solution = lesson.variants[0].solution.clone();
        let _ = play(&Arc::new(lesson), 0, &Vec::new(), 0, &solution, None);
    }
});

//! Whatever is pressed, nothing breaks, and what stands on the page is what a page that is opened anew would show.

use serde_json::{Value, json};

use crate::browser::Visitor;

const ANYTHING: &str = include_str!("anything.js");
/// Each presses other things.
const SEEDS: [u32; 2] = [1, 2];
const STEPS: u32 = 60;
/// Acts between two looks at a tab that is opened anew.
const LOOK_EVERY: u32 = 12;

#[test]
fn whatever_is_pressed_nothing_breaks_and_what_stands_there_is_not_stale() {
    for seed in SEEDS {
        let visitor = Visitor::start();
        visitor.before_each_page(ANYTHING);
        visitor.go("");
        let mut log = Vec::new();
        for step in 1..=STEPS {
            let did = visitor.script(&format!("anything.step({})", seed * 1000 + step));
            log.push(did["did"].to_string());
            assert_eq!(did["focus"], json!(true), "the focus is nowhere: {log:#?}");
            assert_eq!(did["tabs"], json!(true), "one tab is chosen: {log:#?}");
            assert_eq!(visitor.console(), Vec::<String>::new(), "{log:#?}");
            if step % LOOK_EVERY == 0 {
                let differs = visitor.script("anything.anew()");
                assert_eq!(differs, Value::Null, "{log:#?}");
            }
        }
    }
}

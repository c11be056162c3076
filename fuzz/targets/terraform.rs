#![no_main]

use libfuzzer_sys::fuzz_target;

mod files;

fuzz_target!(|text: &str| files::read_together("main.tf", text));

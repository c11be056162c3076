#![no_main]

use libfuzzer_sys::fuzz_target;
use tls_rehearsal::codec::hours::read;

fuzz_target!(|text: &str| {
    if let Ok(week) = read(text) {
        assert!(week.whole() > 0);
    }
});

#![no_main]

use libfuzzer_sys::fuzz_target;
use tls_rehearsal::tls::own::{Form, read};

fuzz_target!(|text: &str| {
    for form in Form::ALL {
        let _ = read(form, text, String::new(), String::new());
    }
});

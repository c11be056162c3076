#![no_main]

use libfuzzer_sys::fuzz_target;
use tls_rehearsal::app::Model;
use tls_rehearsal::codec::link::{read, write};

fuzz_target!(|text: &str| {
    if let Ok(snapshot) = read(text) {
        assert_eq!(read(&write(&snapshot)), Ok(snapshot.clone()));
        let _ = Model::restored(Some(snapshot), None).questions();
    }
});

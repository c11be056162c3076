#![no_main]

use libfuzzer_sys::fuzz_target;
use tls_rehearsal::codec::import::{decode, import};
use tls_rehearsal::codec::imported::Imported;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(imported) = decode(bytes).and_then(|text| import(&text)) {
        assert_eq!(Imported::from_json(&imported.to_json()), Some(imported));
    }
});

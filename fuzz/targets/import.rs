#![no_main]

use libfuzzer_sys::fuzz_target;
use tls_rehearsal::codec::import::{decode, import};
use tls_rehearsal::codec::reply::Reply;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(imported) = decode(bytes).and_then(|text| import(&text)) {
        let reply = Reply::Imported(Box::new(imported));
        assert_eq!(Reply::from_json(&reply.to_json()), Some(reply));
    }
});

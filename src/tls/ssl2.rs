//! A hello in the format of SSL 2.0, RFC 5246 E.2.

use super::hello::{Fault, Framing, Hello, HelloError};

/// Reads one that is known to be in this format.
pub(super) fn read(input: &[u8]) -> Result<Hello, HelloError> {
    let truncated = HelloError { fault: Fault::Truncated, offset: input.len() };
    let Some(&[high, low, _, major, minor, _, suites, _, session, _, challenge]) =
        input.get(..11).filter(|head| head[5] == 0 && head[7] == 0 && head[9] == 0)
    else {
        return Err(truncated);
    };
    let end = 2 + usize::from(u16::from_be_bytes([high & 0x7F, low]));
    if input.len() < end {
        return Err(truncated);
    }
    let fail = |fault, offset| Err(HelloError { fault, offset });
    let (suites, session, challenge) =
        (usize::from(suites), usize::from(session), usize::from(challenge));
    if suites == 0 {
        return fail(Fault::NoSuites, 5);
    }
    if !suites.is_multiple_of(3) {
        return fail(Fault::BadSuitesLength, 5);
    }
    let used = 11 + suites + session + challenge;
    if used > end {
        return fail(Fault::Overrun, 5);
    }
    if used < end {
        return fail(Fault::TrailingBytes, used);
    }
    let codes: Vec<u32> = input[11..11 + suites]
        .chunks(3)
        .map(|code| code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
        .collect();
    Ok(Hello {
        framing: Framing::Ssl2,
        records: 1,
        record_version: 0,
        legacy_version: u16::from_be_bytes([major, minor]),
        session_id_length: session,
        suites: codes.iter().filter_map(|code| u16::try_from(*code).ok()).collect(),
        ssl2_suites: codes.into_iter().filter(|code| *code > 0xFFFF).collect(),
        compression: vec![0],
        extensions: Vec::new(),
        server_name: None,
        groups: None,
        signature_schemes: None,
        supported_versions: None,
        key_shares: None,
        alpn: None,
        consumed: end,
        left_over: input.len() - end,
    })
}

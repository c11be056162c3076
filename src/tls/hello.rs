//! A ClientHello, read from the bytes that arrive on a socket.
//!
//! Read strictly: what a lenient server might overlook is named, with its place. Unknown extensions, suites and groups, and
//! GREASE (RFC 8701), are kept and ignored.

use std::fmt;

use super::reader::Reader;
use super::ssl2;

/// Longest input that is looked at, in bytes: far more than the 65,536 a hello may have.
pub const LENGTH_MAX: usize = 128 * 1024;

/// How a hello was framed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Framing {
    /// In TLS records.
    Records,
    /// A bare handshake message.
    Message,
    /// In the format of SSL 2.0.
    Ssl2,
}

/// What a hello says. Lists are as sent; `None` where the hello does not carry the extension.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hello {
    /// How it was framed.
    pub framing: Framing,
    /// Records it was split over.
    pub records: usize,
    /// The version of the first record.
    pub record_version: u16,
    /// The version in the hello itself.
    pub legacy_version: u16,
    /// Bytes of the session id.
    pub session_id_length: usize,
    /// Suites, signalling values and GREASE among them.
    pub suites: Vec<u16>,
    /// Suites of SSL 2.0, which only its own format can name.
    pub ssl2_suites: Vec<u32>,
    /// Compression methods.
    pub compression: Vec<u8>,
    /// Extensions, in order.
    pub extensions: Vec<u16>,
    /// server_name.
    pub server_name: Option<String>,
    /// supported_groups.
    pub groups: Option<Vec<u16>>,
    /// signature_algorithms.
    pub signature_schemes: Option<Vec<u16>>,
    /// supported_versions.
    pub supported_versions: Option<Vec<u16>>,
    /// The groups of key_share.
    pub key_shares: Option<Vec<u16>>,
    /// application_layer_protocol_negotiation.
    pub alpn: Option<Vec<String>>,
    /// Bytes used, records and all.
    pub consumed: usize,
    /// Bytes after them.
    pub left_over: usize,
}

/// What is wrong with the bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// The input ends before the hello does.
    Truncated,
    /// The first byte is that of no handshake record.
    NotAHandshakeRecord,
    /// Another handshake message than ClientHello.
    NotAClientHello,
    /// A record version that does not begin with 3.
    BadRecordVersion,
    /// A record of no bytes, or of more than 16,384.
    BadRecordLength,
    /// A session id of more than 32 bytes.
    SessionIdTooLong,
    /// No suite.
    NoSuites,
    /// A list of suites that is not whole.
    BadSuitesLength,
    /// No compression method, not even none.
    NoCompression,
    /// A length that reaches beyond what encloses it.
    Overrun,
    /// Bytes after the end.
    TrailingBytes,
    /// An extension that was there already.
    DuplicateExtension,
    /// pre_shared_key, and another extension after it.
    PskNotLast,
    /// A known extension that is not well formed.
    BadExtension,
    /// More bytes than [`LENGTH_MAX`].
    TooLong,
}

/// Where reading stopped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct HelloError {
    /// What is wrong.
    pub fault: Fault,
    /// The byte of the input it is about, from 0: the wrong length, the first surplus byte, or the end.
    pub offset: usize,
}

impl fmt::Display for HelloError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (found, right) = match self.fault {
            Fault::Truncated => ("the input ends here", "the rest of the hello"),
            Fault::NotAHandshakeRecord => ("no handshake record", "0x16, or a bare ClientHello"),
            Fault::NotAClientHello => ("another handshake message", "ClientHello, 0x01"),
            Fault::BadRecordVersion => ("no TLS version", "0x03 and the minor version"),
            Fault::BadRecordLength => ("a record of impossible length", "1 to 16,384 bytes"),
            Fault::SessionIdTooLong => ("a session id too long", "at most 32 bytes"),
            Fault::NoSuites => ("no cipher suite", "at least one"),
            Fault::BadSuitesLength => ("a list of suites that is not whole", "two bytes a suite"),
            Fault::NoCompression => ("no compression method", "at least 0, for none"),
            Fault::Overrun => ("a length beyond its enclosure", "one that fits"),
            Fault::TrailingBytes => ("bytes after the end", "nothing more"),
            Fault::DuplicateExtension => ("an extension for the second time", "each once"),
            Fault::PskNotLast => ("an extension after pre_shared_key", "pre_shared_key last"),
            Fault::BadExtension => {
                ("an extension that is not well formed", "the form its RFC gives")
            }
            Fault::TooLong => ("more than a hello can have", "at most 128 KiB"),
        };
        write!(f, "byte {}: {found}; expected {right}", self.offset)
    }
}

const SERVER_NAME: u16 = 0;
const SUPPORTED_GROUPS: u16 = 10;
const SIGNATURE_ALGORITHMS: u16 = 13;
const ALPN: u16 = 16;
const EXTENDED_MASTER_SECRET: u16 = 23;
const PRE_SHARED_KEY: u16 = 41;
const SUPPORTED_VERSIONS: u16 = 43;
const POST_HANDSHAKE_AUTH: u16 = 49;
const KEY_SHARE: u16 = 51;
const RENEGOTIATION_INFO: u16 = 0xFF01;

impl Hello {
    /// It carries extended_master_secret.
    pub fn extended_master_secret(&self) -> bool {
        self.extensions.contains(&EXTENDED_MASTER_SECRET)
    }

    /// It signals RFC 5746, by extension or by suite.
    pub fn renegotiation_info(&self) -> bool {
        self.extensions.contains(&RENEGOTIATION_INFO)
            || self.suites.contains(&super::registry::RENEGOTIATION_SCSV)
    }

    /// It carries post_handshake_auth.
    pub fn post_handshake_auth(&self) -> bool {
        self.extensions.contains(&POST_HANDSHAKE_AUTH)
    }
}

/// Reads the hello at the beginning of `input`.
///
/// # Errors
///
/// Names what is wrong, and the byte.
pub fn read(input: &[u8]) -> Result<Hello, HelloError> {
    if input.len() > LENGTH_MAX {
        return Err(HelloError { fault: Fault::TooLong, offset: LENGTH_MAX });
    }
    match input {
        [first, _, 1, ..] if first & 0x80 != 0 => ssl2::read(input),
        [1, 0, ..] => read_message(input),
        _ => read_records(input),
    }
}

fn read_records(input: &[u8]) -> Result<Hello, HelloError> {
    let truncated = HelloError { fault: Fault::Truncated, offset: input.len() };
    let fail = |fault, offset| Err(HelloError { fault, offset });
    let mut message = Vec::new();
    let mut places = Vec::new();
    let (mut at, mut records) = (0, 0);
    loop {
        match input.get(at) {
            Some(22) => {}
            Some(_) => return fail(Fault::NotAHandshakeRecord, at),
            None => return Err(truncated),
        }
        let Some(&[_, major, _, high, low]) = input.get(at..at + 5) else { return Err(truncated) };
        if major != 3 {
            return fail(Fault::BadRecordVersion, at + 1);
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        if length == 0 || length > 16_384 {
            return fail(Fault::BadRecordLength, at + 3);
        }
        let Some(body) = input.get(at + 5..at + 5 + length) else { return Err(truncated) };
        message.extend_from_slice(body);
        places.extend(at + 5..at + 5 + length);
        at += 5 + length;
        records += 1;
        if message.first().is_some_and(|kind| *kind != 1) {
            return fail(Fault::NotAClientHello, 5);
        }
        if message_length(&message).is_some_and(|length| message.len() >= length) {
            break;
        }
    }
    let version = input.get(1..3).map_or(0, |bytes| u16::from_be_bytes([bytes[0], bytes[1]]));
    let mut hello = read_body(&message, &places, input.len())?;
    hello.records = records;
    hello.record_version = version;
    hello.consumed = at;
    hello.left_over = input.len() - at;
    Ok(hello)
}

fn read_message(input: &[u8]) -> Result<Hello, HelloError> {
    let truncated = HelloError { fault: Fault::Truncated, offset: input.len() };
    let length = message_length(input).filter(|length| *length <= input.len()).ok_or(truncated)?;
    let places: Vec<usize> = (0..input.len()).collect();
    let mut hello = read_body(input, &places, input.len())?;
    hello.framing = Framing::Message;
    hello.consumed = length;
    hello.left_over = input.len() - length;
    Ok(hello)
}

/// Bytes of the handshake message with its header, once the header is there.
fn message_length(message: &[u8]) -> Option<usize> {
    match message {
        [_, high, middle, low, ..] => {
            Some(4 + u32::from_be_bytes([0, *high, *middle, *low]) as usize)
        }
        _ => None,
    }
}

fn read_body(message: &[u8], places: &[usize], input: usize) -> Result<Hello, HelloError> {
    let end = message_length(message).unwrap_or(0).min(message.len());
    let mut reader = Reader { bytes: message, places, at: 4, end, input };
    let legacy_version = reader.number()?;
    reader.skip(32)?;
    let session_id_place = reader.place();
    let session_id_length = usize::from(reader.byte()?);
    if session_id_length > 32 {
        return Err(HelloError { fault: Fault::SessionIdTooLong, offset: session_id_place });
    }
    reader.skip(session_id_length)?;
    let suites_place = reader.place();
    let mut list = reader.enclosed(2)?;
    if list.is_empty() {
        return Err(HelloError { fault: Fault::NoSuites, offset: suites_place });
    }
    let suites =
        list.numbers().ok_or(HelloError { fault: Fault::BadSuitesLength, offset: suites_place })?;
    let compression_place = reader.place();
    let compression = reader.enclosed(1)?.rest().to_vec();
    if compression.is_empty() {
        return Err(HelloError { fault: Fault::NoCompression, offset: compression_place });
    }
    let mut hello = Hello {
        framing: Framing::Records,
        records: 0,
        record_version: 0,
        legacy_version,
        session_id_length,
        suites,
        ssl2_suites: Vec::new(),
        compression,
        extensions: Vec::new(),
        server_name: None,
        groups: None,
        signature_schemes: None,
        supported_versions: None,
        key_shares: None,
        alpn: None,
        consumed: 0,
        left_over: 0,
    };
    if !reader.is_empty() {
        let mut block = reader.enclosed(2)?;
        while !block.is_empty() {
            read_extension(&mut hello, &mut block)?;
        }
        if !reader.is_empty() {
            return Err(HelloError { fault: Fault::TrailingBytes, offset: reader.place() });
        }
    }
    Ok(hello)
}

fn read_extension(hello: &mut Hello, block: &mut Reader<'_>) -> Result<(), HelloError> {
    let place = block.place();
    let fail = |fault, offset| Err(HelloError { fault, offset });
    if hello.extensions.last() == Some(&PRE_SHARED_KEY) {
        return fail(Fault::PskNotLast, place);
    }
    let kind = block.number()?;
    let length_place = block.place();
    let mut body = block.enclosed(2)?;
    if hello.extensions.contains(&kind) {
        return fail(Fault::DuplicateExtension, place);
    }
    hello.extensions.push(kind);
    let list_place = body.place();
    let bad = HelloError { fault: Fault::BadExtension, offset: list_place };
    match kind {
        SERVER_NAME if !body.is_empty() => {
            let mut names = body.enclosed(2)?;
            while !names.is_empty() {
                let kind = names.byte()?;
                let name = names.enclosed(2)?;
                if kind == 0 {
                    hello.server_name = Some(String::from_utf8_lossy(name.rest()).into_owned());
                }
            }
        }
        SUPPORTED_GROUPS => hello.groups = Some(body.enclosed(2)?.numbers().ok_or(bad)?),
        SIGNATURE_ALGORITHMS => {
            hello.signature_schemes = Some(body.enclosed(2)?.numbers().ok_or(bad)?);
        }
        SUPPORTED_VERSIONS => {
            hello.supported_versions = Some(body.enclosed(1)?.numbers().ok_or(bad)?);
        }
        KEY_SHARE => {
            let mut shares = body.enclosed(2)?;
            let mut groups = Vec::new();
            while !shares.is_empty() {
                groups.push(shares.number()?);
                shares.enclosed(2)?;
            }
            hello.key_shares = Some(groups);
        }
        ALPN => {
            let mut names = body.enclosed(2)?;
            let mut protocols = Vec::new();
            while !names.is_empty() {
                let place = names.place();
                let name = names.enclosed(1)?;
                if name.is_empty() {
                    return fail(Fault::BadExtension, place);
                }
                protocols.push(String::from_utf8_lossy(name.rest()).into_owned());
            }
            hello.alpn = Some(protocols);
        }
        EXTENDED_MASTER_SECRET | POST_HANDSHAKE_AUTH if !body.is_empty() => {
            return fail(Fault::BadExtension, length_place);
        }
        // Unknown, or of no weight in the decision.
        _ => return Ok(()),
    }
    if body.is_empty() { Ok(()) } else { fail(Fault::TrailingBytes, body.place()) }
}

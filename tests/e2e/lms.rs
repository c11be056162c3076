//! An LMS for the tests: it serves an unpacked package as those of people do, and keeps what it is told.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::Value;
use tiny_http::{Header, Method, Response, Server};
use tls_rehearsal::lesson::catalogue::{Course, courses};
use tls_rehearsal::lesson::package::zip::File;
use tls_rehearsal::lesson::package::{Kind, Passing, Told, Unit, Wish, pack};

/// How long something may take that a page does as it goes away.
const PATIENCE: Duration = Duration::from_secs(20);

/// The files of the page that `dist/` holds.
pub fn page() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let entries = fs::read_dir(folder).expect("`make dist` builds what is packed");
    let files = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        let name = path.file_name()?.to_str()?.to_owned();
        Some(File { path: name, bytes: fs::read(path).ok()? })
    });
    files.collect()
}

/// A package of these lessons, unpacked.
pub fn package(kind: Kind, lessons: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let of = |course: &Course| {
        let lessons = course.lessons.iter().filter(|head| lessons.contains(&head.id.as_str()));
        Course { lessons: lessons.cloned().collect(), ..course.clone() }
    };
    let courses: Vec<_> =
        courses().iter().map(of).filter(|course| !course.lessons.is_empty()).collect();
    let wish = Wish {
        kind,
        courses: &courses,
        unit: Unit { id: "package".to_owned(), title: "A package".to_owned() },
        about: "Of the tests.",
        passing: Passing::Solved,
        told: Told::Passed,
        class: None,
        language: "en",
    };
    unpacked(&pack(&wish, page()).expect("a package"))
}

/// The files of an archive, one after another as they stand in it.
pub fn unpacked(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let number = |at: usize, bytes: usize| {
        (0..bytes).rev().fold(0, |number, byte| number << 8 | usize::from(archive[at + byte]))
    };
    let mut files = BTreeMap::new();
    let mut at = 0;
    while archive[at..].starts_with(b"PK\x03\x04") {
        let (length, name) = (number(at + 18, 4), number(at + 26, 2));
        let from = at + 30 + name;
        let path = String::from_utf8_lossy(&archive[at + 30..from]).into_owned();
        files.insert(path, archive[from..from + length].to_vec());
        at = from + length;
    }
    files
}

/// What was asked of it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub address: String,
    pub body: Value,
}

/// What it answers.
pub struct Answer {
    pub status: u16,
    pub kind: &'static str,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn of(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, kind, headers: Vec::new(), body: body.into() }
    }

    pub fn none(status: u16) -> Self {
        Self { status, ..Self::of("text/plain", "") }
    }

    /// A file as an LMS serves it that knows no WebAssembly.
    pub fn file(name: &str, bytes: Vec<u8>) -> Self {
        let kind = match name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("css") => "text/css",
            Some("js" | "mjs") => "text/javascript",
            Some("json") => "application/json",
            _ => "document/unknown",
        };
        Self::of(kind, bytes)
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

type Log = Arc<(Mutex<Vec<Asked>>, Condvar)>;

/// A server of its own; what it is asked other than by GET it keeps.
pub struct Lms {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    log: Log,
    /// Its address, without a slash at the end.
    pub origin: String,
}

impl Lms {
    pub fn start(mut answer: impl FnMut(&Asked) -> Answer + Send + 'static) -> Self {
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port"));
        let port = server.server_addr().to_ip().expect("an address").port();
        let log: Log = Log::default();
        let (serving, heard) = (Arc::clone(&server), Arc::clone(&log));
        let thread = thread::spawn(move || {
            for mut request in serving.incoming_requests() {
                let mut text = String::new();
                let _ = request.as_reader().read_to_string(&mut text);
                let asked = Asked {
                    address: request.url().to_owned(),
                    body: serde_json::from_str(&text).unwrap_or(Value::Null),
                };
                let Answer { status, kind, headers, body } = answer(&asked);
                if *request.method() != Method::Get {
                    heard.0.lock().expect("a log").push(asked);
                    heard.1.notify_all();
                }
                let mut response = Response::from_data(body).with_status_code(status);
                let all = headers.into_iter().chain([("Content-Type", kind.to_owned())]);
                for (name, value) in all {
                    response.add_header(Header::from_bytes(name, value).expect("a header"));
                }
                // A browser that has gone away needs no answer.
                let _ = request.respond(response);
            }
        });
        let origin = format!("http://127.0.0.1:{port}");
        Self { server, thread: Some(thread), log, origin }
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.log.0.lock().expect("a log").clone()
    }

    /// Waits until it was asked so.
    #[track_caller]
    pub fn until(&self, what: &str, holds: impl Fn(&[Asked]) -> bool) {
        let log = self.log.0.lock().expect("a log");
        let (log, waited) =
            self.log.1.wait_timeout_while(log, PATIENCE, |log| !holds(log)).expect("a log");
        assert!(!waited.timed_out(), "never came: {what}; {log:#?}");
    }
}

impl Drop for Lms {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

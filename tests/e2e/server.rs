//! A static host for one folder, at a sub-path, as a plain web server would be.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Response, Server};

/// Where the page lives on its host: deep enough to find an absolute address out.
pub const SUB_PATH: &str = "/some/sub/path/";

/// Serves until it is dropped.
pub struct StaticHost {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
    /// The page's address.
    pub address: String,
}

impl StaticHost {
    /// Serves `folder` of this project on a free port of this machine.
    pub fn start(folder: &str) -> Self {
        Self::start_saying(folder, "application/wasm")
    }

    /// The same, on a host that says `wasm` of WebAssembly.
    pub fn start_saying(folder: &str, wasm: &'static str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        assert!(
            root.join("index.html").exists(),
            "no page in {folder}/: `make` builds what it serves"
        );
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a free port"));
        let port = server.server_addr().to_ip().expect("an address").port();
        let serving = Arc::clone(&server);
        let thread = thread::spawn(move || {
            for request in serving.incoming_requests() {
                let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
                let name = path.strip_prefix(SUB_PATH).filter(|name| !name.contains(".."));
                let name = name.map(|name| if name.is_empty() { "index.html" } else { name });
                let file = name.and_then(|name| Some((name, fs::read(root.join(name)).ok()?)));
                // A browser that has gone away needs no answer.
                let _ = match file {
                    Some((name, bytes)) => {
                        let kind = Header::from_bytes("Content-Type", content_type(name, wasm))
                            .expect("a header");
                        request.respond(Response::from_data(bytes).with_header(kind))
                    }
                    None => {
                        request.respond(Response::from_string("no such file").with_status_code(404))
                    }
                };
            }
        });
        Self { server, thread: Some(thread), address: format!("http://127.0.0.1:{port}{SUB_PATH}") }
    }
}

impl Drop for StaticHost {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn content_type(name: &str, wasm: &'static str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => wasm,
        _ => "application/octet-stream",
    }
}

//! Chromium, started and spoken to over its DevTools protocol: one page, one call after another, answers as plain JSON.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long the browser may take over one call before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

static STARTED: AtomicUsize = AtomicUsize::new(0);

/// A browser with one page.
pub struct Browser {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    session: Value,
    calls: u64,
    /// What the page's console, log and uncaught exceptions said.
    pub console: Vec<String>,
    process: Child,
    profile: PathBuf,
}

impl Browser {
    /// Starts a browser of its own, with an empty profile. `CHROMIUM` names the program.
    pub fn start() -> Self {
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let profile =
            std::env::temp_dir().join(format!("tls-rehearsal-{}-{number}", std::process::id()));
        let program = std::env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into());
        let mut process = Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-component-update",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-default-browser-check",
                "--force-color-profile=srgb",
                "--window-size=1440,1000",
                "--hide-scrollbars",
                // Days are typed month first, whatever language the machine speaks.
                "--lang=en-US",
                // Whatever is not on this machine does not exist.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--remote-debugging-port=0",
                "about:blank",
            ])
            .arg(format!("--user-data-dir={}", profile.display()))
            .env("LANGUAGE", "en_US")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Chromium starts: `make setup` installs it, CHROMIUM may name it");
        let stderr = process.stderr.take().expect("a pipe");
        let address = BufReader::new(stderr)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| Some(line.strip_prefix("DevTools listening on ")?.to_owned()))
            .expect("Chromium says where it listens");
        let (socket, _) = tungstenite::connect(address).expect("Chromium answers");
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        }
        let mut browser =
            Self { socket, session: Value::Null, calls: 0, console: Vec::new(), process, profile };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = browser.call(
            "Target.attachToTarget",
            json!({"targetId": target["targetId"], "flatten": true}),
        );
        browser.session = attached["sessionId"].clone();
        for domain in ["Page", "Runtime", "Log", "DOM", "Accessibility"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    /// Calls `method` and gives its result.
    #[track_caller]
    pub fn call(&mut self, method: &str, parameters: Value) -> Value {
        match self.try_call(method, parameters) {
            Ok(result) => result,
            Err(error) => panic!("{method}: {error}"),
        }
    }

    /// Calls `method`; the browser may refuse.
    pub fn try_call(&mut self, method: &str, parameters: Value) -> Result<Value, Value> {
        self.calls += 1;
        let mut call = json!({"id": self.calls, "method": method, "params": parameters});
        if !self.session.is_null() {
            call["sessionId"] = self.session.clone();
        }
        self.socket.send(Message::text(call.to_string())).expect("Chromium listens");
        loop {
            let message = self.socket.read().expect("Chromium answers in time");
            let Ok(text) = message.to_text() else { continue };
            let Ok(answer) = serde_json::from_str::<Value>(text) else { continue };
            if answer["id"] == json!(self.calls) {
                return match answer.get("error") {
                    Some(error) => Err(error.clone()),
                    None => Ok(answer["result"].clone()),
                };
            }
            self.hear(&answer);
        }
    }

    /// The document in which things are found: that of the frame, where the page is shown in one.
    pub fn document(&mut self) -> u64 {
        let frame = "document.querySelector('iframe')?.contentDocument ?? document";
        let evaluated = self.call("Runtime.evaluate", json!({"expression": frame}));
        let object = evaluated["result"]["objectId"].clone();
        // It may be replaced between the two calls; then there is nothing in it.
        let described = self.try_call("DOM.describeNode", json!({"objectId": object}));
        described.ok().and_then(|node| node["node"]["backendNodeId"].as_u64()).unwrap_or_default()
    }

    fn hear(&mut self, event: &Value) {
        let parameters = &event["params"];
        // Notes for whoever makes a page faster are no complaints.
        if parameters["entry"]["level"] == "verbose" {
            return;
        }
        let said = match event["method"].as_str() {
            Some("Log.entryAdded") => &parameters["entry"]["text"],
            Some("Runtime.consoleAPICalled") => &parameters["args"],
            Some("Runtime.exceptionThrown") => &parameters["exceptionDetails"],
            _ => return,
        };
        self.console.push(said.to_string());
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Gone already is as good as killed.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}

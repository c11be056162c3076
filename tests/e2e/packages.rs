//! Packages of SCORM 1.2 in a frame under scorm-again, a player that others wrote.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use tls_rehearsal::lesson::package::suspend::MOST;
use tls_rehearsal::lesson::package::{Kind, LIST};

use crate::acts::unfold;
use crate::browser::Visitor;
use crate::lms::{Answer, Asked, Lms, package, page};

const PLAYER: &str = "node_modules/scorm-again/dist/scorm12.min.js";

/// The page of the LMS: it offers the API and shows the package in a frame.
const PAGE: &str = r#"<!doctype html><html lang="en"><title>LMS</title><script src="/player.js"></script>
<body><main></main><script>
function launch(saved, offer = true) {
  if (offer) {
    window.API = new Scorm12API({ lmsCommitUrl: '/commit', logLevel: 5 });
    if (saved) window.API.loadFromJSON(saved);
  }
  const frame = document.createElement('iframe');
  frame.title = 'Package';
  frame.width = 1400; frame.height = 900;
  frame.src = '/package/index.html';
  document.body.append(frame);
}
</script>"#;

/// A learner in front of an LMS.
struct Learner {
    visitor: Visitor,
    lms: Lms,
    fails: Arc<AtomicBool>,
}

impl Learner {
    /// Opens the LMS, which has a package of these lessons.
    fn arrive(lessons: &[&str]) -> Self {
        let files = package(Kind::Scorm, lessons);
        let player = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(PLAYER));
        let player = player.expect("`make setup` installs it");
        let fails = Arc::new(AtomicBool::new(false));
        let is_failing = Arc::clone(&fails);
        let lms = Lms::start(move |asked| {
            let answer = match asked.address.as_str() {
                "/" => Answer::file("index.html", PAGE.into()),
                "/player.js" => Answer::file("player.js", player.clone()),
                "/commit" if is_failing.load(Ordering::Relaxed) => Answer::none(500),
                "/commit" => Answer::of("application/json", r#"{"result":true,"errorCode":0}"#),
                other => {
                    let name = other.strip_prefix("/package/").unwrap_or_default();
                    let file = files.get(name).cloned();
                    file.map_or_else(|| Answer::none(404), |bytes| Answer::file(name, bytes))
                }
            };
            answer.with("Permissions-Policy", "unload=()")
        });
        let visitor = Visitor::start();
        visitor.call("Page.navigate", json!({"url": lms.origin}));
        visitor.until("the LMS", || visitor.script("typeof launch") == "function");
        Self { visitor, lms, fails }
    }

    fn launch(&self, saved: &Value) {
        self.launch_with(&saved.to_string());
    }

    fn launch_with(&self, words: &str) {
        self.visitor.script(&format!("launch({words})"));
        // Whoever asks the first document of a frame for roles waits for ever: it is replaced.
        self.visitor.until("the package works", || {
            self.visitor.script("document.querySelector('iframe').contentWindow.performance.getEntriesByName('ready').length") == 1
        });
    }

    fn find(&self, role: &str, name: &str) -> crate::browser::Element<'_> {
        self.visitor.find(role, name)
    }

    fn begin(&self, title: &str) {
        self.find("button", &format!("Start: {title}")).click();
        self.find("region", "Lesson");
    }

    fn says(&self, text: &str) {
        let line = || self.visitor.all("region", Some("Your LMS"));
        self.visitor.until(text, || line().iter().any(|line| line.text().contains(text)));
    }

    /// What the LMS has kept, every time.
    fn commits(&self) -> Vec<Value> {
        commits(&self.lms.asked())
    }

    /// What it would give back at the next visit.
    fn saved(&self) -> Value {
        let last = self.commits().pop().expect("a commit");
        let core = &last["core"];
        json!({
            "suspend_data": last["suspend_data"],
            "core": {"lesson_status": core["lesson_status"], "score": core["score"], "lesson_location": core["lesson_location"]},
        })
    }

    /// Turns TLS 1.0 off in the lesson "One switch, one save", which meets its first goal.
    fn toggle(&self) {
        self.find("group", "Client protocol").find("switch", "TLS 1.0").click();
    }

    /// Saves, and goes to the end of it.
    fn end(&self) {
        self.find("button", "Save").click();
        self.visitor.open_tab("Rollout");
        self.find("button", "Skip to end").click();
    }

    fn check(&self) {
        self.find("region", "Lesson").find("button", "Check").click();
    }
}

fn commits(asked: &[Asked]) -> Vec<Value> {
    let commits = asked.iter().filter(|asked| asked.address == "/commit");
    commits.map(|asked| asked.body["cmi"].clone()).collect()
}

fn status(commit: &Value) -> &str {
    commit["core"]["lesson_status"].as_str().unwrap_or_default()
}

fn score(commit: &Value) -> &str {
    commit["core"]["score"]["raw"].as_str().unwrap_or_default()
}

fn last(learner: &Learner, part: fn(&Value) -> &str) -> String {
    learner.commits().last().map_or_else(String::new, |last| part(last).to_owned())
}

#[test]
fn it_is_incomplete_at_once_and_passed_by_results_alone() {
    let learner = Learner::arrive(&["first-save"]);
    learner.launch(&Value::Null);
    learner.says("Your LMS keeps your results.");
    let first = &learner.commits()[0];
    assert_eq!((status(first), score(first)), ("incomplete", ""));
    // The only lesson begins by itself.
    learner.find("region", "Lesson");
    assert!(learner.visitor.all("button", Some("Share")).is_empty());
    learner.toggle();
    learner.end();
    learner.visitor.until("goals are told", || last(&learner, score) == "50");
    learner.check();
    learner.visitor.until("it is told", || last(&learner, status) == "passed");
    let commits = learner.commits();
    let scores: Vec<u32> =
        commits.iter().map(|commit| score(commit).parse().unwrap_or_default()).collect();
    assert!(scores.is_sorted() && scores.last() == Some(&100), "{scores:?}");
    for commit in &commits {
        let kept = commit["suspend_data"].as_str().unwrap_or_default();
        assert!((1..=MOST).contains(&kept.chars().count()), "{kept}");
    }
    learner.find("button", "Exit").click();
    learner.says("Your LMS has your results. You can close this window.");
    assert!(learner.find("button", "Exit").is_locked());
    assert_eq!(learner.visitor.script("localStorage.length + sessionStorage.length"), 0);
    let console = learner.visitor.console().join("\n");
    assert!(!console.contains("unload"), "{console}");
}

type Leave<'a> = &'a dyn Fn(&Learner);

#[test]
fn however_it_is_left_the_next_visit_goes_on_where_it_was() {
    let ways: [(&str, Leave); 4] = [
        ("Exit", &|learner| learner.find("button", "Exit").click()),
        ("frame removed", &|learner| {
            learner.visitor.script("document.querySelector('iframe').remove()");
        }),
        ("navigated", &|learner| {
            learner.visitor.script("document.querySelector('iframe').src = 'about:blank'");
        }),
        ("page closed", &|learner| {
            learner.visitor.call("Page.close", json!({}));
        }),
    ];
    for (way, leave) in ways {
        let learner = Learner::arrive(&["first-save", "locked-rows"]);
        learner.launch(&Value::Null);
        learner.begin("One switch, one save");
        learner.toggle();
        // An act that is no result is told on leaving.
        learner.visitor.open_tab("Tiers");
        let told = learner.commits().len();
        leave(&learner);
        learner.lms.until(way, |asked| commits(asked).len() > told);
        let saved = learner.saved();
        assert_eq!(saved["core"]["lesson_status"], "incomplete", "{way}");

        let next = Learner::arrive(&["first-save", "locked-rows"]);
        next.launch(&saved);
        next.visitor.until(way, || !next.visitor.all("region", Some("Lesson")).is_empty());
        next.visitor.open_tab("Protocols + ciphers");
        let client = next.find("group", "Client protocol");
        next.visitor.until("the act is there", || !client.find("switch", "TLS 1.0").is_on());
        next.says("Your LMS keeps your results.");
        let first = &next.commits()[0];
        assert_eq!((status(first), score(first)), ("incomplete", score(&saved)), "{way}");
    }
}

#[test]
fn what_was_passed_stays_passed_and_who_looks_leaves_nothing() {
    let learner = Learner::arrive(&["first-save", "locked-rows"]);
    learner.launch(&json!({"core": {"lesson_status": "passed", "score": {"raw": "90"}}}));
    learner.says("Your LMS keeps your results.");
    learner.begin("One switch, one save");
    learner.toggle();
    learner.find("button", "Exit").click();
    learner.says("You can close this window.");
    for commit in learner.commits() {
        assert_eq!((status(&commit), score(&commit)), ("passed", "90"));
    }

    let looking = Learner::arrive(&["first-save", "locked-rows"]);
    looking.launch(&json!({"core": {"lesson_mode": "review", "lesson_status": "passed"}}));
    looking.says("Nothing is recorded.");
    looking.begin("One switch, one save");
    looking.toggle();
    assert_eq!(looking.commits(), [Value::Null; 0]);
}

#[test]
fn without_an_lms_and_with_one_that_fails_it_is_said_with_the_way_out() {
    let alone = Learner::arrive(&["first-save", "locked-rows"]);
    alone.launch_with("null, false");
    alone.says("No LMS answers here");
    assert!(alone.find("button", "Exit").is_locked());
    alone.begin("One switch, one save");
    alone.toggle();
    alone.find("button", "Leave").click();
    alone.find("button", "Download my results");

    let failing = Learner::arrive(&["first-save", "locked-rows"]);
    failing.launch(&Value::Null);
    failing.says("Your LMS keeps your results.");
    failing.fails.store(true, Ordering::Relaxed);
    failing.begin("One switch, one save");
    failing.says("did not take your last results");
    failing.fails.store(false, Ordering::Relaxed);
    failing.check();
    failing.says("Your LMS keeps your results.");
}

/// What the schemas of SCORM 1.2 say against a manifest.
fn against_schema(manifest: &str) -> String {
    let mut node = Command::new("node")
        .arg("tests/e2e/schema.mjs")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js: `make setup` installs it");
    let mut stdin = node.stdin.take().expect("a pipe");
    stdin.write_all(manifest.as_bytes()).expect("it reads");
    drop(stdin);
    let output = node.wait_with_output().expect("an answer");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[test]
fn the_manifest_is_what_the_schemas_of_scorm_ask_for() {
    let files = package(Kind::Scorm, &["first-save", "locked-rows"]);
    let manifest = String::from_utf8_lossy(&files["imsmanifest.xml"]).into_owned();
    assert_eq!(against_schema(&manifest), "valid");
    for (from, to) in
        [("\"sco\"", "\"SCO\""), ("identifierref", "reference"), ("<file ", "<files ")]
    {
        assert_ne!(against_schema(&manifest.replacen(from, to, 1)), "valid", "{to}");
    }
}

#[test]
fn a_trainer_downloads_a_package_from_the_page_and_it_is_the_same_as_from_the_command_line() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Training");
    unfold(&visitor, "For an LMS");
    visitor.script("window.offered = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { offered.push(blob); return make(blob) }");
    let lesson = "function() { this.value = [...this.options].find(each => each.text === 'One switch, one save').value; this.dispatchEvent(new Event('change', {bubbles: true})) }";
    visitor.find("combobox", "Packed").script(lesson);
    visitor.find("button", "Download zip").click();
    if !page().iter().any(|file| file.path == LIST) {
        // Not of a release: it is said.
        visitor.until("it is said", || {
            visitor
                .all("alert", None)
                .iter()
                .any(|alert| alert.text().contains("made by a release"))
        });
        return;
    }
    visitor.until("it is offered", || visitor.script("offered.length") == 1);
    let files = package(Kind::Scorm, &["first-save"]);
    let manifest = String::from_utf8_lossy(&files["imsmanifest.xml"])
        .replace("-package\"", "-first-save\"")
        .replace("A package", "One switch, one save");
    let text = visitor
        .script("offered[0].text().then(text => text.slice(0, text.indexOf('</manifest>')))");
    let text = text.as_str().unwrap_or_default();
    let text = text.split_once("<?xml").map_or("", |(_, manifest)| manifest);
    assert_eq!(format!("<?xml{text}</manifest>"), manifest.trim());
    let bytes: usize = files.values().map(Vec::len).sum();
    assert!(visitor.script("offered[0].size").as_u64() > Some(bytes as u64));
}

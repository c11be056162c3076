//! A real Chromium, in which things are found by role and accessible name only.

use std::cell::RefCell;

use serde_json::{Value, json};

use crate::devtools::Browser;
use crate::keys;
use crate::server::StaticHost;

/// Frames to wait for something to appear: far more than it takes, so only what never comes fails.
const FRAMES_MAX: usize = 600;

/// A visitor with a browser of their own.
pub struct Visitor {
    browser: RefCell<Browser>,
    host: StaticHost,
}

impl Visitor {
    /// Opens the page for the first time.
    pub fn arrive() -> Self {
        Self::arrive_at("")
    }

    /// Opens the page for the first time, by a link with `fragment`.
    pub fn arrive_at(fragment: &str) -> Self {
        let visitor = Self::start();
        visitor.go(fragment);
        visitor
    }

    /// A browser that has not opened the page yet.
    pub fn start() -> Self {
        Self::start_in("dist")
    }

    /// A browser that has not opened the page in `folder` yet.
    pub fn start_in(folder: &str) -> Self {
        Self { browser: RefCell::new(Browser::start()), host: StaticHost::start(folder) }
    }

    /// A browser that has not opened the page yet, on a host that does not know WebAssembly.
    pub fn start_on_a_plain_host() -> Self {
        let host = StaticHost::start_saying("dist", "application/octet-stream");
        Self { browser: RefCell::new(Browser::start()), host }
    }

    /// Goes to the page with `fragment`, and waits until it works.
    pub fn go(&self, fragment: &str) {
        let hash = if fragment.is_empty() { String::new() } else { format!("#{fragment}") };
        self.go_to(&hash);
    }

    /// Goes to the page with what stands behind its address, and waits until it works.
    pub fn go_to(&self, behind: &str) {
        self.call("Page.navigate", json!({"url": format!("{}{behind}", self.host.address)}));
        self.until_ready();
    }

    /// Waits for the mark that the page sets when it is mounted. Asking for roles earlier would make the browser lay the
    /// page out before its style sheet is there.
    fn until_ready(&self) {
        self.until("the page works", || {
            self.script("performance.getEntriesByName('ready').length") == 1
        });
    }

    /// Loads the page anew, as F5 does.
    pub fn reload(&self) {
        self.script("window.old = true");
        self.call("Page.reload", json!({}));
        self.until("the page opens again", || self.script("'old' in window") == false);
        self.until_ready();
    }

    /// The one element with this role and name; waits for it.
    #[track_caller]
    pub fn find(&self, role: &str, name: &str) -> Element<'_> {
        self.found(None, role, name)
    }

    /// All elements with this role, and with this name if it is given.
    pub fn all(&self, role: &str, name: Option<&str>) -> Vec<Element<'_>> {
        self.query(None, role, name)
    }

    /// Opens a tab.
    pub fn open_tab(&self, name: &str) {
        self.find("tab", name).click();
        self.settle();
    }

    /// From now on the host does not answer for addresses like these.
    pub fn refuse(&self, addresses: &[&str]) {
        self.call("Network.enable", json!({}));
        self.call("Network.setBlockedURLs", json!({"urls": addresses}));
    }

    /// Waits until what was asked of the page is drawn.
    pub fn settle(&self) {
        self.script("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
    }

    /// What `expression` gives in the page; promises are waited for.
    pub fn script(&self, expression: &str) -> Value {
        let evaluated = self.browser.borrow_mut().try_call(
            "Runtime.evaluate",
            json!({"expression": expression, "awaitPromise": true, "returnByValue": true}),
        );
        // A page that is just being replaced has no answer.
        evaluated.map_or(Value::Null, |evaluated| evaluated["result"]["value"].clone())
    }

    /// Waits, frame by frame, until `holds`.
    #[track_caller]
    pub fn until(&self, what: &str, holds: impl Fn() -> bool) {
        for _ in 0..FRAMES_MAX {
            if holds() {
                return;
            }
            self.settle();
        }
        panic!("never came: {what}");
    }

    /// The words in the live region.
    pub fn announced(&self) -> String {
        self.find("status", "Announcements").text()
    }

    /// What the browser's console has heard so far.
    pub fn console(&self) -> Vec<String> {
        self.browser.borrow().console.clone()
    }

    /// What follows `#` in the address.
    pub fn fragment(&self) -> String {
        self.script("location.hash.slice(1)").as_str().unwrap_or_default().to_owned()
    }

    /// Presses a key, or several with `+`: "Tab", "ArrowRight", "Control+z".
    pub fn press(&self, keys: &str) {
        let (modifiers, key) = keys.rsplit_once('+').unwrap_or(("", keys));
        let bits = modifiers.split('+').fold(0, |bits, modifier| match modifier {
            "Alt" => bits | 1,
            "Control" => bits | 2,
            "Shift" => bits | 8,
            _ => bits,
        });
        let (code, number, text) = keys::of(key);
        let event = |kind: &str| json!({"type": kind, "modifiers": bits, "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text});
        self.call(
            "Input.dispatchKeyEvent",
            event(if text.is_empty() { "rawKeyDown" } else { "keyDown" }),
        );
        self.call("Input.dispatchKeyEvent", json!({"type": "keyUp", "modifiers": bits, "key": key, "code": code, "windowsVirtualKeyCode": number}));
        self.settle();
    }

    /// Types digits and small letters with the keyboard.
    pub fn type_text(&self, text: &str) {
        for letter in text.chars() {
            let (key, number) = (letter.to_string(), letter.to_ascii_uppercase() as u32);
            for (kind, text) in [("keyDown", key.as_str()), ("keyUp", "")] {
                let event = json!({"type": kind, "key": key, "windowsVirtualKeyCode": number, "text": text});
                self.call("Input.dispatchKeyEvent", event);
            }
            self.settle();
        }
    }

    /// Is the focus on something, not nowhere?
    pub fn has_focus(&self) -> bool {
        self.script("document.activeElement !== document.body") == json!(true)
    }

    /// Lets the page believe in media features: `("prefers-color-scheme", "dark")`.
    pub fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<_> =
            features.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
        self.call("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// Shows the page as on paper.
    pub fn print(&self) {
        self.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    }

    /// Runs `script` in every page before anything of its own.
    pub fn before_each_page(&self, script: &str) {
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}));
    }

    /// Goes to the page while what matches `pattern` cannot be fetched.
    pub fn go_without(&self, pattern: &str) {
        self.call("Network.enable", json!({}));
        self.call("Network.setBlockedURLs", json!({"urls": [pattern]}));
        self.call("Page.navigate", json!({"url": self.host.address}));
    }

    /// Makes the window so wide and high.
    pub fn resize(&self, width: u32, height: u32) {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
        );
        self.settle();
    }

    /// Makes the processor so many times slower.
    pub fn slow_down(&self, times: u32) {
        self.call("Emulation.setCPUThrottlingRate", json!({"rate": times}));
    }

    /// Lets the page use the clipboard.
    pub fn allow_clipboard(&self) {
        self.call(
            "Browser.grantPermissions",
            json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}),
        );
    }

    /// A picture of the whole page, or of what the window shows of it, as base64 of a PNG.
    pub fn picture(&self, whole: bool) -> String {
        let answer = self.call(
            "Page.captureScreenshot",
            json!({"format": "png", "captureBeyondViewport": whole}),
        );
        answer["data"].as_str().expect("a picture").to_owned()
    }

    #[track_caller]
    fn found(&self, root: Option<u64>, role: &str, name: &str) -> Element<'_> {
        let mut last = 0;
        for _ in 0..FRAMES_MAX {
            let mut nodes = self.query(root, role, Some(name));
            last = nodes.len();
            match (nodes.pop(), last) {
                (Some(only), 1) => return only,
                _ => self.settle(),
            }
        }
        let page = self.script("document.querySelector('main').innerText.slice(0, 200)");
        let console = self.console();
        panic!("{last} elements are {role} \"{name}\", one was wanted; {page}, {console:?}");
    }

    fn query(&self, root: Option<u64>, role: &str, name: Option<&str>) -> Vec<Element<'_>> {
        let root = root.unwrap_or_else(|| self.browser.borrow_mut().document());
        let mut wanted = json!({"backendNodeId": root, "role": role});
        if let Some(name) = name {
            wanted["accessibleName"] = json!(name);
        }
        // The document may be replaced between the two calls; then there is nothing in it yet.
        let queried = self.browser.borrow_mut().try_call("Accessibility.queryAXTree", wanted);
        let Ok(answer) = queried else { return Vec::new() };
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        nodes
            .into_iter()
            .filter(|node| node["ignored"] == json!(false))
            .filter_map(|node| {
                let id = node["backendDOMNodeId"].as_u64()?;
                Some(Element { visitor: self, id, node })
            })
            .collect()
    }

    #[track_caller]
    pub fn call(&self, method: &str, parameters: Value) -> Value {
        self.browser.borrow_mut().call(method, parameters)
    }
}

/// Something on the page.
pub struct Element<'a> {
    visitor: &'a Visitor,
    id: u64,
    node: Value,
}

impl<'a> Element<'a> {
    /// The one element with this role and name inside this one; waits for it.
    #[track_caller]
    pub fn find(&self, role: &str, name: &str) -> Element<'a> {
        self.visitor.found(Some(self.id), role, name)
    }

    /// All elements with this role inside this one.
    pub fn all(&self, role: &str) -> Vec<Element<'a>> {
        self.visitor.query(Some(self.id), role, None)
    }

    /// The accessible name.
    pub fn name(&self) -> String {
        self.node["name"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The accessible description.
    pub fn description(&self) -> String {
        self.node["description"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The text a person sees.
    pub fn text(&self) -> String {
        let text = self.script("function() { return this.innerText }");
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.script(&format!("function() {{ return this.getAttribute('{name}') }}"))
            .as_str()
            .map(str::to_owned)
    }

    /// Is the switch or radio button on?
    pub fn is_on(&self) -> bool {
        self.script(
            "function() { return this.getAttribute('aria-checked') ?? String(this.checked) }",
        ) == json!("true")
    }

    /// Is it locked: there, focusable, and of no effect?
    pub fn is_locked(&self) -> bool {
        self.attribute("aria-disabled").as_deref() == Some("true")
    }

    /// Gives it the focus, as a person comes to it by Tab.
    pub fn focus(&self) {
        self.script("function() { this.focus(); this.select?.() }");
    }

    /// What stands in it.
    pub fn value(&self) -> String {
        self.script("function() { return this.value }").as_str().unwrap_or_default().to_owned()
    }

    /// Has it the focus?
    pub fn is_focused(&self) -> bool {
        self.script("function() { return document.activeElement === this }") == json!(true)
    }

    /// Presses it with the mouse.
    pub fn click(&self) {
        self.visitor.call("DOM.scrollIntoViewIfNeeded", json!({"backendNodeId": self.id}));
        self.script("function() { const box = this.getBoundingClientRect(); if (box.bottom > innerHeight - 160) scrollBy(0, 240) }");
        let answer = self.visitor.call("DOM.getContentQuads", json!({"backendNodeId": self.id}));
        let quad: Vec<f64> = answer["quads"][0]
            .as_array()
            .expect("it is on the page")
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        let (x, y) = ((quad[0] + quad[4]) / 2.0, (quad[1] + quad[5]) / 2.0);
        for (kind, count) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 1)] {
            let button = if count == 0 { "none" } else { "left" };
            self.visitor.call(
                "Input.dispatchMouseEvent",
                json!({"type": kind, "x": x, "y": y, "button": button, "clickCount": count}),
            );
        }
        self.visitor.settle();
    }

    /// Puts a value into a field, as typing and leaving it does.
    pub fn fill(&self, value: &str) {
        let value = json!(value);
        self.script(&format!(
            "function() {{ this.value = {value}; this.dispatchEvent(new Event('input', {{bubbles: true}})); this.dispatchEvent(new Event('change', {{bubbles: true}})) }}"
        ));
        self.visitor.settle();
    }

    /// What `function` gives with this element as `this`.
    pub fn script(&self, function: &str) -> Value {
        let resolved = self.visitor.call("DOM.resolveNode", json!({"backendNodeId": self.id}));
        let object = resolved["object"]["objectId"].clone();
        let answer = self.visitor.call(
            "Runtime.callFunctionOn",
            json!({"objectId": object, "functionDeclaration": function, "returnByValue": true}),
        );
        answer["result"]["value"].clone()
    }
}

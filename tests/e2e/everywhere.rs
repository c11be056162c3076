//! What holds on every tab: no complaint of the console or of axe, no request to elsewhere, keyboard, size, stillness.

use std::fs;
use std::path::Path;

use crate::acts::{edit_instance, enable_client_tls13};
use crate::browser::Visitor;

const TABS: [&str; 6] = ["Protocols + ciphers", "Tiers", "Impact", "Rollout", "Code", "Training"];

/// A visitor with a rollout under way, so that every tab has its contents.
fn rehearsing() -> Visitor {
    let visitor = Visitor::arrive();
    enable_client_tls13(&visitor);
    visitor.find("radio", "REST API").click();
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    visitor.find("slider", "Simulated time").fill("800");
    visitor
}

pub fn load_axe(visitor: &Visitor) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    visitor.script(&fs::read_to_string(path).expect("axe-core: `make setup` installs it"));
}

/// What axe finds wrong, one line each.
pub fn axe(visitor: &Visitor) -> Vec<String> {
    let found = visitor.script(
        "axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(result => result.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.target} ${node.failureSummary}`)))",
    );
    found.as_array().into_iter().flatten().map(ToString::to_string).collect()
}

/// From now on the visitor has these colours, at once: a colour that is on its way has the contrast of none.
pub fn scheme_is(visitor: &Visitor, scheme: &str) {
    visitor.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
    visitor.settle();
}

#[test]
fn axe_finds_nothing_on_any_tab_in_light_and_dark() {
    let visitor = rehearsing();
    load_axe(&visitor);
    for scheme in ["light", "dark"] {
        scheme_is(&visitor, scheme);
        for tab in TABS {
            visitor.open_tab(tab);
            assert_eq!(axe(&visitor), [""; 0], "{tab}, {scheme}");
        }
    }
    // In the hand: a narrow window, and fingers in the place of a pointer.
    visitor.call("Emulation.setTouchEmulationEnabled", serde_json::json!({"enabled": true}));
    visitor.resize(390, 844);
    for tab in TABS {
        visitor.open_tab(tab);
        assert_eq!(axe(&visitor), [""; 0], "{tab}, in the hand");
    }
}

#[test]
fn axe_finds_nothing_in_the_pane() {
    let visitor = Visitor::arrive();
    load_axe(&visitor);
    edit_instance(&visitor);
    visitor.find("switch", "Clients recently used certificate renegotiation").click();
    visitor.find("button", "View and manage configuration").click();
    visitor.find("dialog", "TLS 1.3 configuration");
    assert_eq!(axe(&visitor), [""; 0]);
}

#[test]
fn axe_finds_nothing_in_a_handshake() {
    let visitor = rehearsing();
    load_axe(&visitor);
    visitor.open_tab("Impact");
    for name in ["Java 11.0.13 SSLSocket", "Node.js 20 https server (OpenSSL 3.0)"] {
        visitor.find("button", name).click();
        visitor.find("dialog", name);
        for scheme in ["light", "dark"] {
            scheme_is(&visitor, scheme);
            assert_eq!(axe(&visitor), [""; 0], "{name}, {scheme}");
        }
        visitor.find("button", "Close").click();
    }
}

#[test]
fn axe_would_find_something() {
    let visitor = Visitor::arrive();
    load_axe(&visitor);
    visitor.script("document.querySelector('main').append(document.createElement('button'))");
    assert!(!axe(&visitor).is_empty());
}

#[test]
fn the_console_stays_empty_and_nothing_is_asked_of_another_host() {
    let visitor = rehearsing();
    for tab in TABS {
        visitor.open_tab(tab);
    }
    assert_eq!(visitor.console(), [""; 0]);
    let elsewhere = visitor.script(
        "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith(location.origin + '/some/sub/path/') && !name.startsWith('data:'))",
    );
    assert_eq!(elsewhere.as_array().map(Vec::len), Some(0), "{elsewhere}");
    let asked = visitor.script("performance.getEntriesByType('resource').length");
    assert!(asked.as_u64() >= Some(3), "{asked}");
}

/// Has the page asked for the file with the tabs that come later?
fn has_asked_for_tabs(visitor: &Visitor) -> bool {
    let names =
        "performance.getEntriesByType('resource').some(each => each.name.includes('/split_tabs'))";
    visitor.script(names) == true
}

#[test]
fn what_does_not_open_the_page_is_fetched_when_somebody_does_something() {
    let visitor = Visitor::arrive();
    visitor.find("switch", "HTTP/2");
    visitor.settle();
    assert!(!has_asked_for_tabs(&visitor));
    visitor.press("Tab");
    visitor.until("they are asked for", || has_asked_for_tabs(&visitor));
}

#[test]
fn a_tab_that_cannot_be_fetched_says_so_and_comes_when_it_is_opened_again() {
    let visitor = Visitor::arrive();
    visitor.refuse(&["*split_tabs*"]);
    visitor.open_tab("Impact");
    visitor.until("it says so", || {
        visitor.all("alert", None).iter().any(|each| each.text().contains("could not be fetched"))
    });
    visitor.refuse(&[]);
    visitor.open_tab("Tiers");
    visitor.open_tab("Impact");
    visitor.find("table", "Clients");
}

#[test]
fn a_host_that_does_not_know_webassembly_is_enough() {
    let visitor = Visitor::start_on_a_plain_host();
    visitor.go("");
    visitor.open_tab("Impact");
    visitor.find("table", "Clients");
}

#[test]
fn the_console_would_be_heard() {
    let visitor = Visitor::arrive();
    visitor.script("console.warn('heard')");
    visitor.until("it is heard", || visitor.console().iter().any(|line| line.contains("heard")));
}

#[test]
fn inline_scripts_and_styles_are_refused() {
    let visitor = Visitor::arrive();
    visitor.script("const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.head.append(script)");
    assert!(visitor.script("window.ran").is_null());
    visitor.script("document.body.setAttribute('style', 'color: red')");
    let colour = visitor.script("getComputedStyle(document.body).color");
    assert_ne!(colour, "rgb(255, 0, 0)");
}

#[test]
fn what_is_not_open_is_inert_and_what_is_open_is_small() {
    let visitor = rehearsing();
    let count = |what: &str| {
        let number = visitor.script(&format!("document.querySelectorAll('{what}').length"));
        number.as_u64().expect("a number")
    };
    for tab in TABS {
        visitor.open_tab(tab);
        visitor.until("it is built", || count("[role=tabpanel]:not([inert]) h2") > 0);
        let open = count("[role=tabpanel]:not([inert]) *");
        assert!(open <= 2500, "{tab}: {open} elements");
        // In the accessibility tree there is one.
        let panels = visitor.all("tabpanel", None);
        assert_eq!(panels.len(), 1, "{tab}");
        assert_eq!(panels[0].name(), tab);
    }
    let all = count("*");
    assert!(all <= 6000, "{all} elements after every tab was visited");
    // The Tab key goes to nothing of what is not open.
    for tab in ["Protocols + ciphers", "Code"] {
        visitor.open_tab(tab);
        for _ in 0..25 {
            visitor.press("Tab");
            let asleep = visitor.script("!!document.activeElement.closest('[inert]')");
            assert_eq!(asleep, false, "{tab}");
        }
    }
}

#[test]
fn nothing_shifts_when_the_program_arrives() {
    for width in [1440, 768, 360] {
        let visitor = Visitor::start();
        visitor.resize(width, 900);
        visitor.go("");
        visitor.settle();
        let shift = visitor.script(
            "new Promise(done => { const sum = []; new PerformanceObserver(list => { for (const entry of list.getEntries()) sum.push(entry.value + entry.sources.map(source => ` ${source.node?.nodeName}.${source.node?.className} ${source.previousRect.y} to ${source.currentRect.y}`)) }).observe({ type: 'layout-shift', buffered: true }); requestAnimationFrame(() => requestAnimationFrame(() => done(sum))) })",
        );
        assert_eq!(shift.as_array().map(Vec::len), Some(0), "{width} px: {shift}");
    }
}

#[test]
fn nothing_is_wider_than_a_narrow_window() {
    let visitor = rehearsing();
    for width in [320, 768, 2560] {
        visitor.resize(width, 800);
        for tab in TABS {
            visitor.open_tab(tab);
            let over = visitor.script(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth",
            );
            assert_eq!(over, 0, "{tab} at {width} px");
        }
    }
}

#[test]
fn tabs_and_switches_work_by_keyboard_alone() {
    let visitor = Visitor::arrive();
    let first = visitor.find("tab", "Protocols + ciphers");
    for _ in 0..20 {
        if first.is_focused() {
            break;
        }
        visitor.press("Tab");
    }
    assert!(first.is_focused(), "Tab never reaches the tabs");
    visitor.press("ArrowRight");
    assert!(visitor.find("tab", "Tiers").is_focused());
    visitor.find("table", "Capabilities by tier and gateway");
    visitor.press("End");
    assert!(visitor.find("tab", "Training").is_focused());
    visitor.press("Home");
    assert!(first.is_focused());
    let switch = visitor.find("group", "Client protocol").find("switch", "HTTP/2");
    for _ in 0..60 {
        if switch.is_focused() {
            break;
        }
        visitor.press("Tab");
    }
    assert!(switch.is_focused(), "Tab never reaches the switch");
    visitor.press(" ");
    assert!(switch.is_on());
    visitor.press("Enter");
    assert!(!switch.is_on());
}

#[test]
fn the_focus_is_seen() {
    let visitor = Visitor::arrive();
    visitor.press("Tab");
    let outline = visitor.script("getComputedStyle(document.activeElement).outlineStyle");
    assert_ne!(outline, "none");
}

#[test]
fn nothing_moves_for_people_who_want_less_motion() {
    let visitor = Visitor::arrive();
    // Of every element, and of what is drawn before and after it.
    let moving = || {
        visitor.script(
            "[...document.querySelectorAll('*')].flatMap(one => [null, '::before', '::after'].map(part => {
                const style = getComputedStyle(one, part);
                return style.transitionDuration + ' ' + style.animationDuration;
            })).filter(duration => /[1-9]/.test(duration)).length",
        )
    };
    visitor.prefer(&[("prefers-reduced-motion", "no-preference")]);
    assert_ne!(moving(), 0);
    visitor.prefer(&[("prefers-reduced-motion", "reduce")]);
    assert_eq!(moving(), 0);
}

#[test]
fn on_and_off_differ_when_colours_are_forced() {
    let visitor = Visitor::arrive();
    visitor.prefer(&[("forced-colors", "active")]);
    let colour = |name: &str| {
        let switch = visitor.find("group", "Ciphers").find("switch", name);
        switch.script(
            "function() { return getComputedStyle(this.firstElementChild).backgroundColor }",
        )
    };
    assert_ne!(colour("TLS_RSA_WITH_AES_128_CBC_SHA"), colour("TLS_RSA_WITH_3DES_EDE_CBC_SHA"));
}

#[test]
fn the_shell_is_painted_before_the_program_arrives() {
    let visitor = Visitor::start();
    visitor.go_without("*.wasm");
    visitor.until("the shell", || {
        visitor.script("performance.getEntriesByName('first-contentful-paint').length") == 1
    });
    let text = visitor.script("document.body.innerText");
    let text = text.as_str().unwrap_or_default();
    assert!(text.contains("TLS Rehearsal") && text.contains("Protocols + ciphers"), "{text}");
    // And where it never arrives, the page says so.
    visitor.until("the message", || {
        visitor.script("document.body.innerText.includes('could not start')") == true
    });
}

#[test]
fn paper_has_the_settings_and_no_controls() {
    let visitor = Visitor::arrive();
    visitor.print();
    visitor.until("the controls go", || visitor.all("tablist", None).is_empty());
    assert!(visitor.all("button", Some("Save")).is_empty());
    assert!(visitor.find("group", "Ciphers").text().contains("TLS_RSA_WITH_3DES_EDE_CBC_SHA"));
}

#[test]
fn paper_says_what_is_folded_and_switches_in_words() {
    let visitor = Visitor::arrive();
    visitor.open_tab("Tiers");
    let folded = "What differs in January 2026";
    assert!(visitor.all("region", Some(folded)).is_empty());
    // As a browser does before it prints.
    visitor.script("dispatchEvent(new Event('beforeprint'))");
    visitor.print();
    let text = visitor.find("region", folded).text();
    assert!(text.contains("Backend TLS 1.3 on Basic v2"), "{text}");
    visitor.prefer(&[]);
    visitor.script("dispatchEvent(new Event('afterprint'))");
    visitor.open_tab("Protocols + ciphers");
    visitor.print();
    let switch = visitor.find("group", "Client protocol").find("switch", "HTTP/2");
    assert_eq!(switch.text(), "Off");
    let cite =
        visitor.script("getComputedStyle(document.querySelector('main .mark'), '::after').content");
    assert!(cite.as_str().is_some_and(|cite| cite.contains("documented, API version")), "{cite}");
}

//! What holds for people whose browser is old, or translates, or forces its colours, or did not get all of the page; and that what
//! was said covers nothing.

use crate::acts::{edit_instance, unfold};
use crate::browser::Visitor;

/// Draws the page as a browser of 2022 does: what it does not know it drops, so here nobody knows it.
fn in_an_old_engine(visitor: &Visitor) {
    visitor.script(
        "(async () => { const link = document.querySelector('link[rel=stylesheet]'); const text = await (await fetch(link.href)).text(); const sheet = new CSSStyleSheet(); sheet.replaceSync(text.replace(/light-dark\\(|color-mix\\(/g, 'unknown(').replaceAll(':has(', ':unknown(')); document.adoptedStyleSheets = [sheet]; link.disabled = true; })()",
    );
    visitor.settle();
}

/// The texts of a list that a script gives.
fn list(visitor: &Visitor, script: &str) -> Vec<String> {
    let found = visitor.script(script);
    let found = found.as_array().unwrap_or_else(|| panic!("{script}: {found}"));
    found.iter().map(|each| each.as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn an_old_engine_draws_every_colour_in_light_and_dark() {
    let visitor = Visitor::arrive();
    in_an_old_engine(&visitor);
    let mut pages = Vec::new();
    for scheme in ["light", "dark"] {
        visitor.prefer(&[("prefers-color-scheme", scheme)]);
        // Nothing is what a colour is that is none.
        let none = list(
            &visitor,
            "(() => { const names = new Set(); const walk = rules => { for (const rule of rules) { for (const name of rule.style ?? []) if (name.startsWith('--color-')) names.add(name); if (rule.cssRules) walk(rule.cssRules); } }; walk(document.adoptedStyleSheets[0].cssRules); if (names.size < 10) return ['next to no names']; const probe = document.createElement('i'); document.body.append(probe); const none = [...names].filter(name => { probe.style.backgroundColor = `var(${name})`; return getComputedStyle(probe).backgroundColor === 'rgba(0, 0, 0, 0)'; }); probe.remove(); return none; })()",
        );
        assert_eq!(none, [""; 0], "{scheme}");
        pages.push(visitor.script("getComputedStyle(document.body).backgroundColor"));
    }
    assert_ne!(pages[0], pages[1], "light and dark are the same");
    visitor.find("button", "Theme: system").click();
    let light = visitor.script("getComputedStyle(document.body).backgroundColor");
    assert_eq!(light, pages[0], "what is chosen comes before what the system has");
}

#[test]
fn an_old_engine_draws_switches_and_tells_what_is_chosen() {
    let visitor = Visitor::arrive();
    in_an_old_engine(&visitor);
    let unseen = list(
        &visitor,
        "[...document.querySelectorAll('[role=switch]')].filter(each => { const [track, fixed] = each.children; if (each.ariaDisabled === 'true') return !/On|Off/.test(fixed.innerText) || fixed.getBoundingClientRect().width < 20; const style = getComputedStyle(track), box = track.getBoundingClientRect(); return box.width < 20 || box.height < 10 || style.boxShadow === 'none' && style.backgroundColor === 'rgba(0, 0, 0, 0)'; }).map(each => each.getAttribute('aria-label'))",
    );
    assert_eq!(unseen, [""; 0]);
    let alike = list(
        &visitor,
        "(() => { const look = input => { const choice = input.closest('label'), label = input.nextElementSibling; return [getComputedStyle(choice), getComputedStyle(label), getComputedStyle(label, '::before')].map(style => style.content === 'none' ? '' : style.backgroundColor).join(); }; return [...document.querySelectorAll('[role=radiogroup]')].filter(group => { const inputs = [...group.querySelectorAll('input')]; const chosen = inputs.find(each => each.checked); return !chosen || inputs.some(each => each !== chosen && look(each) === look(chosen)); }).map(group => group.getAttribute('aria-label')); })()",
    );
    assert_eq!(alike, [""; 0]);
}

#[test]
fn cards_wrap_without_a_count_of_columns() {
    let visitor = Visitor::arrive();
    edit_instance(&visitor);
    for width in [1300, 447, 320] {
        visitor.resize(width, 900);
        let cards = visitor.find("radiogroup", "Service tier");
        let outside = cards.script(
            "function () { return [...this.querySelectorAll('label')].filter(each => each.getBoundingClientRect().right > innerWidth).length }",
        );
        assert_eq!(outside, 0, "{width} px");
    }
}

#[test]
fn without_its_first_script_the_page_says_what_to_do() {
    let visitor = Visitor::start();
    visitor.go_without("*boot*");
    visitor.until("the page says what to do", || {
        visitor.script("document.body.innerText.includes('If this stays, reload the page')") == true
    });
}

#[test]
fn without_its_style_sheet_the_page_says_so_and_works() {
    let visitor = Visitor::start();
    visitor.go_without("*style*.css");
    visitor.until("the page works", || {
        visitor.script("performance.getEntriesByName('ready').length") == 1
    });
    let said = visitor.all("alert", None);
    assert!(said.iter().any(|each| each.text().contains("reload it")), "nothing is said");
    let visitor = Visitor::arrive();
    assert!(visitor.all("alert", None).is_empty(), "nothing is missing");
}

/// Translates as browsers do: another node in the place of each text, now and whenever the page writes one. The words stay.
const TRANSLATE: &str = "(() => { const options = { childList: true, characterData: true, subtree: true }; const apply = () => { watch.disconnect(); const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); const texts = []; while (walk.nextNode()) { const parent = walk.currentNode.parentElement; if (walk.currentNode.data.trim() && !parent.closest('font, svg, script, textarea, [translate=no]')) texts.push(walk.currentNode); } for (const text of texts) { const outer = document.createElement('font'), inner = document.createElement('font'); inner.textContent = text.data; outer.append(inner); text.replaceWith(outer); } watch.observe(document.body, options); }; const watch = new MutationObserver(apply); apply(); })()";

/// What is done, and how.
type Act = (&'static str, fn(&Visitor));

/// What is done in a page and in its translation.
const ACTS: [Act; 19] = [
    ("choose a tier", |visitor| visitor.find("radio", "Premium").click()),
    ("ask where a rule comes from", |visitor| {
        visitor.script("document.querySelector('main .mark').click()");
    }),
    ("change something", |visitor| cipher(visitor, "TLS_RSA_WITH_AES_128_CBC_SHA")),
    ("change more", |visitor| cipher(visitor, "TLS_RSA_WITH_AES_256_CBC_SHA")),
    ("change by REST", |visitor| visitor.find("radio", "REST API").click()),
    ("take it back", |visitor| visitor.find("button", "Undo").click()),
    ("choose a locked tier", |visitor| visitor.find("radio", "Consumption").click()),
    ("take that back", |visitor| visitor.find("button", "Undo").click()),
    ("choose the other rules", |visitor| {
        edit_instance(visitor);
        visitor.script("(() => { const select = document.querySelector('select'); select.selectedIndex = 1 - select.selectedIndex; select.dispatchEvent(new Event('change', { bubbles: true })); })()");
    }),
    ("read a cell", |visitor| {
        visitor.open_tab("Tiers");
        visitor.script("document.querySelectorAll('td button')[3].click()");
    }),
    ("read another cell", |visitor| {
        visitor.script("document.querySelectorAll('td button')[60].click()");
    }),
    ("look at Impact", |visitor| visitor.open_tab("Impact")),
    ("go back", |visitor| visitor.open_tab("Protocols + ciphers")),
    ("save", |visitor| {
        visitor.find("button", "Save").click();
        visitor.open_tab("Rollout");
        visitor.find("button", "Pause").click();
        visitor.find("slider", "Simulated time").fill("800");
    }),
    ("look earlier", |visitor| visitor.find("slider", "Simulated time").fill("3")),
    ("look later", |visitor| visitor.find("slider", "Simulated time").fill("1500")),
    ("go to the end", |visitor| visitor.find("button", "Skip to end").click()),
    ("look at Code", |visitor| visitor.open_tab("Code")),
    ("start over", |visitor| {
        visitor.find("button", "Start over").click();
        visitor.open_tab("Protocols + ciphers");
    }),
];

fn cipher(visitor: &Visitor, suite: &str) {
    visitor.find("group", "Ciphers").find("switch", suite).click();
}

#[test]
fn a_translated_page_says_what_the_page_says() {
    let [page, translated] = [(), ()].map(|()| {
        let visitor = Visitor::start();
        // Both draw the same rollout.
        visitor.before_each_page("Math.random = () => 0.5");
        visitor.go("");
        visitor.find("switch", "HTTP/2");
        visitor
    });
    translated.script(TRANSLATE);
    assert!(translated.script("document.querySelectorAll('font').length").as_u64() > Some(100));
    let said = |visitor: &Visitor| -> Vec<String> {
        let text = visitor.script("document.body.innerText");
        // Each has an address of its own.
        let host = visitor.script("location.host");
        let text = text.as_str().unwrap_or_default();
        let text = text.replace(host.as_str().unwrap_or_default(), "host");
        let lines = text.lines().map(str::trim).map(str::to_owned);
        lines.filter(|line| !line.is_empty()).collect()
    };
    for (what, act) in ACTS {
        act(&page);
        act(&translated);
        // What many seeds answer comes by and by.
        for visitor in [&page, &translated] {
            visitor.until("nothing is being worked out", || {
                visitor.script("document.querySelector('[aria-busy=true]') === null") == true
            });
        }
        let (right, read) = (said(&page), said(&translated));
        let wrong: Vec<_> = right.iter().zip(&read).filter(|(right, read)| right != read).collect();
        assert!(
            wrong.is_empty() && right.len() == read.len(),
            "{what}: {} lines, {} lines, {:?}",
            right.len(),
            read.len(),
            wrong.iter().take(3).collect::<Vec<_>>()
        );
    }
    assert_eq!(translated.console(), [""; 0]);
}

/// The bar with what was said: where it begins, and how high it is, beside the window's height.
fn bar(visitor: &Visitor) -> [f64; 3] {
    let bar = visitor.find("status", "Announcements").script(
        "function () { let bar = this; while (getComputedStyle(bar).position !== 'fixed') bar = bar.parentElement; window.bar = bar; const box = bar.getBoundingClientRect(); return [box.top, box.height, innerHeight]; }",
    );
    [0, 1, 2].map(|at| bar[at].as_f64().unwrap_or(f64::NAN))
}

/// The longest that an act of a few clicks is answered with, twice.
fn say_long_things(visitor: &Visitor) {
    visitor.open_tab("Impact");
    let presets = visitor.all("button", None);
    let preset = presets.iter().filter(|each| each.name().starts_with("Make it the draft")).nth(1);
    preset.expect("a second preset").click();
    visitor.open_tab("Protocols + ciphers");
    edit_instance(visitor);
    visitor.find("radio", "Consumption").click();
    let said = visitor.announced();
    assert!(said.to_lowercase().contains("taken back"), "{said}");
}

#[test]
fn what_has_the_focus_is_never_behind_what_was_said() {
    let visitor = Visitor::arrive();
    for (width, height) in [(390, 844), (320, 568), (1300, 900)] {
        visitor.resize(1300, 900);
        visitor.find("button", "Start over").click();
        visitor.resize(width, height);
        say_long_things(&visitor);
        let mut behind = Vec::new();
        for _ in 0..60 {
            visitor.press("Tab");
            bar(&visitor);
            let name = visitor.script(
                "(() => { const at = document.activeElement; if (at === document.body || bar.contains(at) || bar.dataset.away) return null; return at.getBoundingClientRect().top >= bar.getBoundingClientRect().top ? at.outerHTML.slice(0, 80) : null; })()",
            );
            behind.extend(name.as_str().map(str::to_owned));
        }
        assert_eq!(behind, [""; 0], "{width}×{height}");
    }
}

#[test]
fn what_people_paste_is_not_said_whole() {
    let visitor = Visitor::arrive();
    visitor.resize(390, 844);
    visitor.open_tab("Impact");
    unfold(&visitor, "Fleet");
    for (text, expected) in
        [("x".repeat(500_000), "Not added"), (format!("AES128-SHA:{}", "y".repeat(400_000)), "")]
    {
        visitor.find("textbox", "Client name").fill("My ERP");
        visitor.find("textbox", "What it sends").fill(&text);
        visitor.find("button", "Add client").click();
        let said = visitor.announced();
        assert!(said.contains(expected) && said.len() < 500, "{} bytes", said.len());
        let [_, high, window] = bar(&visitor);
        assert!(high < window * 0.4, "{high} px of {window} are covered");
    }
    // The page's end is not behind it.
    visitor.script("scrollTo(0, document.documentElement.scrollHeight)");
    let end = visitor.script("document.querySelector('footer').getBoundingClientRect().bottom");
    // It goes by itself after a while.
    let [top, high, _] = bar(&visitor);
    let is_seen = high > 1.0;
    assert!(
        !is_seen || end.as_f64() <= Some(top),
        "the page ends at {end}, the bar begins at {top}"
    );
}

#[test]
fn what_was_said_is_put_away_by_button_and_by_escape() {
    let visitor = Visitor::arrive();
    let switch = visitor.find("switch", "HTTP/2");
    switch.click();
    assert_ne!(visitor.announced(), "");
    let away = visitor.find("button", "Put away");
    away.click();
    assert_eq!(visitor.announced(), "");
    assert!(switch.is_focused(), "the focus goes back to where it was");
    assert!(bar(&visitor)[1] <= 1.0, "an empty bar takes room");
    visitor.press(" ");
    assert_ne!(visitor.announced(), "", "the next is said again");
    visitor.press("Escape");
    assert_eq!(visitor.announced(), "");
    assert!(switch.is_focused());
    assert!(visitor.all("button", Some("Put away")).is_empty());
}

#[test]
fn dots_and_tabs_are_told_apart_when_colours_are_forced() {
    let visitor = Visitor::arrive();
    visitor.prefer(&[("forced-colors", "active")]);
    let line = |name: &str| {
        let tab = visitor.find("tab", name);
        tab.script("function () { const line = getComputedStyle(this, '::after'); return line.content === 'none' ? 'none' : line.backgroundColor }")
    };
    let colour = |name: &str| {
        visitor.script(&format!("(() => {{ const probe = document.createElement('i'); document.body.append(probe); probe.style.color = '{name}'; const colour = getComputedStyle(probe).color; probe.remove(); return colour; }})()"))
    };
    assert_eq!(line("Protocols + ciphers"), colour("Highlight"), "the open tab has a line");
    assert_eq!(line("Tiers"), "none", "the others have none");
    // What is chosen is read on its ground.
    let chosen = visitor.script(
        "getComputedStyle(document.querySelector('.choice__input:checked ~ .choice__label')).color",
    );
    assert_eq!(chosen, colour("HighlightText"));
    visitor.open_tab("Impact");
    visitor.find("button", "Make it the draft: Strictest allowed").click();
    unfold(&visitor, "Traffic");
    let dots = visitor.script(
        "[...document.querySelectorAll('.dumbbell tbody tr:not([data-still])')].map(row => [...row.querySelectorAll('circle')].map(dot => getComputedStyle(dot).fill))",
    );
    let dots: Vec<[String; 2]> = serde_json::from_value(dots).expect("two dots a row");
    assert!(!dots.is_empty(), "something moves");
    for [before, after] in dots {
        assert_ne!(before, after, "before is hollow, after is full");
    }
}

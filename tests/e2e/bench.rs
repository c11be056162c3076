//! How fast the engine and the page are, in a real Chromium: `make bench`.
//!
//! Of the page it prints medians and the 95th percentile of at least 15 runs. Figures of different machines do not compare; the ratio
//! between the plain and the slowed processor, and between two commits on one machine, does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says no by failing"
)]

#[allow(dead_code, reason = "the browser suite uses the rest")]
mod acts;
#[allow(dead_code, reason = "the browser suite uses the rest")]
mod browser;
mod devtools;
mod engine;
mod keys;
mod server;

use acts::{edit_instance, unfold};
use browser::Visitor;

const RUNS: usize = 15;

/// Clicks, then waits for the page's own work and forces style and layout: what one act costs the main thread.
const COST: &str = "async (button) => {
    document.body.offsetHeight;
    const start = performance.now();
    button.click();
    for (let turn = 0; turn < 20; turn += 1) await null;
    document.body.offsetHeight;
    return performance.now() - start;
}";

/// The folder of another build, to be measured beside this one, turn by turn.
const BESIDE: &str = "BENCH_BESIDE";

/// Finds a button, a tab or a switch by its name, so that builds that draw it otherwise can be compared.
const FIND: &str = "(names) => [...document.querySelectorAll('button, summary')].find((each) =>
    each.checkVisibility() && !each.closest('[inert]')
    && names.includes((each.getAttribute('aria-label') ?? each.textContent).trim()))";

fn main() {
    if std::env::var_os(BESIDE).is_none() {
        engine::report();
    }
    let beside = std::env::var(BESIDE).ok();
    let folders: Vec<_> = ["dist"].into_iter().chain(beside.as_deref()).collect();
    println!("the page; at least {RUNS} runs each; milliseconds; median (95th percentile)");
    if folders.len() > 1 {
        println!("{:<52} this, then the other build, turn by turn", "");
    }
    opening(&folders);
    for (slowed, label) in [(1, ""), (4, ", processor slowed 4 times")] {
        acts(&folders, slowed, label);
    }
    if folders.len() == 1 {
        largest_plan();
        lesson();
    }
}

fn opening(folders: &[&str]) {
    let mut paint = vec![Vec::new(); folders.len()];
    let mut ready = vec![Vec::new(); folders.len()];
    for _ in 0..RUNS {
        for (at, folder) in folders.iter().enumerate() {
            let visitor = Visitor::start_in(folder);
            visitor.go("");
            visitor.settle();
            let entry = |name: &str| {
                let entry = format!("performance.getEntriesByName('{name}')[0]?.startTime");
                visitor.script(&entry).as_f64().unwrap_or(f64::NAN)
            };
            paint[at].push(entry("first-contentful-paint"));
            ready[at].push(entry("ready"));
        }
    }
    report("first paint", paint);
    report("ready", ready);
}

/// What one act costs, in each of the builds, turn by turn. A view is opened for the first time by a new visitor.
fn acts(folders: &[&str], slowed: u32, label: &str) {
    for (tab, what) in [
        ("Tiers", "open Tiers"),
        ("Impact", "open Impact"),
        ("Rollout", "open Rollout"),
        ("Code", "open Code"),
    ] {
        let mut first = vec![Vec::new(); folders.len()];
        let mut again = vec![Vec::new(); folders.len()];
        for _ in 0..RUNS.div_ceil(3) {
            for (at, folder) in folders.iter().enumerate() {
                let visitor = arrive(folder, slowed);
                first[at].push(cost(&visitor, &[tab]));
                for _ in 0..3 {
                    cost(&visitor, &["Protocols + ciphers"]);
                    again[at].push(cost(&visitor, &[tab]));
                }
                visitor.slow_down(1);
            }
        }
        report(&format!("{what}, the first time{label}"), first);
        report(&format!("{what} again{label}"), again);
    }
    let visitors: Vec<_> = folders.iter().map(|folder| arrive(folder, slowed)).collect();
    let each = |runs: usize, act: &dyn Fn(&Visitor, usize) -> f64| {
        let mut costs = vec![Vec::new(); folders.len()];
        for run in 0..runs {
            for (at, visitor) in visitors.iter().enumerate() {
                costs[at].push(act(visitor, run));
            }
        }
        costs
    };
    let toggle = each(RUNS * 2, &|visitor, _| cost(visitor, &["TLS_RSA_WITH_AES_128_CBC_SHA"]));
    report(&format!("one toggle{label}"), toggle);
    each(1, &|visitor, _| cost(visitor, &["Impact"]));
    let full = each(RUNS * 2, &|visitor, run| cost(visitor, &[["Undo", "Redo"][run % 2]]));
    report(&format!("one toggle, full tables shown{label}"), full);
    let back = each(RUNS, &|visitor, _| {
        let back = cost(visitor, &["Protocols + ciphers"]);
        cost(visitor, &["Impact"]);
        back
    });
    report(&format!("open Protocols + ciphers again{label}"), back);
    for visitor in &visitors {
        visitor.slow_down(1);
    }
}

fn arrive(folder: &str, slowed: u32) -> Visitor {
    let visitor = Visitor::start_in(folder);
    visitor.go("");
    visitor.settle();
    // What comes later is there before somebody opens it.
    visitor.press("Tab");
    visitor.settle();
    visitor.slow_down(slowed);
    visitor
}

/// Notes the time between frames, and how long after a change the percentiles are those of it.
const ASKED: &str = "(async () => {
    const field = [...document.querySelectorAll('label')].find(each => each.innerText.startsWith('Chance of a tail')).control;
    const frame = () => new Promise(requestAnimationFrame);
    await frame(); await frame();
    const start = performance.now();
    field.value = String((Number(field.value) + 7) % 100);
    field.dispatchEvent(new Event('change', {bubbles: true}));
    let last = await frame();
    let longest = 0;
    const until = async (done) => {
        while (!done()) {
            const now = await frame();
            longest = Math.max(longest, now - last);
            last = now;
        }
        return performance.now() - start;
    };
    const asking = (id) => document.getElementById(id).ariaBusy === 'true';
    if (!asking('forecast-of-save')) throw new Error('nothing is asked');
    const first = await until(() => !asking('forecast-of-save'));
    return [first, await until(() => !asking('strategies-in-numbers')), longest];
})()";

/// Moves the time of the rollout, frame by frame, and notes what each step costs the main thread.
const SCRUBBED: &str = "(async () => {
    const slider = document.querySelector('.transport__time');
    const costs = [];
    for (let step = 1; step <= 40; step += 1) {
        await new Promise(requestAnimationFrame);
        const start = performance.now();
        slider.value = String(Number(slider.max) * step / 41);
        slider.dispatchEvent(new Event('input', {bubbles: true}));
        for (let turn = 0; turn < 20; turn += 1) await null;
        document.body.offsetHeight;
        costs.push(performance.now() - start);
    }
    return costs;
})()";

/// 12 units in each of 10 regions: asking all seeds of all that is planned, and scrubbing.
fn largest_plan() {
    let visitor = Visitor::arrive();
    visitor.find("radio", "Premium").click();
    edit_instance(&visitor);
    visitor.find("spinbutton", "Units").fill("12");
    visitor.find("spinbutton", "Regions").fill("10");
    for suite in ["TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_256_CBC_SHA"] {
        visitor.find("switch", suite).click();
    }
    visitor.open_tab("Rollout");
    visitor.find("table", "Percentiles");
    unfold(&visitor, "Another way");
    unfold(&visitor, "Assumptions");
    visitor.find("button", "Change: how long, and how sure").click();
    let mut asked = Vec::new();
    let mut all = Vec::new();
    let mut frames = Vec::new();
    for _ in 0..RUNS {
        let answer = visitor.script(ASKED);
        asked.push(answer[0].as_f64().unwrap_or(f64::NAN));
        all.push(answer[1].as_f64().unwrap_or(f64::NAN));
        frames.push(answer[2].as_f64().unwrap_or(f64::NAN));
    }
    report("largest plan: 10,000 seeds, until drawn", vec![asked]);
    report("largest plan: 10,000 seeds of each of 5 courses", vec![all]);
    report("largest plan: longest frame meanwhile", vec![frames]);
    visitor.find("button", "Save").click();
    visitor.open_tab("Rollout");
    visitor.find("button", "Pause").click();
    for (slowed, label) in [(1, ""), (4, ", processor slowed 4 times")] {
        visitor.slow_down(slowed);
        let costs = visitor.script(SCRUBBED);
        let costs = costs.as_array().expect("a list").iter().filter_map(serde_json::Value::as_f64);
        report(&format!("largest plan: one step of scrubbing{label}"), vec![costs.collect()]);
    }
}

/// What training costs once its part of the page is there: the list, and an act in a lesson.
fn lesson() {
    let (mut first, mut again, mut toggle) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS.div_ceil(3) {
        let visitor = Visitor::arrive_at("lesson/first-save/1");
        visitor.find("region", "Lesson");
        visitor.settle();
        first.push(cost(&visitor, &["Training"]));
        for _ in 0..3 {
            cost(&visitor, &["Protocols + ciphers"]);
            toggle.push(cost(&visitor, &["TLS_RSA_WITH_AES_128_CBC_SHA"]));
            again.push(cost(&visitor, &["Training"]));
        }
    }
    report("open Training, the first time, its part loaded", vec![first]);
    report("open Training again", vec![again]);
    report("one toggle in a lesson", vec![toggle]);
}

fn cost(visitor: &Visitor, names: &[&str]) -> f64 {
    let names = serde_json::json!(names);
    let answer = visitor.script(&format!("({COST})(({FIND})({names}))"));
    visitor.settle();
    answer.as_f64().unwrap_or(f64::NAN)
}

/// Of each build: the median, and the 95th percentile in brackets.
fn report(what: &str, figures: Vec<Vec<f64>>) {
    let mut line = format!("{what:<52}");
    for mut figures in figures {
        figures.sort_by(f64::total_cmp);
        let at = |share: f64| figures[((figures.len() - 1) as f64 * share).round() as usize];
        line.push_str(&format!(" {:7.1} ({:.1})", at(0.5), at(0.95)));
    }
    println!("{line}");
}

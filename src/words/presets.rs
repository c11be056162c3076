//! Presets, scores and post-quantum readiness in words.

use super::html::Html;
use super::pending::some_of;
use super::profiles::Row;
use super::{count, list, plural, setting};
use crate::app::Model;
use crate::app::act::Act;
use crate::domain::posture::{self, Deduction, better_on};
use crate::domain::{Cited, Confidence, Config, Gateway, Instance, Side, Source};
use crate::tls::Fleet;
use crate::tls::harden::{Point, point};
use crate::tls::preset::{Preset, Reached};
use crate::tls::weaker::{Standing, standing};

/// The rows of the presets.
pub fn rows(model: &Model, frontier: &[Point]) -> String {
    let mut html = Html::default();
    if let Some(keep) = frontier.iter().rfind(|point| point.lost == 0) {
        preset(&mut html, "keep", KEEP, KEEP_MEANING, None, keep, model);
    }
    for (at, each) in Preset::ALL.into_iter().enumerate() {
        let (instance, live) = (model.instance(), model.target());
        let reached = each.reach(instance, model.channel(), live);
        let mut text = format!("{} {}", meaning(each), out_of_reach(&reached));
        let standing = standing(instance, model.fleet(), live, reached.config);
        if let Some(why) = held_down(&standing, model.fleet()) {
            text = format!("{text} {why}");
        }
        let point = point(instance, model.fleet(), live, reached.config);
        preset(&mut html, &at.to_string(), name(each), &text, Some(each.cited()), &point, model);
    }
    html.done()
}

fn preset(
    html: &mut Html,
    id: &str,
    name: &str,
    meaning: &str,
    cited: Option<Cited>,
    point: &Point,
    model: &Model,
) {
    html.element("<tr><th scope=\"row\">", name, "<p class=\"preset__meaning\">").text(meaning);
    if let Some(cited) = cited {
        html.source(cited);
    }
    html.element("</p></th><td>", &point.score.to_string(), "</td><td>");
    html.text(&loss(point, model.fleet())).tags("</td><td>");
    let id = format!("preset-{id}");
    html.button(&id, Act::Adopt(point.config), "button", "Make it the draft", name);
    html.tags("</td></tr>");
}

/// Why a score does not rise: "The score does not rise to 83, since 2 members would go on with …"
pub fn held_down(standing: &Standing, fleet: &Fleet) -> Option<String> {
    let member = |at: &usize| Some(fleet.members.get(*at)?.profile.facts().name.to_string());
    let names: Vec<_> = standing.weaker.iter().filter_map(member).collect();
    standing.is_held_down().then(|| {
        format!(
            "The score does not rise to {}, since {} would go on with a weaker version or suite: {}.",
            standing.alone,
            count(names.len(), "member", "members"),
            some_of(&names)
        )
    })
}

/// The rows of the frontier.
pub fn steps(model: &Model, frontier: &[Point]) -> String {
    let mut html = Html::default();
    for (at, point) in frontier.iter().enumerate() {
        let score = point.score.to_string();
        html.element("<tr><th scope=\"row\">", &score, "</th><td>");
        html.text(&loss(point, model.fleet())).tags("</td><td class=\"hardening\">");
        html.text(&difference(model.target(), point.config)).tags("</td><td>");
        let about = format!("score {score}");
        let id = format!("point-{at}");
        html.button(&id, Act::Adopt(point.config), "button", "Make it the draft", &about);
        html.tags("</td></tr>");
    }
    html.done()
}

/// The name of a preset.
pub const fn name(preset: Preset) -> &'static str {
    match preset {
        Preset::Strictest => "Strictest allowed",
        Preset::Intermediate => "TLSRef / Mozilla intermediate",
        Preset::Nist => "NIST SP 800-52r2",
        Preset::PsRule => "PSRule-clean",
        Preset::PciDss => "PCI DSS",
    }
}

/// What a preset asks.
const fn meaning(preset: Preset) -> &'static str {
    match preset {
        Preset::Strictest => "Nothing that costs a point, wherever this instance lets it change.",
        Preset::Intermediate => {
            "TLS 1.2 and 1.3 only; forward secrecy and authenticated encryption only."
        }
        Preset::Nist => "TLS 1.2 and 1.3 only; no RSA key exchange, no triple DES.",
        Preset::PsRule => {
            "Its two rules pass: no SSL 3.0, TLS 1.0, TLS 1.1, and the eight suites it checks off."
        }
        Preset::PciDss => {
            "No SSL and no early TLS. That TLS 1.1 counts as early is the common reading, not the text."
        }
    }
}

/// The preset that the frontier answers.
const KEEP: &str = "Keep everything working";

/// What it asks.
const KEEP_MEANING: &str =
    "The strongest configuration with which everybody who connects today still does.";

/// What stays out of reach; the first tab says why.
fn out_of_reach(reached: &Reached) -> String {
    if reached.out_of_reach.is_empty() {
        return "Within reach here.".to_owned();
    }
    let part = |on: bool| {
        let names: Vec<_> = reached
            .out_of_reach
            .iter()
            .map(|(setting, _)| *setting)
            .filter(|setting| better_on(*setting) == on)
            .map(setting::full_name)
            .collect();
        let state = if on { "stay off" } else { "stay on" };
        match names.len() {
            0 => None,
            1..=3 => Some(format!("{} {state}", list(&names))),
            more => Some(format!("{} {state}", count(more, "setting", "settings"))),
        }
    };
    let parts: Vec<_> = [part(false), part(true)].into_iter().flatten().collect();
    format!("Out of reach here: {}.", parts.join("; "))
}

/// What a configuration loses: "Nobody" or "3 members, 0.4 %".
fn loss(point: &Point, fleet: &Fleet) -> String {
    if point.lost == 0 {
        return "nobody".to_owned();
    }
    let whole = fleet.requests(Side::Client) + fleet.requests(Side::Backend);
    let kept = match point.lost_kept {
        0 => String::new(),
        kept => format!(", {kept} that must keep working among them"),
    };
    format!(
        "{}, {} of requests{kept}",
        count(point.lost as usize, "member", "members"),
        super::number::share(point.lost_requests, whole)
    )
}

/// A row for every rule of the score, with its points; those that do not fire in `config` are not seen.
pub fn rules(config: Config) -> Vec<Row> {
    let row = |rule: Deduction| {
        if !rule.fires(config) {
            return Row { look: "off", html: String::new() };
        }
        let mut html = Html::default();
        let state = if better_on(rule.setting) { "off" } else { "on" };
        html.element("<td class=\"rule__points\">", &format!("\u{2212}{}", rule.points), "</td>");
        html.tags("<th scope=\"row\">");
        html.text(&format!("{} is {state}", setting::full_name(rule.setting)));
        html.source(rule.cited).tags("</th>");
        Row { look: "on", html: html.done() }
    };
    posture::rules().into_iter().map(row).collect()
}

/// The settings that lead from `from` to `to`: "off: …; on: …".
fn difference(from: Config, to: Config) -> String {
    let group = |on: bool| {
        let names: Vec<_> = from
            .differing(to)
            .filter(|setting| to.is_on(*setting) == on)
            .map(setting::full_name)
            .collect();
        let way = if on { "On" } else { "Off" };
        (!names.is_empty()).then(|| format!("{way}: {}", list(&names)))
    };
    let parts: Vec<_> = [group(false), group(true)].into_iter().flatten().collect();
    if parts.is_empty() { "None".to_owned() } else { parts.join(". ") }
}

/// How many clients offer a hybrid group: "14 of 100 clients, 12.0 % of requests; of 10 it is not known."
pub fn readiness(fleet: &Fleet) -> String {
    let (mut ready, mut requests, mut unknown) = (0, 0, 0);
    for member in fleet.on(Side::Client) {
        match member.profile.post_quantum() {
            Some(true) => {
                ready += 1;
                requests += u64::from(member.requests);
            }
            Some(false) => {}
            None => unknown += 1,
        }
    }
    let clients = fleet.on(Side::Client).count();
    if clients == 0 {
        return "No client in the fleet.".to_owned();
    }
    let offer = plural(ready, "offers", "offer");
    let mut text = format!(
        "{ready} of {} {offer} a hybrid post-quantum group: {} of requests.",
        count(clients, "client", "clients"),
        super::number::share(requests, fleet.requests(Side::Client)),
    );
    if unknown > 0 {
        text.push_str(&format!(" Of {unknown} it is not known."));
    }
    text
}

/// What the gateway is known to do with such a group.
pub fn gateway_readiness(instance: Instance) -> String {
    let (sentence, cited) = match instance.gateway() {
        Gateway::SelfHosted => (
            "Known trouble: a hello so large that it takes more than one packet, as with a hybrid share, is not parsed.",
            Cited::new(Source::SelfHostedIssue380, "report", Confidence::Reported),
        ),
        Gateway::Managed(_) | Gateway::Workspace => (
            "No source says that this gateway supports a hybrid group. It is simulated without, so such clients use the other groups they offer.",
            Cited::ours("groups of the gateway"),
        ),
    };
    let mut html = Html::default();
    html.text(sentence).source(cited).done()
}

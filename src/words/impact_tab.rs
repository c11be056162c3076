//! The Impact tab as text: what stays, and the regions that follow the model.

use std::sync::Arc;

use super::html::Html;
use super::impact;
use super::profiles::{Kept, Row};
use super::{charts, fleet, handshake, presets, profiles, setting};
use crate::app::Model;
use crate::app::act::Act;
use crate::app::listing::{Group, Item, Show, Sort};
use crate::domain::Side;
use crate::domain::posture::{BEST, score};
use crate::tls::Fleet;
use crate::tls::gateway::SUITE_ORDER;
use crate::tls::harden::Point;
use crate::tls::impact::Impact;
use crate::tls::traffic::{Share, by_suite, by_version};

/// A region of the tab, by the id of its element.
pub type Region = (&'static str, fn(&Model) -> String);

/// The regions that follow the model.
pub const REGIONS: [Region; 20] = [
    ("filters", filters),
    ("wanted-field", wanted),
    ("traffic-fleet", |model| fleet::about(model.fleet())),
    ("traffic-client", |model| traffic(model, Side::Client)),
    ("traffic-backend", |model| traffic(model, Side::Backend)),
    ("bars-client-version", |model| charts::bars(&shares(model, by_version, Side::Client))),
    ("bars-client-suite", |model| charts::bars(&shares(model, by_suite, Side::Client))),
    ("bars-backend-version", |model| charts::bars(&shares(model, by_version, Side::Backend))),
    ("bars-backend-suite", |model| charts::bars(&shares(model, by_suite, Side::Backend))),
    ("again", again),
    ("posture-body", posture_body),
    ("post-quantum-body", post_quantum_body),
    ("fleet-name", fleet_name),
    ("found", found),
    ("handshake-head", handshake::head),
    ("handshake-requests", handshake::requests),
    ("handshake-keep", handshake::keep),
    ("handshake-notice", handshake::notice),
    ("handshake-story", handshake::story),
    ("counts", counts),
];

/// Rows of a table that follow the model, by the id of its body. There are as many whatever the model says.
pub type List = (&'static str, fn(&Model) -> Vec<Row>);

/// The lists that follow the model.
pub const LISTS: [List; 5] = [
    ("client-version", |model| charts::rows(&shares(model, by_version, Side::Client))),
    ("client-suite", |model| charts::rows(&shares(model, by_suite, Side::Client))),
    ("backend-version", |model| charts::rows(&shares(model, by_version, Side::Backend))),
    ("backend-suite", |model| charts::rows(&shares(model, by_suite, Side::Backend))),
    ("rules", |model| presets::rules(model.draft())),
];

/// What stays. Its parts with an id are the regions, and the bodies of the two tables.
pub fn skeleton() -> String {
    let mut html = Html::default();
    html.tags(charts::PATTERNS);
    html.tags("<p class=\"traffic__fleet\" id=\"traffic-fleet\"></p><div class=\"pair\">");
    for (side, names) in [
        (Side::Client, ["traffic-client", "client-version", "client-suite"]),
        (Side::Backend, ["traffic-backend", "backend-version", "backend-suite"]),
    ] {
        let [summary, version, suite] = names;
        html.element(
            "<section class=\"card\" aria-label=\"",
            setting::side_name(side),
            " traffic\">",
        );
        html.element(
            "<h2 class=\"card__title\">",
            setting::side_name(side),
            " side</h2><div id=\"",
        );
        html.tags(summary).tags("\"></div>");
        for (title, id) in [("By protocol version", version), ("By cipher suite", suite)] {
            html.element(
                "<h3 class=\"card__subtitle\">",
                title,
                "</h3><div aria-hidden=\"true\" id=\"bars-",
            );
            html.tags(id).element(
                "\"></div><table class=\"table traffic\" aria-label=\"",
                title,
                "\">",
            );
            html.tags("<thead><tr><th scope=\"col\">Requests with</th><th scope=\"col\">Before</th><th scope=\"col\">After</th></tr></thead><tbody id=\"");
            html.tags(id).tags("\"></tbody></table>");
        }
        html.tags("</section>");
    }
    html.tags(concat!(
        "</div>",
        "<section class=\"card\" aria-labelledby=\"who\"><h2 class=\"card__title\" id=\"who\" tabindex=\"-1\">Who connects</h2>",
        "<p class=\"card__lead\">Before is what is live, after is the draft. Press a name to see its handshake step by step. ",
    ));
    html.text(impact::ALERTS).tags(" ").text(impact::ORDER).source(SUITE_ORDER).tags(concat!(
        "</p><div class=\"filters\" id=\"filters\"></div>",
        "<p class=\"profiles__count\"><span id=\"counts\" aria-live=\"polite\"></span> <span id=\"again\"></span></p>",
    ));
    for side in Side::ALL {
        let (name, body) = match side {
            Side::Client => ("Clients", "clients"),
            Side::Backend => ("Backends", "backends"),
        };
        html.element("<h3 class=\"card__subtitle\">", name, "</h3>");
        html.tags(
            "<div class=\"scroll scroll--table\" tabindex=\"0\" role=\"region\" aria-label=\"",
        );
        html.text(name).tags(", scrollable\">");
        html.element("<table class=\"profiles\" role=\"table\" aria-label=\"", name, "\">");
        html.tags(
            "<thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">",
        );
        html.text(setting::side_name(side)).tags(concat!(
            "</th><th role=\"columnheader\" scope=\"col\">Requests a day</th>",
            "<th role=\"columnheader\" scope=\"col\">Before</th><th role=\"columnheader\" scope=\"col\">After</th>",
            "<th role=\"columnheader\" scope=\"col\">What changes, and why</th></tr></thead>",
            "<tbody role=\"rowgroup\" id=\"",
        ));
        html.tags(body).tags("\"></tbody></table></div>");
    }
    html.tags(concat!(
        "</section><section class=\"card\" aria-labelledby=\"hardening-title\"><h2 class=\"card__title\" id=\"hardening-title\">Hardening</h2>",
        "<p class=\"card__lead\">An exact search over every draft that can be reached here, from what is live, or will be when the ",
        "running rollout ends. It never loses a member that is marked \"must keep working\"; a preset may, and says so.</p><div id=\"hardening\"></div></section>",
        "<div class=\"pair\"><section class=\"card\" aria-labelledby=\"posture\"><h2 class=\"card__title\" id=\"posture\">Posture score</h2>",
        "<div id=\"posture-body\"></div><p class=\"card__lead\">Ours: the standards say what is weak, the points are our weights. ",
        "What this instance keeps on counts as well.</p>",
        "<table class=\"table rules\" aria-label=\"Rules that fired\"><tbody id=\"rules\"></tbody></table></section>",
        "<section class=\"card\" aria-labelledby=\"post-quantum\"><h2 class=\"card__title\" id=\"post-quantum\">Post-quantum readiness</h2>",
        "<div id=\"post-quantum-body\"></div></section></div>",
        "<section class=\"card\" aria-labelledby=\"fleet\"><h2 class=\"card__title\" id=\"fleet\">Fleet</h2>",
        "<p class=\"card__lead\">Who calls, and whom the gateway calls. It is kept in this browser and goes nowhere; a share link ",
        "does not carry it. Open a profile above to weigh it, to mark that it must keep working, or to take it out.</p>",
        "<div class=\"filters\"><div id=\"fleet-name\"></div>",
    ));
    html.plain_button(Act::Example, "Example fleet");
    html.plain_button(Act::Empty, "Empty fleet");
    html.tags(concat!(
        "</div><div class=\"pair\"><div><h3 class=\"card__subtitle\">Add a known profile</h3>",
        "<div id=\"wanted-field\"></div>",
        "<table class=\"table found\" aria-label=\"Profiles to add\"><tbody id=\"found\"></tbody></table></div>",
        "<div><h3 class=\"card__subtitle\">Add a client of your own</h3>",
        "<label class=\"field\"><span class=\"field__label\">Client name</span>",
        "<input type=\"text\" class=\"field__text\" maxlength=\"80\" id=\"own-name\"></label>",
        "<label class=\"field field--wide\"><span class=\"field__label\">What it sends</span>",
        "<textarea class=\"field__area\" rows=\"3\" spellcheck=\"false\" id=\"own-offer\"></textarea></label>",
        "<p class=\"card__lead\">A ClientHello from a capture (hexadecimal or base64), a JA3 string, an OpenSSL cipher string ",
        "such as ECDHE+AESGCM:AES128-SHA, or IANA suite names. Which of them it is, is recognized.</p>",
    ));
    html.plain_button(Act::AddOwn, "Add client");
    html.tags("</div></div><h3 class=\"card__subtitle\">Keep it</h3><div class=\"buttons\">");
    html.plain_button(Act::Download, "Download fleet");
    html.plain_button(Act::Copy, "Copy fleet");
    html.tags(concat!(
        "<label class=\"button\">Open a file<input type=\"file\" class=\"visually-hidden\" accept=\"application/json,.json\" data-name=\"file\"></label></div>",
        "<label class=\"field field--wide\"><span class=\"field__label\">Fleet to import</span>",
        "<textarea class=\"field__area\" rows=\"3\" spellcheck=\"false\" id=\"pasted-fleet\"></textarea></label>",
    ));
    html.plain_button(Act::Import, "Import fleet");
    html.tags("</section>");
    html.done()
}

/// How the tables are looked at.
fn filters(model: &Model) -> String {
    let listing = &model.look().listing;
    let mut html = Html::default();
    find(&mut html, "Find", "query", &listing.query);
    let at = |position: Option<usize>| position.unwrap_or_default();
    let show = at(Show::ALL.iter().position(|each| *each == listing.show[0]));
    let group = at(Group::ALL.iter().position(|each| *each == listing.group));
    let sort = at(Sort::ALL.iter().position(|each| *each == listing.sort));
    let status = listing.current.map_or(0, |current| if current { 1 } else { 2 });
    select(&mut html, "Show", "show", &super::listing::SHOW, show);
    select(&mut html, "Status", "status", &super::listing::STATUS, status);
    select(&mut html, "Group by", "group", &super::listing::GROUP, group);
    select(&mut html, "Sort by", "sort", &super::listing::SORT, sort);
    html.done()
}

fn wanted(model: &Model) -> String {
    let mut html = Html::default();
    find(&mut html, "Find a profile to add", "wanted", &model.look().wanted);
    html.done()
}

fn find(html: &mut Html, label: &str, name: &'static str, value: &str) {
    html.element("<label class=\"field\"><span class=\"field__label\">", label, "</span>");
    html.tags("<input type=\"search\" class=\"field__text\" maxlength=\"200\" id=\"").tags(name);
    html.tags("\" data-name=\"").tags(name).element("\" value=\"", value, "\"></label>");
}

fn select(html: &mut Html, label: &str, name: &'static str, options: &[&str], chosen: usize) {
    html.element("<label class=\"field\"><span class=\"field__label\">", label, "</span>");
    html.tags("<select class=\"field__select\" data-name=\"").tags(name).tags("\">");
    for (at, option) in options.iter().enumerate() {
        let open = if at == chosen { "<option selected>" } else { "<option>" };
        html.element(open, option, "</option>");
    }
    html.tags("</select></label>");
}

fn traffic(model: &Model, side: Side) -> String {
    let totals = model.impact().totals(model.fleet(), side);
    let mut html = Html::default();
    html.tags("<p class=\"traffic__summary\"");
    html.tags(if totals.lost > 0 { " data-lost=\"true\">" } else { ">" });
    html.text(&impact::summary(&totals, side));
    html.element("</p><p class=\"card__lead\">", &impact::others(&totals), "</p>").done()
}

fn shares(model: &Model, of: Of, side: Side) -> Vec<Share> {
    of(model.fleet(), &model.impact(), side)
}

type Of = fn(&Fleet, &Impact, Side) -> Vec<Share>;

fn counts(model: &Model) -> String {
    let shown = |side: Side| {
        let items = &model.look().items[side as usize];
        let shown = items.iter().filter(|item| matches!(item, Item::Member(_))).count();
        let all = model.fleet().on(side).count();
        format!("{shown} of {}", super::impact::members(all, side))
    };
    format!("{} and {} shown.", shown(Side::Client), shown(Side::Backend))
}

fn again(model: &Model) -> String {
    let mut html = Html::default();
    if model.is_stale() {
        html.button("again-button", Act::Again, "link", "Sort and filter again", "");
    }
    html.done()
}

/// Presets, chart and steps: what depends on the search.
pub fn hardening(model: &Model, frontier: &[Point]) -> String {
    let fleet = model.fleet();
    let whole = fleet.requests(Side::Client) + fleet.requests(Side::Backend);
    let head = |html: &mut Html, name: &str, region: &str, columns: &'static str| {
        html.element(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"",
            region,
            "\">",
        );
        html.element("<table class=\"table\" aria-label=\"", name, "\"><thead><tr>").tags(columns);
        html.tags("<th scope=\"col\"><span class=\"visually-hidden\">Choose</span></th></tr></thead><tbody>");
    };
    let mut html = Html::default();
    head(
        &mut html,
        "Presets",
        "Presets, scrollable",
        "<th scope=\"col\">Preset</th><th scope=\"col\">Score</th><th scope=\"col\">Loses</th>",
    );
    html.drawing(&presets::rows(model, frontier)).tags("</tbody></table></div>");
    html.tags(
        "<h3 class=\"card__subtitle\">Strength against traffic</h3><div aria-hidden=\"true\">",
    );
    html.drawing(&charts::frontier(frontier, score(model.target()), whole));
    html.tags("</div><p class=\"card__lead\">The square is where it begins. Every point is the strongest configuration for what it loses.</p>");
    head(
        &mut html,
        "Steps of hardening",
        "Steps of hardening, scrollable",
        "<th scope=\"col\">Score</th><th scope=\"col\">Loses</th><th scope=\"col\">Changes</th>",
    );
    html.drawing(&presets::steps(model, frontier)).tags("</tbody></table></div>").done()
}

fn posture_body(model: &Model) -> String {
    let standing = model.standing();
    let mut html = Html::default();
    html.element("<p class=\"figure\">", &standing.score.to_string(), " ");
    let live = format!("of {BEST}; live: {}", score(model.live()));
    html.element("<span class=\"figure__more\">", &live, "</span></p>");
    if let Some(why) = presets::held_down(&standing, model.fleet()) {
        html.element("<p class=\"callout callout--caution\">", &why, "</p>");
    }
    html.done()
}

fn post_quantum_body(model: &Model) -> String {
    let mut html = Html::default();
    html.element("<p>", &presets::readiness(model.fleet()), "</p><p class=\"callout\">");
    html.drawing(&presets::gateway_readiness(model.instance()));
    html.tags("</p><p class=\"card__lead\">Each client's own answer stands in its handshake.</p>");
    html.done()
}

fn fleet_name(model: &Model) -> String {
    let mut html = Html::default();
    html.tags("<label class=\"field\"><span class=\"field__label\">Fleet name</span><input type=\"text\" class=\"field__text\" maxlength=\"80\" id=\"fleet-name-field\" data-name=\"name\" value=\"");
    html.text(&model.fleet().name).tags("\"></label>").done()
}

fn found(model: &Model) -> String {
    fleet::found(model.fleet(), &model.look().wanted)
}

/// The rows of a side's table, each with its name: the position of its member, or of its head beyond all members.
pub fn rows(model: &Model, all: &[Kept], side: Side) -> Vec<(usize, Arc<Row>)> {
    const HEADS: usize = 1 << 16;
    let row = |(at, item): (usize, &Item)| match item {
        Item::Head(name) => (HEADS + at, Arc::new(profiles::head(name))),
        Item::Member(at) => (*at, all.get(*at).map(|kept| kept.row.clone()).unwrap_or_default()),
    };
    model.look().items[side as usize].iter().enumerate().map(row).collect()
}

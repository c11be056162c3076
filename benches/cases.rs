//! What is measured, the same natively and in a browser.

#[path = "made.rs"]
mod made;

use std::hint::black_box;

use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::rehearse::Surveys;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::codec::import::{LENGTH_MAX, import};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::free;
use tls_rehearsal::domain::{Channel, Config, Instance, Protocol, Setting, Side, Tier};
use tls_rehearsal::lesson::{Run, catalogue};
use tls_rehearsal::rollout::course::{Course, Question};
use tls_rehearsal::rollout::survey::Survey;
use tls_rehearsal::rollout::{Assumed, Rehearsal, Seed, SimTime};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::catalogue::read;
use tls_rehearsal::tls::harden::frontier;
use tls_rehearsal::tls::impact::{Judge, impact, remedy};
use tls_rehearsal::tls::negotiate;
use tls_rehearsal::tls::preset::Preset;
use tls_rehearsal::tls::usage::Uses;
use tls_rehearsal::words::calls::reading;

/// Gives every case to `measure`: its name, and its work, to be done as often as it takes to know how long it takes.
pub fn each(mut measure: impl FnMut(&str, &mut dyn FnMut())) {
    let instance = Instance::default();
    let live = initial_config(instance);
    let draft = Preset::Strictest.reach(instance, Channel::Portal, live).config;
    let fleet = Fleet::example();
    let judge = Judge::new(instance, live);
    let (client, server) = judge.ends(&fleet.members[30].profile);
    measure("one negotiation", &mut || {
        let _ = black_box(negotiate(black_box(&client), black_box(&server)));
    });
    measure("example fleet, before and after", &mut || {
        black_box(impact(instance, black_box(&fleet), black_box(live), black_box(draft)));
    });
    measure("who uses each suite", &mut || {
        black_box(Uses::new(instance, black_box(&fleet), black_box(draft)));
    });
    let all = impact(instance, &fleet, live, draft);
    measure("remedies of all that are lost", &mut || {
        for at in all.lost() {
            black_box(remedy(instance, Channel::Portal, draft, &fleet.members[at].profile));
        }
    });
    let free_here = free(instance, Channel::Portal);
    measure("exact search, Developer by the portal", &mut || {
        black_box(frontier(instance, black_box(&fleet), black_box(live), &free_here));
    });
    let open = Instance { renegotiation: true, ..instance };
    let free_there = free(open, Channel::RestApi);
    let everything =
        Config::from_bits(u32::MAX).with(Setting::Protocol(Side::Client, Protocol::Tls13), false);
    measure("exact search, everything on, by the REST API", &mut || {
        black_box(frontier(open, black_box(&fleet), black_box(everything), &free_there));
    });
    let mut model = Model::default();
    update(&mut model, Intent::Look(LookAct::Again));
    update(&mut model, Intent::Adopt(draft));
    measure("outlooks of the fleet", &mut || {
        black_box(black_box(&model).outlooks());
    });
    measure("hardening, with the exact search", &mut || {
        black_box(black_box(&model).hardening());
    });
    lessons(&mut measure);
    rollout(&mut measure);
    large(&mut measure);
    imports(&mut measure);
    measure("reading the built-in profiles and their first verdicts", &mut || {
        let entries = read().unwrap_or_default();
        black_box(entries.iter().filter(|entry| judge.verdict(&entry.profile).fails()).count());
    });
}

/// What a lesson costs beside the page: when training opens, when a lesson does, and after each act.
fn lessons(measure: &mut impl FnMut(&str, &mut dyn FnMut())) {
    measure("the longest lesson, opened", &mut || drop(black_box(catalogue::open(LONGEST))));
    let Some(Ok(opened)) = catalogue::open(LONGEST) else { return };
    let Some((run, mut model)) = Run::start(opened.lesson, 0, Vec::new(), 0) else { return };
    let intent = Intent::Toggle(Setting::Http2);
    update(&mut model, intent.clone());
    measure("goals of the longest lesson, after an act", &mut || {
        black_box(black_box(&run).clone().after(black_box(&intent), black_box(&model)));
    });
}

/// The lesson with most goals.
const LONGEST: &str = "the-audit-before-the-holiday";

/// Texts as large as are read, made to take long.
fn imports(measure: &mut impl FnMut(&str, &mut dyn FnMut())) {
    let fill = |head: &str, unit: &str, tail: &str, most: usize| {
        let times = (most - head.len() - tail.len()) / unit.len();
        format!("{head}{}{tail}", unit.repeat(times))
    };
    let service = "resource a 'Microsoft.ApiManagement/service@2022-08-01' = {\nproperties: {\ncustomProperties: {\n";
    let http2 = "\"Microsoft.WindowsAzure.ApiManagement.Gateway.Protocols.Server.Http2\":";
    let azurerm = "resource \"azurerm_api_management\" \"a\" {\nx = [";
    for (name, text) in [
        (
            "JSON of unknown keys",
            fill("{\"customProperties\":{", "\"a\":\"b\",", "\"c\":\"d\"}}", LENGTH_MAX),
        ),
        (
            "JSON of one key, again and again",
            fill(
                "{\"customProperties\":{",
                &format!("{http2}\"True\",{http2}\"False\","),
                "\"c\":\"d\"}}",
                LENGTH_MAX,
            ),
        ),
        ("JSON of lists", fill("{\"properties\":{\"x\":[", "[[]],", "1]}}", LENGTH_MAX)),
        ("Bicep of unknown keys", fill(service, "  'a': 'b'\n", "}\n}\n}\n", LENGTH_MAX)),
        (
            "Bicep of one sku, again and again",
            fill(
                "resource a 'Microsoft.ApiManagement/service@2022-08-01' = {\nsku: {\n",
                "name: a\n",
                "}\n}\n",
                LENGTH_MAX,
            ),
        ),
        (
            "Bicep of names",
            fill(
                "resource a 'Microsoft.ApiManagement/service@2022-08-01' = {\nproperties: {\ncustomProperties: z\n}\n}\nvar z = {\n",
                "'a': z\n",
                "}\n",
                LENGTH_MAX,
            ),
        ),
        (
            "Bicep of strings in strings",
            fill(
                "var a = ['",
                "${b ? 'c' : {}}",
                "']\nresource a 'Microsoft.ApiManagement/service@2022-08-01' = {\n}\n",
                LENGTH_MAX,
            ),
        ),
        (
            "an ARM template of parameters",
            fill(
                &format!(
                    "{{\"$schema\":\"\",\"parameters\":{{{}\"z\":1}},\"resources\":[{{\"type\":\"Microsoft.ApiManagement/service\",\"properties\":{{\"customProperties\":{{",
                    "\"a\":{},".repeat(32_000)
                ),
                &format!("{http2}\"[parameters('y')]\","),
                "\"c\":\"d\"}}}]}",
                LENGTH_MAX,
            ),
        ),
        (
            "nmap of elements",
            fill(
                "<nmaprun><port><script id=\"ssl-enum-ciphers\">",
                "<elem key=\"name\">a</elem>",
                "</script></port></nmaprun>",
                LENGTH_MAX,
            ),
        ),
        (
            "testssl.sh, CSV of findings",
            fill(
                "\"id\",\"fqdn/ip\",\"port\",\"severity\",\"finding\"\n",
                "\"TLS1\",\"a/1\",\"443\",\"OK\",\"offered\"\n",
                "",
                LENGTH_MAX,
            ),
        ),
        ("Terraform of objects", fill(azurerm, "{a=[1,\"${b}\"]},", "1]\n}\n", LENGTH_MAX)),
        ("more than is read", "[1],".repeat(2_500_000)),
    ] {
        measure(&format!("import, {name}"), &mut || {
            let _ = black_box(import(black_box(&text)));
        });
    }
}

/// Texts as large as are read, as people have them.
fn large(measure: &mut impl FnMut(&str, &mut dyn FnMut())) {
    for (name, make) in made::ALL {
        let text = make();
        measure(&format!("import 8 MB, {name}"), &mut || {
            let _ = black_box(import(black_box(&text)));
        });
    }
}

/// 10,000 seeds, and what the Rollout tab draws of the largest plan: 12 units in each of 10 regions.
fn rollout(measure: &mut impl FnMut(&str, &mut dyn FnMut())) {
    let small = Instance::default();
    let large = small.in_tier(Tier::Premium).scaled(12, 10);
    for (name, instance) in [("Developer", small), ("the largest plan", large)] {
        let live = initial_config(instance);
        let draft = Preset::Strictest.reach(instance, Channel::Portal, live).config;
        let course = Course::single(instance, live, draft);
        let load = Rehearsal::default().load();
        let question = Question::new(course, Assumed::DEFAULT, load, &Fleet::example());
        measure(&format!("10,000 seeds, {name}"), &mut || {
            black_box(Survey::ask(black_box(question.clone())));
        });
    }
    let mut model = Model::default();
    let draft = Preset::Strictest.reach(large, Channel::Portal, initial_config(large)).config;
    for intent in [
        Intent::ChooseTier(Tier::Premium),
        Intent::SetUnits(12),
        Intent::SetRegions(10),
        Intent::Adopt(draft),
        Intent::Save(Seed(1)),
    ] {
        update(&mut model, intent);
    }
    let mut asked = model.questions().into_iter().map(Survey::ask);
    if let (Some(single), Some(back)) = (asked.next(), asked.next()) {
        let surveys = Surveys { single: single.into(), back, strategies: asked.collect() };
        update(&mut model, Intent::Look(LookAct::Surveyed(surveys.into())));
    }
    measure("checks of a save", &mut || {
        black_box(black_box(&model).checks());
    });
    measure("calls lost so far", &mut || {
        black_box(black_box(&model).lost());
    });
    measure("rank among the rehearsals", &mut || {
        black_box(black_box(&model).rank());
    });
    measure("questions of all that is planned", &mut || {
        black_box(black_box(&model).questions());
    });
    let mut second = 0;
    measure("one step of scrubbing, with its reading", &mut || {
        second = (second + 97) % 60_000;
        update(&mut model, Intent::Seek(SimTime::from_seconds(second)));
        black_box(reading(&model));
    });
    measure("what the picture depends on", &mut || {
        black_box((model.plot_premise(), model.planned_premise()));
    });
    measure("the picture as a drawing", &mut || {
        black_box(black_box(&model).drawing());
    });
    measure("calls lost so far", &mut || {
        black_box(black_box(&model).lost());
    });
    measure("the five checks", &mut || {
        black_box(black_box(&model).checks());
    });
    measure("strategies compared", &mut || {
        black_box((model.ways(), model.ways_drawing()));
    });
}

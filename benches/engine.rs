#![allow(missing_docs, reason = "the macros of the library make undocumented functions")]
//! What the engine costs: one handshake, the whole example fleet before and after, and the exact search.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use tls_rehearsal::app::look::LookAct;
use tls_rehearsal::app::{Intent, Model, update};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::{Channel, CipherSuite, Config, Instance, Protocol, Setting, Side};
use tls_rehearsal::tls::Fleet;
use tls_rehearsal::tls::catalogue::read;
use tls_rehearsal::tls::harden::frontier;
use tls_rehearsal::tls::impact::{Judge, impact, remedy};
use tls_rehearsal::tls::negotiate;
use tls_rehearsal::tls::preset::{Preset, free};
use tls_rehearsal::words::impact_tab::REGIONS;
use tls_rehearsal::words::profiles;

fn engine(criterion: &mut Criterion) {
    let instance = Instance::default();
    let live = initial_config(instance);
    let draft = Preset::Strictest.reach(instance, Channel::Portal, live).config;
    let fleet = Fleet::example();
    let judge = Judge::new(instance, live);
    let (client, server) = judge.ends(&fleet.members[30].profile);
    criterion.bench_function("one negotiation", |bencher| {
        bencher.iter(|| negotiate(black_box(&client), black_box(&server)));
    });
    criterion.bench_function("example fleet, before and after", |bencher| {
        bencher.iter(|| impact(instance, black_box(&fleet), black_box(live), black_box(draft)));
    });
    let all = impact(instance, &fleet, live, draft);
    criterion.bench_function("remedies of all that are lost", |bencher| {
        bencher.iter(|| {
            for at in all.lost() {
                black_box(remedy(instance, Channel::Portal, draft, &fleet.members[at].profile));
            }
        });
    });
    let free_here = free(instance, Channel::Portal);
    criterion.bench_function("exact search, Developer by the portal", |bencher| {
        bencher.iter(|| frontier(instance, black_box(&fleet), black_box(live), &free_here));
    });
    let open = Instance { renegotiation: true, ..instance };
    let free_there = free(open, Channel::RestApi);
    let everything =
        Config::from_bits(u32::MAX).with(Setting::Protocol(Side::Client, Protocol::Tls13), false);
    criterion.bench_function("exact search, everything on, by the REST API", |bencher| {
        bencher.iter(|| frontier(open, black_box(&fleet), black_box(everything), &free_there));
    });
    let mut model = Model::default();
    update(&mut model, Intent::Look(LookAct::Again));
    update(&mut model, Intent::Adopt(draft));
    criterion.bench_function("rows of the tables", |bencher| {
        bencher.iter(|| profiles::rows(black_box(&model), &[]));
    });
    let kept = profiles::rows(&model, &[]);
    let setting = Setting::Cipher(CipherSuite::RsaAes128CbcSha);
    update(&mut model, Intent::Toggle(setting));
    criterion.bench_function("rows of the tables after one toggle", |bencher| {
        bencher.iter(|| profiles::rows(black_box(&model), &kept));
    });
    for (name, region) in REGIONS {
        criterion.bench_function(&format!("region {name}"), |bencher| {
            bencher.iter(|| region(black_box(&model)));
        });
    }
    criterion.bench_function("reading the built-in profiles and their first verdicts", |bencher| {
        bencher.iter(|| {
            let entries = read().unwrap_or_default();
            entries.iter().filter(|entry| judge.verdict(&entry.profile).fails()).count()
        });
    });
}

criterion_group!(benches, engine);
criterion_main!(benches);

#![allow(missing_docs, reason = "the macros of the library make undocumented functions")]
//! What the engine costs natively: `make bench`.

mod cases;

use criterion::{Criterion, criterion_group, criterion_main};

/// What takes long is run less often.
const LONG: &str = "import";

fn engine(criterion: &mut Criterion) {
    measure(criterion, |name| !name.starts_with(LONG));
}

fn imports(criterion: &mut Criterion) {
    measure(criterion, |name| name.starts_with(LONG));
}

fn measure(criterion: &mut Criterion, is_meant: impl Fn(&str) -> bool) {
    cases::each(|name, work| {
        if is_meant(name) {
            criterion.bench_function(name, |bencher| bencher.iter(&mut *work));
        }
    });
}

criterion_group!(short, engine);
criterion_group! { name = long; config = Criterion::default().sample_size(10); targets = imports }
criterion_main!(short, long);

#![allow(missing_docs, reason = "the macros of the library make undocumented functions")]
//! What the engine costs natively: `make bench`.

mod cases;

use criterion::{Criterion, criterion_group, criterion_main};

fn engine(criterion: &mut Criterion) {
    cases::each(|name, work| {
        criterion.bench_function(name, |bencher| bencher.iter(&mut *work));
    });
}

criterion_group!(benches, engine);
criterion_main!(benches);

//! Random instances and configurations, for properties.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tls_rehearsal::domain::{
    Certificate, Config, Created, Edition, Gateway, Instance, Origin, Tier,
};

pub fn instance() -> impl Strategy<Value = Instance> {
    (
        select(Edition::ALL.to_vec()),
        select(Gateway::ALL.to_vec()),
        (
            select(Created::ALL.to_vec()),
            select(Origin::ALL.to_vec()),
            select(Certificate::ALL.to_vec()),
        ),
        any::<bool>(),
        (select(Tier::ALL.to_vec()), any::<u8>(), any::<u8>(), vec((2..11_u8, any::<u8>()), 0..3)),
    )
        .prop_map(
            |(
                edition,
                gateway,
                (created, origin, certificate),
                renegotiation,
                (tier, units, regions, others),
            )| {
                let instance = Instance {
                    edition,
                    created,
                    origin,
                    certificate,
                    renegotiation,
                    ..Instance::default()
                }
                .in_tier(tier)
                .switched_to(gateway)
                .scaled(units, regions);
                others
                    .into_iter()
                    .fold(instance, |instance, (region, units)| instance.scaled_in(region, units))
            },
        )
}

pub fn config() -> impl Strategy<Value = Config> {
    any::<u32>().prop_map(Config::from_bits)
}

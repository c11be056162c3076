//! What the command line makes of what was read: an instance, and what is on and off on it.

use tls_rehearsal::codec::imported::{Answer, Imported};
use tls_rehearsal::domain::initial::initial_config;
use tls_rehearsal::domain::lockout::may_ever_be_pending;
use tls_rehearsal::domain::{Beside, Instance, Partial, Setting, Tier};

/// A configuration on an instance, as `rehearse` resolves it.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub imported: Imported,
    pub instance: Instance,
    /// The same, but for what only the configuration implies.
    pub live_instance: Instance,
    pub tier_is_known: bool,
    pub said: Partial,
    pub config: Partial,
    pub live: Partial,
}

/// Resolves what was read, in the tier that is asked for, beside what is live.
pub fn resolved(imported: &Imported, tier: Option<Tier>, live: Option<Partial>) -> Resolved {
    let imported = if live.is_some() { imported.clone() } else { imported.clone().without_live() };
    let tier = tier.or(imported.tier);
    let instance = imported.instance_in(tier, Instance::default());
    let live_instance = Instance { renegotiation: false, ..instance };
    let said = imported.partial(instance, tier.is_some());
    let config = effective(instance, said.or(live.unwrap_or(Partial::UNKNOWN)));
    let live = effective(instance, live.unwrap_or_else(|| initial_config(live_instance).into()));
    Resolved {
        tier_is_known: tier.is_some(),
        imported,
        instance,
        live_instance,
        said,
        config,
        live,
    }
}

impl Resolved {
    pub fn beside(&self) -> Beside {
        let keeps = |setting| self.imported.of(setting).answer == Answer::Kept;
        Beside::new(self.live, self.config).keeping(keeps)
    }
}

/// What of it this instance can have.
fn effective(instance: Instance, said: Partial) -> Partial {
    let initial = initial_config(instance);
    Setting::ALL.into_iter().fold(said, |partial, setting| {
        let renegotiating = Instance { renegotiation: true, ..instance };
        let is_open = partial.get(setting).is_none()
            && setting == Setting::CLIENT_TLS13
            && may_ever_be_pending(renegotiating, setting);
        if may_ever_be_pending(instance, setting) || is_open {
            return partial;
        }
        partial.with(setting, Some(initial.is_on(setting)))
    })
}

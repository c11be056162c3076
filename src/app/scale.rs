//! How large the instance is: more or fewer units and regions.

use super::notice::Blocked;
use super::{Model, Notice};
use crate::domain::Instance;

/// What there can be more or fewer of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Extent {
    /// Units, of the first region or of every one.
    Units,
    /// Regions.
    Regions,
    /// Units of one region, from 1.
    UnitsIn(u8),
}

impl Extent {
    /// The least and the most there may be; `None` of a region that is not there.
    pub fn range(self, instance: Instance) -> Option<(u8, u8)> {
        match self {
            Self::Units => Some(instance.tier().units()),
            Self::Regions => Some((1, instance.tier().regions_max())),
            Self::UnitsIn(region) => {
                (1..=instance.regions()).contains(&region).then(|| instance.tier().units())
            }
        }
    }

    fn of(self, instance: Instance, number: u8) -> Instance {
        match self {
            Self::Units => instance.scaled(number, instance.regions()),
            Self::Regions => instance.scaled(instance.units(), number),
            Self::UnitsIn(region) => instance.scaled_in(region, number),
        }
    }
}

/// Scales to `number`, or as near as the tier allows, and says so; what is no number is refused with what is expected.
pub(super) fn scale(model: &mut Model, extent: Extent, asked: Option<u8>) {
    let instance = model.state.instance;
    let range = extent.range(instance);
    let Some((asked, (least, most))) = asked.zip(range) else {
        return model.say(Notice::NotScaled { extent, range, tier: instance.tier() });
    };
    let number = asked.clamp(least, most);
    let to = extent.of(instance, number);
    if to != instance {
        if model.state.is_updating() {
            return model.say(Notice::Updating(Blocked::Scaling));
        }
        model.record();
        // No setting depends on it, so none is taken back.
        model.state.move_to(to);
    }
    let limit = (number != asked).then_some((least, most, instance.tier()));
    model.say(Notice::Scaled { extent, number, limit });
}

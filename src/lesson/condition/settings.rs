//! Settings, on and off.

use super::miss::Miss;
use super::predicates::{Form, Main};
use crate::domain::Setting;
use crate::domain::posture::score;
use crate::lesson::cursor::{Cursor, Fault};
use crate::lesson::names::{At, Named};
use crate::lesson::node::Node;
use crate::lesson::range::Range;
use crate::lesson::settings::Settings;
use crate::lesson::sight::Sight;
use crate::tls::preset::Preset;
use crate::tls::weaker::standing;

/// All are on.
#[derive(Clone, Debug, PartialEq)]
pub struct On(pub Settings);

/// All are off.
#[derive(Clone, Debug, PartialEq)]
pub struct Off(pub Settings);

/// Nothing else has changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Only(pub Settings);

/// All is as a preset wants it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wishes(pub Preset);

/// The score.
#[derive(Clone, Debug, PartialEq)]
pub struct Scores(pub Range);

impl Main for On {
    const FORM: Form = Form::Settings;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Settings::read(cursor).map(Self)
    }

    fn write(&self) -> Node {
        self.0.write()
    }

    fn check(&self, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
        turned(&self.0, true, at, sight)
    }
}

impl Main for Off {
    const FORM: Form = Form::Settings;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Settings::read(cursor).map(Self)
    }

    fn write(&self) -> Node {
        self.0.write()
    }

    fn check(&self, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
        turned(&self.0, false, at, sight)
    }
}

fn turned(settings: &Settings, on: bool, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
    let config = sight.config(at);
    let others: Vec<Setting> =
        settings.all().into_iter().filter(|setting| config.is_on(*setting) != on).collect();
    if others.is_empty() { Ok(()) } else { Err(Miss::Settings { at, settings: others, on: !on }) }
}

impl Main for Only {
    const FORM: Form = Form::Settings;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Settings::read(cursor).map(Self)
    }

    fn write(&self) -> Node {
        self.0.write()
    }

    fn check(&self, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
        let named = self.0.all();
        let differing = sight.start.live.differing(sight.config(at));
        let settings: Vec<_> = differing.filter(|setting| !named.contains(setting)).collect();
        if settings.is_empty() { Ok(()) } else { Err(Miss::Beside { at, settings }) }
    }
}

impl Main for Wishes {
    const FORM: Form = Form::Word(|| Preset::all().into_iter().map(Preset::word).collect());

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        cursor.word().map(Self)
    }

    fn write(&self) -> Node {
        Node::text(self.0.word())
    }

    fn check(&self, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
        let (preset, config) = (self.0, sight.config(at));
        let reached = preset.reach(sight.model.instance(), sight.model.channel(), config).config;
        let settings: Vec<_> = config.differing(reached).collect();
        if settings.is_empty() { Ok(()) } else { Err(Miss::Preset { preset, at, settings }) }
    }
}

impl Main for Scores {
    const FORM: Form = Form::Range;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Range::read(cursor).map(Self)
    }

    fn write(&self) -> Node {
        self.0.write()
    }

    fn check(&self, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
        let is = score_at(at, sight);
        let wanted = self.0;
        if wanted.holds(u64::from(is)) { Ok(()) } else { Err(Miss::Score { at, is, wanted }) }
    }
}

/// The score as the page shows it: of what is not live yet, never above that of what is, if somebody goes on with less.
pub fn score_at(at: At, sight: &Sight<'_>) -> u32 {
    let (model, config) = (sight.model, sight.config(at));
    match at {
        At::Live => score(config),
        At::Draft | At::Target => {
            standing(model.instance(), model.fleet(), model.live(), config).score
        }
    }
}

//! What texts say, and what linters say of them.

use super::miss::{Miss, Undecided};
use super::predicates::{Form, Main};
use crate::codec::drift::drift;
use crate::codec::export::Format;
use crate::lesson::cursor::{Cursor, Fault};
use crate::lesson::names::{At, Named};
use crate::lesson::node::Node;
use crate::lesson::range::Range;
use crate::lesson::sight::Sight;
use crate::verdict::{Judged, Rule, Says, Seen, opinions};

/// So many settings differ from the imported text.
#[derive(Clone, Debug, PartialEq)]
pub struct Drifts(pub Range);

/// A linter's opinion.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Whose.
    pub rule: Rule,
    /// Of what.
    pub seen: Seen,
    /// What it says.
    pub says: Option<Says>,
    /// Whether that is so.
    pub judged: Option<Judged>,
}

impl Main for Drifts {
    const FORM: Form = Form::Range;

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        Range::read(cursor).map(Self)
    }

    fn write(&self) -> Node {
        self.0.write()
    }

    fn check(&self, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
        let model = sight.model;
        let Some(imported) = &model.look().code.imported else {
            return Err(Miss::Undecided(Undecided::NothingImported));
        };
        let rows = drift(sight.config(at).into(), imported, model.instance(), true);
        let differs = rows.into_iter().filter(|row| row.differs());
        let settings: Vec<_> = differs.map(|row| row.setting).collect();
        let wanted = self.0;
        if wanted.holds(settings.len() as u64) {
            Ok(())
        } else {
            Err(Miss::Drift { at, settings, wanted })
        }
    }
}

/// What a linter looks at, by its word.
fn all_seen() -> Vec<&'static str> {
    Seen::ALL.into_iter().map(seen_word).collect()
}

const fn seen_word(seen: Seen) -> &'static str {
    match seen {
        Seen::Live => "live",
        Seen::Written(format) => format.id(),
    }
}

fn words<T: Named>() -> Vec<&'static str> {
    T::all().into_iter().map(T::word).collect()
}

impl Main for Judgement {
    const FORM: Form = Form::Fields(&[
        ("rule", Form::Word(words::<Rule>)),
        ("of", Form::Word(all_seen)),
        ("says", Form::Word(words::<Says>)),
        ("judged", Form::Word(words::<Judged>)),
    ]);

    fn read(cursor: &Cursor<'_>) -> Result<Self, Fault> {
        const OF: &str = "live or a format that linters look at (arm, bicep, azurerm, azapi)";
        let object = cursor.object(&["rule", "of", "says", "judged"])?;
        let of = object.need("of", OF)?;
        let seen = match of.text(OF)? {
            "live" => Some(Seen::Live),
            format => Format::named(format).map(Seen::Written),
        };
        let seen = seen.filter(|seen| Seen::ALL.contains(seen)).ok_or_else(|| of.expected(OF))?;
        let judgement = Self {
            rule: object.need("rule", "a rule")?.word()?,
            seen,
            says: object.read("says", |cursor| cursor.word())?,
            judged: object.read("judged", |cursor| cursor.word())?,
        };
        if judgement.says.is_none() && judgement.judged.is_none() {
            return Err(cursor.expected("says or judged"));
        }
        Ok(judgement)
    }

    fn write(&self) -> Node {
        Node::object([
            ("rule", Some(Node::text(self.rule.word()))),
            ("of", Some(Node::text(seen_word(self.seen)))),
            ("says", self.says.map(|says| Node::text(says.word()))),
            ("judged", self.judged.map(|judged| Node::text(judged.word()))),
        ])
    }

    fn check(&self, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
        let Self { rule, seen, says, judged } = *self;
        let all = opinions(sight.model.instance(), sight.config(at));
        let Some(opinion) = all.into_iter().find(|one| one.rule == rule && one.seen == seen) else {
            return Err(Miss::Undecided(Undecided::NotLookedAt(rule, seen)));
        };
        let holds = says.is_none_or(|says| opinion.says == says)
            && judged.is_none_or(|judged| opinion.judged == judged);
        if holds { Ok(()) } else { Err(Miss::Verdict { at, opinion, says, judged }) }
    }
}

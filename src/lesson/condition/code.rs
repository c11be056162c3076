//! What texts say, and what linters say of them.

use super::miss::{Miss, Undecided};
use super::predicates::{Form, Main};
use crate::codec::drift::drift;
use crate::codec::export::Format;
use crate::lesson::cursor::{Cursor, Fault};
use crate::lesson::names::{At, Named, words};
use crate::lesson::node::Node;
use crate::lesson::range::Range;
use crate::lesson::sight::Sight;
use crate::verdict::{Judged, Rule, Says, Seen, opinions};

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

/// So many settings differ from the imported text.
pub(super) fn drifts(wanted: &Range, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
    let (model, wanted) = (sight.model, *wanted);
    let Some(imported) = &model.look().code.imported else {
        return Err(Miss::Undecided(Undecided::NothingImported));
    };
    let rows = drift(sight.config(at).into(), imported, model.instance(), true);
    let differs = rows.into_iter().filter(|row| row.differs());
    let settings: Vec<_> = differs.map(|row| row.setting).collect();
    let holds = wanted.holds(settings.len() as u64);
    if holds { Ok(()) } else { Err(Miss::Drift { at, settings, wanted }) }
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
}

/// What a linter says, and whether that is so.
pub(super) fn judged(judgement: &Judgement, at: At, sight: &Sight<'_>) -> Result<(), Miss> {
    let Judgement { rule, seen, says, judged } = *judgement;
    let all = opinions(sight.model.instance(), sight.config(at));
    let Some(opinion) = all.into_iter().find(|one| one.rule == rule && one.seen == seen) else {
        return Err(Miss::Undecided(Undecided::NotLookedAt(rule, seen)));
    };
    let holds = says.is_none_or(|says| opinion.says == says)
        && judged.is_none_or(|judged| opinion.judged == judged);
    if holds { Ok(()) } else { Err(Miss::Verdict { at, opinion, says, judged }) }
}

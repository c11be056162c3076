//! What the Code tab asks: the draft as text and which of its lines change, what a partial PATCH does, what linters say.

use std::sync::Arc;

use super::Model;
use super::look::Code;
use crate::codec::export::{Carried, Format, Wish, export, says_something};
use crate::codec::lines::{Change, Line, lines};
use crate::codec::link;
use crate::domain::{Channel, Config, Instance, Setting};
use crate::rollout::Rehearsal;
use crate::verdict::map::{Reading, path_of_set, reset_by};
use crate::verdict::{Judged, Opinion, Rule, Seen, opinions};

/// All that the tab depends on. A rollout that runs changes none of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Premise {
    instance: Instance,
    channel: Channel,
    target: Config,
    draft: Config,
    rehearsal: Arc<Rehearsal>,
    code: Code,
}

/// The draft in a format.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// Which.
    pub format: Format,
    /// Its lines; changed are those that would not be there without the change.
    pub lines: Vec<Line>,
    /// Is there something of TLS in it?
    pub says_something: bool,
}

impl Written {
    /// The positions of the lines that change.
    pub fn changed(&self) -> Vec<usize> {
        let all = self.lines.iter().enumerate();
        all.filter(|(_, line)| line.change == Change::Changed).map(|(at, _)| at).collect()
    }
}

/// A PATCH that names only the changed keys, and one that names all.
#[derive(Clone, Debug, PartialEq)]
pub struct Partly {
    /// What it would turn besides the change, by each reading, each as it is in the draft.
    pub turned: Vec<(Reading, Vec<(Setting, bool)>)>,
    /// The path that `az apim update --set` writes instead of a key.
    pub path: Option<Vec<&'static str>>,
}

/// What linters say: a row a rule, a column each of what some rule looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdicts {
    /// The rows.
    pub rows: Vec<(Rule, [Option<Opinion>; Seen::ALL.len()])>,
}

impl Verdicts {
    /// All that is said.
    pub fn opinions(&self) -> impl Iterator<Item = &Opinion> {
        self.rows.iter().flat_map(|(_, row)| row.iter().flatten())
    }

    /// How much of it is judged like this.
    pub fn number(&self, judged: Judged) -> usize {
        self.opinions().filter(|opinion| opinion.judged == judged).count()
    }
}

impl Model {
    /// All that the Code tab depends on.
    pub fn code_premise(&self) -> Premise {
        Premise {
            instance: self.instance(),
            channel: self.channel(),
            target: self.target(),
            draft: self.draft(),
            rehearsal: self.rehearsal_premise().0,
            code: self.look().code.clone(),
        }
    }

    /// What is to be written of the draft.
    pub fn wish(&self) -> Wish<'_> {
        let code = &self.look().code;
        // What was read of an instance and is no setting of the page, a whole map has to repeat.
        let others = code.imported.as_deref().map_or(&[][..], |imported| &imported.others);
        Wish {
            instance: self.instance(),
            live: self.target(),
            draft: self.draft(),
            only_change: code.only_change,
            carried: Carried { named: &[], others },
            undecided: &[],
            header: &[],
        }
    }

    /// The address that opens this configuration again. Of a rollout under way only what it leads to belongs to it.
    pub fn address(&self) -> String {
        let mut snapshot = self.snapshot();
        snapshot.live = self.target();
        snapshot.rollout = None;
        format!("{}#{}", self.look().code.address, link::write(&snapshot))
    }

    /// The draft in the format that is chosen, under these lines.
    pub fn written(&self, header: &[String]) -> Written {
        let format = self.look().code.format();
        let wish = Wish { header, ..self.wish() };
        Written {
            format,
            lines: beside_live(format, &wish),
            says_something: says_something(format, &wish),
        }
    }

    /// The body of a PATCH that names only what changes, or all.
    pub fn patch_body(&self, only_change: bool) -> Vec<Line> {
        beside_live(Format::ArmPatch, &Wish { only_change, ..self.wish() })
    }

    /// What a PATCH that names only the changed keys would do.
    pub fn partly(&self) -> Partly {
        let (live, draft) = (self.target(), self.draft());
        let turned = |reading| {
            let settings = reset_by(reading, self.instance(), live, draft).into_iter();
            (reading, settings.map(|setting| (setting, draft.is_on(setting))).collect())
        };
        let example = live.differing(draft).next().unwrap_or(Setting::Http2);
        Partly { turned: Reading::ALL.map(turned).to_vec(), path: path_of_set(example) }
    }

    /// What linters say of the draft in each format, and of the instance after it.
    pub fn verdicts(&self) -> Verdicts {
        let all = opinions(self.instance(), self.draft());
        let row = |rule: Rule| {
            let of = |seen: Seen| all.iter().find(|it| it.rule == rule && it.seen == seen).copied();
            (rule, Seen::ALL.map(of))
        };
        Verdicts { rows: Rule::ALL.map(row).to_vec() }
    }
}

/// What is written, beside the same without the change.
fn beside_live(format: Format, wish: &Wish) -> Vec<Line> {
    let before = export(format, &Wish { draft: wish.live, ..*wish });
    lines(format.language(), &before, &export(format, wish))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::look::LookAct;
    use crate::app::{Intent, update};
    use crate::codec::keys::keys;
    use crate::domain::{CipherSuite, Protocol, Side};

    const TURNED: [Setting; 3] = [
        Setting::Protocol(Side::Backend, Protocol::Tls13),
        Setting::Protocol(Side::Backend, Protocol::Tls11),
        Setting::Cipher(CipherSuite::RsaAes128CbcSha),
    ];

    fn changed() -> Model {
        let mut model = Model::default();
        for setting in TURNED {
            update(&mut model, Intent::Toggle(setting));
        }
        model
    }

    #[test]
    fn the_lines_of_the_settings_that_change_are_marked_and_no_others() {
        for only_change in [false, true] {
            for (at, format) in Format::ALL.into_iter().enumerate() {
                let mut model = changed();
                update(&mut model, Intent::Look(LookAct::Format(at)));
                update(&mut model, Intent::Look(LookAct::OnlyChange(only_change)));
                let written = model.written(&["A header".to_owned()]);
                let marked = written.changed();
                assert!(!marked.is_empty(), "{format:?}");
                let tail = |setting| keys(setting)[0].rsplit_once('.').map_or("", |(_, tail)| tail);
                let is_of = |text: &str| {
                    let told = text.contains("ciphers") || text.contains("allowedSuites");
                    told || TURNED.into_iter().any(|setting| text.contains(tail(setting)))
                };
                if !only_change && !matches!(format, Format::TerraformAzurerm) {
                    for at in marked {
                        let text = written.lines[at].text();
                        assert!(is_of(&text), "{format:?}: {text}");
                    }
                }
                let header = |line: &Line| line.text().contains("A header");
                let is_marked = |line: &&Line| line.change == Change::Changed;
                assert!(!written.lines.iter().filter(is_marked).any(header), "{format:?}");
            }
        }
    }

    #[test]
    fn nothing_is_marked_where_nothing_changes() {
        for at in 0..Format::ALL.len() {
            let mut model = Model::default();
            update(&mut model, Intent::Look(LookAct::Format(at)));
            assert_eq!(model.written(&[]).changed(), Vec::<usize>::new());
        }
    }

    #[test]
    fn the_matrix_holds_every_opinion_once() {
        let model = changed();
        let verdicts = model.verdicts();
        let all = opinions(model.instance(), model.draft());
        assert_eq!(verdicts.opinions().count(), all.len());
        assert!(all.iter().all(|each| verdicts.opinions().any(|other| other == each)));
        let judged = [Judged::Right, Judged::Wrong, Judged::Blind, Judged::Unknown];
        assert_eq!(judged.map(|judged| verdicts.number(judged)).iter().sum::<usize>(), all.len());
    }
}

//! Where a rule comes from: marks for what the domain cites.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Row;
use crate::domain::conflict::Conflict;
use crate::domain::{Cited, Confidence, Setting};
use crate::ui::parts::mark::{self, Citation, Cite, Mark};
use crate::words;

/// The mark of something that is cited; `about` says of what, inside its accessible name.
#[component]
pub fn SourceMark(
    /// What it is about: "the duration".
    #[prop(into)]
    about: Signal<String>,
    /// Where it is stated.
    #[prop(into)]
    cited: Signal<Cited>,
) -> impl IntoView {
    let cite = Signal::derive(move || about.with(|about| Arc::new(cite(about, cited.get()))));
    view! { <Mark cite /> }
}

/// Mark and citation of what is cited.
pub fn cite(about: &str, cited: Cited) -> Cite {
    let rows = vec![
        (words::frame::where_it_says().to_owned(), words::source::place(cited)),
        (words::frame::read_in().to_owned(), words::frame::read_when().to_owned()),
    ];
    Cite {
        word: word(cited.confidence),
        name: words::frame::source_of(about, cited),
        paper: words::source::badge(cited),
        citation: Citation {
            confidence: look(cited.confidence),
            heading: words::capitalised(&words::source::badge(cited)),
            rows,
        },
    }
}

/// Mark and citation of a setting: where its note is stated, and all there is to know of it. Where sources differ, that comes first.
pub fn cite_setting(setting: Setting, row: &Row, cited: Cited) -> Cite {
    let about = words::frame::about(setting);
    let mut cite = cite(&about, cited);
    let details = words::setting::details(setting, row);
    cite.citation
        .rows
        .splice(1..1, details.into_iter().map(|(label, text)| (label.to_owned(), text)));
    let differ = Conflict::ALL.into_iter().find(|about| about.bears_on(row.gateway, setting));
    if let Some(conflict) = differ {
        cite.word = words::frame::sources_differ().to_owned();
        cite.name = words::frame::differ_on(&about);
        cite.paper = words::frame::sources_differ().to_owned();
        cite.citation.confidence = mark::Confidence::Differ;
        cite.citation.heading = words::frame::differ_head(conflict).to_owned();
    }
    cite
}

/// Documented is the rule, so its mark is silent.
fn word(confidence: Confidence) -> String {
    match confidence {
        Confidence::Documented => String::new(),
        Confidence::Reported | Confidence::Inferred => {
            words::source::confidence(confidence).to_owned()
        }
    }
}

const fn look(confidence: Confidence) -> mark::Confidence {
    match confidence {
        Confidence::Documented => mark::Confidence::Documented,
        Confidence::Reported => mark::Confidence::Reported,
        Confidence::Inferred => mark::Confidence::Inferred,
    }
}

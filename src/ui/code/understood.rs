//! What is understood of what was read: setting by setting, with its place.

use leptos::prelude::*;

use super::ask;
use super::settings_table::{Row, SettingsTable};
use crate::app::Model;
use crate::app::understood::Said;
use crate::codec::imported::{Answer as Of, Found, Imported};
use crate::ui::parts::{Answer, Answers, Holds, Sign};
use crate::words::import_tab as words;
use crate::words::imported::value;

/// The rows, folded.
#[component]
pub fn Understood() -> impl IntoView {
    let number = ask(|model| {
        model.understood().map_or((0, 0), |found| (found.stated.len(), found.defaults.len()))
    });
    let stated = Signal::derive(move || words::stated_answer(number.get().0));
    let defaults = Signal::derive(move || words::defaults_answer(number.get().1));
    let has_defaults = number.slice(|(_, defaults)| *defaults > 0);
    let holds = Holds::Subject(Sign::Check);
    view! {
        <Answers label=words::understood() inside=true>
            <Answer id="understood" title=words::understood() holds answer=stated>
                <Settings of=|answer| matches!(answer, Of::Stated(_)) name=words::understood() heads=[words::read(), words::place()] />
            </Answer>
            {move || {
                has_defaults.get().then(|| {
                    view! {
                        <Answer id="at-default" title=words::at_default() holds=Holds::Subject(Sign::Minus) answer=defaults>
                            <Settings of=|answer| answer == Of::Default name=words::at_default() heads=[words::default(), words::why()] />
                        </Answer>
                    }
                })
            }}
        </Answers>
    }
}

/// A table of those settings of which this is said.
#[component]
fn Settings(
    /// Which.
    of: fn(Of) -> bool,
    /// The table's accessible name.
    name: &'static str,
    /// What stands over the value, and over what it rests on.
    heads: [&'static str; 2],
) -> impl IntoView {
    let rows = ask(move |model| rows(model, of));
    let [first, second] = heads;
    view! { <SettingsTable name heads=[first, second, words::here()] rows /> }
}

fn rows(model: &Model, of: fn(Of) -> bool) -> Vec<Row> {
    let Some(found) = model.understood() else { return Vec::new() };
    let imported = &found.imported;
    let is_scan = imported.kind.is_scan();
    let all = found.stated.iter().chain(&found.defaults);
    let asked = all.filter(|said| of(imported.of(said.setting).answer));
    let row = |said: &Said| Row {
        setting: said.setting,
        cells: [
            value(Some(said.on), is_scan).to_owned(),
            rests_on(imported, imported.of(said.setting)),
            words::becomes(said.here).to_owned(),
        ],
        differs: false,
    };
    asked.map(row).collect()
}

/// Its place; of a default, which stands nowhere, its reason.
fn rests_on(imported: &Imported, found: &Found) -> String {
    if found.answer == Of::Default {
        return found.why.clone();
    }
    words::with_reason(imported, found)
}

//! What is understood of what was read: setting by setting, with its place.

use leptos::prelude::*;

use super::ask;
use crate::app::Model;
use crate::app::understood::Said;
use crate::codec::imported::{Answer as Of, Found, Imported};
use crate::domain::Setting;
use crate::ui::parts::{Answer, Answers, Holds, Limited, Sign, told};
use crate::words::import_tab as words;
use crate::words::imported::value;
use crate::words::setting::full_name;

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
    let settings = rows.slice(|rows| rows.iter().map(|row| row.said.setting).collect::<Vec<_>>());
    let row = move |setting: Setting| {
        let row =
            rows.slice(move |rows| rows.iter().find(|row| row.said.setting == setting).cloned());
        view! {
            <tr>
                <th scope="row">{full_name(setting)}</th>
                {move || row.get().map(|row| cells(&row, heads))}
            </tr>
        }
    };
    let [first, second] = heads;
    view! {
        <Limited label=name rows=settings.slice(Vec::len) all=words::show_all>
            <table class="table table--tight table--cards" aria-label=name>
                <thead>
                    <tr>
                        <th scope="col">{words::setting()}</th>
                        <th scope="col">{first}</th>
                        <th scope="col">{second}</th>
                        <th scope="col">{words::here()}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || settings.get() key=|setting| *setting children=row />
                </tbody>
            </table>
        </Limited>
    }
}

#[derive(Clone, PartialEq)]
struct Row {
    said: Said,
    is_scan: bool,
    rests_on: String,
}

fn rows(model: &Model, of: fn(Of) -> bool) -> Vec<Row> {
    let Some(found) = model.understood() else { return Vec::new() };
    let imported = &found.imported;
    let is_scan = imported.kind.is_scan();
    let all = found.stated.iter().chain(&found.defaults).copied();
    let asked = all.filter(|said| of(imported.of(said.setting).answer));
    let row =
        |said: Said| Row { said, is_scan, rests_on: rests_on(imported, imported.of(said.setting)) };
    asked.map(row).collect()
}

/// Its place; of a default, which stands nowhere, its reason.
fn rests_on(imported: &Imported, found: &Found) -> String {
    if found.answer == Of::Default {
        return found.why.clone();
    }
    words::with_reason(imported, found)
}

fn cells(row: &Row, [first, second]: [&'static str; 2]) -> AnyView {
    view! {
        <td data-label=first>{told(value(Some(row.said.on), row.is_scan))}</td>
        <td data-label=second>{told(row.rests_on.clone())}</td>
        <td data-label=words::here()>{told(words::becomes(row.said.here))}</td>
    }
    .into_any()
}

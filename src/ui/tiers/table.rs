//! The table: a head a gateway, a row a capability, and in each cell a quiet button. It is one stop of the Tab key.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys::{HtmlElement, KeyboardEvent};
use wasm_bindgen::JsCast;

use super::Place;
use crate::app::Intent;
use crate::domain::capability::{Capability, Fact, Section, SuiteGroup, Verdict, cell, rows};
use crate::domain::compare::Rows;
use crate::domain::{CipherSuite, Edition, Gateway};
use crate::ui::parts::{Icon, Sign, focus, told};
use crate::ui::settings::suite_name;
use crate::web::store::{Selected, use_store};
use crate::words;

/// The id of what a dot says.
pub const DIFFERS: &str = "differs";

/// What stands in the body, from above.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
enum Line {
    Section(Section),
    /// A row, by its place; another edition draws it anew.
    Row(usize, Edition),
}

/// The table, in a frame that scrolls.
#[component]
pub fn Table(
    /// Whose rules.
    edition: Selected<Edition>,
    /// Which rows.
    shown: RwSignal<Rows>,
    /// The cell that is explained.
    chosen: RwSignal<Option<Place>>,
) -> impl IntoView {
    let store = use_store();
    let current = store.select(|model| model.instance().gateway());
    let lines = Memo::new(move |_| lines(edition.get(), shown.get()));
    let numbers = move || lines.with(|lines| lines.iter().filter_map(number).collect::<Vec<_>>());
    let last = RwSignal::new((0, 0));
    // Where its row is not shown, the head of its column takes its place.
    let stop = Memo::new(move |_| {
        let (row, column) = last.get();
        if numbers().contains(&row) { (row, column) } else { (0, column) }
    });
    let key = move |event: KeyboardEvent| {
        let shown = untrack(numbers);
        if let Some(next) = moved(stop.get_untracked(), &shown, &event.key(), event.ctrl_key()) {
            event.prevent_default();
            last.set(next);
            focus(&id(next));
        }
    };
    let frame = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let column = current.with(|current| Gateway::ALL.iter().position(|each| each == current));
        request_animation_frame(move || bring_first(frame, column.unwrap_or_default()));
    });
    let is_current = move |gateway| current.get() == gateway;
    let columns = Gateway::ALL.map(|gateway| {
        view! { <col data-current=move || is_current(gateway).then_some("true") /> }
    });
    let heads = Gateway::ALL.into_iter().enumerate().map(|(column, gateway)| {
        let place = (0, column);
        view! {
            <th scope="col" data-current=move || is_current(gateway).then_some("true")>
                <button
                    type="button"
                    class="grid__switch"
                    id=id(place)
                    tabindex=move || tab_index(stop.get() == place)
                    aria-label=gateway.name()
                    aria-pressed=move || is_current(gateway).to_string()
                    on:focus=move |_| last.set(place)
                    on:click=move |_| store.dispatch(Intent::SwitchTo(gateway))
                >
                    {gateway.name()}
                </button>
                <small hidden=move || !is_current(gateway)>{words::tiers_tab::current()}</small>
            </th>
        }
    });
    let line = move |line: Line| match line {
        Line::Section(section) => view! {
            <tr class="grid__group">
                <th scope="rowgroup" colspan=(Gateway::ALL.len() + 1).to_string()>
                    <span>{words::tiers_tab::section(section)}</span>
                </th>
            </tr>
        }
        .into_any(),
        Line::Row(row, edition) => view! { <Row row edition stop last chosen /> }.into_any(),
    };
    view! {
        <div class="grid-scroll" node_ref=frame>
            <table class="grid" on:keydown=key>
                <caption class="visually-hidden">{words::tiers_tab::caption()}</caption>
                <colgroup>
                    <col />
                    {columns.into_iter().collect_view()}
                </colgroup>
                <thead>
                    <tr>
                        <th scope="col">{words::tiers_tab::capability()}</th>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || lines.get() key=|line| *line children=line />
                </tbody>
            </table>
        </div>
    }
}

fn lines(edition: Edition, shown: Rows) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut section = None;
    for (at, capability) in rows().into_iter().enumerate() {
        if !shown.show(edition, capability) {
            continue;
        }
        if section != Some(capability.section()) {
            section = Some(capability.section());
            lines.push(Line::Section(capability.section()));
        }
        lines.push(Line::Row(at + 1, edition));
    }
    lines
}

const fn number(line: &Line) -> Option<usize> {
    match line {
        Line::Section(_) => None,
        Line::Row(row, _) => Some(*row),
    }
}

#[component]
fn Row(
    row: usize,
    edition: Edition,
    stop: Memo<Place>,
    last: RwSignal<Place>,
    chosen: RwSignal<Option<Place>>,
) -> impl IntoView {
    let capability = super::capability(row)?;
    let cells = Gateway::ALL.into_iter().enumerate().map(|(column, gateway)| {
        let place = (row, column);
        let verdict = cell(edition, gateway, capability).verdict;
        let differs = verdict != cell(edition.compared(), gateway, capability).verdict;
        let (kind, sign) = look(capability, verdict);
        view! {
            <td>
                <button
                    type="button"
                    class="grid__cell"
                    id=id(place)
                    data-kind=kind
                    data-differs=differs.then_some("true")
                    tabindex=move || tab_index(stop.get() == place)
                    aria-label=words::tiers::cell_name(gateway, capability, verdict)
                    aria-describedby=differs.then_some(DIFFERS)
                    aria-pressed=move || (chosen.get() == Some(place)).to_string()
                    on:focus=move |_| last.set(place)
                    on:click=move |_| chosen.set(Some(place))
                >
                    {sign.map(|sign| view! { <Icon sign /> })}
                    {told(words::tiers_tab::short(verdict))}
                </button>
            </td>
        }
    });
    Some(view! {
        <tr>
            <th scope="row" class="grid__row">
                {head(capability)}
            </th>
            {cells.collect_view()}
        </tr>
    })
}

/// The head of a row; the name of a suite as elsewhere.
fn head(capability: Capability) -> AnyView {
    match capability {
        Capability::Suites(SuiteGroup::TripleDes) => {
            view! { <code class="suite__name">{suite_name(CipherSuite::Rsa3DesEdeCbcSha)}</code> }
                .into_any()
        }
        Capability::Suites(_) | Capability::Setting(_) | Capability::Fact(_) => {
            told(words::tiers::row(capability))
        }
    }
}

const fn tab_index(is_stop: bool) -> &'static str {
    if is_stop { "0" } else { "-1" }
}

fn id((row, column): Place) -> String {
    format!("tiers-{row}-{column}")
}

/// Where a key leads: from button to button, with Home and End to the ends of a row, with Control as well of the table.
fn moved((row, column): Place, shown: &[usize], key: &str, control: bool) -> Option<Place> {
    let (last_row, last) = (shown.last().copied().unwrap_or_default(), Gateway::ALL.len() - 1);
    Some(match (key, control) {
        ("ArrowRight", _) => (row, (column + 1).min(last)),
        ("ArrowLeft", _) => (row, column.saturating_sub(1)),
        ("ArrowDown", _) => (shown.iter().copied().find(|each| *each > row).unwrap_or(row), column),
        ("ArrowUp", _) => {
            (shown.iter().rev().copied().find(|each| *each < row).unwrap_or_default(), column)
        }
        ("Home", false) => (row, 0),
        ("End", false) => (row, last),
        ("Home", true) => (0, 0),
        ("End", true) => (last_row, last),
        _ => return None,
    })
}

/// Scrolls the frame so that this column comes first, beside the heads of the rows; where nearly all are in sight nothing moves.
fn bring_first(frame: NodeRef<Div>, column: usize) {
    let button = document().get_element_by_id(&id((0, column)));
    let head = button.and_then(|button| button.parent_element());
    let Some(head) = head.and_then(|head| head.dyn_into::<HtmlElement>().ok()) else { return };
    let first = head.parent_element().and_then(|row| row.first_element_child());
    let first = first.and_then(|first| first.dyn_into::<HtmlElement>().ok());
    if let (Some(frame), Some(first)) = (frame.try_get_untracked().flatten(), first)
        && frame.scroll_width() - frame.client_width() > head.offset_width()
    {
        frame.set_scroll_left(head.offset_left() - first.offset_width());
    }
}

/// How a cell looks, and its sign: the words say it, the look only helps.
const fn look(capability: Capability, verdict: Verdict) -> (&'static str, Option<Sign>) {
    match verdict {
        Verdict::Yes if matches!(capability, Capability::Fact(Fact::DowntimeOnSave)) => {
            ("how", Some(Sign::Warning))
        }
        Verdict::Yes => ("yes", Some(Sign::Check)),
        Verdict::YesUnconfirmed => ("perhaps", Some(Sign::Approximate)),
        Verdict::No => ("no", Some(Sign::Minus)),
        Verdict::Fixed | Verdict::FixedOn => ("fixed", Some(Sign::Lock)),
        Verdict::FixedOnOrPane | Verdict::Pane => ("how", Some(Sign::Pane)),
        Verdict::RestOnly => ("how", Some(Sign::Rest)),
        Verdict::Rejected => ("how", Some(Sign::Cross)),
        Verdict::Elsewhere | Verdict::Customer => ("elsewhere", Some(Sign::Elsewhere)),
        Verdict::Unknown => ("unknown", Some(Sign::Question)),
        Verdict::Range(..)
        | Verdict::QuarterToThreeQuarters
        | Verdict::Renegotiation
        | Verdict::HandshakeOnly => ("plain", None),
    }
}

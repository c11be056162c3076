//! Who connects: the tables of clients and backends, and how they are looked at.

use leptos::prelude::*;

use crate::app::Intent;
use crate::app::listing::{Group, Item, Show, Sort};
use crate::app::look::LookAct;
use crate::app::outlook::{Outlook, counts};
use crate::domain::Side;
use crate::tls::gateway::SUITE_ORDER;
use crate::ui::frame::source::SourceMark;
use crate::ui::impact::table::Profiles;
use crate::ui::parts::{
    Button, Card, Choice, Choices, Icon, Kind, Line, Look, Select, Sign, focus, said,
};
use crate::web::store::{Selected, use_store};
use crate::words::impact;
use crate::words::impact_tab::who as words;

/// What can be chosen beside a table, of [`Show::ALL`]; the rest is in the menu.
const SHORT: [Show; 5] = [Show::All, Show::Lost, Show::Failing, Show::Changed, Show::Unknown];

/// Both tables.
#[component]
pub fn Who(
    /// What becomes of every member.
    outlooks: Selected<Vec<Outlook>>,
) -> impl IntoView {
    let arranging = RwSignal::new(false);
    let tools = move || view! { <Tools arranging /> }.into_any();
    view! {
        <Card id="who-connects" title=words::title() lead=|| words::lead() tools=tools>
            <div class="card__body stack">
                {move || arranging.get().then(|| view! { <Arrange /> })}
                <Again />
                {Side::ALL.map(|side| view! { <One side outlooks /> }).into_iter().collect_view()}
                <p class="small quiet">
                    {impact::alerts()} " " {impact::order()} " "
                    <SourceMark about=words::order_of_suites().to_owned() cited=Signal::stored(SUITE_ORDER) />
                </p>
            </div>
        </Card>
    }
}

#[component]
fn Tools(arranging: RwSignal<bool>) -> impl IntoView {
    let store = use_store();
    let query = store.select(|model| model.look().listing.query.clone());
    view! {
        <div class="buttons">
            <div class="find">
                <Line
                    label=words::find()
                    placeholder=words::find()
                    value=query
                    kind=Kind::Search
                    bare=true
                    change=move |query| store.dispatch(Intent::Look(LookAct::Query(query)))
                />
            </div>
            <button
                type="button"
                class="tool"
                aria-expanded=move || arranging.get().to_string()
                on:click=move |_| arranging.update(|open| *open = !*open)
            >
                {words::arrange()}
                <Icon sign=Sign::Down />
            </button>
        </div>
    }
}

/// How both tables are looked at.
#[component]
fn Arrange() -> impl IntoView {
    let store = use_store();
    let listing = store.select(|model| model.look().listing.clone());
    let position = |found: Option<usize>| found.unwrap_or_default();
    let show = listing.slice(|listing| match listing.show {
        [clients, backends] if clients == backends => {
            Show::ALL.iter().position(|each| *each == clients).unwrap_or_default()
        }
        _ => Show::ALL.len(),
    });
    let status =
        listing.slice(|listing| listing.current.map_or(0, |current| if current { 1 } else { 2 }));
    let group = listing
        .slice(move |listing| position(Group::ALL.iter().position(|each| *each == listing.group)));
    let sort = listing
        .slice(move |listing| position(Sort::ALL.iter().position(|each| *each == listing.sort)));
    let mut shows: Vec<String> = Show::ALL.map(|each| words::show_of(each).to_owned()).into();
    shows.push(words::each_its_own().to_owned());
    let statuses = [words::any(), words::current(), words::legacy()].map(str::to_owned).into();
    let groups = Group::ALL.map(|each| words::group_of(each).to_owned()).into();
    let sorts = Sort::ALL.map(|each| words::sort_of(each).to_owned()).into();
    let look = move |act| store.dispatch(Intent::Look(act));
    let choose_show = move |at| {
        if at < Show::ALL.len() {
            look(LookAct::Show(at));
        }
    };
    view! {
        <div class="fields">
            <Select label=words::show() options=shows selected=show choose=choose_show />
            <Select label=words::status() options=statuses selected=status choose=move |at| look(LookAct::Status(at)) />
            <Select label=words::group() options=groups selected=group choose=move |at| look(LookAct::Group(at)) />
            <Select label=words::sort() options=sorts selected=sort choose=move |at| look(LookAct::Sort(at)) />
        </div>
    }
}

/// How many are shown, and a button where they would stand otherwise by now.
#[component]
fn Again() -> impl IntoView {
    let store = use_store();
    let stale = store.select(|model| model.is_stale());
    let numbers = store.select(|model| {
        let of =
            |items: &[Item]| items.iter().filter(|item| matches!(item, Item::Member(_))).count();
        let items = &model.look().items;
        let shown = Side::ALL.map(|side| of(&items[side as usize]));
        (shown, Side::ALL.map(|side| model.fleet().on(side).count()))
    });
    let press = move || {
        store.dispatch(Intent::Look(LookAct::Again));
        // The button goes with its reason.
        focus("who-connects");
    };
    view! {
        <div class="who__count">
            <span class="small quiet" aria-live="polite">
                {said(move || {
                    let (shown, all) = numbers.get();
                    if shown == all { String::new() } else { words::shown(shown, all) }
                })}
            </span>
            {move || stale.get().then(|| view! { <Button label=words::again().to_owned() look=Look::Small press /> })}
        </div>
    }
}

/// The table of one side, with its choices.
#[component]
fn One(side: Side, outlooks: Selected<Vec<Outlook>>) -> impl IntoView {
    let store = use_store();
    let counts = outlooks.slice(move |all| counts(all, side));
    let place = |show: Show| Show::ALL.iter().position(|each| *each == show).unwrap_or_default();
    let choices = SHORT
        .map(|show| {
            let count = counts.slice(move |counts| counts[place(show)].to_string());
            Choice { label: words::short(show), count: Some(count.into()) }
        })
        .into();
    let selected = store.select(move |model| {
        let show = model.look().listing.show[side as usize];
        SHORT.iter().position(|each| *each == show).unwrap_or(SHORT.len())
    });
    let choose = move |at: usize| {
        let show = SHORT.get(at).copied().unwrap_or_default();
        store.dispatch(Intent::Look(LookAct::ShowOn(side, place(show))));
    };
    let name = match side {
        Side::Client => "show-clients",
        Side::Backend => "show-backends",
    };
    view! {
        <div class="stack">
            <div class="picture__head">
                <h4>{words::table(side)}</h4>
                <Choices label=words::choose(side) name choices selected choose />
            </div>
            <Profiles side outlooks />
        </div>
    }
}

//! The frontier: strength from left to right, traffic lost upwards, and where the draft stands.

use leptos::prelude::*;

use crate::app::hardening::Hardening;
use crate::tls::harden::Point;
use crate::web::store::Selected;
use crate::words::impact_tab::hardening as words;

/// Where the plot lies in the picture, in percent: left, right, top, bottom.
const PLOT: (f64, f64, f64, f64) = (4.0, 98.0, 12.0, 86.0);

/// Steps between marks of the upward axis, in thousandths of all requests.
const STEPS: [u64; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/// Marks of the axis of scores stand at multiples of this.
const SCORES: u32 = 5;

/// What is drawn, in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    /// Least and most score.
    scores: (u32, u32),
    /// Between two marks upwards, in thousandths.
    step: u64,
    /// How many of them.
    steps: u64,
    /// All requests.
    whole: u64,
}

impl Scale {
    fn of(hardening: &Hardening, draft: Option<&Point>) -> Self {
        let all = || hardening.points.iter().chain(draft);
        let scores = all().map(|point| point.score).chain([hardening.score]);
        let (least, most) =
            scores.fold((100, 0), |(least, most), score| (least.min(score), most.max(score)));
        let whole = hardening.requests.max(1);
        let highest = all().map(|point| point.lost_requests).max().unwrap_or_default();
        let thousandths = (highest * 1000).div_ceil(whole).max(1);
        let step = STEPS.into_iter().find(|step| step * 3 >= thousandths).unwrap_or(500);
        Self { scores: (least, most), step, steps: thousandths.div_ceil(step), whole }
    }

    fn x(&self, score: u32) -> f64 {
        let (left, right, ..) = PLOT;
        let (least, most) = self.scores;
        // A little room before the first, for its mark.
        let first = left + 8.0;
        first + f64::from(score - least) / f64::from((most - least).max(1)) * (right - first)
    }

    fn y(&self, thousandths: f64) -> f64 {
        let (_, _, top, bottom) = PLOT;
        bottom - thousandths / (self.step * self.steps) as f64 * (bottom - top)
    }

    fn of_lost(&self, lost: u64) -> f64 {
        self.y(lost as f64 * 1000.0 / self.whole as f64)
    }

    /// Scores with a mark: both ends, and between them what is far enough from both.
    fn marked(&self) -> Vec<u32> {
        let (least, most) = self.scores;
        let between = (least..most).filter(|score| {
            score.is_multiple_of(SCORES) && *score > least + 2 && *score + 2 < most
        });
        let mut all: Vec<_> = std::iter::once(least).chain(between).collect();
        if most > least {
            all.push(most);
        }
        all
    }
}

fn percent(number: f64) -> String {
    format!("{number:.2}%")
}

/// The picture. Its table stands beside it, and all of it under "every step".
#[component]
pub fn Frontier(
    /// What the search found.
    hardening: Selected<Hardening>,
    /// The draft, where it differs.
    draft: Selected<Option<Point>>,
) -> impl IntoView {
    let scale = Memo::new(move |_| {
        hardening.with(|hardening| draft.with(|draft| Scale::of(hardening, draft.as_ref())))
    });
    let label = move || {
        hardening.with(|hardening| draft.with(|draft| words::picture(hardening, draft.as_ref())))
    };
    view! {
        <svg class="frontier" role="img" aria-label=label>
            {move || axes(scale.get())}
            {move || hardening.with(|hardening| line(hardening, scale.get()))}
            {move || draft.get().map(|draft| here(&draft, scale.get()))}
        </svg>
    }
}

fn axes(scale: Scale) -> AnyView {
    let (left, right, ..) = PLOT;
    let up = (0..=scale.steps)
        .map(|at| {
            let y = scale.y((at * scale.step) as f64);
            view! {
                <line class="tick" x1=percent(left) x2=percent(right) y1=percent(y) y2=percent(y) />
                <text class="axis axis--end" x=percent(left - 0.8) y=percent(y + 1.5)>
                    {words::percent(at * scale.step)}
                </text>
            }
        })
        .collect_view();
    let along = scale
        .marked()
        .into_iter()
        .map(|score| {
            view! { <text class="axis axis--mid" x=percent(scale.x(score)) y="98%">{score}</text> }
        })
        .collect_view();
    view! {
        {up}
        {along}
        <text class="axis" x=percent(left) y="4.5%">{words::axis()}</text>
    }
    .into_any()
}

fn line(hardening: &Hardening, scale: Scale) -> AnyView {
    let mut last = (percent(scale.x(hardening.score)), percent(scale.of_lost(0)));
    let (start, ground) = last.clone();
    let mut lines = Vec::new();
    for point in &hardening.points {
        let (x, y) = (percent(scale.x(point.score)), percent(scale.of_lost(point.lost_requests)));
        lines.push(view! {
            <line class="path" x1=last.0 x2=x.clone() y1=last.1.clone() y2=last.1.clone() />
            <line class="path" x1=x.clone() x2=x.clone() y1=last.1 y2=y.clone() />
        });
        last = (x, y);
    }
    let points = hardening
        .points
        .iter()
        .map(|point| {
            let (x, y) = (scale.x(point.score), scale.of_lost(point.lost_requests));
            view! { <circle class="point" cx=percent(x) cy=percent(y) r="5" /> }
        })
        .collect_view();
    let free = hardening.for_nothing().filter(|free| free.score > hardening.score + 6).map(|free| {
        let (x, y) = (scale.x(free.score) - 1.0, scale.of_lost(0) - 4.0);
        view! {
            <text class="says axis--end" x=percent(x) y=percent(y)>{words::free_at(free.score)}</text>
        }
    });
    view! {
        {lines.into_iter().collect_view()}
        <circle class="point point--live" cx=start.clone() cy=ground r="5" />
        {points}
        {free}
        <text class="says says--quiet" x=start y=percent(scale.of_lost(0) - 4.0)>{words::live_at(hardening.score)}</text>
    }
    .into_any()
}

fn here(draft: &Point, scale: Scale) -> AnyView {
    let (x, y) = (scale.x(draft.score), scale.of_lost(draft.lost_requests));
    // Beside the square where there is room, else before it; over what is said on the ground.
    let before = x > 70.0;
    let (class, at) = if before { ("says axis--end", x - 2.5) } else { ("says", x + 2.5) };
    let over = if scale.of_lost(0) - y < 10.0 { 11.0 } else { 3.0 };
    view! {
        <rect class="point point--here" x=percent(x) y=percent(y) width="11" height="11" transform="translate(-5.5 -5.5)" />
        <text class=class x=percent(at) y=percent(y - over)>{words::draft_at(draft.score)}</text>
    }
    .into_any()
}

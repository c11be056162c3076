//! Small drawings that go with words, never instead of them.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(missing_docs)] // The names say it.
pub enum Sign {
    Approximate,
    Arrow,
    Back,
    Bell,
    Book,
    Bubble,
    Bulb,
    Calendar,
    Check,
    Chevron,
    Clock,
    Copy,
    Cross,
    Differ,
    Down,
    Download,
    Edit,
    Elsewhere,
    Flag,
    Import,
    Lock,
    Minus,
    More,
    Page,
    Pane,
    Pause,
    People,
    Play,
    Question,
    Redo,
    Rest,
    Restart,
    Share,
    Shield,
    Skip,
    Theme,
    Undo,
    Unplug,
    Up,
    Warning,
    Whole,
    ZoomIn,
    ZoomOut,
}

impl Sign {
    /// Every one.
    pub const ALL: [Self; 43] = [
        Self::Approximate,
        Self::Arrow,
        Self::Back,
        Self::Bell,
        Self::Book,
        Self::Bubble,
        Self::Bulb,
        Self::Calendar,
        Self::Check,
        Self::Chevron,
        Self::Clock,
        Self::Copy,
        Self::Cross,
        Self::Differ,
        Self::Down,
        Self::Download,
        Self::Edit,
        Self::Elsewhere,
        Self::Flag,
        Self::Import,
        Self::Lock,
        Self::Minus,
        Self::More,
        Self::Page,
        Self::Pane,
        Self::Pause,
        Self::People,
        Self::Play,
        Self::Question,
        Self::Redo,
        Self::Rest,
        Self::Restart,
        Self::Share,
        Self::Shield,
        Self::Skip,
        Self::Theme,
        Self::Undo,
        Self::Unplug,
        Self::Up,
        Self::Warning,
        Self::Whole,
        Self::ZoomIn,
        Self::ZoomOut,
    ];

    /// Its lines, on a field of 16 by 16.
    const fn lines(self) -> &'static str {
        match self {
            Self::Approximate => {
                "M3 6.2c1.6-1.8 3.2-1.8 5 0s3.4 1.8 5 0M3 10.6c1.6-1.8 3.2-1.8 5 0s3.4 1.8 5 0"
            }
            Self::Arrow => "M3 8h9.5M9 4.5 12.5 8 9 11.5",
            Self::Back => "m10 3.5-4.5 4.5 4.5 4.5",
            Self::Bell => "M4 11.5V7a4 4 0 0 1 8 0v4.5l1 1.2H3zM6.8 14.3h2.4",
            Self::Book => {
                "M8 4c-1.5-1-3.5-1.2-5.5-1v9.5c2-.2 4 0 5.5 1 1.5-1 3.5-1.2 5.5-1V3c-2-.2-4 0-5.5 1zM8 4v9.5"
            }
            Self::Bubble => "M2.5 3h11v8H7l-3 2.6V11H2.5z",
            Self::Bulb => "M5.7 10.5a4 4 0 1 1 4.6 0v1.7H5.7zM6.3 14h3.4",
            Self::Calendar => "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3",
            Self::Check => "m3 8.5 3.4 3.4L13 4.8",
            Self::Chevron => "m6 3.5 4.5 4.5L6 12.5",
            Self::Clock => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.4 1.6",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Cross => "m4 4 8 8M12 4l-8 8",
            Self::Differ => "M2.5 5h8M8 2.5 10.5 5 8 7.5M13.5 11h-8M8 8.5 5.5 11 8 13.5",
            Self::Down => "m3.5 6 4.5 4.5L12.5 6",
            Self::Download => "M8 2v8M4.8 7 8 10.2 11.2 7M3 13.5h10",
            Self::Edit => "M10.5 3 13 5.5 5.8 12.7 2.8 13.2l.5-3z",
            Self::Elsewhere => "M9.5 2.5h4v4M13.5 2.5 7.5 8.5M11.5 9v4.5h-9v-9H7",
            Self::Flag => "M3.5 14V2.5h8.8L10.5 5.6l1.8 3.1H3.5",
            Self::Import => "M8 10V2M4.8 5 8 1.8 11.2 5M3 9.5v4h10v-4",
            Self::Lock => "M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z",
            Self::Minus => "M3.5 8h9",
            Self::More => "M3 8h.01M8 8h.01M13 8h.01",
            Self::Page => "M4 1.8h5.2L12.5 5v9.2H4zM9 1.8V5.2h3.5M6 8h4.5M6 10.8h4.5",
            Self::Pane => "M2.5 3h11v10h-11zM2.5 6h11",
            Self::Pause => "M5.5 3.5v9M10.5 3.5v9",
            Self::People => {
                "M6 8a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 6 8M2 13c0-2.2 1.7-3.5 4-3.5s4 1.3 4 3.5M10.5 3.6a2.2 2.2 0 0 1 0 4.2M11.8 9.8c1.4.5 2.2 1.6 2.2 3.2"
            }
            Self::Play => "M5 3.2v9.6L12.5 8z",
            Self::Question => "M5.8 6a2.2 2.2 0 1 1 3.4 1.9c-.8.5-1.2.9-1.2 1.8M8 12.3v.2",
            Self::Redo => "m10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10",
            Self::Rest => "M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4",
            Self::Restart => "M3 8a5 5 0 1 0 1.6-3.7M3 2.5V5h2.6",
            Self::Share => "M8 10V2M5 4.5 8 1.8l3 2.7M3.5 8v5.5h9V8",
            Self::Shield => "M8 1.8 13 3.7v4c0 3-2 5.2-5 6.5-3-1.3-5-3.500-5-6.500v-4z",
            Self::Skip => "M3.500 3.500v9L9.500 8zM12 3.500v9",
            Self::Theme => "M13 9.8A5.5 5.5 0 1 1 6.2 3 4.5 4.5 0 0 0 13 9.8z",
            Self::Undo => "M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6",
            Self::Unplug => {
                "M2 14l2.8-2.8M9 3.5l3.5 3.5M4.8 11.2a3.2 3.2 0 0 1 0-4.500L6 5.500l4.500 4.500-1.200 1.200a3.200 3.200 0 0 1-4.500 0zM12 4l2-2M8.500 7.500 10 6"
            }
            Self::Up => "m3.5 10 4.5-4.5 4.5 4.5",
            Self::Warning => "M8 2.2 14.5 13.5h-13zM8 6.5v3.2M8 11.4v.2",
            Self::ZoomIn => {
                "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 14 14M7 5v4M5 7h4"
            }
            Self::ZoomOut => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 14 14M5 7h4",
            Self::Whole => "M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10",
        }
    }
}

const _: () = assert!(Sign::ALL.len() == Sign::ZoomOut as usize + 1);

/// Draws every sign once, unseen; [`Icon`] points here.
#[component]
pub fn Signs() -> impl IntoView {
    let signs = Sign::ALL.map(|sign| {
        view! {
            <symbol id=id(sign) viewBox="0 0 16 16">
                <path d=sign.lines() />
            </symbol>
        }
    });
    view! {
        <svg class="defs" width="0" height="0" aria-hidden="true">
            {signs.into_iter().collect_view()}
        </svg>
    }
}

/// A drawing in the colour of the text around it.
#[component]
pub fn Icon(
    /// What is drawn.
    sign: Sign,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("#{}", id(sign)) />
        </svg>
    }
}

fn id(sign: Sign) -> String {
    format!("sign-{}", sign as usize)
}

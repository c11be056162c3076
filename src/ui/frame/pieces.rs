//! Sentences that mark something, drawn.

use leptos::prelude::*;

use crate::ui::parts::told;
use crate::words::piece::Piece;

/// Paragraphs with their marks.
pub fn paragraphs(lines: &[Vec<Piece>]) -> AnyView {
    lines.iter().map(|line| view! { <p>{pieces(line)}</p> }).collect_view().into_any()
}

/// A sentence with its marks.
pub fn pieces(pieces: &[Piece]) -> AnyView {
    let piece = |piece: &Piece| {
        let text = told(piece.text());
        match piece {
            Piece::Plain(_) => text,
            Piece::Strong(_) => view! { <strong>{text}</strong> }.into_any(),
            Piece::Code(_) => view! { <code>{text}</code> }.into_any(),
        }
    };
    pieces.iter().map(piece).collect_view().into_any()
}

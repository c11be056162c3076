//! The answers of many lessons, one played after another, so that the page goes on meanwhile.

use crate::lesson::catalogue::{Head, open};
use crate::lesson::class::mixed;
use crate::lesson::play::Surveys;
use crate::lesson::question::{Kind, Shape};
use crate::lesson::sheet::solved;
use crate::web::importer;
use crate::web::next_frame;
use crate::words::lesson::{act, asked, option};
use crate::words::piece::Piece;
use crate::words::training_trainers as words;

/// A lesson as it is solved, in words.
#[derive(Clone)]
pub struct Row {
    /// Which.
    pub head: &'static Head,
    /// Which variant.
    pub variant: usize,
    /// Its questions.
    pub questions: Vec<Answered>,
    /// What is done.
    pub acts: Vec<String>,
}

/// A question with what is right.
#[derive(Clone)]
pub struct Answered {
    /// What is asked.
    pub asked: Vec<Piece>,
    /// What is right.
    pub right: Vec<Vec<Piece>>,
    /// Does their order count?
    pub in_order: bool,
}

/// Plays each of `wanted` in a frame of its own, as long as it is still asked for.
pub async fn play_all(
    wanted: Vec<(&'static Head, usize)>,
    class: Option<String>,
    goes_on: impl Fn() -> bool,
    add: impl Fn(Row),
) {
    let surveys = Surveys::default();
    for (head, variant) in wanted {
        next_frame().await;
        if !goes_on() {
            return;
        }
        let Some(Ok(opened)) = open(&head.id) else { continue };
        let texts = opened.lesson.variant(variant).map_or(&[][..], |variant| &variant.files);
        // Who cannot read a text is shown the answers that need none.
        let files = importer::read_all(texts).await.unwrap_or_default();
        let code = class.clone().unwrap_or_default();
        let seed = mixed(&[&code, &head.id, &variant.to_string()]);
        let ask = |question| surveys.ask(question);
        let Some(solved) = solved(&opened, variant, &files, seed, &ask) else { continue };
        let (run, model) = (&solved.run, &solved.model);
        let questions = run.questions().iter().zip(&solved.answers).map(|(question, right)| {
            let name = |id: &str| option(&opened.texts, run, model, question, id);
            let mut right: Vec<_> =
                right.iter().flat_map(|right| right.split(',')).map(name).collect();
            if let (Kind::Number(_, give), Some(last)) = (&question.kind, right.last_mut())
                && *give > 0
            {
                last.push(Piece::plain(words::give_or_take(*give)));
            }
            Answered {
                asked: asked(&opened.texts, run, model, question),
                right,
                in_order: question.shape() == Shape::Order,
            }
        });
        let questions = questions.collect();
        let acts = solved.acts().map(act).collect();
        add(Row { head, variant, questions, acts });
    }
}

//! The words of a lesson in a language.

use super::condition::value::Value;
use super::cursor::{Cursor, Fault, Object, Problem};
use super::file::Lesson;
use super::names::Named;
use super::node::Node;
use super::question::Shape;
use super::variables::cut_at_names;

/// Longest text, in characters.
pub const TEXT_MAX: usize = 4000;
/// Longest title.
const TITLE_MAX: usize = 80;
/// Most hints.
pub const HINTS_MAX: usize = 3;

/// All that is said in a lesson, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    /// Which language.
    pub language: String,
    /// The title.
    pub title: Prose,
    /// What it is about, for the list of lessons.
    pub card: Option<Prose>,
    /// The story.
    pub story: Prose,
    /// The goals, by name.
    pub goals: Vec<(String, GoalText)>,
    /// The questions, by name.
    pub questions: Vec<(String, QuestionText)>,
    /// The hints.
    pub hints: Vec<Prose>,
    /// What is said afterwards.
    pub debrief: Prose,
}

/// The words of a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalText {
    /// What is to be done.
    pub text: Prose,
    /// The first hint, while it is the first that misses.
    pub hint: Option<Prose>,
    /// What a miss teaches.
    pub miss: Option<Prose>,
}

/// The words of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionText {
    /// The question.
    pub ask: Prose,
    /// Its options by name: how each is called, where the model does not say it, and what is to be said of it.
    pub options: Vec<(String, OptionText)>,
    /// Said with a right answer.
    pub right: Option<Prose>,
    /// Said with a wrong one.
    pub wrong: Option<Prose>,
}

/// The words of an option.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionText {
    /// How it is called.
    pub label: Option<Prose>,
    /// Why it is right, or not.
    pub why: Option<Prose>,
}

/// Plain text with places that are filled in when it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose(pub Vec<Part>);

/// A part of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Text; as code, or not.
    Text(String, bool),
    /// What a variant says.
    Name(String, bool),
    /// A number of the page.
    Value(Value),
    /// The right answer to a question.
    Answer(String),
    /// A new paragraph.
    Paragraph,
}

impl Texts {
    /// The words of `lesson`, as their own file.
    ///
    /// # Errors
    ///
    /// Where they are wrong, and what was expected there.
    pub fn read(text: &str, lesson: &Lesson) -> Result<Self, Fault> {
        let node = Node::read(text).map_err(|error| Fault::whole(Problem::NotJson(error)))?;
        let cursor = Cursor::whole(&node);
        let file = cursor.object(&[FIELDS.as_slice(), &["language", "of"]].concat())?;
        let of = file.need("of", &lesson.id)?;
        if of.text(&lesson.id)? != lesson.id {
            return Err(of.expected(format!("\"{}\"", lesson.id)));
        }
        let language = file.need("language", A_LANGUAGE)?.id(A_LANGUAGE)?.to_owned();
        Self::of(language, &file, lesson)
    }

    /// The same, inside of a lesson.
    pub(super) fn inside(
        language: &str,
        cursor: &Cursor<'_>,
        lesson: &Lesson,
    ) -> Result<Self, Fault> {
        if !super::cursor::is_id(language) {
            return Err(cursor.expected(A_LANGUAGE));
        }
        let file = cursor.object(&[FIELDS.as_slice(), &["language", "of"]].concat())?;
        for (name, wanted) in [("language", language), ("of", &lesson.id)] {
            if let Some(said) = file.get(name).filter(|said| *said.node != Node::text(wanted)) {
                return Err(said.expected(format!("\"{wanted}\"")));
            }
        }
        Self::of(language.to_owned(), &file, lesson)
    }

    fn of(language: String, file: &Object<'_>, lesson: &Lesson) -> Result<Self, Fault> {
        let reader = Reader { lesson };
        let need = |name: &str, most| reader.prose(&file.need(name, "text")?, most, Where::Plain);
        let Some(first) = lesson.variants.first() else {
            return Err(Fault::whole(Problem::Missing("variants".to_owned())));
        };
        let goals = file.need("goals", "the text of each goal")?;
        let goals_of =
            goals.object(&first.goals.iter().map(|goal| goal.id.as_str()).collect::<Vec<_>>())?;
        let goal = |id: &str| Ok((id.to_owned(), reader.goal(&goals_of.need(id, "text")?)?));
        let empty = Node::Object(Vec::new());
        let questions =
            file.get("questions").unwrap_or(Cursor { node: &empty, path: "questions".to_owned() });
        let names: Vec<_> = first.questions.iter().map(|question| question.id.as_str()).collect();
        let questions_of = questions.object(&names)?;
        let mut asked = Vec::new();
        for question in &first.questions {
            let cursor = questions_of.need(&question.id, "the words of the question")?;
            asked.push((question.id.clone(), reader.question(&cursor, question)?));
        }
        let hints = file.need("hints", "hints")?.list(1, HINTS_MAX)?;
        let hints = hints.iter().map(|hint| reader.prose(hint, TEXT_MAX, Where::Told));
        Ok(Self {
            language,
            title: need("title", TITLE_MAX)?,
            card: file.read("card", |cursor| reader.prose(&cursor, TEXT_MAX, Where::Plain))?,
            story: need("story", TEXT_MAX)?,
            goals: first.goals.iter().map(|each| goal(&each.id)).collect::<Result<_, Fault>>()?,
            questions: asked,
            hints: hints.collect::<Result<_, _>>()?,
            debrief: reader.prose(&file.need("debrief", "text")?, TEXT_MAX, Where::Told)?,
        })
    }

    /// The words of a goal.
    pub fn goal(&self, id: &str) -> Option<&GoalText> {
        self.goals.iter().find(|(goal, _)| goal == id).map(|(_, text)| text)
    }

    /// The words of a question.
    pub fn question(&self, id: &str) -> Option<&QuestionText> {
        self.questions.iter().find(|(question, _)| question == id).map(|(_, text)| text)
    }
}

const FIELDS: [&str; 7] = ["title", "card", "story", "goals", "questions", "hints", "debrief"];
const A_LANGUAGE: &str = "a language (such as en)";

/// May a text name right answers?
#[derive(Clone, Copy, PartialEq)]
enum Where {
    Plain,
    Told,
}

struct Reader<'a> {
    lesson: &'a Lesson,
}

impl Reader<'_> {
    fn goal(&self, cursor: &Cursor<'_>) -> Result<GoalText, Fault> {
        if let Node::Text(_) = cursor.node {
            let text = self.prose(cursor, TEXT_MAX, Where::Plain)?;
            return Ok(GoalText { text, hint: None, miss: None });
        }
        let object = cursor.object(&["text", "hint", "miss"])?;
        let told = |cursor: Cursor<'_>| self.prose(&cursor, TEXT_MAX, Where::Told);
        Ok(GoalText {
            text: self.prose(&object.need("text", "text")?, TEXT_MAX, Where::Plain)?,
            hint: object.read("hint", told)?,
            miss: object.read("miss", told)?,
        })
    }

    fn question(
        &self,
        cursor: &Cursor<'_>,
        question: &super::question::Question,
    ) -> Result<QuestionText, Fault> {
        let object = cursor.object(&["ask", "options", "right", "wrong"])?;
        let told = |cursor: &Cursor<'_>| self.prose(cursor, TEXT_MAX, Where::Told);
        let plain = |cursor: &Cursor<'_>| self.prose(cursor, TEXT_MAX, Where::Plain);
        let shape = question.shape();
        let is_whole = matches!(shape, Shape::Order | Shape::Number);
        let mut options = Vec::new();
        let names = question.options();
        if shape == Shape::Number {
            if let Some(extra) = object.get("options") {
                return Err(extra.fault(Problem::Unknown(vec!["ask, right, wrong".to_owned()])));
            }
        } else {
            let cursor = object.need("options", "the words of each option")?;
            // What a setting is called holds dots, and no other name does.
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            let texts = cursor.object(&known)?;
            for name in &names {
                let text = texts.need(name, "the words of the option")?;
                let option = match shape {
                    Shape::One | Shape::Many => {
                        let pair = text.list(2, 2)?;
                        OptionText { label: Some(plain(&pair[0])?), why: Some(told(&pair[1])?) }
                    }
                    Shape::Order => OptionText { label: Some(plain(&text)?), why: None },
                    Shape::Member | Shape::Members | Shape::Setting | Shape::Number => {
                        OptionText { label: None, why: Some(told(&text)?) }
                    }
                };
                options.push((name.clone(), option));
            }
        }
        let whole = |name: &str| match object.get(name) {
            Some(text) => told(&text).map(Some),
            None if is_whole => object.need(name, "text").map(|_| None),
            None => Ok(None),
        };
        Ok(QuestionText {
            ask: plain(&object.need("ask", "the question")?)?,
            options,
            right: whole("right")?,
            wrong: whole("wrong")?,
        })
    }

    fn prose(&self, cursor: &Cursor<'_>, most: usize, place: Where) -> Result<Prose, Fault> {
        let text = cursor.prose(most)?;
        let mut parts = Vec::new();
        for (number, paragraph) in text.split("\n\n").enumerate() {
            if number > 0 {
                parts.push(Part::Paragraph);
            }
            for (at, piece) in paragraph.split('`').enumerate() {
                self.piece(cursor, piece, at % 2 == 1, place, &mut parts)?;
            }
        }
        Ok(Prose(parts))
    }

    /// Text between marks of code, with its names and braces.
    fn piece(
        &self,
        cursor: &Cursor<'_>,
        text: &str,
        code: bool,
        place: Where,
        parts: &mut Vec<Part>,
    ) -> Result<(), Fault> {
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('{') {
            plain.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix('{') {
                plain.push('{');
                rest = after;
                continue;
            }
            self.named(cursor, &std::mem::take(&mut plain), code, parts)?;
            let Some((name, after)) = rest.split_once('}') else {
                return Err(cursor.expected("} after {, or {{ for a brace"));
            };
            parts.push(self.brace(cursor, name, place)?);
            rest = after;
        }
        plain.push_str(rest);
        self.named(cursor, &plain, code, parts)
    }

    fn brace(&self, cursor: &Cursor<'_>, name: &str, place: Where) -> Result<Part, Fault> {
        if let Some(id) = name.strip_prefix("answer:") {
            let mut questions =
                self.lesson.variants.first().into_iter().flat_map(|one| &one.questions);
            let can_be_told = |question: &super::question::Question| match question.shape() {
                Shape::Number | Shape::Member | Shape::Members | Shape::Setting => true,
                Shape::One | Shape::Many | Shape::Order => false,
            };
            let is_there = questions.any(|question| question.id == id && can_be_told(question));
            return match (is_there, place) {
                (true, Where::Told) => Ok(Part::Answer(id.to_owned())),
                (true, Where::Plain) => Err(cursor.expected("a text that does not tell an answer")),
                (false, _) => {
                    Err(cursor
                        .expected("a question for a number, members or a setting after answer:"))
                }
            };
        }
        let value = Value::named(name).filter(|value| !value.is_slow());
        value
            .map(Part::Value)
            .ok_or_else(|| cursor.expected(format!("a number of the page in {{{name}}}")))
    }

    fn named(
        &self,
        cursor: &Cursor<'_>,
        text: &str,
        code: bool,
        parts: &mut Vec<Part>,
    ) -> Result<(), Fault> {
        for (before, name) in cut_at_names(text) {
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned(), code));
            }
            let Some(name) = name else { continue };
            let has =
                |names: &super::variables::Names| names.iter().any(|(known, _)| known == name);
            if !self.lesson.variants.iter().all(|variant| has(&variant.names)) {
                return Err(cursor.expected(format!("${name} in let of every variant")));
            }
            parts.push(Part::Name(name.to_owned(), code));
        }
        Ok(())
    }
}

//! The variants of a lesson file, each read in full.

use super::act::Act;
use super::condition::{Condition, Mode, What};
use super::cursor::{Cursor, Fault, Object, Problem};
use super::file::{
    A_NAME, ACTS_MAX, FILES_MAX, GOALS_MAX, Goal, QUESTIONS_MAX, VARIANTS_MAX, Variant, WRONG_MAX,
};
use super::names::Named;
use super::node::Node;
use super::question::Question;
use super::start::{FIELDS as START_FIELDS, Start};
use super::variables::{filled, read_names, unfilled};

/// All that there are; one, if the file says nothing of it.
pub(super) fn variants(file: &Object<'_>) -> Result<Vec<Variant>, Fault> {
    let Some(vary) = file.get("vary") else {
        return variant(file, &Node::Object(Vec::new()), "").map(|one| vec![one]);
    };
    let number = |at: usize| move |fault: Fault| Fault { variant: (at > 0).then_some(at), ..fault };
    let all = vary.list(1, VARIANTS_MAX)?;
    all.iter()
        .enumerate()
        .map(|(at, one)| variant(file, one.node, &one.path).map_err(number(at)))
        .collect()
}

/// One variant: what stands in the file, with what it says otherwise.
fn variant(file: &Object<'_>, vary: &Node, path: &str) -> Result<Variant, Fault> {
    let known = [START_FIELDS.as_slice(), &["let", "solution"]].concat();
    let raw = Cursor { node: vary, path: path.to_owned() };
    let names = raw.object(&known)?.read("let", |cursor| read_names(&cursor))?.unwrap_or_default();
    let fill = |cursor: &Cursor<'_>| -> Result<Node, Fault> {
        unfilled(cursor, &names)?;
        Ok(cursor.node.with_texts(&|text| filled(text, &names)))
    };
    let part = |name: &str| -> Result<Option<(Node, String)>, Fault> {
        file.get(name).map(|cursor| Ok((fill(&cursor)?, cursor.path))).transpose()
    };
    let vary = fill(&raw)?;
    let above = Cursor { node: &vary, path: path.to_owned() };
    let (start, start_path) =
        part("start")?.unwrap_or((Node::Object(Vec::new()), "start".to_owned()));
    let below = Cursor { node: &start, path: start_path };
    let merged = above.object(&known)?.over(below.object(&START_FIELDS)?);
    let files = part("files")?;
    let questions = part("questions")?;
    let goals = part("goals")?;
    let wrong = part("wrong")?;
    let solution = match above.object(&known)?.get("solution") {
        Some(own) => Some((own.node.clone(), own.path)),
        None => part("solution")?,
    };
    let at = |part: &Option<(Node, String)>, name: &str| -> (Node, String) {
        part.clone().unwrap_or((Node::List(Vec::new()), name.to_owned()))
    };
    let (goals, solution, wrong) =
        (at(&goals, "goals"), at(&solution, "solution"), at(&wrong, "wrong"));
    let mut variant = Variant {
        names,
        start: Start::read(&merged)?,
        files: files.map_or(Ok(Vec::new()), |(node, path)| {
            texts_to_import(&Cursor { node: &node, path })
        })?,
        questions: questions
            .map_or(Ok(Vec::new()), |(node, path)| read_questions(&Cursor { node: &node, path }))?,
        goals: read_goals(&Cursor { node: &goals.0, path: goals.1 })?,
        solution: Vec::new(),
        wrong: Vec::new(),
    };
    let answered = |cursor: &Cursor<'_>| way(cursor, &variant, 0, true);
    let solution = answered(&Cursor { node: &solution.0, path: solution.1 })?;
    let ways = Cursor { node: &wrong.0, path: wrong.1 };
    let ways = ways.list(0, WRONG_MAX)?;
    let ways = ways.iter().map(|cursor| way(cursor, &variant, 1, false));
    let ways = ways.collect::<Result<_, _>>()?;
    (variant.solution, variant.wrong) = (solution, ways);
    check_references(&variant, file)?;
    Ok(variant)
}

fn texts_to_import(cursor: &Cursor<'_>) -> Result<Vec<(String, String)>, Fault> {
    let object = cursor.any_object()?;
    let found = object.all().count();
    if found > FILES_MAX {
        return Err(cursor.fault(Problem::TooMany { most: FILES_MAX, found }));
    }
    let one = |(name, text): (&str, Cursor<'_>)| {
        named(name, &text)?;
        Ok((name.to_owned(), text.text("text")?.to_owned()))
    };
    object.all().map(one).collect()
}

fn read_questions(cursor: &Cursor<'_>) -> Result<Vec<Question>, Fault> {
    let object = cursor.any_object()?;
    let found = object.all().count();
    if found > QUESTIONS_MAX {
        return Err(cursor.fault(Problem::TooMany { most: QUESTIONS_MAX, found }));
    }
    let one = |(name, question): (&str, Cursor<'_>)| {
        named(name, &question)?;
        Question::read(name, &question)
    };
    object.all().map(one).collect()
}

/// A name that stands before a value.
fn named(name: &str, value: &Cursor<'_>) -> Result<(), Fault> {
    if super::cursor::is_id(name) {
        return Ok(());
    }
    let (what, found) = (A_NAME.to_owned(), format!("\"{}\"", crate::domain::Quote(name)));
    Err(value.fault(Problem::Expected { what, found }))
}

fn read_goals(cursor: &Cursor<'_>) -> Result<Vec<Goal>, Fault> {
    let mut goals: Vec<Goal> = Vec::new();
    for item in cursor.list(1, GOALS_MAX)? {
        let object = item.object(&["id", "mode", "when"])?;
        let id = object.need("id", A_NAME)?;
        let goal = Goal {
            id: id.id(A_NAME)?.to_owned(),
            mode: object.read("mode", |cursor| cursor.word())?.unwrap_or_default(),
            when: Condition::read(&object.need("when", "a condition")?)?,
        };
        if goals.iter().any(|other| other.id == goal.id) {
            return Err(id.fault(Problem::Twice(goal.id)));
        }
        if let (Mode::Always, Some(value), Some(when)) =
            (goal.mode, goal.when.slow(), object.get("when"))
        {
            return Err(when.fault(Problem::SlowLimit(value.word().to_owned())));
        }
        goals.push(goal);
    }
    Ok(goals)
}

/// Acts one after another; a right answer may be left out in a solution.
fn way(
    cursor: &Cursor<'_>,
    variant: &Variant,
    least: usize,
    solves: bool,
) -> Result<Vec<Act>, Fault> {
    let items = cursor.list(least, ACTS_MAX)?;
    let acts = items.iter().map(|item| {
        let act = Act::at(item)?;
        check_act(&act, item, variant, solves)?;
        Ok(act)
    });
    acts.collect()
}

/// What an act names is there.
fn check_act(act: &Act, item: &Cursor<'_>, variant: &Variant, solves: bool) -> Result<(), Fault> {
    if let Act::Answer(id, answer) = act {
        let Some(question) = variant.question(id) else {
            return Err(item.expected("an answer to a question of the lesson"));
        };
        return match answer {
            None if !solves => {
                Err(item.expected("an answer, since only a solution is right by itself"))
            }
            Some(answer) if !question.takes(answer) => {
                Err(item.expected(format!("an answer that {id} takes")))
            }
            Some(_) | None => Ok(()),
        };
    }
    if let Act::Import(file) = act
        && !variant.files.iter().any(|(name, _)| name == file)
    {
        return Err(item.expected("a text of files to import"));
    }
    if matches!(act, Act::Hint | Act::Solution) {
        return Err(item.expected("an act of the page"));
    }
    Ok(())
}

/// Every question that a goal wants answered is there.
fn check_references(variant: &Variant, file: &Object<'_>) -> Result<(), Fault> {
    let Some(goals) = file.get("goals") else { return Ok(()) };
    for (goal, cursor) in variant.goals.iter().zip(goals.list(0, GOALS_MAX)?) {
        for test in goal.when.tests() {
            if let What::Answered(answers) = &test.what
                && variant.question(&answers.0).is_none()
            {
                let when = cursor.any_object()?.need("when", "a condition")?;
                let what = "the name of a question of the lesson".to_owned();
                let found = format!("\"{}\"", answers.0);
                return Err(when.fault(Problem::Expected { what, found }));
            }
        }
    }
    Ok(())
}

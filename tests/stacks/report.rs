//! What came out, counted.

use super::case::{Run, Verdict};
use super::known::KNOWN;
use super::stack::Stack;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The figures of a run.
pub struct Report<'a> {
    /// Pairs and sessions, by client and server.
    table: BTreeMap<(Stack, Stack), (usize, usize)>,
    /// Known differences, and how often each was met.
    met: BTreeMap<&'static str, usize>,
    left_out: &'a [String],
    /// Pairs that were drawn, not taken from the vectors.
    pub drawn: usize,
    /// Vectors that a pair of real stacks, or a hello before a real server, went through.
    pub vectors: BTreeSet<&'a str>,
    /// Vectors that none was made to.
    without: BTreeSet<&'a str>,
    /// Differences without a cause.
    pub unknown: Vec<&'a Run>,
    /// Known differences that were met nowhere.
    pub unmet: Vec<&'static str>,
}

impl<'a> Report<'a> {
    pub fn new(runs: &'a [Run], left_out: &'a [String]) -> Self {
        let mut table = BTreeMap::<_, (usize, usize)>::new();
        let mut met: BTreeMap<_, _> = KNOWN.iter().map(|known| (known.name, 0)).collect();
        let mut unknown = Vec::new();
        let mut vectors = BTreeSet::new();
        for run in runs {
            let row = table.entry((run.case.client_stack, run.case.server_stack)).or_default();
            row.0 += 1;
            row.1 += usize::from(run.found != Verdict::Failure);
            vectors.extend(run.vector());
            if !run.agrees() {
                match KNOWN.iter().find(|known| (known.applies)(run)) {
                    Some(known) => *met.entry(known.name).or_default() += 1,
                    None => unknown.push(run),
                }
            }
        }
        let named = runs.iter().filter_map(|run| Some(run.case.vector.as_ref()?.0.as_str()));
        let without = named.filter(|name| !vectors.contains(name)).collect();
        Self {
            table,
            left_out,
            drawn: runs.iter().filter(|run| run.case.vector.is_none()).count(),
            vectors,
            without,
            unknown,
            unmet: met.iter().filter(|(_, times)| **times == 0).map(|(name, _)| *name).collect(),
            met,
        }
    }

    pub fn as_client(&self, stack: Stack) -> usize {
        self.table.iter().filter(|(pair, _)| pair.0 == stack).map(|(_, row)| row.0).sum()
    }

    pub fn as_server(&self, stack: Stack) -> usize {
        self.table.iter().filter(|(pair, _)| pair.1 == stack).map(|(_, row)| row.0).sum()
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "client      server      pairs  sessions")?;
        for ((client, server), (pairs, sessions)) in &self.table {
            writeln!(
                formatter,
                "{:10}  {:10}  {pairs:5}  {sessions:8}",
                client.name(),
                server.name()
            )?;
        }
        let pairs: usize = self.table.values().map(|row| row.0).sum();
        writeln!(
            formatter,
            "{pairs} pairs compared, {} of them drawn; {} vectors gone through, not {:?}",
            self.drawn,
            self.vectors.len(),
            self.without
        )?;
        writeln!(
            formatter,
            "{} left out: a stack did not take the configuration",
            self.left_out.len()
        )?;
        for known in KNOWN {
            writeln!(
                formatter,
                "{:4} times {}: {}",
                self.met[known.name], known.name, known.cause
            )?;
        }
        write!(formatter, "{} differences without a cause", self.unknown.len())
    }
}

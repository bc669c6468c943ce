//! Scores facts against a gold: what was found, invented and missed, text by text.
//!
//! A fact is right when its relation and both actors agree with a fact of the gold (either order for a symmetric
//! relation). An actor agrees when its name is the gold's name or one of its proper forms; a description in place of the
//! name is wrong where the text has the name. Facts of the gold that are only *inferable* may be found and need not be.
//! Status, stage and date are counted on the right facts alone.

mod actors;
mod dates;
mod gold;
mod matching;

pub use gold::{Gold, GoldError, GoldFact};

use crate::fact::Fact;
use crate::relation::Relations;
use matching::{Pair, pairs, unique};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::AddAssign;

/// Right, invented and missed facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub right: usize,
    pub invented: usize,
    pub missed: usize,
}

/// What came of one or several texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub texts: usize,
    pub facts: Count,
    /// By the relation's name in the gold, or in the invented fact.
    pub relations: BTreeMap<String, Count>,
    /// Of the right facts those with the right status, stage and date.
    pub status: usize,
    pub stage: usize,
    pub date: usize,
    /// Found facts that the gold has as inferable.
    pub optional: usize,
}

/// Scores the facts of all texts of a gold; facts of documents that the gold does not have count as invented.
pub fn score(gold: &[Gold], facts: &[Fact], relations: &Relations) -> Figures {
    let mut by_text: BTreeMap<&str, Vec<&Fact>> = BTreeMap::new();
    facts.iter().for_each(|f| by_text.entry(&f.document).or_default().push(f));
    let mut figures = Figures::default();
    for row in gold {
        figures += text(row, by_text.remove(row.id.as_str()).unwrap_or_default(), relations);
    }
    by_text.into_values().flatten().for_each(|stranger| figures.invented(stranger));
    figures
}

/// The figures of one text.
fn text(gold: &Gold, facts: Vec<&Fact>, relations: &Relations) -> Figures {
    let (pairs, left) = pairs(gold, unique(facts, relations), relations);
    let mut figures = Figures { texts: 1, ..Figures::default() };
    for Pair { fact, found } in pairs {
        match found {
            Some(found) if fact.clear => figures.right(fact, found),
            Some(_) => figures.optional += 1,
            None if fact.clear => figures.missed(fact),
            None => {}
        }
    }
    left.into_iter().for_each(|fact| figures.invented(fact));
    figures
}

impl Figures {
    fn right(&mut self, fact: &GoldFact, found: &Fact) {
        self.facts.right += 1;
        self.relations.entry(fact.relation.clone()).or_default().right += 1;
        let stages = || fact.statuses().map(|s| s.stage());
        self.status += usize::from(fact.statuses().any(|s| s == found.status));
        self.stage += usize::from(stages().any(|s| s == found.status.stage()));
        let date = found.date.as_ref().map(|d| d.value.to_string());
        self.date += usize::from(dates::agree(fact.date.as_deref(), date.as_deref()));
    }

    fn missed(&mut self, fact: &GoldFact) {
        self.facts.missed += 1;
        self.relations.entry(fact.relation.clone()).or_default().missed += 1;
    }

    fn invented(&mut self, fact: &Fact) {
        self.facts.invented += 1;
        self.relations.entry(fact.relation.clone()).or_default().invented += 1;
    }

    /// Facts whose stage is right too.
    pub fn strict(&self) -> Count {
        let wrong = self.facts.right - self.stage;
        Count { right: self.stage, invented: self.facts.invented + wrong, missed: self.facts.missed + wrong }
    }
}

impl Count {
    /// Of what was found the part that is right, 0 to 1.
    pub fn precision(self) -> f64 {
        share(self.right, self.right + self.invented)
    }

    /// Of what the gold has the part that was found, 0 to 1.
    pub fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    pub fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.invented + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.invented += other.invented;
        self.missed += other.missed;
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.texts += other.texts;
        self.facts += other.facts;
        other.relations.into_iter().for_each(|(name, count)| *self.relations.entry(name).or_default() += count);
        self.status += other.status;
        self.stage += other.stage;
        self.date += other.date;
        self.optional += other.optional;
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Count { right, invented, missed } = self;
        write!(f, "P {:.3} R {:.3} F1 {:.3}", self.precision(), self.recall(), self.f1())?;
        write!(f, "  right {right} invented {invented} missed {missed}")
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let of_right = |n: usize| share(n, self.facts.right);
        write!(f, "{}  strict F1 {:.3}", self.facts, self.strict().f1())?;
        write!(f, "  status {:.3} date {:.3}", of_right(self.status), of_right(self.date))
    }
}

#[cfg(test)]
mod tests;

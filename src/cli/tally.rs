//! What was read and what was not: every article that gave nothing for another reason than having nothing to say
//! is told at once, and counted for the end.

use super::ExitStatus;
use super::read::{Outcome, Read};
use super::report::Report;
use crate::extract::{Extractor, Skipped};
use crate::input::Place;
use std::collections::{BTreeMap, HashSet};

/// Counts of one run.
#[derive(Default)]
pub struct Tally {
    /// Articles that were read, facts or not.
    pub articles: usize,
    pub facts: usize,
    /// Articles without a word.
    pub empty: usize,
    /// Articles in no known language.
    pub foreign: usize,
    /// Articles and files that could not be read.
    pub unreadable: usize,
    /// Files in folders that are neither `.txt` nor `.jsonl`.
    pub others: usize,
    /// Lines that are facts where articles were expected, and the first of them.
    strays: BTreeMap<String, (Place, usize)>,
    /// Hashes of the ids met.
    ids: HashSet<u64>,
    /// Articles whose id was met before, and the first of them.
    twice: Option<(Place, usize)>,
    /// Fields that were passed over, and in how many articles.
    ignored: BTreeMap<String, usize>,
}

impl Tally {
    /// Nothing read yet; `others` files were passed over.
    pub fn new(others: usize) -> Tally {
        Tally { others, ..Tally::default() }
    }

    /// Counts one entry, and says what is wrong with it.
    pub fn count(&mut self, read: &Read, takes_facts: bool, extractor: &Extractor, report: &Report) {
        let place = &read.place;
        for field in &read.ignored {
            *self.ignored.entry(field.clone()).or_default() += 1;
        }
        match &read.outcome {
            Outcome::Facts(facts, id) => self.count_article(place, facts.len(), *id),
            Outcome::Given(_) if takes_facts => self.facts += 1,
            Outcome::Given(_) => self.count_stray(place),
            Outcome::Empty => {
                self.empty += 1;
                report.say(&format!("{place}: the text is empty; skipped"));
            }
            Outcome::Skipped(skipped) => {
                self.foreign += 1;
                report.say(&format!("{place}: {}; skipped", reason(skipped, extractor)));
            }
            Outcome::Failed(fault) => {
                self.unreadable += 1;
                report.say(&fault.at(place));
            }
            Outcome::Broken => {
                self.unreadable += 1;
                report.say(&format!("{place}: the program failed on this article, which is a mistake of its own"));
            }
        }
    }

    fn count_article(&mut self, place: &Place, facts: usize, id: u64) {
        self.articles += 1;
        self.facts += facts;
        if !self.ids.insert(id) {
            self.twice.get_or_insert_with(|| (place.clone(), 0)).1 += 1;
        }
    }

    fn count_stray(&mut self, place: &Place) {
        self.strays.entry(place.file.to_string()).or_insert_with(|| (place.clone(), 0)).1 += 1;
    }

    /// Says what concerns the run as a whole.
    pub fn say_notes(&self, report: &Report) {
        for (place, count) in self.strays.values() {
            let lines = plural(*count, "line is a fact", "lines are facts");
            report.say(&format!("{place}: expected articles, {lines} already; `dealgraph query` reads those"));
        }
        if let Some((place, count)) = &self.twice {
            let articles = plural(*count, "article has", "articles have");
            report.say(&format!("{place}: {articles} an id that was met before, beginning here; all are kept"));
        }
        if !self.ignored.is_empty() {
            let fields: Vec<String> = self.ignored.iter().map(|(f, n)| format!("`{f}` ({n})")).collect();
            report.say(&format!("fields that mean nothing here were passed over: {}", fields.join(", ")));
        }
    }

    /// `2 other files, 1 empty text`; nothing if nothing was skipped.
    pub fn skipped(&self) -> Option<String> {
        let counts = [
            (self.unreadable, "unreadable", "unreadable"),
            (self.strays.values().map(|s| s.1).sum(), "fact instead of an article", "facts instead of articles"),
            (self.foreign, "in no known language", "in no known language"),
            (self.empty, "empty", "empty"),
            (self.others, "file of another kind", "files of other kinds"),
        ];
        let said: Vec<String> =
            counts.into_iter().filter(|c| c.0 > 0).map(|(n, one, more)| plural(n, one, more)).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// True if something failed and nothing else was there.
    pub fn nothing_read(&self) -> bool {
        self.status() == ExitStatus::Failed && self.articles + self.empty + self.foreign == 0
    }

    /// Failed if something could not be read.
    pub fn status(&self) -> ExitStatus {
        match self.unreadable > 0 || !self.strays.is_empty() {
            true => ExitStatus::Failed,
            false => ExitStatus::Done,
        }
    }
}

fn reason(skipped: &Skipped, extractor: &Extractor) -> String {
    let known = extractor.languages().join(", ");
    match skipped {
        Skipped::UnknownLanguage(code) => format!("no rules for the language `{code}` (known: {known})"),
        Skipped::NoLanguage => format!("the text is in no known language (known: {known})"),
    }
}

/// `1 article`, `2 articles`
pub fn plural(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

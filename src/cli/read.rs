//! Articles in, facts out: reads all input with as many threads as asked for, says what could not be read, and
//! counts.

use super::check_language;
use super::error::CliError;
use super::parallel::ordered;
use super::report::Report;
use super::sources::Sources;
use super::tally::Tally;
use crate::article::Article;
use crate::extract::{Extractor, Skipped};
use crate::fact::Fact;
use crate::input::batch::BATCH_SIZE;
use crate::input::{Batch, Batches, Entry, Fault, Place, Record};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// What to read and how.
pub struct Reading<'a> {
    pub inputs: &'a [PathBuf],
    pub lang: Option<&'a str>,
    pub jobs: usize,
    /// True if lines that are facts already pass as they are.
    pub takes_facts: bool,
    /// True if the output goes to the terminal while reading.
    pub shares_screen: bool,
}

/// What came of one entry of the input.
pub struct Read {
    pub place: Place,
    pub outcome: Outcome,
    pub ignored: Vec<String>,
}

pub enum Outcome {
    /// What an article tells, and the hash of its id.
    Facts(Vec<Fact>, u64),
    /// A line that is a fact.
    Given(Box<Fact>),
    /// An article without a word.
    Empty,
    Skipped(Skipped),
    Failed(Fault),
    /// A mistake of this program.
    Broken,
}

/// Reads everything and hands over the facts in the order of the input, article by article.
pub fn read(
    reading: &Reading,
    extractor: &Extractor,
    report: &Report,
    mut take: impl FnMut(Vec<Fact>) -> Result<(), CliError>,
) -> Result<Tally, CliError> {
    check_language(reading.lang, extractor)?;
    let sources = Sources::find(reading.inputs)?;
    let mut tally = Tally::new(sources.others);
    let progress = report.progress(reading.shares_screen);
    let batches = Batches::new(sources.open(), BATCH_SIZE);
    let work = |batch| outcomes(batch, extractor, reading.lang);
    let ended = ordered(reading.jobs, batches, work, |results: Vec<Read>| {
        for result in results {
            tally.count(&result, reading.takes_facts, extractor, report);
            take(result.outcome.facts(reading.takes_facts))?;
        }
        progress.show(tally.articles, tally.facts);
        Ok(())
    });
    drop(progress);
    ended.map(|()| tally)
}

fn outcomes(batch: Batch, extractor: &Extractor, lang: Option<&str>) -> Vec<Read> {
    let mut results = Vec::new();
    batch.read(|Entry { place, record, ignored }| {
        let outcome = match record {
            Err(fault) => Outcome::Failed(fault),
            Ok(Record::Fact(fact)) => Outcome::Given(fact),
            Ok(Record::Article(article)) => outcome(&article, extractor, lang),
        };
        results.push(Read { place, outcome, ignored });
    });
    results
}

fn outcome(article: &Article, extractor: &Extractor, lang: Option<&str>) -> Outcome {
    if is_empty(article) {
        return Outcome::Empty;
    }
    // One article that trips over a mistake of ours must not take the others with it.
    let found = catch_unwind(AssertUnwindSafe(|| extractor.facts(article, lang)));
    match found {
        Err(_) => Outcome::Broken,
        Ok(found) => match found.skipped {
            Some(skipped) => Outcome::Skipped(skipped),
            None => Outcome::Facts(found.facts, hash(&article.id)),
        },
    }
}

/// True if neither the title nor the text has a word.
pub fn is_empty(article: &Article) -> bool {
    article.text.trim().is_empty() && article.title.as_ref().is_none_or(|t| t.trim().is_empty())
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

impl Outcome {
    fn facts(self, takes_facts: bool) -> Vec<Fact> {
        match self {
            Outcome::Facts(facts, _) => facts,
            Outcome::Given(fact) if takes_facts => vec![*fact],
            _ => Vec::new(),
        }
    }
}

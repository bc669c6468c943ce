//! The gold: one text a line, with the facts that careful readers found in it.

use crate::article::Article;
use crate::fact::Status;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// One text with its facts.
#[derive(Clone, Debug, PartialEq)]
pub struct Gold {
    pub id: String,
    pub article: Article,
    pub facts: Vec<GoldFact>,
    /// The actors' names, each with its forms in the text.
    pub actors: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GoldFact {
    pub subject: String,
    pub relation: String,
    /// Right too.
    pub other_relation: Option<String>,
    pub object: String,
    pub status: Status,
    /// Right too.
    pub other_status: Option<Status>,
    /// As on the wire: `2020-09`, `2020-05/2020-08`; nothing if the fact has none.
    pub date: Option<String>,
    /// False for a fact that can only be inferred: it may be found and need not be.
    pub clear: bool,
}

impl GoldFact {
    /// The statuses that are right.
    pub fn statuses(&self) -> impl Iterator<Item = Status> {
        std::iter::once(self.status).chain(self.other_status)
    }

    /// True if the relation is right.
    pub fn is(&self, relation: &str) -> bool {
        self.relation == relation || self.other_relation.as_deref() == Some(relation)
    }
}

/// A line that is no text of a gold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldError {
    /// From 1.
    pub line: usize,
    pub message: String,
}

impl Gold {
    /// Reads one text a line; the first line that is none is an error.
    pub fn read(lines: &str) -> Result<Vec<Gold>, GoldError> {
        let numbered = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        numbered.map(|(i, line)| one(line).map_err(|message| GoldError { line: i + 1, message })).collect()
    }
}

#[derive(Deserialize)]
struct WireText {
    n: String,
    date: Option<String>,
    lang: Option<String>,
    text: String,
    facts: Vec<WireFact>,
    actors: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct WireFact {
    s: String,
    r: String,
    o: String,
    status: Status,
    date: Option<String>,
    #[serde(default)]
    status_alt: Option<Status>,
    #[serde(default)]
    r_alt: Option<String>,
    #[serde(default)]
    explicitness: Option<String>,
}

fn one(line: &str) -> Result<Gold, String> {
    let wire: WireText = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let date = wire.date.as_deref().map(str::parse).transpose().map_err(|e: crate::date::DateError| e.to_string())?;
    let article = Article { id: wire.n.clone(), text: wire.text, date, lang: wire.lang, ..Article::default() };
    let facts = wire.facts.into_iter().map(fact).collect();
    Ok(Gold { id: wire.n, article, facts, actors: wire.actors })
}

fn fact(wire: WireFact) -> GoldFact {
    GoldFact {
        subject: wire.s,
        relation: wire.r,
        other_relation: wire.r_alt,
        object: wire.o,
        status: wire.status,
        other_status: wire.status_alt,
        date: wire.date,
        clear: wire.explicitness.as_deref().unwrap_or("clear") == "clear",
    }
}

impl fmt::Display for GoldError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for GoldError {}

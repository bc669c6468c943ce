//! Articles in, facts out: runs the rule set of the article's language over its clauses.

use crate::article::Article;
use crate::data::Problem;
use crate::fact::Fact;
use crate::relation::Relations;
use std::path::{Path, PathBuf};

/// What a run knows: the shipped rules and actors, and what `--rules` adds. Read only; one for all threads.
pub struct Extractor {
    relations: Relations,
}

/// What came of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub facts: Vec<Fact>,
    /// Why nothing was looked for.
    pub skipped: Option<Skipped>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// The article says that it is in a language that no folder of rules describes.
    UnknownLanguage(String),
    /// No language that is known could be detected.
    NoLanguage,
}

/// Why the rules could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// Mistakes in rule files, all of them.
    Rules(Vec<Problem>),
    Unreadable(PathBuf, std::io::Error),
}

/// The extractor, and what was replaced by the added folders, for people.
pub struct Loaded {
    pub extractor: Extractor,
    /// ``fr/acquire/buyer-buys-target: replaced by my-rules/fr/acquire.toml:3``
    pub notes: Vec<String>,
}

impl Extractor {
    /// The shipped rules, with the folders in `added` laid over them in order.
    pub fn load(added: &[&Path]) -> Result<Loaded, LoadError> {
        let _ = added;
        let text = crate::shipped::text("rules/relations.toml").unwrap_or("");
        let relations = Relations::read("rules/relations.toml", text).map_err(LoadError::Rules)?;
        Ok(Loaded { extractor: Extractor { relations }, notes: Vec::new() })
    }

    pub fn relations(&self) -> &Relations {
        &self.relations
    }

    /// Codes of the languages that are known, sorted.
    pub fn languages(&self) -> Vec<&str> {
        vec!["en", "fr"]
    }

    /// The facts that an article tells, in the order of their first sentence.
    /// `lang` is the caller's word on the language and wins over the article's.
    pub fn facts(&self, article: &Article, lang: Option<&str>) -> Outcome {
        let _ = (article, lang);
        Outcome { facts: Vec::new(), skipped: None }
    }

    /// How the article was read, for people.
    pub fn explain(&self, article: &Article, lang: Option<&str>) -> String {
        let _ = (article, lang);
        String::new()
    }
}

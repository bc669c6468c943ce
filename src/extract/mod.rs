//! Articles in, facts out: runs the rule set of the article's language over its clauses.
//!
//! A scan for triggers comes first; an article without one is not looked at further. Then names are found, the
//! sentences that hold a trigger are read, and each rule starts at its trigger (`find`).

mod attributes;
mod attribution;
mod confidence;
mod dates;
mod deals;
mod doers;
mod event_nouns;
mod events;
mod explain;
mod facts;
mod filled;
mod find;
mod gates;
mod operators;
mod pack;
mod parties;
mod patterns;
mod plain_tags;
mod reference;
mod relational;
mod scene;
mod slots;
mod status;

pub use crate::rule::LoadError;

use crate::actor::{KnownActors, Mentions, NameType};
use crate::article::Article;
use crate::data::Problem;
use crate::fact::Fact;
use crate::relation::Relations;
use crate::rule::{Book, RuleSet};
use crate::text::Document;
use pack::Pack;
use scene::{Analysis, Parts, Story};
use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// What a run knows: the shipped rules and actors, and what `--rules` adds. Read only; one for all threads.
pub struct Extractor {
    book: Arc<Book>,
    packs: Vec<Pack>,
    known: std::sync::OnceLock<KnownActors>,
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

/// The extractor, and what was replaced by the added folders, for people.
pub struct Loaded {
    pub extractor: Extractor,
    /// ``fr/acquire/buyer-buys-target: replaced by my-rules/fr/acquire.toml:3``
    pub notes: Vec<String>,
}

impl Extractor {
    /// The shipped rules, with the folders in `added` laid over them in order.
    pub fn load(added: &[&Path]) -> Result<Loaded, LoadError> {
        let (book, notes) = Book::load(added)?;
        let book = Arc::new(book);
        let packs: Vec<Pack> = book.languages().into_iter().map(|code| Pack::new(code, book.clone())).collect();
        let touched = book.touched();
        let problems: Vec<Problem> =
            packs.iter().filter(|p| touched.contains(&p.code)).flat_map(Pack::problems).collect();
        if !problems.is_empty() {
            return Err(LoadError::Rules(problems));
        }
        Ok(Loaded { extractor: Extractor { book, packs, known: std::sync::OnceLock::new() }, notes })
    }

    /// The same, with lists of known actors of a user, given as (name for messages, text), before the shipped ones.
    pub fn with_actors(mut self, lists: &[(String, String)]) -> Result<Extractor, LoadError> {
        if !lists.is_empty() {
            self.known = KnownActors::with(lists).map_err(LoadError::Rules)?.into();
        }
        Ok(self)
    }

    pub fn relations(&self) -> &Relations {
        self.book.relations()
    }

    /// The rules of all languages.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Codes of the languages that are known, sorted.
    pub fn languages(&self) -> Vec<&str> {
        self.book.languages()
    }

    /// The facts that an article tells, in the order of their first sentence.
    /// `lang` is the caller's word on the language and wins over the article's.
    pub fn facts(&self, article: &Article, lang: Option<&str>) -> Outcome {
        let (pack, rules) = match self.language(article, lang) {
            Ok(found) => found,
            Err(skipped) => return Outcome { facts: Vec::new(), skipped: Some(skipped) },
        };
        let facts = self.read(article, pack, rules, |story, candidates, layout| {
            let (found, _) = find::all(story, candidates, self.relations());
            facts::assemble(story, &found, article, layout, self.relations())
        });
        Outcome { facts: facts.unwrap_or_default(), skipped: None }
    }

    /// How the article was read, for people.
    pub fn explain(&self, article: &Article, lang: Option<&str>) -> String {
        let (pack, rules) = match self.language(article, lang) {
            Ok(found) => found,
            Err(skipped) => return format!("not read: {skipped}\n"),
        };
        let told = self.read(article, pack, rules, |story, candidates, layout| {
            let (found, misses) = find::all(story, candidates, self.relations());
            let facts = facts::assemble(story, &found, article, layout, self.relations());
            explain::explain(story, candidates, &found, &misses, &facts)
        });
        told.unwrap_or_else(|| format!("language: {}; no word of a rule stands in the text\n", rules.language.name))
    }

    /// Reads an article up to its clauses, if it holds a trigger at all, and gives it to `then`.
    fn read<T>(
        &self,
        article: &Article,
        pack: &Pack,
        rules: &RuleSet,
        then: impl FnOnce(&Story, &[bool], &facts::Layout) -> T,
    ) -> Option<T> {
        let (text, body) = full_text(article);
        let document = Document::read(&text, &rules.language);
        let mut candidates = scene::candidates(&document, rules);
        if !candidates.contains(&true) {
            return None;
        }
        let known = self.known.get_or_init(KnownActors::shipped);
        let given = article.mentions.as_ref().map(|list| shifted(list, &text, body));
        let lists = pack.names(rules);
        let mentions = Mentions::find(&document, &rules.language, lists, known, given.as_deref());
        // A sentence that names nobody tells no fact of its own.
        for (candidate, sentence) in candidates.iter_mut().zip(&document.sentences) {
            let acts = |m: &crate::actor::Mention| mentions.actors[m.actor].kind.actor_type().is_some();
            *candidate &= mentions.within(sentence.tokens.clone()).any(acts);
        }
        // Places and nationalities are words like others: *the Seattle games studio*.
        let unit = |kind: NameType| !matches!(kind, NameType::Place | NameType::Nationality);
        let units = mentions.list.iter().filter(|m| unit(mentions.actors[m.actor].kind));
        let names: Vec<Range<usize>> = units.map(|m| m.tokens.clone()).collect();
        let analyses: Vec<Analysis> = candidates.iter().map(|_| Analysis::default()).collect();
        let date = article.date.as_ref();
        let parts = Parts { document: &document, rules, mentions: &mentions, names: &names, pack, date };
        let story = Story::new(parts, &candidates, &analyses);
        Some(then(&story, &candidates, &facts::Layout { text: &text, body }))
    }

    /// The language of an article: the caller's word, else its own, else the one detected.
    fn language(&self, article: &Article, lang: Option<&str>) -> Result<(&Pack, &RuleSet), Skipped> {
        let code = match lang.or(article.lang.as_deref()) {
            Some(code) => Cow::Borrowed(code),
            None => Cow::Owned(self.detect(&article.text).ok_or(Skipped::NoLanguage)?),
        };
        let plain = code.split(['-', '_']).next().unwrap_or(&code).to_lowercase();
        let pack = self.packs.iter().find(|p| p.code == plain);
        let rules = self.book.set(&plain);
        pack.zip(rules).ok_or_else(|| Skipped::UnknownLanguage(code.into_owned()))
    }

    /// The language of a text by its letters and words; only those that are known count.
    fn detect(&self, text: &str) -> Option<String> {
        let languages: Vec<_> = self.packs.iter().filter_map(|p| self.book.language(&p.code)).collect();
        let found = crate::language::detect(text, languages.iter().copied())?;
        Some(languages[found].code.clone())
    }
}

impl std::fmt::Display for Skipped {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Skipped::UnknownLanguage(code) => write!(f, "no rules for the language `{code}`"),
            Skipped::NoLanguage => write!(f, "it is in no language that is known"),
        }
    }
}

/// The title, if the article has one of its own, an empty line and the body; and where the body begins.
fn full_text(article: &Article) -> (Cow<'_, str>, usize) {
    match article.title.as_deref().filter(|t| !t.trim().is_empty()) {
        None => (Cow::Borrowed(&article.text), 0),
        Some(title) => (Cow::Owned(format!("{title}\n\n{}", article.text)), title.len() + 2),
    }
}

/// Mentions that were given for the body, counted from the start of the whole text.
fn shifted(list: &[crate::article::GivenMention], text: &str, body: usize) -> Vec<crate::article::GivenMention> {
    let shift = text[..body].chars().count();
    list.iter()
        .map(|m| crate::article::GivenMention { start: m.start + shift, end: m.end + shift, ..m.clone() })
        .collect()
}

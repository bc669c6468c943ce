//! Phrases of a few words with what they mean, found by their first token; the longest wins.
//!
//! In data a phrase is written with its words as the tokenizer cuts them. A sign written close to letters (`US$`) must
//! stand close to them in the text too.

use crate::language::{Key, KeyMap, key};
use crate::text::Document;

#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: KeyMap<Vec<Phrase<T>>>,
}

#[derive(Debug)]
struct Phrase<T> {
    words: Vec<Word>,
    means: T,
}

#[derive(Debug)]
struct Word {
    key: Key,
    /// No blank before it.
    glued: bool,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: KeyMap::default() }
    }
}

impl<T> Phrases<T> {
    pub fn add(&mut self, phrase: &str, means: T) {
        let words: Vec<Word> = phrase.split_whitespace().flat_map(pieces).collect();
        let Some(first) = words.first().map(|w| w.key) else { return };
        let list = self.by_first.entry(first).or_default();
        let at = list.partition_point(|p| p.words.len() >= words.len());
        list.insert(at, Phrase { words, means });
    }

    /// The longest phrase at a token before `end`: how many tokens it has, and what it means.
    pub fn at(&self, document: &Document, start: usize, end: usize) -> Option<(usize, &T)> {
        let tokens = document.tokens.get(start..end)?;
        let list = self.by_first.get(&tokens.first()?.key)?;
        let fits = |phrase: &&Phrase<T>| {
            let words = phrase.words.iter().zip(tokens);
            phrase.words.len() <= tokens.len()
                && words.enumerate().all(|(i, (w, t))| w.key == t.key && !(i > 0 && w.glued && t.spaced))
        };
        list.iter().find(fits).map(|p| (p.words.len(), &p.means))
    }

    /// The phrase that ends before a token, not before `start`.
    pub fn before(&self, document: &Document, start: usize, end: usize) -> Option<&T> {
        let first = end.saturating_sub(LONGEST).max(start);
        (first..end)
            .find_map(|at| self.at(document, at, end).filter(|(len, _)| at + len == end).map(|(_, means)| means))
    }

    /// What a single word means, by its key.
    pub fn word(&self, key: Key) -> Option<&T> {
        let list = self.by_first.get(&key)?;
        list.iter().find(|p| p.words.len() == 1).map(|p| &p.means)
    }
}

/// Words of a phrase that is looked for backwards at most.
const LONGEST: usize = 5;

/// `US$` is two tokens, the second without a blank before it.
fn pieces(word: &str) -> Vec<Word> {
    let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-' | '.');
    let cut = match word.find(sign) {
        Some(at) if at > 0 => at,
        _ => return vec![Word { key: key(word), glued: false }],
    };
    let (letters, rest) = word.split_at(cut);
    vec![Word { key: key(letters), glued: false }, Word { key: key(rest), glued: true }]
}

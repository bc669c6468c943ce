//! What is particular to one language: closed classes of words, elision, conjugation, number of nouns, common words.
//!
//! All of it is data in `rules/<lang>/language.toml` and the word lists beside it. Words are compared by [`key`],
//! a hash of the lower-case form, so that the hot path neither allocates nor compares strings.

mod classes;
mod detect;
mod inflect;
mod keys;
mod load;
mod memory;

pub use classes::{Class, Classes};
pub use detect::detect;
pub use inflect::{Form, Inflection, Tense};
pub use keys::{Key, KeyMap, KeySet, key};
pub(crate) use memory::Memory;

use std::borrow::Cow;

/// A language, loaded once and read by all.
pub struct Language {
    /// Folder name: `fr`.
    pub code: String,
    /// In English: `French`.
    pub name: String,
    /// ISO 639-3 code by which the detector knows it.
    pub detect: String,
    pub(crate) classes: KeyMap<Classes>,
    /// `du` → `de`: the preposition inside a contraction.
    pub(crate) contractions: KeyMap<Key>,
    /// What an auxiliary says of tense: `will` → future.
    pub(crate) modals: KeyMap<Tense>,
    /// Verbs that only help others: *be, have, will*; their lemmas.
    pub(crate) auxiliaries: Vec<String>,
    /// Words that end with a full stop and end no sentence, without the stop.
    pub(crate) abbreviations: KeySet,
    /// What an apostrophe cuts off before a word: `l`, `qu`.
    pub(crate) elisions: KeySet,
    /// What is a word of its own before a hyphen: `ex`.
    pub(crate) prefixes: KeySet,
    /// What is cut off after a word: `'s`, `n't`, `-t-il`; longest first, lower case.
    pub(crate) suffixes: Vec<String>,
    /// Words at the start of a paragraph that is no part of the article.
    pub(crate) boilerplate: Vec<Vec<Key>>,
    /// Endings of finite verbs and the tense that they say, the longest first.
    pub(crate) tense_endings: Vec<(String, Tense)>,
    /// Object pronouns stand before their verb: *l'a racheté*.
    pub clitics: bool,
    pub(crate) negates_twice: bool,
    pub(crate) inflection: Inflection,
    /// Lower-case words of general dictionaries, one a line, sorted by byte.
    pub(crate) common: Cow<'static, str>,
    pub(crate) remembered: Memory,
    /// Names written before the noun that they modify take no preposition: *Microsoft deal*.
    pub compounds: bool,
}

impl Language {
    pub fn classes(&self, key: Key) -> Classes {
        self.classes.get(&key).copied().unwrap_or_default()
    }

    pub fn is(&self, key: Key, class: Class) -> bool {
        self.classes(key).has(class)
    }

    /// The words of a class, in the order of their keys.
    pub fn members(&self, class: Class) -> Vec<Key> {
        let mut all: Vec<Key> = self.classes.iter().filter(|(_, c)| c.has(class)).map(|(k, _)| *k).collect();
        all.sort_unstable();
        all
    }

    /// The verbs that only help others.
    pub fn auxiliaries(&self) -> impl Iterator<Item = &str> {
        self.auxiliaries.iter().map(String::as_str)
    }

    /// The preposition that a word is or holds: `du` gives `de`.
    pub fn preposition(&self, key: Key) -> Option<Key> {
        match self.contractions.get(&key) {
            Some(plain) => Some(*plain),
            None => self.is(key, Class::Preposition).then_some(key),
        }
    }

    /// The tense that an auxiliary says by itself.
    pub fn modal(&self, key: Key) -> Option<Tense> {
        self.modals.get(&key).copied()
    }

    /// True if a negation needs two words: *ne … pas*.
    pub fn negates_twice(&self) -> bool {
        self.negates_twice
    }

    /// The word that a contraction or an elided form stands for, else the word: `du`, `des`, `d'` give `de`. Fixed words
    /// of triggers and patterns are compared in this form.
    pub fn plain(&self, key: Key) -> Key {
        self.contractions.get(&key).copied().unwrap_or(key)
    }

    pub fn inflection(&self) -> &Inflection {
        &self.inflection
    }

    /// True if general dictionaries know the word in lower case. `word` must be in lower case.
    pub fn is_common(&self, word: &str) -> bool {
        contains_line(&self.common, word)
    }

    /// As [`Language::is_common`], of a word in any case, whose key is given. What was asked before is remembered.
    pub fn is_common_token(&self, key: Key, word: &str) -> bool {
        self.remembered.get(key, || self.is_common(&word.to_lowercase().replace('’', "'")))
    }
}

/// A language that is shipped; `None` if there is no such folder or its file has mistakes (a test reads each).
pub fn shipped(code: &str) -> Option<Language> {
    let file = format!("rules/{code}/language.toml");
    let common = crate::shipped::text(&format!("rules/{code}/common_words.txt")).unwrap_or("");
    Language::read(code, &file, crate::shipped::text(&file)?, common).ok()
}

/// Binary search of a line in a text of sorted lines.
fn contains_line(text: &str, line: &str) -> bool {
    let (bytes, target) = (text.as_bytes(), line.as_bytes());
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = (low + high) / 2;
        let start = bytes[..middle].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let end = bytes[middle..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |i| middle + i);
        match bytes[start..end].cmp(target) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found() {
        for word in ["", "aa", "b", "ccc"] {
            assert_eq!(contains_line("aa\nb\nccc\n", word), !word.is_empty(), "{word}");
        }
        assert!(!contains_line("aa\nb\nccc\n", "a"));
        assert!(!contains_line("aa\nb\nccc\n", "d"));
    }
}

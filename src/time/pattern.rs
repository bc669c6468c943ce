//! The little grammar of patterns: words, slots, `[optional]` and `{one|or|other}` parts.
//!
//! A word is written as the tokenizer cuts it (`l' an`, `mid - YEAR`). In lower case it matches any case; with a
//! capital it matches a capital only; with `!` at its end it matches exactly as it is written, in lower case.

use super::piece::{Lexicon, Slot};
use crate::data::unknown;
use crate::language::{Key, key};

/// What a pattern is made of.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Word(Form),
    Slot(Slot),
    /// Another expression.
    Time,
    /// One of several sequences; an empty one makes the whole optional.
    Choice(Vec<Vec<Node>>),
}

/// A word and the case in which it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub key: Key,
    pub case: Cased,
    /// Letters of the word: long ones are rare.
    length: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cased {
    Any,
    Capital,
    Lower,
}

impl Form {
    pub fn read(word: &str) -> Form {
        let (word, exact) = match word.strip_suffix('!') {
            Some(word) if !word.is_empty() => (word, true),
            _ => (word, false),
        };
        let capital = word.starts_with(char::is_uppercase);
        let case = match (exact, capital) {
            (true, _) => Cased::Lower,
            (_, true) => Cased::Capital,
            _ => Cased::Any,
        };
        Form { key: key(word), case, length: word.chars().count() }
    }

    /// True if a token with this key and a capital, or none, is this word.
    pub fn fits(&self, key: Key, capital: bool) -> bool {
        self.key == key && self.case.fits(capital)
    }
}

impl Cased {
    pub fn fits(self, capital: bool) -> bool {
        match self {
            Cased::Any => true,
            Cased::Capital => capital,
            Cased::Lower => !capital,
        }
    }
}

/// Reads a pattern; on a mistake says what was expected.
pub(super) fn read(pattern: &str, lexicon: &Lexicon) -> Result<Vec<Node>, String> {
    let mut spaced = String::new();
    for c in pattern.chars() {
        match "[]{}|".contains(c) {
            true => spaced.extend([' ', c, ' ']),
            false => spaced.push(c),
        }
    }
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, at: 0, lexicon };
    let nodes = reader.sequence()?;
    match reader.peek() {
        None if nodes.is_empty() => Err("a pattern needs a word".into()),
        None => Ok(nodes),
        Some(word) => Err(format!("`{word}` was not opened in this pattern")),
    }
}

struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
    lexicon: &'a Lexicon,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&str> {
        self.words.get(self.at).copied()
    }

    fn sequence(&mut self) -> Result<Vec<Node>, String> {
        let mut nodes = Vec::new();
        while let Some(word) = self.words.get(self.at).copied().filter(|w| !matches!(*w, "]" | "}" | "|")) {
            self.at += 1;
            nodes.push(match word {
                "[" => self.choice("]", vec![Vec::new()])?,
                "{" => self.choice("}", Vec::new())?,
                word => self.word(word)?,
            });
        }
        Ok(nodes)
    }

    fn choice(&mut self, closing: &str, mut options: Vec<Vec<Node>>) -> Result<Node, String> {
        loop {
            options.push(self.sequence()?);
            let end = self.peek().map(str::to_string);
            self.at += 1;
            match end.as_deref() {
                Some("|") => {}
                Some(end) if end == closing => return Ok(Node::Choice(options)),
                _ => return Err(format!("`{closing}` is missing in this pattern")),
            }
        }
    }

    fn word(&self, word: &str) -> Result<Node, String> {
        let slot = word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        match (slot, word) {
            (false, _) => Ok(Node::Word(Form::read(word))),
            (true, "TIME") => Ok(Node::Time),
            (true, _) => {
                let slot = self.lexicon.slot(word);
                slot.map(Node::Slot).ok_or_else(|| unknown("slot", word, self.lexicon.names().into_iter()))
            }
        }
    }
}

/// What a sequence can begin with.
#[derive(Debug, Default)]
pub(super) struct Firsts {
    pub keys: Vec<Key>,
    pub digits: bool,
    /// It can begin with another expression, which the matcher could not follow.
    pub time: bool,
    /// All of it is optional.
    pub empty: bool,
}

pub(super) fn firsts(nodes: &[Node], lexicon: &Lexicon) -> Firsts {
    let mut all = Firsts::default();
    for node in nodes {
        let mut open = false;
        match node {
            Node::Word(form) => all.keys.push(form.key),
            Node::Time => all.time = true,
            Node::Slot(slot) => {
                all.digits |= slot.kind.has_digits();
                all.keys.extend(lexicon.keys(*slot));
            }
            Node::Choice(options) => {
                for first in options.iter().map(|o| firsts(o, lexicon)) {
                    all.keys.extend(first.keys);
                    all.digits |= first.digits;
                    all.time |= first.time;
                    open |= first.empty;
                }
            }
        }
        if !open {
            return all;
        }
    }
    all.empty = true;
    all
}

/// Keys of which a text that fits the sequence holds one, or a number: the words that name times, else the rarest word.
pub(super) fn cores(nodes: &[Node], lexicon: &Lexicon) -> Vec<Key> {
    let named = |node: &Node| matches!(node, Node::Time) || matches!(node, Node::Slot(slot) if slot.kind.names_time());
    if nodes.iter().any(named) {
        let slots = nodes.iter().filter_map(|n| if let Node::Slot(slot) = n { Some(*slot) } else { None });
        return slots.filter(|s| s.kind.names_time()).flat_map(|s| lexicon.keys(s)).collect();
    }
    let required = |options: &&Vec<Vec<Node>>| options.iter().all(|o| !firsts(o, lexicon).empty);
    let choice =
        nodes.iter().filter_map(|n| if let Node::Choice(options) = n { Some(options) } else { None }).find(required);
    let words = nodes.iter().filter_map(|n| if let Node::Word(form) = n { Some(form) } else { None });
    match (words.max_by_key(|w| w.length), choice) {
        (Some(word), choice) if word.length > 3 || choice.is_none() => vec![word.key],
        (_, Some(options)) => options.iter().flat_map(|o| cores(o, lexicon)).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: Result<usize, &str>) {
        let found = read(pattern, &Lexicon::default());
        assert_eq!(found.as_ref().map(Vec::len).map_err(String::as_str), expected);
    }

    #[test]
    fn mistakes_say_what_was_expected() {
        check("", Err("a pattern needs a word"));
        check("in [the] YEAR", Ok(3));
        check("{in|at} the [very [same]] DAY", Ok(4));
        check("in [the", Err("`]` is missing in this pattern"));
        check("in {the]", Err("`}` is missing in this pattern"));
        check("in the]", Err("`]` was not opened in this pattern"));
        check("in YEARS", Err("no slot named `YEARS`; did you mean `YEAR`?"));
    }

    #[test]
    fn case_is_kept_where_it_matters() {
        let case = |word: &str, capital: bool| Form::read(word).fits(key("mars"), capital);
        assert!(case("mars", true) && case("mars", false));
        assert!(case("Mars", true) && !case("Mars", false));
        assert!(!case("mars!", true) && case("mars!", false));
    }
}

//! Reads the rules of one relation in one language: `fr/acquire.toml`.

use super::examples::{self, text};
use super::lemma::Lemma;
use super::pattern::{Piece, pieces, roles_of};
use super::slots::{self, Context};
use super::{Element, Examples, PartOfSpeech, Rule, Shape};
use crate::data::{File, Place, Table};
use crate::language::{Key, Language};

/// What an id names: a rule or an operator.
pub(super) trait Owned {
    fn id(&self) -> &str;
    /// File and line.
    fn place(&self) -> (&str, usize);
    fn examples(&self) -> &Examples;
    /// The words of a pattern that may not be absent.
    fn words(&self) -> Vec<Key> {
        Vec::new()
    }
}

/// A rule or operator while its language is read.
pub(super) struct Draft<T> {
    pub owned: T,
    pub lemmas: Vec<Lemma>,
    pub pattern: Option<Vec<Piece>>,
    /// Index of its file, and where its table begins.
    pub file: usize,
    pub place: Place,
}

impl Owned for Rule {
    fn id(&self) -> &str {
        &self.id
    }
    fn place(&self) -> (&str, usize) {
        (&self.file, self.line)
    }
    fn examples(&self) -> &Examples {
        &self.examples
    }
    fn words(&self) -> Vec<Key> {
        let Shape::Pattern(elements) = &self.shape else { return Vec::new() };
        let firm = elements.iter().filter_map(|element| match element {
            Element::Words { any, optional: false } => Some(any),
            _ => None,
        });
        firm.flatten().copied().collect()
    }
}

const SHAPES: [&str; 4] = ["verb", "noun", "relational", "pattern"];
const KEYS: [&str; 9] = ["name", "why", "lemmas", "roles", "topic", "emits", "gate", "finds", "ignores"];
const PATTERN_KEYS: [&str; 6] = ["name", "why", "pattern", "emits", "finds", "ignores"];

/// The rules of a file; `relation` is the file's name without `.toml`.
pub(super) fn read(index: usize, file: &File, relation: &str, context: &Context) -> Vec<Draft<Rule>> {
    let root = file.parse();
    let table = file.table(&root);
    let mut drafts = Vec::new();
    for (kind, shape) in SHAPES.iter().zip([Shape::Verb, Shape::Noun, Shape::Relational, Shape::Pattern(Vec::new())]) {
        drafts.extend(table.tables(kind).iter().map(|t| read_rule(index, t, relation, &shape, context)));
    }
    table.finish(&SHAPES);
    drafts.sort_by_key(|draft| draft.place);
    drafts
}

fn read_rule(file: usize, table: &Table, relation: &str, shape: &Shape, context: &Context) -> Draft<Rule> {
    let name = rule_name(table);
    text(table, "why");
    let emits = slots::emits(table, relation, context);
    let is_pattern = matches!(shape, Shape::Pattern(_));
    let pattern = is_pattern.then(|| pieces(table, &emits, context.language));
    let roles = match &pattern {
        Some(pieces) => roles_of(pieces),
        None => slots::roles(table, shape, context.language),
    };
    if pattern.as_ref().is_none_or(|pieces| !pieces.is_empty()) {
        slots::agree(table, shape, &roles, &emits);
    }
    let rule = Rule {
        id: format!("{}/{relation}/{name}", context.language.code),
        file: table.file().name.to_string(),
        line: table.file().position(table.place()).0,
        shape: shape.clone(),
        roles,
        topic: *shape == Shape::Relational && table.flag("topic"),
        emits: emits.into_iter().map(|(emit, _)| emit).collect(),
        gates: if is_pattern { Vec::new() } else { slots::gates(table, shape, context) },
        examples: examples::read(table, context.relations),
    };
    let lemmas = if is_pattern { Vec::new() } else { rule_lemmas(table, shape, context) };
    table.finish(if is_pattern { &PATTERN_KEYS } else { &KEYS });
    Draft { owned: rule, lemmas, pattern, file, place: table.place() }
}

fn rule_lemmas(table: &Table, shape: &Shape, context: &Context) -> Vec<Lemma> {
    let word = if *shape == Shape::Verb { PartOfSpeech::Verb } else { PartOfSpeech::Noun };
    if !table.has("lemmas") {
        table.file().problem(table.place(), "`lemmas` is missing");
    }
    lemmas(table, "lemmas", word, context.language)
}

/// The lemmas under a key.
pub(super) fn lemmas(table: &Table, key: &str, word: PartOfSpeech, language: &Language) -> Vec<Lemma> {
    let words = table.texts(key);
    if words.is_empty() && table.has(key) {
        table.file().problem(table.place_of(key), format!("`{key}` is empty"));
    }
    let mut lemmas: Vec<Lemma> = Vec::new();
    for written in words {
        match Lemma::read(&written.text, word, language) {
            Ok(lemma) if lemmas.contains(&lemma) => {
                table.file().problem(written.place, format!("`{}` stands twice in `{key}`", written.text));
            }
            Ok(lemma) => lemmas.push(lemma),
            Err(message) => table.file().problem(written.place, message),
        }
    }
    lemmas
}

/// Two to six words joined by hyphens.
pub(super) fn rule_name(table: &Table) -> String {
    let name = table.required("name");
    let word = |w: &str| !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let words: Vec<&str> = name.text.split('-').collect();
    if table.has("name") && !((2..=5).contains(&words.len()) && words.iter().all(|w| word(w))) {
        let message =
            format!("`{}` should be two to five words joined by hyphens, like `buyer-buys-target`", name.text);
        table.file().problem(name.place, message);
    }
    name.text
}

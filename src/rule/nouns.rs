//! Reads `nouns.toml`: lists of nouns, by what they make of a name beside them and for gates.

use super::examples::text;
use super::forms::Inflector;
use super::lemma::Lemma;
use super::slots::is_type;
use super::{Entry, Head, Nouns, PartOfSpeech};
use crate::data::{File, Place, Table, Word};
use crate::language::Language;
use std::cell::Cell;
use std::str::FromStr;

/// Lists that the engine asks for by name. Words of the first take the forms of adjectives too.
const ENGINE: [&str; 10] = [
    "former",
    "deputies",
    "stakes",
    "groupings",
    "grouping_verbs",
    "deal_nouns",
    "descriptions",
    "descriptions_of_trade",
    "descriptions_person",
    "descriptions_authority",
];
const HEADS: [&str; 4] = ["transparent", "part", "holding", "opaque"];

impl FromStr for Head {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text {
            "transparent" => Head::Transparent,
            "part" => Head::Part,
            "holding" => Head::Holding,
            "opaque" => Head::Opaque,
            _ => return Err(()),
        })
    }
}

/// A list while its language is read.
struct List {
    name: String,
    head: Option<Head>,
    lemmas: Vec<Lemma>,
    /// Index of its file, and where its name stands.
    file: usize,
    place: Place,
    used: Cell<bool>,
}

/// All lists of a language.
#[derive(Default)]
pub(super) struct Lists {
    all: Vec<List>,
}

impl Lists {
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.all.iter().map(|list| list.name.as_str())
    }

    /// The index of a list, which counts as used from now on.
    pub fn find(&self, name: &str) -> Option<usize> {
        let index = self.all.iter().position(|list| list.name == name)?;
        self.all[index].used.set(true);
        Some(index)
    }

    /// Reads one file. Words of a list that an earlier file has are added to it; returns what was added to.
    pub fn read(&mut self, index: usize, file: &File, language: &Language) -> Vec<String> {
        let root = file.parse();
        let table = file.table(&root);
        let mut notes = Vec::new();
        for list in table.tables("list") {
            let Some(list) = read_list(index, &list, language) else { continue };
            match self.all.iter_mut().find(|other| other.name == list.name) {
                Some(other) if other.file == index => {
                    file.problem(list.place, format!("two lists are named `{}`", list.name));
                }
                Some(other) => {
                    let line = file.position(list.place).0;
                    notes.push(format!("{}/nouns/{}: words added by {}:{line}", language.code, list.name, file.name));
                    other.lemmas.extend(list.lemmas);
                    other.head = list.head.or(other.head);
                }
                None => self.all.push(list),
            }
        }
        table.finish(&["list"]);
        notes
    }

    /// Reports the lists that nothing uses.
    pub fn finish(&self, files: &[File]) {
        for list in self.all.iter().filter(|list| !list.used.get() && list.head.is_none()) {
            let message = format!("nobody uses the list `{}`: no gate asks for it and it has no `head`", list.name);
            files[list.file].problem(list.place, message);
        }
    }

    /// The lists as they are looked up: by the first word, the longest entry first.
    pub fn compile(self, language: &Language) -> Nouns {
        let mut nouns = Nouns::default();
        let mut inflector = Inflector::new(language);
        for (index, list) in self.all.into_iter().enumerate() {
            for variant in list.lemmas.iter().flat_map(|lemma| lemma.variants(&mut inflector)) {
                for (key, _) in variant.forms.iter() {
                    let entry = Entry { list: index, tail: variant.tail.clone() };
                    let entries = nouns.lists.entry(*key).or_default();
                    if !entries.contains(&entry) {
                        entries.push(entry);
                    }
                }
            }
            nouns.names.push(list.name);
            nouns.heads.push(list.head);
        }
        for entries in nouns.lists.values_mut() {
            entries.sort_by_key(|e| std::cmp::Reverse(e.tail.len()));
        }
        nouns
    }
}

fn read_list(file: usize, table: &Table, language: &Language) -> Option<List> {
    let name = table.required("name");
    text(table, "why");
    let head = table.one_of("head", &HEADS);
    let words = table.texts("words");
    if words.is_empty() {
        table.file().problem(table.place_of("words"), "a list needs `words`");
    }
    if is_type(&name.text) {
        table.file().problem(name.place, format!("`{}` is a type of actor; a list needs another name", name.text));
    }
    table.finish(&["name", "why", "head", "words"]);
    let engine = ENGINE.contains(&name.text.as_str());
    let adjectives = name.text == ENGINE[0];
    let lemmas = words.iter().flat_map(|word| read_word(word, adjectives, table, language)).collect();
    let list = List { name: name.text, head, lemmas, file, place: name.place, used: Cell::new(engine) };
    (!list.name.is_empty()).then_some(list)
}

fn read_word(word: &Word, adjective: bool, table: &Table, language: &Language) -> Vec<Lemma> {
    let mut kinds = vec![PartOfSpeech::Noun];
    kinds.extend(adjective.then_some(PartOfSpeech::Adjective));
    let mut lemmas = Vec::new();
    for kind in kinds {
        match Lemma::cut(&word.text, kind, language) {
            Ok(lemma) => lemmas.push(lemma),
            Err(message) => table.file().problem(word.place, message),
        }
    }
    lemmas
}

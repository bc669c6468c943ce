//! Reads `status.toml`: operators that move a status, hearsay, attribution, closing.

use super::examples::{self, text};
use super::lemma::{Lemma, phrase};
use super::relation_file::{Draft, Owned, lemmas, rule_name};
use super::slots::Context;
use super::{Control, Effect, Hearsay, Operator, PartOfSpeech};
use crate::data::{File, Table, Word};
use crate::fact::{Stage, Status};
use crate::language::{Form, Key};
use std::str::FromStr;

const KEYS: [&str; 11] =
    ["name", "why", "status", "verbs", "nouns", "adjectives", "phrases", "subject", "negated", "tense", "finds"];
const EFFECTS: [&str; 17] = [
    "rumoured",
    "considered",
    "in_talks",
    "offered",
    "announced",
    "pending",
    "approved",
    "completed",
    "ongoing",
    "rejected",
    "blocked",
    "abandoned",
    "denied",
    "ended",
    "delayed",
    "same",
    "expected",
];
const CONTROLS: [&str; 3] = ["same", "object", "other"];

impl FromStr for Effect {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "same" => Ok(Effect::Same),
            "expected" => Ok(Effect::Expected),
            _ => text.parse().map(Effect::Status),
        }
    }
}

impl FromStr for Control {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text {
            "same" => Control::Same,
            "object" => Control::Object,
            "other" => Control::Other,
            _ => return Err(()),
        })
    }
}

/// A form of a verb by its name in a data file.
struct Named(Form);

impl FromStr for Named {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Form::NAMES.iter().find(|(name, _)| *name == text).map(|(_, form)| Named(*form)).ok_or(())
    }
}

/// Reads one file: its operators, and into `hearsay` what it says of sources.
pub(super) fn read(index: usize, file: &File, context: &Context, hearsay: &mut Sayings) -> Vec<Draft<Operator>> {
    let root = file.parse();
    let table = file.table(&root);
    let operators = table.tables("operator").iter().map(|t| operator(index, t, context)).collect();
    hearsay.read(&table, context);
    table.finish(&["operator", "hearsay", "attribution", "closing"]);
    operators
}

fn operator(file: usize, table: &Table, context: &Context) -> Draft<Operator> {
    let name = rule_name(table);
    text(table, "why");
    let effect = match table.has("status") {
        true => table.one_of("status", &EFFECTS).unwrap_or(Effect::Same),
        false => {
            table.required("status");
            Effect::Same
        }
    };
    let tense = table.one_of("tense", &Form::NAMES.map(|(name, _)| name)).map(|Named(form)| form);
    let operator = Operator {
        id: format!("{}/status/{name}", context.language.code),
        file: table.file().name.to_string(),
        line: table.file().position(table.place()).0,
        effect,
        control: table.one_of("subject", &CONTROLS).unwrap_or(Control::Same),
        negated: table.one_of("negated", &EFFECTS).unwrap_or_else(|| negated(effect)),
        tense,
        examples: examples::read(table, context.relations),
    };
    let lemmas = operator_lemmas(table, context);
    table.finish(&[KEYS.as_slice(), &["ignores"]].concat());
    Draft { owned: operator, lemmas, pattern: None, file, place: table.place() }
}

/// What a negation makes of an effect unless the operator says it.
fn negated(effect: Effect) -> Effect {
    match effect {
        Effect::Status(status) if status.stage() == Stage::Dead => Effect::Status(Status::Considered),
        _ => Effect::Status(Status::Denied),
    }
}

fn operator_lemmas(table: &Table, context: &Context) -> Vec<Lemma> {
    use PartOfSpeech::*;
    let kinds = [("verbs", Verb), ("nouns", Noun), ("adjectives", Adjective), ("phrases", Phrase)];
    if !kinds.iter().any(|(key, _)| table.has(key)) {
        table.file().problem(table.place(), "an operator needs `verbs`, `nouns`, `adjectives` or `phrases`");
    }
    kinds.iter().flat_map(|(key, word)| lemmas(table, key, *word, context.language)).collect()
}

impl Owned for Operator {
    fn id(&self) -> &str {
        &self.id
    }
    fn place(&self) -> (&str, usize) {
        (&self.file, self.line)
    }
    fn examples(&self) -> &super::Examples {
        &self.examples
    }
}

/// What the files of a language say of hearsay and sources, their verbs not yet inflected.
#[derive(Default)]
pub(super) struct Sayings {
    pub hearsay: Hearsay,
    pub sayings: Vec<String>,
    pub closings: Vec<String>,
}

impl Sayings {
    fn read(&mut self, table: &Table, context: &Context) {
        if let Some(list) = table.table("hearsay") {
            self.hearsay.conditional |= list.flag("conditional");
            self.hearsay.phrases.extend(phrases(&list, "phrases", context));
            list.finish(&["conditional", "phrases"]);
        }
        if let Some(list) = table.table("attribution") {
            self.hearsay.openers.extend(phrases(&list, "openers", context));
            self.hearsay.sources.extend(phrases(&list, "sources", context));
            self.sayings.extend(verbs(&list, context));
            list.finish(&["openers", "verbs", "sources"]);
        }
        if let Some(list) = table.table("closing") {
            self.closings.extend(verbs(&list, context));
            list.finish(&["verbs"]);
        }
    }
}

fn phrases(table: &Table, key: &str, context: &Context) -> Vec<Vec<Key>> {
    table.texts(key).iter().map(|word| phrase(&word.text, context.language)).collect()
}

/// Verbs of one word.
fn verbs(table: &Table, context: &Context) -> Vec<String> {
    let read = |word: &Word| match Lemma::read(&word.text, PartOfSpeech::Verb, context.language) {
        Ok(lemma) if lemma.text == lemma.head => Some(lemma.head),
        Ok(_) => {
            table.file().problem(word.place, format!("`{}` should be a verb of one word", word.text));
            None
        }
        Err(message) => {
            table.file().problem(word.place, message);
            None
        }
    };
    table.texts("verbs").iter().filter_map(read).collect()
}

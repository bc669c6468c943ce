//! A sentence as chunks: noun phrases with their heads, verb groups with tense and voice, and the marks between them.
//!
//! A **chunk** is a run of words that belong together and hold no other chunk. Which chunk is the subject or object of
//! which is not decided here once and for all but asked of a [`Reading`] where a trigger needs it (`links`).

mod chunks;
mod governors;
mod links;
mod lists;
mod nouns;
mod objects;
mod verbs;

pub use links::{Governor, Link, Via};

pub use crate::language::Tense;

use crate::language::Key;
use crate::rule::RuleSet;
use crate::tag::Tag;
use crate::text::{Document, Sentence};
use std::ops::Range;

/// What a sentence is read from. Ranges count the document's tokens.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub document: &'a Document<'a>,
    pub sentence: &'a Sentence,
    /// One for each token of the sentence.
    pub tags: &'a [Tag],
    pub rules: &'a RuleSet,
    /// Mentions of names, by place: each is one unit for the grammar.
    pub names: &'a [Range<usize>],
    /// Expressions of time, by place: they are no subject and no object.
    pub times: &'a [Range<usize>],
}

/// A sentence cut into chunks.
pub struct Reading<'a> {
    pub input: Input<'a>,
    pub chunks: Vec<Chunk>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Chunk {
    /// Tokens of the document; a preposition before is not among them.
    pub tokens: Range<usize>,
    /// The preposition before, without the article in it: `du` gives `de`.
    pub preposition: Option<Key>,
    pub kind: ChunkKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ChunkKind {
    Noun(NounPhrase),
    Verb(VerbGroup),
    Mark(Mark),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct NounPhrase {
    /// The token of the head noun, if it is no name.
    pub head: Option<usize>,
    /// *son, its*: the token.
    pub possessive: Option<usize>,
    /// The chunk of the owner before it: *Oracle's deal*.
    pub owner: Option<usize>,
    /// It is the owner of the next one.
    pub genitive: bool,
    /// It is a pronoun: the token.
    pub pronoun: Option<usize>,
    pub definite: bool,
    /// *no deal, aucun accord*
    pub negative: bool,
    /// The names inside, as indices into [`Input::names`].
    pub names: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct VerbGroup {
    /// The token that carries the meaning.
    pub main: usize,
    pub form: VerbForm,
    pub tense: Tense,
    /// With an auxiliary of the perfect.
    pub perfect: bool,
    pub passive: bool,
    pub reflexive: bool,
    pub negated: bool,
    /// *ne … plus, no longer*: what was, is over.
    pub no_longer: bool,
    /// The main verb is *be* itself.
    pub copula: bool,
    /// An object pronoun inside: the token.
    pub clitic: Option<usize>,
    /// A subject pronoun behind the verb: *a-t-il*.
    pub inverted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    Finite,
    Infinitive,
    /// Past participle without an auxiliary.
    Participle,
    Gerund,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Comma,
    Colon,
    Dash,
    Stop,
    Quote,
    Open,
    Close,
    Coordinator,
    RelativeSubject,
    RelativeObject,
    RelativeOwner,
    RelativePlace,
    Subordinator,
    /// A subordinator that tells no fact: *if*
    Condition,
    Adverb,
    Adjective,
    /// A preposition without a noun phrase.
    Preposition,
    Time,
    Other,
}

impl<'a> Reading<'a> {
    pub fn new(input: Input<'a>) -> Self {
        Reading { input, chunks: chunks::cut(input) }
    }

    pub fn noun(&self, chunk: usize) -> Option<&NounPhrase> {
        match &self.chunks.get(chunk)?.kind {
            ChunkKind::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    pub fn verb(&self, chunk: usize) -> Option<&VerbGroup> {
        match &self.chunks.get(chunk)?.kind {
            ChunkKind::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    pub fn mark(&self, chunk: usize) -> Option<Mark> {
        match self.chunks.get(chunk)?.kind {
            ChunkKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// The chunk that holds a token.
    pub fn chunk_of(&self, token: usize) -> Option<usize> {
        self.chunks.iter().position(|c| c.tokens.contains(&token))
    }

    pub fn key(&self, token: usize) -> Key {
        self.input.document.tokens[token].key
    }

    /// For people: `[Oracle] {a racheté} [Zoom]`.
    pub fn outline(&self) -> String {
        let mut out = String::new();
        for chunk in &self.chunks {
            let words = self.input.document.words(&chunk.tokens);
            let piece = match &chunk.kind {
                ChunkKind::Noun(_) if chunk.preposition.is_some() => format!("({words})"),
                ChunkKind::Noun(noun) if noun.genitive => format!("[{words}]'"),
                ChunkKind::Noun(_) => format!("[{words}]"),
                ChunkKind::Verb(verb) => format!("{{{words}{}}}", verb.signs()),
                ChunkKind::Mark(_) => words.to_string(),
            };
            out.push_str(&piece);
            out.push(' ');
        }
        out
    }
}

impl VerbGroup {
    /// What is particular, for people: ` passive negated`.
    fn signs(&self) -> String {
        let form = match self.form {
            VerbForm::Finite => format!(" {:?}", self.tense).to_lowercase(),
            form => format!(" {form:?}").to_lowercase(),
        };
        let signs = [
            (self.perfect, "perfect"),
            (self.passive, "passive"),
            (self.reflexive, "reflexive"),
            (self.negated, "negated"),
        ];
        signs.iter().filter(|(is, _)| *is).fold(form, |all, (_, sign)| format!("{all} {sign}"))
    }
}

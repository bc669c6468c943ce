//! A text as tokens and sentences. Tokens are spans with a hash: normalising changes a token's key, never its place.

mod sentences;
mod tokens;

use crate::language::{Key, Language};
use crate::span::Span;
use std::ops::Range;

/// One word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    /// Hash of the lower-case form: see [`crate::language::key`].
    pub key: Key,
    pub kind: Kind,
    pub case: Case,
    /// True if a blank stands before it (or it is the first).
    pub spaced: bool,
}

impl Token {
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span().of(text)
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// True if the token is a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// Begins with a digit: `2020`, `4.2`, `20th`, `3M`.
    Number,
    /// `.`, `!`, `?`, `…`
    Stop,
    Comma,
    /// `;`, `:`
    Colon,
    /// A dash between blanks, or a long one.
    Dash,
    /// A hyphen inside a compound.
    Hyphen,
    OpenQuote,
    CloseQuote,
    /// A straight quote that may be either.
    Quote,
    Open,
    Close,
    /// `$`, `%`, `&`, `/` …
    Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Lower,
    /// `Oracle`
    Initial,
    /// `FTC`: two letters or more, all capitals
    Upper,
    /// `ByteDance`, `iPhone`
    Mixed,
}

/// Which part of the article a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    /// A short paragraph without a full stop.
    Heading,
    Body,
    /// Bylines, *read also*, *About X*: gives nothing.
    Boilerplate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Indices of the document's tokens.
    pub tokens: Range<usize>,
    pub span: Span,
    pub part: Part,
    /// Number of the paragraph, from 0.
    pub paragraph: usize,
    /// True if every word is capitalised, as in headlines: capitals prove nothing here.
    pub capitals: bool,
}

/// A text with its tokens and sentences.
#[derive(Clone, Debug, Default)]
pub struct Document<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
}

impl<'t> Document<'t> {
    /// Cuts a text into tokens and sentences.
    pub fn read(text: &'t str, language: &Language) -> Self {
        let mut document = Document { text, ..Document::default() };
        document.reuse(text, language);
        document
    }

    /// As [`Document::read`], keeping the buffers.
    fn reuse(&mut self, text: &'t str, language: &Language) {
        self.text = text;
        self.tokens.clear();
        self.sentences.clear();
        tokens::cut(text, language, &mut self.tokens);
        sentences::cut(text, &self.tokens, language, &mut self.sentences);
    }

    pub fn word(&self, token: usize) -> &'t str {
        self.tokens[token].of(self.text)
    }

    /// The words from the first to the last token of a range.
    pub fn words(&self, range: &Range<usize>) -> &'t str {
        self.span(range).of(self.text)
    }

    /// The bytes of a range of tokens; empty for an empty range.
    pub fn span(&self, range: &Range<usize>) -> Span {
        if range.is_empty() {
            return Span::default();
        }
        Span::new(self.tokens[range.start].start as usize, self.tokens[range.end - 1].end as usize)
    }

    /// The sentence that a token stands in.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }
}

//! Measures a tagger on treebanks that it has not learned from.

use super::{Tag, Tagger, treebank};
use crate::data::Problem;
use crate::language::Language;
use crate::text::Document;
use std::collections::BTreeMap;

/// How often a tagger was right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub tokens: usize,
    pub right: usize,
    /// Tokens whose word may be a form of a verb, and another form, a noun or an adjective too (*bid*, *offre*,
    /// *acquired*), by what the tagger knows of the word before it reads the sentence.
    pub ambiguous: usize,
    pub ambiguous_right: usize,
    /// How often a tag (first) was taken for another (second).
    pub mistakes: BTreeMap<(u8, u8), usize>,
}

/// Tags treebanks, each with its file's name and its text in CoNLL-U, and counts.
pub fn evaluate(tagger: &Tagger, treebanks: &[(&str, &str)], language: &Language) -> Result<Figures, Vec<Problem>> {
    let mut samples = Vec::new();
    for (name, text) in treebanks {
        samples.extend(treebank::read(name, text)?);
    }
    let mut figures = Figures::default();
    let mut tags = Vec::new();
    for sample in &samples {
        let document = Document::read(&sample.text, language);
        let gold = sample.tags(&document);
        for sentence in &document.sentences {
            tagger.tag(&document, sentence, language, &mut tags);
            for (at, tag) in sentence.tokens.clone().zip(&tags) {
                figures.add(gold[at], *tag, tagger.is_ambiguous(document.tokens[at].key));
            }
        }
    }
    Ok(figures)
}

impl Figures {
    fn add(&mut self, gold: Tag, tag: Tag, ambiguous: bool) {
        let right = usize::from(gold == tag);
        self.tokens += 1;
        self.right += right;
        self.ambiguous += usize::from(ambiguous);
        self.ambiguous_right += right * usize::from(ambiguous);
        if right == 0 {
            *self.mistakes.entry((gold as u8, tag as u8)).or_default() += 1;
        }
    }
}

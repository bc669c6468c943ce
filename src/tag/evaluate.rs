//! Measures a tagger on treebanks that it has not learned from.

use super::{Tag, Tagger, treebank};
use crate::data::Problem;
use crate::language::{Key, Language};
use crate::text::Document;
use std::collections::{BTreeMap, HashMap};

/// How often a tagger was right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub tokens: usize,
    pub right: usize,
    /// Tokens whose word the treebanks tag in two ways or more of noun, adjective and the forms of verbs (*bid*, *offre*).
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
    let mut results = Vec::new();
    let mut tags = Vec::new();
    for sample in &samples {
        let document = Document::read(&sample.text, language);
        let gold = sample.tags(&document);
        for sentence in &document.sentences {
            tagger.tag(&document, sentence, language, &mut tags);
            let range = sentence.tokens.clone();
            results.extend(range.zip(&tags).map(|(at, tag)| (document.tokens[at].key, gold[at], *tag)));
        }
    }
    Ok(count(&results))
}

fn count(results: &[(Key, Tag, Tag)]) -> Figures {
    let mut known: HashMap<Key, u32> = HashMap::new();
    for (key, gold, _) in results.iter().filter(|(_, gold, _)| gold.is_content() && *gold != Tag::ProperNoun) {
        *known.entry(*key).or_default() |= 1 << *gold as u8;
    }
    let mut figures = Figures { tokens: results.len(), ..Figures::default() };
    for (key, gold, tag) in results {
        let right = usize::from(gold == tag);
        figures.right += right;
        if known.get(key).is_some_and(|tags| tags.count_ones() > 1) {
            figures.ambiguous += 1;
            figures.ambiguous_right += right;
        }
        if right == 0 {
            *figures.mistakes.entry((*gold as u8, *tag as u8)).or_default() += 1;
        }
    }
    figures
}

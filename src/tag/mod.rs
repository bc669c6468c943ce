//! Parts of speech, by weights learned from treebanks.
//!
//! A tagger reads a sentence from left to right and gives each token the tag whose weights sum highest over what the
//! token, its neighbours and the two tags before it show (an averaged perceptron; Collins 2002). The weights of a
//! language lie in `rules/<lang>/tagger.bin`; [`learn`] makes them, the same bytes each time.

mod evaluate;
mod features;
mod learn;
mod random;
mod treebank;
mod weights;

pub use evaluate::{Figures, evaluate};
pub use learn::learn;

use crate::language::Language;
use crate::text::{Document, Kind, Sentence};
use features::Window;
use weights::Weights;

/// Part of speech of a token. Verbs are told apart by their form; a participle that is an adjective is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Tag {
    Noun,
    ProperNoun,
    /// Finite, of a verb that is no auxiliary.
    Verb,
    Infinitive,
    PastParticiple,
    /// Present participle and gerund.
    Gerund,
    /// Auxiliary or copula, finite or not.
    Auxiliary,
    Adjective,
    Adverb,
    /// Articles, demonstratives and possessives before a noun.
    Determiner,
    Pronoun,
    Adposition,
    Coordinator,
    Subordinator,
    Number,
    /// *to* before an infinitive, *not*, *'s* of owners.
    Particle,
    Punctuation,
    /// Signs, interjections, words of another language.
    #[default]
    Other,
}

impl Tag {
    /// Every tag, in the order of their numbers.
    pub const ALL: [Tag; 18] = [
        Tag::Noun,
        Tag::ProperNoun,
        Tag::Verb,
        Tag::Infinitive,
        Tag::PastParticiple,
        Tag::Gerund,
        Tag::Auxiliary,
        Tag::Adjective,
        Tag::Adverb,
        Tag::Determiner,
        Tag::Pronoun,
        Tag::Adposition,
        Tag::Coordinator,
        Tag::Subordinator,
        Tag::Number,
        Tag::Particle,
        Tag::Punctuation,
        Tag::Other,
    ];

    /// True for what the decision *noun or verb, and which form* is about.
    pub fn is_content(self) -> bool {
        (self as u8) < Tag::Auxiliary as u8 || self == Tag::Adjective
    }
}

/// The weights of one language.
pub struct Tagger {
    weights: Weights,
}

impl Tagger {
    /// The tagger that is shipped for a language; `None` if there is none or its file is damaged (a test reads each).
    pub fn shipped(lang: &str) -> Option<Tagger> {
        Tagger::read(crate::shipped::bytes(&format!("rules/{lang}/tagger.bin"))?)
    }

    /// Reads what [`learn`] has written; `None` if it is anything else.
    pub fn read(bytes: &[u8]) -> Option<Tagger> {
        Some(Tagger { weights: Weights::unpack(bytes)? })
    }

    /// Fills `tags` with one tag per token of the sentence.
    pub fn tag(&self, document: &Document, sentence: &Sentence, language: &Language, tags: &mut Vec<Tag>) {
        tags.clear();
        let mut window = Window::new(document, sentence, language);
        let mut before = [Tag::Punctuation; 2];
        for at in sentence.tokens.clone() {
            let tag = fixed(document.tokens[at].kind).unwrap_or_else(|| self.weights.best(&window.features(before)));
            tags.push(tag);
            before = [tag, before[0]];
            window.advance();
        }
    }
}

/// The tag of tokens that need no weights.
fn fixed(kind: Kind) -> Option<Tag> {
    match kind {
        Kind::Word | Kind::Number | Kind::Sign => None,
        _ => Some(Tag::Punctuation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_tagger_loads() {
        for (path, bytes) in crate::shipped::below("rules/").filter(|(p, _)| p.ends_with("/tagger.bin")) {
            assert!(Tagger::read(bytes).is_some(), "{path}");
        }
        assert!(Tagger::read(b"").is_none());
        assert!(Tagger::read(b"dgt1abc").is_none());
    }

    /// Words with their tags, as `word/Tag`.
    #[track_caller]
    fn check(lang: &str, expected: &str) {
        let language = crate::language::shipped(lang).expect("a shipped language");
        let tagger = Tagger::shipped(lang).expect("a shipped tagger");
        let text: Vec<&str> = expected.split(' ').map(|w| w.rsplit_once('/').expect("word/Tag").0).collect();
        let text = text.join(" ").replace("' ", "'").replace(" -t-", "-t-").replace(" 's", "'s");
        let document = Document::read(&text, &language);
        let mut tags = Vec::new();
        tagger.tag(&document, &document.sentences[0], &language, &mut tags);
        let found: Vec<String> =
            tags.iter().enumerate().map(|(i, tag)| format!("{}/{tag:?}", document.word(i))).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn french_is_tagged() {
        check("fr", "L'/Determiner offre/Noun a/Auxiliary été/Auxiliary rejetée/PastParticiple");
    }

    #[test]
    fn english_is_tagged() {
        check("en", "Pfizer/ProperNoun to/Particle buy/Infinitive Seagen/ProperNoun");
        check("en", "The/Determiner bid/Noun was/Auxiliary rejected/PastParticiple by/Adposition Oracle/ProperNoun");
    }
}

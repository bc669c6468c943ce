//! Parts of speech, by weights learned from treebanks.
//!
//! A tagger reads a sentence from left to right and gives each token the tag whose weights sum highest over what the
//! token, its neighbours and the two tags before it show (an averaged perceptron; Collins 2002). The weights of a
//! language lie in `rules/<lang>/tagger.bin`; [`learn`] makes them, the same bytes each time.

mod evaluate;
mod features;
mod learn;
mod lexicon;
mod random;
mod treebank;
mod weights;

pub use evaluate::{Figures, evaluate};
pub use learn::learn;

use crate::language::{Key, Language};
use crate::text::{Document, Kind, Sentence};
use features::{Before, Window};
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

    /// True for the forms of verbs that are no auxiliaries.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Verb | Tag::Infinitive | Tag::PastParticiple | Tag::Gerund)
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

    /// True if the word may be a form of a verb and, by what is known of it alone, something else of weight too.
    pub(crate) fn is_ambiguous(&self, word: Key) -> bool {
        self.weights.lexicon.entry(word).is_ambiguous()
    }

    /// Fills `tags` with one tag per token of the sentence.
    pub fn tag(&self, document: &Document, sentence: &Sentence, language: &Language, tags: &mut Vec<Tag>) {
        tags.clear();
        let mut window = Window::new(&self.weights.lexicon, document, sentence, language);
        let mut before = Before::NOTHING;
        for at in sentence.tokens.clone() {
            let sure = fixed(document.tokens[at].kind).or_else(|| window.entry().closed());
            let tag = sure.unwrap_or_else(|| self.weights.best(&window.features(&before)));
            tags.push(tag);
            before.add(tag);
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
        let text = text.join(" ").replace("' ", "'").replace(" -t-", "-t-").replace(" 's", "'s").replace(" n't", "n't");
        let document = Document::read(&text, &language);
        let mut tags = Vec::new();
        tagger.tag(&document, &document.sentences[0], &language, &mut tags);
        let found: Vec<String> =
            tags.iter().enumerate().map(|(i, tag)| format!("{}/{tag:?}", document.word(i))).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn french_is_tagged() {
        check("fr", "Kering/ProperNoun rachète/Verb Creed/ProperNoun");
        check("fr", "L'/Determiner offre/Noun a/Auxiliary été/Auxiliary rejetée/PastParticiple ./Punctuation");
        check("fr", "Le/Determiner groupe/Noun offre/Verb deux/Number milliards/Noun d'/Adposition euros/Noun");
        check("fr", "Accor/ProperNoun va/Verb céder/Infinitive sa/Determiner filiale/Noun");
        check(
            "fr",
            "Le/Determiner groupe/Noun rachète/Verb la/Determiner société/Noun fondée/PastParticiple en/Adposition 1998/Number",
        );
        check("fr", "Ardian/ProperNoun a/Auxiliary -t-il/Pronoun renoncé/PastParticiple ?/Punctuation");
        check(
            "fr",
            "Carrefour/ProperNoun ,/Punctuation visé/PastParticiple par/Adposition une/Determiner offre/Noun ,/Punctuation refuse/Verb",
        );
        check("fr", "La/Determiner fusion/Noun reste/Verb soumise/PastParticiple au/Adposition régulateur/Noun");
        check(
            "fr",
            "En/Adposition rachetant/Gerund Editis/ProperNoun ,/Punctuation le/Determiner groupe/Noun gagne/Verb",
        );
    }

    #[test]
    fn english_is_tagged() {
        check("en", "Pfizer/ProperNoun to/Particle buy/Infinitive Seagen/ProperNoun");
        check("en", "The/Determiner bid/Noun was/Auxiliary rejected/PastParticiple by/Adposition Oracle/ProperNoun");
        check("en", "Oracle/ProperNoun acquired/Verb the/Determiner company/Noun ./Punctuation");
        check("en", "Oracle/ProperNoun bids/Verb for/Adposition TikTok/ProperNoun unit/Noun");
        check("en", "The/Determiner company/Noun acquired/PastParticiple by/Adposition Oracle/ProperNoun said/Verb");
        check(
            "en",
            "The/Determiner group/Noun plans/Verb to/Particle bid/Infinitive for/Adposition Toshiba/ProperNoun ./Punctuation",
        );
        check("en", "Vodafone/ProperNoun in/Adposition talks/Noun to/Particle sell/Infinitive stake/Noun");
        check("en", "Pfizer/ProperNoun to/Particle Buy/Infinitive Seagen/ProperNoun in/Adposition Cash/Noun Deal/Noun");
        check(
            "en",
            "The/Determiner state-owned/Adjective bank/Noun is/Auxiliary buying/Gerund the/Determiner insurer/Noun",
        );
        check("en", "Oracle/ProperNoun 's/Particle offer/Noun did/Auxiliary n't/Particle win/Infinitive");
    }
}

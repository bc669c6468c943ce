//! From a lemma as a rule file writes it to the words that are looked for: the head in all its forms, the fixed words
//! after it, the preposition of its object.

use super::PartOfSpeech;
use super::forms::{Forms, Inflector};
use crate::language::{Class, Form, Key, Language, key};
use crate::text::Document;
use std::rc::Rc;

/// A lemma, cut into words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lemma {
    /// As written: `s'emparer de`.
    pub text: String,
    pub word: PartOfSpeech,
    pub reflexive: bool,
    /// Only where it is negated: `ne pas s'opposer à`.
    pub negative: bool,
    pub head: String,
    pub tail: Vec<String>,
    pub preposition: Option<Key>,
}

/// Forms of the head that go with one tail: *maison* + *mère*, *maisons* + *mères*.
#[derive(Debug, PartialEq)]
pub(super) struct Variant {
    pub tail: Vec<Key>,
    pub forms: Forms,
}

impl Lemma {
    /// Cuts a lemma; a preposition at its end is that of its object.
    pub fn read(text: &str, word: PartOfSpeech, language: &Language) -> Result<Lemma, String> {
        let mut lemma = Lemma::cut(text, word, language)?;
        if word != PartOfSpeech::Phrase {
            lemma.preposition = lemma.tail.last().and_then(|last| preposition(last, language));
            lemma.tail.truncate(lemma.tail.len() - usize::from(lemma.preposition.is_some()));
        }
        if word == PartOfSpeech::Verb && !language.inflection().conjugates(&lemma.head) {
            return Err(format!("`{}` is no verb: no conjugation of `language.toml` fits it", lemma.head));
        }
        Ok(lemma)
    }

    /// Cuts a lemma that has no object: all words after the head are fixed.
    pub fn cut(text: &str, word: PartOfSpeech, language: &Language) -> Result<Lemma, String> {
        let document = Document::read(text, language);
        let mut words = document.tokens.iter().map(|t| t.of(text).to_string()).peekable();
        let mut next_is =
            |class| words.next_if(|w| document.tokens.len() > 1 && language.is(key(w), class)).map(|w| key(&w));
        let mut negative = false;
        while let Some(negation) = if word == PartOfSpeech::Verb { next_is(Class::Negation) } else { None } {
            negative |= !language.is(negation, Class::NegationOpener);
        }
        let reflexive = next_is(Class::Reflexive).is_some();
        let head = words.next().ok_or("a lemma has a word")?;
        Ok(Lemma { text: text.to_string(), word, reflexive, negative, head, tail: words.collect(), preposition: None })
    }

    /// Every form of the head with the tails that it takes.
    pub fn variants(&self, inflector: &mut Inflector) -> Vec<Variant> {
        let closed = is_closed(&self.head, inflector.language);
        match self.word {
            PartOfSpeech::Noun => self.noun(inflector),
            PartOfSpeech::Adjective | PartOfSpeech::Phrase if closed => self.fixed(inflector.language),
            _ => self.with_tails(inflector.forms(self.word, &self.head), inflector.language),
        }
    }

    fn fixed(&self, language: &Language) -> Vec<Variant> {
        self.with_tails(Rc::new([(key(&self.head), Form::Base)]), language)
    }

    /// One variant; several where the tail has a reflexive, which stands for all of them.
    fn with_tails(&self, forms: Forms, language: &Language) -> Vec<Variant> {
        let tail = keys(&self.tail, language);
        let Some(at) = tail.iter().position(|k| language.is(*k, Class::Reflexive)) else {
            return vec![Variant { tail, forms }];
        };
        let with = |word: Key| {
            let mut tail = tail.clone();
            tail[at] = word;
            Variant { tail, forms: forms.clone() }
        };
        language.members(Class::Reflexive).into_iter().map(with).collect()
    }

    /// A noun of several words takes the plural in all words before the first preposition, or in the last of them where
    /// modifiers stand before the noun.
    fn noun(&self, inflector: &mut Inflector) -> Vec<Variant> {
        let language = inflector.language;
        let free = self.tail.iter().take_while(|w| language.preposition(key(w)).is_none()).count();
        if free == 0 {
            return self.with_tails(inflector.forms(self.word, &self.head), language);
        }
        let mut all = self.fixed(language);
        let tail = keys(&self.tail, language);
        if language.compounds {
            for (plural, form) in inflector.forms(self.word, &self.tail[free - 1]).iter().skip(1) {
                let mut tail = tail.clone();
                tail[free - 1] = *plural;
                all.push(Variant { tail, forms: Rc::new([(key(&self.head), *form)]) });
            }
            return all;
        }
        let mut plural = tail;
        for (key, word) in plural.iter_mut().zip(&self.tail[..free]) {
            *key = inflector.forms(self.word, word).last().map_or(*key, |(plural, _)| *plural);
        }
        let forms = inflector.forms(self.word, &self.head).iter().skip(1).copied().collect();
        all.push(Variant { tail: plural, forms });
        all
    }
}

/// The preposition at the end of a lemma, unless it is a particle of the verb.
fn preposition(word: &str, language: &Language) -> Option<Key> {
    let key = key(word);
    if language.is(key, Class::VerbParticle) { None } else { language.preposition(key) }
}

fn is_closed(word: &str, language: &Language) -> bool {
    use Class::*;
    let closed = [Preposition, Determiner, Possessive, Demonstrative, Adverb, Negation, Coordinator, Subordinator];
    language.classes(key(word)).any(&closed)
}

/// Keys of fixed words, contractions as the word that they stand for.
pub(super) fn keys(words: &[String], language: &Language) -> Vec<Key> {
    words.iter().map(|w| language.plain(key(w))).collect()
}

/// Keys of the words of a text.
pub(super) fn phrase(text: &str, language: &Language) -> Vec<Key> {
    Document::read(text, language).tokens.iter().map(|t| language.plain(t.key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use PartOfSpeech::*;

    /// `expected`: reflexive?, head, tail, preposition; then forms with their tails that must be there.
    #[track_caller]
    fn check(lang: &str, word: PartOfSpeech, text: &str, expected: &str, forms: &[&str]) {
        let language = crate::language::shipped(lang).expect("a shipped language");
        let lemma = Lemma::read(text, word, &language).expect(text);
        let preposition = lemma.preposition.map_or("no", |_| text.rsplit(' ').next().unwrap_or(""));
        let tail = lemma.tail.join(" ");
        let negative = if lemma.negative { "not " } else { "" };
        assert_eq!(format!("{negative}{} {} [{tail}] {preposition}", lemma.reflexive, lemma.head), expected);
        let variants = lemma.variants(&mut Inflector::new(&language));
        for form in forms {
            let words = phrase(form, &language);
            let fits = |v: &Variant| v.tail == words[1..] && v.forms.iter().any(|(k, _)| *k == words[0]);
            assert!(variants.iter().any(fits), "{form}");
        }
    }

    #[test]
    fn lemmas_have_tails_and_prepositions() {
        check("fr", Verb, "racheter", "false racheter [] no", &["rachète"]);
        check("fr", Verb, "s'offrir", "true offrir [] no", &["offert"]);
        check("fr", Verb, "ne pas s'opposer à", "not true opposer [] à", &["opposa"]);
        check("fr", Verb, "ne faire qu'un", "false faire [qu' un] no", &["fait qu'un"]);
        check("fr", Verb, "se désengager de", "true désengager [] de", &["désengageait"]);
        check("fr", Verb, "mettre la main sur", "false mettre [la main] sur", &["mit la main"]);
        check("en", Verb, "take over", "false take [over] no", &["took over"]);
        check("en", Verb, "walk away from", "false walk [away] from", &["walks away"]);
        check("en", Verb, "team up with", "false team [up] with", &["teaming up"]);
        check("en", Verb, "partner with", "false partner [] with", &["partnered"]);
        check("en", Verb, "rid itself of", "false rid [itself] of", &["rid themselves", "rids itself"]);
        check("fr", Noun, "maison mère", "false maison [mère] no", &["maison mère", "maisons mères"]);
        check("fr", Noun, "prise de contrôle", "false prise [de contrôle] no", &["prises de contrôle"]);
        check(
            "fr",
            Noun,
            "offre publique d'achat",
            "false offre [publique d' achat] no",
            &["offres publiques d'achat"],
        );
        check("en", Noun, "chief executive", "false chief [executive] no", &["chief executives"]);
        check(
            "en",
            Noun,
            "memorandum of understanding",
            "false memorandum [of understanding] no",
            &["memorandums of understanding"],
        );
        check("fr", Noun, "projet de", "false projet [] de", &["projets"]);
        check("fr", Adjective, "prêt à", "false prêt [] à", &["prêtes"]);
        check("fr", Adjective, "sur le point de", "false sur [le point] de", &["sur le point"]);
        check("fr", Phrase, "jeter l'éponge", "false jeter [l' éponge] no", &["jette l'éponge"]);
        check("fr", Phrase, "hors de course", "false hors [de course] no", &["hors de course"]);
    }

    #[test]
    fn what_is_no_lemma_is_refused() {
        let language = crate::language::shipped("fr").expect("a shipped language");
        assert!(Lemma::read("", Noun, &language).is_err());
        assert!(Lemma::read("rachat", Verb, &language).is_err());
    }
}

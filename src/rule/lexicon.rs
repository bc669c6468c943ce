//! Builds the look-up from forms of words to the triggers that begin with them.

use super::forms::Inflector;
use super::lemma::{Lemma, Variant};
use super::{Company, Lexicon, Owner, PartOfSpeech, Trigger};
use crate::language::{Form, Key, Language};

pub(super) struct Builder<'l> {
    pub inflector: Inflector<'l>,
    lexicon: Lexicon,
}

impl<'l> Builder<'l> {
    /// Begins with the auxiliaries, which are no triggers.
    pub fn new(language: &'l Language) -> Self {
        let mut builder = Builder { inflector: Inflector::new(language), lexicon: Lexicon::default() };
        language.auxiliaries().for_each(|verb| builder.verb(verb));
        builder
    }

    /// Takes the forms of a verb in, for tense and mood.
    pub fn verb(&mut self, lemma: &str) {
        if self.inflector.knows_verb(lemma) {
            return;
        }
        for (key, form) in self.inflector.forms(PartOfSpeech::Verb, lemma).iter() {
            let forms = self.lexicon.verbs.entry(*key).or_default();
            if !forms.contains(form) {
                forms.push(*form);
            }
        }
    }

    pub fn add(&mut self, lemma: &Lemma, owner: Owner) {
        if lemma.word == PartOfSpeech::Verb {
            self.verb(&lemma.head);
        }
        for variant in lemma.variants(&mut self.inflector) {
            self.trigger(lemma, variant, owner);
        }
    }

    fn trigger(&mut self, lemma: &Lemma, variant: Variant, owner: Owner) {
        let longest = lemma.tail.iter().zip(&variant.tail).max_by_key(|(word, _)| word.chars().count());
        let needs = longest.map(|(_, key)| *key);
        let trigger = Trigger {
            lemma: lemma.text.clone(),
            word: lemma.word,
            reflexive: lemma.reflexive,
            negative: lemma.negative,
            tail: variant.tail,
            preposition: lemma.preposition,
            owner,
        };
        self.push(trigger, &variant.forms, needs);
    }

    /// The words by which a pattern is looked up.
    pub fn add_pattern(&mut self, words: &[String], owner: Owner) {
        for word in words {
            let forms = self.inflector.any_form(word);
            let trigger = Trigger {
                lemma: word.clone(),
                word: PartOfSpeech::Phrase,
                reflexive: false,
                negative: false,
                tail: Vec::new(),
                preposition: None,
                owner,
            };
            self.push(trigger, &forms, None);
        }
    }

    /// `needs` is the word that has to stand beside a form, if there is one.
    fn push(&mut self, trigger: Trigger, forms: &[(Key, Form)], needs: Option<Key>) {
        let index = self.lexicon.triggers.len() as u32;
        for (key, form) in forms {
            self.lexicon.forms.entry(*key).or_default().push((index, *form));
            if matches!(trigger.owner, Owner::Rule(_)) {
                self.lexicon.scan.entry(*key).or_default().add(needs);
            }
        }
        self.lexicon.triggers.push(trigger);
    }

    pub fn finish(mut self) -> Lexicon {
        for company in self.lexicon.scan.values_mut() {
            company.words.sort_unstable();
            company.words.dedup();
        }
        self.lexicon
    }
}

impl Company {
    fn add(&mut self, needs: Option<Key>) {
        match needs {
            Some(word) => self.words.push(word),
            None => self.alone = true,
        }
    }
}

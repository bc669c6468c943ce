//! Builds the look-up from forms of words to the triggers that begin with them.

use super::lemma::{Lemma, Variant};
use super::{Lexicon, Owner, PartOfSpeech, Trigger};
use crate::language::{Form, Key, Language, key};
use std::collections::HashMap;

pub(super) struct Builder<'l> {
    pub language: &'l Language,
    lexicon: Lexicon,
    /// Forms of the heads seen so far, by the head.
    heads: HashMap<String, Vec<(Key, Form)>>,
}

impl<'l> Builder<'l> {
    /// Begins with the auxiliaries, which are no triggers.
    pub fn new(language: &'l Language) -> Self {
        let mut builder = Builder { language, lexicon: Lexicon::default(), heads: HashMap::new() };
        language.auxiliaries().for_each(|verb| builder.verb(verb));
        builder
    }

    /// Takes the forms of a verb in, for tense and mood.
    pub fn verb(&mut self, lemma: &str) {
        for (word, form) in self.language.inflection().verb(lemma) {
            let forms = self.lexicon.verbs.entry(key(&word)).or_default();
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
    }

    pub fn add(&mut self, lemma: &Lemma, owner: Owner) {
        if lemma.word == PartOfSpeech::Verb {
            self.verb(&lemma.head);
        }
        for variant in lemma.variants(self.language) {
            let known = self.heads.entry(lemma.head.clone()).or_default();
            known.extend(variant.forms.iter().filter(|form| !known.contains(form)).copied().collect::<Vec<_>>());
            self.trigger(lemma, variant, owner);
        }
    }

    fn trigger(&mut self, lemma: &Lemma, variant: Variant, owner: Owner) {
        let trigger = Trigger {
            lemma: lemma.text.clone(),
            word: lemma.word,
            reflexive: lemma.reflexive,
            negative: lemma.negative,
            tail: variant.tail,
            preposition: lemma.preposition,
            owner,
        };
        self.push(trigger, &variant.forms);
    }

    /// The words by which a pattern is looked up.
    pub fn add_pattern(&mut self, words: &[String], owner: Owner) {
        for word in words {
            let forms = self.any_form(word);
            let trigger = Trigger {
                lemma: word.clone(),
                word: PartOfSpeech::Phrase,
                reflexive: false,
                negative: false,
                tail: Vec::new(),
                preposition: None,
                owner,
            };
            self.push(trigger, &forms);
        }
    }

    fn push(&mut self, trigger: Trigger, forms: &[(Key, Form)]) {
        let index = self.lexicon.triggers.len() as u32;
        for (key, form) in forms {
            self.lexicon.forms.entry(*key).or_default().push((index, *form));
            if matches!(trigger.owner, Owner::Rule(_)) {
                self.lexicon.scan.insert(*key);
            }
        }
        self.lexicon.triggers.push(trigger);
    }

    /// Every form of a lemma that was added, else the word itself.
    pub fn any_form(&self, word: &str) -> Vec<(Key, Form)> {
        match self.heads.get(word) {
            Some(forms) => forms.clone(),
            None => vec![(self.language.plain(key(word)), Form::Base)],
        }
    }

    pub fn finish(self) -> Lexicon {
        self.lexicon
    }
}

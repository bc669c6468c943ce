//! The forms of heads, each made once: many lemmas share one verb.

use super::PartOfSpeech;
use crate::language::{Form, Key, Language, key};
use std::collections::HashMap;
use std::rc::Rc;

/// Forms with what they say.
pub(super) type Forms = Rc<[(Key, Form)]>;

pub(super) struct Inflector<'l> {
    pub language: &'l Language,
    known: HashMap<PartOfSpeech, HashMap<String, Forms>>,
}

impl<'l> Inflector<'l> {
    pub fn new(language: &'l Language) -> Self {
        Inflector { language, known: HashMap::new() }
    }

    /// The forms of a word; a phrase begins with a verb.
    pub fn forms(&mut self, word: PartOfSpeech, head: &str) -> Forms {
        let word = if word == PartOfSpeech::Phrase { PartOfSpeech::Verb } else { word };
        let known = self.known.entry(word).or_default();
        if let Some(forms) = known.get(head) {
            return forms.clone();
        }
        let inflection = self.language.inflection();
        let forms = match word {
            PartOfSpeech::Noun => inflection.noun(head),
            PartOfSpeech::Adjective => inflection.adjective(head),
            PartOfSpeech::Verb | PartOfSpeech::Phrase => inflection.verb(head),
        };
        let forms: Forms = forms.iter().map(|(word, form)| (key(word), *form)).collect();
        known.insert(head.to_string(), forms.clone());
        forms
    }

    /// True if the forms of a verb were asked for.
    pub fn knows_verb(&self, head: &str) -> bool {
        self.known.get(&PartOfSpeech::Verb).is_some_and(|known| known.contains_key(head))
    }

    /// Every form that was made of a word, as whatever part of speech; else the word itself.
    pub fn any_form(&self, word: &str) -> Vec<(Key, Form)> {
        use PartOfSpeech::*;
        let known = [Verb, Noun, Adjective].iter().filter_map(|kind| self.known.get(kind)?.get(word));
        let mut all: Vec<(Key, Form)> = Vec::new();
        for form in known.flat_map(|forms| forms.iter()) {
            if !all.contains(form) {
                all.push(*form);
            }
        }
        if all.is_empty() {
            all.push((self.language.plain(key(word)), Form::Base));
        }
        all
    }
}

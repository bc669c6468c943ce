//! From a lemma to its forms, by conjugation classes and irregular verbs that are data.
//!
//! A class replaces the ending of a lemma by suffixes: `er` of `racheter` by `e`, `ait`, `era`. The class of a lemma is
//! the one that names it, else the one with the longest ending that names nobody.

use std::collections::HashMap;

/// What a form of a verb says. Nouns and adjectives have [`Form::Base`] and [`Form::Plural`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    Base,
    Plural,
    Infinitive,
    Present,
    /// Simple past and imperfect.
    Past,
    Future,
    Conditional,
    Subjunctive,
    PastParticiple,
    /// Present participle and gerund.
    Gerund,
}

impl Form {
    pub const NAMES: [(&'static str, Form); 8] = [
        ("infinitive", Form::Infinitive),
        ("present", Form::Present),
        ("past", Form::Past),
        ("future", Form::Future),
        ("conditional", Form::Conditional),
        ("subjunctive", Form::Subjunctive),
        ("past_participle", Form::PastParticiple),
        ("gerund", Form::Gerund),
    ];

    /// True if a verb in this form can have a subject of its own.
    pub fn is_finite(self) -> bool {
        matches!(self, Form::Present | Form::Past | Form::Future | Form::Conditional | Form::Subjunctive)
    }
}

/// Tense and mood of a verb group, as its first word says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Present,
    Past,
    Future,
    Conditional,
    /// *may, might, could*
    Possible,
    /// No tense: infinitives, participles.
    Bare,
}

impl Tense {
    /// The names that the table of modals in `language.toml` may use.
    pub const NAMES: [(&'static str, Tense); 5] = [
        ("present", Tense::Present),
        ("past", Tense::Past),
        ("future", Tense::Future),
        ("conditional", Tense::Conditional),
        ("possible", Tense::Possible),
    ];
}

/// Suffixes for the lemmas of one class.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conjugation {
    pub ending: String,
    /// The lemmas of this class; if none, every lemma with the ending.
    pub lemmas: Vec<String>,
    pub forms: Vec<(Form, Vec<String>)>,
}

/// All that a language says about the forms of words.
#[derive(Clone, Debug, Default)]
pub struct Inflection {
    pub(crate) verbs: Vec<Conjugation>,
    /// Forms of one verb that its class has not: they replace those of the class.
    pub(crate) irregular: HashMap<String, Vec<(Form, Vec<String>)>>,
    /// Plurals: ending → replacement, longest first.
    pub(crate) plurals: Vec<(String, Vec<String>)>,
    /// Forms of adjectives: ending → replacements.
    pub(crate) adjectives: Vec<(String, Vec<String>)>,
}

impl Inflection {
    /// Every form of a verb, the lemma's own spelling among them.
    pub fn verb(&self, lemma: &str) -> Vec<(String, Form)> {
        let irregular = self.irregular.get(lemma);
        let replaced = |form: Form| irregular.is_some_and(|i| i.iter().any(|(f, _)| *f == form));
        let mut all = vec![(lemma.to_string(), Form::Infinitive)];
        if let Some(class) = self.class(lemma) {
            let stem = &lemma[..lemma.len() - class.ending.len()];
            for (form, suffixes) in class.forms.iter().filter(|(form, _)| !replaced(*form)) {
                all.extend(suffixes.iter().map(|s| ([stem, s].concat(), *form)));
            }
        }
        for (form, words) in irregular.into_iter().flatten() {
            all.extend(words.iter().map(|w| (w.clone(), *form)));
        }
        all.sort();
        all.dedup();
        all
    }

    /// True if the language says how a verb is conjugated.
    pub fn conjugates(&self, lemma: &str) -> bool {
        self.irregular.contains_key(lemma) || self.class(lemma).is_some()
    }

    fn class(&self, lemma: &str) -> Option<&Conjugation> {
        let named = self.verbs.iter().find(|c| c.lemmas.iter().any(|l| l == lemma));
        let fitting = self.verbs.iter().filter(|c| c.lemmas.is_empty() && lemma.ends_with(&c.ending));
        named.or_else(|| fitting.max_by_key(|c| c.ending.len()))
    }

    /// A noun and its plurals.
    pub fn noun(&self, lemma: &str) -> Vec<(String, Form)> {
        let plurals = replace_ending(&self.plurals, lemma).into_iter().map(|p| (p, Form::Plural));
        std::iter::once((lemma.to_string(), Form::Base)).chain(plurals).collect()
    }

    /// An adjective and its other forms.
    pub fn adjective(&self, lemma: &str) -> Vec<(String, Form)> {
        let others = replace_ending(&self.adjectives, lemma).into_iter().map(|p| (p, Form::Base));
        std::iter::once((lemma.to_string(), Form::Base)).chain(others).collect()
    }
}

fn replace_ending(table: &[(String, Vec<String>)], lemma: &str) -> Vec<String> {
    let Some((ending, suffixes)) = table.iter().find(|(ending, _)| lemma.ends_with(ending.as_str())) else {
        return Vec::new();
    };
    let stem = &lemma[..lemma.len() - ending.len()];
    suffixes.iter().map(|s| format!("{stem}{s}")).collect()
}

//! Parts of speech where a language has no learned weights: closed classes and known forms of verbs tell them. Coarse,
//! but enough for a new language to be tried before it has a treebank.

use crate::language::{Class, Form};
use crate::rule::RuleSet;
use crate::tag::Tag;
use crate::text::{Document, Kind, Sentence, Token};

/// Adds a tag for each token of the sentence.
pub(super) fn tag(document: &Document, sentence: &Sentence, rules: &RuleSet, tags: &mut Vec<Tag>) {
    tags.extend(document.tokens[sentence.tokens.clone()].iter().map(|token| one(token, rules)));
}

fn one(token: &Token, rules: &RuleSet) -> Tag {
    match token.kind {
        Kind::Word => closed(token, rules).or_else(|| verb(token, rules)).unwrap_or_else(|| open(token)),
        Kind::Number => Tag::Number,
        _ => Tag::Punctuation,
    }
}

const CLOSED: [(Class, Tag); 14] = [
    (Class::Be, Tag::Auxiliary),
    (Class::Have, Tag::Auxiliary),
    (Class::Modal, Tag::Auxiliary),
    (Class::Determiner, Tag::Determiner),
    (Class::Possessive, Tag::Determiner),
    (Class::Demonstrative, Tag::Determiner),
    (Class::InfinitiveMark, Tag::Particle),
    (Class::Preposition, Tag::Adposition),
    (Class::Coordinator, Tag::Coordinator),
    (Class::RelativeSubject, Tag::Pronoun),
    (Class::SubjectPronoun, Tag::Pronoun),
    (Class::Subordinator, Tag::Subordinator),
    (Class::Negation, Tag::Adverb),
    (Class::Adverb, Tag::Adverb),
];

fn closed(token: &Token, rules: &RuleSet) -> Option<Tag> {
    let classes = rules.language.classes(token.key);
    CLOSED.iter().find(|(class, _)| classes.has(*class)).map(|(_, tag)| *tag)
}

/// A form of a verb that a rule knows; with a capital it is rather a name.
fn verb(token: &Token, rules: &RuleSet) -> Option<Tag> {
    let forms = rules.lexicon.verbs.get(&token.key).filter(|_| !token.is_capital())?;
    let has = |form: Form| forms.contains(&form);
    Some(match () {
        _ if forms.iter().any(|form| form.is_finite()) => Tag::Verb,
        _ if has(Form::Infinitive) => Tag::Infinitive,
        _ if has(Form::PastParticiple) => Tag::PastParticiple,
        _ => Tag::Gerund,
    })
}

fn open(token: &Token) -> Tag {
    if token.is_capital() { Tag::ProperNoun } else { Tag::Noun }
}

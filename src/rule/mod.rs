//! Rule files → one compiled, checked rule set of a language. The format is described in `rules/README.md`.

mod book;
mod examples;
mod forms;
mod layer;
mod lemma;
mod lexicon;
mod load;
mod nouns;
mod pattern;
mod relation_file;
mod slots;
mod status;

pub use book::{Book, LoadError};
pub use examples::Expected;
pub use layer::{Layer, Source};

use crate::fact::Status;
use crate::language::{Form, Key, KeyMap, KeySet, Language};
use crate::text::Token;

/// All that a language says about relations, status and heads of noun phrases.
pub struct RuleSet {
    pub language: Language,
    pub rules: Vec<Rule>,
    pub operators: Vec<Operator>,
    pub nouns: Nouns,
    pub lexicon: Lexicon,
    pub hearsay: Hearsay,
}

/// A rule of a relation file.
#[derive(Clone, Debug)]
pub struct Rule {
    /// `fr/acquire/buyer-buys-target`
    pub id: String,
    pub file: String,
    /// From 1.
    pub line: usize,
    pub shape: Shape,
    pub roles: Vec<Role>,
    /// An empty `of` means the actor that the text is about.
    pub topic: bool,
    pub emits: Vec<Emit>,
    pub gates: Vec<Gate>,
    pub examples: Examples,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Verb,
    Noun,
    Relational,
    Pattern(Vec<Element>),
}

/// A role of a rule and the slot that fills it.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    pub slot: Slot,
    /// `BUYER`
    pub name: String,
    pub optional: bool,
}

/// Where a role is found, seen from the trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    Subject,
    /// The direct object of a verb; where the lemma ends with a preposition, also of a noun, what stands after it.
    Object,
    /// After this preposition; of a relational noun the other actor, as [`Slot::Of`].
    Preposition(Key),
    /// *Microsoft's acquisition*, *son acquisition*
    Owner,
    /// *Activision takeover*
    Compound,
    /// *entre A et B*: both ends
    Between,
    /// The actor that a relational noun describes, and the other one.
    Itself,
    Of,
    /// The subject and object of the event noun that fills the object; of a noun, that is its complement (*approval of
    /// X's bid for Y*).
    ObjectSubject,
    ObjectObject,
    /// A role of a pattern, by its own name.
    Pattern,
}

/// `BUYER acquire UNIT rejected`; roles are indices into the rule's `roles` (the same name may fill several slots: the
/// first filled one counts).
#[derive(Clone, Debug, PartialEq)]
pub struct Emit {
    pub subject: String,
    pub relation: String,
    pub object: String,
    pub status: Option<Status>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    pub slot: Slot,
    pub negative: bool,
    pub test: Test,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// The head noun is in this list of [`Nouns`].
    List(usize),
    /// The actor is of this type: a name of `fact::ActorType`, or `place`, `product`, `media`.
    Type(String),
    /// The actor stands there by name.
    Named,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Element {
    /// Any of these, in plain form: a lemma of the lexicon in any form, or the word itself.
    Words {
        any: Vec<Key>,
        optional: bool,
    },
    /// A word by how it is written.
    Written {
        shape: WordShape,
        optional: bool,
    },
    /// Up to four words.
    Gap,
    Role(String),
}

/// A regular expression for one whole word, in any case.
#[derive(Clone, Debug)]
pub struct WordShape(regex::Regex);

impl WordShape {
    /// Compiles what stands between the slashes; on a mistake says what is wrong.
    pub fn read(expression: &str) -> Result<WordShape, String> {
        let whole = format!("(?i)^(?:{expression})$");
        let told = |error: regex::Error| error.to_string().lines().last().unwrap_or("a mistake").to_string();
        regex::Regex::new(&whole)
            .map(WordShape)
            .map_err(|error| format!("`{expression}` is no regular expression: {}", told(error)))
    }

    pub fn fits(&self, word: &str) -> bool {
        self.0.is_match(word)
    }
}

impl PartialEq for WordShape {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

/// What moves a status.
#[derive(Clone, Debug)]
pub struct Operator {
    /// `fr/status/gives-up-event`
    pub id: String,
    pub file: String,
    pub line: usize,
    pub effect: Effect,
    pub control: Control,
    pub negated: Effect,
    /// Only in this form of its verbs.
    pub tense: Option<Form>,
    pub examples: Examples,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Status(Status),
    /// Adds nothing.
    Same,
    /// Pending where an agreement stands, else considered.
    Expected,
}

/// Whose deed the event under an operator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    Same,
    Object,
    Other,
}

#[derive(Clone, Debug, Default)]
pub struct Examples {
    pub finds: Vec<Find>,
    pub ignores: Vec<Ignore>,
}

#[derive(Clone, Debug)]
pub struct Find {
    pub text: String,
    pub date: Option<String>,
    /// `Sanofi acquire Principia completed 2020`
    pub facts: Vec<String>,
    /// Line of the example in its file.
    pub line: usize,
}

#[derive(Clone, Debug)]
pub struct Ignore {
    pub text: String,
    pub date: Option<String>,
    pub why: String,
    pub line: usize,
}

/// A word or phrase that rules or operators look for. Its first word is the head (for a noun of several words the first word too).
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// As written in the rule file: `mettre la main sur`.
    pub lemma: String,
    pub word: PartOfSpeech,
    pub reflexive: bool,
    /// Only where the verb is negated, which then says nothing more: *ne pas s'opposer à*.
    pub negative: bool,
    /// Fixed words after the head, in plain form: see [`Language::plain`]. A noun has a trigger for each form of its tail.
    pub tail: Vec<Key>,
    /// The preposition after which the object stands.
    pub preposition: Option<Key>,
    pub owner: Owner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartOfSpeech {
    Verb,
    Noun,
    Adjective,
    /// A phrase of fixed words.
    Phrase,
}

/// Whose trigger it is: an index into the set's `rules` or `operators`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Owner {
    Rule(usize),
    Operator(usize),
}

/// From the form of a word to the triggers that begin with it.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    pub triggers: Vec<Trigger>,
    /// Key of a form → (index into `triggers`, what the form says).
    pub forms: KeyMap<Vec<(u32, Form)>>,
    /// Forms of the triggers of rules alone: what the scan of an article looks for.
    pub scan: KeyMap<Company>,
    /// Any form of a verb → what it may say; for tense and mood of verb groups, auxiliaries included.
    pub verbs: KeyMap<Vec<Form>>,
}

impl Lexicon {
    /// Triggers whose head has this form.
    pub fn at(&self, key: Key) -> &[(u32, Form)] {
        self.forms.get(&key).map_or(&[], |v| v.as_slice())
    }

    /// True if a sentence of these tokens may hold a trigger of a rule; most hold a light verb that is none by itself.
    pub fn may_hold(&self, tokens: &[Token], language: &Language) -> bool {
        let beside = |words: &[Key]| {
            let is = |key| words.binary_search(&key).is_ok();
            !words.is_empty() && tokens.iter().any(|t| is(t.key) || is(language.plain(t.key)))
        };
        tokens.iter().filter_map(|t| self.scan.get(&t.key)).any(|c| c.alone || beside(&c.words))
    }
}

/// What a form of a trigger needs beside it in its sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// It is the whole of some trigger.
    pub alone: bool,
    /// Of the others the longest fixed word each: *stake* of *take a stake*. Sorted, in plain form.
    pub words: Vec<Key>,
}

/// What a head noun makes of a name inside its phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Head {
    Transparent,
    Part,
    Holding,
    Opaque,
}

/// The lists of `nouns.toml`.
#[derive(Clone, Debug, Default)]
pub struct Nouns {
    pub names: Vec<String>,
    /// Key of a form (first word; the rest in `tails`) → lists that hold it.
    pub lists: KeyMap<Vec<Entry>>,
    pub heads: Vec<Option<Head>>,
}

/// A noun in a list: which list, and the words that must follow, in plain form.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub list: usize,
    pub tail: Vec<Key>,
}

/// Hearsay and attribution. Words of phrases are in plain form: see [`Language::plain`].
#[derive(Clone, Debug, Default)]
pub struct Hearsay {
    pub conditional: bool,
    /// Phrases that make a clause rumoured, as keys.
    pub phrases: Vec<Vec<Key>>,
    pub openers: Vec<Vec<Key>>,
    /// Forms of verbs of saying; of several a finite one.
    pub sayings: KeyMap<Form>,
    pub sources: Vec<Vec<Key>>,
    /// Forms of verbs of closing.
    pub closings: KeySet,
}

#[cfg(test)]
mod tests;

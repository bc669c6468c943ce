//! The closed classes of words that the reading of a sentence needs. Which words they hold is data.

/// A class of words; a word may be in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Class {
    /// *le, un, the, a*
    Determiner,
    /// *son, leur, its, their*: a determiner that stands for an owner too
    Possessive,
    /// *ce, cette, this, that*
    Demonstrative,
    Preposition,
    /// *et, ou, and, or*
    Coordinator,
    /// *que, quand, if, because*: opens a clause
    Subordinator,
    /// *qui, lequel, who, which*: the subject of its clause
    RelativeSubject,
    /// *que, whom*: the object of its clause
    RelativeObject,
    /// *dont, whose*: the owner in its clause
    RelativeOwner,
    /// *où, where*
    RelativePlace,
    /// *il, elle, it, they*: may be the subject
    SubjectPronoun,
    /// Of the subject pronouns those that stand for several: *ils, they*
    PluralPronoun,
    /// Those that stand for a person: *he, she*
    PersonPronoun,
    /// *le, la, les, lui* before a verb, *it, them* after it
    ObjectPronoun,
    /// *se, itself*
    Reflexive,
    /// *ne, pas, not*
    Negation,
    /// Of the negations those that need a partner: *ne*
    NegationOpener,
    /// *que* in *ne … que*, *only*: takes the negation back
    Restriction,
    /// *neither, nor, ni, aucun, no*: negates the noun phrase or the clause it opens
    NegativeOpener,
    /// Auxiliaries of the perfect: *avoir, have*
    Have,
    /// Auxiliaries of the passive: *être, be, get*
    Be,
    /// Auxiliaries of the future and the like: *will, would, may, do*; each alone says tense in `[modals]`
    Modal,
    /// The mark of the infinitive: *to*
    InfinitiveMark,
    /// *by, par*: the agent of a passive
    Agent,
    /// *'s*: the owner stands before
    OwnerMark,
    /// *de, of*: the complement of a noun
    Of,
    /// Adverbs that may stand inside a verb group: *also, déjà*
    Adverb,
    /// *M., Mr, Dr*: a person follows
    Title,
    /// *SA, Inc, GmbH*: a company stands before
    LegalForm,
    /// *de, von, van, bin* inside a name
    Particle,
    /// *si, if, whether*: what follows is not told as a fact
    Condition,
    /// *plus, more*: with a negation, something has ended
    NoLonger,
    /// *le, the*: the determiners that point at something known
    Definite,
    /// *entre, between*: both ends of a relation follow
    Between,
    /// *dans, in*: may tie a whole to a part or a share, as *of* does
    Inside,
    /// Forms of *devenir, rester, become, remain*: what follows says what the subject is
    Becoming,
    /// *deux, two, both*
    Two,
    /// *après, after*: what follows is over
    Afterwards,
    /// *comme, as*: the role of an actor follows
    Role,
    /// *-t-il*: a subject pronoun behind its verb
    InvertedSubject,
    /// Of the object pronouns those that are no direct object: *lui, y, en*
    IndirectPronoun,
    /// Particles of phrasal verbs: *up, over*
    VerbParticle,
    /// *pour, afin*: an infinitive that says what something is done for
    Purpose,
    /// *avec, with*: what the subject of the clause does it with
    Means,
}

const COUNT: usize = 44;

impl Class {
    /// Every class with its name in `language.toml`.
    pub const NAMES: [(&'static str, Class); COUNT] = [
        ("determiner", Class::Determiner),
        ("possessive", Class::Possessive),
        ("demonstrative", Class::Demonstrative),
        ("preposition", Class::Preposition),
        ("coordinator", Class::Coordinator),
        ("subordinator", Class::Subordinator),
        ("relative_subject", Class::RelativeSubject),
        ("relative_object", Class::RelativeObject),
        ("relative_owner", Class::RelativeOwner),
        ("relative_place", Class::RelativePlace),
        ("subject_pronoun", Class::SubjectPronoun),
        ("plural_pronoun", Class::PluralPronoun),
        ("person_pronoun", Class::PersonPronoun),
        ("object_pronoun", Class::ObjectPronoun),
        ("reflexive", Class::Reflexive),
        ("negation", Class::Negation),
        ("negation_opener", Class::NegationOpener),
        ("restriction", Class::Restriction),
        ("negative_opener", Class::NegativeOpener),
        ("have", Class::Have),
        ("be", Class::Be),
        ("modal", Class::Modal),
        ("infinitive_mark", Class::InfinitiveMark),
        ("agent", Class::Agent),
        ("owner_mark", Class::OwnerMark),
        ("of", Class::Of),
        ("adverb", Class::Adverb),
        ("title", Class::Title),
        ("legal_form", Class::LegalForm),
        ("particle", Class::Particle),
        ("condition", Class::Condition),
        ("no_longer", Class::NoLonger),
        ("definite", Class::Definite),
        ("between", Class::Between),
        ("inside", Class::Inside),
        ("becoming", Class::Becoming),
        ("two", Class::Two),
        ("afterwards", Class::Afterwards),
        ("role", Class::Role),
        ("inverted_subject", Class::InvertedSubject),
        ("indirect_pronoun", Class::IndirectPronoun),
        ("verb_particle", Class::VerbParticle),
        ("purpose", Class::Purpose),
        ("means", Class::Means),
    ];
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u64) != 0
    }

    pub fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|c| self.has(*c))
    }

    pub fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u64;
    }

    /// The set but for one class.
    pub fn without(self, class: Class) -> Classes {
        Classes(self.0 & !(1 << class as u64))
    }

    pub fn remove(&mut self, class: Class) {
        self.0 &= !(1 << class as u64);
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

//! What is known while the names of one text are looked for.

use super::kind::Votes;
use super::known::{Hit, KnownActors};
use super::names::{Listed, Names};
use super::phrases::{MixedMap, MixedSet};
use crate::language::{Class, Language};
use crate::text::{Case, Document, Part, Sentence, Token};
use std::ops::Range;

/// A possible name, with what was found for and against it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// With a legal form or a word that belongs to it.
    pub tokens: Range<usize>,
    /// The name alone.
    pub name: Range<usize>,
    /// Hash of the name's letters.
    pub fold: u64,
    pub row: Option<u32>,
    /// False if the known form is an everyday word too.
    pub sure: bool,
    /// A title of persons stands before it.
    pub titled: bool,
    /// A capital, a country or the like that stands for its authority.
    pub metonym: bool,
    pub votes: Votes,
    pub proofs: u8,
    /// True if its capital proves nothing here: first word of a sentence.
    pub opens: bool,
    /// Every word of it is an everyday word.
    pub common: bool,
    /// Stands for several: *X brothers*.
    pub plural: bool,
}

/// What was looked up of a capital, so that it is looked up once.
#[derive(Clone, Copy)]
struct Looked {
    known: Option<Hit>,
    longest: Option<(usize, Listed)>,
    listed: Listed,
    common: bool,
}

/// One text, and what there is to read it with.
pub(super) struct Reading<'a, 't> {
    pub document: &'a Document<'t>,
    pub language: &'a Language,
    pub names: &'a Names,
    pub known: &'a KnownActors,
    /// How often a word has a capital where only names have one.
    capitals: MixedMap<u16>,
    looked: Vec<Looked>,
    /// Whether a word is an everyday word, by its key.
    everyday: MixedMap<bool>,
    /// Index into `looked` for each token that has one.
    index: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl<'a, 't> Reading<'a, 't> {
    pub fn new(document: &'a Document<'t>, language: &'a Language, names: &'a Names, known: &'a KnownActors) -> Self {
        let index = vec![NONE; document.tokens.len()];
        let (capitals, everyday, looked) = (MixedMap::default(), MixedMap::default(), Vec::new());
        let mut reading = Reading { document, language, names, known, capitals, looked, everyday, index };
        for sentence in document.sentences.iter().filter(|s| is_read(document, s)) {
            for at in sentence.tokens.clone().filter(|at| document.tokens[*at].is_capital()) {
                reading.index[at] = reading.looked.len() as u32;
                let common = reading.everyday.get(&document.tokens[at].key).copied();
                let common = common.unwrap_or_else(|| reading.is_common(at));
                reading.everyday.insert(document.tokens[at].key, common);
                reading.looked.push(reading.look(at, sentence.tokens.end, common));
                if !reading.opens(at, sentence) {
                    *reading.capitals.entry(document.tokens[at].key).or_default() += 1;
                }
            }
        }
        reading
    }

    /// True if a capital at this token proves nothing: it opens a sentence, a quotation or what follows a colon or dash.
    pub fn opens(&self, at: usize, sentence: &Sentence) -> bool {
        use crate::text::Kind::*;
        let mut before = at;
        while before > sentence.tokens.start {
            match self.document.tokens[before - 1].kind {
                OpenQuote | Quote | Open | Sign => before -= 1,
                Colon | Stop | Dash => return true,
                _ => return false,
            }
        }
        true
    }

    /// How often the word has a capital in mid-sentence.
    pub fn capital(&self, at: usize) -> u16 {
        self.capitals.get(&self.document.tokens[at].key).copied().unwrap_or(0)
    }

    pub fn is(&self, at: usize, class: Class) -> bool {
        self.language.is(self.document.tokens[at].key, class)
    }

    fn look(&self, at: usize, end: usize, common: bool) -> Looked {
        let longest = self.names.longest(self.document, at, end);
        let listed = match longest {
            Some((after, listed)) if after == at + 1 => listed,
            Some(_) => self.names.listed(self.document, &(at..at + 1)),
            None => Listed::default(),
        };
        Looked { known: self.known.longest(self.document, at, end), longest, listed, common }
    }

    fn looked(&self, at: usize) -> Option<&Looked> {
        self.looked.get(*self.index.get(at)? as usize)
    }

    /// The longest known form at a token, before `end`.
    pub fn known_at(&self, at: usize, end: usize) -> Option<Hit> {
        match self.looked(at) {
            Some(looked) if looked.known.is_none_or(|h| h.end <= end) => looked.known,
            _ => self.known.longest(self.document, at, end),
        }
    }

    /// The longest listed phrase at a token, before `end`.
    pub fn listed_at(&self, at: usize, end: usize) -> Option<(usize, Listed)> {
        match self.looked(at) {
            Some(looked) if looked.longest.is_none_or(|(after, _)| after <= end) => looked.longest,
            _ => self.names.longest(self.document, at, end),
        }
    }

    /// What lists say of one word.
    pub fn listed(&self, at: usize) -> Listed {
        match self.looked(at) {
            Some(looked) => looked.listed,
            None => self.names.listed(self.document, &(at..at + 1)),
        }
    }

    /// True if dictionaries know the word in lower case.
    pub fn common(&self, at: usize) -> bool {
        self.looked(at).map_or_else(|| self.is_common(at), |l| l.common)
    }

    fn is_common(&self, at: usize) -> bool {
        self.language.is_common_token(self.document.tokens[at].key, self.document.word(at))
    }

    /// A closed-class word that no name begins with, nor is.
    pub fn function_word(&self, at: usize) -> bool {
        let classes = self.language.classes(self.document.tokens[at].key);
        let free = [Class::Title, Class::LegalForm, Class::Particle];
        let acronym = self.is_acronym(at);
        let mut bound = classes;
        free.iter().for_each(|c| bound.remove(*c));
        !bound.is_empty() && !acronym
    }

    /// A word in capitals among words that are not.
    pub fn is_acronym(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let upper = |i: usize| tokens.get(i).is_some_and(|t| t.case == Case::Upper && t.span().len() > 2);
        let among = at.checked_sub(1).is_some_and(upper) || upper(at + 1);
        tokens[at].case == Case::Upper && self.document.word(at).len() > 1 && !among
    }

    pub fn has_key(&self, at: usize, set: &MixedSet) -> bool {
        self.document.tokens.get(at).is_some_and(|t| set.contains(&t.key))
    }
}

/// True for sentences whose capitals mean names.
pub(super) fn is_read(document: &Document, sentence: &Sentence) -> bool {
    sentence.part != Part::Boilerplate && !is_headline(document, sentence)
}

/// True for sentences whose words all have capitals. In the body a short sentence full of names looks like one: there
/// only capitals throughout are believed.
pub(super) fn is_headline(document: &Document, sentence: &Sentence) -> bool {
    let long = |t: &&Token| t.is_word() && t.span().len() > 3;
    let words = || document.tokens[sentence.tokens.clone()].iter().filter(long);
    let shouted = || words().filter(|t| t.case == Case::Upper).count() * 10 >= words().count() * 8;
    sentence.capitals && (sentence.part != Part::Body || shouted())
}

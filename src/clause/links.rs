//! Who stands where: the subject, object and complements of a chunk, and the chunk that governs it.
//!
//! A stack of clause borders is walked, not a tree: a relative or an insertion between commas is stepped over, a
//! subordinator ends the search. What is not clear has no link.

use super::{Chunk, ChunkKind, Mark, Reading, VerbForm};
use crate::language::{Class, Key};

/// A chunk that stands in a relation to a verb, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub chunk: usize,
    pub via: Via,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    Direct,
    /// Behind *qui, which*.
    Relative,
    /// The subject of the verb before *et, and*.
    Coordinated,
    /// Behind its verb: *que détient X*.
    Inverted,
    /// The noun that a participle stands at.
    Participle,
    /// The subject of the main clause.
    Gerund,
}

/// What governs a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Governor {
    /// The verb whose infinitive or prepositional complement it is.
    Complement(usize),
    /// The noun or adjective whose complement it is.
    Noun(usize),
    /// The verb whose direct object it is.
    Object(usize),
    /// The verb whose subject it is.
    Subject(usize),
}

impl Governor {
    pub fn chunk(self) -> usize {
        match self {
            Governor::Complement(c) | Governor::Noun(c) | Governor::Object(c) | Governor::Subject(c) => c,
        }
    }
}

impl Reading<'_> {
    /// The subject of a verb group in the surface of its clause; of a passive the one that undergoes.
    /// Infinitives have none here: whose deed they are depends on what governs them.
    pub fn subject(&self, verb: usize) -> Option<Link> {
        self.subject_within(verb, 4)
    }

    pub(super) fn subject_within(&self, verb: usize, depth: usize) -> Option<Link> {
        let group = self.verb(verb)?;
        if depth == 0 {
            return None;
        }
        match group.form {
            VerbForm::Finite => self.finite_subject(verb, depth),
            VerbForm::Participle => self.participle_subject(verb, depth),
            VerbForm::Gerund => self.main_subject(verb, depth),
            VerbForm::Infinitive => None,
        }
    }

    pub(super) fn finite_subject(&self, verb: usize, depth: usize) -> Option<Link> {
        let mut i = verb;
        let mut second = None;
        while i > 0 {
            i -= 1;
            match &self.chunks[i].kind {
                ChunkKind::Noun(noun) if noun.genitive || self.chunks[i].preposition.is_some() => {}
                ChunkKind::Noun(_) if self.is_object_before(i) => {}
                ChunkKind::Noun(_) => match self.prepositional_list(i).filter(|_| second.is_none()) {
                    Some(start) => {
                        second = Some(Link { chunk: i, via: Via::Direct });
                        i = start;
                    }
                    None => return Some(Link { chunk: i, via: Via::Direct }),
                },
                ChunkKind::Verb(group) if group.form == VerbForm::Finite => {
                    return second.or_else(|| self.inverted(verb, None));
                }
                ChunkKind::Verb(_) => {}
                ChunkKind::Mark(mark) => match self.left_mark(*mark, i, verb, depth) {
                    Step::To(next) => i = next,
                    Step::Found(link) => return second.or(Some(link)),
                    Step::Stop => return second.or_else(|| self.inverted(verb, Some(*mark))),
                },
            }
        }
        second
    }

    /// Where a coordination begins whose first member stands behind a preposition: *fondé par X et Y*. Its last member
    /// is the subject of what follows only if nothing before can be.
    pub(super) fn prepositional_list(&self, noun: usize) -> Option<usize> {
        let first = self.coordinated(noun).into_iter().min()?;
        (first < noun && self.chunks[first].preposition.is_some()).then_some(first)
    }

    fn left_mark(&self, mark: Mark, i: usize, verb: usize, depth: usize) -> Step {
        match mark {
            Mark::Adverb
            | Mark::Time
            | Mark::Quote
            | Mark::Other
            | Mark::Preposition
            | Mark::Adjective
            | Mark::Close => Step::To(i),
            Mark::RelativeSubject => match self.antecedent(i) {
                Some(chunk) => Step::Found(Link { chunk, via: Via::Relative }),
                None => Step::Stop,
            },
            Mark::Coordinator => match self.verb_before(i).and_then(|v| self.subject_within(v, depth - 1)) {
                Some(link) if self.only_between(i, verb) => Step::Found(Link { via: Via::Coordinated, ..link }),
                _ => Step::Stop,
            },
            Mark::Comma | Mark::Dash => self.insertion_start(i).map_or(Step::Stop, Step::To),
            _ => Step::Stop,
        }
    }

    /// True if no noun stands between a coordinator and its verb.
    pub(super) fn only_between(&self, mark: usize, verb: usize) -> bool {
        self.chunks[mark + 1..verb].iter().all(|c| matches!(c.kind, ChunkKind::Mark(_)) || c.preposition.is_some())
    }

    /// The nearest finite verb before a chunk that is not inside an insertion.
    pub(super) fn verb_before(&self, chunk: usize) -> Option<usize> {
        let mut i = chunk;
        while i > 0 {
            i -= 1;
            match &self.chunks[i].kind {
                ChunkKind::Verb(v) if v.form == VerbForm::Finite => return Some(i),
                ChunkKind::Mark(Mark::Stop | Mark::Colon) => return None,
                _ => {}
            }
        }
        None
    }

    /// A noun right behind an infinitive or gerund is its object, not the subject of what follows.
    pub(super) fn is_object_before(&self, noun: usize) -> bool {
        let before = self.skip_left(noun, &[Mark::Adverb, Mark::Time, Mark::Quote]);
        let verb = before.and_then(|b| self.verb(b));
        verb.is_some_and(|v| matches!(v.form, VerbForm::Infinitive | VerbForm::Gerund) && !v.passive)
    }

    /// The chunk left of `from`, stepping over some marks.
    pub fn skip_left(&self, from: usize, over: &[Mark]) -> Option<usize> {
        (0..from).rev().find(|i| !self.mark(*i).is_some_and(|m| over.contains(&m)))
    }

    /// The chunk right of `from`, stepping over some marks.
    pub fn skip_right(&self, from: usize, over: &[Mark]) -> Option<usize> {
        (from + 1..self.chunks.len()).find(|i| !self.mark(*i).is_some_and(|m| over.contains(&m)))
    }

    /// Where an insertion begins that ends with the comma or dash at `end`; `None` if what stands there is a clause.
    pub(super) fn insertion_start(&self, end: usize) -> Option<usize> {
        let close = self.mark(end)?;
        let start = (0..end).rev().find(|i| self.mark(*i) == Some(close))?;
        let inside = &self.chunks[start + 1..end];
        let relative = inside.first().is_some_and(|c| self.opens_insertion(c));
        let finite = inside.iter().any(|c| matches!(&c.kind, ChunkKind::Verb(v) if v.form == VerbForm::Finite));
        (relative || !finite).then_some(start)
    }

    pub(super) fn opens_insertion(&self, chunk: &Chunk) -> bool {
        let relative =
            [Mark::RelativeSubject, Mark::RelativeObject, Mark::RelativeOwner, Mark::RelativePlace, Mark::Subordinator];
        match &chunk.kind {
            ChunkKind::Mark(mark) => relative.contains(mark),
            ChunkKind::Verb(verb) => verb.form == VerbForm::Finite,
            ChunkKind::Noun(_) => false,
        }
    }

    /// The noun that a relative pronoun stands for.
    pub fn antecedent(&self, relative: usize) -> Option<usize> {
        if let Some(first) = self.relative_before(relative) {
            return self.antecedent(first);
        }
        let over =
            [Mark::Comma, Mark::Adverb, Mark::Time, Mark::Quote, Mark::Close, Mark::Coordinator, Mark::Preposition];
        let nearest = self.skip_left(relative, &over).filter(|i| self.noun(*i).is_some())?;
        let named = |i: usize| self.noun(i).is_some_and(|n| !n.names.is_empty());
        match named(nearest) {
            true => Some(nearest),
            false => Some(self.chain_start(nearest)),
        }
    }

    /// *X, qui A, qui B*: the relative before, to which one behind a comma belongs.
    pub(super) fn relative_before(&self, relative: usize) -> Option<usize> {
        let comma =
            relative.checked_sub(1).filter(|i| matches!(self.mark(*i), Some(Mark::Comma | Mark::Coordinator)))?;
        let other = (0..comma)
            .rev()
            .find(|i| self.mark(*i).is_some_and(|m| matches!(m, Mark::RelativeSubject | Mark::Stop | Mark::Colon)))?;
        let same = self.mark(other) == Some(Mark::RelativeSubject)
            && self.key(self.chunks[other].tokens.start) == self.key(self.chunks[relative].tokens.start);
        let closed = (other..comma).any(|i| self.mark(i) == Some(Mark::Comma));
        (same && !closed).then_some(other)
    }

    /// The first noun phrase of a chain of complements: *l'offre* of *l'offre de rachat de Zoom*.
    pub fn chain_start(&self, noun: usize) -> usize {
        let mut i = noun;
        while i > 0 && self.chunks[i].preposition.is_some() && self.noun(i - 1).is_some() {
            i -= 1;
        }
        i
    }

    /// A subject behind its verb, in clauses that a relative object or the like opens.
    pub(super) fn inverted(&self, verb: usize, mark: Option<Mark>) -> Option<Link> {
        let opened = matches!(mark, Some(Mark::RelativeObject | Mark::RelativeOwner | Mark::RelativePlace));
        let next = self.skip_right(verb, &[Mark::Adverb, Mark::Time])?;
        let bare = self.noun(next).is_some() && self.chunks[next].preposition.is_none();
        (opened && bare).then_some(Link { chunk: next, via: Via::Inverted })
    }

    /// The noun that a participle without auxiliary stands at; at the head of a sentence the subject to come.
    pub(super) fn participle_subject(&self, verb: usize, depth: usize) -> Option<Link> {
        let over = [Mark::Comma, Mark::Adverb, Mark::Time, Mark::Dash, Mark::Quote];
        let Some(before) = self.skip_left(verb, &over) else {
            let main =
                (verb + 1..self.chunks.len()).find(|i| self.verb(*i).is_some_and(|v| v.form == VerbForm::Finite))?;
            return self.finite_subject(main, depth - 1).map(|l| Link { via: Via::Participle, ..l });
        };
        if self.mark(before) == Some(Mark::Coordinator) {
            let other = (0..before).rev().find(|i| self.verb(*i).is_some())?;
            // *a été jugée insuffisante et rejetée par X*
            let same = self.verb(other).is_some_and(|v| v.form == VerbForm::Participle || v.passive);
            return same.then(|| self.subject_within(other, depth - 1)).flatten();
        }
        self.noun(before)?;
        let named = self.noun(before).is_some_and(|n| !n.names.is_empty());
        let chunk = if named { before } else { self.chain_start(before) };
        Some(Link { chunk, via: Via::Participle })
    }

    /// True if an infinitive opens the sentence or stands behind a comma, before the clause that it belongs to.
    pub fn is_fronted(&self, verb: usize) -> bool {
        let before = self.skip_left(verb, &[Mark::Adverb, Mark::Time, Mark::Quote, Mark::Preposition]);
        before.is_none_or(|b| matches!(self.mark(b), Some(Mark::Comma | Mark::Stop | Mark::Subordinator)))
    }

    /// The subject of the clause that a gerund or another phrase stands in.
    pub fn main_subject(&self, verb: usize, depth: usize) -> Option<Link> {
        let finite = |i: &usize| self.verb(*i).is_some_and(|v| v.form == VerbForm::Finite);
        let main = (0..verb).rev().find(finite).or_else(|| (verb + 1..self.chunks.len()).find(finite))?;
        self.finite_subject(main, depth - 1).map(|l| Link { via: Via::Gerund, ..l })
    }

    /// True if the key is the complement marker of nouns: *de, of*.
    pub fn is_of(&self, key: Key) -> bool {
        self.input.rules.language.is(key, Class::Of)
    }
}

enum Step {
    To(usize),
    Found(Link),
    Stop,
}

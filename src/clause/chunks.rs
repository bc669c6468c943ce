//! Cuts a sentence into chunks, left to right.

use super::{Chunk, ChunkKind, Input, Mark};
use crate::language::{Class, Classes, Key};
use crate::tag::Tag;
use crate::text::{Kind, Token};
use std::ops::Range;

/// Words in brackets that are left out at most: tickers, acronyms, ages.
const ASIDE: usize = 8;

pub(super) fn cut(input: Input) -> Vec<Chunk> {
    let mut cutter = Cutter { input, end: input.sentence.tokens.end, chunks: Vec::new() };
    let mut at = input.sentence.tokens.start;
    while at < cutter.end {
        at = cutter.next(at).max(at + 1);
    }
    set_times_apart(&mut cutter.chunks);
    cutter.chunks
}

/// *a mis fin, le 30 septembre, à l'alliance*: commas around a time are no borders.
fn set_times_apart(chunks: &mut [Chunk]) {
    let mark = |c: &Chunk, mark: Mark| c.kind == ChunkKind::Mark(mark);
    for i in 2..chunks.len() {
        let apart =
            mark(&chunks[i], Mark::Comma) && mark(&chunks[i - 1], Mark::Time) && mark(&chunks[i - 2], Mark::Comma);
        if apart {
            chunks[i].kind = ChunkKind::Mark(Mark::Time);
            chunks[i - 2].kind = ChunkKind::Mark(Mark::Time);
        }
    }
}

pub(super) struct Cutter<'a> {
    pub input: Input<'a>,
    pub end: usize,
    pub chunks: Vec<Chunk>,
}

impl Cutter<'_> {
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.input.document.tokens.get(at).filter(|_| at < self.end)
    }

    pub fn key(&self, at: usize) -> Key {
        self.token(at).map_or(0, |t| t.key)
    }

    pub fn tag(&self, at: usize) -> Tag {
        let start = self.input.sentence.tokens.start;
        at.checked_sub(start).and_then(|i| self.input.tags.get(i)).copied().unwrap_or_default()
    }

    pub fn classes(&self, at: usize) -> Classes {
        self.token(at).map_or(Classes::default(), |t| self.input.rules.language.classes(t.key))
    }

    pub fn is(&self, at: usize, class: Class) -> bool {
        self.classes(at).has(class)
    }

    /// The name that begins at a token: its index in `names`.
    pub fn name_at(&self, at: usize) -> Option<usize> {
        let names = self.input.names;
        let i = names.partition_point(|n| n.start < at);
        names.get(i).filter(|n| n.start == at && n.end <= self.end).map(|_| i)
    }

    /// The time expression that begins at a token.
    pub fn time_at(&self, at: usize) -> Option<&Range<usize>> {
        let times = self.input.times;
        let i = times.partition_point(|n| n.start < at);
        times.get(i).filter(|n| n.start == at && n.end <= self.end)
    }

    pub fn push(&mut self, tokens: Range<usize>, preposition: Option<Key>, kind: ChunkKind) -> usize {
        let end = tokens.end;
        self.chunks.push(Chunk { tokens, preposition, kind });
        end
    }

    fn mark(&mut self, at: usize, mark: Mark) -> usize {
        self.push(at..at + 1, None, ChunkKind::Mark(mark))
    }

    /// Cuts one chunk at `at` and returns the token after it.
    fn next(&mut self, at: usize) -> usize {
        let Some(token) = self.token(at).copied() else { return self.end };
        if let Some(time) = self.time_at(at).cloned() {
            return self.push(time, None, ChunkKind::Mark(Mark::Time));
        }
        if let Some(mark) = self.punctuation(at, token.kind) {
            return match mark {
                Mark::Open => self.aside(at).unwrap_or_else(|| self.mark(at, mark)),
                mark => self.mark(at, mark),
            };
        }
        if self.name_at(at).is_some() {
            return self.noun_phrase(at, None);
        }
        if self.is(at, Class::Role) && self.begins_noun(at + 1) && !self.clause_follows(at + 1) {
            return self.noun_phrase(at + 1, Some(token.key));
        }
        if let Some(mark) = self.opener(at) {
            return self.mark(at, mark);
        }
        let gerund = self.tag(at) == Tag::Gerund && self.is(at, Class::Preposition);
        if let Some(end) = (!gerund).then(|| self.verb_group(at, None)).flatten() {
            return end;
        }
        if self.is_particle(at) {
            return self.mark(at, Mark::Adverb);
        }
        if let Some(preposition) = self.preposition(at) {
            return self.after_preposition(at, preposition);
        }
        self.word(at)
    }

    fn punctuation(&self, at: usize, kind: Kind) -> Option<Mark> {
        Some(match kind {
            Kind::Comma => Mark::Comma,
            Kind::Colon => Mark::Colon,
            Kind::Dash => Mark::Dash,
            Kind::Stop => Mark::Stop,
            Kind::OpenQuote | Kind::CloseQuote | Kind::Quote => Mark::Quote,
            Kind::Open => Mark::Open,
            Kind::Close => Mark::Close,
            Kind::Hyphen => Mark::Other,
            Kind::Sign if !self.is(at, Class::Coordinator) && !self.begins_amount(at) => Mark::Other,
            _ => return None,
        })
    }

    fn begins_amount(&self, at: usize) -> bool {
        self.token(at + 1).is_some_and(|t| t.kind == Kind::Number)
    }

    /// A short bracket without a verb is left out: `( RIO.L )`, `(FTC)`, `(45)`.
    pub fn aside(&self, at: usize) -> Option<usize> {
        let close =
            (at + 1..self.end.min(at + ASIDE)).find(|i| self.token(*i).is_some_and(|t| t.kind == Kind::Close))?;
        let verbal = (at + 1..close).any(|i| matches!(self.tag(i), Tag::Verb | Tag::PastParticiple | Tag::Auxiliary));
        (!verbal).then_some(close + 1)
    }

    /// Words that open or join clauses.
    fn opener(&self, at: usize) -> Option<Mark> {
        let classes = self.classes(at);
        if classes.is_empty() {
            return None;
        }
        let tag = self.tag(at);
        if classes.has(Class::Coordinator) && tag != Tag::Noun {
            return Some(Mark::Coordinator);
        }
        let after_noun = self.after_noun();
        if classes.has(Class::RelativeOwner) {
            return Some(Mark::RelativeOwner);
        }
        let relative = tag == Tag::Pronoun || tag == Tag::Subordinator || after_noun;
        if classes.has(Class::RelativeSubject) && relative && after_noun && self.verb_follows(at + 1) {
            return Some(Mark::RelativeSubject);
        }
        let object_only = !classes.has(Class::RelativeSubject);
        let opens = classes.has(Class::RelativeObject) && after_noun && tag != Tag::Determiner;
        if opens && (object_only || !self.verb_follows(at + 1)) {
            return Some(Mark::RelativeObject);
        }
        if classes.has(Class::RelativePlace) && tag != Tag::Determiner {
            return Some(Mark::RelativePlace);
        }
        self.subordinator(at, classes, tag)
    }

    /// True if a verb stands right behind the words that could be a noun phrase from `at` on.
    fn clause_follows(&self, at: usize) -> bool {
        let noun = |i: &usize| {
            matches!(
                self.tag(*i),
                Tag::Determiner | Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Number | Tag::Pronoun
            )
        };
        let end = (at..self.end).find(|i| !noun(i) && self.name_at(*i).is_none()).unwrap_or(self.end);
        matches!(self.tag(end), Tag::Verb | Tag::Auxiliary)
    }

    fn subordinator(&self, at: usize, classes: Classes, tag: Tag) -> Option<Mark> {
        let clitic = classes.has(Class::Reflexive) && self.verb_follows(at + 1);
        let plain = matches!(tag, Tag::Subordinator | Tag::Coordinator | Tag::Adverb | Tag::Pronoun | Tag::Other);
        if clitic || !(plain || classes.has(Class::RelativeObject) && tag != Tag::Determiner) {
            return None;
        }
        if classes.has(Class::Condition) && tag != Tag::Pronoun {
            return Some(Mark::Condition);
        }
        let pronoun = classes.has(Class::SubjectPronoun) && tag == Tag::Pronoun;
        (classes.has(Class::Subordinator) && !pronoun).then_some(Mark::Subordinator)
    }

    /// True if a noun phrase stands right before, with or without a comma or a time.
    fn after_noun(&self) -> bool {
        let last = self.chunks.iter().rev().find(|c| {
            !matches!(
                c.kind,
                ChunkKind::Mark(
                    Mark::Comma | Mark::Time | Mark::Quote | Mark::Close | Mark::Adverb | Mark::Preposition
                )
            )
        });
        last.is_some_and(|c| matches!(c.kind, ChunkKind::Noun(_)))
    }

    /// True if a verb stands at `at`, behind pronouns before verbs, negations and adverbs.
    fn verb_follows(&self, at: usize) -> bool {
        let clitics = [Class::NegationOpener, Class::Reflexive, Class::ObjectPronoun, Class::Adverb, Class::Negation];
        let mut i = at;
        while i < self.end && i < at + 4 {
            if self.is_verbal(i) {
                return true;
            }
            if !(self.classes(i).any(&clitics) && self.tag(i) != Tag::Determiner || self.tag(i) == Tag::Adverb) {
                return false;
            }
            i += 1;
        }
        false
    }

    /// The preposition at a token, unless it is used as a determiner, pronoun or verb.
    pub fn preposition(&self, at: usize) -> Option<Key> {
        let plain = self.input.rules.language.preposition(self.key(at))?;
        let tag = self.tag(at);
        // *barred from buying, talks about selling*: treebanks call a preposition before a gerund a subordinator.
        let subordinates = tag == Tag::Subordinator && self.tag(at + 1) != Tag::Gerund;
        let other = subordinates || matches!(tag, Tag::Determiner | Tag::Pronoun | Tag::Verb | Tag::Noun);
        (!other || tag != Tag::Determiner && self.is(at, Class::Of)).then_some(plain)
    }

    /// *took over, turned down*: a particle that a rule knows with the verb right before.
    fn is_particle(&self, at: usize) -> bool {
        let Some(ChunkKind::Verb(verb)) = self.chunks.last().map(|c| &c.kind) else { return false };
        let lexicon = &self.input.rules.lexicon;
        let key = self.key(at);
        self.is(at, Class::VerbParticle)
            && lexicon
                .at(self.key(verb.main))
                .iter()
                .any(|(t, _)| lexicon.triggers[*t as usize].tail.first() == Some(&key))
    }

    fn after_preposition(&mut self, at: usize, preposition: Key) -> usize {
        let mut start = at + 1;
        while self.token(start).is_some_and(|t| matches!(t.kind, Kind::OpenQuote | Kind::Quote)) {
            start += 1;
        }
        if let Some(end) = self.name_at(start).is_none().then(|| self.verb_group(start, Some(preposition))).flatten() {
            return end;
        }
        if self.name_at(start).is_none()
            && self.preposition(start).is_some()
            && self.token(start).is_some_and(|t| t.is_word())
        {
            if self.input.rules.language.compounds {
                // *closes in on, taken over by*: the first of two is a particle.
                return self.mark(at, Mark::Adverb);
            }
            return self.after_preposition(start, preposition);
        }
        match self.begins_noun(start) {
            true => self.noun_phrase(start, Some(preposition)),
            false => self.mark(at, Mark::Preposition),
        }
    }

    /// A noun phrase, or a word between chunks.
    fn word(&mut self, at: usize) -> usize {
        if self.begins_noun(at) {
            return self.noun_phrase(at, None);
        }
        match self.tag(at) {
            Tag::Adjective => self.mark(at, Mark::Adjective),
            Tag::Adverb => self.mark(at, Mark::Adverb),
            _ if self.is(at, Class::Adverb) => self.mark(at, Mark::Adverb),
            _ => self.mark(at, Mark::Other),
        }
    }
}

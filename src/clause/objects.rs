//! What stands behind a verb or a noun: the direct object, phrases with a preposition, complements.

use super::links::{Link, Via};
use super::{ChunkKind, Mark, Reading, VerbForm, VerbGroup};
use crate::language::Key;

/// Phrases with a preposition that may stand between a verb and its object.
const BETWEEN: usize = 2;

impl Reading<'_> {
    /// The direct object of a verb group.
    pub fn object(&self, verb: usize) -> Option<Link> {
        let group = self.verb(verb)?;
        if group.clitic.is_some() {
            return None;
        }
        if let Some(link) = self.relative_object(verb, group) {
            return Some(link);
        }
        let mut phrases = 0;
        for i in verb + 1..self.chunks.len() {
            match &self.chunks[i].kind {
                ChunkKind::Noun(noun) if noun.genitive => {}
                ChunkKind::Noun(_) if self.chunks[i].preposition.is_none() => {
                    return Some(Link { chunk: i, via: Via::Direct });
                }
                ChunkKind::Noun(_) if phrases < BETWEEN => phrases += 1,
                ChunkKind::Mark(Mark::Adverb | Mark::Time | Mark::Quote | Mark::Preposition) => {}
                ChunkKind::Mark(Mark::Comma) if self.insertion_end(i).is_some() => {
                    return self.object_after(self.insertion_end(i)?);
                }
                _ => break,
            }
        }
        let above = (group.form == VerbForm::Infinitive && !group.passive).then(|| self.object_above(verb)).flatten();
        above.or_else(|| self.contact_object(verb, group))
    }

    /// *Y, qu'il a l'intention de racheter; Y, which X agreed to buy*: the antecedent of the clause of what governs an
    /// infinitive.
    fn object_above(&self, infinitive: usize) -> Option<Link> {
        let passed = |i: &usize| {
            self.verb(*i).is_some_and(|v| v.form == VerbForm::Infinitive)
                || self.noun(*i).is_some_and(|n| n.names.is_empty() && n.pronoun.is_none())
                || matches!(self.mark(*i), Some(Mark::Adverb | Mark::Time | Mark::Adjective))
        };
        let finite = (0..infinitive).rev().find(|i| !passed(i))?;
        self.verb(finite).and_then(|group| self.relative_object(finite, group))
    }

    /// *the dredger it has controlled*: a noun right before the subject of a verb that has no object of its own, in
    /// languages that leave the relative out.
    fn contact_object(&self, verb: usize, group: &VerbGroup) -> Option<Link> {
        if !self.input.rules.language.compounds || group.passive || group.copula {
            return None;
        }
        let finite = match group.form {
            VerbForm::Finite => verb,
            VerbForm::Infinitive => self.skip_left(verb, &[Mark::Adverb]).filter(|v| self.verb(*v).is_some())?,
            _ => return None,
        };
        let subject = self.subject(finite).filter(|s| s.via == Via::Direct)?.chunk;
        let pronoun = self.noun(subject)?.pronoun.is_some();
        let chunk = subject.checked_sub(1)?;
        let bare = self.noun(chunk).is_some_and(|n| n.definite && !n.genitive) && pronoun;
        bare.then_some(Link { chunk, via: Via::Relative })
    }

    /// A noun right behind an insertion: *rachète, pour 2 milliards, X*.
    pub(super) fn object_after(&self, mark: usize) -> Option<Link> {
        let chunk = self.skip_right(mark, &[Mark::Adverb, Mark::Quote])?;
        let bare = self.chunks[chunk].preposition.is_none() && self.noun(chunk).is_some_and(|n| !n.genitive);
        bare.then_some(Link { chunk, via: Via::Direct })
    }

    /// The comma that closes a short insertion without verbs.
    pub(super) fn insertion_end(&self, comma: usize) -> Option<usize> {
        let end = (comma + 1..self.chunks.len().min(comma + 6)).find(|i| self.mark(*i) == Some(Mark::Comma))?;
        let inside = &self.chunks[comma + 1..end];
        let phrase = inside.iter().all(|c| c.preposition.is_some() || matches!(c.kind, ChunkKind::Mark(_)));
        (phrase && !inside.is_empty()).then_some(end)
    }

    /// The antecedent of *que, which* before the subject of this verb.
    pub(super) fn relative_object(&self, verb: usize, group: &VerbGroup) -> Option<Link> {
        if group.form != VerbForm::Finite || group.passive {
            return None;
        }
        let opener = (0..verb).rev().find(|i| {
            let passed = matches!(&self.chunks[*i].kind, ChunkKind::Noun(_))
                || matches!(self.mark(*i), Some(Mark::Adverb | Mark::Time | Mark::Quote));
            !passed
        })?;
        let relative = self.mark(opener) == Some(Mark::RelativeObject);
        relative.then(|| self.antecedent(opener)).flatten().map(|chunk| Link { chunk, via: Via::Relative })
    }

    /// Noun phrases behind a chunk with one of these prepositions, the nearest first. Stops at the next verb or clause.
    pub fn behind(&self, chunk: usize, fits: impl Fn(Key) -> bool) -> Option<usize> {
        let mut commas = 0;
        let mut inserted = 0;
        for i in chunk + 1..self.chunks.len() {
            if i < inserted {
                continue;
            }
            match &self.chunks[i].kind {
                ChunkKind::Noun(_) if self.chunks[i].preposition.is_some_and(&fits) => return Some(i),
                ChunkKind::Noun(_) => {}
                ChunkKind::Mark(Mark::Comma) if self.participle_insertion(i).is_some() => {
                    inserted = self.participle_insertion(i).unwrap_or(i) + 1;
                }
                ChunkKind::Mark(Mark::Comma) if commas < 2 => commas += 1,
                ChunkKind::Mark(
                    Mark::Adverb
                    | Mark::Time
                    | Mark::Quote
                    | Mark::Adjective
                    | Mark::Coordinator
                    | Mark::Other
                    | Mark::Preposition,
                ) => {}
                _ => return None,
            }
        }
        None
    }

    /// *sa filiale X, spécialisée dans le soudage, à Y*: the comma that closes a participle between commas.
    fn participle_insertion(&self, comma: usize) -> Option<usize> {
        let participle = self.verb(comma + 1).is_some_and(|v| v.form == VerbForm::Participle);
        let close = (comma + 2..self.chunks.len()).find(|i| {
            self.mark(*i) == Some(Mark::Comma)
                || self.verb(*i).is_some()
                || self.mark(*i) == Some(Mark::RelativeSubject)
        })?;
        (participle && self.mark(close) == Some(Mark::Comma)).then_some(close)
    }

    /// Complements of a noun: the phrases with a preposition that follow it without a border.
    pub fn complements(&self, noun: usize) -> impl Iterator<Item = usize> + '_ {
        let borders = [Mark::Adverb, Mark::Time, Mark::Quote, Mark::Adjective, Mark::Other];
        let follows = move |i: &usize| match &self.chunks[*i].kind {
            // *the takeover of Singapore's F&N*: the preposition stands with the owned.
            ChunkKind::Noun(n) if n.genitive => self.chunks.get(i + 1).is_some_and(|c| c.preposition.is_some()),
            ChunkKind::Noun(_) => self.chunks[*i].preposition.is_some(),
            ChunkKind::Mark(mark) => borders.contains(mark) || self.coordinates(*i),
            ChunkKind::Verb(_) => false,
        };
        (noun + 1..self.chunks.len()).take_while(follows).filter(|i| self.noun(*i).is_some_and(|n| !n.genitive))
    }

    /// A coordinator between two phrases that have the same preposition.
    pub(super) fn coordinates(&self, mark: usize) -> bool {
        let next = self.chunks.get(mark + 1).and_then(|c| c.preposition);
        self.mark(mark) == Some(Mark::Coordinator) && next.is_some() && self.chunks[mark - 1].preposition == next
    }
}

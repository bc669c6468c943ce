//! What governs a chunk, and what opens the clause of a verb.

use super::links::{Governor, Via};
use super::{ChunkKind, Mark, NounPhrase, Reading, VerbForm};

impl Reading<'_> {
    /// What governs a chunk: the verb or noun whose complement, object or subject it is.
    pub fn governor(&self, chunk: usize) -> Option<Governor> {
        match &self.chunks.get(chunk)?.kind {
            ChunkKind::Verb(verb) if matches!(verb.form, VerbForm::Infinitive | VerbForm::Gerund) => {
                self.infinitive_governor(chunk)
            }
            ChunkKind::Noun(noun) => self.noun_governor(chunk, noun),
            _ => None,
        }
    }

    pub(super) fn infinitive_governor(&self, verb: usize) -> Option<Governor> {
        let left = self.skip_left(verb, &[Mark::Adverb, Mark::Time, Mark::Quote, Mark::Preposition])?;
        match &self.chunks[left].kind {
            ChunkKind::Verb(_) => Some(Governor::Complement(left)),
            ChunkKind::Noun(_) => Some(Governor::Noun(left)),
            ChunkKind::Mark(Mark::Adjective) => Some(Governor::Noun(left)),
            ChunkKind::Mark(Mark::Coordinator | Mark::Comma) => {
                let other = (0..left).rev().find(|i| self.verb(*i).is_some())?;
                let same = self.verb(other)?.form == VerbForm::Infinitive && self.mark(left) == Some(Mark::Coordinator);
                same.then(|| self.infinitive_governor(other)).flatten()
            }
            ChunkKind::Mark(_) => None,
        }
    }

    pub(super) fn noun_governor(&self, chunk: usize, noun: &NounPhrase) -> Option<Governor> {
        if noun.genitive {
            return None;
        }
        let start = noun.owner.unwrap_or(chunk);
        if self.chunks[chunk].preposition.is_some() {
            let left = self.skip_left(start, &[Mark::Adverb, Mark::Time, Mark::Quote, Mark::Adjective])?;
            return match &self.chunks[left].kind {
                ChunkKind::Noun(_) => Some(Governor::Noun(left)),
                ChunkKind::Verb(_) => Some(Governor::Complement(left)),
                ChunkKind::Mark(_) => None,
            };
        }
        let verbs = |range: std::ops::Range<usize>| range.filter(|i| self.verb(*i).is_some());
        let object = verbs(0..start).next_back().filter(|v| self.object(*v).is_some_and(|o| o.chunk == chunk));
        if let Some(verb) = object {
            return Some(Governor::Object(verb));
        }
        let subject = verbs(chunk + 1..self.chunks.len()).find(|v| self.subject(*v).is_some_and(|s| s.chunk == chunk));
        subject.map(Governor::Subject)
    }

    /// The verb of saying or thinking whose clause this finite verb stands in.
    pub fn clause_governor(&self, verb: usize) -> Option<usize> {
        let start = self.subject(verb).filter(|s| s.via == Via::Direct).map_or(verb, |s| s.chunk);
        let over = [
            Mark::Subordinator,
            Mark::RelativeObject,
            Mark::Time,
            Mark::Adverb,
            Mark::Quote,
            Mark::Comma,
            Mark::Coordinator,
        ];
        let left = self.skip_left(start, &over)?;
        self.verb(left).map(|_| left)
    }

    /// True if a condition opens the clause of a verb.
    pub fn is_conditional(&self, verb: usize) -> bool {
        let opener = (0..verb).rev().find(|i| {
            !matches!(&self.chunks[*i].kind, ChunkKind::Noun(_))
                && !matches!(self.mark(*i), Some(Mark::Adverb | Mark::Time | Mark::Quote | Mark::Adjective))
        });
        opener.is_some_and(|o| self.mark(o) == Some(Mark::Condition))
    }
}

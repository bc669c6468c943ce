//! Coordinations: which noun phrases stand for one slot together.

use super::{ChunkKind, Mark, Reading, VerbForm};

impl Reading<'_> {
    /// Other members of a coordination that a noun phrase belongs to, itself first: *Microsoft et Walmart*.
    pub fn coordinated(&self, noun: usize) -> Vec<usize> {
        let mut all = vec![noun];
        let mut i = noun;
        while let Some(next) = self.next_member(i) {
            all.push(next);
            i = next;
        }
        let mut i = noun;
        while let Some(before) = self.member_before(i) {
            all.push(before);
            i = before;
        }
        all
    }

    pub(super) fn next_member(&self, noun: usize) -> Option<usize> {
        let mut i = noun + 1;
        let comma = self.mark(i) == Some(Mark::Comma);
        i += usize::from(comma);
        let and = self.mark(i) == Some(Mark::Coordinator);
        i += usize::from(and);
        let next = self.noun(i)?;
        // *Mars has bought Pawsome and Nestlé its rival*: a clause whose verb is left out.
        let gap =
            self.noun(i + 1).is_some_and(|n| !n.genitive) && self.chunks[i + 1].preposition.is_none() && !next.genitive;
        if gap {
            return None;
        }
        let same = self.chunks[i].preposition.is_none() || self.chunks[i].preposition == self.chunks[noun].preposition;
        // Behind a comma *and* goes on with a list of three, or with somebody of the first one: *TikTok, et sa maison mère*.
        let third = noun > 1 && self.mark(noun - 1) == Some(Mark::Comma) && self.noun(noun - 2).is_some();
        let joined = and && (!comma || third || next.possessive.is_some()) || comma && !and && self.list_closes(i);
        let free = !(and && self.begins_clause(i));
        (joined && same && !next.genitive && free).then_some(i)
    }

    /// True if a list of noun phrases that goes on at `noun` ends with a coordinator.
    pub(super) fn list_closes(&self, noun: usize) -> bool {
        match self.mark(noun + 1) {
            Some(Mark::Coordinator) => self.noun(noun + 2).is_some(),
            Some(Mark::Comma) => match self.mark(noun + 2) {
                Some(Mark::Coordinator) => self.noun(noun + 3).is_some(),
                _ => self.noun(noun + 2).is_some() && self.list_closes(noun + 2),
            },
            _ => false,
        }
    }

    /// True if a noun phrase behind a coordinator is the subject of a verb of its own.
    pub(super) fn begins_clause(&self, noun: usize) -> bool {
        let next = self.skip_right(noun, &[Mark::Adverb, Mark::Time]);
        let verb = next.and_then(|n| self.verb(n)).is_some_and(|v| v.form == VerbForm::Finite);
        verb && self.chunks[..noun].iter().any(|c| matches!(&c.kind, ChunkKind::Verb(v) if v.form == VerbForm::Finite))
            && self.chunks[noun].preposition.is_none()
    }

    pub(super) fn member_before(&self, noun: usize) -> Option<usize> {
        let mut i = noun.checked_sub(1)?;
        let and = self.mark(i) == Some(Mark::Coordinator);
        let comma = self.mark(i) == Some(Mark::Comma);
        if !(and || comma && self.list_closes(noun)) {
            return None;
        }
        i = i.checked_sub(1)?;
        if and && self.mark(i) == Some(Mark::Comma) {
            i = i.checked_sub(1)?;
        }
        let before = self.noun(i)?;
        let same =
            self.chunks[i].preposition == self.chunks[noun].preposition || self.chunks[noun].preposition.is_none();
        (same && !before.genitive && !self.begins_clause(noun)).then_some(i)
    }
}

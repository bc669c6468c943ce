//! Goes over a text for possible names: known forms, runs of capitals, governments by their nationality.

use super::names::{stands_after, stands_before};
use super::phrases::Fold;
use super::state::{Candidate, Reading, is_read};
use crate::language::Class;
use crate::text::{Kind, Sentence};
use std::collections::HashMap;
use std::ops::Range;

/// Codes of countries and the rows of their governments.
pub(super) type Governments = HashMap<String, u32>;

impl Reading<'_, '_> {
    /// Every possible name of the sentences whose capitals mean something, by place.
    pub fn candidates(&self, governments: &Governments) -> Vec<Candidate> {
        let mut all = Vec::new();
        for sentence in self.document.sentences.iter().filter(|s| is_read(s)) {
            self.sentence(sentence, governments, &mut all);
        }
        all
    }

    fn sentence(&self, sentence: &Sentence, governments: &Governments, all: &mut Vec<Candidate>) {
        let mut at = self.dateline(sentence);
        while at < sentence.tokens.end {
            at = match self.at(at, sentence, governments) {
                Ok(candidate) => {
                    let end = candidate.tokens.end.max(at + 1);
                    all.push(candidate);
                    end
                }
                Err(next) => next,
            };
        }
    }

    /// The candidate that begins at a token, or the token to go on at.
    fn at(&self, at: usize, sentence: &Sentence, governments: &Governments) -> Result<Candidate, usize> {
        let token = &self.document.tokens[at];
        if let Some(candidate) = self.government(at, sentence, governments) {
            return Ok(candidate);
        }
        match token.kind {
            Kind::Word if !token.is_capital() => self.lower(at, sentence).ok_or(at + 1),
            Kind::Number => self.form(at, sentence).ok_or(at + 1),
            Kind::Word if self.is_ticker(at) => Err(at + 1),
            Kind::Word => {
                let segment = self.segment(at, sentence)?;
                Ok(self.judged(segment, sentence, governments))
            }
            _ => Err(at + 1),
        }
    }

    /// A known form that begins in lower case, or with an article that is part of it.
    fn lower(&self, at: usize, sentence: &Sentence) -> Option<Candidate> {
        if self.known.opens(self.document.tokens[at].key) {
            return self.form(at, sentence);
        }
        None
    }

    /// A known form at a token that is no capital.
    fn form(&self, at: usize, sentence: &Sentence) -> Option<Candidate> {
        let hit = self.known.longest(self.document, at, sentence.tokens.end)?;
        let mut candidate = self.candidate(at..hit.end);
        (candidate.row, candidate.sure) = (Some(hit.row), hit.sure);
        candidate.proofs = if hit.sure { 2 } else { 1 };
        candidate.votes.add(self.known.rows[hit.row as usize].kind, 6);
        Some(candidate)
    }

    pub fn candidate(&self, name: Range<usize>) -> Candidate {
        Candidate {
            fold: Fold::of(self.document.words(&name)),
            tokens: name.clone(),
            name,
            row: None,
            sure: false,
            titled: false,
            metonym: false,
            votes: Default::default(),
            proofs: 0,
            opens: false,
            common: false,
        }
    }

    /// *gouvernement chinois*, *Chinese authorities*, *government of China*.
    fn government(&self, at: usize, sentence: &Sentence, governments: &Governments) -> Option<Candidate> {
        let end = sentence.tokens.end;
        if self.has_key(at, &self.names.government) {
            let of = stands_after(self.document, at + 1, &self.names.government_of);
            let (after, listed) = self.names.longest(self.document, of.unwrap_or(at + 1), end)?;
            let fits = if of.is_some() { listed.country } else { listed.nationality };
            return fits.then(|| self.governed(at..after, listed.code, governments))?;
        }
        if !self.document.tokens[at].is_capital() {
            return None;
        }
        let (after, listed) = self.names.longest(self.document, at, end)?;
        let noun = listed.nationality && after < end && self.has_key(after, &self.names.government);
        noun.then(|| self.governed(at..after + 1, listed.code, governments))?
    }

    fn governed(&self, name: Range<usize>, code: [u8; 2], governments: &Governments) -> Option<Candidate> {
        let row = *governments.get(std::str::from_utf8(&code).ok()?)?;
        let mut candidate = self.candidate(name);
        (candidate.row, candidate.sure, candidate.proofs) = (Some(row), true, 3);
        candidate.votes.add(super::NameType::Authority, 9);
        Some(candidate)
    }

    /// `.N` of `DELL.N`, `.DJI`, and the symbol before such a stop.
    fn is_ticker(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let stop = |i: usize| tokens.get(i).is_some_and(|t| t.kind == Kind::Stop && !t.spaced);
        let after_stop = at > 0 && tokens[at - 1].kind == Kind::Stop && !tokens[at].spaced;
        let upper = |i: usize| !self.document.word(i).contains(char::is_lowercase);
        let touches = |i: usize| tokens.get(i).is_some_and(|t| t.is_capital() && !t.spaced && t.span().len() < 4);
        upper(at) && (after_stop || (stop(at + 1) && touches(at + 2) && upper(at + 2)))
    }

    /// The first token after *NEW YORK (Reuters) -*.
    fn dateline(&self, sentence: &Sentence) -> usize {
        let start = sentence.tokens.start;
        let tokens = &self.document.tokens;
        let reach = start..sentence.tokens.end.min(start + 30);
        let Some(dash) = reach.into_iter().find(|i| tokens[*i].kind == Kind::Dash) else { return start };
        let before = start..dash;
        let small = |i: usize| tokens[i].is_word() && !tokens[i].is_capital() && !self.is(i, Class::Coordinator);
        let closed = tokens[dash.saturating_sub(1)].kind == Kind::Close;
        let dated = before.clone().any(|i| tokens[i].kind == Kind::Number) && self.is_place(start, dash);
        let fits = !before.is_empty() && !before.clone().any(small) && (closed || dated);
        if fits { dash + 1 } else { start }
    }

    fn is_place(&self, at: usize, end: usize) -> bool {
        self.names.longest(self.document, at, end).is_some_and(|(_, listed)| listed.place)
    }

    /// The token where a preposition and an article before a name begin, if the list has the preposition.
    pub fn preposition_before(&self, at: usize, sentence: &Sentence, list: &[Vec<u64>]) -> Option<usize> {
        let found = |at: usize| stands_before(self.document, at, list).filter(|p| *p >= sentence.tokens.start);
        let article = at > sentence.tokens.start && self.is(at - 1, Class::Determiner);
        found(at).or_else(|| article.then(|| found(at - 1))?)
    }
}

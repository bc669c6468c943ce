//! Goes over a text for possible names: known forms, runs of capitals, governments by their nationality.

use super::names::{stands_after, stands_before};
use super::phrases::Fold;
use super::state::{Candidate, Reading, is_read};
use crate::language::Class;
use crate::text::{Kind, Sentence};
use std::collections::HashMap;
use std::ops::Range;

/// Codes of countries and the rows of their governments.
pub(super) type Governments = HashMap<[u8; 2], u32>;

impl Reading<'_, '_> {
    /// Every possible name of the sentences whose capitals mean something, by place.
    pub fn candidates(&self, governments: &Governments) -> Vec<Candidate> {
        let mut all = Vec::new();
        for sentence in self.document.sentences.iter().filter(|s| is_read(self.document, s)) {
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
        if self.is(at, Class::Determiner) && self.has_key(at + 1, &self.names.government) {
            return Err(at + 1);
        }
        match token.kind {
            Kind::Word if !token.is_capital() => self.lower(at, sentence, governments).ok_or(at + 1),
            Kind::Number => self.form(at, sentence).ok_or(at + 1),
            Kind::Word if self.is_ticker(at) => Err(at + 1),
            Kind::Word => {
                let segment = self.segment(at, sentence)?;
                Ok(self.relatives(self.judged(segment, sentence, governments), sentence))
            }
            _ => Err(at + 1),
        }
    }

    /// A known form that begins in lower case, or with an article that is part of it.
    fn lower(&self, at: usize, sentence: &Sentence, governments: &Governments) -> Option<Candidate> {
        if self.has_key(at, &self.names.families) {
            return self.family(at, sentence, governments);
        }
        if !self.known.opens(self.document.tokens[at].key) {
            return None;
        }
        let candidate = self.form(at, sentence)?;
        // One everyday word in lower case is that word.
        (candidate.name.len() > 1 || !(self.common(at) || self.function_word(at))).then_some(candidate)
    }

    /// *famille X*: the word is part of the name.
    fn family(&self, at: usize, sentence: &Sentence, governments: &Governments) -> Option<Candidate> {
        let follows = at + 1 < sentence.tokens.end && self.document.tokens[at + 1].is_capital();
        let segment = self.segment(at + 1, sentence).ok().filter(|s| follows && s.name.start == at + 1)?;
        let whose = self.judged(segment, sentence, governments);
        let place = whose.votes.of(super::NameType::Place) > 2 || whose.votes.of(super::NameType::Nationality) > 2;
        (!place).then(|| self.clan(at..whose.name.end))
    }

    /// *X brothers*: the word is part of the name.
    fn relatives(&self, candidate: Candidate, sentence: &Sentence) -> Candidate {
        let end = candidate.tokens.end;
        let follows = end < sentence.tokens.end && self.has_key(end, &self.names.families_after);
        let place =
            candidate.votes.of(super::NameType::Place) > 2 || candidate.votes.of(super::NameType::Nationality) > 2;
        if follows && !place { self.clan(candidate.name.start..end + 1) } else { candidate }
    }

    fn clan(&self, name: Range<usize>) -> Candidate {
        let mut candidate = self.candidate(name);
        (candidate.plural, candidate.proofs) = (true, 3);
        candidate.votes.add(super::NameType::Person, 6);
        candidate
    }

    /// A known form at a token that is no capital.
    fn form(&self, at: usize, sentence: &Sentence) -> Option<Candidate> {
        let hit = self.known_at(at, sentence.tokens.end)?;
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
            plural: false,
        }
    }

    /// *gouvernement chinois*, *Chinese authorities*, *government of China*, *l'État*.
    fn government(&self, at: usize, sentence: &Sentence, governments: &Governments) -> Option<Candidate> {
        let end = sentence.tokens.end;
        let capital = self.document.tokens[at].is_capital();
        if self.has_key(at, &self.names.government) {
            let of = stands_after(self.document, at + 1, &self.names.government_of).filter(|next| *next < end);
            let named = self.government_named(at, of, end, governments);
            let alone = capital && of.is_none() && at > sentence.tokens.start && self.is(at - 1, Class::Determiner);
            let state = || (alone && self.has_key(at, &self.names.state)).then(|| self.country());
            return named.or_else(|| self.governed(at..at + 1, state()?, governments));
        }
        let (after, listed) = self.listed_at(at, end).filter(|_| capital)?;
        let noun = listed.nationality && after < end && self.has_key(after, &self.names.government);
        noun.then(|| self.governed(at..after + 1, listed.code, governments))?
    }

    fn government_named(
        &self,
        at: usize,
        of: Option<usize>,
        end: usize,
        governments: &Governments,
    ) -> Option<Candidate> {
        let next = of.unwrap_or(at + 1);
        let seated = of.and_then(|seat| self.seated(at, seat, end));
        if seated.is_some() || next >= end {
            return seated;
        }
        let (after, listed) = self.listed_at(next, end)?;
        let fits = if of.is_some() { listed.country } else { listed.nationality };
        fits.then(|| self.governed(at..after, listed.code, governments))?
    }

    /// The country that the text speaks of most, else the one that the language is at home in.
    fn country(&self) -> [u8; 2] {
        let mut counts: std::collections::BTreeMap<[u8; 2], usize> = Default::default();
        for at in (0..self.document.tokens.len()).filter(|at| self.document.tokens[*at].is_word()) {
            let listed = self.listed(at);
            if (listed.country || listed.nationality) && listed.code != [0, 0] {
                *counts.entry(listed.code).or_default() += 1;
            }
        }
        let home = self.names.home.as_bytes().try_into().unwrap_or([0, 0]);
        let most = counts.iter().max_by_key(|(code, n)| (**n, **code == home));
        most.map_or(home, |(code, _)| *code)
    }

    /// *les autorités de Tokyo*: a capital stands for its government.
    fn seated(&self, at: usize, seat: usize, end: usize) -> Option<Candidate> {
        let hit = self.known_at(seat, end)?;
        let place = self.names.listed(self.document, &(seat..hit.end)).place;
        let authority = self.known.rows[hit.row as usize].kind == super::NameType::Authority;
        if hit.sure || !place || !authority {
            return None;
        }
        let mut candidate = self.candidate(at..hit.end);
        (candidate.row, candidate.sure, candidate.proofs) = (Some(hit.row), true, 3);
        candidate.votes.add(super::NameType::Authority, 9);
        Some(candidate)
    }

    fn governed(&self, name: Range<usize>, code: [u8; 2], governments: &Governments) -> Option<Candidate> {
        let row = *governments.get(&code)?;
        let mut candidate = self.candidate(name);
        (candidate.row, candidate.sure, candidate.proofs) = (Some(row), true, 3);
        candidate.votes.add(super::NameType::Authority, 9);
        Some(candidate)
    }

    /// `.N` of `DELL.N`, `.DJI`, and the symbol before such a stop.
    pub fn is_ticker(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let word = self.document.word(at);
        let bracketed = at > 0 && matches!(tokens[at - 1].kind, Kind::Open | Kind::Sign);
        if let Some((symbol, place)) = word.split_once('.').filter(|(_, place)| !place.is_empty()) {
            let upper = !word.contains(char::is_lowercase) && !place.ends_with('.');
            return upper && (bracketed || symbol.len() > 1);
        }
        let stop = |i: usize| tokens.get(i).is_some_and(|t| t.kind == Kind::Stop && !t.spaced);
        // An abbreviation keeps its stop: `VA.` of `VA.UL`.
        let dotted = |i: usize| tokens[i].kind == Kind::Stop || self.document.word(i).ends_with('.');
        let after_stop = at > 0 && dotted(at - 1) && !tokens[at].spaced;
        // The last letter says which share: `BRKa.N`.
        let upper = |i: usize| {
            let word = self.document.word(i);
            let head = word.strip_suffix(char::is_lowercase).filter(|h| h.len() > 2).unwrap_or(word);
            !head.contains(char::is_lowercase)
        };
        let touches = |i: usize| tokens.get(i).is_some_and(|t| t.is_capital() && !t.spaced && t.span().len() < 4);
        let place = if dotted(at) { at + 1 } else { at + 2 };
        let symbol = (dotted(at) || stop(at + 1)) && touches(place) && upper(place);
        upper(at) && (after_stop || symbol)
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
        self.listed_at(at, end).is_some_and(|(_, listed)| listed.place)
    }

    /// The token where a preposition and an article before a name begin, if the list has the preposition.
    pub fn preposition_before(&self, at: usize, sentence: &Sentence, list: &[Vec<u64>]) -> Option<usize> {
        let found = |at: usize| stands_before(self.document, at, list).filter(|p| *p >= sentence.tokens.start);
        let article = at > sentence.tokens.start && self.is(at - 1, Class::Determiner);
        found(at).or_else(|| article.then(|| found(at - 1))?)
    }
}

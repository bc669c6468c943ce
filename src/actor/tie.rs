//! Which names of one text are one actor: the same letters, forms of one known actor, surnames after full names, first
//! words of longer names, acronyms.

use super::NameType;
use super::kind::Votes;
use super::phrases::{Fold, MixedMap};
use super::state::{Candidate, Reading};
use crate::text::{Case, Kind};
use std::collections::HashMap;
use std::ops::Range;

/// The names of one bearer.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// Indices of candidates, by place.
    pub members: Vec<usize>,
    pub row: Option<u32>,
    pub votes: Votes,
    pub proofs: u8,
    /// The token after its longest name.
    end: usize,
}

impl Group {
    pub fn kind(&self) -> Option<NameType> {
        self.votes.winner()
    }
}

pub(super) struct Groups<'r, 'a, 't> {
    reading: &'r Reading<'a, 't>,
    pub all: Vec<Group>,
    by_row: HashMap<u32, usize>,
    by_fold: MixedMap<usize>,
    /// Groups by the first words and by the last words of their longest name.
    by_start: MixedMap<Vec<usize>>,
    by_end: MixedMap<Vec<usize>>,
}

impl<'r, 'a, 't> Groups<'r, 'a, 't> {
    /// Ties all candidates, the longest names first.
    pub fn tie(reading: &'r Reading<'a, 't>, candidates: &[Candidate]) -> Self {
        let mut groups = Groups {
            reading,
            all: Vec::new(),
            by_row: HashMap::new(),
            by_fold: MixedMap::default(),
            by_start: MixedMap::default(),
            by_end: MixedMap::default(),
        };
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|i| (std::cmp::Reverse(candidates[*i].name.len()), *i));
        for i in order {
            let group = groups.group_of(i, candidates).unwrap_or_else(|| groups.add(&candidates[i]));
            groups.join(group, i, candidates);
        }
        groups.acronyms(candidates);
        groups.all.iter_mut().for_each(|g| g.members.sort_unstable());
        groups
    }

    fn group_of(&self, i: usize, candidates: &[Candidate]) -> Option<usize> {
        let candidate = &candidates[i];
        if candidate.titled {
            return self.person_named(i, candidates).or_else(|| self.same(candidate));
        }
        let same = self.same(candidate);
        if same.is_some() || (candidate.row.is_some() && candidate.sure) {
            return same;
        }
        let own = candidate.row.is_some() && candidate.proofs > 1;
        self.person_named(i, candidates).or_else(|| self.longer(candidate).filter(|_| !own))
    }

    fn same(&self, candidate: &Candidate) -> Option<usize> {
        let by_row = candidate.row.and_then(|row| self.by_row.get(&row));
        let by_fold = self.by_fold.get(&candidate.fold);
        let fits = |g: &&usize| candidate.row.is_none() || self.all[**g].row.is_none();
        by_row.or_else(|| by_fold.filter(fits)).copied()
    }

    /// The person whose surname this is: the one named last before it, else the first of the text.
    fn person_named(&self, i: usize, candidates: &[Candidate]) -> Option<usize> {
        let titled = candidates[i].titled;
        let open = |g: &Group| titled && g.row.is_none() && g.votes.of(NameType::Company) < 3;
        let person = |g: &&usize| self.all[**g].kind() == Some(NameType::Person) || open(&self.all[**g]);
        let all: Vec<usize> = self.by_end.get(&candidates[i].fold)?.iter().filter(person).copied().collect();
        let last_before = |g: &usize| self.all[*g].members.iter().filter(|m| **m < i).max().copied();
        let before = all.iter().filter(|g| last_before(g).is_some()).max_by_key(|g| last_before(g));
        before.or(all.first()).copied()
    }

    /// The longer name that begins with this one, if there is one only; or the person of this first name.
    fn longer(&self, candidate: &Candidate) -> Option<usize> {
        let place = [NameType::Place, NameType::Nationality].iter().any(|k| candidate.votes.of(*k) > 2);
        if place || candidate.proofs == 0 {
            return None;
        }
        let first_name = self.reading.names.listed(self.reading.document, &candidate.name).first_name;
        // *Orange Belgium* is not *Orange*, *Target Hospitality* may be *Target*.
        let branch = |g: &Group| candidate.row.is_some() && self.reading.listed(g.end - 1).place;
        let person = |g: &Group| g.kind() == Some(NameType::Person);
        let fits = |g: &&usize| person(&self.all[**g]) == first_name && !branch(&self.all[**g]);
        let mut longer = self.by_start.get(&candidate.fold)?.iter().filter(fits);
        let one = longer.next()?;
        longer.next().is_none().then_some(*one)
    }

    fn add(&mut self, candidate: &Candidate) -> usize {
        let id = self.all.len();
        self.all.push(Group { row: candidate.row, end: candidate.name.end, ..Group::default() });
        for (part, start) in self.parts(&candidate.name) {
            let index = if start { &mut self.by_start } else { &mut self.by_end };
            index.entry(part).or_default().push(id);
        }
        id
    }

    /// Hashes of the first words (true) and last words (false) of a name, the whole left out.
    fn parts(&self, name: &Range<usize>) -> Vec<(u64, bool)> {
        let document = self.reading.document;
        let border = |i: &usize| {
            let (before, after) = (&document.tokens[*i - 1], &document.tokens[*i]);
            before.is_word() && (after.spaced || after.kind == Kind::Hyphen)
        };
        let cuts = (name.start + 1..name.end).filter(border);
        let both = |cut: usize| {
            let rest = cut + usize::from(document.tokens[cut].kind == Kind::Hyphen);
            let end = (rest < name.end).then(|| (Fold::of(document.words(&(rest..name.end))), false));
            std::iter::once((Fold::of(document.words(&(name.start..cut))), true)).chain(end)
        };
        cuts.flat_map(both).collect()
    }

    fn join(&mut self, id: usize, i: usize, candidates: &[Candidate]) {
        let candidate = &candidates[i];
        let group = &mut self.all[id];
        let again = group.proofs > 0;
        group.members.push(i);
        group.members.sort_unstable();
        group.votes.join(candidate.votes);
        group.proofs = group.proofs.max(candidate.proofs).saturating_add(u8::from(again && candidate.proofs > 0));
        group.row = group.row.or(candidate.row);
        if let Some(row) = group.row {
            self.by_row.entry(row).or_insert(id);
        }
        self.by_fold.entry(candidate.fold).or_insert(id);
    }

    /// Ties acronyms to what they stand for: `(ACPR)` after the name, or the same initials.
    fn acronyms(&mut self, candidates: &[Candidate]) {
        let document = self.reading.document;
        for short in 0..self.all.len() {
            let Some(first) = self.all[short].members.first().map(|i| &candidates[*i]) else { continue };
            let token = &document.tokens[first.name.start];
            if first.name.len() > 1 || token.case != Case::Upper {
                continue;
            }
            let letters = document.words(&first.name);
            let bracketed = self.before_bracket(first, candidates);
            let known = self.all[short].row.is_some();
            let long = bracketed.or_else(|| self.initials(letters, short, candidates).filter(|_| !known));
            if let Some(long) = long.filter(|l| *l != short) {
                self.merge(long, short);
            }
        }
    }

    /// The group of the name right before the bracket that holds a name alone, if it may be its acronym.
    fn before_bracket(&self, short: &Candidate, candidates: &[Candidate]) -> Option<usize> {
        let document = self.reading.document;
        let quoted = |i: usize| matches!(document.tokens[i].kind, Kind::Quote | Kind::OpenQuote);
        let mut open = short.name.start.checked_sub(1)?;
        open -= usize::from(open > 0 && quoted(open));
        if document.tokens[open].kind != Kind::Open {
            return None;
        }
        let before = candidates.iter().position(|c| c.tokens.end == open)?;
        let first = |text: &str| text.chars().next().map(|c| c.to_ascii_uppercase());
        let (long, acronym) = (document.words(&candidates[before].name), document.words(&short.name));
        let fits = first(long) == first(acronym) && long.len() > acronym.len();
        fits.then(|| self.all.iter().position(|g| g.members.contains(&before)))?
    }

    fn initials(&self, letters: &str, short: usize, candidates: &[Candidate]) -> Option<usize> {
        let fits = |g: &Group| g.members.iter().any(|i| self.has_initials(&candidates[*i].name, letters));
        let mut long = (0..self.all.len()).filter(|g| *g != short && fits(&self.all[*g]));
        let one = long.next()?;
        long.next().is_none().then_some(one)
    }

    fn has_initials(&self, name: &Range<usize>, letters: &str) -> bool {
        let document = self.reading.document;
        let capitals = name.clone().filter(|i| document.tokens[*i].is_capital());
        let firsts = capitals.filter_map(|i| document.word(i).chars().next());
        letters.chars().count() > 1 && firsts.eq(letters.chars())
    }

    fn merge(&mut self, long: usize, short: usize) {
        let taken = std::mem::take(&mut self.all[short]);
        let group = &mut self.all[long];
        group.members.extend(taken.members);
        group.votes.join(taken.votes);
        group.proofs = group.proofs.max(taken.proofs).saturating_add(1);
        group.row = group.row.or(taken.row);
    }
}

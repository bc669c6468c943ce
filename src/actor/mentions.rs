//! The names of one text: where they stand, and whose they are.

use super::kind::Votes;
use super::known::KnownActors;
use super::names::Names;
use super::phrases::{Phrases, slug};
use super::state::{Candidate, Reading, is_headline};
use super::tie::{Group, Groups};
use super::{NameType, scan::Governments};
use crate::article::GivenMention;
use crate::language::Language;
use crate::text::{Document, Part, Sentence};
use std::ops::Range;

/// Proofs that a name needs to be one.
const PROOFS: u8 = 2;

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Tokens of the document, without article; a legal form is among them.
    pub tokens: Range<usize>,
    /// Index into [`Mentions::actors`].
    pub actor: usize,
    /// True for a capital or a country that stands for its authority here: only a party where the rest says so.
    pub metonym: bool,
}

/// The bearer of one or several names of the text. Those of an internal type are never a party of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The fullest name in the text without legal form; an authority's canonical name.
    pub name: String,
    /// Stable and readable; for a known actor the same in every text.
    pub id: String,
    pub kind: NameType,
    /// ISO 3166 code of two letters.
    pub country: Option<String>,
    pub known: bool,
    /// How much proves that it is a name; 2 at least.
    pub proofs: u8,
    /// True if the name stands for several: *X brothers*.
    pub plural: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// By place; they do not overlap.
    pub list: Vec<Mention>,
    pub actors: Vec<Actor>,
}

impl Mentions {
    /// Finds the names of a document. `given` are trusted instead of what would be found.
    pub fn find(
        document: &Document,
        language: &Language,
        names: &Names,
        known: &KnownActors,
        given: Option<&[GivenMention]>,
    ) -> Mentions {
        let reading = Reading::new(document, language, names, known);
        let governments = known.governments(&names.government_name);
        let candidates = match given {
            Some(given) => reading.given(given),
            None => reading.found(governments),
        };
        let groups = Groups::tie(&reading, &candidates.all).all;
        let kept = |g: &Group| !g.members.is_empty() && (given.is_some() || g.proofs >= PROOFS);
        let mut mentions = Mentions::default();
        for group in groups.iter().filter(|g| kept(g)) {
            mentions.add(&reading, group, &candidates);
        }
        mentions.list.sort_by_key(|m| m.tokens.start);
        mentions
    }

    /// The mention that a token belongs to.
    pub fn at(&self, token: usize) -> Option<&Mention> {
        let next = self.list.partition_point(|m| m.tokens.end <= token);
        self.list.get(next).filter(|m| m.tokens.contains(&token))
    }

    /// The mentions that lie within a range of tokens.
    pub fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = &Mention> {
        let first = self.list.partition_point(|m| m.tokens.start < tokens.start);
        self.list[first..].iter().take_while(move |m| m.tokens.end <= tokens.end)
    }

    fn add(&mut self, reading: &Reading, group: &Group, candidates: &Candidates) {
        let actor = self.actors.len();
        let given = group.members.iter().find_map(|i| candidates.names.get(*i)?.clone());
        self.actors.push(bearer(reading, group, &candidates.all, given));
        for candidate in group.members.iter().map(|i| &candidates.all[*i]) {
            self.list.push(Mention { tokens: candidate.tokens.clone(), actor, metonym: candidate.metonym });
        }
    }
}

/// Candidates, and the names that the caller gave them.
pub(super) struct Candidates {
    all: Vec<Candidate>,
    names: Vec<Option<String>>,
}

fn bearer(reading: &Reading, group: &Group, candidates: &[Candidate], given: Option<String>) -> Actor {
    let row = group.row.map(|row| &reading.known.rows[row as usize]);
    let kind = group.kind().unwrap_or(NameType::Company);
    let full = given.unwrap_or_else(|| fullest(reading, group, candidates));
    let same = |name: &str| super::phrases::Fold::of(name) == super::phrases::Fold::of(&full);
    let name = match row {
        Some(row) if (kind == NameType::Authority && !is_short(&row.name, &full)) || same(&row.name) => {
            row.name.clone()
        }
        _ => full,
    };
    Actor {
        id: slug(row.map_or(name.as_str(), |r| r.name.as_str())),
        kind,
        country: row.and_then(|r| r.country.clone()),
        known: row.is_some(),
        proofs: group.proofs,
        plural: group.members.iter().any(|i| candidates[*i].plural),
        name,
    }
}

/// True if `short` is made of the initials of `long`: the text's own name is the fuller one then.
fn is_short(short: &str, long: &str) -> bool {
    let firsts = long.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase());
    firsts.eq(short.chars())
}

/// The longest name of a group, one in capitals only if there is no other.
fn fullest(reading: &Reading, group: &Group, candidates: &[Candidate]) -> String {
    let text = |i: &usize| reading.document.words(&candidates[*i].name);
    let shouted = |t: &str| t.chars().count() > 4 && !t.contains(char::is_lowercase);
    let best = group.members.iter().map(text).rev().max_by_key(|t| (!shouted(t), t.chars().count()));
    best.unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Reading<'_, '_> {
    fn found(&self, governments: &Governments) -> Candidates {
        let mut all = self.candidates(governments);
        let capitals = |s: &&Sentence| s.part != Part::Boilerplate && is_headline(self.document, s);
        if self.document.sentences.iter().any(|s| capitals(&s)) {
            let seen = self.seen(&all);
            for sentence in self.document.sentences.iter().filter(capitals) {
                self.headline(sentence.tokens.clone(), &seen, &mut all);
            }
            all.sort_by_key(|c| c.tokens.start);
        }
        Candidates { names: vec![None; all.len()], all }
    }

    /// The names that sentences in lower case have, by their letters.
    fn seen(&self, all: &[Candidate]) -> Phrases<usize> {
        let mut seen = Phrases::new(64);
        for (i, candidate) in all.iter().enumerate().filter(|(_, c)| c.proofs >= PROOFS) {
            seen.entry(self.document.words(&candidate.name)).get_or_insert(i);
        }
        seen
    }

    /// A sentence whose words all have capitals: names that the rest of the text has, and known ones.
    fn headline(&self, tokens: Range<usize>, seen: &Phrases<usize>, all: &mut Vec<Candidate>) {
        let mut at = tokens.start;
        while at < tokens.end {
            at = match self.headline_name(at, tokens.end, seen, all) {
                Some(candidate) => {
                    let end = candidate.tokens.end;
                    all.push(candidate);
                    end
                }
                None => at + 1,
            };
        }
    }

    fn headline_name(&self, at: usize, end: usize, seen: &Phrases<usize>, all: &[Candidate]) -> Option<Candidate> {
        let token = &self.document.tokens[at];
        if !token.is_capital() && token.kind != crate::text::Kind::Number {
            return None;
        }
        let same = seen.longest(self.document, at, end, |_, _| true);
        let known = self.known.longest(self.document, at, end).filter(|h| h.sure && !self.function_word(at));
        if let Some((after, like)) = same.filter(|(after, _)| known.is_none_or(|h| h.end <= *after)) {
            let of = &all[like];
            let mut candidate = Candidate { votes: Votes::default(), ..of.clone() };
            (candidate.tokens, candidate.name, candidate.opens) = (at..after, at..after, true);
            return Some(candidate);
        }
        let hit = known?;
        let mut candidate = self.candidate(at..hit.end);
        (candidate.row, candidate.sure, candidate.proofs, candidate.opens) = (Some(hit.row), true, 2, true);
        candidate.votes.add(self.known.rows[hit.row as usize].kind, 8);
        Some(candidate)
    }

    /// The caller's mentions as candidates; those that are no words of the text are left out.
    fn given(&self, given: &[GivenMention]) -> Candidates {
        let mut candidates = Candidates { all: Vec::new(), names: Vec::new() };
        let mut bytes: Vec<usize> = self.document.text.char_indices().map(|(i, _)| i).collect();
        bytes.push(self.document.text.len());
        let mut sorted: Vec<&GivenMention> = given.iter().collect();
        sorted.sort_by_key(|g| (g.start, g.end));
        let mut last = 0;
        for mention in sorted {
            let (Some(start), Some(end)) = (bytes.get(mention.start), bytes.get(mention.end)) else { continue };
            let tokens = &self.document.tokens;
            let first = tokens.partition_point(|t| t.span().end <= *start);
            let after = tokens.partition_point(|t| t.span().start < *end);
            if first < last || first >= after {
                continue;
            }
            last = after;
            candidates.all.push(self.given_one(mention, first..after));
            candidates.names.push(mention.name.clone());
        }
        candidates
    }

    fn given_one(&self, mention: &GivenMention, tokens: Range<usize>) -> Candidate {
        let mut candidate = self.candidate(tokens);
        let words = self.document.words(&candidate.name);
        let name = mention.name.as_deref().unwrap_or(words);
        candidate.fold = super::phrases::Fold::of(name);
        candidate.proofs = PROOFS + 1;
        if let Some(hit) = self.known.exact(name) {
            (candidate.row, candidate.sure) = (Some(hit.row), true);
            candidate.votes.add(self.known.rows[hit.row as usize].kind, 8);
        }
        if let Some(kind) = mention.kind {
            candidate.votes.add(kind.into(), 100);
        }
        candidate
    }
}

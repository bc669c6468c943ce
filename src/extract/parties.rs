//! From a noun phrase to the actors that act in it.
//!
//! The name inside a phrase is the actor only if the head lets it: see `head` in `rules/README.md`.

use super::scene::Scene;
use crate::actor::{Mention, NameType};
use crate::clause::{Mark, NounPhrase, VerbForm};
use crate::rule::Head;
use crate::text::Kind;
use std::ops::Range;

/// An actor in a slot, and the words that stand for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Party {
    /// Index into the mentions' actors.
    pub actor: usize,
    pub sentence: usize,
    /// Tokens that stand for it, and of the noun phrase around.
    pub words: Range<usize>,
    pub phrase: Range<usize>,
    pub by: By,
    /// Tokens of the part that is meant: *la branche américaine de X*.
    pub scope: Option<Range<usize>>,
    /// A share in it is meant.
    pub holding: bool,
}

/// How an actor is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum By {
    Name,
    Description,
    Pronoun,
    /// As the one that the text is about.
    Topic,
    /// By the deal that the text has under way.
    Deal,
}

/// Proofs with which even a word of the dictionary is a name.
const SURE: u8 = 3;

/// Steps from a head to its complement at most: *la participation dans le capital de la branche de X*.
const DEPTH: usize = 3;

impl Scene<'_, '_> {
    /// The actors of a noun phrase and of those coordinated with it.
    pub fn parties(&self, chunk: usize) -> Vec<Party> {
        let mut all: Vec<Party> = Vec::new();
        for member in self.reading.coordinated(chunk) {
            for party in self.members(member) {
                if !all.iter().any(|p| p.actor == party.actor) {
                    all.push(party);
                }
            }
        }
        all
    }

    /// The actors of one noun phrase: several only in *Microsoft-Walmart*.
    pub fn members(&self, chunk: usize) -> Vec<Party> {
        if let Some(named) = self.grouped(chunk) {
            return named;
        }
        match self.joined_names(chunk) {
            Some(pair) => pair,
            None => match self.party(chunk, DEPTH) {
                Some(party) => vec![party],
                None => self.several(chunk).unwrap_or_default(),
            },
        }
    }

    /// *a consortium led by X, un trio formé de X, Y et Z*: a group without a name acts through those who lead it or
    /// are in it.
    fn grouped(&self, chunk: usize) -> Option<Vec<Party>> {
        let noun = self.reading.noun(chunk).filter(|n| n.names.is_empty())?;
        if !self.in_list(noun.head?, "groupings") {
            return None;
        }
        let mut next = self.reading.complements(chunk).last().unwrap_or(chunk) + 1;
        next += usize::from(self.reading.mark(next) == Some(Mark::Comma));
        let verb = self.reading.verb(next).filter(|v| self.in_list(v.main, "grouping_verbs"))?;
        let members = match verb.form {
            VerbForm::Participle => self.reading.behind(next, |k| self.is_agent(k) || self.reading.is_of(k)),
            VerbForm::Gerund => self.reading.object(next).map(|o| o.chunk),
            _ => None,
        };
        members.map(|m| self.parties(m)).filter(|p| !p.is_empty())
    }

    /// Two names that a hyphen or dash joins.
    pub fn joined_names(&self, chunk: usize) -> Option<Vec<Party>> {
        let noun = self.reading.noun(chunk)?;
        let names = &self.reading.input.names[noun.names.clone()];
        let pair = names.windows(2).find(|w| {
            let between = w[0].end..w[1].start;
            let token = &self.document().tokens[w[0].end];
            between.len() == 1 && matches!(token.kind, Kind::Hyphen | Kind::Dash | Kind::Sign)
        })?;
        let party = |name: &Range<usize>| self.named(chunk, name.start);
        Some(pair.iter().filter_map(party).collect())
    }

    fn party(&self, chunk: usize, depth: usize) -> Option<Party> {
        let noun = self.reading.noun(chunk)?;
        if noun.pronoun.is_some() {
            return self.pronoun(chunk);
        }
        if let Some(apposed) = self.apposed(chunk) {
            return self.named(apposed, self.mentions(apposed).first()?.tokens.start);
        }
        if let Some(kind) = self.kind_with_name(chunk) {
            return self.named(kind, self.mentions(kind).last()?.tokens.start);
        }
        match self.name_in(chunk, noun) {
            NameIn::Acts(token) => self.named(chunk, token),
            NameIn::Part(token) => {
                self.named(chunk, token).map(|p| Party { scope: Some(self.reading.chunks[chunk].tokens.clone()), ..p })
            }
            NameIn::Holding(token) => self.named(chunk, token).map(|p| Party { holding: true, ..p }),
            NameIn::Silent => None,
            NameIn::None => self.through_head(chunk, noun, depth),
        }
    }

    /// The actor of the mention at a token.
    fn named(&self, chunk: usize, token: usize) -> Option<Party> {
        let mention = self.story.mentions.at(token)?;
        self.story.actor(mention.actor).kind.actor_type()?;
        if self.is_doubtful(mention) {
            return None;
        }
        Some(Party {
            actor: mention.actor,
            sentence: self.sentence,
            words: mention.tokens.clone(),
            phrase: self.reading.chunks[chunk].tokens.clone(),
            by: By::Name,
            scope: None,
            holding: false,
        })
    }

    /// *le « nouveau Suez », l'ancien GDF*: words that make another thing of a name.
    fn is_renamed(&self, chunk: usize, noun: &NounPhrase, name: usize) -> bool {
        let before = self.reading.chunks[chunk].tokens.start..name;
        let quote = before.clone().find(|t| matches!(self.document().tokens[*t].kind, Kind::OpenQuote | Kind::Quote));
        let quoted = quote.is_some_and(|q| q + 1 < name);
        let former = noun.head.is_none() && before.clone().any(|t| self.in_list(t, "former"));
        quoted || former
    }

    /// *la manufacture de sabots La Bressane*: a complement without an article that says what kind of thing the name
    /// behind it is. The name then belongs to the whole.
    pub fn kind_with_name(&self, chunk: usize) -> Option<usize> {
        let noun = self.reading.noun(chunk).filter(|n| n.names.is_empty() && !self.rules().language.compounds)?;
        noun.head?;
        let kind = chunk + 1;
        let of = self.reading.chunks.get(kind)?.preposition.is_some_and(|p| self.reading.is_of(p));
        let inner = self.reading.noun(kind).filter(|_| of)?;
        let tokens = &self.reading.chunks[kind].tokens;
        let name = self.reading.input.names.get(inner.names.start).filter(|_| !inner.names.is_empty())?;
        let before = inner.head.is_some_and(|h| h < name.start && h == tokens.start);
        let bare = !inner.definite && inner.possessive.is_none() && name.start > tokens.start;
        (before && bare && self.head_at(tokens.start).is_none()).then_some(kind)
    }

    /// *le fonds suédois, Älvsborg Kapital, serait*: a bare name between commas behind a definite phrase without one.
    fn apposed(&self, chunk: usize) -> Option<usize> {
        let noun = self.reading.noun(chunk)?;
        let comma = |i: usize| self.reading.mark(i) == Some(Mark::Comma);
        let described = noun.names.is_empty() && (noun.definite || noun.owner.is_some()) && noun.pronoun.is_none();
        let next = self.reading.complements(chunk).last().unwrap_or(chunk) + 2;
        let closed = comma(next + 1)
            || self.reading.chunks.get(next + 1).is_none()
            || self.reading.mark(next + 1) == Some(Mark::Stop);
        (described && comma(next - 1) && closed && self.is_bare_name(next)).then_some(next)
    }

    /// A single word of the dictionary that no list knows and little proves: rather no name.
    fn is_doubtful(&self, mention: &Mention) -> bool {
        let actor = self.story.actor(mention.actor);
        if actor.known || mention.tokens.len() > 1 || actor.proofs > SURE {
            return false;
        }
        let word = self.words(&mention.tokens).to_lowercase();
        let language = &self.rules().language;
        // Capitals often lose their accent: *Etudes*.
        let accented = word.strip_prefix('e').map(|rest| format!("é{rest}"));
        language.is_common(&word) || accented.is_some_and(|w| language.is_common(&w))
    }

    /// The name inside a phrase and what the phrase makes of it.
    fn name_in(&self, chunk: usize, noun: &NounPhrase) -> NameIn {
        let names = &self.reading.input.names[noun.names.clone()];
        let Some(last) = names.last() else { return NameIn::None };
        if self.is_renamed(chunk, noun, last.start) {
            return NameIn::Silent;
        }
        let end = self.reading.chunks[chunk].tokens.end;
        let behind = (last.end..end).filter(|i| noun.head.is_some_and(|h| h >= last.end && *i <= h)).count() > 0;
        if !behind || !self.rules().language.compounds {
            return NameIn::Acts(last.start);
        }
        let head = noun.head.unwrap_or(last.end);
        let person =
            self.story.mentions.at(last.start).is_some_and(|m| self.story.actor(m.actor).kind == NameType::Person);
        if person && head > last.end {
            // *named Fiona Geddes chief executive*: two phrases that no comma parts.
            return NameIn::Acts(last.start);
        }
        match self.head_at(head) {
            Some(Head::Transparent) => NameIn::Acts(last.start),
            Some(Head::Part) => NameIn::Part(last.start),
            Some(Head::Holding) => NameIn::Holding(last.start),
            _ => NameIn::Silent,
        }
    }

    /// The actor that a head without a name of its own lets through: its owner's or complement's.
    fn through_head(&self, chunk: usize, noun: &NounPhrase, depth: usize) -> Option<Party> {
        let depth = depth.checked_sub(1)?;
        let quantity = self.is_quantity(chunk);
        let head = match (quantity, self.head(chunk)) {
            (true, None | Some(Head::Opaque)) => Some(Head::Holding),
            (_, head) => head,
        };
        let inner = match head {
            Some(Head::Transparent | Head::Part | Head::Holding) => self.inner(chunk, noun, depth),
            _ => None,
        };
        let tokens = self.reading.chunks[chunk].tokens.clone();
        let party = match (head, inner) {
            (Some(Head::Part), Some(p)) => {
                Party { scope: Some(p.scope.map_or(tokens.clone(), |s| tokens.start..s.end.max(tokens.end))), ..p }
            }
            (Some(Head::Holding), Some(p)) => Party { holding: true, ..p },
            // *le groupe de Gérard Martin* is not Gérard Martin.
            (Some(Head::Transparent), Some(p)) if self.story.actor(p.actor).kind == NameType::Person => return None,
            (_, Some(p)) => p,
            (_, None) => return self.description(chunk),
        };
        Some(Party { phrase: tokens.start..party.phrase.end.max(tokens.end), ..party })
    }

    /// The party of the owner, of the possessive or of the complement.
    fn inner(&self, chunk: usize, noun: &NounPhrase, depth: usize) -> Option<Party> {
        if let Some(owner) = noun.owner {
            return self.party(owner, depth);
        }
        let complement = self.reading.complements(chunk).next().filter(|c| self.opens_complement(*c));
        if let Some(party) = complement.and_then(|c| self.party(c, depth)) {
            return Some(party);
        }
        noun.possessive.and_then(|token| self.owner_of(chunk, token))
    }

    /// *de, of, in, dans*: prepositions that tie a complement to a part or a share.
    fn opens_complement(&self, chunk: usize) -> bool {
        let language = &self.rules().language;
        let fits = |key| {
            self.reading.is_of(key)
                || language.is(key, crate::language::Class::Of)
                || language.is(key, crate::language::Class::Inside)
        };
        self.reading.chunks[chunk].preposition.is_some_and(fits)
    }

    /// *51 %, 30 pour cent, a 10 percent stake*: a number leads the phrase.
    fn is_quantity(&self, chunk: usize) -> bool {
        let tokens = &self.reading.chunks[chunk].tokens;
        self.document().tokens[tokens.clone()].iter().any(|t| t.kind == Kind::Number)
            && self.document().words(tokens).contains('%')
    }
}

enum NameIn {
    /// The name at this token acts.
    Acts(usize),
    Part(usize),
    Holding(usize),
    /// There is a name, and it does not act.
    Silent,
    None,
}

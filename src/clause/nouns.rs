//! Noun phrases: determiner, adjectives, nouns and names, up to the head and what is apposed to it.

use super::chunks::Cutter;
use super::{ChunkKind, NounPhrase};
use crate::language::{Class, Key};
use crate::tag::Tag;
use crate::text::Kind;
use std::ops::Range;

impl Cutter<'_> {
    /// True if a noun phrase can begin here.
    pub fn begins_noun(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if self.name_at(at).is_some() {
            return true;
        }
        let noun_tag =
            matches!(self.tag(at), Tag::Determiner | Tag::Noun | Tag::ProperNoun | Tag::Pronoun | Tag::Number);
        let adjective = self.tag(at) == Tag::Adjective && self.noun_follows(at + 1);
        let participle = matches!(self.tag(at), Tag::PastParticiple | Tag::Gerund) && self.modifies(at);
        match token.kind {
            Kind::Word => noun_tag || adjective || participle || self.is(at, Class::Possessive),
            Kind::Number => true,
            Kind::Sign => self.token(at + 1).is_some_and(|t| t.kind == Kind::Number),
            _ => false,
        }
    }

    fn noun_follows(&self, at: usize) -> bool {
        let mut i = at;
        while matches!(self.tag(i), Tag::Adjective | Tag::PastParticiple | Tag::Gerund) && i < at + 3 {
            i += 1;
        }
        i < self.end && (self.name_at(i).is_some() || matches!(self.tag(i), Tag::Noun | Tag::ProperNoun | Tag::Number))
    }

    /// A participle before its noun: *the acquired company*. Only in languages that put modifiers before nouns.
    fn modifies(&self, at: usize) -> bool {
        self.input.rules.language.compounds
            && self.tag(at + 1) == Tag::Noun
            && self.name_at(at + 1).is_none()
            && at > 0
            && (self.is(at.wrapping_sub(1), Class::Determiner)
                || self.is(at.wrapping_sub(1), Class::Possessive)
                || self.is(at.wrapping_sub(1), Class::OwnerMark))
    }

    /// Cuts a noun phrase and returns the token after it.
    pub fn noun_phrase(&mut self, at: usize, preposition: Option<Key>) -> usize {
        let mut noun = NounPhrase { names: self.first_name(at)..self.first_name(at), ..NounPhrase::default() };
        let mut i = at;
        if self.tag(at) == Tag::Pronoun && self.name_at(at).is_none() && !self.is(at, Class::Possessive) {
            noun.pronoun = Some(at);
            i = at + 1;
        } else {
            i = self.determiners(i, &mut noun);
            i = self.phrase_body(i, &mut noun);
        }
        let end = i.max(at + 1);
        noun.head = self.head(at..end, &noun);
        let quoted = self.token(end + 1).is_some_and(|t| matches!(t.kind, Kind::OpenQuote | Kind::Quote));
        // *Sainsbury's takeover*: the mark may be part of the name.
        let own = noun.names.end > noun.names.start && self.is(end - 1, Class::OwnerMark) && self.begins_noun(end);
        noun.genitive = own || self.is(end, Class::OwnerMark) && (self.begins_noun(end + 1) || quoted);
        let owner = self.chunks.len().checked_sub(1);
        let after_owner = owner
            .filter(|o| matches!(&self.chunks[*o].kind, ChunkKind::Noun(n) if n.genitive && self.adjacent(*o, at)));
        noun.owner = after_owner;
        let preposition = after_owner.and_then(|o| self.chunks[o].preposition.take()).or(preposition);
        let genitive = noun.genitive;
        self.push(at..end, preposition, ChunkKind::Noun(noun));
        end + usize::from(genitive && !own || self.is(end, Class::OwnerMark))
    }

    /// True if only the owner's mark stands between a chunk and a token.
    fn adjacent(&self, chunk: usize, at: usize) -> bool {
        let end = self.chunks[chunk].tokens.end;
        end + 1 == at || end == at
    }

    fn first_name(&self, at: usize) -> usize {
        self.input.names.partition_point(|n| n.start < at)
    }

    fn determiners(&self, mut i: usize, noun: &mut NounPhrase) -> usize {
        while i < self.end && self.name_at(i).is_none() {
            let classes = self.classes(i);
            if classes.has(Class::Possessive) && self.tag(i) != Tag::Noun {
                noun.possessive = Some(i);
                noun.definite = true;
            } else if !(self.tag(i) == Tag::Determiner || classes.has(Class::Determiner) && self.tag(i) != Tag::Noun) {
                break;
            }
            noun.definite |= classes.has(Class::Demonstrative) || self.is_definite(i);
            noun.negative |= classes.has(Class::NegativeOpener);
            i += 1;
        }
        i
    }

    /// The definite article is the determiner that may be an object pronoun too (*le, la*) or has no other use (*the*).
    fn is_definite(&self, at: usize) -> bool {
        self.is(at, Class::Definite)
    }

    fn phrase_body(&self, mut i: usize, noun: &mut NounPhrase) -> usize {
        let mut named = false;
        while i < self.end {
            if let Some(name) = self.name_at(i) {
                if !named && self.ends_tail(i) {
                    break;
                }
                noun.names.end = name + 1;
                i = self.input.names[name].end;
                named = true;
                if self.is(i - 1, Class::OwnerMark) && self.begins_noun(i) {
                    break;
                }
                continue;
            }
            if named && self.time_at(i).is_some() {
                break;
            }
            // *Bank of New York ( BK.N ) executive*: a bracket inside the phrase.
            let after = (named && self.token(i).is_some_and(|t| t.kind == Kind::Open)).then(|| self.aside(i)).flatten();
            if let Some(next) = after.filter(|n| {
                self.input.rules.language.compounds && self.tag(*n) == Tag::Noun && self.name_at(*n).is_none()
            }) {
                i = next;
                continue;
            }
            if !self.continues(i, named) {
                break;
            }
            i += 1;
        }
        i
    }

    /// True if a word belongs to the phrase. After a name a language without compounds takes adjectives at most.
    fn continues(&self, i: usize, named: bool) -> bool {
        let Some(token) = self.token(i) else { return false };
        let compounds = self.input.rules.language.compounds;
        match token.kind {
            Kind::Hyphen => !token.spaced,
            Kind::Number => !named || compounds,
            Kind::OpenQuote | Kind::Quote => !named && self.begins_noun(i + 1) && !self.is(i + 1, Class::Determiner),
            Kind::CloseQuote => named && compounds && self.tag(i + 1) == Tag::Noun,
            Kind::Sign => !self.is(i, Class::OwnerMark) && (!named || compounds),
            Kind::Word => self.word_continues(i, named && !compounds),
            _ => false,
        }
    }

    fn word_continues(&self, i: usize, closed: bool) -> bool {
        if self.classes(i).any(&[Class::OwnerMark, Class::Coordinator, Class::Of]) {
            return false;
        }
        if self.follows_name(i) && self.is_missed_verb(i) {
            return false;
        }
        match self.tag(i) {
            Tag::Noun | Tag::ProperNoun => !closed || !self.is_free_noun(i),
            Tag::Adjective => true,
            Tag::Number => !closed,
            Tag::Adverb => !closed && self.tag(i + 1) == Tag::Adjective && self.noun_follows(i + 1),
            Tag::Verb | Tag::Infinitive | Tag::Other if self.before_name(i) => true,
            Tag::Verb | Tag::Gerund if self.is_share(i) => true,
            Tag::Verb | Tag::Infinitive if self.is_owned_noun(i) => true,
            // *l'offre améliorée de X, sa montée au capital*: in languages that put modifiers behind.
            Tag::PastParticiple if self.is_modifier(i) => true,
            Tag::PastParticiple | Tag::Gerund => {
                let compound = i > 0 && self.token(i - 1).is_some_and(|t| t.kind == Kind::Hyphen);
                !closed
                    && (compound
                        || self.input.rules.language.compounds && self.noun_follows(i + 1) && !self.is_phrase_start(i))
            }
            _ => false,
        }
    }

    /// A past participle that is a noun behind its determiner, or an adjective before a complement of its noun.
    fn is_modifier(&self, i: usize) -> bool {
        let rules = self.input.rules;
        if rules.language.compounds || i == 0 {
            return false;
        }
        let noun = self.is(i - 1, Class::Possessive);
        let adjective =
            self.is(i + 1, Class::Of) && self.tag(i - 1) == Tag::Noun && rules.lexicon.at(self.key(i)).is_empty();
        noun || adjective
    }

    /// *unit FMR Co*: a noun of the lists right before a name is no verb.
    fn before_name(&self, i: usize) -> bool {
        let rules = self.input.rules;
        rules.language.compounds
            && rules.nouns.lists.contains_key(&self.key(i))
            && self.name_at(i + 1).is_some()
            && !self.is_phrase_start(i)
    }

    /// *buys Disney stake in*: a noun of a share that the tagger took for a verb, with nothing behind that may be its
    /// object.
    fn is_share(&self, i: usize) -> bool {
        let rules = self.input.rules;
        let share = |e: &crate::rule::Entry| rules.nouns.names[e.list] == "stakes" && e.tail.is_empty();
        let listed = rules.nouns.lists.get(&self.key(i)).is_some_and(|entries| entries.iter().any(share));
        let object = self.begins_noun(i + 1);
        rules.language.compounds && listed && !object && !self.is_phrase_start(i)
    }

    /// *introduire en Bourse X*: the fixed words of the verb right before end at a token.
    fn ends_tail(&self, end: usize) -> bool {
        let Some((ChunkKind::Verb(verb), tokens)) = self.chunks.last().map(|c| (&c.kind, &c.tokens)) else {
            return false;
        };
        let rules = self.input.rules;
        let words = tokens.end..end;
        rules.lexicon.at(self.key(verb.main)).iter().any(|(trigger, _)| {
            let tail = &rules.lexicon.triggers[*trigger as usize].tail;
            let same = |(i, word): (usize, &Key)| {
                let key = self.key(i);
                key == *word || rules.language.plain(key) == *word
            };
            !tail.is_empty() && tail.len() == words.len() && words.clone().zip(tail).all(same)
        })
    }

    fn is_phrase_start(&self, i: usize) -> bool {
        self.chunks.last().is_none_or(|c| c.tokens.end >= i)
    }

    /// A common noun after a name begins something else: *Carrefour hier*, but a capital one goes on.
    fn is_free_noun(&self, i: usize) -> bool {
        self.token(i).is_none_or(|t| !t.is_capital())
    }

    /// The head: in a language with compounds the last common noun behind the names, else the first common noun.
    fn head(&self, tokens: Range<usize>, noun: &NounPhrase) -> Option<usize> {
        let names = &self.input.names[noun.names.clone()];
        let common = |i: &usize| {
            let free = !names.iter().any(|n| n.contains(i));
            let noun = matches!(self.tag(*i), Tag::Noun | Tag::ProperNoun)
                || self.tag(*i) == Tag::PastParticiple && *i > 0 && self.is(*i - 1, Class::Possessive)
                || self.is_owned_noun(*i)
                || matches!(self.tag(*i), Tag::Verb | Tag::Gerund) && self.is_share(*i);
            free && noun && self.token(*i).is_some_and(|t| t.is_word())
        };
        match self.input.rules.language.compounds {
            true => tokens.rev().find(common),
            false => tokens.into_iter().find(common),
        }
    }
}

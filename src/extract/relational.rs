//! Nouns that describe one actor by another: *X, filiale de Y*; *Y's unit X*; *X est le patron de Y*.

use super::events::Event;
use super::scene::Scene;
use super::slots::{DEPTH, Filler};
use crate::clause::{Governor, Mark, VerbForm, Via};
use crate::language::{Class, Form};
use crate::rule::{Owner, PartOfSpeech, Rule, Slot};
use crate::text::Kind;

impl Scene<'_, '_> {
    pub(super) fn fill_relational(&self, event: &Event, rule: &Rule, slot: Slot) -> Option<Filler> {
        match slot {
            Slot::Itself => self.described(event),
            Slot::Of => self.other(event).or_else(|| rule.topic.then(|| self.topic(event)).flatten()),
            Slot::Preposition(key) => {
                let chunk = self
                    .reading
                    .complements(self.reading.chunk_of(event.last)?)
                    .find(|c| self.reading.chunks[*c].preposition == Some(key))?;
                self.filler(chunk, Some(Via::Direct))
            }
            Slot::Between => {
                let both = self.described(event).filter(|f| f.parties.len() > 1)?;
                rule.roles.iter().all(|r| r.slot != Slot::Of || self.other(event).is_none()).then_some(both)
            }
            _ => None,
        }
    }

    /// The other actor of a relational noun: owner, complement, compound, possessive, or the owner of a relative.
    pub(super) fn other(&self, event: &Event) -> Option<Filler> {
        let noun = self.reading.noun(event.chunk)?;
        if let Some(owner) = noun.owner {
            return self.filler(owner, Some(Via::Direct));
        }
        if let Some(before) = self
            .mentions(event.chunk)
            .into_iter()
            .rev()
            .find(|m| m.tokens.end <= event.token && self.near(m.tokens.end, event.token))
            .filter(|_| noun.possessive.is_none())
        {
            let compound = self.rules().language.compounds;
            return compound
                .then(|| self.mention_party(event.chunk, before))
                .flatten()
                .map(|p| Filler::new(vec![p], event.chunk, Some(Via::Direct)));
        }
        let from = self.reading.chunk_of(event.last)?;
        if let Some(complement) = self
            .reading
            .complements(from)
            .next()
            .filter(|c| self.reading.chunks[*c].preposition.is_some_and(|p| self.reading.is_of(p)))
            .filter(|c| Some(*c) != self.kind_with_name(event.chunk))
        {
            let filler = self.filler_first_name(complement);
            return filler.filter(|f| !f.parties.is_empty());
        }
        if let Some(party) = noun.possessive.and_then(|token| self.owner_of(event.chunk, token)) {
            return Some(Filler::new(vec![party], event.chunk, None));
        }
        self.relative_owner(event.chunk)
    }

    /// The actor that the text is about, for a description that names no other end.
    pub(super) fn topic(&self, event: &Event) -> Option<Filler> {
        let noun = self.reading.noun(event.chunk)?;
        let free = noun.owner.is_none()
            && noun.possessive.is_none()
            && self.reading.complements(self.reading.chunk_of(event.last)?).next().is_none();
        let party = free.then(|| self.topic_party(event.chunk)).flatten()?;
        Some(Filler::new(vec![party], event.chunk, None))
    }

    /// Only adjectives and nouns in lower case stand between.
    pub(super) fn near(&self, from: usize, to: usize) -> bool {
        self.document().tokens[from..to].iter().all(|t| t.kind == Kind::Word)
    }

    /// In *le patron de Renault Luca de Meo* the complement's first name is the other one.
    pub(super) fn filler_first_name(&self, chunk: usize) -> Option<Filler> {
        let mentions = self.mentions(chunk);
        match (
            mentions.first(),
            mentions.len() > 1 && self.joined_names(chunk).is_none() && !self.rules().language.compounds,
        ) {
            (Some(first), true) => {
                Some(Filler::new(self.mention_party(chunk, first).into_iter().collect(), chunk, Some(Via::Direct)))
            }
            _ => self.filler(chunk, Some(Via::Direct)),
        }
    }

    /// *Oracle, dont le patron est X*: the antecedent owns the noun.
    pub(super) fn relative_owner(&self, chunk: usize) -> Option<Filler> {
        let opener = (0..chunk)
            .rev()
            .find(|i| self.reading.mark(*i).is_some_and(|m| !matches!(m, Mark::Adverb | Mark::Time | Mark::Quote)))?;
        if self.reading.mark(opener) != Some(Mark::RelativeOwner) {
            return None;
        }
        self.filler(self.reading.antecedent(opener)?, Some(Via::Relative))
    }

    /// The actor that a relational noun describes.
    pub(super) fn described(&self, event: &Event) -> Option<Filler> {
        self.apposed_inside(event)
            .or_else(|| self.apposed_behind(event))
            .or_else(|| self.apposed_before(event))
            .or_else(|| self.predicated(event))
            .filter(|f| !f.parties.is_empty())
            .or_else(|| self.meant(event))
    }

    /// *Le directeur général de Tesla se dit prêt*: the description itself means somebody spoken of before.
    pub(super) fn meant(&self, event: &Event) -> Option<Filler> {
        let definite = self.reading.noun(event.chunk)?.definite;
        let party = definite.then(|| self.person_meant(event.chunk, self.is_subject(event.chunk))).flatten()?;
        Some(Filler::new(vec![party], event.chunk, None))
    }

    /// *sa filiale X, chief executive Tim Cook*: a name behind the noun in its phrase, and those that follow it.
    pub(super) fn apposed_inside(&self, event: &Event) -> Option<Filler> {
        let own = self.mentions(event.chunk).into_iter().find(|m| m.tokens.start > event.last);
        if own.is_some() {
            // Only a plural describes several: *les filiales X et Y*, but *chief executive X and chairman Y*.
            let several = event.form == Form::Plural;
            let members = self
                .reading
                .coordinated(event.chunk)
                .into_iter()
                .filter(|c| *c == event.chunk || several && *c > event.chunk);
            let parties = members.flat_map(|c| self.members(c)).collect();
            return Some(Filler::new(parties, event.chunk, Some(Via::Direct)));
        }
        // *SAC Capital's Sigma Capital division, its Institutional Services wing*
        let noun = self.reading.noun(event.chunk)?;
        let owned = noun.owner.is_some() || noun.possessive.is_some();
        let before = self.mentions(event.chunk).into_iter().rev().find(|m| m.tokens.end == event.token);
        if let Some(mention) = before.filter(|_| owned && self.rules().language.compounds) {
            let party = self.mention_party(event.chunk, mention)?;
            return Some(Filler::new(vec![party], event.chunk, Some(Via::Direct)));
        }
        // *sa marque de yaourts Mûr & Doux*
        if let Some(kind) = self.kind_with_name(event.chunk) {
            return self.filler_one(kind);
        }
        // *le patron de Renault Luca de Meo*: the second name of the complement.
        let complement = self.reading.complements(self.reading.chunk_of(event.last)?).next()?;
        let mentions = self.mentions(complement);
        if mentions.len() < 2 || self.joined_names(complement).is_some() || self.rules().language.compounds {
            return None;
        }
        let party = self.mention_party(complement, mentions.last()?)?;
        Some(Filler::new(vec![party], complement, Some(Via::Direct)))
    }

    /// *la filiale de Y, X,*: a bare name behind the chain and a comma.
    pub(super) fn apposed_behind(&self, event: &Event) -> Option<Filler> {
        let from = self.reading.chunk_of(event.last)?;
        let mut chain = self.reading.complements(from).last().unwrap_or(from);
        let direct = self.reading.noun(chain + 1).is_some() && chain > from;
        loop {
            let post = |i: usize| self.reading.noun(i).is_some_and(|n| n.names.is_empty() && n.pronoun.is_none());
            chain += match self.reading.mark(chain + 1) {
                Some(Mark::Time) => 1,
                // *Gantry's chairman and chief executive, Walter Busch,*
                Some(Mark::Coordinator) if post(chain + 2) => 2,
                _ => break,
            };
        }
        // *Propriétaire de X depuis 2014, Y …*: at the head of a sentence no article is needed.
        let first = event.chunk == 0;
        let definite = first || self.reading.noun(event.chunk).is_some_and(|n| n.definite || n.owner.is_some());
        let comma = self.reading.mark(chain + 1) == Some(Mark::Comma);
        let described = comma && self.is_described_name(chain + 2);
        let next = chain + 1 + usize::from(comma);
        let bare = self.is_bare_name(next) && (comma || direct);
        let fits = bare && definite || described;
        (fits && self.ends_apposition(next)).then(|| self.filler_one(next)).flatten()
    }

    /// *le lyonnais Octavium*: a definite phrase that ends with a name.
    pub(super) fn is_described_name(&self, chunk: usize) -> bool {
        let Some(noun) = self.reading.noun(chunk) else { return false };
        self.reading.chunks[chunk].preposition.is_none() && noun.definite && !noun.names.is_empty() && !noun.genitive
    }

    /// A noun phrase that is nothing but a name.
    pub fn is_bare_name(&self, chunk: usize) -> bool {
        let Some(noun) = self.reading.noun(chunk) else { return false };
        let names = &self.reading.input.names[noun.names.clone()];
        self.reading.chunks[chunk].preposition.is_none()
            && !noun.genitive
            && names.first().is_some_and(|n| n.start == self.reading.chunks[chunk].tokens.start)
    }

    /// A comma, the sentence's end or the main verb stands behind an apposed name.
    pub(super) fn ends_apposition(&self, chunk: usize) -> bool {
        match self.reading.chunks.get(chunk + 1).map(|c| &c.kind) {
            None => true,
            Some(crate::clause::ChunkKind::Mark(m)) => !matches!(m, Mark::Coordinator),
            Some(_) => true,
        }
    }

    pub(super) fn filler_one(&self, chunk: usize) -> Option<Filler> {
        Some(Filler::new(self.members(chunk), chunk, Some(Via::Direct)))
    }

    /// *X, filiale de Y*; *X, a unit of Y*; *X (filiale de Y)*.
    pub(super) fn apposed_before(&self, event: &Event) -> Option<Filler> {
        if self.reading.chunks[event.chunk].preposition.is_some() {
            return None;
        }
        let start = self.reading.noun(event.chunk)?.owner.unwrap_or(event.chunk);
        let comma = start
            .checked_sub(1)
            .filter(|i| matches!(self.reading.mark(*i), Some(Mark::Comma | Mark::Open | Mark::Dash)))?;
        let before = comma.checked_sub(1)?;
        let noun = self.reading.noun(before)?;
        let named = !noun.names.is_empty() && !noun.genitive;
        let verbless = !self.is_subject(event.chunk);
        (named && verbless).then(|| self.filler_one(before)).flatten()
    }

    /// True if a phrase is the subject of a finite verb that follows.
    pub(super) fn is_subject(&self, chunk: usize) -> bool {
        matches!(self.reading.governor(chunk), Some(Governor::Subject(_)))
    }

    /// *X est une filiale de Y*, *X devient le partenaire de Y*, *X retenu comme partenaire de Y*, *nomme X directeur de Y*.
    pub(super) fn predicated(&self, event: &Event) -> Option<Filler> {
        let chunk = event.chunk;
        match self.reading.governor(chunk)? {
            Governor::Object(verb) => {
                let group = self.reading.verb(verb)?;
                let named = group.passive && self.has_operator(verb);
                if !group.copula && !named {
                    return None;
                }
                self.doer(verb, DEPTH)
            }
            Governor::Subject(verb) => {
                let copula = self.reading.verb(verb)?.copula;
                let object = self.reading.object(verb).filter(|_| copula)?;
                self.filler(object.chunk, Some(object.via))
            }
            Governor::Complement(verb) => {
                let as_role =
                    self.reading.chunks[chunk].preposition.is_some_and(|p| self.rules().language.is(p, Class::Role));
                let group = self.reading.verb(verb).filter(|_| as_role)?;
                // *est parmi les candidats*
                match group.passive || group.copula || group.form == VerbForm::Participle {
                    true => self.doer(verb, DEPTH),
                    false => self.reading.object(verb).and_then(|o| self.filler(o.chunk, Some(o.via))),
                }
            }
            Governor::Noun(_) => None,
        }
    }

    /// True if a verb is the trigger of an operator that takes a predicate (*devenir, nommer*).
    pub(super) fn has_operator(&self, verb: usize) -> bool {
        let Some(group) = self.reading.verb(verb) else { return false };
        let lexicon = &self.rules().lexicon;
        let operators = lexicon.at(self.reading.key(group.main)).iter().map(|(t, _)| &lexicon.triggers[*t as usize]);
        operators
            .filter(|t| t.word == PartOfSpeech::Verb && t.tail.is_empty())
            .any(|t| matches!(t.owner, Owner::Operator(_)))
    }
}

//! The slots of an event noun: complements, owner, a name before it, *entre A et B*.

use super::events::Event;
use super::parties::{By, Party};
use super::scene::Scene;
use super::slots::{DEPTH, Filler};
use crate::clause::{Governor, Via};
use crate::language::{Class, Key};
use crate::rule::Slot;

impl Scene<'_, '_> {
    pub(super) fn fill_noun(&self, event: &Event, slot: Slot) -> Option<Filler> {
        let noun = self.reading.noun(event.chunk)?;
        match slot {
            Slot::Preposition(key) => {
                let from = self.reading.chunk_of(event.last)?;
                let fits =
                    |c: &usize| self.reading.chunks[*c].preposition == Some(key) && !self.is_owned_elsewhere(*c, from);
                let found = self
                    .reading
                    .complements(from)
                    .filter(fits)
                    .map(|c| Filler::new(self.parties(c), c, Some(Via::Direct)));
                let mut found: Vec<Filler> = found.collect();
                let named = found.iter().position(|f| !f.parties.is_empty()).unwrap_or(0);
                if found.is_empty() {
                    // *X, dont le rachat par Y*: the antecedent is the complement.
                    let relative = self.reading.is_of(key) && !self.rules().language.compounds;
                    let owner = relative.then(|| self.relative_owner(event.chunk)).flatten();
                    return owner.or_else(|| self.beside(event.chunk, key));
                }
                Some(found.swap_remove(named))
            }
            Slot::Object => event.object.and_then(|o| self.filler(o, Some(Via::Direct))),
            Slot::Owner => {
                if let Some(owner) = noun.owner {
                    return self.filler(owner, Some(Via::Direct));
                }
                let own = noun.possessive.and_then(|token| self.owners_of(event.chunk, token));
                let whose = self.rules().language.compounds && noun.possessive.is_none();
                own.or_else(|| whose.then(|| self.relative_owner(event.chunk)).flatten())
            }
            Slot::Compound => self.compound(event),
            Slot::Subject => self.carrier(event.chunk, DEPTH),
            Slot::Between => self.between(event),
            _ => None,
        }
    }

    /// *signe avec B un accord*: a phrase of the verb that carries the noun, before the noun.
    pub(super) fn beside(&self, chunk: usize, key: Key) -> Option<Filler> {
        let Some(Governor::Object(verb)) = self.reading.governor(chunk) else { return None };
        if self.reading.is_of(key) || self.operators_of(verb, chunk).is_empty() {
            return None;
        }
        let beside = self.reading.behind(verb, |k| k == key).filter(|c| *c < chunk)?;
        self.filler(beside, Some(Via::Direct))
    }

    /// True if an owner or a complement of an event noun names an actor that no role has taken: then no deal of
    /// before is meant.
    pub fn names_other<'f>(&self, event: &Event, fillers: impl Iterator<Item = &'f Filler>) -> bool {
        let taken: Vec<usize> = fillers.flat_map(|f| &f.parties).map(|p| p.actor).collect();
        let owner = self.reading.noun(event.chunk).and_then(|n| n.owner);
        let mut around = self.reading.complements(event.chunk).chain(owner).chain([event.chunk]);
        around.any(|c| self.mentions(c).iter().any(|m| !taken.contains(&m.actor)))
    }

    /// A complement behind another noun that takes it: *le rachat de la filiale de X*.
    pub(super) fn is_owned_elsewhere(&self, chunk: usize, noun: usize) -> bool {
        let first = self.reading.coordinated(chunk).into_iter().min().unwrap_or(chunk);
        let Some(before) = first.checked_sub(1) else { return false };
        let of = self.reading.chunks[chunk].preposition.is_some_and(|p| self.reading.is_of(p));
        of && before > noun && self.reading.noun(before).is_some_and(|n| n.names.is_empty())
    }

    /// A name right before the noun: *Activision takeover*.
    pub(super) fn compound(&self, event: &Event) -> Option<Filler> {
        let before: Vec<_> = self.mentions(event.chunk).into_iter().filter(|m| m.tokens.end <= event.token).collect();
        let mention = before.last()?;
        let pair = before.len() > 1 && self.joined_names(event.chunk).is_some();
        let party = self.mention_party(event.chunk, mention).filter(|_| !pair)?;
        Some(Filler::new(vec![party], event.chunk, Some(Via::Direct)))
    }

    pub(super) fn mention_party(&self, chunk: usize, mention: &crate::actor::Mention) -> Option<Party> {
        self.story.actor(mention.actor).kind.actor_type()?;
        let phrase = self.reading.chunks[chunk].tokens.clone();
        Some(Party {
            actor: mention.actor,
            sentence: self.sentence,
            words: mention.tokens.clone(),
            phrase,
            by: By::Name,
            scope: None,
            holding: false,
        })
    }

    /// *entre A et B*, *A-B deal*: two actors, the first of them first.
    pub(super) fn between(&self, event: &Event) -> Option<Filler> {
        // *the A-B deal*, and *la fusion A-B* in languages that put names behind.
        let beside = |p: &Vec<Party>| {
            let behind = !self.rules().language.compounds && p[0].words.start > event.last;
            p.len() == 2 && (p[1].words.end <= event.token || behind)
        };
        if let Some(pair) = self.joined_names(event.chunk).filter(beside) {
            return Some(Filler::new(pair, event.chunk, Some(Via::Direct)));
        }
        let from = self.reading.chunk_of(event.last)?;
        let between = |c: &usize| {
            self.reading.chunks[*c].preposition.is_some_and(|p| self.rules().language.is(p, Class::Between))
        };
        let chunk = self.reading.complements(from).find(between)?;
        let parties = self.parties(chunk);
        (parties.len() > 1).then(|| Filler::new(parties, chunk, Some(Via::Direct)))
    }

    /// *Microsoft-backed OpenAI*.
    pub(super) fn fill_compound_participle(&self, event: &Event, slot: Slot) -> Option<Filler> {
        let mentions = self.mentions(event.chunk);
        let mention = match slot {
            Slot::Subject => mentions.into_iter().rev().find(|m| m.tokens.end + 1 == event.token)?,
            Slot::Object => mentions.into_iter().find(|m| m.tokens.start > event.token)?,
            _ => return None,
        };
        let party = self.mention_party(event.chunk, mention)?;
        Some(Filler::new(vec![party], event.chunk, Some(Via::Direct)))
    }
}

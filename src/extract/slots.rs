//! Fills the slots of a rule around its trigger.

use super::events::Event;
use super::parties::Party;
use super::scene::Scene;
use crate::clause::{VerbForm, Via};
use crate::language::{Class, Key};
use crate::rule::{Rule, Shape, Slot};

/// What fills a slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Filler {
    pub parties: Vec<Party>,
    /// The chunk that the slot's phrase is; none for references to a deal.
    pub chunk: Option<usize>,
    pub via: Option<Via>,
}

impl Filler {
    pub fn new(parties: Vec<Party>, chunk: usize, via: Option<Via>) -> Self {
        Filler { parties, chunk: Some(chunk), via }
    }
}

/// Steps up from an infinitive to the one whose deed it is at most.
pub(super) const DEPTH: usize = 4;

impl Scene<'_, '_> {
    /// What fills a slot of a rule, if anything stands there at all.
    pub fn fill(&self, event: &Event, rule: &Rule, slot: Slot) -> Option<Filler> {
        match rule.shape {
            Shape::Verb if self.reading.noun(event.chunk).is_some() => self.fill_compound_participle(event, slot),
            Shape::Verb => self.fill_verb(event, slot),
            Shape::Noun => self.fill_noun(event, slot),
            Shape::Relational => self.fill_relational(event, rule, slot),
            Shape::Pattern(_) => None,
        }
    }

    pub(super) fn filler(&self, chunk: usize, via: Option<Via>) -> Option<Filler> {
        Some(Filler::new(self.parties(chunk), chunk, via))
    }

    pub(super) fn is_agent(&self, key: Key) -> bool {
        self.rules().language.is(key, Class::Agent)
    }

    pub(super) fn fill_verb(&self, event: &Event, slot: Slot) -> Option<Filler> {
        let verb = self.reading.verb(event.chunk)?;
        let direct = self.rules().lexicon.triggers[event.trigger].preposition.is_none();
        let passive = (verb.passive || verb.form == VerbForm::Participle) && direct;
        match slot {
            Slot::Subject if passive => {
                let agent = self.reading.behind(event.chunk, |k| self.is_agent(k))?;
                self.filler(agent, Some(Via::Direct))
            }
            Slot::Subject => self.doer(event.chunk, DEPTH),
            Slot::Object if passive => self.doer(event.chunk, DEPTH),
            Slot::Object => self.object_of(event),
            Slot::Preposition(key) => {
                let chunk = self.reading.behind(event.chunk, |k| k == key).filter(|c| Some(*c) != event.object)?;
                self.filler(chunk, Some(Via::Direct))
            }
            _ => None,
        }
    }

    pub(super) fn object_of(&self, event: &Event) -> Option<Filler> {
        if let Some(object) = event.object {
            return self.filler(object, Some(Via::Direct));
        }
        let link = self.reading.object(event.chunk)?;
        // Fixed words are no object: *take control*, the object stands elsewhere.
        // *introduire X en Bourse*: it may stand before them.
        let tail = event.last + 1 - self.rules().lexicon.triggers[event.trigger].tail.len().min(event.last);
        let tokens = &self.reading.chunks[link.chunk].tokens;
        let fixed =
            tokens.start <= event.last && tokens.end > tail && event.last > event.token && link.via == Via::Direct;
        let particle =
            event.last > event.token && self.rules().language.is(self.reading.key(event.last), Class::VerbParticle);
        if fixed && !particle {
            return None;
        }
        self.filler(link.chunk, Some(link.via))
    }
}

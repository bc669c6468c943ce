//! Gates: what may fill a slot. They keep triggers apart from their other meanings.

use super::scene::Scene;
use super::slots::Filler;
use crate::actor::NameType;
use crate::rule::{Gate, Slot, Test};

impl Scene<'_, '_> {
    /// True if a filler passes a gate. A prepositional slot that is empty asks for nothing.
    pub fn passes(&self, gate: &Gate, filler: Option<&Filler>) -> bool {
        let Some(filler) = filler else { return gate.negative || matches!(gate.slot, Slot::Preposition(_)) };
        let holds = match &gate.test {
            Test::List(list) => filler.chunk.is_some_and(|c| self.holds_list(c, *list)),
            Test::Type(kind) => self.is_type(filler, kind),
            Test::Named => filler.parties.iter().any(|p| p.by == super::parties::By::Name),
        };
        holds != gate.negative
    }

    /// The head noun, or for a list of signs any token of the phrase, is in the list.
    fn holds_list(&self, chunk: usize, list: usize) -> bool {
        let Some(noun) = self.reading.noun(chunk) else { return false };
        let tokens = self.reading.chunks[chunk].tokens.clone();
        // In *named Fiona Geddes chief executive* the person is no executive yet.
        let person = |h: &usize| {
            let before = self.mentions(chunk).into_iter().rev().find(|m| m.tokens.end <= *h);
            before.is_some_and(|m| self.story.actor(m.actor).kind == NameType::Person)
        };
        let mut places: Vec<usize> = noun.head.into_iter().filter(|h| !person(h)).collect();
        places.extend(tokens.filter(|t| !self.document().tokens[*t].is_word() || Some(*t) == noun.possessive));
        places.into_iter().any(|t| self.lists(t).contains(&list))
    }

    fn is_type(&self, filler: &Filler, kind: &str) -> bool {
        if !filler.parties.is_empty() {
            return filler.parties.iter().any(|p| self.story.actor(p.actor).kind.name() == kind);
        }
        let tokens = filler.chunk.map_or(0..0, |c| self.reading.chunks[c].tokens.clone());
        self.story.mentions.within(tokens).any(|m| {
            let own: NameType = self.story.actor(m.actor).kind;
            own.name() == kind
        })
    }
}

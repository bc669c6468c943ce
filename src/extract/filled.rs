//! The roles of a rule around one trigger, each with what fills it, and what may be left out of them.

use super::scene::Scene;
use super::slots::Filler;
use crate::rule::{Emit, Role, Slot};

/// The roles of a rule around one trigger.
pub(super) struct Filled<'r> {
    pub roles: Vec<(&'r Role, Option<Filler>)>,
}

impl Filled<'_> {
    pub fn get(&self, name: &str) -> Option<&Filler> {
        let named = |(role, filler): &&(&Role, Option<Filler>)| {
            role.name == name && filler.as_ref().is_some_and(|f| !f.parties.is_empty())
        };
        // *the blocking of A's purchase of B by C*: the owner stands nearer to its noun than a phrase behind it.
        let owner = self.roles.iter().filter(|(r, _)| r.slot == Slot::Owner).find(named);
        owner.or_else(|| self.roles.iter().find(named)).and_then(|(_, f)| f.as_ref())
    }

    /// True if no end came from a preposition like *with*, which names the other one of two.
    pub fn may_divide(&self, scene: &Scene, emit: &Emit) -> bool {
        let other = |(role, filler): &(&Role, Option<Filler>)| {
            let named = role.name == emit.subject || role.name == emit.object;
            let with = matches!(role.slot, Slot::Preposition(key) if !scene.reading.is_of(key));
            named && with && filler.is_some()
        };
        !self.roles.iter().any(other)
    }

    pub fn has(&self, slot: Slot) -> bool {
        self.roles.iter().any(|(r, _)| r.slot == slot)
    }

    /// Empties a slot whose role may stay empty; false if it may not.
    pub fn empty_optional(&mut self, slot: Slot) -> bool {
        let mut any = false;
        for (_, filler) in self.roles.iter_mut().filter(|(r, _)| r.slot == slot && r.optional) {
            *filler = None;
            any = true;
        }
        any
    }

    /// Empties a slot whose role another slot fills too; false if none does.
    pub fn empty_spare(&mut self, slot: Slot) -> bool {
        let named = |f: &Option<Filler>| f.as_ref().is_some_and(|f| !f.parties.is_empty());
        let spare = |roles: &[(&Role, Option<Filler>)], name: &str| {
            roles.iter().any(|(r, f)| r.slot != slot && r.name == name && named(f))
        };
        let Some(at) = self.roles.iter().position(|(r, _)| r.slot == slot) else { return false };
        let name = self.roles[at].0.name.clone();
        let any = spare(&self.roles, &name);
        if any {
            self.roles[at].1 = None;
        }
        any
    }

    pub fn slot(&self, slot: Slot) -> Option<&Filler> {
        self.roles.iter().find(|(r, _)| r.slot == slot).and_then(|(_, f)| f.as_ref())
    }
}

//! Attributes that stand in the sentence of a fact: amount and stake.

use super::events::Event;
use super::find::Found;
use super::parties::Party;
use super::scene::Scene;
use crate::amount::What;
use crate::fact::{Attributes, Stake, StakeWord};
use crate::relation::Relation;

impl Scene<'_, '_> {
    /// The amount of a fact's sentence, if there is one only, and the stake that its object is.
    pub fn attributes(&self, found: &Found) -> Attributes {
        let mut amounts = self.story.amounts(self.sentence).iter().filter_map(|a| match &a.what {
            What::Amount(amount) => Some(amount.clone()),
            What::Stake(_) => None,
        });
        let amount = amounts.next().filter(|_| amounts.next().is_none());
        Attributes { amount, stake: self.stake(&found.object, &found.event), ..Attributes::default() }
    }

    /// The stake inside the phrase of a party that stands for a share.
    fn stake(&self, party: &Party, event: &Event) -> Option<Stake> {
        // *takes majority stake in X*: between the trigger and the one whose share it is.
        let between = event.token..party.phrase.end.max(event.token);
        let fixed = event.last > event.token && party.sentence == self.sentence;
        self.story.amounts(party.sentence).iter().find_map(|a| match &a.what {
            What::Stake(stake) if party.holding && party.phrase.contains(&a.tokens.start) => Some(stake.clone()),
            What::Stake(stake) if fixed && between.contains(&a.tokens.start) => Some(stake.clone()),
            _ => None,
        })
    }

    /// A purchase of less than half is another relation than that of the whole, where `relations.toml` says so.
    pub fn by_stake<'r>(&self, relation: &'r Relation, object: &Party, event: &Event) -> &'r str {
        let share = self.stake(object, event).map(|s| match s {
            Stake::Percent { value, .. } => value >= 50.0,
            Stake::Word(word) => word == StakeWord::Majority,
        });
        let other = match share {
            Some(true) => &relation.majority,
            Some(false) => &relation.minority,
            None => &None,
        };
        other.as_deref().unwrap_or(&relation.name)
    }
}

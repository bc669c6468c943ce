//! The deals that a text has under way: *l'offre, l'opération, the deal* take their missing roles from the one that
//! is live, only if one is.

use super::parties::{By, Party};
use super::scene::Scene;

/// A buyer and a target that the text has brought together, and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Deal {
    pub buyer: Party,
    pub target: Party,
    pub sentence: usize,
}

/// Every pair so far, in the order of the text.
#[derive(Default)]
pub(super) struct Deals {
    list: Vec<Deal>,
    /// Targets that were named without a buyer, and where.
    targets: Vec<(Party, usize)>,
}

/// Sentences after which a deal is no longer meant by *the deal* if another one stands nearer.
const NEAR: usize = 2;

impl Deals {
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn add(&mut self, buyer: &Party, target: &Party, sentence: usize) {
        self.list.push(Deal { buyer: buyer.clone(), target: target.clone(), sentence });
    }

    pub fn add_target(&mut self, target: &Party, sentence: usize) {
        self.targets.push((target.clone(), sentence));
    }

    /// The target that all deals of a text have, with or without a buyer; if there are several, all of those near.
    pub fn target(&self, sentence: usize) -> Option<&Party> {
        let all = || {
            let deals = self.list.iter().map(|d| (&d.target, d.sentence));
            deals.chain(self.targets.iter().map(|(target, at)| (target, *at)))
        };
        let near = |at: &usize| at + NEAR >= sentence;
        same(all().map(|(t, _)| t)).or_else(|| same(all().filter(|(_, at)| near(at)).map(|(t, _)| t)))
    }

    /// The deal that a text means by *the deal* in a sentence: the only pair so far, or the only one near.
    /// Of several the one whose buyer the sentence names.
    pub fn live(&self, sentence: usize, named: &[usize]) -> Option<&Deal> {
        let near = || self.list.iter().filter(|d| d.sentence + NEAR >= sentence);
        only(self.list.iter())
            .or_else(|| only(near()))
            .or_else(|| only(self.list.iter().filter(|d| named.contains(&d.buyer.actor))))
    }
}

/// The first of parties that all are one actor.
fn same<'p>(mut parties: impl Iterator<Item = &'p Party>) -> Option<&'p Party> {
    let first = parties.next()?;
    parties.all(|p| p.actor == first.actor).then_some(first)
}

/// The last of deals that all have the same ends.
fn only<'d>(deals: impl Iterator<Item = &'d Deal>) -> Option<&'d Deal> {
    let mut last: Option<&Deal> = None;
    for deal in deals {
        if last.is_some_and(|l| (l.buyer.actor, l.target.actor) != (deal.buyer.actor, deal.target.actor)) {
            return None;
        }
        last = Some(deal);
    }
    last
}

impl Scene<'_, '_> {
    /// A party of a deal as it is meant by a phrase of this sentence.
    pub fn by_deal(&self, party: &Party, chunk: usize) -> Party {
        let tokens = self.reading.chunks[chunk].tokens.clone();
        Party { by: By::Deal, sentence: self.sentence, words: tokens.clone(), phrase: tokens, ..party.clone() }
    }

    /// True if a phrase means the deal under way: *l'opération, the deal, cette offre*.
    pub fn means_deal(&self, chunk: usize) -> bool {
        let Some(noun) = self.reading.noun(chunk) else { return false };
        let definite = noun.definite || noun.possessive.is_some();
        definite && noun.head.is_some_and(|h| self.in_list(h, "deal_nouns"))
    }
}

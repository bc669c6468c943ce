//! Who is named in the facts: what each actor is called, how often, as what, in which line of business.

use super::Names;
use crate::fact::{ActorType, Fact, Party};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that was called by one id.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// Names with how often.
    pub names: BTreeMap<String, usize>,
    pub kinds: BTreeMap<ActorType, usize>,
    pub countries: BTreeSet<String>,
    pub facts: usize,
}

impl Entry {
    fn add(&mut self, party: &Party) {
        *self.names.entry(party.name.clone()).or_default() += 1;
        *self.kinds.entry(party.kind).or_default() += 1;
        self.countries.extend(party.country.clone());
        self.facts += 1;
    }

    pub fn name(&self) -> &str {
        self.ranked().next().map_or("", String::as_str)
    }

    /// The names, the most frequent first; of equals those in capitals throughout last.
    pub fn all_names(&self) -> Vec<String> {
        self.ranked().cloned().collect()
    }

    fn ranked(&self) -> impl Iterator<Item = &String> {
        let mut names: Vec<(&String, usize)> = self.names.iter().map(|(name, count)| (name, *count)).collect();
        let shouted = |name: &str| !name.contains(char::is_lowercase);
        names.sort_by(|a, b| b.1.cmp(&a.1).then(shouted(a.0).cmp(&shouted(b.0))).then(a.0.cmp(b.0)));
        names.into_iter().map(|(name, _)| name)
    }

    /// What it is taken for most often.
    pub fn kind(&self) -> ActorType {
        let best = self.kinds.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        best.map_or(ActorType::Organisation, |(kind, _)| *kind)
    }

    /// Why the two cannot be one, whatever they are called.
    pub fn clash(&self, other: &Entry) -> Option<&'static str> {
        let (a, b) = (self.kind(), other.kind());
        let one = |kind| (a == kind) != (b == kind);
        let countries = !self.countries.is_empty() && !other.countries.is_empty();
        match () {
            () if one(ActorType::Person) => Some("one is a person"),
            () if one(ActorType::Authority) => Some("one is an authority"),
            () if countries && self.countries.is_disjoint(&other.countries) => Some("they are of different countries"),
            () => None,
        }
    }
}

pub(super) fn census(facts: &[Fact]) -> BTreeMap<String, Entry> {
    let mut all: BTreeMap<String, Entry> = BTreeMap::new();
    for party in facts.iter().flat_map(|f| [&f.subject, &f.object]) {
        all.entry(party.id.clone()).or_default().add(party);
    }
    all
}

/// For one id: in which articles it is described as what, country or line of business.
type Traits<'f> = BTreeMap<String, BTreeSet<&'f str>>;

/// Ids that stand for several: id → article → what it is there.
pub(super) fn homonyms<'f>(facts: &'f [Fact], names: &Names) -> BTreeMap<String, BTreeMap<&'f str, String>> {
    let mut traits: BTreeMap<&str, Traits> = BTreeMap::new();
    for (fact, party) in facts.iter().flat_map(|f| [(f, &f.subject), (f, &f.object)]) {
        if let Some(told) = trait_of(fact, party, names) {
            traits.entry(&party.id).or_default().entry(told).or_default().insert(&fact.document);
        }
    }
    let several = traits.into_iter().filter(|(_, t)| t.len() > 1 && are_apart(t));
    several.map(|(id, traits)| (id.to_string(), by_document(traits))).collect()
}

/// True if no article gives an actor two of them: a group with several businesses is one actor.
fn are_apart(traits: &Traits) -> bool {
    let all: usize = traits.values().map(BTreeSet::len).sum();
    let documents: BTreeSet<&&str> = traits.values().flatten().collect();
    documents.len() == all
}

fn by_document(traits: Traits<'_>) -> BTreeMap<&str, String> {
    traits.into_iter().flat_map(|(told, documents)| documents.into_iter().map(move |d| (d, told.clone()))).collect()
}

fn trait_of(fact: &Fact, party: &Party, names: &Names) -> Option<String> {
    let phrase = names.sector(&party.phrase, &party.mention);
    let sentence = || names.sector(apposition(fact, party)?, &party.mention);
    phrase.or_else(sentence).map(str::to_string)
}

/// A mention with what follows it after a comma: *Delta, the dairy*.
fn apposition<'f>(fact: &'f Fact, party: &Party) -> Option<&'f str> {
    let text = &fact.sentence.text;
    let at = text.find(&party.mention)?;
    let rest = &text[at + party.mention.len()..];
    rest.starts_with([',', '(']).then(|| &text[at..])
}

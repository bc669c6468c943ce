//! The types of names: those of actors, and those that are the evidence against.

use crate::fact::ActorType;
use std::str::FromStr;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum NameType {
    Company,
    Person,
    Authority,
    Organisation,
    /// From here on: never an actor.
    Place,
    Product,
    Media,
    Event,
    Index,
    Nationality,
    Unknown,
}

impl NameType {
    pub const ALL: [NameType; 11] = [
        NameType::Company,
        NameType::Person,
        NameType::Authority,
        NameType::Organisation,
        NameType::Place,
        NameType::Product,
        NameType::Media,
        NameType::Event,
        NameType::Index,
        NameType::Nationality,
        NameType::Unknown,
    ];

    /// The type of the actor, if one can bear such a name.
    pub fn actor_type(self) -> Option<ActorType> {
        match self {
            NameType::Company => Some(ActorType::Company),
            NameType::Person => Some(ActorType::Person),
            NameType::Authority => Some(ActorType::Authority),
            NameType::Organisation => Some(ActorType::Organisation),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            NameType::Company => "company",
            NameType::Person => "person",
            NameType::Authority => "authority",
            NameType::Organisation => "organisation",
            NameType::Place => "place",
            NameType::Product => "product",
            NameType::Media => "media",
            NameType::Event => "event",
            NameType::Index => "index",
            NameType::Nationality => "nationality",
            NameType::Unknown => "unknown",
        }
    }
}

impl From<ActorType> for NameType {
    fn from(kind: ActorType) -> Self {
        match kind {
            ActorType::Company => NameType::Company,
            ActorType::Person => NameType::Person,
            ActorType::Authority => NameType::Authority,
            ActorType::Organisation => NameType::Organisation,
        }
    }
}

impl FromStr for NameType {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        NameType::ALL.into_iter().find(|t| t.name() == text).ok_or(())
    }
}

/// Votes on the type of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes([u8; 11]);

impl Votes {
    pub fn add(&mut self, kind: NameType, votes: u8) {
        let sum = &mut self.0[kind as usize];
        *sum = sum.saturating_add(votes);
    }

    pub fn join(&mut self, other: Votes) {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a = a.saturating_add(b));
    }

    pub fn of(&self, kind: NameType) -> u8 {
        self.0[kind as usize]
    }

    /// The type with the most votes, the first of the enumeration among equals; `None` without a vote.
    pub fn winner(&self) -> Option<NameType> {
        let most = *self.0.iter().max()?;
        let first = self.0.iter().position(|v| *v == most && most > 0)?;
        NameType::ALL.get(first).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_votes_win() {
        let mut votes = Votes::default();
        assert_eq!(votes.winner(), None);
        votes.add(NameType::Place, 2);
        votes.add(NameType::Company, 2);
        assert_eq!(votes.winner(), Some(NameType::Company));
        votes.add(NameType::Place, 1);
        assert_eq!(votes.winner(), Some(NameType::Place));
    }

    #[test]
    fn names_of_types_are_read_back() {
        for kind in NameType::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
        }
    }
}

//! The fact: subject – relation – object with status, date, attributes and the sentence that says so.
//!
//! These types are the wire contract too (`extract --format jsonl`, `schema`): offsets in them count characters.
//! What is a fact, and what each status means, is decided by the project's ontology.

use crate::date::DateValue;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The article's id; for a file its path relative to the input.
    pub document: String,
    /// When and where the article appeared, as far as it says so.
    #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Origin::is_empty")]
    pub article: Origin,
    pub subject: Party,
    /// Name of a relation of `rules/relations.toml`.
    pub relation: String,
    pub object: Party,
    pub status: Status,
    #[serde(default)]
    pub date: Option<FactDate>,
    #[serde(default, deserialize_with = "or_default")]
    pub attributes: Attributes,
    #[serde(default)]
    pub attribution: Option<Attribution>,
    /// 0 to 1.
    pub confidence: f64,
    /// `fr/acquire/buyer-buys-target`.
    pub rule: String,
    pub sentence: Quote,
    /// Every step that the text tells of this fact, in the time of the events; the last one is the fact's own.
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// On the wire null is the same as absent.
fn or_default<'d, T: Default + Deserialize<'d>, D: serde::Deserializer<'d>>(value: D) -> Result<T, D::Error> {
    Option::deserialize(value).map(Option::unwrap_or_default)
}

/// When and where an article appeared: the time of the report, beside the time of the event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateValue>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Origin {
    pub fn is_empty(&self) -> bool {
        *self == Origin::default()
    }
}

/// One end of a fact: an actor, and the words that stand for it here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Party {
    /// Readable and stable, the same in every format: `air-liquide`.
    pub id: String,
    /// The actor's name, never a description where the text has a name.
    pub name: String,
    #[serde(rename = "type")]
    pub kind: ActorType,
    /// ISO 3166 code of two letters, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The words that stand for the actor here.
    pub mention: String,
    /// Where the mention stands, in characters.
    pub start: usize,
    pub end: usize,
    /// The noun phrase around the mention.
    pub phrase: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorType {
    Company,
    Person,
    Authority,
    Organisation,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactDate {
    pub value: DateValue,
    /// The words that say it; absent if it is the document's date.
    #[serde(default)]
    pub text: Option<String>,
    pub source: DateSource,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateSource {
    Stated,
    Document,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Attributes {
    /// The part sold, in the text's words.
    #[serde(default)]
    pub scope: Option<String>,
    #[serde(default)]
    pub amount: Option<Amount>,
    #[serde(default)]
    pub stake: Option<Stake>,
    #[serde(default)]
    pub condition: Option<String>,
    /// The expected closing.
    #[serde(default)]
    pub closing: Option<DateValue>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// In units of the currency.
    pub value: f64,
    /// ISO 4217 code.
    pub currency: String,
    pub text: String,
}

/// A share in per cent, or a word where the text gives no number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Stake {
    Percent { value: f64, text: String },
    Word(StakeWord),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StakeWord {
    Minority,
    Majority,
}

/// Who says so: a media, a person, anonymous sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: SourceType,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceType {
    Media,
    Person,
    Organisation,
    Anonymous,
}

/// A sentence of the article. Offsets in characters, of the body or of the field that is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// `title` if the sentence stands in the article's title field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub status: Status,
    #[serde(default)]
    pub date: Option<FactDate>,
    #[serde(default)]
    pub attribution: Option<Attribution>,
    pub rule: String,
    pub sentence: Quote,
}

/// Where the event of a fact stands, as the document tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Rumoured,
    Considered,
    InTalks,
    Offered,
    Announced,
    Pending,
    Approved,
    Completed,
    Ongoing,
    Rejected,
    Blocked,
    Abandoned,
    Denied,
    Ended,
    Delayed,
}

/// Statuses grouped by how far the event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    Possible,
    Agreed,
    Done,
    Dead,
    Delayed,
}

impl Status {
    pub const ALL: [Status; 15] = [
        Status::Rumoured,
        Status::Considered,
        Status::InTalks,
        Status::Offered,
        Status::Announced,
        Status::Pending,
        Status::Approved,
        Status::Completed,
        Status::Ongoing,
        Status::Rejected,
        Status::Blocked,
        Status::Abandoned,
        Status::Denied,
        Status::Ended,
        Status::Delayed,
    ];

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            Status::Rumoured => "rumoured",
            Status::Considered => "considered",
            Status::InTalks => "in_talks",
            Status::Offered => "offered",
            Status::Announced => "announced",
            Status::Pending => "pending",
            Status::Approved => "approved",
            Status::Completed => "completed",
            Status::Ongoing => "ongoing",
            Status::Rejected => "rejected",
            Status::Blocked => "blocked",
            Status::Abandoned => "abandoned",
            Status::Denied => "denied",
            Status::Ended => "ended",
            Status::Delayed => "delayed",
        }
    }

    /// How far an event is, for what is told of one day: 0 to 9.
    pub fn progress(self) -> u8 {
        use Status::*;
        match self {
            Rumoured | Considered => 0,
            InTalks => 1,
            Offered => 2,
            Announced => 3,
            Ongoing => 4,
            Pending => 5,
            Approved => 6,
            Delayed => 7,
            Completed => 8,
            Rejected | Blocked | Abandoned | Denied | Ended => 9,
        }
    }

    pub fn stage(self) -> Stage {
        use Status::*;
        match self {
            Rumoured | Considered | InTalks | Offered => Stage::Possible,
            Announced | Pending | Approved => Stage::Agreed,
            Completed | Ongoing => Stage::Done,
            Rejected | Blocked | Abandoned | Denied | Ended => Stage::Dead,
            Delayed => Stage::Delayed,
        }
    }
}

impl FromStr for Status {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Status::ALL.into_iter().find(|s| s.name() == text).ok_or(())
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self.name())
    }
}

impl ActorType {
    pub const ALL: [ActorType; 4] =
        [ActorType::Company, ActorType::Person, ActorType::Authority, ActorType::Organisation];

    /// The wire name.
    pub fn name(self) -> &'static str {
        match self {
            ActorType::Company => "company",
            ActorType::Person => "person",
            ActorType::Authority => "authority",
            ActorType::Organisation => "organisation",
        }
    }
}

impl FromStr for ActorType {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        ActorType::ALL.into_iter().find(|t| t.name() == text).ok_or(())
    }
}

impl fmt::Display for ActorType {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self.name())
    }
}

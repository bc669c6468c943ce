//! What a deal is, as it is shown and written: its parties, prices, dates and timeline.

use crate::date::DateValue;
use crate::fact::{ActorType, Amount, Attribution, DateSource, Quote, Stage, Stake, Status};
use serde::Serialize;

/// One attempt of one buyer or group of buyers at one target, or of two that would be one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Deal {
    /// Readable and stable for the same facts: `nordhaven-arvelle-2023`.
    pub id: String,
    /// `Nordhaven → Arvelle`, `Oriel – Castellari`, `? → Editis`.
    pub name: String,
    /// The relation that most of its facts tell: a purchase, a stake, a merger, a sale.
    pub relation: String,
    pub status: Status,
    pub stage: Stage,
    pub buyers: Vec<Member>,
    /// One; none at a merger.
    pub targets: Vec<Member>,
    /// Those that would be one.
    pub merging: Vec<Member>,
    pub sellers: Vec<Member>,
    /// Who holds the target, or a part of it.
    pub owners: Vec<Member>,
    /// Parts of the target that are meant, in the words of the articles.
    pub scope: Vec<Scope>,
    pub amounts: Vec<Amounts>,
    pub stakes: Vec<Stakes>,
    pub advisers: Vec<Member>,
    pub lenders: Vec<Member>,
    pub authorities: Vec<Member>,
    pub opponents: Vec<Member>,
    /// Other bids for the same target at the same time.
    pub rivals: Vec<Rival>,
    /// Other attempts of the same ones at the same target: their ids.
    pub other_attempts: Vec<String>,
    pub dates: Dates,
    pub timeline: Vec<Step>,
    pub contradictions: Vec<Contradiction>,
    /// The articles that tell of it, each once, in byte order.
    pub documents: Vec<String>,
    /// Every fact that belongs to it: places in [`super::Deals::facts`], in order.
    #[serde(skip)]
    pub facts: Vec<usize>,
}

/// An actor, by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Who {
    pub id: String,
    pub name: String,
}

/// An actor in a deal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    pub id: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: ActorType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// For advisers, lenders, authorities and opponents: what they do and to whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Act>,
    /// The articles that say so.
    pub documents: Vec<String>,
}

/// What a member does to another one: *advises Nordhaven*, *blocks Redstone*.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Act {
    pub relation: String,
    pub object: Who,
    pub status: Status,
    pub date: Option<DateValue>,
    pub documents: Vec<String>,
}

/// Something that articles say, with when it holds and who says it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told<T> {
    pub value: T,
    /// The date of the event with which it is told.
    pub date: Option<DateValue>,
    pub status: Status,
    pub sources: Vec<Source>,
}

pub type Scope = Told<String>;
pub type Amounts = Told<Amount>;
pub type Stakes = Told<Stake>;

/// Another bid for the same target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rival {
    pub deal: String,
    pub buyers: Vec<Who>,
    pub status: Status,
}

/// The dates of a deal, each the earliest of its kind but for the expected closing, which is the last one told.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Dates {
    /// First told as possible: rumoured, considered, in talks.
    pub first_rumour: Option<DateValue>,
    pub offer: Option<DateValue>,
    pub announcement: Option<DateValue>,
    /// Each with who gave it.
    pub approvals: Vec<Together>,
    pub expected_closing: Option<DateValue>,
    /// Every expected closing that was told, by the date of the report.
    pub expected_closings: Vec<Told<DateValue>>,
    pub closing: Option<DateValue>,
    /// When it failed or was undone.
    pub end: Option<DateValue>,
}

/// A date, and who was it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Together {
    pub date: Option<DateValue>,
    pub by: Vec<Who>,
}

/// One event, as one or several articles tell it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// When it was, as exactly as the sources say.
    pub date: Option<DateValue>,
    /// Whether a source states the date, or it is only that of the articles.
    pub date_source: Option<DateSource>,
    /// Where the deal stands by it.
    pub status: Status,
    pub relation: String,
    pub subjects: Vec<Who>,
    pub objects: Vec<Who>,
    /// By the date of the report.
    pub sources: Vec<Source>,
}

/// An article that tells of a step, with the sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source {
    pub document: String,
    /// When the article appeared.
    pub reported: Option<DateValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who says so in the article.
    pub attribution: Option<Attribution>,
    /// The status as the article tells it of the fact itself.
    pub status: Status,
    pub relation: String,
    pub sentence: Quote,
    pub rule: String,
    pub confidence: f64,
    /// Another article that has the same sentence: one of the two is a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
    /// The fact's place in [`super::Deals::facts`].
    #[serde(skip)]
    pub fact: usize,
}

/// Two steps of the timeline that cannot both be true: their places in it, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Contradiction {
    pub said: usize,
    pub but: usize,
}

impl Deal {
    /// Those whose deal it is.
    pub fn principals(&self) -> impl Iterator<Item = &Member> {
        [&self.buyers, &self.targets, &self.merging, &self.sellers].into_iter().flatten()
    }

    /// Everybody who has a part in it.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        let others = [&self.owners, &self.advisers, &self.lenders, &self.authorities, &self.opponents];
        self.principals().chain(others.into_iter().flatten())
    }

    pub fn has(&self, actor: &str) -> bool {
        self.members().any(|member| member.id == actor)
    }

    /// The first and the last day of which something is told.
    pub fn span(&self) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
        let dates = || self.timeline.iter().filter_map(|step| step.date);
        Some((dates().map(|d| d.first_day()).min()?, dates().map(|d| d.last_day()).max()?))
    }
}

impl Step {
    /// The articles that tell it, copies not counted.
    pub fn articles(&self) -> usize {
        let own = self.sources.iter().filter(|s| s.copy_of.is_none()).map(|s| &s.document);
        own.collect::<std::collections::BTreeSet<_>>().len()
    }

    pub fn copies(&self) -> usize {
        let copies = self.sources.iter().filter(|s| s.copy_of.is_some()).map(|s| &s.document);
        copies.collect::<std::collections::BTreeSet<_>>().len()
    }
}

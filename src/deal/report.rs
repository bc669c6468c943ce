//! A report: one step of one fact, as one article tells it. A fact that tells several steps gives several.

use super::model::{Source, Who};
use crate::date::DateValue;
use crate::fact::{Attributes, Attribution, DateSource, Fact, FactDate, Party, Quote, Status};
use crate::relation::{InDeals, Part, Relation, Relations};
use jiff::civil::Date;

#[derive(Clone, Copy, Debug)]
pub(super) struct Report<'f> {
    /// The fact's place in the list.
    pub index: usize,
    pub fact: &'f Fact,
    pub relation: Option<&'f Relation>,
    /// Where the deal stands by it: `turns` of its relation once the act is done, else as it is told.
    pub status: Status,
    pub told: Status,
    pub when: Option<When>,
    attribution: Option<&'f Attribution>,
    rule: &'f str,
    pub sentence: &'f Quote,
    /// Those of the fact, which belong to its last step.
    pub attributes: Option<&'f Attributes>,
}

/// When the event was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub value: DateValue,
    /// False if it is only the article's date.
    pub stated: bool,
}

impl When {
    pub fn first(&self) -> Date {
        self.value.first_day()
    }

    pub fn last(&self) -> Date {
        self.value.last_day()
    }

    /// Days between the two; 0 if they overlap.
    pub fn gap(&self, other: &When) -> i32 {
        days(self.last(), other.first()).max(days(other.last(), self.first())).max(0)
    }

    /// The more exact of two; a stated one of two that are equally so.
    pub fn better(self, other: When) -> When {
        let length = |w: &When| days(w.first(), w.last());
        if (length(&other), !other.stated) < (length(&self), !self.stated) { other } else { self }
    }
}

pub(super) fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The reports of all facts that may belong to a deal, in the order of time.
pub(super) fn reports<'f>(facts: &'f [Fact], relations: &'f Relations) -> Vec<Report<'f>> {
    let mut reports: Vec<Report> = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let relation = relations.get(&fact.relation);
        if relation.is_some_and(|r| r.in_deals != InDeals::Apart) {
            of_fact(index, fact, relation, &mut reports);
        }
    }
    reports.sort_by_key(Report::order);
    reports
}

fn of_fact<'f>(index: usize, fact: &'f Fact, relation: Option<&'f Relation>, reports: &mut Vec<Report<'f>>) {
    let report =
        |told, date: &'f Option<FactDate>, attribution: &'f Option<Attribution>, rule, sentence, last| Report {
            index,
            fact,
            relation,
            status: turned(relation, told),
            told,
            when: when(date.as_ref(), fact),
            attribution: attribution.as_ref(),
            rule,
            sentence,
            attributes: Some(&fact.attributes).filter(|_| last),
        };
    // The last step is the fact's own.
    let before = fact.steps.len().saturating_sub(1);
    for step in &fact.steps[..before] {
        reports.push(report(step.status, &step.date, &step.attribution, &step.rule, &step.sentence, false));
    }
    reports.push(report(fact.status, &fact.date, &fact.attribution, &fact.rule, &fact.sentence, true));
}

fn turned(relation: Option<&Relation>, told: Status) -> Status {
    match relation.and_then(|r| r.turns) {
        Some(turns) if told == Status::Completed || told == Status::Ongoing => turns,
        _ => told,
    }
}

fn when(date: Option<&FactDate>, fact: &Fact) -> Option<When> {
    let own = date.map(|d| When { value: d.value, stated: d.source == DateSource::Stated });
    own.or_else(|| fact.article.date.map(|value| When { value, stated: false }))
}

/// By time, then by how far the event is, then by where it is told.
type Order<'f> = (bool, Option<(Date, Date)>, u8, &'f str, usize, usize);

impl<'f> Report<'f> {
    pub fn order(&self) -> Order<'f> {
        let time = self.when.map(|w| (w.last(), w.first()));
        // What has no date comes last.
        (time.is_none(), time, self.status.progress(), &self.fact.document, self.sentence.start, self.index)
    }

    pub fn document(&self) -> &'f str {
        &self.fact.document
    }

    /// The end that plays a part.
    pub fn end(&self, part: Part) -> Option<&'f Party> {
        let (subject, object) = self.relation?.parts();
        let ends = [(subject, &self.fact.subject), (object, &self.fact.object)];
        ends.into_iter().find(|(p, _)| *p == part).map(|(_, party)| party)
    }

    /// Subject and object with their parts.
    pub fn ends(&self) -> [(Part, &'f Party); 2] {
        let (subject, object) = self.relation.map_or((Part::Other, Part::Other), Relation::parts);
        [(subject, &self.fact.subject), (object, &self.fact.object)]
    }

    pub fn opens(&self) -> bool {
        self.relation.is_some_and(|r| r.in_deals == InDeals::Opens)
    }

    /// True for an act of somebody: *the regulator approves*, *the target rejects*.
    pub fn turns(&self) -> bool {
        self.relation.is_some_and(|r| r.turns.is_some())
    }

    pub fn joins(&self) -> bool {
        self.relation.is_some_and(|r| r.in_deals == InDeals::Joins)
    }

    pub fn source(&self) -> Source {
        let article = &self.fact.article;
        Source {
            document: self.fact.document.clone(),
            reported: article.date,
            publisher: article.source.clone(),
            title: article.title.clone(),
            url: article.url.clone(),
            attribution: self.attribution.cloned(),
            status: self.told,
            relation: self.fact.relation.clone(),
            sentence: self.sentence.clone(),
            rule: self.rule.to_string(),
            confidence: self.fact.confidence,
            copy_of: None,
            fact: self.index,
        }
    }
}

pub(super) fn who(party: &Party) -> Who {
    Who { id: party.id.clone(), name: party.name.clone() }
}

//! The timeline: reports of one event are the sources of one step.

use super::model::{Contradiction, Source, Step, Who};
use super::report::{Report, When, days, who};
use crate::fact::{DateSource, Stage, Status};
use crate::relation::Part;
use std::collections::{BTreeMap, BTreeSet};

/// Days in which articles tell of one event by their own date.
const ECHO: i32 = 30;
/// Days by which articles differ on the day of one event.
const ROUND: i32 = 1;
/// Days between a report and its denial.
const ANSWER: i32 = 60;
/// Days by which a denial may stand before what it denies.
const BEFORE: i32 = 14;
/// Days between a closing and a failure that cannot both be.
const CLASH: i32 = 7;
/// Part by which two amounts of one offer may differ.
const SAME_AMOUNT: f64 = 0.03;

/// A step while reports are added.
struct Making<'r, 'f> {
    status: Status,
    when: Option<When>,
    /// Whose act it is, if it is one: the relation and the actors.
    act: Option<Act<'f>>,
    reports: Vec<&'r Report<'f>>,
}

type Act<'f> = (&'f str, &'f str, Option<&'f str>);

/// The steps of one deal, in the order of time.
pub(super) fn steps(own: &[Report], acts: &[Report], name: &dyn Fn(&Who) -> Who) -> Vec<Step> {
    let mut reports: Vec<&Report> = own.iter().chain(acts).collect();
    reports.sort_by_key(|r| r.order());
    let mut made: Vec<Making> = Vec::new();
    for report in reports {
        let act = act(report);
        match home(&made, report, act) {
            Some(at) => made[at].add(report, act),
            None => made.push(Making { status: report.status, when: report.when, act, reports: vec![report] }),
        }
    }
    made.sort_by_cached_key(Making::order);
    made.iter().map(|step| step.finish(name)).collect()
}

/// A refusal of the target is the bid's own fate, what others do is theirs.
fn act<'f>(report: &Report<'f>) -> Option<Act<'f>> {
    if report.opens() && !report.turns() {
        return None;
    }
    let (subject, object) = (report.fact.subject.id.as_str(), report.fact.object.id.as_str());
    let relation = report.fact.relation.as_str();
    match report.relation.is_some_and(|r| r.symmetric) {
        true => Some((relation, subject.min(object), Some(subject.max(object)))),
        false => Some((relation, subject, None)),
    }
}

fn home(made: &[Making], report: &Report, act: Option<Act>) -> Option<usize> {
    let takes = |(at, step): &(usize, &Making)| {
        let same = step.act.is_none() || act.is_none() || step.act == act;
        // What is told of the bid itself and of an act are one event only if the act decides it.
        let turns = step.act == act || report.turns() || step.reports.iter().any(|r| r.turns());
        let later = made[at + 1..].iter().any(|other| other.status != step.status && other.act.is_none());
        step.status == report.status && same && turns && step.is_near(report, later)
    };
    made.iter().enumerate().rev().find(takes).map(|(at, _)| at)
}

impl<'r, 'f> Making<'r, 'f> {
    /// `later`: the deal has gone on since.
    fn is_near(&self, report: &Report, later: bool) -> bool {
        let (Some(own), Some(when)) = (self.when, report.when) else { return self.when.is_none() || !later };
        let gap = own.gap(&when);
        if gap > 0 && self.is_another_offer(report) {
            return false;
        }
        let once = matches!(self.status, Status::Announced | Status::Approved | Status::Completed | Status::Pending);
        gap <= ROUND || (!when.stated && (once || (!later && gap <= ECHO)))
    }

    fn is_another_offer(&self, report: &Report) -> bool {
        let amount = |r: &Report| r.attributes.and_then(|a| a.amount.clone());
        let (Some(new), Some(old)) = (amount(report), self.reports.iter().find_map(|r| amount(r))) else {
            return false;
        };
        let differ = (new.value - old.value).abs() > SAME_AMOUNT * old.value.abs();
        self.status == Status::Offered && new.currency == old.currency && differ
    }

    fn add(&mut self, report: &'r Report<'f>, act: Option<Act<'f>>) {
        self.when = match (self.when, report.when) {
            (Some(own), Some(new)) if own.gap(&new) <= ROUND => Some(own.better(new)),
            (own, new) => own.or(new),
        };
        self.act = self.act.or(act);
        self.reports.push(report);
    }

    fn order(&self) -> impl Ord + use<> {
        let time = self.when.map(|w| (w.last(), w.first()));
        let act = self.act.map(|(relation, a, b)| (relation.to_string(), a.to_string(), b.map(str::to_string)));
        (time.is_none(), time, self.status.progress(), act)
    }

    fn finish(&self, name: &dyn Fn(&Who) -> Who) -> Step {
        let head = self.head();
        let like = || self.reports.iter().filter(|r| r.fact.relation == head.fact.relation);
        let all = |end: fn(&Report) -> Who| like().map(|r| name(&end(r))).collect::<BTreeSet<_>>().into_iter();
        let (subjects, objects) = match head.relation.is_some_and(|r| r.symmetric) {
            // The two ends of one symmetric fact, whichever was named first.
            true => {
                let both = [who(&head.fact.subject), who(&head.fact.object)].map(|w| name(&w));
                let [a, b] = if both[0] <= both[1] { both } else { [both[1].clone(), both[0].clone()] };
                (vec![a], vec![b])
            }
            false => (all(|r| who(&r.fact.subject)).collect(), all(|r| who(&r.fact.object)).collect()),
        };
        Step {
            date: self.when.map(|w| w.value),
            date_source: self.when.map(|w| if w.stated { DateSource::Stated } else { DateSource::Document }),
            status: self.status,
            relation: head.fact.relation.clone(),
            subjects,
            objects,
            sources: sources(self.reports.iter().map(|r| r.source())),
        }
    }

    /// The report that says best what happened: an act, a purchase, then the others.
    fn head(&self) -> &'r Report<'f> {
        let rank = |r: &Report| (act(r).is_none(), r.end(Part::Buyer).is_none(), r.end(Part::Seller).is_some());
        self.reports.iter().min_by_key(|r| rank(r)).copied().unwrap_or(self.reports[0])
    }
}

/// Each article's sentence once, by the date of the report; sentences that another article has too are copies.
pub(super) fn sources(all: impl Iterator<Item = Source>) -> Vec<Source> {
    let mut sources: Vec<Source> = all.collect();
    let key = |s: &Source| {
        let reported = s.reported.map(|d| (d.last_day(), d.first_day()));
        (reported.is_none(), reported, s.document.clone(), s.sentence.start, s.relation.clone(), s.rule.clone(), s.fact)
    };
    sources.sort_by_cached_key(key);
    sources.dedup_by(|b, a| a.document == b.document && a.sentence == b.sentence && a.attribution == b.attribution);
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for source in &mut sources {
        let text = source.sentence.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let original = first.entry(text).or_insert_with(|| source.document.clone());
        source.copy_of = Some(original.clone()).filter(|o| *o != source.document);
    }
    sources
}

/// Steps that cannot both be true: what is denied beside what is told, a closing beside a failure of the same days.
pub(super) fn contradictions(steps: &[Step]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (said, a) in steps.iter().enumerate() {
        for (but, b) in steps.iter().enumerate().filter(|(but, _)| *but != said) {
            if contradict(a, b) {
                found.push(Contradiction { said, but });
            }
        }
    }
    found
}

fn contradict(said: &Step, but: &Step) -> bool {
    let alive = !matches!(said.status.stage(), Stage::Dead | Stage::Delayed);
    let (gap, before) = match said.date.zip(but.date) {
        Some((a, b)) => {
            let after = days(a.last_day(), b.first_day());
            let before = days(b.last_day(), a.first_day());
            (after.max(before).max(0), before.max(0))
        }
        None => (0, 0),
    };
    match but.status {
        Status::Denied => alive && said.relation == but.relation && gap <= ANSWER && before <= BEFORE,
        Status::Rejected | Status::Blocked | Status::Abandoned => {
            said.status == Status::Completed && said.relation == but.relation && gap <= CLASH
        }
        _ => false,
    }
}

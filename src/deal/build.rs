//! From drafts to deals: names, parties, dates, status and identifiers.

use super::amounts::{same_stake, told};
use super::draft::Draft;
use super::model::{Act, Dates, Deal, Member, Step, Together, Who};
use super::report::{Report, reports, who};
use super::step::{contradictions, steps};
use super::{Deals, attach, attempt, joint, rivals};
use crate::fact::{ActorType, DateSource, Fact, Stage, Status};
use crate::graph::Actor;
use crate::relation::{Part, Relations};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn build(facts: Vec<Fact>, relations: &Relations) -> Deals {
    let reports = reports(&facts, relations);
    let (drafts, left) = attempt::attempts(&reports, relations);
    let mut drafts = joint::join(drafts, &reports);
    attach::attach(&mut drafts, left, &reports);
    let actors: BTreeMap<String, Actor> = crate::graph::actors(&facts).into_iter().map(|a| (a.id.clone(), a)).collect();
    let mut deals: Vec<Deal> = drafts.iter().map(|draft| deal(draft, &actors, relations)).collect();
    deals.sort_by_cached_key(order);
    name_apart(&mut deals);
    rivals::link(&mut deals);
    let used: BTreeSet<usize> = deals.iter().flat_map(|d| &d.facts).copied().collect();
    let apart = facts.len() - used.len();
    Deals { facts, deals, apart }
}

fn order(deal: &Deal) -> impl Ord + use<> {
    let first = deal.span().map(|(first, _)| first);
    (first.is_none(), first, deal.id.clone(), deal.documents.clone())
}

/// Two deals of the same ones in one year are told apart by a number.
fn name_apart(deals: &mut [Deal]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for deal in deals {
        let count = seen.entry(deal.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            deal.id = format!("{}-{count}", deal.id);
        }
    }
}

/// Makes members of actors.
struct Maker<'a, 'd, 'f> {
    actors: &'a BTreeMap<String, Actor>,
    draft: &'d Draft<'f>,
}

fn deal(draft: &Draft, actors: &BTreeMap<String, Actor>, relations: &Relations) -> Deal {
    let maker = Maker { actors, draft };
    let timeline = steps(&draft.own, &draft.acts, &|w| maker.named(w));
    let (status, dates) = (status(&timeline, relations), dates(&timeline, draft, relations));
    let buyers = maker.members(&draft.buyers);
    let sellers: BTreeSet<&str> = draft.sellers.difference(&draft.buyers).copied().collect();
    let owners: BTreeSet<&str> = draft.owners.difference(&sellers).copied().collect();
    let mut deal = Deal {
        id: String::new(),
        name: String::new(),
        relation: relation(draft, relations),
        status,
        stage: status.stage(),
        buyers,
        targets: maker.members(&draft.targets),
        merging: maker.members(&draft.merging),
        sellers: maker.members(&sellers),
        owners: maker.members(&owners),
        scope: told(&draft.own, |a| a.scope.clone(), |a, b| a.to_lowercase() == b.to_lowercase()),
        amounts: told(&draft.own, |a| a.amount.clone(), |a, b| a.currency == b.currency && a.value == b.value),
        stakes: told(&draft.own, |a| a.stake.clone(), same_stake),
        advisers: maker.others(Part::Adviser),
        lenders: maker.others(Part::Lender),
        authorities: maker.others(Part::Authority),
        opponents: maker.others(Part::Opponent),
        rivals: Vec::new(),
        other_attempts: Vec::new(),
        dates,
        contradictions: contradictions(&timeline),
        timeline,
        documents: maker.documents(|_| true),
        facts: maker.reports().map(|r| r.index).collect::<BTreeSet<_>>().into_iter().collect(),
    };
    deal.name = name(&deal);
    deal.id = id(&deal);
    deal
}

/// The relation that most reports of the attempt tell; of equals the first in the order of display.
fn relation(draft: &Draft, relations: &Relations) -> String {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for report in draft.own.iter().filter(|r| !r.turns()) {
        // A sale beside a purchase does not name it.
        let weight = if report.end(Part::Seller).is_some() && !draft.buyers.is_empty() { 0 } else { 1 };
        *votes.entry(&report.fact.relation).or_default() += weight;
    }
    let best = votes.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(relations.rank(name))));
    let opener = || relations.iter().find(|r| r.parts() == (Part::Buyer, Part::Target)).map(|r| r.name.as_str());
    best.map(|(name, _)| *name).or_else(opener).unwrap_or_default().to_string()
}

fn name(deal: &Deal) -> String {
    let names = |members: &[Member]| members.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(", ");
    match (deal.targets.is_empty(), deal.buyers.is_empty()) {
        (true, _) => deal.merging.iter().map(|m| m.name.as_str()).collect::<Vec<_>>().join(" – "),
        (false, true) if deal.sellers.is_empty() => format!("? → {}", names(&deal.targets)),
        (false, true) => format!("? → {} (of {})", names(&deal.targets), names(&deal.sellers)),
        (false, false) => format!("{} → {}", names(&deal.buyers), names(&deal.targets)),
    }
}

/// Who, whom, and the year of the first news.
fn id(deal: &Deal) -> String {
    let sides = match deal.buyers.is_empty() && deal.merging.is_empty() {
        true => [&deal.sellers, &deal.targets, &deal.merging],
        false => [&deal.buyers, &deal.targets, &deal.merging],
    };
    let mut words: Vec<String> = sides.into_iter().flatten().map(|m| m.id.clone()).collect();
    words.extend(deal.span().map(|(first, _)| first.year().to_string()));
    words.join("-")
}

impl Maker<'_, '_, '_> {
    fn named(&self, who: &Who) -> Who {
        let name = self.actors.get(&who.id).map_or(&who.name, |a| &a.name);
        Who { id: who.id.clone(), name: name.clone() }
    }

    fn reports(&self) -> impl Iterator<Item = &Report<'_>> {
        self.draft.own.iter().chain(&self.draft.acts).chain(&self.draft.beside)
    }

    fn documents(&self, wanted: impl Fn(&Report) -> bool) -> Vec<String> {
        let all: BTreeSet<&str> = self.reports().filter(|r| wanted(r)).map(|r| r.document()).collect();
        all.into_iter().map(str::to_string).collect()
    }

    fn members(&self, ids: &BTreeSet<&str>) -> Vec<Member> {
        ids.iter().map(|id| self.member(id, Vec::new())).collect()
    }

    fn member(&self, id: &str, acts: Vec<Act>) -> Member {
        let actor = self.actors.get(id);
        let named = |r: &Report| r.fact.subject.id == id || r.fact.object.id == id;
        Member {
            id: id.to_string(),
            name: actor.map_or(id, |a| &a.name).to_string(),
            kind: actor.map_or(ActorType::Organisation, |a| a.kind),
            country: actor.and_then(|a| a.country.clone()),
            acts,
            documents: self.documents(named),
        }
    }

    /// Whoever plays a part that is not one of the parties', with what they do.
    fn others(&self, part: Part) -> Vec<Member> {
        let mut all: BTreeMap<&str, Vec<&Report>> = BTreeMap::new();
        for report in self.reports() {
            let Some(party) = report.end(part).filter(|p| !self.draft.has(&p.id)) else { continue };
            all.entry(&party.id).or_default().push(report);
        }
        all.into_iter().map(|(id, reports)| self.member(id, self.acts(&reports))).collect()
    }

    fn acts(&self, reports: &[&Report]) -> Vec<Act> {
        let mut sorted = reports.to_vec();
        sorted.sort_by_key(|r| r.order());
        let mut acts: Vec<Act> = Vec::new();
        for report in sorted {
            let act = Act {
                relation: report.fact.relation.clone(),
                object: self.named(&who(&report.fact.object)),
                status: report.told,
                date: report.when.map(|w| w.value),
                documents: vec![report.document().to_string()],
            };
            match acts
                .iter_mut()
                .find(|a| (&a.relation, &a.object, a.status) == (&act.relation, &act.object, act.status))
            {
                Some(same) if same.documents.contains(&act.documents[0]) => {}
                Some(same) => same.documents.extend(act.documents),
                None => acts.push(act),
            }
        }
        acts
    }
}

/// True if a step tells how the attempt itself stands.
fn is_fate(step: &Step, relations: &Relations) -> bool {
    let relation = relations.get(&step.relation);
    relation.is_none_or(|r| r.in_deals == crate::relation::InDeals::Opens || r.turns == Some(step.status))
}

/// Where the deal stands: at its last step, but an article that only comes back to what was known moves nothing back.
fn status(timeline: &[Step], relations: &Relations) -> Status {
    let mut now: Option<Status> = None;
    for step in timeline.iter().filter(|s| is_fate(s, relations)) {
        let back = now.is_some_and(|now| {
            let told_again = step.date_source != Some(DateSource::Stated) || step.date.is_none();
            let alive = matches!(now.stage(), Stage::Agreed | Stage::Done);
            let weaker = matches!(step.status.stage(), Stage::Possible | Stage::Agreed);
            alive && weaker && told_again && step.status.progress() < now.progress()
        });
        if !back {
            now = Some(step.status);
        }
    }
    now.or_else(|| timeline.last().map(|s| s.status)).unwrap_or(Status::Rumoured)
}

fn dates(timeline: &[Step], draft: &Draft, relations: &Relations) -> Dates {
    let fates = || timeline.iter().filter(|s| is_fate(s, relations));
    let first = |wanted: &dyn Fn(Status) -> bool| fates().find(|s| wanted(s.status)).and_then(|s| s.date);
    // What is told as possible after an offer is no first rumour.
    let possible = |s: &&Step| s.status.stage() == Stage::Possible && s.status != Status::Offered;
    let rumour = fates().take_while(|s| s.status.stage() == Stage::Possible).find(possible);
    let rumour = rumour.filter(|r| !fates().take_while(|s| s != r).any(|s| s.status == Status::Offered));
    let last = fates().rfind(|s| s.date.is_some());
    let approval =
        |s: &Step| Together { date: s.date, by: if is_act(s, relations) { s.subjects.clone() } else { Vec::new() } };
    let mut closings = told(&draft.own, |a| a.closing, |a, b| a == b);
    closings.sort_by_key(|c| c.sources.first().and_then(|s| s.reported).map(|d| (d.last_day(), d.first_day())));
    Dates {
        first_rumour: rumour.and_then(|s| s.date),
        offer: first(&|s| s == Status::Offered),
        announcement: first(&|s| s == Status::Announced),
        approvals: fates().filter(|s| s.status == Status::Approved).map(approval).collect(),
        expected_closing: closings.last().map(|c| c.value),
        expected_closings: closings,
        closing: first(&|s| s == Status::Completed),
        end: last.filter(|s| s.status.stage() == Stage::Dead).and_then(|s| s.date),
    }
}

fn is_act(step: &Step, relations: &Relations) -> bool {
    relations.get(&step.relation).is_some_and(|r| r.turns.is_some())
}

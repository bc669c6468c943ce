//! Tests of deals: what becomes of facts, and that their order does not matter.

use super::*;
use crate::fact::{Amount, Attribution, SourceType};
use crate::graph::sample::{fact, network, relations};
use proptest::prelude::*;

/// `"d1@2020-09-14 A acquire B announced 2020-09-13"`: an article and when it appeared, then a fact. A date that is the
/// article's own is left out.
fn told(line: &str) -> Fact {
    let (article, rest) = line.split_once(' ').expect(line);
    let (document, date) = article.split_once('@').expect(line);
    let dated = rest.split(' ').count() > 4;
    let mut fact = match dated {
        true => fact(rest),
        false => fact(&format!("{rest} {date}")),
    };
    if let Some(date) = fact.date.as_mut().filter(|_| dated) {
        date.source = crate::fact::DateSource::Stated;
    }
    fact.document = document.into();
    fact.article.date = date.parse().ok();
    fact
}

fn deals(lines: &[&str]) -> Deals {
    Deals::new(lines.iter().map(|line| told(line)), &relations())
}

/// `a-b-2020 completed: 2020-05 rumoured, 2020-09-13 completed x2`
fn show(deals: &Deals) -> Vec<String> {
    let step = |s: &Step| {
        let date = s.date.map_or("-".into(), |d| d.to_string());
        let who =
            if s.relation == "acquire" || s.relation == "invest" { String::new() } else { format!(" {}", who(s)) };
        let times = if s.sources.len() > 1 { format!(" x{}", s.sources.len()) } else { String::new() };
        format!("{date} {}{who}{times}", s.status)
    };
    let steps = |d: &Deal| d.timeline.iter().map(step).collect::<Vec<_>>().join(", ");
    deals.deals.iter().map(|d| format!("{} {}: {}", d.id, d.status, steps(d))).collect()
}

fn who(step: &Step) -> String {
    let names = |all: &[Who]| all.iter().map(|w| w.name.as_str()).collect::<Vec<_>>().join("+");
    format!("({} {} {})", names(&step.subjects), step.relation, names(&step.objects))
}

#[track_caller]
fn check(lines: &[&str], expected: &[&str]) {
    assert_eq!(show(&deals(lines)), expected);
    let mut turned: Vec<&str> = lines.to_vec();
    turned.reverse();
    assert_eq!(show(&deals(&turned)), expected, "in another order");
}

#[test]
fn facts_become_steps_of_one_deal() {
    check(&[], &[]);
    check(&["d1@2020-05-04 A lead B ongoing"], &[]);
    check(
        &[
            "d1@2020-05-04 A acquire B rumoured",
            "d2@2020-08-19 A acquire B announced",
            "d3@2021-01-14 A acquire B completed",
        ],
        &["a-b-2020 completed: 2020-05-04 rumoured, 2020-08-19 announced, 2021-01-14 completed"],
    );
    // What is told as a stake and as a purchase is one attempt.
    check(
        &["d1@2020-05-04 A invest B considered", "d2@2020-08-19 A acquire B announced"],
        &["a-b-2020 announced: 2020-05-04 considered, 2020-08-19 announced"],
    );
}

#[test]
fn reports_of_one_event_are_sources_of_one_step() {
    // The same day, the day after, and an article that comes back to it.
    check(
        &[
            "d1@2020-08-19 A acquire B announced",
            "d2@2020-08-20 A acquire B announced",
            "d3@2020-10-02 A acquire B announced",
            "d4@2020-10-02 A acquire B announced 2020-08",
        ],
        &["a-b-2020 announced: 2020-08-19 announced x4"],
    );
    // Two offers are two steps, the talk of one week is one.
    check(
        &[
            "d1@2020-08-01 A acquire B considered",
            "d2@2020-08-06 A acquire B considered",
            "d3@2020-08-19 A acquire B offered 2020-08-18",
            "d4@2020-09-20 A acquire B offered 2020-09-19",
        ],
        &["a-b-2020 offered: 2020-08-01 considered x2, 2020-08-18 offered, 2020-09-19 offered"],
    );
    // A sale is the purchase, seen from the other side.
    check(
        &["d1@2020-08-19 A acquire B announced", "d1@2020-08-19 S divest B announced"],
        &["a-b-2020 announced: 2020-08-19 announced x2"],
    );
}

#[test]
fn copies_are_told() {
    let mut facts = [told("d1@2020-08-19 A acquire B announced"), told("d2@2020-08-19 A acquire B announced")];
    facts[1].sentence.text = facts[0].sentence.text.replace(' ', "  ");
    let deals = Deals::new(facts, &relations());
    let step = &deals.deals[0].timeline[0];
    assert_eq!((step.articles(), step.copies()), (1, 1));
    assert_eq!(step.sources[1].copy_of.as_deref(), Some("d1"));
}

#[test]
fn a_later_attempt_is_another_deal() {
    check(
        &["d1@2014-03-01 A acquire B abandoned", "d2@2020-08-19 A acquire B announced"],
        &["a-b-2014 abandoned: 2014-03-01 abandoned", "a-b-2020 announced: 2020-08-19 announced"],
    );
    // One text tells both.
    check(
        &["d1@2020-08-19 A acquire B abandoned 2014", "d1@2020-08-19 A acquire B offered"],
        &["a-b-2014 abandoned: 2014 abandoned", "a-b-2020 offered: 2020-08-19 offered"],
    );
    // A bid that was turned down and raised is one attempt; so is one that waits two years for its approval.
    check(
        &[
            "d1@2020-03-01 B reject A completed",
            "d2@2020-06-01 A acquire B announced",
            "d3@2022-06-10 A acquire B completed",
        ],
        &["a-b-2020 completed: 2020-03-01 rejected (B reject A), 2020-06-01 announced, 2022-06-10 completed"],
    );
    let both = deals(&["d1@2014-03-01 A acquire B abandoned", "d2@2020-08-19 A acquire B announced"]);
    assert_eq!(both.deals[1].other_attempts, ["a-b-2014"]);
    assert!(both.deals[1].rivals.is_empty());
}

#[test]
fn rivals_are_linked_and_partners_are_one_buyer() {
    let bids = ["d1@2020-08-01 A acquire T offered", "d2@2020-08-05 C acquire T offered"];
    check(&bids, &["a-t-2020 offered: 2020-08-01 offered", "c-t-2020 offered: 2020-08-05 offered"]);
    let rivals = deals(&bids);
    assert_eq!(rivals.deals[0].rivals[0].deal, "c-t-2020");
    check(
        &[bids[0], bids[1], "d2@2020-08-05 A partner C ongoing"],
        &["a-c-t-2020 offered: 2020-08-01 offered x2, 2020-08-05 ongoing (A partner C)"],
    );
    // A partnership that another article tells of is another matter; so are partners that are rivals here.
    assert_eq!(deals(&[bids[0], bids[1], "d9@2020-08-05 A partner C ongoing"]).deals.len(), 2);
    let rivals = [bids[0], bids[1], "d2@2020-08-05 A partner C ongoing", "d1@2020-08-01 A compete C ongoing"];
    assert_eq!(deals(&rivals).deals.len(), 2);
    // Years later it is no rival.
    let late = deals(&[bids[0], "d2@2023-08-05 C acquire T offered"]);
    assert!(late.deals.iter().all(|d| d.rivals.is_empty()));
}

#[test]
fn mergers_and_sales_are_deals() {
    check(&["d1@2020-08-01 B merge A in_talks"], &["a-b-2020 in_talks: 2020-08-01 in_talks (A merge B)"]);
    // What one calls a merger is a purchase to another.
    check(
        &["d1@2020-08-01 B merge A in_talks", "d2@2020-09-01 B acquire A announced"],
        &["b-a-2020 announced: 2020-08-01 in_talks (A merge B), 2020-09-01 announced"],
    );
    check(&["d1@2020-08-01 S divest T considered"], &["s-t-2020 considered: 2020-08-01 considered (S divest T)"]);
    check(
        &["d1@2020-08-01 S divest T considered", "d2@2020-10-01 A acquire T announced"],
        &["a-t-2020 announced: 2020-08-01 considered (S divest T), 2020-10-01 announced"],
    );
}

#[test]
fn others_take_their_part() {
    let lines = [
        "d1@2020-06-01 A acquire B announced",
        "d1@2020-06-01 K advise A ongoing",
        "d1@2020-06-01 L finance A announced",
        "d1@2020-06-01 O own B ongoing",
        "d2@2020-07-01 E investigate A ongoing",
        "d3@2020-07-09 U oppose A ongoing",
        "d4@2020-11-09 E approve A completed",
        // Another article and another matter: no part in the deal.
        "d5@2020-07-20 X advise A ongoing",
        "d6@2023-01-20 E investigate A ongoing",
    ];
    check(
        &lines,
        &[
            "a-b-2020 approved: 2020-06-01 announced, 2020-07-01 ongoing (E investigate A), 2020-07-09 ongoing (U oppose A), \
           2020-11-09 approved (E approve A)",
        ],
    );
    let all = deals(&lines);
    let deal = &all.deals[0];
    let ids = |members: &[Member]| members.iter().map(|m| m.id.clone()).collect::<Vec<_>>().join(" ");
    let parts = [&deal.advisers, &deal.lenders, &deal.owners, &deal.authorities, &deal.opponents].map(|m| ids(m));
    assert_eq!(parts, ["k", "l", "o", "e", "u"]);
    assert_eq!((all.apart, deal.facts.len()), (2, 7));
    assert_eq!(deal.dates.approvals[0].by[0].name, "E");
}

#[test]
fn blocked_and_approved_in_its_time() {
    check(
        &[
            "d1@2020-06-01 A acquire B announced",
            "d2@2020-09-01 E block A completed",
            "d2@2020-09-01 A acquire B blocked",
        ],
        &["a-b-2020 blocked: 2020-06-01 announced, 2020-09-01 blocked (E block A) x2"],
    );
    // An article that comes back to the announcement moves nothing back.
    check(
        &[
            "d1@2020-06-01 A acquire B announced",
            "d2@2020-09-01 A acquire B completed",
            "d3@2020-09-20 A acquire B announced",
        ],
        &["a-b-2020 completed: 2020-06-01 announced x2, 2020-09-01 completed"],
    );
    // A refusal of the owner belongs to the bid that its article tells.
    check(
        &["d1@2020-06-01 A acquire B rejected", "d1@2020-06-01 P reject A completed"],
        &["a-b-2020 rejected: 2020-06-01 rejected (P reject A) x2"],
    );
}

#[test]
fn contradictions_stand_side_by_side() {
    let mut denial = told("d2@2020-06-02 A acquire B denied");
    denial.attribution = Some(Attribution { name: "A".into(), kind: SourceType::Organisation });
    let deals = Deals::new([told("d1@2020-06-01 A acquire B rumoured"), denial], &relations());
    assert_eq!(show(&deals), ["a-b-2020 denied: 2020-06-01 rumoured, 2020-06-02 denied"]);
    assert_eq!(deals.deals[0].contradictions, [Contradiction { said: 0, but: 1 }]);
    // What comes true months later was no lie.
    let later = self::deals(&["d1@2020-01-01 A acquire B denied", "d2@2020-04-01 A acquire B announced"]);
    assert!(later.deals[0].contradictions.is_empty());
}

#[test]
fn prices_have_their_history() {
    let offer = |line: &str, value: f64| {
        let mut fact = told(line);
        fact.attributes.amount = Some(Amount { value, currency: "EUR".into(), text: format!("€{value}") });
        fact
    };
    let facts = [
        offer("d1@2020-06-01 A acquire B offered", 3e9),
        offer("d2@2020-06-01 A acquire B offered", 3e9),
        offer("d3@2020-06-20 A acquire B offered", 4e9),
    ];
    let deals = Deals::new(facts, &relations());
    assert_eq!(show(&deals), ["a-b-2020 offered: 2020-06-01 offered x2, 2020-06-20 offered"]);
    let told: Vec<(f64, usize)> = deals.deals[0].amounts.iter().map(|a| (a.value.value, a.sources.len())).collect();
    assert_eq!(told, [(3e9, 2), (4e9, 1)]);
}

#[test]
fn dates_are_told_apart() {
    let mut facts: Vec<Fact> = [
        "d1@2020-05-04 A acquire B rumoured",
        "d2@2020-06-11 A acquire B offered",
        "d3@2020-08-19 A acquire B announced",
        "d4@2020-11-09 E approve A completed",
        "d5@2021-01-14 A acquire B completed 2021-01",
    ]
    .map(told)
    .into();
    facts[2].attributes.closing = "2020-12".parse().ok();
    let deals = Deals::new(facts, &relations());
    let dates = &deals.deals[0].dates;
    let text = |d: Option<crate::date::DateValue>| d.map_or("-".into(), |d| d.to_string());
    let shown = [dates.first_rumour, dates.offer, dates.announcement, dates.approvals[0].date, dates.expected_closing];
    assert_eq!(shown.map(text), ["2020-05-04", "2020-06-11", "2020-08-19", "2020-11-09", "2020-12"]);
    assert_eq!([dates.closing, dates.end].map(text), ["2021-01", "-"]);
}

#[test]
fn the_sample_network_has_its_deals() {
    insta::assert_snapshot!(show(&Deals::new(network(), &relations())).join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]
    #[test]
    fn order_and_split_do_not_matter(facts in Just(network()).prop_shuffle(), cut in 0usize..60) {
        let whole = Deals::new(network(), &relations());
        let (first, second) = facts.split_at(cut);
        let mixed = Deals::new(second.iter().chain(first).chain(second).cloned(), &relations());
        prop_assert_eq!(mixed.deals, whole.deals);
        prop_assert_eq!(mixed.apart, whole.apart);
    }
}

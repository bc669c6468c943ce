//! How deals are put in words, the same in every format for people.

use crate::date::DateValue;
use crate::deal::{Act, Dates, Deal, Member, Source, Step, Told, Who};
use crate::export::picture::{reads, words};
use crate::fact::{Amount, Stake, StakeWord, Status};
use crate::relation::Relations;
use std::collections::BTreeSet;

/// A row of a deal's description: what it is, and what is said of it.
pub type Row = (&'static str, String);

/// Who takes part and on what terms, in the order in which one asks.
pub fn parties(deal: &Deal, relations: &Relations, lang: &str) -> Vec<Row> {
    let doing = |members: &[Member]| {
        members
            .iter()
            .map(|m| format!("{} ({})", m.name, acts(&m.acts, relations, lang)))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let rows = [
        ("buyer", names(&deal.buyers)),
        ("target", names(&deal.targets)),
        ("merging", names(&deal.merging)),
        ("scope", deal.scope.iter().map(|s| s.value.clone()).collect::<Vec<_>>().join("; ")),
        ("seller", names(&deal.sellers)),
        ("owner", names(&deal.owners)),
        ("price", history(&deal.amounts, amount)),
        ("stake", history(&deal.stakes, stake)),
        ("adviser", doing(&deal.advisers)),
        ("lender", doing(&deal.lenders)),
        ("authority", doing(&deal.authorities)),
        ("against", doing(&deal.opponents)),
        (
            "rival",
            deal.rivals
                .iter()
                .map(|r| format!("{} ({})", who(&r.buyers), words(r.status.name())))
                .collect::<Vec<_>>()
                .join("; "),
        ),
        ("dates", dates(&deal.dates)),
        ("see also", deal.other_attempts.join(", ")),
    ];
    rows.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

pub fn names(members: &[Member]) -> String {
    let named = |m: &Member| match &m.country {
        Some(country) => format!("{} ({country})", m.name),
        None => m.name.clone(),
    };
    members.iter().map(named).collect::<Vec<_>>().join(", ")
}

pub fn who(actors: &[Who]) -> String {
    actors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What happened: `Nordhaven acquires Arvelle`.
pub fn event(step: &Step, relations: &Relations, lang: &str) -> String {
    format!("{} {} {}", who(&step.subjects), reads(relations, &step.relation, lang), who(&step.objects))
}

fn acts(acts: &[Act], relations: &Relations, lang: &str) -> String {
    let act = |a: &Act| {
        let text = format!("{} {}", reads(relations, &a.relation, lang), a.object.name);
        match a.status {
            Status::Completed | Status::Ongoing => text,
            status => format!("{text}, {}", words(status.name())),
        }
    };
    acts.iter().map(act).collect::<Vec<_>>().join(", ")
}

/// The dates that are known.
pub fn dates(dates: &Dates) -> String {
    let approvals = dates.approvals.iter().filter_map(|a| a.date);
    let approvals: BTreeSet<String> = approvals.map(|d| d.to_string()).collect();
    let approvals = (!approvals.is_empty()).then(|| approvals.into_iter().collect::<Vec<_>>().join(" and "));
    let text = |date: Option<DateValue>| date.map(|d| d.to_string());
    let known = [
        ("first rumour", text(dates.first_rumour)),
        ("offer", text(dates.offer)),
        ("announced", text(dates.announcement)),
        ("approved", approvals),
        ("closing expected", text(dates.expected_closing)),
        ("closed", text(dates.closing)),
        ("ended", text(dates.end)),
    ];
    let all: Vec<String> = known.into_iter().filter_map(|(name, date)| Some(format!("{name} {}", date?))).collect();
    all.join(" · ")
}

/// `€3.1bn (2023-03-13), then €3.6bn (2023-04-27)`
pub fn history<T>(told: &[Told<T>], show: impl Fn(&T) -> String) -> String {
    let one = |t: &Told<T>| match t.date {
        Some(date) => format!("{} ({date})", show(&t.value)),
        None => show(&t.value),
    };
    told.iter().map(one).collect::<Vec<_>>().join(", then ")
}

pub fn amount(amount: &Amount) -> String {
    format!("{} [{}]", amount.text, sum(amount))
}

/// `EUR 3.6bn`
fn sum(amount: &Amount) -> String {
    let (value, unit) = match amount.value {
        v if v >= 1e9 => (v / 1e9, "bn"),
        v if v >= 1e6 => (v / 1e6, "m"),
        v => (v, ""),
    };
    format!("{} {}{unit}", amount.currency, (value * 100.0).round() / 100.0)
}

pub fn stake(stake: &Stake) -> String {
    match stake {
        Stake::Percent { value, .. } => format!("{value} %"),
        Stake::Word(StakeWord::Minority) => "a minority".into(),
        Stake::Word(StakeWord::Majority) => "a majority".into(),
    }
}

/// Who says so: `Courier, citing anonymous sources [a3.txt, 2020-09-13]`.
pub fn said(source: &Source) -> String {
    let place = match source.reported {
        Some(date) => format!("[{}, {date}]", source.document),
        None => format!("[{}]", source.document),
    };
    let by = source.attribution.as_ref().map(|a| a.name.as_str());
    let text: Vec<&str> = source.publisher.as_deref().into_iter().chain(by).collect();
    let copy = source.copy_of.as_ref().map(|c| format!(" (copy of {c})")).unwrap_or_default();
    match text.is_empty() {
        true => format!("{place}{copy}"),
        false => format!("{} {place}{copy}", text.join(", citing ")),
    }
}

/// What stands against a step: `denied 2020-09-13 (Claire Vasseur)`.
pub fn against(deal: &Deal, at: usize) -> Vec<String> {
    let other = |step: &Step| {
        let date = step.date.map(|d| format!(" {d}")).unwrap_or_default();
        let by = step.sources.first().map(said).unwrap_or_default();
        format!("{}{date} by {by}", words(step.status.name()))
    };
    deal.contradictions.iter().filter(|c| c.said == at).map(|c| other(&deal.timeline[c.but])).collect()
}

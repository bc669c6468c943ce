//! Facts for tests: a small maker, and an invented network of some sixty edges.

use crate::date::DateValue;
use crate::fact::*;
use crate::relation::Relations;

pub fn relations() -> Relations {
    let text = crate::shipped::text("rules/relations.toml").expect("shipped");
    Relations::read("rules/relations.toml", text).expect("correct")
}

/// `tests/data/network.jsonl`: no company, person or article in it exists.
pub fn network() -> Vec<Fact> {
    let text = include_str!("../../tests/data/network.jsonl");
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

/// `"Northwind acquire Vexia completed 2020-09-13"`; names are single words, the date is optional.
pub fn fact(line: &str) -> Fact {
    let words: Vec<&str> = line.split(' ').collect();
    let [subject, relation, object, status, ref date @ ..] = words[..] else { panic!("{line}") };
    let date = date.first().map(|d| FactDate {
        value: d.parse::<DateValue>().expect(line),
        text: None,
        source: DateSource::Document,
    });
    let sentence = Quote { start: 0, end: line.chars().count(), text: line.into(), field: None };
    Fact {
        document: "a1".into(),
        article: Origin::default(),
        subject: party(subject),
        relation: relation.into(),
        object: party(object),
        status: status.parse().expect(line),
        date,
        attributes: Attributes::default(),
        attribution: None,
        confidence: 0.9,
        rule: "en/test/rule".into(),
        sentence,
        steps: Vec::new(),
    }
}

pub fn party(name: &str) -> Party {
    Party {
        id: name.to_lowercase(),
        name: name.into(),
        kind: ActorType::Company,
        country: None,
        mention: name.into(),
        start: 0,
        end: name.chars().count(),
        phrase: name.into(),
    }
}

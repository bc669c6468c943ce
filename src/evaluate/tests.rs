//! What counts as right, invented and missed, on small golds.

use super::*;
use crate::relation::Relations;

const GOLD: &str = r#"{"n":"a","date":"2020-09","lang":"en","text":"T",
"facts":[{"s":"Oracle","r":"acquire","o":"TikTok","status":"announced","date":"2020-09"},
{"s":"Oracle","r":"compete","o":"Walmart","status":"ongoing","date":null,"explicitness":"inferable"},
{"s":"Walmart","r":"partner","o":"Oracle","status":"announced","status_alt":"ongoing","date":"2020","r_alt":"invest"}],
"actors":{"Oracle":["Oracle","the group"],"TikTok":["TikTok","the app"],"Walmart":["Walmart"],
"government of China":["Pékin","le gouvernement"]}}"#;

fn gold() -> Vec<Gold> {
    Gold::read(&GOLD.replace('\n', " ")).expect("a gold")
}

/// A fact in short: `Oracle acquire TikTok announced 2020-09`.
fn fact(short: &str) -> Fact {
    let parts: Vec<&str> = short.split(' ').collect();
    let party = |name: &str| {
        let name = name.replace('_', " ");
        format!(
            r#"{{"id":"x","name":"{name}","type":"company","mention":"{name}","start":0,"end":1,"phrase":"{name}"}}"#
        )
    };
    let date = parts.get(4).map_or("null".to_string(), |d| format!(r#"{{"value":"{d}","source":"document"}}"#));
    let line = format!(
        r#"{{"document":"a","subject":{},"relation":"{}","object":{},"status":"{}","date":{date},"confidence":0.5,
        "rule":"r","sentence":{{"start":0,"end":1,"text":"T"}}}}"#,
        party(parts[0]),
        parts[1],
        party(parts[2]),
        parts[3]
    );
    serde_json::from_str(&line).expect("a fact")
}

/// Facts in short, and how many are right, invented, missed, of the right stage, optional.
#[track_caller]
fn check(facts: &[&str], expected: [usize; 5]) {
    let file = "rules/relations.toml";
    let relations = Relations::read(file, crate::shipped::text(file).expect("shipped")).expect("no mistakes");
    let facts: Vec<Fact> = facts.iter().map(|f| fact(f)).collect();
    let figures = score(&gold(), &facts, &relations);
    let Count { right, invented, missed } = figures.facts;
    assert_eq!([right, invented, missed, figures.stage, figures.optional], expected);
}

#[test]
fn facts_are_right_invented_or_missed() {
    check(&[], [0, 0, 2, 0, 0]);
    check(&["Oracle acquire TikTok announced 2020-09"], [1, 0, 1, 1, 0]);
    check(&["TikTok acquire Oracle announced 2020-09"], [0, 1, 2, 0, 0]);
    check(&["Oracle acquire TikTok rumoured 2020-09"], [1, 0, 1, 0, 0]);
    // Said twice counts once; another stage is another fact.
    check(&["Oracle acquire TikTok announced", "ORACLE acquire TikTok pending"], [1, 0, 1, 1, 0]);
    check(&["Oracle acquire TikTok rumoured", "Oracle acquire TikTok pending"], [1, 1, 1, 0, 0]);
    // Symmetric relations hold in either order.
    check(&["Oracle partner Walmart ongoing", "Oracle compete Walmart ongoing"], [1, 0, 1, 1, 1]);
    check(&["Walmart invest Oracle announced"], [1, 0, 1, 1, 0]);
    check(&["Oracle invest Walmart announced"], [0, 1, 2, 0, 0]);
    // A description in place of a name is wrong.
    check(&["the_group acquire TikTok announced"], [0, 1, 2, 0, 0]);
}

#[test]
fn a_line_that_is_no_text_is_said() {
    let error = Gold::read("\n{\"n\":1}").expect_err("no gold");
    assert_eq!(error.line, 2);
}

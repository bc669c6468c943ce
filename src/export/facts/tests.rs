//! Facts as JSON lines, CSV and table; and that the JSON Schema describes what is written.

use super::*;
use crate::fact::*;
use crate::graph::sample::{fact, network, relations};
use serde_json::Value;

/// A fact with every field filled.
fn full() -> Fact {
    let mut full = fact("Northwind acquire Vexia completed 2020-09-13");
    full.subject.country = Some("US".into());
    full.object.name = "=cmd()".into();
    full.date = full.date.map(|d| FactDate { text: Some("dimanche".into()), source: DateSource::Stated, ..d });
    full.attributes = Attributes {
        scope: Some("-US arm".into()),
        amount: Some(Amount { value: 4.2e9, currency: "EUR".into(), text: "4,2 milliards d'euros".into() }),
        stake: Some(Stake::Percent { value: 51.5, text: "51,5 %".into() }),
        condition: Some("si\nla cour, \"Belmont\"".into()),
        closing: "2021-Q1".parse().ok(),
    };
    full.attribution = Some(Attribution { name: "@Courier".into(), kind: SourceType::Media });
    full.sentence.field = Some("title".into());
    full.steps = [Status::Rumoured, Status::Completed].map(|status| step(&full, status)).to_vec();
    full
}

fn step(fact: &Fact, status: Status) -> Step {
    let (date, attribution) = (fact.date.clone(), fact.attribution.clone());
    Step { status, date, attribution, rule: fact.rule.clone(), sentence: fact.sentence.clone() }
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes all");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn lines_read_back() {
    assert_eq!(written(|out| jsonl(&[], out)), "");
    let facts = [network(), vec![full()]].concat();
    let lines = written(|out| jsonl(&facts, out));
    let back: Vec<Fact> = lines.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    assert_eq!(back, facts);
}

#[test]
fn csv_is_flat_and_harmless() {
    insta::assert_snapshot!(written(|out| csv(&[fact("A own B ongoing"), full()], out)));
}

#[test]
fn table_fits_its_width() {
    let look = |width| TableLook { width, colour: false, lang: "fr".into() };
    let facts = network();
    let narrow = written(|out| table(&facts[..6], &relations(), &look(Some(60)), out));
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    assert!(!narrow.contains('\u{1b}'));
    insta::assert_snapshot!(written(|out| table(&facts[..6], &relations(), &look(Some(100)), out)));
    insta::assert_snapshot!("table_of_nothing", written(|out| table(&[], &relations(), &look(None), out)));
}

#[test]
fn colours_only_where_asked() {
    let look = TableLook { width: Some(80), colour: true, lang: "en".into() };
    assert!(written(|out| table(&network(), &relations(), &look, out)).contains('\u{1b}'));
}

/// Follows `$ref` and the alternatives of a schema to all objects that it may be.
fn objects<'s>(schema: &'s Value, root: &'s Value) -> Vec<&'s Value> {
    if let Some(name) = schema["$ref"].as_str() {
        return objects(root.pointer(name.trim_start_matches('#')).expect(name), root);
    }
    let alternatives = ["oneOf", "anyOf"].iter().filter_map(|key| schema[key].as_array()).flatten();
    let below: Vec<&Value> = alternatives.flat_map(|alternative| objects(alternative, root)).collect();
    if schema["properties"].is_object() { vec![schema] } else { below }
}

/// The keys of `value` that the schema does not describe.
fn undescribed(value: &Value, schema: &Value, root: &Value, path: &str, missing: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            items.iter().for_each(|item| undescribed(item, &schema["items"], root, path, missing));
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                let path = format!("{path}/{key}");
                let known = objects(schema, root).into_iter().map(|o| &o["properties"][key]).find(|p| p.is_object());
                match known.filter(|p| p["description"].is_string()) {
                    Some(known) => undescribed(field, known, root, &path, missing),
                    None => missing.push(path),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn schema_describes_every_key() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let mut missing = Vec::new();
    undescribed(&serde_json::to_value(full()).expect("JSON"), &schema, &schema, "", &mut missing);
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn schema_lists_every_word() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let words = |name: &str| serde_json::from_value::<Vec<String>>(schema["$defs"][name]["enum"].clone()).expect(name);
    assert_eq!(words("status"), Status::ALL.map(Status::name));
    assert_eq!(words("actorType"), ActorType::ALL.map(ActorType::name));
}

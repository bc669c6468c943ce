//! Over all shipped rules: their examples, and what no rule can say of itself.

use dealgraph::extract::Extractor;
use dealgraph::rule::{Book, Examples, RuleSet};
use std::collections::{BTreeMap, BTreeSet};

/// Data of a language that is no rule file.
const OTHERS: [&str; 6] = ["amount", "language", "names", "nouns", "status", "time"];

fn book() -> Book {
    Book::load(&[]).expect("the shipped relations are right").0
}

fn sets(book: &Book) -> Vec<&RuleSet> {
    book.languages().into_iter().map(|code| book.set(code).unwrap_or_else(|| panic!("{code} has mistakes"))).collect()
}

fn examples(set: &RuleSet) -> impl Iterator<Item = (&str, &Examples)> {
    let rules = set.rules.iter().map(|r| (r.id.as_str(), &r.examples));
    rules.chain(set.operators.iter().map(|o| (o.id.as_str(), &o.examples)))
}

#[track_caller]
fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn shipped_files_have_no_mistakes() {
    none(book().check().err().unwrap_or_default().iter().map(|p| p.to_string()).collect());
}

#[test]
fn names_are_unique() {
    let book = book();
    for set in sets(&book) {
        let mut seen = BTreeSet::new();
        none(examples(set).filter(|(id, _)| !seen.insert(*id)).map(|(id, _)| id.to_string()).collect());
    }
}

#[test]
fn languages_have_the_same_files() {
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in dealgraph::rule::Layer::Shipped.paths("").iter().filter(|p| p.ends_with(".toml")) {
        if let Some((code, file)) = path.split_once('/') {
            files.entry(code.to_string()).or_default().insert(file.trim_end_matches(".toml").to_string());
        }
    }
    let all: BTreeSet<&String> = files.values().flatten().collect();
    let book = book();
    let mut wrong = Vec::new();
    for name in all {
        let missing = files.iter().filter(|(_, names)| !names.contains(name));
        wrong.extend(missing.map(|(code, _)| format!("{code} has no {name}.toml")));
        if book.relations().get(name).is_none() && !OTHERS.contains(&name.as_str()) {
            wrong.push(format!("{name}.toml is read by nobody"));
        }
    }
    none(wrong);
}

#[test]
fn every_example_stands_once() {
    let book = book();
    for set in sets(&book) {
        let mut seen = BTreeMap::new();
        let mut wrong = Vec::new();
        for (id, examples) in examples(set) {
            let finds = examples.finds.iter().map(|f| (&f.text, f.line));
            for (text, line) in finds.chain(examples.ignores.iter().map(|i| (&i.text, i.line))) {
                if let Some(other) = seen.insert(text, id) {
                    wrong.push(format!("{id}, line {line}: `{text}` stands in {other} too"));
                }
            }
        }
        none(wrong);
    }
}

#[test]
fn every_example_holds() {
    let extractor = Extractor::load(&[]).unwrap_or_else(|error| panic!("{error}")).extractor;
    let report = dealgraph::check::run(&extractor).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert!(report.passed(), "\n{report}");
}

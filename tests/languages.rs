//! A language is a folder of data: an invented one is read by the same program, with nothing but its files.

use dealgraph::article::Article;
use dealgraph::check;
use dealgraph::extract::{Extractor, Loaded};
use std::path::Path;

fn extractor() -> Extractor {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/languages");
    let Loaded { extractor, notes } = Extractor::load(&[&folder]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(notes, [] as [&str; 0]);
    extractor
}

#[track_caller]
fn facts(text: &str, expected: &[&str]) {
    let article = Article { id: "a".into(), text: text.into(), lang: Some("tv".into()), ..Article::default() };
    let outcome = extractor().facts(&article, None);
    assert_eq!(outcome.skipped, None);
    let date = |f: &dealgraph::fact::Fact| f.date.as_ref().map_or(String::new(), |d| format!(" {}", d.value));
    let told = outcome.facts.iter();
    let told = told.map(|f| format!("{} {} {} {}{}", f.subject.name, f.relation, f.object.name, f.status, date(f)));
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn invented_language_is_read() {
    facts("", &[]);
    facts("Ve firmo Sundor kobat Vextrel ino zima 2021.", &["Sundor acquire Vextrel completed 2021"]);
    facts("Ve firmo Vextrel esat koben pe Sundor.", &["Sundor acquire Vextrel completed"]);
    facts("Ve firmo Sundor, ki kobat Vextrel, esar longa.", &["Sundor acquire Vextrel completed"]);
    facts("Ve firmo Sundor lasat ve kobo du Vextrel.", &["Sundor acquire Vextrel abandoned"]);
    facts("Ve firmo Sundor lasat un pano.", &[]);
}

#[test]
fn its_examples_hold() {
    let report = check::run(&extractor()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let failed = report.failures.iter().filter(|f| f.rule.starts_with("tv/"));
    let failed: Vec<String> = failed.map(|f| f.to_string()).collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn shipped_languages_stay_as_they_are() {
    assert_eq!(extractor().languages(), ["en", "fr", "tv"]);
}

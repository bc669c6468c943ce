//! What holds of every text: the program does not panic, and the places of a fact cut its words out of the article, in
//! characters. Here on random texts, few of them; `.ci/long` takes many, and all raw articles of the corpora.

use dealgraph::article::Article;
use dealgraph::extract::Extractor;
use dealgraph::fact::{Fact, Quote};
use dealgraph::input::{Record, jsonl};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(|| Extractor::load(&[]).unwrap_or_else(|error| panic!("{error}")).extractor)
}

/// Pieces of news, and what makes places hard: accents in two signs, signs of four bytes, line breaks of two.
const PIECES: [&str; 120] = [
    "Oracle",
    "Sanofi",
    "L’Oréal",
    "TikTok",
    "Air France-KLM",
    "A&B S.A.",
    "Zorblax Ltd",
    "Tim Cook",
    "Mme Élise Noël",
    "Bruxelles",
    "Washington",
    "Reuters",
    "la Commission européenne",
    "the FTC",
    "le groupe",
    "its rival",
    "sa filiale",
    "the company",
    "they",
    "il",
    "elle",
    "PDG",
    "chief executive",
    "rachète",
    "a racheté",
    "racheté par",
    "va racheter",
    "le rachat de",
    "une OPA sur",
    "l’offre de",
    "prend 51 % de",
    "cède",
    "vend",
    "renonce à",
    "envisage de racheter",
    "fusionne avec",
    "et",
    "ou",
    "s’allie à",
    "négocie avec",
    "rejette",
    "autorise",
    "interdit",
    "possède",
    "dirige",
    "agreed to buy",
    "buys",
    "was acquired by",
    "the acquisition of",
    "a bid for",
    "takeover of",
    "sold",
    "to sell",
    "is in talks with",
    "merged with",
    "and",
    "or",
    "partners with",
    "rejected",
    "cleared",
    "blocked",
    "sues",
    "owns",
    "has not bought",
    "would buy",
    "plans to",
    "denied",
    "said",
    "that",
    "which",
    "qui",
    "que",
    "dont",
    "whose",
    "not",
    "ne",
    "pas",
    "selon",
    "according to",
    "if",
    "si",
    "de",
    "du",
    "à",
    "par",
    "by",
    "of",
    "for",
    "with",
    "from",
    "'s",
    "4,2 milliards d’euros",
    "$4.2bn",
    "51 %",
    "1 000 000",
    "en mars 2020",
    "in March",
    "hier",
    "yesterday",
    "2019",
    "date 2020-09",
    ",",
    ".",
    ":",
    ";",
    "?",
    "—",
    "-",
    "(",
    ")",
    "«",
    "»",
    "“",
    "”",
    "\"",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "e\u{301}",
    "😀",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![20 => proptest::sample::select(&PIECES[..]).prop_map(String::from), 1 => "\\PC{0,6}"];
    let blank = prop_oneof![9 => Just(" "), 1 => Just(""), 1 => Just("\n")];
    let pieces = proptest::collection::vec((piece, blank), 0..40);
    pieces.prop_map(|all| all.into_iter().flat_map(|(piece, blank)| [piece, blank.to_string()]).collect())
}

/// What stands between two places, in characters.
fn cut(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

/// What is wrong with the places of a fact.
fn wrong(fact: &Fact, article: &Article) -> Vec<String> {
    let field = |sentence: &Quote| match sentence.field.as_deref() {
        Some("title") => article.title.clone().unwrap_or_default(),
        _ => article.text.clone(),
    };
    let place = |text: &str, start, end, expected: &str| {
        let found = cut(text, start, end);
        (found != expected).then(|| format!("{start}..{end} is `{found}`, not `{expected}`"))
    };
    let own = field(&fact.sentence);
    let parties = [&fact.subject, &fact.object].into_iter();
    let mut all: Vec<String> = parties.filter_map(|p| place(&own, p.start, p.end, &p.mention)).collect();
    let sentences = fact.steps.iter().map(|step| &step.sentence).chain([&fact.sentence]);
    all.extend(sentences.filter_map(|s| place(&field(s), s.start, s.end, &s.text)));
    let line = serde_json::to_string(fact).expect("a fact");
    let again: Fact = serde_json::from_str(&line).expect("a fact");
    all.extend((again != *fact).then(|| format!("read back it is another: {line}")));
    all
}

/// Reads an article in a language and checks every fact.
fn check(article: &Article, lang: Option<&str>) -> Result<usize, String> {
    let facts = extractor().facts(article, lang).facts;
    let wrong: Vec<String> = facts.iter().flat_map(|fact| wrong(fact, article)).collect();
    if wrong.is_empty() { Ok(facts.len()) } else { Err(wrong.join("\n")) }
}

/// Many where somebody waits for it, few in `cargo test`.
fn cases() -> u32 {
    if is_long() { 20_000 } else { 60 }
}

fn is_long() -> bool {
    std::env::var_os("DEALGRAPH_LONG").is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_texts_are_read(text in text(), title in proptest::option::of("\\PC{0,20}"), lang in prop_oneof!["fr", "en"]) {
        let article = Article { id: "a".into(), text, title, date: "2020-09-14".parse().ok(), ..Article::default() };
        prop_assert_eq!(check(&article, Some(&lang)).err(), None);
        extractor().explain(&article, Some(&lang));
    }
}

#[test]
fn places_are_checked() {
    let article = Article { text: "😀 Sanofi a racheté Principia.".into(), ..Article::default() };
    assert_eq!(check(&article, Some("fr")), Ok(1));
    let mut fact = extractor().facts(&article, Some("fr")).facts.remove(0);
    fact.object.start += 1;
    assert_eq!(wrong(&fact, &article), ["20..28 is `rincipia`, not `Principia`"]);
}

/// The raw articles, where `.ci/long` asks for them.
fn raw() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("DEALGRAPH_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let all = ["en", "fr"].map(|lang| shared.join(format!("corpus/raw_{lang}.jsonl")));
    all.into_iter().filter(|file| file.is_file()).collect()
}

#[test]
fn raw_articles_are_read() {
    if !is_long() {
        return println!("skipped: the raw articles take a minute; `.ci/long` reads them");
    }
    if raw().is_empty() {
        return println!("skipped: no corpora in DEALGRAPH_SHARED or ../shared");
    }
    for file in raw() {
        let lines = std::fs::read_to_string(&file).expect("a corpus");
        let (mut articles, mut facts) = (0, 0);
        for (number, line) in lines.lines().enumerate() {
            let record = jsonl::read(line.as_bytes(), &mut Vec::new(), || number.to_string());
            let Ok(Record::Article(article)) = record else { panic!("{}:{}", file.display(), number + 1) };
            let found = check(&article, None);
            facts += found.unwrap_or_else(|wrong| panic!("{}:{}: {wrong}", file.display(), number + 1));
            articles += 1;
        }
        println!("{}: {articles} articles, {facts} facts", file.display());
    }
}

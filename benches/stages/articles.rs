//! The articles that are measured: `corpus/raw_*.jsonl` in the folder `DEALGRAPH_SHARED` or `../shared`, else the sample
//! articles of this project, repeated.

use super::book;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};
use dealgraph::article::Article;
use dealgraph::input::{Batches, Kind, Record, Source};
use dealgraph::text::Document;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// So many bytes of samples are enough to measure.
const ENOUGH: usize = 2_000_000;

pub struct Corpus {
    /// The file as it is read.
    pub lines: PathBuf,
    pub articles: Vec<Article>,
}

impl Corpus {
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.articles.iter().map(|a| a.text.as_str())
    }
}

/// The articles of a language.
pub fn corpus(lang: &str) -> Corpus {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("DEALGRAPH_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let raw = shared.join(format!("corpus/raw_{lang}.jsonl"));
    let lines = if raw.is_file() { raw } else { samples(root, lang) };
    let articles = read(&lines);
    Corpus { lines, articles }
}

/// Writes the project's samples of a language as JSON lines, again and again.
fn samples(root: &Path, lang: &str) -> PathBuf {
    let own = std::fs::read_to_string(root.join("tests/corpus/samples.jsonl")).expect("the samples");
    let of_language = |line: &&str| line.contains(&format!("\"lang\": \"{lang}\""));
    let block: String = own.lines().filter(of_language).flat_map(|line| [line, "\n"]).collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("samples_{lang}.jsonl"));
    std::fs::write(&file, block.repeat(ENOUGH / block.len().max(1) + 1)).expect("a file of the build folder");
    file
}

/// Reads and parses a file of JSON lines as the program does.
pub fn read(file: &Path) -> Vec<Article> {
    let reader = std::fs::File::open(file).map(|f| Box::new(f) as Box<dyn std::io::Read + Send>);
    let source = Source { name: "articles".into(), id: "articles".into(), kind: Kind::Lines, reader };
    let mut articles = Vec::new();
    for batch in Batches::new(std::iter::once(source), dealgraph::input::batch::BATCH_SIZE) {
        batch.read(|entry| match entry.record {
            Ok(Record::Article(article)) => articles.push(*article),
            other => panic!("{}: no article: {other:?}", entry.place),
        });
    }
    articles
}

/// One automaton of every form of a trigger that stands in the articles.
pub fn trigger_scan(corpus: &Corpus, lang: &str) -> AhoCorasick {
    let book = book();
    let rules = book.set(lang).expect("shipped rules");
    let mut forms = BTreeSet::new();
    for text in corpus.texts() {
        let document = Document::read(text, &rules.language);
        let triggers = document.tokens.iter().filter(|t| rules.lexicon.scan.contains_key(&t.key));
        forms.extend(triggers.map(|t| t.of(text).to_string()));
    }
    AhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest).build(forms).expect("an automaton")
}

pub fn count(scan: &AhoCorasick, corpus: &Corpus) -> usize {
    corpus.texts().map(|text| scan.find_iter(text).count()).sum()
}

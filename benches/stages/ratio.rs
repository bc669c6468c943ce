//! The figures that are promised: the whole against the least that any program would do, and the start on one sentence.

use super::articles::{self, corpus};
use dealgraph::extract::{Extractor, Loaded};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The whole may take so many times the floor.
const RATIO: f64 = 10.0;
const START: Duration = Duration::from_millis(50);
/// The quickest of so many runs counts: whatever else the machine does only adds.
const RUNS: usize = 5;

pub fn extractor() -> Extractor {
    let Loaded { extractor, .. } = Extractor::load(&[]).expect("the shipped rules");
    extractor
}

/// The shortest time of several runs.
fn quickest(mut run: impl FnMut() -> usize) -> Duration {
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    (0..RUNS).map(time).min().unwrap_or_default()
}

pub fn print() {
    for lang in super::LANGUAGES {
        against_floor(lang);
    }
    for (lang, sentence) in [("fr", "Sanofi a racheté Principia."), ("en", "Sanofi has bought Principia.")] {
        let time = quickest(|| start(sentence));
        println!("start on one sentence, {lang}: {:.1} ms; {} ms wanted", millis(time), START.as_millis());
    }
}

/// The floor: reading, parsing and one scan for triggers over the same bytes. The whole: reading, parsing and facts.
fn against_floor(lang: &str) {
    let corpus = corpus(lang);
    let (scan, extractor) = (articles::trigger_scan(&corpus, lang), extractor());
    let floor = quickest(|| articles::read(&corpus.lines).len() + articles::count(&scan, &corpus));
    let facts = |file| articles::read(file).iter().map(|a| extractor.facts(a, None).facts.len()).sum();
    let whole = quickest(|| facts(&corpus.lines));
    let bytes: usize = corpus.texts().map(str::len).sum();
    let speed = |time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
    println!(
        "{lang}: {} articles, {:.1} MB; floor {:.1} MB/s, whole {:.2} MB/s: {:.1} times the floor; {RATIO} wanted",
        corpus.articles.len(),
        bytes as f64 / 1e6,
        speed(floor),
        speed(whole),
        whole.as_secs_f64() / floor.as_secs_f64()
    );
}

/// One run of the program from its start to its end.
fn start(sentence: &str) -> usize {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_dealgraph"))
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(sentence.as_bytes()).expect("the program reads");
    child.wait_with_output().expect("the program ends").stdout.len()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

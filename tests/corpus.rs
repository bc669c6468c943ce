//! Runs the extractor over texts whose facts are known, prints precision, recall and F1 of each file
//! (`cargo test --test corpus -- --nocapture`), and keeps what has been reached.
//!
//! The project's own texts stand in `tests/corpus/`. Other corpora are looked for in the folder `DEALGRAPH_SHARED`, else
//! in `../shared`; where neither is, that is said.

use dealgraph::evaluate::{Count, Figures, Gold, score};
use dealgraph::extract::{Extractor, Loaded};
use dealgraph::fact::Fact;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// File, and what its precision and recall must not fall below. To be raised with each step forward.
const OWN: &[(&str, f64, f64)] = &[("samples", 0.68, 0.22), ("phenomena_fr", 0.90, 0.38), ("phenomena_en", 0.85, 0.37)];

/// The same for the corpora outside.
const SHARED: &[(&str, f64, f64)] = &[
    ("seed/gold", 0.75, 0.0),
    ("tune_project_fr", 0.75, 0.0),
    ("tune_project_en", 0.75, 0.0),
    ("tune_long_fr", 0.75, 0.0),
    ("tune_long_en", 0.75, 0.0),
    ("tune_real_fr", 0.75, 0.0),
    ("tune_real_en", 0.75, 0.0),
    ("check_project_fr", 0.75, 0.0),
    ("check_project_en", 0.75, 0.0),
    ("check_real_fr", 0.75, 0.0),
    ("check_real_en", 0.75, 0.0),
];

fn extractor() -> Extractor {
    let Loaded { extractor, .. } = Extractor::load(&[]).expect("the shipped rules");
    extractor
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the corpora outside, if there is one.
fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("DEALGRAPH_SHARED").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| root().join("../shared"));
    folder.join("corpus").is_dir().then_some(folder)
}

/// The gold of a file and the facts that are found in its texts.
fn read(file: &Path, extractor: &Extractor) -> (Vec<Gold>, Vec<Fact>) {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let gold = Gold::read(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let facts = gold.iter().flat_map(|row| extractor.facts(&row.article, None).facts).collect();
    (gold, facts)
}

/// Scores each file and returns what fell below its floor.
fn measure(folder: &Path, floors: &[(&str, f64, f64)]) -> String {
    let extractor = extractor();
    let (mut below, mut all) = (String::new(), Figures::default());
    for (name, precision, recall) in floors {
        let (gold, facts) = read(&folder.join(format!("{name}.jsonl")), &extractor);
        let figures = score(&gold, &facts, extractor.relations());
        println!("{name:18} {figures}");
        if figures.facts.precision() < *precision || figures.facts.recall() < *recall {
            writeln!(below, "{name}: {}; the floor is P {precision} R {recall}", figures.facts).expect("a string");
        }
        all += figures;
    }
    println!("{:18} {all}", "all");
    below
}

#[test]
fn own_texts_keep_what_was_reached() {
    let below = measure(&root().join("tests/corpus"), OWN);
    assert!(below.is_empty(), "{below}");
}

#[test]
fn corpora_outside_keep_what_was_reached() {
    let Some(shared) = shared() else {
        return println!("skipped: no corpora in DEALGRAPH_SHARED or ../shared");
    };
    let below = measure(&shared.join("corpus"), SHARED);
    assert!(below.is_empty(), "{below}");
}

/// The scorer of the corpora, on the same facts.
fn by_script(script: &Path, gold: &Path, facts: &[Fact]) -> Option<serde_json::Value> {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    let lines: String = facts.iter().map(|f| serde_json::to_string(f).expect("a fact") + "\n").collect();
    std::fs::write(file.path(), lines).expect("a temporary file");
    let output = Command::new("python3").arg(script).arg(gold).arg(file.path()).arg("--json").output().ok()?;
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {out}{err}")))
}

#[test]
fn both_scorers_agree() {
    let found = shared().map(|s| (s.join("bin/score.py"), s.join("corpus"))).filter(|(script, _)| script.is_file());
    let Some((script, corpus)) = found else {
        return println!("skipped: no bin/score.py in DEALGRAPH_SHARED or ../shared");
    };
    let extractor = extractor();
    let own = OWN.iter().map(|(name, ..)| root().join(format!("tests/corpus/{name}.jsonl")));
    let outside = SHARED.iter().map(|(name, ..)| corpus.join(format!("{name}.jsonl")));
    for file in own.chain(outside) {
        let (gold, facts) = read(&file, &extractor);
        let Some(theirs) = by_script(&script, &file, &facts) else {
            return println!("skipped: no python3");
        };
        agree(&score(&gold, &facts, extractor.relations()), &theirs, &file);
    }
}

#[track_caller]
fn agree(ours: &Figures, theirs: &serde_json::Value, file: &Path) {
    let count = |what: &str| {
        let number = |key: &str| theirs[what][key].as_u64().expect("a number") as usize;
        Count { right: number("tp"), invented: number("fp"), missed: number("fn") }
    };
    let near = |key: &str, right: usize| {
        let share = right as f64 / ours.facts.right.max(1) as f64;
        assert!((theirs[key].as_f64().expect("a number") - share).abs() < 0.001, "{key} in {}", file.display());
    };
    assert_eq!((ours.facts, ours.strict()), (count("fact"), count("strict")), "{}", file.display());
    assert_eq!(ours.optional as u64, theirs["optional"].as_u64().expect("a number"), "{}", file.display());
    near("status", ours.status);
    near("date", ours.date);
}

//! Reads `time.toml`.

use super::means::Means;
use super::pattern::{self, Firsts, Node};
use super::piece::{Lexicon, List, SlotKind, Unit, amount};
use super::{Example, Pattern, TimeKind, Times};
use crate::data::{File, Problem, Table, Word, unknown};
use crate::language::key;
use std::collections::HashMap;

const KEYS: [&str; 9] = [
    "words",
    "day_endings",
    "decade_endings",
    "counted",
    "counted_endings",
    "year_edges",
    "few",
    "expression",
    "ignores",
];
const PATTERN_KEYS: [&str; 9] = ["pattern", "means", "kind", "unit", "count", "inside", "ahead", "why", "finds"];

impl Times {
    /// Reads the `time.toml` of one language; `file` is its name for messages.
    pub fn read(file: &str, text: &str) -> Result<Times, Vec<Problem>> {
        let file = File::new(file, text);
        let root = file.parse();
        let times = read(&file.table(&root));
        match file.into_problems() {
            problems if problems.is_empty() => Ok(times),
            problems => Err(problems),
        }
    }
}

fn read(table: &Table) -> Times {
    let keys = |name: &str| table.texts(name).iter().map(|w| key(&w.text)).collect();
    let lexicon = read_lexicon(table);
    let mut times = Times {
        counted: keys("counted"),
        plurals: table.texts("counted_endings").into_iter().map(|w| w.text).collect(),
        edges: keys("year_edges"),
        few: read_few(table),
        lexicon,
        patterns: Vec::new(),
        by_key: Default::default(),
        by_digit: Vec::new(),
        cores: Default::default(),
        examples: Vec::new(),
        file: table.file().name.to_string(),
        text: table.file().text.to_string(),
    };
    table.tables("expression").iter().for_each(|t| read_expression(t, &mut times));
    table.tables("ignores").iter().for_each(|t| times.examples.extend(read_ignored(t)));
    unused_lists(table, &times);
    table.finish(&KEYS);
    times
}

fn read_lexicon(table: &Table) -> Lexicon {
    let texts = |name: &str| table.texts(name).into_iter().map(|w| w.text).collect();
    let mut lexicon =
        Lexicon { lists: Vec::new(), day_endings: texts("day_endings"), decade_endings: texts("decade_endings") };
    let Some(words) = table.table("words") else { return lexicon };
    for name in words.keys() {
        let Some(kind) = SlotKind::of_list(&name.text) else {
            table.file().problem(name.place, unknown("slot", &name.text, lexicon.names().into_iter()));
            continue;
        };
        lexicon.lists.push(List { name: name.text.clone(), words: Default::default() });
        if let Some(list) = words.table(&name.text) {
            read_list(&list, kind, &mut lexicon);
        }
    }
    lexicon
}

/// `what it means = ["words"]`.
fn read_list(list: &Table, kind: SlotKind, lexicon: &mut Lexicon) {
    let at = lexicon.lists.len() - 1;
    for meaning in list.keys() {
        let words = list.texts(&meaning.text);
        match kind.value(&meaning.text) {
            Some(piece) => words.iter().for_each(|w| lexicon.add(at, &w.text, piece.clone())),
            None => list.file().problem(meaning.place, format!("`{}` is no {kind:?}", meaning.text)),
        }
    }
}

/// How far *some days, weeks, months ago* goes back.
fn read_few(table: &Table) -> HashMap<Unit, (i32, Unit)> {
    let mut few = HashMap::new();
    let Some(list) = table.table("few") else { return few };
    for name in list.keys() {
        let unit: Option<Unit> = list.choice(&name, "unit", &Unit::NAMES);
        let size = list.required(&name.text);
        match (unit, amount(&size.text)) {
            (Some(unit), Some(size)) => drop(few.insert(unit, size)),
            _ => list.file().problem(size.place, "expected a number and a unit, like `6 month`"),
        }
    }
    few
}

fn read_expression(table: &Table, times: &mut Times) {
    let word = table.required("pattern");
    let nodes = match pattern::read(&word.text, &times.lexicon) {
        Ok(nodes) => nodes,
        Err(message) => {
            table.file().problem(word.place, message);
            Vec::new()
        }
    };
    let count = table.text("count");
    let pattern = Pattern {
        nodes,
        means: table.one_of("means", &Means::names()).unwrap_or(Means::Nothing),
        kind: table.one_of("kind", &TimeKind::NAMES).unwrap_or(TimeKind::Point),
        unit: table.one_of("unit", &Unit::NAMES),
        few: count.as_ref().is_some_and(|c| c.text == "few"),
        count: count.and_then(|c| c.text.parse().ok()),
        inside: table.flag("inside"),
        ahead: table.flag("ahead"),
    };
    let _ = table.text("why");
    let examples = read_finds(table, &pattern);
    times.examples.extend(examples);
    index(table, &word, pattern, times);
    table.finish(&PATTERN_KEYS);
}

/// Files a pattern under everything that it can begin with.
fn index(table: &Table, word: &Word, pattern: Pattern, times: &mut Times) {
    let Firsts { mut keys, digits, time, empty } = pattern::firsts(&pattern.nodes, &times.lexicon);
    if time || empty && !pattern.nodes.is_empty() {
        let message = "a pattern has to begin with a word or a slot, not with TIME or with nothing";
        table.file().problem(word.place, message);
    }
    times.cores.extend(pattern::cores(&pattern.nodes, &times.lexicon));
    let number = times.patterns.len();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().for_each(|k| times.by_key.entry(k).or_default().push(number));
    times.by_digit.extend(digits.then_some(number));
    times.patterns.push(pattern);
}

fn read_finds(table: &Table, pattern: &Pattern) -> Vec<Example> {
    let finds = table.tables("finds");
    if finds.is_empty() {
        table.file().problem(table.place(), "an expression needs an example: `finds` is missing or empty");
    }
    let example = |t: &Table| {
        let example = Example {
            found: (pattern.means != Means::Nothing).then_some((read_value(t, "value"), kind_of(t, pattern))),
            ..read_example(t)
        };
        t.finish(&["text", "date", "value", "kind", "past", "future"]);
        example
    };
    finds.iter().map(example).collect()
}

/// A pattern that only stands inside others shows in those: the example says of which kind they are.
fn kind_of(table: &Table, pattern: &Pattern) -> TimeKind {
    table.one_of("kind", &TimeKind::NAMES).unwrap_or(pattern.kind)
}

fn read_value(table: &Table, name: &str) -> Option<crate::date::DateValue> {
    table.one_of(name, &["2020", "2020-09", "2020-09-13", "2020-Q3", "2020-05/2020-08"])
}

fn read_example(table: &Table) -> Example {
    Example {
        text: table.required("text").text,
        date: read_value(table, "date"),
        past: read_value(table, "past"),
        future: read_value(table, "future"),
        found: None,
        place: table.place(),
    }
}

/// A text in which no time is found, and why.
fn read_ignored(table: &Table) -> Option<Example> {
    let example = read_example(table);
    let _ = table.required("why");
    table.finish(&["text", "why", "date"]);
    Some(example)
}

fn unused_lists(table: &Table, times: &Times) {
    let used = |list: usize| times.patterns.iter().any(|p| uses(&p.nodes, list));
    for (_, list) in times.lexicon.lists.iter().enumerate().filter(|(i, _)| !used(*i)) {
        let place = table.table("words").map_or(table.place(), |t| t.place_of(&list.name));
        table.file().problem(place, format!("no pattern uses the list `{}`", list.name));
    }
}

fn uses(nodes: &[Node], list: usize) -> bool {
    nodes.iter().any(|node| match node {
        Node::Slot(slot) => slot.list == Some(list),
        Node::Choice(options) => options.iter().any(|o| uses(o, list)),
        _ => false,
    })
}

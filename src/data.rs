//! Reads TOML data files strictly: every mistake of a file is reported, with line, column, what was expected
//! and the nearest valid word; an unknown key is a mistake.
//!
//! A reader takes the keys that it knows out of a [`Table`] and calls [`Table::finish`], which reports the rest.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use toml::de::{DeTable, DeValue};

/// A mistake in a data file. Line and column count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
    /// The line as it stands in the file.
    pub source: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

/// A data file: its name as messages say it, its text, and what is wrong with it so far.
pub struct File<'t> {
    pub name: &'t str,
    pub text: &'t str,
    problems: RefCell<Vec<Problem>>,
    /// Where each line begins; found when first asked for.
    lines: OnceCell<Vec<Place>>,
}

/// Where a value stands: its byte offset in the file.
pub type Place = usize;

/// The keys of a table, sorted.
type Entries<'t> = BTreeMap<Cow<'t, str>, Entry<'t>>;

struct Entry<'t> {
    place: Place,
    node: Node<'t>,
    seen: Cell<bool>,
}

struct Node<'t> {
    place: Place,
    value: Value<'t>,
}

enum Value<'t> {
    Text(Cow<'t, str>),
    Number(f64),
    Flag(bool),
    List(Vec<Node<'t>>),
    Map(Entries<'t>),
    Other(&'static str),
}

/// A word with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub place: Place,
}

/// A table of a file, with its path for messages.
#[derive(Clone, Copy)]
pub struct Table<'f, 't> {
    file: &'f File<'t>,
    place: Place,
    entries: &'f Entries<'t>,
}

/// The parsed root of a file.
pub struct Root<'t> {
    node: Node<'t>,
}

impl<'t> File<'t> {
    pub fn new(name: &'t str, text: &'t str) -> Self {
        File { name, text, problems: RefCell::default(), lines: OnceCell::new() }
    }

    /// Parses the file; on a syntax error an empty root, and the error is noted.
    pub fn parse(&self) -> Root<'t> {
        match DeTable::parse(self.text) {
            Ok(table) => {
                let place = table.span().start;
                Root { node: Node { place, value: map(table.into_inner()) } }
            }
            Err(error) => {
                let place = error.span().map_or(0, |s| s.start);
                self.problem(place, format!("this is not TOML: {}", error.message().trim()));
                Root { node: Node { place: 0, value: Value::Map(BTreeMap::new()) } }
            }
        }
    }

    pub fn table<'f>(&'f self, root: &'f Root<'t>) -> Table<'f, 't> {
        match &root.node.value {
            Value::Map(entries) => Table { file: self, place: root.node.place, entries },
            _ => unreachable!("a root is a map"),
        }
    }

    pub fn problem(&self, place: Place, message: impl Into<String>) {
        let (line, column) = self.position(place);
        let source = self.text.lines().nth(line - 1).unwrap_or("").to_string();
        self.problems.borrow_mut().push(Problem {
            file: self.name.into(),
            line,
            column,
            message: message.into(),
            source,
        });
    }

    /// Notes a problem at the first word of a line, counted from 1.
    pub fn problem_at(&self, line: usize, message: impl Into<String>) {
        let lines: usize = self.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let indent = self.text[lines..].len() - self.text[lines..].trim_start().len();
        self.problem(lines + indent, message);
    }

    /// Line and column of a place, from 1.
    pub fn position(&self, place: Place) -> (usize, usize) {
        let before = &self.text[..place.min(self.text.len())];
        let lines = self.lines.get_or_init(|| {
            let starts = self.text.match_indices('\n').map(|(i, _)| i + 1);
            std::iter::once(0).chain(starts).collect()
        });
        let line = lines.partition_point(|start| *start <= before.len());
        (line, before[lines[line - 1]..].chars().count() + 1)
    }

    /// What is wrong, in the order of the file.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems
    }
}

fn map(table: DeTable) -> Value {
    let mut entries = Entries::new();
    for (key, value) in table {
        let place = key.span().start;
        entries.insert(key.into_inner(), Entry { place, node: node(value), seen: Cell::new(false) });
    }
    Value::Map(entries)
}

fn node(value: toml::Spanned<DeValue>) -> Node {
    let place = value.span().start;
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => number.to_string().parse().map_or(Value::Other("a number"), Value::Number),
        DeValue::Float(number) => number.to_string().parse().map_or(Value::Other("a number"), Value::Number),
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Array(list) => Value::List(list.into_iter().map(node).collect()),
        DeValue::Table(table) => map(table),
    };
    Node { place, value }
}

impl Node<'_> {
    fn what(&self) -> &'static str {
        match self.value {
            Value::Text(_) => "a string",
            Value::Number(_) => "a number",
            Value::Flag(_) => "true or false",
            Value::List(_) => "a list",
            Value::Map(_) => "a table",
            Value::Other(what) => what,
        }
    }
}

impl<'f, 't> Table<'f, 't> {
    pub fn file(&self) -> &'f File<'t> {
        self.file
    }

    /// Where the table stands.
    pub fn place(&self) -> Place {
        self.place
    }

    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The place of a key, else of the table.
    pub fn place_of(&self, key: &str) -> Place {
        self.entries.get(key).map_or(self.place, |e| e.place)
    }

    fn get(&self, key: &str) -> Option<&'f Node<'t>> {
        let entry = self.entries.get(key)?;
        entry.seen.set(true);
        Some(&entry.node)
    }

    fn expected(&self, node: &Node, key: &str, what: &str) {
        self.file.problem(node.place, format!("`{key}` should be {what}, this is {}", node.what()));
    }

    pub fn text(&self, key: &str) -> Option<Word> {
        let node = self.get(key)?;
        match &node.value {
            Value::Text(text) => return Some(Word { text: text.to_string(), place: node.place }),
            _ => self.expected(node, key, "a string"),
        }
        None
    }

    /// A string that must be there.
    pub fn required(&self, key: &str) -> Word {
        if !self.has(key) {
            self.file.problem(self.place, format!("`{key}` is missing"));
        }
        self.text(key).unwrap_or(Word { text: String::new(), place: self.place })
    }

    pub fn number(&self, key: &str) -> Option<f64> {
        let node = self.get(key)?;
        match node.value {
            Value::Number(number) => return Some(number),
            _ => self.expected(node, key, "a number"),
        }
        None
    }

    pub fn flag(&self, key: &str) -> bool {
        let Some(node) = self.get(key) else { return false };
        match node.value {
            Value::Flag(flag) => return flag,
            _ => self.expected(node, key, "true or false"),
        }
        false
    }

    /// A list of strings; one string alone is a list of one.
    pub fn texts(&self, key: &str) -> Vec<Word> {
        let Some(node) = self.get(key) else { return Vec::new() };
        match &node.value {
            Value::Text(text) => vec![Word { text: text.to_string(), place: node.place }],
            Value::List(list) => list.iter().filter_map(|item| self.item_text(item, key)).collect(),
            _ => {
                self.expected(node, key, "a list of strings");
                Vec::new()
            }
        }
    }

    fn item_text(&self, item: &Node, key: &str) -> Option<Word> {
        match &item.value {
            Value::Text(text) => Some(Word { text: text.to_string(), place: item.place }),
            _ => {
                self.expected(item, key, "a list of strings");
                None
            }
        }
    }

    /// `key = { … }` or `[key]`.
    pub fn table(&self, key: &str) -> Option<Table<'f, 't>> {
        let node = self.get(key)?;
        match &node.value {
            Value::Map(entries) => return Some(Table { file: self.file, place: node.place, entries }),
            _ => self.expected(node, key, "a table"),
        }
        None
    }

    /// `[[key]]` or a list of inline tables.
    pub fn tables(&self, key: &str) -> Vec<Table<'f, 't>> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let Value::List(list) = &node.value else {
            self.expected(node, key, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in list {
            match &item.value {
                Value::Map(entries) => tables.push(Table { file: self.file, place: item.place, entries }),
                _ => self.expected(item, key, "a list of tables"),
            }
        }
        tables
    }

    /// One of a closed set of words, `T`'s own names.
    pub fn one_of<T: FromStr>(&self, key: &str, valid: &[&str]) -> Option<T> {
        let word = self.text(key)?;
        self.choice(&word, key, valid)
    }

    /// Reads `word` as a `T`, else says what would have been valid.
    pub fn choice<T: FromStr>(&self, word: &Word, what: &str, valid: &[&str]) -> Option<T> {
        let parsed = word.text.parse().ok();
        if parsed.is_none() {
            self.file.problem(word.place, unknown(what, &word.text, valid.iter().copied()));
        }
        parsed
    }

    /// The keys of a table whose keys are data, in byte order.
    pub fn keys(&self) -> Vec<Word> {
        self.entries.iter().map(|(text, e)| Word { text: text.to_string(), place: e.place }).collect()
    }

    /// Reports every key that nobody has read.
    pub fn finish(&self, valid: &[&str]) {
        for (key, entry) in self.entries.iter().filter(|(_, e)| !e.seen.get()) {
            self.file.problem(entry.place, unknown("key", key, valid.iter().copied()));
        }
    }
}

/// ``no key named `lemma`; did you mean `lemmas`?``, else the list of what is valid.
pub fn unknown<'a>(what: &str, word: &str, valid: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(word, valid.clone()) {
        Some(near) => format!("no {what} named `{word}`; did you mean `{near}`?"),
        None => {
            let list: Vec<String> = valid.map(|v| format!("`{v}`")).collect();
            format!("no {what} named `{word}`; valid: {}", list.join(", "))
        }
    }
}

/// The valid word that is nearest, if it is near at all.
pub fn nearest<'a>(word: &str, valid: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let scored = valid.map(|v| (strsim::jaro_winkler(word, v), v));
    scored.filter(|(score, _)| *score > 0.8).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, v)| v)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let file = File::new("rules/x.toml", text);
        let root = file.parse();
        let table = file.table(&root);
        let _ = (table.required("name"), table.texts("lemmas"));
        table.finish(&["name", "lemmas"]);
        let found: Vec<String> = file.into_problems().iter().map(|p| p.to_string()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn mistakes_have_place_and_expectation() {
        check("name = \"a\"\nlemmas = [\"b\"]\n", &[]);
        check("", &["rules/x.toml:1:1: `name` is missing"]);
        check("name = 3\n", &["rules/x.toml:1:8: `name` should be a string, this is a number"]);
        check("name = \"a\"\nlemma = []\n", &["rules/x.toml:2:1: no key named `lemma`; did you mean `lemmas`?"]);
        check(
            "name = \"a\"\nlemmas = [\"é\", 2]\n",
            &["rules/x.toml:2:16: `lemmas` should be a list of strings, this is a number"],
        );
    }
}

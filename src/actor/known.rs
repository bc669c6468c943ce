//! The known actors: their names and aliases with type and country, from lists of comma-separated values.

use super::NameType;
use super::phrases::{MixedMap, Phrases};
use crate::data::{Problem, unknown};
use crate::fact::ActorType;
use crate::language::{Key, key};
use crate::text::Document;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::OnceLock;

const HEADER: [&str; 4] = ["name", "type", "country", "aliases"];

/// Every known actor, by each of its forms.
pub struct KnownActors {
    pub(super) rows: Vec<Row>,
    forms: Vec<Form>,
    table: Phrases<u32>,
    /// First words of the forms that begin in lower case.
    lower: MixedMap<()>,
    governments: OnceLock<HashMap<[u8; 2], u32>>,
}

pub(super) struct Row {
    pub name: String,
    pub kind: NameType,
    /// Two capitals of ISO 3166.
    pub country: Option<String>,
}

pub(super) struct Form {
    pub row: u32,
    pub text: String,
    /// False for a form that is an everyday word too.
    pub sure: bool,
    /// Another form of the same letters.
    next: Option<u32>,
}

/// Which form a name in a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub row: u32,
    pub sure: bool,
    /// The token after it.
    pub end: usize,
}

impl KnownActors {
    /// The lists that the binary carries; a test reads each for mistakes.
    pub fn shipped() -> Self {
        let mut known = KnownActors::empty();
        for (path, _) in crate::shipped::below("seeds/actors/").filter(|(p, _)| p.ends_with(".csv")) {
            known.add(path, crate::shipped::text(path).unwrap_or(""), &mut Vec::new());
        }
        known
    }

    /// The lists that the binary carries, after lists of a user, given as (name for messages, text), which win.
    pub fn with(lists: &[(String, String)]) -> Result<Self, Vec<Problem>> {
        let mut known = KnownActors::empty();
        let mut problems = Vec::new();
        lists.iter().for_each(|(name, text)| known.add(name, text, &mut problems));
        for (path, _) in crate::shipped::below("seeds/actors/").filter(|(p, _)| p.ends_with(".csv")) {
            known.add(path, crate::shipped::text(path).unwrap_or(""), &mut Vec::new());
        }
        if problems.is_empty() { Ok(known) } else { Err(problems) }
    }

    /// Reads lists given as (name for messages, text). A form that stands in two lists belongs to the first.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<Problem>> {
        let mut known = KnownActors::empty();
        let mut problems = Vec::new();
        for (name, text) in files {
            known.add(name, text, &mut problems);
        }
        if problems.is_empty() { Ok(known) } else { Err(problems) }
    }

    fn empty() -> Self {
        KnownActors {
            rows: Vec::with_capacity(1 << 14),
            forms: Vec::with_capacity(1 << 15),
            table: Phrases::new(28_000),
            lower: HashMap::default(),
            governments: OnceLock::new(),
        }
    }

    fn add(&mut self, file: &str, text: &str, problems: &mut Vec<Problem>) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let report = |line: u64, message: String| {
            let line = usize::try_from(line).unwrap_or(1).max(1);
            let source = text.lines().nth(line - 1).unwrap_or("").to_string();
            Problem { file: file.to_string(), line, column: 1, message, source }
        };
        match reader.headers() {
            Ok(header) if header.iter().eq(HEADER) => {}
            _ => return problems.push(report(1, format!("the first line should be `{}`", HEADER.join(",")))),
        }
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => return,
                Ok(true) => {
                    let line = record.position().map_or(1, csv::Position::line);
                    if let Err(message) = self.row(&record) {
                        problems.push(report(line, message));
                    }
                }
                Err(error) => return problems.push(report(reader.position().line(), format!("not CSV: {error}"))),
            }
        }
    }

    fn row(&mut self, record: &csv::StringRecord) -> Result<(), String> {
        if record.len() < 2 || record.len() > HEADER.len() {
            return Err(format!("{} fields where `{}` are expected", record.len(), HEADER.join(",")));
        }
        let valid = ActorType::ALL.map(ActorType::name);
        let kind = ActorType::from_str(&record[1]).map_err(|()| unknown("type", &record[1], valid.into_iter()))?;
        let country = record.get(2).unwrap_or("");
        if !(country.is_empty() || country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase())) {
            return Err(format!("`{country}` is no country: two capitals of ISO 3166 are expected"));
        }
        let name = record[0].trim_end_matches('?').trim();
        if name.is_empty() {
            return Err("the name is missing".to_string());
        }
        let row = self.rows.len() as u32;
        let country = Some(country.to_string()).filter(|c| !c.is_empty());
        self.rows.push(Row { name: name.to_string(), kind: kind.into(), country });
        self.form(&record[0], row);
        let aliases = record.get(3).unwrap_or("");
        aliases.split('|').filter(|a| !a.is_empty()).for_each(|alias| self.form(alias, row));
        Ok(())
    }

    fn form(&mut self, text: &str, row: u32) {
        let plain = text.trim_end_matches('?').trim();
        if plain.starts_with(char::is_lowercase) {
            self.lower.insert(key(first_word(plain)), ());
        }
        let id = self.forms.len() as u32;
        let entry = self.table.entry(plain);
        let next = entry.replace(id);
        self.forms.push(Form { row, text: plain.to_string(), sure: !text.ends_with('?'), next });
    }

    /// True if a form that is written in lower case begins with this word.
    pub(super) fn opens(&self, word: Key) -> bool {
        self.lower.contains_key(&word)
    }

    /// The longest known form at a token, before `end`.
    pub(super) fn longest(&self, document: &Document, start: usize, end: usize) -> Option<Hit> {
        let form = |end: usize, first: u32| self.fitting(first, document.words(&(start..end)));
        let (end, first) = self.table.longest(document, start, end, |end, first| form(end, first).is_some())?;
        let form = form(end, first)?;
        Some(Hit { row: form.row, sure: form.sure, end })
    }

    /// The form that is exactly this name.
    pub(super) fn exact(&self, name: &str) -> Option<Hit> {
        let first = self.table.get(super::phrases::Fold::of(name))?;
        let form = self.fitting(first, name)?;
        Some(Hit { row: form.row, sure: form.sure, end: 0 })
    }

    /// Of the forms with the same letters the one that is written like this, else one that may be; the first list wins.
    fn fitting(&self, first: u32, text: &str) -> Option<&Form> {
        let chain = std::iter::successors(Some(first), |id| self.forms[*id as usize].next);
        let forms = || chain.clone().map(|id| &self.forms[id as usize]);
        forms().filter(|f| f.text == text).last().or_else(|| forms().filter(|f| fits(&f.text, text)).last())
    }

    /// Names of the rows that a test looks for.
    #[cfg(test)]
    pub(super) fn row_name(&self, hit: Option<Hit>) -> Option<&str> {
        hit.map(|h| self.rows[h.row as usize].name.as_str())
    }

    /// Number of actors.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every actor's name as the lists write it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|r| r.name.as_str())
    }

    /// Countries whose government is known: code → row. Of the rows whose name begins with `prefix` (regions have
    /// governments too) the one with the most forms. The first call decides on the prefix, which is no language's own.
    pub(super) fn governments(&self, prefix: &str) -> &HashMap<[u8; 2], u32> {
        self.governments.get_or_init(|| self.read_governments(prefix))
    }

    fn read_governments(&self, prefix: &str) -> HashMap<[u8; 2], u32> {
        let mut forms = vec![0; self.rows.len()];
        self.forms.iter().for_each(|f| forms[f.row as usize] += 1);
        let mut all: HashMap<[u8; 2], u32> = HashMap::new();
        for (i, row) in self.rows.iter().enumerate().filter(|(_, r)| r.name.starts_with(prefix)) {
            let Some(&[a, b]) = row.country.as_ref().map(String::as_bytes) else { continue };
            let best = all.entry([a, b]).or_insert(i as u32);
            if forms[i] > forms[*best as usize] {
                *best = i as u32;
            }
        }
        all
    }
}

fn first_word(text: &str) -> &str {
    text.split([' ', '-']).next().unwrap_or(text)
}

/// True if `text` may be a writing of `form`: a capital where the form has one, capitals throughout a short acronym.
fn fits(form: &str, text: &str) -> bool {
    let mut written = text.split([' ', '-', '\u{a0}', '‑']).filter(|w| !w.is_empty());
    for word in form.split([' ', '-']).filter(|w| !w.is_empty()) {
        let Some(other) = written.next() else { return true };
        let capital = word.starts_with(char::is_uppercase);
        let small = other.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        if capital && small {
            return false;
        }
        if is_acronym(word) && other.chars().any(char::is_lowercase) {
            return false;
        }
    }
    true
}

/// Two to four letters, all capitals.
fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=4).contains(&letters) && word.chars().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_lists_have_no_mistakes() {
        let files = crate::shipped::below("seeds/actors/").filter(|(p, _)| p.ends_with(".csv"));
        let texts: Vec<_> = files.map(|(p, _)| (p, crate::shipped::text(p).expect("UTF-8"))).collect();
        let known = KnownActors::read(texts).map_err(|p| p.iter().map(|p| p.to_string()).collect::<Vec<_>>());
        assert!(known.expect("no mistakes").len() > 500);
    }

    #[track_caller]
    fn check(list: &str, expected: &[&str]) {
        let problems = KnownActors::read([("a.csv", list)]).err().unwrap_or_default();
        assert_eq!(problems.iter().map(|p| p.to_string()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn mistakes_have_their_place() {
        check("name,type,country,aliases\nOracle,company,US,\n", &[]);
        check("", &["a.csv:1:1: the first line should be `name,type,country,aliases`"]);
        check(
            "name,type,country,aliases\nOracle,compny,US,\n",
            &["a.csv:2:1: no type named `compny`; did you mean `company`?"],
        );
        check(
            "name,type,country,aliases\nA,company,US,\nB,company,usa,\n",
            &["a.csv:3:1: `usa` is no country: two capitals of ISO 3166 are expected"],
        );
        check(
            "name,type,country,aliases\nA\n",
            &["a.csv:2:1: 1 fields where `name,type,country,aliases` are expected"],
        );
        check("name,type,country,aliases\n?,company,,\n", &["a.csv:2:1: the name is missing"]);
    }

    #[track_caller]
    fn finds(text: &str, expected: Option<&str>) {
        let list = "name,type,country,aliases\nBP,company,GB,British Petroleum\nL'Oréal,company,FR,\nOrange?,company,FR,\n\
                    bpost,company,BE,\nMcDonald's,company,US,\nSaint-Gobain,company,FR,\nAmazon,company,US,Amazon.com\n\
                    Rolls-Royce,company,GB,\nLa Poste,company,FR,\n";
        let known = KnownActors::read([("a.csv", list)]).expect("a good list");
        for lang in ["fr", "en"] {
            let language = crate::language::shipped(lang).expect("a shipped language");
            let document = Document::read(text, &language);
            let hit = known.longest(&document, 0, document.tokens.len());
            assert_eq!(known.row_name(hit), expected, "{lang} {text}");
        }
    }

    #[test]
    fn forms_are_found_in_both_languages() {
        finds("BP said", Some("BP"));
        finds("Bp said", None);
        finds("British Petroleum said", Some("BP"));
        finds("L’Oréal rachète", Some("L'Oréal"));
        finds("orange juice", None);
        finds("ORANGE SA", Some("Orange"));
        finds("bpost refuse", Some("bpost"));
        finds("McDonald's and", Some("McDonald's"));
        finds("McDonald and", None);
        finds("Saint-Gobain cède", Some("Saint-Gobain"));
        finds("Amazon.com, a", Some("Amazon"));
        finds("Rolls-Royce-powered", Some("Rolls-Royce"));
        finds("la Poste", None);
    }
}

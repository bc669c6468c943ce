//! The file of decisions: known actors, names that are one, names that never are. Read strictly, written to be edited.

use super::merge::{Finding, Verdict};
use crate::data::{File, Problem, Table};
use crate::fact::ActorType;
use std::fmt::Write as _;

/// What files of `--actors` say, all together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActorsFile {
    /// Known actors as lists of comma-separated values with the columns of `seeds/actors/`: name for messages, text.
    pub lists: Vec<(String, String)>,
    pub same: Vec<Together>,
    pub never: Vec<Vec<String>>,
    /// Pairs that are still undecided.
    pub possible: usize,
}

/// Names of one actor; the first is what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    pub names: Vec<String>,
    pub why: String,
}

const KEYS: [&str; 4] = ["actor", "same", "never", "possible"];
const HEADER: &str = "name,type,country,aliases";

impl ActorsFile {
    /// Adds a file, TOML or, by its name, CSV; all its mistakes at once.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), Vec<Problem>> {
        match name.to_lowercase().ends_with(".csv") {
            true => self.add_list(name, text),
            false => self.add_toml(name, text)?,
        }
        Ok(())
    }

    /// What is wrong in a list is said by who reads it as known actors.
    fn add_list(&mut self, name: &str, text: &str) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        for record in reader.records().filter_map(Result::ok) {
            let aliases = record.get(3).unwrap_or_default().split('|');
            self.same.extend(together(record.get(0).unwrap_or_default(), aliases, name));
        }
        self.lists.push((name.to_string(), text.to_string()));
    }

    fn add_toml(&mut self, name: &str, text: &str) -> Result<(), Vec<Problem>> {
        let file = File::new(name, text);
        let root = file.parse();
        let table = file.table(&root);
        let mut list = format!("{HEADER}\n");
        for actor in table.tables("actor") {
            list += &self.actor(&actor, name);
        }
        for same in table.tables("same") {
            let names: Vec<String> =
                std::iter::once(same.required("name")).chain(same.texts("aliases")).map(|w| w.text).collect();
            self.same.push(Together { names, why: format!("{name} says so") });
            remark(&same, &["name", "aliases"]);
        }
        for never in table.tables("never") {
            self.never.push(never.texts("names").into_iter().map(|w| w.text).collect());
            remark(&never, &["names"]);
        }
        for possible in table.tables("possible") {
            possible.texts("names");
            self.possible += 1;
            remark(&possible, &["names"]);
        }
        table.finish(&KEYS);
        if list.lines().count() > 1 {
            self.lists.push((name.to_string(), list));
        }
        match file.into_problems() {
            problems if problems.is_empty() => Ok(()),
            problems => Err(problems),
        }
    }

    /// `[[actor]]` as a row of the list; its forms are one actor in facts too.
    fn actor(&mut self, table: &Table, file: &str) -> String {
        let name = table.required("name").text;
        let kind: Option<ActorType> = table.one_of("type", &ActorType::ALL.map(ActorType::name));
        if !table.has("type") {
            table.file().problem(table.place(), "`type` is missing");
        }
        let country = table.text("country");
        if let Some(word) = country.as_ref().filter(|w| !is_country(&w.text)) {
            let message = format!("`{}` is no country: two capitals of ISO 3166 are expected", word.text);
            table.file().problem(word.place, message);
        }
        let aliases: Vec<String> = table.texts("aliases").into_iter().map(|w| w.text).collect();
        table.finish(&["name", "type", "country", "aliases"]);
        self.same.extend(together(&name, aliases.iter().map(String::as_str), file));
        let kind = kind.map_or("", ActorType::name);
        row([&name, kind, country.as_ref().map_or("", |w| &w.text), &aliases.join("|")])
    }
}

/// Remarks that were written for people are passed over.
fn remark(table: &Table, keys: &[&str]) {
    table.text("why");
    table.number("score");
    table.finish(&[keys, &["why", "score"]].concat());
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn row(cells: [&str; 4]) -> String {
    let quoted =
        cells.map(|c| if c.contains([',', '"', '\n']) { format!("\"{}\"", c.replace('"', "\"\"")) } else { c.into() });
    quoted.join(",") + "\n"
}

/// A name and its aliases; forms that are everyday words too (`Orange?`) decide nothing.
fn together<'a>(name: &'a str, aliases: impl Iterator<Item = &'a str>, file: &str) -> Option<Together> {
    let sure = |n: &&str| !n.is_empty() && !n.ends_with('?');
    let names: Vec<String> =
        std::iter::once(name.trim_end_matches('?')).chain(aliases.filter(sure)).map(str::to_string).collect();
    (names.len() > 1).then(|| Together { names, why: format!("{file} lists it so") })
}

const HEAD: &str = "\
# Which names are one actor. Edit it and give it back with `--actors FILE`, on any command.
# `[[same]]`: `name` is what the actor is called, `aliases` its other names. `[[never]]`: names that never are one.
# `[[possible]]` decides nothing: make `[[same]]` (name, aliases) or `[[never]]` (names) of it, or delete it.
# `[[actor]]` (name, type, country, aliases) adds a known actor to those that texts are searched for.
";

/// Findings as a file that can be edited and given back; it decides what they have decided.
pub fn write(findings: &[Finding]) -> String {
    let mut text = String::from(HEAD);
    for finding in findings.iter().filter(|f| f.names.len() > 1) {
        text.push_str(&entry(finding));
    }
    text
}

fn entry(finding: &Finding) -> String {
    let list = |names: &[String]| names.iter().map(|n| quoted(n)).collect::<Vec<_>>().join(", ");
    let mut text = String::new();
    let _ = match finding.verdict {
        Verdict::Merged => {
            writeln!(
                text,
                "\n[[same]]\nname = {}\naliases = [{}]",
                quoted(&finding.names[0]),
                list(&finding.names[1..])
            )
        }
        Verdict::Never => writeln!(text, "\n[[never]]\nnames = [{}]", list(&finding.names)),
        Verdict::Possible | Verdict::Split => {
            writeln!(text, "\n[[possible]]\nnames = [{}]\nscore = {:.2}", list(&finding.names), finding.score)
        }
    };
    let _ = writeln!(text, "why = {}", quoted(&finding.why));
    text
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
